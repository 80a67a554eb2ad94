// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on reception days, their series and duties. */
#ifndef STATION_STORE_ROTA_H
#define STATION_STORE_ROTA_H
#include "modules/station/station_plan.h"

/** As station_next_days(), names joined by `comma`. */
MUST_CHECK enum status station_store_next(struct ctx *ctx, int64_t station_id, unsigned limit,
                                          struct str comma, struct station_duty_day **out,
                                          size_t *out_count);

MUST_CHECK enum status station_store_series_insert(struct ctx *ctx, const struct station_series *s);
MUST_CHECK enum status station_store_series_end(struct ctx *ctx, const struct station_series *s);
/** Those that have not ended before `on`, of stations that people may come to. */
MUST_CHECK enum status station_store_series_on(struct ctx *ctx, struct date on,
                                               struct station_series **out, size_t *out_count);

/** Is the day that a series planned there already? */
MUST_CHECK enum status station_store_day_planned(struct ctx *ctx, int64_t series_id,
                                                 struct date planned_on, bool *out);
MUST_CHECK enum status station_store_day_insert(struct ctx *ctx, const struct station_day *d);
/** State and reason. ST_CONFLICT: changed meanwhile. */
MUST_CHECK enum status station_store_day_update(struct ctx *ctx, const struct station_day *d);
/** Scheduled ones of a series after a day. */
MUST_CHECK enum status station_store_days_after(struct ctx *ctx, int64_t series_id, struct date on,
                                                struct station_day **out, size_t *out_count);
/** The one of a station on a date that is not cancelled; ST_NOT_FOUND. */
MUST_CHECK enum status station_store_day_on(struct ctx *ctx, int64_t station_id, struct date on,
                                            struct station_day *out);

MUST_CHECK enum status station_store_duty(struct ctx *ctx, int64_t id, struct station_duty *out);
MUST_CHECK enum status station_store_duty_insert(struct ctx *ctx, const struct station_duty *d);
MUST_CHECK enum status station_store_duty_update(struct ctx *ctx, const struct station_duty *d);
/** When each deputy was last on duty at a station (on, came), by deputy. */
struct station_last {
    int64_t deputy_id;
    struct date on;
};
MUST_CHECK enum status station_store_last(struct ctx *ctx, int64_t station_id,
                                          struct station_last **out, size_t *out_count);

/** Duties of days between two dates that are to come, and days gone by without a reception: for the
 *  deadlines. */
struct station_due_row {
    int64_t day_id, duty_id, deputy_id, station_id, keeper_id, organ_id;
    struct date on;
    struct str station;
};
MUST_CHECK enum status station_store_due_duties(struct ctx *ctx, struct date from,
                                                struct date until, struct station_due_row **out,
                                                size_t *out_count);
MUST_CHECK enum status station_store_due_logs(struct ctx *ctx, struct date from, struct date until,
                                              struct station_due_row **out, size_t *out_count);
#endif
