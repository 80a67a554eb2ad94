-- Who began a report, to be told of opinions; a record behind a typed number; which days an old report is about.
ALTER TABLE report ADD COLUMN author_id BIGINT;
ALTER TABLE report_source ADD COLUMN link TEXT;
ALTER TABLE report_reading ADD COLUMN from_on TEXT;
ALTER TABLE report_reading ADD COLUMN to_on TEXT;
CREATE INDEX report_figure_by_name ON report_figure (congress_id, name, report_id);
