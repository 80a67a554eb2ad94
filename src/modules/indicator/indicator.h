// SPDX-License-Identifier: MulanPSL-2.0
/** Named figures: each has a definition, a period, a denominator, breakdowns, and opens its rows.
 *  Modules declare theirs in struct module.indicators; this module finds and shows them. */
#ifndef INDICATOR_H
#define INDICATOR_H
#include "platform/ctx.h"

struct indicator;
struct indicator_value;
struct period;

/** The declared indicator of that name, or NULL. */
const struct indicator *indicator_find(struct str name);

/** The total over a period. ST_NOT_FOUND for an unknown name; ST_DENIED without its permission. */
MUST_CHECK enum status indicator_total(struct ctx *ctx, const char *name,
                                       const struct period *period, struct indicator_value *out);

/** Tenths of a percent, half rounded up: 139 of 147 gives 946. 0 when the denominator is 0. */
int64_t indicator_permille(int64_t numerator, int64_t denominator);
/** Whole percent, half rounded up, as reports print it: 74 of 85 gives 87. */
int64_t indicator_percent(int64_t numerator, int64_t denominator);
/** "94.6" from 946; "100" from 1000. */
struct str indicator_permille_text(struct arena *a, int64_t permille);

/** 1 January to 31 December of a year. */
struct period indicator_year(int year);
#endif
