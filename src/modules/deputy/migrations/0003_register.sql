-- The register of five levels: classes of occupation, who has a fixed wage, deputies of other levels
-- who live or work here, who is who among them, targets of the structure, seats and vacancies.

CREATE TABLE deputy_class (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    name        TEXT NOT NULL CHECK (name <> ''),
    place       BIGINT NOT NULL,
    grassroots  SMALLINT NOT NULL CHECK (grassroots IN (0, 1)),
    active      SMALLINT NOT NULL CHECK (active IN (0, 1)),
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX deputy_class_name ON deputy_class (congress_id, name);

-- More of a deputy of this congress; id is the deputy's.
CREATE TABLE deputy_more (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    class_id    BIGINT,
    wage        TEXT NOT NULL CHECK (wage IN ('', 'fixed', 'none')),
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- What names are sorted by; made anew from the names at any time. id: of a deputy or an outside one.
CREATE TABLE deputy_order (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    pinyin      TEXT NOT NULL,
    stroke      TEXT NOT NULL,
    made_by     TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- Deputies of higher and lower levels who live or work here.
CREATE TABLE deputy_outside (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    version       BIGINT NOT NULL DEFAULT 1,
    key_id        BIGINT NOT NULL,
    level         TEXT NOT NULL CHECK (level IN ('township', 'county', 'city', 'province', 'nation')),
    congress_name TEXT NOT NULL CHECK (congress_name <> ''),
    name          TEXT NOT NULL CHECK (name <> ''),
    sex           TEXT NOT NULL CHECK (sex IN ('', 'male', 'female')),
    ethnic        TEXT NOT NULL,
    party         TEXT NOT NULL,
    education     TEXT NOT NULL,
    occupation    TEXT NOT NULL,
    class_id      BIGINT,
    constituency  TEXT NOT NULL,
    place         TEXT NOT NULL,
    phone_sealed  {{blob}},
    phone_blind   TEXT,
    id_sealed     {{blob}},
    id_blind      TEXT,
    born_sealed   {{blob}},
    from_on       TEXT NOT NULL CHECK (from_on LIKE '____-__-__'),
    to_on         TEXT CHECK (to_on LIKE '____-__-__'),
    PRIMARY KEY (congress_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on)
) {{clustered}};
CREATE INDEX deputy_outside_by_level ON deputy_outside (congress_id, level, name, id);
CREATE INDEX deputy_outside_by_name ON deputy_outside (congress_id, name, id);

-- Decided by a person: two entries of the register are the same human being, or are not.
CREATE TABLE deputy_same (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    one_id      BIGINT NOT NULL,
    other_id    BIGINT NOT NULL,
    decision    TEXT NOT NULL CHECK (decision IN ('same', 'different', 'undone')),
    decided_by  BIGINT NOT NULL,
    decided_at  BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    CHECK (one_id < other_id)
) {{clustered}};
CREATE UNIQUE INDEX deputy_same_once ON deputy_same (congress_id, one_id, other_id);
CREATE INDEX deputy_same_other ON deputy_same (congress_id, other_id);

-- What share of the deputies should be of a group.
CREATE TABLE deputy_target (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    dimension   TEXT NOT NULL,
    value       TEXT NOT NULL CHECK (value <> ''),
    bound       TEXT NOT NULL CHECK (bound IN ('least', 'most')),
    permille    BIGINT NOT NULL CHECK (permille BETWEEN 0 AND 1000),
    basis       TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX deputy_target_once ON deputy_target (congress_id, dimension, value);

CREATE TABLE deputy_constituency (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    name        TEXT NOT NULL CHECK (name <> ''),
    sort        TEXT NOT NULL CHECK (sort IN ('area', 'unit', 'garrison')),
    seats       BIGINT NOT NULL CHECK (seats >= 0),
    area        TEXT NOT NULL,
    active      SMALLINT NOT NULL CHECK (active IN (0, 1)),
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX deputy_constituency_name ON deputy_constituency (congress_id, name);

-- The total of seats as it was fixed, with the decision it rests on. The newest one holds.
CREATE TABLE deputy_seats (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    population  BIGINT NOT NULL CHECK (population > 0),
    formula     BIGINT NOT NULL,
    raised      SMALLINT NOT NULL CHECK (raised IN (0, 1)),
    total       BIGINT NOT NULL CHECK (total > 0),
    decided_by  TEXT NOT NULL CHECK (decided_by <> ''),
    document    TEXT NOT NULL CHECK (document <> ''),
    decided_on  TEXT NOT NULL CHECK (decided_on LIKE '____-__-__'),
    reason      TEXT NOT NULL CHECK (reason IN ('first', 'boundary', 'works', 'slip')),
    filed_on    TEXT CHECK (filed_on LIKE '____-__-__'),
    PRIMARY KEY (congress_id, id)
) {{clustered}};

CREATE TABLE deputy_byelection (
    congress_id     BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    version         BIGINT NOT NULL DEFAULT 1,
    constituency_id BIGINT NOT NULL,
    seats           BIGINT NOT NULL CHECK (seats > 0),
    voting_on       TEXT NOT NULL CHECK (voting_on LIKE '____-__-__'),
    basis           TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('planned', 'held', 'dropped')),
    result          TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, constituency_id) REFERENCES deputy_constituency (congress_id, id)
) {{clustered}};
CREATE INDEX deputy_byelection_of ON deputy_byelection (congress_id, constituency_id, id);

CREATE VIEW deputy_v_outside AS
    SELECT congress_id, id, level, congress_name, name, to_on FROM deputy_outside;
