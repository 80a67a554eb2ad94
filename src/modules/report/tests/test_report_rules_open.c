// SPDX-License-Identifier: MulanPSL-2.0
/* What is told of the rows behind a published figure: parts of few are not told apart. */
#include "base/tap.h"
#include "modules/report/report_rules_open.h"

static void parts(void)
{
    static const struct {
        const char *what;
        int64_t counts[4];
        size_t count;
        int64_t least;
        size_t stay;
        int64_t rest;
    } CASES[] = {
        {"all are many", {5, 9, 3}, 3, 3, 3, 0},
        {"one of two is not told, nor what would give it away", {9, 2, 7}, 3, 3, 1, 9},
        {"small ones that make enough together", {9, 2, 1}, 3, 3, 1, 3},
        {"one alone is taken with the next", {9, 5, 1}, 3, 3, 1, 6},
        {"only a small one", {2}, 1, 3, 0, 2},
        {"a single large one", {3}, 1, 3, 1, 0},
        {"nothing", {0}, 0, 3, 0, 0},
        {"where nobody is meant all are told", {1, 1, 2}, 3, 1, 3, 0},
        {"one more than enough", {4, 3}, 2, 3, 2, 0},
    };

    arr_each (i, COUNT(CASES)) {
        struct word_count p[4];
        int64_t rest = -1;

        for (size_t k = 0; k < CASES[i].count; k++)
            p[k] = (struct word_count){S("x"), CASES[i].counts[k]};
        EQ_INT(report_open_parts(p, CASES[i].count, CASES[i].least, &rest), CASES[i].stay,
               CASES[i].what);
        EQ_INT(rest, CASES[i].rest, "the rest");
    }
    {
        struct word_count p[] = {{S("c"), 4}, {S("b"), 5}, {S("a"), 4}};
        int64_t rest;

        EQ_INT(report_open_parts(p, COUNT(p), 3, &rest), 3, "all stay");
        EQ_STR(p[0].word, "b", "the largest first");
        EQ_STR(p[1].word, "a", "then by their names");
        EQ_STR(p[2].word, "c", "all of them");
    }
}

static void keys(void)
{
    static const struct {
        const char *url;
        size_t words;
        const char *want;
    } CASES[] = {
        {"/finance/warning?state=closed", 2, "finance.warning"},
        {"/finance/warning?state=closed", 1, "finance"},
        {"/petition?firsts=1", 2, "petition"},
        {"/statistic/12/rows?x=1", 2, "statistic.rows"},
        {"/ledger/rule_text?state=made", 2, "ledger.rule_text"},
        {"", 2, ""},
        {"/", 1, ""},
        {"/meeting", 0, ""},
    };
    struct arena *a = arena_open(1 << 20);

    arr_each (i, COUNT(CASES))
        EQ_STR(report_open_key(a, str_from(CASES[i].url), CASES[i].words), CASES[i].want,
               CASES[i].url);
    arena_close(a);
}

int main(void)
{
    parts();
    keys();
    return tap_done();
}
