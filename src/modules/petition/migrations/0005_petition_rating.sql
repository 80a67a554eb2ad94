-- Of a petition of several each who holds a code rates each result (key_id is his own), and an end without an answer is
-- a result, too. SQLite cannot widen a CHECK: there the table is made anew with the same rows.
{{pgsql}}ALTER TABLE petition_rating DROP CONSTRAINT petition_rating_result_check;
{{pgsql}}ALTER TABLE petition_rating ADD CONSTRAINT petition_rating_result_check CHECK (result IN ('reply', 'review', 'recheck', 'end'));
{{pgsql}}DROP INDEX petition_rating_once;

{{sqlite}}CREATE TABLE new_petition_rating (
{{sqlite}}    congress_id  BIGINT NOT NULL,
{{sqlite}}    id           BIGINT NOT NULL,
{{sqlite}}    petition_id  BIGINT NOT NULL,
{{sqlite}}    result       TEXT NOT NULL CHECK (result IN ('reply', 'review', 'recheck', 'end')),
{{sqlite}}    rating       TEXT NOT NULL CHECK (rating IN ('satisfied', 'basic', 'dissatisfied')),
{{sqlite}}    rated_on     TEXT NOT NULL CHECK (rated_on LIKE '____-__-__'),
{{sqlite}}    key_id       BIGINT NOT NULL,
{{sqlite}}    words_sealed {{blob}},
{{sqlite}}    PRIMARY KEY (congress_id, id),
{{sqlite}}    FOREIGN KEY (congress_id, petition_id) REFERENCES petition (congress_id, id)
{{sqlite}}) {{clustered}};
{{sqlite}}INSERT INTO new_petition_rating (congress_id, id, petition_id, result, rating, rated_on, key_id, words_sealed)
{{sqlite}}    SELECT congress_id, id, petition_id, result, rating, rated_on, key_id, words_sealed FROM petition_rating;
{{sqlite}}DROP TABLE petition_rating;
{{sqlite}}ALTER TABLE new_petition_rating RENAME TO petition_rating;
CREATE UNIQUE INDEX petition_rating_once ON petition_rating (congress_id, petition_id, result, key_id);
