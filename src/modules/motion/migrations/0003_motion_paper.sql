-- Deputies signed it on paper and the office has entered it.
ALTER TABLE motion ADD COLUMN paper SMALLINT;
