// SPDX-License-Identifier: MulanPSL-2.0
/* The calendar of the Budget Law and of the Supervision Law. */
#include "law/budget_law.h"

#define BUDGET      "《预算法》"
#define SUPERVISION "《各级人民代表大会常务委员会监督法》"
#define ORGANIC     "《地方各级人民代表大会和地方各级人民政府组织法》"

enum {
    MONTH_FROM = 6, /* June to September */
    MONTH_TO = 9,
    LAST_MONTH = 12,
    PLAN_YEARS = 5,
    PLAN_FIRST = 2021, /* of the years of the fourteenth plan */
    PLAN_MIDDLE = 2,   /* years after the first: the third year */
};

/* What a day is counted from. */
enum base {
    BEFORE_SESSION,
    IN_SESSION,
    APPROVED,
    SUMMER,
    YEAR_END,
    ACCOUNTS_MEETING,
    ACCOUNTS_DONE,
    ADJUSTMENT_MEETING,
    ADJUSTMENT_DONE,
    ADJUSTMENT_YEAR, /* the last day of the year in which it was approved */
    WITH_ACCOUNTS,   /* in the summer, or with the accounts where they are later */
    AUDIT_HEARD
};

static const struct item {
    const char *article;
    enum base base;
    unsigned count; /* days, or months after the audit report was heard */
    bool township;  /* a congress without a standing committee has it too */
    bool if_needed; /* only where something is to be changed */
} ITEMS[BUDGET_LAW_ITEMS] = {
    [BUDGET_LAW_LISTEN] = {.article = BUDGET "第四十五条",
                           .base = BEFORE_SESSION,
                           .count = 1,
                           .township = true},
    [BUDGET_LAW_DRAFT] = {.article = BUDGET "第四十四条第四款",
                          .base = BEFORE_SESSION,
                          .count = 30},
    [BUDGET_LAW_APPROVAL] = {.article = BUDGET "第四十三条第二款",
                             .base = IN_SESSION,
                             .township = true},
    [BUDGET_LAW_PUBLISHED] = {.article = BUDGET "第十四条第一款",
                              .base = APPROVED,
                              .count = 20,
                              .township = true},
    [BUDGET_LAW_REPLIED] = {.article = BUDGET "第五十二条第一款",
                            .base = APPROVED,
                            .count = 20,
                            .township = true},
    [BUDGET_LAW_GENERAL_TRANSFER] = {.article = BUDGET "第五十二条第四款",
                                     .base = APPROVED,
                                     .count = 30},
    [BUDGET_LAW_SPECIAL_TRANSFER] = {.article = BUDGET "第五十二条第四款",
                                     .base = APPROVED,
                                     .count = 60},
    [BUDGET_LAW_ACCOUNTS_DRAFT] = {.article = BUDGET "第七十八条第四款",
                                   .base = ACCOUNTS_MEETING,
                                   .count = 30},
    [BUDGET_LAW_ACCOUNTS] = {.article = SUPERVISION "第十九条第二款",
                             .base = SUMMER,
                             .township = true},
    [BUDGET_LAW_AUDIT] = {.article = SUPERVISION "第二十七条第一款", .base = WITH_ACCOUNTS},
    [BUDGET_LAW_PLAN_HALF] = {.article = SUPERVISION "第二十条", .base = SUMMER},
    [BUDGET_LAW_BUDGET_HALF] = {.article = BUDGET "第八十六条", .base = SUMMER},
    [BUDGET_LAW_ACCOUNTS_PUBLISHED] = {.article = BUDGET "第十四条第一款",
                                       .base = ACCOUNTS_DONE,
                                       .count = 20,
                                       .township = true},
    [BUDGET_LAW_ACCOUNTS_REPLIED] = {.article = BUDGET "第八十条",
                                     .base = ACCOUNTS_DONE,
                                     .count = 20,
                                     .township = true},
    [BUDGET_LAW_ADJUSTMENT_DRAFT] = {.article = BUDGET "第六十九条第六款",
                                     .base = ADJUSTMENT_MEETING,
                                     .count = 30,
                                     .if_needed = true},
    [BUDGET_LAW_ADJUSTMENT] = {.article = BUDGET "第六十九条第七款",
                               .base = YEAR_END,
                               .township = true,
                               .if_needed = true},
    [BUDGET_LAW_ADJUSTMENT_PUBLISHED] = {.article = BUDGET "第十四条第一款",
                                         .base = ADJUSTMENT_DONE,
                                         .count = 20,
                                         .township = true,
                                         .if_needed = true},
    [BUDGET_LAW_PLAN_ADJUSTMENT] = {.article = SUPERVISION "第二十二条",
                                    .base = YEAR_END,
                                    .if_needed = true},
    [BUDGET_LAW_ENVIRONMENT] = {.article = ORGANIC "第五十条第一款第九项", .base = YEAR_END},
    [BUDGET_LAW_PLAN_MIDTERM] = {.article = SUPERVISION "第二十三条", .base = YEAR_END},
    [BUDGET_LAW_OUTLINE_ADJUSTMENT] = {.article = SUPERVISION "第二十三条",
                                       .base = YEAR_END,
                                       .if_needed = true},
    [BUDGET_LAW_ASSETS] = {.article = SUPERVISION "第二十四条第二款", .base = YEAR_END},
    [BUDGET_LAW_DEBT] = {.article = SUPERVISION "第二十五条第二款", .base = YEAR_END},
    [BUDGET_LAW_RECTIFICATION] = {.article = SUPERVISION "第二十七条第二款",
                                  .base = AUDIT_HEARD,
                                  .count = 6},
    [BUDGET_LAW_ADJUSTMENT_FILED] = {.article = BUDGET "第七十三条",
                                     .base = ADJUSTMENT_YEAR,
                                     .township = true,
                                     .if_needed = true},
    [BUDGET_LAW_TRANSFERS] = {.article = BUDGET "第七十一条第二款",
                              .base = YEAR_END,
                              .township = true,
                              .if_needed = true},
    [BUDGET_LAW_LOWER_BUDGETS] = {.article = BUDGET "第五十条第二款", .base = YEAR_END},
    [BUDGET_LAW_LOWER_ACCOUNTS] = {.article = BUDGET "第八十一条第二款", .base = YEAR_END},
    [BUDGET_LAW_FINANCIAL_REPORT] = {.article = BUDGET "第九十七条", .base = YEAR_END},
};

/* Whom a first draft goes to differs by level, and so does the paragraph. */
static const struct {
    enum budget_law_item item;
    const char *city, *province;
} DRAFTS[] = {
    {BUDGET_LAW_DRAFT, BUDGET "第四十四条第三款", BUDGET "第四十四条第二款"},
    {BUDGET_LAW_ADJUSTMENT_DRAFT, BUDGET "第六十九条第五款", BUDGET "第六十九条第四款"},
    {BUDGET_LAW_ACCOUNTS_DRAFT, BUDGET "第七十八条第三款", BUDGET "第七十八条第二款"},
};

const char *budget_law_article(enum level level, enum budget_law_item item)
{
    if (level == LEVEL_TOWNSHIP && item == BUDGET_LAW_ACCOUNTS)
        return BUDGET "第七十七条第三款";
    arr_each (i, COUNT(DRAFTS)) {
        if (DRAFTS[i].item == item && level == LEVEL_CITY)
            return DRAFTS[i].city;
        if (DRAFTS[i].item == item && level == LEVEL_PROVINCE)
            return DRAFTS[i].province;
    }
    return ITEMS[item].article;
}

/* From June to September reports go to standing committees: a township has the year. */
static enum base base_of(const struct budget_law_year *y, enum budget_law_item item)
{
    const enum base base = ITEMS[item].base;

    return y->level == LEVEL_TOWNSHIP && base == SUMMER ? YEAR_END : base;
}

bool budget_law_owed(const struct budget_law_year *y, enum budget_law_item item)
{
    if (y->level == LEVEL_TOWNSHIP && !ITEMS[item].township)
        return false;
    if (item == BUDGET_LAW_LISTEN)
        return y->level == LEVEL_TOWNSHIP || y->level == LEVEL_COUNTY;
    if (item == BUDGET_LAW_PLAN_MIDTERM)
        return (y->year - PLAN_FIRST) % PLAN_YEARS == PLAN_MIDDLE;
    if (item == BUDGET_LAW_OUTLINE_ADJUSTMENT)
        return (y->year - PLAN_FIRST) % PLAN_YEARS >= PLAN_MIDDLE;
    return true;
}

bool budget_law_only_if_needed(enum budget_law_item item)
{
    return ITEMS[item].if_needed;
}

bool budget_law_with_adjustment(enum level level, enum budget_law_item item)
{
    return item == BUDGET_LAW_ADJUSTMENT_PUBLISHED || item == BUDGET_LAW_ADJUSTMENT_FILED ||
           (item == BUDGET_LAW_ADJUSTMENT_DRAFT && level != LEVEL_TOWNSHIP);
}

enum budget_law_decider budget_law_decided_by(enum level level, enum budget_law_item item)
{
    static const enum budget_law_decider BY[BUDGET_LAW_ITEMS] = {
        [BUDGET_LAW_APPROVAL] = BUDGET_LAW_BY_CONGRESS,
        [BUDGET_LAW_ACCOUNTS] = BUDGET_LAW_BY_COMMITTEE,
        [BUDGET_LAW_ADJUSTMENT] = BUDGET_LAW_BY_COMMITTEE,
        [BUDGET_LAW_PLAN_ADJUSTMENT] = BUDGET_LAW_BY_COMMITTEE,
        [BUDGET_LAW_OUTLINE_ADJUSTMENT] = BUDGET_LAW_BY_COMMITTEE,
    };

    return level == LEVEL_TOWNSHIP && BY[item] == BUDGET_LAW_BY_COMMITTEE ? BUDGET_LAW_BY_CONGRESS
                                                                          : BY[item];
}

bool budget_law_heard(enum budget_law_item item)
{
    static const bool NEVER[BUDGET_LAW_ITEMS] = {
        [BUDGET_LAW_LISTEN] = true,
        [BUDGET_LAW_PUBLISHED] = true,
        [BUDGET_LAW_REPLIED] = true,
        [BUDGET_LAW_GENERAL_TRANSFER] = true,
        [BUDGET_LAW_SPECIAL_TRANSFER] = true,
        [BUDGET_LAW_ACCOUNTS_DRAFT] = true,
        [BUDGET_LAW_ACCOUNTS_PUBLISHED] = true,
        [BUDGET_LAW_ACCOUNTS_REPLIED] = true,
        [BUDGET_LAW_ADJUSTMENT_DRAFT] = true,
        [BUDGET_LAW_ADJUSTMENT_PUBLISHED] = true,
        [BUDGET_LAW_ADJUSTMENT_FILED] = true,
        [BUDGET_LAW_LOWER_BUDGETS] = true,
        [BUDGET_LAW_LOWER_ACCOUNTS] = true,
        [BUDGET_LAW_FINANCIAL_REPORT] = true,
    };

    return !NEVER[item];
}

bool budget_law_by_submission(enum level level, enum budget_law_item item)
{
    return item == BUDGET_LAW_ACCOUNTS && level != LEVEL_TOWNSHIP;
}

static struct date before(const struct budget_law_year *y, struct date event, unsigned days)
{
    if (date_none(event))
        return event;
    return civil_code_latest_before(y->calendar, event, days, y->reading, true);
}

static struct date after(const struct budget_law_year *y, struct date event, unsigned days)
{
    if (date_none(event))
        return event;
    return civil_code_period_end_days(y->calendar, event, days, y->roll);
}

static struct date months_after(const struct budget_law_year *y, struct date event, unsigned months)
{
    if (date_none(event))
        return event;
    return civil_code_period_end_months(y->calendar, event, months, y->roll);
}

static struct date summer_end(const struct budget_law_year *y)
{
    return (struct date){y->year, MONTH_TO, days_in_month(y->year, MONTH_TO)};
}

static struct date year_end(int year)
{
    return (struct date){year, LAST_MONTH, days_in_month(year, LAST_MONTH)};
}

struct date budget_law_due(const struct budget_law_year *y, enum budget_law_item item)
{
    const struct item *i = &ITEMS[item];

    switch (base_of(y, item)) {
    case BEFORE_SESSION:
        return before(y, y->session_opens, i->count);
    case IN_SESSION:
        return date_none(y->session_closes) ? y->session_opens : y->session_closes;
    case APPROVED:
        return after(y, y->budget_approved, i->count);
    case SUMMER:
        return summer_end(y);
    case WITH_ACCOUNTS:
        return date_later(summer_end(y), y->accounts_meeting);
    case ACCOUNTS_MEETING:
        return before(y, y->accounts_meeting, i->count);
    case ACCOUNTS_DONE:
        return after(y, y->accounts_approved, i->count);
    case ADJUSTMENT_MEETING:
        return before(y, y->adjustment_meeting, i->count);
    case ADJUSTMENT_DONE:
        return after(y, y->adjustment_approved, i->count);
    case ADJUSTMENT_YEAR:
        return date_none(y->adjustment_approved) ? y->adjustment_approved
                                                 : year_end(y->adjustment_approved.year);
    case AUDIT_HEARD:
        return months_after(y, y->audit_heard, i->count);
    case YEAR_END:
    default:
        return year_end(y->year);
    }
}

bool budget_law_is_last_day(const struct budget_law_year *y, enum budget_law_item item)
{
    return ITEMS[item].base != IN_SESSION || !date_none(y->session_closes);
}

bool budget_law_has_day(enum budget_law_item item)
{
    return item != BUDGET_LAW_ADJUSTMENT_FILED && item != BUDGET_LAW_TRANSFERS &&
           item != BUDGET_LAW_LOWER_BUDGETS && item != BUDGET_LAW_LOWER_ACCOUNTS;
}

struct date budget_law_from(const struct budget_law_year *y, enum budget_law_item item)
{
    const enum base base = base_of(y, item);

    if (base != SUMMER && base != WITH_ACCOUNTS)
        return (struct date){0};
    return (struct date){y->year, MONTH_FROM, 1};
}

unsigned budget_law_adjust(const struct budget_law_change *change)
{
    unsigned cases = 0;

    if (change->total_after - change->total_before != change->transfers)
        cases |= BUDGET_LAW_TOTAL;
    if (change->fund_after > change->fund_before)
        cases |= BUDGET_LAW_FUND;
    if (change->key_after < change->key_before)
        cases |= BUDGET_LAW_KEY_CUT;
    if (change->debt_after > change->debt_before)
        cases |= BUDGET_LAW_BORROWED;
    return cases;
}

bool budget_law_balanced(int64_t revenue_fen, int64_t expenditure_fen)
{
    return expenditure_fen <= revenue_fen;
}
