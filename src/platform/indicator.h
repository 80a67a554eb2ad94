// SPDX-License-Identifier: MulanPSL-2.0
/** What the figures of modules share: their parts by month, and the address of their rows. */
#ifndef PLATFORM_INDICATOR_H
#define PLATFORM_INDICATOR_H
#include "platform/module.h"

/** No figure has more parts by month: the longest period asked for is ten years. */
enum { INDICATOR_MONTHS_MAX = 121 };

/** The period of the query; the part of it in the month of q->key where it asks for one.
 *  ST_INVALID: that is no month. */
MUST_CHECK enum status indicator_period(struct ctx *ctx, const struct indicator_query *q,
                                        struct period *out);

/** The day of a figure that counts what there is (INDICATOR_AS_OF): the last of the period, not
 *  after today: of the future nothing is known. */
struct date indicator_day(const struct ctx *ctx, const struct indicator_query *q);

/** "2026年3月" of "2026-03"; what is no month is its own label. */
struct str indicator_month_label(struct arena *a, struct str key);

/** Calls `put` for each month of the query's period, or for the one of q->key: `month` has key and
 *  label, `p` is the part of the period in that month. At most INDICATOR_MONTHS_MAX. */
MUST_CHECK enum status indicator_by_month(struct ctx *ctx, const struct indicator_query *q,
                                          enum status (*put)(struct ctx *ctx,
                                                             const struct indicator_value *month,
                                                             struct period p, void *to),
                                          void *to);

/** The list behind a figure: `list` (it ends in ? or &) and from, to of the period; where the query
 *  asks for one part of another breakdown, its name and key. Errors of indicator_period(). */
MUST_CHECK enum status indicator_rows(struct ctx *ctx, const struct indicator_query *q,
                                      const char *list, struct str *out);
#endif
