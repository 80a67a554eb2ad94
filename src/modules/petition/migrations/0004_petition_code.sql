-- What a petitioner follows his case by, of each person who has one: keyed hashes of the code and of
-- the four digits, neither of which is stored.
CREATE TABLE petition_code (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    petition_id BIGINT NOT NULL,
    person_id   BIGINT NOT NULL,
    code_hash   TEXT NOT NULL CHECK (code_hash <> ''),
    digits_hash TEXT NOT NULL CHECK (digits_hash <> ''),
    made_on     TEXT NOT NULL CHECK (made_on LIKE '____-__-__'),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, petition_id) REFERENCES petition (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX petition_code_by_code ON petition_code (congress_id, code_hash);
CREATE UNIQUE INDEX petition_code_of_person ON petition_code (congress_id, person_id);
CREATE INDEX petition_code_of ON petition_code (congress_id, petition_id);

-- Wrong digits typed for a code; id is that of the code.
CREATE TABLE petition_try (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    wrong       BIGINT NOT NULL,
    since       BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- What a petitioner says of a result, once of each; his words are sealed under his own key.
CREATE TABLE petition_rating (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    petition_id  BIGINT NOT NULL,
    result       TEXT NOT NULL CHECK (result IN ('reply', 'review', 'recheck')),
    rating       TEXT NOT NULL CHECK (rating IN ('satisfied', 'basic', 'dissatisfied')),
    rated_on     TEXT NOT NULL CHECK (rated_on LIKE '____-__-__'),
    key_id       BIGINT NOT NULL,
    words_sealed {{blob}},
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, petition_id) REFERENCES petition (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX petition_rating_once ON petition_rating (congress_id, petition_id, result);
