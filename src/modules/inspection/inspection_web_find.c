// SPDX-License-Identifier: MulanPSL-2.0
/* What was found: writing it down, the list, one with its photographs and what came of it. */
#include "modules/attachment/attachment.h"
#include "modules/inspection/inspection_list.h"
#include "modules/inspection/inspection_web.h"
#include "modules/supervision/supervision.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 9, LINKS_MAX = 3, TEXT_LINES = 4, PHOTO_SIDE = 1600, FIELDS = 2 };

#define FILES "inspection_finding"

static const char *const KEPT[] = {"q",     "verdict", "aspect", "wrong", "waiting",
                                   "month", "from",    "to",     "item",  "inspection",
                                   "organ", "limit",   NULL};

static struct str finding_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/inspection/finding/%lld%s", (long long)id, tail);
}

/* ---------------------------------------------------------------- the list */

struct inspection_finding_row_v inspection_web_finding_row(const struct inspection_finding *f)
{
    return (struct inspection_finding_row_v){
        .id = f->id,
        .inspection = f->inspection_id,
        .title = f->title,
        .cite = f->cite,
        .aspect = f->aspect,
        .place = f->place,
        .verdict = f->verdict,
        .text = f->text,
        .organ = f->organ,
        .found_on = f->found_on,
        .due_on = f->due_on,
        .finder = f->finder,
        .tag = inspection_web_verdict(f->verdict),
    };
}

static enum status filter_of(struct ctx *ctx, const struct request *rq,
                             struct inspection_finding_filter *out)
{
    struct date first, last;

    *out = (struct inspection_finding_filter){
        .inspection_id = param_id(rq, "inspection"),
        .item_id = param_id(rq, "item"),
        .organ_id = param_id(rq, "organ"),
        .q = param_text(rq, "q"),
        .verdict = param_text(rq, "verdict"),
        .aspect = param_text(rq, "aspect"),
        .month = param_text(rq, "month"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .wrong = param_bool(rq, "wrong"),
        .waiting = param_bool(rq, "waiting"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (out->month.len > 0 && !date_parse_month(out->month, &first, &last))
        return fail_field(&ctx->err, "month", "inspection.err.month", NULL);
    return ST_OK;
}

enum status inspection_web_findings(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *fields = arena_array(ctx->arena, FIELDS, struct field_v);
    struct inspection_finding_filter f = {0};
    struct inspection_finding_row_v *rows;
    struct inspection_findings_v v = {0};
    struct inspection_finding *all;
    struct list_links links;
    struct str next;

    TRY(filter_of(ctx, rq, &f));
    TRY(inspection_store_findings(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct inspection_finding_row_v);
    arr_each (n, v.rows_count)
        rows[n] = inspection_web_finding_row(&all[n]);
    v.rows = rows;
    v.crumbs = inspection_web_crumbs(ctx, NULL, T("inspection.findings"));
    fields[0] = form_field(ctx, rq, "select", "verdict", "inspection.col.verdict", f.verdict);
    form_words(ctx, &fields[0], INSPECTION_VERDICTS, "inspection.verdict.", true);
    fields[1] = form_field(ctx, rq, "select", "aspect", "inspection.col.aspect", f.aspect);
    form_words(ctx, &fields[1], INSPECTION_ASPECTS, "inspection.aspect.", true);
    v.filter = (struct filter_v){.url = S("/inspection/finding"),
                                 .label = T("inspection.filter.finding"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = FIELDS,
                                 .reset = list_reset(rq, S("/inspection/finding"))};
    links = list_links_of(ctx, rq, "/inspection/finding", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = list_empty(ctx, rq, v.rows_count, T("inspection.findings_none"),
                         T("inspection.findings_none_text"),
                         link_next(ctx, "inspection.find", T("inspection.menu"), "/inspection"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("inspection.findings"),
                        &inspection_findings_view, &v);
}

/* ---------------------------------------------------------------- one */

static enum status facts_of(struct ctx *ctx, const struct inspection_finding *f,
                            const struct inspection *i, struct inspection_finding_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    size_t n = 0;

    items[n++] = (struct kv_item_v){.label = T("inspection.col.place"), .value = f->place};
    items[n++] = (struct kv_item_v){.label = T("inspection.col.cite"),
                                    .value = TF(ctx->arena, "inspection.cite", i->statute, f->cite,
                                                text_of("inspection.aspect.", f->aspect))};
    items[n++] = (struct kv_item_v){.label = T("inspection.col.on"),
                                    .value = text_date(ctx->arena, f->found_on, ctx->today)};
    items[n++] = (struct kv_item_v){.label = T("inspection.col.finder"),
                                    .value = f->finder.len == 0
                                                 ? text_of("inspection.way.", f->way)
                                                 : TF(ctx->arena, "inspection.finder", f->finder,
                                                      text_of("inspection.way.", f->way))};
    if (f->organ.len > 0)
        items[n++] = (struct kv_item_v){.label = T("inspection.col.organ"), .value = f->organ};
    if (!date_none(f->due_on))
        items[n++] = (struct kv_item_v){.label = T("inspection.col.due"),
                                        .value = text_date(ctx->arena, f->due_on, ctx->today)};
    if (f->problem_id != 0 && may(ctx, "supervision.read")) {
        struct supervision_problem p = {0};

        TRY(supervision_problem_get(ctx, f->problem_id, &p));
        items[n++] = (struct kv_item_v){
            .label = T("inspection.problem"),
            .value = text_of("supervision.problem_state.", p.state),
            .url = str_printf(ctx->arena, "/supervision/problem/%lld", (long long)p.id)};
    }
    if (inspection_waits(f) && !str_eqz(i->state, "closed"))
        items[n++] =
            (struct kv_item_v){.label = T("inspection.problem"), .value = T("inspection.waits")};
    v->facts = (struct kv_v){.items = items, .items_count = n};
    return ST_OK;
}

enum status inspection_web_finding(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct action_v *act = arena_new(ctx->arena, struct action_v);
    struct inspection_finding_row_v *rows;
    struct inspection_finding f = {0}, *series;
    struct inspection_finding_v v = {0};
    struct inspection_item t = {0};
    struct inspection i = {0};

    TRY(inspection_store_finding(ctx, path_id(rq, "id"), &f));
    TRY(inspection_get(ctx, f.inspection_id, &i));
    TRY(inspection_store_item(ctx, f.item_id, &t));
    TRY(inspection_store_series(ctx, f.again_id != 0 ? f.again_id : f.id, &series,
                                &v.series_count));
    rows = arena_array(ctx->arena, v.series_count, struct inspection_finding_row_v);
    arr_each (n, v.series_count)
        rows[n] = inspection_web_finding_row(&series[n]);
    v.series = rows;
    if (v.series_count < 2)
        v.series_count = 0;
    v.crumbs = inspection_web_crumbs(ctx, &i, f.place);
    v.id = f.id;
    v.title = f.place;
    v.tag = inspection_web_verdict(f.verdict);
    v.text = f.text;
    v.question = t.question;
    v.links = links;
    if (may(ctx, "inspection.find") && !str_eqz(i.state, "closed")) {
        links[v.links_count++] = (struct link_v){.label = T("inspection.do.again"),
                                                 .url = finding_url(ctx, f.id, "/again")};
        links[v.links_count++] = (struct link_v){
            .label = T("inspection.do.files"),
            .url = attachment_page_url(ctx->arena, (struct attachment_of){FILES, f.id})};
    }
    if (inspection_waits(&f) && may(ctx, "inspection.manage") && !str_eqz(i.state, "closed")) {
        act->url = finding_url(ctx, f.id, "/problem");
        act->label = T("inspection.do.confirm");
        act->primary = true;
        v.confirm = act;
        links[v.links_count++] = (struct link_v){.label = T("inspection.do.dismiss"),
                                                 .url = finding_url(ctx, f.id, "/dismiss")};
    }
    form_errors(ctx, rq, &v.errors);
    TRY(facts_of(ctx, &f, &i, &v));
    TRY(attachment_shown(ctx, (struct attachment_of){FILES, f.id}, &v.files));
    return respond_view(ctx, rq, rs, FRAME_STAFF, f.place, &inspection_finding_view, &v);
}

enum status inspection_web_confirm(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(inspection_confirm(ctx, id));
    respond_flash(rs, "inspection.done.confirmed", S(""));
    return respond_see_other(rs, "/inspection/finding/%lld", (long long)id);
}

/* ---------------------------------------------------------------- writing it down */

static enum status put_finding(struct form_page *f, int64_t organ_id)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "radio", "verdict", "inspection.col.verdict", S(""));

    form_words(ctx, field, INSPECTION_VERDICTS, "inspection.verdict.", false);
    field = form_page_put(f, "text", "text", "inspection.f.text", S(""));
    form_max(field, INSPECTION_TEXT_CHARS, TEXT_LINES);
    form_optional(field);
    (void)form_page_put(f, "date", "found_on", "inspection.col.on", list_iso(ctx, ctx->today));
    field = form_page_put(f, "file", "file", "inspection.f.photo", S(""));
    field->accept = S("image/*");
    field->many = true;
    field->shrink = PHOTO_SIDE;
    form_optional(field);
    if (organ_id < 0)
        return ST_OK;
    TRY(inspection_web_organ(f, organ_id));
    form_optional(form_page_put(f, "date", "due_on", "inspection.f.due", S("")));
    return ST_OK;
}

enum status inspection_web_find_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inspection_item t = {0};
    struct inspection i = {0};
    struct form_page *f;

    TRY(inspection_store_item(ctx, path_id(rq, "id"), &t));
    TRY(inspection_get(ctx, t.inspection_id, &i));
    f = inspection_web_form(ctx, rq, &i,
                            str_printf(ctx->arena, "/inspection/item/%lld/find", (long long)t.id),
                            TF(ctx->arena, "inspection.find_title", t.cite));
    (void)form_page_put(f, "line", "place", "inspection.f.place", S(""));
    TRY(put_finding(f, t.organ_id));
    return inspection_web_show_form(f, rs);
}

static struct inspection_finding read_finding(const struct request *rq)
{
    return (struct inspection_finding){
        .client = param_text(rq, "client"),
        .way = param_text(rq, "client").len > 0 ? S("offline") : S("desk"),
        .verdict = param_text(rq, "verdict"),
        .place = param_text(rq, "place"),
        .text = param_text(rq, "text"),
        .finder = S(""),
        .organ_id = param_id(rq, "organ"),
        .found_on = param_date(rq, "found_on"),
        .due_on = param_date(rq, "due_on"),
    };
}

/* A device that sends again what has arrived brings no second photograph. */
static enum status write_down(struct ctx *ctx, const struct request *rq, struct response *rs,
                              const struct inspection_finding *in)
{
    bool is_new;
    int64_t id;

    TRY(inspection_find(ctx, in, &id, &is_new));
    respond_flash(rs,
                  !is_new || attachment_keep_brought(ctx, rq, (struct attachment_of){FILES, id})
                      ? "inspection.done.found"
                      : "inspection.done.no_photo",
                  S(""));
    return respond_see_other(rs, "/inspection/finding/%lld", (long long)id);
}

enum status inspection_web_find(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inspection_finding in = read_finding(rq);
    struct inspection_item t = {0};
    struct inspection i = {0};

    TRY(inspection_store_item(ctx, path_id(rq, "id"), &t));
    TRY(inspection_get(ctx, t.inspection_id, &i));
    in.item_id = t.id;
    return write_down(ctx, rq, rs, &in);
}

enum status inspection_web_again_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct inspection_finding had = {0};
    struct inspection i = {0};
    struct form_page *f;

    TRY(inspection_store_finding(ctx, path_id(rq, "id"), &had));
    TRY(inspection_get(ctx, had.inspection_id, &i));
    f = inspection_web_form(ctx, rq, &i, finding_url(ctx, had.id, "/again"),
                            TF(ctx->arena, "inspection.again_title", had.place));
    TRY(put_finding(f, -1));
    return inspection_web_show_form(f, rs);
}

enum status inspection_web_again(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inspection_finding in = read_finding(rq), had = {0};
    struct inspection i = {0};

    TRY(inspection_store_finding(ctx, path_id(rq, "id"), &had));
    TRY(inspection_get(ctx, had.inspection_id, &i));
    in.again_id = had.id;
    in.place = had.place;
    return write_down(ctx, rq, rs, &in);
}
