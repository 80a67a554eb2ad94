-- The vote that approved a table; id: of the table. One that is approved without a row here was noted
-- afterwards, with the source in its basis.
CREATE TABLE finance_table_vote (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    vote_id     BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX finance_table_vote_by_vote ON finance_table_vote (congress_id, vote_id, id);
