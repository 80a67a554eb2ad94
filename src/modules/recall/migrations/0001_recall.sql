-- Recalls of deputies. What somebody is charged with and what he answers is sealed under the key of the recall, each of those
-- who signed under a key of his own.

CREATE TABLE recall (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    year           BIGINT NOT NULL,
    number         BIGINT NOT NULL CHECK (number > 0),
    way            TEXT NOT NULL CHECK (way IN ('voters', 'garrison', 'session', 'recess')),
    mover          TEXT NOT NULL CHECK (mover IN ('voters', 'presidium', 'deputies', 'chairmen', 'members')),
    mandate_id     BIGINT NOT NULL,
    own            SMALLINT NOT NULL CHECK (own IN (0, 1)),
    name           TEXT NOT NULL CHECK (name <> ''),
    level          TEXT NOT NULL CHECK (level IN ('township', 'county', 'city', 'province', 'nation')),
    congress_name  TEXT NOT NULL,
    constituency   TEXT NOT NULL,
    key_id         BIGINT NOT NULL,
    reasons_sealed {{blob}},
    received_on    TEXT NOT NULL CHECK (received_on LIKE '____-__-__'),
    state          TEXT NOT NULL CHECK (state IN ('received', 'accepted', 'given', 'printed', 'set', 'passed', 'failed',
                                                  'refused', 'withdrawn')),
    signers        BIGINT NOT NULL CHECK (signers >= 0),
    accepted_on    TEXT,
    given_on       TEXT,
    printed_on     TEXT,
    vote_on        TEXT,
    place          TEXT NOT NULL,
    chair          TEXT NOT NULL,
    voted_on       TEXT,
    whole          BIGINT NOT NULL CHECK (whole >= 0),
    issued         BIGINT NOT NULL CHECK (issued <= whole),
    cast_count     BIGINT NOT NULL CHECK (cast_count <= issued),
    invalid        BIGINT NOT NULL CHECK (invalid >= 0),
    yes            BIGINT NOT NULL CHECK (yes >= 0),
    no             BIGINT NOT NULL CHECK (no >= 0),
    abstain        BIGINT NOT NULL CHECK (abstain >= 0),
    minutes        TEXT NOT NULL,
    announced_on   TEXT,
    announced      TEXT NOT NULL,
    filed_on       TEXT,
    filed          TEXT NOT NULL,
    why            TEXT NOT NULL,
    ended_on       TEXT,
    erased_on      TEXT,
    version        BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    CHECK (invalid + yes + no + abstain = cast_count),
    CHECK (state NOT IN ('passed', 'failed') OR voted_on IS NOT NULL),
    CHECK (state NOT IN ('failed', 'refused', 'withdrawn') OR ended_on IS NOT NULL)
) {{clustered}};
CREATE UNIQUE INDEX recall_by_number ON recall (congress_id, year, number);
CREATE INDEX recall_by_day ON recall (congress_id, received_on, id);
CREATE INDEX recall_by_mandate ON recall (congress_id, mandate_id, id);
CREATE INDEX recall_by_end ON recall (congress_id, ended_on, id);

-- Who signed: name, and how the office can tell that he is a voter there.
CREATE TABLE recall_signer (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    recall_id    BIGINT NOT NULL,
    place        BIGINT NOT NULL,
    key_id       BIGINT NOT NULL,
    name_sealed  {{blob}},
    about_sealed {{blob}},
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, recall_id) REFERENCES recall (congress_id, id)
) {{clustered}};
CREATE INDEX recall_signer_of ON recall_signer (congress_id, recall_id, place);

-- What the deputy answers, in writing or before a meeting; sealed under the key of the recall.
CREATE TABLE recall_defence (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    recall_id   BIGINT NOT NULL,
    on_day      TEXT NOT NULL CHECK (on_day LIKE '____-__-__'),
    way         TEXT NOT NULL CHECK (way IN ('written', 'oral')),
    text_sealed {{blob}},
    printed_on  TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, recall_id) REFERENCES recall (congress_id, id)
) {{clustered}};
CREATE INDEX recall_defence_of ON recall_defence (congress_id, recall_id, id);
