// SPDX-License-Identifier: MulanPSL-2.0
/* Ages, bands, groups, shares and gaps. */
#include "base/tap.h"
#include "modules/deputy/deputy_rules_structure.h"

static void test_age(void)
{
    static const struct {
        struct date born, on;
        int want;
    } ROWS[] = {
        {{1985, 6, 12}, {2026, 6, 11}, 40}, {{1985, 6, 12}, {2026, 6, 12}, 41},
        {{1984, 2, 29}, {2026, 2, 28}, 41}, {{1984, 2, 29}, {2026, 3, 1}, 42},
        {{2030, 1, 1}, {2026, 6, 1}, -1},   {{2026, 1, 2}, {2026, 1, 1}, -1},
        {{2026, 1, 1}, {2026, 1, 1}, 0},    {{0}, {2026, 1, 1}, -1},
        {{1985, 6, 12}, {0}, -1},
    };
    static const struct {
        int age;
        const char *want;
    } BANDS[] = {
        {-1, ""},      {0, "to_35"},    {35, "to_35"},   {36, "to_45"},
        {45, "to_45"}, {46, "to_55"},   {55, "to_55"},   {56, "to_60"},
        {60, "to_60"}, {61, "from_61"}, {99, "from_61"},
    };

    arr_each (i, COUNT(ROWS))
        EQ_INT(deputy_age(ROWS[i].born, ROWS[i].on), ROWS[i].want, "age");
    arr_each (i, COUNT(BANDS))
        EQ_STR(str_from(deputy_age_band(BANDS[i].age)), BANDS[i].want, "band");
}

static void test_groups(void)
{
    const struct deputy d = {.sex = S("female"),
                             .ethnic = S("回族"),
                             .party = S("群众"),
                             .education = S("大专"),
                             .class_id = 3,
                             .class_name = S("农民")};
    const struct deputy nobody = {.sex = S("")};
    const struct date born = {1985, 6, 12}, on = {2026, 11, 20};
    static const char *const WANT[DEPUTY_DIMENSIONS] = {"female", "to_45", "回族", "群众",
                                                        "大专",   "农民",  "yes"};

    for (int i = 0; i < DEPUTY_DIMENSIONS; i++) {
        enum deputy_dimension by = DEPUTY_DIMENSIONS;

        EQ_STR(deputy_group_of((enum deputy_dimension)i, &d, born, true, on), WANT[i], WANT[i]);
        OK(deputy_dimension_parse(str_from(deputy_dimension_word((enum deputy_dimension)i)), &by) &&
               (int)by == i,
           "there and back");
        EQ_STR(deputy_group_of((enum deputy_dimension)i, &nobody, (struct date){0}, true, on), "",
               "not known");
    }
    EQ_STR(deputy_group_of(DEPUTY_BY_GRASSROOTS, &d, born, false, on), "no", "not of the base");
    EQ_STR(deputy_group_of(DEPUTY_DIMENSIONS, &d, born, false, on), "", "no such dimension");
    EQ_STR(deputy_group_of((enum deputy_dimension)99, &d, born, false, on), "", "none at all");
    OK(!deputy_dimension_parse(S("height"), &(enum deputy_dimension){0}), "no such word");
}

static void test_shares(void)
{
    EQ_INT(deputy_permille(1, 3), 333, "a third");
    EQ_INT(deputy_permille(2, 3), 667, "two thirds");
    EQ_INT(deputy_permille(1, 2000), 1, "half a thousandth is one");
    EQ_INT(deputy_permille(1, 2001), 0, "less is none");
    EQ_INT(deputy_permille(0, 0), 0, "of nobody");
    EQ_INT(deputy_permille(5, 5), 1000, "all");
    EQ_INT(deputy_gap(true, 300, 90, 300), 0, "just enough");
    EQ_INT(deputy_gap(true, 300, 89, 300), 1, "one is missing");
    EQ_INT(deputy_gap(true, 301, 90, 300), 1, "a part of one is one");
    EQ_INT(deputy_gap(true, 1, 0, 1), 1, "any part of one is one");
    EQ_INT(deputy_gap(true, 300, 95, 300), 0, "more than enough");
    EQ_INT(deputy_gap(false, 650, 195, 300), 0, "just not too many");
    EQ_INT(deputy_gap(false, 650, 196, 300), 1, "one too many");
    EQ_INT(deputy_gap(false, 649, 195, 300), 1, "a part of one is none");
    EQ_INT(deputy_gap(false, 650, 100, 300), 0, "fewer");
    EQ_INT(deputy_gap(true, 1000, 0, 7), 7, "all of them are missing");
}

int main(void)
{
    test_age();
    test_groups();
    test_shares();
    return tap_done();
}
