-- Who keeps out of a petition (回避) because it is his own affair or he is close to the petitioner,
-- whether he asked for it or it was decided. Lifted when it turns out to be a mistake; never deleted.
CREATE TABLE petition_recusal (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    petition_id BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    ground      TEXT NOT NULL CHECK (ground IN ('interest', 'accused')),
    decided     SMALLINT NOT NULL CHECK (decided IN (0, 1)),
    on_day      TEXT NOT NULL CHECK (on_day LIKE '____-__-__'),
    noted_by    BIGINT,
    lifted_on   TEXT,
    lifted_by   BIGINT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, petition_id) REFERENCES petition (congress_id, id),
    CHECK ((lifted_on IS NULL) = (lifted_by IS NULL))
);
CREATE INDEX petition_recusal_of ON petition_recusal (congress_id, petition_id, id);
