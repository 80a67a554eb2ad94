-- Who looked at whose personal values, in which session, and why. The note may speak of the person:
-- sealed under his key.
CREATE TABLE crypt_look (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    session_id  BIGINT NOT NULL,
    who         TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind <> ''),
    subject_id  BIGINT NOT NULL,
    why         TEXT NOT NULL
                CHECK (why IN ('contact', 'verify', 'handle', 'reply', 'check', 'asked', 'other')),
    key_id      BIGINT,
    note_sealed {{blob}},
    at          BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    CHECK (key_id IS NOT NULL OR note_sealed IS NULL)
) {{clustered}};
CREATE INDEX crypt_look_open ON crypt_look (congress_id, account_id, kind, subject_id, at);
CREATE INDEX crypt_look_by_time ON crypt_look (congress_id, at, id);
