// SPDX-License-Identifier: MulanPSL-2.0
/* What is done with a yearly report: write, give, print, publish. */
#include "modules/suggestion/suggestion_report.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "platform/text.h"

enum { BODY_ROWS = 16 };

static enum status form_of(struct ctx *ctx, const struct request *rq, const char *word,
                           struct suggestion_report *r, struct suggestion_form **out)
{
    const int64_t id = path_id(rq, "id");
    struct str back = str_printf(ctx->arena, "/suggestion/report/%lld", (long long)id), by;

    TRY(suggestion_report_get(ctx, id, r));
    TRY(suggestion_report_by(ctx, r, &by));
    *out = suggestion_form_open(
        ctx, rq, word,
        str_printf(ctx->arena, STR_FMT "/%s", STR_ARG(back), word + sizeof "report-" - 1), back);
    (*out)->v.meta =
        TF(ctx->arena, "suggestion.report.form_meta", suggestion_web_int(ctx, r->year), by);
    suggestion_form_version(*out, r->version);
    return ST_OK;
}

static enum status done(struct ctx *ctx, struct response *rs, const char *key, int64_t id)
{
    (void)ctx;
    respond_flash(rs, key, S(""));
    return respond_see_other(rs, "/suggestion/report/%lld", (long long)id);
}

static struct suggestion_report_act act_of(const struct request *rq)
{
    return (struct suggestion_report_act){
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .title = param_text(rq, "title"),
        .body = param_text(rq, "body"),
        .on = param_date(rq, "on"),
        .where = param_text(rq, "where"),
    };
}

/* ---------------------------------------------------------------- write */

enum status suggestion_web_report_write_form(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    struct suggestion_report r;
    struct suggestion_form *f;

    TRY(form_of(ctx, rq, "report-write", &r, &f));
    if (r.title.len == 0)
        r.title = suggestion_report_name(ctx, &r);
    if (r.body.len == 0)
        TRY(suggestion_report_draft(ctx, &r, &r.body));
    (void)suggestion_form_put(f, "line", "title", "suggestion.f.report_title", r.title);
    form_max(suggestion_form_put(f, "text", "body", "suggestion.f.report_text", r.body),
             SUGGESTION_REPORT_CHARS, BODY_ROWS);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_report_write(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const struct suggestion_report_act in = act_of(rq);

    TRY(suggestion_report_write(ctx, &in));
    return done(ctx, rs, "suggestion.do.report-write.done", in.id);
}

/* ---------------------------------------------------------------- give, print, publish */

static enum status day_form(struct ctx *ctx, const struct request *rq, struct response *rs,
                            const char *word, const char *where_key)
{
    struct suggestion_report r;
    struct suggestion_form *f;

    TRY(form_of(ctx, rq, word, &r, &f));
    suggestion_form_fact(f, "suggestion.report.article", r.basis);
    (void)suggestion_form_put(f, "date", "on", "suggestion.f.report_on",
                              suggestion_web_iso(ctx, ctx->today));
    (void)suggestion_form_put(f, "line", "where", where_key, S(""));
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_report_give_form(struct ctx *ctx, const struct request *rq,
                                            struct response *rs)
{
    struct suggestion_report r;

    TRY(suggestion_report_get(ctx, path_id(rq, "id"), &r));
    return day_form(ctx, rq, rs, "report-give",
                    suggestion_report_on_promises(&r) ? "suggestion.f.report_sent"
                                                      : "suggestion.f.report_meeting");
}

enum status suggestion_web_report_give(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const struct suggestion_report_act in = act_of(rq);

    TRY(suggestion_report_give(ctx, &in));
    return done(ctx, rs, "suggestion.do.report-give.done", in.id);
}

enum status suggestion_web_report_print_form(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    return day_form(ctx, rq, rs, "report-print", "suggestion.f.report_session");
}

enum status suggestion_web_report_print(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const struct suggestion_report_act in = act_of(rq);

    TRY(suggestion_report_print(ctx, &in));
    return done(ctx, rs, "suggestion.do.report-print.done", in.id);
}

enum status suggestion_web_report_publish_form(struct ctx *ctx, const struct request *rq,
                                               struct response *rs)
{
    struct suggestion_report r;
    struct suggestion_form *f;

    TRY(form_of(ctx, rq, "report-publish", &r, &f));
    suggestion_form_reading(f, r.title, r.body);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_report_publish(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    const struct suggestion_report_act in = act_of(rq);

    TRY(suggestion_report_publish(ctx, &in));
    return done(ctx, rs, "suggestion.do.report-publish.done", in.id);
}
