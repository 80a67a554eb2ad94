// SPDX-License-Identifier: MulanPSL-2.0
/* Who may see, add and publish files of documents and of organs' replies. */
#include "modules/resolution/resolution_act.h"
#include "modules/resolution/resolution_parts.h"
#include "modules/resolution/resolution_typed.h"
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

/* The paper a result was read from, the signed minutes: added by the office and the leaders, and
 * not taken away once something rests on it. */
static enum status scan_may(struct ctx *ctx, bool resting, enum attachment_act act)
{
    if (act == ATTACHMENT_READ || ctx->actor->system)
        return ST_OK;
    if (act == ATTACHMENT_OPEN ||
        (!may(ctx, "resolution.write") && !may(ctx, "resolution.approve")))
        return denied(ctx);
    return act == ATTACHMENT_REMOVE && resting
               ? fail(&ctx->err, ST_RULE, "resolution.scan_locked", NULL)
               : ST_OK;
}

static enum status record_may(struct ctx *ctx, int64_t id, enum attachment_act act)
{
    struct resolution_doc d;

    TRY(resolution_load(ctx, id, &d));
    return scan_may(ctx, d.vote.counted, act);
}

static enum status minutes_may(struct ctx *ctx, int64_t id, enum attachment_act act)
{
    struct resolution_minutes m;

    TRY(resolution_minutes_load(ctx, id, &m));
    if (!ctx->actor->system && !may(ctx, "resolution.read"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return scan_may(ctx, str_eqz(m.state, "approved"), act);
}

static enum status minutes_where(struct ctx *ctx, int64_t id, struct str *out_title,
                                 struct str *out_url)
{
    struct resolution_minutes m;

    TRY(resolution_minutes_load(ctx, id, &m));
    *out_title = m.title;
    *out_url = str_printf(ctx->arena, "/resolution/minutes/%lld", (long long)id);
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
    *out_url = str_printf(ctx->arena, "/resolution/handling/%lld", (long long)y.handling_id);
    return ST_OK;
}

const struct attachment_owner RESOLUTION_ATTACHMENTS[] = {
    {"resolution_doc", doc_may, doc_where, doc_is_public, false},
    {"resolution_reply", reply_may, reply_where, NULL, false},
    {RESOLUTION_RECORD_FILES, record_may, doc_where, NULL, false},
    {RESOLUTION_MINUTES_FILES, minutes_may, minutes_where, NULL, false},
    {0},
};
