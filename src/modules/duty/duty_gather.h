// SPDX-License-Identifier: MulanPSL-2.0
/** What modules tell of all deputies in a year, counted. */
#ifndef DUTY_GATHER_H
#define DUTY_GATHER_H
#include "modules/deputy/deputy.h"
#include "modules/duty/duty_list.h"
#include "modules/duty/duty_rules.h"

struct duty_all {
    struct deputy *deputies; /* in office on the last day of the year or today, by id */
    size_t count;
    struct duty_line *lines; /* lines_each of the first deputy, then of the next … */
    size_t lines_each;
    struct duty_rank *ranks; /* of each deputy: how many facts of what standing; no more */
    int64_t base, most;      /* of the formula */
    struct duty_days *days;  /* of each deputy: between sessions */
    int64_t days_asked;      /* of each, a year; 0: none */
};
/** Reads everything that modules tell of the year, of one delegation (0: of all): for workers. */
MUST_CHECK enum status duty_all(struct ctx *ctx, int year, int64_t delegation_id,
                                struct duty_all *out);
#endif
