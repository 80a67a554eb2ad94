// SPDX-License-Identifier: MulanPSL-2.0
/* How a value reads in the text: whole numbers only, words of approximation where they are true. */
#include "base/buf.h"
#include "base/money.h"
#include "base/num.h"
#include "modules/report/report_rules_token.h"
#include <stdlib.h>

enum { PERCENT = 100, FEN = 100, WAN = 10000, TEN = 10, TWENTIETH = 20 };

/* Nothing is larger, whatever a file says; twice of it can be multiplied by 10,000. */
static const int64_t SIZE_LARGEST = 100000000000000;

static const char *const BEFORE[REPORT_ASES] = {"", "", "", "近", "", "约"};
static const char *const BEHIND[REPORT_ASES] = {"", "余", "多", "", "", ""};

static int64_t within(int64_t n)
{
    return num_min(num_max(n, -SIZE_LARGEST), SIZE_LARGEST);
}

/* Two leading digits are kept of what has three or more, one of what has two. */
static int64_t round_step(int64_t n)
{
    int64_t step = 1;

    while (n / step >= PERCENT)
        step *= TEN;
    return n / TEN == 0 ? 1 : num_max(step, TEN);
}

/* 近 is said of what wants no more than a twentieth. */
static int64_t rounded(int64_t n, int64_t step, enum report_as as)
{
    const int64_t down = n - n % step, up = n == down ? n : down + step;

    if (as == REPORT_EXACT)
        return n;
    if (as == REPORT_NEAR)
        return (up - n) * TWENTIETH > up ? n : up;
    if (as == REPORT_ABOUT)
        return (n - down) * 2 >= step ? up : down;
    return down;
}

/* `n` of `scale` in decimals: 155900 of 10000 with 2 is 15.59; digits < 0: as many as tell it, two
 * at most. Half is rounded up. */
static struct str scaled(struct arena *a, int64_t n, int64_t scale, int digits)
{
    int left = digits < 0 ? REPORT_DIGITS_MAX : digits;
    int64_t power = 1, part, units;

    for (int i = 0; i < left; i++)
        power *= TEN;
    part = ((n % scale) * power * 2 + scale) / (scale * 2);
    units = n / scale + part / power;
    part %= power;
    for (; digits == -1 && left > 0 && part % TEN == 0; left--)
        part /= TEN;
    if (left == 0)
        return str_int(a, units);
    return str_printf(a, "%lld.%0*lld", (long long)units, left, (long long)part);
}

static struct str say_number(struct arena *a, const struct report_token *t, int64_t n,
                             int64_t scale, const char *unit)
{
    const int64_t size = llabs(n);
    const int64_t shown = rounded(size, t->step > 0 ? t->step : round_step(size), t->as);
    const enum report_as as = shown == size ? REPORT_EXACT : t->as;

    struct buf to = buf_new(a, 0);

    buf_printf(&to, "%s%s", n < 0 ? "-" : "", BEFORE[as]);
    buf_str(&to, scaled(a, shown, scale, t->digits));
    buf_printf(&to, "%s%s", unit, BEHIND[as]);
    return buf_view(&to);
}

static struct str say_count(struct arena *a, const struct report_token *t, int64_t n)
{
    return say_number(a, t, within(n), t->scale,
                      t->scale == 1     ? ""
                      : t->scale == WAN ? "万"
                                        : "亿");
}

/* In parts of a percent, rounded once: half up. */
static int64_t rate(int64_t numerator, int64_t denominator, int64_t parts)
{
    return (numerator * PERCENT * parts * 2 + denominator) / (denominator * 2);
}

static struct str say_rate(struct arena *a, const struct report_token *t, int64_t numerator,
                           int64_t denominator)
{
    struct report_token whole = *t;
    int64_t parts = 1;

    if (t->as != REPORT_EXACT) {
        whole.step = num_max(t->step, 1) * PERCENT;
        return say_number(a, &whole, rate(numerator, denominator, PERCENT), PERCENT, "%");
    }
    for (int i = 0; i < (t->digits < 0 ? 1 : t->digits); i++)
        parts *= TEN;
    return say_number(a, t, rate(numerator, denominator, parts), parts, "%");
}

static struct str say_money(struct arena *a, const struct report_token *t, int64_t fen, bool wan)
{
    static const char *const NO_UNIT = "";

    if (t->as == REPORT_EXACT && t->digits < 0 && t->scale == 1)
        return wan ? money_wan(a, fen) : money_text(a, fen);
    return wan ? say_number(a, t, fen / FEN, WAN, NO_UNIT) : say_count(a, t, fen / FEN);
}

struct str report_token_say(struct arena *a, const struct report_token *t,
                            const struct report_amount *v)
{
    const int64_t numerator = within(v->numerator), denominator = within(v->denominator);

    if (t->part == REPORT_NUMERATOR)
        return say_count(a, t, numerator);
    if (t->part == REPORT_DENOMINATOR)
        return say_count(a, t, denominator);
    if (denominator >= 0)
        return denominator == 0 ? S("—") : say_rate(a, t, num_max(numerator, 0), denominator);
    if (v->unit == REPORT_YUAN || v->unit == REPORT_WAN_YUAN)
        return say_money(a, t, numerator, v->unit == REPORT_WAN_YUAN);
    return say_count(a, t, numerator);
}
