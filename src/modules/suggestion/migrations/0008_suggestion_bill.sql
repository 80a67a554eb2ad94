-- The bill of another module that a suggestion was: where it is, why it became one, by which article.
CREATE TABLE suggestion_bill (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    suggestion_id BIGINT NOT NULL,
    url           TEXT NOT NULL,
    name          TEXT NOT NULL,
    reason        TEXT NOT NULL,
    article       TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX suggestion_bill_of ON suggestion_bill (congress_id, suggestion_id);
