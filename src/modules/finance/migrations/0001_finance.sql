-- Plan, budget, accounts, audit, state assets, debt, economic indicators. Money is fen, ratios are basis points.

-- Code tables of subjects (政府收支分类科目): imported data.
CREATE TABLE finance_code (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    scheme      TEXT NOT NULL CHECK (scheme IN ('function', 'economy', 'revenue')),
    code        TEXT NOT NULL CHECK (code <> ''),
    name        TEXT NOT NULL CHECK (name <> ''),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, scheme, code)
) {{clustered}};

-- What the calendar of a year has become: one matter that was laid before, heard or approved.
CREATE TABLE finance_item (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind <> ''),
    number      BIGINT NOT NULL CHECK (number > 0),
    title       TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    month_from  TEXT,
    month_to    TEXT,
    asset       TEXT,
    plan_on     TEXT,
    done_on     TEXT,
    url         TEXT NOT NULL,
    note        TEXT NOT NULL,
    meeting_item_id BIGINT,
    vote_id     BIGINT,
    round       BIGINT NOT NULL,
    verdict     TEXT NOT NULL CHECK (verdict IN ('', 'passed', 'failed')),
    again_on    TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, year, kind, number)
) {{clustered}};
CREATE INDEX finance_item_by_day ON finance_item (congress_id, done_on, id);

CREATE TABLE finance_table (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    month       BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('balance', 'revenue', 'function', 'economy', 'department', 'project',
                                              'transfer', 'public')),
    stage       TEXT NOT NULL CHECK (stage IN ('draft', 'approved', 'adjusted', 'executed', 'final')),
    account     TEXT NOT NULL CHECK (account IN ('general', 'fund', 'capital', 'social')),
    title       TEXT NOT NULL CHECK (title <> ''),
    unit_fen    BIGINT NOT NULL CHECK (unit_fen > 0),
    columns     TEXT NOT NULL,
    received_on TEXT NOT NULL,
    approved_on TEXT,
    basis       TEXT NOT NULL,
    file        TEXT NOT NULL,
    lines       BIGINT NOT NULL,
    faults      BIGINT NOT NULL,
    void        SMALLINT NOT NULL CHECK (void IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX finance_table_by_year ON finance_table (congress_id, year, account, kind, stage, id);

-- measures: prior, budget, adjusted, actual, basic, project; NULL where the sheet has none.
CREATE TABLE finance_line (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    table_id    BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    sheet_row   BIGINT NOT NULL,
    side        BIGINT NOT NULL,
    level       BIGINT NOT NULL,
    parent      BIGINT NOT NULL,
    sort        BIGINT NOT NULL,
    code        TEXT NOT NULL,
    name        TEXT NOT NULL,
    organ       TEXT NOT NULL,
    basis       TEXT NOT NULL,
    note        TEXT NOT NULL,
    prior       BIGINT,
    budget      BIGINT,
    adjusted    BIGINT,
    actual      BIGINT,
    basic       BIGINT,
    project     BIGINT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, table_id) REFERENCES finance_table (congress_id, id)
) {{clustered}};
CREATE INDEX finance_line_by_table ON finance_line (congress_id, table_id, place);

CREATE TABLE finance_fault (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    table_id    BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    cell        TEXT NOT NULL,
    name        TEXT NOT NULL,
    other       TEXT NOT NULL,
    have        BIGINT NOT NULL,
    want        BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, table_id) REFERENCES finance_table (congress_id, id)
) {{clustered}};
CREATE INDEX finance_fault_by_table ON finance_fault (congress_id, table_id, id);

-- Payments as the treasury gives them (支付凭证).
CREATE TABLE finance_voucher (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    paid_on     TEXT NOT NULL,
    number      TEXT NOT NULL CHECK (number <> ''),
    organ       TEXT NOT NULL CHECK (organ <> ''),
    code        TEXT NOT NULL,
    project     TEXT NOT NULL,
    payee       TEXT NOT NULL,
    summary     TEXT NOT NULL,
    fen         BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, year, number)
) {{clustered}};
CREATE INDEX finance_voucher_by_day ON finance_voucher (congress_id, paid_on, id);
CREATE INDEX finance_voucher_by_code ON finance_voucher (congress_id, year, code, id);

CREATE TABLE finance_rule (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    kind        TEXT NOT NULL CHECK (kind IN ('behind', 'over', 'no_basis', 'unapproved', 'jump', 'public', 'idle',
                                              'paid_ahead')),
    limit_bp    BIGINT NOT NULL CHECK (limit_bp >= 0),
    min_fen     BIGINT NOT NULL CHECK (min_fen >= 0),
    from_month  BIGINT NOT NULL CHECK (from_month BETWEEN 1 AND 12),
    active      SMALLINT NOT NULL CHECK (active IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

CREATE TABLE finance_warning (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    rule_id     BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    year        BIGINT NOT NULL,
    about       TEXT NOT NULL,
    table_id    BIGINT,
    project_id  BIGINT,
    code        TEXT NOT NULL,
    name        TEXT NOT NULL,
    cell        TEXT NOT NULL,
    have        BIGINT NOT NULL,
    want        BIGINT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('open', 'asked', 'answered', 'closed')),
    organ_id    BIGINT,
    raised_on   TEXT NOT NULL,
    due_on      TEXT,
    closed_on   TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, rule_id, year, about),
    FOREIGN KEY (congress_id, rule_id) REFERENCES finance_rule (congress_id, id)
) {{clustered}};
CREATE INDEX finance_warning_by_day ON finance_warning (congress_id, raised_on, id);
CREATE INDEX finance_warning_by_organ ON finance_warning (congress_id, organ_id, state);

-- What was asked about a warning, answered, and found in the end.
CREATE TABLE finance_exchange (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    warning_id  BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('question', 'answer', 'close', 'again')),
    body        TEXT NOT NULL CHECK (body <> ''),
    said_on     TEXT NOT NULL,
    account_id  BIGINT,
    who         TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, warning_id) REFERENCES finance_warning (congress_id, id)
) {{clustered}};
CREATE INDEX finance_exchange_by_warning ON finance_exchange (congress_id, warning_id, id);

CREATE TABLE finance_project (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    organ_id    BIGINT,
    organ       TEXT NOT NULL,
    whole_fen   BIGINT NOT NULL,
    year_fen    BIGINT NOT NULL,
    ends_on     TEXT,
    note        TEXT NOT NULL,
    done_on     TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, year, name)
) {{clustered}};

CREATE TABLE finance_progress (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    project_id  BIGINT NOT NULL,
    told_on     TEXT NOT NULL,
    paid_fen    BIGINT NOT NULL CHECK (paid_fen >= 0),
    progress_bp BIGINT NOT NULL CHECK (progress_bp BETWEEN 0 AND 10000),
    note        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, project_id) REFERENCES finance_project (congress_id, id)
) {{clustered}};
CREATE INDEX finance_progress_by_project ON finance_progress (congress_id, project_id, told_on, id);

-- What an audit found, and what became of it.
CREATE TABLE finance_finding (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    sort        TEXT NOT NULL CHECK (sort IN ('budget', 'fund', 'project', 'asset', 'debt', 'livelihood', 'other')),
    organ_id    BIGINT,
    organ       TEXT NOT NULL CHECK (organ <> ''),
    fen         BIGINT NOT NULL CHECK (fen >= 0),
    found_on    TEXT NOT NULL,
    due_on      TEXT,
    state       TEXT NOT NULL CHECK (state IN ('found', 'rectifying', 'reported', 'closed')),
    measures    TEXT NOT NULL,
    result      TEXT NOT NULL,
    mended_fen  BIGINT NOT NULL CHECK (mended_fen >= 0),
    reported_on TEXT,
    closed_on   TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, year, number)
) {{clustered}};
CREATE INDEX finance_finding_by_day ON finance_finding (congress_id, found_on, id);
CREATE INDEX finance_finding_by_organ ON finance_finding (congress_id, organ_id, state);

CREATE TABLE finance_asset (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    sort        TEXT NOT NULL CHECK (sort IN ('firm', 'bank', 'office', 'nature')),
    whole_fen   BIGINT NOT NULL,
    debt_fen    BIGINT NOT NULL,
    units       BIGINT NOT NULL,
    note        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, year, sort)
) {{clustered}};

CREATE TABLE finance_debt (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    sort        TEXT NOT NULL CHECK (sort IN ('general', 'special')),
    limit_fen   BIGINT NOT NULL,
    balance_fen BIGINT NOT NULL,
    new_fen     BIGINT NOT NULL,
    repaid_fen  BIGINT NOT NULL,
    interest_fen BIGINT NOT NULL,
    note        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, year, sort)
) {{clustered}};

-- Economic indicators, and what they were in a month (ten-thousandths of the unit).
CREATE TABLE finance_gauge (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    unit        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, name)
) {{clustered}};

CREATE TABLE finance_reading (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    gauge_id    BIGINT NOT NULL,
    month       TEXT NOT NULL,
    value       BIGINT NOT NULL,
    growth_bp   BIGINT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, gauge_id, month),
    FOREIGN KEY (congress_id, gauge_id) REFERENCES finance_gauge (congress_id, id)
) {{clustered}};
