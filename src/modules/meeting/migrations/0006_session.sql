-- Sessions beyond the ordinary, and what a sitting needs besides: who called a session in between,
-- when the deputies of a term were elected, who attends by video, what was asked while deliberating.

CREATE TABLE meeting_extra (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    meeting_id  BIGINT NOT NULL,
    called_by   TEXT NOT NULL CHECK (called_by IN ('necessary', 'deputies')),
    proposing   BIGINT NOT NULL CHECK (proposing >= 0),
    whole       BIGINT NOT NULL CHECK (whole >= 0),
    reason      TEXT NOT NULL CHECK (reason <> ''),
    decided_on  TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, meeting_id) REFERENCES meeting (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX meeting_extra_of ON meeting_extra (congress_id, meeting_id);

CREATE TABLE meeting_term (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    number      BIGINT NOT NULL CHECK (number > 0),
    elected_on  TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX meeting_term_number ON meeting_term (congress_id, number);

CREATE TABLE meeting_remote (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    meeting_id  BIGINT NOT NULL,
    person_id   BIGINT NOT NULL,
    reason      TEXT NOT NULL CHECK (reason <> ''),
    decided_on  TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, meeting_id) REFERENCES meeting (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX meeting_remote_of ON meeting_remote (congress_id, meeting_id, person_id);

CREATE TABLE meeting_inquiry (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    meeting_id   BIGINT NOT NULL,
    item_id      BIGINT NOT NULL,
    person_id    BIGINT NOT NULL,
    organ_id     BIGINT NOT NULL,
    question     TEXT NOT NULL CHECK (question <> ''),
    asked_at     BIGINT NOT NULL,
    answerer     TEXT NOT NULL,
    rank         TEXT NOT NULL CHECK (rank IN ('', 'head', 'responsible')),
    answer       TEXT NOT NULL,
    answered_at  BIGINT,
    version      BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, item_id) REFERENCES meeting_item (congress_id, id),
    CHECK ((answered_at IS NULL) = (rank = ''))
) {{clustered}};
CREATE INDEX meeting_inquiry_of ON meeting_inquiry (congress_id, item_id, id);
