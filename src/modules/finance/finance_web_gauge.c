// SPDX-License-Identifier: MulanPSL-2.0
/* State assets in their cycle, government debt, economic indicators. */
#include "base/money.h"
#include "modules/congress/congress.h"
#include "modules/finance/finance_web.h"
#include "platform/chart.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TURNS = 5, SORTS_MAX = 30, CHART_MONTHS = 24, CHART_YEARS = 8 };

static const int64_t FEN_OF_WAN = 1000000;

/* ---------------------------------------------------------------- state assets */

static enum status put_turns(struct ctx *ctx, struct finance_assets_v *v)
{
    struct finance_turn_row_v *turns = arena_array(ctx->arena, TURNS, struct finance_turn_row_v);
    struct congress_term term;
    const enum status st = congress_term_now(ctx, &term);

    v->turns = turns;
    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    for (int i = 0; i < TURNS; i++)
        turns[v->turns_count++] = (struct finance_turn_row_v){
            .year = term.from_on.year + i,
            .label = text_of("finance.asset.",
                             finance_assets_turn(term.from_on.year, term.from_on.year + i)),
            .now = term.from_on.year + i == ctx->today.year};
    return ST_OK;
}

static const struct finance_asset *year_before(const struct finance_asset *all, size_t count,
                                               const struct finance_asset *a)
{
    arr_each (i, count)
        if (all[i].year == a->year - 1 && str_eq(all[i].sort, a->sort))
            return &all[i];
    return NULL;
}

static struct str edit_url(struct ctx *ctx, const char *part, int year, struct str sort)
{
    return str_printf(ctx->arena, "/finance/%s/new?year=%d&sort=" STR_FMT, part, year,
                      STR_ARG(sort));
}

/* As the form takes it; nothing where nothing stands. */
static struct str stored_sum(struct ctx *ctx, int64_t version, int64_t fen)
{
    return version != 0 ? finance_web_field_money(ctx, fen) : S("");
}

/* The newest year: what is owned, of it what is owed. */
static void put_assets_chart(struct ctx *ctx, const struct finance_asset *all, size_t count,
                             struct finance_assets_v *v)
{
    struct legend_v *legend = arena_array(ctx->arena, 2, struct legend_v);
    struct bars_v *chart = arena_new(ctx->arena, struct bars_v);
    struct chart_row rows[SORTS_MAX];
    size_t n = 0;

    for (size_t i = 0; i < count && n < SORTS_MAX && all[i].year == all[0].year; i++)
        rows[n++] =
            (struct chart_row){.label = text_of("finance.asset.", all[i].sort),
                               .url = S(""),
                               .parts = {all[i].whole_fen - all[i].debt_fen, all[i].debt_fen},
                               .value = finance_web_wan(ctx, all[i].whole_fen)};
    if (n == 0)
        return;
    legend[0] = (struct legend_v){.label = T("finance.col.net"), .class = S("s1")};
    legend[1] = (struct legend_v){.label = T("finance.col.liabilities"), .class = S("s2")};
    *chart = (struct bars_v){.caption = T("finance.chart_assets"),
                             .head_label = T("finance.col.sort"),
                             .head_value = T("finance.wan"),
                             .legend = legend,
                             .legend_count = 2};
    chart_bars(ctx->arena, rows, n, chart);
    v->chart = chart;
}

enum status finance_web_assets(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_assets_v v = {.may_manage = may(ctx, "finance.manage")};
    struct finance_asset_row_v *rows;
    struct finance_asset *all;

    TRY(finance_store_assets(ctx, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct finance_asset_row_v);
    arr_each (i, v.rows_count) {
        const struct finance_asset *a = &all[i], *b = year_before(all, v.rows_count, a);

        rows[i] = (struct finance_asset_row_v){
            .year = a->year,
            .sort = a->sort,
            .whole = finance_web_wan(ctx, a->whole_fen),
            .debt = finance_web_wan(ctx, a->debt_fen),
            .net = finance_web_wan(ctx, a->whole_fen - a->debt_fen),
            .rate = finance_web_percent(ctx, finance_bp(a->debt_fen, a->whole_fen)),
            .units = a->units,
            .growth = b == NULL
                          ? S("")
                          : finance_web_change(ctx, finance_growth(a->whole_fen, b->whole_fen)),
            .note = a->note,
            .url = v.may_manage ? edit_url(ctx, "asset", a->year, a->sort) : S(""),
        };
    }
    v.rows = rows;
    v.nav = finance_web_nav(ctx, "asset");
    TRY(put_turns(ctx, &v));
    put_assets_chart(ctx, all, v.rows_count, &v);
    if (v.rows_count == 0)
        v.empty = finance_web_nothing(ctx, "finance.assets_none", "finance.assets_none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("finance.assets"), &finance_assets_view, &v);
}

/* What stands for the year and sort that are asked for; version 0: nothing does. */
static enum status asset_of(struct ctx *ctx, const struct request *rq, struct finance_asset *out)
{
    struct finance_asset *all;
    size_t count;

    *out = (struct finance_asset){.year = ctx->today.year - 1, .sort = S("firm"), .note = S("")};
    TRY(finance_store_assets(ctx, &all, &count));
    arr_each (i, count)
        if (all[i].year == param_int(rq, "year") && str_eq(all[i].sort, param_text(rq, "sort")))
            *out = all[i];
    return ST_OK;
}

enum status finance_web_asset_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_asset a;
    struct form_page *f = form_page_open(ctx, rq, T("finance.do.asset"), S("/finance/asset/new"),
                                         S("/finance/asset"), T("finance.do.save"));
    struct field_v *field;

    TRY(asset_of(ctx, rq, &a));
    form_page_crumb(f, T("finance.assets"), S("/finance/asset"));
    (void)form_page_put(f, "int", "year", "finance.f.year", str_int(ctx->arena, a.year));
    field = form_page_put(f, "select", "sort", "finance.f.asset", a.sort);
    form_words(ctx, field, "firm bank office nature", "finance.asset.", false);
    (void)form_page_put(f, "line", "whole", "finance.f.assets",
                        stored_sum(ctx, a.version, a.whole_fen));
    (void)form_page_put(f, "line", "debt", "finance.f.liabilities",
                        stored_sum(ctx, a.version, a.debt_fen));
    form_optional(form_page_put(f, "int", "units", "finance.f.units",
                                a.version != 0 ? str_int(ctx->arena, a.units) : S("")));
    field = form_page_put(f, "text", "note", "finance.f.note", a.note);
    form_optional(field);
    form_max(field, FINANCE_TEXT_CHARS, 3);
    form_page_version(f, a.version);
    return finance_web_show_form(f, rs);
}

enum status finance_web_asset(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_asset in = {.year = (int)param_int(rq, "year"),
                                     .version = param_int(rq, "version"),
                                     .sort = param_text(rq, "sort"),
                                     .note = param_text(rq, "note"),
                                     .whole_fen = finance_web_money(ctx, rq, "whole"),
                                     .debt_fen = finance_web_money(ctx, rq, "debt"),
                                     .units = param_int(rq, "units")};

    TRY(finance_asset_save(ctx, &in));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/asset");
}

/* ---------------------------------------------------------------- debt */

static void put_debt_chart(struct ctx *ctx, const struct finance_debt *all, size_t count,
                           struct finance_debts_v *v)
{
    struct columns_v *chart = arena_new(ctx->arena, struct columns_v);
    struct chart_column items[CHART_YEARS];
    size_t n = 0;

    for (size_t i = count; i > 0 && n < CHART_YEARS; i--) {
        const struct finance_debt *d = &all[i - 1];
        const struct str label = str_int(ctx->arena, d->year);

        if (n == 0 || !str_eq(items[n - 1].label, label))
            items[n++] = (struct chart_column){.label = label, .url = S("")};
        items[n - 1].value += d->balance_fen / FEN_OF_WAN;
    }
    if (n < 2)
        return;
    items[n - 1].now = true;
    *chart = (struct columns_v){.id = S("debt"),
                                .title = T("finance.chart_debt"),
                                .head = T("finance.col.year"),
                                .unit = T("finance.wan")};
    chart_columns(ctx->arena, items, n, chart);
    v->chart = chart;
}

enum status finance_web_debts(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_debts_v v = {.may_manage = may(ctx, "finance.manage")};
    struct tag_v *over = arena_new(ctx->arena, struct tag_v);
    struct finance_debt_row_v *rows;
    struct finance_debt *all;

    *over = (struct tag_v){.label = T("finance.debt_over"), .class = S("bad")};
    TRY(finance_store_debts(ctx, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct finance_debt_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct finance_debt_row_v){
            .year = all[i].year,
            .sort = all[i].sort,
            .limit = finance_web_wan(ctx, all[i].limit_fen),
            .balance = finance_web_wan(ctx, all[i].balance_fen),
            .left = finance_web_wan(ctx, all[i].limit_fen - all[i].balance_fen),
            .rate = finance_web_percent(ctx, finance_bp(all[i].balance_fen, all[i].limit_fen)),
            .fresh = finance_web_wan(ctx, all[i].new_fen),
            .repaid = finance_web_wan(ctx, all[i].repaid_fen),
            .interest = finance_web_wan(ctx, all[i].interest_fen),
            .tag = all[i].balance_fen > all[i].limit_fen ? over : NULL,
            .url = v.may_manage ? edit_url(ctx, "debt", all[i].year, all[i].sort) : S(""),
        };
    v.rows = rows;
    v.nav = finance_web_nav(ctx, "debt");
    put_debt_chart(ctx, all, v.rows_count, &v);
    if (v.rows_count == 0)
        v.empty = finance_web_nothing(ctx, "finance.debts_none", "finance.debts_none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("finance.debts"), &finance_debts_view, &v);
}

static enum status debt_of(struct ctx *ctx, const struct request *rq, struct finance_debt *out)
{
    struct finance_debt *all;
    size_t count;

    *out = (struct finance_debt){.year = ctx->today.year - 1, .sort = S("general"), .note = S("")};
    TRY(finance_store_debts(ctx, &all, &count));
    arr_each (i, count)
        if (all[i].year == param_int(rq, "year") && str_eq(all[i].sort, param_text(rq, "sort")))
            *out = all[i];
    return ST_OK;
}

enum status finance_web_debt_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_debt d;
    struct form_page *f = form_page_open(ctx, rq, T("finance.do.debt"), S("/finance/debt/new"),
                                         S("/finance/debt"), T("finance.do.save"));
    struct field_v *field;

    TRY(debt_of(ctx, rq, &d));
    form_page_crumb(f, T("finance.debts"), S("/finance/debt"));
    (void)form_page_put(f, "int", "year", "finance.f.year", str_int(ctx->arena, d.year));
    field = form_page_put(f, "select", "sort", "finance.f.debt_sort", d.sort);
    form_words(ctx, field, FINANCE_DEBTS, "finance.debt.", false);
    (void)form_page_put(f, "line", "limit_sum", "finance.f.debt_limit",
                        stored_sum(ctx, d.version, d.limit_fen));
    (void)form_page_put(f, "line", "balance", "finance.f.balance",
                        stored_sum(ctx, d.version, d.balance_fen));
    form_optional(form_page_put(f, "line", "fresh", "finance.f.fresh",
                                stored_sum(ctx, d.version, d.new_fen)));
    form_optional(form_page_put(f, "line", "repaid", "finance.f.repaid",
                                stored_sum(ctx, d.version, d.repaid_fen)));
    form_optional(form_page_put(f, "line", "interest", "finance.f.interest",
                                stored_sum(ctx, d.version, d.interest_fen)));
    form_page_version(f, d.version);
    return finance_web_show_form(f, rs);
}

enum status finance_web_debt(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_debt in;

    TRY(debt_of(ctx, rq, &in)); /* its note stays */
    in.version = param_int(rq, "version");
    in.year = (int)param_int(rq, "year");
    in.sort = param_text(rq, "sort");
    in.limit_fen = finance_web_money(ctx, rq, "limit_sum");
    in.balance_fen = finance_web_money(ctx, rq, "balance");
    in.new_fen = finance_web_money(ctx, rq, "fresh");
    in.repaid_fen = finance_web_money(ctx, rq, "repaid");
    in.interest_fen = finance_web_money(ctx, rq, "interest");
    TRY(finance_debt_save(ctx, &in));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/debt");
}

/* ---------------------------------------------------------------- economic indicators */

enum status finance_web_gauges(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_gauges_v v = {.may_manage = may(ctx, "finance.manage")};
    struct finance_gauge_row_v *rows;
    struct finance_gauge *all;

    TRY(finance_store_gauges(ctx, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct finance_gauge_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct finance_gauge_row_v){
            .id = all[i].id,
            .name = all[i].name,
            .unit = all[i].unit,
            .month = all[i].month,
            .value = all[i].month.len > 0 ? finance_value_text(ctx->arena, all[i].value) : S(""),
            .growth = finance_web_change(ctx, all[i].growth_bp),
        };
    v.rows = rows;
    v.nav = finance_web_nav(ctx, "gauge");
    if (v.rows_count == 0)
        v.empty = finance_web_nothing(ctx, "finance.gauges_none", "finance.gauges_none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("finance.gauges"), &finance_gauges_view, &v);
}

/* Months as bars, since values may be far below one. */
static void put_months(struct ctx *ctx, const struct finance_reading *all, size_t count,
                       const struct finance_gauge *g, struct bars_v *out)
{
    struct chart_row rows[CHART_MONTHS];
    size_t n = 0;

    for (size_t i = count > CHART_MONTHS ? count - CHART_MONTHS : 0; i < count; i++)
        rows[n++] = (struct chart_row){.label = all[i].month,
                                       .url = S(""),
                                       .parts = {all[i].value},
                                       .value = finance_value_text(ctx->arena, all[i].value)};
    *out = (struct bars_v){
        .caption = g->name, .head_label = T("finance.col.month_of"), .head_value = g->unit};
    chart_bars(ctx->arena, rows, n, out);
}

enum status finance_web_gauge(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_reading_row_v *rows;
    struct finance_gauge_v v;
    struct finance_reading *all;
    struct finance_gauge g;

    TRY(finance_store_gauge(ctx, path_id(rq, "id"), &g));
    v = (struct finance_gauge_v){
        .crumbs = finance_web_crumbs(ctx, "finance.gauges", "/finance/gauge", g.name),
        .name = g.name,
        .unit = g.unit,
        .may_manage = may(ctx, "finance.manage"),
    };
    TRY(finance_store_readings(ctx, g.id, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct finance_reading_row_v);
    arr_each (i, v.rows_count) {
        const struct finance_reading *r = &all[v.rows_count - 1 - i];

        rows[i] = (struct finance_reading_row_v){r->month, finance_value_text(ctx->arena, r->value),
                                                 finance_web_change(ctx, r->growth_bp)};
    }
    v.rows = rows;
    put_months(ctx, all, v.rows_count, &g, &v.chart);
    return respond_view(ctx, rq, rs, FRAME_STAFF, g.name, &finance_gauge_view, &v);
}

enum status finance_web_reading_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("finance.do.reading"), S("/finance/gauge/new"),
                                         S("/finance/gauge"), T("finance.do.save"));
    const struct date last = date_add_days((struct date){ctx->today.year, ctx->today.month, 1}, -1);

    form_page_crumb(f, T("finance.gauges"), S("/finance/gauge"));
    (void)form_page_put(f, "line", "name", "finance.f.gauge", S(""));
    (void)form_page_put(f, "line", "unit", "finance.f.gauge_unit", S(""));
    (void)form_page_put(f, "line", "month", "finance.f.gauge_month",
                        str_printf(ctx->arena, "%d-%02u", last.year, last.month));
    (void)form_page_put(f, "line", "value", "finance.f.value", S(""));
    form_optional(form_page_put(f, "line", "growth", "finance.f.growth", S("")));
    (void)form_page_put(f, "check", "replace", "finance.f.replace", S(""));
    return finance_web_show_form(f, rs);
}

enum status finance_web_reading(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_gauge gauge = {.name = param_text(rq, "name"),
                                        .unit = param_text(rq, "unit")};
    struct finance_reading in = {.month = param_text(rq, "month"),
                                 .growth_bp = FINANCE_NO_BP,
                                 .keep = !param_bool(rq, "replace")};
    const struct str growth = param_text(rq, "growth");
    int64_t value;
    bool same;

    if (!finance_value_parse(param_text(rq, "value"), &in.value))
        invalid(ctx, "value", "finance.err.value", NULL);
    if (growth.len > 0 && finance_value_parse(growth, &value))
        in.growth_bp = value / 100;
    else if (growth.len > 0)
        invalid(ctx, "growth", "finance.err.value", NULL);
    TRY(finance_reading_save(ctx, &gauge, &in, &same));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/gauge");
}
