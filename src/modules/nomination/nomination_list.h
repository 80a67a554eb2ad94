// SPDX-License-Identifier: MulanPSL-2.0
/** What there is, as it is stored. */
#ifndef NOMINATION_LIST_H
#define NOMINATION_LIST_H
#include "modules/nomination/nomination.h"

MUST_CHECK enum status nomination_store_election(struct ctx *ctx, int64_t id,
                                                 struct nomination_election *out);
/** Newest first; `draft`: those not opened yet too. */
MUST_CHECK enum status nomination_store_elections(struct ctx *ctx, bool draft,
                                                  struct nomination_election **out,
                                                  size_t *out_count);
MUST_CHECK enum status nomination_store_post(struct ctx *ctx, int64_t id,
                                             struct nomination_post *out);
MUST_CHECK enum status nomination_store_posts(struct ctx *ctx, int64_t election_id,
                                              struct nomination_post **out, size_t *out_count);
MUST_CHECK enum status nomination_store_get(struct ctx *ctx, int64_t id, struct nomination *out);
/** Of a post, in the order they came, with how many have signed. */
MUST_CHECK enum status nomination_store_of_post(struct ctx *ctx, int64_t post_id,
                                                struct nomination **out, size_t *out_count);
MUST_CHECK enum status nomination_store_signers(struct ctx *ctx, int64_t nomination_id,
                                                struct nomination_signer **out, size_t *out_count);
MUST_CHECK enum status nomination_store_elected(struct ctx *ctx, int64_t post_id,
                                                struct nomination_elected **out, size_t *out_count);
#endif
