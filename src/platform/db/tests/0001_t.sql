-- Tables of the tests.
CREATE TABLE t_item (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL,
    n           BIGINT,
    flag        SMALLINT NOT NULL DEFAULT 0 CHECK (flag IN (0, 1)),
    data        {{blob}},
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX t_item_name ON t_item (congress_id, name);
CREATE INDEX t_item_n ON t_item (congress_id, n, id);

CREATE TABLE t_child (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    item_id     BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, item_id) REFERENCES t_item (congress_id, id)
) {{clustered}};

CREATE TABLE t_scratch (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    body        TEXT,
    PRIMARY KEY (congress_id, id)
);

CREATE TABLE t_counter (congress_id BIGINT NOT NULL, id BIGINT NOT NULL, n BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id));
INSERT INTO t_counter (congress_id, id, n) VALUES (1, 1, 0);

CREATE TABLE t_unlisted (congress_id BIGINT NOT NULL, id BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id));

CREATE VIEW t_v_any AS SELECT congress_id, id, name FROM t_item;
CREATE VIEW t_v_named AS SELECT congress_id, id FROM t_v_any WHERE name <> '';
