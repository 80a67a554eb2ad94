-- PostgreSQL: the last commit of each connection, written by that commit itself. When the answer to a
-- COMMIT is lost, this tells whether it took place. (Transaction numbers do not: after a crash they
-- are given out again.)
{{pgsql}} CREATE TABLE commit_slot (slot BIGINT PRIMARY KEY, n BIGINT NOT NULL, at BIGINT NOT NULL) WITH (fillfactor = 50);
