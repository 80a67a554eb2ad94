// SPDX-License-Identifier: MulanPSL-2.0
/** How stations are run: the office's check list, checks, funds, guidance by leaders, activities.
 */
#ifndef STATION_REPORT_H
#define STATION_REPORT_H
#include "modules/station/station.h"

enum { STATION_STANDARDS_MAX = 60, STATION_TITLE_CHARS = 100, STATION_TEXT_CHARS = 2000 };
#define STATION_FUND_KINDS      "allocated spent settled"
#define STATION_ACTIVITY_KINDS  "training contact voters inspection report other"
#define STATION_ACTIVITY_STATES "planned held cancelled"

/** One item of “六有五统一”: grouping 六有, title 有固定场所. The office says what the items are.
 */
struct station_standard {
    int64_t id, version, place;
    struct str grouping, title;
    bool active;
};
struct station_check {
    int64_t id, version, station_id;
    struct date checked_on, rectify_until, rectified_on;
    struct str result, note; /* result: "passed", "rectify" */
    int64_t passed, items;   /* how many of how many */
};
struct station_check_item {
    int64_t standard_id;
    struct str title;
    bool passed;
};
struct station_fund {
    int64_t id, station_id, year, amount_fen;
    struct str kind, purpose, document;
    struct date on;
};
struct station_guide {
    int64_t id, version, station_id, deputy_id;
    struct str name;
    struct date from_on, to_on;
};
struct station_guidance {
    int64_t id, station_id, guide_id;
    struct str name, found, advice; /* name: of the leader */
    struct date on;
};
struct station_activity {
    int64_t id, version, station_id, deputies, people;
    struct str kind, title, summary, state;
    struct date on;
};

/** An assessment (考核办法) over a period: "draft", "self", "review", "done". */
struct station_measure {
    int64_t id, version;
    struct str name, basis, state;
    struct date from_on, to_on;
};
/** Of the last check in the period "standards" counts what it passed, per mille of the list. */
#define STATION_FIGURES "receptions visits people problems solved held activities standards"
enum { STATION_MANUAL_MAX = 20 }; /* items of an assessment that people say */
struct station_measure_item {
    int64_t id, measure_id, target, points; /* points: hundredths */
    struct str title, figure;               /* figure "": a person says it */
};
struct station_result {
    int64_t id, version, measure_id, station_id, points, place;
    struct str state, self_note, note, station; /* state: "open", "self", "checked" */
};
struct station_score {
    int64_t id, version, item_id, figure, self_points, points;
};

MUST_CHECK enum status station_measures(struct ctx *ctx, struct station_measure **out,
                                        size_t *out_count);
MUST_CHECK enum status station_measure_get(struct ctx *ctx, int64_t id,
                                           struct station_measure *out);
/** Emits "station.measure_added". */
MUST_CHECK enum status station_measure_add(struct ctx *ctx, const struct station_measure *in,
                                           int64_t *out_id);
MUST_CHECK enum status station_measure_items(struct ctx *ctx, int64_t measure_id,
                                             struct station_measure_item **out, size_t *out_count);
/** ST_RULE: it has begun; too many that people say. Emits "station.measure_item_added". */
MUST_CHECK enum status station_measure_item_add(struct ctx *ctx,
                                                const struct station_measure_item *in);
/** ST_RULE: it has begun. Emits "station.measure_item_dropped". */
MUST_CHECK enum status station_measure_item_drop(struct ctx *ctx, int64_t measure_id,
                                                 int64_t item_id);
/** A sheet that its keeper has to fill in. */
struct station_self {
    int64_t measure_id, result_id, keeper_id;
    struct str measure, station;
};
/** All that wait for what the station says of itself. */
MUST_CHECK enum status station_selves_open(struct ctx *ctx, struct station_self **out,
                                           size_t *out_count);
/** On to the next state. "self": a result for each station that runs, figures read from the
 *  records; "review": figures read again; "done": sums and places. Emits "station.measure_moved".
 *  ST_RULE: not from here; no items; results that are not checked. */
MUST_CHECK enum status station_measure_move(struct ctx *ctx, int64_t id, int64_t version,
                                            struct str state);
/** By place, then name. */
MUST_CHECK enum status station_results(struct ctx *ctx, int64_t measure_id,
                                       struct station_result **out, size_t *out_count);
MUST_CHECK enum status station_result_get(struct ctx *ctx, int64_t id, struct station_result *out);
MUST_CHECK enum status station_scores(struct ctx *ctx, int64_t result_id,
                                      struct station_score **out, size_t *out_count);
/** What the station (in "self") or the office (in "review") says: points of the items in the order
 *  of station_measure_items(), -1: as it is. Emits "station.scored". */
struct station_scoring {
    int64_t result_id, version;
    const int64_t *points;
    size_t count;
    struct str note;
};
MUST_CHECK enum status station_score_put(struct ctx *ctx, const struct station_scoring *in);

/** The check list, by grouping and place; inactive items too if asked. */
MUST_CHECK enum status station_standards(struct ctx *ctx, bool all, struct station_standard **out,
                                         size_t *out_count);
/** Emits "station.standard_set". */
MUST_CHECK enum status station_standard_add(struct ctx *ctx, const struct station_standard *in);
MUST_CHECK enum status station_standard_change(struct ctx *ctx, const struct station_standard *in);

/** A check by the whole list: passed if every item is; else the station is put right by a day
 *  (in->rectify_until). Emits "station.checked". ST_INVALID. */
MUST_CHECK enum status station_check_add(struct ctx *ctx, const struct station_check *in,
                                         const int64_t *passed, size_t count);
/** What was wrong is right; the station runs again. Emits "station.rectified". */
MUST_CHECK enum status station_check_rectified(struct ctx *ctx, int64_t check_id, int64_t version,
                                               struct date on);
MUST_CHECK enum status station_checks(struct ctx *ctx, int64_t station_id,
                                      struct station_check **out, size_t *out_count);
MUST_CHECK enum status station_check_items(struct ctx *ctx, int64_t check_id,
                                           struct station_check_item **out, size_t *out_count);

/** Emits "station.fund_booked". ST_RULE: more would be spent, or settled, than there is. */
MUST_CHECK enum status station_fund_add(struct ctx *ctx, const struct station_fund *in);
MUST_CHECK enum status station_funds(struct ctx *ctx, int64_t station_id, int64_t year,
                                     struct station_fund **out, size_t *out_count);
/** Of all stations (or one), of the years from..to (0: any), of a kind ("": all), with the names of
 *  the stations; by day. */
struct station_fund_row {
    struct station_fund f;
    struct str station;
};
struct station_fund_filter {
    int64_t station_id, from, to;
    struct str kind, after;
    unsigned limit;
};
MUST_CHECK enum status station_fund_page(struct ctx *ctx, const struct station_fund_filter *filter,
                                         struct station_fund_row **out, size_t *out_count,
                                         struct str *out_next, int64_t *out_total);
struct station_purse {
    int64_t allocated, spent, settled; /* fen */
};
/** Sums of a year; station_id 0: of all. */
MUST_CHECK enum status station_purse(struct ctx *ctx, int64_t station_id, int64_t year,
                                     struct station_purse *out);

/** Emits "station.guide_paired", "station.guide_ended", "station.guided". */
MUST_CHECK enum status station_guide_add(struct ctx *ctx, const struct station_guide *in);
MUST_CHECK enum status station_guide_end(struct ctx *ctx, int64_t id, int64_t version,
                                         struct date last);
MUST_CHECK enum status station_guides(struct ctx *ctx, int64_t station_id,
                                      struct station_guide **out, size_t *out_count);
MUST_CHECK enum status station_guidance_add(struct ctx *ctx, const struct station_guidance *in);
MUST_CHECK enum status station_guidances(struct ctx *ctx, int64_t station_id,
                                         struct station_guidance **out, size_t *out_count);

/** Emits "station.activity_put". id 0: a new one; else the whole of it changes. */
MUST_CHECK enum status station_activity_put(struct ctx *ctx, const struct station_activity *in,
                                            int64_t *out_id);
MUST_CHECK enum status station_activity_get(struct ctx *ctx, int64_t id,
                                            struct station_activity *out);
MUST_CHECK enum status station_activities(struct ctx *ctx, int64_t station_id,
                                          struct station_activity **out, size_t *out_count);
#endif
