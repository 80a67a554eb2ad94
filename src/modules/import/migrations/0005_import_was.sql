-- What an import changed in rows that were there: for putting it back. `image` is the row before ("" if
-- there was none), its sealed columns as sealed as they were; `became` the hash of the row after.
CREATE TABLE import_was (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    batch_id     BIGINT NOT NULL,
    record       BIGINT NOT NULL,
    name         TEXT NOT NULL,
    table_name   TEXT NOT NULL,
    row_congress BIGINT NOT NULL,
    row_id       BIGINT NOT NULL,
    image        TEXT NOT NULL,
    became       TEXT NOT NULL,
    at           BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX import_was_by_batch ON import_was (congress_id, batch_id, id);
CREATE INDEX import_was_by_time ON import_was (congress_id, at);
