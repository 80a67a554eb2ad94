// SPDX-License-Identifier: MulanPSL-2.0
/** How seats are shared out: by people, and to peoples who live together in a place. Totals:
 *  seats_law.h.
 */
#ifndef LAW_SHARE_LAW_H
#define LAW_SHARE_LAW_H
#include <stdbool.h>
#include <stdint.h>

/** How far the people behind one deputy of a part lie from those behind one of the whole, in
 *  thousandths of the latter: 0 equal, 250 a quarter more people for each deputy, -250 a quarter
 *  fewer. The statute wants them equal and names no limit. 0 where a number is missing.
 *  @law  Election Law (2020-10-17) art. 15(1)
 */
int64_t share_law_off(int64_t people, int64_t seats, int64_t all_people, int64_t all_seats);

enum share_law_band {
    SHARE_LAW_SMALL,  /* less than 15 in a hundred: up to twice the share */
    SHARE_LAW_MIDDLE, /* from 15, less than 30: more than the share, no more than 30 in a hundred */
    SHARE_LAW_LARGE   /* from 30: the share */
};

struct share_law_people {
    enum share_law_band band;
    int64_t least, most; /* seats, both inclusive */
};
/** Seats of a people of `people` among `all_people` (not 0, `people` no more than that) in a
 *  congress of `total`. The share rounds down for the least, at least one, and up for the most of a
 *  large people; other upper limits round down, but never below the least.
 *  @law  Election Law (2020-10-17) art. 19(1), 19(2), 19(3), 19(4)
 */
struct share_law_people share_law_people(int64_t people, int64_t all_people, int64_t total);

#endif
