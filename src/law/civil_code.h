// SPDX-License-Identifier: MulanPSL-2.0
/** Civil Code, chapter on the computation of periods. The congress statutes have no counting rules
 *  of their own; that these apply is a reading (ADR-0004).
 */
#ifndef LAW_CIVIL_CODE_H
#define LAW_CIVIL_CODE_H
#include "law/calendar.h"

/** Last day, inclusive, of a period of `days` that starts with an event. The day of the event is
 *  not counted. With `roll`, a last day off moves to the day after the holiday ends.
 *  @law  Civil Code (2020-05-28) art. 201(1)
 *  @law  Civil Code (2020-05-28) art. 203(1)
 */
struct date civil_code_period_end_days(const struct calendar *cal, struct date event, unsigned days,
                                       bool roll);

/** The same for months: the day of the last month with the number of the event's day, or the end
 *  of that month if it has no such day.
 *  @law  Civil Code (2020-05-28) art. 202
 *  @law  Civil Code (2020-05-28) art. 203(1)
 */
struct date civil_code_period_end_months(const struct calendar *cal, struct date event,
                                         unsigned months, bool roll);

/** What "N days before D" means; the code does not define it (ADR-0005). */
enum civil_code_before {
    CIVIL_CODE_BEFORE_INCLUSIVE, /* D - N is in time */
    CIVIL_CODE_BEFORE_STRICT     /* N full days lie between: D - N - 1 */
};

/** Latest date for something that must happen `days` before an event. With `to_workday`, a day off
 *  moves to the workday before it, never later: the event does not wait.
 *  @law  Civil Code (2020-05-28) art. 201(1), counted backwards; see ADR-0005
 */
struct date civil_code_latest_before(const struct calendar *cal, struct date event, unsigned days,
                                     enum civil_code_before reading, bool to_workday);

/** The same for months: the day of the earlier month with the number of the event's day, or the end
 *  of that month if it has no such day. A month is no number of days: one month before 1 March is
 *  1 February.
 *  @law  Civil Code (2020-05-28) art. 202, counted backwards; see ADR-0005
 */
struct date civil_code_latest_months_before(const struct calendar *cal, struct date event,
                                            unsigned months, enum civil_code_before reading,
                                            bool to_workday);

#endif
