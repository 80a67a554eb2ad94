-- Until when deputies may hand in bills, as the presidium of the session decided.

ALTER TABLE congress_session ADD COLUMN bills_until BIGINT;
ALTER TABLE congress_session ADD COLUMN bills_basis TEXT;
