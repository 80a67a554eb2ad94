// SPDX-License-Identifier: MulanPSL-2.0
/** Whose resignation is decided where, and by which article a mandate has ended. Pure. */
#ifndef DEPUTY_RULES_ENDING_H
#define DEPUTY_RULES_ENDING_H
#include "law/mandate_law.h"
#include "modules/deputy/deputy.h"

/** Does a congress of the level `ours` in the division `code` elect deputies of the level `theirs`
 *  (`nation`: of the National People's Congress)?
 * A township none; a county those of its city, but of its province where no city is between them (a
 *  municipality's districts and counties, those right under a province, whose code says so); a city
 *  those of the province, a province the nation's.
 *  @law  Election Law (2020-10-17) art. 3(1) */
bool deputy_elected_by(enum level ours, struct str code, enum level theirs, bool nation);
/** Does the resignation of a deputy of `theirs` concern the office of a congress? Its own deputies'
 *  does, and that of those whom it elected (`elected`). *out_forum then tells who decides: of those
 *  of a county whom a garrison elected, the garrison.
 *  @law  Election Law (2020-10-17) art. 55(1), 55(2)
 *  @law  PLA Election Measures (2021-04-29) art. 37 */
bool deputy_resigns_here(bool own, bool elected, bool garrison, enum level theirs,
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
