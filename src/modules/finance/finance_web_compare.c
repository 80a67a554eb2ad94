// SPDX-License-Identifier: MulanPSL-2.0
/* The stages of a year's money side by side, and its months. */
#include "modules/finance/finance_web.h"
#include "platform/chart.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FIELDS = 3, LEVELS = 6 };

static const int64_t FEN_OF_WAN = 1000000;

static struct str head_of(struct ctx *ctx, const struct finance_column *c, bool by_month)
{
    if (by_month)
        return TF(ctx->arena, "finance.to_month", str_int(ctx->arena, c->table.month));
    return text_of("finance.stage.", c->table.stage);
}

static struct str indent_of(struct ctx *ctx, unsigned level)
{
    struct buf out = buf_new(ctx->arena, 0);

    for (unsigned i = 1; i < level && i < LEVELS; i++)
        buf_z(&out, "\xE3\x80\x80"); /* a wide blank */
    return buf_view(&out);
}

/* What goes on is no change of the budget: the rate speaks of it. */
static bool goes_on(const struct finance_comparison *c, bool by_month)
{
    return !by_month && c->columns_count > 0 &&
           str_eqz(c->columns[c->columns_count - 1].table.stage, "executed");
}

static struct str change_head(struct ctx *ctx, const struct finance_comparison *c,
                              const struct str *heads, bool by_month)
{
    if (c->columns_count < 2)
        return T("finance.col.change");
    if (goes_on(c, by_month))
        return T("finance.col.change_budget");
    return TF(ctx->arena, "finance.col.change_of", heads[c->columns_count - 1], heads[0]);
}

/* From the first stage that has the line to the last (to the last of the budget while it is in
 * execution): what has changed, and how much is used. */
static struct finance_compared_row_v row_of(struct ctx *ctx, const struct finance_comparison *c,
                                            const struct str *heads,
                                            const struct finance_compared *r, bool by_month)
{
    struct finance_cell_v *cells = arena_array(ctx->arena, c->columns_count, struct finance_cell_v);
    struct finance_compared_row_v v = {.code = r->line.code,
                                       .indent = indent_of(ctx, r->line.level),
                                       .name = r->line.name,
                                       .total = r->line.sort == FINANCE_TOTAL,
                                       .cells = cells,
                                       .cells_count = c->columns_count,
                                       .change = S(""),
                                       .rate = S("")};
    int64_t first = 0, last = 0, granted = 0;
    size_t given = 0, budgets = 0;

    arr_each (k, c->columns_count) {
        const bool has = (r->has & (1U << k)) != 0;

        cells[k] = (struct finance_cell_v){heads[k], has ? finance_web_wan(ctx, r->fen[k]) : S("")};
        if (!has)
            continue;
        if (given++ == 0)
            first = r->fen[k];
        last = r->fen[k];
        if (c->columns[k].measure != FINANCE_ACTUAL) {
            granted = r->fen[k];
            budgets++;
        }
    }
    if (goes_on(c, by_month) ? budgets > 1 : given > 1)
        v.change =
            finance_web_change(ctx, finance_growth(goes_on(c, by_month) ? granted : last, first));
    if (given > 0 && granted > 0 && c->columns[c->columns_count - 1].measure == FINANCE_ACTUAL)
        v.rate = finance_web_percent(ctx, finance_bp(last, granted));
    return v;
}

/* The totals of each column: of a balance sheet those of expenditure. */
static void put_chart(struct ctx *ctx, const struct finance_comparison *c, bool by_month,
                      struct finance_compare_v *v)
{
    struct chart_column *items = arena_array(ctx->arena, c->columns_count, struct chart_column);
    struct columns_v *chart = arena_new(ctx->arena, struct columns_v);
    const struct finance_compared *total = NULL;

    arr_each (i, c->count)
        if (c->rows[i].line.sort == FINANCE_TOTAL)
            total = &c->rows[i];
    if (total == NULL || c->columns_count < 2)
        return;
    arr_each (k, c->columns_count)
        items[k] =
            (struct chart_column){.label = head_of(ctx, &c->columns[k], by_month),
                                  .url = finance_web_url(ctx, "table", c->columns[k].table.id, ""),
                                  .value = total->fen[k] / FEN_OF_WAN,
                                  .now = k + 1 == c->columns_count};
    *chart = (struct columns_v){.id = S("compare"),
                                .title = total->line.name,
                                .head = T("finance.f.stage"),
                                .unit = T("finance.wan")};
    chart_columns(ctx->arena, items, c->columns_count, chart);
    v->chart = chart;
}

static void put_filter(struct ctx *ctx, const struct request *rq, int year, struct str account,
                       struct str kind, const char *url, struct finance_compare_v *v)
{
    struct field_v *fields = arena_array(ctx->arena, FIELDS, struct field_v);

    fields[0] = form_field(ctx, rq, "int", "year", "finance.f.year", str_int(ctx->arena, year));
    fields[1] = form_field(ctx, rq, "select", "account", "finance.f.account", account);
    form_words(ctx, &fields[1], FINANCE_ACCOUNTS, "finance.account.", false);
    fields[1].choose = false;
    fields[2] = form_field(ctx, rq, "select", "kind", "finance.f.kind", kind);
    form_words(ctx, &fields[2], FINANCE_KINDS, "finance.kind.", false);
    fields[2].choose = false;
    v->filter = (struct filter_v){.url = str_from(url),
                                  .label = S(""),
                                  .fields = fields,
                                  .fields_count = FIELDS,
                                  .reset = S("")};
}

/* What to begin with: what was asked for, else what the newest table of the year is about. */
static enum status choose(struct ctx *ctx, const struct request *rq, int year, struct str *account,
                          struct str *kind)
{
    const struct finance_table_filter newest = {.year = year, .limit = 1};
    struct finance_table *tables;
    struct str next;
    int64_t total;
    size_t count = 0;

    *account = param_text(rq, "account");
    *kind = param_text(rq, "kind");
    if (account->len == 0 && kind->len == 0) {
        TRY(finance_store_tables(ctx, &newest, &tables, &count, &next, &total));
        if (count > 0) {
            *account = tables[0].account;
            *kind = tables[0].kind;
        }
    }
    if (account->len == 0)
        *account = S("general");
    if (kind->len == 0)
        *kind = S("balance");
    return ST_OK;
}

static enum status show(struct ctx *ctx, const struct request *rq, struct response *rs,
                        bool by_month)
{
    const int year = finance_web_year_of(ctx, rq);
    struct str account, kind;
    const char *url = by_month ? "/finance/month" : "/finance/compare";
    struct finance_compare_v v = {.by_month = by_month, .unit = T("finance.wan")};
    struct finance_compared_row_v *rows;
    struct finance_comparison c;
    struct str *heads;

    TRY(choose(ctx, rq, year, &account, &kind));
    TRY(by_month ? finance_by_month(ctx, year, account, kind, &c)
                 : finance_compare(ctx, year, account, kind, &c));
    heads = arena_array(ctx->arena, c.columns_count, struct str);
    arr_each (k, c.columns_count)
        heads[k] = head_of(ctx, &c.columns[k], by_month);
    v.heads = heads;
    v.heads_count = c.columns_count;
    v.change_head = change_head(ctx, &c, heads, by_month);
    rows = arena_array(ctx->arena, c.count, struct finance_compared_row_v);
    arr_each (i, c.count)
        rows[i] = row_of(ctx, &c, heads, &c.rows[i], by_month);
    v.rows = rows;
    v.rows_count = c.count;
    v.nav = finance_web_nav(ctx, "compare");
    v.other = (struct link_v){.label = by_month ? T("finance.by_stage") : T("finance.by_month"),
                              .url = str_printf(ctx->arena,
                                                "%s?year=%d&account=" STR_FMT "&kind=" STR_FMT,
                                                by_month ? "/finance/compare" : "/finance/month",
                                                year, STR_ARG(account), STR_ARG(kind))};
    put_filter(ctx, rq, year, account, kind, url, &v);
    put_chart(ctx, &c, by_month, &v);
    if (c.count == 0)
        v.empty = finance_web_nothing(ctx, "finance.compare_none", "finance.compare_none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("finance.nav.compare"), &finance_compare_view,
                        &v);
}

enum status finance_web_compare(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return show(ctx, rq, rs, false);
}

enum status finance_web_month(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return show(ctx, rq, rs, true);
}
