-- One-time codes for shared terminals: one for each voter and meeting (or vote). Only a keyed hash
-- of the code is kept; the key is not in the database.
CREATE TABLE vote_code (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    panel       TEXT NOT NULL CHECK (panel <> ''),
    panel_id    BIGINT NOT NULL,
    account_id  BIGINT,
    deputy_id   BIGINT,
    name        TEXT NOT NULL CHECK (name <> ''),
    hash        TEXT NOT NULL,
    ended       SMALLINT NOT NULL CHECK (ended IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX vote_code_by_hash ON vote_code (hash);
CREATE INDEX vote_code_by_panel ON vote_code (congress_id, panel, panel_id, id);
