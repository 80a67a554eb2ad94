-- People and machines that sign in. congress_id of an account is the congress that keeps it.

CREATE TABLE account (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('person', 'machine')),
    login        TEXT NOT NULL,
    name         TEXT NOT NULL,
    key_id       BIGINT NOT NULL,
    phone_sealed {{blob}},
    phone_blind  TEXT,
    password     TEXT NOT NULL,
    must_change  SMALLINT NOT NULL CHECK (must_change IN (0, 1)),
    active       SMALLINT NOT NULL CHECK (active IN (0, 1)),
    successor_id BIGINT,
    left_on      TEXT,
    created_at   BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX account_by_login ON account (login);
CREATE UNIQUE INDEX account_by_id ON account (id);
CREATE INDEX account_by_name ON account (congress_id, name, id);
CREATE INDEX account_by_phone ON account (congress_id, phone_blind);

CREATE TABLE account_post (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    role        TEXT NOT NULL,
    organ_id    BIGINT,
    deputy_id   BIGINT,
    title       TEXT NOT NULL,
    from_on     TEXT NOT NULL,
    to_on       TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, organ_id) REFERENCES congress_organ (congress_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on)
) {{clustered}};
CREATE INDEX account_post_by_account ON account_post (account_id, congress_id, id);
CREATE INDEX account_post_by_role ON account_post (congress_id, role, organ_id);

CREATE TABLE account_role (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    code        TEXT NOT NULL,
    name        TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX account_role_by_code ON account_role (congress_id, code);

CREATE TABLE account_role_permission (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    role        TEXT NOT NULL,
    permission  TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX account_role_permission_by_role
    ON account_role_permission (congress_id, role, permission);

-- Permissions that have been given their first roles, so that what an administrator took away does
-- not come back at the next start.
CREATE TABLE account_seeded (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    permission  TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX account_seeded_by_permission ON account_seeded (congress_id, permission);

-- One row per congress (id = congress_id): grows when its roles change, so that other threads and
-- servers know their cached permissions are old.
CREATE TABLE account_stamp (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    stamp       BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

CREATE TABLE account_session (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    account_id   BIGINT NOT NULL,
    token_hash   TEXT NOT NULL,
    csrf         TEXT NOT NULL,
    post_id      BIGINT,
    way          TEXT NOT NULL CHECK (way IN ('password', 'slip')),
    device       TEXT NOT NULL,
    address      TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    idle_seconds BIGINT NOT NULL,
    ends_at      BIGINT NOT NULL,
    ended_at     BIGINT,
    ended_by     BIGINT,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX account_session_by_token ON account_session (token_hash);
CREATE INDEX account_session_by_account ON account_session (congress_id, account_id, ended_at);
CREATE INDEX account_session_by_end ON account_session (ends_at);

CREATE TABLE account_slip (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    token_hash  TEXT NOT NULL,
    issued_by   BIGINT,
    created_at  BIGINT NOT NULL,
    ends_at     BIGINT NOT NULL,
    used_at     BIGINT,
    void_at     BIGINT,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX account_slip_by_token ON account_slip (token_hash);
CREATE INDEX account_slip_by_account ON account_slip (congress_id, account_id);

CREATE TABLE account_token (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    name        TEXT NOT NULL,
    token_hash  TEXT NOT NULL,
    created_at  BIGINT NOT NULL,
    ends_at     BIGINT,
    revoked_at  BIGINT,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX account_token_by_token ON account_token (token_hash);
CREATE INDEX account_token_by_account ON account_token (congress_id, account_id);

-- Phones and computers from which an account has signed in before (hash of a cookie).
CREATE TABLE account_device (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    token_hash  TEXT NOT NULL,
    created_at  BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX account_device_by_token ON account_device (token_hash, account_id);

-- Failed sign-ins, congress_id 0; the key is a keyed hash of what was tried.
CREATE TABLE account_attempt (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('place', 'device', 'login', 'address')),
    key_hash    TEXT NOT NULL,
    failures    BIGINT NOT NULL,
    last_at     BIGINT NOT NULL,
    until_at    BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX account_attempt_by_key ON account_attempt (kind, key_hash);
CREATE INDEX account_attempt_by_age ON account_attempt (last_at);

CREATE VIEW account_v_name AS
    SELECT congress_id, id, name, login, active FROM account;
