-- The orders in which stations and receptions are listed, each to its last column, so that a page is read without sorting the rest;
-- and the points of a station.
DROP INDEX station_by_division;
CREATE INDEX station_by_division ON station (congress_id, division, id);
CREATE INDEX station_by_parent ON station (congress_id, parent_id, name);
CREATE INDEX station_by_rank ON station (congress_id, (CASE kind WHEN 'county' THEN 0 WHEN 'township' THEN 1
    WHEN 'community' THEN 2 WHEN 'base' THEN 3 ELSE 4 END), division, name);
DROP INDEX station_reception_by_day;
CREATE INDEX station_reception_by_day ON station_reception (congress_id, on_day, id);
DROP INDEX station_reception_by_station;
CREATE INDEX station_reception_by_station ON station_reception (congress_id, station_id, on_day, id);
