// SPDX-License-Identifier: MulanPSL-2.0
/* The list of documents, and what the pages share. */
#include "modules/filing/filing_web.h"
#include "modules/congress/congress.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WORDS_MAX = 12, LINKS_MAX = 10, FIELDS = 5 };

static const char *const KEPT[] = {"q",  "state", "mode",  "result", "organ",   "late",      "from",
                                   "to", "by",    "month", "limit",  "in_time", "corrected", NULL};

struct str filing_web_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/filing/%lld%s", (long long)id, tail);
}

struct crumbs_v filing_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                  struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){.label = T("filing.menu"), .url = S("/filing")};
    up[1] = (struct link_v){.label = label, .url = url};
    return (struct crumbs_v){.items = up, .items_count = label.len > 0 ? 2 : 1, .here = here};
}

void filing_web_options(struct ctx *ctx, struct field_v *f, const char *words, const char *prefix,
                        bool all)
{
    struct option_v options[WORDS_MAX];
    struct str rest = str_from(words), word;
    size_t n = 0;

    if (all)
        options[n++] = (struct option_v){.value = S(""), .label = T("word.all")};
    while (n < WORDS_MAX && str_cut(&rest, ' ', &word))
        options[n++] = (struct option_v){.value = word, .label = text_of(prefix, word)};
    form_options(ctx, f, options, n);
    f->choose = !all;
}

struct tag_v filing_web_tag(const struct filing *f)
{
    if (str_eqz(f->state, "closed"))
        return (struct tag_v){.label = text_of("filing.result.", f->result),
                              .class = str_eqz(f->result, "clean") ? S("ok") : S("bad")};
    return (struct tag_v){.label = text_of("filing.state.", f->state),
                          .class = str_eqz(f->state, "refused") ? S("")
                                   : str_eqz(f->state, "returned") || str_eqz(f->state, "opinion")
                                       ? S("wait")
                                       : S("doing")};
}

struct tag_v filing_web_ask_tag(struct str state)
{
    return (struct tag_v){.label = text_of("filing.asked.", state),
                          .class = str_eqz(state, "answered") ? S("ok")
                                   : str_eqz(state, "received") || str_eqz(state, "accepted")
                                       ? S("doing")
                                       : S("")};
}

const struct empty_v *filing_web_empty(struct ctx *ctx, struct str title, struct str text)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty = (struct empty_v){.title = title, .text = text};
    return empty;
}

enum status filing_web_form(struct form_page *f, struct response *rs)
{
    struct filing_form_v *v = arena_new(f->ctx->arena, struct filing_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &filing_form_view, v);
}

static bool is_maker(enum organ_kind kind)
{
    return kind == ORGAN_GOVERNMENT || kind == ORGAN_SUPERVISION || kind == ORGAN_COURT ||
           kind == ORGAN_PROCURATORATE || kind == ORGAN_TOWNSHIP || kind == ORGAN_DEPARTMENT;
}

static bool is_reviewer(enum organ_kind kind)
{
    return kind == ORGAN_WORK_OFFICE || kind == ORGAN_SPECIAL_COMMITTEE ||
           kind == ORGAN_STANDING_COMMITTEE;
}

enum status filing_web_organs(struct form_page *f, const char *name, const char *label, bool makers,
                              int64_t chosen, bool optional)
{
    struct field_v *field = form_page_put(f, makers ? "select" : "check", name, label,
                                          chosen != 0 ? str_int(f->ctx->arena, chosen) : S(""));
    struct option_v *options;
    struct organ *all;
    size_t count, n = 0;

    TRY(organ_list(f->ctx, false, &all, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    arr_each (i, count)
        if (makers ? is_maker(all[i].kind) : is_reviewer(all[i].kind))
            options[n++] =
                (struct option_v){.value = str_int(f->ctx->arena, all[i].id), .label = all[i].name};
    if (makers)
        form_options(f->ctx, field, options, n);
    else
        form_checks(f->ctx, f->rq, field, options, n);
    field->choose = makers;
    if (optional)
        form_optional(field);
    return ST_OK;
}

void filing_web_kpi(struct ctx *ctx, struct kpi_v *to, struct str label, int64_t n, struct str url)
{
    *to = (struct kpi_v){.label = label,
                         .value = str_int(ctx->arena, n),
                         .unit = T("unit.piece"),
                         .url = url,
                         .note = S("")};
}

struct kpis_v filing_web_sums(struct ctx *ctx, int64_t year, const struct filing_sums *s)
{
    const struct {
        const char *label, *url; /* {year}: the year */
        int64_t n;
    } ROWS[] = {
        {"filing.sum.filed", "/filing?from={year}-01-01&to={year}-12-31", s->filed},
        {"filing.sum.late", "/filing?late=1&from={year}-01-01&to={year}-12-31", s->late},
        {"filing.sum.active", "/filing?by=closed&mode=active&from={year}-01-01&to={year}-12-31",
         s->active},
        {"filing.sum.corrected", "/filing?by=closed&corrected=1&from={year}-01-01&to={year}-12-31",
         s->corrected + s->repealed + s->revoked},
        {"filing.sum.asked", "/filing/ask?from={year}-01-01&to={year}-12-31",
         s->suggestions + s->requests},
        {"filing.sum.missing", "/filing/catalogue?missing=1&year={year}", s->missing},
    };
    struct kpi_v *items = arena_array(ctx->arena, COUNT(ROWS), struct kpi_v);

    arr_each (i, COUNT(ROWS)) {
        struct buf url = buf_new(ctx->arena, 0);
        struct str rest = str_from(ROWS[i].url);

        while (rest.len > 0) {
            if (str_starts(rest, S("{year}"))) {
                buf_int(&url, year);
                rest = (struct str){rest.ptr + 6, rest.len - 6};
                continue;
            }
            buf_char(&url, rest.ptr[0]);
            rest = (struct str){rest.ptr + 1, rest.len - 1};
        }
        filing_web_kpi(ctx, &items[i], text(ROWS[i].label), ROWS[i].n, buf_view(&url));
    }
    return (struct kpis_v){.items = items, .items_count = COUNT(ROWS)};
}

/* ---------------------------------------------------------------- the list */

static enum status filter_of(struct ctx *ctx, const struct request *rq, struct filing_filter *f)
{
    struct date first, last;

    *f = (struct filing_filter){
        .q = param_text(rq, "q"),
        .state = param_text(rq, "state"),
        .mode = param_text(rq, "mode"),
        .result = param_text(rq, "result"),
        .month = param_text(rq, "month"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .by = str_eqz(param_text(rq, "by"), "closed") ? "closed" : NULL,
        .organ_id = param_id(rq, "organ"),
        .late = param_bool(rq, "late"),
        .in_time = param_bool(rq, "in_time"),
        .corrected = param_bool(rq, "corrected"),
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
    if (!may(ctx, "filing.read"))
        f->own_organ_id = ctx->actor->organ_id != 0 ? ctx->actor->organ_id : -1;
    if (f->month.len > 0 && !date_parse_month(f->month, &first, &last))
        return fail_field(&ctx->err, "month", "filing.err.month", NULL);
    return ST_OK;
}

static struct filing_row_v row_of(struct ctx *ctx, const struct filing *f)
{
    struct filing_row_v row = {
        .id = f->id,
        .title = f->title,
        .number = f->number,
        .organ = f->organ,
        .published_on = f->published_on,
        .filed_on = f->filed_on,
        .late_days = f->late_days,
        .registered = S(""),
        .mode = f->mode,
        .clock_on = f->clock_on,
        .closed_on = f->closed_on,
        .state = f->state,
        .result = f->result,
        .due = due_tag_make(ctx, f->clock_on),
        .tag = filing_web_tag(f),
    };

    row.registered = filing_register_text(ctx, f);
    if (f->late_days > 0) {
        struct tag_v *late = arena_new(ctx->arena, struct tag_v);

        *late = (struct tag_v){.label =
                                   TF(ctx->arena, "filing.late", str_int(ctx->arena, f->late_days)),
                               .class = S("bad")};
        row.late = late;
    }
    return row;
}

static void list_links(struct ctx *ctx, struct filing_list_v *v)
{
    static const struct {
        const char *permission, *text, *url;
    } LINKS[] = {
        {"filing.file", "filing.do.new", "/filing/new"},
        {"filing.read", "filing.asks", "/filing/ask"},
        {"filing.read", "filing.campaigns", "/filing/campaign"},
        {"filing.read", "filing.crosses", "/filing/cross"},
        {"filing.read", "filing.catalogue", "/filing/catalogue"},
        {"filing.read", "filing.years", "/filing/year"},
        {"filing.read", "filing.setups", "/filing/setup"},
    };
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);

    v->links = links;
    v->main = may(ctx, LINKS[0].permission);
    arr_each (i, COUNT(LINKS))
        if (may(ctx, LINKS[i].permission))
            links[v->links_count++] =
                (struct link_v){.label = text(LINKS[i].text), .url = str_from(LINKS[i].url)};
    if (may(ctx, "filing.file") && !may(ctx, "filing.read")) {
        links[v->links_count++] =
            (struct link_v){.label = T("filing.do.request"), .url = S("/filing/ask/new")};
        links[v->links_count++] =
            (struct link_v){.label = T("filing.do.list"), .url = S("/filing/catalogue/new")};
        links[v->links_count++] =
            (struct link_v){.label = T("filing.do.setup"), .url = S("/filing/setup/new")};
    }
    v->more = acts_more(ctx, v->links, &v->links_count);
}

enum status filing_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *fields = arena_array(ctx->arena, FIELDS, struct field_v);
    struct filing_list_v v = {0};
    struct filing_row_v *rows;
    struct list_links links;
    struct filing_filter f;
    struct filing *all;
    struct str next;

    TRY(filter_of(ctx, rq, &f));
    TRY(filing_store_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct filing_row_v);
    arr_each (i, v.rows_count)
        rows[i] = row_of(ctx, &all[i]);
    v.rows = rows;
    list_links(ctx, &v);
    fields[0] = form_field(ctx, rq, "select", "state", "filing.col.state", f.state);
    filing_web_options(ctx, &fields[0], FILING_STATES, "filing.state.", true);
    fields[1] = form_field(ctx, rq, "select", "result", "filing.col.result", f.result);
    filing_web_options(ctx, &fields[1], FILING_RESULTS, "filing.result.", true);
    fields[2] = form_field(ctx, rq, "check", "late", "filing.f.late", f.late ? S("1") : S(""));
    v.filter = (struct filter_v){.url = S("/filing"),
                                 .label = T("filing.filter.q"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 3,
                                 .reset = list_reset(rq, S("/filing"))};
    links = list_links_of(ctx, rq, "/filing", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty =
        v.rows_count == 0 ? filing_web_empty(ctx, T("filing.none"), T("filing.none_text")) : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("filing.menu"), &filing_list_view, &v);
}
