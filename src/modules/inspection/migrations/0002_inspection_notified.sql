-- The organs were told of the plan.
ALTER TABLE inspection ADD COLUMN notified_on TEXT;
