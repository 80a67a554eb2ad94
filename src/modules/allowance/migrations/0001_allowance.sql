-- Money for deputies' work: rules, monthly lists with their lines and records, accounts, budgets and spending, subscriptions.

CREATE TABLE allowance_rule (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('lost', 'transport', 'phone', 'both')),
    fen         BIGINT NOT NULL CHECK (fen > 0),
    per         TEXT NOT NULL CHECK (per IN ('day', 'month')),
    whom        TEXT NOT NULL CHECK (whom IN ('no_wage', 'all')),
    sources     TEXT NOT NULL,
    from_on     TEXT NOT NULL,
    to_on       TEXT,
    basis       TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

CREATE TABLE allowance_list (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    month       TEXT NOT NULL,
    origin      TEXT NOT NULL CHECK (origin IN ('computed', 'sheet')),
    state       TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'paid')),
    made_by     BIGINT,
    maker       TEXT NOT NULL,
    made_on     TEXT NOT NULL,
    approved_by BIGINT,
    approver    TEXT NOT NULL,
    approved_on TEXT,
    paid_on     TEXT,
    note        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, month)
) {{clustered}};

-- One amount of one deputy; of another month than its list's it is a difference.
CREATE TABLE allowance_line (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    list_id     BIGINT NOT NULL,
    deputy_id   BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('lost', 'transport', 'phone', 'both')),
    of_month    TEXT NOT NULL,
    days        BIGINT NOT NULL CHECK (days >= 0),
    fen         BIGINT NOT NULL CHECK (fen <> 0),
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, list_id, deputy_id, kind, of_month),
    FOREIGN KEY (congress_id, list_id) REFERENCES allowance_list (congress_id, id)
) {{clustered}};
CREATE INDEX allowance_line_by_deputy ON allowance_line (congress_id, deputy_id, id);
CREATE INDEX allowance_line_by_month ON allowance_line (congress_id, of_month, deputy_id, kind);

-- The record that a line rests on, as it was then.
CREATE TABLE allowance_fact (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    line_id     BIGINT NOT NULL,
    source      TEXT NOT NULL,
    record_id   BIGINT NOT NULL,
    on_day      TEXT NOT NULL,
    title       TEXT NOT NULL,
    url         TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, line_id) REFERENCES allowance_line (congress_id, id)
) {{clustered}};
CREATE INDEX allowance_fact_by_line ON allowance_fact (congress_id, line_id, id);

CREATE TABLE allowance_account (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    deputy_id     BIGINT NOT NULL,
    key_id        BIGINT NOT NULL,
    bank          TEXT NOT NULL,
    number_sealed {{blob}},
    version       BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, deputy_id)
) {{clustered}};

CREATE TABLE allowance_budget (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    scope       TEXT NOT NULL CHECK (scope IN ('congress', 'body', 'delegation', 'station')),
    scope_id    BIGINT,
    holder      TEXT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    fen         BIGINT NOT NULL CHECK (fen >= 0),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, year, title, holder)
) {{clustered}};

CREATE TABLE allowance_spend (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    budget_id   BIGINT NOT NULL,
    list_id     BIGINT,
    use         TEXT NOT NULL CHECK (use IN ('activity', 'training', 'inspection', 'station', 'subscription', 'allowance',
                                             'other')),
    what        TEXT NOT NULL CHECK (what <> ''),
    payee       TEXT NOT NULL,
    on_day      TEXT NOT NULL,
    fen         BIGINT NOT NULL CHECK (fen <> 0),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, budget_id) REFERENCES allowance_budget (congress_id, id)
) {{clustered}};
CREATE INDEX allowance_spend_by_budget ON allowance_spend (congress_id, budget_id, on_day, id);

CREATE TABLE allowance_subscription (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    fen         BIGINT NOT NULL CHECK (fen > 0),
    state       TEXT NOT NULL CHECK (state IN ('planned', 'ordered', 'posted')),
    posted_on   TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

CREATE TABLE allowance_copy (
    congress_id     BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    subscription_id BIGINT NOT NULL,
    deputy_id       BIGINT NOT NULL,
    received_on     TEXT,
    version         BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, subscription_id, deputy_id),
    FOREIGN KEY (congress_id, subscription_id) REFERENCES allowance_subscription (congress_id, id)
) {{clustered}};
