-- What a reader notes at a place of a paper, for himself alone, as many as he likes: sealed under his
-- key, in no journal and no search.
CREATE TABLE meeting_mark (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    paper_id    BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    place       BIGINT NOT NULL CHECK (place >= 0),
    key_id      BIGINT NOT NULL,
    sealed      {{blob}},
    written_at  BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX meeting_mark_of ON meeting_mark (congress_id, account_id, paper_id, place, id);
