// SPDX-License-Identifier: MulanPSL-2.0
/* What a deputy does: answers, tells a deed; and what the office says of it. */
#include "base/money.h"
#include "modules/activity/activity_rules.h"
#include "modules/activity/activity_web.h"
#include "modules/deputy/deputy.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { DEED_CHARS = 1000 };

enum status activity_web_yes(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(activity_answer(ctx, id, S("yes"), S("")));
    respond_flash(rs, "activity.done.yes", S(""));
    return respond_see_other(rs, "/activity/%lld", (long long)id);
}

enum status activity_web_read(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(activity_read(ctx, id));
    respond_flash(rs, "activity.done.read", S(""));
    return respond_see_other(rs, "/activity/%lld", (long long)id);
}

enum status activity_web_no_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct activity a;
    struct form_page *f;

    TRY(activity_get(ctx, path_id(rq, "id"), &a));
    f = activity_web_form(ctx, rq, &a, "/no", T("activity.do.no"));
    (void)form_page_put(f, "line", "reason", "activity.f.why_not", S(""));
    return activity_web_show_form(f, rs);
}

enum status activity_web_no(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(activity_answer(ctx, id, S("no"), param_text(rq, "reason")));
    respond_flash(rs, "activity.done.no", S(""));
    return respond_see_other(rs, "/activity/%lld", (long long)id);
}

/* ---------------------------------------------------------------- deeds */

struct activity_deed_row_v activity_web_deed_row(struct ctx *ctx, const struct activity_deed *d)
{
    return (struct activity_deed_row_v){
        .id = d->id,
        .activity = d->activity_id,
        .name = d->name,
        .title = d->title,
        .sort = d->sort,
        .done_on = d->done_on,
        .text = d->text,
        .fen = d->fen,
        .yuan = d->fen > 0 ? money_text(ctx->arena, d->fen) : S(""),
        .state = d->state,
        .example = d->example,
        .tag = {.label = d->example ? T("activity.deed_state.example")
                                    : text_of("activity.deed_state.", d->state),
                .class = str_eqz(d->state, "checked")   ? S("ok")
                         : str_eqz(d->state, "refused") ? S("bad")
                                                        : S("wait")},
        .check_url = may(ctx, "activity.manage") && str_eqz(d->state, "told")
                         ? str_printf(ctx->arena, "/activity/deed/%lld", (long long)d->id)
                         : S(""),
    };
}

enum status activity_web_deed_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct activity a;
    struct form_page *f;
    struct field_v *field;

    TRY(activity_get(ctx, path_id(rq, "id"), &a));
    f = activity_web_form(ctx, rq, &a, "/deed", T("activity.do.deed"));
    if (ctx->actor->deputy_id == 0)
        (void)form_page_put(f, "line", "deputy", "activity.f.deputy", S(""));
    (void)form_page_put(f, "date", "done_on", "activity.f.done", list_iso(ctx, ctx->today));
    field = form_page_put(f, "select", "kind", "activity.f.deed", S("solve"));
    form_words(ctx, field, ACTIVITY_DEEDS, "activity.deed.", false);
    form_max(form_page_put(f, "text", "text", "activity.f.did", S("")), DEED_CHARS, 4);
    form_optional(form_page_put(f, "line", "yuan", "activity.f.yuan", S("")));
    return activity_web_show_form(f, rs);
}

static enum status deputy_of(struct ctx *ctx, const struct request *rq, int64_t *out)
{
    struct deputy *all;
    size_t count, fits = 0;

    *out = ctx->actor->deputy_id;
    if (*out != 0)
        return ST_OK;
    TRY(deputy_by_name(ctx, param_text(rq, "deputy"), &all, &count));
    arr_each (i, count) {
        if (!all[i].in_office)
            continue;
        *out = all[i].id;
        fits++;
    }
    if (fits > 1)
        invalid(ctx, "deputy", "activity.err.name_several", NULL);
    if (fits != 1)
        *out = 0;
    return ST_OK;
}

enum status activity_web_deed(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str yuan = param_text(rq, "yuan");
    struct activity_deed in = {.activity_id = path_id(rq, "id"),
                               .sort = param_text(rq, "kind"),
                               .done_on = param_date(rq, "done_on"),
                               .text = param_text(rq, "text")};
    int64_t id;

    TRY(deputy_of(ctx, rq, &in.deputy_id));
    if (yuan.len > 0 && !money_parse(yuan, &in.fen))
        invalid(ctx, "yuan", "activity.err.yuan", NULL);
    TRY(activity_deed_add(ctx, &in, &id));
    respond_flash(rs, "activity.done.deed", S(""));
    return respond_see_other(rs, "/activity/%lld", (long long)in.activity_id);
}

enum status activity_web_check_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct activity_deed d;
    struct activity a;
    struct form_page *f;
    struct field_v *field;

    TRY(activity_store_deed(ctx, path_id(rq, "id"), &d));
    TRY(activity_get(ctx, d.activity_id, &a));
    f = form_page_open(
        ctx, rq, str_printf(ctx->arena, STR_FMT "：" STR_FMT, STR_ARG(d.name), STR_ARG(d.text)),
        str_printf(ctx->arena, "/activity/deed/%lld", (long long)d.id),
        activity_web_url(ctx, a.id, ""), T("activity.do.save"));
    form_page_crumb(f, T("activity.menu"), S("/activity"));
    form_page_crumb(f, a.title, activity_web_url(ctx, a.id, ""));
    field = form_page_put(f, "radio", "state", "activity.f.check", S("checked"));
    form_words(ctx, field, "checked refused", "activity.deed_state.", false);
    (void)form_page_put(f, "check", "example", "activity.f.example", d.example ? S("1") : S(""));
    form_optional(form_page_put(f, "line", "reason", "activity.f.refuse_reason", d.reason));
    form_page_version(f, d.version);
    return activity_web_show_form(f, rs);
}

enum status activity_web_check(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct activity_deed in = {.id = path_id(rq, "id"),
                                     .version = param_int(rq, "version"),
                                     .state = param_text(rq, "state"),
                                     .reason = param_text(rq, "reason"),
                                     .example = param_bool(rq, "example")};
    struct activity_deed d;

    TRY(activity_deed_check(ctx, &in));
    TRY(activity_store_deed(ctx, in.id, &d));
    respond_flash(rs, "activity.done.saved", S(""));
    return respond_see_other(rs, "/activity/%lld", (long long)d.activity_id);
}
