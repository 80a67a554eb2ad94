// SPDX-License-Identifier: MulanPSL-2.0
/** All SQL on the tables of this module. */
#ifndef OPINION_STORE_H
#define OPINION_STORE_H
#include "modules/opinion/opinion.h"

/** Insert; makes a key for the citizen, or takes the one his other words are sealed with. */
MUST_CHECK enum status opinion_store_insert(struct ctx *ctx, int64_t id,
                                            const struct opinion_new *in);
MUST_CHECK enum status opinion_store_by_number(struct ctx *ctx, struct str source,
                                               struct str number, struct opinion *out);
/** Has the opinion been said by that citizen (by keyed hash)? "" means nobody named. */
MUST_CHECK enum status opinion_store_is_by(struct ctx *ctx, int64_t id, struct str citizen,
                                           bool *out_same);
MUST_CHECK enum status opinion_store_add_use(struct ctx *ctx, int64_t opinion_id,
                                             int64_t suggestion_id, bool *out_added);
/** Of one that nothing refers to. ST_CONFLICT: somebody has changed it. */
MUST_CHECK enum status opinion_store_delete(struct ctx *ctx, const struct opinion *o);
MUST_CHECK enum status opinion_store_set_state(struct ctx *ctx, const struct opinion *o,
                                               const char *state);

/** Ids after `after`, ascending, at most `limit`. */
MUST_CHECK enum status opinion_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                         int64_t **out, size_t *out_count);

#endif
