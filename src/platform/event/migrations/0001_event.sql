-- The journal. Only appended to; `renda verify journal` recomputes every hash in it.

-- id: order of writing within the congress.
CREATE TABLE event (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    actor_name  TEXT NOT NULL,
    address     TEXT NOT NULL,
    name        TEXT NOT NULL,
    subject_id  BIGINT NOT NULL,
    data        TEXT NOT NULL DEFAULT '',
    hash        {{blob}} NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

CREATE INDEX event_subject ON event (congress_id, subject_id, id);
CREATE INDEX event_account ON event (congress_id, account_id, id);
CREATE INDEX event_at ON event (congress_id, at, id);

-- What an event wrote: the SM3 of each row afterwards. id: 1, 2, … within the event.
CREATE TABLE event_row (
    congress_id BIGINT NOT NULL,
    event_id    BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    table_name  TEXT NOT NULL,
    row_id      BIGINT NOT NULL,
    gone        SMALLINT NOT NULL CHECK (gone IN (0, 1)),
    hash        {{blob}},
    PRIMARY KEY (congress_id, event_id, id),
    CHECK ((gone = 1) = (hash IS NULL))
) {{clustered}};

CREATE INDEX event_row_of ON event_row (congress_id, table_name, row_id, event_id, id);

-- Events that are not in the chain yet; id is the event's.
CREATE TABLE event_unsealed (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- The chain: id is 1, 2, … without gaps.
CREATE TABLE journal_seal (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    event_id    BIGINT NOT NULL,
    chain       {{blob}} NOT NULL,
    sealed_at   BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, event_id)
) {{clustered}};

-- Heads that were given out; id is the number of seals.
CREATE TABLE journal_head (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    chain       {{blob}} NOT NULL,
    head_on     TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- How far each subscriber has been told; seal_id is the last one done.
CREATE TABLE event_cursor (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL,
    seal_id     BIGINT NOT NULL,
    failures    BIGINT NOT NULL DEFAULT 0,
    retry_at    BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, name)
) {{clustered}};

-- Where the numbers of events come from. PostgreSQL makes the sequence event_order_id_seq of it,
-- which gives them in the order of asking to all servers; SQLite has one writer and counts.
CREATE TABLE event_order (
    congress_id BIGINT NOT NULL,
    id          BIGSERIAL NOT NULL,
    PRIMARY KEY (congress_id, id)
);
