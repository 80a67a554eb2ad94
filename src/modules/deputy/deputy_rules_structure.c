// SPDX-License-Identifier: MulanPSL-2.0
/* Groups of deputies. */
#include "modules/deputy/deputy_rules_structure.h"
#include "base/num.h"

enum { WHOLE = 1000 };

static const char *const WORDS[DEPUTY_DIMENSIONS] = {
    [DEPUTY_BY_SEX] = "sex",
    [DEPUTY_BY_AGE] = "age",
    [DEPUTY_BY_ETHNIC] = "ethnic",
    [DEPUTY_BY_PARTY] = "party",
    [DEPUTY_BY_EDUCATION] = "education",
    [DEPUTY_BY_CLASS] = "class",
    [DEPUTY_BY_GRASSROOTS] = "grassroots",
};

static const int LAST_AGES[] = {35, 45, 55, 60};
const char *const DEPUTY_AGE_BANDS[] = {"to_35", "to_45", "to_55", "to_60", "from_61", NULL};

const char *deputy_dimension_word(enum deputy_dimension d)
{
    return WORDS[d];
}

bool deputy_dimension_parse(struct str word, enum deputy_dimension *out)
{
    arr_each (i, DEPUTY_DIMENSIONS)
        if (str_eqz(word, WORDS[i])) {
            *out = (enum deputy_dimension)i;
            return true;
        }
    return false;
}

int deputy_age(struct date born, struct date on)
{
    const struct date birthday = {on.year, born.month, born.day};

    if (date_none(born) || date_none(on) || date_cmp(on, born) < 0)
        return -1;
    return on.year - born.year - (date_cmp(on, birthday) < 0);
}

const char *deputy_age_band(int age)
{
    if (age < 0)
        return "";
    arr_each (i, COUNT(LAST_AGES))
        if (age <= LAST_AGES[i])
            return DEPUTY_AGE_BANDS[i];
    return DEPUTY_AGE_BANDS[COUNT(LAST_AGES)];
}

struct str deputy_group_of(enum deputy_dimension by, const struct deputy *d, struct date born,
                           bool grassroots, struct date on)
{
    switch (by) {
    case DEPUTY_BY_SEX:
        return d->sex;
    case DEPUTY_BY_AGE:
        return str_from(deputy_age_band(deputy_age(born, on)));
    case DEPUTY_BY_ETHNIC:
        return d->ethnic;
    case DEPUTY_BY_PARTY:
        return d->party;
    case DEPUTY_BY_EDUCATION:
        return d->education;
    case DEPUTY_BY_CLASS:
        return d->class_name;
    case DEPUTY_BY_GRASSROOTS:
        return d->class_id == 0 ? S("") : grassroots ? S("yes") : S("no");
    case DEPUTY_DIMENSIONS:
        break;
    }
    return S("");
}

int64_t deputy_permille(int64_t count, int64_t all)
{
    return all == 0 ? 0 : (2 * WHOLE * count + all) / (2 * all);
}

int64_t deputy_gap(bool least, int64_t permille, int64_t count, int64_t all)
{
    const int64_t share = permille * all;

    if (least)
        return num_max((share + WHOLE - 1) / WHOLE - count, 0);
    return num_max(count - share / WHOLE, 0);
}
