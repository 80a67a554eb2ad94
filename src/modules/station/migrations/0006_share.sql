-- a problem handled together: leaders, deputies, the station and the community, each with a task of his own
CREATE TABLE station_share (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    problem_id  BIGINT NOT NULL,
    part        TEXT NOT NULL CHECK (part IN ('leader', 'deputy', 'keeper', 'community')),
    account_id  BIGINT NOT NULL,
    what        TEXT NOT NULL CHECK (what <> ''),
    due_on      TEXT NOT NULL,
    done_on     TEXT,
    note        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, problem_id) REFERENCES station_problem (congress_id, id)
) {{clustered}};
CREATE INDEX station_share_of ON station_share (congress_id, problem_id, id);
CREATE INDEX station_share_by_account ON station_share (congress_id, account_id, due_on);
