-- Which server tells the subscribers; one row. Another may take it once `until` has passed.
CREATE TABLE event_lease (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    holder      TEXT NOT NULL,
    until       BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
