-- Departments of the government set up, added, merged or abolished, filed with the standing committee.
CREATE TABLE filing_setup (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    organ_id    BIGINT,
    act         TEXT NOT NULL CHECK (act IN ('set_up', 'added', 'reduced', 'merged', 'renamed')),
    name        TEXT NOT NULL CHECK (name <> ''),
    approved_by TEXT NOT NULL,
    number      TEXT NOT NULL,
    approved_on TEXT NOT NULL,
    filed_on    TEXT NOT NULL,
    note        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX filing_setup_by_day ON filing_setup (congress_id, filed_on, id);
