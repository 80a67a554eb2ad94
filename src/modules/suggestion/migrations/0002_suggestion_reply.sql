-- Replies with sign-off, promises, ratings; what is public; settings and escalations.
CREATE TABLE suggestion_reply (
    congress_id     BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    version         BIGINT NOT NULL DEFAULT 1,
    suggestion_id   BIGINT NOT NULL,
    handling_id     BIGINT, -- none: the answer of a higher congress
    organ_id        BIGINT,
    organ_text      TEXT, -- name of who answered from outside
    round           BIGINT NOT NULL,
    revision        BIGINT NOT NULL DEFAULT 1,
    state           TEXT NOT NULL CHECK (state IN ('draft', 'signing', 'sent_back', 'approved', 'sent')),
    step            BIGINT NOT NULL DEFAULT 0,
    doc_number      TEXT NOT NULL,
    addressee       TEXT NOT NULL,
    title           TEXT NOT NULL,
    body            TEXT NOT NULL,
    class_code      TEXT,
    class_kind      TEXT,
    signer          TEXT NOT NULL,
    contact_person  TEXT NOT NULL,
    phone           {{blob}}, -- sealed
    phone_key_id    BIGINT,
    copy_to         TEXT NOT NULL,
    not_solved_why  TEXT NOT NULL,
    reported_upward TEXT NOT NULL,
    sent_on         TEXT CHECK (sent_on LIKE '____-__-__'),
    attitude        TEXT CHECK (attitude IN ('satisfied', 'basic', 'dissatisfied')),
    result          TEXT CHECK (result IN ('satisfied', 'basic', 'dissatisfied')),
    rated_on        TEXT CHECK (rated_on LIKE '____-__-__'),
    drafted_by      BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id),
    CHECK ((state = 'sent') = (sent_on IS NOT NULL))
) {{clustered}};
CREATE UNIQUE INDEX suggestion_reply_once ON suggestion_reply (congress_id, handling_id, round);
CREATE INDEX suggestion_reply_of ON suggestion_reply (congress_id, suggestion_id);
CREATE INDEX suggestion_reply_organ ON suggestion_reply (congress_id, organ_id, state);

CREATE TABLE suggestion_reply_version (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    reply_id    BIGINT NOT NULL,
    revision    BIGINT NOT NULL,
    body        TEXT NOT NULL,
    class_code  TEXT,
    saved_at    BIGINT NOT NULL,
    saved_by    BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, reply_id) REFERENCES suggestion_reply (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX suggestion_reply_version_once
    ON suggestion_reply_version (congress_id, reply_id, revision);

CREATE TABLE suggestion_signoff_step (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    organ_id    BIGINT NOT NULL,
    position    BIGINT NOT NULL,
    name        TEXT NOT NULL,
    account_id  BIGINT, -- none: any chief of the organ
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX suggestion_signoff_step_of ON suggestion_signoff_step (congress_id, organ_id, position);

CREATE TABLE suggestion_signoff (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    reply_id    BIGINT NOT NULL,
    revision    BIGINT NOT NULL,
    step        BIGINT NOT NULL,
    step_name   TEXT NOT NULL,
    approved    SMALLINT NOT NULL CHECK (approved IN (0, 1)),
    reason      TEXT,
    account_id  BIGINT NOT NULL,
    author_name TEXT,
    created_at  BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, reply_id) REFERENCES suggestion_reply (congress_id, id)
) {{clustered}};
CREATE INDEX suggestion_signoff_of ON suggestion_signoff (congress_id, reply_id);

CREATE TABLE suggestion_promise (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    version       BIGINT NOT NULL DEFAULT 1,
    suggestion_id BIGINT NOT NULL,
    handling_id   BIGINT NOT NULL,
    reply_id      BIGINT NOT NULL,
    organ_id      BIGINT NOT NULL,
    what          TEXT NOT NULL,
    due_on        TEXT NOT NULL CHECK (due_on LIKE '____-__-__'),
    first_due_on  TEXT NOT NULL CHECK (first_due_on LIKE '____-__-__'),
    state         TEXT NOT NULL CHECK (state IN ('drafted', 'open', 'reported', 'done', 'dropped')),
    postponed     BIGINT NOT NULL DEFAULT 0,
    reported_on   TEXT CHECK (reported_on LIKE '____-__-__'),
    done_on       TEXT CHECK (done_on LIKE '____-__-__'),
    kept          SMALLINT NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
    mark          TEXT CHECK (mark IN ('satisfied', 'basic', 'dissatisfied')),
    mark_due_on   TEXT CHECK (mark_due_on LIKE '____-__-__'),
    marked_on     TEXT CHECK (marked_on LIKE '____-__-__'),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id),
    CHECK ((state = 'done') = (done_on IS NOT NULL))
) {{clustered}};
CREATE INDEX suggestion_promise_of ON suggestion_promise (congress_id, suggestion_id);
CREATE INDEX suggestion_promise_due ON suggestion_promise (congress_id, state, due_on);
CREATE INDEX suggestion_promise_organ ON suggestion_promise (congress_id, organ_id, due_on);
CREATE INDEX suggestion_promise_first ON suggestion_promise (congress_id, first_due_on);

CREATE TABLE suggestion_promise_report (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    promise_id  BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('done', 'postponed', 'confirmed', 'refused', 'rated')),
    body        TEXT,
    new_due_on  TEXT,
    created_at  BIGINT NOT NULL,
    created_by  BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, promise_id) REFERENCES suggestion_promise (congress_id, id)
) {{clustered}};
CREATE INDEX suggestion_promise_report_of ON suggestion_promise_report (congress_id, promise_id);

CREATE TABLE suggestion_rating (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    suggestion_id BIGINT NOT NULL, -- the rater's own, also when it was merged into another
    reply_id      BIGINT NOT NULL,
    deputy_id     BIGINT NOT NULL,
    round         BIGINT NOT NULL,
    attitude      TEXT NOT NULL CHECK (attitude IN ('satisfied', 'basic', 'dissatisfied')),
    result        TEXT NOT NULL CHECK (result IN ('satisfied', 'basic', 'dissatisfied')),
    reason        TEXT,
    counts        SMALLINT NOT NULL CHECK (counts IN (0, 1)),
    rated_on      TEXT NOT NULL CHECK (rated_on LIKE '____-__-__'),
    created_by    BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, reply_id) REFERENCES suggestion_reply (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX suggestion_rating_once ON suggestion_rating (congress_id, reply_id, deputy_id);
CREATE INDEX suggestion_rating_of ON suggestion_rating (congress_id, suggestion_id);

CREATE TABLE suggestion_key (
    congress_id       BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    suggestion_id     BIGINT NOT NULL,
    lead              TEXT NOT NULL CHECK (lead IN ('chairmen_member', 'government_leader',
                                                    'work_office', 'lead_deputy', 'collective')),
    leader_account_id BIGINT,
    leader_name       TEXT,
    leader_organ_id   BIGINT,
    decided_by        TEXT NOT NULL,
    decided_on        TEXT NOT NULL CHECK (decided_on LIKE '____-__-__'),
    finding           TEXT,
    ended_on          TEXT CHECK (ended_on LIKE '____-__-__'),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id)
) {{clustered}};
CREATE INDEX suggestion_key_of ON suggestion_key (congress_id, suggestion_id);
CREATE INDEX suggestion_key_leader ON suggestion_key (congress_id, leader_account_id);

CREATE TABLE suggestion_decision (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    suggestion_id BIGINT NOT NULL,
    decided_on    TEXT NOT NULL CHECK (decided_on LIKE '____-__-__'),
    meeting       TEXT NOT NULL,
    decision      TEXT NOT NULL CHECK (decision IN ('redo', 'accept', 'key')),
    reason        TEXT NOT NULL,
    created_by    BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id)
) {{clustered}};
CREATE INDEX suggestion_decision_of ON suggestion_decision (congress_id, suggestion_id);

CREATE TABLE suggestion_publication (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    suggestion_id BIGINT NOT NULL,
    reply_id      BIGINT NOT NULL DEFAULT 0, -- 0: the text
    is_public     SMALLINT NOT NULL CHECK (is_public IN (0, 1)),
    why_not       TEXT CHECK (why_not IN ('secret', 'privacy', 'deputy_asked', 'other')),
    note          TEXT,
    title         TEXT,
    body          TEXT,
    confirmed     TEXT, -- findings looked at and found harmless
    decided_on    TEXT NOT NULL CHECK (decided_on LIKE '____-__-__'),
    decided_by    BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX suggestion_publication_once
    ON suggestion_publication (congress_id, suggestion_id, reply_id);

CREATE TABLE suggestion_link (
    congress_id       BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    suggestion_id     BIGINT NOT NULL,
    kind              TEXT NOT NULL
                      CHECK (kind IN ('merged', 'converted', 'handed_up', 'similar', 'opinion')),
    other_congress_id BIGINT NOT NULL,
    other_id          BIGINT NOT NULL,
    title             TEXT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id)
) {{clustered}};
CREATE INDEX suggestion_link_of ON suggestion_link (congress_id, suggestion_id);
CREATE INDEX suggestion_link_other ON suggestion_link (congress_id, other_congress_id, other_id);

CREATE TABLE suggestion_batch (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    name        TEXT NOT NULL,
    place       TEXT,
    meeting_on  TEXT CHECK (meeting_on LIKE '____-__-__'),
    state       TEXT NOT NULL CHECK (state IN ('open', 'done')),
    handed_on   TEXT CHECK (handed_on LIKE '____-__-__'),
    PRIMARY KEY (congress_id, id)
) {{clustered}};

CREATE TABLE suggestion_category (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    parent_id   BIGINT,
    position    BIGINT NOT NULL,
    code        TEXT NOT NULL,
    name        TEXT NOT NULL,
    active      SMALLINT NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX suggestion_category_code ON suggestion_category (congress_id, code);

CREATE TABLE suggestion_class (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    position    BIGINT NOT NULL,
    code        TEXT NOT NULL,
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('solved', 'being_solved', 'not_solvable', 'upper_level')),
    active      SMALLINT NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX suggestion_class_code ON suggestion_class (congress_id, code);

CREATE TABLE suggestion_setting (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    key         TEXT NOT NULL,
    value       BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX suggestion_setting_key ON suggestion_setting (congress_id, key);

CREATE TABLE suggestion_escalation (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    suggestion_id BIGINT NOT NULL,
    handling_id   BIGINT NOT NULL DEFAULT 0,
    promise_id    BIGINT NOT NULL DEFAULT 0,
    kind          TEXT NOT NULL CHECK (kind IN ('reply', 'sign', 'opinion', 'promise', 'dispatch',
                                                'evaluation')),
    level         BIGINT NOT NULL CHECK (level BETWEEN 1 AND 4),
    organ_id      BIGINT,
    raised_on     TEXT NOT NULL CHECK (raised_on LIKE '____-__-__'),
    due_on        TEXT NOT NULL CHECK (due_on LIKE '____-__-__'),
    ended_on      TEXT CHECK (ended_on LIKE '____-__-__'),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id)
) {{clustered}};
CREATE INDEX suggestion_escalation_of ON suggestion_escalation
    (congress_id, suggestion_id);
CREATE INDEX suggestion_escalation_open ON suggestion_escalation (congress_id, level)
    WHERE ended_on IS NULL;
