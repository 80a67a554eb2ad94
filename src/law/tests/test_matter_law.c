// SPDX-License-Identifier: MulanPSL-2.0
/* Major matters, article by article. */
#include "law/matter_law.h"
#include "law_test.h"

static const struct calendar NONE = {0};

static void same(struct date got, struct date want, const char *what)
{
    OK(date_cmp(got, want) == 0, what);
}

/* @law Zhejiang Major Matters Provisions (2018-07-27) art. 10(1) */
static void lead(void)
{
    const struct date meeting = {2026, 11, 26}; /* a Thursday */
    struct law_params p = law_params_default();

    same(matter_law_lead(MATTER_LAW_BILL, &NONE, &p, meeting, true), (struct date){2026, 10, 27},
         "a bill: thirty days before");
    same(matter_law_lead(MATTER_LAW_REPORT, &NONE, &p, meeting, true), (struct date){2026, 11, 6},
         "a report: twenty");
    same(matter_law_lead(MATTER_LAW_REPORT, &NONE, &p, (struct date){2026, 11, 28}, true),
         (struct date){2026, 11, 6}, "a Sunday moves to the Friday before");
    same(matter_law_lead(MATTER_LAW_REPORT, &NONE, &p, (struct date){2026, 11, 28}, false),
         (struct date){2026, 11, 8}, "the article's own day");
    p.days_before_strict = true;
    same(matter_law_lead(MATTER_LAW_REPORT, &NONE, &p, meeting, true), (struct date){2026, 11, 5},
         "twenty full days between");
    p.matter_bill_days = 10;
    p.matter_report_days = 12;
    p.days_before_strict = false;
    same(matter_law_lead(MATTER_LAW_BILL, &NONE, &p, meeting, true), (struct date){2026, 11, 16},
         "the place's own number");
    same(matter_law_lead(MATTER_LAW_REPORT, &NONE, &p, meeting, true), (struct date){2026, 11, 13},
         "for each");
}

/* @law Zhejiang Major Matters Provisions (2018-07-27) art. 10(1) */
static void late(void)
{
    struct err err = {0};

    OK(matter_law_check_lead(MATTER_LAW_REPORT, false, false, &err) == ST_OK, "in time");
    OK(matter_law_check_lead(MATTER_LAW_BILL, true, false, &err) == ST_OK, "a bill: as a rule");
    OK(matter_law_check_lead(MATTER_LAW_REPORT, true, true, &err) == ST_OK, "a special reason");
    EQ_INT(matter_law_check_lead(MATTER_LAW_REPORT, true, false, &err), ST_RULE, "late");
    EQ_TEXT(err.key, "matter.err.late", "why");
    OK(err.law != NULL && str_has(str_from(err.law), S("第十条")), "its article");
    EQ_TEXT(matter_law_article(), err.law, "the same");
}

/* @law Zhejiang Major Matters Provisions (2018-07-27) art. 10(2) */
static void deliberate(void)
{
    struct law_params p = law_params_default();

    same(matter_law_deliberate_due(&NONE, &p, (struct date){2026, 8, 26}),
         (struct date){2026, 11, 26}, "three months");
    same(matter_law_deliberate_due(&NONE, &p, (struct date){2026, 8, 29}),
         (struct date){2026, 11, 30}, "a Sunday moves on");
    p.roll_to_workday = false;
    p.matter_months = 4;
    same(matter_law_deliberate_due(&NONE, &p, (struct date){2026, 8, 29}),
         (struct date){2026, 12, 29}, "the place's own number");
}

/* @law Organic Law (2022-03-11) art. 50(2)
 * @law Zhejiang Major Matters Provisions (2018-07-27) art. 4(2) */
static void decided(void)
{
    OK(!matter_law_decided(true, false), "it has to be decided, and was not");
    OK(matter_law_decided(true, true), "it was");
    OK(matter_law_decided(false, false), "opinions are enough");
    OK(matter_law_decided(false, true), "it may be decided");
}

/* @law Organic Law (2022-03-11) art. 12(1), 50(1) */
static void listed(void)
{
    OK(!matter_law_listed(LEVEL_TOWNSHIP), "no standing committee");
    OK(matter_law_listed(LEVEL_COUNTY), "a county's");
    OK(matter_law_listed(LEVEL_CITY), "a city's");
    OK(matter_law_listed(LEVEL_PROVINCE), "a province's");
}

int main(void)
{
    lead();
    late();
    deliberate();
    decided();
    listed();
    return tap_done();
}
