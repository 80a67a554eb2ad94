// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on the webhook_* tables. Functions that write run in db_tx(). */
#ifndef WEBHOOK_STORE_H
#define WEBHOOK_STORE_H
#include "modules/webhook/webhook_list.h"

MUST_CHECK enum status webhook_store_insert(struct ctx *ctx, const struct webhook *h);
MUST_CHECK enum status webhook_store_set_active(struct ctx *ctx, int64_t id, bool active);
/** With all that was to be sent to it; its key is destroyed. */
MUST_CHECK enum status webhook_store_delete(struct ctx *ctx, int64_t id);

/** Ask for a delivery; nothing when this event was asked for before. */
MUST_CHECK enum status webhook_store_ask(struct ctx *ctx, const struct webhook_delivery *d);
/** Claim what is due, at most `limit`; they are ours until `lease_until`. */
MUST_CHECK enum status webhook_store_claim(struct ctx *ctx, struct str mark, unsigned limit,
                                           int64_t lease_until);
MUST_CHECK enum status webhook_store_claimed(struct ctx *ctx, struct str mark,
                                             struct webhook_delivery **out, size_t *out_count);
struct webhook_end {
    int64_t id, next_at;
    struct str mark, error;
    const char *state;
    bool tried;
};
MUST_CHECK enum status webhook_store_end(struct ctx *ctx, const struct webhook_end *end);
MUST_CHECK enum status webhook_store_waits(struct ctx *ctx, bool *out);
/** Failed ones of a receiver are due again. */
MUST_CHECK enum status webhook_store_again(struct ctx *ctx, int64_t hook_id, int64_t *out_count);
MUST_CHECK enum status webhook_store_purge(struct ctx *ctx, int64_t before);
#endif
