-- A disciplinary sanction of somebody who holds or held an office: first the office ends, then it is decided.
CREATE TABLE appointment_sanction (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    person_id   BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('removed', 'expelled')),
    organ       TEXT NOT NULL CHECK (organ <> ''),
    told_on     TEXT NOT NULL,
    decided_on  TEXT,
    number      TEXT NOT NULL,
    note        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, person_id) REFERENCES appointment_person (congress_id, id)
) {{clustered}};
CREATE INDEX appointment_sanction_of ON appointment_sanction (congress_id, person_id, id);
