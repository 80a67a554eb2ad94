-- Petitions. Who came and what was said is stored sealed only, under the key of each person and of
-- the petition; *_blind are keyed hashes by which a telephone or an ID number is found exactly.

CREATE TABLE petition (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    year           BIGINT NOT NULL,
    number         BIGINT NOT NULL CHECK (number > 0),
    kind           TEXT NOT NULL CHECK (kind IN ('letter', 'visit', 'call', 'online')),
    matter         TEXT NOT NULL CHECK (matter IN ('advice', 'charge', 'claim', 'lawsuit', 'arbitration', 'party',
                                                   'procedure', 'duty')),
    category       TEXT NOT NULL,
    place          TEXT NOT NULL,
    against_id     BIGINT,
    received_on    TEXT NOT NULL CHECK (received_on LIKE '____-__-__'),
    people         BIGINT NOT NULL CHECK (people > 0),
    reachable      SMALLINT NOT NULL CHECK (reachable IN (0, 1)),
    key_id         BIGINT NOT NULL,
    subject_sealed {{blob}},
    body_sealed    {{blob}},
    wish_sealed    {{blob}},
    may_publish    SMALLINT NOT NULL CHECK (may_publish IN (0, 1)),
    first_id       BIGINT,
    handler_id     BIGINT NOT NULL,
    leader_id      BIGINT,
    supervised_on  TEXT,
    state          TEXT NOT NULL CHECK (state IN ('registered', 'accepted', 'transferred', 'replied', 'review',
                                                  'reviewed', 'recheck', 'rechecked', 'ended')),
    organ_id       BIGINT,
    decided_on     TEXT,
    accepted_on    TEXT,
    extended_days  BIGINT NOT NULL,
    hearing_days   BIGINT NOT NULL,
    replied_on     TEXT,
    answered_on    TEXT,
    report_on      TEXT,
    asked_on       TEXT,
    tell_due_on    TEXT,
    due_on         TEXT,
    due_kind       TEXT NOT NULL,
    outcome        TEXT NOT NULL CHECK (outcome IN ('', 'solved', 'explained', 'refused', 'elsewhere', 'told', 'final',
                                                    'withdrawn', 'merged', 'unclear')),
    ended_on       TEXT,
    erased_on      TEXT,
    version        BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, first_id) REFERENCES petition (congress_id, id),
    CHECK ((state = 'ended') = (ended_on IS NOT NULL)),
    CHECK ((state = 'ended') = (outcome <> ''))
) {{clustered}};
CREATE UNIQUE INDEX petition_by_number ON petition (congress_id, year, number);
CREATE INDEX petition_by_day ON petition (congress_id, received_on, id);
CREATE INDEX petition_by_state ON petition (congress_id, state, due_on, id);
CREATE INDEX petition_by_handler ON petition (congress_id, handler_id, state);
CREATE INDEX petition_by_leader ON petition (congress_id, leader_id, state);
CREATE INDEX petition_by_organ ON petition (congress_id, organ_id, state);
CREATE INDEX petition_by_first ON petition (congress_id, first_id);
CREATE INDEX petition_by_end ON petition (congress_id, ended_on, id);

-- Who petitions. At a visit of several: those who came, the representatives marked.
CREATE TABLE petition_person (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    petition_id    BIGINT NOT NULL,
    place          BIGINT NOT NULL,
    representative SMALLINT NOT NULL CHECK (representative IN (0, 1)),
    key_id         BIGINT NOT NULL,
    name_sealed    {{blob}},
    phone_sealed   {{blob}},
    phone_blind    TEXT,
    number_sealed  {{blob}},
    number_blind   TEXT,
    address_sealed {{blob}},
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, petition_id) REFERENCES petition (congress_id, id)
) {{clustered}};
CREATE INDEX petition_person_of ON petition_person (congress_id, petition_id, place);
CREATE INDEX petition_person_phone ON petition_person (congress_id, phone_blind);
CREATE INDEX petition_person_number ON petition_person (congress_id, number_blind);

-- What was done with it, step by step; what was written is sealed under the petition's key.
CREATE TABLE petition_step (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    petition_id BIGINT NOT NULL,
    act         TEXT NOT NULL CHECK (act <> ''),
    on_day      TEXT NOT NULL,
    at          BIGINT NOT NULL,
    account_id  BIGINT,
    organ_id    BIGINT,
    until_on    TEXT,
    word        TEXT NOT NULL,
    text_sealed {{blob}},
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, petition_id) REFERENCES petition (congress_id, id)
) {{clustered}};
CREATE INDEX petition_step_of ON petition_step (congress_id, petition_id, id);

-- What a petition was made from, or what was made from it: an opinion.
CREATE TABLE petition_link (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    petition_id BIGINT NOT NULL,
    opinion_id  BIGINT NOT NULL,
    made        TEXT NOT NULL CHECK (made IN ('petition', 'opinion')),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, petition_id) REFERENCES petition (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX petition_link_once ON petition_link (congress_id, petition_id, opinion_id);
CREATE INDEX petition_link_of_opinion ON petition_link (congress_id, opinion_id);
