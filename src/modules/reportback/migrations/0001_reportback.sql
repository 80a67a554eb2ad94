-- Deputies report to those who elected them (述职), and what these say of it.

CREATE TABLE reportback (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    deputy_id   BIGINT NOT NULL,
    audience    TEXT NOT NULL CHECK (audience IN ('voters', 'unit', 'committee')),
    organiser   TEXT NOT NULL,
    place       TEXT NOT NULL,
    planned_on  TEXT NOT NULL,
    held_on     TEXT,
    present     BIGINT,
    text        TEXT NOT NULL,
    asked       TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('planned', 'written', 'held', 'rated', 'published', 'cancelled')),
    code        TEXT NOT NULL,
    rating_open SMALLINT NOT NULL CHECK (rating_open IN (0, 1)),
    satisfied   BIGINT NOT NULL CHECK (satisfied >= 0),
    basic       BIGINT NOT NULL CHECK (basic >= 0),
    dissatisfied BIGINT NOT NULL CHECK (dissatisfied >= 0),
    published_on TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX reportback_by_deputy ON reportback (congress_id, deputy_id, id);
CREATE INDEX reportback_by_day ON reportback (congress_id, planned_on, id);

-- What somebody said on a phone: no name, no address; `device` keeps one phone from rating twice.
CREATE TABLE reportback_rating (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    reportback_id BIGINT NOT NULL,
    grade         TEXT NOT NULL CHECK (grade IN ('satisfied', 'basic', 'dissatisfied')),
    device        TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, reportback_id, device),
    FOREIGN KEY (congress_id, reportback_id) REFERENCES reportback (congress_id, id)
) {{clustered}};
