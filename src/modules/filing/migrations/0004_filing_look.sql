-- What the office found when it first looked at a suggestion: whole, lacking, elsewhere. Not looked at yet: none.
ALTER TABLE filing_ask ADD COLUMN looked TEXT;
ALTER TABLE filing_ask ADD COLUMN looked_on TEXT;

-- Where a document stood before it was revoked, for a vote that is repeated and fails.
ALTER TABLE filing_annulment ADD COLUMN was_state TEXT;
ALTER TABLE filing_annulment ADD COLUMN was_clock TEXT;
ALTER TABLE filing_annulment ADD COLUMN was_ground TEXT;
