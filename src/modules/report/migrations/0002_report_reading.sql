-- Old reports that were read: the text made readable, and which indicator each printed figure is.

CREATE TABLE report_reading (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    title       TEXT NOT NULL,
    year        BIGINT NOT NULL,
    file_name   TEXT NOT NULL,
    text        TEXT NOT NULL,
    glyphs      BIGINT NOT NULL,
    shadows     BIGINT NOT NULL,
    read_at     BIGINT NOT NULL,
    read_by     TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX report_reading_by_year ON report_reading (congress_id, year, id);

-- place: the byte of the text where it begins. name: of the indicator, '' none; chosen: by a person.
CREATE TABLE report_reading_figure (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    reading_id  BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    printed     TEXT NOT NULL,
    name        TEXT NOT NULL,
    score       BIGINT NOT NULL,
    chosen      SMALLINT NOT NULL CHECK (chosen IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, reading_id, place),
    FOREIGN KEY (congress_id, reading_id) REFERENCES report_reading (congress_id, id)
) {{clustered}};
