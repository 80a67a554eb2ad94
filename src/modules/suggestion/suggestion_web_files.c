// SPDX-License-Identifier: MulanPSL-2.0
/* Files on the pages of suggestions: the lists, and the way to the page where they are added. */
#include "modules/suggestion/suggestion_web_files.h"
#include "modules/attachment/attachment.h"
#include "modules/suggestion/suggestion_files.h"
#include "platform/text.h"

enum status suggestion_web_files(struct ctx *ctx, const char *kind, int64_t id,
                                 const struct files_v **out)
{
    return attachment_shown(ctx, (struct attachment_of){kind, id}, out);
}

enum status suggestion_web_open_files(struct ctx *ctx, const char *kind, int64_t id,
                                      const struct files_v **out)
{
    return attachment_shown_open(ctx, (struct attachment_of){kind, id}, out);
}

struct str suggestion_web_files_url(struct ctx *ctx, const char *kind, int64_t id)
{
    const struct err was = ctx->err;
    bool may_change = false;

    for (const struct attachment_owner *o = SUGGESTION_ATTACHMENTS; o->kind != NULL; o++)
        if (strcmp(o->kind, kind) == 0)
            may_change = o->may(ctx, id, ATTACHMENT_ADD) == ST_OK ||
                         o->may(ctx, id, ATTACHMENT_OPEN) == ST_OK;
    ctx->err = was;
    return may_change ? attachment_page_url(ctx->arena, (struct attachment_of){kind, id}) : S("");
}
