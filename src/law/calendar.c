// SPDX-License-Identifier: MulanPSL-2.0
/* Which days count as workdays, and counting along them. */
#include "law/calendar.h"

enum { SATURDAY = 6 };

bool calendar_valid(const struct calendar *cal)
{
    arr_each (i, cal->count) {
        if (!date_valid(cal->days[i].on))
            return false;
        if (i > 0 && date_cmp(cal->days[i - 1].on, cal->days[i].on) >= 0)
            return false;
    }
    return true;
}

bool calendar_covers(const struct calendar *cal, int year)
{
    arr_each (i, cal->count) {
        if (cal->days[i].on.year == year)
            return true;
    }
    return false;
}

static int compare(const void *key, const void *row)
{
    const struct date *d = key;
    const struct calendar_day *day = row;

    return date_cmp(*d, day->on);
}

bool calendar_is_workday(const struct calendar *cal, struct date d)
{
    const struct calendar_day *day = NULL;

    if (cal->count != 0)
        day = bsearch(&d, cal->days, cal->count, sizeof *cal->days, compare);
    if (day != NULL)
        return day->kind == CALENDAR_MAKEUP_WORKDAY;
    return date_weekday(d) < SATURDAY;
}

struct date calendar_next_workday(const struct calendar *cal, struct date d)
{
    while (!calendar_is_workday(cal, d))
        d = date_add_days(d, 1);
    return d;
}

struct date calendar_prev_workday(const struct calendar *cal, struct date d)
{
    while (!calendar_is_workday(cal, d))
        d = date_add_days(d, -1);
    return d;
}

struct date calendar_add_workdays(const struct calendar *cal, struct date from, unsigned n)
{
    for (; n > 0; n--)
        from = calendar_next_workday(cal, date_add_days(from, 1));
    return from;
}

int calendar_workdays_between(const struct calendar *cal, struct date from, struct date to)
{
    int count = 0;

    if (date_cmp(to, from) < 0)
        return -calendar_workdays_between(cal, to, from);
    while (date_cmp(from, to) < 0) {
        from = date_add_days(from, 1);
        count += calendar_is_workday(cal, from);
    }
    return count;
}

int calendar_days_left(struct date today, struct date due)
{
    return date_diff_days(due, today);
}
