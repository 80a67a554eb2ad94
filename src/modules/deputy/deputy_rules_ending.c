// SPDX-License-Identifier: MulanPSL-2.0
/* Whose resignation is decided where, and by which article a mandate has ended. */
#include "modules/deputy/deputy_rules_ending.h"
#include "modules/deputy/deputy_rules.h"

/* Beijing, Tianjin, Shanghai, Chongqing; counties right under a province bear 90 for the city. */
static bool under_province(struct str code)
{
    static const char *const MUNICIPALITIES[] = {"11", "12", "31", "50"};

    arr_each (i, COUNT(MUNICIPALITIES))
        if (str_starts(code, str_from(MUNICIPALITIES[i])))
            return true;
    return code.len > 3 && code.ptr[2] == '9' && code.ptr[3] == '0';
}

bool deputy_elected_by(enum level ours, struct str code, enum level theirs, bool nation)
{
    if (ours == LEVEL_COUNTY)
        return !nation && theirs == (under_province(code) ? LEVEL_PROVINCE : LEVEL_CITY);
    if (ours == LEVEL_CITY)
        return !nation && theirs == LEVEL_PROVINCE;
    return ours == LEVEL_PROVINCE && nation;
}

bool deputy_resigns_here(bool own, bool elected, bool garrison, enum level theirs,
                         enum mandate_law_forum *out_forum)
{
    if (!own && !elected)
        return false;
    *out_forum = own && garrison && theirs == LEVEL_COUNTY ? MANDATE_LAW_ELECTORS
                                                           : mandate_law_resign_to(theirs);
    return true;
}

const char *deputy_forum_word(enum mandate_law_forum forum, bool own)
{
    if (forum == MANDATE_LAW_CONGRESS)
        return "congress";
    return forum == MANDATE_LAW_ELECTORS && own ? "electors" : "committee";
}

bool deputy_left(struct date to_on, struct date on)
{
    return !date_none(to_on) && date_cmp(to_on, on) <= 0;
}

const char *deputy_left_article(struct str reason, struct date on)
{
    static const enum mandate_law_end ENDS[] = {
        MANDATE_LAW_TERM,   MANDATE_LAW_MOVED,     MANDATE_LAW_RESIGNED,
        MANDATE_LAW_ABSENT, MANDATE_LAW_RECALLED,  MANDATE_LAW_NATIONALITY,
        MANDATE_LAW_RIGHTS, MANDATE_LAW_INCAPABLE, MANDATE_LAW_DIED,
    };

    for (size_t i = 0; DEPUTY_REASONS[i] != NULL; i++)
        if (str_eqz(reason, DEPUTY_REASONS[i]))
            return mandate_law_end_article(ENDS[i], on);
    return "";
}

bool deputy_unrelated(const struct deputy_mandate *a, const struct deputy_mandate *b)
{
    return a->in_office && b->in_office && str_eq(a->level, b->level) &&
           !str_eq(a->congress, b->congress);
}
