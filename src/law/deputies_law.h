// SPDX-License-Identifier: MulanPSL-2.0
/** Law on Deputies: bills and suggestions of deputies. National rules only; what a place adds is in
 *  suggestion_law.h.
 */
#ifndef LAW_DEPUTIES_LAW_H
#define LAW_DEPUTIES_LAW_H
#include "base/status.h"
#include "law/calendar.h"
#include "law/level.h"

enum {
    DEPUTIES_LAW_REPLY_MONTHS = 3,
    DEPUTIES_LAW_REPLY_MONTHS_COMPLEX = 6 /* wide-ranging or difficult to handle */
};

struct deputies_law_bill {
    bool has_cause;    /* 案由: what it is about */
    bool has_grounds;  /* 案据: the facts and laws it rests on */
    bool has_proposal; /* 方案: what the congress should decide */
    bool within_powers;
};

/** Is a deputies' bill in form? Cause, grounds and proposal, all three, and a matter within the
 *  powers of the congress. ST_RULE with the missing part otherwise.
 *  @law  Deputies Law (2025-03-11) art. 15(1)
 */
MUST_CHECK enum status deputies_law_check_bill(const struct deputies_law_bill *bill,
                                               struct err *err);

enum deputies_law_organ {
    DEPUTIES_LAW_CONGRESS,
    DEPUTIES_LAW_STANDING_COMMITTEE,
    DEPUTIES_LAW_STANDING_COMMITTEE_OFFICE, /* its administrative or working organs */
    DEPUTIES_LAW_TOWNSHIP_PRESIDIUM
};

/** To whom a deputy makes a suggestion while the congress is in session: to the congress itself.
 *  In recess: to the standing committee, in a township to the presidium.
 *  @law  Deputies Law (2025-03-11) art. 24
 *  @law  Deputies Law (2025-03-11) art. 36
 */
enum deputies_law_organ deputies_law_addressee(enum level level, bool in_session);

/** Who hands a suggestion over (交办) to the organ that must reply: the office of the standing
 *  committee, in a township the presidium.
 *  @law  Deputies Law (2025-03-11) art. 51(1)
 */
enum deputies_law_organ deputies_law_hands_over(enum level level);

/** Last day, inclusive, to reply to a suggestion: three months from hand-over, six if `complex`,
 *  that is wide-ranging or difficult. The clock starts on hand-over, not on submission or receipt;
 *  that day is not counted. `roll` moves a day off to the next workday.
 *  @law  Deputies Law (2025-03-11) art. 51(2); counting: Civil Code art. 201-203, see ADR-0004
 */
struct date deputies_law_reply_due(const struct calendar *cal, struct date handed_over,
                                   bool complex, bool roll);

/** The article, in Chinese, that gave the period of reply to what was handed over on that day. An
 * old file keeps the text it was handled under: the same months stand in art. 42(1) of the version
 * of 2015 and, from 12 March 2025, in art. 51(2). Versions before 2015 are not on record here; they
 * are named without a number.
 *  @law  Deputies Law (2015-08-29) art. 42(1)
 *  @law  Deputies Law (2025-03-11) art. 51(2); in force from the day after its adoption, see
 * ADR-0005
 */
const char *deputies_law_reply_article(struct date handed_over);

struct deputies_law_extension {
    struct date handed_over;
    struct date wanted; /* last day asked for */
    bool complex;       /* found to be wide-ranging or difficult */
    bool roll;
};

/** May a reply be put off to the day wanted? Only for a complex suggestion, and at most to six
 *  months from hand-over: three and six are not added. ST_RULE otherwise.
 *  @law  Deputies Law (2025-03-11) art. 51(2); counting: Civil Code art. 201-203, see ADR-0004
 */
MUST_CHECK enum status deputies_law_check_extension(const struct calendar *cal,
                                                    const struct deputies_law_extension *ext,
                                                    struct err *err);

struct deputies_law_reply {
    struct date handed_over; /* to the organ that replies */
    struct date contacted;   /* latest talk with the deputy on record; {0} if none */
    struct date replied;
};

/** May the organ reply? It must have been in touch with the deputy and heard him first, after the
 *  suggestion was handed over to it and not later than the reply. ST_RULE otherwise.
 *  @law  Deputies Law (2025-03-11) art. 51(2)
 */
MUST_CHECK enum status deputies_law_check_reply(const struct deputies_law_reply *reply,
                                                struct err *err);

struct deputies_law_report {
    enum deputies_law_organ to;
    bool printed_for_congress; /* distributed at the next session */
    bool published;            /* open to everybody */
};

/** The report on how suggestions were handled: to the standing committee and in print to the next
 *  session; in a township to the congress. Published in either case.
 *  @law  Deputies Law (2025-03-11) art. 51(3)
 *  @law  Organic Law (2022-03-11) art. 42(3)
 */
struct deputies_law_report deputies_law_report_duty(enum level level);

/** Can suggestions be chosen for special attention (重点督办)? By the chairmen's meeting, which
 *  exists from the county up.
 *  @law  Deputies Law (2025-03-11) art. 52(2)
 */
bool deputies_law_may_choose_key(enum level level);

#endif
