-- Questionnaires. Who was asked (survey_link) and what was answered (survey_answer, survey_value)
-- are kept apart: an answer has a random number, a day and no person.

CREATE TABLE survey (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    intro       TEXT NOT NULL,
    way         TEXT NOT NULL CHECK (way IN ('open', 'link')),
    code        TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    closes_on   TEXT,
    opened_on   TEXT,
    closed_on   TEXT,
    shown       SMALLINT NOT NULL CHECK (shown IN (0, 1)),
    created_at  BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX survey_by_code ON survey (congress_id, code);
CREATE INDEX survey_by_time ON survey (congress_id, created_at, id);

CREATE TABLE survey_question (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    survey_id   BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('single', 'multiple', 'scale', 'text')),
    text        TEXT NOT NULL CHECK (text <> ''),
    options     TEXT NOT NULL,
    required    SMALLINT NOT NULL CHECK (required IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, survey_id) REFERENCES survey (congress_id, id)
) {{clustered}};
CREATE INDEX survey_question_by_survey ON survey_question (congress_id, survey_id, number);

-- A link that somebody was given; whether it was used, never for what.
CREATE TABLE survey_link (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    survey_id   BIGINT NOT NULL,
    code_blind  TEXT NOT NULL,
    used        SMALLINT NOT NULL CHECK (used IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, survey_id) REFERENCES survey (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX survey_link_by_code ON survey_link (congress_id, code_blind);
CREATE INDEX survey_link_by_survey ON survey_link (congress_id, survey_id, used);

-- Not journalled: an event would tie the answer to the link that was used with it. What all of them
-- say is in the journal when the questionnaire closes. id is random.
CREATE TABLE survey_answer (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    survey_id   BIGINT NOT NULL,
    channel     TEXT NOT NULL CHECK (channel IN ('link', 'paper', 'telephone')),
    answered_on TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX survey_answer_by_survey ON survey_answer (congress_id, survey_id, id);
CREATE INDEX survey_answer_by_day ON survey_answer (congress_id, answered_on);

CREATE TABLE survey_value (
    congress_id BIGINT NOT NULL,
    answer_id   BIGINT NOT NULL,
    question_id BIGINT NOT NULL,
    choice      BIGINT NOT NULL,
    text        TEXT NOT NULL,
    PRIMARY KEY (congress_id, answer_id, question_id, choice)
) {{clustered}};
CREATE INDEX survey_value_by_question ON survey_value (congress_id, question_id, choice);

-- How many came from one address today, by keyed hash: a limit that forgets.
CREATE TABLE survey_limit (
    congress_id BIGINT NOT NULL,
    address     TEXT NOT NULL,
    day         TEXT NOT NULL,
    number      BIGINT NOT NULL,
    PRIMARY KEY (congress_id, address)
) {{clustered}};
