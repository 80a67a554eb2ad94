// SPDX-License-Identifier: MulanPSL-2.0
/** What a congress, organ, session or division must look like. Pure. */
#ifndef CONGRESS_RULES_H
#define CONGRESS_RULES_H
#include "modules/congress/congress.h"

enum {
    CONGRESS_LEVELS = CONGRESS_NATION + 1,
    ORGAN_KINDS = ORGAN_OTHER + 1,
    CONGRESS_NUMBER_MAX = 99 /* terms and sessions */
};

/** Is the code one of an administrative division of that level: digits, 2, 4, 6, 9 or 12 of them
 *  (a province may also write 6, a city 6)? */
bool congress_code_fits(struct str code, enum congress_level level);

/** Note each fault of a new congress with invalid(). */
void congress_check_new(struct ctx *ctx, const struct congress_new *in);
void congress_check_organ(struct ctx *ctx, const struct organ *in);
void congress_check_delegation_name(struct ctx *ctx, struct str name);
void congress_check_session(struct ctx *ctx, const struct congress_session *in);

/** The second of the day of a time such as "17:30", "17" or either with the words for hour and
 *  minute; false if it is none. */
bool congress_parse_clock(struct str text, unsigned *out_second);

/** Level word of a division by the length of its code: "province" … "village"; NULL if no code has
 *  that length or it holds anything but digits. */
const char *division_level_of(struct str code);
/** Does the statistical code of township level stand for something that is none: a development
 * zone, an industrial park, a farm? Their last three digits are 400 and up; streets have 001 to
 * 099, towns 100 to 199, townships 200 to 399. */
bool division_is_zone(struct str code);
/** Code of the division above; "" for a province. */
struct str division_parent_of(struct str code);

/** 1..99 in Chinese numerals, from a text of the ten digits 〇..九 and 十 as eleven characters. */
struct str congress_numeral(struct arena *a, struct str digits, int n);
#endif
