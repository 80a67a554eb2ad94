// SPDX-License-Identifier: MulanPSL-2.0
/* Which rule holds, which days count, what may be done with a list. */
#include "base/tap_rule.h"
#include "modules/allowance/allowance_rules.h"

static const struct date TODAY = {2026, 11, 10}, YESTERDAY = {2026, 11, 9},
                         TOMORROW = {2026, 11, 11}, FIRST = {2026, 11, 1}, LAST = {2026, 11, 30};

static struct allowance_rule rule(const char *kind, struct date from, struct date to)
{
    return (struct allowance_rule){
        .kind = str_from(kind), .whom = S("no_wage"), .from_on = from, .to_on = to};
}

static void test_words(void)
{
    OK(str_among("a bc", S("bc")), "known");
    OK(!str_among("a bc", S("b")), "not known");
}

static void test_rule_on(void)
{
    const struct date none = {0};
    const struct allowance_rule rules[] = {rule("lost", YESTERDAY, YESTERDAY),
                                           rule("phone", TODAY, none), rule("lost", TODAY, none)};

    OK(allowance_rule_on(rules, 3, S("lost"), YESTERDAY) == &rules[0], "the old one");
    OK(allowance_rule_on(rules, 3, S("lost"), TODAY) == &rules[2], "the new one");
    OK(allowance_rule_on(rules, 3, S("phone"), YESTERDAY) == NULL, "not yet");
    OK(allowance_rule_on(rules, 3, S("phone"), TOMORROW) == &rules[1], "lasts");
    OK(!allowance_rules_meet(&rules[0], &rules[2]), "one after the other");
    OK(!allowance_rules_meet(&rules[2], &rules[0]), "in either order");
    OK(!allowance_rules_meet(&rules[1], &rules[2]), "of different kinds");
    OK(allowance_rules_meet(&rules[2],
                            &(struct allowance_rule){.kind = S("lost"), .from_on = TOMORROW}),
       "the first lasts");
    OK(allowance_rules_meet(&(struct allowance_rule){.kind = S("lost"), .from_on = TOMORROW},
                            &rules[2]),
       "the second lasts");
}

static void test_speaks(void)
{
    struct allowance_rule r = rule("lost", TODAY, LAST);

    OK(allowance_speaks_of(&r, S("none")), "without a wage");
    OK(!allowance_speaks_of(&r, S("fixed")), "not with one");
    OK(!allowance_speaks_of(&r, S("")), "nor where it is not known");
    r.whom = S("all");
    OK(allowance_speaks_of(&r, S("fixed")), "all");
    OK(allowance_counts(&r, S("a.b")), "any source");
    r.sources = S("a.b c.d");
    OK(allowance_counts(&r, S("c.d")), "one of them");
    OK(!allowance_counts(&r, S("e.f")), "not others");
}

static void test_days(void)
{
    const struct date none = {0};
    uint32_t d = 0;

    d = allowance_days(d, &(struct allowance_span){TODAY, none}, FIRST, LAST);
    EQ_INT(d, 1 << 10, "the tenth");
    d = allowance_days(d, &(struct allowance_span){TODAY, none}, FIRST, LAST);
    EQ_INT(allowance_day_count(d), 1, "a day counts once");
    d = allowance_days(d, &(struct allowance_span){YESTERDAY, TOMORROW}, FIRST, LAST);
    EQ_INT(allowance_day_count(d), 3, "three days, one of them known");
    d = allowance_days(0, &(struct allowance_span){{2026, 10, 30}, {2026, 11, 2}}, FIRST, LAST);
    EQ_INT(allowance_day_count(d), 2, "from the month before");
    d = allowance_days(0, &(struct allowance_span){{2026, 11, 29}, {2026, 12, 4}}, FIRST, LAST);
    EQ_INT(allowance_day_count(d), 2, "into the next");
    d = allowance_days(0, &(struct allowance_span){{2026, 12, 1}, none}, FIRST, LAST);
    EQ_INT(d, 0, "outside");
    EQ_INT(allowance_day_count(0), 0, "none");
    EQ_INT(allowance_day_count(UINT32_C(0x80000001)), 2, "first and last bit");
    EQ_INT(allowance_difference(500, 300), 200, "to be paid");
    EQ_INT(allowance_difference(300, 500), -200, "to be taken back");
}

static void test_list(void)
{
    struct allowance_list l = {.state = S("draft"), .lines = 1, .made_by = 7};
    struct err err = {0};

    EQ_RULE(allowance_check_compute(NULL, YESTERDAY, TODAY, &err), &err, NULL, "over");
    EQ_RULE(allowance_check_compute(NULL, TODAY, TODAY, &err), &err, "allowance.err.not_over",
            "its last day");
    EQ_RULE(allowance_check_compute(&l, YESTERDAY, TODAY, &err), &err, NULL, "a draft");
    EQ_RULE(allowance_check_submit(&l, &err), &err, NULL, "submitted");
    l.lines = 0;
    EQ_RULE(allowance_check_submit(&l, &err), &err, "allowance.err.empty", "empty");
    l.state = S("submitted");
    EQ_RULE(allowance_check_submit(&l, &err), &err, "allowance.err.no_draft", "no draft");
    EQ_RULE(allowance_check_compute(&l, YESTERDAY, TODAY, &err), &err, "allowance.err.no_draft",
            "not anew");
    EQ_RULE(allowance_check_return(&l, &err), &err, NULL, "sent back");
    EQ_RULE(allowance_check_approve(&l, 8, &err), &err, NULL, "by another");
    EQ_RULE(allowance_check_approve(&l, 7, &err), &err, "allowance.err.second_person",
            "not himself");
    l.made_by = 0;
    EQ_RULE(allowance_check_approve(&l, 0, &err), &err, NULL, "made by the program");
    l.state = S("approved");
    l.approved_on = YESTERDAY;
    EQ_RULE(allowance_check_return(&l, &err), &err, "allowance.err.not_submitted", "too late");
    EQ_RULE(allowance_check_approve(&l, 8, &err), &err, "allowance.err.not_submitted", "once");
    EQ_RULE(allowance_check_pay(&l, YESTERDAY, TODAY, &err), &err, NULL, "the same day");
    EQ_RULE(allowance_check_pay(&l, TODAY, TODAY, &err), &err, NULL, "today");
    EQ_RULE(allowance_check_pay(&l, TOMORROW, TODAY, &err), &err, "allowance.err.pay_day", "ahead");
    EQ_RULE(allowance_check_pay(&l, FIRST, TODAY, &err), &err, "allowance.err.pay_day", "before");
    l.state = S("paid");
    EQ_RULE(allowance_check_pay(&l, TODAY, TODAY, &err), &err, "allowance.err.not_approved",
            "twice");
}

/* @law Deputies Law (2025-03-11) art. 42 */
static void test_budget(void)
{
    const struct allowance_budget b = {.fen = 1000, .spent = 600};
    struct err err = {0};

    EQ_RULE(allowance_check_spend(&b, 400, false, &err), &err, NULL, "to the last fen");
    EQ_RULE(allowance_check_spend(&b, 401, false, &err), &err, "allowance.err.over", "one more");
    EQ_RULE(allowance_check_spend(&b, 401, true, &err), &err, NULL, "knowingly");
}

/* @law Deputies Law (2025-03-11) art. 42 */
static void test_earmarked(void)
{
    struct err err = {0};

    EQ_RULE(allowance_check_earmarked(S("training"), false, &err), &err, NULL, "their training");
    EQ_RULE(allowance_check_earmarked(S("other"), false, &err), &err, "allowance.err.earmarked",
            "something else");
    OK(err.law != NULL && strstr(err.law, "第四十二条") != NULL, "by which article");
    EQ_RULE(allowance_check_earmarked(S("other"), true, &err), &err, NULL, "for them all the same");
}

static void test_number(void)
{
    OK(allowance_number_ok(S("6210 0000 0000 0001")), "sixteen");
    OK(allowance_number_ok(S("6210000000000000019")), "nineteen");
    OK(!allowance_number_ok(S("621000000000001")), "fifteen");
    OK(!allowance_number_ok(S("62100000000000000199")), "twenty");
    OK(!allowance_number_ok(S("6210-0000-0000-0001")), "nothing but digits");
    OK(!allowance_number_ok(S("6210000000000001x")), "no letter");
    OK(allowance_number_ok(S("0000000000000000")), "zeros are digits");
    OK(allowance_number_ok(S("9999999999999999")), "nines too");
}

static void settled(void)
{
    OK(!allowance_settled(S("draft")) && !allowance_settled(S("submitted")), "may change");
    OK(allowance_settled(S("approved")) && allowance_settled(S("paid")), "settled");
}

int main(void)
{
    settled();
    test_words();
    test_rule_on();
    test_speaks();
    test_days();
    test_list();
    test_budget();
    test_earmarked();
    test_number();
    return tap_done();
}
