// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on seats. Functions that write run in db_tx() and note their rows. */
#ifndef DEPUTY_STORE_PLAN_H
#define DEPUTY_STORE_PLAN_H
#include "modules/deputy/deputy_plan.h"

MUST_CHECK enum status deputy_store_seats_insert(struct ctx *ctx, const struct deputy_seats *s);
MUST_CHECK enum status deputy_store_seats_filed(struct ctx *ctx, int64_t id, int64_t version,
                                                struct date on);
MUST_CHECK enum status deputy_store_constituency_insert(struct ctx *ctx,
                                                        const struct deputy_constituency *c);
MUST_CHECK enum status deputy_store_constituency_update(struct ctx *ctx,
                                                        const struct deputy_constituency *c);
/** Named in the register and not among the constituencies, with how many are in office. */
MUST_CHECK enum status deputy_store_constituencies_new(struct ctx *ctx,
                                                       struct deputy_constituency **out,
                                                       size_t *out_count);
MUST_CHECK enum status deputy_store_byelection_insert(struct ctx *ctx,
                                                      const struct deputy_byelection *b);
MUST_CHECK enum status deputy_store_byelection_end(struct ctx *ctx, int64_t id, int64_t version,
                                                   struct str state, struct str result);
#endif
