// SPDX-License-Identifier: MulanPSL-2.0
/* Exact comparison of a part with a fraction of a whole. */
#include "law/fraction.h"

struct ratio {
    uint64_t num, den; /* 64 bits: a product with any uint32_t fits */
    bool exceed;       /* more than, not at least */
};

static const struct ratio RATIOS[] = {
    [FRACTION_MORE_THAN_HALF] = {1, 2, .exceed = true}, [FRACTION_HALF] = {1, 2, .exceed = false},
    [FRACTION_TWO_THIRDS] = {2, 3, .exceed = false},    [FRACTION_THIRD] = {1, 3, .exceed = false},
    [FRACTION_FIFTH] = {1, 5, .exceed = false},         [FRACTION_TENTH] = {1, 10, .exceed = false},
};

uint32_t fraction_needed(enum fraction fraction, uint32_t whole)
{
    const struct ratio r = RATIOS[fraction];
    const uint64_t scaled = r.num * whole;

    if (r.exceed || whole == 0)
        return (uint32_t)(scaled / r.den + 1);
    return (uint32_t)((scaled + r.den - 1) / r.den);
}

bool fraction_reached(enum fraction fraction, uint32_t part, uint32_t whole)
{
    const struct ratio r = RATIOS[fraction];

    if (whole == 0)
        return false;
    return r.exceed ? r.den * part > r.num * whole : r.den * part >= r.num * whole;
}

bool fraction_more_than_half(uint32_t part, uint32_t whole)
{
    return fraction_reached(FRACTION_MORE_THAN_HALF, part, whole);
}

bool fraction_at_least_half(uint32_t part, uint32_t whole)
{
    return fraction_reached(FRACTION_HALF, part, whole);
}

bool fraction_at_least_two_thirds(uint32_t part, uint32_t whole)
{
    return fraction_reached(FRACTION_TWO_THIRDS, part, whole);
}

bool fraction_at_least_third(uint32_t part, uint32_t whole)
{
    return fraction_reached(FRACTION_THIRD, part, whole);
}

bool fraction_at_least_fifth(uint32_t part, uint32_t whole)
{
    return fraction_reached(FRACTION_FIFTH, part, whole);
}

bool fraction_at_least_tenth(uint32_t part, uint32_t whole)
{
    return fraction_reached(FRACTION_TENTH, part, whole);
}
