// SPDX-License-Identifier: MulanPSL-2.0
/** 绛县, 2019: the steps of the year, in order. Each says in its tests what came of it.
 *
 *  What is real: the county's townships, the messages of citizens (without names, places changed by
 *  their publisher), the year's figures in the report of its standing committee. What is invented:
 *  every person, the days, and which message became whose suggestion. */
#ifndef SCENARIO_JIANGXIAN_H
#define SCENARIO_JIANGXIAN_H
#include "county.h"

/* The days of the year. The session's are assumed: the report does not give them. */
#define BEFORE_ALL       "2018-12-10"
#define SESSION_OPENS    "2019-02-26"
#define SESSION_CLOSES   "2019-02-28"
#define ACCEPTED_ON      "2019-03-06"
#define HANDED_OVER_ON   "2019-03-20"
#define LAST_DAY         "2019-06-20" /* three months from hand-over */
#define LAST_DAY_COMPLEX "2019-09-20" /* six months */
#define COUNTED_ON       "2020-01-10" /* the year is over */

/* Some of the 85 have a life of their own. */
enum {
    COMPLEX = 0,     /* wide-ranging from the start: six months */
    EXTENDED = 1,    /* asks for more time, and gets it */
    AT_THE_LAST = 2, /* answered on the last legal day */
    MISPLACED = 7,   /* first handed to the wrong unit */
    SOLVED = 74,     /* those below are solved in the end */
    PROMISED = 80,   /* from SOLVED to here: promised, and done within the year */
    FIRST_ANGRY = 81,
    LAST_ANGRY = 82, /* these two are not satisfied even with the second answer */
};

/** Before the session: jiangxian_setup.c */
void the_divisions_of_the_country_are_imported(struct county *c);
void the_county_is_founded(struct county *c);
void the_working_calendar_is_imported(struct county *c);
void the_units_are_set_up(struct county *c);
void the_deputies_are_imported(struct county *c);
void everyone_signs_in(struct county *c);
void the_messages_of_citizens_are_imported(struct county *c);

/** 提、交: jiangxian_hand_over.c */
void deputies_draft_suggestions_from_messages(struct county *c);
void they_submit_them_in_the_session(struct county *c);
void the_office_accepts_them(struct county *c);
void the_office_hands_them_over(struct county *c);
void one_goes_back_and_to_the_right_unit(struct county *c);
void the_units_sign(struct county *c);

/** 办: jiangxian_reply.c */
void nobody_replies_in_haste(struct county *c);
void the_units_talk_to_the_deputies(struct county *c);
void most_units_reply(struct county *c);
void one_unit_asks_for_more_time(struct county *c);
void the_daily_job_reminds(struct county *c);
void the_last_units_reply(struct county *c);
void what_did_not_satisfy_is_done_again(struct county *c);

/** 评、公开: jiangxian_rate.c */
void the_deputies_rate(struct county *c);
void they_rate_again(struct county *c);
void the_chairmen_decide(struct county *c);
void promises_are_kept(struct county *c);
void the_office_publishes(struct county *c);

/** jiangxian_figures.c */
void the_year_is_counted(struct county *c);
void the_figures_open_their_rows(struct county *c);
void the_journal_is_whole(struct county *c);

/** Does its township help (会办)? */
bool has_joint_handler(int n);
/** Does the letter of reply end with somebody's telephone, as many do? */
bool names_a_phone(int n);
/** Is this one answered again after the deputy was not satisfied? */
bool is_done_again(int n);
/** The class of its reply in that round. */
const char *class_of(int n, int round);
#endif
