// SPDX-License-Identifier: MulanPSL-2.0
/* The agenda by typed numbers: each item whose number was changed goes there, the rest makes room.
 */
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_store.h"
#include "platform/db.h"

/* The item that bears these parts as its number; 0 none. */
static int64_t bearer(struct ctx *ctx, const struct meeting_item *items, size_t count,
                      const unsigned *parts, size_t n)
{
    struct buf b = buf_new(ctx->arena, 0);

    arr_each (i, n)
        buf_printf(&b, i == 0 ? "%u" : ".%u", parts[i]);
    arr_each (i, count)
        if (str_eq(items[i].number, buf_view(&b)))
            return items[i].id;
    return 0;
}

static enum status renumber_one(struct ctx *ctx, int64_t meeting_id, int64_t id, struct str typed)
{
    struct meeting_item *items, it;
    unsigned parts[MEETING_DEPTH_MAX];
    int64_t parent = 0;
    size_t count, depth;

    if (!meeting_number_parse(typed, parts))
        return fail_field(&ctx->err, "no", "meeting.number_wrong", NULL);
    for (depth = 1; depth < MEETING_DEPTH_MAX && parts[depth] != 0; depth++)
        ;
    TRY(meeting_items(ctx, meeting_id, &items, &count));
    if (depth > 1) {
        parent = bearer(ctx, items, count, parts, depth - 1);
        if (parent == 0)
            return fail_field(&ctx->err, "no", "meeting.number_no_parent", NULL);
    }
    TRY(meeting_item_get(ctx, id, &it));
    return meeting_item_move(ctx, id, it.version, parent, parts[depth - 1], false);
}

struct renumbering {
    int64_t meeting_id;
    const int64_t *ids;
    const struct str *numbers;
    size_t count;
};

static enum status renumber_tx(struct ctx *ctx, const void *input)
{
    const struct renumbering *in = input;
    struct meeting_item *items;
    size_t count;

    TRY(meeting_items(ctx, in->meeting_id, &items, &count));
    arr_each (i, in->count) {
        const struct str typed = str_trim(in->numbers[i]);

        arr_each (k, count)
            if (items[k].id == in->ids[i] && items[k].state != MEETING_ITEM_WITHDRAWN &&
                !str_eq(items[k].number, typed))
                TRY(renumber_one(ctx, in->meeting_id, in->ids[i], typed));
    }
    return ST_OK;
}

enum status meeting_items_renumber(struct ctx *ctx, int64_t meeting_id, const int64_t *ids,
                                   const struct str *numbers, size_t count)
{
    return db_tx(ctx, renumber_tx, &(struct renumbering){meeting_id, ids, numbers, count});
}
