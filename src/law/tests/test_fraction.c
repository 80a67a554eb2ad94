// SPDX-License-Identifier: MulanPSL-2.0
/* Fractions of a body. */
#include "base/tap.h"
#include "law/fraction.h"

/* @law Civil Code (2020-05-28) art. 1259 */
static void the_number_itself(void)
{
    OK(!fraction_more_than_half(150, 300), "half is not more than half");
    OK(fraction_more_than_half(151, 300), "half plus one is");
    OK(fraction_more_than_half(151, 301), "151 of 301 is more than half");
    OK(!fraction_more_than_half(150, 301), "150 of 301 is not");
    OK(fraction_at_least_half(150, 300), "half is at least half");
    OK(!fraction_at_least_half(149, 300), "one fewer is not");
    OK(fraction_at_least_two_thirds(200, 300), "exactly two thirds");
    OK(!fraction_at_least_two_thirds(199, 300), "below two thirds");
    OK(fraction_at_least_two_thirds(201, 301), "201 of 301");
    OK(!fraction_at_least_two_thirds(200, 301), "200 of 301");
    OK(fraction_at_least_third(100, 300), "exactly one third");
    OK(!fraction_at_least_third(99, 300), "below one third");
    OK(fraction_at_least_fifth(60, 300), "exactly one fifth");
    OK(!fraction_at_least_fifth(59, 300), "below one fifth");
    OK(fraction_at_least_tenth(30, 300), "exactly one tenth");
    OK(!fraction_at_least_tenth(29, 300), "below one tenth");
    OK(!fraction_at_least_tenth(30, 301), "30 of 301 is below one tenth");
}

static void bounds(void)
{
    OK(!fraction_at_least_half(0, 0), "nothing is half of an empty whole");
    OK(!fraction_more_than_half(1, 0), "nor is one");
    OK(fraction_more_than_half(1, 1), "one of one");
    OK(!fraction_at_least_tenth(0, 1), "none of one");
    OK(fraction_more_than_half(UINT32_MAX, UINT32_MAX), "no overflow");
    OK(!fraction_more_than_half(UINT32_MAX / 2, UINT32_MAX), "no overflow just below half");
    OK(fraction_at_least_two_thirds(UINT32_MAX / 3 * 2, UINT32_MAX), "no overflow at two thirds");
    EQ_INT(fraction_needed(FRACTION_TWO_THIRDS, UINT32_MAX), UINT32_MAX / 3 * 2,
           "no overflow in the number needed");
}

static uint32_t ceiling(uint32_t a, uint32_t b)
{
    return a / b + (a % b != 0);
}

/* @law Civil Code (2020-05-28) art. 1259 */
static void every_house(void)
{
    bool one_threshold = true, right_place = true, empty = true;

    for (uint32_t n = 1; n <= 3000; n++) {
        const uint32_t want[] = {
            [FRACTION_MORE_THAN_HALF] = n / 2 + 1,     [FRACTION_HALF] = ceiling(n, 2),
            [FRACTION_TWO_THIRDS] = ceiling(2 * n, 3), [FRACTION_THIRD] = ceiling(n, 3),
            [FRACTION_FIFTH] = ceiling(n, 5),          [FRACTION_TENTH] = ceiling(n, 10),
        };

        arr_each (f, COUNT(want)) {
            const uint32_t needed = fraction_needed((enum fraction)f, n);

            right_place = right_place && needed == want[f];
            for (uint32_t v = needed > 2 ? needed - 2 : 0; v <= needed + 2; v++)
                one_threshold =
                    one_threshold && fraction_reached((enum fraction)f, v, n) == (v >= needed);
        }
    }
    arr_each (f, 6)
        empty = empty && fraction_needed((enum fraction)f, 0) == 1;
    OK(right_place, "1..3000: the number needed is where the words put it");
    OK(one_threshold, "1..3000: reached from that number on, not before");
    OK(empty, "an empty whole asks for one, which is not there");
}

int main(void)
{
    the_number_itself();
    bounds();
    every_house();
    return tap_done();
}
