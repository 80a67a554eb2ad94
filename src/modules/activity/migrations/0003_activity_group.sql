-- Which group of deputies an activity is its own of: the row has the id of the activity.
CREATE TABLE activity_group (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    body_id     BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, id) REFERENCES activity (congress_id, id)
) {{clustered}};
CREATE INDEX activity_group_by_body ON activity_group (congress_id, body_id, id);
