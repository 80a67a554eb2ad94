// SPDX-License-Identifier: MulanPSL-2.0
/* Ends of periods. */
#include "law/civil_code.h"
#include "base/num.h"

enum { MONTHS = 12 }; /* of a year */

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

static struct date months_before(struct date event, unsigned months)
{
    const int index = event.year * MONTHS + (int)event.month - 1 - (int)months;
    struct date d = {.year = index / MONTHS, .month = (unsigned)(index % MONTHS) + 1};

    d.day = (unsigned)num_min(event.day, days_in_month(d.year, d.month));
    return d;
}

struct date civil_code_latest_months_before(const struct calendar *cal, struct date event,
                                            unsigned months, enum civil_code_before reading,
                                            bool to_workday)
{
    return civil_code_latest_before(cal, months_before(event, months), 0, reading, to_workday);
}
