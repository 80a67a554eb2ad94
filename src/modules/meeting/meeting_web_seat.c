// SPDX-License-Identifier: MulanPSL-2.0
/* The member's page on the phone: it follows the meeting. */
#include "modules/meeting/meeting_papers.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_session.h"
#include "modules/meeting/meeting_web_hall.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

static enum status votes_into(struct ctx *ctx, const struct meeting_day *d,
                              struct meeting_seat_v *v)
{
    struct meeting_vote_row_v *open =
        arena_array(ctx->arena, d->votes_count, struct meeting_vote_row_v);
    struct meeting_vote_row_v *done =
        arena_array(ctx->arena, d->votes_count, struct meeting_vote_row_v);

    arr_each (i, d->votes_count) {
        const struct meeting_vote *vote = &d->votes[i];

        if (vote->vote.state == VOTE_OPEN && vote->vote.method == VOTE_DEVICE &&
            str_eqz(v->capacity, "member")) {
            TRY(meeting_day_vote(ctx, d, vote, &open[v->open_votes_count]));
            open[v->open_votes_count++].url =
                str_printf(ctx->arena, "/vote/%lld/ballot", (long long)vote->vote.id);
        } else if (vote->vote.state == VOTE_ANNOUNCED) {
            TRY(meeting_day_vote(ctx, d, vote, &done[v->decided_count++]));
        }
    }
    v->open_votes = open;
    v->decided = done;
    return ST_OK;
}

/* As a scrutineer: codes serve all secret votes of the meeting, so one card is enough. */
static enum status duty_into(struct ctx *ctx, const struct meeting_day *d, struct meeting_seat_v *v)
{
    enum vote_duty duty = VOTE_DUTY_NONE;

    for (size_t i = 0; i < d->votes_count && v->duty.len == 0; i++) {
        const struct vote *vote = &d->votes[i].vote;

        TRY(vote_duty_of(ctx, vote, ctx->actor->account_id, &duty));
        if (duty == VOTE_DUTY_NONE)
            continue;
        v->duty = duty == VOTE_DUTY_TURN ? vote->title : T("meeting.seat.duty_take");
        v->duty_go = duty == VOTE_DUTY_TURN ? T("meeting.seat.duty_turn_go")
                                            : T("meeting.seat.duty_take_go");
        v->duty_url = str_printf(ctx->arena, "/vote/%lld/%s", (long long)vote->id,
                                 duty == VOTE_DUTY_TURN ? "turn" : "code");
    }
    return ST_OK;
}

static void floor_into(struct ctx *ctx, const struct meeting_day *d,
                       const struct meeting_person *me, struct meeting_seat_v *v)
{
    struct meeting_floor_row_v *mine =
        arena_array(ctx->arena, d->floors_count, struct meeting_floor_row_v);
    int64_t before = 0;

    arr_each (i, d->floors_count) {
        const struct meeting_floor *f = &d->floors[i];
        struct meeting_floor_row_v *asked;

        if (f->person_id == me->id && str_eqz(f->state, "asked") && v->asked == NULL) {
            asked = arena_new(ctx->arena, struct meeting_floor_row_v);
            *asked = meeting_day_floor(ctx, d, f);
            v->asked = asked;
            v->before = before;
        }
        before += str_eqz(f->state, "asked");
        if (f->person_id == me->id && str_eqz(f->state, "done"))
            mine[v->mine_count++] = meeting_day_floor(ctx, d, f);
    }
    v->mine = mine;
    v->speaker = meeting_day_speaker(ctx, d);
    v->may_ask = v->asked == NULL && me->present && me->capacity != MEETING_OBSERVER &&
                 (d->m.state == MEETING_NOTICED || d->m.state == MEETING_OPEN ||
                  d->m.state == MEETING_ADJOURNED);
    v->has_floor = v->asked != NULL || v->may_ask || v->mine_count > 0;
}

static enum status since_into(struct ctx *ctx, const struct meeting_person *me,
                              struct meeting_seat_v *v)
{
    struct meeting_attend *stays;
    size_t count;

    if (!me->present)
        return ST_OK;
    TRY(meeting_attends(ctx, me->meeting_id, me->id, &stays, &count));
    arr_each (i, count)
        if (!stays[i].undone && stays[i].left_at == 0)
            v->since = stays[i].came_at;
    return ST_OK;
}

/* By video he raises his hand: no ballot on his phone. */
static enum status remote_into(struct ctx *ctx, const struct meeting_person *me,
                               struct meeting_seat_v *v)
{
    struct meeting_remote *all;
    size_t count;

    TRY(meeting_remotes(ctx, me->meeting_id, &all, &count));
    v->remote = meeting_remote_among(all, count, me->id) != NULL;
    if (v->remote)
        v->open_votes_count = 0;
    return ST_OK;
}

/* Who attends has a voice and no vote. */
static enum status voice_into(struct ctx *ctx, const struct meeting *m,
                              const struct meeting_person *me, struct meeting_seat_v *v)
{
    struct meeting_rule rule;
    struct str article;

    if (me->capacity != MEETING_ATTENDEE)
        return ST_OK;
    TRY(meeting_rule_get(ctx, m->rule_id, &rule));
    article = meeting_attendance_article(&rule, m->starts_on);
    v->voice = article.len == 0 ? T("meeting.seat.voice")
                                : TF(ctx->arena, "meeting.seat.voice_by", article);
    return ST_OK;
}

enum status meeting_web_seat(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_person me;
    struct meeting_seat_v v;
    struct meeting_day d;

    TRY(meeting_person_of_actor(ctx, path_id(rq, "id"), &me));
    TRY(meeting_day_load(ctx, path_id(rq, "id"), &d));
    v = (struct meeting_seat_v){
        .meeting_id = d.m.id,
        .name = d.m.name,
        .state = str_from(meeting_state_word(d.m.state)),
        .who = me.name,
        .title = me.title,
        .capacity = str_from(meeting_capacity_word(me.capacity)),
        .seat = me.seat,
        .code = meeting_code_halves(ctx, meeting_desk_code(ctx, me.meeting_id, me.id)),
        .present = me.present,
        .there = meeting_day_there(ctx, &d),
        .current = meeting_day_current(ctx, &d),
        .may_leave = me.present && !meeting_was_held(d.m.state),
        .topic = form_field(ctx, rq, "line", "topic", "meeting.seat.topic", S("")),
        .timer_title = d.hall.timer_title,
        .timer_left = meeting_timer_left(ctx, &d.hall),
        .adjourned = d.m.state == MEETING_ADJOURNED,
        .resumes_at = d.m.state == MEETING_ADJOURNED ? d.hall.resumes_at : 0,
    };
    form_optional(&v.topic);
    v.timer = v.timer_left > 0;
    v.items = meeting_day_items(ctx, &d, &v.items_count);
    floor_into(ctx, &d, &me, &v);
    TRY(votes_into(ctx, &d, &v));
    TRY(duty_into(ctx, &d, &v));
    TRY(since_into(ctx, &me, &v));
    TRY(remote_into(ctx, &me, &v));
    TRY(voice_into(ctx, &d.m, &me, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_PHONE, d.m.name, &meeting_seat_view, &v);
}

static enum status back(struct ctx *ctx, struct response *rs, int64_t id, const char *flash)
{
    meeting_web_told(ctx, id);
    respond_flash(rs, flash, S(""));
    return respond_see_other(rs, "/meeting/%lld/seat", (long long)id);
}

enum status meeting_web_seat_ask(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_person me;
    int64_t speech;

    TRY(meeting_person_of_actor(ctx, path_id(rq, "id"), &me));
    if (!me.present)
        return fail(&ctx->err, ST_RULE, "meeting.hall.err.sign_in_first", NULL);
    TRY(meeting_ask_floor(ctx,
                          &(struct meeting_ask){.meeting_id = me.meeting_id,
                                                .person_id = me.id,
                                                .topic = param_text(rq, "topic")},
                          &speech));
    return back(ctx, rs, me.meeting_id, "meeting.seat.asked_done");
}

enum status meeting_web_seat_withdraw(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct meeting_person me;
    struct meeting_floor f;

    TRY(meeting_person_of_actor(ctx, path_id(rq, "id"), &me));
    TRY(meeting_floor_get(ctx, me.meeting_id, param_id(rq, "speech"), &f));
    if (f.person_id != me.id)
        return fail(&ctx->err, ST_DENIED, "meeting.hall.err.not_yours", NULL);
    TRY(meeting_floor_drop(ctx, me.meeting_id, f.id, false));
    return back(ctx, rs, me.meeting_id, "meeting.seat.withdrawn");
}

enum status meeting_web_seat_leave(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_person me;

    TRY(meeting_person_of_actor(ctx, path_id(rq, "id"), &me));
    TRY(meeting_leave_hall(ctx, me.meeting_id, me.id, true, param_text(rq, "reason")));
    return back(ctx, rs, me.meeting_id, "meeting.seat.left");
}
