-- Who holds which office of state, and how he came to it and left it (人事任免).

CREATE TABLE appointment_post (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    office      TEXT NOT NULL CHECK (office IN ('government_head', 'government_vice', 'government_member',
        'supervision_head', 'supervision_vice', 'supervision_member', 'court_head', 'court_vice', 'court_committee',
        'tribunal_head', 'tribunal_vice', 'judge', 'assessor', 'procurator_head', 'procurator_vice',
        'procurator_committee', 'procurator', 'lower_procurator', 'committee_seat', 'special_vice', 'special_member',
        'credentials', 'working', 'street')),
    name        TEXT NOT NULL,
    organ_id    BIGINT,
    body_id     BIGINT,
    seats       BIGINT NOT NULL CHECK (seats >= 0),
    closed_on   TEXT,
    note        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, name)
) {{clustered}};

CREATE TABLE appointment_person (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL,
    sex         TEXT NOT NULL CHECK (sex IN ('', 'male', 'female')),
    born        TEXT NOT NULL,
    ethnic      TEXT NOT NULL,
    party       TEXT NOT NULL,
    education   TEXT NOT NULL,
    resume      TEXT NOT NULL,
    deputy_id   BIGINT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX appointment_person_by_name ON appointment_person (congress_id, name, id);

-- A proposal (任免案) by whom the law names.
CREATE TABLE appointment_letter (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    nominator   TEXT NOT NULL CHECK (nominator IN ('government', 'supervision', 'court', 'procurator', 'chairmen', 'himself')),
    number      TEXT NOT NULL,
    title       TEXT NOT NULL,
    signer      TEXT NOT NULL,
    text        TEXT NOT NULL,
    dated_on    TEXT NOT NULL,
    received_on TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- One person and one post of it. letter_id none: recorded as it was decided elsewhere, or by a motion.
CREATE TABLE appointment (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    letter_id   BIGINT,
    person_id   BIGINT NOT NULL,
    post_id     BIGINT NOT NULL,
    act         TEXT NOT NULL CHECK (act IN ('appoint', 'dismiss', 'acting', 'resign', 'elect', 'remove')),
    state       TEXT NOT NULL CHECK (state IN ('received', 'checked', 'listed', 'voting', 'passed', 'refused', 'withdrawn')),
    reason      TEXT NOT NULL,
    finding     TEXT NOT NULL,
    checked_on  TEXT,
    note        TEXT NOT NULL,
    source      TEXT NOT NULL,
    item_id     BIGINT,
    vote_id     BIGINT,
    motion_id   BIGINT,
    doc_id      BIGINT,
    yes         BIGINT,
    no          BIGINT,
    abstain     BIGINT,
    all_members BIGINT,
    formula     TEXT NOT NULL,
    article     TEXT NOT NULL,
    decided_on  TEXT,
    effect_on   TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, letter_id) REFERENCES appointment_letter (congress_id, id),
    FOREIGN KEY (congress_id, person_id) REFERENCES appointment_person (congress_id, id),
    FOREIGN KEY (congress_id, post_id) REFERENCES appointment_post (congress_id, id)
) {{clustered}};
CREATE INDEX appointment_by_letter ON appointment (congress_id, letter_id, id);
CREATE INDEX appointment_by_person ON appointment (congress_id, person_id, id);
CREATE INDEX appointment_by_post ON appointment (congress_id, post_id, id);
CREATE INDEX appointment_by_vote ON appointment (congress_id, vote_id, id);
CREATE INDEX appointment_by_day ON appointment (congress_id, decided_on, id);

CREATE TABLE appointment_material (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    appointment_id BIGINT NOT NULL,
    paper          TEXT NOT NULL CHECK (paper IN ('letter', 'form', 'reasons', 'inquiry', 'notice')),
    received_on    TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, appointment_id, paper),
    FOREIGN KEY (congress_id, appointment_id) REFERENCES appointment (congress_id, id)
) {{clustered}};

-- The test of the constitution and the laws. seat_id: of module training; none: noted by the office.
CREATE TABLE appointment_test (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    appointment_id BIGINT NOT NULL,
    way            TEXT NOT NULL CHECK (way IN ('bank', 'paper', 'exempt')),
    test_id        BIGINT,
    seat_id        BIGINT,
    held_on        TEXT,
    percent        BIGINT,
    passed         SMALLINT NOT NULL CHECK (passed IN (0, 1)),
    note           TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, appointment_id) REFERENCES appointment (congress_id, id)
) {{clustered}};
CREATE INDEX appointment_test_by_case ON appointment_test (congress_id, appointment_id, id);
CREATE INDEX appointment_test_by_seat ON appointment_test (congress_id, seat_id);

CREATE TABLE appointment_statement (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    appointment_id BIGINT NOT NULL,
    way            TEXT NOT NULL CHECK (way IN ('spoken', 'written')),
    made_on        TEXT NOT NULL,
    text           TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, appointment_id),
    FOREIGN KEY (congress_id, appointment_id) REFERENCES appointment (congress_id, id)
) {{clustered}};

CREATE TABLE appointment_certificate (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    appointment_id BIGINT NOT NULL,
    year           BIGINT NOT NULL,
    number         BIGINT NOT NULL,
    signer         TEXT NOT NULL,
    signed_on      TEXT NOT NULL,
    handed_on      TEXT,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, appointment_id),
    UNIQUE (congress_id, year, number),
    FOREIGN KEY (congress_id, appointment_id) REFERENCES appointment (congress_id, id)
) {{clustered}};

-- Whom the decision was reported to: 'organ' who proposed it, 'government', 'procurator', 'congress', 'consent'.
CREATE TABLE appointment_report (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    appointment_id BIGINT NOT NULL,
    whom           TEXT NOT NULL CHECK (whom IN ('organ', 'government', 'procurator', 'congress', 'consent')),
    sent_on        TEXT NOT NULL,
    paper          TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, appointment_id, whom),
    FOREIGN KEY (congress_id, appointment_id) REFERENCES appointment (congress_id, id)
) {{clustered}};

CREATE TABLE appointment_oath (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    held_on     TEXT NOT NULL,
    place       TEXT NOT NULL,
    organiser   TEXT NOT NULL,
    presider    TEXT NOT NULL,
    leader      TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('planned', 'held', 'cancelled')),
    note        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

CREATE TABLE appointment_swearing (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    oath_id        BIGINT NOT NULL,
    appointment_id BIGINT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('listed', 'sworn', 'absent')),
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, oath_id, appointment_id),
    FOREIGN KEY (congress_id, oath_id) REFERENCES appointment_oath (congress_id, id),
    FOREIGN KEY (congress_id, appointment_id) REFERENCES appointment (congress_id, id)
) {{clustered}};
CREATE INDEX appointment_swearing_by_case ON appointment_swearing (congress_id, appointment_id, id);

-- Who holds what, from when to when. begun_id, ended_id: by which decision; member_id: his seat in a body.
CREATE TABLE appointment_tenure (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    person_id   BIGINT NOT NULL,
    post_id     BIGINT NOT NULL,
    acting      SMALLINT NOT NULL CHECK (acting IN (0, 1)),
    from_on     TEXT NOT NULL,
    to_on       TEXT,
    begun_id    BIGINT,
    ended_id    BIGINT,
    ended_how   TEXT NOT NULL,
    member_id   BIGINT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, person_id) REFERENCES appointment_person (congress_id, id),
    FOREIGN KEY (congress_id, post_id) REFERENCES appointment_post (congress_id, id)
) {{clustered}};
CREATE INDEX appointment_tenure_by_post ON appointment_tenure (congress_id, post_id, from_on, id);
CREATE INDEX appointment_tenure_by_person ON appointment_tenure (congress_id, person_id, from_on, id);

CREATE VIEW appointment_v_holder AS
SELECT t.congress_id, t.id AS tenure_id, t.person_id, p.name, t.post_id, o.name AS post, o.office, o.organ_id,
       t.acting, t.from_on, t.to_on
FROM appointment_tenure t
JOIN appointment_person p ON p.congress_id = t.congress_id AND p.id = t.person_id
JOIN appointment_post o ON o.congress_id = t.congress_id AND o.id = t.post_id;
