-- Meetings that were brought in from published records: what of them is here already.
CREATE TABLE meeting_source (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    source      TEXT NOT NULL CHECK (source <> ''),
    meeting_id  BIGINT NOT NULL,
    item_id     BIGINT,
    vote_id     BIGINT,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, source),
    FOREIGN KEY (congress_id, meeting_id) REFERENCES meeting (congress_id, id)
) {{clustered}};

-- Why somebody was not there, as the record had it.
ALTER TABLE meeting_person ADD COLUMN absence TEXT;
