-- It is one of the methods of a matter of the year's plan of supervision.
ALTER TABLE appraisal ADD COLUMN matter_id BIGINT;
