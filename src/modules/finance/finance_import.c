// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of an office: code tables, payments, audit findings, projects, economic indicators. Rows
 * that are there and equal are passed over. */
#include "modules/finance/finance_import.h"
#include "base/money.h"
#include "modules/finance/finance_parts.h"
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/import/import_told.h"
#include "platform/text.h"

void finance_import_day(struct ctx *ctx, const char *field, struct str cell, struct date *out)
{
    if (cell.len > 0 && !date_parse(cell, out))
        invalid(ctx, field, "finance.err.date", NULL);
}

void finance_import_money(struct ctx *ctx, const char *field, struct str cell, int64_t *out)
{
    if (cell.len > 0 && !money_parse(cell, out))
        invalid(ctx, field, "finance.err.yuan", NULL);
}

int finance_import_year(struct ctx *ctx, struct str cell)
{
    int64_t year = 0;

    if (!str_to_int(cell, &year) || year < FINANCE_YEAR_FIRST || year > FINANCE_YEAR_LAST)
        invalid(ctx, "year", "finance.err.year", NULL);
    return (int)year;
}

static enum status imported(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "finance.imported", written, skipped);
}

/* ST_OK and *out_there, whatever `st` of a search says but other failures. */
enum status finance_import_there(struct ctx *ctx, enum status st, bool *out_there)
{
    *out_there = st == ST_OK;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

enum status finance_import_undo(struct ctx *ctx, const char *table, int64_t id, bool look,
                                struct import_undo *out)
{
    bool changed = false;
    enum status st;

    out->name = S("");
    st = finance_store_brought(ctx, table, id, &out->name, &changed);
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    if (changed)
        out->why = "import.undo.changed";
    return look || changed ? ST_OK : finance_store_delete(ctx, table, id);
}

/* ---------------------------------------------------------------- codes */

enum { C_SCHEME, C_CODE, C_NAME };
static const struct import_column CODE_COLUMNS[] = {
    [C_SCHEME] = {"scheme", "科目表|分类|scheme", true},
    [C_CODE] = {"code", "编码|科目编码|科目代码|code", true},
    [C_NAME] = {"name", "名称|科目名称|name", true},
    {0},
};

static const char *scheme_of(struct str cell)
{
    if (str_has(cell, S("功能")) || str_eqz(cell, "function"))
        return "function";
    if (str_has(cell, S("经济")) || str_eqz(cell, "economy"))
        return "economy";
    return str_has(cell, S("收入")) || str_eqz(cell, "revenue") ? "revenue" : NULL;
}

static enum status code_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(row->cells[C_SCHEME]),
                          STR_ARG(row->cells[C_CODE]));
    if (scheme_of(row->cells[C_SCHEME]) == NULL)
        invalid(ctx, "scheme", "finance.err.scheme", NULL);
    if (!finance_code_valid(row->cells[C_CODE]))
        invalid(ctx, "code", "finance.err.code", NULL);
    if (row->cells[C_NAME].len == 0)
        invalid(ctx, "name", "finance.err.code_name", NULL);
    return invalid_done(ctx);
}

static enum status code_look(struct ctx *ctx, const struct import_row *row, int64_t *out_id,
                             bool *out_same)
{
    struct str name = S("");
    bool known;

    *out_id = 0;
    TRY(finance_import_there(ctx,
                             finance_store_code_id(ctx, scheme_of(row->cells[C_SCHEME]),
                                                   row->cells[C_CODE], out_id, &name),
                             &known));
    *out_same = known && str_eq(name, row->cells[C_NAME]);
    return ST_OK;
}

static enum status code_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    int64_t id;

    return code_look(ctx, row, &id, out);
}

static enum status code_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    int64_t id;

    TRY(code_look(ctx, row, &id, out_skipped));
    if (*out_skipped)
        return ST_OK;
    if (id != 0)
        return finance_store_code_put(ctx, id, scheme_of(row->cells[C_SCHEME]), row->cells[C_CODE],
                                      row->cells[C_NAME], true);
    id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = id;
    return finance_store_code_put(ctx, id, scheme_of(row->cells[C_SCHEME]), row->cells[C_CODE],
                                  row->cells[C_NAME], false);
}

static enum status code_changes(struct ctx *ctx, const struct import_row *row, bool *out)
{
    int64_t id;
    bool same;

    TRY(code_look(ctx, row, &id, &same));
    *out = id != 0 && !same;
    return ST_OK;
}

static enum status code_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    return finance_import_undo(ctx, "finance_code", id, look, out);
}

/* ---------------------------------------------------------------- payments */

enum { V_DAY, V_NUMBER, V_ORGAN, V_CODE, V_SUMMARY, V_PAYEE, V_YUAN, V_PROJECT };
static const struct import_column VOUCHER_COLUMNS[] = {
    [V_DAY] = {"paid_on", "支付日期|日期|paid_on", true, .day = true},
    [V_NUMBER] = {"number", "凭证号|支付凭证号|number", true},
    [V_ORGAN] = {"organ", "预算单位|单位|organ", true},
    [V_CODE] = {"code", "科目编码|功能科目编码|code", true},
    [V_SUMMARY] = {"summary", "摘要|用途|summary", true},
    [V_PAYEE] = {"payee", "收款单位|收款人|payee", false},
    [V_YUAN] = {"yuan", "金额（元）|金额|yuan", true},
    [V_PROJECT] = {"project", "项目|项目名称|project", false},
    {0},
};

static enum status read_voucher(struct ctx *ctx, const struct import_row *row,
                                struct finance_voucher *v)
{
    *v = (struct finance_voucher){.number = row->cells[V_NUMBER],
                                  .organ = row->cells[V_ORGAN],
                                  .code = row->cells[V_CODE],
                                  .summary = row->cells[V_SUMMARY],
                                  .payee = row->cells[V_PAYEE],
                                  .project = row->cells[V_PROJECT]};
    finance_import_day(ctx, "paid_on", row->cells[V_DAY], &v->paid_on);
    finance_import_money(ctx, "yuan", row->cells[V_YUAN], &v->fen);
    if (!finance_code_valid(v->code))
        invalid(ctx, "code", "finance.err.code", NULL);
    v->year = v->paid_on.year;
    return invalid_done(ctx);
}

static bool same_voucher(const struct finance_voucher *a, const struct finance_voucher *b)
{
    return date_cmp(a->paid_on, b->paid_on) == 0 && str_eq(a->organ, b->organ) &&
           str_eq(a->code, b->code) && str_eq(a->summary, b->summary) &&
           str_eq(a->payee, b->payee) && a->fen == b->fen;
}

static enum status voucher_look(struct ctx *ctx, const struct finance_voucher *v, bool *out_same)
{
    struct finance_voucher have;
    bool known;

    TRY(finance_import_there(ctx, finance_store_voucher_numbered(ctx, v->year, v->number, &have),
                             &known));
    *out_same = known && same_voucher(v, &have);
    if (!known || *out_same)
        return ST_OK;
    invalid(ctx, "number", "finance.err.numbered", NULL);
    return invalid_done(ctx);
}

static enum status voucher_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct finance_voucher v;
    bool same;

    *out_key = row->cells[V_NUMBER];
    TRY(read_voucher(ctx, row, &v));
    return voucher_look(ctx, &v, &same);
}

static enum status voucher_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct finance_voucher v;

    TRY(read_voucher(ctx, row, &v));
    return voucher_look(ctx, &v, out);
}

static enum status voucher_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct finance_voucher v;

    TRY(read_voucher(ctx, row, &v));
    TRY(voucher_look(ctx, &v, out_skipped));
    if (*out_skipped)
        return ST_OK;
    v.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = v.id;
    return finance_store_voucher_insert(ctx, &v);
}

static enum status voucher_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct finance_voucher v;
    const enum status st = finance_store_voucher_get(ctx, id, &v);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = v.number;
    return look ? ST_OK : finance_store_voucher_delete(ctx, id);
}

/* ---------------------------------------------------------------- findings */

enum { F_YEAR, F_NUMBER, F_TITLE, F_SORT, F_ORGAN, F_YUAN, F_FOUND, F_DUE };
static const struct import_column FINDING_COLUMNS[] = {
    [F_YEAR] = {"year", "年份|审计报告年份|year", true},
    [F_NUMBER] = {"number", "编号|序号|number", true},
    [F_TITLE] = {"title", "问题|查出问题|title", true},
    [F_SORT] = {"sort", "类别|sort", true},
    [F_ORGAN] = {"organ", "被审计单位|责任单位|单位|organ", true},
    [F_YUAN] = {"yuan", "金额（元）|金额|yuan", false},
    [F_FOUND] = {"found_on", "报告日期|found_on", true, .day = true},
    [F_DUE] = {"due_on", "整改期限|due_on", false, .day = true},
    {0},
};

static enum status read_finding(struct ctx *ctx, const struct import_row *row,
                                struct finance_finding *f)
{
    *f = (struct finance_finding){.title = row->cells[F_TITLE], .organ = row->cells[F_ORGAN]};
    f->year = finance_import_year(ctx, row->cells[F_YEAR]);
    if (!str_to_int(row->cells[F_NUMBER], &f->number) || f->number < 1)
        invalid(ctx, "number", "finance.err.number", NULL);
    if (!text_word(FINANCE_FINDING_SORTS, "finance.finding_sort.", row->cells[F_SORT], &f->sort))
        invalid(ctx, "sort", "finance.err.finding_sort", NULL);
    finance_import_money(ctx, "yuan", row->cells[F_YUAN], &f->fen);
    finance_import_day(ctx, "found_on", row->cells[F_FOUND], &f->found_on);
    finance_import_day(ctx, "due_on", row->cells[F_DUE], &f->due_on);
    return invalid_done(ctx);
}

static enum status finding_look(struct ctx *ctx, const struct finance_finding *f, bool *out_same)
{
    struct finance_finding have;
    bool known;

    TRY(finance_import_there(ctx, finance_store_finding_numbered(ctx, f->year, f->number, &have),
                             &known));
    *out_same =
        known && str_eq(have.title, f->title) && str_eq(have.organ, f->organ) && have.fen == f->fen;
    if (!known || *out_same)
        return ST_OK;
    invalid(ctx, "number", "finance.err.numbered", NULL);
    return invalid_done(ctx);
}

static enum status finding_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct finance_finding f;
    bool same;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(row->cells[F_YEAR]),
                          STR_ARG(row->cells[F_NUMBER]));
    TRY(read_finding(ctx, row, &f));
    return finding_look(ctx, &f, &same);
}

static enum status finding_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct finance_finding f;

    TRY(read_finding(ctx, row, &f));
    return finding_look(ctx, &f, out);
}

static enum status finding_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct finance_finding f;
    int64_t id = 0;

    TRY(read_finding(ctx, row, &f));
    TRY(finding_look(ctx, &f, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(finance_finding_add(ctx, &f, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

static enum status finding_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    return finance_import_undo(ctx, "finance_finding", id, look, out);
}

const struct import_kind FINANCE_IMPORTS[] = {
    {.name = "finance_code",
     .permission = "finance.manage",
     .columns = CODE_COLUMNS,
     .check = code_check,
     .write = code_write,
     .finish = imported,
     .present = code_present,
     .undo = code_undo,
     .changes = code_changes},
    {.name = "finance_voucher",
     .permission = "finance.manage",
     .columns = VOUCHER_COLUMNS,
     .check = voucher_check,
     .write = voucher_write,
     .finish = imported,
     .present = voucher_present,
     .undo = voucher_undo,
     .changes = import_changes_nothing},
    {.name = "finance_finding",
     .permission = "finance.manage",
     .columns = FINDING_COLUMNS,
     .check = finding_check,
     .write = finding_write,
     .finish = imported,
     .present = finding_present,
     .undo = finding_undo,
     .changes = import_changes_nothing},
    {.name = "finance_project",
     .permission = "finance.manage",
     .columns = FINANCE_PROJECT_COLUMNS,
     .check = finance_import_project_check,
     .write = finance_import_project_write,
     .finish = imported,
     .present = finance_import_project_present,
     .undo = finance_import_project_undo,
     .changes = import_changes_nothing},
    {.name = "finance_transfer",
     .permission = "finance.manage",
     .columns = FINANCE_TRANSFER_COLUMNS,
     .check = finance_import_transfer_check,
     .write = finance_import_transfer_write,
     .finish = imported,
     .present = finance_import_transfer_present,
     .undo = finance_import_transfer_undo,
     .changes = import_changes_nothing},
    {.name = "finance_reading",
     .permission = "finance.manage",
     .columns = FINANCE_READING_COLUMNS,
     .check = finance_import_reading_check,
     .write = finance_import_reading_write,
     .finish = imported,
     .present = finance_import_reading_present,
     .undo = finance_import_reading_undo,
     .changes = finance_import_reading_changes},
    {0},
};
