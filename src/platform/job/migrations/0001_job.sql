-- Runs of jobs: one row for each day of a daily job, one row for a job with a period (day '').
-- until: running: another server may take it over then; failed: due again; done: next due.
CREATE TABLE job_run (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL,
    day         TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    started_at  BIGINT NOT NULL,
    ended_at    BIGINT,
    until       BIGINT NOT NULL,
    tries       BIGINT NOT NULL,
    result      TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, name, day)
) {{clustered}};
