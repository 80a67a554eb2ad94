-- Filters of the list that figures and delegations open.
CREATE INDEX suggestion_by_delegation ON suggestion (congress_id, delegation_id, id);
CREATE INDEX suggestion_replied ON suggestion (congress_id, replied_on);
CREATE INDEX suggestion_sent_back ON suggestion (congress_id, redo_on) WHERE redo_on IS NOT NULL;
