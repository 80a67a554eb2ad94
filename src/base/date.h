// SPDX-License-Identifier: MulanPSL-2.0
/** Civil dates in Beijing time, and instants as UTC seconds. */
#ifndef BASE_DATE_H
#define BASE_DATE_H
#include "base/str.h"

/** A civil date. {0} is "no date". */
struct date {
    int year;
    unsigned month; /* 1..12 */
    unsigned day;   /* 1..31 */
};

#define DATE_TEXT_SIZE sizeof("YYYY-MM-DD")

bool date_valid(struct date d);
/** True for {0}: no date at all. */
bool date_none(struct date d);
unsigned days_in_month(int year, unsigned month);

/** Same day `months` later, or the last day of a shorter month. Civil Code art. 202. */
struct date date_add_months(struct date d, unsigned months);
struct date date_add_days(struct date d, int days);
/** Days from b to a (a - b); negative if a is earlier. */
int date_diff_days(struct date a, struct date b);
/** 1 Monday .. 7 Sunday. */
unsigned date_weekday(struct date d);
/** < 0, 0, > 0 as a is before, on or after b. */
int date_cmp(struct date a, struct date b);
/** The earlier, the later of two; no date is before all dates. */
struct date date_earlier(struct date a, struct date b);
struct date date_later(struct date a, struct date b);

/** ISO 8601 into text, which must hold DATE_TEXT_SIZE bytes. Returns text. "" for no date. */
const char *date_format(struct date d, char *text);
/** "YYYY-MM-DD", nothing before or after it. */
bool date_parse(struct str text, struct date *out);
/** A day as people write it: 2026-3-5, 2026/03/05, 2026.3.5, 2026年3月5日 and 20260305, with digits
 * of either width; a midnight behind it, as sheets put it, means nothing. False: none, and *out
 * stays. */
bool date_read(struct str text, struct date *out);

/** First and last day of a month "2026-03"; false if it is none. */
bool date_parse_month(struct str text, struct date *out_first, struct date *out_last);
/** The next part of [from, to] that lies within one month, and its name "2026-03". *rest moves on;
 *  false after the last one. Begin with *rest = from. */
bool date_next_month(struct date *rest, struct date to, struct date *out_first,
                     struct date *out_last, char name[DATE_TEXT_SIZE]);

/** Days since 1970-01-01. */
int64_t date_to_days(struct date d);
struct date date_from_days(int64_t days);
/** The date and the second of the day in Beijing (UTC+8, no summer time since 1991). */
struct date date_of_instant(int64_t at, unsigned *out_second_of_day);
/** 00:00 in Beijing on d, in UTC seconds. */
int64_t date_begin(struct date d);
#endif
