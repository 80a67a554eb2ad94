// SPDX-License-Identifier: MulanPSL-2.0
/** Deputies report to those who elected them (代表述职): plan, text, meeting, rating by voters on
 *  paper or phone, satisfaction, published.
 *  @law  Deputies Law (2025-03-11) art. 58 */
#ifndef REPORTBACK_H
#define REPORTBACK_H
#include "platform/ctx.h"

struct reportback_count {
    int64_t satisfied, basic, dissatisfied;
};

struct reportback {
    int64_t id, version, deputy_id;
    struct str name, delegation; /* of the deputy */
    struct str audience; /* voters (原选区选民), unit (原选举单位), committee (常委会) */
    struct str organiser, place;
    struct date planned_on, held_on; /* held_on: none before */
    int64_t present;                 /* how many heard it, 0 before */
    struct str text;                 /* the report */
    struct str asked;                /* what was asked and answered there */
    struct str state;                /* planned, written, held, rated, published, cancelled */
    struct str code;                 /* unguessable: what its slips are made from */
    bool rating_open;
    struct reportback_count paper, phone; /* counted from paper; taken on phones */
    struct date published_on;
};

/** A new one or, with id and version, another plan of one that was not held. Emits
 *  "reportback.planned". */
MUST_CHECK enum status reportback_plan(struct ctx *ctx, const struct reportback *in,
                                       int64_t *out_id);
/** The deputy's text, by himself or the office. Emits "reportback.written". ST_RULE: held. */
MUST_CHECK enum status reportback_write(struct ctx *ctx, int64_t id, int64_t version,
                                        struct str text);
/** It was held: day, how many were there, what was asked. Emits "reportback.held". ST_RULE: there
 *  is no text yet. */
MUST_CHECK enum status reportback_hold(struct ctx *ctx, const struct reportback *in);
/** Phones may rate it from now on, or no more. Emits "reportback.rating_opened", "….closed". */
MUST_CHECK enum status reportback_rating(struct ctx *ctx, int64_t id, int64_t version, bool open);
/** At most so many slips are printed for one report. */
enum { REPORTBACK_SLIPS_MAX = 2000 };
/** The code of the nth slip, n from 1, that is handed out at the meeting: good for one rating. */
struct str reportback_slip(struct ctx *ctx, const struct reportback *r, int64_t n);
bool reportback_slip_good(struct ctx *ctx, const struct reportback *r, struct str slip);
/** Somebody rates on a phone, without an account: once for each slip. Emits "reportback.rated".
 *  ST_NOT_FOUND: no slip of this report; ST_RULE: not open, as many as were present have rated;
 *  ST_CONFLICT "reportback.err.twice": the slip is used. */
MUST_CHECK enum status reportback_rate(struct ctx *ctx, int64_t id, struct str slip,
                                       struct str grade);
/** The count of the papers; ends the rating. Emits "reportback.counted". ST_RULE: not held; more
 *  ratings, papers and phones together, than people present. */
MUST_CHECK enum status reportback_count(struct ctx *ctx, int64_t id, int64_t version,
                                        const struct reportback_count *paper);
/** For everybody to read. Emits "reportback.published". ST_RULE: not counted. */
MUST_CHECK enum status reportback_publish(struct ctx *ctx, int64_t id, int64_t version);
MUST_CHECK enum status reportback_cancel(struct ctx *ctx, int64_t id, int64_t version);
/** ST_NOT_FOUND for whom may not see it: readers see all, a deputy his own, everybody what is
 *  published. */
MUST_CHECK enum status reportback_get(struct ctx *ctx, int64_t id, struct reportback *out);
#endif
