-- What deputies and members of the standing committee move: bills, interpellations, amendments,
-- commissions of inquiry. Dates NULL and ids NULL: none.

CREATE TABLE motion (
    congress_id       BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    kind              TEXT NOT NULL CHECK (kind IN ('bill', 'question', 'amendment', 'commission')),
    forum             TEXT NOT NULL CHECK (forum IN ('congress', 'committee')),
    state             TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'at_committee', 'listed',
                      'declined', 'passed', 'rejected', 'answering', 'answered', 'again', 'closed',
                      'withdrawn')),
    mover             TEXT NOT NULL CHECK (mover IN ('members', 'presidium', 'organ')),
    mover_organ_id    BIGINT,
    lead_deputy_id    BIGINT,
    session_id        BIGINT,
    title             TEXT NOT NULL,
    cause             TEXT NOT NULL,
    grounds           TEXT NOT NULL,
    proposal          TEXT NOT NULL,
    question          TEXT NOT NULL,
    content           TEXT NOT NULL,
    target_organ_id   BIGINT,
    subject_id        BIGINT,
    subject_text      TEXT NOT NULL,
    series            TEXT,
    number            BIGINT,
    signer_count      BIGINT NOT NULL,
    needed            BIGINT NOT NULL,
    basis             TEXT NOT NULL,
    submitted_on      TEXT,
    decided_on        TEXT,
    closed_on         TEXT,
    withdraw_asked_on TEXT,
    put_to_vote_on    TEXT,
    suggestion_id     BIGINT,
    round             BIGINT NOT NULL,
    way               TEXT NOT NULL,
    due_on            TEXT,
    created_at        BIGINT NOT NULL,
    version           BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, subject_id) REFERENCES motion (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX motion_by_number ON motion (congress_id, series, number);
CREATE INDEX motion_by_lead ON motion (congress_id, lead_deputy_id);
CREATE INDEX motion_by_target ON motion (congress_id, target_organ_id, state);
CREATE INDEX motion_by_subject ON motion (congress_id, subject_id);
CREATE INDEX motion_by_due ON motion (congress_id, state, due_on);

CREATE TABLE motion_signer (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    motion_id   BIGINT NOT NULL,
    deputy_id   BIGINT NOT NULL,
    lead        SMALLINT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('invited', 'signed', 'declined')),
    decided_at  BIGINT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, motion_id) REFERENCES motion (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX motion_signer_once ON motion_signer (congress_id, motion_id, deputy_id);
CREATE INDEX motion_signer_by_deputy ON motion_signer (congress_id, deputy_id, state);

-- What presidium or chairmen's meeting decided, and what the body voted.
CREATE TABLE motion_decision (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    motion_id   BIGINT NOT NULL,
    decision    TEXT NOT NULL CHECK (decision IN ('agenda', 'committee', 'decline', 'answer', 'refuse',
                'consent', 'put_to_vote', 'passed', 'rejected')),
    decided_on  TEXT NOT NULL,
    organ_id    BIGINT,
    note        TEXT NOT NULL,
    account_id  BIGINT,
    at          BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, motion_id) REFERENCES motion (congress_id, id)
) {{clustered}};
CREATE INDEX motion_decision_by_motion ON motion_decision (congress_id, motion_id);

CREATE TABLE motion_answer (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    motion_id    BIGINT NOT NULL,
    round        BIGINT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('draft', 'given')),
    way          TEXT NOT NULL,
    head_name    TEXT NOT NULL,
    head_present SMALLINT NOT NULL,
    body         TEXT NOT NULL,
    given_on     TEXT,
    signed_by    BIGINT,
    signed_at    BIGINT,
    version      BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, motion_id) REFERENCES motion (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX motion_answer_once ON motion_answer (congress_id, motion_id, round);

-- What each signer says of an answer.
CREATE TABLE motion_mark (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    motion_id   BIGINT NOT NULL,
    answer_id   BIGINT NOT NULL,
    deputy_id   BIGINT NOT NULL,
    satisfied   SMALLINT NOT NULL,
    reason      TEXT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, answer_id) REFERENCES motion_answer (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX motion_mark_once ON motion_mark (congress_id, answer_id, deputy_id);

CREATE VIEW motion_v_name AS
    SELECT congress_id, id, kind, forum, state, title, series, number FROM motion
     WHERE state <> 'draft';
