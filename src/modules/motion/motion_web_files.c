// SPDX-License-Identifier: MulanPSL-2.0
/* The files of a motion on its page. */
#include "modules/attachment/attachment.h"
#include "modules/motion/motion_parts.h"
#include "modules/motion/motion_web.h"
#include "platform/text.h"

static struct attachment_of of(int64_t id)
{
    return (struct attachment_of){"motion", id};
}

enum status motion_web_files(struct ctx *ctx, int64_t id, struct motion_show_v *v)
{
    const struct err was = ctx->err;

    v->files_url = S("");
    if (MOTION_ATTACHMENTS[0].may(ctx, id, ATTACHMENT_ADD) == ST_OK)
        v->files_url = attachment_page_url(ctx->arena, of(id));
    ctx->err = was;
    return attachment_shown(ctx, of(id), &v->files);
}
