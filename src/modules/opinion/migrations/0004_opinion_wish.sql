-- how a person wants to be told, in his own words; id: of the opinion
CREATE TABLE opinion_wish (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    key_id      BIGINT NOT NULL,
    wish_sealed {{blob}},
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, id) REFERENCES opinion (congress_id, id)
) {{clustered}};
