// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on the account_* tables. Functions that write run in db_tx(); those that write a journalled
 *  table note their rows. */
#ifndef ACCOUNT_STORE_H
#define ACCOUNT_STORE_H
#include "modules/account/account_list.h"
#include "modules/account/account_rules.h"

/* ---- accounts (account_store.c) ---- */

struct account_row {
    int64_t id, key_id;
    bool machine, must_change;
    struct str login, name, phone;
    struct str password; /* hash; "": nobody can sign in with a password */
};
MUST_CHECK enum status account_store_insert(struct ctx *ctx, const struct account_row *row);

/** An account of whatever congress, with its password's hash. */
struct account_found {
    struct account account;
    int64_t congress_id;
    struct str password;
};
/** By login, over all congresses; ST_NOT_FOUND. */
MUST_CHECK enum status account_store_by_login(struct ctx *ctx, struct str login,
                                              struct account_found *out);
/** The congress that keeps an account. */
MUST_CHECK enum status account_store_home(struct ctx *ctx, int64_t id, int64_t *out_congress_id);
MUST_CHECK enum status account_store_password(struct ctx *ctx, int64_t id, struct str *out_hash);
MUST_CHECK enum status account_store_set_password(struct ctx *ctx, int64_t id, struct str hash,
                                                  bool must_change);

struct account_update {
    int64_t id, version, key_id;
    struct str name, phone;
    bool keep_phone;
};
MUST_CHECK enum status account_store_update(struct ctx *ctx, const struct account_update *in);
MUST_CHECK enum status account_store_set_active(struct ctx *ctx, int64_t id, bool active);
MUST_CHECK enum status account_store_leave(struct ctx *ctx, int64_t id, int64_t successor_id,
                                           struct date on);

/* ---- posts (account_store_post.c) ---- */

struct post_row {
    int64_t id, account_id, organ_id, deputy_id;
    struct str role, title;
    struct date from_on, to_on;
};
MUST_CHECK enum status account_store_post_insert(struct ctx *ctx, const struct post_row *row);
MUST_CHECK enum status account_store_post_end(struct ctx *ctx, int64_t id, struct date to_on);
MUST_CHECK enum status account_store_post_get(struct ctx *ctx, int64_t id, struct post_row *out);

/** How many active accounts but this one hold the role today. */
MUST_CHECK enum status account_store_others_with(struct ctx *ctx, const char *role,
                                                 int64_t account_id, int64_t *out);

/* ---- roles (account_store_role.c) ---- */

MUST_CHECK enum status account_store_role_add(struct ctx *ctx, struct str code, struct str name);

/** Permissions of one role in one congress, whatever the ctx's. */
MUST_CHECK enum status account_store_grants_of(struct ctx *ctx, int64_t congress_id,
                                               struct str role, struct str **out,
                                               size_t *out_count);
MUST_CHECK enum status account_store_grant(struct ctx *ctx, struct str role, struct str permission);
MUST_CHECK enum status account_store_revoke(struct ctx *ctx, struct str role,
                                            struct str permission);
/** Permissions that have had their first roles given in this congress. */
MUST_CHECK enum status account_store_seeded(struct ctx *ctx, struct str **out, size_t *out_count);
MUST_CHECK enum status account_store_seeded_add(struct ctx *ctx, struct str permission);
/** Cached permissions of this congress are old from now on. */
MUST_CHECK enum status account_store_stamp_up(struct ctx *ctx);

/* ---- sessions, slips, tokens, devices (account_store_session.c) ---- */

MUST_CHECK enum status account_store_session_insert(struct ctx *ctx, const struct session_row *row);
/** Who a token belongs to: one row per post valid today (at least one row; post_id 0: no post).
 *  Ended sessions and closed accounts are ST_NOT_FOUND; whether it is over by time is for the
 *  caller. */
struct session_post {
    int64_t post_id, congress_id, organ_id, deputy_id, stamp;
    struct str role, congress_name;
};
struct session_found {
    int64_t congress_id, id, account_id, post_id;
    int64_t last_seen_at, idle_seconds, ends_at;
    struct str csrf, way, name;
    struct str scopes; /* of a token */
    bool must_change, revoked, active, must_set_second;
    struct session_post *posts;
    size_t posts_count;
};
/** `renew`: not as it may be kept, where last_seen_at is that of some time ago. */
MUST_CHECK enum status account_store_session_by_token(struct ctx *ctx, struct str token_hash,
                                                      bool renew, struct session_found *out);
/** The same for a machine's token; csrf is "". Those that are revoked or over are found too:
 *  ends_at, revoked and active are for the caller. */
MUST_CHECK enum status account_store_token_by_token(struct ctx *ctx, struct str token_hash,
                                                    struct session_found *out);

MUST_CHECK enum status account_store_session_get(struct ctx *ctx, int64_t id,
                                                 struct session_row *out);
MUST_CHECK enum status account_store_session_end(struct ctx *ctx, int64_t id);
/** All of an account but `keep_id`; *out_count of them. */
MUST_CHECK enum status account_store_sessions_end(struct ctx *ctx, int64_t account_id,
                                                  int64_t keep_id, int64_t *out_count);
MUST_CHECK enum status account_store_session_choose(struct ctx *ctx, int64_t session_id,
                                                    int64_t account_id, int64_t post_id);
MUST_CHECK enum status account_store_session_seen(struct ctx *ctx, int64_t id, int64_t at);
/** Forget sessions that ended or ran out before `before`, and failures as old. */
MUST_CHECK enum status account_store_tidy(struct ctx *ctx, int64_t before);

struct slip_row {
    int64_t id, congress_id, account_id, created_at, ends_at, used_at, void_at;
};
MUST_CHECK enum status account_store_slip_insert(struct ctx *ctx, const struct slip_row *row,
                                                 struct str token_hash);
/** Over all congresses; ST_NOT_FOUND. */
MUST_CHECK enum status account_store_slip_by_token(struct ctx *ctx, struct str token_hash,
                                                   struct slip_row *out);
/** ST_CONFLICT when it has been used or made void meanwhile. */
MUST_CHECK enum status account_store_slip_use(struct ctx *ctx, int64_t id);
/** Make the unused ones of an account void. */
MUST_CHECK enum status account_store_slips_void(struct ctx *ctx, int64_t account_id);

MUST_CHECK enum status account_store_token_insert(struct ctx *ctx, const struct token_row *row,
                                                  struct str token_hash);

MUST_CHECK enum status account_store_token_used(struct ctx *ctx, int64_t id, int64_t at);
/** Those whose end lies after `from` and not after `until`, and that are not revoked. */
MUST_CHECK enum status account_store_tokens_ending(struct ctx *ctx, int64_t from, int64_t until,
                                                   struct token_row **out, size_t *out_count);
MUST_CHECK enum status account_store_token_get(struct ctx *ctx, int64_t id, struct token_row *out);
MUST_CHECK enum status account_store_token_revoke(struct ctx *ctx, int64_t id);
MUST_CHECK enum status account_store_tokens_revoke(struct ctx *ctx, int64_t account_id);

MUST_CHECK enum status account_store_device_known(struct ctx *ctx, struct str token_hash,
                                                  int64_t account_id, bool *out);
MUST_CHECK enum status account_store_device_add(struct ctx *ctx, struct str token_hash,
                                                int64_t account_id);

/* ---- failed sign-ins ---- */

struct attempt {
    int64_t failures, last_at, until_at;
};
/** {0} if nothing is known; failures as account_attempt_left() counts them now. */
MUST_CHECK enum status account_store_attempt(struct ctx *ctx, enum attempt_kind kind,
                                             struct str key_hash, struct attempt *out);
MUST_CHECK enum status account_store_attempt_put(struct ctx *ctx, enum attempt_kind kind,
                                                 struct str key_hash, const struct attempt *in);
#endif
