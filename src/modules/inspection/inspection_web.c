// SPDX-License-Identifier: MulanPSL-2.0
/* The list of inspections, one with its check list, the map of its clauses. */
#include "modules/inspection/inspection_web.h"
#include "modules/inspection/inspection_list.h"
#include "modules/inspection/inspection_rules.h"
#include "modules/supervision/supervision.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WORDS_MAX = 8, LINKS_MAX = 10, FACTS_MAX = 9, ACTS_MAX = 2, SUMS = 4 };

static const char *const KEPT[] = {"q", "state", "month", "reported", "from", "to", "limit", NULL};

struct tag_v inspection_web_tag(struct str state)
{
    return (struct tag_v){.label = text_of("inspection.state.", state),
                          .class = str_eqz(state, "running")    ? S("doing")
                                   : str_eqz(state, "reported") ? S("wait")
                                   : str_eqz(state, "closed")   ? S("ok")
                                                                : S("")};
}

struct tag_v inspection_web_verdict(struct str verdict)
{
    return (struct tag_v){.label = text_of("inspection.verdict.", verdict),
                          .class = str_eqz(verdict, "ok")        ? S("ok")
                                   : str_eqz(verdict, "partial") ? S("wait")
                                                                 : S("bad")};
}

struct str inspection_web_heat(unsigned heat)
{
    static const char *const KEYS[] = {"inspection.heat.none", "inspection.heat.ok",
                                       "inspection.heat.partial", "inspection.heat.some",
                                       "inspection.heat.much"};

    return text(KEYS[heat]);
}

struct crumbs_v inspection_web_crumbs(struct ctx *ctx, const struct inspection *i, struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){.label = T("inspection.menu"), .url = S("/inspection")};
    if (i != NULL)
        up[1] = (struct link_v){.label = i->title, .url = inspection_url(ctx, i->id, "")};
    return (struct crumbs_v){.items = up, .items_count = i != NULL ? 2 : 1, .here = here};
}

/* ---------------------------------------------------------------- the list */

static enum status filter_of(struct ctx *ctx, const struct request *rq,
                             struct inspection_filter *out)
{
    struct date first, last;

    *out = (struct inspection_filter){
        .q = param_text(rq, "q"),
        .state = param_text(rq, "state"),
        .month = param_text(rq, "month"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .taking_part = !may(ctx, "inspection.read"),
        .reported = param_bool(rq, "reported"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (out->month.len > 0 && !date_parse_month(out->month, &first, &last))
        return fail_field(&ctx->err, "month", "inspection.err.month", NULL);
    return ST_OK;
}

static struct inspection_row_v row_of(const struct inspection *i)
{
    return (struct inspection_row_v){
        .id = i->id,
        .title = i->title,
        .statute = i->statute,
        .lead = i->lead,
        .starts_on = i->starts_on,
        .ends_on = i->ends_on,
        .items = i->items,
        .seen = i->seen,
        .bad = i->bad,
        .state = i->state,
        .tag = inspection_web_tag(i->state),
    };
}

static void list_links(struct ctx *ctx, struct inspection_list_v *v)
{
    struct link_v *links = arena_array(ctx->arena, 3, struct link_v);

    v->links = links;
    if (may(ctx, "inspection.manage"))
        links[v->links_count++] =
            (struct link_v){.label = T("inspection.do.new"), .url = S("/inspection/new")};
    links[v->links_count++] =
        (struct link_v){.label = T("inspection.do.field"), .url = S("/inspection/offline/desk")};
    if (may(ctx, "inspection.read"))
        links[v->links_count++] =
            (struct link_v){.label = T("inspection.findings"), .url = S("/inspection/finding")};
}

enum status inspection_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *fields = arena_array(ctx->arena, 1, struct field_v);
    struct inspection_list_v v = {0};
    struct inspection_filter f = {0};
    struct inspection_row_v *rows;
    struct list_links links;
    struct inspection *all;
    struct str next;

    TRY(filter_of(ctx, rq, &f));
    TRY(inspection_store_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct inspection_row_v);
    arr_each (n, v.rows_count)
        rows[n] = row_of(&all[n]);
    v.rows = rows;
    list_links(ctx, &v);
    fields[0] = form_field(ctx, rq, "select", "state", "inspection.col.state", f.state);
    form_words(ctx, &fields[0], INSPECTION_STATES, "inspection.state.", true);
    v.filter = (struct filter_v){.url = S("/inspection"),
                                 .label = T("inspection.filter.q"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 1,
                                 .reset = list_reset(rq, S("/inspection"))};
    links = list_links_of(ctx, rq, "/inspection", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = list_empty(
        ctx, rq, v.rows_count, T("inspection.none"),
        may(ctx, "inspection.manage") ? T("inspection.none_manage") : T("inspection.none_text"),
        link_next(ctx, "inspection.manage", T("inspection.do.new"), "/inspection/new"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("inspection.menu"), &inspection_list_view, &v);
}

/* ---------------------------------------------------------------- one */

struct inspection_item_row_v inspection_web_item_row(struct ctx *ctx,
                                                     const struct inspection_item *t)
{
    const unsigned heat = inspection_heat(t->ok, t->partial, t->bad);

    return (struct inspection_item_row_v){
        .id = t->id,
        .clause = t->clause_id,
        .cite = t->cite,
        .aspect = t->aspect,
        .question = t->question,
        .organ = t->organ,
        .ok = t->ok,
        .partial = t->partial,
        .bad = t->bad,
        .heat = heat,
        .heat_text = inspection_web_heat(heat),
        .rows_url = str_printf(ctx->arena, "/inspection/finding?item=%lld", (long long)t->id),
    };
}

static enum status items_of(struct ctx *ctx, const struct inspection *i,
                            struct inspection_show_v *v)
{
    const bool open = str_eqz(i->state, "prepared") || str_eqz(i->state, "running");
    struct kpi_v *sums = arena_array(ctx->arena, SUMS, struct kpi_v);
    struct inspection_item_row_v *rows;
    int64_t seen = 0, wrong = 0, well = 0;
    struct inspection_item *all;
    size_t count = 0;

    TRY(inspection_store_items(ctx, i->id, &all, &count));
    rows = arena_array(ctx->arena, count, struct inspection_item_row_v);
    arr_each (n, count) {
        rows[n] = inspection_web_item_row(ctx, &all[n]);
        seen += rows[n].heat != 0;
        well += all[n].ok;
        wrong += all[n].partial + all[n].bad;
        if (str_eqz(i->state, "running") && may(ctx, "inspection.find"))
            rows[n].find_url =
                str_printf(ctx->arena, "/inspection/item/%lld/find", (long long)all[n].id);
        if (open && may(ctx, "inspection.manage"))
            rows[n].edit_url =
                str_printf(ctx->arena, "/inspection/item/%lld", (long long)all[n].id);
        if (!may(ctx, "inspection.read"))
            rows[n].rows_url = S("");
    }
    v->items = rows;
    v->items_count = count;
    sums[0] = (struct kpi_v){.label = T("inspection.sum.items"),
                             .value = str_int(ctx->arena, (int64_t)count),
                             .unit = T("inspection.unit.item")};
    sums[1] = (struct kpi_v){.label = T("inspection.sum.seen"),
                             .value = str_int(ctx->arena, seen),
                             .unit = T("inspection.unit.item"),
                             .url = inspection_url(ctx, i->id, "/map")};
    sums[2] = (struct kpi_v){.label = T("inspection.sum.ok"),
                             .value = str_int(ctx->arena, well),
                             .unit = T("inspection.unit.place")};
    sums[3] = (struct kpi_v){.label = T("inspection.sum.wrong"),
                             .value = str_int(ctx->arena, wrong),
                             .unit = T("inspection.unit.place")};
    if (may(ctx, "inspection.read"))
        sums[3].url =
            str_printf(ctx->arena, "/inspection/finding?inspection=%lld&wrong=1", (long long)i->id);
    v->sums = (struct kpis_v){.items = sums, .items_count = count > 0 ? SUMS : 0};
    return ST_OK;
}

/* When its organs were told of the plan, or have to be. */
static enum status notice_fact(struct ctx *ctx, const struct inspection *i, struct kv_item_v *items,
                               size_t *n)
{
    const struct due_tag_v *due;
    struct tag_v *tag = arena_new(ctx->arena, struct tag_v);
    struct date by;

    TRY(inspection_notify_by(ctx, i, &by));
    if (!date_none(i->notified_on)) {
        items[(*n)++] =
            (struct kv_item_v){.label = T("inspection.col.notified"),
                               .value = date_cmp(i->notified_on, by) > 0
                                            ? TF(ctx->arena, "inspection.notified_late",
                                                 text_date(ctx->arena, i->notified_on, ctx->today))
                                            : text_date(ctx->arena, i->notified_on, ctx->today)};
        return ST_OK;
    }
    if (!str_eqz(i->state, "prepared"))
        return ST_OK;
    due = due_tag_make(ctx, by);
    if (due != NULL)
        *tag = (struct tag_v){.label = due->label, .class = due->class};
    items[(*n)++] = (struct kv_item_v){.label = T("inspection.col.notify_by"),
                                       .value = TF(ctx->arena, "inspection.notify_by",
                                                   text_date(ctx->arena, by, ctx->today),
                                                   T("inspection.notice_article")),
                                       .tag = due != NULL ? tag : NULL};
    return ST_OK;
}

/* What deputies found and the office has not looked at yet: it cannot be closed before. */
static enum status put_waiting(struct ctx *ctx, const struct inspection *i,
                               struct inspection_show_v *v)
{
    struct note_v *note = arena_new(ctx->arena, struct note_v);
    struct link_v *more = arena_new(ctx->arena, struct link_v);
    int64_t waiting;

    if (!may(ctx, "inspection.manage") || !may(ctx, "inspection.read") ||
        str_eqz(i->state, "closed"))
        return ST_OK;
    TRY(inspection_waiting(ctx, i->id, &waiting));
    if (waiting == 0)
        return ST_OK;
    *more = (struct link_v){.label = T("inspection.see_waiting"),
                            .url = str_printf(ctx->arena,
                                              "/inspection/finding?inspection=%lld&waiting=1",
                                              (long long)i->id)};
    *note = (struct note_v){
        .warn = true,
        .title = S(""),
        .text = TF(ctx->arena, "inspection.note.waiting", str_int(ctx->arena, waiting)),
        .more = more};
    v->waiting = note;
    return ST_OK;
}

static enum status facts_of(struct ctx *ctx, const struct inspection *i,
                            struct inspection_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct matter matter = {0};
    size_t n = 0;

    items[n++] =
        (struct kv_item_v){.label = T("inspection.col.statute"),
                           .value = i->statute,
                           .url = may(ctx, "statute.read") ? str_printf(ctx->arena, "/statute/%lld",
                                                                        (long long)i->statute_id)
                                                           : S("")};
    items[n++] = (struct kv_item_v){.label = T("inspection.col.days"),
                                    .value = TF(ctx->arena, "inspection.days",
                                                text_date(ctx->arena, i->starts_on, ctx->today),
                                                text_date(ctx->arena, i->ends_on, ctx->today))};
    TRY(notice_fact(ctx, i, items, &n));
    if (i->lead.len > 0)
        items[n++] = (struct kv_item_v){.label = T("inspection.col.lead"), .value = i->lead};
    if (!date_none(i->reported_on))
        items[n++] = (struct kv_item_v){.label = T("inspection.col.reported"),
                                        .value = text_date(ctx->arena, i->reported_on, ctx->today)};
    if (i->matter_id != 0 && may(ctx, "supervision.read")) {
        TRY(supervision_matter_get(ctx, i->matter_id, &matter));
        items[n++] = (struct kv_item_v){
            .label = T("inspection.f.matter"),
            .value = matter.title,
            .url = str_printf(ctx->arena, "/supervision/%lld", (long long)matter.id)};
    }
    v->facts = (struct kv_v){.items = items, .items_count = n};
    return ST_OK;
}

static void add_link(struct ctx *ctx, struct inspection_show_v *v, const char *word,
                     const char *tail)
{
    struct link_v *links = (struct link_v *)v->links;

    links[v->links_count++] = (struct link_v){.label = text_of("inspection.do.", str_from(word)),
                                              .url = inspection_url(ctx, v->id, tail)};
}

static void acts_of(struct ctx *ctx, const struct inspection *i, struct inspection_show_v *v)
{
    struct action_v *acts = arena_array(ctx->arena, ACTS_MAX, struct action_v);
    const bool prepared = str_eqz(i->state, "prepared"), running = str_eqz(i->state, "running");

    v->acts = acts;
    v->links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    if (may(ctx, "inspection.manage") && prepared && v->items_count > 0)
        acts[v->acts_count++] = (struct action_v){.url = inspection_url(ctx, i->id, "/start"),
                                                  .label = T("inspection.do.start"),
                                                  .primary = true};
    if (may(ctx, "inspection.manage") && str_eqz(i->state, "reported"))
        acts[v->acts_count++] = (struct action_v){.url = inspection_url(ctx, i->id, "/close"),
                                                  .label = T("inspection.do.close"),
                                                  .primary = true};
    if (running && may(ctx, "inspection.find")) {
        struct link_v *links = (struct link_v *)v->links;

        links[v->links_count++] = (struct link_v){.label = T("inspection.do.field"),
                                                  .url = S("/inspection/offline/desk")};
    }
    if (v->items_count > 0) {
        add_link(ctx, v, "map", "/map");
        add_link(ctx, v, "sheet", "/sheet");
    }
    if (!prepared)
        add_link(ctx, v, "paper", "/paper");
    if (!may(ctx, "inspection.manage") || (!prepared && !running))
        return;
    if (running)
        add_link(ctx, v, "report", "/report");
    if (date_none(i->notified_on))
        add_link(ctx, v, "notify", "/notify");
    add_link(ctx, v, "clauses", "/clauses");
    add_link(ctx, v, "edit", "/edit");
}

enum status inspection_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inspection_show_v v;
    struct inspection i = {0};

    TRY(inspection_get(ctx, path_id(rq, "id"), &i));
    v = (struct inspection_show_v){
        .crumbs = inspection_web_crumbs(ctx, NULL, i.title),
        .id = i.id,
        .version = i.version,
        .title = i.title,
        .state = i.state,
        .tag = inspection_web_tag(i.state),
        .goal = i.goal,
        .summary = i.summary,
        .amend = i.amend,
    };
    TRY(items_of(ctx, &i, &v));
    TRY(facts_of(ctx, &i, &v));
    acts_of(ctx, &i, &v);
    TRY(put_waiting(ctx, &i, &v));
    form_errors(ctx, rq, &v.errors);
    v.more = acts_more(ctx, v.links, &v.links_count);
    return respond_view(ctx, rq, rs, FRAME_STAFF, i.title, &inspection_show_view, &v);
}

/* ---------------------------------------------------------------- the map */

enum status inspection_web_map(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inspection_map_v v = {0};
    struct inspection_cell_v *cells;
    struct inspection_item *all;
    struct inspection i = {0};
    size_t count = 0;

    TRY(inspection_get(ctx, path_id(rq, "id"), &i));
    TRY(inspection_store_items(ctx, i.id, &all, &count));
    cells = arena_array(ctx->arena, count, struct inspection_cell_v);
    arr_each (n, count) {
        const struct inspection_item *t = &all[n];
        const unsigned heat = inspection_heat(t->ok, t->partial, t->bad);

        cells[n] = (struct inspection_cell_v){
            .item = t->id,
            .cite = t->cite,
            .aspect = t->aspect,
            .heat = heat,
            .heat_text = inspection_web_heat(heat),
            .count = t->ok + t->partial + t->bad,
            .label = heat == 0 ? inspection_web_heat(heat)
                               : TF(ctx->arena, "inspection.cell", inspection_web_heat(heat),
                                    str_int(ctx->arena, t->ok), str_int(ctx->arena, t->partial),
                                    str_int(ctx->arena, t->bad)),
            .url = may(ctx, "inspection.read") && heat != 0
                       ? str_printf(ctx->arena, "/inspection/finding?item=%lld", (long long)t->id)
                       : S(""),
        };
    }
    v.crumbs = inspection_web_crumbs(ctx, &i, T("inspection.do.map"));
    v.title = i.title;
    v.cells = cells;
    v.cells_count = count;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("inspection.do.map"), &inspection_map_view, &v);
}
