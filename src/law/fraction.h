// SPDX-License-Identifier: MulanPSL-2.0
/** Fractions of a body, in exact integers. A fraction of a deputy does not exist, and two thirds
 *  is not a binary fraction.
 *
 *  Which number is the whole (deputies, voters who took part, ballots) is for the caller to know;
 *  the statutes use four different ones. Nothing is a fraction of an empty whole.
 */
#ifndef LAW_FRACTION_H
#define LAW_FRACTION_H
#include <stdbool.h>
#include <stdint.h>

enum fraction {
    FRACTION_MORE_THAN_HALF,
    FRACTION_HALF,
    FRACTION_TWO_THIRDS,
    FRACTION_THIRD,
    FRACTION_FIFTH,
    FRACTION_TENTH
};

/** Does `part` reach the fraction of `whole`? "At least" includes the number itself, "more than"
 *  does not. False for an empty whole.
 *  @law  Civil Code (2020-05-28) art. 1259, by analogy
 */
bool fraction_reached(enum fraction fraction, uint32_t part, uint32_t whole);

/** The smallest part that reaches the fraction, for display ("151 votes needed"). 1 for an empty
 *  whole, which no part reaches.
 *  @law  Civil Code (2020-05-28) art. 1259, by analogy
 */
uint32_t fraction_needed(enum fraction fraction, uint32_t whole);

/* The same by name, for rules that know their fraction. */
bool fraction_more_than_half(uint32_t part, uint32_t whole);
bool fraction_at_least_half(uint32_t part, uint32_t whole);
bool fraction_at_least_two_thirds(uint32_t part, uint32_t whole);
bool fraction_at_least_third(uint32_t part, uint32_t whole);
bool fraction_at_least_fifth(uint32_t part, uint32_t whole);
bool fraction_at_least_tenth(uint32_t part, uint32_t whole);

#endif
