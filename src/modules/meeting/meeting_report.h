// SPDX-License-Identifier: MulanPSL-2.0
/** Figures about meetings, and the rows behind them: deputies who were asked to sit in. */
#ifndef MEETING_REPORT_H
#define MEETING_REPORT_H
#include "modules/meeting/meeting.h"

/** What is counted. Held: has begun, whatever came after. Invited: deputies who were asked to sit
 * in (列席) on a meeting that was held; their number of times (人次) and of people (人数) are two
 *  figures and never mixed. */
enum meeting_figure { MEETING_FIGURE_HELD, MEETING_FIGURE_INVITED, MEETING_FIGURE_INVITED_PEOPLE };

struct meeting_figure_query {
    enum meeting_figure figure;
    struct str kind; /* code; "" all */
    struct date from, to;
    const char *by;   /* "month", "kind", "delegation" or NULL */
    bool closed_door; /* those behind closed doors too */
};
struct meeting_share {
    struct str key, label; /* label "" where the key says it */
    int64_t count;
};
/** The fewest who sat in on one meeting of the kind, and which one (the first such); 0, 0: there
 * was none. */
MUST_CHECK enum status meeting_least_invited(struct ctx *ctx, struct str kind, struct date from,
                                             struct date to, int64_t *out_count,
                                             int64_t *out_meeting);
MUST_CHECK enum status meeting_figure_count(struct ctx *ctx, const struct meeting_figure_query *q,
                                            struct meeting_share **out, size_t *out_count);

/** One time that a deputy was asked to sit in; in the list of people: a deputy, with how often. */
struct meeting_sitting_in {
    int64_t deputy_id, meeting_id;
    struct str name, delegation, meeting;
    struct date on;
    bool present;
    int64_t times;
};
struct meeting_sitting_filter {
    struct str kind;
    struct date from, to;
    struct str delegation;
    int64_t meeting_id; /* 0: of all; not asked with `people` */
    struct str after;
    unsigned limit;
};
/** By day, newest first; with `people` by name. */
MUST_CHECK enum status meeting_sitting_page(struct ctx *ctx, bool people,
                                            const struct meeting_sitting_filter *f,
                                            struct meeting_sitting_in **out, size_t *out_count,
                                            struct str *out_next, int64_t *out_total);
#endif
