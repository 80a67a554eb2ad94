-- A document put to the standing committee to be revoked (提请撤销): the vote on that item of its agenda decides.
CREATE TABLE filing_annulment (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    filing_id   BIGINT NOT NULL,
    item_id     BIGINT NOT NULL,
    ground      TEXT NOT NULL CHECK (ground IN ('power', 'conflict', 'improper')),
    text        TEXT NOT NULL,
    moved_on    TEXT NOT NULL,
    vote_id     BIGINT,
    outcome     TEXT NOT NULL CHECK (outcome IN ('', 'passed', 'failed', 'withdrawn')),
    formula     TEXT NOT NULL,
    decided_on  TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, filing_id) REFERENCES filing (congress_id, id)
) {{clustered}};
CREATE INDEX filing_annulment_by_filing ON filing_annulment (congress_id, filing_id, id);
CREATE INDEX filing_annulment_by_item ON filing_annulment (congress_id, item_id, id);

-- Its maker amended or repealed it, and reports that in writing.
CREATE TABLE filing_amendment (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    filing_id   BIGINT NOT NULL,
    how         TEXT NOT NULL CHECK (how IN ('corrected', 'repealed')),
    amended_on  TEXT NOT NULL,
    due_on      TEXT NOT NULL,
    reported_on TEXT,
    text        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, filing_id) REFERENCES filing (congress_id, id)
) {{clustered}};
CREATE INDEX filing_amendment_by_filing ON filing_amendment (congress_id, filing_id, id);
CREATE INDEX filing_amendment_by_due ON filing_amendment (congress_id, due_on, id);
