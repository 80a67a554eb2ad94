-- Figures and deadlines are read from an index alone: no row is looked up for a total.
DROP INDEX suggestion_tabled;
CREATE INDEX suggestion_tabled ON suggestion (congress_id, tabled_on, state, kind);
DROP INDEX suggestion_first_replied;
CREATE INDEX suggestion_first_replied ON suggestion (congress_id, first_replied_on, kind, in_time);
DROP INDEX suggestion_first_due;
CREATE INDEX suggestion_first_due ON suggestion
    (congress_id, first_due_on, kind, state, first_replied_on, in_time);
DROP INDEX suggestion_rated;
CREATE INDEX suggestion_rated ON suggestion (congress_id, rated_on, rating_state, kind, result);
-- Those at work with a unit, by due day; few among many.
CREATE INDEX suggestion_open ON suggestion
    (congress_id, (COALESCE(due_on, '9999-12-31')), id, state, due_on, tabled_on)
    WHERE state IN ('at_government', 'handed_over', 'given_back', 'handling', 'redo');
-- Closed ones wait for the decision to publish them.
CREATE INDEX suggestion_closed ON suggestion (congress_id, id) WHERE state = 'closed';
-- What units have done: progress and points of all of them in one pass.
CREATE INDEX suggestion_handling_figures ON suggestion_handling
    (congress_id, organ_id, is_current, is_main, state, handed_on, due_on, first_replied_on, in_time,
     result, class_kind, contact_due_on, suggestion_id);
DROP INDEX suggestion_contact_of;
CREATE INDEX suggestion_contact_of ON suggestion_contact
    (congress_id, suggestion_id, handling_id, state, held_on);
