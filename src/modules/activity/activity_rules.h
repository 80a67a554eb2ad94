// SPDX-License-Identifier: MulanPSL-2.0
/** Decisions about activities. Pure. */
#ifndef ACTIVITY_RULES_H
#define ACTIVITY_RULES_H
#include "modules/activity/activity.h"

/** Nobody's presence is noted of it: a campaign lives by its deeds, a bulletin is read. */
bool activity_without_roll(struct str sort);
/** The last day to answer: as set, or the day before it starts. */
struct date activity_answer_day(const struct activity *a);
/** May it be changed, may people be asked? ST_RULE with the reason. */
MUST_CHECK enum status activity_check_going(const struct activity *a, struct err *err);
/** May a deputy answer or sign up on that day? `place`: he is asked already (with his answer),
 *  NULL: not. `coming`: how many come. */
MUST_CHECK enum status activity_check_answer(const struct activity *a,
                                             const struct activity_person *place, struct str answer,
                                             int64_t coming, struct date today, struct err *err);
/** May it be made known? `asked`: how many are on its list. */
MUST_CHECK enum status activity_check_open(const struct activity *a, int64_t asked,
                                           struct err *err);
/** May it be closed as held? `unnoted`: of how many nobody has said whether they came. */
MUST_CHECK enum status activity_check_held(const struct activity *a, int64_t unnoted,
                                           struct date today, struct err *err);
/** May somebody be taken off its list? */
MUST_CHECK enum status activity_check_unask(const struct activity *a,
                                            const struct activity_person *p, struct err *err);
/** May presence be noted today? */
MUST_CHECK enum status activity_check_roll(const struct activity *a, struct date today,
                                           struct err *err);
/** How many activities of its own a group owes by today of `year`, of `least` in a year: by the
 *  quarters that are over; of the year in which the group began, only those that it was there for
 *  as a whole. */
int64_t activity_group_due(int64_t least, struct date from, int year, struct date today);
/** Last day of the quarter that holds the day. */
struct date activity_quarter_end(struct date day);
/** Whose turn is it first: < 0 a, > 0 b. By times asked, then by the last time (never is first),
 *  then by id. */
struct activity_turn {
    int64_t deputy_id, times;
    struct date last_on;
};
int activity_turn_cmp(const struct activity_turn *a, const struct activity_turn *b);
#endif
