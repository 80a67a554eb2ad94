-- Liaison stations, the deputies who serve there, receptions, and what people told them.

CREATE TABLE station (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    parent_id   BIGINT,
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL
                CHECK (kind IN ('county', 'township', 'community', 'base', 'point', 'room')),
    state       TEXT NOT NULL
                CHECK (state IN ('planned', 'built', 'running', 'rectify', 'closed')),
    place       TEXT NOT NULL,
    division    TEXT NOT NULL,
    organ_id    BIGINT,
    keeper_id   BIGINT,
    area_m2     BIGINT NOT NULL CHECK (area_m2 >= 0),
    lat_e6      BIGINT NOT NULL CHECK (lat_e6 BETWEEN -90000000 AND 90000000),
    lon_e6      BIGINT NOT NULL CHECK (lon_e6 BETWEEN -180000000 AND 180000000),
    built_on    TEXT,
    opened_on   TEXT,
    closed_on   TEXT,
    phone       TEXT NOT NULL,
    hours       TEXT NOT NULL,
    services    TEXT NOT NULL,
    note        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, name),
    FOREIGN KEY (congress_id, organ_id) REFERENCES congress_organ (congress_id, id),
    CHECK ((state = 'closed') = (closed_on IS NOT NULL))
) {{clustered}};
CREATE INDEX station_by_division ON station (congress_id, division);
CREATE INDEX station_by_keeper ON station (congress_id, keeper_id);

CREATE TABLE station_deputy (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    station_id  BIGINT NOT NULL,
    deputy_id   BIGINT,
    name        TEXT NOT NULL,
    level       TEXT NOT NULL
                CHECK (level IN ('township', 'county', 'city', 'province', 'nation')),
    from_on     TEXT NOT NULL,
    to_on       TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, station_id) REFERENCES station (congress_id, id),
    FOREIGN KEY (congress_id, deputy_id) REFERENCES deputy (congress_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on)
) {{clustered}};
CREATE INDEX station_deputy_by_station ON station_deputy (congress_id, station_id, from_on);
CREATE INDEX station_deputy_by_deputy ON station_deputy (congress_id, deputy_id);

-- client: made on the device that wrote it down; the same one is written once only
CREATE TABLE station_reception (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    station_id  BIGINT NOT NULL,
    day_id      BIGINT,
    client      TEXT,
    number      TEXT,
    way         TEXT NOT NULL CHECK (way IN ('desk', 'offline', 'import')),
    on_day      TEXT NOT NULL,
    people      BIGINT NOT NULL CHECK (people >= 0),
    note        TEXT NOT NULL,
    entered_by  BIGINT,
    entered_at  BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, client),
    UNIQUE (congress_id, number),
    FOREIGN KEY (congress_id, station_id) REFERENCES station (congress_id, id)
) {{clustered}};
CREATE INDEX station_reception_by_day ON station_reception (congress_id, on_day);
CREATE INDEX station_reception_by_station ON station_reception (congress_id, station_id, on_day);

CREATE TABLE station_visit (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    reception_id BIGINT NOT NULL,
    station_id   BIGINT NOT NULL,
    on_day       TEXT NOT NULL,
    deputy_id    BIGINT,
    name         TEXT NOT NULL,
    level        TEXT NOT NULL
                 CHECK (level IN ('township', 'county', 'city', 'province', 'nation')),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, reception_id) REFERENCES station_reception (congress_id, id),
    FOREIGN KEY (congress_id, deputy_id) REFERENCES deputy (congress_id, id)
) {{clustered}};
CREATE INDEX station_visit_by_reception ON station_visit (congress_id, reception_id);
CREATE INDEX station_visit_by_deputy ON station_visit (congress_id, deputy_id, on_day);
CREATE INDEX station_visit_by_day ON station_visit (congress_id, on_day);

CREATE TABLE station_problem (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    station_id     BIGINT NOT NULL,
    reception_id   BIGINT,
    opinion_id     BIGINT,
    number         TEXT,
    noted_on       TEXT NOT NULL,
    subject        TEXT NOT NULL,
    body           TEXT NOT NULL,
    place          TEXT NOT NULL,
    level          TEXT NOT NULL CHECK (level IN ('', 'station', 'community', 'township', 'county')),
    state          TEXT NOT NULL CHECK (state IN ('collected', 'handling', 'solved', 'explained')),
    result         TEXT NOT NULL,
    settled_on     TEXT,
    key_id         BIGINT,
    citizen_sealed {{blob}},
    contact_sealed {{blob}},
    version        BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, number),
    FOREIGN KEY (congress_id, station_id) REFERENCES station (congress_id, id),
    FOREIGN KEY (congress_id, reception_id) REFERENCES station_reception (congress_id, id),
    CHECK ((state IN ('solved', 'explained')) = (settled_on IS NOT NULL))
) {{clustered}};
CREATE INDEX station_problem_by_reception ON station_problem (congress_id, reception_id);
CREATE INDEX station_problem_by_station ON station_problem (congress_id, station_id, noted_on);
CREATE INDEX station_problem_by_day ON station_problem (congress_id, noted_on, state);

CREATE VIEW station_v_name AS
    SELECT congress_id, id, parent_id, name, kind, state, division, organ_id, keeper_id FROM station;
CREATE VIEW station_v_visit AS
    SELECT congress_id, id, reception_id, station_id, on_day, deputy_id, level FROM station_visit;
CREATE VIEW station_v_problem AS
    SELECT congress_id, id, station_id, reception_id, opinion_id, noted_on, state
      FROM station_problem;
