// SPDX-License-Identifier: MulanPSL-2.0
/* Who may answer, when it may be closed, whose turn it is. */
#include "base/tap_rule.h"
#include "modules/activity/activity_rules.h"

static const struct date BEFORE = {2026, 6, 8}, EVE = {2026, 6, 9}, DAY = {2026, 6, 10},
                         AFTER = {2026, 6, 11};

static struct activity visit(const char *state, const char *way)
{
    return (struct activity){.sort = S("visit"),
                             .starts_on = DAY,
                             .ends_on = DAY,
                             .state = str_from(state),
                             .way = str_from(way)};
}

static void test_words(void)
{
    OK(str_among(ACTIVITY_SORTS, S("trial")), "a sort");
    OK(!str_among(ACTIVITY_SORTS, S("tri")), "part of one");
    OK(activity_without_roll(S("campaign")), "a campaign");
    OK(activity_without_roll(S("bulletin")), "a bulletin");
    OK(!activity_without_roll(S("visit")), "a visit");
}

static void test_answer_day(void)
{
    struct activity a = visit("open", "open");

    OK(date_cmp(activity_answer_day(&a), EVE) == 0, "the day before");
    a.answer_by = BEFORE;
    OK(date_cmp(activity_answer_day(&a), BEFORE) == 0, "as set");
}

static void answer(const struct activity *a, const char *had, const char *answer, int64_t coming,
                   struct date today, const char *key, const char *what)
{
    const struct activity_person p = {.answer = str_from(had != NULL ? had : "")};
    struct err err = {0};

    EQ_RULE(
        activity_check_answer(a, had != NULL ? &p : NULL, str_from(answer), coming, today, &err),
        &err, key, what);
}

static void test_answers(void)
{
    struct activity a = visit("open", "invited");

    answer(&a, "asked", "yes", 0, EVE, NULL, "asked, on the last day");
    answer(&a, "asked", "yes", 0, DAY, "activity.err.too_late", "a day later");
    answer(&a, "yes", "no", 0, EVE, NULL, "thinks better of it");
    answer(&a, NULL, "yes", 0, EVE, "activity.err.not_asked", "not asked");
    a.quota = 2;
    answer(&a, "asked", "yes", 1, EVE, NULL, "the last place");
    answer(&a, "asked", "yes", 2, EVE, "activity.err.full", "no place left");
    answer(&a, "yes", "yes", 2, EVE, NULL, "has a place");
    answer(&a, "asked", "no", 2, EVE, NULL, "takes none");
    a.quota = 0;
    answer(&a, "asked", "yes", 500, EVE, NULL, "no limit");
    a = visit("open", "open");
    a.quota = 1;
    answer(&a, NULL, "yes", 0, EVE, NULL, "whoever likes");
    answer(&a, NULL, "yes", 1, EVE, "activity.err.full", "while there is room");
    answer(&a, NULL, "no", 0, EVE, "activity.err.not_asked", "nobody asked him");
    a = visit("planned", "open");
    answer(&a, NULL, "yes", 0, EVE, "activity.err.not_open", "not made known");
    a = visit("held", "open");
    answer(&a, NULL, "yes", 0, EVE, "activity.err.held", "over");
    a = visit("cancelled", "open");
    answer(&a, NULL, "yes", 0, EVE, "activity.err.cancelled", "cancelled");
}

static void test_open(void)
{
    struct activity a = visit("planned", "invited");
    struct err err = {0};

    EQ_RULE(activity_check_open(&a, 1, &err), &err, NULL, "one is asked");
    EQ_RULE(activity_check_open(&a, 0, &err), &err, "activity.err.nobody", "nobody is asked");
    a.way = S("open");
    EQ_RULE(activity_check_open(&a, 0, &err), &err, NULL, "open to all");
    a.state = S("open");
    EQ_RULE(activity_check_open(&a, 1, &err), &err, "activity.err.opened", "made known already");
}

static void test_held(void)
{
    struct activity a = visit("open", "invited");
    struct err err = {0};

    EQ_RULE(activity_check_held(&a, 0, DAY, &err), &err, NULL, "on its day");
    EQ_RULE(activity_check_held(&a, 0, AFTER, &err), &err, NULL, "after it");
    EQ_RULE(activity_check_held(&a, 0, EVE, &err), &err, "activity.err.ahead", "before it");
    EQ_RULE(activity_check_held(&a, 1, DAY, &err), &err, "activity.err.unnoted",
            "one is not noted");
    a.sort = S("bulletin");
    EQ_RULE(activity_check_held(&a, 1, DAY, &err), &err, NULL, "a bulletin has no roll");
    a.state = S("held");
    EQ_RULE(activity_check_held(&a, 0, DAY, &err), &err, "activity.err.held", "once");
}

static void test_roll(void)
{
    struct activity a = visit("open", "invited");
    struct err err = {0};

    EQ_RULE(activity_check_roll(&a, DAY, &err), &err, NULL, "on its day");
    EQ_RULE(activity_check_roll(&a, EVE, &err), &err, "activity.err.ahead", "before it");
    a.sort = S("campaign");
    EQ_RULE(activity_check_roll(&a, DAY, &err), &err, "activity.err.no_roll", "a campaign");
    a.state = S("cancelled");
    EQ_RULE(activity_check_roll(&a, DAY, &err), &err, "activity.err.cancelled", "cancelled");
}

static void test_turn(void)
{
    const struct activity_turn never = {7, 0, {0}}, once = {3, 1, DAY}, once_before = {5, 1, EVE},
                               long_ago = {2, 0, EVE}, same = {4, 1, DAY};

    OK(activity_turn_cmp(&never, &once) < 0, "who was never asked");
    OK(activity_turn_cmp(&once, &never) > 0, "the other way round");
    OK(activity_turn_cmp(&never, &long_ago) < 0, "never before long ago");
    OK(activity_turn_cmp(&once_before, &once) < 0, "longer ago");
    OK(activity_turn_cmp(&once, &same) < 0, "by number");
    EQ_INT(activity_turn_cmp(&once, &once), 0, "the same");
}

/* @law Deputies Law (2025-03-11) art. 26 */
static void test_group_due(void)
{
    const struct date old = {2020, 5, 6}, march = {2026, 3, 30}, may = {2026, 5, 9},
                      end_march = {2026, 3, 31}, nov = {2026, 11, 21}, end = {2026, 12, 31};

    EQ_INT(activity_group_due(4, old, 2026, march), 0, "nothing before a quarter is over");
    EQ_INT(activity_group_due(4, old, 2026, end_march), 1, "one on its last day");
    EQ_INT(activity_group_due(4, old, 2026, nov), 3, "three in November");
    EQ_INT(activity_group_due(3, old, 2026, nov), 2, "of three a year two");
    EQ_INT(activity_group_due(2, old, 2026, may), 0, "of two a year none by May");
    EQ_INT(activity_group_due(4, old, 2026, end), 4, "all at the end");
    EQ_INT(activity_group_due(4, old, 2025, nov), 4, "of a year that is over");
    EQ_INT(activity_group_due(4, old, 2027, nov), 0, "nor of one that has not begun");
    EQ_INT(activity_group_due(4, may, 2026, nov), 1, "begun in May: the third quarter alone");
    EQ_INT(activity_group_due(4, (struct date){2026, 4, 1}, 2026, nov), 2, "on a first day: two");
    EQ_INT(activity_group_due(4, (struct date){2026, 4, 2}, 2026, nov), 1, "on a second: one");
    EQ_INT(activity_group_due(4, (struct date){2026, 3, 15}, 2026, nov), 2, "in March: two");
    EQ_INT(activity_group_due(4, (struct date){2026, 5, 1}, 2026, nov), 1,
           "on the first of May: one");
    EQ_INT(activity_group_due(4, (struct date){2025, 12, 31}, 2026, nov), 3,
           "the year before: all");
    EQ_INT(activity_group_due(4, nov, 2026, nov), 0, "begun today");
    EQ_INT(activity_group_due(4, may, 2025, nov), 0, "begun later");
}

static void test_unask(void)
{
    static const struct {
        const char *state, *presence, *why;
    } ROWS[] = {
        {"planned", "", NULL},
        {"open", "", NULL},
        {"open", "excused", "activity.err.noted"},
        {"held", "", "activity.err.held"},
        {"cancelled", "", "activity.err.cancelled"},
    };

    arr_each (i, COUNT(ROWS)) {
        const struct activity a = {.state = str_from(ROWS[i].state)};
        const struct activity_person p = {.presence = str_from(ROWS[i].presence)};
        struct err err = {0};

        EQ_INT(activity_check_unask(&a, &p, &err), ROWS[i].why == NULL ? ST_OK : ST_RULE,
               ROWS[i].state);
        EQ_TEXT(err.key != NULL ? err.key : "", ROWS[i].why != NULL ? ROWS[i].why : "", "why");
    }
}

static void test_quarter_end(void)
{
    static const struct {
        struct date day, end;
    } ROWS[] = {
        {{2026, 1, 1}, {2026, 3, 31}},    {{2026, 3, 31}, {2026, 3, 31}},
        {{2026, 4, 1}, {2026, 6, 30}},    {{2026, 9, 30}, {2026, 9, 30}},
        {{2026, 11, 21}, {2026, 12, 31}}, {{2026, 12, 31}, {2026, 12, 31}},
    };

    arr_each (i, COUNT(ROWS))
        EQ_INT(date_cmp(activity_quarter_end(ROWS[i].day), ROWS[i].end), 0, "the end of a quarter");
}

int main(void)
{
    test_group_due();
    test_unask();
    test_quarter_end();
    test_words();
    test_answer_day();
    test_answers();
    test_open();
    test_held();
    test_roll();
    test_turn();
    return tap_done();
}
