-- What the office did with a suggestion before it went to a unit: sent back, asked for more, merged,
-- handed up. A row per act, so that the process shows each with its reason, also after it was tabled anew.
CREATE TABLE suggestion_gate (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    suggestion_id BIGINT NOT NULL,
    kind          TEXT NOT NULL
                  CHECK (kind IN ('returned', 'more_asked', 'merged', 'took', 'handed_up', 'up_refused')),
    done_on       TEXT NOT NULL CHECK (done_on LIKE '____-__-__'),
    reason        TEXT NOT NULL,
    note          TEXT NOT NULL,
    about         TEXT NOT NULL,
    created_by    BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, suggestion_id) REFERENCES suggestion (congress_id, id)
) {{clustered}};
CREATE INDEX suggestion_gate_of ON suggestion_gate (congress_id, suggestion_id);
