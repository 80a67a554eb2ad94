// SPDX-License-Identifier: MulanPSL-2.0
/** Rows of filing, written. */
#ifndef FILING_STORE_H
#define FILING_STORE_H
#include "modules/filing/filing_list.h"

MUST_CHECK enum status filing_store_insert(struct ctx *ctx, const struct filing *f);
MUST_CHECK enum status filing_store_update(struct ctx *ctx, const struct filing *f);
/** The next register number of a year. */
MUST_CHECK enum status filing_store_next_no(struct ctx *ctx, int64_t year, int64_t *out);
/** By number and organ, not one that was refused; ST_NOT_FOUND. */
MUST_CHECK enum status filing_store_numbered(struct ctx *ctx, int64_t organ_id, struct str number,
                                             int64_t *out_id);
MUST_CHECK enum status filing_store_step_insert(struct ctx *ctx, const struct filing_step *s);
MUST_CHECK enum status filing_store_task_insert(struct ctx *ctx, const struct filing_task *t);
MUST_CHECK enum status filing_store_task_update(struct ctx *ctx, const struct filing_task *t);
MUST_CHECK enum status filing_store_point_put(struct ctx *ctx, const struct filing_point *p);
MUST_CHECK enum status filing_store_ask_insert(struct ctx *ctx, struct filing_ask *ask,
                                               struct str code_hash);
MUST_CHECK enum status filing_store_ask_update(struct ctx *ctx, const struct filing_ask *ask);
/** Answered by a day and still with a name. */
MUST_CHECK enum status filing_store_ask_ended(struct ctx *ctx, struct date until, int64_t after,
                                              unsigned limit, struct filing_ask **out,
                                              size_t *out_count);
MUST_CHECK enum status filing_store_ask_erase(struct ctx *ctx, int64_t id);
MUST_CHECK enum status filing_store_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status filing_store_listed_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status filing_store_campaign_put(struct ctx *ctx, const struct filing_campaign *c);
MUST_CHECK enum status filing_store_item_put(struct ctx *ctx, const struct filing_item *i);
MUST_CHECK enum status filing_store_cross_put(struct ctx *ctx, const struct filing_cross *c);
MUST_CHECK enum status filing_store_listed_insert(struct ctx *ctx, const struct filing_listed *l);
MUST_CHECK enum status filing_store_listed_there(struct ctx *ctx, const struct filing_listed *l,
                                                 bool *out);
MUST_CHECK enum status filing_store_year_put(struct ctx *ctx, const struct filing_year *y);
MUST_CHECK enum status filing_store_annulment_put(struct ctx *ctx, const struct filing_annulment *a,
                                                  bool new_one);
MUST_CHECK enum status filing_store_amendment_put(struct ctx *ctx, const struct filing_amendment *a,
                                                  bool new_one);
MUST_CHECK enum status filing_store_setup_insert(struct ctx *ctx, const struct filing_setup *s);
MUST_CHECK enum status filing_store_refiled_insert(struct ctx *ctx, int64_t id,
                                                   int64_t amendment_id, int64_t refiled_id);
MUST_CHECK enum status filing_store_sent_put(struct ctx *ctx, const struct filing_sent *s);
MUST_CHECK enum status filing_store_upward_put(struct ctx *ctx, const struct filing_upward *u);
#endif
