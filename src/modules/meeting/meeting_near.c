// SPDX-License-Identifier: MulanPSL-2.0
/* The meetings in which somebody takes part: today's and those that are near. */
#include "modules/meeting/meeting_hall.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store.h"
#include "modules/vote/vote.h"

enum { MEETINGS_MAX = 60 };

static bool is_running(const struct meeting *m)
{
    return m->state == MEETING_OPEN || m->state == MEETING_ADJOURNED;
}

bool meeting_is_today(const struct meeting *m, struct date today)
{
    if (is_running(m))
        return date_cmp(m->starts_on, today) <= 0;
    return m->state == MEETING_NOTICED && date_cmp(m->starts_on, today) <= 0 &&
           date_cmp(m->ends_on, today) >= 0;
}

/* The open vote of the meeting that waits for the actor, if there is one. */
static enum status put_vote(struct ctx *ctx, const struct vote *votes, size_t count,
                            struct meeting_near *near)
{
    arr_each (i, count) {
        int64_t of;

        TRY(meeting_of_vote(ctx, votes[i].id, &of));
        if (of != near->m.id)
            continue;
        near->vote_id = votes[i].id;
        near->vote_title = votes[i].title;
        return ST_OK;
    }
    return ST_OK;
}

static enum status put_presence(struct ctx *ctx, struct meeting_near *near)
{
    struct meeting_attend *stays;
    size_t count;

    if (!near->me.present)
        return ST_OK;
    TRY(meeting_attends(ctx, near->m.id, near->me.id, &stays, &count));
    arr_each (i, count)
        if (!stays[i].undone && stays[i].left_at == 0)
            near->in_since = stays[i].came_at;
    return ST_OK;
}

static bool is_near(const struct ctx *ctx, const struct meeting *m, int days)
{
    const int ahead = date_diff_days(m->starts_on, ctx->today);

    return meeting_is_today(m, ctx->today) ||
           (m->state == MEETING_NOTICED && ahead > 0 && ahead <= days);
}

enum status meeting_near(struct ctx *ctx, int days, struct meeting_near **out, size_t *out_count)
{
    struct meeting *all;
    struct vote *votes;
    size_t count, votes_count;

    *out_count = 0;
    *out = NULL;
    if (ctx->actor->account_id == 0)
        return ST_OK;
    TRY(meeting_store_of_account(ctx, ctx->actor->account_id, MEETINGS_MAX, &all, &count));
    TRY(vote_waiting_for(ctx, ctx->actor->account_id, &votes, &votes_count));
    *out = arena_array(ctx->arena, count, struct meeting_near);
    for (size_t i = count; i-- > 0;) { /* newest first, as stored */
        struct meeting_near near = {.m = all[i], .vote_title = S("")};
        const int ahead = date_diff_days(all[i].starts_on, ctx->today);

        if (!is_near(ctx, &all[i], days))
            continue;
        near.days = ahead > 0 ? ahead : 0;
        TRY(meeting_person_of(ctx, all[i].id, ctx->actor->account_id, &near.me));
        TRY(put_presence(ctx, &near));
        TRY(put_vote(ctx, votes, votes_count, &near));
        (*out)[(*out_count)++] = near;
    }
    return ST_OK;
}
