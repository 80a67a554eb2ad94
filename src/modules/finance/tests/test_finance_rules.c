// SPDX-License-Identifier: MulanPSL-2.0
/* Ratios, checks and rules of money. */
#include "base/tap.h"
#include "modules/finance/finance_rules.h"

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

/* name, side, level's parent, sort, then budget; the measure is the budget. */
static struct finance_line line(const char *name, unsigned side, unsigned parent,
                                enum finance_line_sort sort, int64_t budget)
{
    static unsigned row;

    return (struct finance_line){.name = str_from(name),
                                 .code = S(""),
                                 .basis = S(""),
                                 .row = ++row,
                                 .side = side,
                                 .parent = parent,
                                 .sort = sort,
                                 .fen = {[FINANCE_BUDGET] = budget},
                                 .has = 1U << FINANCE_BUDGET};
}

static void set(struct finance_line *l, enum finance_measure m, int64_t fen)
{
    l->fen[m] = fen;
    l->has |= 1U << m;
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

/* ---------------------------------------------------------------- warnings */

static bool hits(const char *kind, const struct finance_case *c, int64_t limit, int64_t least)
{
    const struct finance_rule r = {
        .kind = str_from(kind), .limit_bp = limit, .min_fen = least, .from_month = 6};
    int64_t have = 0, want = 0;

    return finance_rule_hits(&r, c, &have, &want);
}

static void behind_and_over(void)
{
    struct finance_line l = line("污染防治", 0, 0, FINANCE_ITEM, 1000);
    struct finance_case c = {.line = &l,
                             .stage = S("executed"),
                             .kind = S("function"),
                             .month = 6,
                             .leaf = true,
                             .progress_bp = FINANCE_NO_BP};
    const struct finance_rule r = {
        .kind = S("behind"), .limit_bp = 1000, .min_fen = 0, .from_month = 6};
    int64_t have = 0, want = 0;

    set(&l, FINANCE_ACTUAL, 400);
    OK(!hits("behind", &c, 1000, 0), "a tenth behind is let pass");
    OK(hits("behind", &c, 999, 0), "more is not");
    l.fen[FINANCE_ACTUAL] = 100;
    OK(finance_rule_hits(&r, &c, &have, &want) && have == 1000 && want == 5000, "what it found");
    OK(!hits("behind", &c, 0, 1001), "too small");
    OK(hits("behind", &c, 0, 1000), "just large enough");
    c.month = 5;
    OK(!hits("behind", &c, 0, 0), "too early");
    c.month = 6;
    c.stage = S("final");
    OK(!hits("behind", &c, 0, 0), "only of execution");
    c.stage = S("executed");
    l.fen[FINANCE_BUDGET] = 0;
    OK(!hits("behind", &c, 0, 0), "nothing was granted");
    l.has = 0;
    OK(!hits("behind", &c, 0, 0), "nothing is known");
    l = line("教育", 0, 0, FINANCE_ITEM, 1000);
    OK(!hits("over", &c, 0, 0), "nothing was spent");
    set(&l, FINANCE_ACTUAL, 1000);
    OK(!hits("over", &c, 0, 0), "all of it");
    set(&l, FINANCE_ACTUAL, 1001);
    OK(hits("over", &c, 0, 0), "more than all");
    OK(hits("over", &c, 9, 0), "more than is let pass");
    OK(!hits("over", &c, 10, 0), "as much as is let pass");
    OK(!hits("over", &c, 0, 1001), "too small");
    OK(hits("over", &c, 0, 1000), "large enough");
    l.has = 1U << FINANCE_ACTUAL;
    OK(!hits("over", &c, 0, 0), "without a budget");
}

static void transfers(void)
{
    struct finance_line l = line("农村公路", 0, 0, FINANCE_ITEM, 1000);
    struct finance_case c = {.line = &l,
                             .stage = S("approved"),
                             .kind = S("transfer"),
                             .leaf = true,
                             .progress_bp = FINANCE_NO_BP};

    OK(hits("no_basis", &c, 0, 1000), "no basis");
    OK(!hits("no_basis", &c, 0, 1001), "too small");
    c.leaf = false;
    OK(!hits("no_basis", &c, 0, 0), "a heading");
    c.leaf = true;
    l.sort = FINANCE_TOTAL;
    OK(!hits("no_basis", &c, 0, 0), "a total");
    l.sort = FINANCE_ITEM;
    l.basis = S("财预〔2026〕3号");
    OK(!hits("no_basis", &c, 0, 0), "it has one");
    l.basis = S("");
    c.kind = S("function");
    OK(!hits("no_basis", &c, 0, 0), "no transfer");
    c.kind = S("transfer");
    l.fen[FINANCE_BUDGET] = 1;
    OK(hits("no_basis", &c, 0, 0), "one fen");
    l.fen[FINANCE_BUDGET] = 0;
    OK(!hits("no_basis", &c, 0, 0), "nothing is handed down");
}

static void changes(void)
{
    struct finance_line l = line("教育", 0, 0, FINANCE_ITEM, 1000);
    struct finance_case c = {.line = &l,
                             .stage = S("adjusted"),
                             .kind = S("function"),
                             .leaf = true,
                             .progress_bp = FINANCE_NO_BP};

    OK(!hits("unapproved", &c, 0, 0), "nothing adjusted");
    set(&l, FINANCE_ADJUSTED, 1000);
    OK(!hits("unapproved", &c, 0, 0), "to the same");
    l.fen[FINANCE_ADJUSTED] = 1100;
    OK(hits("unapproved", &c, 0, 100), "more");
    OK(!hits("unapproved", &c, 0, 101), "too little");
    l.fen[FINANCE_ADJUSTED] = 900;
    OK(hits("unapproved", &c, 0, 100), "less");
    c.approved = true;
    OK(!hits("unapproved", &c, 0, 0), "approved");
    c.approved = false;
    l.has = 1U << FINANCE_ADJUSTED;
    OK(!hits("unapproved", &c, 0, 0), "no budget");
    l = line("教育", 0, 0, FINANCE_ITEM, 1200);
    OK(!hits("jump", &c, 0, 0), "no year before");
    set(&l, FINANCE_PRIOR, 1000);
    OK(hits("jump", &c, 1999, 0), "a fifth more");
    OK(!hits("jump", &c, 2000, 0), "let pass");
    OK(hits("jump", &c, 0, 200), "the difference counts");
    OK(!hits("jump", &c, 0, 201), "too small");
    l.fen[FINANCE_BUDGET] = 800;
    OK(hits("jump", &c, 1999, 0), "a fifth less");
    l.fen[FINANCE_PRIOR] = 0;
    OK(!hits("jump", &c, 0, 0), "from nothing");
    l.fen[FINANCE_PRIOR] = 1000;
    l.has = 1U << FINANCE_PRIOR;
    OK(!hits("jump", &c, 0, 0), "no budget");
    c.kind = S("public");
    l = line("公务接待费", 0, 0, FINANCE_ITEM, 12);
    OK(!hits("public", &c, 0, 0), "no year before");
    set(&l, FINANCE_PRIOR, 10);
    OK(hits("public", &c, 0, 2), "it grew");
    OK(!hits("public", &c, 0, 3), "a little");
    set(&l, FINANCE_PRIOR, 12);
    OK(!hits("public", &c, 0, 0), "it did not");
    set(&l, FINANCE_PRIOR, 10);
    c.kind = S("function");
    OK(!hits("public", &c, 0, 0), "other money");
}

static void projects(void)
{
    struct finance_line l = line("教学楼", 0, 0, FINANCE_ITEM, 1000);
    struct finance_case c = {.line = &l,
                             .stage = S("executed"),
                             .kind = S("project"),
                             .month = 6,
                             .leaf = true,
                             .progress_bp = 4000};

    OK(hits("idle", &c, 0, 1000), "no money has moved");
    OK(!hits("idle", &c, 0, 1001), "too small");
    c.month = 5;
    OK(!hits("idle", &c, 0, 0), "too early");
    c.month = 6;
    c.stage = S("approved");
    OK(!hits("idle", &c, 0, 0), "not in execution");
    c.stage = S("executed");
    c.kind = S("function");
    OK(!hits("idle", &c, 0, 0), "no project");
    c.kind = S("project");
    l.fen[FINANCE_BUDGET] = 1;
    OK(hits("idle", &c, 0, 0), "one fen");
    l.fen[FINANCE_BUDGET] = 0;
    OK(!hits("idle", &c, 0, 0), "no money");
    l.has = 0;
    OK(!hits("idle", &c, 0, 0), "no budget");
    l = line("教学楼", 0, 0, FINANCE_ITEM, 1000);
    set(&l, FINANCE_ACTUAL, 1);
    OK(!hits("idle", &c, 0, 0), "some has moved");
    l.fen[FINANCE_ACTUAL] = 500;
    OK(hits("paid_ahead", &c, 999, 0), "paid before it is built");
    OK(!hits("paid_ahead", &c, 1000, 0), "let pass");
    OK(hits("paid_ahead", &c, 0, 1000), "large enough");
    OK(!hits("paid_ahead", &c, 0, 1001), "too small");
    c.progress_bp = FINANCE_NO_BP;
    OK(!hits("paid_ahead", &c, 0, 0), "nothing known of the building");
    c.progress_bp = 0;
    l.fen[FINANCE_BUDGET] = 0;
    OK(!hits("paid_ahead", &c, 0, 0), "no money");
    l.has = 0;
    OK(!hits("paid_ahead", &c, 0, 0), "no budget");
    OK(!hits("nonsense", &c, 0, 0), "no such rule");
}

static void found(void)
{
    static const struct {
        const char *kind;
        bool bp;
        int64_t have, want;
    } WANT[] = {{"over", true, 20000, 10000},     {"no_basis", false, 100, 0},
                {"unapproved", false, 200, 100},  {"jump", true, 10000, 500},
                {"public", false, 100, 50},       {"idle", false, 200, 0},
                {"paid_ahead", true, 10000, 3000}};

    for (size_t i = 0; i < COUNT(WANT); i++) {
        const bool idle = strcmp(WANT[i].kind, "idle") == 0;
        struct finance_line l = line("甲", 0, 0, FINANCE_ITEM, 100);
        const struct finance_rule r = {
            .kind = str_from(WANT[i].kind), .limit_bp = 500, .from_month = 1};
        struct finance_case c = {.line = &l,
                                 .stage = S("executed"),
                                 .kind = idle                                  ? S("project")
                                         : strcmp(WANT[i].kind, "public") == 0 ? S("public")
                                                                               : S("transfer"),
                                 .month = 6,
                                 .leaf = true,
                                 .progress_bp = 3000};
        int64_t have = -1, want = -1;

        set(&l, FINANCE_PRIOR, 50);
        if (strcmp(WANT[i].kind, "over") == 0)
            set(&l, FINANCE_ACTUAL, 200);
        else if (!idle)
            set(&l, FINANCE_ACTUAL, 200);
        if (strcmp(WANT[i].kind, "over") != 0)
            set(&l, FINANCE_ADJUSTED, 200);
        OK(finance_rule_hits(&r, &c, &have, &want), WANT[i].kind);
        EQ_INT(have, WANT[i].have, WANT[i].kind);
        EQ_INT(want, WANT[i].want, WANT[i].kind);
        OK(finance_rule_in_bp(r.kind) == WANT[i].bp, WANT[i].kind);
    }
    OK(finance_rule_in_bp(S("behind")), "a ratio");
    OK(!finance_rule_in_bp(S("nonsense")), "no rule");
}

/* ---------------------------------------------------------------- states */

static void states(void)
{
    static const char *const WARNING[] = {"open", "asked", "answered", "closed"};
    static const char WARNING_MAY[4][5] = {"0101", "0010", "0101", "0100"};
    static const char *const FINDING[] = {"found", "rectifying", "reported", "closed"};
    static const char FINDING_MAY[4][5] = {"0110", "0110", "0101", "0100"};

    for (size_t i = 0; i < 4; i++)
        for (size_t k = 0; k < 4; k++) {
            OK(finance_warning_may(str_from(WARNING[i]), str_from(WARNING[k])) ==
                   (WARNING_MAY[i][k] == '1'),
               WARNING[i]);
            OK(finance_finding_may(str_from(FINDING[i]), str_from(FINDING[k])) ==
                   (FINDING_MAY[i][k] == '1'),
               FINDING[i]);
        }
}

static void turns(void)
{
    static const char *const WANT[] = {"all", "firm", "bank", "office", "nature", "all", "all"};

    for (int i = 0; i < 7; i++)
        EQ_STR(finance_assets_turn(2022, 2021 + i), WANT[i], "whose turn it is");
}

static void voted(void)
{
    static const char *const YES[] = {"approval", "accounts", "adjustment", "plan_adjustment",
                                      "outline_adjustment"},
                             *const NO[] = {"draft", "rectification", "environment", "assets", ""};

    arr_each (i, COUNT(YES))
        OK(finance_item_approved_by_vote(str_from(YES[i])), YES[i]);
    arr_each (i, COUNT(NO))
        OK(!finance_item_approved_by_vote(str_from(NO[i])), NO[i]);
}

/* @law Budget Law (2018-12-29) art. 43(2), 69(7), 77(3) */
static void proved(void)
{
    struct finance_item i = {.kind = S("adjustment"), .verdict = S(""), .backfill = S("")};

    OK(!finance_item_proved(&i), "neither a vote nor a reason");
    i.backfill = S("-");
    OK(finance_item_proved(&i), "a reason, however short");
    i.verdict = S("failed");
    OK(!finance_item_proved(&i), "no reason helps what failed");
    i.backfill = S("");
    i.verdict = S("passed");
    OK(finance_item_proved(&i), "the vote");
    i = (struct finance_item){.kind = S("draft"), .verdict = S(""), .backfill = S("")};
    OK(finance_item_proved(&i), "nobody votes on a draft");
}

static void approved_as(void)
{
    static const struct {
        const char *stage;
        int law; /* -1: nobody approves it */
    } ROWS[] = {{"draft", BUDGET_LAW_APPROVAL},
                {"approved", BUDGET_LAW_APPROVAL},
                {"adjusted", BUDGET_LAW_ADJUSTMENT},
                {"final", BUDGET_LAW_ACCOUNTS},
                {"executed", -1},
                {"", -1}};

    arr_each (i, COUNT(ROWS)) {
        enum budget_law_item law = BUDGET_LAW_AUDIT;
        const bool does = finance_stage_item(str_from(ROWS[i].stage), &law);

        EQ_INT(does ? (int)law : -1, ROWS[i].law, ROWS[i].stage);
    }
}

/* @law Budget Law (2018-12-29) art. 67 */
static void keys(void)
{
    static const struct finance_key KEYS[] = {{.code = SI("205"), .name = SI("教育支出")},
                                              {.code = SI(""), .name = SI("农林水支出")},
                                              {.code = SI("21305"), .name = SI("乡村振兴")},
                                              {.code = SI("9"), .name = SI("甲")}};
    static const struct {
        const char *code, *name;
        unsigned level;
        enum finance_line_sort sort;
        bool want;
    } ROWS[] = {
        {"205", "文教支出", 1, FINANCE_ITEM, true},     /* the code, whatever it is called */
        {"20502", "教育支出", 2, FINANCE_ITEM, false},  /* another code */
        {"", "一、教育支出", 1, FINANCE_ITEM, true},    /* by name where the sheet has no codes */
        {"", "其中：教育支出", 2, FINANCE_ITEM, false}, /* but no parts */
        {"213", "农林水支出", 1, FINANCE_ITEM, true},   /* by name where the list has none */
        {"21399", "其他农林水支出", 2, FINANCE_ITEM, false},
        {"21305", "衔接资金", 2, FINANCE_ITEM, true}, /* a part by its code */
        {"205", "教育支出合计", 1, FINANCE_TOTAL, false},
        {"208", "社会保障和就业支出", 1, FINANCE_ITEM, false},
        {"9", "乙", 1, FINANCE_ITEM, true}, /* however short a code is */
    };

    arr_each (i, COUNT(ROWS)) {
        const struct finance_line l = {.code = str_from(ROWS[i].code),
                                       .name = str_from(ROWS[i].name),
                                       .level = ROWS[i].level,
                                       .sort = ROWS[i].sort};

        OK(finance_key_hits(KEYS, COUNT(KEYS), &l) == ROWS[i].want, ROWS[i].name);
    }
    OK(!finance_key_hits(NULL, 0, &(struct finance_line){.sort = FINANCE_ITEM}), "no list");
}

static void valid_codes(void)
{
    static const char *const YES[] = {"205", "20502", "2050299"}, *const NO[] = {"",     "2",
                                                                                 "2050", "20502011",
                                                                                 "20a",  "2/5",
                                                                                 "2:5"};

    arr_each (i, COUNT(YES))
        OK(finance_code_valid(str_from(YES[i])), YES[i]);
    arr_each (i, COUNT(NO))
        OK(!finance_code_valid(str_from(NO[i])), NO[i]);
}

int main(void)
{
    keys();
    valid_codes();
    approved_as();
    voted();
    proved();
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
    behind_and_over();
    transfers();
    changes();
    projects();
    found();
    states();
    turns();
    arena_close(a);
    return tap_done();
}
