-- Files of records of other modules. The bytes are in the store (platform/file), named by hash.

CREATE TABLE attachment (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    owner_kind  TEXT NOT NULL CHECK (owner_kind <> ''),
    owner_id    BIGINT NOT NULL,
    number      BIGINT NOT NULL,             -- of the newest version, from 1
    is_open     SMALLINT NOT NULL DEFAULT 0, -- goes out with its record
    removed     SMALLINT NOT NULL DEFAULT 0,
    removed_at  BIGINT,
    removed_by  BIGINT,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id),
    CHECK (is_open IN (0, 1) AND removed IN (0, 1))
) {{clustered}};
CREATE INDEX attachment_by_owner ON attachment (congress_id, owner_kind, owner_id, id);
CREATE INDEX attachment_by_id ON attachment (id);

CREATE TABLE attachment_version (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    attachment_id BIGINT NOT NULL,
    number        BIGINT NOT NULL,
    name          TEXT NOT NULL CHECK (name <> ''),
    type          TEXT NOT NULL,
    size_bytes    BIGINT NOT NULL,
    hash          TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('pending', 'clean', 'unchecked', 'refused')),
    refused       TEXT NOT NULL DEFAULT '' CHECK (refused IN ('', 'virus', 'secret')),
    made_from     BIGINT, -- the version it was converted from
    added_at      BIGINT NOT NULL,
    added_by      BIGINT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, attachment_id) REFERENCES attachment (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX attachment_version_number ON attachment_version (congress_id, attachment_id, number);
CREATE INDEX attachment_version_hash ON attachment_version (hash);
CREATE INDEX attachment_version_pending ON attachment_version (congress_id, state, id);

-- What may be added, by group of types; a group without a row has the built-in limits.
CREATE TABLE attachment_limit (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    type_group  TEXT NOT NULL CHECK (type_group IN ('document', 'text', 'picture', 'sound', 'film')),
    allowed     SMALLINT NOT NULL CHECK (allowed IN (0, 1)),
    most_mib    BIGINT NOT NULL CHECK (most_mib BETWEEN 1 AND 1024),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX attachment_limit_group ON attachment_limit (congress_id, type_group);

-- Derived from the bytes, and can be derived again: work to do, small pictures, text for search.
CREATE TABLE attachment_work (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL, -- attachment_version.id
    thumb_state TEXT NOT NULL CHECK (thumb_state IN ('todo', 'done', 'none', 'failed')),
    thumb_hash  TEXT NOT NULL DEFAULT '',
    text_state  TEXT NOT NULL CHECK (text_state IN ('todo', 'done', 'cut', 'none', 'failed')),
    form_state  TEXT NOT NULL CHECK (form_state IN ('todo', 'done', 'none', 'failed')),
    open        SMALLINT NOT NULL, -- is anything still to do, the look for viruses included?
    tries       BIGINT NOT NULL DEFAULT 0,
    again_at    BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, id) REFERENCES attachment_version (congress_id, id)
) {{clustered}};
CREATE INDEX attachment_work_open ON attachment_work (congress_id, open, again_at, id);
CREATE INDEX attachment_work_thumb ON attachment_work (thumb_hash);

CREATE TABLE attachment_text (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL, -- attachment_version.id
    body        TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

CREATE VIEW attachment_v_text AS
    SELECT a.congress_id, a.id AS attachment_id, v.id AS version_id, a.owner_kind, a.owner_id,
           v.name, w.text_state AS state, COALESCE(t.body, '') AS body, v.added_at
      FROM attachment a
      JOIN attachment_version v ON v.congress_id = a.congress_id AND v.attachment_id = a.id
                               AND v.number = a.number
      JOIN attachment_work w ON w.congress_id = v.congress_id AND w.id = v.id
      LEFT JOIN attachment_text t ON t.congress_id = v.congress_id AND t.id = v.id
     WHERE a.removed = 0 AND v.state IN ('clean', 'unchecked') AND w.text_state <> 'todo';

-- For figures and the page of storage: what is named, by kind of owner.
CREATE VIEW attachment_v_size AS
    SELECT a.congress_id, a.owner_kind, v.type, v.hash, v.size_bytes, v.added_at
      FROM attachment a
      JOIN attachment_version v ON v.congress_id = a.congress_id AND v.attachment_id = a.id;
