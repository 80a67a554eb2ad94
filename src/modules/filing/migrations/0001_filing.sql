-- Filing and review of normative documents: documents, what was asked and said about them, suggestions to review,
-- campaigns, checks between counties, yearly lists of what makers issued, yearly reports.

CREATE TABLE filing (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    organ_id      BIGINT NOT NULL,
    maker         TEXT NOT NULL CHECK (maker IN ('lower', 'government', 'commission', 'court', 'procuratorate', 'other')),
    title         TEXT NOT NULL CHECK (title <> ''),
    number        TEXT NOT NULL,
    index_number  TEXT NOT NULL,
    signed_on     TEXT,
    published_on  TEXT NOT NULL,
    effective_on  TEXT,
    body          TEXT NOT NULL,
    filed_on      TEXT NOT NULL,
    due_on        TEXT NOT NULL,
    late_days     BIGINT NOT NULL CHECK (late_days >= 0),
    state         TEXT NOT NULL CHECK (state IN ('filed', 'returned', 'refused', 'registered', 'reviewing', 'opinion',
                                                 'replied', 'closed')),
    register_year BIGINT,
    register_no   BIGINT,
    registered_on TEXT,
    mode          TEXT NOT NULL CHECK (mode IN ('active', 'asked', 'special', 'moved', 'joint')),
    clock_on      TEXT,
    extended      SMALLINT NOT NULL CHECK (extended IN (0, 1)),
    ground        TEXT NOT NULL CHECK (ground IN ('', 'power', 'conflict', 'improper')),
    result        TEXT NOT NULL CHECK (result IN ('', 'clean', 'corrected', 'repealed', 'revoked', 'explained')),
    closed_on     TEXT,
    version       BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX filing_by_register ON filing (congress_id, register_year, register_no);
CREATE INDEX filing_by_day ON filing (congress_id, filed_on, id);
CREATE INDEX filing_by_organ ON filing (congress_id, organ_id, id);

-- What was done and said, in order: letters to and from the maker too.
CREATE TABLE filing_step (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    filing_id   BIGINT NOT NULL,
    act         TEXT NOT NULL,
    on_day      TEXT NOT NULL,
    who         TEXT NOT NULL,
    text        TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, filing_id) REFERENCES filing (congress_id, id)
) {{clustered}};
CREATE INDEX filing_step_by_filing ON filing_step (congress_id, filing_id, id);

-- A committee or an expert who is asked for an opinion.
CREATE TABLE filing_task (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    filing_id   BIGINT NOT NULL,
    organ_id    BIGINT,
    expert      TEXT NOT NULL,
    asked_on    TEXT NOT NULL,
    due_on      TEXT NOT NULL,
    verdict     TEXT NOT NULL CHECK (verdict IN ('', 'none', 'problem')),
    text        TEXT NOT NULL,
    answered_on TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, filing_id) REFERENCES filing (congress_id, id)
) {{clustered}};
CREATE INDEX filing_task_by_filing ON filing_task (congress_id, filing_id, id);

-- A line of the check list.
CREATE TABLE filing_point (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    filing_id   BIGINT NOT NULL,
    item        TEXT NOT NULL CHECK (item IN ('power', 'procedure', 'conflict', 'rights', 'necessity')),
    verdict     TEXT NOT NULL CHECK (verdict IN ('ok', 'problem')),
    note        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, filing_id, item),
    FOREIGN KEY (congress_id, filing_id) REFERENCES filing (congress_id, id)
) {{clustered}};

-- A suggestion (of citizens, organisations) or a request (of organs) to review a document.
CREATE TABLE filing_ask (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    sort         TEXT NOT NULL CHECK (sort IN ('suggestion', 'request')),
    organ_id     BIGINT,
    key_id       BIGINT,
    name_sealed  {{blob}},
    phone_sealed {{blob}},
    code_hash    TEXT NOT NULL,
    filing_id    BIGINT,
    document     TEXT NOT NULL CHECK (document <> ''),
    clause       TEXT NOT NULL,
    reason       TEXT NOT NULL,
    asked_on     TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('received', 'incomplete', 'accepted', 'declined', 'moved', 'answered')),
    decided_on   TEXT,
    answer       TEXT NOT NULL,
    answered_on  TEXT,
    version      BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, filing_id) REFERENCES filing (congress_id, id)
);
CREATE INDEX filing_ask_by_day ON filing_ask (congress_id, asked_on, id);
CREATE INDEX filing_ask_by_code ON filing_ask (congress_id, code_hash);

-- A cleaning of documents (专项清理), and the documents looked at.
CREATE TABLE filing_campaign (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    basis       TEXT NOT NULL,
    from_on     TEXT NOT NULL,
    until_on    TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('open', 'ended')),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE TABLE filing_item (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    filing_id   BIGINT,
    organ_id    BIGINT,
    title       TEXT NOT NULL CHECK (title <> ''),
    number      TEXT NOT NULL,
    decision    TEXT NOT NULL CHECK (decision IN ('', 'keep', 'amend', 'repeal', 'lapsed')),
    note        TEXT NOT NULL,
    done_on     TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, campaign_id) REFERENCES filing_campaign (congress_id, id)
) {{clustered}};
CREATE INDEX filing_item_by_campaign ON filing_item (congress_id, campaign_id, id);

-- Counties look at each other's work (交叉检查).
CREATE TABLE filing_cross (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    checker     TEXT NOT NULL CHECK (checker <> ''),
    checked     TEXT NOT NULL CHECK (checked <> ''),
    planned_on  TEXT NOT NULL,
    done_on     TEXT,
    sampled     BIGINT NOT NULL CHECK (sampled >= 0),
    score       BIGINT,
    findings    TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- What a maker issued in a year (发文目录), to see what was not filed.
CREATE TABLE filing_catalogue (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    organ_id     BIGINT NOT NULL,
    number       TEXT NOT NULL,
    title        TEXT NOT NULL CHECK (title <> ''),
    published_on TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX filing_catalogue_by_day ON filing_catalogue (congress_id, published_on, id);

-- The report on the work of a year that the standing committee hears.
CREATE TABLE filing_report (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    text        TEXT NOT NULL,
    heard_on    TEXT,
    published   SMALLINT NOT NULL CHECK (published IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, year)
) {{clustered}};
