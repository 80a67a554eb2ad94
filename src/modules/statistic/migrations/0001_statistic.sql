-- Statistics that the office has put together: which list, which of its rows, by what, and what is measured.

CREATE TABLE statistic (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    note        TEXT NOT NULL,
    list        TEXT NOT NULL CHECK (list LIKE '/%'),
    by_member   TEXT NOT NULL,
    bucket      TEXT NOT NULL CHECK (bucket IN ('', 'month', 'quarter', 'year')),
    across      TEXT NOT NULL,
    measure     TEXT NOT NULL CHECK (measure IN ('count', 'sum', 'distinct')),
    of_member   TEXT NOT NULL,
    day_member  TEXT NOT NULL,
    unit        TEXT NOT NULL,
    conditions  TEXT NOT NULL,
    cited       SMALLINT NOT NULL CHECK (cited IN (0, 1)),
    made_by     TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
