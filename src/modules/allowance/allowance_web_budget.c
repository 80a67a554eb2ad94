// SPDX-License-Identifier: MulanPSL-2.0
/* Rules, budgets and what was spent of them. */
#include "base/money.h"
#include "modules/allowance/allowance_rules.h"
#include "modules/allowance/allowance_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { SPENDS_MAX = 200, SOURCES_MAX = 60, KPIS = 3 };

/* ---------------------------------------------------------------- rules */

enum status allowance_web_rules(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *links = arena_array(ctx->arena, 1, struct link_v);
    struct allowance_rules_v v = {0};
    struct allowance_rule_row_v *rows;
    struct allowance_rule *all;

    TRY(allowance_store_rules(ctx, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct allowance_rule_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct allowance_rule_row_v){
            .id = all[i].id,
            .url = may(ctx, "allowance.manage")
                       ? str_printf(ctx->arena, "/allowance/rule/%lld", (long long)all[i].id)
                       : S(""),
            .kind = all[i].kind,
            .amount = TF(ctx->arena,
                         str_eqz(all[i].per, "day") ? "allowance.per_day" : "allowance.per_month",
                         money_text(ctx->arena, all[i].fen)),
            .whom = all[i].whom,
            .from_on = all[i].from_on,
            .to_on = all[i].to_on,
            .basis = all[i].basis,
            .current = allowance_rule_on(all, v.rows_count, all[i].kind, ctx->today) == &all[i],
        };
    v.rows = rows;
    v.total = (int64_t)v.rows_count;
    v.crumbs = allowance_web_crumbs(ctx, S(""), S(""), T("allowance.rules"));
    links[0] = (struct link_v){T("allowance.do.rule"), S("/allowance/rule/new")};
    v.links = links;
    v.links_count = may(ctx, "allowance.manage") ? 1 : 0;
    v.empty = list_empty(
        ctx, rq, v.rows_count, T("allowance.empty.rule"), T("allowance.empty.rule_text"),
        link_next(ctx, "allowance.manage", T("allowance.do.rule"), "/allowance/rule/new"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("allowance.rules"), &allowance_rules_view, &v);
}

static bool counts_at_first(const char *source)
{
    /* What is done at a desk takes no day. */
    return strncmp(source, "suggestion.", 11) != 0 && strncmp(source, "motion.", 7) != 0 &&
           strcmp(source, "training.passed") != 0 && strcmp(source, "meeting.spoken") != 0 &&
           strcmp(source, "station.missed") != 0;
}

static void put_sources(struct form_page *f, const struct request *rq)
{
    struct field_v *field = form_page_put(f, "check", "source", "allowance.f.sources", S(""));
    struct option_v *options = arena_array(f->ctx->arena, SOURCES_MAX, struct option_v);
    size_t n = 0;

    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct duty_source *d = (*m)->duties; d != NULL && d->name != NULL; d++)
            if (n < SOURCES_MAX)
                options[n++] = (struct option_v){.value = str_from(d->name),
                                                 .label = text_of("duty.kind.", str_from(d->name)),
                                                 .on = counts_at_first(d->name)};
    form_checks(f->ctx, rq, field, options, n);
    form_optional(field);
}

enum status allowance_web_rule_new_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct form_page *f =
        allowance_web_form(ctx, rq, T("allowance.do.rule"), S("/allowance/rule/new"),
                           T("allowance.rules"), S("/allowance/rule"));
    struct field_v *field;

    field = form_page_put(f, "select", "kind", "allowance.col.kind", S("lost"));
    form_words(ctx, field, ALLOWANCE_KINDS, "allowance.kind.", false);
    (void)form_page_put(f, "line", "yuan", "allowance.f.yuan", S(""));
    field = form_page_put(f, "radio", "per", "allowance.f.per", S("day"));
    form_words(ctx, field, "day month", "allowance.per.", false);
    field = form_page_put(f, "radio", "whom", "allowance.col.whom", S("no_wage"));
    form_words(ctx, field, "no_wage all", "allowance.whom.", false);
    (void)form_page_put(f, "date", "from_on", "allowance.f.from", S(""));
    form_optional(form_page_put(f, "date", "to_on", "allowance.f.to", S("")));
    (void)form_page_put(f, "line", "basis", "allowance.f.basis", S(""));
    put_sources(f, rq);
    f->v.article = T("allowance.article");
    return allowance_web_show_form(f, rs);
}

static struct str sources_of(struct ctx *ctx, const struct request *rq)
{
    struct buf out = buf_new(ctx->arena, 0);

    arr_each (i, param_count(rq, "source")) {
        const struct str one = param_text_at(rq, "source", i);

        buf_printf(&out, "%s" STR_FMT, i > 0 ? " " : "", STR_ARG(one));
    }
    return buf_view(&out);
}

enum status allowance_web_rule_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct allowance_rule in = {.kind = param_text(rq, "kind"),
                                .per = param_text(rq, "per"),
                                .whom = param_text(rq, "whom"),
                                .sources = sources_of(ctx, rq),
                                .from_on = param_date(rq, "from_on"),
                                .to_on = param_date(rq, "to_on"),
                                .basis = param_text(rq, "basis")};
    int64_t id;

    if (!money_parse(param_text(rq, "yuan"), &in.fen))
        in.fen = 0;
    if (str_eqz(in.per, "month"))
        in.sources = S("");
    TRY(allowance_rule_save(ctx, &in, &id));
    respond_flash(rs, "allowance.done.saved", S(""));
    return respond_see_other(rs, "/allowance/rule");
}

enum status allowance_web_rule_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct allowance_rule r;
    struct form_page *f;

    TRY(allowance_store_rule(ctx, path_id(rq, "id"), &r));
    f = allowance_web_form(ctx, rq, text_of("allowance.kind.", r.kind),
                           allowance_web_url(ctx, "rule", r.id, ""), T("allowance.rules"),
                           S("/allowance/rule"));
    form_optional(form_page_put(f, "date", "to_on", "allowance.f.to", list_iso(ctx, r.to_on)));
    (void)form_page_put(f, "line", "basis", "allowance.f.basis", r.basis);
    f->v.note = T("allowance.rule_note");
    form_page_version(f, r.version);
    return allowance_web_show_form(f, rs);
}

enum status allowance_web_rule(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct allowance_rule in = {.id = path_id(rq, "id"),
                                      .version = param_int(rq, "version"),
                                      .to_on = param_date(rq, "to_on"),
                                      .basis = param_text(rq, "basis")};
    int64_t id;

    TRY(allowance_rule_save(ctx, &in, &id));
    respond_flash(rs, "allowance.done.saved", S(""));
    return respond_see_other(rs, "/allowance/rule");
}

/* ---------------------------------------------------------------- budgets */

enum status allowance_web_budgets(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const KEPT[] = {"q", "kind", "year", "from", "to", "limit", NULL};
    const struct allowance_budget_filter f = {.q = param_text(rq, "q"),
                                              .scope = param_text(rq, "kind"),
                                              .year = param_int(rq, "year"),
                                              .from = param_date(rq, "from"),
                                              .to = param_date(rq, "to"),
                                              .after = param_text(rq, "after"),
                                              .limit = list_limit(rq, LIST_ROWS)};
    struct field_v *fields = arena_array(ctx->arena, 1, struct field_v);
    struct link_v *links = arena_array(ctx->arena, 2, struct link_v);
    struct allowance_budgets_v v = {0};
    struct allowance_budget_row_v *rows;
    struct allowance_budget *all;
    struct list_links to;
    struct str next;

    TRY(allowance_store_budgets(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct allowance_budget_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct allowance_budget_row_v){
            .id = all[i].id,
            .year = all[i].year,
            .title = all[i].title,
            .holder = all[i].holder,
            .scope = all[i].scope,
            .yuan = money_text(ctx->arena, all[i].fen),
            .spent = money_text(ctx->arena, all[i].spent),
            .left = money_text(ctx->arena, all[i].fen - all[i].spent),
            .fen = all[i].fen,
            .over = all[i].spent > all[i].fen,
        };
    v.rows = rows;
    v.crumbs = allowance_web_crumbs(ctx, S(""), S(""), T("allowance.budgets"));
    v.links = links;
    v.main = may(ctx, "allowance.manage");
    if (v.main)
        links[v.links_count++] =
            (struct link_v){T("allowance.do.budget"), S("/allowance/budget/new")};
    links[v.links_count++] = (struct link_v){T("allowance.spends"), S("/allowance/spend")};
    fields[0] = allowance_web_filter(ctx, rq, "kind", "allowance.col.scope", ALLOWANCE_SCOPES,
                                     "allowance.scope.");
    v.filter = (struct filter_v){.url = S("/allowance/budget"),
                                 .label = T("allowance.filter.budget"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 1,
                                 .reset = list_reset(rq, S("/allowance/budget"))};
    to = list_links_of(ctx, rq, "/allowance/budget", KEPT, next);
    v.pager = (struct pager_v){.next = to.next, .first = to.first, .total = S("")};
    v.empty = list_empty(
        ctx, rq, v.rows_count, T("allowance.empty.budget"), T("allowance.empty.budget_text"),
        link_next(ctx, "allowance.manage", T("allowance.do.budget"), "/allowance/budget/new"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("allowance.budgets"), &allowance_budgets_view,
                        &v);
}

static void put_budget(struct form_page *f, const struct allowance_budget *b)
{
    struct field_v *field;

    (void)form_page_put(f, "int", "year", "allowance.col.year", str_int(f->ctx->arena, b->year));
    (void)form_page_put(f, "line", "title", "allowance.f.title", b->title);
    field = form_page_put(f, "select", "scope", "allowance.col.scope", b->scope);
    form_words(f->ctx, field, ALLOWANCE_SCOPES, "allowance.scope.", false);
    form_optional(form_page_put(f, "line", "holder", "allowance.f.holder",
                                str_eqz(b->scope, "congress") ? S("") : b->holder));
    (void)form_page_put(f, "line", "yuan", "allowance.f.budget_yuan",
                        b->id != 0 ? money_plain(f->ctx->arena, b->fen) : S(""));
    f->v.article = T("allowance.article_budget");
}

static struct allowance_budget read_budget(const struct request *rq)
{
    struct allowance_budget b = {.year = param_int(rq, "year"),
                                 .title = param_text(rq, "title"),
                                 .scope = param_text(rq, "scope"),
                                 .holder = param_text(rq, "holder")};

    if (!money_parse(param_text(rq, "yuan"), &b.fen))
        b.fen = -1;
    return b;
}

enum status allowance_web_budget_new_page(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct form_page *f =
        allowance_web_form(ctx, rq, T("allowance.do.budget"), S("/allowance/budget/new"),
                           T("allowance.budgets"), S("/allowance/budget"));

    put_budget(f, &(struct allowance_budget){.year = ctx->today.year,
                                             .title = T("allowance.budget_title"),
                                             .scope = S("congress"),
                                             .holder = S("")});
    return allowance_web_show_form(f, rs);
}

enum status allowance_web_budget_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct allowance_budget in = read_budget(rq);
    int64_t id;

    TRY(allowance_budget_save(ctx, &in, &id));
    respond_flash(rs, "allowance.done.saved", S(""));
    return respond_see_other(rs, "/allowance/budget/%lld", (long long)id);
}

enum status allowance_web_budget_edit_page(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    struct allowance_budget b = {0};
    struct form_page *f;

    TRY(allowance_store_budget(ctx, path_id(rq, "id"), &b));
    f = allowance_web_form(ctx, rq, T("allowance.do.budget_edit"),
                           allowance_web_url(ctx, "budget", b.id, "/edit"), b.title,
                           allowance_web_url(ctx, "budget", b.id, ""));
    put_budget(f, &b);
    form_page_version(f, b.version);
    return allowance_web_show_form(f, rs);
}

enum status allowance_web_budget_edit(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct allowance_budget in = read_budget(rq);
    int64_t id;

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    TRY(allowance_budget_save(ctx, &in, &id));
    respond_flash(rs, "allowance.done.saved", S(""));
    return respond_see_other(rs, "/allowance/budget/%lld", (long long)id);
}

static void put_kpis(struct ctx *ctx, const struct allowance_budget *b,
                     struct allowance_budget_v *v)
{
    struct kpi_v *items = arena_array(ctx->arena, KPIS, struct kpi_v);
    struct note_v *note = arena_new(ctx->arena, struct note_v);
    const int64_t left = b->fen - b->spent;

    items[0] = (struct kpi_v){.label = T("allowance.col.yuan"),
                              .value = money_text(ctx->arena, b->fen),
                              .unit = T("unit.yuan")};
    items[1] = (struct kpi_v){.label = T("allowance.col.spent"),
                              .value = money_text(ctx->arena, b->spent),
                              .unit = T("unit.yuan")};
    items[2] = (struct kpi_v){.label = T("allowance.col.left"),
                              .value = money_text(ctx->arena, left),
                              .unit = T("unit.yuan")};
    v->kpis = (struct kpis_v){.items = items, .items_count = KPIS};
    *note = (struct note_v){
        .bad = true,
        .title = T("allowance.over"),
        .text = TF(ctx->arena, "allowance.over_by", money_text(ctx->arena, b->fen),
                   money_text(ctx->arena, b->spent), money_text(ctx->arena, -left))};
    v->note = left < 0 ? note : NULL;
}

enum status allowance_web_budget(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *links = arena_array(ctx->arena, 2, struct link_v);
    struct allowance_spend_filter f = {.limit = SPENDS_MAX};
    struct allowance_spend_row_v *rows;
    struct allowance_budget_v v = {0};
    struct allowance_spend *all;
    struct allowance_budget b = {0};
    struct str next;
    int64_t total;

    TRY(allowance_store_budget(ctx, path_id(rq, "id"), &b));
    f.budget_id = b.id;
    TRY(allowance_store_spends(ctx, &f, &all, &v.rows_count, &next, &total));
    rows = arena_array(ctx->arena, v.rows_count, struct allowance_spend_row_v);
    arr_each (i, v.rows_count)
        rows[i] = allowance_web_spend_row(ctx, &all[i], may(ctx, "allowance.manage"));
    v.rows = rows;
    v.crumbs = allowance_web_crumbs(ctx, T("allowance.budgets"), S("/allowance/budget"), b.title);
    v.id = b.id;
    v.title = b.title;
    v.meta = TF(ctx->arena, "allowance.budget_meta", str_int(ctx->arena, b.year), b.holder);
    links[0] =
        (struct link_v){T("allowance.do.spend"), allowance_web_url(ctx, "budget", b.id, "/spend")};
    links[1] = (struct link_v){T("allowance.do.budget_edit"),
                               allowance_web_url(ctx, "budget", b.id, "/edit")};
    v.links = links;
    v.links_count = may(ctx, "allowance.manage") ? 2 : 0;
    put_kpis(ctx, &b, &v);
    v.empty = list_empty(ctx, rq, v.rows_count, T("allowance.empty.spent"),
                         T("allowance.empty.spent_text"), NULL);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, b.title, &allowance_budget_view, &v);
}

/* ---------------------------------------------------------------- spending */

enum status allowance_web_spend_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct allowance_budget b = {0};
    struct form_page *f;
    struct field_v *field;

    TRY(allowance_store_budget(ctx, path_id(rq, "id"), &b));
    f = allowance_web_form(ctx, rq, T("allowance.do.spend"),
                           allowance_web_url(ctx, "budget", b.id, "/spend"), b.title,
                           allowance_web_url(ctx, "budget", b.id, ""));
    f->v.meta = TF(ctx->arena, "allowance.left_is", money_text(ctx->arena, b.fen - b.spent));
    field = form_page_put(f, "select", "use", "allowance.col.use", S("activity"));
    form_words(ctx, field, ALLOWANCE_USES, "allowance.use.", false);
    (void)form_page_put(f, "line", "what", "allowance.col.what", S(""));
    (void)form_page_put(f, "line", "yuan", "allowance.f.yuan", S(""));
    (void)form_page_put(f, "date", "on", "allowance.col.on", list_iso(ctx, ctx->today));
    form_optional(form_page_put(f, "line", "payee", "allowance.col.payee", S("")));
    if (form_again(rq)) {
        (void)form_page_put(f, "check", "over", "allowance.f.over", S(""));
        (void)form_page_put(f, "check", "apart", "allowance.f.apart", S(""));
    }
    f->v.article = T("allowance.earmarked");
    return allowance_web_show_form(f, rs);
}

enum status allowance_web_spend(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct allowance_spend in = {.budget_id = path_id(rq, "id"),
                                 .use = param_text(rq, "use"),
                                 .what = param_text(rq, "what"),
                                 .payee = param_text(rq, "payee"),
                                 .on = param_date(rq, "on"),
                                 .for_deputies = param_bool(rq, "apart")};
    int64_t id;

    if (!money_parse(param_text(rq, "yuan"), &in.fen))
        in.fen = 0;
    TRY(allowance_spend_add(ctx, &in, param_bool(rq, "over"), &id));
    respond_flash(rs, "allowance.done.saved", S(""));
    return respond_see_other(rs, "/allowance/budget/%lld", (long long)in.budget_id);
}

enum status allowance_web_spend_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(allowance_spend_drop(ctx, id, path_id(rq, "spend")));
    respond_flash(rs, "allowance.done.dropped", S(""));
    return respond_see_other(rs, "/allowance/budget/%lld", (long long)id);
}

enum status allowance_web_spends(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const KEPT[] = {"q", "kind", "month", "from", "to", "limit", NULL};
    const struct allowance_spend_filter f = {.q = param_text(rq, "q"),
                                             .use = param_text(rq, "kind"),
                                             .month = param_text(rq, "month"),
                                             .from = param_date(rq, "from"),
                                             .to = param_date(rq, "to"),
                                             .after = param_text(rq, "after"),
                                             .limit = list_limit(rq, LIST_ROWS)};
    struct field_v *fields = arena_array(ctx->arena, 1, struct field_v);
    struct allowance_spends_v v = {0};
    struct allowance_spend_row_v *rows;
    struct allowance_spend *all;
    struct list_links to;
    struct str next;

    TRY(allowance_web_month(ctx, rq));
    TRY(allowance_store_spends(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct allowance_spend_row_v);
    arr_each (i, v.rows_count)
        rows[i] = allowance_web_spend_row(ctx, &all[i], false);
    v.rows = rows;
    v.crumbs = allowance_web_crumbs(ctx, T("allowance.budgets"), S("/allowance/budget"),
                                    T("allowance.spends"));
    fields[0] = allowance_web_filter(ctx, rq, "kind", "allowance.col.use", ALLOWANCE_USES,
                                     "allowance.use.");
    v.filter = (struct filter_v){.url = S("/allowance/spend"),
                                 .label = T("allowance.filter.spend"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 1,
                                 .reset = list_reset(rq, S("/allowance/spend"))};
    to = list_links_of(ctx, rq, "/allowance/spend", KEPT, next);
    v.pager = (struct pager_v){.next = to.next, .first = to.first, .total = S("")};
    v.empty = list_empty(
        ctx, rq, v.rows_count, T("allowance.empty.spend"), T("allowance.empty.spend_text"),
        link_next(ctx, "allowance.read", T("allowance.budgets"), "/allowance/budget"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("allowance.spends"), &allowance_spends_view,
                        &v);
}
