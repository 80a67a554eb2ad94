-- Undoing a large import: records that were used while it went on, and stayed. Without a value: none.
ALTER TABLE import_batch ADD COLUMN rows_kept BIGINT;
