-- Recalls and removals: who is to lose which post, that he was given it, what he answered, when the post ended.
-- What a committee reported, on which agendas it stands. The vote that decided, the place of an amendment in the order of votes.
-- SQLite cannot widen a CHECK: the tables are made anew with the same rows.
DROP VIEW motion_v_name;

{{pgsql}}ALTER TABLE motion DROP CONSTRAINT motion_kind_check;
{{pgsql}}ALTER TABLE motion ADD CONSTRAINT motion_kind_check CHECK (kind IN ('bill', 'question', 'amendment', 'commission', 'recall', 'removal'));
{{pgsql}}ALTER TABLE motion_decision DROP CONSTRAINT motion_decision_decision_check;
{{pgsql}}ALTER TABLE motion_decision ADD CONSTRAINT motion_decision_decision_check CHECK (decision IN ('agenda', 'committee', 'decline', 'answer', 'refuse', 'consent', 'put_to_vote', 'passed', 'rejected', 'void'));
{{pgsql}}ALTER TABLE motion ADD COLUMN office TEXT;
{{pgsql}}ALTER TABLE motion ADD COLUMN member_id BIGINT;
{{pgsql}}ALTER TABLE motion ADD COLUMN person_deputy_id BIGINT;
{{pgsql}}ALTER TABLE motion ADD COLUMN person_account_id BIGINT;
{{pgsql}}ALTER TABLE motion ADD COLUMN person_name TEXT;
{{pgsql}}ALTER TABLE motion ADD COLUMN person_post TEXT;
{{pgsql}}ALTER TABLE motion ADD COLUMN served_on TEXT;
{{pgsql}}ALTER TABLE motion ADD COLUMN served_how TEXT;
{{pgsql}}ALTER TABLE motion ADD COLUMN vote_id BIGINT;
{{pgsql}}ALTER TABLE motion ADD COLUMN ended_on TEXT;
{{pgsql}}ALTER TABLE motion ADD COLUMN ended_note TEXT;
{{pgsql}}ALTER TABLE motion ADD COLUMN place BIGINT;
{{pgsql}}ALTER TABLE motion ADD COLUMN convert_reason TEXT;

{{sqlite}}CREATE TABLE new_motion (
{{sqlite}}    congress_id       BIGINT NOT NULL,
{{sqlite}}    id                BIGINT NOT NULL,
{{sqlite}}    kind              TEXT NOT NULL CHECK (kind IN ('bill', 'question', 'amendment', 'commission',
{{sqlite}}                      'recall', 'removal')),
{{sqlite}}    forum             TEXT NOT NULL CHECK (forum IN ('congress', 'committee')),
{{sqlite}}    state             TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'at_committee', 'listed',
{{sqlite}}                      'declined', 'passed', 'rejected', 'answering', 'answered', 'again', 'closed',
{{sqlite}}                      'withdrawn')),
{{sqlite}}    mover             TEXT NOT NULL CHECK (mover IN ('members', 'presidium', 'organ')),
{{sqlite}}    mover_organ_id    BIGINT,
{{sqlite}}    lead_deputy_id    BIGINT,
{{sqlite}}    session_id        BIGINT,
{{sqlite}}    title             TEXT NOT NULL,
{{sqlite}}    cause             TEXT NOT NULL,
{{sqlite}}    grounds           TEXT NOT NULL,
{{sqlite}}    proposal          TEXT NOT NULL,
{{sqlite}}    question          TEXT NOT NULL,
{{sqlite}}    content           TEXT NOT NULL,
{{sqlite}}    target_organ_id   BIGINT,
{{sqlite}}    subject_id        BIGINT,
{{sqlite}}    subject_text      TEXT NOT NULL,
{{sqlite}}    series            TEXT,
{{sqlite}}    number            BIGINT,
{{sqlite}}    signer_count      BIGINT NOT NULL,
{{sqlite}}    needed            BIGINT NOT NULL,
{{sqlite}}    basis             TEXT NOT NULL,
{{sqlite}}    submitted_on      TEXT,
{{sqlite}}    decided_on        TEXT,
{{sqlite}}    closed_on         TEXT,
{{sqlite}}    withdraw_asked_on TEXT,
{{sqlite}}    put_to_vote_on    TEXT,
{{sqlite}}    suggestion_id     BIGINT,
{{sqlite}}    round             BIGINT NOT NULL,
{{sqlite}}    way               TEXT NOT NULL,
{{sqlite}}    due_on            TEXT,
{{sqlite}}    created_at        BIGINT NOT NULL,
{{sqlite}}    version           BIGINT NOT NULL DEFAULT 1,
{{sqlite}}    office TEXT,
{{sqlite}}    member_id BIGINT,
{{sqlite}}    person_deputy_id BIGINT,
{{sqlite}}    person_account_id BIGINT,
{{sqlite}}    person_name TEXT,
{{sqlite}}    person_post TEXT,
{{sqlite}}    served_on TEXT,
{{sqlite}}    served_how TEXT,
{{sqlite}}    vote_id BIGINT,
{{sqlite}}    ended_on TEXT,
{{sqlite}}    ended_note TEXT,
{{sqlite}}    place BIGINT,
{{sqlite}}    convert_reason TEXT,
{{sqlite}}    PRIMARY KEY (congress_id, id),
{{sqlite}}    FOREIGN KEY (congress_id, subject_id) REFERENCES new_motion (congress_id, id)
{{sqlite}}) WITHOUT ROWID;
{{sqlite}}INSERT INTO new_motion (congress_id, id, kind, forum, state, mover, mover_organ_id, lead_deputy_id,
{{sqlite}}session_id, title, cause, grounds, proposal, question, content, target_organ_id, subject_id, subject_text,
{{sqlite}}series, number, signer_count, needed, basis, submitted_on, decided_on, closed_on, withdraw_asked_on,
{{sqlite}}put_to_vote_on, suggestion_id, round, way, due_on, created_at, version) SELECT congress_id, id, kind, forum,
{{sqlite}}state, mover, mover_organ_id, lead_deputy_id, session_id, title, cause, grounds, proposal, question, content,
{{sqlite}}target_organ_id, subject_id, subject_text, series, number, signer_count, needed, basis, submitted_on,
{{sqlite}}decided_on, closed_on, withdraw_asked_on, put_to_vote_on, suggestion_id, round, way, due_on, created_at,
{{sqlite}}version FROM motion;
{{sqlite}}CREATE TABLE new_motion_signer (
{{sqlite}}    congress_id BIGINT NOT NULL,
{{sqlite}}    id          BIGINT NOT NULL,
{{sqlite}}    motion_id   BIGINT NOT NULL,
{{sqlite}}    deputy_id   BIGINT NOT NULL,
{{sqlite}}    lead        SMALLINT NOT NULL,
{{sqlite}}    state       TEXT NOT NULL CHECK (state IN ('invited', 'signed', 'declined')),
{{sqlite}}    decided_at  BIGINT,
{{sqlite}}    PRIMARY KEY (congress_id, id),
{{sqlite}}    FOREIGN KEY (congress_id, motion_id) REFERENCES new_motion (congress_id, id)
{{sqlite}}) WITHOUT ROWID;
{{sqlite}}INSERT INTO new_motion_signer (congress_id, id, motion_id, deputy_id, lead, state, decided_at) SELECT
{{sqlite}}congress_id, id, motion_id, deputy_id, lead, state, decided_at FROM motion_signer;
{{sqlite}}CREATE TABLE new_motion_decision (
{{sqlite}}    congress_id BIGINT NOT NULL,
{{sqlite}}    id          BIGINT NOT NULL,
{{sqlite}}    motion_id   BIGINT NOT NULL,
{{sqlite}}    decision    TEXT NOT NULL CHECK (decision IN ('agenda', 'committee', 'decline', 'answer', 'refuse',
{{sqlite}}                'consent', 'put_to_vote', 'passed', 'rejected', 'void')),
{{sqlite}}    decided_on  TEXT NOT NULL,
{{sqlite}}    organ_id    BIGINT,
{{sqlite}}    note        TEXT NOT NULL,
{{sqlite}}    account_id  BIGINT,
{{sqlite}}    at          BIGINT NOT NULL,
{{sqlite}}    PRIMARY KEY (congress_id, id),
{{sqlite}}    FOREIGN KEY (congress_id, motion_id) REFERENCES new_motion (congress_id, id)
{{sqlite}}) WITHOUT ROWID;
{{sqlite}}INSERT INTO new_motion_decision (congress_id, id, motion_id, decision, decided_on, organ_id, note, account_id,
{{sqlite}}at) SELECT congress_id, id, motion_id, decision, decided_on, organ_id, note, account_id, at FROM
{{sqlite}}motion_decision;
{{sqlite}}CREATE TABLE new_motion_answer (
{{sqlite}}    congress_id  BIGINT NOT NULL,
{{sqlite}}    id           BIGINT NOT NULL,
{{sqlite}}    motion_id    BIGINT NOT NULL,
{{sqlite}}    round        BIGINT NOT NULL,
{{sqlite}}    state        TEXT NOT NULL CHECK (state IN ('draft', 'given')),
{{sqlite}}    way          TEXT NOT NULL,
{{sqlite}}    head_name    TEXT NOT NULL,
{{sqlite}}    head_present SMALLINT NOT NULL,
{{sqlite}}    body         TEXT NOT NULL,
{{sqlite}}    given_on     TEXT,
{{sqlite}}    signed_by    BIGINT,
{{sqlite}}    signed_at    BIGINT,
{{sqlite}}    version      BIGINT NOT NULL DEFAULT 1,
{{sqlite}}    PRIMARY KEY (congress_id, id),
{{sqlite}}    FOREIGN KEY (congress_id, motion_id) REFERENCES new_motion (congress_id, id)
{{sqlite}}) WITHOUT ROWID;
{{sqlite}}INSERT INTO new_motion_answer (congress_id, id, motion_id, round, state, way, head_name, head_present, body,
{{sqlite}}given_on, signed_by, signed_at, version) SELECT congress_id, id, motion_id, round, state, way, head_name,
{{sqlite}}head_present, body, given_on, signed_by, signed_at, version FROM motion_answer;
{{sqlite}}CREATE TABLE new_motion_mark (
{{sqlite}}    congress_id BIGINT NOT NULL,
{{sqlite}}    id          BIGINT NOT NULL,
{{sqlite}}    motion_id   BIGINT NOT NULL,
{{sqlite}}    answer_id   BIGINT NOT NULL,
{{sqlite}}    deputy_id   BIGINT NOT NULL,
{{sqlite}}    satisfied   SMALLINT NOT NULL,
{{sqlite}}    reason      TEXT NOT NULL,
{{sqlite}}    at          BIGINT NOT NULL,
{{sqlite}}    PRIMARY KEY (congress_id, id),
{{sqlite}}    FOREIGN KEY (congress_id, answer_id) REFERENCES new_motion_answer (congress_id, id)
{{sqlite}}) WITHOUT ROWID;
{{sqlite}}INSERT INTO new_motion_mark (congress_id, id, motion_id, answer_id, deputy_id, satisfied, reason, at) SELECT
{{sqlite}}congress_id, id, motion_id, answer_id, deputy_id, satisfied, reason, at FROM motion_mark;
{{sqlite}}DROP TABLE motion_mark;
{{sqlite}}DROP TABLE motion_answer;
{{sqlite}}DROP TABLE motion_decision;
{{sqlite}}DROP TABLE motion_signer;
{{sqlite}}DROP TABLE motion;
{{sqlite}}ALTER TABLE new_motion RENAME TO motion;
{{sqlite}}ALTER TABLE new_motion_signer RENAME TO motion_signer;
{{sqlite}}ALTER TABLE new_motion_decision RENAME TO motion_decision;
{{sqlite}}ALTER TABLE new_motion_answer RENAME TO motion_answer;
{{sqlite}}ALTER TABLE new_motion_mark RENAME TO motion_mark;
{{sqlite}}CREATE UNIQUE INDEX motion_by_number ON motion (congress_id, series, number);
{{sqlite}}CREATE INDEX motion_by_lead ON motion (congress_id, lead_deputy_id);
{{sqlite}}CREATE INDEX motion_by_target ON motion (congress_id, target_organ_id, state);
{{sqlite}}CREATE INDEX motion_by_subject ON motion (congress_id, subject_id);
{{sqlite}}CREATE INDEX motion_by_due ON motion (congress_id, state, due_on);
{{sqlite}}CREATE UNIQUE INDEX motion_signer_once ON motion_signer (congress_id, motion_id, deputy_id);
{{sqlite}}CREATE INDEX motion_signer_by_deputy ON motion_signer (congress_id, deputy_id, state);
{{sqlite}}CREATE INDEX motion_decision_by_motion ON motion_decision (congress_id, motion_id);
{{sqlite}}CREATE UNIQUE INDEX motion_answer_once ON motion_answer (congress_id, motion_id, round);
{{sqlite}}CREATE UNIQUE INDEX motion_mark_once ON motion_mark (congress_id, answer_id, deputy_id);

CREATE TABLE motion_defence (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    motion_id   BIGINT NOT NULL,
    way         TEXT NOT NULL CHECK (way IN ('written', 'presidium', 'meeting')),
    said_on     TEXT NOT NULL,
    body        TEXT NOT NULL,
    by_person   SMALLINT NOT NULL,
    printed     SMALLINT NOT NULL,
    account_id  BIGINT,
    at          BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, motion_id) REFERENCES motion (congress_id, id)
) {{clustered}};
CREATE INDEX motion_defence_of ON motion_defence (congress_id, motion_id);

CREATE TABLE motion_report (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    motion_id   BIGINT NOT NULL,
    organ_id    BIGINT,
    advice      TEXT NOT NULL CHECK (advice IN ('agenda', 'decline', 'none')),
    reported_on TEXT NOT NULL,
    body        TEXT NOT NULL,
    account_id  BIGINT,
    at          BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, motion_id) REFERENCES motion (congress_id, id)
) {{clustered}};
CREATE INDEX motion_report_of ON motion_report (congress_id, motion_id);

-- Where it stands on an agenda; told by the module of meetings, which knows more.
CREATE TABLE motion_item (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    motion_id   BIGINT NOT NULL,
    item_id     BIGINT NOT NULL,
    meeting     TEXT NOT NULL,
    url         TEXT NOT NULL,
    held_on     TEXT NOT NULL,
    gone        SMALLINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, motion_id) REFERENCES motion (congress_id, id)
) {{clustered}};
CREATE INDEX motion_item_of ON motion_item (congress_id, motion_id);
CREATE INDEX motion_item_by_item ON motion_item (congress_id, item_id);

CREATE INDEX motion_by_person ON motion (congress_id, person_deputy_id);

CREATE VIEW motion_v_name AS
    SELECT congress_id, id, kind, forum, state, title, series, number FROM motion
     WHERE state <> 'draft';
