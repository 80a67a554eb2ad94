-- Which files were brought in, by whom, with what result.
CREATE TABLE import_batch (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    kind          TEXT NOT NULL,
    file_name     TEXT NOT NULL,
    file_hash     TEXT NOT NULL,
    rows_written  BIGINT NOT NULL CHECK (rows_written >= 0),
    rows_skipped  BIGINT NOT NULL CHECK (rows_skipped >= 0),
    rows_left_out BIGINT NOT NULL CHECK (rows_left_out >= 0),
    at            BIGINT NOT NULL,
    account_id    BIGINT,
    account_name  TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX import_batch_by_hash ON import_batch (congress_id, file_hash, kind, id);

-- Files between preview and import: gone after a day, so the journal does not know them.
CREATE TABLE import_upload (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    spool_name  TEXT NOT NULL,
    file_hash   TEXT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX import_upload_by_time ON import_upload (at);
