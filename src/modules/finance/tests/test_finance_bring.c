// SPDX-License-Identifier: MulanPSL-2.0
/* Other layouts of tables, amounts as offices write them, sheets that are brought in. */
#include "finance_sheets.h"
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_import.h"
#include "modules/finance/finance_layout.h"
#include "modules/finance/finance_parts.h"
#include "modules/finance/finance_store.h"
#include "modules/finance/tests/finance_lines.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/permission.h"

/* ---------------------------------------------------------------- other layouts */

struct grid {
    const char *what, *rows; /* cells parted by |, rows by ; a dot sets a name in by two */
    const char *kind, *stage;
    int64_t unit;
    int year, month;
    size_t count;
    const char *line; /* one of them: name, level, parent, budget in fen of it */
    unsigned level, parent;
    enum finance_measure measure;
    int64_t fen;
};

static const struct grid GRIDS[] = {
    {"codes over three levels",
     "2025年云溪县一般公共预算支出决算表||;单位：元||;科目编码|科目名称|年初预算数|调整预算数|"
     "决算数;"
     "205|教育支出|100|120|110;20502|普通教育|100|120|110;2050201|学前教育|40|60|50.5;"
     "2050202|小学教育|60|60|59.5",
     "function", "final", 100, 2025, 0, 4, "学前教育", 3, 2, FINANCE_ACTUAL, 5050},
    {"departments with pieces",
     "云溪县2026年部门支出预算表||||;单位:万元;单位名称|合计|其中||备注;|||;|基本支出|项目支出;"
     "合计|30|20|10;县教育局|18|12|6;县水利局|12|8|4",
     "department", "approved", 1000000, 2026, 0, 3, "县水利局", 1, 0, FINANCE_BUDGET, 12000000},
    {"transfers with a basis",
     "2026年对乡镇转移支付分配表;单位：万元;项目名称|主管部门|分配数|文号;农村公路|交通运输局|50|"
     "财预〔2026〕3号;"
     "其中：养护|交通运输局|20|",
     "transfer", "approved", 1000000, 2026, 0, 2, "养护", 2, 1, FINANCE_BUDGET, 20000000},
    {"execution of half a year",
     "云溪县2026年1—6月一般公共预算支出执行情况表;单位：万元;项目|预算数|累计执行数|为预算%;"
     "一、一般公共服务|100|52.5|52.5;（一）人大事务|40|(2)|;1.会议|10|—|",
     "function", "executed", 1000000, 2026, 6, 3, "（一）人大事务", 2, 1, FINANCE_ACTUAL, -2000000},
    {"three public expenses",
     "2026年“三公”经费预算表;单位：万元;项目|上年预算数|2026年预算数;合计|30|28;因公出国（境）费|0|"
     "0;"
     "公务用车购置及运行费|20|19;.其中：运行费|20|19;公务接待费|10|9",
     "public", "approved", 1000000, 2026, 0, 5, "公务接待费", 1, 0, FINANCE_PRIOR, 10000000},
};

static struct layout_row *rows_of(struct arena *a, const char *text, size_t *out)
{
    struct layout_row *rows = arena_array(a, 40, struct layout_row);
    struct str rest = str_from(text), line;
    size_t n = 0;

    while (str_cut(&rest, ';', &line)) {
        struct str *cells = arena_array(a, 10, struct str), cell;
        unsigned char *indents = arena_array(a, 10, unsigned char);
        size_t count = 0;

        while (str_cut(&line, '|', &cell)) {
            if (str_starts(cell, S("."))) {
                cell = (struct str){cell.ptr + 1, cell.len - 1};
                indents[count] = 2;
            }
            cells[count++] = cell;
        }
        rows[n] = (struct layout_row){n + 1, count, cells, indents};
        n++;
    }
    *out = n;
    return rows;
}

static void layouts(void)
{
    struct arena *a = arena_open(0);

    for (size_t i = 0; i < COUNT(GRIDS); i++) {
        const struct grid *g = &GRIDS[i];
        const struct finance_line *l;
        struct err err = {0};
        struct layout out;
        size_t n;
        const struct layout_row *rows = rows_of(a, g->rows, &n);

        ASSERT(finance_layout(a, &err, rows, n, 0, &out) == ST_OK);
        EQ_STR(out.kind, g->kind, g->what);
        EQ_STR(out.stage, g->stage, g->what);
        EQ_INT(out.unit_fen, g->unit, g->what);
        EQ_INT(out.year, g->year, g->what);
        EQ_INT(out.month, g->month, g->what);
        EQ_INT(out.count, g->count, g->what);
        l = line_named(out.lines, out.count, g->line);
        OK(l != NULL, g->line);
        if (l == NULL)
            continue;
        EQ_INT(l->level, g->level, g->what);
        EQ_INT(l->parent, g->parent, g->what);
        EQ_INT(l->fen[g->measure], g->fen, g->what);
    }
    arena_close(a);
}

static void amounts(void)
{
    static const struct {
        const char *text;
        int64_t unit, fen;
        bool good, there;
    } ROWS[] = {
        {"1,234.56", 1000000, 1234560000, true, true},
        {"-5", 100, -500, true, true},
        {"(5)", 100, -500, true, true},
        {"—", 100, 0, true, false},
        {"", 100, 0, true, false},
        {"0.125", 100, 13, true, true},
        {"0.124", 100, 12, true, true},
        {"１２．５", 100, 1250, true, true},
        {"约10", 100, 0, false, false},
        {"1.2.3", 100, 0, false, false},
        {"99999999999999999999", 100, 0, false, false},
        {"+3", 100, 300, true, true},
        {"0.0000001", 1000000, 0, true, true},
    };

    for (size_t i = 0; i < COUNT(ROWS); i++) {
        int64_t fen = -1;
        bool there = false;

        OK(finance_amount(str_from(ROWS[i].text), ROWS[i].unit, &fen, &there) == ROWS[i].good,
           ROWS[i].text);
        if (!ROWS[i].good)
            continue;
        EQ_INT(fen, ROWS[i].fen, ROWS[i].text);
        OK(there == ROWS[i].there, ROWS[i].text);
    }
}

/* ---------------------------------------------------------------- series, imports */

static struct import_row row_of(struct arena *a, const char *text)
{
    struct str rest = str_from(text), cell;
    struct import_row row = {.number = 2};
    size_t n = 0;

    (void)a;
    for (size_t i = 0; i < IMPORT_COLUMNS_MAX; i++)
        row.cells[i] = S("");
    while (str_cut(&rest, '|', &cell))
        row.cells[n++] = cell;
    return row;
}

struct bringing {
    const struct import_kind *kind;
    struct import_row row;
    bool *skipped;
    int64_t *id;
};

static enum status bring_tx(struct ctx *ctx, const void *input)
{
    const struct bringing *b = input;
    struct import_row row = b->row;

    row.out_id = b->id;
    TRY(b->kind->write(ctx, &row, b->skipped));
    return b->kind->finish(ctx, !*b->skipped, *b->skipped);
}

static enum status back_tx(struct ctx *ctx, const void *input)
{
    const struct bringing *b = input;
    struct import_undo undo = {0};

    TRY(b->kind->undo(ctx, *b->id, false, &undo));
    if (undo.why != NULL)
        return fail(&ctx->err, ST_RULE, undo.why, NULL);
    return b->kind->finish(ctx, 1, 0);
}

static void imports(struct journaltest *t)
{
    static const struct {
        const char *kind, *row, *wrong, *why;
    } ROWS[] = {
        {"finance_code", "功能|2050201|学前教育", "功能|20a|学前", "finance.err.code"},
        {"finance_voucher", "2026-06-22|P-0001|教育局|20502|进度款|云溪建工有限公司|900万|教学楼",
         "昨天|P-2|教育局|20502|进度款||9|", "finance.err.date"},
        {"finance_finding", "2026|7|专项资金滞留|专项资金|农业农村局|312万|2026-08-27|2026-12-01",
         "2026|x|滞留|专项资金|局|1|2026-08-27|", "finance.err.number"},
        {"finance_project", "2026|供水管网|住建局|3600万|1800万|2027-06-30",
         "2026|供水管网|住建局|1|2|", "finance.err.year_sum"},
        {"finance_transfer",
         "2026-05-20|云财预〔2026〕8号|农村公路养护|120万|否|一般公共预算|2026|",
         "2026-05-20|云财预〔2026〕8号|农村公路养护|130万|也许|一般公共预算|2026|",
         "finance.err.matched"},
        {"finance_reading", "地区生产总值|亿元|2026-09|88.35|5.2", "生产总值|亿元|9月|1|",
         "finance.err.month_text"},
    };
    struct ctx *ctx = t->ctx;
    struct finance_gauge g;

    for (size_t i = 0; i < COUNT(ROWS); i++) {
        const struct import_kind *k = FINANCE_IMPORTS;
        struct import_row row = row_of(ctx->arena, ROWS[i].row);
        bool skipped = false, there = false;
        struct bringing b;
        struct str key;
        int64_t id = 0;

        while (strcmp(k->name, ROWS[i].kind) != 0)
            k++;
        b = (struct bringing){k, row, &skipped, &id};
        OK(k->check(ctx, &row, &key) == ST_OK, ROWS[i].kind);
        OK(k->present(ctx, &row, &there) == ST_OK && !there, "is new");
        OK(db_tx(ctx, bring_tx, &b) == ST_OK && !skipped && id != 0, "brought in");
        OK(k->present(ctx, &row, &there) == ST_OK && there, "is there");
        OK(db_tx(ctx, bring_tx, &b) == ST_OK && skipped, "once");
        OK(k->changes(ctx, &row, &there) == ST_OK && !there, "changes nothing");
        row = row_of(ctx->arena, ROWS[i].wrong);
        REFUSED(ctx, k->check(ctx, &row, &key), ST_INVALID, ROWS[i].why, ROWS[i].wrong);
        if (strcmp(k->name, "finance_reading") == 0)
            OK(finance_store_gauge_named(ctx, S("地区生产总值"), &g) == ST_OK &&
                   g.value == 883500 && g.growth_bp == 520,
               "a value with its growth");
        OK(db_tx(ctx, back_tx, &b) == ST_OK, "taken back");
        row = row_of(ctx->arena, ROWS[i].row);
        OK(k->present(ctx, &row, &there) == ST_OK && !there, "it is gone");
    }
}

/* What a list of transfers says in the words of finance offices, and what is on record already.
 * @law Budget Law (2018-12-29) art. 71 */
static void transfer_rows(struct journaltest *t)
{
    static const struct {
        const char *row, *why; /* "": it is read */
    } ROWS[] = {
        {"2026-05-20|预1号|养护|120万|否|一般公共预算|2026|", ""},
        {"2026-05-20|预1号|养护|120万元|否|||", ""},
        {"2026-05-20|预1号|养护|120万元||||", "finance.err.matched"},
        {"2026-05-20|预1号|养护|120万|需要|政府性基金预算||", ""},
        {"2026-05-20||养护|120万|否|社会保险基金预算||", ""},
        {"2026-05-20||养护|120万|否|国有资本经营预算||", ""},
        {"2026-05-20||养护|120万|否|fund||", ""},
        {"2026-05-20|预1号|养护|120万|否|第五本账||", "finance.err.transfer_account"},
        {"2026-05-20|预1号|养护|一百|否|||", "finance.err.yuan"},
        {"2026-05-20|预1号|养护|0|否|||", "finance.err.transfer_sum"},
        {"2026-05-20|预1号|养护|-5|否|||", "finance.err.yuan"},
        {"2099-05-20|预1号|养护|5|否|||", "finance.err.ahead"},
        {"|预1号|养护|5|否|||", "finance.err.ahead"},
        {"五月|预1号|养护|5|否|||", "finance.err.date"},
        {"2026-05-20|预1号||5|否|||", "finance.err.transfer_name"},
        {"2026-05-20|预1号|养护|5|否||甲年|", "finance.err.year"},
    };
    struct ctx *ctx = t->ctx;
    struct finance_transfer is = {.year = 2026,
                                  .account = S("general"),
                                  .name = S("养护"),
                                  .number = S("预2号"),
                                  .received_on = {2026, 5, 20},
                                  .note = S(""),
                                  .fen = 100};
    struct import_row row;
    int64_t id = 0, item = 0;
    struct str key;
    bool there;

    arr_each (i, COUNT(ROWS)) {
        row = row_of(ctx->arena, ROWS[i].row);
        if (ROWS[i].why[0] != '\0')
            REFUSED(ctx, finance_import_transfer_check(ctx, &row, &key), ST_INVALID, ROWS[i].why,
                    ROWS[i].row);
        else
            OK(finance_import_transfer_check(ctx, &row, &key) == ST_OK, ROWS[i].row);
    }
    OK(finance_transfer_save(ctx, &is, &id) == ST_OK, "one is on record");
    row = row_of(ctx->arena, "2026-05-20|预2号|养护|2|否|||");
    REFUSED(ctx, finance_import_transfer_check(ctx, &row, &key), ST_INVALID,
            "finance.err.transfer_there", "with another amount it is not silently another one");
    row = row_of(ctx->arena, "2026-05-20|预2号|养护|1|否|||");
    OK(finance_import_transfer_present(ctx, &row, &there) == ST_OK && there, "the same is there");
    row = row_of(ctx->arena, "2026-05-20||养护|1|否|||");
    OK(finance_import_transfer_present(ctx, &row, &there) == ST_OK && !there,
       "without a document it is another one");
    OK(finance_transfers_report(ctx, 2026, &item) == ST_OK, "told to the committee");
    REFUSED(
        ctx,
        db_tx(ctx, back_tx,
              &(struct bringing){
                  .kind = &(struct import_kind){.undo = finance_import_transfer_undo}, .id = &id}),
        ST_RULE, "import.undo.changed", "what was told stays");
}

static void values(void)
{
    struct arena *a = arena_open(0);
    int64_t v = 0;

    OK(finance_value_parse(S("-3.25"), &v) && v == -32500, "less than nothing");
    OK(finance_value_parse(S("1,234"), &v) && v == 12340000, "grouped");
    OK(!finance_value_parse(S("1.23456"), &v), "too fine");
    OK(!finance_value_parse(S(""), &v), "nothing");
    OK(!finance_value_parse(S("a"), &v), "no number");
    EQ_STR(finance_value_text(a, -32500), "-3.25", "as it was typed");
    EQ_STR(finance_value_text(a, 120000), "12", "a whole one");
    arena_close(a);
}

int main(void)
{
    layouts();
    amounts();
    values();
    modtest_both("finance_imports", imports);
    modtest_both("finance_transfer_rows", transfer_rows);
    return tap_done();
}
