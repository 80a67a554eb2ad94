// SPDX-License-Identifier: MulanPSL-2.0
/** Seats between elections: who accepts a resignation, who may change special committees, how large
 *  a township's presidium is, which working organs a standing committee has. Recalls and removals:
 *  removal_law.h; elections: nomination_law.h. `on` is the day whose law is cited.
 */
#ifndef LAW_SEAT_LAW_H
#define LAW_SEAT_LAW_H
#include "base/status.h"
#include "law/appointment_law.h"
#include "law/law_article.h"
#include "law/level.h"
#include <stdint.h>

/** Who decides whether a resignation from an office that the congress fills is accepted. */
enum seat_law_forum {
    SEAT_LAW_CONGRESS,
    SEAT_LAW_COMMITTEE,   /* in recess; it is reported to the congress afterwards */
    SEAT_LAW_NEXT_SESSION /* a township in recess: nobody but its congress decides */
};

/** To whom it goes: to the congress while it meets; in recess to the standing committee, of a
 *  township only to the congress.
 *  @law  Organic Law (2022-03-11) art. 32(1), 32(2)
 */
enum seat_law_forum seat_law_resign_to(enum level level, bool in_session);

/** Is the acceptance reported to the congress for the record (备案)? That of a standing committee.
 *  @law  Organic Law (2022-03-11) art. 32(1)
 */
bool seat_law_resign_reported(enum seat_law_forum forum);

/** Does the office end with the acceptance? That of a chief procurator when the standing committee
 *  above has approved it. ST_RULE "law.resign_needs_approval" otherwise.
 *  @law  Organic Law (2022-03-11) art. 32(1)
 */
MUST_CHECK enum status seat_law_check_resigned(enum appointment_law_office office, bool approved,
                                               struct date on, struct err *err);

/** May somebody take or lose a seat in a special committee now? In session anybody, by the
 * congress; in recess the standing committee changes vice-chairs and members, never the chair.
 * ST_RULE "law.committee_chair_in_session" otherwise.
 *  @law  Organic Law (2022-03-11) art. 34(1)
 */
MUST_CHECK enum status seat_law_check_committee(bool chair, bool in_session, struct date on,
                                                struct err *err);

struct seat_law_size {
    uint32_t least, most, most_populous; /* the last from 90,000 people on */
};

/** Members of a township's presidium, by the model: seven to eleven, at most thirteen where there
 *  are ninety thousand people or more.
 *  @law  Chongqing Township Congress Regulation (2016-03-31) art. 30
 */
struct seat_law_size seat_law_presidium_size(void);

/** Is the number within the model, the large one included?
 *  @law  Chongqing Township Congress Regulation (2016-03-31) art. 30
 */
bool seat_law_presidium_fits(uint32_t members);

/** Must the standing committee have a working committee for deputies (代表工作委员会)? From the
 *  county up each has one.
 *  @law  Deputies Law (2025-03-11) art. 12
 */
bool seat_law_needs_deputies_committee(enum level level);

/** May the standing committee have working organs in streets? That of a district, of a city without
 *  districts, and by analogy of a county.
 *  @law  Organic Law (2022-03-11) art. 59(3), 59(4)
 */
bool seat_law_may_have_street_organs(enum level level);

#endif
