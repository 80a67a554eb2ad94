// SPDX-License-Identifier: MulanPSL-2.0
/** All SQL on recall_* tables. Nothing here decides who may see. */
#ifndef RECALL_STORE_H
#define RECALL_STORE_H
#include "modules/recall/recall_list.h"

MUST_CHECK enum status recall_store_next_number(struct ctx *ctx, int64_t year, int64_t *out);
/** Makes the key of its texts: r->key_id; seals the reasons. */
MUST_CHECK enum status recall_store_insert(struct ctx *ctx, struct recall *r, struct str reasons);
MUST_CHECK enum status recall_store_update(struct ctx *ctx, const struct recall *r);
/** Is one about this mandate under way? */
MUST_CHECK enum status recall_store_under_way(struct ctx *ctx, int64_t mandate_id, bool *out);
/** All that have not come to their end, oldest first. */
MUST_CHECK enum status recall_store_open(struct ctx *ctx, struct recall **out, size_t *out_count);
/** Ended on `until` or before and not erased, by id after `after`. */
MUST_CHECK enum status recall_store_ended(struct ctx *ctx, struct date until, int64_t after,
                                          unsigned limit, struct recall **out, size_t *out_count);
/** Makes the person's key. */
MUST_CHECK enum status recall_store_signer_insert(struct ctx *ctx, struct recall_signer *in,
                                                  int64_t place);
MUST_CHECK enum status recall_store_defence_insert(struct ctx *ctx, const struct recall *r,
                                                   struct recall_defence *in);
/** What was answered in writing and is not printed yet now is. */
MUST_CHECK enum status recall_store_defences_printed(struct ctx *ctx, int64_t id, struct date on);
/** Destroys the keys of the texts and of all who signed. */
MUST_CHECK enum status recall_store_forget(struct ctx *ctx, const struct recall *r);
#endif
