// SPDX-License-Identifier: MulanPSL-2.0
/* Ends of periods. */
#include "law/civil_code.h"

static struct date last_day(const struct calendar *cal, struct date last, bool roll)
{
    return roll ? calendar_next_workday(cal, last) : last;
}

struct date civil_code_period_end_days(const struct calendar *cal, struct date event, unsigned days,
                                       bool roll)
{
    return last_day(cal, date_add_days(event, (int)days), roll);
}

struct date civil_code_period_end_months(const struct calendar *cal, struct date event,
                                         unsigned months, bool roll)
{
    return last_day(cal, date_add_months(event, months), roll);
}

struct date civil_code_latest_before(const struct calendar *cal, struct date event, unsigned days,
                                     enum civil_code_before reading, bool to_workday)
{
    const int between = (int)days + (reading == CIVIL_CODE_BEFORE_STRICT);
    const struct date latest = date_add_days(event, -between);

    return to_workday ? calendar_prev_workday(cal, latest) : latest;
}
