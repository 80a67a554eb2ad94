-- Ledgers (台账): kinds with versions of their definitions, entries, and what was done with them.

CREATE TABLE ledger_kind (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind <> ''),
    version_id  BIGINT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('on', 'off')),
    -- From the present definition, for lists that do not read it:
    name        TEXT NOT NULL,
    unit        TEXT NOT NULL,
    theme       TEXT NOT NULL,
    practice    TEXT NOT NULL,
    readers     TEXT NOT NULL,
    writers     TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX ledger_kind_by_kind ON ledger_kind (congress_id, kind);

-- One text of a kind; never changed. `shipped`: as it came with the program.
CREATE TABLE ledger_kind_version (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    kind_id      BIGINT NOT NULL,
    number       BIGINT NOT NULL,
    body         TEXT NOT NULL,
    shipped      SMALLINT NOT NULL CHECK (shipped IN (0, 1)),
    note         TEXT NOT NULL,
    made_at      BIGINT NOT NULL,
    made_by      BIGINT,
    made_by_name TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, kind_id) REFERENCES ledger_kind (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX ledger_kind_version_by_kind ON ledger_kind_version (congress_id, kind_id, number);

-- `data`: all values, a line for each field. dropped: its state is void.
CREATE TABLE ledger_entry (
    congress_id     BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    kind_id         BIGINT NOT NULL,
    kind_version_id BIGINT NOT NULL,
    year            BIGINT NOT NULL,
    running         BIGINT NOT NULL,
    number          TEXT NOT NULL,
    title           TEXT NOT NULL,
    state           TEXT NOT NULL,
    open            SMALLINT NOT NULL CHECK (open IN (0, 1)),
    dropped         SMALLINT NOT NULL CHECK (dropped IN (0, 1)),
    day             TEXT NOT NULL,
    data            TEXT NOT NULL,
    made_at         BIGINT NOT NULL,
    made_by         BIGINT,
    made_by_name    TEXT NOT NULL,
    version         BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, kind_id) REFERENCES ledger_kind (congress_id, id),
    FOREIGN KEY (congress_id, kind_version_id) REFERENCES ledger_kind_version (congress_id, id)
) {{clustered}};
CREATE INDEX ledger_entry_by_day ON ledger_entry (congress_id, kind_id, day, id);
CREATE UNIQUE INDEX ledger_entry_by_running ON ledger_entry (congress_id, kind_id, year, running);

-- What was done with an entry: a step with its sentence, or a correction.
CREATE TABLE ledger_step (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    entry_id    BIGINT NOT NULL,
    label       TEXT NOT NULL,
    from_state  TEXT NOT NULL,
    to_state    TEXT NOT NULL,
    note        TEXT NOT NULL,
    changed     TEXT NOT NULL,
    made_at     BIGINT NOT NULL,
    made_by     BIGINT,
    made_by_name TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, entry_id) REFERENCES ledger_entry (congress_id, id)
) {{clustered}};
CREATE INDEX ledger_step_by_entry ON ledger_step (congress_id, entry_id, id);

-- Copies out of ledger_entry.data for filters, sums and sorting, written with it; `renda check` compares.
CREATE TABLE ledger_value (
    congress_id BIGINT NOT NULL,
    entry_id    BIGINT NOT NULL,
    field       TEXT NOT NULL,
    text        TEXT NOT NULL,
    number      BIGINT,
    PRIMARY KEY (congress_id, entry_id, field)
) {{clustered}};
CREATE INDEX ledger_value_by_text ON ledger_value (congress_id, field, text, entry_id);

-- What is due of an entry, by the deadlines of its kind; written with it.
CREATE TABLE ledger_due (
    congress_id BIGINT NOT NULL,
    entry_id    BIGINT NOT NULL,
    part        BIGINT NOT NULL,
    due_on      TEXT NOT NULL,
    label       TEXT NOT NULL,
    PRIMARY KEY (congress_id, entry_id, part)
) {{clustered}};
CREATE INDEX ledger_due_by_day ON ledger_due (congress_id, due_on);
