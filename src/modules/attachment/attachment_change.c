// SPDX-License-Identifier: MulanPSL-2.0
/* Taking attachments away, marking them for publication, and the limits of what may be added. */
#include "modules/attachment/attachment_drawn.h"
#include "modules/attachment/attachment_store.h"
#include "platform/db.h"
#include "platform/event.h"

struct change {
    const struct attachment_change *in;
    bool open;
};

static enum status load(struct ctx *ctx, const struct attachment_change *in,
                        enum attachment_act act, struct attachment *a)
{
    TRY(attachment_store_get(ctx, in->id, a));
    TRY(attachment_may(ctx, (struct attachment_of){str_z(ctx->arena, a->owner_kind), a->owner_id},
                       act));
    if (in->version != 0 && in->version != a->version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    if (a->removed)
        return fail(&ctx->err, ST_RULE, "attachment.err.removed", NULL);
    return ST_OK;
}

static enum status remove_tx(struct ctx *ctx, const void *input)
{
    struct attachment a;

    TRY(load(ctx, input, ATTACHMENT_REMOVE, &a));
    a.removed = true;
    TRY(attachment_store_update(ctx, &a));
    return event_emit_data(ctx, "attachment.removed", a.id,
                           str_printf(ctx->arena, "{\"kind\":\"" STR_FMT "\",\"owner\":%lld}",
                                      STR_ARG(a.owner_kind), (long long)a.owner_id));
}

enum status attachment_remove(struct ctx *ctx, const struct attachment_change *in)
{
    return db_tx(ctx, remove_tx, in);
}

static enum status open_tx(struct ctx *ctx, const void *input)
{
    const struct change *c = input;
    struct attachment a;

    TRY(load(ctx, c->in, ATTACHMENT_OPEN, &a));
    a.open = c->open;
    TRY(attachment_store_update(ctx, &a));
    return event_emit(ctx, c->open ? "attachment.opened" : "attachment.closed", a.id);
}

enum status attachment_set_open(struct ctx *ctx, const struct attachment_change *in, bool open)
{
    struct attachment a;

    TRY(db_tx(ctx, open_tx, &(struct change){in, open}));
    TRY(attachment_store_get(ctx, in->id, &a));
    if (open && attachment_is_picture(a.type))
        attachment_draw_now(ctx, a.version_id);
    return ST_OK;
}

/* ---------------------------------------------------------------- limits */

enum status attachment_limits(struct ctx *ctx, struct attachment_limit **out, size_t *out_count)
{
    struct attachment_limit *stored, *all;
    size_t stored_count, count = 0;

    TRY(attachment_store_limits(ctx, &stored, &stored_count));
    while (ATTACHMENT_GROUPS[count] != NULL)
        count++;
    all = arena_array(ctx->arena, count, struct attachment_limit);
    arr_each (i, count) {
        all[i] = attachment_limit_built_in(ATTACHMENT_GROUPS[i]);
        arr_each (k, stored_count)
            if (str_eq(stored[k].group, all[i].group))
                all[i] = stored[k];
    }
    *out = all;
    *out_count = count;
    return ST_OK;
}

static enum status limit_tx(struct ctx *ctx, const void *input)
{
    const struct attachment_limit *in = input;
    struct attachment_limit *all, now = {.id = 0};
    size_t count;

    TRY(attachment_limits(ctx, &all, &count));
    arr_each (i, count)
        if (str_eq(all[i].group, in->group))
            now = all[i];
    if (now.group.len == 0 || in->most_mib < 1 || in->most_mib > ATTACHMENT_MIB_MAX)
        return fail_field(&ctx->err, "most_mib", "attachment.err.limit", NULL);
    if (in->version != now.version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    if (in->allowed == now.allowed && in->most_mib == now.most_mib)
        return ST_OK;
    now.allowed = in->allowed;
    now.most_mib = in->most_mib;
    TRY(attachment_store_set_limit(ctx, &now));
    return event_emit(ctx, "attachment.limited", now.id);
}

enum status attachment_limit_set(struct ctx *ctx, const struct attachment_limit *in)
{
    return db_tx(ctx, limit_tx, in);
}
