// SPDX-License-Identifier: MulanPSL-2.0
/* Filing and review of normative documents, article by article. */
#include "law/filing_law.h"
#include "law_test.h"

static const struct calendar NONE = {0};

/* Plain days, unless a test rolls. */
static struct law_params plain(bool roll)
{
    struct law_params p = law_params_default();

    p.roll_to_workday = roll;
    return p;
}

/* @law Supervision Law (2024-11-08) art. 39, 40 */
static void reviewed(void)
{
    OK(filing_law_reviewed(FILING_LAW_LOWER_CONGRESS), "decisions of the congress below");
    OK(filing_law_reviewed(FILING_LAW_GOVERNMENT), "the government");
    OK(filing_law_reviewed(FILING_LAW_COMMISSION), "the supervisory commission");
    OK(filing_law_reviewed(FILING_LAW_COURT), "the court");
    OK(filing_law_reviewed(FILING_LAW_PROCURATORATE), "the procuratorate");
    OK(!filing_law_reviewed(FILING_LAW_OTHER), "nobody else");
}

/* @law Legislation Law (2023-03-13) art. 109
 * @law Beijing Filing Regulation (2024-09-27) art. 11, 12, 17, 22, 23, 24, 25, 29, 30, 40 */
static void clocks(void)
{
    static const struct {
        enum filing_law_clock clock;
        bool extended;
        struct date due;
        const char *article;
    } T[] = {
        {FILING_LAW_FILE, false, {2026, 4, 1}, "备案审查条例》第十一条"},
        {FILING_LAW_FILE, true, {2026, 4, 1}, "备案审查条例》第十一条"},
        {FILING_LAW_FORMAL, false, {2026, 3, 12}, "第十二条"},
        {FILING_LAW_CORRECT, false, {2026, 3, 12}, "第十二条"},
        {FILING_LAW_DISPATCH, false, {2026, 3, 9}, "第二十二条"},
        {FILING_LAW_OPINION, false, {2026, 4, 1}, "第二十三条"},
        {FILING_LAW_OPINION, true, {2026, 5, 1}, "第二十三条"},
        {FILING_LAW_REVIEW, false, {2026, 6, 2}, "第二十三条"},
        {FILING_LAW_REVIEW, true, {2026, 9, 2}, "第二十三条"},
        {FILING_LAW_COMPLETE, false, {2026, 3, 9}, "第二十四条"},
        {FILING_LAW_DECLINE, true, {2026, 3, 12}, "第二十五条"},
        {FILING_LAW_TRANSFER, false, {2026, 3, 12}, "第十七条"},
        {FILING_LAW_REPLY, false, {2026, 4, 1}, "第二十九条"},
        {FILING_LAW_REPORT, false, {2026, 4, 1}, "第三十条"},
        {FILING_LAW_REFILE, false, {2026, 4, 1}, "第三十条"},
        {FILING_LAW_UPWARD, true, {2026, 4, 1}, "第四十条"},
    };
    const struct date from = {2026, 3, 2};
    const struct law_params p = plain(false), rolls = plain(true);
    struct law_params other = plain(false);

    for (size_t i = 0; i < COUNT(T); i++) {
        OK(date_cmp(filing_law_due(T[i].clock, &NONE, &p, from, T[i].extended), T[i].due) == 0,
           T[i].article);
        OK(str_has(str_from(filing_law_article(T[i].clock)), str_from(T[i].article)), T[i].article);
    }
    OK(date_cmp(filing_law_due(FILING_LAW_FORMAL, &NONE, &rolls, (struct date){2026, 3, 4}, false),
                (struct date){2026, 3, 16}) == 0,
       "a Saturday moves to Monday");
    OK(date_cmp(filing_law_due(FILING_LAW_REVIEW, &NONE, &rolls, (struct date){2026, 2, 7}, false),
                (struct date){2026, 5, 7}) == 0,
       "months too: here a workday");
    OK(date_cmp(filing_law_due(FILING_LAW_REVIEW, &NONE, &rolls, (struct date){2026, 2, 9}, false),
                (struct date){2026, 5, 11}) == 0,
       "and here not");
    other.filing_dispatch_workdays = 10;
    OK(date_cmp(filing_law_due(FILING_LAW_DISPATCH, &NONE, &other, from, false),
                (struct date){2026, 3, 16}) == 0,
       "the place's own workdays");
    other.filing_reply_days = 60;
    OK(date_cmp(filing_law_due(FILING_LAW_REPLY, &NONE, &other, from, false),
                (struct date){2026, 5, 1}) == 0,
       "the place's own number");
}

/* @law Supervision Law (2024-11-08) art. 45 */
static void every_year(void)
{
    OK(date_cmp(filing_law_report_by(2026), (struct date){2026, 12, 31}) == 0, "once in it");
}

/* @law Legislation Law (2023-03-13) art. 109 */
static void late(void)
{
    const struct date published = {2026, 3, 2};
    const struct law_params p = plain(false);

    EQ_INT(filing_law_late(&NONE, &p, published, (struct date){2026, 3, 3}), 0, "early");
    EQ_INT(filing_law_late(&NONE, &p, published, (struct date){2026, 4, 1}), 0, "the last day");
    EQ_INT(filing_law_late(&NONE, &p, published, (struct date){2026, 4, 2}), 1, "a day late");
    EQ_INT(filing_law_late(&NONE, &p, published, (struct date){2026, 5, 1}), 30, "a month");
}

/* @law Beijing Filing Regulation (2024-09-27) art. 13 */
static void catalogue(void)
{
    struct law_params p = plain(false);

    OK(date_cmp(filing_law_catalogue_due(&p, 2025), (struct date){2026, 1, 31}) == 0, "31 January");
    p.filing_catalogue_month = 2;
    OK(date_cmp(filing_law_catalogue_due(&p, 2027), (struct date){2028, 2, 29}) == 0,
       "the month of the place, whole");
}

/* @law Beijing Filing Regulation (2024-09-27) art. 30 */
static void settled(void)
{
    OK(filing_law_settled(true, false), "repealed: there is no text");
    OK(!filing_law_settled(false, false), "amended, and nobody has filed the text");
    OK(filing_law_settled(false, true), "amended and filed");
}

static void refused(enum status st, const struct err *err, const char *key)
{
    EQ_INT(st, ST_RULE, key);
    EQ_TEXT(err->key, key, key);
    OK(err->law != NULL && str_has(str_from(err->law), S("第三十九条")), "with its article");
}

/* @law Supervision Law (2024-11-08) art. 39 */
static void revoked(void)
{
    struct err err = {0};

    refused(filing_law_check_revoke(FILING_LAW_OTHER, FILING_LAW_GROUND_POWER, true, &err), &err,
            "filing.err.not_ours");
    refused(filing_law_check_revoke(FILING_LAW_COURT, FILING_LAW_GROUND_NONE, true, &err), &err,
            "filing.err.no_ground");
    refused(filing_law_check_revoke(FILING_LAW_COURT, FILING_LAW_GROUND_POWER, false, &err), &err,
            "filing.err.committee_only");
    OK(filing_law_check_revoke(FILING_LAW_GOVERNMENT, FILING_LAW_GROUND_POWER, true, &err) == ST_OK,
       "beyond power");
    OK(filing_law_check_revoke(FILING_LAW_GOVERNMENT, FILING_LAW_GROUND_CONFLICT, true, &err) ==
           ST_OK,
       "against a law");
    OK(filing_law_check_revoke(FILING_LAW_LOWER_CONGRESS, FILING_LAW_GROUND_IMPROPER, true, &err) ==
           ST_OK,
       "improper");
}

/* @law Supervision Law (2024-11-08) art. 45 */
static void heard(void)
{
    OK(filing_law_report_missing(2025, (struct date){2026, 1, 1}, false), "the year is over");
    OK(!filing_law_report_missing(2025, (struct date){2026, 1, 1}, true), "it was heard");
    OK(!filing_law_report_missing(2026, (struct date){2026, 12, 31}, false), "not over yet");
}

int main(void)
{
    reviewed();
    clocks();
    every_year();
    late();
    catalogue();
    settled();
    revoked();
    heard();
    return tap_done();
}
