-- Tables of the platform itself. schema_migration is made by migrate.c.

-- Where the next block of 64 ids starts: a row that is part of the transaction on SQLite, a sequence
-- that is not on PostgreSQL.
{{pgsql}} CREATE SEQUENCE id_sequence AS BIGINT INCREMENT BY 64 MINVALUE 1 START WITH 1;

CREATE TABLE id_block (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    next_id     BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

INSERT INTO id_block (congress_id, id, next_id) VALUES (0, 1, 1);

-- A form's one-time token, kept so that a second click on "submit" finds it.
CREATE TABLE form_once (
    congress_id BIGINT NOT NULL,
    token       TEXT NOT NULL,
    used_at     BIGINT NOT NULL,
    PRIMARY KEY (congress_id, token)
) {{clustered}};

CREATE INDEX form_once_used ON form_once (used_at);
