// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on the congress_* tables. Functions that write run in db_tx() and note their rows. */
#ifndef CONGRESS_STORE_H
#define CONGRESS_STORE_H
#include "modules/congress/congress.h"

/* Reading functions that congress.h publishes (congress_get, organ_get …) are here too. */

MUST_CHECK enum status congress_store_insert(struct ctx *ctx, const struct congress *in);
MUST_CHECK enum status congress_store_term_insert(struct ctx *ctx, const struct congress_term *in);
/** The day a term ends; none opens it again. */
MUST_CHECK enum status congress_store_term_close(struct ctx *ctx, int64_t id, struct date to_on);
/** All terms, newest first. */
MUST_CHECK enum status congress_store_terms(struct ctx *ctx, struct congress_term **out,
                                            size_t *out_count);
MUST_CHECK enum status congress_store_term_get(struct ctx *ctx, int64_t id,
                                               struct congress_term *out);

MUST_CHECK enum status congress_store_session_insert(struct ctx *ctx,
                                                     const struct congress_session *in);
MUST_CHECK enum status congress_store_session_update(struct ctx *ctx,
                                                     const struct congress_session *in);

MUST_CHECK enum status congress_store_organ_insert(struct ctx *ctx, const struct organ *in);
MUST_CHECK enum status congress_store_organ_update(struct ctx *ctx, const struct organ *in);
struct organ_filter {
    struct str kind, q;
    bool closed_too;
    struct str after;
    unsigned limit;
};
/** One page of organs by name; *out_next is the cursor of the next page. */
MUST_CHECK enum status congress_store_organ_page(struct ctx *ctx, const struct organ_filter *filter,
                                                 struct organ **out, size_t *out_count,
                                                 struct str *out_next);
/** Active organs right below this one. */
MUST_CHECK enum status congress_store_organ_children(struct ctx *ctx, int64_t id, int64_t *out);
MUST_CHECK enum status congress_store_organ_counts(struct ctx *ctx, int64_t *out_active,
                                                   int64_t *out_handlers);

MUST_CHECK enum status congress_store_delegation_insert(struct ctx *ctx,
                                                        const struct delegation *in);
MUST_CHECK enum status congress_store_delegation_update(struct ctx *ctx,
                                                        const struct delegation *in);
MUST_CHECK enum status congress_store_delegation_get(struct ctx *ctx, int64_t id,
                                                     struct delegation *out);

struct holiday {
    int64_t id, congress_id; /* congress_id 0: of the nation */
    struct date on;
    struct str kind, name; /* "holiday" or "workday" */
};
/** Days of this congress and of the nation from first to last, ascending. */
MUST_CHECK enum status congress_store_holidays(struct ctx *ctx, struct date first, struct date last,
                                               struct holiday **out, size_t *out_count);
/** Write one day; *out_same: it was there and equal. */
MUST_CHECK enum status congress_store_holiday_put(struct ctx *ctx, const struct holiday *in,
                                                  bool *out_same);
MUST_CHECK enum status congress_store_holiday_drop(struct ctx *ctx, int64_t id);

struct param_row {
    int64_t id, version;
    struct str name, value, basis;
    struct date from_on;
};
/** All rows, by day, then id. */
MUST_CHECK enum status congress_store_params(struct ctx *ctx, struct param_row **out,
                                             size_t *out_count);
/** Write the value of a day; replaces one of the same name and day. */
MUST_CHECK enum status
congress_store_param_put(struct ctx *ctx, const struct congress_param_set *in, int64_t *out_id);
MUST_CHECK enum status congress_store_param_get(struct ctx *ctx, int64_t id, struct param_row *out);
MUST_CHECK enum status congress_store_param_drop(struct ctx *ctx, int64_t id);

/** Write one division; *out_same: it was there and equal. */
MUST_CHECK enum status congress_store_division_put(struct ctx *ctx, const struct division *in,
                                                   bool *out_same);
/** How many of each level there are. */
struct division_counts {
    int64_t provinces, cities, counties, townships, villages;
};
MUST_CHECK enum status congress_store_division_counts(struct ctx *ctx, struct division_counts *out);
#endif
