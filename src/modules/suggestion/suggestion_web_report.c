// SPDX-License-Identifier: MulanPSL-2.0
/* The yearly reports: the list, one of them with its figures, as DOCX, and for the public. */
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_indicators.h"
#include "modules/suggestion/suggestion_report.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "modules/suggestion/suggestion_web_party.h"
#include "platform/paper.h"
#include "platform/text.h"
#include "suggestion_report_view.h"

#define REPORTS_PAGE "/suggestion/report"

static struct tag_v tag_of(const struct suggestion_report *r)
{
    if (!date_none(r->published_on))
        return (struct tag_v){T("suggestion.report.state.published"), S("ok")};
    if (!date_none(r->printed_on))
        return (struct tag_v){T("suggestion.report.state.printed"), S("ok")};
    if (!date_none(r->given_on))
        return (struct tag_v){T("suggestion.report.state.given"), S("ok")};
    return (struct tag_v){T("suggestion.report.state.owed"), S("wait")};
}

static struct str title_of(struct ctx *ctx, const struct suggestion_report *r)
{
    return r->title.len != 0 ? r->title : suggestion_report_name(ctx, r);
}

/* ---------------------------------------------------------------- the list */

enum status suggestion_web_reports(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_reports_v v = {.lead = T("suggestion.report.lead")};
    struct suggestion_report *all;
    struct suggestion_report_row_v *rows;
    struct empty_v empty = {.title = T("suggestion.report.empty"),
                            .text = T("suggestion.report.empty_text")};

    TRY(suggestion_reports(ctx, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct suggestion_report_row_v);
    arr_each (i, v.rows_count) {
        rows[i] = (struct suggestion_report_row_v){
            .id = all[i].id,
            .year = all[i].year,
            .due_on = all[i].due_on,
            .due = date_none(all[i].given_on) ? due_tag_make(ctx, all[i].due_on) : NULL,
            .name = suggestion_report_name(ctx, &all[i]),
            .tag = tag_of(&all[i]),
            .meeting = all[i].meeting,
            .url = str_printf(ctx->arena, REPORTS_PAGE "/%lld", (long long)all[i].id),
        };
        TRY(suggestion_report_by(ctx, &all[i], &rows[i].by));
    }
    v.rows = rows;
    if (v.rows_count == 0)
        v.empty = &empty;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("suggestion.report.title"),
                        &suggestion_reports_view, &v);
}

/* ---------------------------------------------------------------- one of them */

/* "94.6" of a ratio, half rounded up. */
static struct str share(struct ctx *ctx, const struct suggestion_report_figure *f)
{
    int64_t tenths;

    if (f->denominator <= 0)
        return S("");
    tenths = (f->numerator * 2000 + f->denominator) / (2 * f->denominator);
    return str_printf(ctx->arena, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10));
}

static enum status lines_make(struct ctx *ctx, const struct suggestion_report *r,
                              struct suggestion_report_v *v)
{
    struct suggestion_report_figure *all;
    struct suggestion_report_line_v *lines;

    TRY(suggestion_report_figures(ctx, r, &all, &v->lines_count));
    lines = arena_array(ctx->arena, v->lines_count, struct suggestion_report_line_v);
    arr_each (i, v->lines_count) {
        const struct str name = str_from(SUGGESTION_INDICATORS[all[i].figure].name);

        lines[i] = (struct suggestion_report_line_v){
            .name = name,
            .label = text_of("indicator.", name),
            .value = all[i].numerator,
            .of = all[i].denominator > 0 ? all[i].denominator : 0,
            .percent = share(ctx, &all[i]),
            .url = all[i].url,
            .all_url = all[i].all_url,
        };
    }
    v->lines = lines;
    return ST_OK;
}

static void fact(struct ctx *ctx, struct suggestion_report_v *v, const char *label, struct date on,
                 struct str more)
{
    struct kv_item_v *facts = arena_array(ctx->arena, v->facts_count + 1, struct kv_item_v);

    if (date_none(on) && more.len == 0)
        return;
    arr_each (i, v->facts_count)
        facts[i] = v->facts[i];
    facts[v->facts_count++] = (struct kv_item_v){
        .label = text(label),
        .value = str_printf(ctx->arena, STR_FMT "%s" STR_FMT,
                            STR_ARG(text_date(ctx->arena, on, (struct date){0})),
                            date_none(on) || more.len == 0 ? "" : " ", STR_ARG(more)),
    };
    v->facts = facts;
}

static void acts_make(struct ctx *ctx, const struct suggestion_report *r,
                      struct suggestion_report_v *v)
{
    const bool promises = suggestion_report_on_promises(r);
    const bool record = suggestion_report_may_record(ctx, r), given = !date_none(r->given_on);
    const struct {
        const char *word;
        bool on;
    } ACTS[] = {
        {"write", suggestion_report_may_write(ctx, r)},
        {"give", record && !given && r->body.len != 0},
        {"print", !promises && record && given && date_none(r->printed_on)},
        {"publish", !promises && record && given && date_none(r->published_on)},
    };
    struct link_v *acts = arena_array(ctx->arena, COUNT(ACTS), struct link_v);

    arr_each (i, COUNT(ACTS)) {
        if (!ACTS[i].on)
            continue;
        acts[v->acts_count++] = (struct link_v){
            .label = text_of("suggestion.do.report-", str_from(ACTS[i].word)),
            .url = str_printf(ctx->arena, REPORTS_PAGE "/%lld/%s", (long long)r->id, ACTS[i].word),
        };
    }
    v->acts = acts;
}

static struct crumbs_v crumbs_of(struct ctx *ctx, struct str here)
{
    struct link_v *links = arena_array(ctx->arena, 1, struct link_v);

    links[0] = (struct link_v){.label = T("suggestion.report.title"), .url = S(REPORTS_PAGE)};
    return (struct crumbs_v){.items = links, .items_count = 1, .here = here};
}

enum status suggestion_web_report(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_report_v v = {0};
    struct suggestion_report r;

    TRY(suggestion_report_get(ctx, path_id(rq, "id"), &r));
    v = (struct suggestion_report_v){
        .id = r.id,
        .version = r.version,
        .title = title_of(ctx, &r),
        .year = r.year,
        .due_on = r.due_on,
        .tag = tag_of(&r),
        .body = r.body,
        .draft = r.body.len == 0,
    };
    v.crumbs = crumbs_of(ctx, v.title);
    TRY(suggestion_report_by(ctx, &r, &v.by));
    if (v.draft)
        TRY(suggestion_report_draft(ctx, &r, &v.body));
    else
        v.paper = str_printf(ctx->arena, REPORTS_PAGE "/%lld/paper", (long long)r.id);
    fact(ctx, &v, "suggestion.report.due", r.due_on, S(""));
    fact(ctx, &v, "suggestion.report.article", (struct date){0}, r.basis);
    fact(ctx, &v, "suggestion.report.given", r.given_on, r.meeting);
    fact(ctx, &v, "suggestion.report.printed", r.printed_on, r.printed_for);
    fact(ctx, &v, "suggestion.report.published", r.published_on, S(""));
    TRY(lines_make(ctx, &r, &v));
    acts_make(ctx, &r, &v);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &suggestion_report_view, &v);
}

enum status suggestion_web_report_paper(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct suggestion_report r;
    struct str bytes, by;
    struct paper *p;

    TRY(suggestion_report_get(ctx, path_id(rq, "id"), &r));
    if (r.body.len == 0)
        return fail(&ctx->err, ST_RULE, "suggestion.err.report_empty", NULL);
    TRY(suggestion_report_by(ctx, &r, &by));
    p = paper_new(ctx->arena, PAPER_OFFICIAL, title_of(ctx, &r));
    p->mark = by;
    p->organ = by;
    p->date = r.given_on;
    p->date_line = date_none(r.given_on);
    paper_typed(p, r.body);
    TRY(paper_docx(p, &ctx->err, &bytes));
    return respond_bytes(rs, paper_format_type(PAPER_DOCX),
                         str_printf(ctx->arena, STR_FMT "%s", STR_ARG(title_of(ctx, &r)), ".docx"),
                         bytes);
}

/* ---------------------------------------------------------------- the public */

enum status suggestion_web_public_reports(struct ctx *ctx, struct str code,
                                          const struct link_v **out, size_t *out_count)
{
    struct suggestion_report *all;
    struct link_v *links;

    TRY(suggestion_reports_public(ctx, &all, out_count));
    links = arena_array(ctx->arena, *out_count, struct link_v);
    arr_each (i, *out_count)
        links[i] = (struct link_v){
            .label = title_of(ctx, &all[i]),
            .url = code.len == 0
                       ? str_printf(ctx->arena, "/p/suggestion/report/%lld", (long long)all[i].id)
                       : str_printf(ctx->arena, "/p/suggestion/report/%lld?c=" STR_FMT,
                                    (long long)all[i].id, STR_ARG(code)),
        };
    *out = links;
    return ST_OK;
}

static enum status is_public_here(struct ctx *ctx, int64_t id)
{
    struct suggestion_report r;

    return suggestion_report_public(ctx, id, &r);
}

enum status suggestion_web_public_report(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct suggestion_report_public_v v = {0};
    struct suggestion_report r;
    struct congress congress;
    struct str code, by;
    enum status st;
    bool found;

    TRY(suggestion_web_choose_congress(ctx, rq, &congress, &code, &found));
    st = found ? suggestion_report_public(ctx, path_id(rq, "id"), &r) : ST_NOT_FOUND;
    if (st == ST_NOT_FOUND && code.len == 0) {
        ctx->err = (struct err){0};
        return suggestion_web_elsewhere(ctx, rq, rs, "/p/suggestion/report", is_public_here);
    }
    TRY(st);
    TRY(suggestion_report_by(ctx, &r, &by));
    v = (struct suggestion_report_public_v){
        .congress = congress.name,
        .title = title_of(ctx, &r),
        .meta = TF(ctx->arena, "suggestion.report.public_meta", by,
                   text_date(ctx->arena, r.given_on, (struct date){0}), r.meeting),
        .body = r.body,
        .back = code.len == 0 ? S("/p/suggestion")
                              : str_printf(ctx->arena, "/p/suggestion?c=" STR_FMT, STR_ARG(code)),
    };
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &suggestion_report_public_view, &v);
}
