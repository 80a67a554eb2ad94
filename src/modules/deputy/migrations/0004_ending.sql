-- How mandates end: resignations handed in and decided (Election Law art. 55), and what was announced
-- of a mandate that has ended (Deputies Law art. 63).

CREATE TABLE deputy_resignation (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    mandate_id   BIGINT NOT NULL, -- of a deputy, or of one of another level
    forum        TEXT NOT NULL CHECK (forum IN ('congress', 'committee', 'electors')),
    ordered      SMALLINT NOT NULL CHECK (ordered IN (0, 1)),
    handed_in_on TEXT NOT NULL CHECK (handed_in_on LIKE '____-__-__'),
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused', 'withdrawn')),
    decided_on   TEXT CHECK (decided_on LIKE '____-__-__'),
    decided_by   TEXT NOT NULL,
    yes          BIGINT NOT NULL CHECK (yes >= 0),
    whole        BIGINT NOT NULL CHECK (whole >= yes),
    document     TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    CHECK ((state = 'waiting') = (decided_on IS NULL))
) {{clustered}};
CREATE INDEX deputy_resignation_of ON deputy_resignation (congress_id, mandate_id, id);

-- id is the deputy's, or that of one of another level.
CREATE TABLE deputy_ending (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1,
    reported_on  TEXT CHECK (reported_on LIKE '____-__-__'),
    announced_by TEXT NOT NULL CHECK (announced_by <> ''),
    announced_on TEXT NOT NULL CHECK (announced_on LIKE '____-__-__'),
    document     TEXT NOT NULL,
    filed_on     TEXT CHECK (filed_on LIKE '____-__-__'),
    PRIMARY KEY (congress_id, id)
) {{clustered}};
