// SPDX-License-Identifier: MulanPSL-2.0
/* Arithmetic of rates and periods: integers only. */
#include "modules/indicator/indicator_rules.h"

enum { PERMILLE = 1000, PERCENT = 100, BAR_FULL = 10000, PERIOD_YEARS_MAX = 10 };

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

bool indicator_period_valid(struct date from, struct date to)
{
    return date_valid(from) && date_valid(to) && date_cmp(from, to) <= 0 &&
           to.year - from.year <= PERIOD_YEARS_MAX;
}

int64_t indicator_bar_width(int64_t value, int64_t longest)
{
    return rounded(value, longest, BAR_FULL);
}
