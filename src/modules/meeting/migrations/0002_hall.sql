-- The day of a meeting: who is there, what is being treated, who speaks, which votes are held.

-- One row per meeting from the moment people can sign in. Its version is what consoles agree on.
CREATE TABLE meeting_hall (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    meeting_id   BIGINT NOT NULL,
    sign_in_at   BIGINT NOT NULL,
    opened_at    BIGINT,
    adjourned_at BIGINT,
    resumes_at   BIGINT,
    closed_at    BIGINT,
    screen       TEXT NOT NULL
                 CHECK (screen IN ('auto', 'agenda', 'sign_in', 'speaker', 'vote', 'blank')),
    timer_title  TEXT NOT NULL,
    timer_until  BIGINT,
    version      BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX meeting_hall_of ON meeting_hall (congress_id, meeting_id);

-- One coming and going of a person. Who is there has a row without an end.
CREATE TABLE meeting_attend (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    meeting_id  BIGINT NOT NULL,
    person_id   BIGINT NOT NULL,
    came_at     BIGINT NOT NULL,
    came_how    TEXT NOT NULL CHECK (came_how IN ('qr', 'code', 'desk')),
    left_at     BIGINT,
    left_how    TEXT NOT NULL CHECK (left_how IN ('', 'self', 'desk')),
    reason      TEXT NOT NULL,
    undone      SMALLINT NOT NULL CHECK (undone IN (0, 1)),
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX meeting_attend_now ON meeting_attend (congress_id, meeting_id, person_id)
    WHERE left_at IS NULL AND undone = 0;
CREATE INDEX meeting_attend_of ON meeting_attend (congress_id, meeting_id, person_id, came_at);

-- Wrong codes typed at the desk of a meeting, in a row (id: of the meeting). Not journalled.
CREATE TABLE meeting_guess (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    failures    BIGINT NOT NULL,
    last_at     BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- Who asks to speak, speaks, has spoken; a speech entered later has the state done at once.
CREATE TABLE meeting_speech (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    meeting_id     BIGINT NOT NULL,
    item_id        BIGINT,
    person_id      BIGINT NOT NULL,
    place          BIGINT NOT NULL,
    kind           TEXT NOT NULL
                   CHECK (kind IN ('report', 'plenary', 'group', 'second', 'answer')),
    state          TEXT NOT NULL
                   CHECK (state IN ('asked', 'speaking', 'done', 'withdrawn', 'refused')),
    topic          TEXT NOT NULL,
    asked_at       BIGINT,
    began_at       BIGINT,
    ended_at       BIGINT,
    paused_at      BIGINT,
    paused_seconds BIGINT NOT NULL,
    limit_seconds  BIGINT NOT NULL,
    warned_at      BIGINT,
    ended_how      TEXT NOT NULL CHECK (ended_how IN ('', 'self', 'chair', 'next')),
    summary        TEXT NOT NULL,
    own_summary    TEXT NOT NULL,
    version        BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX meeting_speech_now ON meeting_speech (congress_id, meeting_id)
    WHERE state = 'speaking';
CREATE INDEX meeting_speech_of ON meeting_speech (congress_id, meeting_id, item_id, id);

-- Votes of an item (or of a change of the agenda) and what each is about, in their order.
CREATE TABLE meeting_vote (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    meeting_id  BIGINT NOT NULL,
    item_id     BIGINT,
    change_id   BIGINT,
    vote_id     BIGINT NOT NULL,
    role        TEXT NOT NULL
                CHECK (role IN ('amendment', 'clause', 'whole', 'removal', 'dismissal',
                                'appointment', 'election',
                                'rating', 'procedure')),
    clause      TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX meeting_vote_of ON meeting_vote (congress_id, meeting_id, item_id);
CREATE UNIQUE INDEX meeting_vote_by_vote ON meeting_vote (congress_id, vote_id);

-- Changes of the agenda that somebody has proposed in the hall.
CREATE TABLE meeting_proposal (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    meeting_id  BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('add', 'defer', 'withdraw', 'next')),
    item_id     BIGINT,
    title       TEXT NOT NULL,
    sort        TEXT NOT NULL,
    reason      TEXT NOT NULL CHECK (reason <> ''),
    proposer    TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('voting', 'made', 'lost', 'dropped')),
    vote_id     BIGINT,
    proposed_at BIGINT NOT NULL,
    decided_at  BIGINT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX meeting_proposal_of ON meeting_proposal (congress_id, meeting_id);

-- What one person writes down for himself while chairing.
CREATE TABLE meeting_chair_note (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    meeting_id  BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    body        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX meeting_chair_note_of ON meeting_chair_note (congress_id, meeting_id, account_id);
