// SPDX-License-Identifier: MulanPSL-2.0
/* Articles in words, by the version of a day. */
#include "law/law_article.h"
#include "law/tests/law_test.h"

#define ORGANIC     "《地方各级人民代表大会和地方各级人民政府组织法》"
#define SUPERVISION "《各级人民代表大会常务委员会监督法》"
#define DEPUTIES    "《全国人民代表大会和地方各级人民代表大会代表法》"
#define ELECTION    "《全国人民代表大会和地方各级人民代表大会选举法》"

/* @law Organic Law (2022-03-11) art. 51(3), 51(4)
 * @law Deputies Law (2025-03-11) art. 14, 33, 34, 53, 54, 61(1)
 * @law Deputies Law (2015-08-29) art. 8, 14, 26, 27, 43, 48
 * @law Supervision Law (2006-08-27) art. 35, 37, 40, 45, 46 */
static void version_of_a_day(void)
{
    static const struct {
        const char *why;
        enum law_article article;
        const char *on, *want;
    } T[] = {
        {"no date: in force now", LAW_ARTICLE_COMMITTEE_MEETS, NULL, ORGANIC "第五十一条"},
        {"first day in force", LAW_ARTICLE_COMMITTEE_MEETS, "2022-03-12", ORGANIC "第五十一条"},
        {"before it: title alone", LAW_ARTICLE_COMMITTEE_MEETS, "2022-03-11", ORGANIC},
        {"deputies: new", LAW_ARTICLE_QUESTION_AGAIN, "2025-03-12", DEPUTIES "第二十条"},
        {"deputies: old", LAW_ARTICLE_QUESTION_AGAIN, "2025-03-11", DEPUTIES "第十四条"},
        {"suspension: new", LAW_ARTICLE_SUSPENSION, "2025-03-12", DEPUTIES "第六十一条"},
        {"suspension: old", LAW_ARTICLE_SUSPENSION, "2025-03-11", DEPUTIES "第四十八条"},
        {"deputies: first on record", LAW_ARTICLE_QUESTION_AGAIN, "2015-08-29",
         DEPUTIES "第十四条"},
        {"deputies: before", LAW_ARTICLE_QUESTION_AGAIN, "2015-08-28", DEPUTIES},
        {"a right the old version had not", LAW_ARTICLE_BALLOT_CHOICES, "2025-03-11", DEPUTIES},
        {"supervision: new", LAW_ARTICLE_COMMITTEE_QUESTION, "2024-11-08",
         SUPERVISION "第五十一条"},
        {"supervision: old", LAW_ARTICLE_COMMITTEE_QUESTION, "2024-11-07",
         SUPERVISION "第三十五条"},
        {"supervision: not yet", LAW_ARTICLE_COMMITTEE_QUESTION, "2006-12-31", SUPERVISION},
        {"second answer", LAW_ARTICLE_COMMITTEE_QUESTION_AGAIN, "2007-01-01",
         SUPERVISION "第三十七条"},
        {"commission", LAW_ARTICLE_COMMITTEE_COMMISSION, "2020-01-01", SUPERVISION "第四十条"},
        {"removal moved", LAW_ARTICLE_REMOVAL_MOVED, "2020-01-01", SUPERVISION "第四十五条"},
        {"removal voted", LAW_ARTICLE_REMOVAL_VOTED, "2020-01-01", SUPERVISION "第四十六条"},
        {"announced", LAW_ARTICLE_MANDATE_ENDED, "2025-03-12", DEPUTIES "第六十三条"},
        {"announced before", LAW_ARTICLE_MANDATE_ENDED, "2025-03-11", DEPUTIES "第五十条"},
        {"invited", LAW_ARTICLE_DEPUTY_INVITED, "2025-03-12", DEPUTIES "第三十三条"},
        {"invited before", LAW_ARTICLE_DEPUTY_INVITED, "2025-03-11", DEPUTIES "第二十六条"},
        {"at the session", LAW_ARTICLE_DEPUTY_AT_SESSION, "2025-03-12", DEPUTIES "第十四条"},
        {"at the session before", LAW_ARTICLE_DEPUTY_AT_SESSION, "2025-03-11", DEPUTIES "第八条"},
        {"related meetings", LAW_ARTICLE_DEPUTY_RELATED, "2025-03-12", DEPUTIES "第三十三条"},
        {"related meetings: new", LAW_ARTICLE_DEPUTY_RELATED, "2025-03-11", DEPUTIES},
        {"in a township", LAW_ARTICLE_DEPUTY_TOWNSHIP, "2025-03-12", DEPUTIES "第三十四条"},
        {"in a township: new", LAW_ARTICLE_DEPUTY_TOWNSHIP, "2025-03-11", DEPUTIES},
        {"attends", LAW_ARTICLE_DEPUTY_ATTENDS, "2025-03-12", DEPUTIES "第三十四条"},
        {"attended before", LAW_ARTICLE_DEPUTY_ATTENDS, "2025-03-11", DEPUTIES "第二十七条"},
        {"help: of minorities, and since 2025 of the disabled", LAW_ARTICLE_HELP, "2025-03-12",
         DEPUTIES "第五十三条、第五十四条"},
        {"help before: of minorities alone", LAW_ARTICLE_HELP, "2025-03-11", DEPUTIES "第四十三条"},
        {"resignations", LAW_ARTICLE_DEPUTY_RESIGNATION, "2020-10-18", ELECTION "第五十五条"},
        {"elections", LAW_ARTICLE_DEPUTIES_ELECTED, "2020-10-18", ELECTION "第四十五条"},
        {"elections before", LAW_ARTICLE_DEPUTIES_ELECTED, "2020-10-17", ELECTION},
        {"a model has no versions", LAW_ARTICLE_PRESIDIUM_MEETS, "2010-01-01",
         "参照《广东省人民代表大会议事规则》第十一条"},
        {"no article", LAW_ARTICLE_NONE, "2026-01-01", ""},
        {"no article, no date", LAW_ARTICLE_NONE, NULL, ""},
    };

    arr_each (i, COUNT(T))
        EQ_TEXT(law_article(T[i].article, on(T[i].on)), T[i].want, T[i].why);
}

static void all_named(void)
{
    for (enum law_article a = LAW_ARTICLE_NONE + 1; a < LAW_ARTICLES; a++)
        OK(strstr(law_article(a, (struct date){0}), "》第") != NULL, "names title and article");
}

int main(void)
{
    version_of_a_day();
    all_named();
    return tap_done();
}
