// SPDX-License-Identifier: MulanPSL-2.0
/* Suggestions under local rules. */
#include "law/suggestion_law.h"
#include "law/tests/law_test.h"

/* @law Qingdao Suggestions Regulation (2021-07-29) art. 11(1)
 * @law Beijing Suggestions Regulation (2014-01-22) art. 12(2)
 * @law Shanghai Suggestions Provisions (2015-03-01) art. 8(1) */
static void unfit(void)
{
    static const struct {
        enum suggestion_law_unfit why;
        const char *word, *law;
    } T[] = {
        {SUGGESTION_LAW_PERSONAL_MATTER, "personal_matter",
         "参照《青岛市代表建议工作条例》第11条第1项"},
        {SUGGESTION_LAW_COMPLAINT, "complaint", "参照《青岛市代表建议工作条例》第11条第2项"},
        {SUGGESTION_LAW_FORWARDED_LETTER, "forwarded_letter",
         "参照《北京市代表建议办理条例》第12条第3项"},
        {SUGGESTION_LAW_PENDING_CASE, "pending_case", "参照《青岛市代表建议工作条例》第11条第3项"},
        {SUGGESTION_LAW_ACADEMIC_OR_PRODUCT, "academic_or_product",
         "参照《青岛市代表建议工作条例》第11条第4项"},
        {SUGGESTION_LAW_CONSULTATION, "consultation", "参照《北京市代表建议办理条例》第12条第2项"},
        {SUGGESTION_LAW_NO_CONTENT, "no_content", "参照《青岛市代表建议工作条例》第11条第5项"},
        {SUGGESTION_LAW_TENDER_RESULT, "tender_result",
         "参照《北京市代表建议办理条例》第12条第6项"},
        {SUGGESTION_LAW_PRIVATE_INTEREST, "private_interest",
         "参照《北京市代表建议办理条例》第12条第7项"},
        {SUGGESTION_LAW_OUTSIDE_POWERS, "outside_powers", "参照《上海市代表建议规定》第8条第1项"},
    };

    EQ_INT(SUGGESTION_LAW_UNFIT_COUNT, COUNT(T), "every reason");
    arr_each (i, COUNT(T)) {
        const struct suggestion_law_unfit_reason *got = &SUGGESTION_LAW_UNFIT[T[i].why];

        EQ_TEXT(got->word, T[i].word, "word");
        EQ_TEXT(got->label + sizeof "law.unfit." - 1, T[i].word, "label");
        EQ_TEXT(got->law, T[i].law, "article");
    }
}

/* @law Deputies Law (2025-03-11) art. 24, 36
 * @law Qingdao Suggestions Regulation (2021-07-29) art. 9, 10 */
static void draft(void)
{
    const struct suggestion_law_draft
        single = {.matters = 1, .specific = true},
        joint = {.matters = 1, .cosigners = 3, .confirmed = 3, .specific = true},
        open = {.matters = 1, .cosigners = 3, .confirmed = 2, .specific = true},
        two = {.matters = 2, .specific = true}, none = {.matters = 0, .specific = true},
        vague = {.matters = 1, .specific = false};

    ALLOWED(suggestion_law_check_draft(&single, &err_), "one deputy, one matter");
    ALLOWED(suggestion_law_check_draft(&joint, &err_), "all co-signers have confirmed");
    REFUSED(suggestion_law_check_draft(&open, &err_), "law.draft_unconfirmed",
            "a co-signer has not confirmed");
    REFUSED(suggestion_law_check_draft(&two, &err_), "law.draft_one_matter", "two matters");
    REFUSED(suggestion_law_check_draft(&none, &err_), "law.draft_one_matter", "no matter");
    REFUSED(suggestion_law_check_draft(&vague, &err_), "law.draft_not_specific", "not concrete");
}

/* @law Chongqing Suggestions Regulation (2017-11-30) art. 11 */
static void conversion(void)
{
    struct suggestion_law_bill bill = {.draft = {.matters = 1, .specific = true}};

    REFUSED(suggestion_law_check_conversion(&bill, &err_), "law.bill_not_declined",
            "the presidium has not decided");
    bill.presidium_declined = true;
    ALLOWED(suggestion_law_check_conversion(&bill, &err_), "declined as a bill");
    bill.draft.matters = 2;
    REFUSED(suggestion_law_check_conversion(&bill, &err_), "law.draft_one_matter",
            "declined, but not fit as a suggestion");
}

/* @law Chongqing Suggestions Regulation (2017-11-30) art. 12(1), 12(2)
 * @law Beijing Suggestions Regulation (2014-01-22) art. 13(2)
 * @law Shanghai Suggestions Provisions (2015-03-01) art. 10(2) */
static void withdrawal(void)
{
    struct law_params p = law_params_default();
    struct suggestion_law_withdrawal w = {.in_writing = true, .signers = 3, .agreeing = 3};

    ALLOWED(suggestion_law_check_withdrawal(&p, &w, &err_), "all sign, in writing");
    w.agreeing = 2;
    REFUSED(suggestion_law_check_withdrawal(&p, &w, &err_), "law.withdrawal_not_unanimous",
            "one signer does not");
    p.withdraw_needs_every_cosigner = false;
    ALLOWED(suggestion_law_check_withdrawal(&p, &w, &err_), "where the lead deputy decides");
    w.handed_over = true;
    ALLOWED(suggestion_law_check_withdrawal(&p, &w, &err_), "at any time");
    p.withdraw_until = LAW_PARAMS_WITHDRAW_BEFORE_HAND_OVER;
    REFUSED(suggestion_law_check_withdrawal(&p, &w, &err_), "law.withdrawal_after_hand_over",
            "only before hand-over");
    w.handed_over = false;
    ALLOWED(suggestion_law_check_withdrawal(&p, &w, &err_), "before hand-over");
    w.in_writing = false;
    REFUSED(suggestion_law_check_withdrawal(&p, &w, &err_), "law.withdrawal_in_writing", "orally");
    p.withdraw_until = LAW_PARAMS_WITHDRAW_ANY_TIME;
    w = (struct suggestion_law_withdrawal){
        .in_writing = true, .handed_over = true, .replied = true, .signers = 1, .agreeing = 1};
    REFUSED(suggestion_law_check_withdrawal(&p, &w, &err_), "law.withdrawal_after_reply",
            "once replied to");
}

/* @law Shanghai Suggestions Provisions (2015-03-01) art. 11(1), 15
 * @law Chongqing Suggestions Regulation (2017-11-30) art. 16, 18, 20(1) */
static void handing_over(void)
{
    struct law_params p = law_params_default();

    EQ_DATE(suggestion_law_dispatch_due(&p, &CAL, on("2026-03-02")), "2026-03-11", "7 workdays");
    EQ_DATE(suggestion_law_give_back_due(&p, &CAL, on("2026-03-02")), "2026-03-16", "10 workdays");
    p.reassign_workdays = 6;
    EQ_DATE(suggestion_law_reassign_due(&p, &CAL, on("2026-03-02")), "2026-03-10", "6 workdays");
    EQ_DATE(suggestion_law_first_contact_due(&p, &CAL, on("2026-03-02")), "2026-03-30",
            "20 workdays");
    EQ_DATE(suggestion_law_joint_opinion_redo_due(&p, &CAL, on("2026-03-02")), "2026-03-09",
            "5 workdays");
    EQ_DATE(suggestion_law_hand_over_meeting_due(&p, &CAL, on("2026-01-17")), "2026-02-24",
            "a month after the session, in Spring Festival: after it");
    EQ_DATE(suggestion_law_dispatch_due(&p, &CAL, on("2026-02-13")), "2026-03-02",
            "over Spring Festival");
}

/* @law Shandong Suggestions Regulation (2017-05-19) art. 10(1), 12 */
static void plain_days(void)
{
    struct law_params p = law_params_default();

    p.count_calendar_days = true;
    EQ_DATE(suggestion_law_dispatch_due(&p, &CAL, on("2026-03-02")), "2026-03-09", "7 days");
    EQ_DATE(suggestion_law_give_back_due(&p, &CAL, on("2026-03-02")), "2026-03-12", "10 days");
    EQ_DATE(suggestion_law_give_back_due(&p, &CAL, on("2026-03-04")), "2026-03-16",
            "10 days end on a Saturday: Monday");
    EQ_DATE(suggestion_law_reassign_due(&p, &CAL, on("2026-03-02")), "2026-03-12", "10 days");
    EQ_DATE(suggestion_law_first_contact_due(&p, &CAL, on("2026-03-02")), "2026-03-30",
            "contact stays in workdays");
    p.roll_to_workday = false;
    EQ_DATE(suggestion_law_give_back_due(&p, &CAL, on("2026-03-04")), "2026-03-14", "not rolled");
}

/* @law Deputies Law (2025-03-11) art. 51(2) */
static void reassigned_clock(void)
{
    struct law_params p = law_params_default();
    const struct date first = on("2026-03-02"), latest = on("2026-03-20");

    EQ_DATE(suggestion_law_clock_start(&p, first, latest), "2026-03-20", "a new hand-over");
    p.restart_clock_on_reassign = false;
    EQ_DATE(suggestion_law_clock_start(&p, first, latest), "2026-03-02", "the first hand-over");
}

/* @law Qingdao Suggestions Regulation (2021-07-29) art. 24
 * @law Chongqing Suggestions Regulation (2017-11-30) art. 20(1) */
static void joint_opinion(void)
{
    struct law_params p = law_params_default();

    EQ_DATE(suggestion_law_joint_opinion_due(&p, &CAL, on("2026-03-02")), "2026-04-02",
            "one month");
    p.joint_opinion_months = 2;
    EQ_DATE(suggestion_law_joint_opinion_due(&p, &CAL, on("2026-03-02")), "2026-05-06",
            "two months, on a holiday: after it");
    p.joint_opinion_workdays = 30;
    EQ_DATE(suggestion_law_joint_opinion_due(&p, &CAL, on("2026-03-02")), "2026-04-13",
            "30 workdays come first");
    p.joint_opinion_workdays = 1;
    EQ_DATE(suggestion_law_joint_opinion_due(&p, &CAL, on("2026-03-02")), "2026-03-03",
            "even a single one");
}

/* @law Deputies Law (2025-03-11) art. 51(2)
 * @law Chongqing Township Congress Regulation (2016-03-31) art. 16(1) */
static void reply(void)
{
    struct law_params p = law_params_default();
    const struct date handed = on("2026-03-12");

    EQ_DATE(suggestion_law_reply_due(&p, &CAL, handed, false), "2026-06-12", "three months");
    EQ_DATE(suggestion_law_reply_due(&p, &CAL, handed, true), "2026-09-14",
            "six months, a Saturday: Monday");
    p.roll_to_workday = false;
    EQ_DATE(suggestion_law_reply_due(&p, &CAL, handed, true), "2026-09-12", "not rolled");
    p.reply_months = 2;
    p.reply_months_complex = 4;
    EQ_DATE(suggestion_law_reply_due(&p, &CAL, handed, false), "2026-05-12", "township: two");
    EQ_DATE(suggestion_law_reply_due(&p, &CAL, handed, true), "2026-07-12", "township: four");
}

/* @law Deputies Law (2025-03-11) art. 51(2)
 * @law Qingdao Suggestions Regulation (2021-07-29) art. 25
 * @law Henan Suggestions Measures (2017-07-28) art. 20 */
static void extension(void)
{
    struct law_params p = law_params_default();
    struct suggestion_law_extension e = {on("2026-03-12"), on("2026-09-14"), true, true, true};

    ALLOWED(suggestion_law_check_extension(&p, &CAL, &e, &err_), "six months, rolled");
    e.wanted = on("2026-09-15");
    REFUSED(suggestion_law_check_extension(&p, &CAL, &e, &err_), "law.extension_too_long",
            "a day more");
    p.roll_to_workday = false;
    e.wanted = on("2026-09-14");
    REFUSED(suggestion_law_check_extension(&p, &CAL, &e, &err_), "law.extension_too_long",
            "the Monday, not rolled");
    p.reply_months = 2;
    p.reply_months_complex = 4;
    e.wanted = on("2026-07-13");
    REFUSED(suggestion_law_check_extension(&p, &CAL, &e, &err_), "law.extension_too_long",
            "more than the local four months");
    e.wanted = on("2026-07-12");
    ALLOWED(suggestion_law_check_extension(&p, &CAL, &e, &err_), "the local four months");
    e.consented = false;
    REFUSED(suggestion_law_check_extension(&p, &CAL, &e, &err_), "law.extension_needs_consent",
            "without consent");
    p.extension_needs_consent = false;
    ALLOWED(suggestion_law_check_extension(&p, &CAL, &e, &err_), "where none is needed");
    e.deputy_informed = false;
    REFUSED(suggestion_law_check_extension(&p, &CAL, &e, &err_), "law.extension_tell_deputy",
            "behind the deputy's back");
    e.complex = false;
    REFUSED(suggestion_law_check_extension(&p, &CAL, &e, &err_), "law.extension_not_complex",
            "an ordinary suggestion");
}

/* @law Chongqing Deputies Measures (2016-03-31) art. 11
 * @law Shanghai Congress Rules (2001-10-24) art. 34(2) */
static void late_bills(void)
{
    OK(!suggestion_law_bill_late(1000, 1000), "in the last second");
    OK(suggestion_law_bill_late(1000, 1001), "a second later");
    OK(!suggestion_law_bill_late(0, 1001), "no time was set");
}

/* @law Qingdao Suggestions Regulation (2021-07-29) art. 28(3), 32(1)
 * @law Zhejiang Suggestions Provisions (2016-05-27) art. 22(2) */
static void whom_and_when(void)
{
    struct law_params p = law_params_default();

    OK(suggestion_law_replied_separately(&p, true), "the lead deputy");
    OK(suggestion_law_replied_separately(&p, false), "and every co-signer");
    p.reply_to_every_cosigner = false;
    OK(suggestion_law_replied_separately(&p, true), "the lead deputy always");
    OK(!suggestion_law_replied_separately(&p, false), "who passes it on");
    EQ_DATE(suggestion_law_oral_reply_due(&p, &CAL, on("2026-03-12")), "2026-04-13",
            "a month, a Sunday: Monday");
}

/* @law Chongqing Suggestions Regulation (2017-11-30) art. 22, 24(1) */
static void results(void)
{
    static const struct {
        enum suggestion_law_result result;
        const char *word;
        char letter;
        bool promise;
    } T[] = {
        {SUGGESTION_LAW_SOLVED, "solved", 'A', false},
        {SUGGESTION_LAW_BEING_SOLVED, "being_solved", 'B', true},
        {SUGGESTION_LAW_NOT_SOLVABLE, "not_solvable", 'C', false},
        {SUGGESTION_LAW_UPPER_LEVEL, "upper_level", 'D', false},
    };

    EQ_INT(SUGGESTION_LAW_RESULTS_COUNT, COUNT(T), "every class");
    arr_each (i, COUNT(T)) {
        const struct suggestion_law_result_class *got = &SUGGESTION_LAW_RESULTS[T[i].result];

        EQ_TEXT(got->word, T[i].word, "word");
        EQ_TEXT(got->label + sizeof "law.result." - 1, T[i].word, "label");
        EQ_INT(got->letter, T[i].letter, "letter");
        OK(got->makes_promise == T[i].promise, "only a plan is a promise");
    }
}

/* @law Chongqing Suggestions Regulation (2017-11-30) art. 22 */
static void result_contents(void)
{
    static const struct {
        const char *want; /* NULL: complete */
        struct suggestion_law_reply reply;
    } T[] = {
        {NULL, {SUGGESTION_LAW_SOLVED, false, false, false, false}},
        {NULL, {SUGGESTION_LAW_BEING_SOLVED, true, true, false, false}},
        {NULL, {SUGGESTION_LAW_NOT_SOLVABLE, false, false, true, false}},
        {NULL, {SUGGESTION_LAW_UPPER_LEVEL, false, false, false, true}},
        {"law.reply_needs_plan", {SUGGESTION_LAW_BEING_SOLVED, false, true, true, true}},
        {"law.reply_needs_date", {SUGGESTION_LAW_BEING_SOLVED, true, false, true, true}},
        {"law.reply_needs_reason", {SUGGESTION_LAW_NOT_SOLVABLE, true, true, false, true}},
        {"law.reply_needs_upward_report", {SUGGESTION_LAW_UPPER_LEVEL, true, true, true, false}},
    };

    arr_each (i, COUNT(T)) {
        if (T[i].want == NULL)
            ALLOWED(suggestion_law_check_reply(&T[i].reply, &err_), "what its class needs");
        else
            REFUSED(suggestion_law_check_reply(&T[i].reply, &err_), T[i].want, "a part missing");
    }
}

/* @law Qingdao Suggestions Regulation (2021-07-29) art. 18, 30 */
static void publication(void)
{
    for (unsigned bits = 0; bits < 8; bits++)
        OK(suggestion_law_published(bits & 1, bits & 2, bits & 4) == (bits == 0),
           "published unless secret, private or objected to");
}

/* @law Beijing Suggestions Regulation (2014-01-22) art. 23(1)
 * @law Chongqing Suggestions Regulation (2017-11-30) art. 28(1), 29 */
static void rating(void)
{
    static const struct {
        const char *why;
        bool rated;
        const char *today;
        unsigned reminders;
        enum suggestion_law_rating want;
    } T[] = {
        {"time left", false, "2026-03-20", 0, SUGGESTION_LAW_RATING_OPEN},
        {"the last day", false, "2026-03-23", 0, SUGGESTION_LAW_RATING_OPEN},
        {"reminded early: still open", false, "2026-03-23", 5, SUGGESTION_LAW_RATING_OPEN},
        {"overdue, not reminded", false, "2026-03-24", 0, SUGGESTION_LAW_RATING_REMIND},
        {"overdue, reminded once of two", false, "2026-03-24", 1, SUGGESTION_LAW_RATING_REMIND},
        {"overdue, reminded in vain", false, "2026-03-24", 2, SUGGESTION_LAW_RATING_EXCLUDED},
        {"late, but given", true, "2026-06-01", 2, SUGGESTION_LAW_RATING_COUNTED},
        {"given in time", true, "2026-03-03", 0, SUGGESTION_LAW_RATING_COUNTED},
    };
    struct law_params p = law_params_default();
    const struct date due = suggestion_law_rating_due(&p, &CAL, on("2026-03-02"));

    EQ_DATE(due, "2026-03-23", "15 workdays");
    EQ_DATE(suggestion_law_promise_rating_due(&p, &CAL, on("2026-03-02")), "2026-03-23",
            "15 workdays for a promise too");
    p.rating_reminders = 2;
    arr_each (i, COUNT(T))
        EQ_INT(suggestion_law_rating_state(&p, T[i].rated, due, on(T[i].today), T[i].reminders),
               T[i].want, T[i].why);
}

/* @law Zhejiang Suggestions Provisions (2016-05-27) art. 24
 * @law Chongqing Suggestions Regulation (2017-11-30) art. 27(2) */
static void redo(void)
{
    struct law_params p = law_params_default();

    EQ_DATE(suggestion_law_redo_due(&p, &CAL, on("2026-03-12")), "2026-04-13",
            "a month, a Sunday: Monday");
    p.redo_months = 2;
    EQ_DATE(suggestion_law_redo_due(&p, &CAL, on("2026-03-12")), "2026-05-12", "two months");
}

/* @law Chongqing Suggestions Regulation (2017-11-30) art. 27(2)
 * @law Henan Suggestions Measures (2017-07-28) art. 22(3)
 * @law Qingdao Suggestions Regulation (2021-07-29) art. 39 */
static void escalation(void)
{
    static const struct {
        unsigned rounds, times;
        enum suggestion_law_step county, township;
    } T[] = {
        {1, 1, SUGGESTION_LAW_REDO, SUGGESTION_LAW_REDO},
        {1, 2, SUGGESTION_LAW_CONVENE, SUGGESTION_LAW_PRESIDIUM},
        {1, 3, SUGGESTION_LAW_CHAIRMEN, SUGGESTION_LAW_PRESIDIUM},
        {1, 4, SUGGESTION_LAW_CHAIRMEN, SUGGESTION_LAW_PRESIDIUM},
        {2, 2, SUGGESTION_LAW_REDO, SUGGESTION_LAW_REDO},
        {2, 3, SUGGESTION_LAW_CONVENE, SUGGESTION_LAW_PRESIDIUM},
        {2, 4, SUGGESTION_LAW_CHAIRMEN, SUGGESTION_LAW_PRESIDIUM},
    };
    struct law_params p = law_params_default();

    arr_each (i, COUNT(T)) {
        p.redo_rounds_before_chairmen = T[i].rounds;
        EQ_INT(suggestion_law_after_dissatisfaction(&p, LEVEL_COUNTY, T[i].times), T[i].county,
               "county");
        EQ_INT(suggestion_law_after_dissatisfaction(&p, LEVEL_TOWNSHIP, T[i].times), T[i].township,
               "township");
    }
}

/* @law Chongqing Suggestions Regulation (2017-11-30) art. 24(2)
 * @law Qingdao Suggestions Regulation (2021-07-29) art. 27 */
static void promises(void)
{
    struct date from, to;

    suggestion_law_promise_report(2026, &from, &to);
    EQ_DATE(from, "2026-10-01", "the fourth quarter begins");
    EQ_DATE(to, "2026-12-31", "and ends");
    OK(!suggestion_law_promise_reported(2026, 2025, false), "not before it was made");
    OK(suggestion_law_promise_reported(2026, 2026, true), "in its own year");
    OK(suggestion_law_promise_reported(2026, 2027, true), "and the next, fulfilled or not");
    OK(suggestion_law_promise_reported(2026, 2028, false), "then until it is fulfilled");
    OK(!suggestion_law_promise_reported(2026, 2028, true), "and no longer");
}

/* @law Chongqing Suggestions Regulation (2017-11-30) art. 34
 * @law Qingdao Suggestions Regulation (2021-07-29) art. 37 */
static void yearly_report(void)
{
    struct law_params p = law_params_default();
    struct date from, to;

    suggestion_law_report(&p, 2026, &from, &to);
    EQ_DATE(from, "2026-11-01", "a month ahead of the last one of the fourth quarter");
    EQ_DATE(to, "2026-12-31", "by the end of the year");
    p.report_month = 11;
    suggestion_law_report(&p, 2026, &from, &to);
    EQ_DATE(from, "2026-10-01", "where it is November, from October");
    EQ_DATE(to, "2026-11-30", "to its last day");
}

int main(void)
{
    yearly_report();
    unfit();
    draft();
    conversion();
    withdrawal();
    handing_over();
    plain_days();
    reassigned_clock();
    joint_opinion();
    reply();
    extension();
    late_bills();
    whom_and_when();
    results();
    result_contents();
    publication();
    rating();
    redo();
    escalation();
    promises();
    return tap_done();
}
