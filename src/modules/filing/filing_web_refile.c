// SPDX-License-Identifier: MulanPSL-2.0
/* Pages of a text that was amended: filed, and beside the text before. */
#include "modules/filing/filing_rules.h"
#include "modules/filing/filing_web.h"
#include "modules/statute/statute.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { CLAUSES_MAX = 2000 };

/* ---------------------------------------------------------------- the text is filed */

static enum status put_come(struct form_page *p, const struct filing *f,
                            const struct filing_amendment *a)
{
    struct ctx *ctx = p->ctx;
    struct option_v *options;
    struct field_v *field;
    struct filing *all;
    size_t count;

    TRY(filing_store_refilable(ctx, f, a->amended_on, &all, &count));
    if (count == 0)
        return ST_OK;
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id),
                              .label = TF(ctx->arena, "filing.two", all[i].title, all[i].number)};
    field = form_page_put(p, "select", "refiled", "filing.f.refiled", S(""));
    form_options(ctx, field, options, count);
    field->choose = true;
    form_optional(field);
    return ST_OK;
}

enum status filing_web_refile_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct filing none = {
        .title = S(""), .number = S(""), .index_number = S(""), .body = S(""), .maker = S("")};
    struct filing_amendment a;
    struct form_page *p;
    struct filing f;
    bool office;

    TRY(filing_get(ctx, path_id(rq, "id"), &f));
    TRY(filing_actor_side(ctx, &f, &office));
    TRY(filing_text_owed(ctx, f.id, &a));
    p = filing_web_open_form(ctx, rq, &f, "/refile", T("filing.do.refile"));
    TRY(put_come(p, &f, &a));
    filing_web_put_document(p, &none);
    if (office)
        form_optional(form_page_put(p, "date", "filed_on", "filing.f.filed", S("")));
    p->v.note = TF(ctx->arena, "filing.note.refile", f.title);
    p->v.article = str_from(filing_law_article(FILING_LAW_REFILE));
    form_page_version(p, f.version);
    if (a.id == 0)
        form_page_shut(p, "filing.err.no_amendment");
    return filing_web_form(p, rs);
}

enum status filing_web_refile(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct filing_refile in = {.id = path_id(rq, "id"),
                               .version = param_int(rq, "version"),
                               .refiled_id = param_id(rq, "refiled")};
    struct filing f;
    int64_t id;

    TRY(filing_get(ctx, in.id, &f));
    if (in.refiled_id == 0) {
        TRY(filing_web_read_document(ctx, rq, &in.text));
        in.text.filed_on = param_date(rq, "filed_on");
    }
    TRY(filing_refile(ctx, &in, &id));
    if (in.refiled_id == 0)
        TRY(filing_web_keep_file(ctx, rq, id));
    respond_flash(rs, "filing.done.refiled", S(""));
    return respond_see_other(rs, "/filing/%lld/compare", (long long)id);
}

/* ---------------------------------------------------------------- before and after */

static const struct filing_span_v *spans(struct ctx *ctx, const struct statute_span *all,
                                         size_t count)
{
    struct filing_span_v *out = arena_array(ctx->arena, count, struct filing_span_v);

    arr_each (i, count)
        out[i] = (struct filing_span_v){.text = all[i].text, .on = all[i].on};
    return out;
}

static struct str number_of(struct ctx *ctx, const struct clause *c)
{
    if (c == NULL)
        return S("");
    return c->number.len > 0 ? c->number
                             : TF(ctx->arena, "filing.line", str_int(ctx->arena, c->place));
}

static void put_pair(struct ctx *ctx, const struct statute_change_pair *p,
                     struct filing_change_row_v *row)
{
    const struct str how = str_from(statute_how_word(p->how));
    struct statute_span *x = arena_new(ctx->arena, struct statute_span),
                        *y = arena_new(ctx->arena, struct statute_span);

    *row = (struct filing_change_row_v){
        .how = how,
        .tag = {.label = text_of("statute.how.", how),
                .class = p->how == STATUTE_ADDED     ? S("ok")
                         : p->how == STATUTE_REMOVED ? S("bad")
                         : p->how == STATUTE_SAME    ? S("")
                                                     : S("wait")},
        .before = number_of(ctx, p->before),
        .after = number_of(ctx, p->after),
        .both = p->before != NULL && p->after != NULL,
        .old_count = p->before != NULL,
        .now_count = p->after != NULL,
    };
    if (row->both) {
        statute_compare_words(ctx->arena, p->before->text, p->after->text, &x, &row->old_count, &y,
                              &row->now_count);
    } else {
        *x = (struct statute_span){p->before != NULL ? p->before->text : S(""), true};
        *y = (struct statute_span){p->after != NULL ? p->after->text : S(""), true};
    }
    row->old = spans(ctx, x, row->old_count);
    row->now = spans(ctx, y, row->now_count);
}

static enum status clauses_of(struct ctx *ctx, const struct filing *f, struct clause **out,
                              size_t *count)
{
    const struct str whole =
        str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(f->title),
                   STR_ARG(f->body.len > 0 ? f->body : T("filing.compare.no_text")));

    return statute_cut(ctx->arena, &ctx->err, whole, CLAUSES_MAX, out, count);
}

static enum status put_changes(struct ctx *ctx, const struct filing *old, const struct filing *now,
                               bool all, struct filing_compare_v *v)
{
    size_t n[STATUTE_HOWS] = {0}, old_count, now_count, count;
    struct statute_change_pair *pairs;
    struct filing_change_row_v *rows;
    struct clause *x, *y;

    TRY(clauses_of(ctx, old, &x, &old_count));
    TRY(clauses_of(ctx, now, &y, &now_count));
    statute_compare(ctx->arena, x, old_count, y, now_count, &pairs, &count);
    rows = arena_array(ctx->arena, count, struct filing_change_row_v);
    arr_each (i, count) {
        n[pairs[i].how]++;
        if (all || (pairs[i].how != STATUTE_SAME && pairs[i].how != STATUTE_RENUMBERED))
            put_pair(ctx, &pairs[i], &rows[v->rows_count++]);
    }
    v->rows = rows;
    v->counts = TF(
        ctx->arena, "filing.compare_counts", str_int(ctx->arena, (int64_t)n[STATUTE_ADDED]),
        str_int(ctx->arena, (int64_t)n[STATUTE_REMOVED]),
        str_int(ctx->arena, (int64_t)(n[STATUTE_CHANGED] + n[STATUTE_MOVED_CHANGED])),
        str_int(ctx->arena, (int64_t)(n[STATUTE_SAME] + n[STATUTE_RENUMBERED] + n[STATUTE_MOVED])));
    return ST_OK;
}

static void put_tabs(struct ctx *ctx, int64_t id, bool all, struct filing_compare_v *v)
{
    struct tab_v *tabs = arena_array(ctx->arena, 2, struct tab_v);

    for (size_t i = 0; i < 2; i++)
        tabs[i] = (struct tab_v){
            .label = i == 0 ? T("filing.only_changed") : T("filing.all_clauses"),
            .url = filing_web_url(ctx, id, i == 0 ? "/compare" : "/compare?show=all"),
            .on = (i == 1) == all,
            .count = S("")};
    v->tabs = (struct tabs_v){.label = T("filing.compare"), .items = tabs, .items_count = 2};
}

enum status filing_web_compare(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool all = str_eqz(param_text(rq, "show"), "all");
    struct filing_compare_v v = {0};
    struct filing_refiled r;
    struct filing old, now;

    TRY(filing_get(ctx, path_id(rq, "id"), &now));
    TRY(filing_store_refiled_of(ctx, now.id, &r));
    TRY(filing_get(ctx, r.filing_id, &old));
    TRY(put_changes(ctx, &old, &now, all, &v));
    v.crumbs =
        filing_web_crumbs(ctx, now.title, filing_web_url(ctx, now.id, ""), T("filing.compare"));
    v.title = now.title;
    v.before = TF(ctx->arena, "filing.two", old.title, old.number);
    v.before_url = filing_web_url(ctx, old.id, "");
    v.before_on = old.published_on;
    v.after = TF(ctx->arena, "filing.two", now.title, now.number);
    v.after_url = filing_web_url(ctx, now.id, "");
    v.after_on = now.published_on;
    put_tabs(ctx, now.id, all, &v);
    v.empty = v.rows_count == 0
                  ? filing_web_empty(ctx, T("filing.no_change"), T("filing.no_change_text"))
                  : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("filing.compare"), &filing_compare_view, &v);
}
