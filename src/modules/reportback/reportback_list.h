// SPDX-License-Identifier: MulanPSL-2.0
/** What there is, as it is stored; whoever asks has checked who may see it. */
#ifndef REPORTBACK_LIST_H
#define REPORTBACK_LIST_H
#include "modules/reportback/reportback.h"

enum { REPORTBACK_TOTAL_MAX = 10000 };

struct reportback_filter {
    struct str q, audience, state;
    struct date from, to; /* of the day it was held (planned: is to be held), inclusive */
    struct str month;
    int64_t deputy_id; /* 0: all */
    bool held;         /* those that took place */
    bool public;       /* those published */
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status reportback_store_page(struct ctx *ctx, const struct reportback_filter *f,
                                             struct reportback **out, size_t *out_count,
                                             struct str *out_next, int64_t *out_total);
MUST_CHECK enum status reportback_store_get(struct ctx *ctx, int64_t id, struct reportback *out);
MUST_CHECK enum status reportback_store_insert(struct ctx *ctx, const struct reportback *r);
MUST_CHECK enum status reportback_store_update(struct ctx *ctx, const struct reportback *r);
/** ST_CONFLICT: this device has rated. */
MUST_CHECK enum status reportback_store_rate(struct ctx *ctx, int64_t id, struct str grade,
                                             struct str device);
MUST_CHECK enum status reportback_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                            int64_t **out, size_t *out_count);
MUST_CHECK enum status reportback_store_delete(struct ctx *ctx, int64_t id);
/** For figures: reports held; ratings satisfied and basic; all ratings. `by`: NULL, "month",
 *  "audience". */
struct reportback_share {
    struct str key;
    int64_t held, good, all;
};
MUST_CHECK enum status reportback_store_shares(struct ctx *ctx, struct date from, struct date to,
                                               const char *by, struct str key,
                                               struct reportback_share **out, size_t *out_count);
MUST_CHECK enum status reportback_store_duties(struct ctx *ctx, struct date from, struct date to,
                                               int64_t deputy_id, int64_t after_deputy,
                                               int64_t after, unsigned limit,
                                               struct reportback **out, size_t *out_count);
#endif
