// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on bundles of paper ballots. */
#ifndef VOTE_STORE_BUNDLE_H
#define VOTE_STORE_BUNDLE_H
#include "modules/vote/vote.h"

struct vote_store_bundle {
    int64_t id, vote_id, account_id, version;
    struct str name, figures;
    unsigned number;
};

MUST_CHECK enum status vote_store_bundles(struct ctx *ctx, int64_t vote_id,
                                          struct vote_store_bundle **out, size_t *out_count);
MUST_CHECK enum status vote_store_bundle_add(struct ctx *ctx, const struct vote_store_bundle *b);
/** New figures for b->id at b->version. */
MUST_CHECK enum status vote_store_bundle_set(struct ctx *ctx, const struct vote_store_bundle *b);
#endif
