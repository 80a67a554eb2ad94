// SPDX-License-Identifier: MulanPSL-2.0
/** What rank a text has, what a clause is about. Pure. */
#ifndef STATUTE_RULES_H
#define STATUTE_RULES_H
#include "modules/statute/statute.h"

/** Place of a level among STATUTE_LEVELS, from 0; -1 of an unknown word. */
int statute_rank(struct str level);
bool statute_kind_known(struct str kind);
/** The level that title and history speak for. */
struct str statute_guess_level(struct str title, struct str history);
/** What an article is about, from the chapter it stands in and its words. */
struct str statute_guess_kind(struct str heading, struct str text);
/** Which of two versions holds on a day: true when b does rather than a. Of those in force the
 *  latest; of those not yet in force the earliest. */
bool statute_text_rather(struct date on, struct date a, struct date b);
#endif
