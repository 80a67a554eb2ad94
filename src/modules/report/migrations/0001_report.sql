-- Reports as text with figures: blocks of text, the figures in them as they were taken, what stands
-- behind those typed by hand, versions, comments, the way to approval, the frozen file, goals.

CREATE TABLE report (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    title       TEXT NOT NULL,
    byline      TEXT NOT NULL,
    from_on     TEXT NOT NULL,
    to_on       TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('draft', 'asked', 'judged', 'passed', 'frozen', 'published', 'dropped')),
    draft_no    BIGINT NOT NULL,
    saved_at    BIGINT NOT NULL,
    saved_by    TEXT NOT NULL,
    taken_at    BIGINT NOT NULL,
    frozen_at   BIGINT,
    frozen_hash TEXT,
    published_on TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX report_by_day ON report (congress_id, to_on, id);

-- level 0 a paragraph, 1 a part, 2 a section.
CREATE TABLE report_block (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    report_id   BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    level       BIGINT NOT NULL CHECK (level IN (0, 1, 2)),
    text        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, report_id) REFERENCES report (congress_id, id)
) {{clustered}};
CREATE INDEX report_block_by_place ON report_block (congress_id, report_id, place, id);

-- A token as it was computed. kept_on: it stays as of that day, said in the text.
CREATE TABLE report_figure (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    report_id   BIGINT NOT NULL,
    block_id    BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    token       TEXT NOT NULL,
    name        TEXT NOT NULL,
    shown       TEXT NOT NULL,
    numerator   BIGINT NOT NULL,
    denominator BIGINT NOT NULL,
    definition  TEXT NOT NULL,
    taken_at    BIGINT NOT NULL,
    kept_on     TEXT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, block_id) REFERENCES report_block (congress_id, id)
) {{clustered}};
CREATE INDEX report_figure_by_report ON report_figure (congress_id, report_id, block_id, place);
CREATE INDEX report_figure_by_block ON report_figure (congress_id, block_id, place);

-- Where a number typed by hand comes from: the nth of these words in the block.
CREATE TABLE report_source (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    report_id   BIGINT NOT NULL,
    block_id    BIGINT NOT NULL,
    words       TEXT NOT NULL,
    nth         BIGINT NOT NULL,
    source      TEXT NOT NULL,
    said_by     TEXT NOT NULL,
    said_at     BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, block_id) REFERENCES report_block (congress_id, id)
) {{clustered}};
CREATE INDEX report_source_by_report ON report_source (congress_id, report_id, block_id, id);

-- Each act of saving: the whole text, with tokens and as it reads. draft_no: it was named 第N稿 then.
CREATE TABLE report_text (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    report_id   BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    draft_no    BIGINT,
    what        TEXT NOT NULL,
    text        TEXT NOT NULL,
    shown       TEXT NOT NULL,
    saved_at    BIGINT NOT NULL,
    saved_by    TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, report_id, number),
    FOREIGN KEY (congress_id, report_id) REFERENCES report (congress_id, id)
) {{clustered}};

CREATE TABLE report_comment (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    report_id   BIGINT NOT NULL,
    block_id    BIGINT,
    about       TEXT NOT NULL,
    text        TEXT NOT NULL,
    said_by     TEXT NOT NULL,
    account_id  BIGINT NOT NULL,
    said_at     BIGINT NOT NULL,
    done        SMALLINT NOT NULL CHECK (done IN (0, 1)),
    answer      TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, report_id) REFERENCES report (congress_id, id)
) {{clustered}};
CREATE INDEX report_comment_by_report ON report_comment (congress_id, report_id, id);

-- Who sent it on or back, and with what words.
CREATE TABLE report_step (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    report_id   BIGINT NOT NULL,
    state       TEXT NOT NULL,
    note        TEXT NOT NULL,
    done_by     TEXT NOT NULL,
    done_at     BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, report_id) REFERENCES report (congress_id, id)
) {{clustered}};
CREATE INDEX report_step_by_report ON report_step (congress_id, report_id, id);

CREATE TABLE report_frozen (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    report_id   BIGINT NOT NULL,
    hash        TEXT NOT NULL,
    body        TEXT NOT NULL,
    frozen_at   BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, report_id),
    FOREIGN KEY (congress_id, report_id) REFERENCES report (congress_id, id)
) {{clustered}};

-- What a year is to bring (goal), what is wanting (gap), what comes next (task).
CREATE TABLE report_goal (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('goal', 'gap', 'task')),
    year        BIGINT NOT NULL,
    text        TEXT NOT NULL,
    token       TEXT NOT NULL,
    target      BIGINT,
    state       TEXT NOT NULL CHECK (state IN ('open', 'done', 'missed')),
    note        TEXT NOT NULL,
    report_id   BIGINT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX report_goal_by_year ON report_goal (congress_id, year, id);

-- What somebody is typing into a block and has not saved: a draft of a few minutes.
CREATE TABLE report_typed (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    report_id   BIGINT NOT NULL,
    block_id    BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    text        TEXT NOT NULL,
    typed_at    BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, block_id, account_id)
) {{clustered}};
