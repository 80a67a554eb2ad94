-- The year of supervision: topics, plans with their versions, matters, their methods as flows, problems and what became
-- of them, votes of satisfaction.

CREATE TABLE supervision_topic (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    year        BIGINT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    text        TEXT NOT NULL,
    source      TEXT NOT NULL CHECK (source IN ('inspection', 'suggestion', 'member', 'research', 'petition',
                                                'opinion', 'audit', 'media', 'other')),
    source_url  TEXT NOT NULL,
    source_name TEXT NOT NULL,
    field       TEXT NOT NULL,
    organ_id    BIGINT,
    proposer    TEXT NOT NULL,
    proposed_on TEXT NOT NULL,
    key_topic   SMALLINT NOT NULL CHECK (key_topic IN (0, 1)),
    state       TEXT NOT NULL CHECK (state IN ('pool', 'chosen', 'dropped')),
    reason      TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX supervision_topic_by_year ON supervision_topic (congress_id, year, id);

CREATE TABLE supervision_matter (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    year         BIGINT NOT NULL,
    topic_id     BIGINT,
    since_id     BIGINT,
    title        TEXT NOT NULL CHECK (title <> ''),
    goal         TEXT NOT NULL,
    field        TEXT NOT NULL CHECK (field IN ('economy', 'finance', 'livelihood', 'rural', 'environment', 'city',
                                                'justice', 'culture', 'other')),
    organ_id     BIGINT,
    lead         TEXT NOT NULL,
    office       TEXT NOT NULL,
    key_topic    SMALLINT NOT NULL CHECK (key_topic IN (0, 1)),
    starts_on    TEXT NOT NULL,
    ends_on      TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('planned', 'running', 'rectifying', 'closed', 'cancelled')),
    result       TEXT NOT NULL,
    published_on TEXT,
    closed_on    TEXT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, topic_id) REFERENCES supervision_topic (congress_id, id),
    FOREIGN KEY (congress_id, since_id) REFERENCES supervision_matter (congress_id, id)
) {{clustered}};
CREATE INDEX supervision_matter_by_year ON supervision_matter (congress_id, year, id);
CREATE INDEX supervision_matter_by_day ON supervision_matter (congress_id, starts_on, id);

-- One method of a matter, through the stages of its flow.
CREATE TABLE supervision_step (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    matter_id   BIGINT NOT NULL,
    method      TEXT NOT NULL,
    number      BIGINT NOT NULL CHECK (number >= 1),
    title       TEXT NOT NULL CHECK (title <> ''),
    organ_id    BIGINT,
    organ_text  TEXT NOT NULL,
    with_whom   TEXT NOT NULL,
    place       TEXT NOT NULL,
    starts_on   TEXT NOT NULL,
    held_on     TEXT,
    period_from TEXT,
    period_to   TEXT,
    stage       TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('planned', 'running', 'done', 'cancelled')),
    meeting_id  BIGINT,
    item_id     BIGINT,
    doc_id      BIGINT,
    url         TEXT NOT NULL,
    report      TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, matter_id) REFERENCES supervision_matter (congress_id, id)
) {{clustered}};
CREATE INDEX supervision_step_of ON supervision_step (congress_id, matter_id, id);
CREATE INDEX supervision_step_by_day ON supervision_step (congress_id, held_on, id);
CREATE INDEX supervision_step_by_plan ON supervision_step (congress_id, starts_on, id);
CREATE INDEX supervision_step_by_doc ON supervision_step (congress_id, doc_id);
CREATE INDEX supervision_step_by_url ON supervision_step (congress_id, url);

-- What was reached when, and by whom it was noted.
CREATE TABLE supervision_stage (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    step_id     BIGINT NOT NULL,
    stage       TEXT NOT NULL,
    done_on     TEXT NOT NULL,
    note        TEXT NOT NULL,
    noted_by    TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, step_id) REFERENCES supervision_step (congress_id, id)
) {{clustered}};
CREATE INDEX supervision_stage_of ON supervision_stage (congress_id, step_id, id);

-- What was looked at: projects, places, tiers of institutions, laws, plans.
CREATE TABLE supervision_target (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    step_id     BIGINT NOT NULL,
    sort        TEXT NOT NULL CHECK (sort IN ('project', 'place', 'tier', 'law', 'plan', 'unit')),
    name        TEXT NOT NULL CHECK (name <> ''),
    note        TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, step_id) REFERENCES supervision_step (congress_id, id)
) {{clustered}};
CREATE INDEX supervision_target_of ON supervision_target (congress_id, step_id, id);

-- Who takes part: leads, members, deputies and citizens invited, experts, reporters.
CREATE TABLE supervision_person (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    step_id     BIGINT NOT NULL,
    role        TEXT NOT NULL CHECK (role IN ('lead', 'member', 'deputy', 'expert', 'citizen', 'media', 'upper')),
    deputy_id   BIGINT,
    name        TEXT NOT NULL CHECK (name <> ''),
    note        TEXT NOT NULL,
    presence    TEXT NOT NULL CHECK (presence IN ('', 'attended', 'excused', 'absent')),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, step_id) REFERENCES supervision_step (congress_id, id)
) {{clustered}};
CREATE INDEX supervision_person_of ON supervision_person (congress_id, step_id, id);
CREATE INDEX supervision_person_deputy ON supervision_person (congress_id, deputy_id, id);

-- The annual plan; each change is a revision of its own, with the reason and what it listed.
CREATE TABLE supervision_plan (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    year         BIGINT NOT NULL,
    revision     BIGINT NOT NULL CHECK (revision >= 1),
    state        TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'published', 'replaced')),
    reason       TEXT NOT NULL,
    intro        TEXT NOT NULL,
    meeting_id   BIGINT,
    basis        TEXT NOT NULL,
    approved_on  TEXT,
    published_on TEXT,
    PRIMARY KEY (congress_id, id),
    CHECK (revision = 1 OR reason <> '')
) {{clustered}};
CREATE UNIQUE INDEX supervision_plan_once ON supervision_plan (congress_id, year, revision);

CREATE TABLE supervision_plan_item (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    plan_id     BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    matter_id   BIGINT NOT NULL,
    title       TEXT NOT NULL,
    methods     TEXT NOT NULL,
    organ       TEXT NOT NULL,
    lead        TEXT NOT NULL,
    office      TEXT NOT NULL,
    starts_on   TEXT NOT NULL,
    ends_on     TEXT NOT NULL,
    key_topic   SMALLINT NOT NULL CHECK (key_topic IN (0, 1)),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, plan_id) REFERENCES supervision_plan (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX supervision_plan_item_place ON supervision_plan_item (congress_id, plan_id, place);

-- Problems found by any method or module, and what became of them.
CREATE TABLE supervision_problem (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    matter_id   BIGINT,
    step_id     BIGINT,
    group_id    BIGINT,
    origin      TEXT NOT NULL,
    origin_id   BIGINT,
    url         TEXT NOT NULL,
    clause_id   BIGINT,
    title       TEXT NOT NULL CHECK (title <> ''),
    text        TEXT NOT NULL,
    place       TEXT NOT NULL,
    organ_id    BIGINT,
    since_on    TEXT,
    found_on    TEXT NOT NULL,
    due_on      TEXT,
    state       TEXT NOT NULL CHECK (state IN ('open', 'assigned', 'reported', 'solved', 'shelved')),
    round       BIGINT NOT NULL CHECK (round >= 1),
    measure     TEXT NOT NULL,
    measured_on TEXT,
    report      TEXT NOT NULL,
    reported_on TEXT,
    verdict     TEXT NOT NULL,
    closed_on   TEXT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, matter_id) REFERENCES supervision_matter (congress_id, id),
    FOREIGN KEY (congress_id, step_id) REFERENCES supervision_step (congress_id, id),
    FOREIGN KEY (congress_id, group_id) REFERENCES supervision_problem (congress_id, id),
    CHECK ((state IN ('solved', 'shelved')) = (closed_on IS NOT NULL)),
    CHECK (state NOT IN ('assigned', 'reported') OR organ_id IS NOT NULL)
) {{clustered}};
CREATE INDEX supervision_problem_by_day ON supervision_problem (congress_id, found_on, id);
CREATE INDEX supervision_problem_of ON supervision_problem (congress_id, matter_id, id);
CREATE INDEX supervision_problem_organ ON supervision_problem (congress_id, organ_id, state);
CREATE INDEX supervision_problem_due ON supervision_problem (congress_id, state, due_on);
CREATE INDEX supervision_problem_origin ON supervision_problem (congress_id, origin, origin_id);
CREATE INDEX supervision_problem_group ON supervision_problem (congress_id, group_id);

-- Looked at again and again until it is solved (跟踪督查), numbered without end.
CREATE TABLE supervision_check (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    problem_id  BIGINT NOT NULL,
    number      BIGINT NOT NULL CHECK (number >= 1),
    held_on     TEXT NOT NULL,
    who         TEXT NOT NULL,
    place       TEXT NOT NULL,
    finding     TEXT NOT NULL,
    result      TEXT NOT NULL CHECK (result IN ('open', 'progress', 'solved')),
    next_on     TEXT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, problem_id) REFERENCES supervision_problem (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX supervision_check_number ON supervision_check (congress_id, problem_id, number);
CREATE INDEX supervision_check_by_day ON supervision_check (congress_id, held_on, id);

-- Votes of satisfaction with what an organ did about opinions: one row a round, by the rule of that day.
CREATE TABLE supervision_round (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    step_id      BIGINT NOT NULL,
    handling_id  BIGINT,
    organ_id     BIGINT,
    number       BIGINT NOT NULL CHECK (number >= 1),
    held_on      TEXT NOT NULL,
    vote_id      BIGINT,
    all_members  BIGINT NOT NULL,
    ballots      BIGINT NOT NULL,
    satisfied    BIGINT NOT NULL,
    basic        BIGINT NOT NULL,
    dissatisfied BIGINT NOT NULL,
    rule_text    TEXT NOT NULL,
    formula      TEXT NOT NULL,
    mark         TEXT NOT NULL CHECK (mark IN ('satisfied', 'basic', 'dissatisfied')),
    passed       SMALLINT NOT NULL CHECK (passed IN (0, 1)),
    next_due_on  TEXT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, step_id) REFERENCES supervision_step (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX supervision_round_number ON supervision_round (congress_id, step_id, organ_id, number);

CREATE VIEW supervision_v_matter AS
    SELECT congress_id, id, year, title, field, organ_id, state FROM supervision_matter;
CREATE VIEW supervision_v_problem AS
    SELECT congress_id, id, matter_id, origin, origin_id, clause_id, organ_id, state, found_on, due_on, closed_on
      FROM supervision_problem;
