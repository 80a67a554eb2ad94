// SPDX-License-Identifier: MulanPSL-2.0
/** Votes as a list with filters, page by page. */
#ifndef VOTE_LIST_H
#define VOTE_LIST_H
#include "modules/vote/vote.h"

struct vote_filter {
    struct str q, kind, state, secret; /* words; secret "1" or "0" */
    struct date from, to;              /* of the day it is held */
    int64_t body_id;
    int64_t voter_id; /* account: only votes on whose roll it stands; 0: all */
    bool passed;      /* only those that were, as far as the actor may know: before it is announced
                         a result is for those who run votes */
    const char *sort; /* "on", "-on", "title"; NULL: newest first */
    struct str after;
    unsigned limit;
};

struct vote_listed {
    int64_t id;
    struct str title, body_name, origin_name, kind, method, state, verdict;
    bool secret, passed;
    struct date on;
    int64_t yes, all_members;
};

/** One page, and how many there are (counted up to 10,000). */
MUST_CHECK enum status vote_page(struct ctx *ctx, const struct vote_filter *filter,
                                 struct vote_listed **out, size_t *out_count, struct str *out_next,
                                 int64_t *out_total);
/** Ids after `after`, ascending: for the index of the search. */
MUST_CHECK enum status vote_ids_after(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                                      size_t *out_count);
/** All accounts on the roll of a vote. */
MUST_CHECK enum status vote_roll_accounts(struct ctx *ctx, int64_t vote_id, int64_t **out,
                                          size_t *out_count);
#endif
