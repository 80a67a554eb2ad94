// SPDX-License-Identifier: MulanPSL-2.0
/* Versions of a report's text, and two of them side by side. */
#include "modules/report/report_actions.h"
#include "modules/report/report_web.h"
#include "modules/statute/statute.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"
#include "report_more_view.h"

enum { DRAFTS_MAX = 200, LINES_MAX = 2000 };

static struct str draft_label(struct ctx *ctx, const struct report_text *t)
{
    return t->draft_no == 0 ? S("")
                            : TF(ctx->arena, "report.draft_no", str_int(ctx->arena, t->draft_no));
}

/* What to call a version: 第3稿, or when it was saved. */
static struct str name_of(struct ctx *ctx, const struct report_text *t)
{
    return t->draft_no != 0 ? draft_label(ctx, t)
                            : TF(ctx->arena, "report.version_of", t->saved_by,
                                 text_instant(ctx->arena, t->saved_at, ctx->today));
}

/* Any two of the versions; the newest one is the text as it is. */
static const struct report_two_v *two_of(struct ctx *ctx, const struct request *rq,
                                         const struct report *r, const struct report_text *texts,
                                         size_t count, int64_t from, int64_t to)
{
    struct report_two_v *v = arena_new(ctx->arena, struct report_two_v);
    struct option_v *options = arena_array(ctx->arena, count + 1, struct option_v);

    if (count == 0)
        return NULL;
    arr_each (i, count)
        options[i + 1] = (struct option_v){.value = str_int(ctx->arena, texts[i].number),
                                           .label = name_of(ctx, &texts[i])};
    v->url = report_web_url(ctx, r->id, "/compare");
    v->from =
        form_field(ctx, rq, "select", "from", "report.f.compare_from", str_int(ctx->arena, from));
    form_options(ctx, &v->from, options + 1, count);
    options[0] = (struct option_v){.value = S(""), .label = T("report.compare_now")};
    v->to = form_field(ctx, rq, "select", "to", "report.f.compare_to",
                       to == 0 ? S("") : str_int(ctx->arena, to));
    form_options(ctx, &v->to, options, count + 1);
    v->from.choose = v->to.choose = false;
    return v;
}

/* ---------------------------------------------------------------- the list */

static void tabs_of(struct ctx *ctx, const struct report *r, bool all, struct report_drafts_v *v)
{
    struct tab_v *tabs = arena_array(ctx->arena, 2, struct tab_v);

    tabs[0] = (struct tab_v){.label = T("report.drafts_named"),
                             .url = report_web_url(ctx, r->id, "/draft"),
                             .on = !all,
                             .count = S("")};
    tabs[1] = (struct tab_v){.label = T("report.drafts_all"),
                             .url = report_web_url(ctx, r->id, "/draft?all=1"),
                             .on = all,
                             .count = S("")};
    v->tabs = (struct tabs_v){.label = T("report.drafts"), .items = tabs, .items_count = 2};
}

enum status report_web_drafts(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool all = param_bool(rq, "all");
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct action_v *name = arena_new(ctx->arena, struct action_v);
    struct report_draft_row_v *rows;
    struct report_drafts_v v = {0};
    struct report_text *texts;
    struct err ignored = {0};
    struct report r;

    TRY(report_get(ctx, path_id(rq, "id"), &r));
    TRY(report_store_texts(ctx, r.id, !all, DRAFTS_MAX, &texts, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct report_draft_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct report_draft_row_v){
            .number = texts[i].number,
            .draft = draft_label(ctx, &texts[i]),
            .what = texts[i].what,
            .at = texts[i].saved_at,
            .who = texts[i].saved_by,
            .compare_url = str_printf(ctx->arena, "/report/%lld/compare?from=%lld", (long long)r.id,
                                      (long long)texts[i].number),
        };
    v.rows = rows;
    v.title = r.title;
    v.crumbs = report_web_crumbs(ctx, &r, T("report.drafts"));
    tabs_of(ctx, &r, all, &v);
    v.cut = v.rows_count == DRAFTS_MAX ? DRAFTS_MAX : 0;
    if (v.rows_count > 0)
        v.two = two_of(ctx, rq, &r, texts, v.rows_count, texts[v.rows_count > 1 ? 1 : 0].number,
                       v.rows_count > 1 ? texts[0].number : 0);
    *name = (struct action_v){
        .url = report_web_url(ctx, r.id, "/draft"),
        .label = TF(ctx->arena, "report.do.draft", str_int(ctx->arena, r.draft_no + 1)),
        .primary = true};
    v.name =
        may(ctx, "report.write") && report_check_open(r.state, &ignored) == ST_OK ? name : NULL;
    *empty =
        (struct empty_v){.title = T("report.drafts_none"), .text = T("report.drafts_none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("report.drafts"), &report_drafts_view, &v);
}

enum status report_web_draft(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int64_t number = 0;

    TRY(report_draft(ctx, path_id(rq, "id"), &number));
    respond_flash(rs, "report.done.drafted", str_int(ctx->arena, number));
    return respond_see_other(rs, "/report/%lld/draft", (long long)path_id(rq, "id"));
}

/* ---------------------------------------------------------------- two of them */

/* Each line as an article: `side` tells the numbers of one text from those of the other, so that
 * nothing belongs together by its number. */
static void lines_of(struct ctx *ctx, struct str text, char side, struct clause **out,
                     size_t *out_count)
{
    struct str line;
    size_t n = 0;

    *out = arena_array(ctx->arena, LINES_MAX, struct clause);
    while (n < LINES_MAX && str_cut(&text, '\n', &line)) {
        const struct str words = str_trim(str_strip(line, "#"));

        if (words.len == 0)
            continue;
        (*out)[n] = (struct clause){
            .id = (int64_t)n + 1,
            .place = (int64_t)n + 1,
            .level = S("article"),
            .number = str_printf(ctx->arena, "%c%zu", side, n),
            .n = side == 'a' ? (int64_t)n + 1 : (int64_t)(n + 1 + LINES_MAX),
            .heading = S(""),
            .text = words,
        };
        n++;
    }
    *out_count = n;
}

static const struct report_span_v *spans_of(struct ctx *ctx, const struct statute_span *spans,
                                            size_t count)
{
    struct report_span_v *out = arena_array(ctx->arena, count, struct report_span_v);

    arr_each (i, count)
        out[i] = (struct report_span_v){.text = spans[i].text, .on = spans[i].on};
    return out;
}

static struct report_pair_v pair_of(struct ctx *ctx, const struct statute_change_pair *p)
{
    struct report_pair_v v = {
        .before = p->before != NULL ? p->before->text : S(""),
        .after = p->after != NULL ? p->after->text : S(""),
        .tag = {.label = text_of("report.change.", str_from(statute_how_word(p->how))),
                .class = p->how == STATUTE_ADDED     ? S("ok")
                         : p->how == STATUTE_REMOVED ? S("bad")
                                                     : S("wait")},
    };
    struct statute_span whole = {.on = true}, *old = &whole, *now = &whole;

    v.old_count = p->before != NULL;
    v.now_count = p->after != NULL;
    if (p->before != NULL && p->after != NULL) {
        statute_compare_words(ctx->arena, v.before, v.after, &old, &v.old_count, &now,
                              &v.now_count);
        v.old = spans_of(ctx, old, v.old_count);
        v.now = spans_of(ctx, now, v.now_count);
        return v;
    }
    whole.text = p->before != NULL ? v.before : v.after;
    v.old = spans_of(ctx, &whole, v.old_count);
    v.now = spans_of(ctx, &whole, v.now_count);
    return v;
}

/* from: a version, or the draft named last; to: a version, or the text as it is. */
static enum status two_texts(struct ctx *ctx, const struct request *rq, const struct report *r,
                             struct report_text out[2])
{
    int64_t from = param_id(rq, "from"), to = param_id(rq, "to");
    struct report_text *named;
    size_t count;

    TRY(report_store_texts(ctx, r->id, true, 1, &named, &count));
    if (from == 0 && count == 0)
        return fail(&ctx->err, ST_RULE, "report.err.no_draft", NULL);
    TRY(report_store_text_get(ctx, r->id, from != 0 ? from : named[0].number, &out[0]));
    if (to != 0)
        return report_store_text_get(ctx, r->id, to, &out[1]);
    TRY(report_store_text_last(ctx, r->id, &to));
    return report_store_text_get(ctx, r->id, to, &out[1]);
}

/* The drafts, and the two that are compared, where they were never named. */
static enum status put_two(struct ctx *ctx, const struct request *rq, const struct report *r,
                           const struct report_text t[2], struct report_compare_v *v)
{
    struct report_text *named, *texts;
    size_t count;

    TRY(report_store_texts(ctx, r->id, true, DRAFTS_MAX, &named, &count));
    texts = arena_array(ctx->arena, count + 2, struct report_text);
    arr_each (i, count)
        texts[i] = named[i];
    for (int k = 0; k < 2; k++)
        if (t[k].draft_no == 0 && (k == 0 || param_id(rq, "to") != 0))
            texts[count++] = t[k];
    v->two =
        two_of(ctx, rq, r, texts, count, t[0].number, param_id(rq, "to") == 0 ? 0 : t[1].number);
    return ST_OK;
}

enum status report_web_compare(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct clause *old, *now;
    struct statute_change_pair *pairs;
    struct report_text t[2] = {0};
    struct report_compare_v v = {0};
    struct report_pair_v *rows;
    size_t old_count, now_count, count;
    struct report r;

    TRY(report_get(ctx, path_id(rq, "id"), &r));
    TRY(two_texts(ctx, rq, &r, t));
    lines_of(ctx, t[0].shown, 'a', &old, &old_count);
    lines_of(ctx, t[1].shown, 'b', &now, &now_count);
    statute_compare(ctx->arena, old, old_count, now, now_count, &pairs, &count);
    rows = arena_array(ctx->arena, count, struct report_pair_v);
    arr_each (i, count)
        if (pairs[i].how != STATUTE_SAME && pairs[i].how != STATUTE_RENUMBERED)
            rows[v.rows_count++] = pair_of(ctx, &pairs[i]);
    v.rows = rows;
    v.crumbs = report_web_crumbs(ctx, &r, T("report.compare"));
    v.title = r.title;
    TRY(put_two(ctx, rq, &r, t, &v));
    v.from = name_of(ctx, &t[0]);
    v.to = name_of(ctx, &t[1]);
    *empty = (struct empty_v){.title = T("report.no_change"), .text = T("report.no_change_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("report.compare"), &report_compare_view, &v);
}
