// SPDX-License-Identifier: MulanPSL-2.0
/* Days of a series, turns. */
#include "modules/station/station_rules_rota.h"
#include "base/num.h"

static const char *const RULES[] = {
    [STATION_MONTHLY] = "month",
    [STATION_NTH_WEEKDAY] = "weekday",
    [STATION_WEEKLY] = "week",
};

enum { WEEK = 7, NTH_MAX = 4, DAY_MAX = 31 };

const char *station_rule_word(enum station_rule rule)
{
    return RULES[rule];
}

bool station_rule_parse(struct str word, enum station_rule *out)
{
    arr_each (i, COUNT(RULES)) {
        if (str_eqz(word, RULES[i])) {
            *out = (enum station_rule)i;
            return true;
        }
    }
    return false;
}

static bool is_weekday(unsigned weekday)
{
    return weekday >= 1 && weekday <= WEEK;
}

bool station_cycle_fits(const struct station_cycle *c)
{
    if (!date_none(c->to_on) && date_cmp(c->to_on, c->from_on) < 0)
        return false;
    if (c->rule == STATION_MONTHLY)
        return c->nth >= 1 && c->nth <= DAY_MAX;
    if (c->rule == STATION_NTH_WEEKDAY && c->nth > NTH_MAX)
        return false;
    return is_weekday(c->weekday);
}

static unsigned day_of_month(const struct station_cycle *c, int year, unsigned month)
{
    const unsigned days = days_in_month(year, month);
    const struct date first = {year, month, 1};
    unsigned day;

    if (c->rule == STATION_MONTHLY)
        return (unsigned)num_min(c->nth, days);
    day = 1 + (c->weekday + WEEK - date_weekday(first)) % WEEK;
    if (c->nth > 0)
        return day + (c->nth - 1) * WEEK;
    while (day + WEEK <= days)
        day += WEEK;
    return day;
}

static bool falls_on(const struct station_cycle *c, struct date d)
{
    if (c->rule == STATION_WEEKLY)
        return date_weekday(d) == c->weekday;
    return d.day == day_of_month(c, d.year, d.month);
}

size_t station_falls(const struct station_cycle *c, const struct calendar *calendar,
                     struct date from, struct date until, struct station_fall *out, size_t limit)
{
    size_t n = 0;

    if (!date_none(c->to_on))
        until = date_earlier(until, c->to_on);
    for (struct date d = date_later(from, c->from_on); n < limit && date_cmp(d, until) <= 0;
         d = date_add_days(d, 1)) {
        if (falls_on(c, d))
            out[n++] = (struct station_fall){d, c->shift ? calendar_next_workday(calendar, d) : d};
    }
    return n;
}

static int by_turn(const void *left, const void *right)
{
    const struct station_turn *a = left, *b = right;
    int order = num_cmp(a->away, b->away);

    if (order == 0)
        order = date_cmp(a->last, b->last);
    return order == 0 ? num_cmp(a->key, b->key) : order;
}

void station_take_turns(struct station_turn *turns, size_t count)
{
    qsort(turns, count, sizeof *turns, by_turn);
}
