// SPDX-License-Identifier: MulanPSL-2.0
/* Offices that a standing committee fills, article by article. */
#include "law/office_law.h"
#include "law/tests/law_test.h"

enum { ACTS = OFFICE_LAW_RESIGN + 1, NOMINATORS = OFFICE_LAW_BY_HIMSELF + 1 };

/* One line per office: elected; appoint, dismiss, acting, resign in recess (+) and in session (*:
 * both); who proposes an appointment (government, supervision, court, procurator, chairmen); must
 * be a deputy; test and statement; sworn. */
static const struct {
    enum office_law_office office;
    const char *acts, *by, *rest;
} EACH[] = {
    {OFFICE_LAW_GOVERNMENT_HEAD, "e--++", "g----", "-ts"},
    {OFFICE_LAW_GOVERNMENT_VICE, "-++-+", "g---c", "-ts"},
    {OFFICE_LAW_GOVERNMENT_MEMBER, "-**--", "g----", "-ts"},
    {OFFICE_LAW_SUPERVISION_HEAD, "e--++", "-s---", "-ts"},
    {OFFICE_LAW_SUPERVISION_VICE, "-**--", "-s---", "-ts"},
    {OFFICE_LAW_SUPERVISION_MEMBER, "-**--", "-s---", "-ts"},
    {OFFICE_LAW_COURT_HEAD, "e--++", "--t--", "-ts"},
    {OFFICE_LAW_COURT_VICE, "-**--", "--t--", "-ts"},
    {OFFICE_LAW_COURT_COMMITTEE, "-**--", "--t--", "-ts"},
    {OFFICE_LAW_TRIBUNAL_HEAD, "-**--", "--t--", "-ts"},
    {OFFICE_LAW_TRIBUNAL_VICE, "-**--", "--t--", "-ts"},
    {OFFICE_LAW_JUDGE, "-**--", "--t--", "-ts"},
    {OFFICE_LAW_ASSESSOR, "-**--", "--t--", "---"},
    {OFFICE_LAW_PROCURATOR_HEAD, "e--++", "---p-", "-ts"},
    {OFFICE_LAW_PROCURATOR_VICE, "-**--", "---p-", "-ts"},
    {OFFICE_LAW_PROCURATOR_COMMITTEE, "-**--", "---p-", "-ts"},
    {OFFICE_LAW_PROCURATOR, "-**--", "---p-", "-ts"},
    {OFFICE_LAW_LOWER_PROCURATOR, "-**--", "---p-", "-ts"},
    {OFFICE_LAW_COMMITTEE_SEAT, "e---+", "----c", "d-s"},
    {OFFICE_LAW_SPECIAL_VICE, "-++-+", "----c", "d-s"},
    {OFFICE_LAW_SPECIAL_MEMBER, "-++-+", "----c", "d-s"},
    {OFFICE_LAW_CREDENTIALS, "-**--", "----c", "d-s"},
    {OFFICE_LAW_WORKING, "-**--", "----c", "--s"},
    {OFFICE_LAW_STREET, "-**--", "----c", "--s"},
};
_Static_assert(COUNT(EACH) == OFFICE_LAW_OFFICES, "every office");

static bool allowed(enum office_law_office office, enum office_law_act act, bool recess)
{
    struct err err = {0};
    const enum status st = office_law_check_act(office, act, recess, &err);

    OK(st == ST_OK || (st == ST_RULE && err.law != NULL), "refused with the article");
    return st == ST_OK;
}

/* @law Organic Law (2022-03-11) art. 11, 32(1), 34(1), 47(2), 50(1), 56(2) */
static void acts(void)
{
    arr_each (i, COUNT(EACH)) {
        OK(EACH[i].office == (enum office_law_office)i, "in order");
        EQ_INT(office_law_elected(EACH[i].office), EACH[i].acts[0] == 'e', EACH[i].acts);
        for (int act = 0; act < ACTS; act++) {
            const char want = EACH[i].acts[act + 1];

            EQ_INT(allowed(EACH[i].office, (enum office_law_act)act, true), want != '-',
                   "in recess");
            EQ_INT(allowed(EACH[i].office, (enum office_law_act)act, false), want == '*',
                   "in session");
        }
    }
    REFUSED(office_law_check_act(OFFICE_LAW_COURT_HEAD, OFFICE_LAW_DISMISS, true, &err_),
            "law.office_elected", "never dismissed");
    REFUSED(office_law_check_act(OFFICE_LAW_GOVERNMENT_VICE, OFFICE_LAW_APPOINT, false, &err_),
            "law.office_in_recess", "single vice heads in recess");
    REFUSED(office_law_check_act(OFFICE_LAW_COURT_HEAD, OFFICE_LAW_ACTING, false, &err_),
            "law.office_in_recess", "the congress meets");
    REFUSED(office_law_check_act(OFFICE_LAW_JUDGE, OFFICE_LAW_ACTING, true, &err_),
            "law.office_not_acting", "only for a head");
    REFUSED(office_law_check_act(OFFICE_LAW_COMMITTEE_SEAT, OFFICE_LAW_ACTING, true, &err_),
            "law.office_not_acting", "a seat is no head");
    REFUSED(office_law_check_act(OFFICE_LAW_JUDGE, OFFICE_LAW_RESIGN, true, &err_),
            "law.office_not_resigned", "he is dismissed");
}

/* @law Organic Law (2022-03-11) art. 32(1), 34(1), 50(1), 56(2)
 * @law People's Courts Law (2018-10-26) art. 43
 * @law People's Procuratorates Law (2018-10-26) art. 38
 * @law People's Assessors Law (2018-04-27) art. 10, 27
 * @law Guangdong Appointment Measures (2022-07-28) art. 3 */
static void nominators(void)
{
    struct err err = {0};

    arr_each (i, COUNT(EACH))
        for (int by = 0; by < NOMINATORS; by++) {
            const enum office_law_nominator who = (enum office_law_nominator)by;
            const bool mine = who != OFFICE_LAW_BY_HIMSELF && EACH[i].by[by] != '-';

            EQ_INT(office_law_check_nominator(EACH[i].office, OFFICE_LAW_APPOINT, who, &err) ==
                       ST_OK,
                   mine, "appoints");
            EQ_INT(office_law_check_nominator(EACH[i].office, OFFICE_LAW_ACTING, who, &err) ==
                       ST_OK,
                   who == OFFICE_LAW_BY_CHAIRMEN, "acting");
            EQ_INT(office_law_check_nominator(EACH[i].office, OFFICE_LAW_RESIGN, who, &err) ==
                       ST_OK,
                   who == OFFICE_LAW_BY_HIMSELF, "resigns");
        }
    REFUSED(office_law_check_nominator(OFFICE_LAW_JUDGE, OFFICE_LAW_DISMISS,
                                       OFFICE_LAW_BY_PROCURATOR, &err_),
            "law.office_other_nominator", "not of another organ");
    REFUSED(office_law_check_nominator(OFFICE_LAW_COURT_HEAD, OFFICE_LAW_ACTING,
                                       OFFICE_LAW_BY_COURT, &err_),
            "law.office_other_nominator", "the chairmen's meeting proposes");
    REFUSED(office_law_check_nominator(OFFICE_LAW_COURT_HEAD, OFFICE_LAW_RESIGN,
                                       OFFICE_LAW_BY_COURT, &err_),
            "law.office_own_resignation", "nobody resigns for another");
    EQ_TEXT(office_law_article(OFFICE_LAW_GOVERNMENT_MEMBER, OFFICE_LAW_APPOINT),
            "《地方组织法》(2022-03-11)第50条第1款第14项", "members of the government");
    EQ_TEXT(office_law_article(OFFICE_LAW_GOVERNMENT_MEMBER, OFFICE_LAW_RESIGN),
            "《地方组织法》(2022-03-11)第32条第1款", "a resignation");
    EQ_TEXT(office_law_article(OFFICE_LAW_COURT_HEAD, OFFICE_LAW_ACTING),
            "《地方组织法》(2022-03-11)第50条第1款第13项", "acting");
    EQ_TEXT(office_law_article(OFFICE_LAW_TRIBUNAL_VICE, OFFICE_LAW_DISMISS),
            "《人民法院组织法》(2018-10-26)第43条", "of a court");
    EQ_TEXT(office_law_article(OFFICE_LAW_ASSESSOR, OFFICE_LAW_DISMISS),
            "《人民陪审员法》(2018-04-27)第27条", "an assessor is dismissed");
    EQ_TEXT(office_law_article(OFFICE_LAW_ASSESSOR, OFFICE_LAW_APPOINT),
            "《人民陪审员法》(2018-04-27)第10条", "and appointed");
}

/* @law Organic Law (2022-03-11) art. 50(1) */
static void acting(void)
{
    static const enum office_law_office PAIRS[][2] = {
        {OFFICE_LAW_GOVERNMENT_HEAD, OFFICE_LAW_GOVERNMENT_VICE},
        {OFFICE_LAW_SUPERVISION_HEAD, OFFICE_LAW_SUPERVISION_VICE},
        {OFFICE_LAW_COURT_HEAD, OFFICE_LAW_COURT_VICE},
        {OFFICE_LAW_PROCURATOR_HEAD, OFFICE_LAW_PROCURATOR_VICE},
    };
    unsigned pairs = 0;

    for (int head = 0; head < OFFICE_LAW_OFFICES; head++)
        for (int vice = 0; vice < OFFICE_LAW_OFFICES; vice++) {
            struct err err = {0};

            pairs += office_law_check_acting((enum office_law_office)head,
                                             (enum office_law_office)vice, &err) == ST_OK;
        }
    EQ_INT(pairs, COUNT(PAIRS), "no others");
    arr_each (i, COUNT(PAIRS))
        ALLOWED(office_law_check_acting(PAIRS[i][0], PAIRS[i][1], &err_), "a vice of the organ");
    REFUSED(office_law_check_acting(OFFICE_LAW_COURT_HEAD, OFFICE_LAW_PROCURATOR_VICE, &err_),
            "law.office_vice_first", "of another organ");
}

/* @law Guangdong Appointment Measures (2022-07-28) art. 10, 11
 * @law Shenzhen Appointment Regulation (2022-12-08) art. 13(1) */
static void papers(void)
{
    static const char *const NEEDS[ACTS] = {"+++++", "+++--", "+-+--", "+----"};

    for (int act = 0; act < ACTS; act++)
        for (int paper = 0; paper < OFFICE_LAW_PAPERS; paper++)
            EQ_INT(office_law_needs_paper((enum office_law_act)act, (enum office_law_paper)paper),
                   NEEDS[act][paper] == '+', NEEDS[act]);
}

/* @law Shenzhen Appointment Regulation (2022-12-08) art. 15(1), 16(2)
 * @law Guangdong Appointment Measures (2022-07-28) art. 22
 * @law Constitution (2018-03-11) art. 27(3)
 * @law People's Assessors Law (2018-04-27) art. 12 */
static void before_and_after(void)
{
    struct law_params params = law_params_default(), none = params, half = params;

    none.appoint_test = none.appoint_statement = false;
    half.appoint_test = false;
    for (int act = 0; act < ACTS; act++)
        EQ_INT(office_law_certified((enum office_law_act)act), act == OFFICE_LAW_APPOINT,
               "a certificate");
    arr_each (i, COUNT(EACH)) {
        const enum office_law_office o = EACH[i].office;
        const bool tested = EACH[i].rest[1] == 't';

        EQ_INT(office_law_wants_deputy(o), EACH[i].rest[0] == 'd', "a deputy");
        EQ_INT(office_law_wants_test(&params, o, OFFICE_LAW_APPOINT), tested, "tested");
        EQ_INT(office_law_wants_statement(&params, o, OFFICE_LAW_APPOINT), tested, "speaks");
        OK(!office_law_wants_test(&params, o, OFFICE_LAW_DISMISS) &&
               !office_law_wants_statement(&params, o, OFFICE_LAW_ACTING) &&
               !office_law_wants_test(&none, o, OFFICE_LAW_APPOINT) &&
               !office_law_wants_statement(&none, o, OFFICE_LAW_APPOINT) &&
               !office_law_wants_test(&half, o, OFFICE_LAW_APPOINT),
           "not else, not elsewhere");
        EQ_INT(office_law_wants_statement(&half, o, OFFICE_LAW_APPOINT), tested, "each by itself");
        EQ_INT(office_law_sworn(o, OFFICE_LAW_APPOINT), EACH[i].rest[2] == 's', "swears");
        OK(!office_law_sworn(o, OFFICE_LAW_DISMISS) && !office_law_sworn(o, OFFICE_LAW_ACTING),
           "only the appointed");
    }
}

/* @law Organic Law (2022-03-11) art. 32(1), 47(3), 50(1), 71
 * @law Supervision Law (2024-11-08) art. 60 */
static void reports(void)
{
    arr_each (i, COUNT(EACH)) {
        const enum office_law_office o = EACH[i].office;
        const bool member = o == OFFICE_LAW_GOVERNMENT_MEMBER,
                   procurator = o == OFFICE_LAW_PROCURATOR_HEAD;

        EQ_INT(office_law_report(o, OFFICE_LAW_APPOINT),
               member ? OFFICE_LAW_REPORT_GOVERNMENT : OFFICE_LAW_REPORT_NONE, "appointed");
        EQ_INT(office_law_report(o, OFFICE_LAW_DISMISS),
               member ? OFFICE_LAW_REPORT_GOVERNMENT : OFFICE_LAW_REPORT_NONE, "dismissed");
        EQ_INT(office_law_report(o, OFFICE_LAW_ACTING),
               procurator ? OFFICE_LAW_REPORT_PROCURATOR : OFFICE_LAW_REPORT_NONE, "acting");
        EQ_INT(office_law_report(o, OFFICE_LAW_RESIGN),
               procurator ? OFFICE_LAW_REPORT_CONSENT : OFFICE_LAW_REPORT_CONGRESS, "resigned");
    }
    EQ_DATE(office_law_government_by(on("2026-12-31")), "2027-02-28", "two months");
    EQ_DATE(office_law_government_by(on("2026-03-05")), "2026-05-05", "two months");
    EQ_INT(office_law_removable_as(OFFICE_LAW_TRIBUNAL_VICE), APPOINTMENT_LAW_COURT_MEMBER,
           "removed as one of the court");
    EQ_INT(office_law_removable_as(OFFICE_LAW_GOVERNMENT_VICE), APPOINTMENT_LAW_GOVERNMENT_DEPUTY,
           "a vice head");
    EQ_INT(office_law_held_as(OFFICE_LAW_JUDGE), APPOINTMENT_LAW_COURT_MEMBER, "of a court");
    EQ_INT(office_law_held_as(OFFICE_LAW_WORKING), APPOINTMENT_LAW_NO_OFFICE, "of the committee");
    EQ_INT(office_law_held_as(OFFICE_LAW_LOWER_PROCURATOR), APPOINTMENT_LAW_PROCURATOR_HEAD,
           "of a procuratorate below");
    EQ_INT(office_law_removable_as(OFFICE_LAW_LOWER_PROCURATOR), APPOINTMENT_LAW_NO_OFFICE,
           "not removed from here");
    EQ_INT(office_law_removable_as(OFFICE_LAW_WORKING), APPOINTMENT_LAW_NO_OFFICE, "not so");
}

int main(void)
{
    acts();
    nominators();
    acting();
    papers();
    before_and_after();
    reports();
    return tap_done();
}
