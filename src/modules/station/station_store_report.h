// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on how stations are run. */
#ifndef STATION_STORE_REPORT_H
#define STATION_STORE_REPORT_H
#include "modules/station/station_report.h"

MUST_CHECK enum status station_store_standard_insert(struct ctx *ctx,
                                                     const struct station_standard *s);
MUST_CHECK enum status station_store_standard_update(struct ctx *ctx,
                                                     const struct station_standard *s);
MUST_CHECK enum status station_store_check(struct ctx *ctx, int64_t id, struct station_check *out);
MUST_CHECK enum status station_store_check_insert(struct ctx *ctx, const struct station_check *c);
MUST_CHECK enum status station_store_check_item_insert(struct ctx *ctx, int64_t check_id,
                                                       const struct station_check_item *i);
MUST_CHECK enum status station_store_check_update(struct ctx *ctx, const struct station_check *c);
/** Taking back an import. */
MUST_CHECK enum status station_store_standard_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status station_store_fund_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status station_store_fund(struct ctx *ctx, int64_t id, struct station_fund *out);
MUST_CHECK enum status station_store_fund_insert(struct ctx *ctx, const struct station_fund *f);
MUST_CHECK enum status station_store_guide(struct ctx *ctx, int64_t id, struct station_guide *out);
MUST_CHECK enum status station_store_guide_insert(struct ctx *ctx, const struct station_guide *g);
MUST_CHECK enum status station_store_guide_end(struct ctx *ctx, const struct station_guide *g);
MUST_CHECK enum status station_store_guidance_insert(struct ctx *ctx,
                                                     const struct station_guidance *g);
MUST_CHECK enum status station_store_activity_insert(struct ctx *ctx,
                                                     const struct station_activity *a);
MUST_CHECK enum status station_store_activity_update(struct ctx *ctx,
                                                     const struct station_activity *a);
/** Checks whose defects are to be put right between two days and are not. */
MUST_CHECK enum status station_store_due_checks(struct ctx *ctx, struct date from,
                                                struct date until, struct station_check **out,
                                                size_t *out_count);

MUST_CHECK enum status station_store_measure_insert(struct ctx *ctx,
                                                    const struct station_measure *m);
MUST_CHECK enum status station_store_measure_update(struct ctx *ctx,
                                                    const struct station_measure *m);
MUST_CHECK enum status station_store_measure_item_insert(struct ctx *ctx,
                                                         const struct station_measure_item *i);
MUST_CHECK enum status station_store_measure_item_delete(struct ctx *ctx, int64_t measure_id,
                                                         int64_t id);
MUST_CHECK enum status station_store_result_insert(struct ctx *ctx, const struct station_result *r);
MUST_CHECK enum status station_store_result_update(struct ctx *ctx, const struct station_result *r);
MUST_CHECK enum status station_store_score_insert(struct ctx *ctx, int64_t result_id,
                                                  const struct station_score *s);
MUST_CHECK enum status station_store_score_update(struct ctx *ctx, const struct station_score *s);
/** Reception days of a station in a span that were held, and all but cancelled ones; activities. */
MUST_CHECK enum status station_store_held(struct ctx *ctx, int64_t station_id, struct date from,
                                          struct date to, int64_t *out_held, int64_t *out_all);
MUST_CHECK enum status station_store_activities_held(struct ctx *ctx, int64_t station_id,
                                                     struct date from, struct date to,
                                                     int64_t *out);
#endif
