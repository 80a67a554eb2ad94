-- Deputies' suggestions: the record itself, its text, authors and units; what was said, promised,
-- rated and published. Dates of the record are copied onto `suggestion` so that lists need one table.
CREATE TABLE suggestion (
    congress_id        BIGINT NOT NULL,
    id                 BIGINT NOT NULL,
    version            BIGINT NOT NULL DEFAULT 1,
    kind               TEXT NOT NULL CHECK (kind IN ('suggestion', 'bill')),
    state              TEXT NOT NULL CHECK (state IN ('draft', 'confirming', 'submitted', 'more_asked',
                           'returned', 'accepted', 'at_government', 'handed_over', 'given_back',
                           'handling', 'replied', 'redo', 'chairmen', 'closed', 'handed_up', 'merged',
                           'converted', 'withdrawn')),
    number_series      TEXT,
    number             BIGINT,
    session_id         BIGINT,
    in_session         SMALLINT NOT NULL DEFAULT 0 CHECK (in_session IN (0, 1)),
    title              TEXT NOT NULL,
    text_revision      BIGINT NOT NULL DEFAULT 1,
    lead_deputy_id     BIGINT,
    delegation_id      BIGINT,
    signer_count       BIGINT NOT NULL DEFAULT 1,
    source             TEXT NOT NULL CHECK (source IN ('app', 'paper', 'import', 'lower', 'bill')),
    origin_congress_id BIGINT,
    origin_id          BIGINT,
    origin_text        TEXT,
    tabled_on          TEXT CHECK (tabled_on LIKE '____-__-__'),
    dispatch_due_on    TEXT CHECK (dispatch_due_on LIKE '____-__-__'),
    accepted_on        TEXT CHECK (accepted_on LIKE '____-__-__'),
    refusal_reason     TEXT,
    refusal_note       TEXT,
    category_id        BIGINT,
    batch_id           BIGINT,
    lead_organ_id      BIGINT,
    separate           SMALLINT NOT NULL DEFAULT 0 CHECK (separate IN (0, 1)),
    via_organ_id       BIGINT,
    first_handed_on    TEXT CHECK (first_handed_on LIKE '____-__-__'),
    handed_on          TEXT CHECK (handed_on LIKE '____-__-__'),
    due_on             TEXT CHECK (due_on LIKE '____-__-__'),
    first_due_on       TEXT CHECK (first_due_on LIKE '____-__-__'),
    reply_months       BIGINT NOT NULL DEFAULT 0,
    due_basis          TEXT,
    complex            SMALLINT NOT NULL DEFAULT 0 CHECK (complex IN (0, 1)),
    extended           SMALLINT NOT NULL DEFAULT 0 CHECK (extended IN (0, 1)),
    first_replied_on   TEXT CHECK (first_replied_on LIKE '____-__-__'),
    replied_on         TEXT CHECK (replied_on LIKE '____-__-__'),
    in_time            SMALLINT NOT NULL DEFAULT 0 CHECK (in_time IN (0, 1)),
    class_code         TEXT,
    class_kind         TEXT CHECK (class_kind IN ('solved', 'being_solved', 'not_solvable', 'upper_level')),
    round              BIGINT NOT NULL DEFAULT 1 CHECK (round >= 1),
    dissatisfied_count BIGINT NOT NULL DEFAULT 0,
    redo_on            TEXT CHECK (redo_on LIKE '____-__-__'),
    rating_state       TEXT NOT NULL DEFAULT 'not_due'
                       CHECK (rating_state IN ('not_due', 'due', 'rated', 'excluded')),
    attitude           TEXT CHECK (attitude IN ('satisfied', 'basic', 'dissatisfied')),
    result             TEXT CHECK (result IN ('satisfied', 'basic', 'dissatisfied')),
    rated_on           TEXT CHECK (rated_on LIKE '____-__-__'),
    rating_due_on      TEXT CHECK (rating_due_on LIKE '____-__-__'),
    reminded_on        TEXT CHECK (reminded_on LIKE '____-__-__'),
    reminders          BIGINT NOT NULL DEFAULT 0,
    is_key             SMALLINT NOT NULL DEFAULT 0 CHECK (is_key IN (0, 1)),
    confidential       SMALLINT NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1)),
    public_text        SMALLINT NOT NULL DEFAULT 0 CHECK (public_text IN (0, 1)),
    public_reply       SMALLINT NOT NULL DEFAULT 0 CHECK (public_reply IN (0, 1)),
    main_id            BIGINT,
    promises_open      BIGINT NOT NULL DEFAULT 0,
    escalation         BIGINT NOT NULL DEFAULT 0 CHECK (escalation BETWEEN 0 AND 4),
    closed_on          TEXT CHECK (closed_on LIKE '____-__-__'),
    closed_reason      TEXT CHECK (closed_reason IN ('rated', 'excluded', 'chairmen')),
    created_at         BIGINT NOT NULL,
    updated_at         BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    CHECK ((number IS NULL) = (number_series IS NULL)),
    CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
    CHECK (state <> 'merged' OR main_id IS NOT NULL),
    CHECK (state NOT IN ('at_government', 'handed_over', 'given_back', 'handling')
           OR (first_handed_on IS NOT NULL AND due_on IS NOT NULL)),
    CHECK (rating_state <> 'rated' OR (attitude IS NOT NULL AND result IS NOT NULL
                                       AND rated_on IS NOT NULL))
) {{clustered}};
CREATE UNIQUE INDEX suggestion_number ON suggestion (congress_id, number_series, number);
CREATE INDEX suggestion_state_due ON suggestion (congress_id, state, due_on);
CREATE INDEX suggestion_by_organ ON suggestion (congress_id, lead_organ_id, id);
CREATE INDEX suggestion_by_deputy ON suggestion (congress_id, lead_deputy_id, id);
CREATE INDEX suggestion_by_session ON suggestion (congress_id, session_id, id);
CREATE INDEX suggestion_by_category ON suggestion (congress_id, category_id, id);
CREATE INDEX suggestion_by_due ON suggestion (congress_id, (COALESCE(due_on, '9999-12-31')), id);
CREATE INDEX suggestion_by_tabled ON suggestion (congress_id, (COALESCE(tabled_on, '')), id);
CREATE INDEX suggestion_by_number ON suggestion (congress_id, (COALESCE(number, 0)), id);
CREATE INDEX suggestion_tabled ON suggestion (congress_id, tabled_on, state);
CREATE INDEX suggestion_handed ON suggestion (congress_id, first_handed_on);
CREATE INDEX suggestion_first_due ON suggestion (congress_id, first_due_on);
CREATE INDEX suggestion_first_replied ON suggestion (congress_id, first_replied_on);
CREATE INDEX suggestion_rated ON suggestion (congress_id, rated_on);
CREATE INDEX suggestion_rating_due ON suggestion (congress_id, rating_state, rating_due_on);
CREATE INDEX suggestion_main ON suggestion (congress_id, main_id) WHERE main_id IS NOT NULL;
CREATE INDEX suggestion_in_batch ON suggestion (congress_id, batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX suggestion_keys ON suggestion (congress_id, id) WHERE is_key = 1;
CREATE INDEX suggestion_public ON suggestion (congress_id, id) WHERE public_text = 1;
CREATE INDEX suggestion_origin ON suggestion (congress_id, origin_congress_id, origin_id);

CREATE TABLE suggestion_text (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    suggestion_id BIGINT NOT NULL,
    revision      BIGINT NOT NULL,
    title         TEXT NOT NULL,
    body          TEXT NOT NULL,
    cause         TEXT NOT NULL,
    grounds       TEXT NOT NULL,
    proposal      TEXT NOT NULL,
    saved_at      BIGINT NOT NULL,
    saved_by      BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX suggestion_text_revision ON suggestion_text (congress_id, suggestion_id, revision);

CREATE TABLE suggestion_signer (
    congress_id     BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    suggestion_id   BIGINT NOT NULL,
    deputy_id       BIGINT NOT NULL,
    is_lead         SMALLINT NOT NULL CHECK (is_lead IN (0, 1)),
    state           TEXT NOT NULL CHECK (state IN ('invited', 'confirmed', 'declined', 'dropped')),
    reason          TEXT,
    decided_at      BIGINT,
    withdraw_agreed SMALLINT NOT NULL DEFAULT 0 CHECK (withdraw_agreed IN (0, 1)),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX suggestion_signer_once ON suggestion_signer (congress_id, suggestion_id, deputy_id);
CREATE INDEX suggestion_signer_deputy ON suggestion_signer (congress_id, deputy_id, suggestion_id);

CREATE TABLE suggestion_handling (
    congress_id      BIGINT NOT NULL,
    id               BIGINT NOT NULL,
    version          BIGINT NOT NULL DEFAULT 1,
    suggestion_id    BIGINT NOT NULL,
    organ_id         BIGINT NOT NULL,
    role             TEXT NOT NULL CHECK (role IN ('lead', 'joint', 'separate')),
    state            TEXT NOT NULL CHECK (state IN ('planned', 'assigned', 'signed', 'given_back',
                                                    'moved', 'advised', 'replied', 'stopped')),
    is_current       SMALLINT NOT NULL DEFAULT 1 CHECK (is_current IN (0, 1)),
    is_main          SMALLINT NOT NULL CHECK (is_main IN (0, 1)),
    round            BIGINT NOT NULL DEFAULT 1,
    handed_on        TEXT CHECK (handed_on LIKE '____-__-__'),
    clock_from       TEXT CHECK (clock_from LIKE '____-__-__'),
    due_on           TEXT CHECK (due_on LIKE '____-__-__'),
    reply_months     BIGINT NOT NULL DEFAULT 0,
    due_basis        TEXT,
    complex          SMALLINT NOT NULL DEFAULT 0 CHECK (complex IN (0, 1)),
    extended         SMALLINT NOT NULL DEFAULT 0 CHECK (extended IN (0, 1)),
    sign_due_on      TEXT CHECK (sign_due_on LIKE '____-__-__'),
    signed_on        TEXT CHECK (signed_on LIKE '____-__-__'),
    signed_by        BIGINT,
    given_back_on    TEXT CHECK (given_back_on LIKE '____-__-__'),
    give_back_reason TEXT,
    decided_on       TEXT CHECK (decided_on LIKE '____-__-__'),
    decision         TEXT CHECK (decision IN ('keep', 'move')),
    decision_reason  TEXT,
    contact_due_on   TEXT CHECK (contact_due_on LIKE '____-__-__'),
    contacted_on     TEXT CHECK (contacted_on LIKE '____-__-__'),
    opinion_due_on   TEXT CHECK (opinion_due_on LIKE '____-__-__'),
    opinion_on       TEXT CHECK (opinion_on LIKE '____-__-__'),
    first_replied_on TEXT CHECK (first_replied_on LIKE '____-__-__'),
    replied_on       TEXT CHECK (replied_on LIKE '____-__-__'),
    in_time          SMALLINT NOT NULL DEFAULT 0 CHECK (in_time IN (0, 1)),
    class_code       TEXT,
    class_kind       TEXT,
    attitude         TEXT CHECK (attitude IN ('satisfied', 'basic', 'dissatisfied')),
    result           TEXT CHECK (result IN ('satisfied', 'basic', 'dissatisfied')),
    redo_count       BIGINT NOT NULL DEFAULT 0,
    escalation       BIGINT NOT NULL DEFAULT 0 CHECK (escalation BETWEEN 0 AND 4),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id),
    CHECK (state = 'planned' OR handed_on IS NOT NULL),
    CHECK ((state IN ('moved', 'stopped')) = (is_current = 0)),
    CHECK (is_main = 0 OR state = 'planned' OR due_on IS NOT NULL)
) {{clustered}};
CREATE UNIQUE INDEX suggestion_handling_once ON suggestion_handling (congress_id, suggestion_id, organ_id)
    WHERE is_current = 1;
CREATE INDEX suggestion_handling_of ON suggestion_handling (congress_id, suggestion_id);
CREATE INDEX suggestion_handling_organ ON suggestion_handling
    (congress_id, organ_id, is_current, suggestion_id);
CREATE INDEX suggestion_handling_due ON suggestion_handling (congress_id, state, due_on);

CREATE TABLE suggestion_extension (
    congress_id     BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    suggestion_id   BIGINT NOT NULL,
    handling_id     BIGINT NOT NULL,
    asked_on        TEXT NOT NULL,
    asked_by        BIGINT NOT NULL,
    wanted_on       TEXT NOT NULL,
    old_due_on      TEXT NOT NULL,
    reason          TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('asked', 'granted', 'refused')),
    decided_on      TEXT,
    decided_by      BIGINT,
    decision_reason TEXT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id)
) {{clustered}};
CREATE INDEX suggestion_extension_of ON suggestion_extension (congress_id, suggestion_id);
CREATE INDEX suggestion_extension_asked ON suggestion_extension (congress_id, state);

CREATE TABLE suggestion_contact (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    suggestion_id BIGINT NOT NULL,
    handling_id   BIGINT NOT NULL,
    organ_id      BIGINT NOT NULL,
    deputy_id     BIGINT NOT NULL,
    way           TEXT NOT NULL CHECK (way IN ('face', 'phone', 'writing')),
    held_on       TEXT NOT NULL CHECK (held_on LIKE '____-__-__'),
    summary       TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('recorded', 'confirmed', 'disputed')),
    deputy_note   TEXT,
    created_at    BIGINT NOT NULL,
    created_by    BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id)
) {{clustered}};
CREATE INDEX suggestion_contact_of ON suggestion_contact (congress_id, suggestion_id);
CREATE INDEX suggestion_contact_deputy ON suggestion_contact (congress_id, deputy_id, state);

CREATE TABLE suggestion_opinion (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    suggestion_id BIGINT NOT NULL,
    handling_id   BIGINT NOT NULL,
    organ_id      BIGINT NOT NULL,
    body          TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('given', 'asked_again')),
    created_at    BIGINT NOT NULL,
    created_by    BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id)
) {{clustered}};
CREATE INDEX suggestion_opinion_of ON suggestion_opinion (congress_id, suggestion_id);

CREATE TABLE suggestion_note (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    suggestion_id BIGINT NOT NULL,
    handling_id   BIGINT,
    organ_id      BIGINT,
    kind          TEXT NOT NULL
                  CHECK (kind IN ('progress', 'supervision', 'visit', 'reminder', 'meeting')),
    held_on       TEXT NOT NULL CHECK (held_on LIKE '____-__-__'),
    place         TEXT,
    participants  TEXT,
    body          TEXT NOT NULL,
    created_at    BIGINT NOT NULL,
    created_by    BIGINT NOT NULL,
    author_name   TEXT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id)
) {{clustered}};
CREATE INDEX suggestion_note_of ON suggestion_note (congress_id, suggestion_id);
