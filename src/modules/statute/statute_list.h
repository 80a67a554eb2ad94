// SPDX-License-Identifier: MulanPSL-2.0
/** Lists of statutes and of clauses. */
#ifndef STATUTE_LIST_H
#define STATUTE_LIST_H
#include "modules/statute/statute.h"

enum { STATUTE_TOTAL_MAX = 10000, STATUTE_TEXTS_MAX = 200 };

struct statute_filter {
    struct str q, level, after;
    bool repealed, odd; /* with irregular numbers */
    unsigned limit;
};
MUST_CHECK enum status statute_store_page(struct ctx *ctx, const struct statute_filter *f,
                                          struct statute **out, size_t *out_count,
                                          struct str *out_next, int64_t *out_total);
/** Articles that hold all words of q, in versions in force. */
struct statute_clause_filter {
    struct str q, level, kind, after;
    unsigned limit;
};
struct statute_clause_row {
    struct clause clause;
    struct str title, level;
};
MUST_CHECK enum status statute_store_clause_page(struct ctx *ctx,
                                                 const struct statute_clause_filter *f,
                                                 struct statute_clause_row **out, size_t *out_count,
                                                 struct str *out_next, int64_t *out_total);
MUST_CHECK enum status statute_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                         int64_t **out, size_t *out_count);
#endif
