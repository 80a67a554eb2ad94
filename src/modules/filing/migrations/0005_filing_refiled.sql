-- The text as its maker amended it, filed: which document stands for which amendment. Another one only after a refusal.
CREATE TABLE filing_refiled (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    amendment_id BIGINT NOT NULL,
    refiled_id   BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, refiled_id),
    FOREIGN KEY (congress_id, amendment_id) REFERENCES filing_amendment (congress_id, id),
    FOREIGN KEY (congress_id, refiled_id) REFERENCES filing (congress_id, id)
) {{clustered}};
CREATE INDEX filing_refiled_by_amendment ON filing_refiled (congress_id, amendment_id, id);

-- A maker has sent the list of what it issued in a year; empty = 1: it issued nothing.
CREATE TABLE filing_catalogue_sent (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    organ_id    BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    sent_on     TEXT NOT NULL CHECK (sent_on LIKE '____-__-__'),
    empty       SMALLINT NOT NULL CHECK (empty IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, organ_id, year)
) {{clustered}};

-- The standing committee above was told how the report on a year was heard.
CREATE TABLE filing_report_up (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    year        BIGINT NOT NULL,
    told_on     TEXT NOT NULL CHECK (told_on LIKE '____-__-__'),
    whom        TEXT NOT NULL CHECK (whom <> ''),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, year)
) {{clustered}};
