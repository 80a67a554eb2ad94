// SPDX-License-Identifier: MulanPSL-2.0
/* The organs are told of the plan; what was found is left off the list of problems. */
#include "modules/inspection/inspection_list.h"
#include "modules/inspection/inspection_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { LINES = 4 };

enum status inspection_web_notify_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct inspection i = {0};
    struct form_page *f;
    struct date by;

    TRY(inspection_get(ctx, path_id(rq, "id"), &i));
    TRY(inspection_notify_by(ctx, &i, &by));
    f = inspection_web_form(ctx, rq, &i, inspection_url(ctx, i.id, "/notify"),
                            T("inspection.do.notify"));
    (void)form_page_put(f, "date", "on", "inspection.f.notified", list_iso(ctx, ctx->today));
    f->v.note = TF(ctx->arena, "inspection.note.notify", text_date(ctx->arena, by, ctx->today));
    f->v.article = T("inspection.notice_article");
    form_page_version(f, i.version);
    return inspection_web_show_form(f, rs);
}

enum status inspection_web_notify(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(inspection_notify(ctx, id, param_int(rq, "version"), param_date(rq, "on")));
    respond_flash(rs, "inspection.done.notified", S(""));
    return respond_see_other(rs, "/inspection/%lld", (long long)id);
}

enum status inspection_web_dismiss_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct inspection_finding found = {0};
    struct inspection i = {0};
    struct form_page *f;

    TRY(inspection_store_finding(ctx, path_id(rq, "id"), &found));
    TRY(inspection_get(ctx, found.inspection_id, &i));
    f = inspection_web_form(
        ctx, rq, &i,
        str_printf(ctx->arena, "/inspection/finding/%lld/dismiss", (long long)found.id),
        T("inspection.do.dismiss"));
    form_max(form_page_put(f, "text", "reason", "inspection.f.reason", S("")),
             INSPECTION_QUESTION_CHARS, LINES);
    return inspection_web_show_form(f, rs);
}

enum status inspection_web_dismiss(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(inspection_dismiss(ctx, id, param_text(rq, "reason")));
    respond_flash(rs, "inspection.done.dismissed", S(""));
    return respond_see_other(rs, "/inspection/finding/%lld", (long long)id);
}
