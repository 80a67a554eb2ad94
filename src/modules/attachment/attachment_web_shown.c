// SPDX-License-Identifier: MulanPSL-2.0
/* Files on the pages of other modules, and those that their forms bring. */
#include "components_view.h"
#include "modules/attachment/attachment.h"
#include "platform/module.h"
#include "platform/text.h"

static struct file_link_v link_of(struct ctx *ctx, const struct attachment *a, bool open)
{
    struct file_link_v v = {.label = a->name, .size = a->size_bytes};

    if (!str_eqz(a->state, "clean") && !str_eqz(a->state, "unchecked")) {
        v.note = str_eqz(a->state, "pending") ? T("attachment.shown.pending")
                                              : T("attachment.shown.refused");
        return v;
    }
    v.url = open ? attachment_open_url(ctx->arena, a) : attachment_url(ctx->arena, a);
    if (a->thumb && !open) {
        v.thumb = attachment_thumb_url(ctx->arena, a);
        v.show = str_printf(ctx->arena, STR_FMT "?show=1", STR_ARG(v.url));
    }
    return v;
}

static const struct files_v *files_of(struct ctx *ctx, const struct attachment *all, size_t count,
                                      bool open)
{
    struct file_link_v *items = arena_array(ctx->arena, count, struct file_link_v);
    struct files_v *v = arena_new(ctx->arena, struct files_v);

    arr_each (i, count)
        items[i] = link_of(ctx, &all[i], open);
    *v = (struct files_v){.items = items, .items_count = count};
    return count > 0 ? v : NULL;
}

enum status attachment_shown(struct ctx *ctx, struct attachment_of of, const struct files_v **out)
{
    struct attachment *all;
    size_t count;

    TRY(attachment_list_shown(ctx, of, &all, &count));
    *out = files_of(ctx, all, count, false);
    return ST_OK;
}

enum status attachment_shown_open(struct ctx *ctx, struct attachment_of of,
                                  const struct files_v **out)
{
    struct attachment *all;
    size_t count;

    TRY(attachment_list_open(ctx, of, &all, &count));
    *out = files_of(ctx, all, count, true);
    return ST_OK;
}

bool attachment_keep_brought(struct ctx *ctx, const struct request *rq, struct attachment_of of)
{
    const size_t count = param_count(rq, "file");
    const struct upload **files = arena_array(ctx->arena, count, const struct upload *);
    const struct err before = ctx->err;
    size_t n = 0;

    arr_each (i, count) {
        const struct upload *u = param_file_at(rq, "file", i);

        if (u != NULL)
            files[n++] = u;
    }
    if (n == 0 || attachment_add_uploads(ctx, of, files, n) == ST_OK)
        return true;
    ctx->err = before;
    ctx->field_errors_count = 0;
    return false;
}
