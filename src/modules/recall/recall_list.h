// SPDX-License-Identifier: MulanPSL-2.0
/** Lists and figures of recalls, and what of them is sealed: who may see that was asked by the
 *  caller. */
#ifndef RECALL_LIST_H
#define RECALL_LIST_H
#include "modules/recall/recall.h"

struct recall_filter {
    struct str q, state, way, level; /* q: part of the deputy's name */
    bool open;                       /* still to be done something about */
    bool decided;                    /* voted on */
    struct date from, to;            /* received, inclusive */
    const char *sort;
    struct str after;
    unsigned limit;
};
/** One page. */
MUST_CHECK enum status recall_page(struct ctx *ctx, const struct recall_filter *filter,
                                   struct recall **out, size_t *out_count, struct str *out_next,
                                   int64_t *out_total);
/** Of what was received from..to: all of them, those voted on, those that passed. */
struct recall_counts {
    int64_t all, voted, passed;
};
MUST_CHECK enum status recall_counts(struct ctx *ctx, struct date from, struct date to,
                                     struct recall_counts *out);

/** "" where the key was destroyed. */
MUST_CHECK enum status recall_reasons(struct ctx *ctx, const struct recall *r, struct str *out);
/** In their order. */
MUST_CHECK enum status recall_signers(struct ctx *ctx, int64_t id, struct recall_signer **out,
                                      size_t *out_count);
MUST_CHECK enum status recall_signers_count(struct ctx *ctx, int64_t id, int64_t *out);
/** Oldest first. */
MUST_CHECK enum status recall_defences(struct ctx *ctx, const struct recall *r,
                                       struct recall_defence **out, size_t *out_count);
#endif
