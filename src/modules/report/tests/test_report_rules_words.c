// SPDX-License-Identifier: MulanPSL-2.0
/* Words of approximation: what is true, what may be printed. */
#include "base/tap.h"
#include "modules/report/report_rules_words.h"

static struct arena *arena;

static struct report_number n(int64_t units, unsigned decimals, int64_t step)
{
    return (struct report_number){units, decimals, step};
}

static void numbers(void)
{
    EQ_INT(report_number_cmp(n(716, 1, 1), n(7160, 2, 1)), 0, "71.6 is 71.60");
    OK(report_number_cmp(n(716, 1, 1), n(7161, 2, 1)) < 0, "71.6 below 71.61");
    OK(report_number_cmp(n(7161, 2, 1), n(716, 1, 1)) > 0, "and the other way");
    OK(report_number_cmp(report_number_of(8), report_number_of(7)) > 0, "8 above 7");
    EQ_STR(report_number_text(arena, n(7160, 2, 1)), "71.60", "places are kept");
    EQ_STR(report_number_text(arena, n(-705, 2, 1)), "-7.05", "below nothing");
    EQ_STR(report_number_text(arena, n(-5, 2, 1)), "-0.05", "a sign before 0");
    EQ_STR(report_number_text(arena, n(0, 1, 1)), "0.0", "nothing has no sign");
    EQ_STR(report_number_text(arena, n(155900, 0, 100)), "155900", "whole");
    EQ_INT(REPORT_DECIMALS_MAX, 4, "places");
    EQ_INT(REPORT_UNITS_MAX, 100000000000000, "no figure is larger");
    EQ_INT(report_number_of(3).step, 1, "counted one by one");
}

static void judged(void)
{
    static const struct {
        int64_t value, printed;
        enum report_word before, after;
        enum report_truth want;
        const char *what;
    } CASES[] = {
        {230, 230, 0, 0, REPORT_TRUE, "230 is 230"},
        {231, 230, 0, 0, REPORT_FALSE, "231 is not 230"},
        {229, 230, 0, 0, REPORT_FALSE, "229 is not 230"},
        {231, 230, 0, REPORT_WORD_MORE, REPORT_TRUE, "230余 of 231"},
        {239, 230, 0, REPORT_WORD_MANY, REPORT_TRUE, "230多 of 239"},
        {240, 230, 0, REPORT_WORD_MORE, REPORT_FALSE, "240 is not 230余"},
        {230, 230, 0, REPORT_WORD_MORE, REPORT_FALSE, "230 itself is not 230余"},
        {229, 230, 0, REPORT_WORD_MORE, REPORT_FALSE, "229 is not 230余"},
        {2399, 2300, 0, REPORT_WORD_MORE, REPORT_TRUE, "2300余 of 2399"},
        {2400, 2300, 0, REPORT_WORD_MORE, REPORT_FALSE, "2400 is not 2300余"},
        {698, 700, REPORT_WORD_NEAR, 0, REPORT_TRUE, "近700 of 698"},
        {665, 700, REPORT_WORD_NEAR, 0, REPORT_TRUE, "近700 of 665, a twentieth below"},
        {664, 700, REPORT_WORD_NEAR, 0, REPORT_FALSE, "664 is too far from 700"},
        {700, 700, REPORT_WORD_NEAR, 0, REPORT_FALSE, "700 is not 近700"},
        {645, 650, REPORT_WORD_NEAR, 0, REPORT_FALSE, "645 is half a step from 650"},
        {646, 650, REPORT_WORD_NEAR, 0, REPORT_TRUE, "近650 of 646"},
        {701, 700, REPORT_WORD_NEAR, 0, REPORT_FALSE, "701 is not 近700"},
        {698, 700, REPORT_WORD_NEAR, REPORT_WORD_MORE, REPORT_FALSE, "近700余 is never true"},
        {703, 700, REPORT_WORD_NEAR, REPORT_WORD_MORE, REPORT_FALSE, "of any value"},
        {650, 700, REPORT_WORD_ABOUT, 0, REPORT_TRUE, "约700 of 650"},
        {750, 700, 0, REPORT_WORD_ABOUT, REPORT_TRUE, "700左右 of 750"},
        {751, 700, 0, REPORT_WORD_ABOUT, REPORT_FALSE, "751 is nearer to 800"},
        {33, 30, REPORT_WORD_ABOUT, 0, REPORT_TRUE, "约30 of 33"},
        {111, 100, REPORT_WORD_ABOUT, 0, REPORT_FALSE, "so is 111 of 100"},
        {34, 30, REPORT_WORD_ABOUT, 0, REPORT_FALSE, "34 is off by more than a tenth"},
        {5, 5, REPORT_WORD_AT_LEAST, REPORT_WORD_AT_LEAST, REPORT_TRUE, "至少5名以上 of 5"},
        {4, 5, REPORT_WORD_AT_LEAST, REPORT_WORD_AT_LEAST, REPORT_FALSE, "of 4 it is not"},
        {6, 5, 0, REPORT_WORD_AT_LEAST, REPORT_LOOSE, "6 could be said"},
        {39, 30, 0, REPORT_WORD_AT_LEAST, REPORT_TRUE, "30以上 of 39"},
        {40, 30, 0, REPORT_WORD_AT_LEAST, REPORT_LOOSE, "40 could be said"},
        {30, 30, REPORT_WORD_OVER, 0, REPORT_FALSE, "30 is not 超过30"},
        {31, 30, REPORT_WORD_OVER, 0, REPORT_TRUE, "超过30 of 31"},
        {40, 30, REPORT_WORD_OVER, 0, REPORT_LOOSE, "超过30 of 40"},
        {30, 30, 0, REPORT_WORD_AT_MOST, REPORT_TRUE, "30以下 of 30"},
        {31, 30, 0, REPORT_WORD_AT_MOST, REPORT_FALSE, "31 is not"},
        {20, 30, 0, REPORT_WORD_AT_MOST, REPORT_LOOSE, "20 could be said"},
        {30, 30, REPORT_WORD_UNDER, 0, REPORT_FALSE, "30 is not 不足30"},
        {29, 30, REPORT_WORD_UNDER, 0, REPORT_TRUE, "不足30 of 29"},
        {20, 30, REPORT_WORD_UNDER, 0, REPORT_LOOSE, "不足30 of 20"},
        {41, 30, REPORT_WORD_OVER, REPORT_WORD_AT_LEAST, REPORT_LOOSE, "both loose"},
        {1, 0, 0, REPORT_WORD_AT_LEAST, REPORT_LOOSE, "nothing has one step"},
    };

    for (size_t i = 0; i < COUNT(CASES); i++)
        EQ_INT(report_words_judge(report_number_of(CASES[i].value),
                                  report_number_of(CASES[i].printed), CASES[i].before,
                                  CASES[i].after),
               CASES[i].want, CASES[i].what);
}

static void places(void)
{
    const struct report_number wan = n(155900, 0, 100), rate = n(716, 1, 1);

    EQ_INT(report_words_judge(report_number_of(155850), wan, 0, 0), REPORT_TRUE, "15.59万 from");
    EQ_INT(report_words_judge(report_number_of(155849), wan, 0, 0), REPORT_FALSE, "not below");
    EQ_INT(report_words_judge(report_number_of(155949), wan, 0, 0), REPORT_TRUE, "to");
    EQ_INT(report_words_judge(report_number_of(155950), wan, 0, 0), REPORT_LOOSE, "cut off");
    EQ_INT(report_words_judge(report_number_of(155999), wan, 0, 0), REPORT_LOOSE, "all of it");
    EQ_INT(report_words_judge(report_number_of(156000), wan, 0, 0), REPORT_FALSE, "too much");
    EQ_INT(report_words_judge(n(71622, 3, 1), rate, 0, 0), REPORT_TRUE, "71.622 is 71.6");
    EQ_INT(report_words_judge(n(7165, 2, 1), rate, 0, 0), REPORT_LOOSE, "71.65 was cut");
    EQ_INT(report_words_judge(n(72, 0, 1), rate, 0, 0), REPORT_FALSE, "72 is not 71.6");
    EQ_INT(report_words_judge(report_number_of(155000), n(150000, 0, 10000), 0, REPORT_WORD_MORE),
           REPORT_TRUE, "15万余");
    EQ_INT(report_words_judge(report_number_of(155050), n(155000, 0, 100), 0, REPORT_WORD_MORE),
           REPORT_TRUE, "the larger step is that of the digits");
}

static void clashes(void)
{
    EQ_INT(report_words_clash(REPORT_WORD_NEAR, REPORT_WORD_MORE), REPORT_CLASH_OPPOSITE, "近…余");
    EQ_INT(report_words_clash(REPORT_WORD_UNDER, REPORT_WORD_MANY), REPORT_CLASH_OPPOSITE,
           "不足…多");
    EQ_INT(report_words_clash(REPORT_WORD_AT_MOST, REPORT_WORD_AT_LEAST), REPORT_CLASH_OPPOSITE,
           "不超过…以上");
    EQ_INT(report_words_clash(REPORT_WORD_AT_LEAST, REPORT_WORD_AT_LEAST), REPORT_CLASH_TWICE,
           "至少…以上");
    EQ_INT(report_words_clash(REPORT_WORD_OVER, REPORT_WORD_AT_MOST), REPORT_CLASH_OPPOSITE,
           "超过…以下");
    EQ_INT(report_words_clash(REPORT_WORD_NEAR, REPORT_WORD_AT_MOST), REPORT_CLASH_TWICE,
           "近…以下");
    EQ_INT(report_words_clash(REPORT_WORD_OVER, REPORT_WORD_MORE), REPORT_CLASH_TWICE, "超过…余");
    EQ_INT(report_words_clash(REPORT_WORD_ABOUT, REPORT_WORD_ABOUT), REPORT_CLASH_TWICE, "约…左右");
    EQ_INT(report_words_clash(REPORT_WORD_ABOUT, REPORT_WORD_MORE), REPORT_CLASH_TWICE, "约…余");
    EQ_INT(report_words_clash(REPORT_WORD_ABOUT, REPORT_WORD_AT_MOST), REPORT_CLASH_TWICE,
           "约…以下");
    EQ_INT(report_words_clash(REPORT_WORD_NONE, REPORT_WORD_MORE), REPORT_CLASH_NONE, "余");
    EQ_INT(report_words_clash(REPORT_WORD_NEAR, REPORT_WORD_NONE), REPORT_CLASH_NONE, "近");
}

static void printed(void)
{
    static const struct {
        int64_t units;
        unsigned decimals;
        enum report_word wish;
        const char *want;
    } CASES[] = {
        {237, 0, REPORT_WORD_NONE, "237人"},
        {9, 0, REPORT_WORD_ABOUT, "9人"},
        {7, 0, REPORT_WORD_AT_LEAST, "7人以上"},
        {9, 0, REPORT_WORD_UNDER, "9人"},
        {10, 0, REPORT_WORD_UNDER, "10人"},
        {11, 0, REPORT_WORD_ABOUT, "约10人"},
        {999, 0, REPORT_WORD_MORE, "990余人"},
        {1005, 1, REPORT_WORD_UNDER, "不足110人"},
        {105, 0, REPORT_WORD_MORE, "100余人"},
        {119, 0, REPORT_WORD_MORE, "110余人"},
        {1199, 0, REPORT_WORD_MORE, "1100余人"},
        {683, 0, REPORT_WORD_NEAR, "近700人"},
        {1950, 0, REPORT_WORD_NEAR, "近2000人"},
        {29, 0, REPORT_WORD_NEAR, "近30人"},
        {1, 0, REPORT_WORD_AT_LEAST, "1人以上"},
        {0, 0, REPORT_WORD_AT_LEAST, "0人"},
        {237, 0, REPORT_WORD_MORE, "230余人"},
        {237, 0, REPORT_WORD_MANY, "230多人"},
        {230, 0, REPORT_WORD_MORE, "230人"},
        {2345, 0, REPORT_WORD_MORE, "2300余人"},
        {37, 0, REPORT_WORD_MORE, "30余人"},
        {99, 0, REPORT_WORD_MORE, "90余人"},
        {101, 0, REPORT_WORD_MORE, "100余人"},
        {10, 0, REPORT_WORD_MORE, "10人"},
        {11, 0, REPORT_WORD_MORE, "10余人"},
        {7, 0, REPORT_WORD_MORE, "7人"},
        {0, 0, REPORT_WORD_MORE, "0人"},
        {10928, 0, REPORT_WORD_MORE, "10000余人"},
        {698, 0, REPORT_WORD_NEAR, "近700人"},
        {646, 0, REPORT_WORD_NEAR, "近650人"},
        {641, 0, REPORT_WORD_NEAR, "641人"},
        {700, 0, REPORT_WORD_NEAR, "700人"},
        {98, 0, REPORT_WORD_NEAR, "近100人"},
        {1, 0, REPORT_WORD_NEAR, "1人"},
        {237, 0, REPORT_WORD_ABOUT, "约240人"},
        {232, 0, REPORT_WORD_ABOUT, "约230人"},
        {230, 0, REPORT_WORD_ABOUT, "230人"},
        {235, 0, REPORT_WORD_ABOUT, "约240人"},
        {237, 0, REPORT_WORD_AT_LEAST, "230人以上"},
        {230, 0, REPORT_WORD_AT_LEAST, "230人以上"},
        {237, 0, REPORT_WORD_OVER, "超过230人"},
        {230, 0, REPORT_WORD_OVER, "230人"},
        {237, 0, REPORT_WORD_AT_MOST, "240人以下"},
        {230, 0, REPORT_WORD_AT_MOST, "230人以下"},
        {237, 0, REPORT_WORD_UNDER, "不足240人"},
        {1137, 1, REPORT_WORD_MORE, "110余人"},
        {1100, 1, REPORT_WORD_MORE, "110.0人"},
        {1101, 1, REPORT_WORD_MORE, "110余人"},
        {99, 0, REPORT_WORD_UNDER, "不足100人"},
    };

    for (size_t i = 0; i < COUNT(CASES); i++) {
        const struct report_number value = n(CASES[i].units, CASES[i].decimals, 1);
        const struct report_wording w = report_words_print(arena, value, CASES[i].wish, S("人"));

        EQ_STR(w.text, CASES[i].want, CASES[i].want);
        OK(report_words_judge(value, w.printed, w.word, 0) == REPORT_TRUE, "and it is true");
    }
    EQ_STR(report_words_print(arena, n(1559, 2, 1), 0, S("万名")).text, "15.59万名", "places");
    EQ_STR(report_words_print(arena, n(8, 0, 1), 0, S("")).text, "8", "no measure word");
}

static void spelled(void)
{
    size_t len = 9;

    EQ_INT(report_word_before(S("代表近"), &len), REPORT_WORD_NEAR, "近");
    EQ_INT(len, 3, "its bytes");
    EQ_INT(report_word_before(S("代表将近"), &len), REPORT_WORD_NEAR, "将近");
    EQ_INT(len, 6, "is the longer one");
    EQ_INT(report_word_before(S("不超过"), &len), REPORT_WORD_AT_MOST, "不超过 is not 超过");
    EQ_INT(report_word_before(S("不少于"), &len), REPORT_WORD_AT_LEAST, "不少于 is not 少于");
    EQ_INT(report_word_before(S("共"), &len), REPORT_WORD_NONE, "共");
    EQ_INT(len, 0, "no bytes");
    EQ_INT(report_word_after(S("以上"), &len), REPORT_WORD_AT_LEAST, "以上");
    EQ_INT(report_word_after(S("余人"), &len), REPORT_WORD_MORE, "余");
    EQ_INT(len, 3, "its bytes");
    EQ_INT(report_word_after(S("及以上"), &len), REPORT_WORD_AT_LEAST, "及以上");
    EQ_INT(len, 9, "all of it");
    EQ_INT(report_word_after(S("人"), &len), REPORT_WORD_NONE, "人");
    EQ_INT(len, 0, "none");
}

int main(void)
{
    arena = arena_open(0);
    numbers();
    judged();
    places();
    clashes();
    printed();
    spelled();
    arena_close(arena);
    return tap_done();
}
