// SPDX-License-Identifier: MulanPSL-2.0
/** Small arithmetic that says what it means. */
#ifndef BASE_NUM_H
#define BASE_NUM_H
#include <stdint.h>

static inline int64_t num_max(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static inline int64_t num_min(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/** < 0, 0, > 0 as a is less than, equal to or more than b. */
static inline int num_cmp(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/** Seconds to wait before the next try after `tries` failed ones: `first`, twice as long each time,
 *  at most `longest`, and up to a quarter more by `random`, so that not all try again at once. */
static inline int64_t num_backoff(int64_t first, int64_t longest, int64_t tries, uint32_t random)
{
    int64_t wait = first;

    for (int64_t i = 1; i < tries && wait < longest; i++)
        wait *= 2;
    wait = num_min(wait, longest);
    return wait + (int64_t)(random % (uint32_t)(wait / 4 + 1));
}
#endif
