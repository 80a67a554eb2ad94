// SPDX-License-Identifier: MulanPSL-2.0
/* Papers as pages, PDF and DOCX. */
#include "modules/resolution/resolution_papers.h"
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"
#include "platform/paper_web.h"

enum status resolution_web_paper(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct resolution_doc d;
    struct paper *p;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    TRY(resolution_paper(ctx, &d, &p));
    return respond_paper(
        ctx, rq, rs, p,
        d.number_text.len != 0
            ? str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(d.number_text), STR_ARG(d.title))
            : d.title);
}

enum status resolution_web_reply_paper(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct resolution_reply y;
    struct resolution_work w;
    struct paper *p;

    TRY(resolution_reply_get(ctx, path_id(rq, "id"), &y));
    TRY(resolution_work_load(ctx, y.handling_id, &w));
    if (y.state != REPLY_SENT && !resolution_own_work(ctx, &w))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(resolution_paper_reply(ctx, &w, &y, &p));
    return respond_paper(ctx, rq, rs, p, y.title);
}

enum status resolution_web_minutes_paper(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct resolution_minutes m;
    struct paper *p;

    TRY(resolution_minutes_load(ctx, path_id(rq, "id"), &m));
    TRY(resolution_paper_minutes(ctx, &m, &p));
    return respond_paper(ctx, rq, rs, p, m.title);
}

enum status resolution_web_gazette_paper(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct resolution_gazette g;
    struct paper *p;

    TRY(resolution_gazette_get(ctx, path_id(rq, "id"), &g));
    TRY(resolution_paper_gazette(ctx, &g, &p));
    return respond_paper(ctx, rq, rs, p, g.title);
}
