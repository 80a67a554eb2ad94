-- An opinion that a deputy voiced on a visit or in a meeting, and the day of it.

ALTER TABLE suggestion ADD COLUMN voiced_on TEXT CHECK (voiced_on LIKE '____-__-__');
