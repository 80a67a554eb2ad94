// SPDX-License-Identifier: MulanPSL-2.0
/** Steps that several use cases of this module share; inside db_tx() unless pure checks. */
#ifndef ACCOUNT_PARTS_H
#define ACCOUNT_PARTS_H
#include "modules/account/account_store.h"

/** Note a line of more than `most` (40) characters. */
void account_check_line(struct ctx *ctx, const char *field, struct str value, size_t most);
/** Role, organ and deputy of a post exist and fit each other. ST_INVALID. */
MUST_CHECK enum status account_check_post(struct ctx *ctx, const struct post_row *post);
/** Insert the post; a deputy's ties the deputy to the account. */
MUST_CHECK enum status account_write_post(struct ctx *ctx, const struct post_row *post);
/** ST_RULE when without this account nobody could administer accounts. */
MUST_CHECK enum status account_check_last_admin(struct ctx *ctx, int64_t account_id);
/** Use up a code of an account of this congress. ST_NOT_FOUND: wrong; ST_CONFLICT: used. */
MUST_CHECK enum status account_totp_use(struct ctx *ctx, int64_t account_id, int64_t key_id,
                                        struct str typed);
/** End whatever lets in: sessions, slips, tokens. */
MUST_CHECK enum status account_shut_out(struct ctx *ctx, int64_t id);
#endif
