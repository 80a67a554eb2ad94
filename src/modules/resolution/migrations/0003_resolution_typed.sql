-- The numbers of a vote that was not held in this program, as somebody typed them: they count when the paper is
-- attached, or when a second account has compared them with it.
CREATE TABLE resolution_typed (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    doc_id       BIGINT NOT NULL,
    passed_on    TEXT NOT NULL CHECK (passed_on LIKE '____-__-__'),
    passed_by    TEXT NOT NULL,
    vote_yes     BIGINT NOT NULL,
    vote_no      BIGINT NOT NULL,
    vote_abstain BIGINT NOT NULL,
    vote_present BIGINT NOT NULL,
    vote_all     BIGINT NOT NULL,
    typed_at     BIGINT NOT NULL,
    typed_by     BIGINT NOT NULL,
    typer        TEXT NOT NULL,
    checked_at   BIGINT,
    checked_by   BIGINT,
    checker      TEXT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, doc_id) REFERENCES resolution_doc (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX resolution_typed_once ON resolution_typed (congress_id, doc_id);

-- Which account noted a signature that was given on paper.
ALTER TABLE resolution_minutes ADD COLUMN chair_noted_by BIGINT;
ALTER TABLE resolution_minutes ADD COLUMN recorder_noted_by BIGINT;
