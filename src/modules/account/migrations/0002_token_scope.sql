-- What narrows a machine's token, and who answers for it; tokens from before have no row: no narrowing.
CREATE TABLE account_token_scope (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    scopes      TEXT NOT NULL,
    issued_by   BIGINT,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- When a token was last used; written now and then, not journalled.
CREATE TABLE account_token_use (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
