// SPDX-License-Identifier: MulanPSL-2.0
/* The meetings somebody takes part in: today's as a card, those that are near below it. */
#include "modules/desk/desk_web.h"
#include "modules/meeting/meeting.h"
#include "platform/text.h"

enum { NEAR_DAYS = 14, COMING = 3, TODAY = 3, WEEK = 7 };

static struct str label_of(struct ctx *ctx, const struct meeting_near *n)
{
    const int left = WEEK - (int)date_weekday(ctx->today); /* of this week */
    const struct str weekday =
        text_of("date.weekday.", str_printf(ctx->arena, "%u", date_weekday(n->m.starts_on)));

    if (n->days == 0)
        return T("desk.meeting.today");
    if (n->days == 1)
        return T("desk.meeting.tomorrow");
    if (n->days <= left)
        return TF(ctx->arena, "desk.meeting.this_week", weekday);
    if (n->days <= left + WEEK)
        return TF(ctx->arena, "desk.meeting.next_week", weekday);
    return S("");
}

static struct str clock_of(struct ctx *ctx, const struct meeting *m)
{
    struct buf out = buf_new(ctx->arena, 0);

    if (m->starts_at != 0)
        text_put_clock(&out, m->starts_at);
    return buf_view(&out);
}

static struct desk_meeting_v meeting_make(struct ctx *ctx, const struct meeting_near *n)
{
    const long long id = (long long)n->m.id;
    struct link_v *vote = NULL;

    if (n->vote_id != 0) {
        vote = arena_new(ctx->arena, struct link_v);
        *vote = (struct link_v){
            .label = n->vote_title,
            .url = str_printf(ctx->arena, "/vote/%lld/ballot", (long long)n->vote_id)};
    }
    return (struct desk_meeting_v){
        .title = n->m.name,
        .label = label_of(ctx, n),
        .on = n->m.starts_on,
        .clock = clock_of(ctx, &n->m),
        .place = n->m.place,
        .capacity = str_from(meeting_capacity_word(n->me.capacity)),
        .seat = n->me.seat,
        .state = str_from(meeting_state_word(n->m.state)),
        .since = n->in_since,
        .unanswered = meeting_unanswered(&n->m, &n->me),
        .vote = vote,
        .url = str_printf(ctx->arena, "/meeting/%lld", id),
        .seat_url = str_printf(ctx->arena, "/meeting/%lld/seat", id),
    };
}

enum status desk_meetings(struct ctx *ctx, struct desk_meetings *out)
{
    struct desk_meeting_v *today = arena_array(ctx->arena, TODAY, struct desk_meeting_v);
    struct desk_meeting_v *coming = arena_array(ctx->arena, COMING, struct desk_meeting_v);
    struct meeting_near *all;
    size_t count;

    *out = (struct desk_meetings){.today = today, .coming = coming};
    if (!may(ctx, "meeting.read"))
        return ST_OK;
    TRY(meeting_near(ctx, NEAR_DAYS, &all, &count));
    arr_each (i, count) {
        if (all[i].days == 0 && out->today_count < TODAY)
            today[out->today_count++] = meeting_make(ctx, &all[i]);
        else if (all[i].days != 0 && out->coming_count < COMING)
            coming[out->coming_count++] = meeting_make(ctx, &all[i]);
    }
    return ST_OK;
}
