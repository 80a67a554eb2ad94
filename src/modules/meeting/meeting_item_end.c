// SPDX-License-Identifier: MulanPSL-2.0
/* Items end or go, and the chain of an item over the meetings. */
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_hall.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { CHAIN_MAX = 40 };

/* ---------------------------------------------------------------- what became of it */

struct ending {
    int64_t item_id;
    enum meeting_item_state state;
    struct str outcome;
};

static enum status end_tx(struct ctx *ctx, const void *input)
{
    const struct ending *in = input;
    struct meeting_item it;

    TRY(meeting_item_get(ctx, in->item_id, &it));
    if (it.state != in->state)
        TRY(meeting_item_may_become(it.state, in->state, &ctx->err));
    it.state = in->state;
    it.outcome = in->outcome;
    if (in->state == MEETING_ITEM_CURRENT && it.begun_at == 0)
        it.begun_at = ctx->now;
    if (in->state == MEETING_ITEM_DONE || in->state == MEETING_ITEM_DEFERRED)
        it.ended_at = ctx->now;
    TRY(meeting_store_item_save(ctx, &it));
    TRY(meeting_items_settle(ctx, it.meeting_id));
    return event_emit_data(ctx, "meeting.item_ended", it.meeting_id,
                           str_printf(ctx->arena, "{\"item\":%lld,\"to\":\"%s\"}", (long long)it.id,
                                      meeting_item_state_word(it.state)));
}

enum status meeting_item_end(struct ctx *ctx, int64_t item_id, enum meeting_item_state state,
                             struct str outcome)
{
    return db_tx(ctx, end_tx, &(struct ending){item_id, state, outcome});
}

/* ---------------------------------------------------------------- off the agenda */

struct dropping {
    int64_t id, version;
};

static enum status drop_one(struct ctx *ctx, struct meeting_item *it)
{
    struct meeting_item *after;
    size_t count;
    bool papers;

    TRY(meeting_store_items_after(ctx, it->id, &after, &count));
    TRY(meeting_store_item_has_papers(ctx, it->id, &papers));
    TRY(meeting_motion_dropped(ctx, it));
    if (count == 0 && !papers)
        return meeting_store_item_delete(ctx, it);
    it->state = MEETING_ITEM_WITHDRAWN;
    return meeting_store_item_save(ctx, it);
}

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct dropping *in = input;
    struct meeting_item it, *items;
    struct meeting m;
    size_t count;

    TRY(meeting_item_get(ctx, in->id, &it));
    TRY(meeting_get(ctx, it.meeting_id, &m));
    if (!meeting_in_preparation(m.state))
        return fail(&ctx->err, ST_RULE, "meeting.agenda_fixed", NULL);
    if (it.version != in->version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    TRY(meeting_items(ctx, m.id, &items, &count));
    for (size_t i = count; i > 0; i--) /* parts before what they are parts of */
        if (meeting_item_within(items, count, items[i - 1].id, it.id))
            TRY(drop_one(ctx, &items[i - 1]));
    TRY(meeting_items_settle(ctx, m.id));
    return event_emit_data(ctx, "meeting.item_dropped", m.id,
                           str_printf(ctx->arena, "{\"item\":%lld}", (long long)it.id));
}

enum status meeting_item_drop(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, drop_tx, &(struct dropping){id, version});
}

/* ---------------------------------------------------------------- the chain */

struct chain {
    struct meeting_chain_link *links;
    size_t count;
};

static enum status add_link(struct ctx *ctx, struct chain *c, const struct meeting_item *it,
                            bool here)
{
    struct meeting m;

    TRY(meeting_get(ctx, it->meeting_id, &m));
    c->links[c->count++] = (struct meeting_chain_link){
        .meeting_id = m.id,
        .item_id = it->id,
        .kind_name = m.kind_name,
        .meeting_name = m.name,
        .title = it->title,
        .outcome = it->outcome,
        .on = m.starts_on,
        .state = it->state,
        .here = here,
        .closed_door = m.closed_door,
    };
    return ST_OK;
}

/* Those before it, oldest first. */
static enum status add_before(struct ctx *ctx, struct chain *c, const struct meeting_item *it)
{
    struct meeting_item before[CHAIN_MAX];
    int64_t id = it->prior_item_id;
    size_t n = 0;

    while (id != 0 && n < CHAIN_MAX / 2) {
        TRY(meeting_item_get(ctx, id, &before[n]));
        id = before[n++].prior_item_id;
    }
    for (size_t i = n; i > 0; i--)
        TRY(add_link(ctx, c, &before[i - 1], false));
    return ST_OK;
}

static enum status add_after(struct ctx *ctx, struct chain *c, int64_t id)
{
    struct meeting_item *after;
    size_t count;

    TRY(meeting_store_items_after(ctx, id, &after, &count));
    arr_each (i, count) {
        if (c->count >= CHAIN_MAX)
            return ST_OK;
        TRY(add_link(ctx, c, &after[i], false));
        TRY(add_after(ctx, c, after[i].id));
    }
    return ST_OK;
}

enum status meeting_chain(struct ctx *ctx, int64_t item_id, struct meeting_chain_link **out,
                          size_t *out_count)
{
    struct chain c = {.links = arena_array(ctx->arena, CHAIN_MAX, struct meeting_chain_link)};
    struct meeting_item it;

    TRY(meeting_item_get(ctx, item_id, &it));
    TRY(add_before(ctx, &c, &it));
    TRY(add_link(ctx, &c, &it, true));
    TRY(add_after(ctx, &c, it.id));
    *out = c.links;
    *out_count = c.count;
    return ST_OK;
}
