-- The delegation whose township a station's work is counted for, where the office says so; id: the station's.
CREATE TABLE station_town (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    delegation_id BIGINT NOT NULL,
    version       BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, id) REFERENCES station (congress_id, id),
    FOREIGN KEY (congress_id, delegation_id) REFERENCES congress_delegation (congress_id, id)
) {{clustered}};

-- As said of it or of the station it belongs to; else the township of its division's code, else the
-- organ that runs it, where a delegation has that name; 0: of no township. The register of divisions
-- is the nation's (congress 0) and calls streets 东河街道办事处.
CREATE VIEW station_v_delegation AS
    SELECT s.congress_id, s.id AS station_id, COALESCE(
        (SELECT w.delegation_id FROM station_town w
          WHERE w.congress_id = s.congress_id AND w.id = s.id),
        (SELECT w.delegation_id FROM station_town w
          WHERE w.congress_id = s.congress_id AND w.id = s.parent_id),
        (SELECT MIN(t.delegation_id) FROM congress_v_town t JOIN congress_v_division d
             ON d.congress_id = 0 AND d.name IN (t.name, t.name || '办事处')
          WHERE t.congress_id = s.congress_id AND d.code = substr(s.division, 1, 9)),
        (SELECT MIN(t.delegation_id) FROM congress_v_town t JOIN congress_v_organ o
             ON o.congress_id = t.congress_id AND t.name IN (o.name, o.short_name)
          WHERE t.congress_id = s.congress_id AND o.id = s.organ_id),
        (SELECT MIN(t.delegation_id) FROM congress_v_town t JOIN congress_v_organ o
             ON o.congress_id = t.congress_id AND t.name IN (o.name, o.short_name)
           JOIN station p ON p.congress_id = o.congress_id AND p.organ_id = o.id
          WHERE t.congress_id = s.congress_id AND p.id = s.parent_id),
        0) AS delegation_id
      FROM station s;
