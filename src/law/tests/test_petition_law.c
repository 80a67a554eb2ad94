// SPDX-License-Identifier: MulanPSL-2.0
/* Petitions, article by article. */
#include "law/petition_law.h"
#include "law/tests/law_test.h"

enum { MATTERS = PETITION_LAW_DUTY + 1, CLOCKS = PETITION_LAW_RECHECK + 1 };

/* @law Petition Regulation (2022-02-25) art. 2, 23(2), 23(3), 34, 35, 36(1) */
static void articles(void)
{
    static const char *const WANT[CLOCKS] = {[PETITION_LAW_TELL] = "第二十三条第二款",
                                             [PETITION_LAW_OBJECT] = "第二十三条第三款",
                                             [PETITION_LAW_TAKE_ON] = "第二十三条第三款",
                                             [PETITION_LAW_HANDLE] = "第三十四条",
                                             [PETITION_LAW_ASK_REVIEW] = "第三十五条",
                                             [PETITION_LAW_REVIEW] = "第三十五条",
                                             [PETITION_LAW_ASK_RECHECK] = "第三十六条第一款",
                                             [PETITION_LAW_RECHECK] = "第三十六条第一款"};

    for (size_t c = 0; c < CLOCKS; c++)
        OK(str_ends(str_from(petition_law_article((enum petition_law_clock)c)), str_from(WANT[c])),
           WANT[c]);
}

/* @law Petition Regulation (2022-02-25) art. 23(3), 23(4) */
static void organ_tells(void)
{
    for (size_t m = 0; m <= PETITION_LAW_DUTY; m++)
        for (int supervision = 0; supervision < 2; supervision++) {
            const bool by_rules =
                m == PETITION_LAW_LAWSUIT || (m == PETITION_LAW_CHARGE && supervision != 0);

            OK(petition_law_organ_tells((enum petition_law_matter)m, supervision != 0) != by_rules,
               "within 15 days, or by rules of its own");
        }
    EQ_TEXT(petition_law_tells_article(), "《信访工作条例》第二十三条第四款", "by its article");
}

/* @law Petition Regulation (2022-02-25) art. 23(2), 23(3) */
static void told(void)
{
    EQ_DATE(petition_law_tell_due(&CAL, on("2026-03-02"), true), "2026-03-17", "15 days");
    EQ_DATE(petition_law_tell_due(&CAL, on("2026-03-06"), true), "2026-03-23", "after a Saturday");
    EQ_DATE(petition_law_tell_due(&CAL, on("2026-03-06"), false), "2026-03-21", "not rolled");
    OK(petition_law_must_tell(true, true), "who is known is told");
    OK(!petition_law_must_tell(false, true), "not without a name");
    OK(!petition_law_must_tell(true, false), "nor without an address");
    EQ_DATE(petition_law_object_due(&CAL, on("2026-03-05")), "2026-03-12", "five workdays");
    EQ_DATE(petition_law_object_due(&CAL, on("2026-09-29")), "2026-10-12", "over a holiday");
}

/* @law Petition Regulation (2022-02-25) art. 21 */
static void rated(void)
{
    struct err err = {0};

    OK(petition_law_check_rating(true, false, &err) == ST_OK, "an answer is judged by him");
    OK(petition_law_check_rating(true, true, &err) == ST_OK, "at the end, too");
    OK(petition_law_check_rating(false, true, &err) == ST_OK, "and an end without one");
    OK(petition_law_check_rating(false, false, &err) == ST_RULE, "before, there is nothing");
    OK(err.law == NULL, "which no article says");
}

/* @law Petition Regulation (2022-02-25) art. 31(6), 34 */
static void handled(void)
{
    for (size_t m = 0; m < MATTERS; m++)
        EQ_DATE(
            petition_law_handle_due(&CAL, (enum petition_law_matter)m, on("2026-03-02"), 0, false),
            m == PETITION_LAW_CLAIM ? "2026-05-01" : "", "only claims have a clock");
    EQ_DATE(petition_law_handle_due(&CAL, PETITION_LAW_CLAIM, on("2026-03-02"), 0, true),
            "2026-05-06", "after the holiday");
    EQ_DATE(petition_law_handle_due(&CAL, PETITION_LAW_CLAIM, on("2026-03-02"), 30, true),
            "2026-06-01", "extended: 31 May is a Sunday");
}

/* @law Petition Regulation (2022-02-25) art. 34 */
static void extended(void)
{
    struct petition_law_extension e = {PETITION_LAW_CLAIM, 0, 30, true, true};

    ALLOWED(petition_law_check_extension(&e, &err_), "thirty days");
    e.days = 31;
    REFUSED(petition_law_check_extension(&e, &err_), "law.petition_extension_too_long", "31");
    e.days = 16;
    e.before = 15;
    REFUSED(petition_law_check_extension(&e, &err_), "law.petition_extension_too_long", "15 + 16");
    e.days = 15;
    ALLOWED(petition_law_check_extension(&e, &err_), "15 + 15");
    e.approved = false;
    REFUSED(petition_law_check_extension(&e, &err_), "law.petition_extension_not_approved", "who");
    e.approved = true;
    e.told = false;
    REFUSED(petition_law_check_extension(&e, &err_), "law.petition_extension_not_told", "told");
    e.told = true;
    e.matter = PETITION_LAW_DUTY;
    REFUSED(petition_law_check_extension(&e, &err_), "law.petition_no_clock", "no clock");
}

/* @law Petition Regulation (2022-02-25) art. 35, 36(1), 36(2) */
static void reviewed(void)
{
    EQ_DATE(petition_law_ask_review_until(&CAL, on("2026-06-01"), true), "2026-07-01", "asked");
    EQ_DATE(petition_law_review_due(&CAL, on("2026-06-04"), true), "2026-07-06", "a Saturday");
    EQ_DATE(petition_law_review_due(&CAL, on("2026-06-04"), false), "2026-07-04", "not rolled");
    EQ_DATE(petition_law_ask_recheck_until(&CAL, on("2026-07-01"), true), "2026-07-31", "again");
    EQ_DATE(petition_law_ask_recheck_until(&CAL, on("2026-07-02"), false), "2026-08-01", "as is");
    EQ_DATE(petition_law_ask_review_until(&CAL, on("2026-07-02"), false), "2026-08-01", "as is");
    EQ_DATE(petition_law_recheck_due(&CAL, on("2026-07-01"), 0, true), "2026-07-31", "answered");
    EQ_DATE(petition_law_recheck_due(&CAL, on("2026-07-01"), 7, true), "2026-08-07", "a hearing");
    EQ_DATE(petition_law_recheck_due(&CAL, on("2026-07-02"), 0, false), "2026-08-01", "as is");
    ALLOWED(petition_law_check_asked(PETITION_LAW_ASK_REVIEW, on("2026-06-01"), on("2026-07-01"),
                                     on("2026-06-01"), &err_),
            "on the same day");
    ALLOWED(petition_law_check_asked(PETITION_LAW_ASK_REVIEW, on("2026-06-01"), on("2026-07-01"),
                                     on("2026-07-01"), &err_),
            "on the last day");
    REFUSED(petition_law_check_asked(PETITION_LAW_ASK_REVIEW, on("2026-06-01"), on("2026-07-01"),
                                     on("2026-07-02"), &err_),
            "law.petition_asked_late", "a day late");
    REFUSED(petition_law_check_asked(PETITION_LAW_ASK_RECHECK, on("2026-06-01"), on("2026-07-01"),
                                     on("2026-05-31"), &err_),
            "law.petition_asked_before", "before the answer");
}

/* @law Petition Regulation (2022-02-25) art. 20(3) */
static void representatives(void)
{
    ALLOWED(petition_law_check_representatives(true, 40, 5, &err_), "five of forty");
    REFUSED(petition_law_check_representatives(true, 40, 6, &err_), "law.petition_representatives",
            "six");
    REFUSED(petition_law_check_representatives(true, 2, 6, &err_), "law.petition_representatives",
            "of two");
    ALLOWED(petition_law_check_representatives(true, 1, 6, &err_), "one person has none");
    ALLOWED(petition_law_check_representatives(false, 40, 6, &err_), "a letter");
}

/* @law Petition Regulation (2022-02-25) art. 28(2), 31(1), 31(2), 31(3), 31(4) */
static void elsewhere(void)
{
    static const char *const WANT[MATTERS] = {
        [PETITION_LAW_LAWSUIT] = "第三十一条第一项",
        [PETITION_LAW_ARBITRATION] = "第三十一条第二项",
        [PETITION_LAW_PARTY] = "第三十一条第三项",
        [PETITION_LAW_PROCEDURE] = "第三十一条第四项",
    };

    for (size_t m = 0; m < MATTERS; m++) {
        const enum petition_law_matter matter = (enum petition_law_matter)m;
        const struct str got = str_from(petition_law_elsewhere_article(matter));

        OK(petition_law_elsewhere(matter) == (WANT[m] != NULL), "belongs elsewhere or not");
        OK(WANT[m] == NULL ? got.len == 0 : str_ends(got, str_from(WANT[m])), "by that article");
        if (WANT[m] != NULL)
            REFUSED(petition_law_check_accept(matter, &err_), "law.petition_elsewhere",
                    "and is not taken up");
        else
            ALLOWED(petition_law_check_accept(matter, &err_), "else it may be");
    }
}

/* @law Petition Regulation (2022-02-25) art. 31(6), 35, 36(1) */
static void of_what(void)
{
    for (size_t m = 0; m < MATTERS; m++) {
        if (m == PETITION_LAW_CLAIM)
            ALLOWED(petition_law_check_review(PETITION_LAW_CLAIM, &err_), "of a claim");
        else
            REFUSED(petition_law_check_review((enum petition_law_matter)m, &err_),
                    "law.petition_no_review", "of nothing else");
    }
}

/* @law Petition Regulation (2022-02-25) art. 30(3) */
static void charged(void)
{
    REFUSED(petition_law_check_transfer(PETITION_LAW_CHARGE, 7, 7, &err_),
            "law.petition_charged_organ", "to whom it is against");
    ALLOWED(petition_law_check_transfer(PETITION_LAW_CHARGE, 7, 8, &err_), "to another");
    ALLOWED(petition_law_check_transfer(PETITION_LAW_CHARGE, 0, 0, &err_), "against nobody known");
    ALLOWED(petition_law_check_transfer(PETITION_LAW_CLAIM, 7, 7, &err_), "a claim goes there");
    REFUSED(petition_law_check_told(PETITION_LAW_CHARGE, &err_), "law.petition_charge_kept",
            "nor where others read it");
    ALLOWED(petition_law_check_told(PETITION_LAW_CLAIM, &err_), "a claim may become an opinion");
}

/* @law Petition Regulation (2022-02-25) art. 28(3) */
static void withdrawn(void)
{
    REFUSED(petition_law_check_impartial(true, &err_), "law.petition_recused", "not again");
    ALLOWED(petition_law_check_impartial(false, &err_), "who has nothing to do with it");
}

/* @law Petition Regulation (2022-02-25) art. 19(3), 36(3) */
static void again(void)
{
    ALLOWED(petition_law_check_again(false, false, &err_), "a new matter");
    REFUSED(petition_law_check_again(true, false, &err_), "law.petition_handled", "being handled");
    REFUSED(petition_law_check_again(false, true, &err_), "law.petition_final", "ended for good");
    REFUSED(petition_law_check_again(true, true, &err_), "law.petition_final", "for good first");
}

int main(void)
{
    articles();
    organ_tells();
    told();
    rated();
    handled();
    extended();
    reviewed();
    representatives();
    elsewhere();
    of_what();
    charged();
    withdrawn();
    again();
    return tap_done();
}
