-- What help a deputy needs to perform his duties (Deputies Law art. 53, 54): health and customs are
-- nobody's business but his and of whoever prepares, so all of it is sealed under his key. id is the
-- deputy's.

CREATE TABLE deputy_help (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    key_id      BIGINT NOT NULL,
    help_sealed {{blob}},
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, id) REFERENCES deputy (congress_id, id)
) {{clustered}};
