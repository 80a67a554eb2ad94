-- Imports that are being written in pieces; at most one of a kind. A row goes when all is written and
-- told, or all taken back. What is in it is progress, so the journal does not know it.
CREATE TABLE import_run (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    kind         TEXT NOT NULL,
    file_name    TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('writing', 'back', 'done')),
    rows_written BIGINT NOT NULL CHECK (rows_written >= 0),
    rows_kept    BIGINT NOT NULL CHECK (rows_kept >= 0),
    beat_at      BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX import_run_kind ON import_run (congress_id, kind);
