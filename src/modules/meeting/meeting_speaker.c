// SPDX-License-Identifier: MulanPSL-2.0
/* The floor: who asks for it, in which order it is given, for how long, and what was said. */
#include "base/json.h"
#include "base/utf8.h"
#include "law/meeting_law.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_store_hall.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TOPIC_CHARS = 100, SUMMARY_CHARS = 10000, MINUTES_MAX = 240 };

enum status meeting_floors(struct ctx *ctx, int64_t meeting_id, struct meeting_floor **out,
                           size_t *out_count)
{
    return meeting_store_floors(ctx, meeting_id, out, out_count);
}

enum status meeting_speeches(struct ctx *ctx, int64_t meeting_id, int64_t item_id,
                             struct meeting_speech **out, size_t *out_count)
{
    return meeting_store_speeches(ctx, meeting_id, item_id, out, out_count);
}

/* ---- one act on the list ---- */

/* The list of a meeting, and one entry of it. */
struct list {
    struct meeting m;
    struct meeting_floor *all;
    size_t count;
    struct meeting_floor *it;
};

static enum status load(struct ctx *ctx, int64_t meeting_id, int64_t id, enum meeting_act act,
                        struct list *l)
{
    enum meeting_state to;

    *l = (struct list){0};
    TRY(meeting_get(ctx, meeting_id, &l->m));
    TRY(meeting_may_do(l->m.state, act, &to, &ctx->err));
    TRY(meeting_store_floors(ctx, meeting_id, &l->all, &l->count));
    if (id == 0)
        return ST_OK;
    arr_each (i, l->count)
        if (l->all[i].id == id)
            l->it = &l->all[i];
    return l->it != NULL ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status meeting_floor_get(struct ctx *ctx, int64_t meeting_id, int64_t id,
                              struct meeting_floor *out)
{
    struct meeting_floor *all;
    size_t count;

    TRY(meeting_store_floors(ctx, meeting_id, &all, &count));
    arr_each (i, count) {
        if (all[i].id != id)
            continue;
        *out = all[i];
        return ST_OK;
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static enum status need_state(struct ctx *ctx, const struct meeting_floor *f, const char *state)
{
    return str_eqz(f->state, state)
               ? ST_OK
               : fail(&ctx->err, ST_RULE, "meeting.hall.err.floor_moved_on", NULL);
}

static enum status tell(struct ctx *ctx, const char *event, const struct meeting_floor *f)
{
    struct buf out = buf_new(ctx->arena, 0);
    struct json j = json_begin(&out);

    json_object(&j, NULL);
    json_int(&j, "speech", f->id);
    json_int(&j, "person", f->person_id);
    json_str(&j, "name", f->name);
    json_int(&j, "item", f->item_id);
    json_object_end(&j);
    return event_emit_data(ctx, event, f->meeting_id, buf_view(&out));
}

/* ---- how long ---- */

static enum law_body law_body_of(struct str body_kind)
{
    if (str_eqz(body_kind, "congress") || str_eqz(body_kind, "delegation"))
        return LAW_BODY_CONGRESS;
    if (str_eqz(body_kind, "presidium"))
        return LAW_BODY_PRESIDIUM;
    if (str_eqz(body_kind, "standing_committee"))
        return LAW_BODY_STANDING_COMMITTEE;
    return str_eqz(body_kind, "township_presidium") ? LAW_BODY_TOWNSHIP_PRESIDIUM : LAW_BODY_OTHER;
}

/* The how-manieth speech of the person on the matter the next one is, from 1. */
static unsigned turn_of(const struct list *l, int64_t person_id, int64_t item_id)
{
    unsigned turn = 1;

    arr_each (i, l->count) {
        const struct meeting_floor *f = &l->all[i];

        turn += f->person_id == person_id && f->item_id == item_id && f->clock.began_at != 0;
    }
    return turn;
}

/* Reports and answers have no limit but the plan. */
static enum status limit_of(struct ctx *ctx, const struct list *l, struct meeting_floor *f)
{
    const unsigned turn = turn_of(l, f->person_id, f->item_id);
    struct law_params params;
    struct meeting_rule rule;
    enum meeting_law_floor floor;

    f->limit_seconds = 0;
    if (str_eqz(f->kind, "report") || str_eqz(f->kind, "answer"))
        return ST_OK;
    TRY(meeting_rule_get(ctx, l->m.rule_id, &rule));
    TRY(congress_law_params(ctx, ctx->today, &params));
    floor = str_eqz(f->kind, "plenary") ? MEETING_LAW_PLENARY : MEETING_LAW_GROUP;
    f->limit_seconds =
        60 * meeting_law_speech_minutes(&params, law_body_of(rule.body_kind), floor, turn);
    if (floor == MEETING_LAW_GROUP && turn > 1)
        f->kind = S("second");
    return ST_OK;
}

/* So often on one matter before the congress and its presidium; the chair may allow more, which
 * the operator enters. @law Beijing Congress Procedure (2022-01-10) art. 49(1), 50(1) */
static enum status check_turns(struct ctx *ctx, const struct list *l, const struct meeting_floor *f)
{
    const bool plenary = str_eqz(f->kind, "plenary");
    struct meeting_rule rule;
    unsigned most;

    if (!plenary || ctx->actor->system || may(ctx, "meeting.run"))
        return ST_OK;
    TRY(meeting_rule_get(ctx, l->m.rule_id, &rule));
    most = meeting_law_speeches(law_body_of(rule.body_kind), MEETING_LAW_PLENARY);
    if (most == 0 || turn_of(l, f->person_id, f->item_id) <= most)
        return ST_OK;
    (void)fail(&ctx->err, ST_RULE, "meeting.hall.err.spoken",
               law_article(LAW_ARTICLE_CONGRESS_SPEECH, ctx->today));
    snprintf(ctx->err.arg, sizeof ctx->err.arg, "%u", most);
    return ST_RULE;
}

/* ---- asking ---- */

struct asking {
    const struct meeting_ask *in;
    int64_t *out_id;
};

static enum status ask_tx(struct ctx *ctx, const void *input)
{
    const struct asking *a = input;
    struct meeting_floor f;
    struct meeting_person p;
    struct list l;

    TRY(load(ctx, a->in->meeting_id, 0, MEETING_DO_ASK, &l));
    TRY(meeting_person_in(ctx, l.m.id, a->in->person_id, &p));
    if (p.capacity == MEETING_OBSERVER)
        return fail(&ctx->err, ST_RULE, "meeting.hall.err.observer", NULL);
    f = (struct meeting_floor){
        .meeting_id = l.m.id,
        .item_id = a->in->item_id != 0 ? a->in->item_id : l.m.current_item_id,
        .person_id = p.id,
        .name = p.name,
        .place = 1,
        .kind = a->in->kind.len > 0 ? a->in->kind : S("plenary"),
        .state = S("asked"),
        .topic = a->in->topic,
        .asked_at = ctx->now,
    };
    arr_each (i, l.count) {
        if (!str_eqz(l.all[i].state, "asked"))
            continue;
        if (l.all[i].person_id == p.id && l.all[i].item_id == f.item_id) {
            *a->out_id = l.all[i].id;
            return ST_OK;
        }
        if (l.all[i].place >= f.place)
            f.place = l.all[i].place + 1;
    }
    TRY(check_turns(ctx, &l, &f));
    TRY(limit_of(ctx, &l, &f));
    f.id = db_new_id(ctx);
    TRY(meeting_store_floor_add(ctx, &f));
    *a->out_id = f.id;
    return tell(ctx, "meeting.floor_asked", &f);
}

enum status meeting_ask_floor(struct ctx *ctx, const struct meeting_ask *in, int64_t *out_id)
{
    if (utf8_chars(in->topic.ptr, in->topic.len) > TOPIC_CHARS)
        return fail_field(&ctx->err, "topic", "form.too_long", "100");
    return db_tx(ctx, ask_tx, &(struct asking){in, out_id});
}

struct floor_act {
    int64_t meeting_id, id;
    int what;
    unsigned n;
};

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    const struct floor_act *in = input;
    struct list l;

    TRY(load(ctx, in->meeting_id, in->id, MEETING_DO_ASK, &l));
    TRY(need_state(ctx, l.it, "asked"));
    l.it->state = in->what ? S("refused") : S("withdrawn");
    TRY(meeting_store_floor_set(ctx, l.it));
    return tell(ctx, in->what ? "meeting.floor_refused" : "meeting.floor_withdrawn", l.it);
}

enum status meeting_floor_drop(struct ctx *ctx, int64_t meeting_id, int64_t id, bool refused)
{
    return db_tx(ctx, drop_tx, &(struct floor_act){meeting_id, id, refused, 0});
}

static enum status move_tx(struct ctx *ctx, const void *input)
{
    const struct floor_act *in = input;
    unsigned place = 1;
    struct list l;

    TRY(load(ctx, in->meeting_id, in->id, MEETING_DO_ASK, &l));
    TRY(need_state(ctx, l.it, "asked"));
    arr_each (i, l.count) {
        struct meeting_floor *f = &l.all[i];

        if (!str_eqz(f->state, "asked") || f == l.it)
            continue;
        place += place == in->n;
        if (f->place != place) {
            f->place = place;
            TRY(meeting_store_floor_set(ctx, f));
        }
        place++;
    }
    l.it->place = in->n < place ? in->n : place;
    TRY(meeting_store_floor_set(ctx, l.it));
    return tell(ctx, "meeting.floor_moved", l.it);
}

enum status meeting_floor_move(struct ctx *ctx, int64_t meeting_id, int64_t id, unsigned place)
{
    if (place == 0)
        return fail_field(&ctx->err, "place", "meeting.hall.err.place", NULL);
    return db_tx(ctx, move_tx, &(struct floor_act){meeting_id, id, 0, place});
}

/* ---- speaking ---- */

static enum status end_one(struct ctx *ctx, struct meeting_floor *f, struct str how)
{
    f->state = S("done");
    f->ended_how = how;
    f->clock.ended_at = ctx->now;
    TRY(meeting_store_floor_set(ctx, f));
    return ST_OK;
}

static enum status give_tx(struct ctx *ctx, const void *input)
{
    const struct floor_act *in = input;
    struct list l;

    TRY(load(ctx, in->meeting_id, in->id, MEETING_DO_SPEAK, &l));
    if (str_eqz(l.it->state, "speaking"))
        return ST_OK;
    TRY(need_state(ctx, l.it, "asked"));
    arr_each (i, l.count)
        if (str_eqz(l.all[i].state, "speaking"))
            TRY(end_one(ctx, &l.all[i], S("next")));
    l.it->state = S("speaking");
    l.it->item_id = l.it->item_id != 0 ? l.it->item_id : l.m.current_item_id;
    l.it->clock = (struct meeting_clock){.began_at = ctx->now};
    TRY(meeting_store_floor_set(ctx, l.it));
    return tell(ctx, "meeting.floor_given", l.it);
}

enum status meeting_floor_give(struct ctx *ctx, int64_t meeting_id, int64_t id)
{
    return db_tx(ctx, give_tx, &(struct floor_act){meeting_id, id, 0, 0});
}

static enum status act_tx(struct ctx *ctx, const void *input)
{
    static const char *const EVENTS[] = {
        [MEETING_FLOOR_WARN] = "meeting.speaker_warned",
        [MEETING_FLOOR_PAUSE] = "meeting.speaker_interrupted",
        [MEETING_FLOOR_GO_ON] = "meeting.speaker_resumed",
    };
    const struct floor_act *in = input;
    struct meeting_clock *c;
    struct list l;

    TRY(load(ctx, in->meeting_id, in->id, MEETING_DO_SPEAK, &l));
    TRY(need_state(ctx, l.it, "speaking"));
    c = &l.it->clock;
    if (in->what == MEETING_FLOOR_WARN) {
        l.it->warned_at = ctx->now;
    } else if (in->what == MEETING_FLOOR_PAUSE) {
        if (c->paused_at != 0)
            return ST_OK;
        c->paused_at = ctx->now;
    } else {
        if (c->paused_at == 0)
            return ST_OK;
        c->paused_seconds += ctx->now > c->paused_at ? ctx->now - c->paused_at : 0;
        c->paused_at = 0;
    }
    TRY(meeting_store_floor_set(ctx, l.it));
    return tell(ctx, EVENTS[in->what], l.it);
}

enum status meeting_floor_act(struct ctx *ctx, int64_t meeting_id, int64_t id,
                              enum meeting_floor_act act)
{
    return db_tx(ctx, act_tx, &(struct floor_act){meeting_id, id, (int)act, 0});
}

static enum status end_tx(struct ctx *ctx, const void *input)
{
    const struct floor_act *in = input;
    struct list l;

    TRY(load(ctx, in->meeting_id, in->id, MEETING_DO_WRITE, &l));
    if (str_eqz(l.it->state, "done"))
        return ST_OK;
    TRY(need_state(ctx, l.it, "speaking"));
    TRY(end_one(ctx, l.it, in->what ? S("chair") : S("self")));
    return tell(ctx, "meeting.speech_ended", l.it);
}

enum status meeting_floor_end(struct ctx *ctx, int64_t meeting_id, int64_t id, bool chair)
{
    return db_tx(ctx, end_tx, &(struct floor_act){meeting_id, id, chair, 0});
}

static enum status extend_tx(struct ctx *ctx, const void *input)
{
    const struct floor_act *in = input;
    struct list l;

    TRY(load(ctx, in->meeting_id, in->id, MEETING_DO_SPEAK, &l));
    TRY(need_state(ctx, l.it, "speaking"));
    if (l.it->limit_seconds == 0)
        return ST_OK;
    l.it->limit_seconds += in->n * 60;
    TRY(meeting_store_floor_set(ctx, l.it));
    return tell(ctx, "meeting.speech_extended", l.it);
}

enum status meeting_floor_extend(struct ctx *ctx, int64_t meeting_id, int64_t id, unsigned minutes)
{
    if (minutes == 0 || minutes > MINUTES_MAX)
        return fail_field(&ctx->err, "minutes", "meeting.hall.err.minutes", NULL);
    return db_tx(ctx, extend_tx, &(struct floor_act){meeting_id, id, 0, minutes});
}

/* ---- what was said ---- */

struct noting {
    int64_t meeting_id, id, version;
    struct str summary;
    bool own;
};

static enum status note_tx(struct ctx *ctx, const void *input)
{
    const struct noting *in = input;
    struct meeting_person me;
    struct list l;
    bool untouched;

    TRY(load(ctx, in->meeting_id, in->id, MEETING_DO_WRITE, &l));
    if (l.it->clock.began_at == 0)
        return fail(&ctx->err, ST_RULE, "meeting.hall.err.not_spoken", NULL);
    if (in->own) {
        TRY(meeting_person_of_actor(ctx, l.m.id, &me));
        if (me.id != l.it->person_id)
            return fail(&ctx->err, ST_DENIED, "meeting.hall.err.not_yours", NULL);
        untouched = str_eq(l.it->summary, l.it->own_summary);
        l.it->own_summary = in->summary;
        if (untouched)
            l.it->summary = in->summary;
    } else {
        l.it->summary = in->summary;
    }
    l.it->version = in->version;
    TRY(meeting_store_floor_set(ctx, l.it));
    return tell(ctx, "meeting.speech_noted", l.it);
}

static enum status check_summary(struct ctx *ctx, struct str summary)
{
    return utf8_chars(summary.ptr, summary.len) > SUMMARY_CHARS
               ? fail_field(&ctx->err, "summary", "form.too_long", "10000")
               : ST_OK;
}

enum status meeting_speech_note(struct ctx *ctx, int64_t meeting_id, int64_t id, int64_t version,
                                struct str summary, bool own)
{
    TRY(check_summary(ctx, summary));
    return db_tx(ctx, note_tx, &(struct noting){meeting_id, id, version, summary, own});
}

struct adding {
    const struct meeting_speech_new *in;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct adding *a = input;
    const int64_t began = a->in->began_at != 0 ? a->in->began_at : ctx->now;
    struct meeting_item item;
    struct meeting_person p;
    struct list l;
    struct meeting_floor f;

    TRY(load(ctx, a->in->meeting_id, 0, MEETING_DO_WRITE, &l));
    TRY(meeting_person_in(ctx, l.m.id, a->in->person_id, &p));
    if (a->in->item_id != 0) {
        TRY(meeting_item_get(ctx, a->in->item_id, &item));
        if (item.meeting_id != l.m.id)
            return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    }
    f = (struct meeting_floor){
        .id = db_new_id(ctx),
        .meeting_id = l.m.id,
        .item_id = a->in->item_id,
        .person_id = p.id,
        .name = p.name,
        .kind = S("plenary"),
        .state = S("done"),
        .ended_how = S("self"),
        .summary = a->in->summary,
        .clock = {.began_at = began, .ended_at = began + (int64_t)a->in->minutes * 60},
    };
    TRY(meeting_store_floor_add(ctx, &f));
    *a->out_id = f.id;
    return tell(ctx, "meeting.speech_added", &f);
}

enum status meeting_speech_add(struct ctx *ctx, const struct meeting_speech_new *in,
                               int64_t *out_id)
{
    TRY(check_summary(ctx, in->summary));
    if (in->summary.len == 0)
        return fail_field(&ctx->err, "summary", "meeting.hall.err.summary", NULL);
    if (in->minutes > MINUTES_MAX)
        return fail_field(&ctx->err, "minutes", "meeting.hall.err.minutes", NULL);
    return db_tx(ctx, add_tx, &(struct adding){in, out_id});
}
