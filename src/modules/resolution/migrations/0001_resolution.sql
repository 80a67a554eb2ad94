-- What a congress has decided and what it has asked of others: documents of decision and deliberation
-- opinions with their texts, numbers and publication; what organs do about them; minutes; the gazette.
CREATE TABLE resolution_doc (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    version        BIGINT NOT NULL DEFAULT 1,
    kind           TEXT NOT NULL CHECK (kind IN ('resolution', 'decision', 'announcement', 'opinion',
                                                 'appointment', 'letter')),
    state          TEXT NOT NULL CHECK (state IN ('draft', 'review', 'approved', 'signed', 'ended',
                                                  'dropped')),
    title          TEXT NOT NULL CHECK (title <> ''),
    revision       BIGINT NOT NULL CHECK (revision >= 1),
    meeting_id     BIGINT,
    item_id        BIGINT,
    origin         TEXT NOT NULL,
    body_kind      TEXT NOT NULL CHECK (body_kind IN ('congress', 'committee', 'chairmen',
                   'township')),
    vote_id        BIGINT,
    vote_yes       BIGINT,
    vote_no        BIGINT,
    vote_abstain   BIGINT,
    vote_present   BIGINT,
    vote_all       BIGINT,
    vote_formula   TEXT,
    vote_article   TEXT,
    passed_on      TEXT CHECK (passed_on LIKE '____-__-__'),
    approved_on    TEXT CHECK (approved_on LIKE '____-__-__'),
    approved_by    TEXT,
    series         TEXT,
    year           BIGINT,
    number         BIGINT,
    number_text    TEXT,
    signed_on      TEXT CHECK (signed_on LIKE '____-__-__'),
    signer         TEXT,
    effect_on      TEXT CHECK (effect_on LIKE '____-__-__'),
    published_on   TEXT CHECK (published_on LIKE '____-__-__'),
    power          TEXT CHECK (power IN ('supervision', 'decision', 'appointment')),
    topic_id       BIGINT,
    rank           BIGINT CHECK (rank >= 1),
    rank_scope     TEXT CHECK (rank_scope IN ('city', 'province', 'nation')),
    rank_note      TEXT,
    ended_on       TEXT CHECK (ended_on LIKE '____-__-__'),
    ended_how      TEXT CHECK (ended_how IN ('repealed', 'replaced', 'expired')),
    ended_by_id    BIGINT,
    amended_by_id  BIGINT,
    drafted_on     TEXT NOT NULL CHECK (drafted_on LIKE '____-__-__'),
    drafted_by     BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    CHECK ((number IS NULL) = (series IS NULL) AND (number IS NULL) = (year IS NULL)),
    CHECK (state NOT IN ('signed', 'ended') OR signed_on IS NOT NULL),
    CHECK ((state = 'ended') = (ended_on IS NOT NULL))
) {{clustered}};
CREATE UNIQUE INDEX resolution_doc_number ON resolution_doc (congress_id, series, year, number);
CREATE INDEX resolution_doc_by_kind ON resolution_doc (congress_id, kind, id);
CREATE INDEX resolution_doc_by_item ON resolution_doc (congress_id, item_id);
CREATE INDEX resolution_doc_by_day ON resolution_doc (congress_id, (COALESCE(signed_on, drafted_on)), id);
CREATE INDEX resolution_doc_public ON resolution_doc (congress_id, published_on, id);

-- Every text as it was saved: of a document, of what the public reads of it, of minutes.
CREATE TABLE resolution_text (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    owner       TEXT NOT NULL CHECK (owner IN ('doc', 'public', 'minutes')),
    owner_id    BIGINT NOT NULL,
    revision    BIGINT NOT NULL,
    title       TEXT NOT NULL,
    body        TEXT NOT NULL,
    note        TEXT NOT NULL,
    saved_at    BIGINT NOT NULL,
    saved_by    BIGINT NOT NULL,
    saver       TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX resolution_text_once ON resolution_text (congress_id, owner, owner_id, revision);

-- Numbers of a series and year: given to a document, or left out on purpose, with the reason.
CREATE TABLE resolution_number (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    series      TEXT NOT NULL,
    year        BIGINT NOT NULL,
    number      BIGINT NOT NULL CHECK (number >= 1),
    doc_id      BIGINT,
    reason      TEXT NOT NULL,
    given_on    TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    CHECK (doc_id IS NOT NULL OR reason <> '')
) {{clustered}};
CREATE UNIQUE INDEX resolution_number_once ON resolution_number (congress_id, series, year, number);

-- What was said, gathered from the speeches of an item, and the points made of it.
CREATE TABLE resolution_point (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    doc_id      BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    body        TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, doc_id) REFERENCES resolution_doc (congress_id, id)
) {{clustered}};
CREATE INDEX resolution_point_of ON resolution_point (congress_id, doc_id, place);

CREATE TABLE resolution_remark (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    doc_id      BIGINT NOT NULL,
    point_id    BIGINT,
    speech_id   BIGINT,
    speaker     TEXT NOT NULL,
    body        TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, doc_id) REFERENCES resolution_doc (congress_id, id)
) {{clustered}};
CREATE INDEX resolution_remark_of ON resolution_remark (congress_id, doc_id);
CREATE UNIQUE INDEX resolution_remark_once ON resolution_remark (congress_id, doc_id, speech_id);

-- What one organ has to do about a document: reply to an opinion, carry out a decision.
CREATE TABLE resolution_handling (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    doc_id      BIGINT NOT NULL,
    organ_id    BIGINT NOT NULL,
    task        TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('sent', 'received', 'replied', 'again', 'closed')),
    round       BIGINT NOT NULL DEFAULT 1 CHECK (round >= 1),
    sent_on     TEXT NOT NULL CHECK (sent_on LIKE '____-__-__'),
    months      BIGINT NOT NULL,
    due_on      TEXT NOT NULL CHECK (due_on LIKE '____-__-__'),
    due_basis   TEXT NOT NULL,
    received_on TEXT CHECK (received_on LIKE '____-__-__'),
    receiver    TEXT,
    replied_on  TEXT CHECK (replied_on LIKE '____-__-__'),
    in_time     SMALLINT NOT NULL DEFAULT 0 CHECK (in_time IN (0, 1)),
    mark        TEXT CHECK (mark IN ('satisfied', 'basic', 'dissatisfied')),
    mark_how    TEXT CHECK (mark_how IN ('vote', 'committee')),
    mark_vote   BIGINT,
    marked_on   TEXT CHECK (marked_on LIKE '____-__-__'),
    mark_note   TEXT,
    closed_on   TEXT CHECK (closed_on LIKE '____-__-__'),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, doc_id) REFERENCES resolution_doc (congress_id, id),
    CHECK ((mark IS NULL) = (mark_how IS NULL)),
    CHECK ((state = 'closed') = (closed_on IS NOT NULL))
) {{clustered}};
CREATE INDEX resolution_handling_of ON resolution_handling (congress_id, doc_id);
CREATE INDEX resolution_handling_organ ON resolution_handling (congress_id, organ_id, state);
CREATE INDEX resolution_handling_due ON resolution_handling (congress_id, state, due_on);

CREATE TABLE resolution_reply (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    handling_id  BIGINT NOT NULL,
    round        BIGINT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('plan', 'report')),
    state        TEXT NOT NULL CHECK (state IN ('draft', 'review', 'approved', 'sent')),
    doc_number   TEXT NOT NULL,
    title        TEXT NOT NULL,
    body         TEXT NOT NULL,
    consulted_on TEXT CHECK (consulted_on LIKE '____-__-__'),
    signer       TEXT NOT NULL,
    contact      TEXT NOT NULL,
    back_reason  TEXT NOT NULL,
    sent_on      TEXT CHECK (sent_on LIKE '____-__-__'),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, handling_id) REFERENCES resolution_handling (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX resolution_reply_once ON resolution_reply (congress_id, handling_id, round, kind);

-- Follow-ups, numbered without end: one matter was followed fifteen times in seven months.
CREATE TABLE resolution_follow (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    doc_id      BIGINT NOT NULL,
    handling_id BIGINT,
    number      BIGINT NOT NULL CHECK (number >= 1),
    held_on     TEXT NOT NULL CHECK (held_on LIKE '____-__-__'),
    who         TEXT NOT NULL,
    place       TEXT NOT NULL,
    finding     TEXT NOT NULL,
    result      TEXT NOT NULL CHECK (result IN ('open', 'progress', 'solved')),
    next_on     TEXT CHECK (next_on LIKE '____-__-__'),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, doc_id) REFERENCES resolution_doc (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX resolution_follow_number ON resolution_follow (congress_id, doc_id, number);

-- A letter of initiative, one row for each deputy it went to.
CREATE TABLE resolution_delivery (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    doc_id       BIGINT NOT NULL,
    deputy_id    BIGINT NOT NULL,
    sent_at      BIGINT NOT NULL,
    answered_at  BIGINT,
    answer       TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, doc_id) REFERENCES resolution_doc (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX resolution_delivery_once ON resolution_delivery (congress_id, doc_id, deputy_id);
CREATE INDEX resolution_delivery_deputy ON resolution_delivery (congress_id, deputy_id);

-- The yearly list of major matters (讨论决定重大事项).
CREATE TABLE resolution_topic (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    year        BIGINT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    organ_id    BIGINT,
    state       TEXT NOT NULL CHECK (state IN ('listed', 'party', 'submitted', 'decided', 'executed',
                                               'reported', 'dropped')),
    plan_on     TEXT CHECK (plan_on LIKE '____-__-__'),
    note        TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX resolution_topic_year ON resolution_topic (congress_id, year, id);

-- Minutes: parts that come from records, each with where it came from and how it read then.
CREATE TABLE resolution_minutes (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    kind         TEXT NOT NULL CHECK (kind IN ('record', 'summary')),
    state        TEXT NOT NULL CHECK (state IN ('draft', 'review', 'approved')),
    meeting_id   BIGINT,
    title        TEXT NOT NULL CHECK (title <> ''),
    held_on      TEXT NOT NULL CHECK (held_on LIKE '____-__-__'),
    number       TEXT NOT NULL,
    chair        TEXT NOT NULL,
    recorder     TEXT NOT NULL,
    chair_on     TEXT CHECK (chair_on LIKE '____-__-__'),
    recorder_on  TEXT CHECK (recorder_on LIKE '____-__-__'),
    revision     BIGINT NOT NULL,
    hash         TEXT,
    frozen_at    BIGINT,
    drafted_by   BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    CHECK ((state = 'approved') = (hash IS NOT NULL))
) {{clustered}};
CREATE INDEX resolution_minutes_meeting ON resolution_minutes (congress_id, meeting_id);
CREATE INDEX resolution_minutes_day ON resolution_minutes (congress_id, held_on, id);

CREATE TABLE resolution_part (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    minutes_id  BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('head', 'item', 'speech', 'vote', 'text')),
    label       TEXT NOT NULL,
    source      TEXT NOT NULL,
    source_id   BIGINT,
    derived     TEXT NOT NULL,
    body        TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, minutes_id) REFERENCES resolution_minutes (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX resolution_part_place ON resolution_part (congress_id, minutes_id, place);

-- The gazette: issues of approved documents, frozen as the PDF that was issued.
CREATE TABLE resolution_gazette (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    year        BIGINT NOT NULL,
    number      BIGINT NOT NULL CHECK (number >= 1),
    title       TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('draft', 'issued')),
    issued_on   TEXT CHECK (issued_on LIKE '____-__-__'),
    pdf_hash    TEXT,
    pdf_bytes   BIGINT,
    PRIMARY KEY (congress_id, id),
    CHECK ((state = 'issued') = (pdf_hash IS NOT NULL))
) {{clustered}};
CREATE UNIQUE INDEX resolution_gazette_number ON resolution_gazette (congress_id, year, number);

CREATE TABLE resolution_gazette_part (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    gazette_id  BIGINT NOT NULL,
    place       BIGINT NOT NULL,
    doc_id      BIGINT,
    title       TEXT NOT NULL,
    number_text TEXT NOT NULL,
    body        TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, gazette_id) REFERENCES resolution_gazette (congress_id, id)
) {{clustered}};
CREATE INDEX resolution_gazette_part_place ON resolution_gazette_part (congress_id, gazette_id, place);

-- For figures of others: what was issued, by kind, power and day.
CREATE VIEW resolution_v_document AS
    SELECT congress_id, id, kind, power, state, title, series, year, number, number_text, body_kind,
           meeting_id, item_id, vote_id, vote_yes, vote_no, vote_abstain, vote_all, passed_on,
           signed_on, effect_on, published_on, ended_on, rank, rank_scope, topic_id
      FROM resolution_doc;
CREATE VIEW resolution_v_handling AS
    SELECT h.congress_id, h.id, h.doc_id, d.kind, h.organ_id, h.state, h.round, h.sent_on, h.due_on,
           h.received_on, h.replied_on, h.in_time, h.mark, h.marked_on, h.closed_on,
           (SELECT COUNT(*) FROM resolution_follow f
             WHERE f.congress_id = h.congress_id AND f.doc_id = h.doc_id) AS follow_ups
      FROM resolution_handling h
      JOIN resolution_doc d ON d.congress_id = h.congress_id AND d.id = h.doc_id;
