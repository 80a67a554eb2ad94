-- What people wrote in their own words is erased some time after a questionnaire closed; counts stay.
ALTER TABLE survey ADD COLUMN erased_on TEXT;
