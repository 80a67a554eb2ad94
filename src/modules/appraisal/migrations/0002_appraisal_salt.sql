-- Random, anew at each writing: the journal's hashes of small counts do not tell what a phone has added.
ALTER TABLE appraisal_entry ADD COLUMN salt TEXT;
