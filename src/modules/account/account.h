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
 *   reader    只读 */

struct account {
    int64_t id, person_key_id;
    struct str login; /* unique in the installation */
    struct str name;
    bool active;
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

/** New account with one post. Emits "account.created". ST_CONFLICT: login taken. */
MUST_CHECK enum status account_create(struct ctx *ctx, const struct account_new *in,
                                      int64_t *out_id);
/** One more post for an account. Emits "account.post_given". */
MUST_CHECK enum status account_give_post(struct ctx *ctx, int64_t account_id, const char *role,
                                         int64_t organ_id, struct str title, struct date from);
MUST_CHECK enum status account_get(struct ctx *ctx, int64_t id, struct account *out);

struct account_post {
    int64_t account_id, organ_id;
    struct str name, role, title, organ_name;
};
/** Who holds `role` today (in `organ_id`, 0: anywhere), by organ and name. */
MUST_CHECK enum status account_holders(struct ctx *ctx, const char *role, int64_t organ_id,
                                       struct account_post **out, size_t *out_count);

/** Set a new password after checking it against the rules (length 8..64, not in the word list, not
 *  the login or the name). ST_INVALID with field "password". Emits "account.password_changed". */
MUST_CHECK enum status account_set_password(struct ctx *ctx, int64_t account_id,
                                            struct str password, bool must_change);
/** A single-use sign-in slip (QR) for an account; *out_token is shown once. Emits
 *  "account.slip_issued". */
MUST_CHECK enum status account_issue_slip(struct ctx *ctx, int64_t account_id,
                                          struct str *out_token);

extern const struct auth_hooks account_auth;
#endif
