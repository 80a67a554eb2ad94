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

static struct file_link_v link_make(struct ctx *ctx, const struct attachment *a)
{
    const bool fit = str_eqz(a->state, "clean") || str_eqz(a->state, "unchecked");
    struct file_link_v v = {.label = a->name, .size = a->size_bytes};

    if (!fit) {
        v.note =
            str_eqz(a->state, "pending") ? T("motion.files.pending") : T("motion.files.refused");
        return v;
    }
    v.url = attachment_url(ctx->arena, a);
    if (a->thumb) {
        v.thumb = attachment_thumb_url(ctx->arena, a);
        v.show = str_printf(ctx->arena, STR_FMT "?show=1", STR_ARG(v.url));
    }
    return v;
}

enum status motion_web_files(struct ctx *ctx, int64_t id, struct motion_show_v *v)
{
    const struct err was = ctx->err;
    struct file_link_v *items;
    struct attachment *all;
    struct files_v *files;
    size_t count;

    TRY(attachment_list_shown(ctx, of(id), &all, &count));
    v->files_url = S("");
    if (MOTION_ATTACHMENTS[0].may(ctx, id, ATTACHMENT_ADD) == ST_OK)
        v->files_url = attachment_page_url(ctx->arena, of(id));
    ctx->err = was;
    if (count == 0)
        return ST_OK;
    items = arena_array(ctx->arena, count, struct file_link_v);
    arr_each (i, count)
        items[i] = link_make(ctx, &all[i]);
    files = arena_new(ctx->arena, struct files_v);
    *files = (struct files_v){.items = items, .items_count = count};
    v->files = files;
    return ST_OK;
}
