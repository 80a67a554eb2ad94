-- What a petitioner handed in: name and bytes sealed under the petition's key, nowhere else.
CREATE TABLE petition_file (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    petition_id  BIGINT NOT NULL,
    type         TEXT NOT NULL CHECK (type <> ''),
    size_bytes   BIGINT NOT NULL CHECK (size_bytes > 0),
    added_by     BIGINT,
    added_at     BIGINT NOT NULL,
    name_sealed  {{blob}},
    bytes_sealed {{blob}},
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, petition_id) REFERENCES petition (congress_id, id)
);
CREATE INDEX petition_file_of ON petition_file (congress_id, petition_id, id);
