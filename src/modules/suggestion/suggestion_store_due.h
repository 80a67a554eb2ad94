// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of what is due, for reminders. */
#ifndef SUGGESTION_STORE_DUE_H
#define SUGGESTION_STORE_DUE_H
#include "platform/ctx.h"

enum suggestion_due {
    DUE_REPLY,
    DUE_HAND_ON, /* the government's office has not named a unit; due_on: handed over on */
    DUE_SIGN,
    DUE_OPINION,
    DUE_PROMISE,
    DUE_DISPATCH,
    DUE_RATING
};

struct suggestion_due_row {
    int64_t suggestion_id, part_id, organ_id, deputy_id;
    struct date due_on;
    struct str title, number; /* "第47号", "" for none */
    bool bill;
};
struct suggestion_due_page {
    struct date from, until;   /* inclusive */
    int64_t after, after_part; /* suggestion and part: those behind it; 0: from the first */
    unsigned limit;
};
/** Due and not met, by suggestion and part. */
MUST_CHECK enum status suggestion_store_due(struct ctx *ctx, enum suggestion_due kind,
                                            const struct suggestion_due_page *page,
                                            struct suggestion_due_row **out, size_t *out_count);
#endif
