// SPDX-License-Identifier: MulanPSL-2.0
/* Major projects with their money and progress, and payments. */
#include "base/money.h"
#include "modules/finance/finance_web.h"
#include "platform/chart.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 10, LINKS_MAX = 3, BP_PERCENT = 100 };

static const char *const KEPT[] = {"q", "year", "limit", NULL};
static const char *const KEPT_VOUCHERS[] = {"q",    "year", "code",  "organ", "month",
                                            "from", "to",   "limit", NULL};

static struct finance_project_row_v project_row(struct ctx *ctx, const struct finance_project *p)
{
    return (struct finance_project_row_v){
        .id = p->id,
        .name = p->name,
        .organ = p->organ,
        .year = p->year,
        .whole = finance_web_wan(ctx, p->whole_fen),
        .sum = finance_web_wan(ctx, p->year_fen),
        .paid = finance_web_wan(ctx, p->paid_fen),
        .rate = finance_web_percent(ctx, finance_bp(p->paid_fen, p->year_fen)),
        .progress = finance_web_percent(ctx, p->progress_bp),
        .told_on = p->told_on,
        .ends_on = p->ends_on,
    };
}

/* Two bars each: how much is paid, how much is built, both in percent. */
static void put_chart(struct ctx *ctx, const struct finance_project *all, size_t count,
                      struct bars_v *out)
{
    struct legend_v *legend = arena_array(ctx->arena, 2, struct legend_v);
    struct chart_row *rows = arena_array(ctx->arena, count, struct chart_row);

    arr_each (i, count)
        rows[i] = (struct chart_row){
            .label = all[i].name,
            .url = finance_web_url(ctx, "project", all[i].id, ""),
            .parts = {all[i].paid_fen,
                      all[i].year_fen > all[i].paid_fen ? all[i].year_fen - all[i].paid_fen : 0},
            .value = finance_web_percent(ctx, finance_bp(all[i].paid_fen, all[i].year_fen))};
    legend[0] = (struct legend_v){.label = T("finance.col.paid"), .class = S("s1")};
    legend[1] = (struct legend_v){.label = T("finance.col.unpaid"), .class = S("s2")};
    *out = (struct bars_v){.caption = T("finance.chart_projects"),
                           .head_label = T("finance.col.project"),
                           .head_value = T("finance.col.paid_rate"),
                           .legend = legend,
                           .legend_count = 2};
    chart_bars(ctx->arena, rows, count, out);
}

enum status finance_web_projects(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_case_filter f = {.year = (int)param_int(rq, "year"),
                                          .q = param_text(rq, "q"),
                                          .after = param_text(rq, "after"),
                                          .limit = list_limit(rq, LIST_ROWS)};
    struct finance_projects_v v = {.may_manage = may(ctx, "finance.manage")};
    struct field_v *fields = arena_array(ctx->arena, 1, struct field_v);
    struct finance_project_row_v *rows;
    struct finance_project *all;
    struct list_links links;
    struct str next;

    TRY(finance_store_projects(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct finance_project_row_v);
    arr_each (i, v.rows_count)
        rows[i] = project_row(ctx, &all[i]);
    v.rows = rows;
    v.nav = finance_web_nav(ctx, "project");
    put_chart(ctx, all, v.rows_count, &v.chart);
    fields[0] = form_field(ctx, rq, "int", "year", "finance.f.year", param_text(rq, "year"));
    v.filter = (struct filter_v){.url = S("/finance/project"),
                                 .label = T("finance.filter.project"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 1,
                                 .reset = list_reset(rq, S("/finance/project"))};
    links = list_links_of(ctx, rq, "/finance/project", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    if (v.rows_count == 0)
        v.empty = finance_web_nothing(ctx, "finance.projects_none", "finance.projects_none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("finance.projects"), &finance_projects_view,
                        &v);
}

/* ---------------------------------------------------------------- one project */

static void facts_of(struct ctx *ctx, const struct finance_project *p, struct finance_project_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    size_t n = 0;

    items[n++] = finance_web_fact("finance.col.organ", p->organ);
    items[n++] = finance_web_fact("finance.col.whole", finance_web_wan(ctx, p->whole_fen));
    items[n++] = finance_web_fact("finance.col.sum", finance_web_wan(ctx, p->year_fen));
    items[n++] = finance_web_fact("finance.col.paid", finance_web_wan(ctx, p->paid_fen));
    items[n++] = finance_web_fact("finance.col.paid_rate",
                                  finance_web_percent(ctx, finance_bp(p->paid_fen, p->year_fen)));
    items[n++] = finance_web_fact("finance.col.progress", finance_web_percent(ctx, p->progress_bp));
    if (!date_none(p->ends_on))
        items[n++] =
            finance_web_fact("finance.col.ends", text_date(ctx->arena, p->ends_on, ctx->today));
    if (!date_none(p->done_on))
        items[n++] =
            finance_web_fact("finance.col.done", text_date(ctx->arena, p->done_on, ctx->today));
    if (p->note.len > 0)
        items[n++] = finance_web_fact("finance.col.note", p->note);
    v->facts = (struct kv_v){.items = items, .items_count = n};
}

static enum status progress_of(struct ctx *ctx, const struct finance_project *p,
                               struct finance_project_v *v)
{
    struct columns_v *chart = arena_new(ctx->arena, struct columns_v);
    struct finance_progress_row_v *rows;
    struct finance_progress *all;
    struct chart_column *items;

    TRY(finance_store_progresses(ctx, p->id, &all, &v->rows_count));
    rows = arena_array(ctx->arena, v->rows_count, struct finance_progress_row_v);
    items = arena_array(ctx->arena, v->rows_count, struct chart_column);
    arr_each (i, v->rows_count) {
        rows[i] = (struct finance_progress_row_v){
            all[i].told_on, finance_web_wan(ctx, all[i].paid_fen),
            finance_web_percent(ctx, all[i].progress_bp), all[i].note};
        items[i] = (struct chart_column){.label = text_date(ctx->arena, all[i].told_on, ctx->today),
                                         .url = S(""),
                                         .value = all[i].progress_bp / BP_PERCENT,
                                         .now = i + 1 == v->rows_count};
    }
    v->rows = rows;
    if (v->rows_count < 2)
        return ST_OK;
    *chart = (struct columns_v){.id = S("progress"),
                                .title = T("finance.chart_progress"),
                                .head = T("finance.col.told"),
                                .unit = S("%")};
    chart_columns(ctx->arena, items, v->rows_count, chart);
    v->chart = chart;
    return ST_OK;
}

enum status finance_web_project(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct finance_project_v v;
    struct finance_project p;

    TRY(finance_store_project(ctx, path_id(rq, "id"), &p));
    v = (struct finance_project_v){
        .crumbs = finance_web_crumbs(ctx, "finance.projects", "/finance/project", p.name),
        .id = p.id,
        .name = p.name,
        .links = links,
        .pager = {.next = S(""), .first = S(""), .total = S("")},
    };
    if (may(ctx, "finance.manage")) {
        links[v.links_count++] =
            (struct link_v){.label = T("finance.do.progress"),
                            .url = finance_web_url(ctx, "project", p.id, "/progress")};
        links[v.links_count++] = (struct link_v){
            .label = T("finance.do.edit"), .url = finance_web_url(ctx, "project", p.id, "/edit")};
    }
    facts_of(ctx, &p, &v);
    TRY(progress_of(ctx, &p, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, p.name, &finance_project_view, &v);
}

static void put_project(struct form_page *f, const struct finance_project *p)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field;

    (void)form_page_put(f, "line", "name", "finance.f.project", p->name);
    (void)form_page_put(f, "line", "organ", "finance.f.project_organ", p->organ);
    (void)form_page_put(f, "line", "whole", "finance.f.whole",
                        finance_web_field_money(ctx, p->whole_fen));
    (void)form_page_put(f, "line", "year_sum", "finance.f.year_sum",
                        finance_web_field_money(ctx, p->year_fen));
    form_optional(form_page_put(f, "date", "ends_on", "finance.f.ends", list_iso(ctx, p->ends_on)));
    form_page_more(f);
    (void)form_page_put(f, "int", "year", "finance.f.year", str_int(ctx->arena, p->year));
    form_optional(
        form_page_put(f, "date", "done_on", "finance.f.ended", list_iso(ctx, p->done_on)));
    field = form_page_put(f, "text", "note", "finance.f.note", p->note);
    form_optional(field);
    form_max(field, FINANCE_TEXT_CHARS, 3);
}

static struct finance_project read_project(struct ctx *ctx, const struct request *rq)
{
    return (struct finance_project){
        .year = (int)param_int(rq, "year"),
        .name = param_text(rq, "name"),
        .organ = param_text(rq, "organ"),
        .note = param_text(rq, "note"),
        .whole_fen = finance_web_money(ctx, rq, "whole"),
        .year_fen = finance_web_money(ctx, rq, "year_sum"),
        .ends_on = param_date(rq, "ends_on"),
        .done_on = param_date(rq, "done_on"),
    };
}

enum status finance_web_project_new_page(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct form_page *f =
        form_page_open(ctx, rq, T("finance.do.project"), S("/finance/project/new"),
                       S("/finance/project"), T("finance.do.save"));

    form_page_crumb(f, T("finance.projects"), S("/finance/project"));
    put_project(f, &(struct finance_project){
                       .year = ctx->today.year, .name = S(""), .organ = S(""), .note = S("")});
    return finance_web_show_form(f, rs);
}

enum status finance_web_project_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_project in = read_project(ctx, rq);
    int64_t id;

    TRY(finance_project_save(ctx, &in, &id));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/project/%lld", (long long)id);
}

enum status finance_web_project_edit_page(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct finance_project p;
    struct form_page *f;
    struct str back;

    TRY(finance_store_project(ctx, path_id(rq, "id"), &p));
    back = finance_web_url(ctx, "project", p.id, "");
    f = form_page_open(ctx, rq, T("finance.do.edit"),
                       finance_web_url(ctx, "project", p.id, "/edit"), back, T("finance.do.save"));
    form_page_crumb(f, p.name, back);
    put_project(f, &p);
    form_page_version(f, p.version);
    return finance_web_show_form(f, rs);
}

enum status finance_web_project_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_project in = read_project(ctx, rq);
    int64_t id;

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    TRY(finance_project_save(ctx, &in, &id));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/project/%lld", (long long)id);
}

enum status finance_web_progress_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct finance_project p;
    struct form_page *f;
    struct field_v *field;
    struct str back;

    TRY(finance_store_project(ctx, path_id(rq, "id"), &p));
    back = finance_web_url(ctx, "project", p.id, "");
    f = form_page_open(ctx, rq, T("finance.do.progress"),
                       finance_web_url(ctx, "project", p.id, "/progress"), back,
                       T("finance.do.save"));
    form_page_crumb(f, p.name, back);
    (void)form_page_put(f, "date", "told_on", "finance.f.told", list_iso(ctx, ctx->today));
    (void)form_page_put(f, "line", "paid", "finance.f.paid",
                        finance_web_field_money(ctx, p.paid_fen));
    (void)form_page_put(f, "line", "progress", "finance.f.progress",
                        finance_value_text(ctx->arena, p.progress_bp * BP_PERCENT));
    field = form_page_put(f, "text", "note", "finance.f.note", S(""));
    form_optional(field);
    form_max(field, FINANCE_TEXT_CHARS, 3);
    return finance_web_show_form(f, rs);
}

enum status finance_web_progress(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_progress in = {.project_id = path_id(rq, "id"),
                                        .told_on = param_date(rq, "told_on"),
                                        .paid_fen = finance_web_money(ctx, rq, "paid"),
                                        .progress_bp = finance_web_bp(ctx, rq, "progress"),
                                        .note = param_text(rq, "note")};

    TRY(finance_progress_add(ctx, &in));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/project/%lld", (long long)in.project_id);
}

/* ---------------------------------------------------------------- payments */

enum status finance_web_vouchers(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_voucher_filter f = {.year = (int)param_int(rq, "year"),
                                             .code = param_text(rq, "code"),
                                             .organ = param_text(rq, "organ"),
                                             .q = param_text(rq, "q"),
                                             .month = param_text(rq, "month"),
                                             .from = param_date(rq, "from"),
                                             .to = param_date(rq, "to"),
                                             .after = param_text(rq, "after"),
                                             .limit = list_limit(rq, LIST_ROWS)};
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);
    struct finance_vouchers_v v = {.sum = S("")};
    struct finance_voucher_row_v *rows;
    struct finance_voucher *all;
    struct list_links links;
    int64_t fen, count;
    struct str next;

    TRY(finance_store_vouchers(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct finance_voucher_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct finance_voucher_row_v){
            all[i].paid_on, all[i].number, all[i].organ,   all[i].code,
            all[i].project, all[i].payee,  all[i].summary, money_text(ctx->arena, all[i].fen),
            all[i].fen};
    v.rows = rows;
    if (f.year != 0 && f.q.len == 0 && date_none(f.from) && f.month.len == 0) {
        TRY(finance_store_voucher_sum(ctx, f.year, f.code, f.organ, &fen, &count));
        v.sum = money_text(ctx->arena, fen);
    }
    v.nav = finance_web_nav(ctx, "voucher");
    fields[0] = form_field(ctx, rq, "int", "year", "finance.f.year", param_text(rq, "year"));
    fields[1] = form_field(ctx, rq, "line", "code", "finance.col.code", f.code);
    fields[2] = form_field(ctx, rq, "line", "organ", "finance.col.unit", f.organ);
    v.filter = (struct filter_v){.url = S("/finance/voucher"),
                                 .label = T("finance.filter.voucher"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 3,
                                 .reset = list_reset(rq, S("/finance/voucher"))};
    links = list_links_of(ctx, rq, "/finance/voucher", KEPT_VOUCHERS, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    if (v.rows_count == 0)
        v.empty = finance_web_nothing(ctx, "finance.vouchers_none", "finance.vouchers_none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("finance.vouchers"), &finance_vouchers_view,
                        &v);
}
