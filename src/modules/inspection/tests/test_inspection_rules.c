// SPDX-License-Identifier: MulanPSL-2.0
/* What may be done with an inspection when; how a clause stands. */
#include "base/tap_rule.h"
#include "modules/inspection/inspection_rules.h"

static const char *const STATES[] = {"prepared", "running", "reported", "closed"};

static struct inspection in(const char *state)
{
    return (struct inspection){.state = str_from(state)};
}

static void test_states(void)
{
    static const struct {
        const char *open, *start, *find, *again, *report, *close;
    } WANT[] = {
        {NULL, NULL, "inspection.err.not_begun", "inspection.err.not_begun",
         "inspection.err.not_running", "inspection.err.not_reported"},
        {NULL, "inspection.err.begun", NULL, NULL, NULL, "inspection.err.not_reported"},
        {"inspection.err.over", "inspection.err.begun", "inspection.err.over", NULL,
         "inspection.err.not_running", NULL},
        {"inspection.err.over", "inspection.err.begun", "inspection.err.over",
         "inspection.err.over", "inspection.err.not_running", "inspection.err.not_reported"},
    };

    arr_each (n, COUNT(STATES)) {
        const struct inspection i = in(STATES[n]);
        struct err err = {0};

        EQ_RULE(inspection_check_open(&i, &err), &err, WANT[n].open, "change");
        EQ_RULE(inspection_check_start(&i, 1, &err), &err, WANT[n].start, "start");
        EQ_RULE(inspection_check_find(&i, false, &err), &err, WANT[n].find, "find");
        EQ_RULE(inspection_check_find(&i, true, &err), &err, WANT[n].again, "look again");
        EQ_RULE(inspection_check_report(&i, &err), &err, WANT[n].report, "report");
        EQ_RULE(inspection_check_close(&i, 0, 0, &err), &err, WANT[n].close, "close");
    }
}

static void test_counts(void)
{
    const struct inspection prepared = in("prepared"), reported = in("reported");
    struct err err = {0};

    EQ_RULE(inspection_check_start(&prepared, 0, &err), &err, "inspection.err.no_items",
            "an empty list");
    EQ_RULE(inspection_check_close(&reported, 0, 1, &err), &err, "inspection.err.unsolved",
            "one problem left");
    EQ_RULE(inspection_check_close(&reported, 1, 0, &err), &err, "inspection.err.waiting",
            "something waits for the office");
}

static void test_problem(void)
{
    struct inspection_finding f = {.verdict = S("bad"), .organ_id = 3, .due_on = {2026, 5, 1}};

    OK(inspection_is_problem(&f), "wrong, with organ and day");
    f.verdict = S("partial");
    OK(inspection_is_problem(&f), "in part, too");
    f.verdict = S("ok");
    OK(!inspection_is_problem(&f), "well");
    f.verdict = S("bad");
    f.organ_id = 0;
    OK(!inspection_is_problem(&f), "nobody to put it right");
    f.organ_id = 3;
    f.due_on = (struct date){0};
    OK(!inspection_is_problem(&f), "no day");
    f.due_on = (struct date){2026, 5, 1};
    f.again_id = 9;
    OK(!inspection_is_problem(&f), "it is on the list already");
}

static void test_heat(void)
{
    EQ_INT(inspection_heat(0, 0, 0), 0, "nobody has looked");
    EQ_INT(inspection_heat(3, 0, 0), 1, "well everywhere");
    EQ_INT(inspection_heat(0, 1, 0), 2, "in part");
    EQ_INT(inspection_heat(1, 1, 1), 3, "one of three");
    EQ_INT(inspection_heat(1, 0, 1), 4, "one of two");
    EQ_INT(inspection_heat(0, 1, 1), 4, "one of two, the other in part");
    EQ_INT(inspection_heat(0, 0, 1), 4, "all");
    EQ_INT(inspection_heat(2, 1, 1), 3, "one of four");
}

static void test_aspect(void)
{
    EQ_STR(inspection_aspect_of(S("liability")), "liability", "liability");
    EQ_STR(inspection_aspect_of(S("effect")), "effect", "effect");
    EQ_STR(inspection_aspect_of(S("duty")), "duty", "duty");
    EQ_STR(inspection_aspect_of(S("none")), "duty", "else a duty");
}

int main(void)
{
    test_states();
    test_counts();
    test_problem();
    test_heat();
    test_aspect();
    return tap_done();
}
