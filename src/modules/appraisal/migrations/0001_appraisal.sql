-- What those appointed, and departments, report, and how they are rated (届中测评、述职评议、工作评议).

CREATE TABLE appraisal (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('midterm', 'duty', 'department', 'yearly')),
    title       TEXT NOT NULL,
    basis       TEXT NOT NULL,
    plan        TEXT NOT NULL,
    held_on     TEXT NOT NULL,
    reports_by  TEXT,
    of_all      SMALLINT NOT NULL CHECK (of_all IN (0, 1)),
    pass_percent BIGINT NOT NULL CHECK (pass_percent BETWEEN 0 AND 100),
    counts_basic SMALLINT NOT NULL CHECK (counts_basic IN (0, 1)),
    state       TEXT NOT NULL CHECK (state IN ('draft', 'reporting', 'rating', 'counted', 'sent', 'closed', 'cancelled')),
    again_id    BIGINT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX appraisal_by_day ON appraisal (congress_id, held_on, id);

CREATE TABLE appraisal_item (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    appraisal_id BIGINT NOT NULL,
    place        BIGINT NOT NULL,
    name         TEXT NOT NULL,
    weight       BIGINT NOT NULL CHECK (weight > 0),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, appraisal_id) REFERENCES appraisal (congress_id, id)
) {{clustered}};
CREATE INDEX appraisal_item_by_appraisal ON appraisal_item (congress_id, appraisal_id, place);

-- Who rates: so many people with a weight; on paper (two tellers) or on phones with the group's code.
CREATE TABLE appraisal_group (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    appraisal_id BIGINT NOT NULL,
    place        BIGINT NOT NULL,
    name         TEXT NOT NULL,
    weight       BIGINT NOT NULL CHECK (weight > 0),
    people       BIGINT NOT NULL CHECK (people > 0),
    way          TEXT NOT NULL CHECK (way IN ('paper', 'phone')),
    code         TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, appraisal_id) REFERENCES appraisal (congress_id, id)
) {{clustered}};
CREATE INDEX appraisal_group_by_appraisal ON appraisal_group (congress_id, appraisal_id, place);

CREATE TABLE appraisal_subject (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    appraisal_id BIGINT NOT NULL,
    place        BIGINT NOT NULL,
    name         TEXT NOT NULL,
    post         TEXT NOT NULL,
    organ_id     BIGINT,
    person_id    BIGINT,
    report       TEXT NOT NULL,
    reported_on  TEXT,
    good         BIGINT,
    ballots      BIGINT,
    score        BIGINT,
    passed       SMALLINT,
    version      BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, appraisal_id) REFERENCES appraisal (congress_id, id)
) {{clustered}};
CREATE INDEX appraisal_subject_by_appraisal ON appraisal_subject (congress_id, appraisal_id, place);
CREATE INDEX appraisal_subject_by_person ON appraisal_subject (congress_id, person_id, id);
CREATE INDEX appraisal_subject_by_organ ON appraisal_subject (congress_id, organ_id, id);

-- What a teller has counted from the papers of a group; or (teller 0) what phones have sent, added up.
CREATE TABLE appraisal_entry (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    group_id     BIGINT NOT NULL,
    subject_id   BIGINT NOT NULL,
    item_id      BIGINT NOT NULL,
    teller       BIGINT NOT NULL,
    satisfied    BIGINT NOT NULL CHECK (satisfied >= 0),
    basic        BIGINT NOT NULL CHECK (basic >= 0),
    dissatisfied BIGINT NOT NULL CHECK (dissatisfied >= 0),
    abstain      BIGINT NOT NULL CHECK (abstain >= 0),
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, group_id, subject_id, item_id, teller),
    FOREIGN KEY (congress_id, group_id) REFERENCES appraisal_group (congress_id, id),
    FOREIGN KEY (congress_id, subject_id) REFERENCES appraisal_subject (congress_id, id),
    FOREIGN KEY (congress_id, item_id) REFERENCES appraisal_item (congress_id, id)
) {{clustered}};

-- That a phone has rated: nothing of what, no name, no address.
CREATE TABLE appraisal_ballot (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    group_id    BIGINT NOT NULL,
    device      TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, group_id, device),
    FOREIGN KEY (congress_id, group_id) REFERENCES appraisal_group (congress_id, id)
) {{clustered}};

-- The result goes to those whom the rule names, who say that they have it.
CREATE TABLE appraisal_letter (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    appraisal_id BIGINT NOT NULL,
    recipient    TEXT NOT NULL,
    number       TEXT NOT NULL,
    sent_on      TEXT NOT NULL,
    received_on  TEXT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, appraisal_id) REFERENCES appraisal (congress_id, id)
) {{clustered}};
CREATE INDEX appraisal_letter_by_appraisal ON appraisal_letter (congress_id, appraisal_id, id);
