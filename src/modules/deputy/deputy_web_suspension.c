// SPDX-License-Identifier: MulanPSL-2.0
/* Forms: the duties of a deputy are suspended, and taken up again. */
#include "deputy_view.h"
#include "modules/deputy/deputy.h"
#include "modules/deputy/deputy_web.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

static struct str url_of(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/deputy/%" PRId64 "%s", id, tail);
}

static enum status open_about(struct ctx *ctx, const struct request *rq, const char *title,
                              const char *tail, struct deputy *d, struct form_page **out)
{
    TRY(deputy_get(ctx, path_id(rq, "id"), d));
    *out = form_page_open(ctx, rq, text(title), url_of(ctx, d->id, tail), url_of(ctx, d->id, ""),
                          text(title));
    form_page_crumb(*out, T("deputy.menu"), S("/deputy"));
    form_page_crumb(*out, d->name, url_of(ctx, d->id, ""));
    return ST_OK;
}

static enum status show(struct form_page *f, struct response *rs)
{
    struct deputy_form_v *v = arena_new(f->ctx->arena, struct deputy_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &deputy_form_view, v);
}

enum status deputy_web_suspend_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct option_v grounds[] = {
        {.value = S("detained"), .label = T("deputy.ground.detained")},
        {.value = S("serving"), .label = T("deputy.ground.serving")},
    };
    struct form_page *f;
    struct deputy d;

    TRY(open_about(ctx, rq, "deputy.suspend.title", "/suspend", &d, &f));
    form_options(ctx, form_page_put(f, "radio", "ground", "deputy.ground", S("")), grounds,
                 COUNT(grounds));
    (void)form_page_put(f, "line", "decided_by", "deputy.decided_by", S(""));
    form_optional(form_page_put(f, "line", "document", "deputy.document", S("")));
    form_optional(form_page_put(f, "date", "reported_on", "deputy.reported_on", S("")));
    (void)form_page_put(f, "date", "from_on", "deputy.suspended_from", list_iso(ctx, ctx->today));
    form_optional(form_page_put(f, "date", "to_on", "deputy.suspended_to", S("")));
    f->v.note = T("deputy.suspend.note");
    f->v.article = T("deputy.suspend.law");
    return show(f, rs);
}

enum status deputy_web_suspend(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct deputy_suspension in = {
        .deputy_id = path_id(rq, "id"),
        .ground = param_text(rq, "ground"),
        .decided_by = param_text(rq, "decided_by"),
        .document = param_text(rq, "document"),
        .reported_on = param_date(rq, "reported_on"),
        .from_on = param_date(rq, "from_on"),
        .to_on = param_date(rq, "to_on"),
    };
    int64_t id;

    TRY(deputy_suspend(ctx, &in, &id));
    respond_flash(rs, "deputy.suspend.done", S(""));
    return respond_see_other(rs, "/deputy/%" PRId64, in.deputy_id);
}

/* The one that lasts; ST_NOT_FOUND if none does. */
static enum status lasting(struct ctx *ctx, int64_t deputy_id, struct deputy_suspension *out)
{
    struct deputy_suspension *all;
    size_t count;

    TRY(deputy_suspensions(ctx, deputy_id, &all, &count));
    arr_each (i, count)
        if (date_none(all[i].to_on)) {
            *out = all[i];
            return ST_OK;
        }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status deputy_web_resume_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct deputy_suspension s = {.id = 0};
    struct form_page *f;
    struct deputy d;

    TRY(open_about(ctx, rq, "deputy.resume.title", "/resume", &d, &f));
    TRY(lasting(ctx, d.id, &s));
    (void)form_page_put(f, "date", "to_on", "deputy.suspended_to", list_iso(ctx, ctx->today));
    form_page_version(f, s.version);
    f->v.article = T("deputy.suspend.law");
    return show(f, rs);
}

enum status deputy_web_resume(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct deputy_suspension s = {.id = 0};

    TRY(lasting(ctx, id, &s));
    TRY(deputy_resume(ctx, s.id, param_int(rq, "version"), param_date(rq, "to_on")));
    respond_flash(rs, "deputy.resume.done", S(""));
    return respond_see_other(rs, "/deputy/%" PRId64, id);
}
