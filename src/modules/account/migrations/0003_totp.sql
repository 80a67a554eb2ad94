-- The second step at sign-in. id is the account's; the secret is sealed under the person's key.
CREATE TABLE account_totp (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    secret_sealed {{blob}} NOT NULL,
    started_at    BIGINT NOT NULL,
    confirmed_at  BIGINT,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- The last step of the clock whose code was used: none is taken twice.
CREATE TABLE account_totp_step (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    step        BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- Codes for a lost phone, each once; keyed hashes.
CREATE TABLE account_totp_code (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    code_hash   TEXT NOT NULL,
    used_at     BIGINT,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX account_totp_code_by_account ON account_totp_code (congress_id, account_id);

-- Roles that want a second step.
CREATE TABLE account_role_second (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    role        TEXT NOT NULL,
    required    SMALLINT NOT NULL CHECK (required IN (0, 1)),
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX account_role_second_by_role ON account_role_second (congress_id, role);

-- Sign-ins between the two steps.
CREATE TABLE account_second (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    slip_id     BIGINT,
    token_hash  TEXT NOT NULL,
    ends_at     BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX account_second_by_token ON account_second (token_hash);
CREATE INDEX account_second_by_end ON account_second (ends_at);
