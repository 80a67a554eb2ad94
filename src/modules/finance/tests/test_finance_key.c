// SPDX-License-Identifier: MulanPSL-2.0
/* On both databases: the office's list of key expenditures, what an adjustment does with it. */
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_store.h"
#include "modules/tests/modtest.h"

enum { WAN = 1000000 };

static struct finance_line line(unsigned place, unsigned level, const char *code, const char *name,
                                int64_t budget, int64_t adjusted)
{
    struct finance_line l = {.place = place,
                             .level = level,
                             .sort = FINANCE_ITEM,
                             .code = str_from(code),
                             .name = str_from(name),
                             .organ = S(""),
                             .basis = S(""),
                             .note = S(""),
                             .has = 1U << FINANCE_BUDGET | 1U << FINANCE_ADJUSTED};

    l.fen[FINANCE_BUDGET] = budget * WAN;
    l.fen[FINANCE_ADJUSTED] = adjusted * WAN;
    return l;
}

static void table(struct ctx *ctx, int year, const char *stage)
{
    const struct finance_line lines[] = {
        line(1, 1, "205", "一、教育支出", 300, 290), line(2, 2, "20502", "普通教育", 250, 240),
        line(3, 1, "211", "节能环保支出", 90, 10), line(4, 1, "213", "农林水支出", 200, 160),
        line(5, 2, "21305", "巩固脱贫攻坚成果衔接乡村振兴", 80, 20)};
    const struct finance_table t = {.year = year,
                                    .kind = S("function"),
                                    .stage = str_from(stage),
                                    .account = S("general"),
                                    .title = S("表"),
                                    .unit_fen = WAN,
                                    .columns = S(""),
                                    .received_on = {2026, 3, 1},
                                    .basis = S(""),
                                    .file = S("a.xlsx"),
                                    .lines = COUNT(lines)};
    int64_t id;

    OK(finance_table_keep(ctx, &t, lines, COUNT(lines), &id) == ST_OK, stage);
}

static struct str falls_most(struct ctx *ctx, int year)
{
    struct finance_adjustment a;

    ASSERT(finance_adjustment_begin(ctx, year, S("general"), &a) == ST_OK);
    return a.key_name;
}

static int64_t add(struct ctx *ctx, const char *code, const char *name)
{
    const struct finance_key k = {.year = 2026, .code = str_from(code), .name = str_from(name)};
    int64_t id = 0;

    OK(finance_key_save(ctx, &k, &id) == ST_OK, name);
    return id;
}

/* @law Budget Law (2018-12-29) art. 67 */
static void kept(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct finance_key k = {.year = 2026, .code = S(""), .name = S("")}, *all;
    size_t count = 0;
    int of = 7, year = 0;
    int64_t id = 0, other;

    OK(finance_keys(ctx, 2026, &all, &count, &of) == ST_OK && count == 0 && of == 0,
       "neither a list nor a table");
    REFUSED(ctx, finance_keys_propose(ctx, 2026), ST_RULE, "finance.err.keys_none", NULL);
    table(ctx, 2026, "approved");
    table(ctx, 2026, "adjusted");
    OK(finance_keys(ctx, 2026, &all, &count, &of) == ST_OK && count == 2 && of == 0,
       "words propose education and agriculture");
    EQ_STR(falls_most(ctx, 2026), "农林水支出", "by words until there is a list");
    OK(finance_keys_propose(ctx, 2026) == ST_OK, "taken as the list");
    REFUSED(ctx, finance_keys_propose(ctx, 2026), ST_RULE, "finance.err.keys_there", NULL);
    OK(finance_keys(ctx, 2026, &all, &count, &of) == ST_OK && count == 2 && of == 2026, "kept");
    EQ_STR(all[0].code, "205", "with its code");
    id = add(ctx, "211", "节能环保支出");
    EQ_STR(falls_most(ctx, 2026), "节能环保支出", "what the office has added falls most");
    REFUSED(ctx, finance_key_save(ctx, &k, &other), ST_INVALID, "finance.err.code_name", NULL);
    k.name = S("节能环保支出");
    REFUSED(ctx, finance_key_save(ctx, &k, &other), ST_INVALID, "finance.err.key_twice", NULL);
    k.name = S("环保");
    k.code = S("211");
    REFUSED(ctx, finance_key_save(ctx, &k, &other), ST_INVALID, "finance.err.key_twice", NULL);
    k.code = S("21x");
    REFUSED(ctx, finance_key_save(ctx, &k, &other), ST_INVALID, "finance.err.code", NULL);
    k.code = S("");
    k.year = 1900;
    REFUSED(ctx, finance_key_save(ctx, &k, &other), ST_INVALID, "finance.err.year", NULL);
    REFUSED(ctx, finance_keys_propose(ctx, 1900), ST_INVALID, "finance.err.year", NULL);
    ASSERT(finance_store_key(ctx, id, &k) == ST_OK);
    k.code = S("20502");
    k.name = S("普通教育");
    OK(finance_key_save(ctx, &k, &other) == ST_OK && other == id, "put right");
    EQ_STR(falls_most(ctx, 2026), "农林水支出", "a part falls less");
    OK(finance_key_save(ctx, &k, &other) == ST_CONFLICT, "of an old state");
    modtest_clear(ctx);
    other = add(ctx, "21305", "衔接乡村振兴");
    EQ_STR(falls_most(ctx, 2026), "巩固脱贫攻坚成果衔接乡村振兴", "a part by its code");
    ASSERT(finance_store_key(ctx, other, &k) == ST_OK);
    year = 0;
    k.name = S("衔接推进乡村振兴");
    OK(finance_key_save(ctx, &k, &other) == ST_OK, "another has put it right meanwhile");
    OK(finance_key_drop(ctx, other, k.version, &year) == ST_CONFLICT, "not what was shown");
    modtest_clear(ctx);
    OK(finance_key_drop(ctx, other, k.version + 1, &year) == ST_OK && year == 2026, "off the list");
    OK(finance_key_drop(ctx, other, k.version + 1, &year) == ST_NOT_FOUND, "once");
    modtest_clear(ctx);
    EQ_STR(falls_most(ctx, 2026), "农林水支出", "and it counts no more");
    OK(finance_keys(ctx, 2027, &all, &count, &of) == ST_OK && of == 2026 && count == 3,
       "the next year follows it");
    OK(finance_keys_propose(ctx, 2027) == ST_OK, "and takes it over");
    OK(finance_keys(ctx, 2027, &all, &count, &of) == ST_OK && of == 2027 && count == 3,
       "as its own");
    OK(finance_keys(ctx, 2025, &all, &count, &of) == ST_OK && of == 0, "no year before does");
    EQ_INT(modtest_events(ctx, "finance.key_dropped"), 1, "in the journal");
    EQ_INT(modtest_events(ctx, "finance.keys_proposed"), 2, "each proposal, too");
}

int main(void)
{
    modtest_both("kept", kept);
    return tap_done();
}
