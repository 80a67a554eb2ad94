-- How many people live in a constituency, or belong to a people that lives together here: what seats
-- are shared out by (Election Law art. 15, 19).

CREATE TABLE deputy_people (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    kind        TEXT NOT NULL CHECK (kind IN ('constituency', 'ethnic')),
    name        TEXT NOT NULL CHECK (name <> ''),
    people      BIGINT NOT NULL CHECK (people >= 0),
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX deputy_people_once ON deputy_people (congress_id, kind, name);
