-- Elections of a congress prepared: offices and seats, who is nominated by whom, and who was elected.

CREATE TABLE nomination_election (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    new_term    SMALLINT NOT NULL CHECK (new_term IN (0, 1)),
    basis       TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    closes_at   BIGINT,
    opened_on   TEXT,
    closed_on   TEXT,
    created_at  BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

CREATE TABLE nomination_post (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    election_id BIGINT NOT NULL,
    after_id    BIGINT,
    office      TEXT NOT NULL CHECK (office IN ('committee_chair', 'committee_vice', 'committee_secretary',
                                                'committee_member', 'township_chair', 'township_vice',
                                                'government_head', 'government_vice', 'supervision_head',
                                                'court_head', 'procurator_head', 'upper_deputy',
                                                'acting_chair')),
    name        TEXT NOT NULL CHECK (name <> ''),
    occasion    TEXT NOT NULL CHECK (occasion IN ('first', 'another', 'by_election')),
    seats       BIGINT NOT NULL CHECK (seats > 0),
    fixed       BIGINT,
    primary_id  BIGINT,
    vote_id     BIGINT,
    listed_on   TEXT,
    approved_on TEXT,
    approval    TEXT,
    seated_on   TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, election_id) REFERENCES nomination_election (congress_id, id),
    FOREIGN KEY (congress_id, after_id) REFERENCES nomination_post (congress_id, id)
) {{clustered}};
CREATE INDEX nomination_post_by_election ON nomination_post (congress_id, election_id, id);

CREATE TABLE nomination (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    post_id        BIGINT NOT NULL,
    name           TEXT NOT NULL CHECK (name <> ''),
    deputy_id      BIGINT,
    source         TEXT NOT NULL CHECK (source IN ('presidium', 'deputies', 'votes')),
    lead_deputy_id BIGINT,
    sex            TEXT NOT NULL CHECK (sex IN ('', 'male', 'female')),
    born           TEXT NOT NULL,
    ethnic         TEXT NOT NULL,
    party          TEXT NOT NULL,
    education      TEXT NOT NULL,
    occupation     TEXT NOT NULL,
    reason         TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('open', 'withdrawn')),
    consent        TEXT NOT NULL CHECK (consent IN ('', 'yes', 'no')),
    consent_on     TEXT,
    formal         SMALLINT NOT NULL CHECK (formal IN (0, 1)),
    proposed_at    BIGINT NOT NULL,
    version        BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, post_id) REFERENCES nomination_post (congress_id, id)
) {{clustered}};
CREATE INDEX nomination_by_post ON nomination (congress_id, post_id, id);

CREATE TABLE nomination_signer (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    nomination_id BIGINT NOT NULL,
    deputy_id     BIGINT NOT NULL,
    name          TEXT NOT NULL,
    signed_at     BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, nomination_id) REFERENCES nomination (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX nomination_signer_once ON nomination_signer (congress_id, nomination_id, deputy_id);

-- Who was elected, by which vote; member_id: the seat he took.
CREATE TABLE nomination_elected (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    post_id     BIGINT NOT NULL,
    vote_id     BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    deputy_id   BIGINT,
    member_id   BIGINT,
    votes       BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, post_id) REFERENCES nomination_post (congress_id, id)
) {{clustered}};
CREATE INDEX nomination_elected_by_post ON nomination_elected (congress_id, post_id, id);
