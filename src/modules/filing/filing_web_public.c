// SPDX-License-Identifier: MulanPSL-2.0
/* The public side: documents that are registered, reports that were heard; anybody suggests a
 * review, and sees with his code what came of it. */
#include "modules/congress/congress.h"
#include "modules/filing/filing_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum {
    PUBLIC_MAX = 50,
    FACTS_MAX = 6,
    TEXT_ROWS = 6,
    ASKS_A_DAY = 20,
    TRIES_AN_HOUR = 30,
    DAY_SECONDS = 86400,
    HOUR_SECONDS = 3600
};

static enum status choose(struct ctx *ctx, const struct request *rq, struct congress *out)
{
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), out, &found));
    return found ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

/* Of several congresses none is meant: the portal asks which. */
static bool must_choose(struct ctx *ctx, const struct request *rq, struct congress *out)
{
    if (choose(ctx, rq, out) == ST_OK)
        return false;
    ctx->err = (struct err){0};
    return true;
}

static struct str with_code(struct ctx *ctx, const struct congress *c, struct str url)
{
    return str_printf(ctx->arena,
                      STR_FMT "%s"
                              "c=" STR_FMT,
                      STR_ARG(url), str_has(url, S("?")) ? "&" : "?", STR_ARG(c->code));
}

static enum status put_reports(struct ctx *ctx, const struct congress *c,
                               struct filing_public_list_v *v)
{
    struct filing_public_row_v *rows;
    struct filing_year *all;

    TRY(filing_store_years(ctx, true, &all, &v->reports_count));
    rows = arena_array(ctx->arena, v->reports_count, struct filing_public_row_v);
    arr_each (i, v->reports_count)
        rows[i] = (struct filing_public_row_v){
            .id = all[i].year,
            .title = TF(ctx->arena, "filing.year_title", str_int(ctx->arena, all[i].year)),
            .meta = TF(ctx->arena, "filing.heard", list_iso(ctx, all[i].heard_on)),
            .url = with_code(ctx, c,
                             str_printf(ctx->arena, "/p/filing/year/%lld", (long long)all[i].year)),
            .on = all[i].heard_on,
        };
    v->reports = rows;
    return ST_OK;
}

enum status filing_web_public_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing_filter f = {
        .q = param_text(rq, "q"), .public = true, .limit = PUBLIC_MAX, .after = S("")};
    struct filing_public_list_v v = {0};
    struct filing_public_row_v *rows;
    struct congress c;
    struct filing *all;
    struct str next;
    int64_t total;

    if (must_choose(ctx, rq, &c))
        return respond_see_other(rs, "/p");
    TRY(filing_store_page(ctx, &f, &all, &v.documents_count, &next, &total));
    rows = arena_array(ctx->arena, v.documents_count, struct filing_public_row_v);
    arr_each (i, v.documents_count)
        rows[i] = (struct filing_public_row_v){
            .id = all[i].id,
            .title = all[i].title,
            .meta = TF(ctx->arena, "filing.public_meta", all[i].organ,
                       filing_register_text(ctx, &all[i])),
            .url =
                with_code(ctx, &c, str_printf(ctx->arena, "/p/filing/%lld", (long long)all[i].id)),
            .on = all[i].registered_on,
        };
    v.documents = rows;
    v.title = T("filing.public.title");
    v.url = S("/p/filing");
    v.congress = c.code;
    v.q = f.q;
    v.ask_url = with_code(ctx, &c, S("/p/filing/ask"));
    v.follow_url = with_code(ctx, &c, S("/p/filing/follow"));
    TRY(put_reports(ctx, &c, &v));
    v.empty = v.documents_count == 0
                  ? filing_web_empty(ctx, T("filing.public.none"), T("filing.public.none_text"))
                  : NULL;
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &filing_public_list_view, &v);
}

enum status filing_web_public(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct filing_public_v v;
    struct congress c;
    struct filing f;
    size_t n = 0;

    if (must_choose(ctx, rq, &c))
        return respond_see_other(rs, "/p");
    TRY(filing_store_get(ctx, path_id(rq, "id"), &f));
    if (f.register_no == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    items[n++] = (struct kv_item_v){.label = T("filing.col.organ"), .value = f.organ};
    items[n++] = (struct kv_item_v){.label = T("filing.col.register"),
                                    .value = filing_register_text(ctx, &f)};
    items[n++] = (struct kv_item_v){.label = T("filing.col.published"),
                                    .value = list_iso(ctx, f.published_on)};
    items[n++] =
        (struct kv_item_v){.label = T("filing.col.state"), .value = filing_web_tag(&f).label};
    v = (struct filing_public_v){
        .title = f.title,
        .meta = f.number,
        .facts = {.items = items, .items_count = n},
        .text = f.body,
        .ask_url = with_code(ctx, &c,
                             str_printf(ctx->arena, "/p/filing/ask?filing=%lld", (long long)f.id)),
        .back = with_code(ctx, &c, S("/p/filing")),
    };
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, f.title, &filing_public_view, &v);
}

enum status filing_web_public_year(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_public_v v;
    struct filing_year y;
    struct congress c;
    int64_t year = 0;

    if (must_choose(ctx, rq, &c))
        return respond_see_other(rs, "/p");
    if (!str_to_int(path_text(rq, "year"), &year))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(filing_store_year(ctx, year, &y));
    if (!y.published)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    v = (struct filing_public_v){
        .title = TF(ctx->arena, "filing.year_title", str_int(ctx->arena, year)),
        .meta = TF(ctx->arena, "filing.heard", list_iso(ctx, y.heard_on)),
        .text = y.text,
        .back = with_code(ctx, &c, S("/p/filing")),
    };
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &filing_public_view, &v);
}

/* ---------------------------------------------------------------- a suggestion */

static enum status show_form(struct form_page *p, struct response *rs, struct str title)
{
    struct filing_public_form_v v = {.title = title};
    struct form_page_v *page = arena_new(p->ctx->arena, struct form_page_v);

    *page = *form_page_done(p);
    v.page = page;
    return respond_view(p->ctx, p->rq, rs, FRAME_PUBLIC, title, &filing_public_form_view, &v);
}

enum status filing_web_public_ask_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct filing f = {.title = S("")};
    struct form_page *p;
    struct congress c;

    if (must_choose(ctx, rq, &c))
        return respond_see_other(rs, "/p");
    if (param_id(rq, "filing") != 0) {
        TRY(filing_store_get(ctx, param_id(rq, "filing"), &f));
        if (f.register_no == 0)
            return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    }
    p = form_page_open(ctx, rq, T("filing.public.ask"), S("/p/filing/ask"),
                       with_code(ctx, &c, S("/p/filing")), T("filing.public.send"));
    (void)form_page_put(p, "hidden", "c", "filing.f.which", c.code);
    (void)form_page_put(p, "hidden", "filing", "filing.f.which",
                        f.id != 0 ? str_int(ctx->arena, f.id) : S(""));
    (void)form_page_put(p, "line", "document", "filing.f.document", f.title);
    form_optional(form_page_put(p, "line", "clause", "filing.f.clause", S("")));
    form_max(form_page_put(p, "text", "reason", "filing.f.reason", S("")), FILING_TEXT_CHARS,
             TEXT_ROWS);
    form_page_put(p, "line", "name", "filing.f.name", S(""))->autocomplete = S("name");
    form_page_put(p, "line", "phone", "filing.f.phone", S(""))->autocomplete = S("tel");
    p->v.note = T("filing.public.note");
    return show_form(p, rs, T("filing.public.ask"));
}

static enum status answer(struct ctx *ctx, const struct request *rq, struct response *rs,
                          const struct congress *c, struct str note, struct str code)
{
    const struct filing_public_form_v v = {
        .title = T("filing.public.done"),
        .note = note,
        .code = code,
        .back = with_code(ctx, c, S("/p/filing")),
    };

    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &filing_public_form_view, &v);
}

enum status filing_web_public_ask(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_ask in = {
        .sort = S("suggestion"),
        .name = param_text(rq, "name"),
        .phone = param_text(rq, "phone"),
        .document = param_text(rq, "document"),
        .clause = param_text(rq, "clause"),
        .reason = param_text(rq, "reason"),
        .filing_id = param_id(rq, "filing"),
    };
    struct congress c;
    struct filing f;
    struct str code;
    int64_t id;

    TRY(choose(ctx, rq, &c));
    if (in.filing_id != 0) {
        TRY(filing_store_get(ctx, in.filing_id, &f));
        if (f.register_no == 0)
            return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    }
    if (request_take(rq, "filing.ask", request_network(rq), ASKS_A_DAY, DAY_SECONDS) != 0)
        return fail(&ctx->err, ST_RULE, "filing.err.too_many", NULL);
    TRY(filing_ask_public(ctx, &in, &code, &id));
    return answer(ctx, rq, rs, &c, T("filing.public.thanks"), code);
}

/* ---------------------------------------------------------------- what came of it */

enum status filing_web_follow_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *p;
    struct congress c;

    if (must_choose(ctx, rq, &c))
        return respond_see_other(rs, "/p");
    p = form_page_open(ctx, rq, T("filing.public.follow"), S("/p/filing/follow"),
                       with_code(ctx, &c, S("/p/filing")), T("filing.public.look"));
    (void)form_page_put(p, "hidden", "c", "filing.f.which", c.code);
    (void)form_page_put(p, "line", "code", "filing.f.code", S(""));
    return show_form(p, rs, T("filing.public.follow"));
}

enum status filing_web_follow(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct kv_v *facts = arena_new(ctx->arena, struct kv_v);
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct filing_public_form_v v;
    struct filing_ask ask;
    struct congress c;
    enum status st;
    size_t n = 0;

    TRY(choose(ctx, rq, &c));
    if (request_take(rq, "filing.follow", request_network(rq), TRIES_AN_HOUR, HOUR_SECONDS) != 0)
        return fail(&ctx->err, ST_RULE, "filing.err.too_many", NULL);
    st = filing_ask_by_code(ctx, param_text(rq, "code"), &ask);
    if (st == ST_NOT_FOUND)
        return fail_field(&ctx->err, "code", "filing.err.code", NULL);
    TRY(st);
    items[n++] = (struct kv_item_v){.label = T("filing.f.document"), .value = ask.document};
    items[n++] =
        (struct kv_item_v){.label = T("filing.col.asked"), .value = list_iso(ctx, ask.asked_on)};
    items[n++] = (struct kv_item_v){.label = T("filing.col.state"),
                                    .value = filing_web_ask_tag(ask.state).label};
    *facts = (struct kv_v){.items = items, .items_count = n};
    v = (struct filing_public_form_v){
        .title = T("filing.public.follow"),
        .facts = facts,
        .answer = ask.answer,
        .back = with_code(ctx, &c, S("/p/filing")),
    };
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &filing_public_form_view, &v);
}
