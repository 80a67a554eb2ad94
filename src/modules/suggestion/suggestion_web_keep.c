// SPDX-License-Identifier: MulanPSL-2.0
/* Promises that were made in replies: the unit reports on them, the office checks what it reports,
 * the deputy rates them. Who checks and who rates reads what was said before. */
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "modules/suggestion/suggestion_web_party.h"
#include "platform/text.h"

enum { NOTE_CHARS = 2000 };

/* Promises in one of two states; of one unit, or of all (0). */
static struct suggestion_options promise_options(struct ctx *ctx, const struct suggestion_detail *d,
                                                 const char *state, int64_t organ_id)
{
    struct suggestion_options out = {
        .items = arena_array(ctx->arena, d->promises_count, struct option_v)};

    arr_each (i, d->promises_count) {
        const struct suggestion_promise *p = &d->promises[i];

        if (!str_eqz(p->state, state) || (organ_id != 0 && p->organ_id != organ_id))
            continue;
        out.items[out.count++] = (struct option_v){
            .value = suggestion_web_int(ctx, p->id),
            .label = p->what,
            .hint = TF(ctx->arena, "suggestion.promise.until",
                       text_date(ctx->arena, p->due_on, ctx->today), p->organ_name),
        };
    }
    return out;
}

/* The one asked for in the query, or the only one. */
static void put_promise(struct suggestion_form *f, const struct suggestion_options *options)
{
    const int64_t asked = param_id(f->rq, "promise");
    struct str chosen = asked != 0 ? suggestion_web_int(f->ctx, asked) : S("");

    if (options->count == 1) {
        suggestion_form_hidden(f, "promise", options->items[0].value);
        suggestion_form_fact(f, "suggestion.fact.promise", options->items[0].label);
        suggestion_form_fact(f, "suggestion.fact.promise_due", options->items[0].hint);
        return;
    }
    (void)suggestion_form_choice(f, "radio", "promise", "suggestion.f.promise", chosen, options);
}

static const struct empty_v *no_promise(struct suggestion_form *f, struct str title)
{
    struct empty_v *empty = arena_new(f->ctx->arena, struct empty_v);

    *empty = (struct empty_v){
        .title = title,
        .more = suggestion_link_dup(f->ctx, T("suggestion.back_to"), f->v.back),
    };
    return empty;
}

/* ---------------------------------------------------------------------- what was said before */

static const struct suggestion_promise_report *
latest(const struct suggestion_promise_report *reports, size_t count, const char *kind)
{
    for (size_t i = count; i > 0; i--)
        if (str_eqz(reports[i - 1].kind, kind))
            return &reports[i - 1];
    return NULL;
}

static void put_said(struct ctx *ctx, struct buf *out, const char *key,
                     const struct suggestion_promise_report *r)
{
    struct date on;

    if (r == NULL || r->body.len == 0)
        return;
    on = date_of_instant(r->at, NULL);
    if (out->len != 0)
        buf_char(out, '\n');
    buf_str(out, TF(ctx->arena, key, text_date(ctx->arena, on, ctx->today), r->body));
}

/* The unit's report that a promise is kept, and how the office found it, above the form. */
static enum status read_reports(struct suggestion_form *f, const struct suggestion_detail *d,
                                const struct suggestion_options *options)
{
    struct ctx *ctx = f->ctx;
    struct buf out = buf_new(ctx->arena, 0);

    arr_each (i, d->promises_count) {
        const struct suggestion_promise *p = &d->promises[i];
        const struct str id = suggestion_web_int(ctx, p->id);
        struct suggestion_promise_report *reports;
        bool offered = false;
        size_t count;

        arr_each (k, options->count)
            offered = offered || str_eq(options->items[k].value, id);
        if (!offered)
            continue;
        TRY(suggestion_promise_reports(ctx, p->id, &reports, &count));
        if (options->count > 1) {
            if (out.len != 0)
                buf_char(&out, '\n');
            buf_str(&out, p->what);
        }
        put_said(ctx, &out, "suggestion.promise.unit_said", latest(reports, count, "done"));
        if (str_eqz(p->state, "done"))
            put_said(ctx, &out, "suggestion.promise.office_said",
                     latest(reports, count, "confirmed"));
    }
    if (out.len != 0)
        suggestion_form_reading(f, T("suggestion.promise.reports"), buf_view(&out));
    return ST_OK;
}

/* ---------------------------------------------------------------------- the unit reports */

enum status suggestion_web_report_promise_form(struct ctx *ctx, const struct request *rq,
                                               struct response *rs)
{
    struct suggestion_options whats =
        suggestion_word_options(ctx, NULL, "done postponed", "suggestion.f.report_what.");
    struct suggestion_options promises;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_REPORT_PROMISE, &d, &f));
    promises = promise_options(ctx, &d, "open", ctx->actor->organ_id);
    if (promises.count == 0) {
        f->v.empty = no_promise(f, T("suggestion.promise.none_open"));
        return suggestion_form_show(f, rs);
    }
    put_promise(f, &promises);
    (void)suggestion_form_choice(f, "radio", "what", "suggestion.f.report_what", S(""), &whats);
    form_max(suggestion_form_put(f, "text", "body", "suggestion.f.report_body", S("")), NOTE_CHARS,
             5);
    (void)suggestion_form_may(f, "date", "new_due_on", "suggestion.f.postpone_to", S(""));
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_report_promise(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    const struct suggestion_promise_act in = {
        .id = path_id(rq, "id"),
        .promise_id = param_id(rq, "promise"),
        .what = param_text(rq, "what"),
        .new_due_on = param_date(rq, "new_due_on"),
        .body = param_text(rq, "body"),
    };

    TRY(suggestion_report_promise(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_REPORT_PROMISE, in.id);
}

/* ---------------------------------------------------------------------- the office checks */

enum status suggestion_web_confirm_promise_form(struct ctx *ctx, const struct request *rq,
                                                struct response *rs)
{
    const struct suggestion_options what =
        suggestion_word_options(ctx, NULL, "confirmed refused", "suggestion.f.promise_what.");
    struct suggestion_options promises;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_CONFIRM_PROMISE, &d, &f));
    promises = promise_options(ctx, &d, "reported", 0);
    if (promises.count == 0) {
        f->v.empty = no_promise(f, T("suggestion.promise.none_reported"));
        return suggestion_form_show(f, rs);
    }
    TRY(read_reports(f, &d, &promises));
    put_promise(f, &promises);
    (void)suggestion_form_choice(f, "radio", "what", "suggestion.f.promise_what", S(""), &what);
    (void)suggestion_form_may(f, "date", "new_due_on", "suggestion.f.new_due_on", S(""));
    form_max(suggestion_form_put(f, "text", "body", "suggestion.f.promise_body", S("")), NOTE_CHARS,
             4);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_confirm_promise(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    const struct suggestion_promise_act in = {
        .id = path_id(rq, "id"),
        .promise_id = param_id(rq, "promise"),
        .what = param_text(rq, "what"),
        .new_due_on = param_date(rq, "new_due_on"),
        .body = param_text(rq, "body"),
    };

    TRY(suggestion_confirm_promise(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_CONFIRM_PROMISE, in.id);
}

/* ---------------------------------------------------------------------- the deputy rates */

enum status suggestion_web_rate_promise_form(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    struct suggestion_options marks =
        suggestion_word_options(ctx, NULL, "satisfied basic dissatisfied", "suggestion.mark.");
    struct suggestion_options promises;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_RATE_PROMISE, &d, &f));
    promises = promise_options(ctx, &d, "done", 0);
    if (promises.count == 0) {
        f->v.empty = no_promise(f, T("suggestion.promise.none_done"));
        return suggestion_form_show(f, rs);
    }
    TRY(read_reports(f, &d, &promises));
    put_promise(f, &promises);
    (void)suggestion_form_choice(f, "radio", "result", "suggestion.f.promise_mark", S(""), &marks);
    form_max(suggestion_form_may(f, "text", "reason", "suggestion.f.rate_why", S("")), NOTE_CHARS,
             4);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_rate_promise(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct suggestion_rate_promise in = {
        .id = path_id(rq, "id"),
        .promise_id = param_id(rq, "promise"),
        .reason = param_text(rq, "reason"),
    };

    if (!suggestion_mark_parse(param_text(rq, "result"), &in.result))
        in.result = MARK_NONE;
    TRY(suggestion_rate_promise(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_RATE_PROMISE, in.id);
}
