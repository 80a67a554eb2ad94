-- What was found of somebody in an investigation and those it is about: has he a stake in it or not.
CREATE TABLE inquiry_relation (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    probe_id    BIGINT NOT NULL,
    deputy_id   BIGINT,
    name        TEXT NOT NULL CHECK (name <> ''),
    whom        TEXT NOT NULL,
    sort        TEXT NOT NULL CHECK (sort IN ('self', 'kin', 'office', 'money', 'other')),
    stake       SMALLINT NOT NULL CHECK (stake IN (0, 1)),
    note        TEXT NOT NULL CHECK (note <> ''),
    found_on    TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, probe_id) REFERENCES inquiry_probe (congress_id, id)
) {{clustered}};
CREATE INDEX inquiry_relation_of ON inquiry_relation (congress_id, probe_id, id);
