-- Pictures for everybody: drawn anew, so that nothing but the picture goes out (not where it was taken, not the telephone).
-- Made from the bytes, and can be made again. A hash of '': it cannot be drawn, so nobody gets it.
CREATE TABLE attachment_drawn (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL, -- attachment_version.id
    hash        TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, id) REFERENCES attachment_version (congress_id, id)
) {{clustered}};
CREATE INDEX attachment_drawn_hash ON attachment_drawn (hash);
