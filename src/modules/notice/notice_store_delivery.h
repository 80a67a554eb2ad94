// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of what goes out of the house: asked for, claimed, ended. */
#ifndef NOTICE_STORE_DELIVERY_H
#define NOTICE_STORE_DELIVERY_H
#include "modules/notice/notice_list.h"

/** A copy whose other channels were not asked yet. */
struct notice_fresh {
    int64_t reader_id, notice_id, account_id;
    struct str kind;
};
MUST_CHECK enum status notice_store_fresh(struct ctx *ctx, unsigned limit,
                                          struct notice_fresh **out, size_t *out_count);
MUST_CHECK enum status notice_store_set_spread(struct ctx *ctx, int64_t reader_id);
/** All at once, when no channel is on. */
MUST_CHECK enum status notice_store_set_all_spread(struct ctx *ctx);

struct notice_delivery_new {
    int64_t notice_id, account_id, hook_id, next_at;
    const char *channel;
    bool digest;
};
/** The same twice adds nothing. */
MUST_CHECK enum status notice_store_ask(struct ctx *ctx, const struct notice_delivery_new *d);

/** What is due, and what a claimer has left lying: their ids, letters of a digest together. */
MUST_CHECK enum status notice_store_due(struct ctx *ctx, unsigned limit, int64_t **out,
                                        size_t *out_count);
MUST_CHECK enum status notice_store_has_work(struct ctx *ctx, bool *out);
/** Take it, unless somebody else has: then *out_ours is false. */
MUST_CHECK enum status notice_store_claim(struct ctx *ctx, int64_t id, struct str claim,
                                          int64_t lease_until, bool *out_ours);
/** What was claimed under this mark, with what it says. */
MUST_CHECK enum status notice_store_claimed(struct ctx *ctx, struct str claim,
                                            struct notice_letter **out, size_t *out_count);
struct notice_end {
    int64_t id;
    struct str claim;
    const char *state; /* "sent", "failed", "dropped", "waiting" */
    int64_t next_at;   /* for "waiting" */
    bool tried;        /* counts as a try */
    struct str error;
};
/** Only by its claimer: another's row is left alone. */
MUST_CHECK enum status notice_store_end(struct ctx *ctx, const struct notice_end *end);
/** Failed ones wait again from now on; id 0: all failed ones. */
MUST_CHECK enum status notice_store_retry(struct ctx *ctx, int64_t id, int64_t *out_count);
#endif
