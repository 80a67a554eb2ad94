-- Answers to posts with an Idempotency-Key, kept for a day, sealed. That such a post takes effect at
-- most once is form_once's doing: its row is written by the very transaction of the effect.
CREATE TABLE idempotency (
    congress_id BIGINT NOT NULL,
    token       TEXT NOT NULL,
    request     TEXT NOT NULL,
    answer      {{blob}} NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (congress_id, token)
) {{clustered}};

CREATE INDEX idempotency_at ON idempotency (at);
