// SPDX-License-Identifier: MulanPSL-2.0
/* A vote that another module has put together becomes one of an item: led on its console, its keys
 * with the scrutineers of the meeting. */
#include "modules/body/body.h"
#include "modules/meeting/meeting_store_hall.h"
#include "platform/db.h"
#include "platform/text.h"

struct joining {
    int64_t item_id;
    const struct vote_new *in;
    enum meeting_join as;
    int64_t *out_id;
};

static enum status full_of(struct ctx *ctx, const struct joining *j, const struct meeting *m,
                           const struct meeting_item *item, struct vote_new *out)
{
    struct body body = {.short_name = S("")};

    if (m->body_id != 0)
        TRY(body_get(ctx, m->body_id, &body));
    *out = *j->in;
    out->body_name = body.short_name.len > 0 ? body.short_name : body.name;
    out->body_id = m->body_id;
    out->origin = "meeting_item";
    out->origin_id = item->id;
    out->origin_name = TF(ctx->arena, "meeting.item.nth", item->number);
    if (m->recorded) { /* its hall is history: the vote stands on its own */
        out->back_url = str_printf(ctx->arena, "/meeting/%lld", (long long)m->id);
        out->on = m->starts_on;
        return ST_OK;
    }
    out->panel = "meeting";
    out->panel_id = m->id;
    out->back_url = str_printf(ctx->arena, "/meeting/%lld/hall", (long long)m->id);
    out->on = ctx->today;
    return ST_OK;
}

static enum meeting_vote_role role_of(const struct joining *j)
{
    if (j->as == MEETING_JOIN_PREPARES)
        return MEETING_VOTE_PROCEDURE;
    if (j->in->matter == VOTE_LAW_REMOVAL)
        return MEETING_VOTE_REMOVAL;
    if (j->in->matter != VOTE_LAW_APPOINTMENT)
        return MEETING_VOTE_ELECTION;
    return j->as == MEETING_JOIN_DISMISSES ? MEETING_VOTE_DISMISSAL : MEETING_VOTE_APPOINTMENT;
}

/* What was held elsewhere takes votes that were counted there. */
static enum status may_join(struct ctx *ctx, const struct joining *j, const struct meeting *m)
{
    enum meeting_state to;

    if (m->recorded && j->in->method == VOTE_DEVICE)
        return fail(&ctx->err, ST_RULE, "meeting.vote.err.recorded", NULL);
    if (!m->recorded && (m->state == MEETING_DRAFT || m->state == MEETING_CLOSED ||
                         m->state == MEETING_MINUTED || m->state == MEETING_CANCELLED))
        return meeting_may_do(m->state, MEETING_DO_VOTE, &to, &ctx->err);
    return ST_OK;
}

static enum status join_tx(struct ctx *ctx, const void *input)
{
    const struct joining *j = input;
    struct meeting_vote link = {.clause = S("")};
    struct meeting_item item;
    struct vote_new v;
    struct meeting m;

    TRY(meeting_item_get(ctx, j->item_id, &item));
    TRY(meeting_get(ctx, item.meeting_id, &m));
    TRY(may_join(ctx, j, &m));
    TRY(full_of(ctx, j, &m, &item, &v));
    link.meeting_id = m.id;
    link.item_id = item.id;
    link.role = role_of(j);
    /* another election fills the seats that the first one left: that is no repetition */
    TRY(v.occasion == VOTE_LAW_ANOTHER ? vote_create(ctx, &v, &link.vote.id)
                                       : vote_arrange(ctx, &v, &link.vote.id));
    TRY(meeting_store_vote_add(ctx, &link));
    *j->out_id = link.vote.id;
    return meeting_vote_tell(ctx, "meeting.vote_prepared", m.id, item.id, link.vote.id);
}

enum status meeting_vote_join(struct ctx *ctx, int64_t item_id, const struct vote_new *in,
                              enum meeting_join as, int64_t *out_vote_id)
{
    return db_tx(ctx, join_tx, &(struct joining){item_id, in, as, out_vote_id});
}
