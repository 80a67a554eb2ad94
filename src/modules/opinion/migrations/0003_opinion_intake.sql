-- What the public pages take in: written by the hundred in one transaction, sealed under a key of
-- the day, and made an opinion of some seconds later. A row that is done keeps its hashes, so that
-- the same form sent again is the same opinion.

CREATE TABLE opinion_intake (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    once_hash      TEXT NOT NULL,
    code_hash      TEXT NOT NULL,
    taken_at       BIGINT NOT NULL,
    key_id         BIGINT,
    payload_sealed {{blob}},
    opinion_id     BIGINT,
    PRIMARY KEY (congress_id, id),
    CHECK ((key_id IS NULL) = (payload_sealed IS NULL))
) {{clustered}};
CREATE UNIQUE INDEX opinion_intake_once ON opinion_intake (congress_id, once_hash);
CREATE UNIQUE INDEX opinion_intake_by_code ON opinion_intake (congress_id, code_hash);
CREATE INDEX opinion_intake_waits ON opinion_intake (congress_id, id) WHERE key_id IS NOT NULL;

-- The key of a day, destroyed when nothing under it waits any more.
CREATE TABLE opinion_intake_key (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    day         TEXT NOT NULL CHECK (day LIKE '____-__-__'),
    key_id      BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX opinion_intake_key_by_day ON opinion_intake_key (congress_id, day);

-- Wrong digits typed for a code; id is that of the intake.
CREATE TABLE opinion_try (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    wrong       BIGINT NOT NULL,
    since       BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
