// SPDX-License-Identifier: MulanPSL-2.0
/* The list of reports, and the form of a report's head. */
#include "modules/report/report_web.h"
#include "modules/congress/congress.h"
#include "modules/indicator/indicator.h"
#include "modules/report/report_actions.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include "report_view.h"

enum { KINDS_MAX = 12 };

static const char *const KEPT[] = {"q", "kind", "state", "year", "limit", NULL};

struct str report_web_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/report/%lld%s", (long long)id, tail);
}

struct tag_v report_web_tag(struct str state)
{
    return (struct tag_v){.label = text_of("report.state.", state),
                          .class = str_eqz(state, "frozen") || str_eqz(state, "published") ? S("ok")
                                   : str_eqz(state, "judged") ? S("wait")
                                   : str_eqz(state, "asked") || str_eqz(state, "passed")
                                       ? S("doing")
                                       : S("")};
}

struct crumbs_v report_web_crumbs(struct ctx *ctx, const struct report *r, struct str here)
{
    struct link_v *items = arena_array(ctx->arena, 2, struct link_v);

    items[0] = (struct link_v){.label = T("report.menu"), .url = S("/report")};
    items[1] = (struct link_v){.label = r->title, .url = report_web_url(ctx, r->id, "")};
    return (struct crumbs_v){.items = items, .items_count = 2, .here = here};
}

/* ---------------------------------------------------------------- the list */

static struct field_v word_field(struct ctx *ctx, const struct request *rq, const char *name,
                                 const char *label, const char *words, const char *prefix)
{
    struct field_v f = form_field(ctx, rq, "select", name, label, param_text(rq, name));

    form_words(ctx, &f, words, prefix, true);
    return f;
}

static struct str draft_of(struct ctx *ctx, const struct report *r)
{
    return r->draft_no == 0 ? T("report.no_draft")
                            : TF(ctx->arena, "report.draft_no", str_int(ctx->arena, r->draft_no));
}

static struct report_row_v row_of(struct ctx *ctx, const struct report *r)
{
    return (struct report_row_v){
        .id = r->id,
        .title = r->title,
        .kind = r->kind,
        .from = r->from,
        .to = r->to,
        .draft = draft_of(ctx, r),
        .saved_at = r->saved_at,
        .saved_by = r->saved_by,
        .state = r->state,
        .tag = report_web_tag(r->state),
    };
}

static void filter_of(struct ctx *ctx, const struct request *rq, struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);

    fields[0] = word_field(ctx, rq, "kind", "report.col.kind", REPORT_KINDS, "report.kind.");
    fields[1] = word_field(ctx, rq, "state", "report.col.state", REPORT_STATES, "report.state.");
    fields[2] =
        form_field(ctx, rq, "int", "year", "report.col.year",
                   param_int(rq, "year") > 0 ? str_int(ctx->arena, param_int(rq, "year")) : S(""));
    *out = (struct filter_v){.url = S("/report"),
                             .label = T("report.filter.q"),
                             .q = param_text(rq, "q"),
                             .fields = fields,
                             .fields_count = 3,
                             .reset = list_reset(rq, S("/report"))};
}

/* What waits for the reader's word comes before everything else. */
static enum status put_waiting(struct ctx *ctx, struct report_list_v *v)
{
    const struct report_filter f = {.state = S("judged"), .limit = 1};
    struct report *all;
    struct str next;
    int64_t total;
    size_t count;

    v->waits_url = v->waits_title = S("");
    if (!may(ctx, "report.approve"))
        return ST_OK;
    TRY(report_store_page(ctx, &f, &all, &count, &next, &total));
    if (count == 0)
        return ST_OK;
    v->waits_title = all[0].title;
    v->waits_url = report_web_url(ctx, all[0].id, "/way");
    return ST_OK;
}

enum status report_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct report_filter f = {
        .q = param_text(rq, "q"),
        .kind = param_text(rq, "kind"),
        .state = param_text(rq, "state"),
        .year = param_int(rq, "year") > 0 ? param_int(rq, "year") : 0,
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct link_v *link = arena_array(ctx->arena, 3, struct link_v);
    struct report_list_v v = {.links = link};
    struct report_row_v *rows;
    struct list_links links;
    struct report *all;
    struct str next;

    TRY(report_store_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct report_row_v);
    arr_each (i, v.rows_count)
        rows[i] = row_of(ctx, &all[i]);
    v.rows = rows;
    if (may(ctx, "report.write"))
        link[v.links_count++] =
            (struct link_v){.label = T("report.do.new"), .url = S("/report/new")};
    v.main = v.links_count > 0;
    link[v.links_count++] = (struct link_v){.label = T("report.goals"), .url = S("/report/goal")};
    link[v.links_count++] =
        (struct link_v){.label = T("report.read.menu"), .url = S("/report/reading")};
    TRY(put_waiting(ctx, &v));
    filter_of(ctx, rq, &v.filter);
    links = list_links_of(ctx, rq, "/report", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    *empty = (struct empty_v){.title = T("report.none"), .text = T("report.none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("report.menu"), &report_list_view, &v);
}

/* ---------------------------------------------------------------- the head */

static enum status show(struct form_page *f, struct response *rs)
{
    struct report_form_v *v = arena_new(f->ctx->arena, struct report_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &report_form_view, v);
}

static void put_head(struct form_page *f, const struct report *r)
{
    (void)form_page_put(f, "line", "title", "report.f.title", r->title);
    form_optional(form_page_put(f, "line", "byline", "report.f.byline", r->byline));
    (void)form_page_put(f, "date", "from", "report.f.from", list_iso(f->ctx, r->from));
    (void)form_page_put(f, "date", "to", "report.f.to", list_iso(f->ctx, r->to));
}

static void read_head(const struct request *rq, struct report_new *out)
{
    *out = (struct report_new){.id = path_id(rq, "id"),
                               .version = param_int(rq, "version"),
                               .kind = param_text(rq, "kind"),
                               .title = param_text(rq, "title"),
                               .byline = param_text(rq, "byline"),
                               .from = param_date(rq, "from"),
                               .to = param_date(rq, "to"),
                               .text = S("")};
}

/* What each kind is usually about: half a year, a month, the year. */
static struct report usual(struct ctx *ctx, struct str kind)
{
    const struct period year = indicator_year(ctx->today.year);
    const struct str n = str_int(ctx->arena, ctx->today.year);
    struct report r = {
        .kind = kind,
        .title = text_fill(
            ctx->arena,
            str_z(ctx->arena, str_printf(ctx->arena, "report.title." STR_FMT, STR_ARG(kind))),
            (const struct str[]){n, str_int(ctx->arena, ctx->today.month)}, 2),
        .byline = S(""),
        .from = year.from,
        .to = year.to};

    if (str_eqz(kind, "half"))
        r.to = (struct date){ctx->today.year, 6, days_in_month(ctx->today.year, 6)};
    if (str_eqz(kind, "brief")) {
        r.from = (struct date){ctx->today.year, ctx->today.month, 1};
        r.to = (struct date){ctx->today.year, ctx->today.month,
                             days_in_month(ctx->today.year, ctx->today.month)};
    }
    return r;
}

static const struct tabs_v *kinds_of(struct ctx *ctx, struct str now)
{
    struct tabs_v *tabs = arena_new(ctx->arena, struct tabs_v);
    struct tab_v *items = arena_array(ctx->arena, KINDS_MAX, struct tab_v);
    struct str rest = S(REPORT_KINDS), kind;

    *tabs = (struct tabs_v){.label = T("report.f.kind"), .items = items};
    while (str_cut(&rest, ' ', &kind) && tabs->items_count < KINDS_MAX)
        items[tabs->items_count++] = (struct tab_v){
            .label = text_of("report.kind.", kind),
            .url = str_printf(ctx->arena, "/report/new?kind=" STR_FMT, STR_ARG(kind)),
            .on = str_eq(kind, now),
            .count = S(""),
        };
    return tabs;
}

/* A county writes of one of its townships by its delegation; a township of itself. */
static enum status put_places(struct form_page *f)
{
    struct delegation *all;
    struct option_v *options;
    struct field_v *field;
    size_t count;

    TRY(delegation_list(f->ctx, &all, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("report.place_whole")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(f->ctx->arena, all[i].id), .label = all[i].name};
    field = form_page_put(f, "select", "delegation", "report.f.delegation", S(""));
    form_options(f->ctx, field, options, count + 1);
    field->choose = false;
    return ST_OK;
}

static enum status place_of(struct ctx *ctx, int64_t id, struct str *out)
{
    struct delegation *all;
    size_t count;

    if (id <= 0)
        return ST_OK;
    TRY(delegation_list(ctx, &all, &count));
    arr_each (i, count)
        if (all[i].id == id)
            *out = all[i].name;
    return ST_OK;
}

enum status report_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str asked = form_value(rq, "kind", param_text(rq, "kind"));
    const struct str kind = report_kind_known(asked) ? asked : S("committee");
    const struct report r = usual(ctx, kind);
    struct form_page *f = form_page_open(ctx, rq, T("report.do.new"), S("/report/new"),
                                         S("/report"), T("report.do.begin"));
    struct field_v *start;

    form_page_crumb(f, T("report.menu"), S("/report"));
    f->v.tabs = kinds_of(ctx, kind);
    (void)form_page_put(f, "hidden", "kind", "report.f.kind", kind);
    if (str_eqz(kind, "township"))
        TRY(put_places(f));
    put_head(f, &r);
    start = form_page_put(f, "radio", "start", "report.f.start", S("outline"));
    form_words(ctx, start, "outline whole empty", "report.start.", false);
    return show(f, rs);
}

/* 2026年柳河镇人大工作小结, where nobody has written another title than that of all of them. */
static void name_place(struct ctx *ctx, struct str place, struct str *title)
{
    const struct str tail = TF(ctx->arena, "congress.division.delegation", S(""));
    const bool town = str_ends(place, tail) && place.len > tail.len;

    if (town && str_eq(*title, usual(ctx, S("township")).title))
        *title = TF(ctx->arena, "report.title.township_of", str_int(ctx->arena, ctx->today.year),
                    (struct str){place.ptr, place.len - tail.len});
}

enum status report_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct str place = S("");
    struct report_new in;
    int64_t id;

    read_head(rq, &in);
    in.id = 0;
    TRY(place_of(ctx, param_id(rq, "delegation"), &place));
    name_place(ctx, place, &in.title);
    if (!str_eqz(param_text(rq, "start"), "empty") && report_period_valid(in.from, in.to))
        TRY(report_outline(ctx, in.kind, &(struct period){in.from, in.to},
                           str_eqz(param_text(rq, "start"), "whole"), place, &in.text));
    TRY(report_save(ctx, &in, &id));
    respond_flash(rs, "report.done.begun", S(""));
    return respond_see_other(rs, "/report/%lld", (long long)id);
}

enum status report_web_head_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct report r;

    TRY(report_open(ctx, path_id(rq, "id"), &r));
    f = form_page_open(ctx, rq, T("report.do.head"), report_web_url(ctx, r.id, "/head"),
                       report_web_url(ctx, r.id, ""), T("report.do.save"));
    form_page_crumb(f, T("report.menu"), S("/report"));
    form_page_crumb(f, r.title, report_web_url(ctx, r.id, ""));
    form_page_version(f, r.version);
    form_words(ctx, form_page_put(f, "select", "kind", "report.f.kind", r.kind), REPORT_KINDS,
               "report.kind.", false);
    put_head(f, &r);
    return show(f, rs);
}

enum status report_web_head(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct report_new in;
    int64_t id;

    read_head(rq, &in);
    TRY(report_save(ctx, &in, &id));
    respond_flash(rs, "report.done.saved", S(""));
    return respond_see_other(rs, "/report/%lld", (long long)id);
}
