-- Paper ballots are counted in bundles, each by two tellers; their sums become the tellers' entries.
CREATE TABLE vote_bundle (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    vote_id     BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    name        TEXT NOT NULL,
    number      BIGINT NOT NULL CHECK (number BETWEEN 1 AND 999),
    figures     TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, vote_id) REFERENCES vote (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX vote_bundle_by_vote ON vote_bundle (congress_id, vote_id, number, account_id);
