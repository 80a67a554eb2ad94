-- Deputies of a congress. Phone, ID number and day of birth are stored encrypted only; the blind
-- columns are keyed hashes for exact search.

CREATE TABLE deputy (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    delegation_id BIGINT NOT NULL,
    account_id    BIGINT,
    key_id        BIGINT NOT NULL,
    name          TEXT NOT NULL,
    group_name    TEXT NOT NULL,
    constituency  TEXT NOT NULL,
    occupation    TEXT NOT NULL,
    sex           TEXT NOT NULL CHECK (sex IN ('', 'male', 'female')),
    ethnic        TEXT NOT NULL,
    party         TEXT NOT NULL,
    education     TEXT NOT NULL,
    phone_sealed  {{blob}},
    phone_blind   TEXT,
    id_sealed     {{blob}},
    id_blind      TEXT,
    born_sealed   {{blob}},
    from_on       TEXT NOT NULL,
    to_on         TEXT,
    left_reason   TEXT NOT NULL DEFAULT ''
                  CHECK (left_reason IN ('', 'term', 'moved', 'resigned', 'absent', 'recalled',
                                         'lost_nationality', 'lost_rights', 'incapable', 'died')),
    version       BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, delegation_id) REFERENCES congress_delegation (congress_id, id),
    CHECK (to_on IS NULL OR to_on >= from_on)
) {{clustered}};
CREATE INDEX deputy_by_name ON deputy (congress_id, name, id);
CREATE INDEX deputy_by_delegation ON deputy (congress_id, delegation_id, name, id);
CREATE INDEX deputy_by_account ON deputy (congress_id, account_id);
CREATE INDEX deputy_by_phone ON deputy (congress_id, phone_blind);
CREATE INDEX deputy_by_id_number ON deputy (congress_id, id_blind);

CREATE VIEW deputy_v_name AS
    SELECT d.congress_id, d.id, d.name, d.delegation_id, g.name AS delegation_name, d.group_name,
           d.account_id, d.to_on
      FROM deputy d
      JOIN congress_v_delegation g ON g.congress_id = d.congress_id AND g.id = d.delegation_id;
