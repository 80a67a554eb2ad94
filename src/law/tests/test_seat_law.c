// SPDX-License-Identifier: MulanPSL-2.0
/* Resignations, special committees in recess, sizes, working organs. */
#include "law/seat_law.h"
#include "law/tests/law_test.h"

static const struct date NOW = {2026, 11, 20};

/* @law Organic Law (2022-03-11) art. 32(1), 32(2) */
static void resigned(void)
{
    struct err err = {0};

    EQ_INT(seat_law_resign_to(LEVEL_COUNTY, true), SEAT_LAW_CONGRESS, "in session");
    EQ_INT(seat_law_resign_to(LEVEL_COUNTY, false), SEAT_LAW_COMMITTEE, "in recess");
    EQ_INT(seat_law_resign_to(LEVEL_TOWNSHIP, true), SEAT_LAW_CONGRESS, "a township in session");
    EQ_INT(seat_law_resign_to(LEVEL_TOWNSHIP, false), SEAT_LAW_NEXT_SESSION, "and in recess");
    OK(seat_law_resign_reported(SEAT_LAW_COMMITTEE), "the committee reports it");
    OK(!seat_law_resign_reported(SEAT_LAW_CONGRESS), "the congress knows");
    OK(!seat_law_resign_reported(SEAT_LAW_NEXT_SESSION), "or will");
    EQ_INT(seat_law_check_resigned(APPOINTMENT_LAW_COURT_HEAD, false, NOW, &err), ST_OK,
           "a court's president");
    EQ_INT(seat_law_check_resigned(APPOINTMENT_LAW_PROCURATOR_HEAD, true, NOW, &err), ST_OK,
           "a procurator, approved above");
    EQ_INT(seat_law_check_resigned(APPOINTMENT_LAW_PROCURATOR_HEAD, false, NOW, &err), ST_RULE,
           "not before");
    EQ_TEXT(err.key, "law.resign_needs_approval", "as it says");
    OK(strstr(err.law, "第三十二条") != NULL, "by this article");
}

/* @law Organic Law (2022-03-11) art. 34(1) */
static void committees(void)
{
    struct err err = {0};

    EQ_INT(seat_law_check_committee(true, true, NOW, &err), ST_OK, "a chair in session");
    EQ_INT(seat_law_check_committee(false, true, NOW, &err), ST_OK, "a member in session");
    EQ_INT(seat_law_check_committee(false, false, NOW, &err), ST_OK, "a member in recess");
    EQ_INT(seat_law_check_committee(true, false, NOW, &err), ST_RULE, "no chair in recess");
    EQ_TEXT(err.key, "law.committee_chair_in_session", "as it says");
    OK(strstr(err.law, "第三十四条") != NULL, "by this article");
}

/* @law Chongqing Township Congress Regulation (2016-03-31) art. 30 */
static void sizes(void)
{
    const struct seat_law_size size = seat_law_presidium_size();

    EQ_INT(size.least, 7, "seven");
    EQ_INT(size.most, 11, "to eleven");
    EQ_INT(size.most_populous, 13, "thirteen of ninety thousand people");
    OK(!seat_law_presidium_fits(6), "six are too few");
    OK(seat_law_presidium_fits(7) && seat_law_presidium_fits(13), "the bounds fit");
    OK(!seat_law_presidium_fits(14), "fourteen are too many");
}

/* @law Deputies Law (2025-03-11) art. 12
 * @law Organic Law (2022-03-11) art. 59(3), 59(4) */
static void organs(void)
{
    OK(seat_law_needs_deputies_committee(LEVEL_COUNTY) &&
           seat_law_needs_deputies_committee(LEVEL_PROVINCE),
       "from the county up");
    OK(!seat_law_needs_deputies_committee(LEVEL_TOWNSHIP), "a township has no committee");
    OK(seat_law_may_have_street_organs(LEVEL_COUNTY), "a county, a district");
    OK(!seat_law_may_have_street_organs(LEVEL_TOWNSHIP) &&
           !seat_law_may_have_street_organs(LEVEL_CITY) &&
           !seat_law_may_have_street_organs(LEVEL_PROVINCE),
       "no others");
}

int main(void)
{
    resigned();
    committees();
    sizes();
    organs();
    return tap_done();
}
