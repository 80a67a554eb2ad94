// SPDX-License-Identifier: MulanPSL-2.0
/** When a notice goes out, and when a rule speaks. Pure: instants and dates in, decisions out. */
#ifndef NOTICE_RULES_H
#define NOTICE_RULES_H
#include "law/calendar.h"

enum {
    NOTICE_DAY_MINUTES = 24 * 60,
    NOTICE_LATE_DAYS = 2 /* workdays by which a rule may speak late, when no server ran */
};

/** Seconds until the next try after `tries` failed ones: 60, 120, 240 … up to six hours, each up to
 *  a quarter longer, so that not all try again at the same second. `random`: any number. */
int64_t notice_backoff(int64_t tries, uint32_t random);

/** `at` itself, or the end of the quiet hours it falls into. Minutes of the day in Beijing; from
 *  22:00 to 7:00 goes over midnight; from == to: never quiet. */
int64_t notice_after_quiet(int64_t at, int64_t quiet_from, int64_t quiet_to);
/** The first instant at or after `at` that is at this minute of a day. */
int64_t notice_next_minute(int64_t at, int64_t minute);

/** Does a rule of `days` (workdays from the due day, negative before it) speak today? On its day,
 * or NOTICE_LATE_DAYS later at most, but not before the due day once that has passed. */
bool notice_rule_speaks(const struct calendar *cal, struct date today, struct date due_on,
                        int64_t days);
/** How many days from `today` to the due day, without sign. */
int64_t notice_days_apart(struct date today, struct date due_on);

/** "7:30", "07:30", "7", a full-width colon too; minutes of the day. */
bool notice_clock_parse(struct str text, int64_t *out_minute);
/** "7:30" */
struct str notice_clock(struct arena *a, int64_t minute);
#endif
