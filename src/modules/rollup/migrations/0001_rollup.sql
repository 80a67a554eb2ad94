-- Figures of lower congresses, sent up as signed packages; and our own that we have sent.

-- The key that signs ours. The seed is sealed; whoever has the database alone cannot sign.
CREATE TABLE rollup_key (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    key_id      BIGINT NOT NULL,
    public_key  TEXT NOT NULL,
    seed_sealed {{blob}},
    PRIMARY KEY (congress_id, id)
) {{clustered}};

CREATE TABLE rollup_made (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    from_on     TEXT NOT NULL,
    to_on       TEXT NOT NULL,
    made_at     BIGINT NOT NULL,
    made_by     TEXT NOT NULL,
    figures     BIGINT NOT NULL,
    hash        TEXT NOT NULL,
    package     TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- Whose packages we know. A key is trusted after somebody has compared it by telephone.
CREATE TABLE rollup_sender (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    code        TEXT NOT NULL,
    name        TEXT NOT NULL,
    level       TEXT NOT NULL,
    public_key  TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('asked', 'trusted', 'refused')),
    decided_by  TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, public_key)
) {{clustered}};

CREATE TABLE rollup_package (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    sender_id   BIGINT NOT NULL,
    from_on     TEXT NOT NULL,
    to_on       TEXT NOT NULL,
    made_at     BIGINT NOT NULL,
    taken_at    BIGINT NOT NULL,
    figures     BIGINT NOT NULL,
    hash        TEXT NOT NULL,
    package     TEXT NOT NULL,
    PRIMARY KEY (congress_id, id),
    UNIQUE (congress_id, hash),
    FOREIGN KEY (congress_id, sender_id) REFERENCES rollup_sender (congress_id, id)
) {{clustered}};
CREATE INDEX rollup_package_by_period ON rollup_package (congress_id, from_on, to_on, sender_id, made_at);

-- What the packages say, figure by figure; can be made again from rollup_package.package.
CREATE TABLE rollup_value (
    congress_id BIGINT NOT NULL,
    package_id  BIGINT NOT NULL,
    number      BIGINT NOT NULL,
    name        TEXT NOT NULL,
    label       TEXT NOT NULL,
    unit        TEXT NOT NULL,
    definition  TEXT NOT NULL,
    numerator   BIGINT NOT NULL,
    denominator BIGINT NOT NULL,
    PRIMARY KEY (congress_id, package_id, number),
    FOREIGN KEY (congress_id, package_id) REFERENCES rollup_package (congress_id, id)
) {{clustered}};
CREATE INDEX rollup_value_by_name ON rollup_value (congress_id, name, package_id);
