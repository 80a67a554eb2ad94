// SPDX-License-Identifier: MulanPSL-2.0
/* Ratios, checks and rules of money. */
#include "base/tap.h"
#include "modules/finance/finance_rules.h"
#include "modules/finance/tests/finance_lines.h"

enum { FAULTS = 20 };

static struct arena *a;

static struct str cell_of(struct arena *arena, struct str columns, const struct finance_line *l,
                          enum finance_measure m)
{
    return str_printf(arena, STR_FMT "%u.%d", STR_ARG(columns), l->row, (int)m);
}

static struct finance_checks checks(void)
{
    static struct finance_fault faults[FAULTS];

    return (struct finance_checks){
        .at = faults, .most = FAULTS, .arena = a, .columns = S("c"), .cell = cell_of};
}

/* ---------------------------------------------------------------- ratios */

static void ratios(void)
{
    EQ_INT(finance_bp(1, 3), 3333, "a third");
    EQ_INT(finance_bp(2, 3), 6667, "two thirds, rounded");
    EQ_INT(finance_bp(1, 8), 1250, "an eighth");
    EQ_INT(finance_bp(1, 20000), 1, "half a basis point goes up");
    EQ_INT(finance_bp(-1, 20000), -1, "and away from zero");
    EQ_INT(finance_bp(1, 20001), 0, "less than half goes down");
    EQ_INT(finance_bp(0, 7), 0, "nothing");
    EQ_INT(finance_bp(7, 7), 10000, "the whole");
    EQ_INT(finance_bp(21, 7), 30000, "three times");
    EQ_INT(finance_bp(-7, 7), -10000, "less than nothing");
    EQ_INT(finance_bp(5, 1), 50000, "a whole of one");
    OK(finance_bp(5, 0) == FINANCE_NO_BP, "no whole");
    OK(finance_bp(5, -3) == FINANCE_NO_BP, "a whole below nothing");
    EQ_INT(finance_bp(INT64_C(900000000000000), INT64_C(900000000000000)), 10000, "large ones");
    EQ_INT(finance_bp(INT64_C(4000000000000000000), INT64_C(8000000000000000000)), 5000,
           "very large ones");
    EQ_INT(finance_bp(INT64_C(461168601842738), 1), INT64_C(4611686018427380000),
           "the largest part that is not halved");
    EQ_INT(finance_bp(1, INT64_C(8000000000000000000)), 0, "a very small part");
    EQ_INT(finance_bp(INT64_C(23058430093), INT64_C(461168601842738)), 1,
           "the largest whole that is not halved");
    EQ_INT(finance_growth(110, 100), 1000, "a tenth more");
    EQ_INT(finance_growth(90, 100), -1000, "a tenth less");
    OK(finance_growth(5, 0) == FINANCE_NO_BP, "from nothing");
    EQ_INT(finance_pace(6), 5000, "half of the year");
    EQ_INT(finance_pace(1), 833, "a month");
    EQ_INT(finance_pace(12), 10000, "the year");
}

static void lines(void)
{
    struct finance_line l = line("教育", 0, 0, FINANCE_ITEM, 5);
    int64_t fen = 0;

    OK(finance_has(&l, FINANCE_BUDGET) && !finance_has(&l, FINANCE_ACTUAL), "what is given");
    OK(finance_granted(&l, &fen) && fen == 5, "the budget");
    set(&l, FINANCE_ADJUSTED, 7);
    OK(finance_granted(&l, &fen) && fen == 7, "adjusted goes before");
    l.has = 0;
    OK(!finance_granted(&l, &fen), "nothing");
    OK(finance_word("a bc d", S("bc")), "a word");
    OK(!finance_word("a bc d", S("b")), "not a part of one");
}

/* ---------------------------------------------------------------- sums */

static void sums(void)
{
    struct finance_line l[] = {
        line("教育支出", 0, 0, FINANCE_ITEM, 10), line("普通教育", 0, 1, FINANCE_ITEM, 6),
        line("职业教育", 0, 1, FINANCE_ITEM, 4),  line("农林水支出", 0, 0, FINANCE_ITEM, 8),
        line("水利", 0, 4, FINANCE_PART, 3),
    };
    struct finance_checks c = checks();

    finance_check_sums(&c, l, COUNT(l));
    EQ_INT(c.count, 0, "it adds up");
    l[1].fen[FINANCE_BUDGET] = 7;
    finance_check_sums(&c, l, COUNT(l));
    EQ_INT(c.count, 1, "it does not");
    EQ_STR(c.at[0].kind, "sum", "a sum");
    EQ_STR(c.at[0].name, "教育支出", "of which line");
    EQ_INT(c.at[0].have, 10, "as it stands");
    EQ_INT(c.at[0].want, 11, "as it is");
    l[1].fen[FINANCE_BUDGET] = 6;
    l[4].fen[FINANCE_BUDGET] = 8;
    c = checks();
    finance_check_sums(&c, l, COUNT(l));
    EQ_INT(c.count, 0, "a part may be the whole");
    l[4].fen[FINANCE_BUDGET] = 9;
    finance_check_sums(&c, l, COUNT(l));
    EQ_INT(c.count, 1, "but no more");
    EQ_STR(c.at[0].kind, "part", "a part");
    l[4].fen[FINANCE_BUDGET] = 3;
    set(&l[1], FINANCE_PRIOR, 5);
    c = checks();
    finance_check_sums(&c, l, COUNT(l));
    EQ_INT(c.count, 0, "what the whole does not give is not compared");
    set(&l[0], FINANCE_PRIOR, 6);
    finance_check_sums(&c, l, COUNT(l));
    EQ_INT(c.count, 1, "each measure by itself");
    set(&l[3], FINANCE_ACTUAL, 6);
    c = checks();
    c.most = 0;
    finance_check_sums(&c, l, COUNT(l));
    EQ_INT(c.count, 0, "no more than there is room for");
    c = checks();
    finance_check_sums(&c, &l[3], 1);
    EQ_INT(c.count, 0, "a line with nothing below it");
}

static void totals(void)
{
    struct finance_line l[] = {
        line("税收收入", 0, 0, FINANCE_ITEM, 6),      line("增值税", 0, 1, FINANCE_ITEM, 6),
        line("非税收入", 0, 0, FINANCE_ITEM, 4),      line("本年收入合计", 0, 0, FINANCE_TOTAL, 10),
        line("上年结转", 0, 0, FINANCE_ITEM, 5),      line("收入总计", 0, 0, FINANCE_TOTAL, 15),
        line("一般公共服务", 1, 0, FINANCE_ITEM, 15), line("支出总计", 1, 0, FINANCE_TOTAL, 15),
    };
    struct finance_line first[] = {
        line("合计", 0, 0, FINANCE_TOTAL, 10),
        line("甲局", 0, 0, FINANCE_ITEM, 6),
        line("乙局", 0, 0, FINANCE_ITEM, 4),
    };
    struct finance_line two[] = {line("总计", 0, 0, FINANCE_TOTAL, 8),
                                 line("合计", 0, 0, FINANCE_TOTAL, 10),
                                 line("甲局", 0, 0, FINANCE_ITEM, 9)};
    struct finance_line twice[] = {line("合计", 0, 0, FINANCE_TOTAL, 10),
                                   line("甲局", 0, 0, FINANCE_ITEM, 10),
                                   line("总计", 0, 0, FINANCE_TOTAL, 10)};
    struct finance_checks c = checks();

    finance_check_totals(&c, l, COUNT(l));
    EQ_INT(c.count, 0, "totals go on from one to the next");
    l[5].fen[FINANCE_BUDGET] = 16;
    finance_check_totals(&c, l, COUNT(l));
    EQ_INT(c.count, 1, "one is wrong");
    EQ_INT(c.at[0].want, 15, "what it should be");
    EQ_STR(c.at[0].kind, "total", "a total");
    l[7].fen[FINANCE_BUDGET] = 14;
    c = checks();
    finance_check_totals(&c, l, COUNT(l));
    EQ_INT(c.count, 2, "both sides");
    EQ_STR(c.at[0].name, "收入总计", "the left one first");
    l[5].fen[FINANCE_BUDGET] = 15;
    c = checks();
    finance_check_totals(&c, l, COUNT(l));
    EQ_INT(c.count, 1, "the other side too");
    c = checks();
    finance_check_totals(&c, first, COUNT(first));
    EQ_INT(c.count, 0, "a total above what it sums up");
    first[2].fen[FINANCE_BUDGET] = 5;
    finance_check_totals(&c, first, COUNT(first));
    EQ_INT(c.count, 1, "that is wrong");
    EQ_STR(c.at[0].name, "合计", "it is told");
    c = checks();
    finance_check_totals(&c, twice, COUNT(twice));
    EQ_INT(c.count, 0, "one above and one below");
    twice[0].fen[FINANCE_BUDGET] = 9;
    finance_check_totals(&c, twice, COUNT(twice));
    EQ_INT(c.count, 1, "the one above is wrong");
    EQ_STR(c.at[0].name, "合计", "and it alone");
    twice[0].fen[FINANCE_BUDGET] = 10;
    twice[2].fen[FINANCE_BUDGET] = 9;
    c = checks();
    finance_check_totals(&c, twice, COUNT(twice));
    EQ_INT(c.count, 1, "the one below is wrong");
    EQ_STR(c.at[0].name, "总计", "and it alone");
    c = checks();
    finance_check_totals(&c, two, COUNT(two));
    EQ_INT(c.count, 1, "of two above the lower one counts");
    EQ_STR(c.at[0].name, "合计", "it is wrong");
    c = checks();
    finance_check_totals(&c, l, 0);
    EQ_INT(c.count, 0, "no lines");
}

static void pieces(void)
{
    struct finance_line l = line("甲局", 0, 0, FINANCE_ITEM, 10);
    struct finance_checks c = checks();

    finance_check_pieces(&c, &l, 1);
    EQ_INT(c.count, 0, "no pieces");
    set(&l, FINANCE_BASIC, 7);
    set(&l, FINANCE_PROJECT, 3);
    finance_check_pieces(&c, &l, 1);
    EQ_INT(c.count, 0, "they make it up");
    set(&l, FINANCE_PROJECT, 4);
    finance_check_pieces(&c, &l, 1);
    EQ_INT(c.count, 1, "they do not");
    EQ_STR(c.at[0].kind, "pieces", "pieces");
    EQ_INT(c.at[0].want, 11, "their sum");
    c = checks();
    l = line("甲局", 0, 0, FINANCE_ITEM, 10);
    set(&l, FINANCE_PROJECT, 9);
    finance_check_pieces(&c, &l, 1);
    EQ_INT(c.count, 1, "one of them");
    l = line("甲局", 0, 0, FINANCE_ITEM, 10);
    set(&l, FINANCE_BASIC, 9);
    finance_check_pieces(&c, &l, 1);
    EQ_INT(c.count, 2, "or the other");
    l.has = 1U << FINANCE_BASIC;
    finance_check_pieces(&c, &l, 1);
    EQ_INT(c.count, 2, "without a whole");
}

static void balance(void)
{
    struct finance_line l[] = {
        line("收入合计", 0, 0, FINANCE_TOTAL, 5),
        line("收入总计", 0, 0, FINANCE_TOTAL, 10),
        line("支出总计", 1, 0, FINANCE_TOTAL, 10),
        line("别的", 1, 0, FINANCE_ITEM, 99),
    };
    struct finance_checks c = checks();

    finance_check_balance(&c, l, COUNT(l));
    EQ_INT(c.count, 0, "even");
    l[2].fen[FINANCE_BUDGET] = 9;
    finance_check_balance(&c, l, COUNT(l));
    EQ_INT(c.count, 1, "less is spent");
    EQ_STR(c.at[0].kind, "balance", "not balanced");
    EQ_STR(c.at[0].other, "收入总计", "against what");
    l[2].fen[FINANCE_BUDGET] = 11;
    c = checks();
    finance_check_balance(&c, l, COUNT(l));
    EQ_STR(c.at[0].kind, "deficit", "more is spent");
    EQ_INT(c.at[0].want, 10, "than comes in");
    l[2].fen[FINANCE_BUDGET] = 10;
    set(&l[1], FINANCE_PRIOR, 3);
    c = checks();
    finance_check_balance(&c, l, COUNT(l));
    EQ_INT(c.count, 0, "what one side alone gives");
    set(&l[2], FINANCE_PRIOR, 2);
    finance_check_balance(&c, l, COUNT(l));
    EQ_INT(c.count, 1, "and both");
    set(&l[2], FINANCE_PRIOR, 3);
    set(&l[2], FINANCE_ACTUAL, 3);
    set(&l[1], FINANCE_ACTUAL, 2);
    set(&l[2], FINANCE_BASIC, 3);
    set(&l[1], FINANCE_BASIC, 2);
    c = checks();
    finance_check_balance(&c, l, COUNT(l));
    EQ_INT(c.count, 1, "up to what was done, not its pieces");
    c = checks();
    finance_check_balance(&c, l, 2);
    EQ_INT(c.count, 0, "one side alone");
    finance_check_balance(&c, &l[2], 2);
    EQ_INT(c.count, 0, "or the other");
}

static void codes(void)
{
    struct finance_line l[] = {line("甲", 0, 0, FINANCE_ITEM, 1), line("乙", 1, 0, FINANCE_ITEM, 2),
                               line("丙", 0, 0, FINANCE_ITEM, 3), line("丁", 0, 0, FINANCE_ITEM, 4),
                               line("戊", 0, 0, FINANCE_ITEM, 5)};
    struct finance_checks c = checks();

    finance_check_codes(&c, l, COUNT(l));
    EQ_INT(c.count, 0, "no codes");
    l[0].code = l[1].code = l[2].code = S("205");
    l[3].code = S("206");
    finance_check_codes(&c, l, COUNT(l));
    EQ_INT(c.count, 1, "once on each side");
    EQ_STR(c.at[0].kind, "twice", "it stands twice");
    EQ_STR(c.at[0].name, "丙", "the second one");
    EQ_INT(c.at[0].want, 1, "after the first");
    l[4].code = S("205");
    c = checks();
    finance_check_codes(&c, l, COUNT(l));
    EQ_INT(c.count, 2, "each is told once");
}

static void public_expenses(void)
{
    struct finance_line l = line("公务接待费", 0, 0, FINANCE_ITEM, 10);
    struct finance_checks c = checks();

    finance_check_public(&c, &l, 1);
    EQ_INT(c.count, 0, "nothing to compare with");
    set(&l, FINANCE_PRIOR, 10);
    finance_check_public(&c, &l, 1);
    EQ_INT(c.count, 0, "as much");
    set(&l, FINANCE_PRIOR, 9);
    finance_check_public(&c, &l, 1);
    EQ_INT(c.count, 1, "more");
    EQ_STR(c.at[0].kind, "public", "it grew");
    EQ_INT(c.at[0].want, 9, "from what");
}

/* ---------------------------------------------------------------- between tables */

static void carry(void)
{
    struct finance_line before[] = {line("上解", 1, 0, FINANCE_ITEM, 1),
                                    line("结转下年支出", 1, 0, FINANCE_ITEM, 5),
                                    line("年终结余", 1, 0, FINANCE_ITEM, 9)};
    struct finance_line now[] = {line("补助", 0, 0, FINANCE_ITEM, 1),
                                 line("上年结转收入", 0, 0, FINANCE_ITEM, 5),
                                 line("上年结余", 0, 0, FINANCE_ITEM, 9)};
    struct finance_checks c = checks();

    finance_check_carry(&c, before, 3, now, 3);
    EQ_INT(c.count, 0, "the first of each");
    set(&before[1], FINANCE_ADJUSTED, 6);
    finance_check_carry(&c, before, 3, now, 3);
    EQ_INT(c.count, 1, "the adjusted one goes before");
    EQ_STR(c.at[0].kind, "carry", "not what was carried over");
    EQ_STR(c.at[0].other, "结转下年支出", "of which line");
    EQ_INT(c.at[0].have, 5, "here");
    EQ_INT(c.at[0].want, 6, "there");
    set(&before[1], FINANCE_ACTUAL, 5);
    c = checks();
    finance_check_carry(&c, before, 3, now, 3);
    EQ_INT(c.count, 0, "what was done goes before that");
    set(&now[1], FINANCE_ACTUAL, 4);
    finance_check_carry(&c, before, 3, now, 3);
    EQ_INT(c.count, 1, "on both sides");
    c = checks();
    finance_check_carry(&c, before, 1, now, 3);
    finance_check_carry(&c, before, 3, now, 1);
    EQ_INT(c.count, 0, "one of them has none");
    finance_check_carry(&c, &before[2], 1, &now[2], 1);
    EQ_INT(c.count, 0, "other words for it");
}

static void budget(void)
{
    struct finance_line was[] = {line("教育", 0, 0, FINANCE_ITEM, 10),
                                 line("教育", 1, 0, FINANCE_ITEM, 11),
                                 line("水利", 0, 0, FINANCE_ITEM, 12)};
    struct finance_line now[] = {line("教育", 0, 0, FINANCE_ITEM, 10),
                                 line("卫生", 0, 0, FINANCE_ITEM, 3)};
    struct finance_checks c = checks();

    finance_check_budget(&c, was, 3, now, 2);
    EQ_INT(c.count, 0, "the same; a new one is let pass");
    now[0].fen[FINANCE_BUDGET] = 9;
    finance_check_budget(&c, was, 3, now, 2);
    EQ_INT(c.count, 1, "another budget");
    EQ_STR(c.at[0].kind, "budget", "than was approved");
    EQ_INT(c.at[0].want, 10, "that one");
    now[0].side = 1;
    now[0].fen[FINANCE_BUDGET] = 11;
    c = checks();
    finance_check_budget(&c, was, 3, now, 2);
    EQ_INT(c.count, 0, "by side");
    now[0].side = 0;
    now[0].code = S("213");
    finance_check_budget(&c, was, 3, now, 2);
    EQ_INT(c.count, 0, "by code where there is one");
    was[2].code = S("213");
    finance_check_budget(&c, was, 3, now, 2);
    EQ_INT(c.count, 1, "under another name");
    was[2].code = now[0].code = S("7");
    finance_check_budget(&c, was, 3, now, 2);
    EQ_INT(c.count, 2, "a short code");
    was[2].has = 0;
    c = checks();
    finance_check_budget(&c, was, 3, now, 2);
    EQ_INT(c.count, 0, "nothing approved for it");
    was[2].has = 1U << FINANCE_BUDGET;
    now[0].has = 0;
    finance_check_budget(&c, was, 3, now, 2);
    EQ_INT(c.count, 0, "nothing said of it");
}

int main(void)
{
    a = arena_open(0);
    ratios();
    lines();
    sums();
    totals();
    pieces();
    balance();
    codes();
    public_expenses();
    carry();
    budget();
    arena_close(a);
    return tap_done();
}
