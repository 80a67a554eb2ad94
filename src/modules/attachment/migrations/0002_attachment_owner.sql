-- Whose an attachment is, removed ones too: for those who keep something of it (the search).
CREATE VIEW attachment_v_owner AS
    SELECT congress_id, id, owner_kind, owner_id FROM attachment;
