-- Of a vote on an amendment: the motion (module motion) that it decides.
ALTER TABLE meeting_vote ADD COLUMN motion_id BIGINT;
