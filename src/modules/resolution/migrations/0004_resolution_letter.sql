-- A letter of initiative to deputies of other levels in the register, and to organs: one row for each. Names are
-- those of the register: who is forgotten there has none here.
CREATE TABLE resolution_letter (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    doc_id       BIGINT NOT NULL,
    outside_id   BIGINT,
    organ_id     BIGINT,
    sent_at      BIGINT NOT NULL,
    answered_at  BIGINT,
    answer       TEXT NOT NULL,
    noted_by     TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    CHECK ((outside_id IS NULL) <> (organ_id IS NULL)),
    FOREIGN KEY (congress_id, doc_id) REFERENCES resolution_doc (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX resolution_letter_outside ON resolution_letter (congress_id, doc_id, outside_id);
CREATE UNIQUE INDEX resolution_letter_organ ON resolution_letter (congress_id, doc_id, organ_id);
CREATE INDEX resolution_letter_of_organ ON resolution_letter (congress_id, organ_id);
