-- Whose account signed minutes, and who noted that it was signed on paper. NULL: before this was kept.
ALTER TABLE resolution_minutes ADD COLUMN chair_by BIGINT;
ALTER TABLE resolution_minutes ADD COLUMN recorder_by BIGINT;
ALTER TABLE resolution_minutes ADD COLUMN chair_noted TEXT;
ALTER TABLE resolution_minutes ADD COLUMN recorder_noted TEXT;
