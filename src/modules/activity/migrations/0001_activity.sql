-- What deputies do between sessions: activities with invitations, sign-up, attendance and results, and the deeds of campaigns.

CREATE TABLE activity (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    campaign_id BIGINT,
    sort        TEXT NOT NULL CHECK (sort IN ('campaign', 'inspection', 'research', 'hearing', 'trial', 'open_day',
                                              'meeting', 'group', 'visit', 'tour', 'bulletin', 'other')),
    title       TEXT NOT NULL CHECK (title <> ''),
    text        TEXT NOT NULL,
    host        TEXT NOT NULL,
    place       TEXT NOT NULL,
    starts_on   TEXT NOT NULL,
    ends_on     TEXT NOT NULL,
    way         TEXT NOT NULL CHECK (way IN ('invited', 'open')),
    quota       BIGINT NOT NULL CHECK (quota >= 0),
    answer_by   TEXT,
    state       TEXT NOT NULL CHECK (state IN ('planned', 'open', 'held', 'cancelled')),
    result      TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, campaign_id) REFERENCES activity (congress_id, id)
) {{clustered}};
CREATE INDEX activity_by_day ON activity (congress_id, starts_on, id);
CREATE INDEX activity_by_campaign ON activity (congress_id, campaign_id, id);

-- A deputy who is asked or has signed up.
CREATE TABLE activity_person (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    activity_id BIGINT NOT NULL,
    deputy_id   BIGINT NOT NULL,
    team        TEXT NOT NULL,
    answer      TEXT NOT NULL CHECK (answer IN ('asked', 'yes', 'no')),
    reason      TEXT NOT NULL,
    presence    TEXT NOT NULL CHECK (presence IN ('', 'attended', 'excused', 'absent')),
    read_at     BIGINT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, activity_id, deputy_id),
    FOREIGN KEY (congress_id, activity_id) REFERENCES activity (congress_id, id)
) {{clustered}};
CREATE INDEX activity_person_by_deputy ON activity_person (congress_id, deputy_id, id);

-- What a deputy did in a campaign.
CREATE TABLE activity_deed (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    activity_id BIGINT NOT NULL,
    deputy_id   BIGINT NOT NULL,
    sort        TEXT NOT NULL CHECK (sort IN ('lead', 'example', 'oversee', 'advise', 'solve', 'help', 'donate')),
    done_on     TEXT NOT NULL,
    text        TEXT NOT NULL CHECK (text <> ''),
    fen         BIGINT NOT NULL CHECK (fen >= 0),
    state       TEXT NOT NULL CHECK (state IN ('told', 'checked', 'refused')),
    reason      TEXT NOT NULL,
    example     SMALLINT NOT NULL CHECK (example IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, activity_id) REFERENCES activity (congress_id, id)
) {{clustered}};
CREATE INDEX activity_deed_by_activity ON activity_deed (congress_id, activity_id, id);
CREATE INDEX activity_deed_by_deputy ON activity_deed (congress_id, deputy_id, id);
CREATE INDEX activity_deed_by_day ON activity_deed (congress_id, done_on, id);
