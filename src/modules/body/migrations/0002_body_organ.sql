-- Which organs are the working organs that the law names: the working committee for deputies, and
-- those in streets. Somebody says so; no name is read for it.
CREATE TABLE body_organ (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    role        TEXT NOT NULL CHECK (role IN ('deputies', 'street')),
    organ_id    BIGINT NOT NULL,
    street      TEXT NOT NULL,
    from_on     TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, organ_id) REFERENCES congress_organ (congress_id, id),
    CHECK ((role = 'street') = (street <> ''))
) {{clustered}};
CREATE UNIQUE INDEX body_organ_once ON body_organ (congress_id, role, organ_id, street);
