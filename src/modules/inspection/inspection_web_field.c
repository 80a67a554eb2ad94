// SPDX-License-Identifier: MulanPSL-2.0
/* The page of the field: what is found is written down without a network and sent once, later
 * (assets/offline.js). */
#include "modules/congress/congress.h"
#include "modules/inspection/inspection_list.h"
#include "modules/inspection/inspection_web.h"
#include "platform/http/static_files.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { RUNNING_MAX = 20 };

static enum status items_of(struct ctx *ctx, const struct inspection *i,
                            struct inspection_field_place_v *out)
{
    struct inspection_field_item_v *rows;
    struct inspection_item *all;
    size_t count = 0;

    TRY(inspection_store_items(ctx, i->id, &all, &count));
    rows = arena_array(ctx->arena, count, struct inspection_field_item_v);
    arr_each (n, count)
        rows[n] = (struct inspection_field_item_v){
            .id = all[n].id,
            .label = TF(ctx->arena, "inspection.field.item", all[n].cite,
                        text_of("inspection.aspect.", all[n].aspect), all[n].question)};
    *out = (struct inspection_field_place_v){.id = i->id,
                                             .name = i->title,
                                             .url = S("/inspection/item/{id}/find"),
                                             .items = rows,
                                             .items_count = count};
    return ST_OK;
}

static enum status organs_of(struct ctx *ctx, struct inspection_field_v *v)
{
    struct inspection_field_item_v *rows;
    struct organ *all;
    size_t count;

    TRY(organ_list(ctx, false, &all, &count));
    rows = arena_array(ctx->arena, count, struct inspection_field_item_v);
    arr_each (n, count)
        if (all[n].kind > ORGAN_SPECIAL_COMMITTEE)
            rows[v->organs_count++] =
                (struct inspection_field_item_v){.id = all[n].id, .label = all[n].name};
    v->organs = rows;
    return ST_OK;
}

enum status inspection_web_field(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct inspection_filter running = {.state = S("running"), .limit = RUNNING_MAX};
    struct inspection_field_v v = {
        .today = list_iso(ctx, ctx->today),
        .back = S("/inspection"),
        .worker = S("/inspection/offline/worker.js"),
        .script = str_from(static_url("offline.js")),
        .hole = S("{0}"),
    };
    struct inspection_field_place_v *places;
    struct inspection *all;
    struct str next;
    int64_t total;
    size_t count;

    TRY(inspection_store_page(ctx, &running, &all, &count, &next, &total));
    places = arena_array(ctx->arena, count, struct inspection_field_place_v);
    arr_each (n, count)
        TRY(items_of(ctx, &all[n], &places[n]));
    v.places = places;
    v.places_count = count;
    TRY(organs_of(ctx, &v));
    return respond_view(ctx, rq, rs, FRAME_BARE, T("inspection.do.field"), &inspection_field_view,
                        &v);
}
