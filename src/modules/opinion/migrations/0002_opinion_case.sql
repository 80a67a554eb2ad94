-- What becomes of an opinion. The row of an opinion itself stays as it was said; opinion_case has
-- the same id and everything that changes. raised_at and raised_on are copies, for lists.

CREATE TABLE opinion_topic (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    parent_id   BIGINT NOT NULL,
    root_id     BIGINT NOT NULL,
    level       BIGINT NOT NULL CHECK (level BETWEEN 1 AND 5),
    name        TEXT NOT NULL CHECK (name <> ''),
    path        TEXT NOT NULL CHECK (path <> ''),
    organ_id    BIGINT,
    active      SMALLINT NOT NULL CHECK (active IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX opinion_topic_by_path ON opinion_topic (congress_id, path);
CREATE INDEX opinion_topic_by_parent ON opinion_topic (congress_id, parent_id);

CREATE TABLE opinion_case (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    channel        TEXT NOT NULL CHECK (channel IN ('reception', 'qr', 'portal', 'telephone',
                   'letter', 'questionnaire', 'visit', 'import', 'other')),
    collector      TEXT NOT NULL CHECK (collector IN ('', 'party', 'leader', 'deputy', 'keeper', 'staff')),
    deputy_id      BIGINT,
    station_id     BIGINT,
    problem_id     BIGINT,
    area           TEXT NOT NULL,
    hidden         SMALLINT NOT NULL CHECK (hidden IN (0, 1)),
    open           SMALLINT NOT NULL CHECK (open IN (0, 1)),
    key_id         BIGINT,
    subject_sealed {{blob}},
    body_sealed    {{blob}},
    address_sealed {{blob}},
    contact_blind  TEXT,
    code_blind     TEXT,
    pin_blind      TEXT,
    state          TEXT NOT NULL CHECK (state IN ('received', 'classified', 'assigned', 'handling',
                   'solved', 'explained', 'promised', 'answered', 'rated', 'closed', 'merged',
                   'rejected', 'suggestion')),
    before_state   TEXT NOT NULL,
    topic_id       BIGINT,
    root_id        BIGINT,
    topic_by       TEXT NOT NULL CHECK (topic_by IN ('', 'person', 'import')),
    into_id        BIGINT,
    handler        TEXT NOT NULL CHECK (handler IN ('', 'office', 'station', 'township', 'organ')),
    organ_id       BIGINT,
    due_on         TEXT,
    handle_due_on  TEXT,
    settled_on     TEXT,
    outcome        TEXT NOT NULL CHECK (outcome IN ('', 'solved', 'explained', 'promised')),
    promise_on     TEXT,
    answered_at    BIGINT,
    rating         TEXT NOT NULL CHECK (rating IN ('', 'satisfied', 'basic', 'dissatisfied')),
    rated_on       TEXT,
    rounds         BIGINT NOT NULL,
    alike          BIGINT NOT NULL,
    published      SMALLINT NOT NULL CHECK (published IN (0, 1)),
    raised_at      BIGINT NOT NULL,
    raised_on      TEXT NOT NULL,
    version        BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    CHECK (hidden = 0 OR subject_sealed IS NOT NULL),
    CHECK ((state = 'merged') = (into_id IS NOT NULL))
) {{clustered}};
CREATE INDEX opinion_case_by_time ON opinion_case (congress_id, raised_at, id);
CREATE INDEX opinion_case_by_state ON opinion_case (congress_id, state, raised_at, id);
CREATE INDEX opinion_case_by_day ON opinion_case (congress_id, raised_on);
CREATE INDEX opinion_case_by_organ ON opinion_case (congress_id, organ_id, raised_at, id);
CREATE INDEX opinion_case_by_station ON opinion_case (congress_id, station_id, raised_at, id);
CREATE INDEX opinion_case_by_topic ON opinion_case (congress_id, root_id, raised_at, id);
CREATE INDEX opinion_case_by_due ON opinion_case (congress_id, due_on, id);
CREATE INDEX opinion_case_by_promise ON opinion_case (congress_id, promise_on, id);
CREATE INDEX opinion_case_by_into ON opinion_case (congress_id, into_id);
CREATE INDEX opinion_case_by_problem ON opinion_case (congress_id, problem_id);
CREATE INDEX opinion_case_by_contact ON opinion_case (congress_id, contact_blind);
CREATE INDEX opinion_case_by_public ON opinion_case (congress_id, published, raised_at, id);
CREATE UNIQUE INDEX opinion_case_by_code ON opinion_case (congress_id, code_blind);

-- What was done, in words: reasons, results, answers. text_sealed instead of text for hidden ones.
CREATE TABLE opinion_step (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    opinion_id  BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind <> ''),
    handler     TEXT NOT NULL,
    organ_id    BIGINT,
    other_id    BIGINT,
    account_id  BIGINT,
    at          BIGINT NOT NULL,
    due_on      TEXT,
    word        TEXT NOT NULL,
    text        TEXT NOT NULL,
    key_id      BIGINT,
    text_sealed {{blob}},
    shown       SMALLINT NOT NULL CHECK (shown IN (0, 1)),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, opinion_id) REFERENCES opinion (congress_id, id)
) {{clustered}};
CREATE INDEX opinion_step_by_opinion ON opinion_step (congress_id, opinion_id, id);

-- The text as anybody may read it, approved by the office. One row for each opinion.
CREATE TABLE opinion_publication (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    opinion_id  BIGINT NOT NULL,
    published   SMALLINT NOT NULL CHECK (published IN (0, 1)),
    subject     TEXT NOT NULL,
    body        TEXT NOT NULL,
    answer      TEXT NOT NULL,
    why_not     TEXT NOT NULL,
    confirmed   TEXT NOT NULL,
    decided_on  TEXT NOT NULL,
    decided_by  BIGINT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, opinion_id) REFERENCES opinion (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX opinion_publication_once ON opinion_publication (congress_id, opinion_id);

-- Local periods, in working days; what is not here is as opinion_rules_flow.c has it.
CREATE TABLE opinion_period (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    step        TEXT NOT NULL,
    days        BIGINT NOT NULL CHECK (days BETWEEN 1 AND 250),
    basis       TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX opinion_period_once ON opinion_period (congress_id, step);

-- What the classifier has learnt from decided opinions: a copy, made anew by a job.
CREATE TABLE opinion_model (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    learnt_at   BIGINT NOT NULL,
    decided     BIGINT NOT NULL,
    last_id     BIGINT NOT NULL,
    bytes       {{blob}} NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
