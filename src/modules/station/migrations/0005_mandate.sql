-- a deputy of another level who serves at a station, in the register of five levels; id: of station_deputy
CREATE TABLE station_mandate (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    outside_id  BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, id) REFERENCES station_deputy (congress_id, id)
) {{clustered}};
CREATE INDEX station_mandate_by_outside ON station_mandate (congress_id, outside_id);
