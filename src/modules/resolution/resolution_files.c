// SPDX-License-Identifier: MulanPSL-2.0
/* Who may see, add and publish files of documents and of organs' replies. */
#include "modules/resolution/resolution_act.h"
#include "modules/resolution/resolution_parts.h"
#include "platform/text.h"

static enum status denied(struct ctx *ctx)
{
    return fail(&ctx->err, ST_DENIED, "resolution.not_yours", NULL);
}

static enum status doc_may(struct ctx *ctx, int64_t id, enum attachment_act act)
{
    struct resolution_doc d;

    TRY(resolution_load(ctx, id, &d));
    if (act == ATTACHMENT_READ || ctx->actor->system)
        return ST_OK;
    if (act == ATTACHMENT_OPEN)
        return may(ctx, "resolution.publish") ? ST_OK : denied(ctx);
    return may(ctx, "resolution.write") ? ST_OK : denied(ctx);
}

static enum status doc_where(struct ctx *ctx, int64_t id, struct str *out_title,
                             struct str *out_url)
{
    struct resolution_doc d;

    TRY(resolution_load(ctx, id, &d));
    *out_title = resolution_name(ctx, d.number_text, d.title);
    *out_url = str_printf(ctx->arena, "/resolution/%lld", (long long)id);
    return ST_OK;
}

static enum status doc_is_public(struct ctx *ctx, int64_t id, bool *out)
{
    struct resolution_doc d;

    TRY(resolution_store_get(ctx, id, &d));
    *out = !date_none(d.published_on);
    return ST_OK;
}

static enum status reply_may(struct ctx *ctx, int64_t id, enum attachment_act act)
{
    struct resolution_reply y;
    struct resolution_work w;

    TRY(resolution_reply_get(ctx, id, &y));
    TRY(resolution_work_load(ctx, y.handling_id, &w));
    if (ctx->actor->system)
        return ST_OK;
    if (!resolution_own_work(ctx, &w) && y.state != REPLY_SENT)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (act == ATTACHMENT_READ)
        return ST_OK;
    if (act == ATTACHMENT_OPEN || !resolution_own_work(ctx, &w) || !may(ctx, "resolution.handle"))
        return denied(ctx);
    return y.state == REPLY_DRAFT ? ST_OK
                                  : fail(&ctx->err, ST_RULE, "resolution.reply_locked", NULL);
}

static enum status reply_where(struct ctx *ctx, int64_t id, struct str *out_title,
                               struct str *out_url)
{
    struct resolution_reply y;

    TRY(resolution_reply_get(ctx, id, &y));
    *out_title = y.title;
    *out_url = str_printf(ctx->arena, "/resolution/work/%lld", (long long)y.handling_id);
    return ST_OK;
}

const struct attachment_owner RESOLUTION_ATTACHMENTS[] = {
    {"resolution_doc", doc_may, doc_where, doc_is_public, false},
    {"resolution_reply", reply_may, reply_where, NULL, false},
    {0},
};
