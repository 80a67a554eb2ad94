-- Preparation of meetings: kinds with their rules, meetings, agenda, people, papers, topics, notices.
-- The day itself (sign-in, speeches, screens) is migration 0002.

-- A kind of meeting; what it prescribes is its newest rule, a meeting keeps the rule it was made by.
CREATE TABLE meeting_kind (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    code        TEXT NOT NULL CHECK (code <> ''),
    place       BIGINT NOT NULL,
    active      SMALLINT NOT NULL CHECK (active IN (0, 1)),
    rule_id     BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX meeting_kind_by_code ON meeting_kind (congress_id, code);

CREATE TABLE meeting_rule (
    congress_id      BIGINT NOT NULL,
    id               BIGINT NOT NULL,
    kind_id          BIGINT NOT NULL,
    number           BIGINT NOT NULL,
    name             TEXT NOT NULL CHECK (name <> ''),
    title            TEXT NOT NULL,
    body_kind        TEXT NOT NULL,
    convener         TEXT NOT NULL,
    attendees        TEXT NOT NULL,
    papers           TEXT NOT NULL,
    quorum           TEXT NOT NULL CHECK (quorum IN ('none', 'over_half', 'half', 'two_thirds')),
    quorum_article   TEXT NOT NULL,
    majority         TEXT NOT NULL
                     CHECK (majority IN ('none', 'half_of_all', 'two_thirds_of_all', 'half_of_present')),
    majority_article TEXT NOT NULL,
    notice_days      BIGINT NOT NULL CHECK (notice_days >= 0),
    papers_days      BIGINT NOT NULL CHECK (papers_days >= 0),
    notice_article   TEXT NOT NULL,
    every_months     BIGINT NOT NULL CHECK (every_months >= 0),
    every_article    TEXT NOT NULL,
    quota            BIGINT NOT NULL CHECK (quota >= 0),
    after_kind       TEXT NOT NULL,
    after_article    TEXT NOT NULL,
    observers        SMALLINT NOT NULL CHECK (observers IN (0, 1)),
    urgent           SMALLINT NOT NULL CHECK (urgent IN (0, 1)),
    closed           SMALLINT NOT NULL CHECK (closed IN (0, 1)),
    from_on          TEXT NOT NULL CHECK (from_on LIKE '____-__-__'),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, kind_id) REFERENCES meeting_kind (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX meeting_rule_once ON meeting_rule (congress_id, kind_id, number);

CREATE TABLE meeting (
    congress_id     BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    version         BIGINT NOT NULL DEFAULT 1,
    kind_id         BIGINT NOT NULL,
    rule_id         BIGINT NOT NULL,
    body_id         BIGINT,
    session_id      BIGINT,
    parent_id       BIGINT,
    name            TEXT NOT NULL CHECK (name <> ''),
    place           TEXT NOT NULL,
    number          BIGINT NOT NULL CHECK (number >= 0),
    state           TEXT NOT NULL CHECK (state IN ('draft', 'noticed', 'open', 'adjourned', 'closed',
                                                   'minuted', 'cancelled')),
    starts_on       TEXT NOT NULL CHECK (starts_on LIKE '____-__-__'),
    ends_on         TEXT NOT NULL CHECK (ends_on >= starts_on),
    starts_at       BIGINT,
    urgent_reason   TEXT NOT NULL,
    cancel_reason   TEXT NOT NULL,
    recorded        SMALLINT NOT NULL CHECK (recorded IN (0, 1)),
    all_members     BIGINT NOT NULL CHECK (all_members >= 0),
    seat_rows       BIGINT NOT NULL,
    seat_cols       BIGINT NOT NULL,
    current_item_id BIGINT,
    opened_at       BIGINT,
    closed_at       BIGINT,
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, kind_id) REFERENCES meeting_kind (congress_id, id),
    FOREIGN KEY (congress_id, rule_id) REFERENCES meeting_rule (congress_id, id)
) {{clustered}};
CREATE INDEX meeting_by_day ON meeting (congress_id, starts_on, id);
CREATE INDEX meeting_by_kind ON meeting (congress_id, kind_id, starts_on);
CREATE INDEX meeting_by_body ON meeting (congress_id, body_id, starts_on);
CREATE INDEX meeting_by_parent ON meeting (congress_id, parent_id);

-- Somebody's proposal of what a meeting should deal with.
CREATE TABLE meeting_topic (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    title        TEXT NOT NULL CHECK (title <> ''),
    reason       TEXT NOT NULL,
    sort         TEXT NOT NULL,
    source       TEXT NOT NULL CHECK (source IN ('party', 'plan', 'government', 'deputies', 'citizens',
                                                 'above', 'office', 'other')),
    organ_id     BIGINT,
    kind_id      BIGINT,
    wanted_on    TEXT,
    state        TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'declined', 'scheduled', 'withdrawn')),
    answer       TEXT NOT NULL,
    url          TEXT NOT NULL,
    proposed_by  BIGINT,
    proposed_on  TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX meeting_topic_by_state ON meeting_topic (congress_id, state, id);

CREATE TABLE meeting_item (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    version       BIGINT NOT NULL DEFAULT 1,
    meeting_id    BIGINT NOT NULL,
    parent_id     BIGINT,
    prior_item_id BIGINT,
    topic_id      BIGINT,
    place         BIGINT NOT NULL CHECK (place > 0),
    number        TEXT NOT NULL,
    title         TEXT NOT NULL CHECK (title <> ''),
    sort          TEXT NOT NULL CHECK (sort IN ('report', 'bill', 'decision', 'appointment', 'election',
                                                'rating', 'inquiry', 'study', 'procedure', 'other')),
    organ_id      BIGINT,
    presenter     TEXT NOT NULL,
    minutes       BIGINT NOT NULL CHECK (minutes >= 0),
    state         TEXT NOT NULL CHECK (state IN ('pending', 'current', 'done', 'deferred', 'withdrawn')),
    outcome       TEXT NOT NULL,
    url           TEXT NOT NULL,
    begun_at      BIGINT,
    ended_at      BIGINT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, meeting_id) REFERENCES meeting (congress_id, id)
) {{clustered}};
CREATE INDEX meeting_item_by_meeting ON meeting_item (congress_id, meeting_id, number);
CREATE INDEX meeting_item_by_prior ON meeting_item (congress_id, prior_item_id);
CREATE INDEX meeting_item_by_topic ON meeting_item (congress_id, topic_id);

-- Who belongs to the meeting, in what capacity. present, first_in_at, last_out_at: the day itself.
CREATE TABLE meeting_person (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    meeting_id   BIGINT NOT NULL,
    member_id    BIGINT,
    account_id   BIGINT,
    deputy_id    BIGINT,
    name         TEXT NOT NULL CHECK (name <> ''),
    title        TEXT NOT NULL,
    place        BIGINT NOT NULL,
    capacity     TEXT NOT NULL CHECK (capacity IN ('member', 'attendee', 'observer', 'staff')),
    quota        SMALLINT NOT NULL CHECK (quota IN (0, 1)),
    receipt      TEXT NOT NULL CHECK (receipt IN ('', 'read', 'coming', 'leave_asked', 'leave_granted',
                                                  'leave_refused')),
    receipt_at   BIGINT,
    seat         TEXT NOT NULL,
    present      SMALLINT NOT NULL CHECK (present IN (0, 1)),
    first_in_at  BIGINT,
    last_out_at  BIGINT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, meeting_id) REFERENCES meeting (congress_id, id)
) {{clustered}};
CREATE INDEX meeting_person_by_meeting ON meeting_person (congress_id, meeting_id, capacity, place);
CREATE INDEX meeting_person_by_account ON meeting_person (congress_id, account_id, meeting_id);
CREATE INDEX meeting_person_by_deputy ON meeting_person (congress_id, deputy_id, meeting_id);

-- Asking for leave, and what was decided. The reason is personal: sealed under the person's key.
CREATE TABLE meeting_leave (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    version       BIGINT NOT NULL DEFAULT 1,
    meeting_id    BIGINT NOT NULL,
    person_id     BIGINT NOT NULL,
    sort          TEXT NOT NULL CHECK (sort IN ('illness', 'duty', 'family', 'other')),
    key_id        BIGINT NOT NULL,
    reason_sealed {{blob}},
    state         TEXT NOT NULL CHECK (state IN ('asked', 'granted', 'refused', 'taken_back')),
    asked_at      BIGINT NOT NULL,
    decided_at    BIGINT,
    decided_by    BIGINT,
    note          TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, person_id) REFERENCES meeting_person (congress_id, id)
) {{clustered}};
CREATE INDEX meeting_leave_by_meeting ON meeting_leave (congress_id, meeting_id, id);
CREATE INDEX meeting_leave_by_person ON meeting_leave (congress_id, person_id, id);

CREATE TABLE meeting_notice (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    meeting_id  BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    sent_at     BIGINT NOT NULL,
    sent_on     TEXT NOT NULL,
    sent_by     BIGINT,
    text        TEXT NOT NULL,
    days        BIGINT NOT NULL,
    needed      BIGINT NOT NULL,
    reason      TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, meeting_id) REFERENCES meeting (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX meeting_notice_once ON meeting_notice (congress_id, meeting_id, number);

-- A paper of an item; its file with all versions is an attachment of it.
CREATE TABLE meeting_paper (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    meeting_id  BIGINT NOT NULL,
    item_id     BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    readers     TEXT NOT NULL CHECK (readers IN ('office', 'members', 'attendees', 'everybody', 'named')),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, item_id) REFERENCES meeting_item (congress_id, id)
) {{clustered}};
CREATE INDEX meeting_paper_by_meeting ON meeting_paper (congress_id, meeting_id, item_id, place);

CREATE TABLE meeting_paper_reader (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    paper_id    BIGINT NOT NULL,
    person_id   BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, paper_id) REFERENCES meeting_paper (congress_id, id),
    FOREIGN KEY (congress_id, person_id) REFERENCES meeting_person (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX meeting_paper_reader_once ON meeting_paper_reader (congress_id, paper_id, person_id);

-- What a reader writes beside an item or a paper, for himself alone: sealed under his key, in no
-- journal and no search.
CREATE TABLE meeting_annotation (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    meeting_id  BIGINT NOT NULL,
    item_id     BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    key_id      BIGINT NOT NULL,
    sealed      {{blob}},
    written_at  BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX meeting_annotation_once ON meeting_annotation (congress_id, account_id, item_id);

-- Citizens who want to sit in (旁听).
CREATE TABLE meeting_observer (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    meeting_id   BIGINT NOT NULL,
    number       BIGINT NOT NULL CHECK (number > 0),
    key_id       BIGINT NOT NULL,
    name_sealed  {{blob}},
    phone_sealed {{blob}},
    job_sealed   {{blob}},
    why_sealed   {{blob}},
    phone_blind  TEXT,
    code         TEXT,
    state        TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'refused')),
    reason       TEXT NOT NULL,
    asked_at     BIGINT NOT NULL,
    decided_at   BIGINT,
    decided_by   BIGINT,
    person_id    BIGINT,
    forgotten_at BIGINT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, meeting_id) REFERENCES meeting (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX meeting_observer_once ON meeting_observer (congress_id, meeting_id, phone_blind);
CREATE UNIQUE INDEX meeting_observer_order ON meeting_observer (congress_id, meeting_id, number);
CREATE UNIQUE INDEX meeting_observer_code ON meeting_observer (congress_id, code);

-- The office has opened a meeting to observers: how many, until when, on what terms, and which items
-- of the agenda everybody may read (their ids, blank separated).
CREATE TABLE meeting_observing (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    meeting_id  BIGINT NOT NULL,
    places      BIGINT NOT NULL CHECK (places > 0),
    until_on    TEXT NOT NULL CHECK (until_on LIKE '____-__-__'),
    conditions  TEXT NOT NULL,
    items       TEXT NOT NULL,
    keep_days   BIGINT NOT NULL CHECK (keep_days > 0),
    open        SMALLINT NOT NULL CHECK (open IN (0, 1)),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, meeting_id) REFERENCES meeting (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX meeting_observing_once ON meeting_observing (congress_id, meeting_id);

CREATE VIEW meeting_v_name AS
    SELECT m.congress_id, m.id, k.code AS kind, m.body_id, m.name, m.state, m.starts_on, m.ends_on
      FROM meeting m
      JOIN meeting_kind k ON k.congress_id = m.congress_id AND k.id = m.kind_id;

CREATE VIEW meeting_v_item AS
    SELECT congress_id, id, meeting_id, number, title, sort, state FROM meeting_item;

CREATE VIEW meeting_v_person AS
    SELECT congress_id, id, meeting_id, account_id, deputy_id, capacity,
           CASE WHEN first_in_at IS NULL THEN 0 ELSE 1 END AS present_ever
      FROM meeting_person;
