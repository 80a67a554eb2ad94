-- Who keeps contact with whom by which system (双联系、三联系、包联), what was said, and what came of it.

CREATE TABLE contact_scheme (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL CHECK (name <> ''),
    target      TEXT NOT NULL CHECK (target IN ('deputy', 'people', 'town', 'village', 'firm', 'project',
                                                'station', 'unit')),
    period      TEXT NOT NULL CHECK (period IN ('month', 'quarter', 'half', 'year')),
    times       BIGINT NOT NULL CHECK (times > 0),
    note        TEXT NOT NULL,
    from_on     TEXT NOT NULL,
    to_on       TEXT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

CREATE TABLE contact_pair (
    congress_id       BIGINT NOT NULL,
    id                BIGINT NOT NULL,
    scheme_id         BIGINT NOT NULL,
    keeper_account_id BIGINT,
    keeper_deputy_id  BIGINT,
    keeper            TEXT NOT NULL CHECK (keeper <> ''),
    target_deputy_id  BIGINT,
    target_organ_id   BIGINT,
    target            TEXT NOT NULL CHECK (target <> ''),
    from_on           TEXT NOT NULL,
    to_on             TEXT,
    version           BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, scheme_id) REFERENCES contact_scheme (congress_id, id)
) {{clustered}};
CREATE INDEX contact_pair_by_scheme ON contact_pair (congress_id, scheme_id, id);
CREATE INDEX contact_pair_by_account ON contact_pair (congress_id, keeper_account_id);
CREATE INDEX contact_pair_by_deputy ON contact_pair (congress_id, keeper_deputy_id);

-- One contact: on that day, in that way.
CREATE TABLE contact_talk (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    pair_id     BIGINT NOT NULL,
    held_on     TEXT NOT NULL,
    way         TEXT NOT NULL CHECK (way IN ('visit', 'talk', 'call', 'letter', 'meeting')),
    said        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, pair_id) REFERENCES contact_pair (congress_id, id)
) {{clustered}};
CREATE INDEX contact_talk_by_pair ON contact_talk (congress_id, pair_id, held_on);
CREATE INDEX contact_talk_by_day ON contact_talk (congress_id, held_on, id);

-- A matter that was raised, and what came of it.
CREATE TABLE contact_matter (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    pair_id     BIGINT NOT NULL,
    talk_id     BIGINT,
    sort        TEXT NOT NULL CHECK (sort IN ('dispute', 'livelihood', 'fund', 'wage', 'project', 'other')),
    title       TEXT NOT NULL CHECK (title <> ''),
    state       TEXT NOT NULL CHECK (state IN ('open', 'solved', 'explained')),
    raised_on   TEXT NOT NULL,
    ended_on    TEXT,
    result      TEXT NOT NULL,
    fen         BIGINT NOT NULL CHECK (fen >= 0),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, pair_id) REFERENCES contact_pair (congress_id, id),
    FOREIGN KEY (congress_id, talk_id) REFERENCES contact_talk (congress_id, id)
) {{clustered}};
CREATE INDEX contact_matter_by_pair ON contact_matter (congress_id, pair_id, id);
CREATE INDEX contact_matter_by_day ON contact_matter (congress_id, raised_on, id);
CREATE INDEX contact_matter_by_end ON contact_matter (congress_id, ended_on, id);
