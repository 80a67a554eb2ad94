-- Townships: which delegation is a township's, by its name; what the register of divisions calls them.

CREATE VIEW congress_v_division AS
    SELECT congress_id, code, name, parent_code FROM congress_division;
CREATE VIEW congress_v_town AS
    SELECT congress_id, id AS delegation_id, REPLACE(name, '代表团', '') AS name
      FROM congress_delegation;
