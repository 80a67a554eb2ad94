-- Who belongs to a group is asked for each of its pages and figures.
CREATE INDEX deputy_by_group ON deputy (congress_id, group_name);
