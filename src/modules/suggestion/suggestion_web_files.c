// SPDX-License-Identifier: MulanPSL-2.0
/* Files on the pages of suggestions: the lists, and the way to the page where they are added. */
#include "modules/suggestion/suggestion_web_files.h"
#include "modules/attachment/attachment.h"
#include "modules/suggestion/suggestion_files.h"
#include "platform/text.h"

static bool is_fit(const struct attachment *a)
{
    return str_eqz(a->state, "clean") || str_eqz(a->state, "unchecked");
}

static struct file_link_v link_make(struct ctx *ctx, const struct attachment *a, bool open)
{
    struct file_link_v v = {.label = a->name, .size = a->size_bytes};

    if (!is_fit(a)) {
        v.note = str_eqz(a->state, "pending") ? T("suggestion.files.pending")
                                              : T("suggestion.files.refused");
        return v;
    }
    v.url = open ? attachment_open_url(ctx->arena, a) : attachment_url(ctx->arena, a);
    if (a->thumb && !open) {
        v.thumb = attachment_thumb_url(ctx->arena, a);
        v.show = str_printf(ctx->arena, STR_FMT "?show=1", STR_ARG(v.url));
    }
    return v;
}

static const struct files_v *files_make(struct ctx *ctx, const struct attachment *all, size_t count,
                                        bool open)
{
    struct file_link_v *items = arena_array(ctx->arena, count, struct file_link_v);
    struct files_v *v = arena_new(ctx->arena, struct files_v);

    if (count == 0)
        return NULL;
    arr_each (i, count)
        items[i] = link_make(ctx, &all[i], open);
    *v = (struct files_v){.items = items, .items_count = count};
    return v;
}

enum status suggestion_web_files(struct ctx *ctx, const char *kind, int64_t id,
                                 const struct files_v **out)
{
    struct attachment *all;
    size_t count;

    TRY(attachment_list_shown(ctx, (struct attachment_of){kind, id}, &all, &count));
    *out = files_make(ctx, all, count, false);
    return ST_OK;
}

enum status suggestion_web_open_files(struct ctx *ctx, const char *kind, int64_t id,
                                      const struct files_v **out)
{
    struct attachment *all;
    size_t count;

    TRY(attachment_list_open(ctx, (struct attachment_of){kind, id}, &all, &count));
    *out = files_make(ctx, all, count, true);
    return ST_OK;
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
