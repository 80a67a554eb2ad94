// SPDX-License-Identifier: MulanPSL-2.0
/** Groups of deputies: by sex, age, ethnic group, party, education, class of occupation. Pure. */
#ifndef DEPUTY_RULES_STRUCTURE_H
#define DEPUTY_RULES_STRUCTURE_H
#include "modules/deputy/deputy.h"

enum deputy_dimension {
    DEPUTY_BY_SEX,
    DEPUTY_BY_AGE,
    DEPUTY_BY_ETHNIC,
    DEPUTY_BY_PARTY,
    DEPUTY_BY_EDUCATION,
    DEPUTY_BY_CLASS,
    DEPUTY_BY_GRASSROOTS, /* of the classes that count as such */
    DEPUTY_DIMENSIONS
};
/** "sex", "age", "ethnic", "party", "education", "class", "grassroots". */
const char *deputy_dimension_word(enum deputy_dimension d);
bool deputy_dimension_parse(struct str word, enum deputy_dimension *out);

/** Full years on a day; -1 where either is not known. Who is born on 29 February is a year older on
 *  1 March of other years. */
int deputy_age(struct date born, struct date on);
/** "to_35", "to_45", "to_55", "to_60", "from_61"; "" not known. Both ends of a band belong to it.
 */
const char *deputy_age_band(int age);
/** The bands in order, NULL-terminated. */
extern const char *const DEPUTY_AGE_BANDS[];

/** What a deputy counts as: a word for sex, age and grassroots ("yes", "no"), else the text as it
 *  stands; "" not known. */
struct str deputy_group_of(enum deputy_dimension by, const struct deputy *d, struct date born,
                           bool grassroots, struct date on);

/** `count` of `all` in thousandths, rounded half up; 0 of none. */
int64_t deputy_permille(int64_t count, int64_t all);
/** How many are missing (> 0) until `count` of `all` is at least the share, or how many there are
 *  too many until it is at most the share; 0: met. */
int64_t deputy_gap(bool least, int64_t permille, int64_t count, int64_t all);
#endif
