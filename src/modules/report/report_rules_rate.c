// SPDX-License-Identifier: MulanPSL-2.0
/* Rates and the counts behind them, in whole numbers. */
#include "modules/report/report_rules_rate.h"

/* A hundred per cent in the places of the rate. */
static int64_t hundred(struct report_number rate)
{
    int64_t h = 100;

    for (unsigned i = 0; i < rate.decimals; i++)
        h *= 10;
    return h;
}

bool report_rate_is(struct report_number rate, int64_t part, int64_t whole)
{
    if (whole < 1 || whole > REPORT_WHOLE_MAX || part < 0 || part > whole)
        return false;
    return (2 * part * hundred(rate) + whole) / (2 * whole) == rate.units;
}

static bool is_cut(struct report_number rate, int64_t part, int64_t whole)
{
    return part * hundred(rate) / whole == rate.units;
}

enum report_rate report_rate_of(struct report_number rate, int64_t whole, int64_t *out_part)
{
    const int64_t full = hundred(rate);
    int64_t least;

    *out_part = -1;
    if (whole < 1 || whole > REPORT_WHOLE_MAX || rate.units < 0 || rate.units > full)
        return REPORT_RATE_NEVER;
    /* rounded half up: part >= (2 rate - 1) whole / (2 full) */
    least = rate.units == 0 ? 0 : ((2 * rate.units - 1) * whole + 2 * full - 1) / (2 * full);
    if (report_rate_is(rate, least, whole)) {
        *out_part = least;
        return REPORT_RATE_REACHED;
    }
    least = rate.units * whole / full + 1; /* were it that exactly, it would be reached */
    if (!is_cut(rate, least, whole))
        return REPORT_RATE_NEVER;
    *out_part = least;
    return REPORT_RATE_CUT;
}

static bool reached(struct report_number rate, int64_t whole)
{
    int64_t part;

    return report_rate_of(rate, whole, &part) == REPORT_RATE_REACHED;
}

void report_rate_near(struct report_number rate, int64_t whole, int64_t *out_below,
                      int64_t *out_above)
{
    *out_below = 0;
    *out_above = 0;
    for (int64_t d = 1; d <= REPORT_NEAR_MAX && *out_below == 0; d++)
        if (reached(rate, whole - d))
            *out_below = whole - d;
    for (int64_t d = 1; d <= REPORT_NEAR_MAX && *out_above == 0; d++)
        if (reached(rate, whole + d))
            *out_above = whole + d;
}
