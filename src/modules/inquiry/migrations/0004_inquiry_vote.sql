-- The vote that decided on an investigation (or, of one refused, by which it failed); id: of the
-- investigation. A decision without a row here was noted afterwards, with the source in its basis.
CREATE TABLE inquiry_probe_vote (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    vote_id     BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX inquiry_probe_vote_by_vote ON inquiry_probe_vote (congress_id, vote_id, id);
