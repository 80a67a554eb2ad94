-- An administrator wants it run now; NULL: nobody asked.
ALTER TABLE job_run ADD COLUMN asked_at BIGINT;
