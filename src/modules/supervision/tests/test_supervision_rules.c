// SPDX-License-Identifier: MulanPSL-2.0
/* Flows, states, problems round by round, and how a vote of satisfaction comes out. */
#include "base/tap_rule.h"
#include "modules/supervision/supervision_rules.h"

static const struct date DAY = {2026, 6, 10}, AFTER = {2026, 6, 11};

static void test_flows(void)
{
    struct str rest = str_from(SUPERVISION_METHODS), method;

    while (str_cut(&rest, ' ', &method)) {
        const struct str counted = str_from(supervision_counted(method));

        OK(supervision_stage_place(method, counted) > 0, "each method is held at a stage of it");
        OK(supervision_stage_counts(method, counted), "which counts");
    }
    EQ_INT(supervision_stage_place(S("report"), S("planned")), 0, "the first");
    EQ_INT(supervision_stage_place(S("report"), S("rated")), 8, "the last of nine");
    EQ_INT(supervision_stage_place(S("report"), S("rate")), -1, "part of a word");
    EQ_INT(supervision_stage_place(S("walk"), S("planned")), -1, "no method");
    EQ_TEXT(supervision_flow(S("walk")), "", "no flow");
    EQ_TEXT(supervision_counted(S("walk")), "", "never held");
    OK(!supervision_stage_counts(S("report"), S("sent")), "sent is not heard");
    OK(supervision_stage_counts(S("report"), S("replied")), "after it, it was");
    OK(!supervision_stage_counts(S("report"), S("merged")), "a stage of another method");
    OK(!supervision_stage_counts(S("walk"), S("held")), "no method is never held");
    EQ_TEXT(supervision_stage_state(S("tour"), S("planned")), "planned", "planned");
    EQ_TEXT(supervision_stage_state(S("tour"), S("nowhere")), "planned", "unknown");
    EQ_TEXT(supervision_stage_state(S("tour"), S("invited")), "running", "under way");
    EQ_TEXT(supervision_stage_state(S("tour"), S("reported")), "done", "done");
}

static void stage(struct supervision_facts f, const char *to, struct date on, const char *key,
                  const char *what)
{
    struct err err = {0};

    EQ_RULE(supervision_check_stage(&f, str_from(to), on, DAY, &err), &err, key, what);
}

static void test_stages(void)
{
    struct supervision_facts f = {
        .method = S("report"), .stage = S("drafted"), .state = S("running")};

    stage(f, "final", DAY, NULL, "the next");
    stage(f, "heard", DAY, NULL, "some are left out");
    stage(f, "drafted", DAY, "supervision.err.stage_back", "not the same again");
    stage(f, "planned", DAY, "supervision.err.stage_back", "not back");
    stage(f, "held", DAY, "supervision.err.stage_back", "of another method");
    stage(f, "final", AFTER, "supervision.err.stage_ahead", "not tomorrow");
    stage(f, "opined", DAY, "supervision.err.no_doc", "opinions are a document");
    f.has_doc = true;
    stage(f, "opined", DAY, NULL, "which there is");
    stage(f, "rated", DAY, "supervision.err.not_passed", "no vote has passed");
    f.passed = true;
    stage(f, "rated", DAY, NULL, "one has");
    f.state = S("cancelled");
    stage(f, "final", DAY, "supervision.err.step_cancelled", "cancelled");
    f = (struct supervision_facts){
        .method = S("research"), .stage = S("field"), .state = S("running")};
    stage(f, "reported", DAY, "supervision.err.no_report", "says nothing");
    f.reported = true;
    stage(f, "reported", DAY, NULL, "says something");
    f = (struct supervision_facts){
        .method = S("survey"), .stage = S("issued"), .state = S("running")};
    stage(f, "analysed", DAY, "supervision.err.no_report", "no result");
    stage(f, "collected", DAY, NULL, "needs none");
    f = (struct supervision_facts){
        .method = S("inquiry"), .stage = S("held"), .state = S("running")};
    stage(f, "rated", DAY, NULL, "an inquiry is rated by its own module");
}

static void test_matters(void)
{
    struct err err = {0};

    EQ_TEXT(supervision_matter_state(0, 2, 0), "planned", "nothing has begun");
    EQ_TEXT(supervision_matter_state(0, 2, 1), "rectifying", "a problem found before");
    EQ_TEXT(supervision_matter_state(1, 1, 1), "running", "one goes on");
    EQ_TEXT(supervision_matter_state(2, 0, 1), "rectifying", "all done, a problem is open");
    EQ_TEXT(supervision_matter_state(2, 0, 0), "running", "nothing is open");
    EQ_RULE(supervision_check_going(S("running"), &err), &err, NULL, "goes on");
    EQ_RULE(supervision_check_going(S("closed"), &err), &err, "supervision.err.closed", "closed");
    EQ_RULE(supervision_check_going(S("cancelled"), &err), &err, "supervision.err.cancelled",
            "cancelled");
    EQ_RULE(supervision_check_close(S("running"), 0, 0, &err), &err, NULL, "may be closed");
    EQ_RULE(supervision_check_close(S("closed"), 0, 0, &err), &err, "supervision.err.closed",
            "twice");
    EQ_RULE(supervision_check_close(S("running"), 3, 2, &err), &err, "supervision.err.steps_wait",
            "methods wait");
    EQ_TEXT(err.arg, "3", "so many");
    EQ_RULE(supervision_check_close(S("running"), 1, 2, &err), &err, "supervision.err.steps_wait",
            "one method waits");
    EQ_TEXT(err.arg, "1", "that one");
    EQ_RULE(supervision_check_close(S("running"), 0, 2, &err), &err,
            "supervision.err.problems_open", "problems are open");
    EQ_TEXT(err.arg, "2", "so many");
}

/* @law Supervision Law (2024-11-08) art. 12 */
static void test_sources(void)
{
    EQ_INT(supervision_source_item(S("inspection")), 1, "law inspections");
    EQ_INT(supervision_source_item(S("suggestion")), 2, "suggestions");
    EQ_INT(supervision_source_item(S("petition")), 5, "petitions");
    EQ_INT(supervision_source_item(S("audit")), 6, "what society is concerned about");
    OK(str_among(SUPERVISION_SOURCES, S("audit")), "a word");
    OK(!str_among(SUPERVISION_SOURCES, S("aud")), "part of one");
}

/* @law Supervision Law (2024-11-08) art. 63 */
static void test_plans(void)
{
    static const struct {
        const char *state;
        enum supervision_plan_verb verb;
        const char *key;
    } CASES[] = {
        {"draft", PLAN_CHANGE, NULL},
        {"approved", PLAN_CHANGE, "supervision.err.plan_fixed"},
        {"draft", PLAN_APPROVE, NULL},
        {"published", PLAN_APPROVE, "supervision.err.plan_fixed"},
        {"approved", PLAN_PUBLISH, NULL},
        {"draft", PLAN_PUBLISH, "supervision.err.plan_draft"},
        {"published", PLAN_PUBLISH, "supervision.err.plan_published"},
        {"published", PLAN_REVISE, NULL},
        {"approved", PLAN_REVISE, NULL},
        {"draft", PLAN_REVISE, "supervision.err.plan_draft"},
    };

    arr_each (i, COUNT(CASES)) {
        struct err err = {0};

        EQ_RULE(supervision_check_plan(str_from(CASES[i].state), CASES[i].verb, &err), &err,
                CASES[i].key, CASES[i].state);
    }
}

static void test_problems(void)
{
    static const char *const STATES[] = {"open", "assigned", "reported", "solved", "shelved"};
    static const char *const NEXT[][COUNT(STATES)] = {
        [PROBLEM_ASSIGN] = {"assigned", "assigned", NULL, NULL, NULL},
        [PROBLEM_MEASURE] = {NULL, "assigned", NULL, NULL, NULL},
        [PROBLEM_REPORT] = {NULL, "reported", NULL, NULL, NULL},
        [PROBLEM_ACCEPT] = {NULL, NULL, "solved", NULL, NULL},
        [PROBLEM_BACK] = {NULL, NULL, "assigned", NULL, NULL},
        [PROBLEM_SHELVE] = {"shelved", "shelved", "shelved", NULL, NULL},
        [PROBLEM_REOPEN] = {NULL, NULL, NULL, "assigned", "assigned"},
        [PROBLEM_SOLVED] = {"solved", "solved", "solved", NULL, NULL},
        [PROBLEM_LOOK] = {"open", "assigned", "reported", NULL, NULL},
    };
    struct supervision_problem p = {.state = S("assigned"), .due_on = DAY};

    arr_each (v, COUNT(NEXT))
        arr_each (s, COUNT(STATES)) {
            const char *got =
                supervision_problem_next(str_from(STATES[s]), (enum supervision_problem_verb)v);

            EQ_TEXT(got != NULL ? got : "", NEXT[v][s] != NULL ? NEXT[v][s] : "", STATES[s]);
        }
    OK(!supervision_problem_late(&p, DAY), "the last day is in time");
    OK(supervision_problem_late(&p, AFTER), "a day late");
    p.state = S("solved");
    OK(!supervision_problem_late(&p, AFTER), "solved");
    p.state = S("shelved");
    OK(!supervision_problem_late(&p, AFTER), "shelved");
    p = (struct supervision_problem){.state = S("open")};
    OK(!supervision_problem_late(&p, AFTER), "no day");
}

static void rate(struct supervision_rule rule, struct supervision_count n, const char *mark,
                 int64_t needed, const char *what)
{
    const struct supervision_rating r = supervision_rate_by(&rule, &n);

    EQ_TEXT(r.mark, mark, what);
    EQ_INT(r.needed, needed, what);
    EQ_INT(r.passed, strcmp(mark, "dissatisfied") != 0, what);
}

/* @law Organic Law (2022-03-11) art. 51(4) */
static void test_ratings(void)
{
    const struct supervision_rule all = {.of_all = true, .basic = true},
                                  share = {.percent = 60, .basic = true}, best = {.of_all = true};

    rate(all, (struct supervision_count){35, 30, 10, 8, 12}, "basic", 18, "18 of 35");
    rate(all, (struct supervision_count){35, 30, 9, 8, 13}, "dissatisfied", 18, "17 of 35");
    rate(all, (struct supervision_count){36, 36, 10, 8, 18}, "dissatisfied", 19,
         "half is not more");
    rate(all, (struct supervision_count){35, 30, 18, 8, 4}, "satisfied", 18, "the best word alone");
    rate(best, (struct supervision_count){35, 35, 17, 18, 0}, "dissatisfied", 18,
         "only the best counts");
    rate(share, (struct supervision_count){35, 30, 10, 8, 12}, "basic", 18, "60 % of 30");
    rate(share, (struct supervision_count){35, 31, 10, 8, 13}, "dissatisfied", 19, "rounded up");
    rate((struct supervision_rule){.percent = 51, .basic = true},
         (struct supervision_count){60, 51, 26, 0, 25}, "dissatisfied", 27, "26.01 is 27");
    OK(supervision_count_valid(&(struct supervision_count){1, 1, 1, 0, 0}), "one ballot");
    OK(supervision_count_valid(&(struct supervision_count){35, 30, 10, 8, 12}), "adds up");
    OK(supervision_count_valid(&(struct supervision_count){30, 30, 0, 0, 0}), "all left empty");
    OK(!supervision_count_valid(&(struct supervision_count){35, 30, 10, 8, 13}), "one too many");
    OK(!supervision_count_valid(&(struct supervision_count){29, 30, 10, 8, 12}), "more than all");
    OK(!supervision_count_valid(&(struct supervision_count){35, 0, 0, 0, 0}), "no ballots");
    OK(!supervision_count_valid(&(struct supervision_count){35, 30, -1, 8, 12}), "below nothing");
    OK(!supervision_count_valid(&(struct supervision_count){35, 30, 10, -1, 12}), "below nothing");
    OK(!supervision_count_valid(&(struct supervision_count){35, 30, 10, 8, -1}), "below nothing");
}

static void whole(void)
{
    static const struct {
        struct date first, last;
        unsigned months;
        int64_t want;
    } CASES[] = {
        {{0}, {2020, 11, 1}, 1, 0},
        {{2020, 3, 10}, {0}, 1, 0},
        {{2020, 3, 10}, {2020, 3, 9}, 1, 0},
        {{2020, 3, 10}, {2020, 3, 10}, 1, 0},
        {{2020, 3, 10}, {2020, 4, 9}, 1, 0},
        {{2020, 3, 10}, {2020, 4, 10}, 1, 1},
        {{2020, 3, 10}, {2020, 10, 20}, 1, 7},
        {{2019, 11, 30}, {2020, 2, 29}, 1, 3},
        {{2019, 12, 1}, {2020, 11, 30}, 12, 0},
        {{2016, 12, 1}, {2020, 3, 2}, 12, 3},
        {{2018, 11, 30}, {2020, 2, 29}, 1, 15},
    };

    arr_each (i, COUNT(CASES))
        EQ_INT(supervision_whole(CASES[i].first, CASES[i].last, CASES[i].months), CASES[i].want,
               "whole months or years between two days");
}

static void shown(void)
{
    OK(supervision_shows_organ(true, 0, 7), "who sees the whole");
    OK(supervision_shows_organ(false, 7, 7), "its own");
    OK(!supervision_shows_organ(false, 7, 8), "not another's");
    OK(!supervision_shows_organ(false, 0, 0), "nobody's is not his");
}

int main(void)
{
    whole();
    shown();
    test_flows();
    test_stages();
    test_matters();
    test_sources();
    test_plans();
    test_problems();
    test_ratings();
    return tap_done();
}
