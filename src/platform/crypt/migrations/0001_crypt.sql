-- Keys of persons, wrapped by a master key that is not in the database. Destroyed: wrapped is gone.
CREATE TABLE person_key (
    congress_id  BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    wrapped      {{blob}},
    master_no    BIGINT NOT NULL,
    destroyed_at BIGINT,
    PRIMARY KEY (congress_id, id),
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
) {{clustered}};

CREATE INDEX person_key_master ON person_key (congress_id, master_no, id);

-- Which key files this database was written with. congress_id 0; id = number of the master key,
-- 0 = blind.key. The fingerprint tells nothing of the key.
CREATE TABLE crypt_master (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('current', 'old', 'retired', 'blind')),
    fingerprint TEXT NOT NULL,
    made_at     BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id),
    CHECK ((id = 0) = (state = 'blind'))
) {{clustered}};
