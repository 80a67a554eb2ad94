// SPDX-License-Identifier: MulanPSL-2.0
/* Forms: the plan, the text, what was held, the count of the papers. */
#include "modules/deputy/deputy.h"
#include "modules/reportback/reportback_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TEXT_CHARS = 20000, WORDS = 3 };

static enum status show(struct form_page *f, struct response *rs)
{
    struct reportback_form_v *v = arena_new(f->ctx->arena, struct reportback_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &reportback_form_view, v);
}

static struct str url_of(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/reportback/%lld%s", (long long)id, tail);
}

/* A form about one report; its reader may see it. */
static enum status form_of(struct ctx *ctx, const struct request *rq, const char *tail,
                           const char *title, struct reportback *r, struct form_page **out)
{
    TRY(reportback_get(ctx, path_id(rq, "id"), r));
    *out = form_page_open(ctx, rq, text(title), url_of(ctx, r->id, tail), url_of(ctx, r->id, ""),
                          T("reportback.do.save"));
    form_page_crumb(*out, T("reportback.menu"), S("/reportback"));
    form_page_crumb(*out, r->name, url_of(ctx, r->id, ""));
    form_page_version(*out, r->version);
    return ST_OK;
}

/* ---------------------------------------------------------------- the plan */

static void put_plan(struct form_page *f, const struct reportback *r)
{
    static const char *const AUDIENCES[WORDS] = {"voters", "unit", "committee"};
    struct option_v options[WORDS];
    struct field_v *field;

    (void)form_page_put(f, "line", "deputy", "reportback.f.deputy", r->name);
    field = form_page_put(f, "select", "audience", "reportback.f.audience", r->audience);
    arr_each (i, WORDS)
        options[i] =
            (struct option_v){.value = str_from(AUDIENCES[i]),
                              .label = text_of("reportback.audience.", str_from(AUDIENCES[i]))};
    form_options(f->ctx, field, options, WORDS);
    (void)form_page_put(f, "date", "planned_on", "reportback.f.planned",
                        list_iso(f->ctx, r->planned_on));
    form_optional(form_page_put(f, "line", "place", "reportback.f.place", r->place));
    form_optional(form_page_put(f, "line", "organiser", "reportback.f.organiser", r->organiser));
}

static enum status read_plan(struct ctx *ctx, const struct request *rq, struct reportback *out)
{
    struct deputy *all;
    size_t count, fits = 0;

    *out = (struct reportback){.audience = param_text(rq, "audience"),
                               .planned_on = param_date(rq, "planned_on"),
                               .place = param_text(rq, "place"),
                               .organiser = param_text(rq, "organiser")};
    TRY(deputy_by_name(ctx, param_text(rq, "deputy"), &all, &count));
    arr_each (i, count) {
        if (!all[i].in_office)
            continue;
        out->deputy_id = all[i].id;
        fits++;
    }
    if (fits > 1) {
        invalid(ctx, "deputy", "reportback.err.several", NULL);
        return invalid_done(ctx);
    }
    return ST_OK;
}

enum status reportback_web_plan_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("reportback.do.plan"), S("/reportback/new"),
                                         S("/reportback"), T("reportback.do.save"));

    form_page_crumb(f, T("reportback.menu"), S("/reportback"));
    put_plan(f, &(struct reportback){
                    .name = S(""), .audience = S("voters"), .place = S(""), .organiser = S("")});
    return show(f, rs);
}

enum status reportback_web_plan(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct reportback in;
    int64_t id;

    TRY(read_plan(ctx, rq, &in));
    TRY(reportback_plan(ctx, &in, &id));
    respond_flash(rs, "reportback.done.saved", S(""));
    return respond_see_other(rs, "/reportback/%lld", (long long)id);
}

enum status reportback_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct reportback r;

    TRY(form_of(ctx, rq, "/edit", "reportback.do.edit", &r, &f));
    put_plan(f, &r);
    return show(f, rs);
}

enum status reportback_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct reportback in;
    int64_t id;

    TRY(read_plan(ctx, rq, &in));
    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    TRY(reportback_plan(ctx, &in, &id));
    respond_flash(rs, "reportback.done.saved", S(""));
    return respond_see_other(rs, "/reportback/%lld", (long long)id);
}

/* ---------------------------------------------------------------- text, held, count */

enum status reportback_web_text_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct reportback r;

    TRY(form_of(ctx, rq, "/text", "reportback.do.text", &r, &f));
    form_max(form_page_put(f, "text", "text", "reportback.text", r.text), TEXT_CHARS, 16);
    return show(f, rs);
}

enum status reportback_web_text(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(reportback_write(ctx, id, param_int(rq, "version"), param_text(rq, "text")));
    respond_flash(rs, "reportback.done.saved", S(""));
    return respond_see_other(rs, "/reportback/%lld", (long long)id);
}

enum status reportback_web_hold_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct reportback r;

    TRY(form_of(ctx, rq, "/hold", "reportback.do.hold", &r, &f));
    (void)form_page_put(f, "date", "held_on", "reportback.f.held", list_iso(ctx, ctx->today));
    (void)form_page_put(f, "int", "present", "reportback.f.present", S(""));
    form_optional(form_page_put(f, "text", "asked", "reportback.asked", S("")));
    return show(f, rs);
}

enum status reportback_web_hold(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct reportback in = {.id = path_id(rq, "id"),
                                  .version = param_int(rq, "version"),
                                  .held_on = param_date(rq, "held_on"),
                                  .present = param_int(rq, "present"),
                                  .asked = param_text(rq, "asked")};

    TRY(reportback_hold(ctx, &in));
    respond_flash(rs, "reportback.done.held", S(""));
    return respond_see_other(rs, "/reportback/%lld", (long long)in.id);
}

enum status reportback_web_count_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct form_page *f;
    struct reportback r;

    TRY(form_of(ctx, rq, "/count", "reportback.do.count", &r, &f));
    (void)form_page_put(f, "int", "satisfied", "reportback.grade.satisfied",
                        str_int(ctx->arena, r.paper.satisfied));
    (void)form_page_put(f, "int", "basic", "reportback.grade.basic",
                        str_int(ctx->arena, r.paper.basic));
    (void)form_page_put(f, "int", "dissatisfied", "reportback.grade.dissatisfied",
                        str_int(ctx->arena, r.paper.dissatisfied));
    return show(f, rs);
}

enum status reportback_web_count(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const struct reportback_count paper = {param_int(rq, "satisfied"), param_int(rq, "basic"),
                                           param_int(rq, "dissatisfied")};

    TRY(reportback_count(ctx, id, param_int(rq, "version"), &paper));
    respond_flash(rs, "reportback.done.counted", S(""));
    return respond_see_other(rs, "/reportback/%lld", (long long)id);
}

/* ---------------------------------------------------------------- acts without a form */

static enum status again(struct ctx *ctx, const struct request *rq, struct response *rs,
                         enum status (*act)(struct ctx *, int64_t, int64_t))
{
    struct reportback r;

    TRY(reportback_get(ctx, path_id(rq, "id"), &r));
    TRY(act(ctx, r.id, r.version));
    respond_flash(rs, "reportback.done.saved", S(""));
    return respond_see_other(rs, "/reportback/%lld", (long long)r.id);
}

static enum status open_rating(struct ctx *ctx, int64_t id, int64_t version)
{
    return reportback_rating(ctx, id, version, true);
}

static enum status close_rating(struct ctx *ctx, int64_t id, int64_t version)
{
    return reportback_rating(ctx, id, version, false);
}

enum status reportback_web_open(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return again(ctx, rq, rs, open_rating);
}

enum status reportback_web_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return again(ctx, rq, rs, close_rating);
}

enum status reportback_web_publish(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return again(ctx, rq, rs, reportback_publish);
}

enum status reportback_web_cancel(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return again(ctx, rq, rs, reportback_cancel);
}
