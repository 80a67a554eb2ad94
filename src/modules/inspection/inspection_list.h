// SPDX-License-Identifier: MulanPSL-2.0
/** Reading of inspections: one, lists, figures. */
#ifndef INSPECTION_LIST_H
#define INSPECTION_LIST_H
#include "modules/inspection/inspection.h"

MUST_CHECK enum status inspection_store_get(struct ctx *ctx, int64_t id, struct inspection *out);
/** By title, newest first, for sheets; ST_NOT_FOUND. */
MUST_CHECK enum status inspection_store_titled(struct ctx *ctx, struct str title,
                                               struct inspection *out);
MUST_CHECK enum status inspection_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                            int64_t **out, size_t *out_count);
MUST_CHECK enum status inspection_store_item(struct ctx *ctx, int64_t id,
                                             struct inspection_item *out);
/** All lines of its list in order, with how they stand. */
MUST_CHECK enum status inspection_store_items(struct ctx *ctx, int64_t inspection_id,
                                              struct inspection_item **out, size_t *out_count);
MUST_CHECK enum status inspection_store_finding(struct ctx *ctx, int64_t id,
                                                struct inspection_finding *out);
/** By what the device called it; ST_NOT_FOUND. */
MUST_CHECK enum status inspection_store_client(struct ctx *ctx, struct str client,
                                               struct inspection_finding *out);
/** The same line, place and day with the same words: a sheet that comes twice. ST_NOT_FOUND. */
MUST_CHECK enum status inspection_store_same(struct ctx *ctx, const struct inspection_finding *f,
                                             struct inspection_finding *out);
/** A finding and what was found when it was looked at again, oldest first. */
MUST_CHECK enum status inspection_store_series(struct ctx *ctx, int64_t id,
                                               struct inspection_finding **out, size_t *out_count);
enum { INSPECTION_TOTAL_MAX = 10000 };
struct inspection_filter {
    struct str q, state, month;
    struct date from, to;
    bool taking_part; /* only those that run or ran */
    bool reported;    /* by the day of the report instead of its beginning, and only those */
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status inspection_store_page(struct ctx *ctx, const struct inspection_filter *f,
                                             struct inspection **out, size_t *out_count,
                                             struct str *out_next, int64_t *out_total);
struct inspection_finding_filter {
    int64_t inspection_id, item_id, organ_id;
    struct str q, verdict, aspect, month;
    struct date from, to;
    bool wrong;   /* partial and bad */
    bool waiting; /* inspection_waits(), of inspections that are not closed */
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status inspection_store_findings(struct ctx *ctx,
                                                 const struct inspection_finding_filter *f,
                                                 struct inspection_finding **out, size_t *out_count,
                                                 struct str *out_next, int64_t *out_total);
/** Inspections that should have ended between these days and are not reported. */
/** Prepared ones whose organs were not told of the plan yet. */
MUST_CHECK enum status inspection_store_unnotified(struct ctx *ctx, struct inspection **out,
                                                   size_t *out_count);
MUST_CHECK enum status inspection_store_late(struct ctx *ctx, struct date from, struct date until,
                                             struct inspection **out, size_t *out_count);
enum inspection_measure { INSPECTION_HELD, INSPECTION_LOOKED, INSPECTION_WRONG };
struct inspection_share {
    struct str key, label;
    int64_t count;
};
/** Reported inspections by the day of the report; findings by their day. by: NULL, "month",
 *  "aspect", "organ" (the last two not of inspections); key "": every share. */
MUST_CHECK enum status inspection_store_shares(struct ctx *ctx, enum inspection_measure what,
                                               struct date from, struct date to, const char *by,
                                               struct str key, struct inspection_share **out,
                                               size_t *out_count);
#endif
