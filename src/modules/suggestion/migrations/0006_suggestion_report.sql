-- The yearly reports: on how suggestions were handled, of the office (organ_id 0) and of the organs
-- that local rule names; and of units on their promises. A row is made when the report falls due, and holds what became of it.
CREATE TABLE suggestion_report (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    kind         TEXT NOT NULL CHECK (kind IN ('handling', 'promises')),
    year         BIGINT NOT NULL,
    organ_id     BIGINT NOT NULL,
    due_on       TEXT NOT NULL CHECK (due_on LIKE '____-__-__'),
    basis        TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('owed', 'given')),
    title        TEXT NOT NULL,
    body         TEXT NOT NULL,
    given_on     TEXT,
    meeting      TEXT,
    given_by     BIGINT,
    printed_on   TEXT,
    printed_for  TEXT,
    published_on TEXT,
    PRIMARY KEY (congress_id, id),
    CHECK ((state = 'given') = (given_on IS NOT NULL)),
    CHECK ((given_on IS NULL) = (meeting IS NULL)),
    CHECK ((printed_on IS NULL) = (printed_for IS NULL)),
    CHECK (given_on IS NOT NULL OR (printed_on IS NULL AND published_on IS NULL))
) {{clustered}};
CREATE UNIQUE INDEX suggestion_report_once ON suggestion_report (congress_id, kind, year, organ_id);
CREATE INDEX suggestion_report_waits ON suggestion_report (congress_id, state, organ_id);
CREATE INDEX suggestion_report_public ON suggestion_report (congress_id, published_on);
