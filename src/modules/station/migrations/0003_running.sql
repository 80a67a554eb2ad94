-- How stations are run: the office's check list and checks by it, funds, leaders who guide them,
-- activities.

CREATE TABLE station_standard (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    grouping    TEXT NOT NULL,
    title       TEXT NOT NULL,
    place       BIGINT NOT NULL,
    active      SMALLINT NOT NULL CHECK (active IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, grouping, title)
) {{clustered}};

CREATE TABLE station_check (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    station_id    BIGINT NOT NULL,
    checked_on    TEXT NOT NULL,
    result        TEXT NOT NULL CHECK (result IN ('passed', 'rectify')),
    rectify_until TEXT,
    rectified_on  TEXT,
    note          TEXT NOT NULL,
    version       BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, station_id) REFERENCES station (congress_id, id),
    CHECK (result = 'rectify' OR (rectify_until IS NULL AND rectified_on IS NULL))
) {{clustered}};
CREATE INDEX station_check_by_station ON station_check (congress_id, station_id, checked_on);

CREATE TABLE station_check_item (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    check_id    BIGINT NOT NULL,
    standard_id BIGINT NOT NULL,
    title       TEXT NOT NULL,
    passed      SMALLINT NOT NULL CHECK (passed IN (0, 1)),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, check_id) REFERENCES station_check (congress_id, id)
) {{clustered}};
CREATE INDEX station_check_item_by_check ON station_check_item (congress_id, check_id);

-- amounts in fen
CREATE TABLE station_fund (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    station_id  BIGINT NOT NULL,
    year        BIGINT NOT NULL CHECK (year BETWEEN 1949 AND 9999),
    kind        TEXT NOT NULL CHECK (kind IN ('allocated', 'spent', 'settled')),
    amount_fen  BIGINT NOT NULL CHECK (amount_fen >= 0),
    on_day      TEXT NOT NULL,
    purpose     TEXT NOT NULL,
    document    TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, station_id) REFERENCES station (congress_id, id)
) {{clustered}};
CREATE INDEX station_fund_by_station ON station_fund (congress_id, station_id, year);
CREATE INDEX station_fund_by_day ON station_fund (congress_id, on_day);

-- 包联指导: a leader looks after a station
CREATE TABLE station_guide (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    station_id  BIGINT NOT NULL,
    deputy_id   BIGINT,
    name        TEXT NOT NULL,
    from_on     TEXT NOT NULL,
    to_on       TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, station_id) REFERENCES station (congress_id, id),
    FOREIGN KEY (congress_id, deputy_id) REFERENCES deputy (congress_id, id)
) {{clustered}};
CREATE INDEX station_guide_by_station ON station_guide (congress_id, station_id);

CREATE TABLE station_guidance (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    station_id  BIGINT NOT NULL,
    guide_id    BIGINT NOT NULL,
    on_day      TEXT NOT NULL,
    found       TEXT NOT NULL,
    advice      TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, guide_id) REFERENCES station_guide (congress_id, id)
) {{clustered}};
CREATE INDEX station_guidance_by_station ON station_guidance (congress_id, station_id, on_day);

-- the five functions: training, contact, reception of voters, inspection, reports to voters
CREATE TABLE station_activity (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    station_id  BIGINT NOT NULL,
    kind        TEXT NOT NULL
                CHECK (kind IN ('training', 'contact', 'voters', 'inspection', 'report', 'other')),
    title       TEXT NOT NULL,
    on_day      TEXT NOT NULL,
    deputies    BIGINT NOT NULL CHECK (deputies >= 0),
    people      BIGINT NOT NULL CHECK (people >= 0),
    summary     TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('planned', 'held', 'cancelled')),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, station_id) REFERENCES station (congress_id, id)
) {{clustered}};
CREATE INDEX station_activity_by_station ON station_activity (congress_id, station_id, on_day);
CREATE INDEX station_activity_by_day ON station_activity (congress_id, on_day);
