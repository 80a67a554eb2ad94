-- What the office writes down about a pair: where the counterpart is, what to know of it, why the pair ended.
-- The row has the id of its pair; a pair nobody has written anything about has none.
CREATE TABLE contact_pair_fact (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    place       TEXT NOT NULL,
    note        TEXT NOT NULL,
    end_reason  TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, id) REFERENCES contact_pair (congress_id, id)
) {{clustered}};

-- How often in each period of its system, where a pair has a number of its own: from that day on; 0: as the system has it
-- again. Periods that are over keep the number they had.
CREATE TABLE contact_pace (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    pair_id     BIGINT NOT NULL,
    from_on     TEXT NOT NULL CHECK (from_on LIKE '____-__-__'),
    times       BIGINT NOT NULL CHECK (times >= 0),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, pair_id, from_on),
    FOREIGN KEY (congress_id, pair_id) REFERENCES contact_pair (congress_id, id)
) {{clustered}};
