-- Congresses, terms, sessions, organs, delegations, the working calendar, local numbers of law.

CREATE TABLE congress (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    parent_id   BIGINT,
    level       TEXT NOT NULL CHECK (level IN ('township', 'county', 'city', 'province', 'nation')),
    name        TEXT NOT NULL,
    short_name  TEXT NOT NULL,
    code        TEXT NOT NULL,
    founded_at  BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    CHECK (congress_id = id)
) {{clustered}};
CREATE UNIQUE INDEX congress_by_name ON congress (name);

-- Administrative divisions of the nation, congress_id 0. Ids are the codes as numbers.
CREATE TABLE congress_division (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    code        TEXT NOT NULL,
    name        TEXT NOT NULL,
    parent_code TEXT NOT NULL,
    level       TEXT NOT NULL
                CHECK (level IN ('province', 'city', 'county', 'township', 'village')),
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX congress_division_by_parent ON congress_division (congress_id, parent_code, code);
CREATE INDEX congress_division_by_name ON congress_division (congress_id, name);

CREATE TABLE congress_term (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    number      BIGINT NOT NULL CHECK (number > 0),
    from_on     TEXT NOT NULL,
    to_on       TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on)
) {{clustered}};
CREATE UNIQUE INDEX congress_term_by_number ON congress_term (congress_id, number);

CREATE TABLE congress_session (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    term_id     BIGINT NOT NULL,
    number      BIGINT NOT NULL CHECK (number > 0),
    name        TEXT NOT NULL,
    opens_on    TEXT NOT NULL,
    closes_on   TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, term_id) REFERENCES congress_term (congress_id, id),
    CHECK (closes_on >= opens_on)
) {{clustered}};
CREATE UNIQUE INDEX congress_session_by_number ON congress_session (congress_id, term_id, number);
CREATE INDEX congress_session_by_day ON congress_session (congress_id, opens_on);

CREATE TABLE congress_organ (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    parent_id   BIGINT,
    kind        TEXT NOT NULL CHECK (kind IN ('standing_committee', 'chairmen_meeting',
                    'work_office', 'special_committee', 'government', 'department', 'township',
                    'supervision', 'court', 'procuratorate', 'other')),
    name        TEXT NOT NULL,
    short_name  TEXT NOT NULL,
    handles     SMALLINT NOT NULL DEFAULT 0 CHECK (handles IN (0, 1)),
    active      SMALLINT NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    closed_on   TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, parent_id) REFERENCES congress_organ (congress_id, id),
    CHECK (active = 1 OR closed_on IS NOT NULL)
) {{clustered}};
CREATE UNIQUE INDEX congress_organ_by_name ON congress_organ (congress_id, name);
CREATE INDEX congress_organ_by_short_name ON congress_organ (congress_id, short_name);

CREATE TABLE congress_delegation (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL,
    active      SMALLINT NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX congress_delegation_by_name ON congress_delegation (congress_id, name);

-- Days that differ from the week; congress_id 0: of the whole nation.
CREATE TABLE congress_holiday (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    day_on      TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('holiday', 'workday')),
    name        TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX congress_holiday_by_day ON congress_holiday (congress_id, day_on);

CREATE TABLE congress_param (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL,
    value       TEXT NOT NULL,
    from_on     TEXT NOT NULL,
    basis       TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX congress_param_by_day ON congress_param (congress_id, name, from_on);

CREATE VIEW congress_v_name AS
    SELECT congress_id, id, name, short_name, level FROM congress;
CREATE VIEW congress_v_organ AS
    SELECT congress_id, id, parent_id, kind, name, short_name, handles, active FROM congress_organ;
CREATE VIEW congress_v_delegation AS
    SELECT congress_id, id, name FROM congress_delegation;
CREATE VIEW congress_v_session AS
    SELECT congress_id, id, term_id, number, name, opens_on, closes_on FROM congress_session;
