// SPDX-License-Identifier: MulanPSL-2.0
/* Bills and suggestions under national law. */
#include "law/deputies_law.h"
#include "law/tests/law_test.h"

/* @law Deputies Law (2025-03-11) art. 15(1) */
static void art15_bill(void)
{
    static const struct {
        const char *want; /* NULL: in form */
        struct deputies_law_bill bill;
    } T[] = {
        {NULL, {true, true, true, true}},
        {"law.bill_needs_cause", {false, true, true, true}},
        {"law.bill_needs_grounds", {true, false, true, true}},
        {"law.bill_needs_proposal", {true, true, false, true}},
        {"law.bill_outside_powers", {true, true, true, false}},
    };

    ALLOWED(deputies_law_check_bill(&T[0].bill, &err_), "cause, grounds and proposal");
    for (size_t i = 1; i < COUNT(T); i++)
        REFUSED(deputies_law_check_bill(&T[i].bill, &err_), T[i].want, "a part is missing");
}

/* @law Deputies Law (2025-03-11) art. 24, 36, 51(1), 52(2) */
static void organs(void)
{
    EQ_INT(deputies_law_addressee(LEVEL_COUNTY, true), DEPUTIES_LAW_CONGRESS, "in session");
    EQ_INT(deputies_law_addressee(LEVEL_TOWNSHIP, true), DEPUTIES_LAW_CONGRESS,
           "in session, township");
    EQ_INT(deputies_law_addressee(LEVEL_COUNTY, false), DEPUTIES_LAW_STANDING_COMMITTEE,
           "in recess: the standing committee");
    EQ_INT(deputies_law_addressee(LEVEL_TOWNSHIP, false), DEPUTIES_LAW_TOWNSHIP_PRESIDIUM,
           "in recess, township: the presidium");
    EQ_INT(deputies_law_hands_over(LEVEL_CITY), DEPUTIES_LAW_STANDING_COMMITTEE_OFFICE,
           "the office hands over");
    EQ_INT(deputies_law_hands_over(LEVEL_TOWNSHIP), DEPUTIES_LAW_TOWNSHIP_PRESIDIUM,
           "in a township the presidium hands over");
    OK(deputies_law_may_choose_key(LEVEL_COUNTY), "a chairmen's meeting chooses");
    OK(!deputies_law_may_choose_key(LEVEL_TOWNSHIP), "a township has none");
}

/* @law Deputies Law (2025-03-11) art. 51(2) */
static void art51_reply_due(void)
{
    static const struct {
        const char *why, *handed_over;
        bool complex, roll;
        const char *due;
    } T[] = {
        {"three months", "2026-03-12", false, false, "2026-06-12"},
        {"complex: six months", "2026-03-12", true, false, "2026-09-12"},
        {"a Saturday rolls to Monday", "2026-03-12", true, true, "2026-09-14"},
        {"a Friday does not", "2026-03-12", false, true, "2026-06-12"},
        {"handed over at the end of November", "2026-11-30", false, true, "2027-03-01"},
        {"National Day rolls to the end of the holiday", "2026-07-03", false, true, "2026-10-08"},
        {"without rolling it stays", "2026-07-03", false, false, "2026-10-03"},
        {"across the year end", "2026-08-31", true, false, "2027-02-28"},
    };

    arr_each (i, COUNT(T))
        EQ_DATE(deputies_law_reply_due(&CAL, on(T[i].handed_over), T[i].complex, T[i].roll),
                T[i].due, T[i].why);
}

/* @law Deputies Law (2015-08-29) art. 42(1)
 * @law Deputies Law (2025-03-11) art. 51(2) */
static void article_of_its_day(void)
{
    static const struct {
        const char *why, *handed_over, *article;
    } T[] = {
        {"today's", "2026-03-12", "《代表法》(2025-03-11)第51条第2款"},
        {"the first day of the law of 2025", "2025-03-12", "《代表法》(2025-03-11)第51条第2款"},
        {"the last day of the law of 2015", "2025-03-11", "《代表法》(2015-08-29)第42条第1款"},
        {"its first day", "2015-08-29", "《代表法》(2015-08-29)第42条第1款"},
        {"before, without a number", "2015-08-28", "《代表法》(交办时有效的文本)"},
    };
    const struct deputies_law_extension old = {on("2025-03-11"), on("2025-09-12"), true, false};
    struct err err = {0};

    arr_each (i, COUNT(T))
        EQ_TEXT(deputies_law_reply_article(on(T[i].handed_over)), T[i].article, T[i].why);
    EQ_INT(deputies_law_check_extension(&CAL, &old, &err), ST_RULE, "an old file");
    EQ_TEXT(err.law, "《代表法》(2015-08-29)第42条第1款", "is refused by its own law");
}

/* @law Deputies Law (2025-03-11) art. 51(2) */
static void art51_extension(void)
{
    struct deputies_law_extension ext = {on("2026-03-12"), on("2026-09-12"), true, false};

    ALLOWED(deputies_law_check_extension(&CAL, &ext, &err_), "six months from hand-over");
    ext.wanted = on("2026-09-13");
    REFUSED(deputies_law_check_extension(&CAL, &ext, &err_), "law.extension_too_long",
            "a day more");
    ext.roll = true;
    ext.wanted = on("2026-09-14");
    ALLOWED(deputies_law_check_extension(&CAL, &ext, &err_), "the Monday after six months");
    ext.wanted = on("2026-12-12");
    REFUSED(deputies_law_check_extension(&CAL, &ext, &err_), "law.extension_too_long",
            "three and six months are not added");
    ext.wanted = on("2026-07-01");
    ext.complex = false;
    REFUSED(deputies_law_check_extension(&CAL, &ext, &err_), "law.extension_not_complex",
            "an ordinary suggestion");
}

/* @law Deputies Law (2025-03-11) art. 51(2) */
static void art51_contact(void)
{
    static const struct {
        const char *why, *contacted, *want;
    } T[] = {
        {"no contact on record", "", "law.reply_needs_contact"},
        {"the day before hand-over", "2026-03-11", "law.contact_before_hand_over"},
        {"the day of hand-over", "2026-03-12", NULL},
        {"between", "2026-04-01", NULL},
        {"the day of the reply", "2026-05-20", NULL},
        {"the day after the reply", "2026-05-21", "law.contact_after_reply"},
    };

    arr_each (i, COUNT(T)) {
        const struct deputies_law_reply reply = {on("2026-03-12"), on(T[i].contacted),
                                                 on("2026-05-20")};

        if (T[i].want == NULL)
            ALLOWED(deputies_law_check_reply(&reply, &err_), "contact on record");
        else
            REFUSED(deputies_law_check_reply(&reply, &err_), T[i].want, "no contact in time");
    }
}

/* @law Deputies Law (2025-03-11) art. 51(3)
 * @law Organic Law (2022-03-11) art. 42(3) */
static void art51_report(void)
{
    const struct deputies_law_report county = deputies_law_report_duty(LEVEL_COUNTY);
    const struct deputies_law_report township = deputies_law_report_duty(LEVEL_TOWNSHIP);

    EQ_INT(county.to, DEPUTIES_LAW_STANDING_COMMITTEE, "to the standing committee");
    OK(county.printed_for_congress, "and in print to the next session");
    EQ_INT(township.to, DEPUTIES_LAW_CONGRESS, "in a township to the congress");
    OK(!township.printed_for_congress, "which is where it is read anyway");
    OK(county.published && township.published, "published in either case");
}

int main(void)
{
    art15_bill();
    organs();
    art51_reply_due();
    article_of_its_day();
    art51_extension();
    art51_contact();
    art51_report();
    return tap_done();
}
