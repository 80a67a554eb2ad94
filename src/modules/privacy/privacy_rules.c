// SPDX-License-Identifier: MulanPSL-2.0
/* Days of erasing. */
#include "modules/privacy/privacy.h"

struct date privacy_erase_on(unsigned months, struct date ended)
{
    return date_add_days(date_add_months(ended, months), 1);
}

/* Of the month so many months before the day before: all of it if that day is the last of its own
 * month, else as far as the same day. */
struct date privacy_ended_by(unsigned months, struct date on)
{
    const struct date last = date_add_days(on, -1);
    const unsigned all = (unsigned)last.year * 12 + last.month - 1 - months;
    const int year = (int)(all / 12);
    const unsigned month = all % 12 + 1;
    const bool whole = last.day == days_in_month(last.year, last.month);

    /* adding no months brings a day that the month does not have to its last */
    return date_add_months(
        (struct date){year, month, whole ? days_in_month(year, month) : last.day}, 0);
}
