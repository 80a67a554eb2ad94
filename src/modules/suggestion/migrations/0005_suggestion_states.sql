-- The newest in one state, without sorting all of them.
CREATE INDEX suggestion_by_state ON suggestion (congress_id, state, id);
-- Whether a reply was in time is told by the index alone.
DROP INDEX suggestion_first_replied;
CREATE INDEX suggestion_first_replied ON suggestion
    (congress_id, first_replied_on, kind, first_due_on, in_time);
