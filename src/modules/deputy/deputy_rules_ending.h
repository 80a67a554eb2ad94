// SPDX-License-Identifier: MulanPSL-2.0
/** Whose resignation is decided where, and by which article a mandate has ended. Pure. */
#ifndef DEPUTY_RULES_ENDING_H
#define DEPUTY_RULES_ENDING_H
#include "law/mandate_law.h"
#include "modules/deputy/deputy.h"

/** Does the resignation of a deputy of `theirs` concern the office of a congress of `ours`? Its own
 *  deputies' does, and that of those of the level next above (`above`), whom its congress elected;
 * a township elects none. *out_forum then tells who decides.
 *  @law  Election Law (2020-10-17) art. 55(1), 55(2) */
bool deputy_resigns_here(bool own, bool above, enum level ours, enum level theirs,
                         enum mandate_law_forum *out_forum);
/** "congress", "committee", "electors". `own` false: the electors are we ourselves: "committee". */
const char *deputy_forum_word(enum mandate_law_forum forum, bool own);
/** Has a mandate that ends on `to_on` (none: not known) ended by that day, its last day included?
 * One whose end lies ahead has not: it can still be recalled, or resigned from. */
bool deputy_left(struct date to_on, struct date on);
/** The article for a word of DEPUTY_REASONS; "" for no such word. */
const char *deputy_left_article(struct str reason, struct date on);
/** Are these mandates, both in office today, of two areas of which neither holds the other? Two
 *  congresses of one level always are; of two levels the register does not know, and says no.
 *  @law  Election Law (2020-10-17) art. 48 */
bool deputy_unrelated(const struct deputy_mandate *a, const struct deputy_mandate *b);
#endif
