// SPDX-License-Identifier: MulanPSL-2.0
/* Arithmetic of rates, comparisons, limits and of what may be public: integers only. */
#include "modules/indicator/indicator_rules.h"

enum { PERMILLE = 1000, PERCENT = 100, BAR_FULL = 10000 };

static int64_t rounded(int64_t numerator, int64_t denominator, int64_t scale)
{
    if (denominator <= 0)
        return 0;
    return (numerator * scale * 2 + denominator) / (denominator * 2);
}

int64_t indicator_permille(int64_t numerator, int64_t denominator)
{
    return rounded(numerator, denominator, PERMILLE);
}

int64_t indicator_percent(int64_t numerator, int64_t denominator)
{
    return rounded(numerator, denominator, PERCENT);
}

struct str indicator_permille_text(struct arena *a, int64_t permille)
{
    if (permille % 10 == 0)
        return str_printf(a, "%lld", (long long)(permille / 10));
    return str_printf(a, "%lld.%lld", (long long)(permille / 10), (long long)(permille % 10));
}

int64_t indicator_bar_width(int64_t value, int64_t longest)
{
    return rounded(value, longest, BAR_FULL);
}

/* ---------------------------------------------------------------- comparison */

static struct indicator_change change(int64_t now, int64_t then)
{
    if (now > then)
        return (struct indicator_change){INDICATOR_MORE, now - then, -1};
    if (now < then)
        return (struct indicator_change){INDICATOR_LESS, then - now, -1};
    return (struct indicator_change){INDICATOR_SAME, 0, -1};
}

static struct indicator_change change_of_count(int64_t now, int64_t then)
{
    struct indicator_change c = change(now, then);

    if (then > 0)
        c.permille = rounded(c.by, then, PERMILLE);
    return c;
}

struct indicator_change indicator_change_of(int64_t now, int64_t now_of, int64_t then,
                                            int64_t then_of)
{
    if (now_of < 0)
        return change_of_count(now, then);
    if (now_of == 0 || then_of == 0)
        return (struct indicator_change){INDICATOR_NEW, 0, -1};
    return change(indicator_permille(now, now_of), indicator_permille(then, then_of));
}

/* ---------------------------------------------------------------- targets and limits */

bool indicator_measure(int64_t numerator, int64_t denominator, int64_t *out)
{
    *out = denominator < 0 ? numerator : indicator_permille(numerator, denominator);
    return denominator != 0;
}

bool indicator_permille_parse(struct str typed, int64_t *out)
{
    struct str rest = str_strip(typed, "%"), whole;
    int64_t tenths = 0;

    (void)str_cut(&rest, '.', &whole);
    if (!str_to_int(whole, out) || *out < 0 || *out > PERMILLE)
        return false;
    if (rest.len > 0 && (rest.len != 1 || !str_to_int(rest, &tenths)))
        return false;
    *out = *out * 10 + tenths;
    return true;
}

enum indicator_standing indicator_standing_of(int64_t value, int64_t target, bool at_most,
                                              bool grows, const struct indicator_span *s,
                                              struct date today)
{
    const int64_t all = date_diff_days(s->to, s->from) + 1;
    const int64_t gone = date_diff_days(today, s->from) + 1;

    if (at_most)
        return value <= target ? INDICATOR_MET : INDICATOR_MISSED;
    if (value >= target)
        return INDICATOR_MET;
    if (gone > all)
        return INDICATOR_MISSED;
    if (!grows)
        return INDICATOR_BEHIND;
    return value * all < target * gone ? INDICATOR_BEHIND : INDICATOR_ON_WAY;
}

bool indicator_crosses(int64_t value, int64_t limit, bool above)
{
    return above ? value > limit : value < limit;
}

enum indicator_alarm indicator_alarm_of(bool was, bool is)
{
    if (was == is)
        return INDICATOR_QUIET;
    return is ? INDICATOR_TELL : INDICATOR_OVER;
}

/* ---------------------------------------------------------------- in public */

bool indicator_is_open(int64_t numerator, int64_t denominator, int64_t least)
{
    if (denominator >= 0)
        return denominator >= least;
    return numerator == 0 || numerator >= least;
}

/* How many things a part is made of. */
static int64_t size_of(int64_t numerator, int64_t denominator)
{
    return denominator == -1 ? numerator : denominator;
}

void indicator_hide(const int64_t *numerators, const int64_t *denominators, size_t count,
                    int64_t least, bool *hidden)
{
    size_t hiding = 0, smallest = count;
    int64_t sum = 0;

    arr_each (i, count) {
        hidden[i] = !indicator_is_open(numerators[i], denominators[i], least);
        if (hidden[i]) {
            smallest = i;
            hiding++;
            sum += size_of(numerators[i], denominators[i]);
        }
    }
    /* whoever knows the total knows what the hidden ones are together: one alone is known, and so
     * are two of one each */
    if (hiding == 0 || sum >= least)
        return;
    arr_each (i, count) {
        const int64_t size = size_of(numerators[i], denominators[i]);

        if (!hidden[i] && size >= least &&
            (hidden[smallest] || size < size_of(numerators[smallest], denominators[smallest])))
            smallest = i;
    }
    hidden[smallest] = true;
}
