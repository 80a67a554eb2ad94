// SPDX-License-Identifier: MulanPSL-2.0
/* Meetings, resolutions and bills. */
#include "law/organic_law.h"
#include "law/tests/law_test.h"

static const enum level LEVELS[] = {LEVEL_TOWNSHIP, LEVEL_COUNTY, LEVEL_CITY, LEVEL_PROVINCE};

/* @law Organic Law (2022-03-11) art. 46(1) */
static void art46_standing_committee(void)
{
    arr_each (i, COUNT(LEVELS))
        OK(organic_law_has_standing_committee(LEVELS[i]) == (LEVELS[i] != LEVEL_TOWNSHIP),
           "every level but the township has a standing committee");
}

/* @law Organic Law (2022-03-11) art. 14(4) */
static void art14_quorum(void)
{
    OK(organic_law_quorum_met(180, 120), "exactly two thirds may meet");
    OK(!organic_law_quorum_met(180, 119), "one fewer may not");
    OK(!organic_law_quorum_met(181, 120), "two thirds of one deputy more are missed");
    OK(!organic_law_quorum_met(0, 0), "nobody is no meeting");
}

/* @law Organic Law (2022-03-11) art. 25 */
static void art25_majority(void)
{
    OK(!organic_law_resolution_passes(180, 90), "half of all deputies is not enough");
    OK(organic_law_resolution_passes(180, 91), "one more is");
    OK(!organic_law_resolution_passes(180, 61), "a majority of those present is not enough");
}

/* @law Organic Law (2022-03-11) art. 22(2) */
static void art22_bill_of_deputies(void)
{
    static const struct {
        enum level level;
        uint32_t signers;
    } T[] = {{LEVEL_TOWNSHIP, 5}, {LEVEL_COUNTY, 10}, {LEVEL_CITY, 10}, {LEVEL_PROVINCE, 10}};

    arr_each (i, COUNT(T)) {
        EQ_INT(organic_law_bill_signers(T[i].level), T[i].signers, "signers needed");
        OK(organic_law_bill_signed(T[i].level, T[i].signers), "the number itself suffices");
        OK(organic_law_bill_signed(T[i].level, T[i].signers + 1), "so does one more");
        OK(!organic_law_bill_signed(T[i].level, T[i].signers - 1), "one fewer does not");
    }
}

/* @law Organic Law (2022-03-11) art. 22(1) */
static void art22_movers(void)
{
    static const struct {
        const char *why;
        enum organic_law_mover mover;
        bool township, county;
    } T[] = {
        {"presidium", ORGANIC_LAW_PRESIDIUM, true, true},
        {"government", ORGANIC_LAW_GOVERNMENT, true, true},
        {"standing committee", ORGANIC_LAW_STANDING_COMMITTEE, false, true},
        {"special committee", ORGANIC_LAW_SPECIAL_COMMITTEE, false, true},
        {"court", ORGANIC_LAW_COURT, false, false},
        {"an organ not listed", (enum organic_law_mover)99, false, false},
    };

    arr_each (i, COUNT(T)) {
        OK(organic_law_organ_may_move(LEVEL_TOWNSHIP, T[i].mover) == T[i].township, T[i].why);
        OK(organic_law_organ_may_move(LEVEL_COUNTY, T[i].mover) == T[i].county, T[i].why);
    }
}

/* @law Organic Law (2022-03-11) art. 43(3) */
static void groups(void)
{
    OK(organic_law_group_enough(LEVEL_COUNTY, 3), "three deputies of a county");
    OK(!organic_law_group_enough(LEVEL_COUNTY, 2), "not two");
    OK(!organic_law_group_enough(LEVEL_TOWNSHIP, 2), "nor of a township");
    OK(organic_law_group_enough(LEVEL_CITY, 2), "of a city no number is set");
    OK(organic_law_group_enough(LEVEL_PROVINCE, 1), "nor of a province");
}

/* @law Organic Law (2022-03-11) art. 22(3) */
static void art22_withdrawal(void)
{
    static const struct organic_law_withdrawal listed = {.on_agenda = true},
                                               agreed = {.on_agenda = true,
                                                         .presidium_agrees = true},
                                               voting = {.on_agenda = true,
                                                         .presidium_agrees = true,
                                                         .put_to_vote = true},
                                               early = {.on_agenda = false};

    ALLOWED(organic_law_check_withdrawal(&early, &err_), "not yet on the agenda: free");
    ALLOWED(organic_law_check_withdrawal(&agreed, &err_), "on the agenda, presidium agrees");
    REFUSED(organic_law_check_withdrawal(&listed, &err_), "law.bill_needs_presidium",
            "on the agenda without consent");
    REFUSED(organic_law_check_withdrawal(&voting, &err_), "law.bill_put_to_vote",
            "put to the vote");
}

int main(void)
{
    art46_standing_committee();
    art14_quorum();
    art25_majority();
    art22_bill_of_deputies();
    art22_movers();
    groups();
    art22_withdrawal();
    return tap_done();
}
