// SPDX-License-Identifier: MulanPSL-2.0
/* The hall's big screens, the stream that all pages of the day follow, and what votes tell them. */
#include "modules/meeting/meeting_web_hall.h"
#include "platform/hub.h"
#include "platform/qr.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WAITING_SHOWN = 5, ITEMS_SHOWN = 9 };

/* Whoever may see the meeting may follow it. */
static enum status need_visible(struct ctx *ctx, const struct meeting *m)
{
    return may(ctx, "meeting.run") ? ST_OK : meeting_visible(ctx, m);
}

enum status meeting_web_stream(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting m;
    char channel[40];

    TRY(meeting_get(ctx, path_id(rq, "id"), &m));
    TRY(need_visible(ctx, &m));
    snprintf(channel, sizeof channel, "meeting.%lld", (long long)m.id);
    return respond_stream(ctx, rq, rs, channel, S("{}"));
}

/* ---- the screen ---- */

static struct meeting_scene scene_of(const struct meeting_day *d)
{
    const struct meeting_vote *vote = meeting_vote_shown(d);
    struct meeting_scene s = {.state = d->m.state, .wanted = d->hall.screen};

    arr_each (i, d->floors_count) {
        const struct meeting_floor *f = &d->floors[i];

        s.speaking = s.speaking || str_eqz(f->state, "speaking");
        if (f->clock.began_at > s.since_at)
            s.since_at = f->clock.began_at;
    }
    arr_each (i, d->items_count)
        if (d->items[i].id == d->m.current_item_id && d->items[i].begun_at > s.since_at)
            s.since_at = d->items[i].begun_at;
    if (vote == NULL)
        return s;
    s.vote = true;
    s.vote_running = meeting_vote_is_running(&vote->vote) || vote->vote.state == VOTE_COUNTED;
    s.vote_at = vote->vote.closed_at != 0 ? vote->vote.closed_at : vote->vote.opened_at;
    return s;
}

/* The agenda around the current item: what a hall can read from its last row. */
static void clip_items(struct meeting_screen_v *v)
{
    size_t now = 0, from;

    if (v->items_count <= ITEMS_SHOWN)
        return;
    arr_each (i, v->items_count)
        if (v->items[i].now)
            now = i;
    from = now > ITEMS_SHOWN / 2 ? now - ITEMS_SHOWN / 2 : 0;
    if (from > v->items_count - ITEMS_SHOWN)
        from = v->items_count - ITEMS_SHOWN;
    v->items += from;
    v->items_count = ITEMS_SHOWN;
}

static enum status door_into(struct ctx *ctx, const struct request *rq, const struct meeting_day *d,
                             struct meeting_screen_v *v)
{
    const int64_t period = meeting_door_period(ctx->now);
    const struct str url = str_printf(
        ctx->arena, STR_FMT "/meeting/%lld/in?p=%lld&c=" STR_FMT, STR_ARG(request_origin(rq)),
        (long long)d->m.id, (long long)period, STR_ARG(meeting_door_code(ctx, d->m.id, period)));

    if (d->m.state != MEETING_NOTICED && d->m.state != MEETING_OPEN &&
        d->m.state != MEETING_ADJOURNED)
        return ST_OK;
    v->again = meeting_door_left(ctx->now);
    return qr_path(ctx->arena, url, &v->side, &v->path, &ctx->err);
}

static enum status scene_into(struct ctx *ctx, const struct request *rq,
                              const struct meeting_day *d, struct meeting_screen_v *v)
{
    const struct meeting_scene scene = scene_of(d);
    const enum meeting_show show = meeting_scene_of(&scene);
    const struct meeting_vote *vote = meeting_vote_shown(d);
    struct meeting_vote_row_v *row;

    v->show = str_from(meeting_show_word(show));
    v->s_sign_in = show == MEETING_SHOW_SIGN_IN;
    v->s_agenda = show == MEETING_SHOW_AGENDA;
    v->s_speaker = show == MEETING_SHOW_SPEAKER;
    v->s_vote = show == MEETING_SHOW_VOTE && vote != NULL;
    v->s_rest = show == MEETING_SHOW_ADJOURNED;
    v->s_closed = show == MEETING_SHOW_CLOSED;
    if (v->s_sign_in)
        TRY(door_into(ctx, rq, d, v));
    if (v->s_vote) {
        row = arena_new(ctx->arena, struct meeting_vote_row_v);
        TRY(meeting_day_vote(ctx, d, vote, row));
        v->vote = row;
    }
    return ST_OK;
}

enum status meeting_web_screen(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_screen_v v;
    struct meeting_day d;

    TRY(meeting_day_load(ctx, path_id(rq, "id"), &d));
    v = (struct meeting_screen_v){
        .meeting_id = d.m.id,
        .name = d.m.name,
        .now = ctx->now,
        .today = ctx->today,
        .there = meeting_day_there(ctx, &d),
        .current = meeting_day_current(ctx, &d),
        .speaker = meeting_day_speaker(ctx, &d),
        .timer_title = d.hall.timer_title,
        .timer_left = meeting_timer_left(ctx, &d.hall),
        .resumes_at = d.m.state == MEETING_ADJOURNED ? d.hall.resumes_at : 0,
    };
    v.timer = v.timer_left > 0;
    v.items = meeting_day_items(ctx, &d, &v.items_count);
    clip_items(&v);
    v.waiting = meeting_day_floors(ctx, &d, "asked", &v.waiting_count);
    if (v.waiting_count > WAITING_SHOWN)
        v.waiting_count = WAITING_SHOWN;
    TRY(scene_into(ctx, rq, &d, &v));
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_HALL, d.m.name, &meeting_screen_view, &v);
}

/* ---- votes tell ---- */

enum status meeting_web_vote_heard(struct ctx *ctx, const struct event_view *e)
{
    int64_t meeting_id;

    TRY(meeting_of_vote(ctx, e->subject_id, &meeting_id));
    if (meeting_id == 0)
        return ST_OK;
    TRY(meeting_proposal_settle(ctx, e->subject_id));
    if (str_eqz(e->name, "vote.announced") || str_eqz(e->name, "vote.invalidated"))
        TRY(meeting_motion_settle(ctx, e->subject_id));
    meeting_web_told(ctx, meeting_id);
    return ST_OK;
}
