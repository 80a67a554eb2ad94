// SPDX-License-Identifier: MulanPSL-2.0
/** Writing the tables of this module. */
#ifndef FINANCE_STORE_H
#define FINANCE_STORE_H
#include "modules/finance/finance_list.h"
#include "modules/finance/finance_report.h"

/** SQL for finance_item_proved() over rows of finance_item. */
#define FINANCE_PROVED(x)                                                                          \
    "(" x ".kind NOT IN ('approval', 'accounts', 'adjustment', 'plan_adjustment',"                 \
    " 'outline_adjustment') OR " x ".verdict = 'passed' OR (" x ".verdict = '' AND " x             \
    ".backfill <> ''))"

MUST_CHECK enum status finance_store_table_insert(struct ctx *ctx, const struct finance_table *t);
/** Its vote is kept beside it, once. */
MUST_CHECK enum status finance_store_table_vote(struct ctx *ctx, const struct finance_table *t);
MUST_CHECK enum status finance_store_table_update(struct ctx *ctx, const struct finance_table *t);
MUST_CHECK enum status finance_store_line_insert(struct ctx *ctx, const struct finance_line *l);
MUST_CHECK enum status finance_store_fault_insert(struct ctx *ctx, int64_t table_id, int64_t id,
                                                  const struct finance_fault *f);
MUST_CHECK enum status finance_store_item_insert(struct ctx *ctx, const struct finance_item *i);
MUST_CHECK enum status finance_store_item_update(struct ctx *ctx, const struct finance_item *i);
/** ST_NOT_FOUND. */
MUST_CHECK enum status finance_store_item_of(struct ctx *ctx, int year, struct str kind,
                                             unsigned number, struct finance_item *out);
MUST_CHECK enum status finance_store_code_put(struct ctx *ctx, int64_t id, const char *scheme,
                                              struct str code, struct str name, bool update);
MUST_CHECK enum status finance_store_code_id(struct ctx *ctx, const char *scheme, struct str code,
                                             int64_t *out_id, struct str *out_name);
MUST_CHECK enum status finance_store_voucher_insert(struct ctx *ctx,
                                                    const struct finance_voucher *v);
MUST_CHECK enum status finance_store_voucher_get(struct ctx *ctx, int64_t id,
                                                 struct finance_voucher *out);
MUST_CHECK enum status finance_store_voucher_numbered(struct ctx *ctx, int year, struct str number,
                                                      struct finance_voucher *out);
MUST_CHECK enum status finance_store_voucher_delete(struct ctx *ctx, int64_t id);

MUST_CHECK enum status finance_store_rule_insert(struct ctx *ctx, const struct finance_rule *r);
MUST_CHECK enum status finance_store_rule_update(struct ctx *ctx, const struct finance_rule *r);
MUST_CHECK enum status finance_store_warning_insert(struct ctx *ctx,
                                                    const struct finance_warning *w);
MUST_CHECK enum status finance_store_warning_update(struct ctx *ctx,
                                                    const struct finance_warning *w);
/** What is known already of a year: `about` of each with its rule, "rule/about". */
MUST_CHECK enum status finance_store_warned(struct ctx *ctx, int year, struct str **out,
                                            size_t *out_count);
MUST_CHECK enum status finance_store_exchange_insert(struct ctx *ctx,
                                                     const struct finance_exchange *e);
MUST_CHECK enum status finance_store_project_insert(struct ctx *ctx,
                                                    const struct finance_project *p);
MUST_CHECK enum status finance_store_project_update(struct ctx *ctx,
                                                    const struct finance_project *p);
MUST_CHECK enum status finance_store_progress_insert(struct ctx *ctx,
                                                     const struct finance_progress *p);
MUST_CHECK enum status finance_store_finding_insert(struct ctx *ctx,
                                                    const struct finance_finding *f);
MUST_CHECK enum status finance_store_finding_update(struct ctx *ctx,
                                                    const struct finance_finding *f);
/** The highest number of a year, 0 none; and is this one used? */
MUST_CHECK enum status finance_store_finding_last(struct ctx *ctx, int year, int64_t *out);
MUST_CHECK enum status finance_store_finding_numbered(struct ctx *ctx, int year, int64_t number,
                                                      struct finance_finding *out);
MUST_CHECK enum status finance_store_finding_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                                 int64_t **out, size_t *out_count);
MUST_CHECK enum status finance_store_warning_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                                 int64_t **out, size_t *out_count);
MUST_CHECK enum status finance_store_asset_put(struct ctx *ctx, const struct finance_asset *a);
MUST_CHECK enum status finance_store_debt_put(struct ctx *ctx, const struct finance_debt *d);
MUST_CHECK enum status finance_store_gauge_named(struct ctx *ctx, struct str name,
                                                 struct finance_gauge *out);
MUST_CHECK enum status finance_store_gauge_insert(struct ctx *ctx, const struct finance_gauge *g);
/** Of which series a reading is; 0: there is none of that number. */
MUST_CHECK enum status finance_store_reading_gauge(struct ctx *ctx, int64_t id, int64_t *out);
MUST_CHECK enum status finance_store_reading_of(struct ctx *ctx, int64_t gauge_id, struct str month,
                                                struct finance_reading *out);
MUST_CHECK enum status finance_store_reading_put(struct ctx *ctx, const struct finance_reading *r,
                                                 bool update);
/** For taking back an import: of a row of finance_code, finance_finding, finance_project or
 *  finance_reading its name and whether anybody has changed it or something hangs on it. `table` is
 * a string constant. ST_NOT_FOUND. */
MUST_CHECK enum status finance_store_brought(struct ctx *ctx, const char *table, int64_t id,
                                             struct str *out_name, bool *out_changed);
MUST_CHECK enum status finance_store_delete(struct ctx *ctx, const char *table, int64_t id);
/** With number 0: the next of its year and account, which is written back. */
MUST_CHECK enum status finance_store_adjustment_put(struct ctx *ctx, struct finance_adjustment *a,
                                                    bool new_one);
MUST_CHECK enum status finance_store_transfer_put(struct ctx *ctx, const struct finance_transfer *t,
                                                  bool new_one);
MUST_CHECK enum status finance_store_key_put(struct ctx *ctx, const struct finance_key *k,
                                             bool new_one);
MUST_CHECK enum status finance_store_key_drop(struct ctx *ctx, int64_t id, int64_t version);
#endif
