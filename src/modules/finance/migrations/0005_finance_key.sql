-- The key expenditures of a budget year, as the office has listed them (Budget Law art. 67(3)). A year without a list follows the
-- one before it.
CREATE TABLE finance_key (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    code        TEXT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, year, name)
) {{clustered}};
