-- The search index: a copy of what records say, with the keys of who may see it. id holds the day
-- above and a growing number below, so that the order of ids is newest last.
CREATE TABLE search_doc (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    record_id   BIGINT NOT NULL,
    part        TEXT NOT NULL,
    chunk       BIGINT NOT NULL, -- long texts are cut: 0, 1, …
    title       TEXT NOT NULL,
    body        TEXT NOT NULL,
    url         TEXT NOT NULL,
    day         TEXT NOT NULL CHECK (day LIKE '____-__-__'),
    organ_id    BIGINT NOT NULL,
    state       TEXT NOT NULL,
    people      TEXT NOT NULL,
    keys        TEXT NOT NULL, -- blank-separated, as they stand in the index
    indexed     SMALLINT NOT NULL CHECK (indexed IN (0, 1)),
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX search_doc_record ON search_doc (congress_id, kind, record_id, part, chunk);
CREATE INDEX search_doc_waiting ON search_doc (congress_id, id) WHERE indexed = 0;

-- detail=full: phrases of pairs are what makes a longer word exact. Numbers: docs/performance.md
{{sqlite}}CREATE VIRTUAL TABLE search_fts USING fts5 (tokens, content='', columnsize=0, detail=full, tokenize="ascii tokenchars '=_.:'");
{{pgsql}}CREATE TABLE search_fts (congress_id BIGINT NOT NULL, id BIGINT NOT NULL, tokens TSVECTOR NOT NULL, PRIMARY KEY (congress_id, id));
{{pgsql}}CREATE INDEX search_fts_tokens ON search_fts USING gin (tokens) WITH (gin_pending_list_limit = 256);

-- How the tokens of the index were made; another number: it is built anew.
CREATE TABLE search_state (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
