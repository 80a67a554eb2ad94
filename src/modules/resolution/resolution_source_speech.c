// SPDX-License-Identifier: MulanPSL-2.0
/* What was said about an item, in the order it was said. */
#include "modules/meeting/meeting.h"
#include "modules/resolution/resolution_source.h"

enum status resolution_source_speeches(struct ctx *ctx, int64_t item_id,
                                       struct resolution_remark_new **out, size_t *out_count)
{
    struct meeting_speech *all;
    struct meeting_item item;
    size_t count, n = 0;

    *out = NULL;
    *out_count = 0;
    if (item_id == 0)
        return ST_OK;
    TRY(meeting_item_get(ctx, item_id, &item));
    TRY(meeting_speeches(ctx, item.meeting_id, item_id, &all, &count));
    *out = arena_array(ctx->arena, count, struct resolution_remark_new);
    arr_each (i, count)
        if (all[i].summary.len != 0)
            (*out)[n++] = (struct resolution_remark_new){
                .speech_id = all[i].id, .speaker = all[i].name, .body = all[i].summary};
    *out_count = n;
    return ST_OK;
}
