-- Votes. What a person chose in a secret one stands nowhere beside the person: vote_cast says that
-- he has voted, vote_slot keeps sealed choices under random numbers until they are counted.

CREATE TABLE vote (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    kind           TEXT NOT NULL CHECK (kind IN ('motion', 'election', 'rating')),
    method         TEXT NOT NULL CHECK (method IN ('device', 'hands', 'paper')),
    state          TEXT NOT NULL CHECK (state IN ('prepared', 'open', 'closed', 'counted', 'announced', 'invalid')),
    rule           TEXT NOT NULL CHECK (rule IN ('half_of_all', 'two_thirds_of_all', 'half_of_present',
                                                 'plurality_third', 'share_of_ballots', 'most_votes', 'noted')),
    secret         SMALLINT NOT NULL CHECK (secret IN (0, 1)),
    en_bloc        SMALLINT NOT NULL CHECK (en_bloc IN (0, 1)),
    write_in       SMALLINT NOT NULL CHECK (write_in IN (0, 1)),
    title          TEXT NOT NULL CHECK (title <> ''),
    body_name      TEXT NOT NULL,
    body_id        BIGINT NOT NULL,
    law_body       TEXT NOT NULL CHECK (law_body IN ('congress', 'presidium', 'standing_committee',
                                                     'township_presidium', 'other')),
    matter         TEXT NOT NULL CHECK (matter IN ('resolution', 'election', 'appointment', 'removal')),
    origin         TEXT NOT NULL CHECK (origin <> ''),
    origin_id      BIGINT NOT NULL,
    origin_name    TEXT NOT NULL,
    panel          TEXT NOT NULL,
    panel_id       BIGINT NOT NULL,
    back_url       TEXT NOT NULL,
    held_on        TEXT NOT NULL CHECK (held_on LIKE '____-__-__'),
    post           TEXT CHECK (post IN ('chief', 'vice', 'member', 'deputy_direct', 'deputy')),
    occasion       TEXT CHECK (occasion IN ('first', 'another', 'by_election')),
    basis          TEXT NOT NULL,
    pass_percent   BIGINT NOT NULL CHECK (pass_percent BETWEEN 0 AND 100),
    pass_grades    BIGINT NOT NULL,
    scale          TEXT NOT NULL,
    seats          BIGINT NOT NULL,
    seconds        BIGINT NOT NULL,
    replaces_id    BIGINT,
    imported       SMALLINT NOT NULL CHECK (imported IN (0, 1)),
    all_members    BIGINT NOT NULL,
    present        BIGINT,
    public_key     {{blob}},
    opened_at      BIGINT,
    closed_at      BIGINT,
    counted_at     BIGINT,
    announced_at   BIGINT,
    invalid_reason TEXT,
    version        BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, replaces_id) REFERENCES vote (congress_id, id)
) {{clustered}};
CREATE INDEX vote_by_origin ON vote (congress_id, origin, origin_id, id);
CREATE INDEX vote_by_state ON vote (congress_id, state, id);
CREATE INDEX vote_by_day ON vote (congress_id, held_on, id);

-- What is voted on: candidates, objects of a rating, objects of a motion.
CREATE TABLE vote_option (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    vote_id     BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    note        TEXT NOT NULL,
    deputy_id   BIGINT,
    account_id  BIGINT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, vote_id) REFERENCES vote (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX vote_option_by_vote ON vote_option (congress_id, vote_id, place);

-- The roll of a vote: all members on its day.
CREATE TABLE vote_voter (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    vote_id     BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    account_id  BIGINT,
    deputy_id   BIGINT,
    name        TEXT NOT NULL,
    present     SMALLINT NOT NULL CHECK (present IN (0, 1)),
    absence     TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, vote_id) REFERENCES vote (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX vote_voter_by_vote ON vote_voter (congress_id, vote_id, place);
CREATE INDEX vote_voter_by_presence ON vote_voter (congress_id, vote_id, present, id);
CREATE INDEX vote_voter_by_account ON vote_voter (congress_id, account_id, vote_id);

-- Who has voted: id is that of vote_voter, so nobody votes twice. `choice` of votes by name only.
-- Not journalled: vote_sheet says the same, and is.
CREATE TABLE vote_cast (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    vote_id     BIGINT NOT NULL,
    way         TEXT NOT NULL CHECK (way IN ('device', 'hands', 'paper')),
    choice      TEXT,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX vote_cast_by_vote ON vote_cast (congress_id, vote_id, id);

-- What was committed together: "voter" or "voter=choice", one a line.
CREATE TABLE vote_sheet (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    vote_id     BIGINT NOT NULL,
    marks       TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, vote_id) REFERENCES vote (congress_id, id)
) {{clustered}};
CREATE INDEX vote_sheet_by_vote ON vote_sheet (congress_id, vote_id, id);

-- Sealed choices of a secret vote while it runs; id is random. Not journalled, and gone when counted.
-- Few votes run at once: no index by vote, which each ballot would have to write.
CREATE TABLE vote_slot (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    vote_id     BIGINT NOT NULL,
    sealed      {{blob}} NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- Time used of votes that end by themselves, by a clock that cannot be set. Not journalled.
CREATE TABLE vote_clock (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    holder      TEXT NOT NULL,
    seen_ms     BIGINT NOT NULL,
    used_ms     BIGINT NOT NULL,
    beat_at     BIGINT NOT NULL, -- by the database's clock, only to tell whether the holder lives
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- Who holds the keys of secret votes: of one vote, or of all votes of a meeting.
CREATE TABLE vote_scrutineer (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    panel       TEXT NOT NULL CHECK (panel <> ''),
    panel_id    BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    account_id  BIGINT,
    deputy_id   BIGINT,
    public_key  {{blob}} NOT NULL,
    ended       SMALLINT NOT NULL CHECK (ended IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX vote_scrutineer_by_panel ON vote_scrutineer (congress_id, panel, panel_id, id);

-- Counts of hands and of paper as two tellers entered them, each by himself.
CREATE TABLE vote_entry (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    vote_id     BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    name        TEXT NOT NULL,
    figures     TEXT NOT NULL,
    dropped     SMALLINT NOT NULL CHECK (dropped IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, vote_id) REFERENCES vote (congress_id, id)
) {{clustered}};
CREATE INDEX vote_entry_by_vote ON vote_entry (congress_id, vote_id, id);

-- The result as it was counted, judged by the law of its day. id is that of the vote.
CREATE TABLE vote_result (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    ballots     BIGINT NOT NULL,
    spoiled     BIGINT NOT NULL,
    not_pressed BIGINT NOT NULL,
    absent      BIGINT NOT NULL,
    needed      BIGINT NOT NULL,
    valid_round SMALLINT NOT NULL CHECK (valid_round IN (0, 1)),
    passed      SMALLINT NOT NULL CHECK (passed IN (0, 1)),
    formula     TEXT NOT NULL,
    article     TEXT NOT NULL,
    verdict     TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, id) REFERENCES vote (congress_id, id)
) {{clustered}};

CREATE TABLE vote_line (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    vote_id     BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    option_id   BIGINT,
    name        TEXT NOT NULL,
    note        TEXT NOT NULL,
    yes         BIGINT NOT NULL,
    no          BIGINT NOT NULL,
    abstain     BIGINT NOT NULL,
    grades      TEXT NOT NULL,
    passed      SMALLINT NOT NULL CHECK (passed IN (0, 1)),
    tied        SMALLINT NOT NULL CHECK (tied IN (0, 1)),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, vote_id) REFERENCES vote (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX vote_line_by_vote ON vote_line (congress_id, vote_id, place);

CREATE VIEW vote_v_result AS
    SELECT v.congress_id, v.id, v.origin, v.origin_id, v.kind, v.title, v.state, v.secret, v.method,
           v.held_on, r.passed, l.yes, l.no, l.abstain, v.all_members, v.present
      FROM vote v
      LEFT JOIN vote_result r ON r.congress_id = v.congress_id AND r.id = v.id
      LEFT JOIN vote_line l ON l.congress_id = v.congress_id AND l.vote_id = v.id AND l.place = 1;
