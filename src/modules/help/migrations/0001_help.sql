-- Whoever has put "the three things to do first" away. id: the account.

CREATE TABLE help_away (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
