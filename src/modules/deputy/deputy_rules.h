// SPDX-License-Identifier: MulanPSL-2.0
/** What a name, a phone number and an ID number must look like. Pure. */
#ifndef DEPUTY_RULES_H
#define DEPUTY_RULES_H
#include "modules/deputy/deputy.h"

/** A personal name as it is stored: no blanks between Chinese characters (tables often pad names of
 *  two characters), the dot of transcribed names always U+00B7. */
struct str deputy_name_normal(struct arena *a, struct str name);
/** 2 to 30 characters; letters of any script, the dot between two of them, blanks between words of
 *  Latin letters. */
bool deputy_name_fits(struct str name);

/** Digits only: blanks, hyphens and a leading +86 left out. */
struct str deputy_phone_normal(struct arena *a, struct str phone);
/** Eleven digits, the first a 1 (mobile numbers of the mainland). */
bool deputy_phone_fits(struct str phone);

/** Upper-case X, no blanks. */
struct str deputy_id_normal(struct arena *a, struct str id);
/** Eighteen characters, a real day of birth, and the check character of GB 11643-1999. */
bool deputy_id_fits(struct str id);
/** Day of birth and sex ("male", "female") in a number that fits. */
struct date deputy_id_born(struct str id);
const char *deputy_id_sex(struct str id);

/** Note each fault of a deputy's values with invalid(); the values are as stored. */
void deputy_check(struct ctx *ctx, const struct deputy_new *in);
/** Has what ends the mandate for this reason happened when it is told: it cannot lie ahead? */
bool deputy_end_is_fact(struct str reason);
/** Is it a reason for which a mandate ends?
 *  @law  Deputies Law (2025-03-11) art. 62 */
bool deputy_reason_fits(struct str reason);
/** Is it one of the two grounds of a suspension?
 *  @law  Deputies Law (2025-03-11) art. 61(1) */
bool deputy_ground_fits(struct str ground);
/** Have both a day in common? Open ends last. */
bool deputy_suspensions_meet(const struct deputy_suspension *a, const struct deputy_suspension *b);
/** The words of deputy_reason_fits(), NULL-terminated. */
extern const char *const DEPUTY_REASONS[];
#endif
