-- Sheets ask whether an entry is there already, by its title.
CREATE INDEX ledger_entry_by_title ON ledger_entry (congress_id, kind_id, title);
