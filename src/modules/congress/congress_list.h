// SPDX-License-Identifier: MulanPSL-2.0
/** What this module's pages read. Names as in the store, which they come from. */
#ifndef CONGRESS_LIST_H
#define CONGRESS_LIST_H
#include "modules/congress/congress.h"

/** All terms, newest first. */
MUST_CHECK enum status congress_store_terms(struct ctx *ctx, struct congress_term **out,
                                            size_t *out_count);
MUST_CHECK enum status congress_store_term_get(struct ctx *ctx, int64_t id,
                                               struct congress_term *out);

struct organ_filter {
    struct str kind, q;
    bool handlers_only, closed_too;
    struct str after;
    unsigned limit;
};
/** One page of organs by name; *out_next is the cursor of the next page. */
MUST_CHECK enum status congress_store_organ_page(struct ctx *ctx, const struct organ_filter *filter,
                                                 struct organ **out, size_t *out_count,
                                                 struct str *out_next);

MUST_CHECK enum status congress_store_organ_counts(struct ctx *ctx, int64_t *out_active,
                                                   int64_t *out_handlers);

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

struct param_row {
    int64_t id, version;
    struct str name, value, basis;
    struct date from_on;
};

/** All rows, by day, then id. */
MUST_CHECK enum status congress_store_params(struct ctx *ctx, struct param_row **out,
                                             size_t *out_count);

/** How many of each level there are. */
struct division_counts {
    int64_t provinces, cities, counties, townships, villages;
};
MUST_CHECK enum status congress_store_division_counts(struct ctx *ctx, struct division_counts *out);

#endif
