// SPDX-License-Identifier: MulanPSL-2.0
/* The calendar of a year, one matter of it, and the forms that note what was done. */
#include "modules/finance/finance_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { YEARS_MAX = 62, FACTS_MAX = 16, LINKS_MAX = 4, YEAR_FIELDS = 1 };

static const char *const KEPT[] = {"year", "kind", "month", "from", "to", "limit", NULL};

static struct tag_v state_tag(const char *state)
{
    static const struct {
        const char *state;
        struct str class;
    } CLASSES[] = {{"done", SI("ok")},     {"done_late", SI("wait")}, {"submitted", SI("doing")},
                   {"no_day", SI("wait")}, {"no_vote", SI("over")},   {"late", SI("over")},
                   {"open", SI("doing")}};
    struct tag_v tag = {.label = text_of("finance.due.", str_from(state)), .class = S("")};

    arr_each (i, COUNT(CLASSES))
        if (strcmp(state, CLASSES[i].state) == 0)
            tag.class = CLASSES[i].class;
    return tag;
}

static struct str verdict_of(const struct finance_item *i)
{
    if (i->verdict.len == 0)
        return S("");
    return text_of(finance_item_approved_by_vote(i->kind) ? "finance.voted." : "finance.verdict.",
                   i->verdict);
}

static struct str period_of(struct ctx *ctx, const struct finance_item *i)
{
    if (i->month_from.len == 0)
        return S("");
    return str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(i->month_from),
                      STR_ARG(i->month_to));
}

static struct finance_item_row_v item_row(struct ctx *ctx, const struct finance_due *d)
{
    const struct finance_item *i = &d->item;
    const bool open = date_none(i->done_on) || !date_none(i->again_on);

    return (struct finance_item_row_v){
        .id = i->id,
        .name = finance_item_name(ctx, i),
        .kind = i->kind,
        .article = str_from(d->article),
        .due_on = d->due,
        .from_on = d->from,
        .no_day = !date_none(d->due) && !budget_law_has_day(d->law),
        .plan_on = i->plan_on,
        .done_on = i->done_on,
        .backfill = i->backfill,
        .fiscal = i->fiscal_year,
        .period = period_of(ctx, i),
        .tag = state_tag(d->state),
        .due = open && !date_none(d->due) ? due_tag_make(ctx, d->due) : NULL,
        .verdict = verdict_of(i),
        .url = i->id != 0 ? finance_web_url(ctx, "item", i->id, "") : S(""),
        .edit = i->id != 0 ? finance_web_url(ctx, "item", i->id, "/edit")
                           : str_printf(ctx->arena, "/finance/item/new?year=%d&kind=" STR_FMT,
                                        i->year, STR_ARG(i->kind)),
    };
}

static enum status years_filter(struct ctx *ctx, const struct request *rq, int year,
                                struct filter_v *out)
{
    struct field_v *field = arena_array(ctx->arena, YEAR_FIELDS, struct field_v);
    struct option_v options[YEARS_MAX];
    int64_t *years;
    size_t count, n = 0;
    bool now = false;

    TRY(finance_store_years(ctx, &years, &count));
    *field = form_field(ctx, rq, "select", "year", "finance.f.year", str_int(ctx->arena, year));
    arr_each (i, count)
        now = now || years[i] == ctx->today.year;
    if (!now)
        options[n++] = (struct option_v){.value = str_int(ctx->arena, ctx->today.year),
                                         .label = str_int(ctx->arena, ctx->today.year)};
    for (size_t i = 0; i < count && n < YEARS_MAX; i++)
        options[n++] = (struct option_v){.value = str_int(ctx->arena, years[i]),
                                         .label = str_int(ctx->arena, years[i])};
    form_options(ctx, field, options, n);
    *out = (struct filter_v){.url = S("/finance"),
                             .label = S(""),
                             .fields = field,
                             .fields_count = YEAR_FIELDS,
                             .reset = S("")};
    return ST_OK;
}

enum status finance_web_year(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int year = finance_web_year_of(ctx, rq);
    struct finance_year_v v = {.year = year, .may_manage = may(ctx, "finance.manage")};
    struct finance_item_row_v *rows;
    struct finance_due *dues;

    TRY(finance_calendar(ctx, year, &dues, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct finance_item_row_v);
    arr_each (i, v.rows_count)
        rows[i] = item_row(ctx, &dues[i]);
    v.rows = rows;
    v.nav = finance_web_nav(ctx, "year");
    v.head = TF(ctx->arena, "finance.year_title", str_int(ctx->arena, year));
    v.add = str_printf(ctx->arena, "/finance/item/new?year=%d", year);
    v.all_url = S("/finance/item");
    TRY(years_filter(ctx, rq, year, &v.years));
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.head, &finance_year_view, &v);
}

/* ---------------------------------------------------------------- what was done, as a list */

enum status finance_web_items(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_item_filter f = {.year = (int)param_int(rq, "year"),
                                    .kind = param_text(rq, "kind"),
                                    .month = param_text(rq, "month"),
                                    .from = param_date(rq, "from"),
                                    .to = param_date(rq, "to"),
                                    .done = true,
                                    .after = param_text(rq, "after"),
                                    .limit = list_limit(rq, LIST_ROWS)};
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);
    struct finance_items_v v = {0};
    struct finance_item_row_v *rows;
    struct finance_item *items;
    struct list_links links;
    struct str next;

    TRY(finance_store_items(ctx, &f, &items, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct finance_item_row_v);
    arr_each (i, v.rows_count) {
        struct finance_due d = {.item = items[i],
                                .state = finance_item_proved(&items[i]) ? "done" : "no_vote"};

        (void)finance_item_parse(items[i].kind, &d.law);
        rows[i] = item_row(ctx, &d);
    }
    v.rows = rows;
    v.nav = finance_web_nav(ctx, "year");
    fields[0] = finance_web_word_field(ctx, rq, "kind", "finance.f.item", FINANCE_ITEMS,
                                       "finance.item_kind.");
    fields[1] = form_field(ctx, rq, "date", "from", "finance.filter.from", list_iso(ctx, f.from));
    fields[2] = form_field(ctx, rq, "date", "to", "finance.filter.to", list_iso(ctx, f.to));
    v.filter = (struct filter_v){.url = S("/finance/item"),
                                 .label = S(""),
                                 .fields = fields,
                                 .fields_count = 3,
                                 .reset = list_reset(rq, S("/finance/item"))};
    links = list_links_of(ctx, rq, "/finance/item", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    if (v.rows_count == 0)
        v.empty = finance_web_nothing(ctx, "finance.items_none", "finance.list_none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("finance.items"), &finance_items_view, &v);
}

/* ---------------------------------------------------------------- one matter */

static enum status due_of(struct ctx *ctx, const struct finance_item *i, struct finance_due *out)
{
    struct finance_due *dues;
    size_t count;

    TRY(finance_calendar(ctx, i->year, &dues, &count));
    arr_each (k, count)
        if (dues[k].item.id == i->id)
            *out = dues[k];
    return ST_OK;
}

static void put_fact(struct finance_item_v *v, struct kv_item_v *items, const char *label,
                     struct str value)
{
    if (value.len > 0)
        items[v->facts.items_count++] = finance_web_fact(label, value);
}

enum status finance_web_item(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct kv_item_v *facts = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct finance_item_v v = {0};
    struct finance_due d = {.state = "waits", .article = ""};
    struct finance_item i;

    TRY(finance_store_item(ctx, path_id(rq, "id"), &i));
    TRY(due_of(ctx, &i, &d));
    v = (struct finance_item_v){
        .crumbs = finance_web_crumbs(ctx, NULL, NULL, finance_item_name(ctx, &i)),
        .id = i.id,
        .version = i.version,
        .name = finance_item_name(ctx, &i),
        .article = str_from(d.article),
        .tag = state_tag(d.state),
        .due = strcmp(d.state, "open") == 0 || strcmp(d.state, "late") == 0
                   ? due_tag_make(ctx, d.due)
                   : NULL,
        .facts = {.items = facts},
        .links = links,
    };
    put_fact(&v, facts, "finance.col.article", v.article);
    put_fact(&v, facts, "finance.col.due", text_date(ctx->arena, d.due, ctx->today));
    if (d.item.id != 0 && !date_none(d.due) && !budget_law_has_day(d.law))
        put_fact(&v, facts, "finance.col.due_basis", T("finance.no_day_text"));
    put_fact(&v, facts, "finance.col.plan", text_date(ctx->arena, i.plan_on, ctx->today));
    put_fact(&v, facts, "finance.f.submitted", text_date(ctx->arena, i.submitted_on, ctx->today));
    put_fact(&v, facts, "finance.col.done", text_date(ctx->arena, i.done_on, ctx->today));
    put_fact(&v, facts, "finance.col.backfill", i.backfill);
    put_fact(&v, facts, "finance.col.fiscal", str_int(ctx->arena, i.fiscal_year));
    put_fact(&v, facts, "finance.col.period", period_of(ctx, &i));
    if (i.asset.len > 0)
        put_fact(&v, facts, "finance.f.asset", text_of("finance.asset.", i.asset));
    put_fact(&v, facts, "finance.f.note", i.note);
    if (i.url.len > 0) {
        facts[v.facts.items_count] = finance_web_fact("finance.f.url", i.url);
        facts[v.facts.items_count++].url = i.url;
    }
    if (i.vote_id != 0) {
        facts[v.facts.items_count] = finance_web_fact(
            "finance.col.verdict", i.verdict.len == 0 ? T("finance.see_vote") : verdict_of(&i));
        facts[v.facts.items_count++].url =
            str_printf(ctx->arena, "/vote/%lld", (long long)i.vote_id);
    }
    put_fact(&v, facts, "finance.col.again", text_date(ctx->arena, i.again_on, ctx->today));
    if (may(ctx, "finance.manage")) {
        links[v.links_count++] = (struct link_v){
            .label = T("finance.do.edit"), .url = finance_web_url(ctx, "item", i.id, "/edit")};
        if (finance_item_heard(i.kind))
            links[v.links_count++] =
                (struct link_v){.label = T("finance.do.attach"),
                                .url = finance_web_url(ctx, "item", i.id, "/meeting")};
    }
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.name, &finance_item_view, &v);
}

/* ---------------------------------------------------------------- forms */

static void put_item(struct form_page *f, const struct finance_item *i)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field;

    field = form_page_put(f, "select", "kind", "finance.f.item", i->kind);
    form_words(ctx, field, FINANCE_ITEMS, "finance.item_kind.", false);
    (void)form_page_put(f, "int", "year", "finance.f.year", str_int(ctx->arena, i->year));
    form_optional(form_page_put(f, "date", "plan_on", "finance.f.plan", list_iso(ctx, i->plan_on)));
    form_optional(form_page_put(f, "date", "done_on", "finance.f.done", list_iso(ctx, i->done_on)));
    if (i->id == 0 || finance_item_approved_by_vote(i->kind))
        form_optional(form_page_put(f, "line", "backfill", "finance.f.backfill", i->backfill));
    if (str_eqz(i->kind, "accounts"))
        form_optional(form_page_put(f, "date", "submitted_on", "finance.f.submitted",
                                    list_iso(ctx, i->submitted_on)));
    form_optional(form_page_put(f, "line", "url", "finance.f.url", i->url));
    field = form_page_put(f, "text", "note", "finance.f.note", i->note);
    form_optional(field);
    form_max(field, FINANCE_TEXT_CHARS, 3);
    form_page_more(f);
    (void)form_page_put(f, "int", "fiscal_year", "finance.f.fiscal",
                        str_int(ctx->arena, i->fiscal_year));
    form_optional(form_page_put(f, "line", "month_from", "finance.f.month_from", i->month_from));
    form_optional(form_page_put(f, "line", "month_to", "finance.f.month_to", i->month_to));
    field = form_page_put(f, "select", "asset", "finance.f.asset", i->asset);
    form_optional(field);
    form_words(ctx, field, FINANCE_ASSETS, "finance.asset.", false);
    form_optional(form_page_put(f, "line", "title", "finance.f.item_title", i->title));
}

static struct finance_item read_item(const struct request *rq)
{
    return (struct finance_item){
        .year = (int)param_int(rq, "year"),
        .kind = param_text(rq, "kind"),
        .number = 1,
        .title = param_text(rq, "title"),
        .fiscal_year = (int)param_int(rq, "fiscal_year"),
        .month_from = param_text(rq, "month_from"),
        .month_to = param_text(rq, "month_to"),
        .asset = param_text(rq, "asset"),
        .plan_on = param_date(rq, "plan_on"),
        .done_on = param_date(rq, "done_on"),
        .submitted_on = param_date(rq, "submitted_on"),
        .backfill = param_text(rq, "backfill"),
        .url = param_text(rq, "url"),
        .note = param_text(rq, "note"),
    };
}

enum status finance_web_item_new_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("finance.do.item"), S("/finance/item/new"),
                                         S("/finance"), T("finance.do.save"));
    enum budget_law_item law = BUDGET_LAW_DRAFT;
    struct finance_item i;

    (void)finance_item_parse(param_text(rq, "kind"), &law);
    TRY(finance_item_begin(ctx, finance_web_year_of(ctx, rq), law, &i));
    form_page_crumb(f, T("finance.menu"), S("/finance"));
    put_item(f, &i);
    return finance_web_show_form(f, rs);
}

enum status finance_web_item_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_item in = read_item(rq);
    int64_t id;

    TRY(finance_item_save(ctx, &in, &id));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance?year=%d", in.year);
}

enum status finance_web_item_edit_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct finance_item i;
    struct form_page *f;
    struct str back;

    TRY(finance_store_item(ctx, path_id(rq, "id"), &i));
    back = finance_web_url(ctx, "item", i.id, "");
    f = form_page_open(ctx, rq, finance_item_name(ctx, &i),
                       finance_web_url(ctx, "item", i.id, "/edit"), back, T("finance.do.save"));
    form_page_crumb(f, T("finance.menu"), S("/finance"));
    put_item(f, &i);
    form_page_version(f, i.version);
    return finance_web_show_form(f, rs);
}

enum status finance_web_item_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_item in = read_item(rq), have;
    int64_t id;

    TRY(finance_store_item(ctx, path_id(rq, "id"), &have));
    in.id = have.id;
    in.version = param_int(rq, "version");
    in.kind = have.kind;
    in.year = have.year;
    in.meeting_item_id = have.meeting_item_id;
    TRY(finance_item_save(ctx, &in, &id));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/item/%lld", (long long)id);
}
