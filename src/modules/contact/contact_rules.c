// SPDX-License-Identifier: MulanPSL-2.0
/* What a pair owes in a period. */
#include "modules/contact/contact_rules.h"
#include "base/num.h"

enum { YEAR_MONTHS = 12, HALF_MONTHS = 6, QUARTER_MONTHS = 3 };

static unsigned months_of(struct str period)
{
    if (str_eqz(period, "year"))
        return YEAR_MONTHS;
    if (str_eqz(period, "half"))
        return HALF_MONTHS;
    return str_eqz(period, "quarter") ? QUARTER_MONTHS : 1;
}

struct contact_window contact_window_of(struct str period, struct date day)
{
    const unsigned months = months_of(period), first = (day.month - 1) / months * months + 1,
                   last = first + months - 1;

    return (struct contact_window){{day.year, first, 1},
                                   {day.year, last, days_in_month(day.year, last)}};
}

int64_t contact_owed(int64_t times, struct contact_window w, struct date from, struct date to)
{
    const struct date begin = date_later(w.from, from),
                      end = date_none(to) ? w.to : date_earlier(w.to, to);
    const int64_t whole = date_diff_days(w.to, w.from) + 1,
                  days = (int64_t)date_diff_days(end, begin) + 1;

    return times * num_max(days, 0) / whole;
}

bool contact_days_fit(struct date from, struct date to)
{
    return !date_none(from) && (date_none(to) || date_cmp(to, from) >= 0);
}

bool contact_days_meet(struct date from, struct date to, struct date other_from,
                       struct date other_to)
{
    return (date_none(to) || date_cmp(other_from, to) <= 0) &&
           (date_none(other_to) || date_cmp(from, other_to) <= 0);
}

bool contact_days_hold(struct date from, struct date to, struct date first, struct date last)
{
    return date_none(first) ||
           (date_cmp(from, first) <= 0 && (date_none(to) || date_cmp(last, to) <= 0));
}

bool contact_may_end(struct date to, struct date on, struct date today)
{
    return date_none(to) || (date_cmp(to, today) >= 0 && date_cmp(on, to) <= 0);
}

bool contact_may_hand_over(struct date from, struct date to, struct date on, struct date today)
{
    return date_cmp(from, on) < 0 && contact_may_end(to, on, today);
}
