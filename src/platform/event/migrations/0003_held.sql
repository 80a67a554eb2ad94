-- Events of work that counts only as a whole (an import in pieces): written and hashed, but neither
-- chained nor told to anybody until it is done; then they move to event_unsealed.
CREATE TABLE event_held (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    held_by     BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX event_held_of ON event_held (held_by, congress_id, id);
