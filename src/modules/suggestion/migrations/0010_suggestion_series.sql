-- The list by number: those of one session or one year together, not each first, each second.
CREATE INDEX suggestion_in_series ON suggestion (congress_id,
    (COALESCE(number_series || '/' || substr(CAST(1000000000 + number AS TEXT), 2), '')), id);
