// SPDX-License-Identifier: MulanPSL-2.0
/* Telephone, ID number and day of birth of a deputy are kept for some time after he left office;
 * what help he needed goes with the mandate, soon after where it ends on a day that was told in
 * advance. That he was one is kept for good. */
#include "modules/deputy/deputy_list.h"
#include "modules/deputy/deputy_parts.h"
#include "modules/deputy/deputy_store_help.h"
#include "platform/event.h"
#include "platform/module.h"

enum { MONTHS = 60, HELP_MONTHS = 1 };

static void items(struct ctx *ctx, const struct deputy_former *all, size_t count, const char *path,
                  struct retention_item **out)
{
    *out = arena_array(ctx->arena, count, struct retention_item);
    arr_each (i, count)
        (*out)[i] = (struct retention_item){
            .id = all[i].id,
            .name = all[i].name,
            .url = str_printf(ctx->arena, "%s/%lld", path, (long long)all[i].id),
            .ended_on = all[i].left_on,
        };
}

static enum status former(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                          struct retention_item **out, size_t *out_count)
{
    struct deputy_former *all;

    TRY(deputy_store_former(ctx, until, after, limit, &all, out_count));
    items(ctx, all, *out_count, "/deputy", out);
    return ST_OK;
}

static enum status outside(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                           struct retention_item **out, size_t *out_count)
{
    struct deputy_former *all;

    TRY(deputy_store_outside_former(ctx, until, after, limit, &all, out_count));
    items(ctx, all, *out_count, "/deputy/outside", out);
    return ST_OK;
}

static enum status helped(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                          struct retention_item **out, size_t *out_count)
{
    struct deputy_former *all;

    TRY(deputy_store_helped_former(ctx, until, after, limit, &all, out_count));
    items(ctx, all, *out_count, "/deputy", out);
    return ST_OK;
}

static enum status forget(struct ctx *ctx, int64_t id)
{
    TRY(deputy_store_forget(ctx, id));
    return event_emit(ctx, "deputy.forgotten", id);
}

static enum status forget_outside(struct ctx *ctx, int64_t id)
{
    TRY(deputy_store_outside_forget(ctx, id));
    return event_emit(ctx, "deputy.forgotten", id);
}

static enum status forget_help(struct ctx *ctx, int64_t id)
{
    TRY(deputy_store_help_forget(ctx, id));
    return event_emit(ctx, "deputy.help_gone", id);
}

const struct retention DEPUTY_RETENTIONS[] = {
    {"deputy.former", MONTHS, former, forget},
    {"deputy.outside", MONTHS, outside, forget_outside},
    {"deputy.help", HELP_MONTHS, helped, forget_help},
    {0},
};
