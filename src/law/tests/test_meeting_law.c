// SPDX-License-Identifier: MulanPSL-2.0
/* Quorum, frequency, notice, speaking time. */
#include "law/meeting_law.h"
#include "law/tests/law_test.h"

#define ORGANIC "《地方各级人民代表大会和地方各级人民政府组织法》"

static const struct date NOW = {2026, 11, 20};

/* @law Organic Law (2022-03-11) art. 14(4), 51(3)
 * @law Guangdong Congress Procedure (2022-01-22) art. 11(2)
 * @law Zhejiang Township Congress Regulation (2016-07-29) art. 24(2)
 * @law Chongqing Township Congress Regulation (2016-03-31) art. 34(1) */
static void quorum(void)
{
    static const struct {
        const char *why;
        enum law_body body;
        uint32_t all, needed;
        const char *article;
    } T[] = {
        {"congress: two thirds", LAW_BODY_CONGRESS, 180, 120, ORGANIC "第十四条"},
        {"congress: rounded up", LAW_BODY_CONGRESS, 181, 121, ORGANIC "第十四条"},
        {"committee: more than half of 35", LAW_BODY_STANDING_COMMITTEE, 35, 18,
         ORGANIC "第五十一条"},
        {"committee: more than half of 34", LAW_BODY_STANDING_COMMITTEE, 34, 18,
         ORGANIC "第五十一条"},
        {"presidium: two thirds", LAW_BODY_PRESIDIUM, 30, 20,
         "参照《广东省人民代表大会议事规则》第十一条"},
        {"township presidium: more than half", LAW_BODY_TOWNSHIP_PRESIDIUM, 10, 6,
         "参照《浙江省乡镇人民代表大会工作条例》第二十四条"},
        {"others by custom", LAW_BODY_OTHER, 6, 4, ""},
        {"a body not listed", (enum law_body)99, 6, 4, ""},
    };

    arr_each (i, COUNT(T)) {
        const struct meeting_law_quorum yes =
            meeting_law_quorum(T[i].body, T[i].all, T[i].needed, NOW);

        EQ_INT(yes.needed, T[i].needed, T[i].why);
        OK(yes.met, "so many suffice");
        OK(!meeting_law_quorum(T[i].body, T[i].all, T[i].needed - 1, NOW).met,
           "one fewer does not");
        EQ_INT(fraction_needed(yes.fraction, T[i].all), T[i].needed, "the fraction named");
        EQ_TEXT(yes.article, T[i].article, "the article");
    }
    OK(!meeting_law_quorum(LAW_BODY_CONGRESS, 0, 0, NOW).met, "nobody is no meeting");
}

/* @law Organic Law (2022-03-11) art. 51(1)
 * @law Zhejiang Township Congress Regulation (2016-07-29) art. 24(1) */
static void frequency(void)
{
    static const struct {
        const char *why, *latest, *gap, *blocks;
    } T[] = {
        {"first month of a block", "2026-01-15", "2026-03-15", "2026-04-30"},
        {"second month of a block", "2026-02-27", "2026-04-27", "2026-04-30"},
        {"end of month", "2026-12-31", "2027-02-28", "2027-02-28"},
        {"across the year", "2026-11-05", "2027-01-05", "2027-02-28"},
    };
    struct law_params p = law_params_default();

    arr_each (i, COUNT(T)) {
        p.sc_two_month_blocks = false;
        EQ_DATE(meeting_law_next_due(LAW_BODY_STANDING_COMMITTEE, &p, on(T[i].latest)), T[i].gap,
                T[i].why);
        p.sc_two_month_blocks = true;
        EQ_DATE(meeting_law_next_due(LAW_BODY_STANDING_COMMITTEE, &p, on(T[i].latest)), T[i].blocks,
                T[i].why);
    }
    EQ_DATE(meeting_law_next_due(LAW_BODY_TOWNSHIP_PRESIDIUM, &p, on("2026-01-31")), "2026-04-30",
            "township presidium: three months");
    EQ_DATE(meeting_law_next_due(LAW_BODY_OTHER, &p, on("2026-01-31")), "", "no rule");
    EQ_DATE(meeting_law_next_due((enum law_body)99, &p, on("2026-01-31")), "", "not listed");
    EQ_DATE(meeting_law_next_due(LAW_BODY_PRESIDIUM, &p, on("2026-01-31")), "", "no rule");
    EQ_DATE(meeting_law_next_due(LAW_BODY_CONGRESS, &p, on("2026-01-31")), "", "by the year");
}

/* @law Organic Law (2022-03-11) art. 14(1) */
static void sessions(void)
{
    EQ_INT(meeting_law_sessions_a_year(LEVEL_COUNTY), 1, "county: once");
    EQ_INT(meeting_law_sessions_a_year(LEVEL_TOWNSHIP), 2, "township: twice");
    EQ_DATE(meeting_law_congress_due(LEVEL_COUNTY, on("2026-02-10"), 1), "2027-12-31",
            "held this year: the next");
    EQ_DATE(meeting_law_congress_due(LEVEL_COUNTY, on("2026-02-10"), 2), "2027-12-31",
            "an extra one does not replace the next year's");
    EQ_DATE(meeting_law_congress_due(LEVEL_TOWNSHIP, on("2026-02-10"), 1), "2026-12-31",
            "township: a second this year");
    EQ_DATE(meeting_law_congress_due(LEVEL_TOWNSHIP, on("2026-08-10"), 2), "2027-12-31",
            "township: both held");
}

/* @law Organic Law (2022-03-11) art. 20 */
static void first_session(void)
{
    EQ_DATE(meeting_law_first_session_due(on("2026-12-31")), "2027-02-28", "two months");
}

/* @law Organic Law (2022-03-11) art. 14(3) */
static void extra_session(void)
{
    OK(meeting_law_extra_session(181, 37), "a fifth");
    OK(!meeting_law_extra_session(181, 36), "one fewer");
}

/* @law Organic Law (2022-03-11) art. 17(1) */
static void preparatory(void)
{
    OK(meeting_law_has_preparatory(LEVEL_COUNTY), "county");
    OK(!meeting_law_has_preparatory(LEVEL_TOWNSHIP), "no township");
}

/* @law Supervision Law (2024-11-08) art. 15(1), 15(2)
 * @law Guangdong Congress Procedure (2022-01-22) art. 8(1), 8(2)
 * @law Zhejiang Township Congress Regulation (2016-07-29) art. 20
 * @law Guangdong Standing Committee Procedure (2023-03-30) art. 8(1), 8(2)
 * @law Chongqing Standing Committee Procedure (2023-03-30) art. 23
 * @law Guangdong Appointment Measures (2022-07-28) art. 11 */
static void before_a_meeting(void)
{
    static const struct {
        const char *why;
        enum meeting_law_task task;
        enum law_body body;
        enum level level;
        bool urgent;
        unsigned days;
        const char *by, *article;
    } T[] = {
        {"committee: notice", MEETING_LAW_NOTICE, LAW_BODY_STANDING_COMMITTEE, LEVEL_COUNTY, false,
         7, "2026-11-19", "参照《广东省人民代表大会常务委员会议事规则》第八条"},
        {"committee: papers", MEETING_LAW_PAPERS, LAW_BODY_STANDING_COMMITTEE, LEVEL_COUNTY, false,
         6, "2026-11-20", "参照《广东省人民代表大会常务委员会议事规则》第八条"},
        {"committee: urgent", MEETING_LAW_NOTICE, LAW_BODY_STANDING_COMMITTEE, LEVEL_COUNTY, true,
         0, "", ""},
        {"congress: notice by the calendar", MEETING_LAW_NOTICE, LAW_BODY_CONGRESS, LEVEL_COUNTY,
         false, 0, "2026-10-26", "参照《广东省人民代表大会议事规则》第八条"},
        {"congress: papers", MEETING_LAW_PAPERS, LAW_BODY_CONGRESS, LEVEL_CITY, false, 20,
         "2026-11-06", "参照《广东省人民代表大会议事规则》第八条"},
        {"township: notice", MEETING_LAW_NOTICE, LAW_BODY_CONGRESS, LEVEL_TOWNSHIP, false, 8,
         "2026-11-18", "参照《浙江省乡镇人民代表大会工作条例》第二十条"},
        {"township: papers", MEETING_LAW_PAPERS, LAW_BODY_CONGRESS, LEVEL_TOWNSHIP, false, 1,
         "2026-11-25", "参照《浙江省乡镇人民代表大会工作条例》第二十条"},
        {"presidium: none", MEETING_LAW_NOTICE, LAW_BODY_PRESIDIUM, LEVEL_COUNTY, false, 0, "", ""},
        {"others: none", MEETING_LAW_PAPERS, LAW_BODY_OTHER, LEVEL_COUNTY, false, 0, "", ""},
        {"bill", MEETING_LAW_BILL, LAW_BODY_STANDING_COMMITTEE, LEVEL_COUNTY, false, 14,
         "2026-11-12", "参照《全国人民代表大会常务委员会议事规则》第十九条"},
        {"bill, even when urgent", MEETING_LAW_BILL, LAW_BODY_STANDING_COMMITTEE, LEVEL_COUNTY,
         true, 14, "2026-11-12", "参照《全国人民代表大会常务委员会议事规则》第十九条"},
        {"bill before a congress: none", MEETING_LAW_BILL, LAW_BODY_CONGRESS, LEVEL_COUNTY, false,
         0, "", ""},
        {"appointment", MEETING_LAW_APPOINTMENT, LAW_BODY_STANDING_COMMITTEE, LEVEL_COUNTY, false,
         9, "2026-11-17", "参照《广东省各级人民代表大会常务委员会人事任免办法》第十一条"},
        {"draft report", MEETING_LAW_REPORT_DRAFT, LAW_BODY_STANDING_COMMITTEE, LEVEL_COUNTY, false,
         20, "2026-11-06", "《各级人民代表大会常务委员会监督法》第十五条"},
        {"report", MEETING_LAW_REPORT, LAW_BODY_STANDING_COMMITTEE, LEVEL_COUNTY, false, 10,
         "2026-11-16", "《各级人民代表大会常务委员会监督法》第十五条"},
        {"a task not listed", (enum meeting_law_task)99, LAW_BODY_STANDING_COMMITTEE, LEVEL_COUNTY,
         false, 0, "", ""},
        {"report to members", MEETING_LAW_REPORT_TO_MEMBERS, LAW_BODY_STANDING_COMMITTEE,
         LEVEL_COUNTY, false, 7, "2026-11-19", "《各级人民代表大会常务委员会监督法》第十五条"},
    };
    struct law_params p = law_params_default();

    p.sc_papers_days = 6; /* apart from the notice, so that the two are told apart */
    p.township_notice_days = 8;
    p.bill_lead_days = 14;
    p.appoint_lead_days = 9;
    arr_each (i, COUNT(T)) {
        const struct meeting_law_event event = {.body = T[i].body,
                                                .level = T[i].level,
                                                .starts_on = on("2026-11-26"),
                                                .urgent = T[i].urgent};
        const struct meeting_law_lead lead = meeting_law_lead(T[i].task, &event, &p, &CAL);

        EQ_INT(lead.days, T[i].days, T[i].why);
        EQ_DATE(lead.by, T[i].by, T[i].why);
        EQ_TEXT(lead.article, T[i].article, T[i].why);
    }
}

/* @law Guangdong Congress Procedure (2022-01-22) art. 8(1) */
static void a_month_is_no_number_of_days(void)
{
    const struct meeting_law_event event = {
        .body = LAW_BODY_CONGRESS, .level = LEVEL_COUNTY, .starts_on = on("2026-03-12")};
    const struct meeting_law_event sunday = {
        .body = LAW_BODY_CONGRESS, .level = LEVEL_COUNTY, .starts_on = on("2026-05-12")};
    struct law_params p = law_params_default();
    struct meeting_law_lead lead = meeting_law_lead(MEETING_LAW_NOTICE, &event, &p, &CAL);

    EQ_INT(lead.months, 1, "a month");
    EQ_INT(lead.days, 0, "and no days");
    EQ_DATE(lead.by, "2026-02-12", "28 days before: thirty would be 10 February");
    EQ_DATE(meeting_law_lead(MEETING_LAW_NOTICE, &sunday, &p, &CAL).by, "2026-04-10",
            "the workday before a Sunday");
    p.days_before_strict = true;
    EQ_DATE(meeting_law_lead(MEETING_LAW_NOTICE, &event, &p, &CAL).by, "2026-02-11", "strictly");
    p.days_before_strict = false;
    p.congress_notice_days = 20;
    EQ_INT(meeting_law_notice_months(&p), 0, "a place that counts days");
    lead = meeting_law_lead(MEETING_LAW_NOTICE, &event, &p, &CAL);
    EQ_INT(lead.months, 0, "no month then");
    EQ_DATE(lead.by, "2026-02-14", "20 days, on a workday made up");
    lead = meeting_law_lead(MEETING_LAW_PAPERS, &event, &p, &CAL);
    EQ_INT(lead.months, 0, "papers have days");
}

/* @law Guangdong Standing Committee Procedure (2023-03-30) art. 8(1) */
static void never_later(void)
{
    const struct meeting_law_event event = {
        .body = LAW_BODY_STANDING_COMMITTEE, .level = LEVEL_COUNTY, .starts_on = on("2026-10-13")};
    struct law_params p = law_params_default();

    EQ_DATE(meeting_law_lead(MEETING_LAW_NOTICE, &event, &p, &CAL).by, "2026-09-30",
            "in the holidays of October: the workday before them");
    p.sc_notice_days = 6;
    p.days_before_strict = true;
    EQ_DATE(meeting_law_lead(MEETING_LAW_NOTICE, &event, &p, &CAL).by, "2026-09-30",
            "six full days between is a day earlier");
    p.days_before_strict = false;
    EQ_DATE(meeting_law_lead(MEETING_LAW_NOTICE, &event, &p, &CAL).by, "2026-09-30",
            "six days before is the last day of the holidays");
    p.sc_notice_days = 5;
    EQ_DATE(meeting_law_lead(MEETING_LAW_NOTICE, &event, &p, &CAL).by, "2026-10-08", "a workday");
    p.days_before_strict = true;
    EQ_DATE(meeting_law_lead(MEETING_LAW_NOTICE, &event, &p, &CAL).by, "2026-09-30",
            "strictly counted, in the holidays again");
}

/* @law Chongqing Standing Committee Procedure (2023-03-30) art. 43(2)
 * @law Beijing Congress Procedure (2022-01-10) art. 49(1), 50(1) */
static void speaking_time(void)
{
    static const struct {
        const char *why;
        enum law_body body;
        enum meeting_law_floor floor;
        unsigned first, again, turns;
    } T[] = {
        {"committee", LAW_BODY_STANDING_COMMITTEE, MEETING_LAW_PLENARY, 11, 11, 0},
        {"committee in groups", LAW_BODY_STANDING_COMMITTEE, MEETING_LAW_GROUP, 15, 9, 0},
        {"congress", LAW_BODY_CONGRESS, MEETING_LAW_PLENARY, 12, 5, 2},
        {"delegation", LAW_BODY_CONGRESS, MEETING_LAW_GROUP, 0, 0, 0},
        {"presidium", LAW_BODY_PRESIDIUM, MEETING_LAW_PLENARY, 16, 8, 2},
        {"presidium in groups", LAW_BODY_PRESIDIUM, MEETING_LAW_GROUP, 0, 0, 0},
        {"chairmen", LAW_BODY_OTHER, MEETING_LAW_PLENARY, 0, 0, 0},
        {"township presidium", LAW_BODY_TOWNSHIP_PRESIDIUM, MEETING_LAW_PLENARY, 0, 0, 0},
    };
    struct law_params p = law_params_default();

    p.sc_speech_minutes = 11;
    p.sc_group_again_minutes = 9;
    p.congress_speech_minutes = 12;
    p.presidium_speech_minutes = 16;
    p.presidium_again_minutes = 8;
    arr_each (i, COUNT(T)) {
        EQ_INT(meeting_law_speech_minutes(&p, T[i].body, T[i].floor, 1), T[i].first, T[i].why);
        EQ_INT(meeting_law_speech_minutes(&p, T[i].body, T[i].floor, 2), T[i].again, T[i].why);
        EQ_INT(meeting_law_speeches(T[i].body, T[i].floor), T[i].turns, T[i].why);
    }
}

/* @law Guangdong Standing Committee Procedure (2023-03-30) art. 55(1)
 * @law Henan Supervision Measures (2015-10-22) art. 11, 30(2) */
static void after_a_meeting(void)
{
    struct law_params p = law_params_default();

    EQ_DATE(meeting_law_publish_due(&p, &CAL, on("2026-11-26")), "2026-12-01", "five days");
    EQ_DATE(meeting_law_opinion_send_due(&p, &CAL, on("2026-11-26")), "2026-12-07",
            "ten days, rolled from a Sunday");
    EQ_DATE(meeting_law_opinion_reply_due(&p, &CAL, on("2026-07-03")), "2026-10-08",
            "three months, rolled over the holidays");
    p.roll_to_workday = false;
    EQ_DATE(meeting_law_opinion_send_due(&p, &CAL, on("2026-11-26")), "2026-12-06", "not rolled");
    EQ_DATE(meeting_law_opinion_reply_due(&p, &CAL, on("2026-07-03")), "2026-10-03", "not rolled");
    EQ_DATE(meeting_law_publish_due(&p, &CAL, on("2026-11-24")), "2026-11-29", "not rolled");
}

int main(void)
{
    quorum();
    frequency();
    sessions();
    first_session();
    extra_session();
    preparatory();
    before_a_meeting();
    a_month_is_no_number_of_days();
    never_later();
    speaking_time();
    after_a_meeting();
    return tap_done();
}
