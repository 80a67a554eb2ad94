-- Laws and regulations: statutes, their versions as imported, the clauses that these were cut into.

CREATE TABLE statute (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    name        TEXT NOT NULL,
    level       TEXT NOT NULL CHECK (level IN ('constitution', 'law', 'admin', 'province', 'city', 'rule', 'document')),
    place       BIGINT NOT NULL,
    issuer      TEXT NOT NULL,
    text_id     BIGINT,
    repealed    SMALLINT NOT NULL CHECK (repealed IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, name)
) {{clustered}};
CREATE INDEX statute_by_level ON statute (congress_id, place, id);

CREATE TABLE statute_text (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    statute_id   BIGINT NOT NULL,
    title        TEXT NOT NULL,
    history      TEXT NOT NULL,
    adopted_on   TEXT,
    effective_on TEXT,
    body         TEXT NOT NULL CHECK (body <> ''),
    digest       TEXT NOT NULL,
    articles     BIGINT NOT NULL,
    odd          TEXT NOT NULL,
    source       TEXT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, statute_id, digest),
    FOREIGN KEY (congress_id, statute_id) REFERENCES statute (congress_id, id)
);
CREATE INDEX statute_text_by_day ON statute_text (congress_id, statute_id, adopted_on, id);

-- Cut from the body of the version, which is journalled; never changed.
CREATE TABLE statute_clause (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    text_id     BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    level       TEXT NOT NULL CHECK (level IN ('part', 'chapter', 'section', 'article', 'note', 'annex')),
    number      TEXT NOT NULL,
    n           BIGINT NOT NULL,
    sub         BIGINT NOT NULL,
    heading     TEXT NOT NULL,
    text        TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('duty', 'liability', 'effect', 'none')),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, text_id) REFERENCES statute_text (congress_id, id)
);
CREATE INDEX statute_clause_by_text ON statute_clause (congress_id, text_id, place);

-- What the office says a clause is about.
CREATE TABLE statute_mark (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    clause_id   BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('duty', 'liability', 'effect', 'none')),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, clause_id)
) {{clustered}};

-- Pairs of characters in the clauses of a version, to compare with: made from the clauses.
CREATE TABLE statute_gram (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    grams       {{blob}} NOT NULL,
    PRIMARY KEY (congress_id, id)
);

-- Words that often go wrong in documents; one row, as the office keeps it.
CREATE TABLE statute_setting (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    words       TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

CREATE VIEW statute_v_clause AS
    SELECT c.congress_id, c.id, t.statute_id, c.text_id, t.title, c.number
    FROM statute_clause c JOIN statute_text t ON t.congress_id = c.congress_id AND t.id = c.text_id;
