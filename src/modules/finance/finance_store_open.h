// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on what everybody may see behind a published figure. */
#ifndef FINANCE_STORE_OPEN_H
#define FINANCE_STORE_OPEN_H
#include "base/date.h"
#include "base/id_set.h"
#include "platform/ctx.h"

/** How many of these records (at least one id) there are of each kind of rule, by the word; for
 * those whom a published figure shows no more. */
MUST_CHECK enum status finance_store_warning_kinds(struct ctx *ctx, const struct id_set *ids,
                                                   struct word_count **out, size_t *out_count);
/** How many of these records (at least one id) there are of each sort, by the word; for those whom
 *  a published figure shows no more. */
MUST_CHECK enum status finance_store_finding_sorts(struct ctx *ctx, const struct id_set *ids,
                                                   struct word_count **out, size_t *out_count);
/** Those of these matters that are done, the newest first. */
struct finance_heard {
    struct str title, kind; /* title: may be "" */
    struct date on;
};
MUST_CHECK enum status finance_store_heard(struct ctx *ctx, const struct id_set *ids,
                                           struct finance_heard **out, size_t *out_count);
#endif
