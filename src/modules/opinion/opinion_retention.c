// SPDX-License-Identifier: MulanPSL-2.0
/* Who raised an opinion is kept for some time after it was settled, then forgotten. What was said
 * in the open stays. */
#include "modules/opinion/opinion_parts.h"
#include "platform/event.h"

enum { MONTHS = 36 };

static enum status ended(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                         struct retention_item **out, size_t *out_count)
{
    struct opinion_ended *list;

    TRY(opinion_store_ended(ctx, until, after, limit, &list, out_count));
    *out = arena_array(ctx->arena, *out_count, struct retention_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct retention_item){
            .id = list[i].id,
            .name = list[i].number,
            .url = str_printf(ctx->arena, "/opinion/%lld", (long long)list[i].id),
            .ended_on = list[i].ended_on,
        };
    return ST_OK;
}

static enum status erase(struct ctx *ctx, int64_t id)
{
    TRY(opinion_store_forget(ctx, id));
    return event_emit(ctx, "opinion.forgotten", id);
}

const struct retention OPINION_RETENTIONS[] = {
    {"opinion.settled", MONTHS, ended, erase},
    {0},
};
