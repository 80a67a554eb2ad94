// SPDX-License-Identifier: MulanPSL-2.0
/* Pages: handling alike ones together; deciding what anybody may read. */
#include "base/private.h"
#include "modules/opinion/opinion_web.h"
#include "modules/opinion/opinion_web_common.h"

enum { BODY_ROWS = 8, ANSWER_ROWS = 5, FINDINGS_MAX = 40 };

/* ---------------------------------------------------------------- merge */

static struct str why_text(struct ctx *ctx, const struct opinion_alike *a)
{
    return str_join(ctx->arena, a->why.reasons, a->why.reasons_count, S("、"));
}

enum status opinion_web_merge_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_merge_v v = {0};
    struct opinion_alike_row_v *rows;
    struct opinion_alike *alike;
    struct opinion_case c;
    struct opinion o;

    TRY(opinion_case_seen(ctx, path_id(rq, "id"), &c));
    TRY(opinion_get(ctx, c.id, &o));
    TRY(opinion_alikes(ctx, c.id, &alike, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct opinion_alike_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct opinion_alike_row_v){
            .id = alike[i].id,
            .subject = alike[i].subject,
            .meta = TF(ctx->arena, "opinion.alike_meta", alike[i].number,
                       text_date(ctx->arena, alike[i].raised_on, ctx->today),
                       text_of("opinion.state.", alike[i].state)),
            .why = why_text(ctx, &alike[i]),
            .post = opinion_ui_url(ctx, c.id, "/merge"),
        };
    v.rows = rows;
    v.id = c.id;
    v.version = c.version;
    v.title = o.subject;
    v.back = opinion_ui_url(ctx, c.id, "");
    v.crumbs = opinion_ui_crumbs(ctx, T("opinion.do.merge"));
    v.number = form_field(ctx, rq, "line", "number", "opinion.merge.number", S(""));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("opinion.do.merge"), &opinion_merge_view, &v);
}

/* By the record that a button names, or by a number typed. */
static enum status into_of(struct ctx *ctx, const struct request *rq, int64_t *out)
{
    const struct opinion_filter filter = {.q = param_text(rq, "number"), .limit = 20};
    struct opinion *found;
    struct str next;
    int64_t total;
    size_t count;

    *out = param_id(rq, "into");
    if (*out != 0)
        return ST_OK;
    if (filter.q.len == 0)
        return fail_field(&ctx->err, "number", "form.required", NULL);
    TRY(opinion_page(ctx, &filter, &found, &count, &next, &total));
    arr_each (i, count)
        if (str_eq(found[i].number, filter.q))
            *out = found[i].id;
    return *out != 0 ? ST_OK : fail_field(&ctx->err, "number", "opinion.merge_unknown", NULL);
}

enum status opinion_web_merge(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_merge in = {.id = path_id(rq, "id"), .version = param_int(rq, "version")};

    TRY(into_of(ctx, rq, &in.into_id));
    TRY(opinion_merge(ctx, &in));
    return opinion_ui_done(ctx, rq, rs, DO_MERGE);
}

/* ---------------------------------------------------------------- publish */

static enum status last_answer(struct ctx *ctx, const struct opinion_case *c, struct str *out)
{
    struct opinion_step_row *steps;
    size_t count;

    *out = S("");
    TRY(opinion_store_steps(ctx, c->id, c->hidden ? c->key_id : 0, &steps, &count));
    arr_each (i, count)
        if (str_eqz(steps[i].kind, "answered"))
            *out = steps[i].text;
    return ST_OK;
}

/* Everything that looks private in what would go out, to be looked at one by one. */
static void put_findings(struct ctx *ctx, const struct request *rq, struct form_page *f,
                         struct str text)
{
    struct option_v options[FINDINGS_MAX];
    struct private_finding *found;
    struct field_v *field;
    size_t count;

    private_scan(ctx->arena, text, &found, &count);
    if (count == 0)
        return;
    if (count > FINDINGS_MAX)
        count = FINDINGS_MAX;
    arr_each (i, count)
        options[i] = (struct option_v){
            .value = found[i].id,
            .label = (struct str){text.ptr + found[i].at, found[i].len},
            .hint = text_of("opinion.private.", str_from(private_word(found[i].kind))),
        };
    field = form_page_put(f, "check", "confirmed", "opinion.publish.confirmed", S(""));
    form_checks(ctx, rq, field, options, count);
}

enum status opinion_web_publish_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_publication p;
    struct opinion_ui_form w;
    struct field_v *f;
    struct str answer;

    TRY(opinion_ui_form_open(ctx, rq, DO_PUBLISH, &w));
    TRY(opinion_store_publication(ctx, w.c.id, &p));
    TRY(last_answer(ctx, &w.c, &answer));
    if (w.c.hidden || !w.c.open)
        form_page_shut(w.f, w.c.hidden ? "opinion.publish_hidden" : "opinion.publish_refused");
    f = form_page_put(w.f, "radio", "published", "opinion.publish.published",
                      p.id == 0 ? S("") : (p.published ? S("yes") : S("no")));
    form_words_or(ctx, f, "yes no", "opinion.publish.published.", NULL);
    (void)form_page_put(w.f, "line", "subject", "opinion.subject",
                        p.published ? p.subject : w.o.subject);
    form_max(form_page_put(w.f, "text", "body", "opinion.body", p.published ? p.body : w.o.body),
             OPINION_BODY_CHARS, BODY_ROWS);
    f = form_page_put(w.f, "text", "answer", "opinion.publish.answer",
                      p.published ? p.answer : answer);
    form_optional(f);
    form_max(f, 2000, ANSWER_ROWS);
    put_findings(ctx, rq, w.f,
                 str_printf(ctx->arena, STR_FMT "\n" STR_FMT "\n" STR_FMT,
                            STR_ARG(form_value(rq, "subject", w.o.subject)),
                            STR_ARG(form_value(rq, "body", w.o.body)),
                            STR_ARG(form_value(rq, "answer", answer))));
    form_optional(form_page_put(w.f, "line", "why_not", "opinion.publish.why_not", p.why_not));
    return opinion_ui_form_done(ctx, rq, rs, &w);
}

enum status opinion_web_publish(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t count = param_count(rq, "confirmed");
    struct str *confirmed = arena_array(ctx->arena, count, struct str);

    arr_each (i, count)
        confirmed[i] = param_text_at(rq, "confirmed", i);
    TRY(opinion_publish(ctx, &(struct opinion_publish){
                                 .id = path_id(rq, "id"),
                                 .version = param_int(rq, "version"),
                                 .published = str_eqz(param_text(rq, "published"), "yes"),
                                 .subject = param_text(rq, "subject"),
                                 .body = param_text(rq, "body"),
                                 .answer = param_text(rq, "answer"),
                                 .why_not = param_text(rq, "why_not"),
                                 .confirmed = confirmed,
                                 .confirmed_count = count,
                             }));
    return opinion_ui_done(ctx, rq, rs, DO_PUBLISH);
}
