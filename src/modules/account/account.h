// SPDX-License-Identifier: MulanPSL-2.0
/** People who sign in: accounts, posts (role in an organ, from–to), sessions, tokens. */
#ifndef ACCOUNT_H
#define ACCOUNT_H
#include "platform/ctx.h"

/* Built-in roles; permissions of each are data (account_role_permission) and can be changed:
 *   admin     系统管理员: accounts, organs, calendar, parameters; sees no content of suggestions
 *   auditor   审计员: journal, sessions, refusals; changes nothing
 *   office    代表工委/办公室工作人员: registers, hands over, supervises
 *   leader    主任会议成员、常委会领导: leads key suggestions, decides disputes
 *   committee 工作机构/专委会工作人员: tracks suggestions of its field
 *   government 政府督查室/政府办: sees all handed to the government, decides disputes inside it
 *   govleader 政府领导: leads key suggestions
 *   handler   承办单位经办人: signs for, contacts, drafts replies
 *   chief     承办单位负责人: signs off replies
 *   deputy    人大代表
 *   operator  会场操作员、会务: prepares meetings, runs the hall, opens votes on the chair's word
 *   keeper    联络站管理员: keeps a liaison station, writes receptions down
 *   reader    只读 */

struct account {
    int64_t id, person_key_id, version;
    struct str login; /* unique in the installation */
    struct str name;
    bool active, machine, must_change_password, has_password;
    int64_t successor_id; /* who took over when the person left, 0 if nobody */
    struct date left_on;
};

struct account_new {
    struct str login, name, phone;
    struct str password; /* "" : none yet; a first sign-in slip is needed */
    bool must_change_password;
    const char *role;
    int64_t organ_id;  /* 0 if the role needs none */
    struct str title;  /* 副主任、局长 …, may be empty */
    int64_t deputy_id; /* for role deputy */
};

/** New account with one post. Emits "account.created". ST_INVALID: login taken or malformed, name
 *  missing, unknown role or organ, password refused. A deputy's account shares the deputy's key. */
MUST_CHECK enum status account_create(struct ctx *ctx, const struct account_new *in,
                                      int64_t *out_id);
/** One more post for an account. Emits "account.post_given". */
MUST_CHECK enum status account_give_post(struct ctx *ctx, int64_t account_id, const char *role,
                                         int64_t organ_id, struct str title, struct date from);
struct account_give {
    int64_t account_id, organ_id, deputy_id;
    struct str role, title;
    struct date from_on; /* none: today */
};
/** The same with everything. ST_RULE: a role that this person must not hold with the others. */
MUST_CHECK enum status account_give(struct ctx *ctx, const struct account_give *in);
MUST_CHECK enum status account_get(struct ctx *ctx, int64_t id, struct account *out);
/** By login, of this congress; ST_NOT_FOUND. */
MUST_CHECK enum status account_by_login(struct ctx *ctx, struct str login, struct account *out);

struct account_post {
    int64_t id, account_id, organ_id, deputy_id;
    struct str name, role, title, organ_name;
    struct date from_on, to_on;
};
/** Who holds `role` today (in `organ_id`, 0: anywhere), by organ and name. */
MUST_CHECK enum status account_holders(struct ctx *ctx, const char *role, int64_t organ_id,
                                       struct account_post **out, size_t *out_count);

/** May an account do that today, by any of its posts in this congress? Not if it is closed. */
MUST_CHECK enum status account_permits(struct ctx *ctx, int64_t account_id, const char *permission,
                                       bool *out);

/** Set a new password after checking it against the rules (length 8..64, not in the word list, not
 *  the login or the name). ST_INVALID with field "password". Emits "account.password_changed". */
MUST_CHECK enum status account_set_password(struct ctx *ctx, int64_t account_id,
                                            struct str password, bool must_change);
/** A single-use sign-in slip (QR) for an account; *out_token is shown once. Emits
 *  "account.slip_issued". */
MUST_CHECK enum status account_issue_slip(struct ctx *ctx, int64_t account_id,
                                          struct str *out_token);

/** All posts of an account in this congress, past ones too, newest first. */
MUST_CHECK enum status account_posts(struct ctx *ctx, int64_t account_id, struct account_post **out,
                                     size_t *out_count);
/** A post ends on a day (inclusive). Emits "account.post_ended". ST_RULE: the last administrator.
 */
MUST_CHECK enum status account_end_post(struct ctx *ctx, int64_t post_id, struct date to_on);

struct account_hand_on {
    int64_t account_id, successor_id;
    struct date leaving_on; /* today or earlier; none: today */
};
/** A leaver's duties pass on in one act: posts go to the successor (a deputy's mandate does not),
 *  sessions, slips and tokens end, the account closes. Emits "account.handed_on" about the leaver
 *  with {"from": id, "to": id}, to which modules with personal duties subscribe. ST_RULE: the day
 *  lies ahead, the same person, a closed account, duties that one person must not unite.
 *  ST_INVALID: no successor. */
MUST_CHECK enum status account_hand_on(struct ctx *ctx, const struct account_hand_on *in);
/** Who has the duties of this account now: itself, or the end of the chain of successors. */
MUST_CHECK enum status account_successor(struct ctx *ctx, int64_t account_id, int64_t *out);
/** The deputy of this congress that the account acts as today, 0 if none. */
MUST_CHECK enum status account_deputy(struct ctx *ctx, int64_t account_id, int64_t *out);

/** The account that acts as this deputy today; 0 when there is none. */
MUST_CHECK enum status account_of_deputy(struct ctx *ctx, int64_t deputy_id, int64_t *out);

/** Give the built-in roles of this congress the permissions that modules declare and that it has
 *  not been given before. Done when a congress is founded and at every start; repeating is free.
 *  Emits "account.roles_seeded" if there was anything to do. */
MUST_CHECK enum status account_seed_roles(struct ctx *ctx);

/** Accounts of this congress, and who waits at the door of the installation. */
struct account_health {
    int64_t active, fresh; /* fresh: never signed in since a first password was set */
    int64_t sessions;      /* open now */
    int64_t slowed;        /* logins and places that failed so often that they have to wait */
    int64_t tokens_ending; /* in the next 20 days */
};
MUST_CHECK enum status account_health(struct ctx *ctx, struct account_health *out);

/* View for joins: account_v_name (congress_id, id, name, login, active). */

extern const struct auth_hooks account_auth;
#endif
