// SPDX-License-Identifier: MulanPSL-2.0
/** Arithmetic of rates, periods, comparisons, limits and of what may be public; pure. */
#ifndef INDICATOR_RULES_H
#define INDICATOR_RULES_H
#include "modules/indicator/indicator.h"

/** A period is from..to, both real dates, from not after to. */
bool indicator_period_valid(struct date from, struct date to);
/** Is it short enough to be divided into months: ten years? */
bool indicator_period_in_months(struct date from, struct date to);
/** Start of the bar and its width in hundredths of a percent of the longest bar. */
int64_t indicator_bar_width(int64_t value, int64_t longest);

/* ---------------------------------------------------------------- periods */

/** Days from..to, both included. */
struct indicator_span {
    struct date from, to;
};

/** The period that a word means in `year` (0: that of today); quarter, month: those of today; term:
 *  from `term_from`; since: from the beginning of records. Both of these last until today. False:
 *  another word ("days"), or no term. */
bool indicator_span_of(struct str word, int year, struct date today, struct date term_from,
                       struct indicator_span *out);
/** The word and year of a period, for the form: "days" for one that is no whole one. */
const char *indicator_span_word(const struct indicator_span *s, struct date today,
                                struct date term_from);
/** The part of it that is over: until today. False: it lies ahead. */
bool indicator_span_known(const struct indicator_span *s, struct date today,
                          struct indicator_span *out);
/** The same days a year before, of the part that is over. False: it is longer than a year, or lies
 *  ahead. */
bool indicator_span_before(const struct indicator_span *s, struct date today,
                           struct indicator_span *out);

enum { INDICATOR_TREND_MOST = 12, INDICATOR_TREND_YEARS = 5 };
/** The steps of a trend until the last known day of the period, oldest first: twelve months, or
 *  five years; the last step ends on that day. Returns how many; 0: the period lies ahead. */
size_t indicator_steps(const struct indicator_span *s, struct date today, bool years,
                       struct indicator_span out[INDICATOR_TREND_MOST]);

/* ---------------------------------------------------------------- comparison */

enum indicator_trend { INDICATOR_SAME, INDICATOR_MORE, INDICATOR_LESS, INDICATOR_NEW };
/** What became of a value: by how much, and in tenths of a percent of what it was (of rates:
 *  difference in tenths of a percentage point, and no share). INDICATOR_NEW: there was nothing to
 *  compare with. */
struct indicator_change {
    enum indicator_trend trend;
    int64_t by, permille; /* never below 0; permille -1: none */
};
/** Denominators below 0: plain counts. */
struct indicator_change indicator_change_of(int64_t now, int64_t now_of, int64_t then,
                                            int64_t then_of);

/* ---------------------------------------------------------------- targets and limits */

/** What is compared with a limit or a target: the count, or the rate in tenths of a percent. False:
 *  a rate of nothing. */
bool indicator_measure(int64_t numerator, int64_t denominator, int64_t *out);

/** "94.6", "95", "95%" in tenths of a percent, at most 1000 of 100. False: something else. */
bool indicator_permille_parse(struct str typed, int64_t *out);

enum indicator_standing {
    INDICATOR_MET,    /* as wanted */
    INDICATOR_ON_WAY, /* not yet, in time with the days that are gone */
    INDICATOR_BEHIND, /* fewer than the days that are gone ask for */
    INDICATOR_MISSED  /* worse than wanted, or the time is over */
};
/** How a value stands to its target. at_most: it should not be more. grows: a count of a period,
 *  which goes on growing until its end; of others (rates, as of a day) the days do not matter. */
enum indicator_standing indicator_standing_of(int64_t value, int64_t target, bool at_most,
                                              bool grows, const struct indicator_span *s,
                                              struct date today);

/** Is a limit crossed: `above`: more than it; else less. */
bool indicator_crosses(int64_t value, int64_t limit, bool above);
/** What to do about a limit: tell once when it is crossed, and note when it no longer is. */
enum indicator_alarm { INDICATOR_QUIET, INDICATOR_TELL, INDICATOR_OVER };
enum indicator_alarm indicator_alarm_of(bool was, bool is);

/* ---------------------------------------------------------------- in public */

/** May this be shown to everybody: a count is nothing or at least `least`, a rate is of at least
 *  that many. */
bool indicator_is_open(int64_t numerator, int64_t denominator, int64_t least);
/** Which parts stay hidden; where one alone is, the smallest of the others too: it would follow
 *  from the whole. `hidden` has room for `count`. */
void indicator_hide(const int64_t *numerators, const int64_t *denominators, size_t count,
                    int64_t least, bool *hidden);
#endif
