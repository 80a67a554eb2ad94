// SPDX-License-Identifier: MulanPSL-2.0
/** Use cases on accounts that only this module's pages and commands need. See account.h for the
 *  others. */
#ifndef ACCOUNT_ACTIONS_H
#define ACCOUNT_ACTIONS_H
#include "modules/account/account.h"

/* ---- secrets (account_secret.c) ---- */

/** A new token, 256 random bits in 64 hexadecimal digits, and its hash, which alone is stored. */
struct str account_token_new(struct ctx *ctx, struct str *out_hash);
struct str account_token_hash(struct arena *a, struct str token);

/* ---- signing in (account_sign_in.c) ---- */

struct account_sign_in {
    struct str login, password;
    struct str device; /* the device cookie as it came, may be empty */
    struct str agent;
};
struct account_signed_in {
    int64_t account_id, congress_id, session_id;
    struct str token;  /* for the session cookie */
    struct str device; /* for the device cookie; "" when the browser has a valid one */
    struct str ticket; /* not "": no session yet, a code is asked for (account_sign_in_second) */
    int64_t max_age_seconds;
};
/** Check login and password and begin a session. Call it on a worker of the narrow lane.
 *  ST_INVALID: "account.sign_in.wrong" (whatever of the two is wrong), "account.sign_in.wait" with
 *  the time to wait, "account.sign_in.closed", "account.sign_in.no_post". Emits
 *  "account.signed_in", and "account.locked_out" when failures begin to make wait. */
MUST_CHECK enum status account_sign_in(struct ctx *ctx, const struct account_sign_in *in,
                                       struct account_signed_in *out);
struct account_slip_of {
    struct str name;
    int64_t congress_id;
    bool staff; /* the session will not be a long one */
};
/** Whose a slip is, without using it up. ST_NOT_FOUND: no such slip; ST_RULE: used,
 *  void, or past its seven days ("account.slip.used", ".void", ".late"). */
MUST_CHECK enum status account_slip_look(struct ctx *ctx, struct str token,
                                         struct account_slip_of *out);
/** Use up a slip and begin a session: a long one for somebody who is only a deputy, an ordinary one
 *  for staff. Errors as account_slip_look(). Emits "account.signed_in". */
MUST_CHECK enum status account_slip_use(struct ctx *ctx, struct str token, struct str agent,
                                        struct account_signed_in *out);
/** Is it the account's own password? Failures count as failed sign-ins do. ST_INVALID with field
 *  "current" otherwise. */
MUST_CHECK enum status account_check_password(struct ctx *ctx, int64_t account_id,
                                              struct str password);

struct account_second {
    struct str ticket, code; /* of the first step; as typed */
    struct str device, agent;
};
/** The second step: the code of the moment, or one for a lost phone. ST_INVALID: field "code"
 *  ("account.totp.wrong", "account.sign_in.wait"; wrong ones count as wrong passwords do), or field
 *  "login" ("account.second.over": begin anew). ST_RULE: used meanwhile. */
MUST_CHECK enum status account_sign_in_second(struct ctx *ctx, const struct account_second *in,
                                              struct account_signed_in *out);
/** Is it a code of this account? It is used up. ST_INVALID with field "code". */
MUST_CHECK enum status account_check_second(struct ctx *ctx, int64_t account_id, struct str code);

/* ---- setting up the second step (account_totp.c) ---- */

struct account_totp {
    bool on;
    int64_t codes_left;
    struct str login;
    struct str secret; /* base 32, while it waits to be confirmed */
};
MUST_CHECK enum status account_totp_state(struct ctx *ctx, struct account_totp *out);
/** A new secret for the actor. Emits "account.totp_started". ST_RULE: it is on already. */
MUST_CHECK enum status account_totp_start(struct ctx *ctx);
/** The first code: on from now. *out_codes: ten for a lost phone, shown once. Emits
 *  "account.totp_on". ST_INVALID with field "code". */
MUST_CHECK enum status account_totp_confirm(struct ctx *ctx, struct str code,
                                            struct str **out_codes);
/** Ten new ones; the old ones end. Emits "account.recovery_codes_made". */
MUST_CHECK enum status account_totp_new_codes(struct ctx *ctx, struct str code,
                                              struct str **out_codes);
/** Emits "account.totp_off". */
MUST_CHECK enum status account_totp_off(struct ctx *ctx, struct str code);
/** At the desk, for somebody who has lost phone and codes. Emits "account.totp_reset". ST_RULE:
 *  one's own; as account_check_slip(). */
MUST_CHECK enum status account_totp_reset(struct ctx *ctx, int64_t account_id);
/** Exactly these roles want a second step. Emits "account.second_roles_set". */
MUST_CHECK enum status account_set_second_roles(struct ctx *ctx, const struct str *roles,
                                                size_t count);

/* ---- sessions (account_session.c) ---- */

/** End the session of the actor. Emits "account.signed_out". */
MUST_CHECK enum status account_sign_out(struct ctx *ctx);
/** End one session of an account, one's own or (at the desk) anybody's. Emits
 *  "account.session_ended". ST_NOT_FOUND: not a session of this account. */
MUST_CHECK enum status account_end_session(struct ctx *ctx, int64_t account_id, int64_t session_id);
/** End all of an account but `keep_id` (0: all). Emits "account.sessions_ended" if there were. */
MUST_CHECK enum status account_end_sessions(struct ctx *ctx, int64_t account_id, int64_t keep_id);
/** Work in another of one's posts from now on. ST_NOT_FOUND: not a post of the actor today. */
MUST_CHECK enum status account_choose_post(struct ctx *ctx, int64_t post_id);

/* ---- accounts (account_actions.c) ---- */

struct account_change {
    int64_t id, version;
    struct str name, phone;
    bool keep_phone;
};
/** New name or phone. Emits "account.changed". ST_CONFLICT: changed meanwhile. */
MUST_CHECK enum status account_change(struct ctx *ctx, const struct account_change *in);
/** Close an account without a successor, or open it again. Emits "account.closed", "…opened".
 *  ST_RULE: one's own, or the last administrator. */
MUST_CHECK enum status account_close(struct ctx *ctx, int64_t id, bool close);
/** A new first password, shown once, to be changed at the next sign-in; all sessions end. Emits
 *  "account.password_reset". ST_RULE: an account that the actor may not reset. */
MUST_CHECK enum status account_reset(struct ctx *ctx, int64_t id, struct str *out_password);
/** May the actor reset this account and end its sessions? ST_RULE otherwise. */
MUST_CHECK enum status account_check_resettable(struct ctx *ctx, int64_t id);
/** May the actor print a slip for it? As above, and not for leaders and heads of units unless he
 *  administers accounts. ST_RULE otherwise. */
MUST_CHECK enum status account_check_slip(struct ctx *ctx, int64_t id);

struct account_deputy_slips {
    int64_t delegation_id; /* 0: all */
    bool again;            /* those too who have an account already */
};
struct account_deputy_slip {
    int64_t account_id;
    struct str name, delegation, token;
};
/** Accounts for the deputies in office who have none, and a new slip for each of them, by name; in
 *  one transaction. Emits "account.created" and "account.slip_issued" for each. */
MUST_CHECK enum status account_deputy_slips(struct ctx *ctx, const struct account_deputy_slips *in,
                                            struct account_deputy_slip **out, size_t *out_count);

/** A new password for oneself. `current` is asked for unless there is none yet, or it must be
 * changed anyway. ST_INVALID with field "current" or "password". */
MUST_CHECK enum status account_set_own_password(struct ctx *ctx, struct str current,
                                                struct str password);

struct account_token_made {
    struct str name, role;
    int64_t organ_id;
    struct date until; /* last day; none: ACCOUNT_TOKEN_DAYS from now */
    struct str scopes; /* platform/permission.h; "": what the role may, but for keys of others */
};
enum { ACCOUNT_TOKEN_DAYS = 365 };
/** A machine's account with one post, and a token for it, shown once. Emits
 *  "account.token_issued". ST_INVALID: no name, unknown role or scope, an end that is past or more
 *  than three years off. */
MUST_CHECK enum status account_token_add(struct ctx *ctx, const struct account_token_made *in,
                                         struct str *out_token);
/** Emits "account.token_revoked". ST_NOT_FOUND; ST_CONFLICT: revoked already. */
MUST_CHECK enum status account_token_revoke(struct ctx *ctx, int64_t id);

/* ---- roles (account_roles.c) ---- */

struct account_grants {
    int64_t stamp;            /* of the table as the editor saw it */
    const struct str *grants; /* "role:permission" of every ticked box */
    size_t count;
};
/** Make the table of roles hold exactly these. Emits "account.roles_changed" with what was given
 *  and taken. ST_CONFLICT: somebody changed roles meanwhile; ST_RULE: nobody could administer
 *  accounts any more, or one role would both administer and audit. */
MUST_CHECK enum status account_set_grants(struct ctx *ctx, const struct account_grants *in);

/* ---- memory between requests (account_auth.c) ---- */

/** Write what waits in memory for ctx's congress: last_seen of sessions, refusals. A job. */
MUST_CHECK enum status account_keep(struct ctx *ctx);
/** Run a job of timed work as soon as a server looks. Emits "account.job_asked". Errors as
 *  job_ask(). */
MUST_CHECK enum status account_run_job(struct ctx *ctx, const char *name);
/** Forget old sessions, devices and failures. A daily job. */
MUST_CHECK enum status account_tidy(struct ctx *ctx);
#endif
