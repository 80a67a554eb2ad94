// SPDX-License-Identifier: MulanPSL-2.0
/** Meetings: who must be there, how often, how long before people are told, how long they speak.
 *
 *  National rules and, where only local ones speak, models whose numbers are parameters. What the
 *  texts leave open is in ADR-0005. `on` is the day whose law is cited.
 */
#ifndef LAW_MEETING_LAW_H
#define LAW_MEETING_LAW_H
#include "law/calendar.h"
#include "law/fraction.h"
#include "law/law_article.h"
#include "law/law_body.h"
#include "law/law_params.h"
#include "law/level.h"

struct meeting_law_quorum {
    enum fraction fraction;
    uint32_t needed; /* present that suffice; 1 for an empty body, which cannot meet */
    bool met;
    const char *article; /* "" by custom alone */
};

/** May the body meet? The congress with two thirds of all deputies, the standing committee with
 *  more than half of all its members; a presidium by models, of a session two thirds, of a township
 *  more than half. Other bodies: more than half by custom, no article. `all` is the whole body,
 *  absent members included, not those who came.
 *  @law  Organic Law (2022-03-11) art. 14(4), 51(3)
 *  @law  Guangdong Congress Procedure (2022-01-22) art. 11(2)
 *  @law  Zhejiang Township Congress Regulation (2016-07-29) art. 24(2)
 *  @law  Chongqing Township Congress Regulation (2016-03-31) art. 34(1)
 */
struct meeting_law_quorum meeting_law_quorum(enum law_body body, uint32_t all, uint32_t present,
                                             struct date on);

/** Last day for the next meeting, given the day of the latest. The standing committee meets at
 *  least every two months: two months after the latest, or, where the place reads it so
 *  (sc_two_month_blocks), by the end of the next block January–February, March–April and so on. A
 *  township presidium every three months. {0} for bodies without a rule; a congress:
 *  meeting_law_congress_due(). A minimum does not wait for a workday.
 *  @law  Organic Law (2022-03-11) art. 51(1)
 *  @law  Zhejiang Township Congress Regulation (2016-07-29) art. 24(1)
 */
struct date meeting_law_next_due(enum law_body body, const struct law_params *params,
                                 struct date latest);

/** Last day for the next session: once in a calendar year, in a township as a rule twice. `held`:
 *  sessions in the year of the latest, that one included.
 *  @law  Organic Law (2022-03-11) art. 14(1)
 */
struct date meeting_law_congress_due(enum level level, struct date latest, unsigned held);

/** Sessions a year: one, in a township two.
 *  @law  Organic Law (2022-03-11) art. 14(1)
 */
unsigned meeting_law_sessions_a_year(enum level level);

/** Last day for the first session of a term: two months after its deputies have been elected.
 *  @law  Organic Law (2022-03-11) art. 20
 */
struct date meeting_law_first_session_due(struct date elected);

/** May an extra session be called on the proposal of these deputies alone? A fifth of all.
 *  @law  Organic Law (2022-03-11) art. 14(3)
 */
bool meeting_law_extra_session(uint32_t all, uint32_t proposing);

/** Does a preparatory meeting elect the presidium and settle the agenda? From the county up.
 *  @law  Organic Law (2022-03-11) art. 17(1)
 */
bool meeting_law_has_preparatory(enum level level);

/** What has to be done before a meeting. */
enum meeting_law_task {
    MEETING_LAW_NOTICE,           /* day and matters are told to those who come */
    MEETING_LAW_PAPERS,           /* the papers reach them */
    MEETING_LAW_BILL,             /* a bill for the standing committee is handed in */
    MEETING_LAW_APPOINTMENT,      /* a proposal of appointment is handed in, with its papers */
    MEETING_LAW_REPORT_DRAFT,     /* draft of a special work report to the committee of the field */
    MEETING_LAW_REPORT,           /* the report to the standing committee */
    MEETING_LAW_REPORT_TO_MEMBERS /* the report to its members */
};

struct meeting_law_lead {
    unsigned months, days; /* before the meeting; both 0: no rule for this body and task */
    struct date by;        /* latest day, a workday; {0} without a rule */
    const char *article;
};

struct meeting_law_event {
    enum law_body body;
    enum level level; /* of the congress it belongs to */
    struct date starts_on;
    bool urgent; /* called at short notice (临时召集): notice and papers have no fixed time */
};

/** Months before a session of a congress from the county up by which people are told: one, counted
 *  by the calendar. 0: the place counts days instead (congress_notice_days).
 *  @law  Guangdong Congress Procedure (2022-01-22) art. 8(1)
 */
unsigned meeting_law_notice_months(const struct law_params *params);

/** By when a task must be done before a meeting begins. A latest day that is a day off moves to the
 *  workday before it, never later: the meeting does not wait. N days before day D is D - N, or
 *  D - N - 1 where the place reads it strictly (days_before_strict).
 *  @law  Supervision Law (2024-11-08) art. 15(1), 15(2)
 *  @law  Guangdong Congress Procedure (2022-01-22) art. 8(1), 8(2)
 *  @law  Zhejiang Township Congress Regulation (2016-07-29) art. 20
 *  @law  Guangdong Standing Committee Procedure (2023-03-30) art. 8(1), 8(2)
 *  @law  Chongqing Standing Committee Procedure (2023-03-30) art. 23
 *  @law  Guangdong Appointment Measures (2022-07-28) art. 11
 */
struct meeting_law_lead meeting_law_lead(enum meeting_law_task task,
                                         const struct meeting_law_event *event,
                                         const struct law_params *params,
                                         const struct calendar *cal);

/** Where a speech is made. */
enum meeting_law_floor { MEETING_LAW_PLENARY, MEETING_LAW_GROUP /* 分组审议、代表团 */ };

/** Minutes of a speech, by turn: 1 the first, 2 and more again on the same matter. 0: no limit is
 *  known (groups of a congress, other bodies). The chair may allow more.
 *  @law  Chongqing Standing Committee Procedure (2023-03-30) art. 43(2)
 *  @law  Beijing Congress Procedure (2022-01-10) art. 49(1), 50(1)
 */
unsigned meeting_law_speech_minutes(const struct law_params *params, enum law_body body,
                                    enum meeting_law_floor floor, unsigned turn);

/** How often one person may speak on a matter: twice before the whole congress or its presidium; 0
 *  no limit elsewhere.
 *  @law  Beijing Congress Procedure (2022-01-10) art. 49(1), 50(1)
 */
unsigned meeting_law_speeches(enum law_body body, enum meeting_law_floor floor);

/** Last day to publish what was decided.
 *  @law  Guangdong Standing Committee Procedure (2023-03-30) art. 55(1)
 */
struct date meeting_law_publish_due(const struct law_params *params, const struct calendar *cal,
                                    struct date decided);

/** Last day to send the deliberation opinions to the organ after the meeting.
 *  @law  Henan Supervision Measures (2015-10-22) art. 30(2)
 */
struct date meeting_law_opinion_send_due(const struct law_params *params,
                                         const struct calendar *cal, struct date closed);

/** Last day for the organ to report back on deliberation opinions, from the day it received them.
 *  The Supervision Law names no number: a parameter.
 *  @law  Henan Supervision Measures (2015-10-22) art. 11
 */
struct date meeting_law_opinion_reply_due(const struct law_params *params,
                                          const struct calendar *cal, struct date received);

#endif
