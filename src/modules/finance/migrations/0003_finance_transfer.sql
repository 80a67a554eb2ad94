-- Why a matter that is approved by a vote counts without one here: noted afterwards, with the reason.
ALTER TABLE finance_item ADD COLUMN backfill TEXT;
-- How much of the change of the total comes from special transfers that need no money of one's own.
ALTER TABLE finance_adjustment ADD COLUMN transfers BIGINT;

-- Special transfers added from above in the course of the year; item_id: the report in which they are told.
CREATE TABLE finance_transfer (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    account     TEXT NOT NULL CHECK (account IN ('general', 'fund', 'capital', 'social')),
    name        TEXT NOT NULL CHECK (name <> ''),
    number      TEXT NOT NULL,
    received_on TEXT NOT NULL,
    fen         BIGINT NOT NULL CHECK (fen > 0),
    matched     SMALLINT NOT NULL CHECK (matched IN (0, 1)),
    note        TEXT NOT NULL,
    item_id     BIGINT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX finance_transfer_by_year ON finance_transfer (congress_id, year, received_on, id);
CREATE INDEX finance_transfer_by_item ON finance_transfer (congress_id, item_id);
