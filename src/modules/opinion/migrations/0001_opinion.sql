-- What citizens say. Who said it is stored encrypted only; citizen_blind is a keyed hash by which
-- the words of one person are found together.

CREATE TABLE opinion (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    source         TEXT NOT NULL
                   CHECK (source IN ('online', 'station', 'visit', 'letter', 'call', 'other')),
    number         TEXT NOT NULL CHECK (number <> ''),
    subject        TEXT NOT NULL CHECK (subject <> ''),
    body           TEXT NOT NULL,
    raised_at      BIGINT NOT NULL,
    raised_on      TEXT NOT NULL CHECK (raised_on LIKE '____-__-__'),
    place          TEXT NOT NULL,
    category       TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('received', 'used')),
    key_id         BIGINT,
    citizen_sealed {{blob}},
    citizen_blind  TEXT,
    contact_sealed {{blob}},
    version        BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    CHECK (key_id IS NOT NULL OR (citizen_sealed IS NULL AND contact_sealed IS NULL))
) {{clustered}};
CREATE UNIQUE INDEX opinion_by_number ON opinion (congress_id, source, number);
CREATE INDEX opinion_by_time ON opinion (congress_id, raised_at, id);
CREATE INDEX opinion_by_category ON opinion (congress_id, category, raised_at, id);
CREATE INDEX opinion_by_day ON opinion (congress_id, raised_on);
CREATE INDEX opinion_by_citizen ON opinion (congress_id, citizen_blind);

-- Which suggestions were formed from which opinions (由来).
CREATE TABLE opinion_use (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    opinion_id    BIGINT NOT NULL,
    suggestion_id BIGINT NOT NULL,
    used_on       TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, opinion_id) REFERENCES opinion (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX opinion_use_once ON opinion_use (congress_id, opinion_id, suggestion_id);
CREATE INDEX opinion_use_by_suggestion ON opinion_use (congress_id, suggestion_id);

CREATE VIEW opinion_v_used AS
    SELECT u.congress_id, u.id, u.opinion_id, u.suggestion_id, o.number, o.subject
      FROM opinion_use u
      JOIN opinion o ON o.congress_id = u.congress_id AND o.id = u.opinion_id;
