-- Reception days: series (every 15th of a month), the days made of them, and who is on duty.

-- rule: 'month' on day `nth` of each month; 'weekday' on the nth `weekday` of each month (nth 0: the
-- last); 'week' each `weekday`
CREATE TABLE station_series (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    station_id  BIGINT NOT NULL,
    title       TEXT NOT NULL,
    rule        TEXT NOT NULL CHECK (rule IN ('month', 'weekday', 'week')),
    nth         BIGINT NOT NULL CHECK (nth BETWEEN 0 AND 31),
    weekday     BIGINT NOT NULL CHECK (weekday BETWEEN 0 AND 7),
    from_minute BIGINT NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
    to_minute   BIGINT NOT NULL CHECK (to_minute BETWEEN 1 AND 1440),
    seats       BIGINT NOT NULL CHECK (seats BETWEEN 1 AND 20),
    shift       SMALLINT NOT NULL CHECK (shift IN (0, 1)),
    from_on     TEXT NOT NULL,
    to_on       TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, station_id) REFERENCES station (congress_id, id),
    CHECK (to_minute > from_minute)
) {{clustered}};
CREATE INDEX station_series_by_station ON station_series (congress_id, station_id);

-- planned_on: the day the rule names; on_day: the working day it was put on
CREATE TABLE station_day (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    station_id  BIGINT NOT NULL,
    series_id   BIGINT,
    title       TEXT NOT NULL,
    planned_on  TEXT NOT NULL,
    on_day      TEXT NOT NULL,
    from_minute BIGINT NOT NULL,
    to_minute   BIGINT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('scheduled', 'held', 'cancelled')),
    reason      TEXT NOT NULL,
    told_at     BIGINT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, series_id, planned_on),
    FOREIGN KEY (congress_id, station_id) REFERENCES station (congress_id, id)
) {{clustered}};
CREATE INDEX station_day_by_day ON station_day (congress_id, on_day);
CREATE INDEX station_day_by_station ON station_day (congress_id, station_id, on_day);

-- replaces: the duty of the one who could not come
CREATE TABLE station_duty (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    day_id      BIGINT NOT NULL,
    deputy_id   BIGINT,
    name        TEXT NOT NULL,
    level       TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('on', 'excused', 'came', 'absent')),
    replaces    BIGINT,
    reason      TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, day_id) REFERENCES station_day (congress_id, id),
    FOREIGN KEY (congress_id, deputy_id) REFERENCES deputy (congress_id, id)
) {{clustered}};
CREATE INDEX station_duty_by_day ON station_duty (congress_id, day_id);
CREATE INDEX station_duty_by_deputy ON station_duty (congress_id, deputy_id);
