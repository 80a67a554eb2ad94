// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of elections that are prepared. Functions that write run in db_tx() and note their rows. */
#ifndef NOMINATION_STORE_H
#define NOMINATION_STORE_H
#include "modules/nomination/nomination_list.h"

/* ---- elections and posts: nomination_store.c ---- */
MUST_CHECK enum status nomination_store_election_insert(struct ctx *ctx,
                                                        const struct nomination_election *e);
MUST_CHECK enum status nomination_store_election_update(struct ctx *ctx,
                                                        const struct nomination_election *e);
MUST_CHECK enum status nomination_store_post_insert(struct ctx *ctx,
                                                    const struct nomination_post *p);
MUST_CHECK enum status nomination_store_post_update(struct ctx *ctx,
                                                    const struct nomination_post *p);
MUST_CHECK enum status nomination_store_post_delete(struct ctx *ctx,
                                                    const struct nomination_post *p);

/** The newest item of a plenary that was held on which something was elected; 0 none. */
MUST_CHECK enum status nomination_store_held(struct ctx *ctx, int64_t *out_item_id);

/* ---- nominations: nomination_store_person.c ---- */
MUST_CHECK enum status nomination_store_insert(struct ctx *ctx, const struct nomination *n);
MUST_CHECK enum status nomination_store_update(struct ctx *ctx, const struct nomination *n);
MUST_CHECK enum status nomination_store_sign(struct ctx *ctx, int64_t nomination_id,
                                             int64_t deputy_id, struct str name);
MUST_CHECK enum status nomination_store_unsign(struct ctx *ctx, int64_t signer_id);
/** For how many of a post, not taken back, the deputy has signed. */
MUST_CHECK enum status nomination_store_signed(struct ctx *ctx, int64_t post_id, int64_t deputy_id,
                                               unsigned *out);
MUST_CHECK enum status nomination_store_elect(struct ctx *ctx, const struct nomination_elected *e);
#endif
