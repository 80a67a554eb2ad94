-- A pair that goes on with another keeper: the row has the id of the pair that ended, what was said stays with it.
CREATE TABLE contact_handover (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    next_id     BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, next_id),
    FOREIGN KEY (congress_id, id) REFERENCES contact_pair (congress_id, id),
    FOREIGN KEY (congress_id, next_id) REFERENCES contact_pair (congress_id, id)
) {{clustered}};
