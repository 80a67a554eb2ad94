// SPDX-License-Identifier: MulanPSL-2.0
/* Receptions written down without a network: the page that stays on the device. What is typed comes
 * by the ordinary form, later (assets/offline.js). */
#include "modules/station/station_actions.h"
#include "modules/station/station_web.h"
#include "modules/station/station_web_common.h"
#include "platform/http/static_files.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include "station_offline_view.h"

static enum status people_make(struct ctx *ctx, int64_t station_id,
                               struct station_offline_place_v *place)
{
    struct station_offline_person_v *rows;
    struct station_deputy *all;
    size_t count;

    TRY(station_deputies_at(ctx, station_id, ctx->today, &all, &count));
    rows = arena_array(ctx->arena, count, struct station_offline_person_v);
    arr_each (i, count)
        rows[i] = (struct station_offline_person_v){
            .id = all[i].id, .name = all[i].name, .level = all[i].level};
    place->people = rows;
    place->people_count = count;
    return ST_OK;
}

enum status station_web_offline(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_offline_place_v *places;
    struct station_offline_v v = {
        .today = list_iso(ctx, ctx->today),
        .back = S("/station"),
        .worker = S("/station/offline/worker.js"),
        .script = str_from(static_url("offline.js")),
        .hole = S("{0}"),
    };
    struct station *mine;
    size_t count;

    TRY(station_mine(ctx, &mine, &count));
    places = arena_array(ctx->arena, count, struct station_offline_place_v);
    arr_each (i, count) {
        places[i] = (struct station_offline_place_v){
            .id = mine[i].id,
            .name = mine[i].name,
            .url = station_web_url(ctx, mine[i].id, "/receive"),
        };
        TRY(people_make(ctx, mine[i].id, &places[i]));
    }
    v.places = places;
    v.places_count = count;
    return respond_view(ctx, rq, rs, FRAME_BARE, T("station.offline.title"), &station_offline_view,
                        &v);
}
