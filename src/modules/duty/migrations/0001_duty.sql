-- What deputies enter of their own doings, the formula that counts what they did, and appeals.
-- What other modules tell of is not kept here: it is read from them. Points are tenths.

CREATE TABLE duty_kind (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    code        TEXT NOT NULL CHECK (code <> ''),
    name        TEXT NOT NULL CHECK (name <> ''),
    unit        TEXT NOT NULL CHECK (unit <> ''),
    hint        TEXT NOT NULL,
    place       BIGINT NOT NULL,
    active      SMALLINT NOT NULL CHECK (active IN (0, 1)),
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX duty_kind_code ON duty_kind (congress_id, code);

CREATE TABLE duty_entry (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    deputy_id   BIGINT NOT NULL,
    kind_id     BIGINT NOT NULL,
    held_on     TEXT NOT NULL CHECK (held_on LIKE '____-__-__'),
    amount      BIGINT NOT NULL CHECK (amount > 0),
    title       TEXT NOT NULL CHECK (title <> ''),
    place       TEXT NOT NULL,
    body        TEXT NOT NULL,
    organ_id    BIGINT,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'confirmed', 'returned', 'withdrawn')),
    entered_by  BIGINT NOT NULL,
    entered_at  BIGINT NOT NULL,
    checked_by  BIGINT,
    checked_at  BIGINT,
    answer      TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, kind_id) REFERENCES duty_kind (congress_id, id)
) {{clustered}};
CREATE INDEX duty_entry_by_deputy ON duty_entry (congress_id, deputy_id, id);
CREATE INDEX duty_entry_by_day ON duty_entry (congress_id, held_on, id);
CREATE INDEX duty_entry_by_state ON duty_entry (congress_id, state, id);

CREATE TABLE duty_formula (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    from_on     TEXT NOT NULL CHECK (from_on LIKE '____-__-__'),
    base        BIGINT NOT NULL CHECK (base >= 0),
    most        BIGINT NOT NULL CHECK (most >= 0),
    basis       TEXT NOT NULL,
    set_at      BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX duty_formula_from ON duty_formula (congress_id, from_on);

CREATE TABLE duty_formula_item (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    formula_id  BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    what        TEXT NOT NULL CHECK (what <> ''),
    points      BIGINT NOT NULL CHECK (points >= 0),
    penalty     BIGINT NOT NULL CHECK (penalty >= 0),
    most        BIGINT NOT NULL CHECK (most >= 0),
    least       BIGINT NOT NULL CHECK (least >= 0),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, formula_id) REFERENCES duty_formula (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX duty_formula_item_once ON duty_formula_item (congress_id, formula_id, what);

-- A deputy says that a fact of his file is wrong; upheld: it stands as as_state says.
CREATE TABLE duty_appeal (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    deputy_id   BIGINT NOT NULL,
    what        TEXT NOT NULL CHECK (what <> ''),
    record_id   BIGINT NOT NULL,
    held_on     TEXT NOT NULL CHECK (held_on LIKE '____-__-__'),
    title       TEXT NOT NULL,
    was_state   TEXT NOT NULL CHECK (was_state IN ('done', 'excused', 'absent')),
    reason      TEXT NOT NULL CHECK (reason <> ''),
    state       TEXT NOT NULL CHECK (state IN ('asked', 'upheld', 'refused', 'withdrawn')),
    as_state    TEXT NOT NULL CHECK (as_state IN ('', 'done', 'excused', 'absent', 'void')),
    answer      TEXT NOT NULL,
    asked_at    BIGINT NOT NULL,
    decided_by  BIGINT,
    decided_at  BIGINT,
    PRIMARY KEY (congress_id, id),
    CHECK ((state = 'upheld') = (as_state <> ''))
) {{clustered}};
CREATE INDEX duty_appeal_by_deputy ON duty_appeal (congress_id, deputy_id, id);
CREATE INDEX duty_appeal_by_state ON duty_appeal (congress_id, state, id);

CREATE TABLE duty_award (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    year        BIGINT NOT NULL,
    deputy_id   BIGINT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    reason      TEXT NOT NULL,
    decided_by  TEXT NOT NULL,
    decided_on  TEXT NOT NULL CHECK (decided_on LIKE '____-__-__'),
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX duty_award_once ON duty_award (congress_id, year, deputy_id, title);
