// SPDX-License-Identifier: MulanPSL-2.0
/* Changes of the agenda that are proposed in the hall and put to the vote. */
#include "modules/body/body.h"
#include "modules/meeting/meeting_store_hall.h"
#include "platform/db.h"
#include "platform/text.h"

enum status meeting_proposals(struct ctx *ctx, int64_t meeting_id, struct meeting_proposal **out,
                              size_t *out_count)
{
    return meeting_store_proposals(ctx, meeting_id, out, out_count);
}

struct proposing {
    const struct meeting_proposal_new *in;
    int64_t *out_vote_id;
};

static enum status check_change(struct ctx *ctx, const struct meeting_proposal_new *in,
                                const struct meeting *m, struct meeting_item *item)
{
    *item = (struct meeting_item){.title = in->title};
    if (in->reason.len == 0)
        invalid(ctx, "reason", "meeting.change.err.reason", NULL);
    if (in->proposer.len == 0)
        invalid(ctx, "proposer", "meeting.change.err.proposer", NULL);
    if (str_eqz(in->kind, "add")) {
        if (in->title.len == 0)
            invalid(ctx, "title", "meeting.change.err.title", NULL);
        return invalid_done(ctx);
    }
    if (in->item_id == 0)
        invalid(ctx, "item", "meeting.change.err.item", NULL);
    TRY(invalid_done(ctx));
    TRY(meeting_item_get(ctx, in->item_id, item));
    if (item->meeting_id != m->id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (item->state != MEETING_ITEM_PENDING)
        return fail(&ctx->err, ST_RULE, "meeting.change.err.begun", NULL);
    return ST_OK;
}

/* The vote on the same change that has a result; 0 none. */
static enum status former_of(struct ctx *ctx, const struct meeting_proposal_new *in, int64_t *out)
{
    struct meeting_proposal *list;
    size_t count;

    *out = 0;
    TRY(meeting_store_proposals(ctx, in->meeting_id, &list, &count));
    arr_each (i, count) {
        const struct meeting_proposal *c = &list[i];
        const bool same =
            in->item_id != 0 ? c->item_id == in->item_id : str_eq(c->title, in->title);

        if (same && str_eq(c->kind, in->kind) &&
            (str_eqz(c->state, "made") || str_eqz(c->state, "lost")))
            *out = c->vote_id;
    }
    return ST_OK;
}

static enum status check_again(struct ctx *ctx, const struct meeting_proposal_new *in,
                               int64_t former_id)
{
    struct vote_result r;

    if (former_id == 0 || in->again.len > 0)
        return ST_OK;
    TRY(vote_result(ctx, former_id, &r));
    return fail_field(&ctx->err, "again", "meeting.change.err.again", str_z(ctx->arena, r.verdict));
}

/* What is voted on: by the majority that the meeting's kind has for its own decisions. */
static enum status vote_about(struct ctx *ctx, const struct meeting *m,
                              const struct meeting_proposal_new *in, struct str title,
                              int64_t former_id, struct meeting_proposal *c)
{
    struct body body = {.short_name = S("")};
    struct meeting_rule rule;
    struct vote_new v;

    TRY(meeting_rule_get(ctx, m->rule_id, &rule));
    if (m->body_id != 0)
        TRY(body_get(ctx, m->body_id, &body));
    v = (struct vote_new){
        .kind = VOTE_MOTION,
        .method = in->method,
        .title = TF(ctx->arena, "meeting.change.vote_title",
                    text_of("meeting.change.kind.", in->kind), title),
        .body_name = body.short_name.len > 0 ? body.short_name : body.name,
        .origin = "meeting_proposal",
        .origin_id = c->id,
        .panel = "meeting",
        .panel_id = m->id,
        .origin_name = T("meeting.change.origin"),
        .back_url = str_printf(ctx->arena, "/meeting/%lld/hall", (long long)m->id),
        .body_id = m->body_id,
        .on = ctx->today,
        .rule = meeting_vote_rule(rule.majority),
        .basis = meeting_vote_basis(&rule),
        .scale = S(""),
        .replaces_id = former_id,
        .again_reason = in->again,
    };
    return vote_arrange(ctx, &v, &c->vote_id);
}

static enum status propose_tx(struct ctx *ctx, const void *input)
{
    const struct proposing *a = input;
    const struct meeting_proposal_new *in = a->in;
    struct meeting_vote link = {.role = MEETING_VOTE_PROCEDURE, .clause = S("")};
    struct meeting_proposal c;
    struct meeting_item item;
    enum meeting_state to;
    int64_t former_id;
    struct meeting m;

    TRY(meeting_get(ctx, in->meeting_id, &m));
    TRY(meeting_may_do(m.state, MEETING_DO_VOTE, &to, &ctx->err));
    TRY(check_change(ctx, in, &m, &item));
    TRY(former_of(ctx, in, &former_id));
    TRY(check_again(ctx, in, former_id));
    c = (struct meeting_proposal){
        .id = db_new_id(ctx),
        .meeting_id = m.id,
        .item_id = in->item_id,
        .kind = in->kind,
        .title = in->title,
        .sort = in->sort.len > 0 ? in->sort : S("other"),
        .reason = in->reason,
        .proposer = in->proposer,
        .state = S("voting"),
        .proposed_at = ctx->now,
    };
    TRY(vote_about(ctx, &m, in, item.title, former_id, &c));
    TRY(meeting_store_proposal_add(ctx, &c));
    link.meeting_id = m.id;
    link.change_id = c.id;
    link.vote.id = c.vote_id;
    TRY(meeting_store_vote_add(ctx, &link));
    *a->out_vote_id = c.vote_id;
    TRY(meeting_vote_tell(ctx, "meeting.change_proposed", m.id, in->item_id, c.vote_id));
    return meeting_vote_start_now(ctx, &m, c.vote_id);
}

enum status meeting_propose(struct ctx *ctx, const struct meeting_proposal_new *in,
                            int64_t *out_vote_id)
{
    return db_tx(ctx, propose_tx, &(struct proposing){in, out_vote_id});
}

/* The item after the one that is being treated, among those of the first level. */
static enum status place_next(struct ctx *ctx, const struct meeting *m, unsigned *out)
{
    struct meeting_item item;

    *out = 1;
    if (m->current_item_id == 0)
        return ST_OK;
    TRY(meeting_item_get(ctx, m->current_item_id, &item));
    if (item.parent_id != 0)
        TRY(meeting_item_get(ctx, item.parent_id, &item));
    *out = item.place + 1;
    return ST_OK;
}

static enum status make_change(struct ctx *ctx, struct meeting_proposal *c)
{
    const struct str why = TF(ctx->arena, "meeting.change.outcome", c->reason);
    struct meeting_item item;
    struct meeting m;
    unsigned place;

    if (str_eqz(c->kind, "defer"))
        return meeting_item_end(ctx, c->item_id, MEETING_ITEM_DEFERRED, why);
    if (str_eqz(c->kind, "withdraw"))
        return meeting_item_end(ctx, c->item_id, MEETING_ITEM_WITHDRAWN, why);
    TRY(meeting_get(ctx, c->meeting_id, &m));
    TRY(place_next(ctx, &m, &place));
    if (str_eqz(c->kind, "add"))
        return meeting_item_add(ctx,
                                &(struct meeting_item_new){.meeting_id = m.id,
                                                           .title = c->title,
                                                           .sort = c->sort,
                                                           .presenter = S(""),
                                                           .url = S(""),
                                                           .place = place,
                                                           .by_meeting = true},
                                &c->item_id);
    TRY(meeting_item_get(ctx, c->item_id, &item));
    return meeting_item_move(ctx, item.id, item.version, 0, place, true);
}

static enum status settle_tx(struct ctx *ctx, const void *input)
{
    const int64_t vote_id = *(const int64_t *)input;
    struct meeting_proposal *list, *c = NULL;
    struct vote_result result;
    struct vote v;
    int64_t meeting_id;
    size_t count;

    TRY(meeting_store_vote_meeting(ctx, vote_id, &meeting_id));
    if (meeting_id == 0)
        return ST_OK;
    TRY(meeting_store_proposals(ctx, meeting_id, &list, &count));
    arr_each (i, count)
        if (list[i].vote_id == vote_id)
            c = &list[i];
    TRY(vote_get(ctx, vote_id, &v));
    if (c == NULL || !str_eqz(c->state, "voting") || !meeting_vote_decided(&v))
        return ST_OK;
    c->decided_at = ctx->now;
    c->state = S("dropped");
    if (v.state != VOTE_INVALID) {
        TRY(vote_result(ctx, vote_id, &result));
        if (result.valid_round) /* else more ballots than voters: nothing was decided */
            c->state = result.passed ? S("made") : S("lost");
        if (result.passed)
            TRY(make_change(ctx, c));
    }
    TRY(meeting_store_proposal_set(ctx, c));
    return meeting_vote_tell(
        ctx, str_eqz(c->state, "made") ? "meeting.change_made" : "meeting.change_lost", meeting_id,
        c->item_id, vote_id);
}

enum status meeting_proposal_settle(struct ctx *ctx, int64_t vote_id)
{
    return db_tx(ctx, settle_tx, &vote_id);
}
