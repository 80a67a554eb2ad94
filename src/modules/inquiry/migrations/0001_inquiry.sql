-- Special inquiries with their questions, follow-up questions and answers; committees that investigate special questions.

CREATE TABLE inquiry (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    version       BIGINT NOT NULL DEFAULT 1,
    matter_id     BIGINT,
    title         TEXT NOT NULL CHECK (title <> ''),
    text          TEXT NOT NULL,
    form          TEXT NOT NULL CHECK (form IN ('plenary', 'joint', 'group')),
    held_on       TEXT NOT NULL,
    place         TEXT NOT NULL,
    chair         TEXT NOT NULL,
    collect_until TEXT,
    meeting_id    BIGINT,
    item_id       BIGINT,
    state         TEXT NOT NULL CHECK (state IN ('planned', 'collecting', 'open', 'closed', 'rated', 'handled', 'cancelled')),
    question_id   BIGINT,
    summary       TEXT NOT NULL,
    opened_at     BIGINT,
    closed_at     BIGINT,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX inquiry_by_day ON inquiry (congress_id, held_on, id);

-- Organs that answer, and how they were rated.
CREATE TABLE inquiry_organ (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    inquiry_id   BIGINT NOT NULL,
    organ_id     BIGINT NOT NULL,
    head         TEXT NOT NULL,
    vote_id      BIGINT,
    all_members  BIGINT,
    ballots      BIGINT,
    satisfied    BIGINT,
    basic        BIGINT,
    dissatisfied BIGINT,
    mark         TEXT CHECK (mark IN ('satisfied', 'basic', 'dissatisfied')),
    formula      TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, inquiry_id, organ_id),
    FOREIGN KEY (congress_id, inquiry_id) REFERENCES inquiry (congress_id, id)
) {{clustered}};

-- Questions of members, follow-up questions below them, and the answers.
CREATE TABLE inquiry_question (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    inquiry_id  BIGINT NOT NULL,
    parent_id   BIGINT,
    place       BIGINT NOT NULL,
    organ_id    BIGINT,
    account_id  BIGINT,
    deputy_id   BIGINT,
    asker       TEXT NOT NULL CHECK (asker <> ''),
    text        TEXT NOT NULL CHECK (text <> ''),
    state       TEXT NOT NULL CHECK (state IN ('offered', 'chosen', 'left_out', 'asked', 'answered')),
    answer      TEXT NOT NULL,
    answerer    TEXT NOT NULL,
    asked_at    BIGINT,
    answered_at BIGINT,
    problem_id  BIGINT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, inquiry_id) REFERENCES inquiry (congress_id, id),
    FOREIGN KEY (congress_id, parent_id) REFERENCES inquiry_question (congress_id, id),
    CHECK (state <> 'answered' OR answer <> '')
) {{clustered}};
CREATE INDEX inquiry_question_of ON inquiry_question (congress_id, inquiry_id, place, id);
CREATE INDEX inquiry_question_deputy ON inquiry_question (congress_id, deputy_id, id);

-- Committees that investigate special questions (特定问题调查委员会).
CREATE TABLE inquiry_probe (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    matter_id   BIGINT,
    motion_id   BIGINT,
    title       TEXT NOT NULL CHECK (title <> ''),
    reason      TEXT NOT NULL,
    mover       TEXT NOT NULL CHECK (mover IN ('chairmen', 'members')),
    signers     BIGINT NOT NULL,
    proposed_on TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('proposed', 'decided', 'refused', 'going', 'reported', 'resolved')),
    decided_on  TEXT,
    basis       TEXT NOT NULL,
    due_on      TEXT,
    report      TEXT NOT NULL,
    reported_on TEXT,
    doc_id      BIGINT,
    outcome     TEXT NOT NULL,
    resolved_on TEXT,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX inquiry_probe_by_day ON inquiry_probe (congress_id, proposed_on, id);

CREATE TABLE inquiry_member (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    probe_id    BIGINT NOT NULL,
    post        TEXT NOT NULL CHECK (post IN ('chair', 'vice', 'member', 'expert')),
    deputy_id   BIGINT,
    name        TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, probe_id) REFERENCES inquiry_probe (congress_id, id)
) {{clustered}};
CREATE INDEX inquiry_member_of ON inquiry_member (congress_id, probe_id, id);

-- What the committee did: meetings, visits, material that was asked for and given.
CREATE TABLE inquiry_act (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    probe_id    BIGINT NOT NULL,
    sort        TEXT NOT NULL CHECK (sort IN ('meeting', 'visit', 'talk', 'material', 'other')),
    done_on     TEXT NOT NULL,
    who         TEXT NOT NULL,
    text        TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, probe_id) REFERENCES inquiry_probe (congress_id, id)
) {{clustered}};
CREATE INDEX inquiry_act_of ON inquiry_act (congress_id, probe_id, done_on, id);
