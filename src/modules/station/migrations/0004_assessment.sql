-- Assessment of stations (考核办法): items with full points, figures of the period, self-assessment,
-- review, rank. Points are hundredths.

CREATE TABLE station_measure (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL,
    basis       TEXT NOT NULL,
    from_on     TEXT NOT NULL,
    to_on       TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('draft', 'self', 'review', 'done')),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, name),
    CHECK (to_on >= from_on)
) {{clustered}};

-- figure: what the records say; '' : a person says it
CREATE TABLE station_measure_item (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    measure_id  BIGINT NOT NULL,
    title       TEXT NOT NULL,
    figure      TEXT NOT NULL
                CHECK (figure IN ('', 'receptions', 'visits', 'people', 'problems', 'solved',
                                  'held', 'activities')),
    target      BIGINT NOT NULL CHECK (target >= 0),
    points      BIGINT NOT NULL CHECK (points > 0),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, measure_id) REFERENCES station_measure (congress_id, id)
) {{clustered}};
CREATE INDEX station_measure_item_by_measure ON station_measure_item (congress_id, measure_id);

CREATE TABLE station_result (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    measure_id  BIGINT NOT NULL,
    station_id  BIGINT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('open', 'self', 'checked')),
    points      BIGINT NOT NULL CHECK (points >= 0),
    place       BIGINT NOT NULL CHECK (place >= 0),
    self_note   TEXT NOT NULL,
    note        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, measure_id, station_id),
    FOREIGN KEY (congress_id, measure_id) REFERENCES station_measure (congress_id, id),
    FOREIGN KEY (congress_id, station_id) REFERENCES station (congress_id, id)
) {{clustered}};

CREATE TABLE station_score (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    result_id   BIGINT NOT NULL,
    item_id     BIGINT NOT NULL,
    figure      BIGINT NOT NULL,
    self_points BIGINT NOT NULL CHECK (self_points >= 0),
    points      BIGINT NOT NULL CHECK (points >= 0),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, result_id, item_id),
    FOREIGN KEY (congress_id, result_id) REFERENCES station_result (congress_id, id),
    FOREIGN KEY (congress_id, item_id) REFERENCES station_measure_item (congress_id, id)
) {{clustered}};
