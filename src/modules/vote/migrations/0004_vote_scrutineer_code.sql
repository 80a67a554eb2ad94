-- A scrutineer takes his code himself, after he was appointed: when, how ("own": on his own account,
-- "desk": at the desk), and since when it is put away. Why he is none any more: "over" when what he
-- watched over is; NULL when he was dismissed. And why a matter that was decided is voted on again.
ALTER TABLE vote_scrutineer ADD COLUMN taken_at BIGINT;
ALTER TABLE vote_scrutineer ADD COLUMN taken_how TEXT;
ALTER TABLE vote_scrutineer ADD COLUMN kept_at BIGINT;
ALTER TABLE vote_scrutineer ADD COLUMN ended_how TEXT;
ALTER TABLE vote ADD COLUMN again_reason TEXT;
