// SPDX-License-Identifier: MulanPSL-2.0
/** Can a rate be what some count of so many gives? Pure. */
#ifndef REPORT_RULES_RATE_H
#define REPORT_RULES_RATE_H
#include "modules/report/report_rules_words.h"

/** Rates are per cent: 97.5 is {975, 1, 1}. */
enum report_rate {
    REPORT_RATE_REACHED, /* a count gives it, rounded half up */
    REPORT_RATE_CUT,     /* a count gives it only if the places were cut off */
    REPORT_RATE_NEVER    /* no count gives it */
};

/** Which part of `whole` gives this rate? *out_part: the smallest such part, -1 with NEVER.
 *  A whole below 1 or above REPORT_WHOLE_MAX gives NEVER. */
enum report_rate report_rate_of(struct report_number rate, int64_t whole, int64_t *out_part);
static const int64_t REPORT_WHOLE_MAX = 100000000000;

/** Is it part / whole, rounded half up to the printed places? */
bool report_rate_is(struct report_number rate, int64_t part, int64_t whole);

/** The nearest wholes below and above that some count would give the rate for, searched
 *  REPORT_NEAR_MAX away (enough for rates of two places, which any whole of ten thousand gives);
 *  0 for none. whole: at least 1. */
enum { REPORT_NEAR_MAX = 10000 };
void report_rate_near(struct report_number rate, int64_t whole, int64_t *out_below,
                      int64_t *out_above);
#endif
