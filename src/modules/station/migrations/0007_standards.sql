-- An item of an assessment may be counted by the check list too. `counts` is that word; `figure` stays
-- one of the first seven, or empty.
ALTER TABLE station_measure_item ADD COLUMN counts TEXT;
