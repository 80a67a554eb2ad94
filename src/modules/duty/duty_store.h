// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on the tables of duty. Functions that write run in db_tx() and note their rows. */
#ifndef DUTY_STORE_H
#define DUTY_STORE_H
#include "modules/duty/duty_list.h"

MUST_CHECK enum status duty_store_kind_insert(struct ctx *ctx, const struct duty_kind *k);
MUST_CHECK enum status duty_store_kind_update(struct ctx *ctx, const struct duty_kind *k);

MUST_CHECK enum status duty_store_entry_insert(struct ctx *ctx, const struct duty_entry *e);
/** Everything that may change; version of `e`. */
MUST_CHECK enum status duty_store_entry_update(struct ctx *ctx, const struct duty_entry *e);

/** With its items. */
MUST_CHECK enum status duty_store_formula_insert(struct ctx *ctx, const struct duty_formula *f);
MUST_CHECK enum status duty_store_formula_update(struct ctx *ctx, const struct duty_formula *f);

MUST_CHECK enum status duty_store_appeal_insert(struct ctx *ctx, const struct duty_appeal *a);
MUST_CHECK enum status duty_store_appeal_update(struct ctx *ctx, const struct duty_appeal *a);

MUST_CHECK enum status duty_store_award_insert(struct ctx *ctx, const struct duty_award *a);

/** Confirmed entries as facts, of the kind `code`: as a duty_source tells them (platform/duty.h),
 *  but deputies and records as given. By deputy and id, behind (deputy, record), at most `limit`.
 */
struct duty_told {
    int64_t deputy_id, record_id, count;
    struct date on;
    struct str title, code;
};
MUST_CHECK enum status duty_store_told(struct ctx *ctx, struct date from, struct date to,
                                       int64_t deputy_id, struct duty_told **out,
                                       size_t *out_count);
/** Decided appeals on facts of these days, oldest first. */
MUST_CHECK enum status duty_store_decided(struct ctx *ctx, struct date from, struct date to,
                                          int64_t deputy_id, struct duty_appeal **out,
                                          size_t *out_count);
/** What waits. */
MUST_CHECK enum status duty_store_waiting(struct ctx *ctx, int64_t organ_id, int64_t *out_entries,
                                          int64_t *out_appeals);
#endif
