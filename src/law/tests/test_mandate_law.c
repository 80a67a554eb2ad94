// SPDX-License-Identifier: MulanPSL-2.0
/* How mandates end: resignations, absences, announcements, articles. */
#include "law/mandate_law.h"
#include "law/tests/law_test.h"

static const struct date NOW = {2026, 11, 20};

/* @law Election Law (2020-10-17) art. 55(1), 55(2)
 * @law PLA Election Measures (2021-04-29) art. 37 */
static void resigned(void)
{
    struct err err = {0};

    EQ_INT(mandate_law_resign_to(LEVEL_TOWNSHIP), MANDATE_LAW_CONGRESS, "a township's congress");
    EQ_INT(mandate_law_resign_to(LEVEL_COUNTY), MANDATE_LAW_COMMITTEE,
           "a county's standing committee");
    EQ_INT(mandate_law_resign_to(LEVEL_CITY), MANDATE_LAW_ELECTORS,
           "of a city: the standing committee of those who elected him");
    EQ_INT(mandate_law_resign_to(LEVEL_PROVINCE), MANDATE_LAW_ELECTORS, "of a province too");
    EQ_INT(mandate_law_check_accepted(16, 31, NOW, &err), ST_OK, "16 of 31 are more than half");
    EQ_INT(mandate_law_check_accepted(16, 32, NOW, &err), ST_RULE, "half is not");
    EQ_TEXT(err.key, "law.resignation_not_passed", "as it says");
    OK(strstr(err.law, "选举法》第五十五条") != NULL, "by this article");
    EQ_INT(mandate_law_check_accepted(17, 32, NOW, &err), ST_OK, "one more is");
    EQ_INT(mandate_law_check_accepted(0, 0, NOW, &err), ST_RULE, "nobody accepts nothing");
    OK(!mandate_law_resign_filed(LEVEL_TOWNSHIP) && !mandate_law_resign_filed(LEVEL_COUNTY),
       "direct deputies: announced, not filed");
    OK(mandate_law_resign_filed(LEVEL_CITY) && mandate_law_resign_filed(LEVEL_PROVINCE),
       "those whom congresses elect: filed above");
    OK(strstr(mandate_law_garrison_article(), "人民解放军") != NULL &&
           strstr(mandate_law_garrison_article(), "第三十七条") != NULL,
       "those whom garrisons elect, by their own rules");
}

/* @law Deputies Law (2025-03-11) art. 63(1), 63(2) */
static void announced(void)
{
    EQ_INT(mandate_law_announced_by(LEVEL_TOWNSHIP), MANDATE_LAW_CONGRESS, "a township's congress");
    EQ_INT(mandate_law_announced_by(LEVEL_COUNTY), MANDATE_LAW_COMMITTEE, "a county's committee");
    EQ_INT(mandate_law_announced_by(LEVEL_CITY), MANDATE_LAW_COMMITTEE, "a city's");
    EQ_INT(mandate_law_announced_by(LEVEL_PROVINCE), MANDATE_LAW_COMMITTEE, "a province's");
}

/* @law Deputies Law (2025-03-11) art. 62(1) */
static void absent(void)
{
    OK(!mandate_law_absent_ends(0) && !mandate_law_absent_ends(1), "once is not enough");
    OK(mandate_law_absent_ends(2) && mandate_law_absent_ends(3), "twice is");
}

/* @law Deputies Law (2025-03-11) art. 62(1), 62(2)
 * @law Deputies Law (2015-08-29) art. 49
 * @law Organic Law (2022-03-11) art. 38 */
static void articles(void)
{
    static const struct {
        const char *what;
        enum mandate_law_end end;
        struct date on;
        const char *want;
    } CASES[] = {
        {"moved", MANDATE_LAW_MOVED, {2026, 1, 9}, "《代表法》(2025-03-11)第62条第1款第1项"},
        {"resigned", MANDATE_LAW_RESIGNED, {2026, 1, 9}, "《代表法》(2025-03-11)第62条第1款第2项"},
        {"absent", MANDATE_LAW_ABSENT, {2026, 1, 9}, "《代表法》(2025-03-11)第62条第1款第3项"},
        {"recalled", MANDATE_LAW_RECALLED, {2026, 1, 9}, "《代表法》(2025-03-11)第62条第1款第4项"},
        {"nationality",
         MANDATE_LAW_NATIONALITY,
         {2026, 1, 9},
         "《代表法》(2025-03-11)第62条第1款第5项"},
        {"rights", MANDATE_LAW_RIGHTS, {2026, 1, 9}, "《代表法》(2025-03-11)第62条第1款第6项"},
        {"incapable",
         MANDATE_LAW_INCAPABLE,
         {2026, 1, 9},
         "《代表法》(2025-03-11)第62条第1款第7项"},
        {"died", MANDATE_LAW_DIED, {2026, 1, 9}, "《代表法》(2025-03-11)第62条第2款"},
        {"the first day of the new one",
         MANDATE_LAW_MOVED,
         {2025, 3, 12},
         "《代表法》(2025-03-11)第62条第1款第1项"},
        {"the last of the old one",
         MANDATE_LAW_MOVED,
         {2025, 3, 11},
         "《代表法》(2015-08-29)第49条第1项"},
        {"resigned then", MANDATE_LAW_RESIGNED, {2019, 5, 1}, "《代表法》(2015-08-29)第49条第2项"},
        {"absent then", MANDATE_LAW_ABSENT, {2019, 5, 1}, "《代表法》(2015-08-29)第49条第3项"},
        {"recalled then", MANDATE_LAW_RECALLED, {2019, 5, 1}, "《代表法》(2015-08-29)第49条第4项"},
        {"nationality then",
         MANDATE_LAW_NATIONALITY,
         {2019, 5, 1},
         "《代表法》(2015-08-29)第49条第5项"},
        {"rights then", MANDATE_LAW_RIGHTS, {2019, 5, 1}, "《代表法》(2015-08-29)第49条第6项"},
        {"incapable, the first day on record",
         MANDATE_LAW_INCAPABLE,
         {2015, 8, 29},
         "《代表法》(2015-08-29)第49条第7项"},
        {"death is new in 2025", MANDATE_LAW_DIED, {2019, 5, 1}, "《代表法》"},
        {"older than what is on record", MANDATE_LAW_MOVED, {2015, 8, 28}, "《代表法》"},
        {"the term", MANDATE_LAW_TERM, {2022, 3, 12}, "《地方组织法》(2022-03-11)第38条"},
        {"the term before", MANDATE_LAW_TERM, {2022, 3, 11}, "《地方组织法》"},
        {"and long before", MANDATE_LAW_TERM, {2011, 3, 11}, "《地方组织法》"},
    };

    arr_each (i, COUNT(CASES))
        EQ_TEXT(mandate_law_end_article(CASES[i].end, CASES[i].on), CASES[i].want, CASES[i].what);
}

/* @law Election Law (2020-10-17) art. 4(1) */
static void of_age(void)
{
    static const struct {
        struct date born, on;
        bool may;
        const char *what;
    } CASES[] = {
        {{2008, 3, 1}, {2026, 3, 1}, true, "eighteen today"},
        {{2008, 3, 2}, {2026, 3, 1}, false, "eighteen tomorrow"},
        {{1940, 1, 1}, {2026, 3, 1}, true, "eighty-six"},
    };

    arr_each (i, COUNT(CASES))
        OK(mandate_law_of_age(CASES[i].born, CASES[i].on) == CASES[i].may, CASES[i].what);
}

int main(void)
{
    of_age();
    resigned();
    announced();
    absent();
    articles();
    return tap_done();
}
