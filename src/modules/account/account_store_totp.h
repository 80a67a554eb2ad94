// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of the second step at sign-in. Functions that write run in db_tx(). */
#ifndef ACCOUNT_STORE_TOTP_H
#define ACCOUNT_STORE_TOTP_H
#include "modules/account/account_list.h"

struct totp_row {
    struct str secret;
    bool confirmed;
    int64_t last_step;
};
/** Of an account of this congress whose key is key_id; ST_NOT_FOUND when there is none. */
MUST_CHECK enum status account_store_totp(struct ctx *ctx, int64_t account_id, int64_t key_id,
                                          struct totp_row *out);
/** A new secret, not yet confirmed; the last one is forgotten. */
MUST_CHECK enum status account_store_totp_start(struct ctx *ctx, int64_t account_id, int64_t key_id,
                                                struct str secret);
MUST_CHECK enum status account_store_totp_confirm(struct ctx *ctx, int64_t account_id);
/** ST_CONFLICT when a later step, or this one, was used meanwhile. */
MUST_CHECK enum status account_store_totp_step(struct ctx *ctx, int64_t account_id, int64_t step);
/** Secret, steps and codes of an account; *out_any: was there a confirmed one? */
MUST_CHECK enum status account_store_totp_drop(struct ctx *ctx, int64_t account_id, bool *out_any);
MUST_CHECK enum status account_store_codes_drop(struct ctx *ctx, int64_t account_id);
MUST_CHECK enum status account_store_code_add(struct ctx *ctx, int64_t account_id, struct str hash);
/** ST_NOT_FOUND: no such code, or used. */
MUST_CHECK enum status account_store_code_use(struct ctx *ctx, int64_t account_id, struct str hash);
MUST_CHECK enum status account_store_codes_left(struct ctx *ctx, int64_t account_id, int64_t *out);

MUST_CHECK enum status account_store_role_second_set(struct ctx *ctx, struct str role,
                                                     bool required);

struct second_row {
    int64_t id, congress_id, account_id, slip_id, ends_at;
};
MUST_CHECK enum status account_store_second_add(struct ctx *ctx, const struct second_row *row,
                                                struct str token_hash);
/** Over all congresses; ST_NOT_FOUND. */
MUST_CHECK enum status account_store_second_by_token(struct ctx *ctx, struct str token_hash,
                                                     struct second_row *out);
/** ST_CONFLICT when it was used meanwhile. Those that are over go with it. */
MUST_CHECK enum status account_store_second_use(struct ctx *ctx, int64_t id);
#endif
