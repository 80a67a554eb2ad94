// SPDX-License-Identifier: MulanPSL-2.0
/* Decisions about appraisals, case by case. */
#include "base/tap.h"
#include "modules/appraisal/appraisal_rules.h"

static const char *const STATES[] = {"draft", "reporting", "rating",   "counted",
                                     "sent",  "closed",    "cancelled"};

#define REFUSED(expr, want, what)                                                                  \
    do {                                                                                           \
        struct err err = {0};                                                                      \
        EQ_INT((expr), ST_RULE, what);                                                             \
        EQ_TEXT(err.key, want, what);                                                              \
    } while (0)

/* Of each state: changed, reported, rated, sent, closed, cancelled. */
static void states(void)
{
    static const char *const WANT[] = {"D....X", ".R...X", "..N..X", "...SC.",
                                       "...SC.", "......", "......"};

    arr_each (i, COUNT(STATES)) {
        const struct appraisal a = {.state = str_from(STATES[i]), .kind = S("duty")};
        struct err err = {0};

        EQ_INT(appraisal_check_draft(&a, &err) == ST_OK, WANT[i][0] == 'D', STATES[i]);
        EQ_INT(appraisal_check_report(&a, &err) == ST_OK, WANT[i][1] == 'R', STATES[i]);
        EQ_INT(appraisal_check_rating(&a, &err) == ST_OK, WANT[i][2] == 'N', STATES[i]);
        EQ_INT(appraisal_check_send(&a, &err) == ST_OK, WANT[i][3] == 'S', STATES[i]);
        EQ_INT(appraisal_check_close(&a, &err) == ST_OK, WANT[i][4] == 'C', STATES[i]);
        EQ_INT(appraisal_check_cancel(&a, &err) == ST_OK, WANT[i][5] == 'X', STATES[i]);
    }
    const struct appraisal closed = {.state = S("closed")};

    REFUSED(appraisal_check_draft(&closed, &err), "appraisal.err.begun", "begun");
    REFUSED(appraisal_check_report(&closed, &err), "appraisal.err.no_reports", "no reports");
    REFUSED(appraisal_check_rating(&closed, &err), "appraisal.err.not_rating", "no rating");
    REFUSED(appraisal_check_send(&closed, &err), "appraisal.err.not_counted", "nothing to send");
    REFUSED(appraisal_check_cancel(&closed, &err), "appraisal.err.counted", "too late");
}

static void begins(void)
{
    struct appraisal a = {.state = S("draft"), .kind = S("duty")};
    struct err none = {0};

    OK(appraisal_check_begin(&a, 1, 1, 1, &none) == ST_OK, "all there");
    REFUSED(appraisal_check_begin(&a, 1, 1, 0, &err), "appraisal.err.no_subjects", "nobody");
    REFUSED(appraisal_check_begin(&a, 0, 1, 1, &err), "appraisal.err.no_form", "no item");
    REFUSED(appraisal_check_begin(&a, 1, 0, 1, &err), "appraisal.err.no_form", "no group");
    a.kind = S("yearly");
    OK(appraisal_check_begin(&a, 0, 0, 1, &none) == ST_OK, "a yearly report is not rated");
    a.state = S("reporting");
    REFUSED(appraisal_check_begin(&a, 1, 1, 1, &err), "appraisal.err.begun", "once");
    OK(appraisal_check_rate(&a, 3, &none) == ST_OK, "no reports are asked");
    a.reports_by = (struct date){2026, 11, 20};
    OK(appraisal_check_rate(&a, 0, &none) == ST_OK, "all have reported");
    REFUSED(appraisal_check_rate(&a, 1, &err), "appraisal.err.unreported", "one has not");
    a.state = S("rating");
    REFUSED(appraisal_check_rate(&a, 0, &err), "appraisal.err.no_reports", "once");
}

static struct appraisal_entry entry(int64_t group, int64_t teller, int64_t s, int64_t b, int64_t d,
                                    int64_t x)
{
    return (struct appraisal_entry){
        .group_id = group, .subject_id = 7, .item_id = 1, .teller = teller, .n = {s, b, d, x}};
}

static void counts(void)
{
    const struct appraisal_group paper = {.id = 1, .people = 10, .way = S("paper")},
                                 phone = {.id = 2, .people = 10, .way = S("phone")};
    const struct appraisal_counts full = {4, 3, 2, 1}, over = {4, 3, 2, 2},
                                  each[] = {{10, 0, 0, 0},
                                            {0, 10, 0, 0},
                                            {0, 0, 10, 0},
                                            {0, 0, 0, 10}},
                                  wild[] = {{INT64_MAX, 0, 0, 0},
                                            {0, INT64_MAX, 0, 0},
                                            {0, 0, INT64_MAX, 0},
                                            {0, 0, 0, INT64_MAX},
                                            {INT64_MAX, INT64_MAX, 2, 0}};
    struct appraisal_entry e[4] = {entry(1, 1, 5, 0, 0, 0), entry(2, 0, 1, 0, 0, 0)};
    struct appraisal_counts n = {0};
    struct err none = {0};

    EQ_INT(appraisal_ballots(&full), 10, "all words");
    OK(appraisal_check_counts(&paper, &full, &none) == ST_OK, "as many as people");
    REFUSED(appraisal_check_counts(&paper, &over, &err), "appraisal.err.too_many", "one too many");
    for (size_t i = 0; i < COUNT(each); i++)
        OK(appraisal_check_counts(&paper, &each[i], &none) == ST_OK, "all of one mind");
    for (size_t i = 0; i < COUNT(wild); i++)
        REFUSED(appraisal_check_counts(&paper, &wild[i], &err), "appraisal.err.too_many",
                "refused before the sum runs over");
    EQ_INT(appraisal_cell(&paper, e, 2, 7, 1, &n), APPRAISAL_MISSING, "one teller");
    EQ_INT(appraisal_cell(&paper, e, 2, 8, 1, &n), APPRAISAL_MISSING, "another person");
    EQ_INT(appraisal_cell(&paper, e, 2, 7, 2, &n), APPRAISAL_MISSING, "another item");
    EQ_INT(appraisal_cell(&phone, e, 2, 7, 1, &n), APPRAISAL_AGREE, "phones add up");
    EQ_INT(n.satisfied, 1, "theirs");
    for (int word = 0; word < 4; word++) {
        e[2] = entry(1, 2, word == 0 ? 4 : 5, word == 1, word == 2, word == 3);
        EQ_INT(appraisal_cell(&paper, e, 3, 7, 1, &n), APPRAISAL_DIFFER, "two differ");
    }
    e[2] = entry(1, 2, 5, 0, 0, 0);
    EQ_INT(appraisal_cell(&paper, e, 3, 7, 1, &n), APPRAISAL_AGREE, "two agree");
    EQ_INT(n.satisfied, 5, "on five");
    OK(str_among("a b", S("b")) && !str_among("a b", S("c")), "a word");
}

/* @law Chongqing Standing Committee Procedure (2023-03-30) art. 33 */
static void scores(void)
{
    struct appraisal a = {.pass_percent = 60, .counts_basic = true};
    const struct appraisal_group groups[] = {
        {.id = 1, .people = 10, .weight = 70, .way = S("paper")},
        {.id = 2, .people = 20, .weight = 30, .way = S("phone")},
    };
    const struct appraisal_item item = {.id = 1, .weight = 100};
    struct appraisal_entry e[] = {entry(1, 1, 5, 1, 2, 0), entry(1, 2, 5, 1, 2, 0),
                                  entry(2, 0, 4, 0, 6, 0)};
    struct appraisal_result r = appraisal_score(&a, groups, 2, &item, 1, e, 3, 7);

    /* 70 × 6/8 + 30 × 4/10 of 100 */
    EQ_INT(r.score, 645, "weighted");
    EQ_INT(r.good, 10, "good votes of both");
    EQ_INT(r.ballots, 18, "ballots of both");
    OK(r.passed, "60 per cent and more");
    a.pass_percent = 65;
    OK(!appraisal_score(&a, groups, 2, &item, 1, e, 3, 7).passed, "not 65");
    a.counts_basic = false;
    EQ_INT(appraisal_score(&a, groups, 2, &item, 1, e, 3, 7).score, 557, "only satisfied");
    EQ_INT(appraisal_score(&a, groups, 1, &item, 1, e, 3, 7).score, 625, "one group alone");
    a.of_all = true;
    EQ_INT(appraisal_score(&a, groups, 1, &item, 1, e, 3, 7).score, 500, "of all raters");
    OK(!appraisal_score(&a, groups, 1, &item, 1, e, 3, 7).passed, "half is not more than half");
    a.counts_basic = true;
    OK(appraisal_score(&a, groups, 1, &item, 1, e, 3, 7).passed, "six of ten are");
    r = appraisal_score(&a, groups, 2, &item, 1, e, 3, 8);
    OK(r.score == 0 && r.ballots == 0 && !r.passed, "nobody has rated him");
    e[2] = entry(2, 0, 0, 0, 0, 0);
    EQ_INT(appraisal_score(&a, groups, 2, &item, 1, e, 3, 7).score, 600,
           "a group without ballots is left out");
    a.of_all = false;
    a.pass_percent = 75;
    r = appraisal_score(&a, groups, 1, &item, 1, e, 2, 7);
    OK(r.score == 750 && r.passed, "the number itself");
    e[0] = e[1] = entry(1, 1, 9, 0, 0, 0);
    EQ_INT(appraisal_score(&a, groups, 1, &item, 1, e, 2, 7).score, 1000, "everybody");
    a.of_all = true;
    e[0] = entry(1, 1, 501, 0, 499, 0);
    e[1] = entry(1, 2, 501, 0, 499, 0);
    OK(appraisal_score(
           &a, &(struct appraisal_group){.id = 1, .people = 1001, .weight = 1, .way = S("paper")},
           1, &item, 1, e, 2, 7)
           .passed,
       "a vote more than half");
    e[0].n.satisfied = e[1].n.satisfied = 500;
    OK(!appraisal_score(
            &a, &(struct appraisal_group){.id = 1, .people = 1001, .weight = 1, .way = S("paper")},
            1, &item, 1, e, 2, 7)
            .passed,
       "a vote less");
}

int main(void)
{
    states();
    begins();
    counts();
    scores();
    return tap_done();
}
