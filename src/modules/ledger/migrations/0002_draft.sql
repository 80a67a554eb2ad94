-- Definitions that an office is still writing; each is a text that reads. Publishing makes a version of the kind.

CREATE TABLE ledger_draft (
    congress_id     BIGINT NOT NULL,
    id              BIGINT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind <> ''),
    -- The version of the kind that it began with; NULL: the kind is new.
    based_on        BIGINT,
    body            TEXT NOT NULL,
    changed_at      BIGINT NOT NULL,
    changed_by_name TEXT NOT NULL,
    version         BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX ledger_draft_by_kind ON ledger_draft (congress_id, kind);
