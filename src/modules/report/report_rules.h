// SPDX-License-Identifier: MulanPSL-2.0
/** What may be done with a report when, and whether a goal is met. Pure. */
#ifndef REPORT_RULES_H
#define REPORT_RULES_H
#include "modules/report/report.h"

/** Acts on a report as a whole; text keys report.do.<word>, report.done.<word>. */
enum report_act {
    REPORT_ASK,     /* 征求意见 */
    REPORT_JUDGE,   /* 提请主任会议审定 */
    REPORT_PASS,    /* 审定通过 */
    REPORT_BACK,    /* 退回修改 */
    REPORT_FREEZE,  /* 定稿 */
    REPORT_PUBLISH, /* 公开 */
    REPORT_RETRACT, /* 撤回公开: it stays frozen */
    REPORT_DROP,    /* 作废 */
    REPORT_ACTS
};
const char *report_act_word(enum report_act act);
bool report_act_read(struct str word, enum report_act *out);
/** The permissions of which an act needs one, blank separated. */
const char *report_act_permissions(enum report_act act);
/** Does sending it back from this state need a reason: somebody else has it before him? */
bool report_back_needs_reason(struct str state);
/** The state that follows; ST_RULE "report.err.act": not in this one. */
MUST_CHECK enum status report_act_check(struct str state, enum report_act act, struct str *out_next,
                                        struct err *err);
/** May its text be changed? ST_RULE "report.err.closed". */
MUST_CHECK enum status report_check_open(struct str state, struct err *err);
/** May a figure that has changed be left as it was approved, with its day? ST_RULE
 *  "report.err.closed". */
MUST_CHECK enum status report_check_keep(struct str state, struct err *err);
/** May it be commented on? ST_RULE "report.err.no_comments". */
MUST_CHECK enum status report_check_comments(struct str state, struct err *err);

/** The address of a record of ours, as it may be copied out of the browser with the host before it:
 *  *s becomes the path. false: it is none. */
bool report_link_read(struct str *s);

bool report_kind_known(struct str kind);
/** Both days real, in order, at most REPORT_YEARS_MAX apart. */
bool report_period_valid(struct date from, struct date to);

/** Is a figure at its target: a count as many, a rate (denominator >= 0) as many percent? */
bool report_goal_reached(int64_t numerator, int64_t denominator, int64_t target);

/** How far apart `count` new paragraphs stand between the places of the one before them (0: none)
 *  and of the one behind them (0: none). 0: there is no room, all have to be numbered anew. */
int64_t report_place_step(int64_t before, int64_t behind, size_t count);
enum { REPORT_PLACE_STEP = 1024 };
#endif
