-- Deputies of other levels who took part: how many of which level, and who.
CREATE TABLE activity_guest (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    activity_id BIGINT NOT NULL,
    level       TEXT NOT NULL CHECK (level IN ('township', 'county', 'city', 'province', 'nation')),
    people      BIGINT NOT NULL CHECK (people > 0),
    names       TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, activity_id, level),
    FOREIGN KEY (congress_id, activity_id) REFERENCES activity (congress_id, id)
) {{clustered}};
