-- What was left out or put right by hand, and taking a whole import back. Without a value: none.
ALTER TABLE import_batch ADD COLUMN rows_excluded BIGINT;
ALTER TABLE import_batch ADD COLUMN rows_corrected BIGINT;
ALTER TABLE import_batch ADD COLUMN undone_at BIGINT;
ALTER TABLE import_batch ADD COLUMN undone_by TEXT;

-- The import that the file became: set in the transaction that writes its rows.
ALTER TABLE import_upload ADD COLUMN batch_id BIGINT;

-- As which column a foreign heading was read the last time: a proposal for the next file.
CREATE TABLE import_heading (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    heading     TEXT NOT NULL,
    column_name TEXT,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX import_heading_once ON import_heading (congress_id, kind, heading);

-- Which records an import made, a thousand to a part: for taking it back.
CREATE TABLE import_written (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    batch_id    BIGINT NOT NULL,
    records     TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX import_written_by_batch ON import_written (congress_id, batch_id, id);
