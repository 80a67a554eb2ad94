-- What people are told. A notice is written with the act it speaks of; who reads it is resolved then.

CREATE TABLE notice (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind <> ''),
    subject_id  BIGINT,
    url         TEXT NOT NULL CHECK (url LIKE '/%'),
    title       TEXT NOT NULL CHECK (title <> ''),
    body        TEXT NOT NULL,
    account_id  BIGINT,
    at          BIGINT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX notice_by_subject ON notice (congress_id, subject_id, id);
CREATE INDEX notice_by_age ON notice (congress_id, at);

-- One person's copy: inside the program this is the delivery. spread: other channels were asked.
CREATE TABLE notice_recipient (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    notice_id   BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    hidden      SMALLINT NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
    read_at     BIGINT,
    spread      SMALLINT NOT NULL DEFAULT 0 CHECK (spread IN (0, 1)),
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, notice_id) REFERENCES notice (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX notice_recipient_once ON notice_recipient (congress_id, notice_id, account_id);
CREATE INDEX notice_recipient_by_account ON notice_recipient (congress_id, account_id, at, id);
CREATE INDEX notice_recipient_unread ON notice_recipient (congress_id, account_id)
    WHERE read_at IS NULL AND hidden = 0;
CREATE INDEX notice_recipient_new ON notice_recipient (congress_id, id) WHERE spread = 0;

-- What goes out of the house. account_id: a person's mail or phone; hook_id: a group's robot.
-- A row is claimed before it is sent (claim, lease_until) and only its claimer ends it.
CREATE TABLE notice_delivery (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    notice_id   BIGINT NOT NULL,
    channel     TEXT NOT NULL CHECK (channel IN ('mail', 'sms', 'hook')),
    account_id  BIGINT NOT NULL DEFAULT 0,
    hook_id     BIGINT NOT NULL DEFAULT 0,
    digest      SMALLINT NOT NULL CHECK (digest IN (0, 1)),
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'dropped')),
    tries       BIGINT NOT NULL,
    next_at     BIGINT NOT NULL,
    claim       TEXT NOT NULL DEFAULT '',
    lease_until BIGINT NOT NULL DEFAULT 0,
    error       TEXT NOT NULL DEFAULT '',
    created_at  BIGINT NOT NULL,
    ended_at    BIGINT,
    PRIMARY KEY (congress_id, id),
    FOREIGN KEY (congress_id, notice_id) REFERENCES notice (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX notice_delivery_once
    ON notice_delivery (congress_id, notice_id, channel, account_id, hook_id);
CREATE INDEX notice_delivery_due ON notice_delivery (congress_id, next_at)
    WHERE state IN ('waiting', 'sending');
CREATE INDEX notice_delivery_by_state ON notice_delivery (congress_id, state, id);

-- How a person wants to be told; id is the account's. Minutes of the day; NULL: as the congress has.
CREATE TABLE notice_person (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    key_id      BIGINT,
    mail_sealed {{blob}},
    quiet_from  BIGINT CHECK (quiet_from BETWEEN 0 AND 1439),
    quiet_to    BIGINT CHECK (quiet_to BETWEEN 0 AND 1439),
    digest_at   BIGINT CHECK (digest_at BETWEEN 0 AND 1439),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- Where a person departs from what is usual for a kind and channel.
CREATE TABLE notice_choice (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    channel     TEXT NOT NULL CHECK (channel IN ('inside', 'mail', 'sms')),
    choice      TEXT NOT NULL CHECK (choice IN ('now', 'digest', 'off')),
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX notice_choice_once ON notice_choice (congress_id, account_id, kind, channel);

-- Texts that the office has changed; others are as shipped.
CREATE TABLE notice_text (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    title       TEXT NOT NULL CHECK (title <> ''),
    body        TEXT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX notice_text_once ON notice_text (congress_id, kind);

-- Settings by name; secrets only sealed.
CREATE TABLE notice_setting (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    name        TEXT NOT NULL,
    value       TEXT NOT NULL,
    key_id      BIGINT,
    sealed      {{blob}},
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX notice_setting_once ON notice_setting (congress_id, name);

-- Webhooks and group robots. kinds: blank separated, '' for all.
CREATE TABLE notice_hook (
    congress_id   BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    name          TEXT NOT NULL CHECK (name <> ''),
    format        TEXT NOT NULL CHECK (format IN ('json', 'wecom', 'dingtalk')),
    key_id        BIGINT NOT NULL,
    url_sealed    {{blob}} NOT NULL,
    secret_sealed {{blob}},
    kinds         TEXT NOT NULL,
    active        SMALLINT NOT NULL CHECK (active IN (0, 1)),
    version       BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};

-- Reminders by rule: days are working days from the due day, negative before it.
CREATE TABLE notice_rule (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    source      TEXT NOT NULL,
    days        BIGINT NOT NULL CHECK (days BETWEEN -60 AND 60),
    whom        TEXT NOT NULL CHECK (whom <> ''),
    active      SMALLINT NOT NULL CHECK (active IN (0, 1)),
    version     BIGINT NOT NULL DEFAULT 1,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE INDEX notice_rule_by_source ON notice_rule (congress_id, source, days);

-- Sources whose shipped rules a congress has been given, so that deleted ones do not come back.
CREATE TABLE notice_seeded (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    source      TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX notice_seeded_once ON notice_seeded (congress_id, source);

-- Which rule has spoken about which deadline: once for each due day.
CREATE TABLE notice_reminded (
    congress_id BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    rule_id     BIGINT NOT NULL,
    subject_id  BIGINT NOT NULL,
    part_id     BIGINT NOT NULL,
    due_on      TEXT NOT NULL,
    on_day      TEXT NOT NULL,
    PRIMARY KEY (congress_id, id)
) {{clustered}};
CREATE UNIQUE INDEX notice_reminded_once
    ON notice_reminded (congress_id, rule_id, subject_id, part_id, due_on);
