-- Where events are sent. events: patterns like suggestion.*, blank separated.
CREATE TABLE webhook (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    name          TEXT NOT NULL CHECK (name <> ''),
    key_id        BIGINT NOT NULL,
    url_sealed    {{blob}} NOT NULL,
    secret_sealed {{blob}} NOT NULL,
    events        TEXT NOT NULL CHECK (events <> ''),
    active        SMALLINT NOT NULL CHECK (active IN (0, 1)),
    created_at    BIGINT NOT NULL,
    version       BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- One event for one receiver. A row is claimed before it is sent; only its claimer ends it.
CREATE TABLE webhook_delivery (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    hook_id     BIGINT NOT NULL,
    event_id    BIGINT NOT NULL,
    event       TEXT NOT NULL,
    subject_id  BIGINT NOT NULL,
    event_at    BIGINT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
    tries       BIGINT NOT NULL DEFAULT 0,
    next_at     BIGINT NOT NULL,
    claim       TEXT NOT NULL DEFAULT '',
    lease_until BIGINT NOT NULL DEFAULT 0,
    error       TEXT NOT NULL DEFAULT '',
    ended_at    BIGINT,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX webhook_delivery_once ON webhook_delivery (congress_id, hook_id, event_id);
CREATE INDEX webhook_delivery_due ON webhook_delivery (congress_id, next_at)
    WHERE state IN ('waiting', 'sending');
CREATE INDEX webhook_delivery_by_age ON webhook_delivery (congress_id, event_at);
