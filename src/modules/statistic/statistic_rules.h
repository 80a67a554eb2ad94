// SPDX-License-Identifier: MulanPSL-2.0
/** What statistics decide about values of rows; pure. */
#ifndef STATISTIC_RULES_H
#define STATISTIC_RULES_H
#include "base/arena.h"
#include "modules/statistic/statistic.h"

/** Is the row's value as the condition says? `text` as people read it, `number` where `is_number`.
 *  least, most: numbers by size when both are numbers, else texts by their order (days as
 *  2026-03-09). An unknown op lets nothing through. */
bool statistic_matches(const struct statistic_condition *c, struct str text, bool is_number,
                       int64_t number);

/** The part of the calendar that a day "2026-03-09" is in: "2026-03", "2026-Q1", "2026"; the text
 *  itself for no bucket; "" for what is no day. */
struct str statistic_bucket(struct arena *a, struct str day, struct str bucket);

/** Does a day lie in the period? No day never does. */
bool statistic_in(struct str day, struct date from, struct date to);

/** An address inside the program: one slash, no host, no fragment, no control characters. */
bool statistic_list_valid(struct str list);

/** The value of an exact division to `digits` (0 or 1) places, half up; 0 where of is 0. */
int64_t statistic_share(int64_t part, int64_t of);
#endif
