// SPDX-License-Identifier: MulanPSL-2.0
/** Named figures: each has a definition, a period, a denominator, breakdowns, and opens its rows.
 *  Modules declare theirs in struct module.indicators; this module finds and shows them. */
#ifndef INDICATOR_H
#define INDICATOR_H
#include "base/date.h"
#include "platform/ctx.h"

struct indicator;
struct indicator_query;
struct indicator_value;
struct period;

/** The indicator of that name, declared or made by the installation. ST_NOT_FOUND. */
MUST_CHECK enum status indicator_find(struct ctx *ctx, struct str name,
                                      const struct indicator **out);
/** As indicator_find(), and ST_DENIED for one whose permission the actor has not. */
MUST_CHECK enum status indicator_find_own(struct ctx *ctx, struct str name,
                                          const struct indicator **out);
/** All that the actor may see, in the order of the modules, pointers in the arena. */
MUST_CHECK enum status indicator_all(struct ctx *ctx, const struct indicator ***out,
                                     size_t *out_count);

/** What it is called and how it counts. A part that it has not is "". */
struct indicator_words indicator_words_of(struct ctx *ctx, const struct indicator *i);
/** A value as it is printed without its unit: "94.6", "139", money in yuan or 万元. */
struct str indicator_value_text(struct ctx *ctx, const struct indicator *i,
                                const struct indicator_value *v);

/** The one value of a query without breakdown, or with one and its key. ST_DENIED without the
 *  figure's permission; no row for the key: 0 of 0. */
MUST_CHECK enum status indicator_value_of(struct ctx *ctx, const struct indicator *i,
                                          const struct indicator_query *q,
                                          struct indicator_value *out);
/** What a figure must leave as it was when a page goes on without it. */
struct indicator_before {
    struct err err;
    size_t faults;
};
struct indicator_before indicator_before(const struct ctx *ctx);
/** Did a figure of an installation's own making fail for a reason of its own: a list that the actor
 *  may not see, a column that is gone, too many rows? Then what shows many goes on without it, and
 *  the error is forgotten. */
bool indicator_left_out(struct ctx *ctx, const struct indicator *i, enum status st,
                        const struct indicator_before *before);
/** What the rows behind a value add up to (part: "numerator" or "denominator"), by list_rows.h:
 *  the proof that the figure opens its rows. */
MUST_CHECK enum status indicator_rows_sum(struct ctx *ctx, const struct indicator *i,
                                          const struct indicator_query *q, const char *part,
                                          int64_t *out);

/** The total over a period. ST_NOT_FOUND for an unknown name; ST_DENIED without its permission. */
MUST_CHECK enum status indicator_total(struct ctx *ctx, const char *name,
                                       const struct period *period, struct indicator_value *out);

/** What a figure meant from a day on, in the words of that day. */
struct indicator_definition {
    int64_t id;
    struct str name, hash; /* hash: SM3 of the words */
    struct date from_on;
    struct str label, unit, text, numerator, denominator;
    struct str note;     /* how the office itself counts, as it said last by that day; "" nothing */
    struct date note_on; /* from when */
};
/** The definition of a figure in force on a day. Before the first that was noted that one holds;
 *  nothing noted yet: the words of today, `from_on` no date. ST_NOT_FOUND: no such figure ever. */
MUST_CHECK enum status indicator_definition_on(struct ctx *ctx, struct str name, struct date on,
                                               struct indicator_definition *out);
/** Does a figure mean the same on two days, as defined and as the office counts? If not, a
 *  comparison of the two has to say so. */
bool indicator_same_definition(const struct indicator_definition *a,
                               const struct indicator_definition *b);
/** Note the definitions that have changed since they were noted, from today on. Emits
 *  "indicator.defined" if there are any. */
MUST_CHECK enum status indicator_definitions_note(struct ctx *ctx, size_t *out_noted);
/** Are there any? */
MUST_CHECK enum status indicator_definitions_wait(struct ctx *ctx, bool *out);

/** Tenths of a percent, half rounded up: 139 of 147 gives 946. 0 when the denominator is 0. */
int64_t indicator_permille(int64_t numerator, int64_t denominator);
/** Whole percent, half rounded up, as reports print it: 74 of 85 gives 87. */
int64_t indicator_percent(int64_t numerator, int64_t denominator);
/** "94.6" from 946; "100" from 1000. */
struct str indicator_permille_text(struct arena *a, int64_t permille);

/** 1 January to 31 December of a year. */
struct period indicator_year(int year);
#endif
