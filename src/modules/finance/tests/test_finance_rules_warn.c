// SPDX-License-Identifier: MulanPSL-2.0
/* Warnings of money, states of its tables, who approved them, their keys. */
#include "base/tap.h"
#include "modules/finance/finance_rules.h"
#include "modules/finance/tests/finance_lines.h"

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
    behind_and_over();
    transfers();
    changes();
    projects();
    found();
    states();
    turns();
    return tap_done();
}
