-- Bodies that meet and decide, and who sits in them from–to. Of the congress and its delegations
-- only the body is kept: their members are the deputies in office.

CREATE TABLE body (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    kind          TEXT NOT NULL
                  CHECK (kind IN ('congress', 'delegation', 'group', 'presidium',
                                  'standing_committee', 'chairmen_meeting', 'party_group',
                                  'special_committee', 'township_presidium', 'credentials',
                                  'other')),
    name          TEXT NOT NULL,
    short_name    TEXT NOT NULL,
    organ_id      BIGINT,
    delegation_id BIGINT,
    session_id    BIGINT,
    fixed_seats   BIGINT NOT NULL CHECK (fixed_seats >= 0),
    from_on       TEXT NOT NULL,
    to_on         TEXT,
    version       BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, name),
    FOREIGN KEY (congress_id, organ_id) REFERENCES congress_organ (congress_id, id),
    FOREIGN KEY (congress_id, delegation_id) REFERENCES congress_delegation (congress_id, id),
    FOREIGN KEY (congress_id, session_id) REFERENCES congress_session (congress_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on),
    CHECK ((kind = 'delegation') = (delegation_id IS NOT NULL))
) {{clustered}};
CREATE INDEX body_by_kind ON body (congress_id, kind, from_on);

CREATE TABLE body_member (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    body_id     BIGINT NOT NULL,
    deputy_id   BIGINT,
    account_id  BIGINT,
    name        TEXT NOT NULL,
    title       TEXT NOT NULL,
    post        TEXT NOT NULL
                CHECK (post IN ('chair', 'executive_chair', 'vice_chair', 'secretary_general',
                                'member')),
    place       BIGINT NOT NULL CHECK (place >= 0),
    from_on     TEXT NOT NULL,
    to_on       TEXT,
    left_reason TEXT NOT NULL
                CHECK (left_reason IN ('', 'term', 'resigned', 'removed', 'recalled', 'mandate',
                                       'moved', 'died', 'other')),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, body_id) REFERENCES body (congress_id, id),
    FOREIGN KEY (congress_id, deputy_id) REFERENCES deputy (congress_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on)
) {{clustered}};
CREATE INDEX body_member_by_body ON body_member (congress_id, body_id, from_on);
CREATE INDEX body_member_by_deputy ON body_member (congress_id, deputy_id);
CREATE INDEX body_member_by_account ON body_member (congress_id, account_id);

CREATE VIEW body_v_name AS
    SELECT congress_id, id, kind, name, short_name FROM body;

CREATE VIEW body_v_member AS
    SELECT m.congress_id, m.id, m.body_id, COALESCE(m.account_id, d.account_id) AS account_id,
           m.deputy_id, COALESCE(d.name, m.name) AS name, m.post, m.place, m.from_on, m.to_on
      FROM body_member m
      LEFT JOIN deputy_v_name d ON d.congress_id = m.congress_id AND d.id = m.deputy_id;
