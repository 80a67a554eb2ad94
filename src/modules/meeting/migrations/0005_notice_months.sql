-- Notice counted in calendar months, where a rule says so: a month is no number of days.
ALTER TABLE meeting_rule ADD COLUMN notice_months BIGINT;
