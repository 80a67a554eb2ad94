-- How long personal data is kept after its record came to an end, where the office has said so.
CREATE TABLE privacy_period (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    months      BIGINT NOT NULL CHECK (months >= 0),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX privacy_period_once ON privacy_period (congress_id, name);
