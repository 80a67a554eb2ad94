-- Inspections of how a law is carried out (执法检查), clause by clause.

CREATE TABLE inspection (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    matter_id   BIGINT,
    statute_id  BIGINT NOT NULL,
    text_id     BIGINT NOT NULL,
    statute     TEXT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    goal        TEXT NOT NULL,
    lead        TEXT NOT NULL,
    starts_on   TEXT NOT NULL,
    ends_on     TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('prepared', 'running', 'reported', 'closed')),
    summary     TEXT NOT NULL,
    amend       TEXT NOT NULL,
    reported_on TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX inspection_by_day ON inspection (congress_id, starts_on, id);
CREATE INDEX inspection_by_state ON inspection (congress_id, state, id);

-- A line of the check list: what is asked of a clause, and of whom.
CREATE TABLE inspection_item (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    inspection_id BIGINT NOT NULL,
    clause_id     BIGINT NOT NULL,
    place         BIGINT NOT NULL,
    aspect        TEXT NOT NULL CHECK (aspect IN ('duty', 'liability', 'effect')),
    cite          TEXT NOT NULL,
    question      TEXT NOT NULL CHECK (question <> ''),
    organ_id      BIGINT,
    version       BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, inspection_id) REFERENCES inspection (congress_id, id)
) {{clustered}};
CREATE INDEX inspection_item_by_inspection ON inspection_item (congress_id, inspection_id, place, id);

-- What was found at a place. client: made on the device that wrote it down; the same one is written once only.
-- again_id: the finding that was looked at again.
CREATE TABLE inspection_finding (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    inspection_id BIGINT NOT NULL,
    item_id       BIGINT NOT NULL,
    again_id      BIGINT,
    client        TEXT,
    way           TEXT NOT NULL CHECK (way IN ('desk', 'offline', 'paper')),
    verdict       TEXT NOT NULL CHECK (verdict IN ('ok', 'partial', 'bad')),
    place         TEXT NOT NULL,
    text          TEXT NOT NULL,
    organ_id      BIGINT,
    found_on      TEXT NOT NULL,
    due_on        TEXT,
    account_id    BIGINT,
    finder        TEXT NOT NULL,
    problem_id    BIGINT,
    version       BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, client),
    FOREIGN KEY (congress_id, inspection_id) REFERENCES inspection (congress_id, id),
    FOREIGN KEY (congress_id, item_id) REFERENCES inspection_item (congress_id, id)
) {{clustered}};
CREATE INDEX inspection_finding_by_item ON inspection_finding (congress_id, inspection_id, item_id, id);
CREATE INDEX inspection_finding_by_day ON inspection_finding (congress_id, found_on, id);
CREATE INDEX inspection_finding_by_again ON inspection_finding (congress_id, again_id);
