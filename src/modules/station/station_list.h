// SPDX-License-Identifier: MulanPSL-2.0
/** Lists of this module: what they are asked for and what a row is. */
#ifndef STATION_LIST_H
#define STATION_LIST_H
#include "modules/station/station.h"

struct station_filter {
    struct str q, kind, state, division;
    int64_t parent_id, organ_id, keeper_id;
    int64_t delegation_id; /* of this township */
    bool no_town;          /* of none */
    struct date built_from, built_to;
    struct date on; /* those there were on this day */
    bool open;      /* only those people may come to */
    bool halls;     /* no points and rooms */
    const char *sort;
    struct str after;
    unsigned limit;
};
struct station_row {
    struct station s;
    struct str parent_name, organ_name, keeper_name;
    int64_t deputies; /* who serve there today */
};
/** `out_total` NULL: nobody asks how many there are in all. */
MUST_CHECK enum status station_page(struct ctx *ctx, const struct station_filter *f,
                                    struct station_row **out, size_t *out_count,
                                    struct str *out_next, int64_t *out_total);

struct station_reception {
    int64_t id, version, station_id, day_id;
    struct str client, number, way; /* client, number: "" if none */
    struct date on;
    int64_t people; /* 人次 */
    struct str note;
    int64_t entered_by, entered_at;
};
struct station_reception_row {
    struct station_reception r;
    struct str station_name;
    int64_t visits, problems, party; /* party: visits by members of the party group */
};
struct station_reception_filter {
    int64_t station_id, deputy_id;
    struct date from, to;
    int64_t delegation_id; /* only those at stations of this township */
    bool no_town;          /* only those at stations of none */
    bool party;            /* only those with a member of the party group (as of the day) */
    struct str level;      /* only those with a deputy of this level */
    const char *sort;
    struct str after;
    unsigned limit;
};
/** `out_total` NULL: nobody asks how many there are in all. */
MUST_CHECK enum status station_reception_page(struct ctx *ctx,
                                              const struct station_reception_filter *f,
                                              struct station_reception_row **out, size_t *out_count,
                                              struct str *out_next, int64_t *out_total);

/** Visits of a period by the level of whoever came, the highest level first. */
struct station_level {
    struct str word;
    int64_t visits;
};
MUST_CHECK enum status station_levels(struct ctx *ctx, struct date from, struct date to,
                                      struct station_level **out, size_t *out_count);

struct station_visit {
    int64_t id, reception_id, deputy_id;
    struct str name, level;
};
MUST_CHECK enum status station_visits(struct ctx *ctx, int64_t reception_id,
                                      struct station_visit **out, size_t *out_count);

struct station_problem_row {
    struct station_problem p;
    struct str station_name;
};
struct station_problem_filter {
    int64_t station_id, reception_id;
    struct str q, state, level;
    struct date from, to;
    int64_t delegation_id; /* as above */
    bool no_town;
    bool party, settled; /* settled: only solved or explained */
    const char *sort;
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status station_problem_page(struct ctx *ctx, const struct station_problem_filter *f,
                                            struct station_problem_row **out, size_t *out_count,
                                            struct str *out_next, int64_t *out_total);

/** A problem handled together: whose part it is, what he does, until when. */
#define STATION_SHARE_PARTS "leader deputy keeper community"
struct station_joint {
    int64_t id, version, problem_id, account_id;
    struct str part, what, note;
    struct str subject; /* of the problem */
    struct date due_on, done_on;
};
MUST_CHECK enum status station_shares(struct ctx *ctx, int64_t problem_id,
                                      struct station_joint **out, size_t *out_count);
/** Those of an account that are still to be done, by day. */
MUST_CHECK enum status station_shares_open(struct ctx *ctx, int64_t account_id,
                                           struct station_joint **out, size_t *out_count);
MUST_CHECK enum status station_share_get(struct ctx *ctx, int64_t id, struct station_joint *out);
/** Where stations are, for a sketch. */
struct station_point {
    int64_t id;
    struct str name, place;
    int64_t lat_e6, lon_e6; /* not both 0 */
};
/** Those people may come to, by kind and name, at most `limit`; *out_lost: how many more there are
 *  whose place nobody has entered. */
MUST_CHECK enum status station_placed(struct ctx *ctx, unsigned limit, struct station_point **out,
                                      size_t *out_count, int64_t *out_lost);
#endif
