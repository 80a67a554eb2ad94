// SPDX-License-Identifier: MulanPSL-2.0
/* Whose resignation is decided where; articles of mandates that have ended; mandates of two areas.
 */
#include "base/tap.h"
#include "modules/deputy/deputy_rules_ending.h"

/* @law Election Law (2020-10-17) art. 55(1), 55(2)
 * @law PLA Election Measures (2021-04-29) art. 37 */
static void test_rules(void)
{
    static const struct {
        const char *what;
        bool own, elected, garrison;
        enum level theirs;
        const char *want; /* NULL: elsewhere */
    } CASES[] = {
        {"a township's own", true, false, false, LEVEL_TOWNSHIP, "congress"},
        {"a county's own", true, false, false, LEVEL_COUNTY, "committee"},
        {"a county's own, of a garrison", true, false, true, LEVEL_COUNTY, "electors"},
        {"a township's own, of no garrison", true, false, true, LEVEL_TOWNSHIP, "congress"},
        {"a city's own", true, false, false, LEVEL_CITY, "electors"},
        {"a province's own", true, false, false, LEVEL_PROVINCE, "electors"},
        {"a city's of a county", false, true, false, LEVEL_CITY, "committee"},
        {"a county's of nobody here", false, true, true, LEVEL_COUNTY, "committee"},
        {"another county's", false, false, false, LEVEL_COUNTY, NULL},
        {"the nation's of a province", false, true, false, LEVEL_PROVINCE, "committee"},
    };
    const struct date on = {2026, 11, 18};

    arr_each (i, COUNT(CASES)) {
        enum mandate_law_forum forum = MANDATE_LAW_CONGRESS;
        const bool here = deputy_resigns_here(CASES[i].own, CASES[i].elected, CASES[i].garrison,
                                              CASES[i].theirs, &forum);

        EQ_TEXT(here ? deputy_forum_word(forum, CASES[i].own) : "",
                CASES[i].want != NULL ? CASES[i].want : "", CASES[i].what);
    }
    EQ_TEXT(deputy_left_article(S("term"), on), "《地方组织法》(2022-03-11)第38条", "the term");
    EQ_TEXT(deputy_left_article(S("moved"), on), "《代表法》(2025-03-11)第62条第1款第1项", "moved");
    EQ_TEXT(deputy_left_article(S("resigned"), on), "《代表法》(2025-03-11)第62条第1款第2项",
            "resigned");
    EQ_TEXT(deputy_left_article(S("absent"), on), "《代表法》(2025-03-11)第62条第1款第3项",
            "absent");
    EQ_TEXT(deputy_left_article(S("recalled"), on), "《代表法》(2025-03-11)第62条第1款第4项",
            "recalled");
    EQ_TEXT(deputy_left_article(S("lost_nationality"), on),
            "《代表法》(2025-03-11)第62条第1款第5项", "nationality");
    EQ_TEXT(deputy_left_article(S("lost_rights"), on), "《代表法》(2025-03-11)第62条第1款第6项",
            "rights");
    EQ_TEXT(deputy_left_article(S("incapable"), on), "《代表法》(2025-03-11)第62条第1款第7项",
            "incapable");
    EQ_TEXT(deputy_left_article(S("died"), on), "《代表法》(2025-03-11)第62条第2款", "died");
    EQ_TEXT(deputy_left_article(S(""), on), "", "none");
    EQ_TEXT(deputy_left_article(S("tired"), on), "", "no such reason");
}

/* @law Election Law (2020-10-17) art. 48 */
static void test_unrelated(void)
{
    struct deputy_mandate a = {.level = S("county"), .congress = S("云溪县"), .in_office = true},
                          b = {.level = S("county"), .congress = S("柳河县"), .in_office = true};

    OK(deputy_unrelated(&a, &b), "of two counties at once");
    b.in_office = false;
    OK(!deputy_unrelated(&a, &b) && !deputy_unrelated(&b, &a), "one after the other");
    b.in_office = true;
    b.congress = a.congress;
    OK(!deputy_unrelated(&a, &b), "one and the same congress");
    b.congress = S("云州市");
    b.level = S("city");
    OK(!deputy_unrelated(&a, &b), "of the city as well");
}

/* Who elects whom; a dot: nobody of that level.
 * @law Election Law (2020-10-17) art. 3(1) */
static void test_elected(void)
{
    static const struct {
        const char *code;
        enum level ours;
        const char *want; /* township county city province nation */
    } CASES[] = {
        {"149921100", LEVEL_TOWNSHIP, "....."}, {"149921", LEVEL_COUNTY, "..c.."},
        {"110101", LEVEL_COUNTY, "...p."},      {"120101", LEVEL_COUNTY, "...p."},
        {"310101", LEVEL_COUNTY, "...p."},      {"500101", LEVEL_COUNTY, "...p."},
        {"149001", LEVEL_COUNTY, "...p."},      {"909921", LEVEL_COUNTY, "..c.."},
        {"14", LEVEL_COUNTY, "..c.."},          {"149", LEVEL_COUNTY, "..c.."},
        {"149900", LEVEL_CITY, "...p."},        {"140000", LEVEL_PROVINCE, "....n"},
        {"110000", LEVEL_PROVINCE, "....n"},
    };

    arr_each (i, COUNT(CASES)) {
        for (int t = LEVEL_TOWNSHIP; t <= LEVEL_PROVINCE; t++)
            EQ_INT(deputy_elected_by(CASES[i].ours, str_from(CASES[i].code), (enum level)t, false),
                   CASES[i].want[t] != '.', CASES[i].code);
        EQ_INT(deputy_elected_by(CASES[i].ours, str_from(CASES[i].code), LEVEL_PROVINCE, true),
               CASES[i].want[LEVEL_PROVINCE + 1] != '.', CASES[i].code);
    }
    OK(deputy_elected_by(LEVEL_COUNTY, (struct str){"149001", 4}, LEVEL_PROVINCE, false),
       "four digits tell");
    OK(deputy_elected_by(LEVEL_COUNTY, (struct str){"149001", 3}, LEVEL_CITY, false),
       "three do not");
    OK(deputy_elected_by(LEVEL_COUNTY, S("149101"), LEVEL_CITY, false) &&
           deputy_elected_by(LEVEL_COUNTY, S("148001"), LEVEL_CITY, false),
       "one digit of the two is not enough");
}

static void test_left(void)
{
    static const struct date ON = {2026, 11, 18};

    OK(!deputy_left((struct date){0}, ON), "no end is known");
    OK(!deputy_left((struct date){2026, 11, 19}, ON), "the end lies ahead");
    OK(deputy_left(ON, ON) && deputy_left((struct date){2026, 11, 17}, ON), "it has come");
}

int main(void)
{
    test_elected();
    test_left();
    test_unrelated();
    test_rules();
    return tap_done();
}
