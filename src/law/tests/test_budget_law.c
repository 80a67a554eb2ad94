// SPDX-License-Identifier: MulanPSL-2.0
/* The calendar of money, article by article. */
#include "law/budget_law.h"
#include "law/tests/law_test.h"

static const char *const NAMES[BUDGET_LAW_ITEMS] = {
    [BUDGET_LAW_LISTEN] = "listen",
    [BUDGET_LAW_DRAFT] = "draft",
    [BUDGET_LAW_APPROVAL] = "approval",
    [BUDGET_LAW_PUBLISHED] = "published",
    [BUDGET_LAW_REPLIED] = "replied",
    [BUDGET_LAW_GENERAL_TRANSFER] = "general transfer",
    [BUDGET_LAW_SPECIAL_TRANSFER] = "special transfer",
    [BUDGET_LAW_ACCOUNTS_DRAFT] = "accounts draft",
    [BUDGET_LAW_ACCOUNTS] = "accounts",
    [BUDGET_LAW_AUDIT] = "audit",
    [BUDGET_LAW_PLAN_HALF] = "plan half",
    [BUDGET_LAW_BUDGET_HALF] = "budget half",
    [BUDGET_LAW_ACCOUNTS_PUBLISHED] = "accounts published",
    [BUDGET_LAW_ACCOUNTS_REPLIED] = "accounts replied",
    [BUDGET_LAW_ADJUSTMENT_DRAFT] = "adjustment draft",
    [BUDGET_LAW_ADJUSTMENT] = "adjustment",
    [BUDGET_LAW_ADJUSTMENT_PUBLISHED] = "adjustment published",
    [BUDGET_LAW_PLAN_ADJUSTMENT] = "plan adjustment",
    [BUDGET_LAW_ENVIRONMENT] = "environment",
    [BUDGET_LAW_PLAN_MIDTERM] = "plan midterm",
    [BUDGET_LAW_OUTLINE_ADJUSTMENT] = "outline adjustment",
    [BUDGET_LAW_ASSETS] = "assets",
    [BUDGET_LAW_DEBT] = "debt",
    [BUDGET_LAW_RECTIFICATION] = "rectification",
    [BUDGET_LAW_ADJUSTMENT_FILED] = "adjustment filed",
    [BUDGET_LAW_TRANSFERS] = "transfers",
    [BUDGET_LAW_LOWER_BUDGETS] = "lower budgets",
    [BUDGET_LAW_LOWER_ACCOUNTS] = "lower accounts",
    [BUDGET_LAW_FINANCIAL_REPORT] = "financial report",
};

static struct budget_law_year year_2026(void)
{
    return (struct budget_law_year){
        .year = 2026,
        .level = LEVEL_COUNTY,
        .session_opens = on("2026-03-12"),
        .session_closes = on("2026-03-15"),
        .budget_approved = on("2026-03-14"),
        .accounts_meeting = on("2026-08-27"),
        .accounts_approved = on("2026-08-28"),
        .audit_heard = on("2026-08-28"),
        .adjustment_meeting = on("2026-10-29"),
        .adjustment_approved = on("2026-10-30"),
        .calendar = &CAL,
        .reading = CIVIL_CODE_BEFORE_INCLUSIVE,
        .roll = true,
    };
}

/* @law Budget Law (2018-12-29) art. 14(1), 43(2), 44(4), 45, 50(2), 52(1), 52(4), 69(6), 69(7)
 * @law Budget Law (2018-12-29) art. 71(2), 73, 77(3), 78(4), 80, 81(2), 86, 97
 * @law Organic Law (2022-03-11) art. 50(1)
 * @law Supervision Law (2024-11-08) art. 19(2), 20, 22, 23, 24(2), 25(2), 27(1), 27(2) */
static void whole_year(void)
{
    static const struct {
        const char *due, *from, *article;
    } WANT[BUDGET_LAW_ITEMS] = {
        [BUDGET_LAW_LISTEN] = {"2026-03-11", "", "《预算法》第四十五条"},
        [BUDGET_LAW_DRAFT] = {"2026-02-10", "", "《预算法》第四十四条第四款"},
        [BUDGET_LAW_APPROVAL] = {"2026-03-15", "", "《预算法》第四十三条第二款"},
        [BUDGET_LAW_PUBLISHED] = {"2026-04-03", "", "《预算法》第十四条第一款"},
        [BUDGET_LAW_REPLIED] = {"2026-04-03", "", "《预算法》第五十二条第一款"},
        [BUDGET_LAW_GENERAL_TRANSFER] = {"2026-04-13", "", "《预算法》第五十二条第四款"},
        [BUDGET_LAW_SPECIAL_TRANSFER] = {"2026-05-13", "", "《预算法》第五十二条第四款"},
        [BUDGET_LAW_ACCOUNTS_DRAFT] = {"2026-07-28", "", "《预算法》第七十八条第四款"},
        [BUDGET_LAW_ACCOUNTS] = {"2026-09-30", "2026-06-01",
                                 "《各级人民代表大会常务委员会监督法》第十九条第二款"},
        [BUDGET_LAW_AUDIT] = {"2026-09-30", "2026-06-01",
                              "《各级人民代表大会常务委员会监督法》第二十七条第一款"},
        [BUDGET_LAW_PLAN_HALF] = {"2026-09-30", "2026-06-01",
                                  "《各级人民代表大会常务委员会监督法》第二十条"},
        [BUDGET_LAW_BUDGET_HALF] = {"2026-09-30", "2026-06-01", "《预算法》第八十六条"},
        [BUDGET_LAW_ACCOUNTS_PUBLISHED] = {"2026-09-17", "", "《预算法》第十四条第一款"},
        [BUDGET_LAW_ACCOUNTS_REPLIED] = {"2026-09-17", "", "《预算法》第八十条"},
        [BUDGET_LAW_ADJUSTMENT_DRAFT] = {"2026-09-29", "", "《预算法》第六十九条第六款"},
        [BUDGET_LAW_ADJUSTMENT] = {"2026-12-31", "", "《预算法》第六十九条第七款"},
        [BUDGET_LAW_ADJUSTMENT_PUBLISHED] = {"2026-11-19", "", "《预算法》第十四条第一款"},
        [BUDGET_LAW_PLAN_ADJUSTMENT] = {"2026-12-31", "",
                                        "《各级人民代表大会常务委员会监督法》第二十二条"},
        [BUDGET_LAW_ENVIRONMENT] =
            {"2026-12-31", "",
             "《地方各级人民代表大会和地方各级人民政府组织法》第五十条第一款第九项"},
        [BUDGET_LAW_OUTLINE_ADJUSTMENT] = {"2026-12-31", "",
                                           "《各级人民代表大会常务委员会监督法》第二十三条"},
        [BUDGET_LAW_PLAN_MIDTERM] = {"2026-12-31", "",
                                     "《各级人民代表大会常务委员会监督法》第二十三条"},
        [BUDGET_LAW_ASSETS] = {"2026-12-31", "",
                               "《各级人民代表大会常务委员会监督法》第二十四条第二款"},
        [BUDGET_LAW_DEBT] = {"2026-12-31", "",
                             "《各级人民代表大会常务委员会监督法》第二十五条第二款"},
        [BUDGET_LAW_RECTIFICATION] = {"2027-03-01", "",
                                      "《各级人民代表大会常务委员会监督法》第二十七条第二款"},
        [BUDGET_LAW_ADJUSTMENT_FILED] = {"2026-12-31", "", "《预算法》第七十三条"},
        [BUDGET_LAW_TRANSFERS] = {"2026-12-31", "", "《预算法》第七十一条第二款"},
        [BUDGET_LAW_LOWER_BUDGETS] = {"2026-12-31", "", "《预算法》第五十条第二款"},
        [BUDGET_LAW_LOWER_ACCOUNTS] = {"2026-12-31", "", "《预算法》第八十一条第二款"},
        [BUDGET_LAW_FINANCIAL_REPORT] = {"2026-12-31", "", "《预算法》第九十七条"},
    };
    const struct budget_law_year y = year_2026();

    for (size_t i = 0; i < BUDGET_LAW_ITEMS; i++) {
        EQ_DATE(budget_law_due(&y, (enum budget_law_item)i), WANT[i].due, NAMES[i]);
        EQ_DATE(budget_law_from(&y, (enum budget_law_item)i), WANT[i].from, NAMES[i]);
        EQ_TEXT(budget_law_article(LEVEL_COUNTY, (enum budget_law_item)i), WANT[i].article,
                NAMES[i]);
    }
}

/* @law Budget Law (2018-12-29) art. 44(2), 44(3), 69(4), 69(5), 78(2), 78(3) */
static void by_level(void)
{
    static const struct {
        enum budget_law_item item;
        const char *city, *province;
    } WANT[] = {
        {BUDGET_LAW_DRAFT, "《预算法》第四十四条第三款", "《预算法》第四十四条第二款"},
        {BUDGET_LAW_ADJUSTMENT_DRAFT, "《预算法》第六十九条第五款", "《预算法》第六十九条第四款"},
        {BUDGET_LAW_ACCOUNTS_DRAFT, "《预算法》第七十八条第三款", "《预算法》第七十八条第二款"},
        {BUDGET_LAW_ADJUSTMENT, "《预算法》第六十九条第七款", "《预算法》第六十九条第七款"},
    };

    for (size_t i = 0; i < COUNT(WANT); i++) {
        EQ_TEXT(budget_law_article(LEVEL_CITY, WANT[i].item), WANT[i].city, NAMES[WANT[i].item]);
        EQ_TEXT(budget_law_article(LEVEL_PROVINCE, WANT[i].item), WANT[i].province,
                NAMES[WANT[i].item]);
    }
}

/* @law Budget Law (2018-12-29) art. 14(1), 69(4), 69(5), 69(6), 73 */
static void with_adjustment(void)
{
    struct budget_law_year y = year_2026();

    for (size_t i = 0; i < BUDGET_LAW_ITEMS; i++) {
        const bool with = i == BUDGET_LAW_ADJUSTMENT_PUBLISHED || i == BUDGET_LAW_ADJUSTMENT_FILED;

        EQ_INT(budget_law_with_adjustment(LEVEL_COUNTY, (enum budget_law_item)i),
               with || i == BUDGET_LAW_ADJUSTMENT_DRAFT, NAMES[i]);
        EQ_INT(budget_law_with_adjustment(LEVEL_TOWNSHIP, (enum budget_law_item)i), with, NAMES[i]);
    }
    y.adjustment_approved = on("2027-01-05");
    EQ_DATE(budget_law_due(&y, BUDGET_LAW_ADJUSTMENT_FILED), "2027-12-31",
            "the year of the approval");
}

/* @law Budget Law (2018-12-29) art. 44(4), 52(1), 69(6), 73, 78(4)
 * @law Supervision Law (2024-11-08) art. 27(2) */
static void without_events(void)
{
    const struct budget_law_year y = {.year = 2026, .level = LEVEL_COUNTY, .calendar = &CAL};
    static const enum budget_law_item HANGING[] = {
        BUDGET_LAW_LISTEN,           BUDGET_LAW_DRAFT,          BUDGET_LAW_APPROVAL,
        BUDGET_LAW_REPLIED,          BUDGET_LAW_ACCOUNTS_DRAFT, BUDGET_LAW_ACCOUNTS_REPLIED,
        BUDGET_LAW_ADJUSTMENT_DRAFT, BUDGET_LAW_RECTIFICATION,  BUDGET_LAW_ADJUSTMENT_PUBLISHED,
        BUDGET_LAW_ADJUSTMENT_FILED};

    for (size_t i = 0; i < COUNT(HANGING); i++)
        EQ_DATE(budget_law_due(&y, HANGING[i]), "", NAMES[HANGING[i]]);
    EQ_DATE(budget_law_due(&y, BUDGET_LAW_ASSETS), "2026-12-31", "every year");
}

/* @law Budget Law (2018-12-29) art. 43(2), 44(4), 14(1) */
static void readings(void)
{
    struct budget_law_year y = year_2026();

    OK(budget_law_is_last_day(&y, BUDGET_LAW_APPROVAL), "until the session closes");
    y.session_closes = (struct date){0};
    EQ_DATE(budget_law_due(&y, BUDGET_LAW_APPROVAL), "2026-03-12", "the opening stands for it");
    OK(!budget_law_is_last_day(&y, BUDGET_LAW_APPROVAL), "nobody is late");
    OK(budget_law_is_last_day(&y, BUDGET_LAW_ACCOUNTS), "others are");
    y.session_opens = on("2026-03-22");
    EQ_DATE(budget_law_due(&y, BUDGET_LAW_DRAFT), "2026-02-14", "the workday before the holiday");
    y.reading = CIVIL_CODE_BEFORE_STRICT;
    EQ_DATE(budget_law_due(&y, BUDGET_LAW_ACCOUNTS_DRAFT), "2026-07-27", "thirty full days before");
    y.roll = false;
    y.budget_approved = on("2026-03-15");
    EQ_DATE(budget_law_due(&y, BUDGET_LAW_PUBLISHED), "2026-04-04", "a Saturday");
    EQ_DATE(budget_law_due(&y, BUDGET_LAW_GENERAL_TRANSFER), "2026-04-14", "thirty days");
    y.roll = true;
    EQ_DATE(budget_law_due(&y, BUDGET_LAW_PUBLISHED), "2026-04-06", "the Monday after it");
    y.roll = false;
    EQ_DATE(budget_law_due(&y, BUDGET_LAW_RECTIFICATION), "2027-02-28", "end of February");
}

/* @law Budget Law (2018-12-29) art. 50(2), 71(2), 73, 81(2) */
static void reminders(void)
{
    static const bool ONLY[BUDGET_LAW_ITEMS] = {
        [BUDGET_LAW_ADJUSTMENT_FILED] = true,
        [BUDGET_LAW_TRANSFERS] = true,
        [BUDGET_LAW_LOWER_BUDGETS] = true,
        [BUDGET_LAW_LOWER_ACCOUNTS] = true,
    };

    for (size_t i = 0; i < BUDGET_LAW_ITEMS; i++)
        OK(budget_law_has_day((enum budget_law_item)i) != ONLY[i], NAMES[i]);
}

/* @law Supervision Law (2024-11-08) art. 19(2), 27(1) */
static void submitted(void)
{
    struct budget_law_year y = year_2026();

    for (size_t i = 0; i < BUDGET_LAW_ITEMS; i++)
        EQ_INT(budget_law_by_submission(LEVEL_COUNTY, (enum budget_law_item)i),
               i == BUDGET_LAW_ACCOUNTS, NAMES[i]);
    OK(!budget_law_by_submission(LEVEL_TOWNSHIP, BUDGET_LAW_ACCOUNTS), "a congress decides itself");
    y.accounts_meeting = on("2026-10-29");
    EQ_DATE(budget_law_due(&y, BUDGET_LAW_AUDIT), "2026-10-29", "heard together with the accounts");
    EQ_DATE(budget_law_due(&y, BUDGET_LAW_ACCOUNTS), "2026-09-30", "which were to be handed in");
}

/* @law Budget Law (2018-12-29) art. 43(2), 69(7), 77(3)
 * @law Supervision Law (2024-11-08) art. 19(2), 22, 23 */
static void decided_by(void)
{
    static const enum budget_law_item COMMITTEE[] = {BUDGET_LAW_ACCOUNTS, BUDGET_LAW_ADJUSTMENT,
                                                     BUDGET_LAW_PLAN_ADJUSTMENT,
                                                     BUDGET_LAW_OUTLINE_ADJUSTMENT};

    EQ_INT(budget_law_decided_by(LEVEL_COUNTY, BUDGET_LAW_APPROVAL), BUDGET_LAW_BY_CONGRESS,
           "a budget");
    EQ_INT(budget_law_decided_by(LEVEL_COUNTY, BUDGET_LAW_AUDIT), BUDGET_LAW_NOBODY, "a report");
    EQ_INT(budget_law_decided_by(LEVEL_TOWNSHIP, BUDGET_LAW_PUBLISHED), BUDGET_LAW_NOBODY,
           "what is done");
    for (size_t i = 0; i < COUNT(COMMITTEE); i++) {
        EQ_INT(budget_law_decided_by(LEVEL_COUNTY, COMMITTEE[i]), BUDGET_LAW_BY_COMMITTEE,
               NAMES[COMMITTEE[i]]);
        EQ_INT(budget_law_decided_by(LEVEL_TOWNSHIP, COMMITTEE[i]), BUDGET_LAW_BY_CONGRESS,
               "a township has no standing committee");
    }
}

/* @law Budget Law (2018-12-29) art. 14(1), 43(2), 44(4), 45, 50(2), 52(1), 52(4), 69(6), 71(2)
 * @law Budget Law (2018-12-29) art. 73, 78(4), 80, 81(2), 86, 97
 * @law Supervision Law (2024-11-08) art. 19(2), 20, 22, 23, 24(2), 25(2), 27(1), 27(2)
 * @law Organic Law (2022-03-11) art. 50(1) */
static void heard(void)
{
    static const bool HEARD[BUDGET_LAW_ITEMS] = {
        [BUDGET_LAW_DRAFT] = true,
        [BUDGET_LAW_APPROVAL] = true,
        [BUDGET_LAW_ACCOUNTS] = true,
        [BUDGET_LAW_AUDIT] = true,
        [BUDGET_LAW_PLAN_HALF] = true,
        [BUDGET_LAW_BUDGET_HALF] = true,
        [BUDGET_LAW_ADJUSTMENT] = true,
        [BUDGET_LAW_PLAN_ADJUSTMENT] = true,
        [BUDGET_LAW_ENVIRONMENT] = true,
        [BUDGET_LAW_PLAN_MIDTERM] = true,
        [BUDGET_LAW_OUTLINE_ADJUSTMENT] = true,
        [BUDGET_LAW_ASSETS] = true,
        [BUDGET_LAW_DEBT] = true,
        [BUDGET_LAW_RECTIFICATION] = true,
        [BUDGET_LAW_TRANSFERS] = true,
    };

    for (size_t i = 0; i < BUDGET_LAW_ITEMS; i++) {
        const enum budget_law_item item = (enum budget_law_item)i;

        EQ_INT(budget_law_heard(item), HEARD[i], NAMES[i]);
        OK(budget_law_heard(item) || budget_law_decided_by(LEVEL_COUNTY, item) == BUDGET_LAW_NOBODY,
           "what is decided is decided at a meeting");
    }
}

/* @law Budget Law (2018-12-29) art. 67, 71(2), 73
 * @law Supervision Law (2024-11-08) art. 22, 23 */
static void if_needed(void)
{
    static const bool ONLY[BUDGET_LAW_ITEMS] = {
        [BUDGET_LAW_ADJUSTMENT_DRAFT] = true,
        [BUDGET_LAW_ADJUSTMENT] = true,
        [BUDGET_LAW_ADJUSTMENT_PUBLISHED] = true,
        [BUDGET_LAW_PLAN_ADJUSTMENT] = true,
        [BUDGET_LAW_OUTLINE_ADJUSTMENT] = true,
        [BUDGET_LAW_ADJUSTMENT_FILED] = true,
        [BUDGET_LAW_TRANSFERS] = true,
    };
    struct budget_law_year y = year_2026();

    for (size_t i = 0; i < BUDGET_LAW_ITEMS; i++)
        EQ_INT(budget_law_only_if_needed((enum budget_law_item)i), ONLY[i], NAMES[i]);
    for (y.year = 2021; y.year <= 2026; y.year++)
        EQ_INT(budget_law_owed(&y, BUDGET_LAW_OUTLINE_ADJUSTMENT), y.year >= 2023 && y.year < 2026,
               "from the mid-term on");
}

/* @law Budget Law (2018-12-29) art. 45, 50(2), 71(2), 73, 77(3), 81(2), 86, 97
 * @law Organic Law (2022-03-11) art. 50(1)
 * @law Supervision Law (2024-11-08) art. 19(2), 20, 22, 23, 24(2), 25(2), 27(1), 27(2) */
static void owed(void)
{
    static const bool TOWNSHIP[BUDGET_LAW_ITEMS] = {
        [BUDGET_LAW_LISTEN] = true,
        [BUDGET_LAW_APPROVAL] = true,
        [BUDGET_LAW_PUBLISHED] = true,
        [BUDGET_LAW_REPLIED] = true,
        [BUDGET_LAW_ACCOUNTS] = true,
        [BUDGET_LAW_ACCOUNTS_PUBLISHED] = true,
        [BUDGET_LAW_ACCOUNTS_REPLIED] = true,
        [BUDGET_LAW_ADJUSTMENT] = true,
        [BUDGET_LAW_ADJUSTMENT_PUBLISHED] = true,
        [BUDGET_LAW_ADJUSTMENT_FILED] = true,
        [BUDGET_LAW_TRANSFERS] = true,
    };
    struct budget_law_year y = year_2026();

    for (size_t i = 0; i < BUDGET_LAW_ITEMS; i++)
        OK(budget_law_owed(&y, (enum budget_law_item)i) ==
               (i != BUDGET_LAW_PLAN_MIDTERM && i != BUDGET_LAW_OUTLINE_ADJUSTMENT),
           NAMES[i]);
    y.level = LEVEL_CITY;
    OK(!budget_law_owed(&y, BUDGET_LAW_LISTEN), "no voters are heard in a city");
    y.level = LEVEL_PROVINCE;
    OK(!budget_law_owed(&y, BUDGET_LAW_LISTEN), "nor in a province");
    y.level = LEVEL_TOWNSHIP;
    EQ_DATE(budget_law_from(&y, BUDGET_LAW_ACCOUNTS), "", "no summer in a township");
    EQ_DATE(budget_law_due(&y, BUDGET_LAW_ACCOUNTS), "2026-12-31", "the year");
    EQ_DATE(budget_law_due(&y, BUDGET_LAW_PUBLISHED), "2026-04-03", "the rest as elsewhere");
    EQ_TEXT(budget_law_article(LEVEL_TOWNSHIP, BUDGET_LAW_ACCOUNTS), "《预算法》第七十七条第三款",
            "its congress approves them");
    EQ_TEXT(budget_law_article(LEVEL_TOWNSHIP, BUDGET_LAW_LISTEN), "《预算法》第四十五条",
            "the rest as elsewhere");
    for (size_t i = 0; i < BUDGET_LAW_ITEMS; i++)
        OK(budget_law_owed(&y, (enum budget_law_item)i) == TOWNSHIP[i], NAMES[i]);
    y.year = 2028;
    OK(!budget_law_owed(&y, BUDGET_LAW_PLAN_MIDTERM), "a township has no five-year plan");
    y.level = LEVEL_COUNTY;
    for (y.year = 2021; y.year < 2031; y.year++)
        OK(budget_law_owed(&y, BUDGET_LAW_PLAN_MIDTERM) == (y.year == 2023 || y.year == 2028),
           "in the third year");
}

/* @law Budget Law (2018-12-29) art. 67, 71(1) */
static void adjusted(void)
{
    struct budget_law_change c = {100, 100, 5, 5, 40, 40, 7, 7, 0};

    EQ_INT(budget_law_adjust(&c), 0, "nothing changes");
    c.total_after = 101;
    EQ_INT(budget_law_adjust(&c), BUDGET_LAW_TOTAL, "more is spent");
    c.total_after = 99;
    EQ_INT(budget_law_adjust(&c), BUDGET_LAW_TOTAL, "less is spent");
    c.total_after = 100;
    c.fund_after = 6;
    EQ_INT(budget_law_adjust(&c), BUDGET_LAW_FUND, "the fund is drawn on");
    c.fund_after = 4;
    EQ_INT(budget_law_adjust(&c), 0, "less of it is not");
    c.key_after = 39;
    EQ_INT(budget_law_adjust(&c), BUDGET_LAW_KEY_CUT, "a key expenditure falls");
    c.key_after = 41;
    EQ_INT(budget_law_adjust(&c), 0, "one that grows is none");
    c.debt_after = 8;
    EQ_INT(budget_law_adjust(&c), BUDGET_LAW_BORROWED, "more is borrowed");
    c.debt_after = 6;
    EQ_INT(budget_law_adjust(&c), 0, "less is not");
    c.debt_after = 7;
    c.total_after = 130;
    c.transfers = 30;
    EQ_INT(budget_law_adjust(&c), 0, "what comes from above is no adjustment");
    c.total_after = 131;
    EQ_INT(budget_law_adjust(&c), BUDGET_LAW_TOTAL, "what goes beyond it is");
    c.total_after = 129;
    EQ_INT(budget_law_adjust(&c), BUDGET_LAW_TOTAL, "so is a cut behind it");
    c = (struct budget_law_change){1, 2, 1, 2, 2, 1, 1, 2, 0};
    EQ_INT(budget_law_adjust(&c), 15, "all four");
    EQ_INT(BUDGET_LAW_TOTAL + BUDGET_LAW_FUND + BUDGET_LAW_KEY_CUT + BUDGET_LAW_BORROWED, 15,
           "each a bit of its own");
}

/* @law Budget Law (2018-12-29) art. 35(1) */
static void balanced(void)
{
    OK(budget_law_balanced(100, 100), "even");
    OK(budget_law_balanced(101, 100), "something is left");
    OK(!budget_law_balanced(99, 100), "a deficit");
}

int main(void)
{
    whole_year();
    by_level();
    with_adjustment();
    without_events();
    readings();
    owed();
    submitted();
    reminders();
    if_needed();
    decided_by();
    heard();
    adjusted();
    balanced();
    return tap_done();
}
