// SPDX-License-Identifier: MulanPSL-2.0
/** What a file comes to by the formula, and what a formula, an entry and an appeal must be. Pure.
 */
#ifndef DUTY_RULES_H
#define DUTY_RULES_H
#include "modules/duty/duty.h"

enum { DUTY_POINTS_MAX = 10000 }; /* tenths of one item */

/** Tenths of "2", "2.5", "０.５"; false for anything else, less than 0 or too large. */
bool duty_points_parse(struct str s, int64_t *out);

/** done × each, at most cap (0: no limit), less absent × penalty. */
int64_t duty_line_points(const struct duty_line *line);
/** The base and all lines, between 0 and most (0: no upper limit). */
int64_t duty_file_points(int64_t base, int64_t most, const struct duty_line *lines, size_t count);

/** A self-made entry: kinds of acts on it. waiting → confirmed or returned (→ waiting again);
 *  waiting, returned → withdrawn; confirmed → returned, by who checks. */
enum duty_act { DUTY_CONFIRM, DUTY_RETURN, DUTY_CHANGE, DUTY_WITHDRAW };
/** May that be done in this state ("waiting", "confirmed", "returned", "withdrawn")? `own`: by the
 *  deputy himself; else by who checks. */
bool duty_entry_may(struct str state, enum duty_act act, bool own);

/** Is it one of "done", "excused", "absent", "void": what an upheld appeal makes of a fact? */
bool duty_standing_fits(struct str word);
/** As an appeal keeps how a fact stood: he who was free to come and did not had no leave to ask
 * for, and was not absent either. */
struct str duty_standing_kept(struct str standing);
/** Is it what a self-entry may be counted in: a text unit.<word>? */
bool duty_unit_fits(struct str word);
/** How much of `least` a year is expected by the end of the quarter that holds `by`, of one who is
 * in office since `from`: as much as of the year's quarters he was in office from their first day
 * on, rounded down. 0 where `by` lies before `from`. */
int64_t duty_expected(int64_t least, struct date from, struct date by);
/** Days of one year, each once. */
struct duty_days {
    uint32_t months[12]; /* bit 1 to 31 */
};
/** Takes up the days of the year from … until (none: `from` alone). */
void duty_days_add(struct duty_days *days, int year, struct date from, struct date until);
int64_t duty_days_count(const struct duty_days *days);
/** The first days that follow one another on `after` or later in its year; false: no more. */
bool duty_days_run(const struct duty_days *days, struct date after, struct date *out_from,
                   struct date *out_until);
/** Last day of the quarter that holds the day. */
struct date duty_quarter_end(struct date day);
/** Last day of the year's period, not after today. */
struct date duty_until(int year, struct date today);
#endif
