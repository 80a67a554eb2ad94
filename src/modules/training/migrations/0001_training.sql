-- Learning of deputies: classes with lessons, materials, members and certificates; questions, tests, seats and papers.

CREATE TABLE training (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    form        TEXT NOT NULL CHECK (form IN ('hall', 'lecture', 'invited', 'away', 'site', 'online')),
    title       TEXT NOT NULL CHECK (title <> ''),
    text        TEXT NOT NULL,
    host        TEXT NOT NULL,
    place       TEXT NOT NULL,
    starts_on   TEXT NOT NULL,
    ends_on     TEXT NOT NULL,
    hours       BIGINT NOT NULL CHECK (hours >= 0),
    way         TEXT NOT NULL CHECK (way IN ('invited', 'open')),
    quota       BIGINT NOT NULL CHECK (quota >= 0),
    sign_by     TEXT,
    state       TEXT NOT NULL CHECK (state IN ('planned', 'open', 'held', 'cancelled')),
    result      TEXT NOT NULL,
    code        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX training_by_day ON training (congress_id, starts_on, id);

CREATE TABLE training_lesson (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    class_id    BIGINT NOT NULL,
    on_day      TEXT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    lecturer    TEXT NOT NULL,
    unit        TEXT NOT NULL,
    place       TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, class_id) REFERENCES training (congress_id, id)
) {{clustered}};
CREATE INDEX training_lesson_by_class ON training_lesson (congress_id, class_id, on_day, id);

CREATE TABLE training_material (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    class_id    BIGINT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    text        TEXT NOT NULL,
    required    SMALLINT NOT NULL CHECK (required IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, class_id) REFERENCES training (congress_id, id)
) {{clustered}};
CREATE INDEX training_material_by_class ON training_material (congress_id, class_id, id);

-- Who has read what, and when.
CREATE TABLE training_reading (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    material_id BIGINT NOT NULL,
    deputy_id   BIGINT NOT NULL,
    read_at     BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, material_id, deputy_id),
    FOREIGN KEY (congress_id, material_id) REFERENCES training_material (congress_id, id)
) {{clustered}};

-- A deputy who is asked or has signed up.
CREATE TABLE training_member (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    class_id    BIGINT NOT NULL,
    deputy_id   BIGINT NOT NULL,
    answer      TEXT NOT NULL CHECK (answer IN ('asked', 'yes', 'no')),
    reason      TEXT NOT NULL,
    presence    TEXT NOT NULL CHECK (presence IN ('', 'attended', 'excused', 'absent')),
    how         TEXT NOT NULL CHECK (how IN ('', 'code', 'list', 'online', 'sheet')),
    signed_at   BIGINT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, class_id, deputy_id),
    FOREIGN KEY (congress_id, class_id) REFERENCES training (congress_id, id)
) {{clustered}};
CREATE INDEX training_member_by_deputy ON training_member (congress_id, deputy_id, id);

CREATE TABLE training_certificate (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    class_id    BIGINT NOT NULL,
    deputy_id   BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    title       TEXT NOT NULL,
    year        BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    hours       BIGINT NOT NULL,
    from_on     TEXT NOT NULL,
    to_on       TEXT NOT NULL,
    given_on    TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, class_id, deputy_id),
    UNIQUE (congress_id, year, number),
    FOREIGN KEY (congress_id, class_id) REFERENCES training (congress_id, id)
) {{clustered}};

-- The bank: a question never changes; another text is another question, and the old one is retired.
CREATE TABLE training_question (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    topic       TEXT NOT NULL CHECK (topic <> ''),
    kind        TEXT NOT NULL CHECK (kind IN ('single', 'multiple', 'truth')),
    text        TEXT NOT NULL CHECK (text <> ''),
    options     TEXT NOT NULL,
    answer      TEXT NOT NULL CHECK (answer <> ''),
    source      TEXT NOT NULL,
    why         TEXT NOT NULL,
    retired_on  TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX training_question_by_topic ON training_question (congress_id, topic, id);

CREATE TABLE training_test (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    class_id     BIGINT,
    title        TEXT NOT NULL CHECK (title <> ''),
    draw         TEXT NOT NULL CHECK (draw <> ''),
    minutes      BIGINT NOT NULL CHECK (minutes >= 0),
    pass_percent BIGINT NOT NULL CHECK (pass_percent BETWEEN 1 AND 100),
    tries        BIGINT NOT NULL CHECK (tries >= 0),
    audience     TEXT NOT NULL CHECK (audience IN ('listed', 'deputies')),
    closes_on    TEXT,
    state        TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    origin       TEXT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, class_id) REFERENCES training (congress_id, id)
) {{clustered}};
CREATE INDEX training_test_by_class ON training_test (congress_id, class_id, id);

-- A person in a test.
CREATE TABLE training_seat (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    test_id     BIGINT NOT NULL,
    deputy_id   BIGINT,
    account_id  BIGINT,
    name        TEXT NOT NULL CHECK (name <> ''),
    unit        TEXT NOT NULL,
    code        TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'begun', 'passed', 'failed')),
    tried       BIGINT NOT NULL,
    best        BIGINT NOT NULL,
    done_on     TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, code),
    FOREIGN KEY (congress_id, test_id) REFERENCES training_test (congress_id, id)
) {{clustered}};
CREATE INDEX training_seat_by_test ON training_seat (congress_id, test_id, id);
CREATE INDEX training_seat_by_deputy ON training_seat (congress_id, deputy_id, id);
CREATE INDEX training_seat_by_account ON training_seat (congress_id, account_id, id);

-- What was drawn and what was answered.
CREATE TABLE training_paper (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    seat_id     BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    seed        BIGINT NOT NULL,
    picks       TEXT NOT NULL,
    given       TEXT NOT NULL,
    begun_at    BIGINT NOT NULL,
    ended_at    BIGINT,
    right_count BIGINT NOT NULL,
    asked_count BIGINT NOT NULL,
    percent     BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, seat_id, number),
    FOREIGN KEY (congress_id, seat_id) REFERENCES training_seat (congress_id, id)
) {{clustered}};
