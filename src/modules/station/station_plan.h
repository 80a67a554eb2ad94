// SPDX-License-Identifier: MulanPSL-2.0
/** Reception days of stations: their series, the days, who is on duty. */
#ifndef STATION_PLAN_H
#define STATION_PLAN_H
#include "modules/station/station.h"
#include "modules/station/station_rules_rota.h"

enum { STATION_DAYS_AHEAD = 62, STATION_SEATS_MAX = 20 };

struct station_series {
    int64_t id, version, station_id;
    struct str title;
    struct station_cycle cycle;
    unsigned from_minute, to_minute;
    int64_t seats; /* deputies on duty at a time */
};
struct station_day {
    int64_t id, version, station_id, series_id;
    struct str title, state, reason; /* "scheduled", "held", "cancelled" */
    struct date planned_on, on;
    unsigned from_minute, to_minute;
    struct str station; /* name of the station */
    struct str names;   /* of those on duty, joined by 、 */
};
struct station_duty {
    int64_t id, version, day_id, deputy_id, replaces;
    struct str name, level, state, reason; /* state: "on", "excused", "came", "absent" */
};

MUST_CHECK enum status station_series_of(struct ctx *ctx, int64_t station_id,
                                         struct station_series **out, size_t *out_count);
MUST_CHECK enum status station_series_get(struct ctx *ctx, int64_t id, struct station_series *out);
/** New series; its days of the next weeks are made at once. Emits "station.series_added".
 * ST_INVALID with fields; ST_DENIED. */
MUST_CHECK enum status station_series_add(struct ctx *ctx, const struct station_series *in,
                                          int64_t *out_id);
/** Its last day; days after it that are still scheduled are cancelled. Emits
 * "station.series_ended".
 */
MUST_CHECK enum status station_series_end(struct ctx *ctx, int64_t id, int64_t version,
                                          struct date last);
/** Make the days of all series for the coming weeks, with who is on duty by turns. Emits
 *  "station.days_made" for each station that got some. Repeating it is free. */
MUST_CHECK enum status station_days_make(struct ctx *ctx);

struct station_day_filter {
    int64_t station_id, deputy_id;
    struct date from, to;
    struct str state;
    struct str after;
    unsigned limit;
    const char *sort;
};
MUST_CHECK enum status station_day_page(struct ctx *ctx, const struct station_day_filter *f,
                                        struct station_day **out, size_t *out_count,
                                        struct str *out_next, int64_t *out_total);
MUST_CHECK enum status station_day_get(struct ctx *ctx, int64_t id, struct station_day *out);
MUST_CHECK enum status station_duties(struct ctx *ctx, int64_t day_id, struct station_duty **out,
                                      size_t *out_count);
/** A single day outside a series, with those whose turn it is. Emits "station.day_added". */
MUST_CHECK enum status station_day_add(struct ctx *ctx, const struct station_day *in, int64_t seats,
                                       int64_t *out_id);
/** It does not take place. Those on duty are told. Emits "station.day_cancelled". ST_RULE: held. */
MUST_CHECK enum status station_day_cancel(struct ctx *ctx, int64_t id, int64_t version,
                                          struct str reason);
/** Who can be on duty on a day, those first whose turn it is. */
MUST_CHECK enum status station_turns(struct ctx *ctx, int64_t station_id, struct date on,
                                     struct station_deputy **out, size_t *out_count);
struct station_swap {
    int64_t duty_id, version;
    int64_t deputy_id; /* who comes instead; 0: the next whose turn it is */
    struct str reason;
};
/** Somebody cannot come: he is excused, another is on duty and told of it. By whom it is, by the
 *  keeper or the office. Emits "station.duty_changed". ST_RULE: the day is over, or nobody is left.
 */
MUST_CHECK enum status station_duty_swap(struct ctx *ctx, const struct station_swap *in);
/** Was there a day of this station on this date? Then it is held: those in `came` came, the others
 *  on duty were absent. In db_tx(), before the event of the caller. *out_day_id 0: there was none.
 */
MUST_CHECK enum status station_day_hold(struct ctx *ctx, int64_t station_id, struct date on,
                                        const int64_t *came, size_t count, int64_t *out_day_id);
#endif
