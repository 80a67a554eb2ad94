// SPDX-License-Identifier: MulanPSL-2.0
/* Inspections, special inquiries, committees that investigate. */
#include "law/supervision_law.h"
#include "law/tests/law_test.h"

/* @law Henan Supervision Measures (2015-10-22) art. 40
 * @law Zhejiang Supervision Regulation (2008-11-28) art. 29
 * @law Chongqing Standing Committee Procedure (2023-03-30) art. 36 */
static void days(void)
{
    struct law_params p = law_params_default();

    p.roll_to_workday = false;
    EQ_DATE(supervision_law_notice_by(&CAL, &p, on("2026-09-21")), "2026-09-11", "ten days before");
    EQ_DATE(supervision_law_notice_by(&CAL, &p, on("2026-09-23")), "2026-09-11",
            "the Friday before a Sunday");
    p.days_before_strict = true;
    EQ_DATE(supervision_law_notice_by(&CAL, &p, on("2026-09-21")), "2026-09-10", "ten full days");
    p.inspection_notice_days = 0;
    EQ_DATE(supervision_law_notice_by(&CAL, &p, on("2026-09-22")), "2026-08-21",
            "a month, and a day between");
    p.days_before_strict = false;
    EQ_DATE(supervision_law_notice_by(&CAL, &p, on("2026-09-21")), "2026-08-21", "a month before");
    EQ_DATE(supervision_law_notice_by(&CAL, &p, on("2026-09-23")), "2026-08-21",
            "the Friday before the Sunday of a month before");
    p.inspection_notice_days = 15;
    EQ_DATE(supervision_law_notice_by(&CAL, &p, on("2026-09-22")), "2026-09-07",
            "the place's own days");
    EQ_DATE(supervision_law_report_by(&CAL, &p, on("2026-05-28")), "2026-11-28", "six months");
    EQ_DATE(supervision_law_report_by(&CAL, &p, on("2026-08-31")), "2027-02-28", "month's end");
    p.roll_to_workday = true;
    EQ_DATE(supervision_law_report_by(&CAL, &p, on("2026-05-28")), "2026-11-30", "on a workday");
    p.inquiry_report_months = 3;
    EQ_DATE(supervision_law_report_by(&CAL, &p, on("2026-05-28")), "2026-08-28",
            "the place's own months");
}

/* @law Supervision Law (2024-11-08) art. 57(2) */
static void sitters(void)
{
    struct supervision_law_sitter who = {.name = S("周有才"), .post = S("县水利局副局长")};
    struct err err = {0};

    EQ_INT(supervision_law_check_sitter(&who, &err), ST_OK, "nobody says so, nothing on record");
    who.on_record = true;
    EQ_INT(supervision_law_check_sitter(&who, &err), ST_RULE, "on record");
    EQ_TEXT(err.key, "law.probe_stake", "why");
    EQ_TEXT(err.arg, "周有才", "who");
    who.on_record = false;
    who.has_stake = true;
    who.name = S("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff"
                 "gggggggggghhhhhhhhhhiiiiiiiiiijjjjjjjjjj");
    EQ_INT(supervision_law_check_sitter(&who, &err), ST_RULE, "by his own word, a long name");
    EQ_INT((int64_t)strlen(err.arg), (int64_t)sizeof err.arg - 1, "as much of it as there is room");
}

static void hints(void)
{
    const struct str about[] = {S("县水利局"), S(""), S("周有才")};
    struct supervision_law_sitter who = {.name = S("王德明"), .post = S("县医院院长")};
    struct str whom;

    OK(!supervision_law_hint(&who, about, COUNT(about), &whom), "nothing to look at");
    EQ_STR(whom, "", "nobody");
    who.post = S("县水利局副局长");
    OK(supervision_law_hint(&who, about, COUNT(about), &whom), "in its service");
    EQ_STR(whom, "县水利局", "of which");
    who = (struct supervision_law_sitter){.name = S("周有才"), .post = S("")};
    OK(supervision_law_hint(&who, about, COUNT(about), &whom), "the name");
    EQ_STR(whom, "周有才", "of whom");
    OK(!supervision_law_hint(&who, about, 0, &whom), "nobody is concerned");
}

int main(void)
{
    days();
    sitters();
    hints();
    return tap_done();
}
