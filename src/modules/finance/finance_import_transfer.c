// SPDX-License-Identifier: MulanPSL-2.0
/* Sheets of special transfers added from above, as finance offices list them. */
#include "modules/finance/finance_import.h"
#include "modules/finance/finance_store.h"
#include "platform/text.h"

enum { T_DAY, T_NUMBER, T_NAME, T_YUAN, T_MATCHED, T_ACCOUNT, T_YEAR, T_NOTE };
const struct import_column FINANCE_TRANSFER_COLUMNS[] = {
    [T_DAY] = {"received_on",
               "收到日期|收文日期|下达日期|下达时间|文件日期|到账日期|日期|received_on", true,
               .day = true},
    [T_NUMBER] = {"number", "文号|文件号|文件文号|指标文号|资金文号|number", false},
    [T_NAME] = {"name", "资金名称|名称|项目|项目名称|专项名称|专项资金名称|转移支付名称|name",
                true},
    [T_YUAN] = {"yuan", "金额（元）|金额|下达金额|指标金额|资金额度|yuan", true},
    [T_MATCHED] = {"matched", "是否配套|配套|要求配套|是否需要配套|matched", true},
    [T_ACCOUNT] = {"account", "账本|预算类别|预算种类|资金性质|account", false},
    [T_YEAR] = {"year", "预算年度|年度|年份|year", false},
    [T_NOTE] = {"note", "说明|备注|用途|note", false},
    {0},
};

/* 是 and 否, or the words of the form. It has to be said: only what asks no money of one's own is
 * no adjustment.
 * @law Budget Law (2018-12-29) art. 71 */
static bool matched_of(struct ctx *ctx, struct str cell)
{
    static const char *const YES[] = {"是", "有", "需要", "要求", "要求配套", "需配套", "yes"};
    static const char *const NO[] = {"否",         "无",       "不需要", "不要求",
                                     "不要求配套", "不需配套", "no"};

    arr_each (i, COUNT(YES))
        if (str_eqz(cell, YES[i]))
            return true;
    arr_each (i, COUNT(NO))
        if (str_eqz(cell, NO[i]))
            return false;
    invalid(ctx, "matched", "finance.err.matched", NULL);
    return false;
}

static struct str account_of(struct ctx *ctx, struct str cell)
{
    static const struct {
        const char *has, *account;
    } WORDS[] = {{"社会保险", "social"}, /* before 基金: it has both words */
                 {"社保", "social"},
                 {"一般", "general"},
                 {"基金", "fund"},
                 {"国有资本", "capital"}};

    if (cell.len == 0)
        return S("general");
    if (finance_word(FINANCE_ACCOUNTS, cell))
        return cell;
    arr_each (i, COUNT(WORDS))
        if (str_has(cell, str_from(WORDS[i].has)))
            return str_from(WORDS[i].account);
    invalid(ctx, "account", "finance.err.transfer_account", NULL);
    return cell;
}

static enum status read_transfer(struct ctx *ctx, const struct import_row *row,
                                 struct finance_transfer *t)
{
    *t = (struct finance_transfer){.number = row->cells[T_NUMBER],
                                   .name = row->cells[T_NAME],
                                   .note = row->cells[T_NOTE],
                                   .matched = matched_of(ctx, row->cells[T_MATCHED]),
                                   .account = account_of(ctx, row->cells[T_ACCOUNT])};
    finance_import_day(ctx, "received_on", row->cells[T_DAY], &t->received_on);
    finance_import_money(ctx, "yuan", row->cells[T_YUAN], &t->fen);
    if (row->cells[T_DAY].len == 0 || date_cmp(t->received_on, ctx->today) > 0)
        invalid(ctx, "received_on", "finance.err.ahead", NULL);
    if (t->name.len == 0)
        invalid(ctx, "name", "finance.err.transfer_name", NULL);
    if (ctx->field_errors_count == 0 && t->fen <= 0)
        invalid(ctx, "yuan", "finance.err.transfer_sum", NULL);
    invalid_long(ctx, "number", t->number, FINANCE_NAME_CHARS);
    invalid_long(ctx, "name", t->name, FINANCE_NAME_CHARS);
    invalid_long(ctx, "note", t->note, FINANCE_TEXT_CHARS);
    t->year = row->cells[T_YEAR].len > 0 ? finance_import_year(ctx, row->cells[T_YEAR])
                                         : t->received_on.year;
    return invalid_done(ctx);
}

/* The same transfer is one of the same year, document and name; without a document also of the same
 * day. */
static enum status transfer_look(struct ctx *ctx, const struct finance_transfer *t, bool *out_same)
{
    struct finance_transfer have;
    bool known;

    TRY(finance_import_there(ctx, finance_store_transfer_like(ctx, t, &have), &known));
    *out_same = known && have.fen == t->fen && have.matched == t->matched &&
                str_eq(have.account, t->account) && date_cmp(have.received_on, t->received_on) == 0;
    if (!known || *out_same)
        return ST_OK;
    invalid(ctx, "name", "finance.err.transfer_there", NULL);
    return invalid_done(ctx);
}

enum status finance_import_transfer_check(struct ctx *ctx, const struct import_row *row,
                                          struct str *out_key)
{
    struct finance_transfer t;
    bool same;

    *out_key = row->cells[T_NUMBER].len > 0
                   ? str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(row->cells[T_NUMBER]),
                                STR_ARG(row->cells[T_NAME]))
                   : str_printf(ctx->arena, STR_FMT "|" STR_FMT, STR_ARG(row->cells[T_DAY]),
                                STR_ARG(row->cells[T_NAME]));
    TRY(read_transfer(ctx, row, &t));
    return transfer_look(ctx, &t, &same);
}

enum status finance_import_transfer_present(struct ctx *ctx, const struct import_row *row,
                                            bool *out)
{
    struct finance_transfer t;

    TRY(read_transfer(ctx, row, &t));
    return transfer_look(ctx, &t, out);
}

enum status finance_import_transfer_write(struct ctx *ctx, const struct import_row *row,
                                          bool *out_skipped)
{
    struct finance_transfer t;
    int64_t id = 0;

    TRY(read_transfer(ctx, row, &t));
    TRY(transfer_look(ctx, &t, out_skipped));
    if (*out_skipped)
        return ST_OK;
    TRY(finance_transfer_save(ctx, &t, &id));
    if (row->out_id != NULL)
        *row->out_id = id;
    return ST_OK;
}

enum status finance_import_transfer_undo(struct ctx *ctx, int64_t id, bool look,
                                         struct import_undo *out)
{
    return finance_import_undo(ctx, "finance_transfer", id, look, out);
}
