// SPDX-License-Identifier: MulanPSL-2.0
/* Who told a problem is kept for some time after it was settled, then forgotten. What was told
 * stays. */
#include "modules/station/station_jobs.h"
#include "modules/station/station_store.h"
#include "platform/event.h"

enum { MONTHS = 36 };

static enum status ended(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                         struct retention_item **out, size_t *out_count)
{
    struct station_problem *list;

    TRY(station_store_told_by(ctx, until, after, limit, &list, out_count));
    *out = arena_array(ctx->arena, *out_count, struct retention_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct retention_item){
            .id = list[i].id,
            .name = str_printf(ctx->arena, "Z%lld", (long long)list[i].id),
            .url = str_printf(ctx->arena, "/station/problem/%lld", (long long)list[i].id),
            .ended_on = list[i].settled_on,
        };
    return ST_OK;
}

static enum status erase(struct ctx *ctx, int64_t id)
{
    TRY(station_store_forget(ctx, id));
    return event_emit(ctx, "station.problem_forgotten", id);
}

const struct retention STATION_RETENTIONS[] = {
    {"station.told", MONTHS, ended, erase},
    {0},
};
