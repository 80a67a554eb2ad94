-- How a major matter comes before the standing committee: as a bill or a report, when it came, whether it has to be
-- decided, by ballot, when it was deliberated. The day of the meeting is plan_on of the topic.
CREATE TABLE resolution_matter (
    congress_id    BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    version        BIGINT NOT NULL DEFAULT 1,
    topic_id       BIGINT NOT NULL,
    form           TEXT NOT NULL CHECK (form IN ('bill', 'report')),
    must           SMALLINT NOT NULL CHECK (must IN (0, 1)),
    ballot         SMALLINT NOT NULL CHECK (ballot IN (0, 1)),
    submitted_on   TEXT CHECK (submitted_on LIKE '____-__-__'),
    special        TEXT NOT NULL,
    deliberated_on TEXT CHECK (deliberated_on LIKE '____-__-__'),
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, topic_id),
    FOREIGN KEY (congress_id, topic_id) REFERENCES resolution_topic (congress_id, id)
) {{clustered}};
