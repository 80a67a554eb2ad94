-- Whom an investigation is about: people and bodies with a stake in it may not sit in its committee.
CREATE TABLE inquiry_concern (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    probe_id    BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    reason      TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, probe_id) REFERENCES inquiry_probe (congress_id, id)
) {{clustered}};
CREATE INDEX inquiry_concern_of ON inquiry_concern (congress_id, probe_id, id);
