-- The day on which the accounts were laid before the committee, which is the day that counts.
ALTER TABLE finance_item ADD COLUMN submitted_on TEXT;

-- An adjustment of a budget in execution: what changes, and so which cases of the law it is. Money is fen.
CREATE TABLE finance_adjustment (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    year         BIGINT NOT NULL,
    number       BIGINT NOT NULL CHECK (number > 0),
    account      TEXT NOT NULL CHECK (account IN ('general', 'fund', 'capital', 'social')),
    total_before BIGINT NOT NULL,
    total_after  BIGINT NOT NULL,
    fund_before  BIGINT NOT NULL,
    fund_after   BIGINT NOT NULL,
    key_name     TEXT NOT NULL,
    key_before   BIGINT NOT NULL,
    key_after    BIGINT NOT NULL,
    debt_before  BIGINT NOT NULL,
    debt_after   BIGINT NOT NULL,
    reason       TEXT NOT NULL,
    item_id      BIGINT,
    published_on TEXT,
    text         TEXT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, year, account, number)
) {{clustered}};
CREATE INDEX finance_adjustment_by_item ON finance_adjustment (congress_id, item_id);
