-- What an office adds to figures: what they mean and meant, which a leader looks at, limits, views that
-- are shared, and which everybody may see. The figures themselves are computed from records.

-- What a figure meant from a day on; a new row whenever the program says it otherwise.
CREATE TABLE indicator_definition (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    from_on     TEXT NOT NULL,
    hash        TEXT NOT NULL,
    label       TEXT NOT NULL,
    unit        TEXT NOT NULL,
    text        TEXT NOT NULL,
    numerator   TEXT NOT NULL,
    denominator TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX indicator_definition_by_name ON indicator_definition (congress_id, name, from_on, id);

-- How the office itself counts, from a day on.
CREATE TABLE indicator_note (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    from_on     TEXT NOT NULL,
    text        TEXT NOT NULL CHECK (text <> ''),
    written_at  BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX indicator_note_by_name ON indicator_note (congress_id, name, from_on, id);

-- Figures that stand on the leader's page or on the screen. goal: fen, a count, or tenths of a percent.
CREATE TABLE indicator_pin (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    number      BIGINT NOT NULL,
    period      TEXT NOT NULL,
    cockpit     SMALLINT NOT NULL CHECK (cockpit IN (0, 1)),
    screen      SMALLINT NOT NULL CHECK (screen IN (0, 1)),
    goal        BIGINT,
    at_most     SMALLINT NOT NULL CHECK (at_most IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX indicator_pin_by_name ON indicator_pin (congress_id, name);

-- A limit that is watched; whom: a role, or the account.
CREATE TABLE indicator_limit (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    period      TEXT NOT NULL,
    above       SMALLINT NOT NULL CHECK (above IN (0, 1)),
    value       BIGINT NOT NULL,
    role        TEXT NOT NULL,
    account_id  BIGINT,
    note        TEXT NOT NULL,
    crossed     SMALLINT NOT NULL CHECK (crossed IN (0, 1)),
    stopped     SMALLINT NOT NULL CHECK (stopped IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- One crossing of a limit: when it was seen, with which value, and when it was over.
CREATE TABLE indicator_alert (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    limit_id    BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    seen_on     TEXT NOT NULL,
    from_on     TEXT NOT NULL,
    to_on       TEXT NOT NULL,
    numerator   BIGINT NOT NULL,
    denominator BIGINT NOT NULL,
    above       SMALLINT NOT NULL CHECK (above IN (0, 1)),
    value       BIGINT NOT NULL,
    over_on     TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, limit_id) REFERENCES indicator_limit (congress_id, id)
) {{clustered}};
CREATE INDEX indicator_alert_by_day ON indicator_alert (congress_id, seen_on, id);
CREATE INDEX indicator_alert_by_limit ON indicator_alert (congress_id, limit_id, id);

-- A saved selection: figures (blank separated), period, breakdown.
CREATE TABLE indicator_selection (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    names       TEXT NOT NULL CHECK (names <> ''),
    period      TEXT NOT NULL,
    year        BIGINT NOT NULL,
    from_on     TEXT,
    to_on       TEXT,
    breakdown   TEXT NOT NULL,
    account_id  BIGINT,
    made_on     TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- A link by which everybody sees a selection until its last day.
CREATE TABLE indicator_link (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    selection_id BIGINT NOT NULL,
    code         TEXT NOT NULL CHECK (code <> ''),
    made_on      TEXT NOT NULL,
    until_on     TEXT NOT NULL,
    revoked_on   TEXT,
    version      BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, selection_id) REFERENCES indicator_selection (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX indicator_link_by_code ON indicator_link (congress_id, code);
CREATE INDEX indicator_link_by_selection ON indicator_link (congress_id, selection_id, id);

-- Figures that everybody may see, where what is counted is nothing or at least `least`.
CREATE TABLE indicator_public (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    least       BIGINT NOT NULL CHECK (least > 0),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX indicator_public_by_name ON indicator_public (congress_id, name);
