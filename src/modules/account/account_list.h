// SPDX-License-Identifier: MulanPSL-2.0
/** What this module's pages read: accounts, posts, roles, sessions, tokens. Names as in the store,
 *  which they come from. */
#ifndef ACCOUNT_LIST_H
#define ACCOUNT_LIST_H
#include "modules/account/account.h"

/* ---- accounts ---- */

struct account_filter {
    struct str q; /* part of name or login; eleven digits: the phone number */
    struct str role;
    int64_t organ_id;
    bool closed; /* closed ones only; else active ones only */
    const char *sort;
    struct str after;
    unsigned limit;
};
struct account_line {
    struct account account;
    struct str posts; /* roles of posts valid today, comma separated words */
};
MUST_CHECK enum status account_store_page(struct ctx *ctx, const struct account_filter *filter,
                                          struct account_line **out, size_t *out_count,
                                          struct str *out_next, int64_t *out_total);

/** "" where none is known or the key was destroyed. */
MUST_CHECK enum status account_store_phone(struct ctx *ctx, int64_t id, struct str *out);

/* ---- posts ---- */

/** Posts of an account valid today in this congress. */
MUST_CHECK enum status account_store_posts_today(struct ctx *ctx, int64_t account_id,
                                                 struct account_post **out, size_t *out_count);

/** Posts of an account valid today in all congresses, for the switcher. */
struct my_post {
    int64_t id, congress_id, organ_id;
    struct str role, title, organ_name, congress_name;
    struct date from_on, to_on;
};
MUST_CHECK enum status account_store_my_posts(struct ctx *ctx, int64_t account_id,
                                              struct my_post **out, size_t *out_count);

/* ---- roles ---- */

struct role_permission {
    struct str role, permission;
};

struct role {
    struct str code, name;
};
MUST_CHECK enum status account_store_roles(struct ctx *ctx, struct role **out, size_t *out_count);

/** All pairs of this congress, by role and permission. */
MUST_CHECK enum status account_store_grants(struct ctx *ctx, struct role_permission **out,
                                            size_t *out_count);

MUST_CHECK enum status account_store_stamp(struct ctx *ctx, int64_t *out);

/* ---- sessions and tokens ---- */

struct session_row {
    int64_t id, congress_id, account_id, post_id;
    struct str token_hash, csrf, way, device, address;
    int64_t created_at, last_seen_at, idle_seconds, ends_at, ended_at;
};

/** Sessions of an account of this congress that have not ended, newest first. */
MUST_CHECK enum status account_store_sessions(struct ctx *ctx, int64_t account_id,
                                              struct session_row **out, size_t *out_count);

/** A session, and whose it is. */
struct account_sitting {
    struct session_row session;
    struct str name, login;
};
struct account_sitting_filter {
    struct str q, after; /* q: in name or login */
    unsigned limit;
};
/** Who is signed in: sessions of this congress that have not ended, the newest first. */
MUST_CHECK enum status account_store_sittings(struct ctx *ctx,
                                              const struct account_sitting_filter *filter,
                                              struct account_sitting **out, size_t *out_count,
                                              struct str *out_next, int64_t *out_total);

struct token_row {
    int64_t id, account_id, created_at, ends_at, revoked_at, last_used_at, issued_by;
    struct str name, account_name, scopes;
};

MUST_CHECK enum status account_store_tokens(struct ctx *ctx, struct token_row **out,
                                            size_t *out_count);

/** Has the account a second step? Whatever the ctx's congress. */
MUST_CHECK enum status account_store_totp_on(struct ctx *ctx, int64_t account_id, bool *out);
/** Roles of this congress that want a second step at sign-in. */
MUST_CHECK enum status account_store_roles_second(struct ctx *ctx, struct str **out,
                                                  size_t *out_count);

/* ---- oneself: the account is kept in a congress that may not be the one one works in ---- */

MUST_CHECK enum status account_my_account(struct ctx *ctx, struct account *out);
MUST_CHECK enum status account_my_sessions(struct ctx *ctx, struct session_row **out,
                                           size_t *out_count);

/** Active people of this congress who hold a post other than deputy today, by name. */
MUST_CHECK enum status account_store_staff(struct ctx *ctx, struct account **out,
                                           size_t *out_count);
#endif
