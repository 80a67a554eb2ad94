// SPDX-License-Identifier: MulanPSL-2.0
/* Warnings: the list, one with what was asked and answered, and what a department owes. */
#include "modules/congress/congress.h"
#include "modules/finance/finance_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 10, LINKS_MAX = 4, MINE_MAX = 100, ANSWER_DAYS = 15 };

static const char *const KEPT[] = {"year", "kind", "state", "month", "from", "to", "limit", NULL};

static struct tag_v warning_tag(struct str state)
{
    return (struct tag_v){.label = text_of("finance.warning.", state),
                          .class = str_eqz(state, "open")       ? S("bad")
                                   : str_eqz(state, "asked")    ? S("wait")
                                   : str_eqz(state, "answered") ? S("doing")
                                                                : S("ok")};
}

struct str finance_web_found(struct ctx *ctx, const struct finance_warning *w)
{
    const bool bp = finance_rule_in_bp(w->kind);
    const struct str args[] = {
        w->name, bp ? finance_web_percent(ctx, w->have) : finance_web_wan(ctx, w->have),
        bp ? finance_web_percent(ctx, w->want) : finance_web_wan(ctx, w->want)};

    return text_fill(
        ctx->arena,
        str_z(ctx->arena, str_printf(ctx->arena, "finance.found." STR_FMT, STR_ARG(w->kind))), args,
        COUNT(args));
}

struct finance_warning_row_v finance_web_warning_row(struct ctx *ctx,
                                                     const struct finance_warning *w)
{
    return (struct finance_warning_row_v){
        .id = w->id,
        .name = w->name,
        .cell = w->cell,
        .say = finance_web_found(ctx, w),
        .rule = w->rule,
        .year = w->year,
        .state = w->state,
        .tag = warning_tag(w->state),
        .organ = finance_web_organ(ctx, w->organ_id),
        .raised_on = w->raised_on,
        .due_on = w->due_on,
        .due = str_eqz(w->state, "asked") ? due_tag_make(ctx, w->due_on) : NULL,
    };
}

static void list_head(struct ctx *ctx, const struct request *rq, struct finance_warnings_v *v)
{
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);

    fields[0] = form_field(ctx, rq, "int", "year", "finance.f.year", param_text(rq, "year"));
    fields[1] = finance_web_word_field(ctx, rq, "kind", "finance.f.rule_kind", FINANCE_RULES,
                                       "finance.rule_kind.");
    fields[2] = finance_web_word_field(ctx, rq, "state", "finance.f.state", FINANCE_WARNING_STATES,
                                       "finance.warning.");
    v->filter = (struct filter_v){.url = S("/finance/warning"),
                                  .label = S(""),
                                  .fields = fields,
                                  .fields_count = 3,
                                  .reset = list_reset(rq, S("/finance/warning"))};
}

enum status finance_web_warnings(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_warning_filter f = {.year = (int)param_int(rq, "year"),
                                             .kind = param_text(rq, "kind"),
                                             .state = param_text(rq, "state"),
                                             .month = param_text(rq, "month"),
                                             .from = param_date(rq, "from"),
                                             .to = param_date(rq, "to"),
                                             .after = param_text(rq, "after"),
                                             .limit = list_limit(rq, LIST_ROWS)};
    struct finance_warnings_v v = {.may_manage = may(ctx, "finance.manage")};
    struct action_v *look = arena_new(ctx->arena, struct action_v);
    struct finance_warning_row_v *rows;
    struct finance_warning *all;
    struct list_links links;
    struct str next;

    TRY(finance_store_warnings(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct finance_warning_row_v);
    arr_each (i, v.rows_count)
        rows[i] = finance_web_warning_row(ctx, &all[i]);
    v.rows = rows;
    v.nav = finance_web_nav(ctx, "warning");
    *look = (struct action_v){
        .url = S("/finance/warning/examine"), .label = T("finance.do.examine"), .primary = true};
    if (v.may_manage)
        v.examine = look;
    list_head(ctx, rq, &v);
    links = list_links_of(ctx, rq, "/finance/warning", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    if (v.rows_count == 0)
        v.empty = finance_web_nothing(ctx, "finance.warnings_none", "finance.warnings_none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("finance.warnings"), &finance_warnings_view,
                        &v);
}

enum status finance_web_examine(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    size_t found;

    (void)rq;
    TRY(finance_examine(ctx, ctx->today.year, &found));
    respond_flash(rs, "finance.done.examined", str_int(ctx->arena, (int64_t)found));
    return respond_see_other(rs, "/finance/warning");
}

/* ---------------------------------------------------------------- one warning */

static void facts_of(struct ctx *ctx, const struct finance_warning *w, struct finance_warning_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    const bool reads = may(ctx, "finance.read");
    size_t n = 0;

    items[n++] = finance_web_fact("finance.col.found", finance_web_found(ctx, w));
    items[n++] = finance_web_fact("finance.col.rule", w->rule);
    if (w->table_id != 0) {
        items[n] = finance_web_fact("finance.col.where", w->cell.len > 0 ? w->cell : w->name);
        items[n++].url = reads ? finance_web_url(ctx, "table", w->table_id, "") : S("");
    }
    if (w->project_id != 0) {
        items[n] = finance_web_fact("finance.col.project", w->name);
        items[n++].url = reads ? finance_web_url(ctx, "project", w->project_id, "") : S("");
    }
    if (w->code.len > 0) {
        items[n] = finance_web_fact("finance.col.code", w->code);
        items[n++].url = reads ? str_printf(ctx->arena, "/finance/voucher?year=%d&code=" STR_FMT,
                                            w->year, STR_ARG(w->code))
                               : S("");
    }
    items[n++] =
        finance_web_fact("finance.col.raised", text_date(ctx->arena, w->raised_on, ctx->today));
    if (w->organ_id != 0)
        items[n++] = finance_web_fact("finance.col.asked", finance_web_organ(ctx, w->organ_id));
    if (!date_none(w->due_on))
        items[n++] =
            finance_web_fact("finance.col.due", text_date(ctx->arena, w->due_on, ctx->today));
    v->facts = (struct kv_v){.items = items, .items_count = n};
}

static enum status history_of(struct ctx *ctx, int64_t id, struct timeline_v *out)
{
    struct finance_exchange *all;
    struct entry_v *items;
    size_t count;

    TRY(finance_store_exchanges(ctx, id, &all, &count));
    items = arena_array(ctx->arena, count, struct entry_v);
    arr_each (i, count) {
        const struct finance_exchange *e = &all[count - 1 - i];

        items[i] = (struct entry_v){.title = text_of("finance.exchange.", e->kind),
                                    .class = i == 0 ? S("now") : S("done"),
                                    .on = e->said_on,
                                    .who = e->who,
                                    .text = S(""),
                                    .reply = e->body};
    }
    *out = (struct timeline_v){.items = items, .items_count = count};
    return ST_OK;
}

static void acts_of(struct ctx *ctx, const struct finance_warning *w, struct finance_warning_v *v)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);

    v->links = links;
    if (finance_answers_for(ctx, w->organ_id) && finance_warning_may(w->state, S("answered")))
        links[v->links_count++] =
            (struct link_v){.label = T("finance.do.answer"),
                            .url = finance_web_url(ctx, "warning", w->id, "/answer")};
    if (!may(ctx, "finance.manage"))
        return;
    if (finance_warning_may(w->state, S("asked")))
        links[v->links_count++] = (struct link_v){
            .label = str_eqz(w->state, "open") ? T("finance.do.ask") : T("finance.do.ask_again"),
            .url = finance_web_url(ctx, "warning", w->id, "/ask")};
    if (finance_warning_may(w->state, S("closed")))
        links[v->links_count++] =
            (struct link_v){.label = T("finance.do.close"),
                            .url = finance_web_url(ctx, "warning", w->id, "/close")};
}

enum status finance_web_warning(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_warning_v v;
    struct finance_warning w;

    TRY(finance_warning_get(ctx, path_id(rq, "id"), &w));
    v = (struct finance_warning_v){
        .crumbs = may(ctx, "finance.read")
                      ? finance_web_crumbs(ctx, "finance.warnings", "/finance/warning", w.name)
                      : (struct crumbs_v){.here = w.name},
        .id = w.id,
        .version = w.version,
        .name = w.name,
        .say = finance_web_found(ctx, &w),
        .state = w.state,
        .tag = warning_tag(w.state),
        .due = str_eqz(w.state, "asked") ? due_tag_make(ctx, w.due_on) : NULL,
    };
    facts_of(ctx, &w, &v);
    acts_of(ctx, &w, &v);
    TRY(history_of(ctx, w.id, &v.history));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, w.name, &finance_warning_view, &v);
}

/* ---------------------------------------------------------------- forms */

static enum status open_form(struct ctx *ctx, const struct request *rq, struct str title,
                             const char *tail, struct form_page **out)
{
    struct finance_warning w;
    struct kv_item_v *facts = arena_array(ctx->arena, 1, struct kv_item_v);
    struct str back;

    TRY(finance_warning_get(ctx, path_id(rq, "id"), &w));
    back = finance_web_url(ctx, "warning", w.id, "");
    *out = form_page_open(ctx, rq, title, finance_web_url(ctx, "warning", w.id, tail), back,
                          T("finance.do.send"));
    if (may(ctx, "finance.read"))
        form_page_crumb(*out, T("finance.warnings"), S("/finance/warning"));
    form_page_crumb(*out, w.name, back);
    facts[0] = finance_web_fact("finance.col.found", finance_web_found(ctx, &w));
    (*out)->v.facts = facts;
    (*out)->v.facts_count = 1;
    return ST_OK;
}

enum status finance_web_ask_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct option_v *options;
    struct form_page *f;
    struct field_v *field;
    struct organ *organs;
    size_t count;

    TRY(open_form(ctx, rq, T("finance.do.ask"), "/ask", &f));
    TRY(organ_list(ctx, true, &organs, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] =
            (struct option_v){.value = str_int(ctx->arena, organs[i].id), .label = organs[i].name};
    field = form_page_put(f, "select", "organ", "finance.f.organ", S(""));
    form_options(ctx, field, options, count);
    field->choose = true;
    (void)form_page_put(f, "date", "due_on", "finance.f.answer_by",
                        list_iso(ctx, date_add_days(ctx->today, ANSWER_DAYS)));
    form_max(form_page_put(f, "text", "question", "finance.f.question", S("")), FINANCE_TEXT_CHARS,
             5);
    return finance_web_show_form(f, rs);
}

enum status finance_web_ask(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(finance_warning_ask(ctx, id, param_id(rq, "organ"), param_date(rq, "due_on"),
                            param_text(rq, "question")));
    respond_flash(rs, "finance.done.asked", S(""));
    return respond_see_other(rs, "/finance/warning/%lld", (long long)id);
}

enum status finance_web_answer_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;

    TRY(open_form(ctx, rq, T("finance.do.answer"), "/answer", &f));
    form_max(form_page_put(f, "text", "answer", "finance.f.answer", S("")), FINANCE_TEXT_CHARS, 6);
    return finance_web_show_form(f, rs);
}

enum status finance_web_answer(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(finance_warning_answer(ctx, id, param_text(rq, "answer")));
    respond_flash(rs, "finance.done.answered", S(""));
    return respond_see_other(rs, "/finance/warning/%lld", (long long)id);
}

enum status finance_web_close_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;

    TRY(open_form(ctx, rq, T("finance.do.close"), "/close", &f));
    form_max(form_page_put(f, "text", "finding", "finance.f.closing", S("")), FINANCE_TEXT_CHARS,
             4);
    return finance_web_show_form(f, rs);
}

enum status finance_web_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(finance_warning_close(ctx, id, param_text(rq, "finding")));
    respond_flash(rs, "finance.done.closed", S(""));
    return respond_see_other(rs, "/finance/warning/%lld", (long long)id);
}

/* ---------------------------------------------------------------- what a department owes */

enum status finance_web_mine(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_warning_filter asked = {
        .state = S("asked"), .organ_id = ctx->actor->organ_id, .limit = MINE_MAX};
    const struct finance_case_filter found = {.organ_id = ctx->actor->organ_id, .limit = MINE_MAX};
    struct finance_mine_v v = {0};
    struct finance_warning *warnings;
    struct finance_finding *findings;
    struct finance_owed_row_v *rows;
    size_t asked_count = 0, found_count = 0;
    struct str next;
    int64_t total;

    if (ctx->actor->organ_id != 0) {
        TRY(finance_store_warnings(ctx, &asked, &warnings, &asked_count, &next, &total));
        TRY(finance_store_findings(ctx, &found, &findings, &found_count, &next, &total));
    }
    rows = arena_array(ctx->arena, asked_count + found_count, struct finance_owed_row_v);
    arr_each (i, asked_count)
        rows[v.rows_count++] = (struct finance_owed_row_v){
            T("finance.owed.answer"), finance_web_found(ctx, &warnings[i]),
            finance_web_url(ctx, "warning", warnings[i].id, ""), warnings[i].due_on,
            due_tag_make(ctx, warnings[i].due_on)};
    arr_each (i, found_count)
        if (str_eqz(findings[i].state, "found") || str_eqz(findings[i].state, "rectifying"))
            rows[v.rows_count++] = (struct finance_owed_row_v){
                T("finance.owed.finding"), findings[i].title,
                finance_web_url(ctx, "finding", findings[i].id, ""), findings[i].due_on,
                due_tag_make(ctx, findings[i].due_on)};
    v.rows = rows;
    if (v.rows_count == 0)
        v.empty = finance_web_nothing(ctx, "finance.mine_none", "finance.mine_none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("finance.mine"), &finance_mine_view, &v);
}
