// SPDX-License-Identifier: MulanPSL-2.0
/* Audit findings: the list, one with what was done about it, and its forms. */
#include "base/money.h"
#include "modules/finance/finance_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 14, LINKS_MAX = 4, RECTIFY_DAYS = 60 };

static const char *const KEPT[] = {"q",     "year", "kind", "state", "unit", "mended",
                                   "month", "from", "to",   "limit", NULL};

static struct tag_v finding_tag(struct str state)
{
    return (struct tag_v){.label = text_of("finance.finding.", state),
                          .class = str_eqz(state, "found")        ? S("bad")
                                   : str_eqz(state, "rectifying") ? S("wait")
                                   : str_eqz(state, "reported")   ? S("doing")
                                                                  : S("ok")};
}

static bool is_open(const struct finance_finding *f)
{
    return str_eqz(f->state, "found") || str_eqz(f->state, "rectifying");
}

static struct finance_finding_row_v finding_row(struct ctx *ctx, const struct finance_finding *f)
{
    return (struct finance_finding_row_v){
        .id = f->id,
        .number = f->number,
        .year = f->year,
        .title = f->title,
        .sort = f->sort,
        .organ = f->organ,
        .yuan = finance_web_wan(ctx, f->fen),
        .mended = finance_web_wan(ctx, f->mended_fen),
        .found_on = f->found_on,
        .due_on = f->due_on,
        .due = is_open(f) ? due_tag_make(ctx, f->due_on) : NULL,
        .tag = finding_tag(f->state),
        .result = f->result,
        .fen = f->fen,
    };
}

static void list_head(struct ctx *ctx, const struct request *rq, struct finance_findings_v *v)
{
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);

    fields[0] = form_field(ctx, rq, "int", "year", "finance.f.report_year", param_text(rq, "year"));
    fields[1] = finance_web_word_field(ctx, rq, "kind", "finance.f.sort", FINANCE_FINDING_SORTS,
                                       "finance.finding_sort.");
    fields[2] = finance_web_word_field(ctx, rq, "state", "finance.f.state", FINANCE_FINDING_STATES,
                                       "finance.finding.");
    v->filter = (struct filter_v){.url = S("/finance/finding"),
                                  .label = T("finance.filter.finding"),
                                  .q = param_text(rq, "q"),
                                  .fields = fields,
                                  .fields_count = 3,
                                  .reset = list_reset(rq, S("/finance/finding"))};
}

enum status finance_web_findings(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_case_filter f = {.year = (int)param_int(rq, "year"),
                                          .q = param_text(rq, "q"),
                                          .sort = param_text(rq, "kind"),
                                          .state = param_text(rq, "state"),
                                          .organ_id = param_id(rq, "unit"),
                                          .mended = param_bool(rq, "mended"),
                                          .month = param_text(rq, "month"),
                                          .from = param_date(rq, "from"),
                                          .to = param_date(rq, "to"),
                                          .after = param_text(rq, "after"),
                                          .limit = list_limit(rq, LIST_ROWS)};
    struct finance_findings_v v = {.may_manage = may(ctx, "finance.manage")};
    struct finance_finding_row_v *rows;
    struct finance_finding *all;
    struct list_links links;
    struct str next;

    TRY(finance_store_findings(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct finance_finding_row_v);
    arr_each (i, v.rows_count)
        rows[i] = finding_row(ctx, &all[i]);
    v.rows = rows;
    v.nav = finance_web_nav(ctx, "finding");
    list_head(ctx, rq, &v);
    links = list_links_of(ctx, rq, "/finance/finding", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    if (v.rows_count == 0)
        v.empty = finance_web_nothing(ctx, "finance.findings_none", "finance.findings_none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("finance.findings"), &finance_findings_view,
                        &v);
}

/* ---------------------------------------------------------------- one finding */

static void put(struct kv_v *kv, struct kv_item_v *items, const char *label, struct str value)
{
    if (value.len > 0)
        items[kv->items_count++] = finance_web_fact(label, value);
}

static void facts_of(struct ctx *ctx, const struct finance_finding *f, struct kv_v *kv)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);

    *kv = (struct kv_v){.items = items};
    put(kv, items, "finance.col.number",
        TF(ctx->arena, "finance.finding_number", str_int(ctx->arena, f->year),
           str_int(ctx->arena, f->number)));
    put(kv, items, "finance.col.sort", text_of("finance.finding_sort.", f->sort));
    put(kv, items, "finance.col.unit", f->organ);
    if (f->fen > 0)
        put(kv, items, "finance.col.wan", finance_web_wan(ctx, f->fen));
    put(kv, items, "finance.col.found_on", text_date(ctx->arena, f->found_on, ctx->today));
    put(kv, items, "finance.col.due", text_date(ctx->arena, f->due_on, ctx->today));
    put(kv, items, "finance.f.measures", f->measures);
    put(kv, items, "finance.col.result", f->result);
    if (f->mended_fen > 0)
        put(kv, items, "finance.col.mended", finance_web_wan(ctx, f->mended_fen));
    put(kv, items, "finance.col.reported", text_date(ctx->arena, f->reported_on, ctx->today));
    put(kv, items, "finance.col.closed", text_date(ctx->arena, f->closed_on, ctx->today));
}

static void acts_of(struct ctx *ctx, const struct finance_finding *f, struct finance_finding_v *v)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct action_v *close = arena_new(ctx->arena, struct action_v);
    const bool manages = may(ctx, "finance.manage");
    const bool tells = manages || finance_answers_for(ctx, f->organ_id);

    v->links = links;
    if (tells && is_open(f)) {
        links[v->links_count++] =
            (struct link_v){.label = T("finance.do.result"),
                            .url = finance_web_url(ctx, "finding", f->id, "/result")};
        links[v->links_count++] =
            (struct link_v){.label = T("finance.do.measures"),
                            .url = finance_web_url(ctx, "finding", f->id, "/measures")};
    }
    if (!manages || is_open(f))
        return;
    links[v->links_count++] = (struct link_v){
        .label = T("finance.do.back"), .url = finance_web_url(ctx, "finding", f->id, "/back")};
    *close = (struct action_v){.url = finance_web_url(ctx, "finding", f->id, "/close"),
                               .label = T("finance.do.finding_close"),
                               .primary = true};
    if (finance_finding_may(f->state, S("closed")))
        v->close = close;
}

/* On the common list of problems, or the way there. */
static enum status list_of(struct ctx *ctx, const struct finance_finding *f,
                           struct finance_finding_v *v)
{
    struct action_v *list = arena_new(ctx->arena, struct action_v);
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX + 1, struct kv_item_v);
    int64_t problem;

    if (!may(ctx, "finance.read"))
        return ST_OK;
    TRY(finance_finding_problem(ctx, f->id, &problem));
    *list = (struct action_v){.url = finance_web_url(ctx, "finding", f->id, "/problem"),
                              .label = T("finance.do.problem")};
    if (problem == 0) {
        v->list = may(ctx, "finance.manage") && is_open(f) ? list : NULL;
        return ST_OK;
    }
    arr_each (i, v->facts.items_count)
        items[i] = v->facts.items[i];
    items[v->facts.items_count] = finance_web_fact("finance.col.problem", T("finance.listed"));
    items[v->facts.items_count++].url =
        str_printf(ctx->arena, "/supervision/problem/%lld", (long long)problem);
    v->facts.items = items;
    return ST_OK;
}

enum status finance_web_finding(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_finding_v v;
    struct finance_finding f;

    TRY(finance_finding_get(ctx, path_id(rq, "id"), &f));
    v = (struct finance_finding_v){
        .crumbs = may(ctx, "finance.read")
                      ? finance_web_crumbs(ctx, "finance.findings", "/finance/finding", f.title)
                      : (struct crumbs_v){.here = f.title},
        .id = f.id,
        .version = f.version,
        .title = f.title,
        .tag = finding_tag(f.state),
        .due = is_open(&f) ? due_tag_make(ctx, f.due_on) : NULL,
    };
    facts_of(ctx, &f, &v.facts);
    acts_of(ctx, &f, &v);
    TRY(list_of(ctx, &f, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, f.title, &finance_finding_view, &v);
}

/* ---------------------------------------------------------------- forms */

enum status finance_web_finding_new_page(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct form_page *f =
        form_page_open(ctx, rq, T("finance.do.finding"), S("/finance/finding/new"),
                       S("/finance/finding"), T("finance.do.save"));
    struct field_v *field;

    form_page_crumb(f, T("finance.findings"), S("/finance/finding"));
    (void)form_page_put(f, "line", "title", "finance.f.finding", S(""));
    field = form_page_put(f, "select", "sort", "finance.f.sort", S("budget"));
    form_words(ctx, field, FINANCE_FINDING_SORTS, "finance.finding_sort.", false);
    (void)form_page_put(f, "line", "organ", "finance.f.unit_name", S(""));
    form_optional(form_page_put(f, "line", "yuan", "finance.f.yuan", S("")));
    (void)form_page_put(f, "date", "due_on", "finance.f.mend_by",
                        list_iso(ctx, date_add_days(ctx->today, RECTIFY_DAYS)));
    form_page_more(f);
    (void)form_page_put(f, "int", "year", "finance.f.report_year",
                        str_int(ctx->arena, ctx->today.year));
    (void)form_page_put(f, "date", "found_on", "finance.f.found_on", list_iso(ctx, ctx->today));
    return finance_web_show_form(f, rs);
}

enum status finance_web_finding_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_finding in = {.year = (int)param_int(rq, "year"),
                                       .title = param_text(rq, "title"),
                                       .sort = param_text(rq, "sort"),
                                       .organ = param_text(rq, "organ"),
                                       .fen = finance_web_money(ctx, rq, "yuan"),
                                       .found_on = param_date(rq, "found_on"),
                                       .due_on = param_date(rq, "due_on")};
    int64_t id;

    TRY(finance_finding_add(ctx, &in, &id));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/finding/%lld", (long long)id);
}

static enum status open_form(struct ctx *ctx, const struct request *rq, struct str title,
                             const char *tail, struct finance_finding *f, struct form_page **out)
{
    struct str back;

    TRY(finance_finding_get(ctx, path_id(rq, "id"), f));
    back = finance_web_url(ctx, "finding", f->id, "");
    *out = form_page_open(ctx, rq, title, finance_web_url(ctx, "finding", f->id, tail), back,
                          T("finance.do.save"));
    form_page_crumb(*out, f->title, back);
    return ST_OK;
}

enum status finance_web_measures_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct finance_finding f;
    struct form_page *form;

    TRY(open_form(ctx, rq, T("finance.do.measures"), "/measures", &f, &form));
    form_max(form_page_put(form, "text", "measures", "finance.f.measures", f.measures),
             FINANCE_TEXT_CHARS, 5);
    form_page_version(form, f.version);
    return finance_web_show_form(form, rs);
}

enum status finance_web_measures(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_finding in = {.id = path_id(rq, "id"),
                                       .version = param_int(rq, "version"),
                                       .state = S("rectifying"),
                                       .measures = param_text(rq, "measures"),
                                       .result = S("")};

    TRY(finance_finding_tell(ctx, &in));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/finding/%lld", (long long)in.id);
}

enum status finance_web_result_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_finding f;
    struct form_page *form;
    struct field_v *field;

    TRY(open_form(ctx, rq, T("finance.do.result"), "/result", &f, &form));
    field = form_page_put(form, "text", "measures", "finance.f.measures", f.measures);
    form_optional(field);
    form_max(field, FINANCE_TEXT_CHARS, 3);
    form_max(form_page_put(form, "text", "result", "finance.f.result", f.result),
             FINANCE_TEXT_CHARS, 5);
    form_optional(form_page_put(form, "line", "mended", "finance.f.mended",
                                finance_web_field_money(ctx, f.mended_fen)));
    form_page_version(form, f.version);
    return finance_web_show_form(form, rs);
}

enum status finance_web_result(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_finding in = {.id = path_id(rq, "id"),
                                       .version = param_int(rq, "version"),
                                       .state = S("reported"),
                                       .measures = param_text(rq, "measures"),
                                       .result = param_text(rq, "result"),
                                       .mended_fen = finance_web_money(ctx, rq, "mended")};

    TRY(finance_finding_tell(ctx, &in));
    respond_flash(rs, "finance.done.reported", S(""));
    return respond_see_other(rs, "/finance/finding/%lld", (long long)in.id);
}

enum status finance_web_back_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_finding f;
    struct form_page *form;

    TRY(open_form(ctx, rq, T("finance.do.back"), "/back", &f, &form));
    form_max(form_page_put(form, "text", "reason", "finance.f.reason", S("")), FINANCE_TEXT_CHARS,
             4);
    form_page_version(form, f.version);
    return finance_web_show_form(form, rs);
}

enum status finance_web_back(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(finance_finding_judge(ctx, id, param_int(rq, "version"), S("rectifying"),
                              param_text(rq, "reason")));
    respond_flash(rs, "finance.done.back", S(""));
    return respond_see_other(rs, "/finance/finding/%lld", (long long)id);
}

enum status finance_web_finding_close(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct finance_finding f;

    TRY(finance_finding_get(ctx, id, &f));
    TRY(finance_finding_judge(ctx, id, f.version, S("closed"), S("")));
    respond_flash(rs, "finance.done.closed", S(""));
    return respond_see_other(rs, "/finance/finding/%lld", (long long)id);
}

enum status finance_web_problem(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    int64_t problem;

    TRY(finance_finding_list(ctx, id, &problem));
    respond_flash(rs, "finance.done.listed", S(""));
    return respond_see_other(rs, "/finance/finding/%lld", (long long)id);
}
