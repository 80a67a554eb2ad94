// SPDX-License-Identifier: MulanPSL-2.0
/* Second proposals, removals, offices beside a seat, size of a standing committee. */
#include "law/appointment_law.h"
#include "law/tests/law_test.h"

/* @law Shenzhen Appointment Regulation (2022-12-08) art. 20 */
static void proposed_again(void)
{
    const struct appointment_law_history never = {0},
                                         once = {.refusals = 1, .refused = on("2026-03-31")},
                                         twice = {.refusals = 2, .refused = on("2020-01-01")};
    struct law_params p = law_params_default();
    struct err err = {0};

    ALLOWED(appointment_law_check_again(&p, &never, on("2026-01-01"), &err_), "never refused");
    ALLOWED(appointment_law_check_again(&p, &once, on("2026-09-30"), &err_), "half a year later");
    REFUSED(appointment_law_check_again(&p, &once, on("2026-09-29"), &err_), "law.appoint_too_soon",
            "a day too early");
    REFUSED(appointment_law_check_again(&p, &twice, on("2026-09-29"), &err_),
            "law.appoint_refused_often", "refused twice");
    EQ_INT(appointment_law_check_again(&p, &once, on("2026-05-01"), &err), ST_RULE, "too early");
    EQ_TEXT(err.arg, "2026-09-30", "the first day is shown");
    p.appoint_refusals = 0;
    ALLOWED(appointment_law_check_again(&p, &twice, on("2026-09-29"), &err_), "no such limit");
    p.appoint_refusals = 1;
    REFUSED(appointment_law_check_again(&p, &once, on("2026-09-30"), &err_),
            "law.appoint_refused_often", "once is enough");
    p.appoint_refusals = 2;
    p.appoint_retry_months = 0;
    ALLOWED(appointment_law_check_again(&p, &once, on("2026-03-31"), &err_), "at once");
}

/* Offices in order: government head, deputy, member; supervision head, member; court head, member;
 * procurator head, member; none. */
static void offices(bool (*may)(enum appointment_law_office), const char *want, const char *why)
{
    char got[11] = "..........";

    for (enum appointment_law_office o = APPOINTMENT_LAW_GOVERNMENT_HEAD;
         o <= APPOINTMENT_LAW_NO_OFFICE; o++) {
        if (may(o))
            got[o] = 'x';
    }
    EQ_TEXT(got, want, why);
}

static bool removable(enum appointment_law_office office)
{
    return appointment_law_may_remove(office, true);
}

static bool removable_in_session(enum appointment_law_office office)
{
    return appointment_law_may_remove(office, false);
}

static bool beside_committee(enum appointment_law_office office)
{
    struct err err = {0};

    return appointment_law_check_office(APPOINTMENT_LAW_COMMITTEE_SEAT, office, &err) == ST_OK;
}

static bool beside_chair(enum appointment_law_office office)
{
    struct err err = {0};

    return appointment_law_check_office(APPOINTMENT_LAW_TOWNSHIP_CHAIR, office, &err) == ST_OK;
}

static bool beside_deputy(enum appointment_law_office office)
{
    struct err err = {0};

    return appointment_law_check_office(APPOINTMENT_LAW_DEPUTY_SEAT, office, &err) == ST_OK;
}

/* @law Supervision Law (2024-11-08) art. 60 */
static void removals(void)
{
    offices(removable, ".xx.x.x.x.", "deputies and those appointed, no elected head");
    offices(removable_in_session, "..........", "in session it is for the congress");
}

/* @law Organic Law (2022-03-11) art. 32(1) */
static void consent_above(void)
{
    offices(appointment_law_needs_consent_above, ".......x..", "the chief procurator");
}

/* @law Organic Law (2022-03-11) art. 18(2), 47(3) */
static void excluded(void)
{
    offices(beside_committee, ".........x", "a seat in the committee bars every office");
    offices(beside_chair, "...xxxxxxx", "a chair of a township bars the government's");
    offices(beside_deputy, "xxxxxxxxxx", "a deputy's seat bars none");
    REFUSED(appointment_law_check_office(APPOINTMENT_LAW_COMMITTEE_SEAT,
                                         APPOINTMENT_LAW_COURT_MEMBER, &err_),
            "law.office_excludes_committee", "committee");
    REFUSED(appointment_law_check_office(APPOINTMENT_LAW_TOWNSHIP_CHAIR,
                                         APPOINTMENT_LAW_GOVERNMENT_MEMBER, &err_),
            "law.office_excludes_chair", "township");
}

/* @law Organic Law (2022-03-11) art. 47(4), 47(6) */
static void sizes(void)
{
    static const struct {
        const char *why;
        enum level level;
        uint32_t population;
        unsigned min, max;
    } T[] = {
        {"county", LEVEL_COUNTY, 1000000, 15, 35},
        {"populous county", LEVEL_COUNTY, 1000001, 15, 45},
        {"city", LEVEL_CITY, 8000000, 29, 51},
        {"populous city", LEVEL_CITY, 8000001, 29, 61},
        {"province", LEVEL_PROVINCE, 80000000, 45, 75},
        {"populous province", LEVEL_PROVINCE, 80000001, 45, 95},
        {"township", LEVEL_TOWNSHIP, 50000, 0, 0},
    };

    arr_each (i, COUNT(T)) {
        const struct appointment_law_size size =
            appointment_law_committee_size(T[i].level, T[i].population);

        EQ_INT(size.min, T[i].min, T[i].why);
        EQ_INT(size.max, T[i].max, T[i].why);
    }
}

/* @law Organic Law (2022-03-11) art. 47(1), 47(2), 54(1) */
static void secretary_general(void)
{
    OK(appointment_law_has_secretary_general(LEVEL_PROVINCE), "province");
    OK(appointment_law_has_secretary_general(LEVEL_CITY), "city");
    OK(!appointment_law_has_secretary_general(LEVEL_COUNTY), "no county");
    OK(!appointment_law_has_secretary_general(LEVEL_TOWNSHIP), "no township");
}

int main(void)
{
    proposed_again();
    removals();
    consent_above();
    excluded();
    sizes();
    secretary_general();
    return tap_done();
}
