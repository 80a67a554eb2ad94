-- The first opinion of a person, whose key all others of his are sealed under: found at once,
-- however many there are. SQLite keeps the ids in this index anyway; PostgreSQL read all of them to
-- sort them.
DROP INDEX opinion_by_citizen;
CREATE INDEX opinion_by_citizen ON opinion (congress_id, citizen_blind, id);
