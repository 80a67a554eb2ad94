-- The account on whose screen the code of a scrutineer stood: it is shown no second one of the same panel.
ALTER TABLE vote_scrutineer ADD COLUMN shown_to BIGINT;
