// SPDX-License-Identifier: MulanPSL-2.0
/** Arithmetic of rates and periods; pure. */
#ifndef INDICATOR_RULES_H
#define INDICATOR_RULES_H
#include "modules/indicator/indicator.h"

/** A period is from..to, both real dates, from not after to, at most ten years. */
bool indicator_period_valid(struct date from, struct date to);
/** Start of the bar and its width in hundredths of a percent of the longest bar. */
int64_t indicator_bar_width(int64_t value, int64_t longest);
#endif
