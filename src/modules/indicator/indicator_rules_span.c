// SPDX-License-Identifier: MulanPSL-2.0
/* Which days a period is, which it is compared with, and the steps of a trend. */
#include "modules/indicator/indicator_rules.h"

enum {
    PERIOD_YEARS_MOST = 10,
    MONTHS = 12,
    QUARTER = 3,
    HALF = 6,
    YEAR_DAYS = 366,
    FEBRUARY = 2,
    LEAP_DAY = 29
};

/* Nothing that an office keeps is older. */
static const struct date BEGINNING = {1949, 10, 1};

bool indicator_period_valid(struct date from, struct date to)
{
    return date_valid(from) && date_valid(to) && date_cmp(from, to) <= 0;
}

bool indicator_period_in_months(struct date from, struct date to)
{
    return to.year - from.year <= PERIOD_YEARS_MOST;
}

/* `count` months from the first of a month on. */
static struct indicator_span months(int year, unsigned first, unsigned count)
{
    const unsigned last = first + count - 1;

    return (struct indicator_span){{year, first, 1}, {year, last, days_in_month(year, last)}};
}

static const struct {
    const char *word;
    unsigned first, count;
} PARTS[] = {
    {"year", 1, MONTHS}, {"half1", 1, HALF}, {"half2", HALF + 1, HALF}, {"q1", 1, QUARTER},
    {"q2", 4, QUARTER},  {"q3", 7, QUARTER}, {"q4", 10, QUARTER},
};

/* Does it last from a day until today? */
static bool until_today(struct str word, struct date today, struct date term_from,
                        struct indicator_span *out)
{
    *out = (struct indicator_span){str_eqz(word, "term") ? term_from : BEGINNING, today};
    return !date_none(out->from);
}

bool indicator_span_of(struct str word, int year, struct date today, struct date term_from,
                       struct indicator_span *out)
{
    arr_each (i, COUNT(PARTS))
        if (str_eqz(word, PARTS[i].word)) {
            *out = months(year != 0 ? year : today.year, PARTS[i].first, PARTS[i].count);
            return true;
        }
    if (str_eqz(word, "quarter")) {
        *out = months(today.year, (today.month - 1) / QUARTER * QUARTER + 1, QUARTER);
        return true;
    }
    if (str_eqz(word, "month")) {
        *out = months(today.year, today.month, 1);
        return true;
    }
    if (!str_among("term since", word))
        return false;
    return until_today(word, today, term_from, out);
}

static bool same_days(const struct indicator_span *a, const struct indicator_span *b)
{
    return date_cmp(a->from, b->from) == 0 && date_cmp(a->to, b->to) == 0;
}

const char *indicator_span_word(const struct indicator_span *s, struct date today,
                                struct date term_from)
{
    static const char *const OTHERS[] = {"month", "term", "since"};
    struct indicator_span whole;

    arr_each (i, COUNT(PARTS)) {
        whole = months(s->from.year, PARTS[i].first, PARTS[i].count);
        if (same_days(s, &whole))
            return PARTS[i].word;
    }
    arr_each (i, COUNT(OTHERS))
        if (indicator_span_of(str_from(OTHERS[i]), today.year, today, term_from, &whole) &&
            same_days(s, &whole))
            return OTHERS[i];
    return "days";
}

bool indicator_span_known(const struct indicator_span *s, struct date today,
                          struct indicator_span *out)
{
    *out = (struct indicator_span){s->from, date_earlier(s->to, today)};
    return date_cmp(s->from, today) <= 0;
}

static struct date year_before(struct date d)
{
    const bool leap_day = d.month == FEBRUARY && d.day == LEAP_DAY;

    return (struct date){d.year - 1, d.month, leap_day ? LEAP_DAY - 1 : d.day};
}

bool indicator_span_before(const struct indicator_span *s, struct date today,
                           struct indicator_span *out)
{
    struct indicator_span known;
    const bool is_known = indicator_span_known(s, today, &known);

    *out = (struct indicator_span){year_before(known.from), year_before(known.to)};
    if (known.to.day == days_in_month(known.to.year, known.to.month))
        out->to.day = days_in_month(out->to.year, out->to.month);
    return is_known && date_diff_days(s->to, s->from) < YEAR_DAYS;
}

size_t indicator_steps(const struct indicator_span *s, struct date today, bool years,
                       struct indicator_span out[INDICATOR_TREND_MOST])
{
    const size_t count = years ? INDICATOR_TREND_YEARS : INDICATOR_TREND_MOST;
    struct indicator_span known;

    if (!indicator_span_known(s, today, &known))
        return 0;
    arr_each (i, count) {
        const int back = (int)(count - 1 - i);
        const int month = known.to.year * MONTHS + (int)known.to.month - 1 - back;

        out[i] = years ? months(known.to.year - back, 1, MONTHS)
                       : months(month / MONTHS, (unsigned)(month % MONTHS) + 1, 1);
    }
    out[count - 1].to = known.to;
    return count;
}
