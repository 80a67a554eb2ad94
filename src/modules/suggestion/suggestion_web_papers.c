// SPDX-License-Identifier: MulanPSL-2.0
/* Papers: which there are of one suggestion or of a list, and each as page, PDF or DOCX. */
#include "modules/suggestion/suggestion_papers.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_filter.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "platform/paper_web.h"
#include "platform/text.h"
#include "suggestion_paper_view.h"

enum { REGISTER_YEARS = 2 };

struct rows {
    struct ctx *ctx;
    struct suggestion_paper_row_v *at;
    size_t count, cap;
};

/* `url` has no "?" yet; `query` is "" or "reply=3". */
static void add(struct rows *r, struct str name, const char *about, struct str url,
                struct str query)
{
    const char *join = query.len != 0 ? "&" : "";
    struct arena *a = r->ctx->arena;

    ASSERT(r->count < r->cap);
    r->at[r->count++] = (struct suggestion_paper_row_v){
        .name = name,
        .about = text(about),
        .url = str_printf(a, STR_FMT "%s" STR_FMT, STR_ARG(url), query.len != 0 ? "?" : "",
                          STR_ARG(query)),
        .pdf_url =
            str_printf(a, STR_FMT "?format=pdf%s" STR_FMT, STR_ARG(url), join, STR_ARG(query)),
        .docx_url =
            str_printf(a, STR_FMT "?format=docx%s" STR_FMT, STR_ARG(url), join, STR_ARG(query)),
    };
}

/* ---------------------------------------------------------------- of one suggestion */

static struct str url_of(struct ctx *ctx, int64_t id, const char *kind)
{
    return str_printf(ctx->arena, "/suggestion/%lld/paper/%s", (long long)id, kind);
}

static struct str one(struct ctx *ctx, const char *name, int64_t id)
{
    return str_printf(ctx->arena, "%s=%lld", name, (long long)id);
}

static void reply_rows(struct rows *rows, const struct suggestion_detail *d)
{
    struct ctx *ctx = rows->ctx;

    arr_each (i, d->replies_count) {
        const struct suggestion_reply *r = &d->replies[i];
        const struct str query = one(ctx, "reply", r->id);
        const struct str of = d->s.round > 1 ? TF(ctx->arena, "suggestion.papers.of_round",
                                                  r->organ_name, suggestion_web_int(ctx, r->round))
                                             : r->organ_name;

        add(rows, TF(ctx->arena, "suggestion.papers.reply", of), "suggestion.papers.reply.about",
            url_of(ctx, d->s.id, "reply"), query);
        if (str_eqz(r->state, "sent"))
            add(rows, TF(ctx->arena, "suggestion.papers.rating", of),
                "suggestion.papers.rating.about", url_of(ctx, d->s.id, "rating"), query);
    }
}

enum status suggestion_web_papers(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_papers_v v = {0};
    struct suggestion_detail d;
    struct rows rows = {.ctx = ctx};
    struct link_v *links = arena_array(ctx->arena, 2, struct link_v);

    TRY(suggestion_show(ctx, path_id(rq, "id"), &d));
    rows.cap = 1 + 2 * d.replies_count + d.handlings_count;
    rows.at = arena_array(ctx->arena, rows.cap, struct suggestion_paper_row_v);
    add(&rows, T("suggestion.papers.sheet"), "suggestion.papers.sheet.about",
        url_of(ctx, d.s.id, "sheet"), S(""));
    arr_each (i, d.handlings_count)
        if (suggestion_may_remind_units(ctx) && suggestion_owes_reply(&d.handlings[i]))
            add(&rows, TF(ctx->arena, "suggestion.papers.reminder", d.handlings[i].organ_name),
                "suggestion.papers.reminder.about", url_of(ctx, d.s.id, "reminder"),
                one(ctx, "handling", d.handlings[i].id));
    reply_rows(&rows, &d);
    links[0] = (struct link_v){.label = T("suggestion.menu"), .url = S("/suggestion")};
    links[1] =
        (struct link_v){.label = suggestion_web_number(ctx, &d.s),
                        .url = str_printf(ctx->arena, "/suggestion/%lld", (long long)d.s.id)};
    v.crumbs = (struct crumbs_v){.items = links, .items_count = 2, .here = T("suggestion.papers")};
    v.title = d.s.title;
    v.rows = rows.at;
    v.rows_count = rows.count;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("suggestion.papers.title"),
                        &suggestion_papers_view, &v);
}

static enum status make(struct ctx *ctx, const struct request *rq,
                        const struct suggestion_detail *d, struct paper **out)
{
    const struct str kind = path_text(rq, "kind");

    if (str_eqz(kind, "sheet"))
        return suggestion_paper_sheet(ctx, d, out);
    if (str_eqz(kind, "reply"))
        return suggestion_paper_reply(ctx, d, param_id(rq, "reply"), out);
    if (str_eqz(kind, "rating"))
        return suggestion_paper_rating(ctx, d, param_id(rq, "reply"), out);
    if (str_eqz(kind, "reminder"))
        return suggestion_paper_reminder(ctx, d, param_id(rq, "handling"), out);
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status suggestion_web_paper(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_detail d;
    struct paper *p = NULL;

    TRY(suggestion_show(ctx, path_id(rq, "id"), &d));
    TRY(make(ctx, rq, &d, &p));
    return respond_paper(ctx, rq, rs, p,
                         str_printf(ctx->arena, STR_FMT " " STR_FMT,
                                    STR_ARG(suggestion_web_number(ctx, &d.s)),
                                    STR_ARG(paper_title(p))));
}

/* ---------------------------------------------------------------- of a list */

static struct str filters_of(struct ctx *ctx, const struct request *rq)
{
    struct str url = suggestion_web_list_url(ctx, rq, NULL, ""), path;

    (void)str_cut(&url, '?', &path);
    return url;
}

enum status suggestion_web_list_papers(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const struct str filters = filters_of(ctx, rq);
    struct rows rows = {.ctx = ctx, .cap = 2 + REGISTER_YEARS};
    struct suggestion_papers_v v = {0};

    rows.at = arena_array(ctx->arena, rows.cap, struct suggestion_paper_row_v);
    add(&rows, T("suggestion.papers.handed"), "suggestion.papers.handed.about",
        S("/suggestion/paper/handed"), filters);
    if (filters.len != 0)
        add(&rows, T("suggestion.papers.register_plain"), "suggestion.papers.register.about",
            S("/suggestion/paper/register"), filters);
    for (int y = 0; y < REGISTER_YEARS && filters.len == 0; y++) {
        const int64_t year = ctx->today.year - y;

        add(&rows, TF(ctx->arena, "suggestion.papers.register", suggestion_web_int(ctx, year)),
            "suggestion.papers.register.about", S("/suggestion/paper/register"),
            one(ctx, "year", year));
    }
    v.crumbs = suggestion_web_crumbs(ctx, T("suggestion.papers.list_link"));
    v.title = T("suggestion.menu");
    if (filters.len != 0)
        v.meta = T("suggestion.papers.filtered");
    v.rows = rows.at;
    v.rows_count = rows.count;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("suggestion.papers.title"),
                        &suggestion_papers_view, &v);
}

enum status suggestion_web_list_paper(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    const struct str kind = path_text(rq, "kind");
    const int64_t year = param_int(rq, "year");
    const bool handed = str_eqz(kind, "handed");
    struct suggestion_filter filter;
    struct paper *p = NULL;

    if (!handed && !str_eqz(kind, "register"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(suggestion_web_filter_of(ctx, rq, &filter));
    if (year > 1900 && year < 3000) {
        filter.tabled_from = (struct date){(int)year, 1, 1};
        filter.tabled_to = (struct date){(int)year, 12, 31};
    }
    if (filter.state.len == 0)
        filter.tabled = S("1"); /* not what was returned, withdrawn or converted */
    if (handed && date_none(filter.handed_from))
        filter.handed_from = (struct date){1900, 1, 1}; /* handed over at all */
    TRY(suggestion_paper_list(ctx, &filter, handed, year > 1900 && year < 3000 ? year : 0, &p));
    return respond_paper(ctx, rq, rs, p, paper_title(p));
}
