-- Deputies whose duties are suspended for a time (Deputies Law art. 61). They keep the seat.

CREATE TABLE deputy_suspension (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    deputy_id   BIGINT NOT NULL,
    ground      TEXT NOT NULL CHECK (ground IN ('detained', 'serving')),
    decided_by  TEXT NOT NULL CHECK (decided_by <> ''),
    document    TEXT NOT NULL,
    reported_on TEXT,
    from_on     TEXT NOT NULL,
    to_on       TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, deputy_id) REFERENCES deputy (congress_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on)
) {{clustered}};
CREATE INDEX deputy_suspension_by_deputy ON deputy_suspension (congress_id, deputy_id, from_on);
