// SPDX-License-Identifier: MulanPSL-2.0
/* Stations in the search of the public side: those people may come to. */
#include "modules/station/station_portal.h"
#include "modules/station/station.h"

static enum status stations(struct ctx *ctx, struct str q, unsigned limit, struct public_item **out,
                            size_t *out_count)
{
    struct station *all;

    TRY(station_find(ctx, S(""), q, limit, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct public_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct public_item){
            .title = all[i].name,
            .meta = all[i].place,
            .url = str_printf(ctx->arena, "/p/station/%lld", (long long)all[i].id),
            .on = all[i].opened_on,
        };
    return ST_OK;
}

const struct public_source STATION_PUBLICS[] = {
    {"station", "/p/station", 0, stations},
    {0},
};
