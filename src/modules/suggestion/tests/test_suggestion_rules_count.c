// SPDX-License-Identifier: MulanPSL-2.0
/* The arithmetic of clocks, ratings and points, and what a reply must contain. */
#include "base/tap.h"
#include "law/suggestion_law.h"
#include "modules/suggestion/suggestion_rules.h"

static void test_check_units(void)
{
    static const struct {
        const char *name;
        struct suggestion_unit units[3];
        size_t count;
        const char *key; /* NULL: fits */
        bool separate;
    } CASES[] = {
        {"one lead", {{1, ROLE_LEAD}}, 1, NULL, false},
        {"a lead and a joint one", {{1, ROLE_LEAD}, {2, ROLE_JOINT}}, 2, NULL, false},
        {"two separate ones", {{1, ROLE_SEPARATE}, {2, ROLE_SEPARATE}}, 2, NULL, true},
        {"two separate and a joint one",
         {{1, ROLE_SEPARATE}, {2, ROLE_SEPARATE}, {3, ROLE_JOINT}},
         3,
         NULL,
         true},
        {"nobody", {{0}}, 0, "suggestion.err.units", false},
        {"a joint one alone", {{1, ROLE_JOINT}}, 1, "suggestion.err.units", false},
        {"two leads", {{1, ROLE_LEAD}, {2, ROLE_LEAD}}, 2, "suggestion.err.units", false},
        {"one separate", {{1, ROLE_SEPARATE}}, 1, "suggestion.err.units", false},
        {"a lead and a separate one",
         {{1, ROLE_LEAD}, {2, ROLE_SEPARATE}},
         2,
         "suggestion.err.units",
         false},
        {"a lead and two separate ones",
         {{1, ROLE_LEAD}, {2, ROLE_SEPARATE}, {3, ROLE_SEPARATE}},
         3,
         "suggestion.err.units",
         false},
        {"the same twice",
         {{1, ROLE_LEAD}, {1, ROLE_JOINT}},
         2,
         "suggestion.err.unit_twice",
         false},
        {"no organ", {{0, ROLE_LEAD}}, 1, "suggestion.err.unit_missing", false},
    };

    arr_each (i, COUNT(CASES)) {
        struct err err = {0};
        bool separate = !CASES[i].separate;
        const enum status st =
            suggestion_check_units(CASES[i].units, CASES[i].count, &separate, &err);

        OK(CASES[i].key == NULL ? st == ST_OK && separate == CASES[i].separate
                                : st == ST_INVALID && strcmp(err.key, CASES[i].key) == 0 &&
                                      strcmp(err.field, "units") == 0,
           CASES[i].name);
    }
}

/* @law Deputies Law (2025-03-11) art. 51(2) */
static void test_clock(void)
{
    const struct law_params params = law_params_default();
    const struct calendar cal = {0};
    struct suggestion_clock c =
        suggestion_clock_start(&params, &cal, (struct date){2026, 3, 12}, false);

    EQ_INT(c.months, 3, "three months");
    EQ_INT(date_cmp(c.due_on, (struct date){2026, 6, 12}), 0, "to the same day");
    EQ_TEXT(c.basis, "《代表法》(2025-03-11)第51条第2款", "by the article");
    c = suggestion_clock_start(&params, &cal, (struct date){2026, 3, 12}, true);
    EQ_INT(c.months, 6, "six for the difficult");
    EQ_INT(date_cmp(c.due_on, (struct date){2026, 9, 14}), 0, "a Saturday rolls to Monday");
    OK(c.basis != NULL, "by its article");
    c = suggestion_clock_voiced(&params, &cal, (struct date){2026, 3, 12});
    EQ_INT(date_cmp(c.from, (struct date){2026, 3, 12}), 0, "what was said counts from its day");
    EQ_INT(c.months, 1, "one month");
    EQ_INT(date_cmp(c.due_on, (struct date){2026, 4, 13}), 0, "a Sunday rolls to Monday");
    OK(strstr(c.basis, "青岛") != NULL, "by its source");
}

static void test_marks(void)
{
    static const enum suggestion_mark A[] = {MARK_SATISFIED, MARK_BASIC};
    static const enum suggestion_mark B[] = {MARK_DISSATISFIED, MARK_SATISFIED};
    static const enum suggestion_mark C[] = {MARK_NONE, MARK_SATISFIED};

    EQ_INT(suggestion_worst(A, 0), MARK_NONE, "nobody rated");
    EQ_INT(suggestion_worst(A, 1), MARK_SATISFIED, "one");
    EQ_INT(suggestion_worst(A, 2), MARK_BASIC, "the worse of two");
    EQ_INT(suggestion_worst(B, 2), MARK_DISSATISFIED, "in either order");
    EQ_INT(suggestion_worst(C, 2), MARK_SATISFIED, "no mark is no bad mark");
}

static void test_counts(void)
{
    static const struct {
        const char *name;
        int64_t policy;
        bool lead, of_main, want;
    } CASES[] = {
        {"lead, main", RATING_POLICY_LEAD, true, true, true},
        {"lead of a merged one", RATING_POLICY_LEAD, true, false, false},
        {"co-signer", RATING_POLICY_LEAD, false, true, false},
        {"every lead: main", RATING_POLICY_EVERY_LEAD, true, true, true},
        {"every lead: merged", RATING_POLICY_EVERY_LEAD, true, false, true},
        {"every lead: co-signer", RATING_POLICY_EVERY_LEAD, false, true, false},
        {"every lead: co-signer of a merged one", RATING_POLICY_EVERY_LEAD, false, false, false},
        {"everybody: co-signer of a merged one", RATING_POLICY_EVERY_SIGNER, false, false, true},
        {"everybody: co-signer", RATING_POLICY_EVERY_SIGNER, false, true, true},
    };

    arr_each (i, COUNT(CASES))
        EQ_INT(suggestion_rating_counts(CASES[i].policy, CASES[i].lead, CASES[i].of_main),
               CASES[i].want, CASES[i].name);
}

/* @law Zhejiang Suggestions Provisions (2016-05-27) art. 24
 * @law Chongqing Suggestions Regulation (2017-11-30) art. 27(2) */
static void test_after_rating(void)
{
    struct law_params p = law_params_default();

    EQ_INT(suggestion_after_rating(&p, LEVEL_COUNTY, MARK_SATISFIED, 1), TURN_CLOSE, "satisfied");
    EQ_INT(suggestion_after_rating(&p, LEVEL_COUNTY, MARK_BASIC, 2), TURN_CLOSE, "basically");
    EQ_INT(suggestion_after_rating(&p, LEVEL_COUNTY, MARK_NONE, 1), TURN_CLOSE, "not rated");
    EQ_INT(suggestion_after_rating(&p, LEVEL_COUNTY, MARK_DISSATISFIED, 1), TURN_REDO, "once");
    EQ_INT(suggestion_after_rating(&p, LEVEL_COUNTY, MARK_DISSATISFIED, 2), TURN_CHAIRMEN, "twice");
    EQ_INT(suggestion_after_rating(&p, LEVEL_COUNTY, MARK_DISSATISFIED, 3), TURN_CHAIRMEN,
           "and ever after");
    EQ_INT(suggestion_after_rating(&p, LEVEL_TOWNSHIP, MARK_DISSATISFIED, 2), TURN_CHAIRMEN,
           "in a township the presidium");
    p.redo_rounds_before_chairmen = 2;
    EQ_INT(suggestion_after_rating(&p, LEVEL_COUNTY, MARK_DISSATISFIED, 2), TURN_REDO,
           "twice where the rule says so");
}

static void test_escalation(void)
{
    const struct suggestion_warning_days days = {.soon = 7, .near = 3, .late = 10};
    static const struct {
        int left;
        int64_t want;
    } CASES[] = {
        {8, ESCALATION_NONE},    {7, ESCALATION_SOON},     {4, ESCALATION_SOON},
        {3, ESCALATION_NEAR},    {0, ESCALATION_NEAR},     {-1, ESCALATION_CHIEF},
        {-10, ESCALATION_CHIEF}, {-11, ESCALATION_LEADER}, {-400, ESCALATION_LEADER},
    };
    const struct date today = {2026, 6, 12};

    arr_each (i, COUNT(CASES)) {
        char name[64];

        snprintf(name, sizeof name, "%d days left", CASES[i].left);
        EQ_INT(suggestion_escalation_level(&days, today, date_add_days(today, CASES[i].left)),
               CASES[i].want, name);
    }
}

static void test_points(void)
{
    EQ_INT(suggestion_score_tenths(30, 1, 1), 300, "all of 30 points");
    EQ_INT(suggestion_score_tenths(30, 2, 3), 200, "two thirds");
    EQ_INT(suggestion_score_tenths(10, 1, 3), 33, "a third of ten, rounded");
    EQ_INT(suggestion_score_tenths(1, 1, 20), 1, "half a tenth is rounded up");
    EQ_INT(suggestion_score_tenths(1, 1, 21), 0, "less than half is not");
    EQ_INT(suggestion_score_tenths(30, 0, 5), 0, "nothing");
    EQ_INT(suggestion_score_tenths(30, 0, 0), 0, "nothing of nothing");
    EQ_INT(suggestion_score_total(1000, 100), 1000, "full marks");
    EQ_INT(suggestion_score_total(800, 80), 1000, "full marks of the parts that apply");
    EQ_INT(suggestion_score_total(333, 60), 555, "scaled");
    EQ_INT(suggestion_score_total(1, 60), 2, "1.67 tenths are two");
    EQ_INT(suggestion_score_total(1, 80), 1, "1.25 are one");
    EQ_INT(suggestion_score_total(3, 200), 2, "1.5 are two");
    EQ_INT(suggestion_score_total(0, 0), 0, "nothing applies");
}

static struct suggestion_reply full_reply(void)
{
    return (struct suggestion_reply){.doc_number = S("云交函〔2026〕88号"),
                                     .addressee = S("周秀兰代表"),
                                     .body = S("现答复如下"),
                                     .class_code = S("A"),
                                     .class_kind = S("solved"),
                                     .signer = S("何志强"),
                                     .contact_person = S("罗晓峰")};
}

/* @law Chongqing Suggestions Regulation (2017-11-30) art. 22 */
static void test_reply(void)
{
    struct suggestion_reply r = full_reply();
    struct err err = {0};
    enum suggestion_law_result result;

    OK(suggestion_reply_fault(&r) == NULL, "complete");
    r.doc_number = S(" ");
    EQ_TEXT(suggestion_reply_fault(&r), "doc_number", "a number");
    r = full_reply();
    r.addressee = S("");
    EQ_TEXT(suggestion_reply_fault(&r), "addressee", "to whom");
    r = full_reply();
    r.body = S("");
    EQ_TEXT(suggestion_reply_fault(&r), "body", "an answer");
    r = full_reply();
    r.class_code = S("");
    EQ_TEXT(suggestion_reply_fault(&r), "class", "its class");
    r = full_reply();
    r.signer = S("");
    EQ_TEXT(suggestion_reply_fault(&r), "signer", "who signs");
    r = full_reply();
    r.contact_person = S("");
    EQ_TEXT(suggestion_reply_fault(&r), "contact_person", "whom to ask");

    r = full_reply();
    EQ_INT(suggestion_check_class(&r, 0, &err), ST_OK, "A needs nothing more");
    r.class_kind = S("being_solved");
    EQ_INT(suggestion_check_class(&r, 0, &err), ST_RULE, "B needs a promise");
    EQ_INT(suggestion_check_class(&r, 1, &err), ST_OK, "B with a promise");
    r.class_kind = S("not_solvable");
    EQ_INT(suggestion_check_class(&r, 0, &err), ST_RULE, "C needs a reason");
    r.not_solved_why = S("资金没有落实");
    EQ_INT(suggestion_check_class(&r, 0, &err), ST_OK, "C with a reason");
    r.class_kind = S("upper_level");
    EQ_INT(suggestion_check_class(&r, 0, &err), ST_RULE, "D needs a report upward");
    r.reported_upward = S("已报市局");
    EQ_INT(suggestion_check_class(&r, 0, &err), ST_OK, "D with a report upward");
    r.class_kind = S("whatever");
    EQ_INT(suggestion_check_class(&r, 0, &err), ST_INVALID, "no such class");
    EQ_TEXT(err.field, "class", "is the fault of the class");
    OK(suggestion_class_parse(S("upper_level"), &result) && result == SUGGESTION_LAW_UPPER_LEVEL,
       "the last word");
}

int main(void)
{
    test_check_units();
    test_clock();
    test_marks();
    test_counts();
    test_after_rating();
    test_escalation();
    test_points();
    test_reply();
    return tap_done();
}
