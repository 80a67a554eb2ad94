// SPDX-License-Identifier: MulanPSL-2.0
/** The working calendar: weekends, statutory holidays, and the weekend days worked in exchange.
 *
 *  The days are data: the State Council publishes them year by year, usually in November for the
 *  next. Here they only decide. A year without entries is computed from weekends alone, and
 *  calendar_covers() tells the caller that such a date is provisional.
 */
#ifndef LAW_CALENDAR_H
#define LAW_CALENDAR_H
#include "base/date.h"

enum calendar_day_kind {
    CALENDAR_HOLIDAY,       /* day off, whatever the weekday */
    CALENDAR_MAKEUP_WORKDAY /* weekend day worked in exchange for a holiday */
};

struct calendar_day {
    struct date on;
    enum calendar_day_kind kind;
};

/** Borrowed; ascending by date, no date twice (calendar_valid()). {0} knows weekends only. */
struct calendar {
    const struct calendar_day *days;
    size_t count;
};

/** Are the days real dates, strictly ascending? To be asked once, where the table is loaded. */
bool calendar_valid(const struct calendar *cal);

/** Does the table say anything about this year? If not, results in it may still move. */
bool calendar_covers(const struct calendar *cal, int year);

/** Is d a day on which offices work? Weekends and holidays are not, make-up days are.
 *  @law  Civil Code (2020-05-28) art. 203(1); weekends as days off, see ADR-0004
 */
bool calendar_is_workday(const struct calendar *cal, struct date d);

/** d itself if a workday, else the first workday after it.
 *  @law  Civil Code (2020-05-28) art. 203(1); weekends as days off, see ADR-0004
 */
struct date calendar_next_workday(const struct calendar *cal, struct date d);

/** d itself if a workday, else the last workday before it: for a date by which something must be
 *  done before an event. Later would be too late.
 */
struct date calendar_prev_workday(const struct calendar *cal, struct date d);

/** The n-th workday after `from`; `from` is not counted. `from` itself if n is 0.
 *  @law  Civil Code (2020-05-28) art. 201(1), by analogy for workdays
 */
struct date calendar_add_workdays(const struct calendar *cal, struct date from, unsigned n);

/** Workdays after `from` up to and including `to`; negative if `to` is earlier, so that it also
 *  counts the workdays by which something is late. Inverse of calendar_add_workdays().
 *  @law  Civil Code (2020-05-28) art. 201(1), by analogy for workdays
 */
int calendar_workdays_between(const struct calendar *cal, struct date from, struct date to);

/** Calendar days left: 0 on the last day itself, which still counts; negative when overdue.
 *  @law  Civil Code (2020-05-28) art. 203(2)
 */
int calendar_days_left(struct date today, struct date due);

#endif
