// SPDX-License-Identifier: MulanPSL-2.0
/* When a report may be held, rated, counted and published. */
#include "base/tap_rule.h"
#include "modules/reportback/reportback_rules.h"

static const struct date TODAY = {2026, 6, 10}, TOMORROW = {2026, 6, 11};

static struct reportback report(const char *state)
{
    return (struct reportback){.state = str_from(state), .text = S("一年来"), .present = 10};
}

static void test_words(void)
{
    OK(str_among("voters unit", S("unit")), "known");
    OK(!str_among("voters unit", S("uni")), "not known");
}

static void test_sums(void)
{
    const struct reportback r = {.paper = {1, 20, 300}, .phone = {4000, 50000, 600000}};
    const struct reportback_count c = reportback_sum(&r);

    EQ_INT(c.satisfied, 4001, "satisfied");
    EQ_INT(c.basic, 50020, "basic");
    EQ_INT(c.dissatisfied, 600300, "dissatisfied");
    EQ_INT(reportback_all(&c), 654321, "all");
}

static void test_coming(void)
{
    struct err err = {0};
    struct reportback r = report("planned");

    EQ_RULE(reportback_check_coming(&r, &err), &err, NULL, "planned");
    r = report("written");
    EQ_RULE(reportback_check_coming(&r, &err), &err, NULL, "written");
    r = report("cancelled");
    EQ_RULE(reportback_check_coming(&r, &err), &err, "reportback.err.cancelled", "cancelled");
    r = report("held");
    EQ_RULE(reportback_check_coming(&r, &err), &err, "reportback.err.held", "held");
}

static void test_hold(void)
{
    struct err err = {0};
    struct reportback r = report("written");

    EQ_RULE(reportback_check_hold(&r, TODAY, TODAY, &err), &err, NULL, "today");
    EQ_RULE(reportback_check_hold(&r, TOMORROW, TODAY, &err), &err, "reportback.err.ahead",
            "not tomorrow");
    r.text = S("");
    EQ_RULE(reportback_check_hold(&r, TODAY, TODAY, &err), &err, "reportback.err.no_text",
            "no text");
    r = report("rated");
    EQ_RULE(reportback_check_hold(&r, TODAY, TODAY, &err), &err, "reportback.err.held", "once");
}

static void test_rating(void)
{
    struct err err = {0};
    struct reportback r = report("held");

    EQ_RULE(reportback_check_rating(&r, true, &err), &err, NULL, "opens");
    EQ_RULE(reportback_check_rating(&r, false, &err), &err, "reportback.err.shut", "is not open");
    EQ_RULE(reportback_check_rate(&r, &err), &err, "reportback.err.shut", "nobody rates yet");
    r.rating_open = true;
    EQ_RULE(reportback_check_rating(&r, true, &err), &err, "reportback.err.open", "open already");
    EQ_RULE(reportback_check_rating(&r, false, &err), &err, NULL, "closes");
    r.phone = (struct reportback_count){3, 3, 3};
    EQ_RULE(reportback_check_rate(&r, &err), &err, NULL, "the tenth of ten");
    r.phone.basic = 4;
    EQ_RULE(reportback_check_rate(&r, &err), &err, "reportback.err.all_rated", "an eleventh");
    r = report("rated");
    r.rating_open = true;
    EQ_RULE(reportback_check_rate(&r, &err), &err, "reportback.err.shut", "counted");
    EQ_RULE(reportback_check_rating(&r, false, &err), &err, "reportback.err.not_held", "over");
}

static void test_count(void)
{
    struct err err = {0};
    struct reportback r = report("held");

    r.phone = (struct reportback_count){4, 0, 0};
    EQ_RULE(reportback_check_count(&r, &(struct reportback_count){3, 2, 1}, &err), &err, NULL,
            "ten of ten");
    EQ_RULE(reportback_check_count(&r, &(struct reportback_count){3, 2, 2}, &err), &err,
            "reportback.err.too_many", "eleven of ten");
    EQ_RULE(reportback_check_count(&r, &(struct reportback_count){0, 0, 0}, &err), &err, NULL,
            "phones only");
    EQ_RULE(reportback_check_count(&r, &(struct reportback_count){4, 0, 0}, &err), &err, NULL,
            "as many papers as phones");
    r.phone.satisfied = 0;
    EQ_RULE(reportback_check_count(&r, &(struct reportback_count){0, 0, 0}, &err), &err,
            "reportback.err.none", "nobody");
    EQ_RULE(reportback_check_count(&r, &(struct reportback_count){0, 0, 1}, &err), &err, NULL,
            "one");
    r = report("rated");
    EQ_RULE(reportback_check_count(&r, &(struct reportback_count){0, 0, 1}, &err), &err, NULL,
            "a slip of the pen is put right");
    r = report("published");
    EQ_RULE(reportback_check_count(&r, &(struct reportback_count){0, 0, 1}, &err), &err,
            "reportback.err.published", "until everybody may read it");
    r = report("written");
    EQ_RULE(reportback_check_count(&r, &(struct reportback_count){1, 0, 0}, &err), &err,
            "reportback.err.not_held", "not held");
}

static void test_publish(void)
{
    struct err err = {0};
    struct reportback r = report("rated");

    EQ_RULE(reportback_check_publish(&r, &err), &err, NULL, "rated");
    r = report("held");
    EQ_RULE(reportback_check_publish(&r, &err), &err, "reportback.err.not_rated", "not rated");
    r = report("published");
    EQ_RULE(reportback_check_publish(&r, &err), &err, "reportback.err.published", "once");
}

int main(void)
{
    test_words();
    test_sums();
    test_coming();
    test_hold();
    test_rating();
    test_count();
    test_publish();
    return tap_done();
}
