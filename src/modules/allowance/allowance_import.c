// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets: budgets of past years, what was paid, accounts. Rows that are there are passed over. */
#include "base/money.h"
#include "modules/allowance/allowance_actions.h"
#include "modules/allowance/allowance_parts.h"
#include "modules/allowance/allowance_rules.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/import/import_told.h"
#include "platform/import/import_undo.h"
#include "platform/text.h"

static enum status imported(struct ctx *ctx, size_t written, size_t skipped)
{
    return import_told(ctx, "allowance.imported", written, skipped);
}

static enum status found(struct ctx *ctx, enum status st, bool *out)
{
    *out = st == ST_OK;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status find_deputy(struct ctx *ctx, struct str name, struct str delegation,
                               int64_t *out)
{
    struct deputy *all;
    size_t count, fits = 0;

    TRY(deputy_by_name(ctx, name, &all, &count));
    arr_each (i, count) {
        if (delegation.len > 0 && !str_eq(all[i].delegation_name, delegation))
            continue;
        *out = all[i].id;
        fits++;
    }
    if (fits != 1)
        invalid(ctx, "name", fits == 0 ? "allowance.err.name_none" : "allowance.err.name_several",
                str_z(ctx->arena, name));
    return ST_OK;
}

/* ---------------------------------------------------------------- budgets */

enum { B_YEAR, B_TITLE, B_SCOPE, B_HOLDER, B_YUAN };

static const struct import_column BUDGET_COLUMNS[] = {
    [B_YEAR] = {"year", "年度|year", true},
    [B_TITLE] = {"title", "经费名称|预算项目|title", true},
    [B_SCOPE] = {"scope", "范围|scope", true},
    [B_HOLDER] = {"holder", "使用单位|holder", false},
    [B_YUAN] = {"yuan", "金额（元）|金额|yuan", true},
    {0},
};

static enum status read_budget(struct ctx *ctx, const struct import_row *row,
                               struct allowance_budget *b)
{
    *b = (struct allowance_budget){.title = row->cells[B_TITLE], .scope = S("")};
    if (!str_to_int(row->cells[B_YEAR], &b->year))
        invalid(ctx, "year", "allowance.err.year", NULL);
    if (!money_parse(row->cells[B_YUAN], &b->fen))
        invalid(ctx, "yuan", "allowance.err.yuan", NULL);
    if (!text_word(ALLOWANCE_SCOPES, "allowance.scope.", row->cells[B_SCOPE], &b->scope))
        invalid(ctx, "scope", "allowance.err.scope", NULL);
    else
        TRY(allowance_holder_of(ctx, b->scope, row->cells[B_HOLDER], &b->scope_id, &b->holder));
    return invalid_done(ctx);
}

static enum status budget_there(struct ctx *ctx, const struct allowance_budget *b, bool *out)
{
    struct allowance_budget have;

    return found(ctx, allowance_store_budget_titled(ctx, b->year, b->title, b->holder, &have), out);
}

static enum status budget_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct allowance_budget b = {0};

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT, STR_ARG(row->cells[B_YEAR]),
                          STR_ARG(row->cells[B_TITLE]), STR_ARG(row->cells[B_HOLDER]));
    return read_budget(ctx, row, &b);
}

static enum status budget_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct allowance_budget b = {0};

    TRY(read_budget(ctx, row, &b));
    return budget_there(ctx, &b, out);
}

static enum status budget_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct allowance_budget b = {0};

    TRY(read_budget(ctx, row, &b));
    TRY(budget_there(ctx, &b, out_skipped));
    if (*out_skipped)
        return ST_OK;
    b.id = db_new_id(ctx);
    if (row->out_id != NULL)
        *row->out_id = b.id;
    return allowance_store_budget_put(ctx, &b, false);
}

static enum status budget_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct allowance_budget b = {0};
    const enum status st = allowance_store_budget(ctx, id, &b);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = b.title;
    if (b.version != 1)
        out->why = "import.undo.changed";
    TRY(import_undo_check(ctx, "budget", id, NULL, out));
    return look || out->why != NULL ? ST_OK : allowance_store_budget_delete(ctx, id);
}

/* ---------------------------------------------------------------- what was paid */

enum { P_MONTH, P_NAME, P_DELEGATION, P_KIND, P_DAYS, P_YUAN };

static const struct import_column PAID_COLUMNS[] = {
    [P_MONTH] = {"month", "月份|month", true},
    [P_NAME] = {"name", "代表姓名|姓名|name", true},
    [P_DELEGATION] = {"delegation", "代表团|delegation", false},
    [P_KIND] = {"kind", "项目|补助项目|kind", true},
    [P_DAYS] = {"days", "天数|days", false},
    [P_YUAN] = {"yuan", "金额（元）|金额|yuan", true},
    {0},
};

static enum status read_paid(struct ctx *ctx, const struct import_row *row,
                             struct allowance_line *l)
{
    struct date first, last;

    *l = (struct allowance_line){.of_month = row->cells[P_MONTH], .kind = S("")};
    if (!date_parse_month(l->of_month, &first, &last))
        invalid(ctx, "month", "allowance.err.month", NULL);
    else if (date_cmp(last, ctx->today) > 0)
        invalid(ctx, "month", "allowance.err.not_over", NULL);
    if (!text_word(ALLOWANCE_KINDS, "allowance.kind.", row->cells[P_KIND], &l->kind))
        invalid(ctx, "kind", "allowance.err.kind", NULL);
    if (row->cells[P_DAYS].len > 0 &&
        (!str_to_int(row->cells[P_DAYS], &l->days) || l->days < 0 || l->days > 31))
        invalid(ctx, "days", "allowance.err.days", NULL);
    if (!money_parse(row->cells[P_YUAN], &l->fen) || l->fen == 0)
        invalid(ctx, "yuan", "allowance.err.yuan", NULL);
    TRY(find_deputy(ctx, row->cells[P_NAME], row->cells[P_DELEGATION], &l->deputy_id));
    return invalid_done(ctx);
}

/* Is it in the month's list? A list that the program has computed takes no rows. */
static enum status paid_there(struct ctx *ctx, const struct allowance_line *l, bool *out,
                              struct allowance_list *list, bool *out_list)
{
    struct allowance_line *lines;
    size_t count;

    *out = false;
    TRY(found(ctx, allowance_store_list_of(ctx, l->of_month, list), out_list));
    if (!*out_list)
        return ST_OK;
    TRY(allowance_store_lines(ctx, list->id, &lines, &count));
    arr_each (i, count)
        *out = *out || (lines[i].deputy_id == l->deputy_id && str_eq(lines[i].kind, l->kind) &&
                        str_eq(lines[i].of_month, l->of_month));
    return ST_OK;
}

static enum status paid_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct allowance_list list = {0};
    struct allowance_line l = {0};
    bool there, has;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT "/" STR_FMT "/" STR_FMT,
                          STR_ARG(row->cells[P_MONTH]), STR_ARG(row->cells[P_NAME]),
                          STR_ARG(row->cells[P_DELEGATION]), STR_ARG(row->cells[P_KIND]));
    TRY(read_paid(ctx, row, &l));
    TRY(paid_there(ctx, &l, &there, &list, &has));
    if (has && !there && !str_eqz(list.state, "paid"))
        invalid(ctx, "month", "allowance.err.list_there", NULL);
    return invalid_done(ctx);
}

static enum status paid_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct allowance_list list = {0};
    struct allowance_line l = {0};
    bool has;

    TRY(read_paid(ctx, row, &l));
    return paid_there(ctx, &l, out, &list, &has);
}

static enum status paid_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct date first, last;
    struct allowance_list list = {0};
    struct allowance_line l = {0};
    bool has;

    TRY(read_paid(ctx, row, &l));
    TRY(paid_there(ctx, &l, out_skipped, &list, &has));
    if (*out_skipped)
        return ST_OK;
    if (!has) {
        (void)date_parse_month(l.of_month, &first, &last);
        list = (struct allowance_list){.id = db_new_id(ctx),
                                       .month = l.of_month,
                                       .origin = S("sheet"),
                                       .state = S("paid"),
                                       .maker = T("allowance.imported"),
                                       .approver = T("allowance.imported"),
                                       .note = S(""),
                                       .made_on = last,
                                       .approved_on = last,
                                       .paid_on = last};
        TRY(allowance_store_list_insert(ctx, &list));
    }
    l.id = db_new_id(ctx);
    l.list_id = list.id;
    if (row->out_id != NULL)
        *row->out_id = l.id;
    return allowance_store_line_insert(ctx, &l);
}

static enum status paid_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct allowance_line l = {0};
    const enum status st = allowance_store_line(ctx, id, &l);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(l.of_month), STR_ARG(l.name));
    return look ? ST_OK : allowance_store_line_delete(ctx, id, l.list_id);
}

/* ---------------------------------------------------------------- accounts */

enum { A_NAME, A_DELEGATION, A_BANK, A_NUMBER };

static const struct import_column ACCOUNT_COLUMNS[] = {
    [A_NAME] = {"name", "代表姓名|姓名|name", true},
    [A_DELEGATION] = {"delegation", "代表团|delegation", false},
    [A_BANK] = {"bank", "开户银行|银行|bank", true},
    [A_NUMBER] = {"number", "银行账号|账号|卡号|number", true},
    {0},
};

static enum status read_account(struct ctx *ctx, const struct import_row *row,
                                struct allowance_account *a)
{
    *a = (struct allowance_account){.bank = row->cells[A_BANK], .number = row->cells[A_NUMBER]};
    if (!allowance_number_ok(a->number))
        invalid(ctx, "number", "allowance.err.number", NULL);
    TRY(find_deputy(ctx, row->cells[A_NAME], row->cells[A_DELEGATION], &a->deputy_id));
    return invalid_done(ctx);
}

static enum status account_there(struct ctx *ctx, const struct allowance_account *a, bool *out)
{
    struct allowance_account have;

    TRY(found(ctx, allowance_account_of(ctx, a->deputy_id, &have), out));
    if (*out && (!str_eq(have.bank, a->bank) || !str_eq(have.number, a->number)))
        invalid(ctx, "number", "allowance.err.account_there", NULL);
    return invalid_done(ctx);
}

static enum status account_check(struct ctx *ctx, const struct import_row *row, struct str *out_key)
{
    struct allowance_account a;
    bool there;

    *out_key = str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(row->cells[A_NAME]),
                          STR_ARG(row->cells[A_DELEGATION]));
    TRY(read_account(ctx, row, &a));
    return account_there(ctx, &a, &there);
}

static enum status account_present(struct ctx *ctx, const struct import_row *row, bool *out)
{
    struct allowance_account a;

    TRY(read_account(ctx, row, &a));
    return account_there(ctx, &a, out);
}

static enum status account_write(struct ctx *ctx, const struct import_row *row, bool *out_skipped)
{
    struct allowance_account a;

    TRY(read_account(ctx, row, &a));
    TRY(account_there(ctx, &a, out_skipped));
    return *out_skipped ? ST_OK : allowance_account_put(ctx, &a, row->out_id);
}

static enum status account_undo(struct ctx *ctx, int64_t id, bool look, struct import_undo *out)
{
    struct allowance_account a;
    const enum status st = allowance_store_account_by_id(ctx, id, &a);

    out->name = S("");
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    out->name = a.bank;
    if (a.version != 1)
        out->why = "import.undo.changed";
    return look || out->why != NULL ? ST_OK : allowance_store_account_drop(ctx, id);
}

const struct import_kind ALLOWANCE_IMPORTS[] = {
    {"allowance_budget", "allowance.manage", BUDGET_COLUMNS, budget_check, budget_write, imported,
     budget_present, budget_undo, import_changes_nothing, NULL},
    {"allowance_paid", "allowance.manage", PAID_COLUMNS, paid_check, paid_write, imported,
     paid_present, paid_undo, import_changes_nothing, NULL},
    {"allowance_account", "allowance.account", ACCOUNT_COLUMNS, account_check, account_write,
     imported, account_present, account_undo, import_changes_nothing, NULL},
    {0},
};
