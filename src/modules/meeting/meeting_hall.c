// SPDX-License-Identifier: MulanPSL-2.0
/* The course of a meeting: opened, adjourned, resumed, closed; from item to item; screen,
 * countdown, what the chair writes down. */
#include "base/json.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_store_hall.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { TIMER_MINUTES_MAX = 600 };

enum status meeting_hall_get(struct ctx *ctx, int64_t meeting_id, struct meeting_hall *out)
{
    return meeting_store_hall_get(ctx, meeting_id, out);
}

/* ---- one act ---- */

struct course {
    int64_t meeting_id, version;
    int64_t resumes_at, item_id;
    bool sitting_over;
};

struct step {
    struct meeting m;
    struct meeting_hall hall;
    enum meeting_state to;
};

/* The meeting as it stands, if the act may be done now and nobody was quicker. */
static enum status begin(struct ctx *ctx, const struct course *in, enum meeting_act act,
                         struct step *s)
{
    TRY(meeting_get(ctx, in->meeting_id, &s->m));
    TRY(meeting_store_hall_get(ctx, in->meeting_id, &s->hall));
    if (in->version != s->hall.version)
        return fail(&ctx->err, ST_CONFLICT, "meeting.hall.err.other_console", NULL);
    TRY(meeting_may_do(s->m.state, act, &s->to, &ctx->err));
    if (s->hall.version == 0)
        s->hall.sign_in_at = ctx->now;
    return ST_OK;
}

/* Who sits in the body may have changed since the meeting was planned, or since yesterday. */
static enum status read_members(struct ctx *ctx, struct step *s)
{
    size_t changed;

    return meeting_members_read(ctx, &s->m, ctx->today, &changed);
}

static enum status need_quorum(struct ctx *ctx, int64_t meeting_id, const char *key)
{
    struct meeting_presence p;

    TRY(meeting_presence(ctx, meeting_id, &p));
    if (p.quorum)
        return ST_OK;
    (void)fail(&ctx->err, ST_RULE, key, p.article.len > 0 ? str_z(ctx->arena, p.article) : NULL);
    snprintf(ctx->err.arg, sizeof ctx->err.arg, "%u", p.needed - p.present);
    return ST_RULE;
}

static enum status no_vote_runs(struct ctx *ctx, int64_t meeting_id)
{
    bool runs;

    TRY(meeting_vote_runs(ctx, meeting_id, &runs));
    return runs ? fail(&ctx->err, ST_RULE, "meeting.hall.err.vote_runs", NULL) : ST_OK;
}

/* Who speaks stops, because the meeting goes on to something else (or rests: paused). */
static enum status silence(struct ctx *ctx, int64_t meeting_id, bool pause)
{
    struct meeting_floor *list;
    size_t count;

    TRY(meeting_store_floors(ctx, meeting_id, &list, &count));
    arr_each (i, count) {
        struct meeting_floor *f = &list[i];

        if (!str_eqz(f->state, "speaking"))
            continue;
        if (pause && f->clock.paused_at != 0)
            continue;
        if (pause) {
            f->clock.paused_at = ctx->now;
        } else {
            f->state = S("done");
            f->ended_how = S("next");
            f->clock.ended_at = ctx->now;
        }
        TRY(meeting_store_floor_set(ctx, f));
    }
    return ST_OK;
}

static enum status finish(struct ctx *ctx, struct step *s, const char *event)
{
    TRY(meeting_store_hall_put(ctx, &s->hall));
    TRY(meeting_store_hall_state(ctx, &s->m, s->to, &s->hall));
    return event_emit(ctx, event, s->m.id);
}

/* ---- opening, resting, closing ---- */

static enum status open_tx(struct ctx *ctx, const void *input)
{
    const struct course *in = input;
    struct step s;

    TRY(begin(ctx, in, MEETING_DO_OPEN, &s));
    TRY(read_members(ctx, &s));
    TRY(need_quorum(ctx, in->meeting_id, "meeting.hall.err.quorum_open"));
    s.hall.opened_at = ctx->now;
    return finish(ctx, &s, "meeting.opened");
}

enum status meeting_hall_open(struct ctx *ctx, int64_t meeting_id, int64_t version)
{
    return db_tx(ctx, open_tx, &(struct course){.meeting_id = meeting_id, .version = version});
}

static enum status adjourn_tx(struct ctx *ctx, const void *input)
{
    const struct course *in = input;
    struct step s;

    TRY(begin(ctx, in, MEETING_DO_ADJOURN, &s));
    TRY(no_vote_runs(ctx, in->meeting_id));
    TRY(silence(ctx, in->meeting_id, true));
    s.hall.adjourned_at = ctx->now;
    s.hall.resumes_at = in->resumes_at;
    TRY(finish(ctx, &s, "meeting.adjourned"));
    return in->sitting_over ? meeting_everybody_leaves(ctx, in->meeting_id,
                                                       T("meeting.hall.sitting_over_reason"))
                            : ST_OK;
}

enum status meeting_hall_adjourn(struct ctx *ctx, int64_t meeting_id, int64_t version,
                                 int64_t resumes_at, bool sitting_over)
{
    if (resumes_at != 0 && resumes_at <= ctx->now)
        return fail_field(&ctx->err, "resumes", "meeting.hall.err.past", NULL);
    return db_tx(ctx, adjourn_tx,
                 &(struct course){.meeting_id = meeting_id,
                                  .version = version,
                                  .resumes_at = resumes_at,
                                  .sitting_over = sitting_over});
}

static enum status resume_tx(struct ctx *ctx, const void *input)
{
    const struct course *in = input;
    struct step s;

    TRY(begin(ctx, in, MEETING_DO_RESUME, &s));
    TRY(read_members(ctx, &s));
    TRY(need_quorum(ctx, in->meeting_id, "meeting.hall.err.quorum_open"));
    s.hall.adjourned_at = 0;
    s.hall.resumes_at = 0;
    return finish(ctx, &s, "meeting.resumed");
}

enum status meeting_hall_resume(struct ctx *ctx, int64_t meeting_id, int64_t version)
{
    return db_tx(ctx, resume_tx, &(struct course){.meeting_id = meeting_id, .version = version});
}

/* The item under way is done; which one follows is the caller's. */
static enum status end_current(struct ctx *ctx, const struct meeting *m)
{
    struct meeting_item item;

    if (m->current_item_id == 0)
        return ST_OK;
    TRY(meeting_item_get(ctx, m->current_item_id, &item));
    if (item.state != MEETING_ITEM_CURRENT)
        return ST_OK;
    return meeting_store_hall_item(ctx, item.id, meeting_item_state_word(MEETING_ITEM_DONE),
                                   item.begun_at, ctx->now);
}

static enum status close_tx(struct ctx *ctx, const void *input)
{
    const struct course *in = input;
    struct step s;

    TRY(begin(ctx, in, MEETING_DO_CLOSE, &s));
    TRY(no_vote_runs(ctx, in->meeting_id));
    TRY(vote_panel_end(ctx, "meeting", in->meeting_id));
    TRY(silence(ctx, in->meeting_id, false));
    TRY(end_current(ctx, &s.m));
    if (s.m.current_item_id != 0)
        TRY(meeting_store_hall_current(ctx, s.m.id, 0));
    s.hall.closed_at = ctx->now;
    s.hall.adjourned_at = 0;
    s.hall.timer_until = 0;
    return finish(ctx, &s, "meeting.closed");
}

enum status meeting_hall_close(struct ctx *ctx, int64_t meeting_id, int64_t version)
{
    return db_tx(ctx, close_tx, &(struct course){.meeting_id = meeting_id, .version = version});
}

/* ---- items ---- */

int64_t meeting_item_beside(const struct meeting_item *items, size_t count, int64_t current,
                            int step)
{
    size_t at = count;

    arr_each (i, count)
        if (items[i].id == current)
            at = i;
    if (step < 0) {
        while (at != count && at-- > 0)
            if (items[at].state != MEETING_ITEM_WITHDRAWN)
                return items[at].id;
        return 0;
    }
    for (size_t i = at == count ? 0 : at + 1; i < count; i++)
        if (items[i].state == MEETING_ITEM_PENDING)
            return items[i].id;
    return 0;
}

static enum status tell_item(struct ctx *ctx, const char *event, int64_t meeting_id,
                             const struct meeting_item *item)
{
    struct buf out = buf_new(ctx->arena, 0);
    struct json j = json_begin(&out);

    json_object(&j, NULL);
    json_int(&j, "item", item->id);
    json_str(&j, "number", item->number);
    json_str(&j, "title", item->title);
    json_object_end(&j);
    return event_emit_data(ctx, event, meeting_id, buf_view(&out));
}

static enum status call_tx(struct ctx *ctx, const void *input)
{
    const struct course *in = input;
    struct meeting_item item;
    struct step s;

    TRY(begin(ctx, in, MEETING_DO_CALL, &s));
    TRY(meeting_item_get(ctx, in->item_id, &item));
    if (item.meeting_id != s.m.id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (item.state == MEETING_ITEM_WITHDRAWN)
        return fail(&ctx->err, ST_RULE, "meeting.hall.err.withdrawn", NULL);
    if (item.id == s.m.current_item_id)
        return ST_OK;
    TRY(no_vote_runs(ctx, s.m.id));
    TRY(silence(ctx, s.m.id, false));
    TRY(end_current(ctx, &s.m));
    TRY(meeting_store_hall_item(ctx, item.id, meeting_item_state_word(MEETING_ITEM_CURRENT),
                                item.begun_at != 0 ? item.begun_at : ctx->now, 0));
    TRY(meeting_store_hall_current(ctx, s.m.id, item.id));
    TRY(meeting_store_hall_put(ctx, &s.hall));
    return tell_item(ctx, "meeting.item_called", s.m.id, &item);
}

enum status meeting_hall_call(struct ctx *ctx, const struct meeting_call *in)
{
    return db_tx(ctx, call_tx,
                 &(struct course){
                     .meeting_id = in->meeting_id, .version = in->version, .item_id = in->item_id});
}

/* ---- screen and countdown ---- */

struct showing {
    int64_t meeting_id;
    enum meeting_show screen;
    bool timer;
    struct str title;
    unsigned minutes;
};

static enum status show_tx(struct ctx *ctx, const void *input)
{
    const struct showing *in = input;
    struct meeting_hall hall;

    TRY(meeting_store_hall_get(ctx, in->meeting_id, &hall));
    if (in->timer) {
        hall.timer_title = in->minutes > 0 ? in->title : S("");
        hall.timer_until = in->minutes > 0 ? ctx->now + (int64_t)in->minutes * 60 : 0;
    } else {
        hall.screen = in->screen;
    }
    if (hall.version == 0) {
        hall.sign_in_at = ctx->now;
        TRY(meeting_store_hall_put(ctx, &hall));
    } else {
        TRY(meeting_store_hall_show(ctx, &hall));
    }
    return event_emit(ctx, in->timer ? "meeting.timer_set" : "meeting.screen_set", in->meeting_id);
}

enum status meeting_hall_screen(struct ctx *ctx, int64_t meeting_id, enum meeting_show show)
{
    return db_tx(ctx, show_tx, &(struct showing){.meeting_id = meeting_id, .screen = show});
}

enum status meeting_hall_timer(struct ctx *ctx, int64_t meeting_id, struct str title,
                               unsigned minutes)
{
    if (minutes > TIMER_MINUTES_MAX)
        return fail_field(&ctx->err, "minutes", "meeting.hall.err.minutes", NULL);
    return db_tx(ctx, show_tx,
                 &(struct showing){
                     .meeting_id = meeting_id, .timer = true, .title = title, .minutes = minutes});
}

/* ---- what the chair writes down for himself ---- */

struct chair_note {
    int64_t meeting_id;
    struct str body;
};

enum status meeting_chair_note(struct ctx *ctx, int64_t meeting_id, struct str *out)
{
    int64_t id;

    return meeting_store_chair_note(ctx, meeting_id, ctx->actor->account_id, &id, out);
}

static enum status note_tx(struct ctx *ctx, const void *input)
{
    const struct chair_note *in = input;

    TRY(meeting_store_chair_note_put(ctx, in->meeting_id, ctx->actor->account_id, in->body));
    return event_emit(ctx, "meeting.chair_noted", in->meeting_id);
}

enum status meeting_chair_note_save(struct ctx *ctx, int64_t meeting_id, struct str body)
{
    return db_tx(ctx, note_tx, &(struct chair_note){meeting_id, body});
}
