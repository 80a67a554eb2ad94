-- Two kinds of yearly reports: how suggestions were handled, and a unit's on its promises.
ALTER TABLE suggestion_report ADD COLUMN kind TEXT NOT NULL DEFAULT 'handling'
    CHECK (kind IN ('handling', 'promises'));
DROP INDEX suggestion_report_once;
CREATE UNIQUE INDEX suggestion_report_once ON suggestion_report (congress_id, kind, year, organ_id);
