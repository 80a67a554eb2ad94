-- Groups of deputies whose members stand in the register of deputies: the row has the id of the
-- body. What was listed before there was this table is carried over once (body_group.c).
CREATE TABLE body_group (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, id) REFERENCES body (congress_id, id)
) {{clustered}};
