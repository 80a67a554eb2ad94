-- Congresses that were here before kinds the law asks for came switched on: those are offered them, not given.

CREATE TABLE ledger_before (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
INSERT INTO ledger_before (congress_id, id) SELECT congress_id, id FROM congress_v_name;
