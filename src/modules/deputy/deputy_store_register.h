// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on the register of five levels. Functions that write run in db_tx() and note their rows. */
#ifndef DEPUTY_STORE_REGISTER_H
#define DEPUTY_STORE_REGISTER_H
#include "modules/deputy/deputy_list.h"

/** Of the congress itself: its level's word and its name. */
struct deputy_here {
    struct str level, name;
};
MUST_CHECK enum status deputy_store_library(struct ctx *ctx, const struct deputy_here *here,
                                            const struct deputy_library_filter *filter,
                                            struct deputy_mandate **out, size_t *out_count,
                                            struct str *out_next, int64_t *out_total);
/** *out_doubles: mandates in office of people who have an earlier one; NULL: not asked for. */
MUST_CHECK enum status deputy_store_level_counts(struct ctx *ctx, const struct deputy_here *here,
                                                 struct date on, struct deputy_level_count out[5],
                                                 int64_t *out_doubles);
MUST_CHECK enum status deputy_store_pairs(struct ctx *ctx, const struct deputy_here *here,
                                          bool decided, struct deputy_pair **out,
                                          size_t *out_count);
/** Entries that are the same human being, directly. */
MUST_CHECK enum status deputy_store_same_of(struct ctx *ctx, int64_t id, int64_t **out,
                                            size_t *out_count);
/** one < other. */
MUST_CHECK enum status deputy_store_decide(struct ctx *ctx, int64_t one, int64_t other,
                                           struct str decision);

/** In office; ST_NOT_FOUND. */
MUST_CHECK enum status deputy_store_outside_find(struct ctx *ctx, struct str level, struct str name,
                                                 struct str congress_name, int64_t *out_id);
MUST_CHECK enum status deputy_store_outside_insert(struct ctx *ctx,
                                                   const struct deputy_outside_new *in, int64_t id,
                                                   int64_t key_id, int64_t class_id);
MUST_CHECK enum status deputy_store_outside_update(struct ctx *ctx,
                                                   const struct deputy_outside_new *in,
                                                   int64_t key_id, int64_t class_id);
MUST_CHECK enum status deputy_store_outside_seal(struct ctx *ctx,
                                                 const struct deputy_outside_new *in, int64_t id,
                                                 int64_t key_id);
MUST_CHECK enum status deputy_store_outside_delete(struct ctx *ctx, int64_t id);
#endif
