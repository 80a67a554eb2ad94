// SPDX-License-Identifier: MulanPSL-2.0
/* Where stations are: the sketch with a list beside it, and the poster whose code leads to the
 * public page. */
#include "modules/congress/congress.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_plan.h"
#include "modules/station/station_rules_map.h"
#include "modules/station/station_web.h"
#include "modules/station/station_web_common.h"
#include "modules/station/station_web_rota.h"
#include "platform/qr.h"
#include "platform/text.h"
#include "platform/view.h"
#include "station_place_view.h"

enum { WIDTH = 640, HEIGHT = 640, MARGIN = 80, SPOTS_MAX = 1000, LABEL_X = 11, LABEL_Y = 5 };

static struct crumbs_v crumbs_of(struct ctx *ctx, const struct station *s, struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){.label = T("station.menu"), .url = S("/station")};
    if (s != NULL)
        up[1] = (struct link_v){.label = s->name, .url = station_web_url(ctx, s->id, "")};
    return (struct crumbs_v){.items = up, .items_count = s != NULL ? 2 : 1, .here = here};
}

enum status station_web_map(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_map_v v = {.width = WIDTH + MARGIN, .height = HEIGHT + MARGIN};
    struct station_spot *spots;
    struct station_spot_v *out;
    struct station_point *all;
    size_t n;

    TRY(station_placed(ctx, SPOTS_MAX, &all, &n, &v.lost));
    spots = arena_array(ctx->arena, n, struct station_spot);
    out = arena_array(ctx->arena, n, struct station_spot_v);
    arr_each (i, n) {
        spots[i] = (struct station_spot){.lat_e6 = all[i].lat_e6, .lon_e6 = all[i].lon_e6};
        out[i] = (struct station_spot_v){.number = (int64_t)i + 1,
                                         .name = all[i].name,
                                         .place = all[i].place,
                                         .url = station_web_url(ctx, all[i].id, "")};
    }
    station_sketch(spots, n, WIDTH, HEIGHT);
    arr_each (i, n) {
        out[i].x = spots[i].x;
        out[i].y = spots[i].y;
        out[i].tx = spots[i].x + LABEL_X;
        out[i].ty = spots[i].y + LABEL_Y;
    }
    v.crumbs = crumbs_of(ctx, NULL, T("station.map"));
    v.spots = out;
    v.spots_count = n;
    if (n == 0)
        v.empty = station_web_empty(ctx, "station.map.none", "station.map.none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("station.map"), &station_map_view, &v);
}

/* ---------------------------------------------------------------- the poster */

/* 每月15日 9:00—11:00, of the first series that goes on: paper hangs for years. */
static enum status days_text(struct ctx *ctx, int64_t station_id, struct str *out)
{
    struct station_series *all;
    size_t count;

    *out = S("");
    TRY(station_series_of(ctx, station_id, &all, &count));
    for (size_t i = 0; i < count && out->len == 0; i++) {
        if (date_none(all[i].cycle.to_on))
            *out = TF(ctx->arena, "station.poster.days", station_web_rule(ctx, &all[i].cycle),
                      station_web_time(ctx, all[i].from_minute, all[i].to_minute));
    }
    return ST_OK;
}

enum status station_web_poster(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_poster_v v;
    struct congress congress;
    struct station s;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    v = (struct station_poster_v){
        .crumbs = crumbs_of(ctx, &s, T("station.poster")),
        .name = s.name,
        .congress = congress.name,
        .place = s.place,
        .phone = s.phone,
        .hours = s.hours,
        .url = str_printf(ctx->arena, STR_FMT "/p/station/%" PRId64 "?c=" STR_FMT "&qr=1",
                          STR_ARG(request_origin(rq)), s.id, STR_ARG(congress.code)),
    };
    TRY(days_text(ctx, s.id, &v.days));
    TRY(qr_path(ctx->arena, v.url, &v.side, &v.path, &ctx->err));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("station.poster"), &station_poster_view, &v);
}
