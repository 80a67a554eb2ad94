// SPDX-License-Identifier: MulanPSL-2.0
/* From records of the day to what its pages show. */
#include "modules/meeting/meeting_web_hall.h"
#include "platform/hub.h"
#include "platform/text.h"

void meeting_web_told(struct ctx *ctx, int64_t meeting_id)
{
    char channel[40];

    snprintf(channel, sizeof channel, "meeting.%lld", (long long)meeting_id);
    (void)hub_publish(ctx->app, channel, "state", S("{}"));
}

/* Who comes a minute after this, or later, is late; 0: nobody is yet. */
static int64_t begins_at(const struct meeting_day *d)
{
    return d->hall.opened_at != 0 ? d->hall.opened_at : d->m.starts_at;
}

static int64_t late_from(const struct meeting_day *d)
{
    return begins_at(d) != 0 ? begins_at(d) + 60 : 0;
}

enum status meeting_day_load(struct ctx *ctx, int64_t meeting_id, struct meeting_day *out)
{
    *out = (struct meeting_day){0};
    TRY(meeting_get(ctx, meeting_id, &out->m));
    TRY(meeting_hall_get(ctx, meeting_id, &out->hall));
    TRY(meeting_presence(ctx, meeting_id, &out->presence));
    TRY(meeting_there(ctx, meeting_id, late_from(out), &out->there));
    TRY(meeting_items(ctx, meeting_id, &out->items, &out->items_count));
    TRY(meeting_floors(ctx, meeting_id, &out->floors, &out->floors_count));
    return meeting_votes(ctx, meeting_id, &out->votes, &out->votes_count);
}

enum status meeting_day_load_people(struct ctx *ctx, int64_t meeting_id, struct meeting_day *out)
{
    TRY(meeting_day_load(ctx, meeting_id, out));
    return meeting_people(ctx, meeting_id, &out->people, &out->people_count);
}

/* ---- presence ---- */

int64_t meeting_late_minutes(const struct meeting_day *d, const struct meeting_person *p)
{
    if (late_from(d) == 0 || p->first_in_at < late_from(d))
        return 0;
    return (p->first_in_at - begins_at(d)) / 60;
}

static struct str roll_url(struct ctx *ctx, int64_t meeting_id, const char *show)
{
    return str_printf(ctx->arena, "/meeting/%lld/roll?show=%s", (long long)meeting_id, show);
}

struct meeting_hall_there_v meeting_day_there(struct ctx *ctx, const struct meeting_day *d)
{
    return (struct meeting_hall_there_v){
        .present = d->presence.present,
        .all_members = d->presence.all_members,
        .needed = d->presence.needed,
        .quorum = d->presence.quorum,
        .formula = d->presence.formula,
        .article = d->presence.article,
        .present_url = roll_url(ctx, d->m.id, "present"),
        .all_url = roll_url(ctx, d->m.id, "members"),
        .absent_url = roll_url(ctx, d->m.id, "absent"),
        .late_url = roll_url(ctx, d->m.id, "late"),
        .guests_url = roll_url(ctx, d->m.id, "guests"),
        .absent = d->there.members - d->there.present,
        .late = d->there.late,
        .guests = d->there.guests,
    };
}

/* ---- agenda ---- */

static struct tag_v item_tag(enum meeting_item_state state)
{
    static const char *const CLASSES[] = {
        [MEETING_ITEM_PENDING] = "",      [MEETING_ITEM_CURRENT] = "doing",
        [MEETING_ITEM_DONE] = "ok",       [MEETING_ITEM_DEFERRED] = "wait",
        [MEETING_ITEM_WITHDRAWN] = "bad",
    };

    return (struct tag_v){
        .label = text_of("meeting.hall.item.", str_from(meeting_item_state_word(state))),
        .class = str_from(CLASSES[state]),
    };
}

struct meeting_hall_item_v meeting_day_item(struct ctx *ctx, const struct meeting_day *d,
                                            const struct meeting_item *item)
{
    const bool now = item->id == d->m.current_item_id;

    return (struct meeting_hall_item_v){
        .id = item->id,
        .number = item->number,
        .title = item->title,
        .state = str_from(meeting_item_state_word(item->state)),
        .tag = item_tag(item->state),
        .now = now,
        .sub = item->parent_id != 0,
        .url = str_printf(ctx->arena, "/meeting/item/%lld", (long long)item->id),
        .callable = !now && d->m.state == MEETING_OPEN && item->state != MEETING_ITEM_WITHDRAWN,
    };
}

static const struct meeting_item *item_of(const struct meeting_day *d, int64_t id)
{
    arr_each (i, d->items_count)
        if (d->items[i].id == id)
            return &d->items[i];
    return NULL;
}

const struct meeting_hall_item_v *meeting_day_current(struct ctx *ctx, const struct meeting_day *d)
{
    const struct meeting_item *item = item_of(d, d->m.current_item_id);
    struct meeting_hall_item_v *v;

    if (item == NULL)
        return NULL;
    v = arena_new(ctx->arena, struct meeting_hall_item_v);
    *v = meeting_day_item(ctx, d, item);
    return v;
}

struct meeting_hall_item_v *meeting_day_items(struct ctx *ctx, const struct meeting_day *d,
                                              size_t *out_count)
{
    struct meeting_hall_item_v *rows =
        arena_array(ctx->arena, d->items_count, struct meeting_hall_item_v);

    *out_count = 0;
    arr_each (i, d->items_count)
        if (d->items[i].state != MEETING_ITEM_WITHDRAWN)
            rows[(*out_count)++] = meeting_day_item(ctx, d, &d->items[i]);
    return rows;
}

/* ---- the floor ---- */

static struct str spent_text(struct ctx *ctx, unsigned seconds)
{
    const struct str minutes = str_printf(ctx->arena, "%u", seconds / 60);
    const struct str rest = str_printf(ctx->arena, "%u", seconds % 60);

    return seconds < 60 ? TF(ctx->arena, "meeting.floor.seconds", rest)
                        : TF(ctx->arena, "meeting.floor.minutes_seconds", minutes, rest);
}

struct meeting_floor_row_v meeting_day_floor(struct ctx *ctx, const struct meeting_day *d,
                                             const struct meeting_floor *f)
{
    const struct meeting_item *item = item_of(d, f->item_id);
    const unsigned used = meeting_speech_used(&f->clock, ctx->now);

    return (struct meeting_floor_row_v){
        .id = f->id,
        .version = f->version,
        .place = f->place,
        .name = f->name,
        .title = f->title,
        .topic = f->topic,
        .kind = f->kind,
        .state = f->state,
        .item = item != NULL ? item->number : S(""),
        .summary = f->summary,
        .own_summary = f->own_summary,
        .seconds = used,
        .limit = f->limit_seconds,
        .over = f->limit_seconds != 0 && used > f->limit_seconds,
        .paused = f->clock.paused_at != 0,
        .warned = f->warned_at != 0,
        .at = f->clock.began_at != 0 ? f->clock.began_at : f->asked_at,
        .spent = spent_text(ctx, used),
        .allowed = f->limit_seconds != 0 ? TF(ctx->arena, "meeting.floor.minutes",
                                              str_printf(ctx->arena, "%u", f->limit_seconds / 60))
                                         : S(""),
        .url = str_printf(ctx->arena, "/meeting/%lld/speech/%lld", (long long)d->m.id,
                          (long long)f->id),
    };
}

struct meeting_floor_row_v *meeting_day_floors(struct ctx *ctx, const struct meeting_day *d,
                                               const char *state, size_t *out_count)
{
    struct meeting_floor_row_v *rows =
        arena_array(ctx->arena, d->floors_count, struct meeting_floor_row_v);

    *out_count = 0;
    arr_each (i, d->floors_count) {
        if (!str_eqz(d->floors[i].state, state))
            continue;
        rows[*out_count] = meeting_day_floor(ctx, d, &d->floors[i]);
        rows[*out_count].first = *out_count == 0;
        (*out_count)++;
    }
    return rows;
}

const struct meeting_floor_row_v *meeting_day_speaker(struct ctx *ctx, const struct meeting_day *d)
{
    size_t count;
    const struct meeting_floor_row_v *rows = meeting_day_floors(ctx, d, "speaking", &count);

    return count > 0 ? rows : NULL;
}

/* ---- votes ---- */

bool meeting_vote_is_running(const struct vote *v)
{
    return v->state == VOTE_OPEN || v->state == VOTE_CLOSED;
}

static struct tag_v vote_tag(const struct vote *v, bool passed)
{
    static const char *const CLASSES[] = {
        [VOTE_PREPARED] = "", [VOTE_OPEN] = "doing",   [VOTE_CLOSED] = "wait",
        [VOTE_COUNTED] = "",  [VOTE_ANNOUNCED] = "ok", [VOTE_INVALID] = "bad",
    };
    struct str class = str_from(CLASSES[v->state]);

    if (v->state == VOTE_COUNTED || v->state == VOTE_ANNOUNCED)
        class = passed ? S("ok") : S("bad");
    return (struct tag_v){
        .label = text_of("meeting.vote.state.", str_from(vote_state_word(v->state))),
        .class = class,
    };
}

static enum status result_into(struct ctx *ctx, const struct vote *v, bool repeatable,
                               struct meeting_vote_row_v *out)
{
    struct vote_result r;

    TRY(vote_result(ctx, v->id, &r));
    out->done = true;
    out->passed = r.passed;
    out->verdict = r.verdict;
    out->formula = r.formula;
    out->not_pressed = r.not_pressed;
    out->absent = r.absent;
    out->article = r.article;
    if (r.lines_count == 1) {
        if (r.lines[0].option_id != 0)
            out->who = r.lines[0].note.len > 0
                           ? TF(ctx->arena, "vote.object.noted", r.lines[0].name, r.lines[0].note)
                           : r.lines[0].name;
        out->yes = r.lines[0].yes;
        out->no = r.lines[0].no;
        out->abstain = r.lines[0].abstain;
    }
    arr_each (i, r.lines_count)
        out->tied = out->tied || r.lines[i].tied;
    out->repeat = repeatable && (out->tied || !r.valid_round);
    out->state_tag = vote_tag(v, r.passed);
    if (r.verdict.len > 0)
        out->state_tag.label = r.verdict;
    return ST_OK;
}

/* What was void or left a tie is held again, once, while the meeting goes on. */
static bool may_repeat(const struct meeting_day *d, const struct meeting_vote *v)
{
    if (d->m.state != MEETING_OPEN || v->change_id != 0 || v->vote.opened_at == 0)
        return false;
    arr_each (i, d->votes_count)
        if (d->votes[i].vote.replaces_id == v->vote.id)
            return false;
    return true;
}

/* A secret vote that wants its scrutineers first. */
static enum status keys_into(struct ctx *ctx, const struct vote *v, struct meeting_vote_row_v *out)
{
    const struct err before = ctx->err;
    enum status st;

    if (v->state != VOTE_PREPARED)
        return ST_OK;
    st = vote_keys_ready(ctx, v);
    if (st != ST_OK && st != ST_RULE)
        return st;
    ctx->err = before;
    out->keys = st == ST_RULE;
    out->prepared = out->prepared && !out->keys;
    return ST_OK;
}

enum status meeting_day_vote(struct ctx *ctx, const struct meeting_day *d,
                             const struct meeting_vote *v, struct meeting_vote_row_v *out)
{
    const struct meeting_item *item = item_of(d, v->item_id);

    *out = (struct meeting_vote_row_v){
        .id = v->vote.id,
        .title = v->vote.title,
        .item = item != NULL ? TF(ctx->arena, "meeting.item.nth", item->number)
                             : T("meeting.change.origin"),
        .role = str_from(meeting_vote_role_word(v->role)),
        .clause = v->clause,
        .state = str_from(vote_state_word(v->vote.state)),
        .state_tag = vote_tag(&v->vote, false),
        .method = str_from(vote_method_word(v->vote.method)),
        .secret = v->vote.secret,
        .prepared = v->vote.state == VOTE_PREPARED && d->m.state == MEETING_OPEN,
        .running = meeting_vote_is_running(&v->vote),
        .to_hands = v->vote.state == VOTE_OPEN && v->vote.method == VOTE_DEVICE && !v->vote.secret,
        .to_paper = v->vote.state == VOTE_OPEN && v->vote.method == VOTE_DEVICE,
        .voted = v->vote.voted,
        .present = v->vote.present,
        .verdict = S(""),
        .formula = S(""),
        .url = str_printf(ctx->arena, "/vote/%lld", (long long)v->vote.id),
        .start_url = str_printf(ctx->arena, "/meeting/%lld/hall/vote/%lld/start",
                                (long long)d->m.id, (long long)v->vote.id),
        .way_url = str_printf(ctx->arena, "/vote/%lld/way", (long long)v->vote.id),
        .repeat = v->vote.state == VOTE_INVALID && may_repeat(d, v),
        .repeat_url = str_printf(ctx->arena, "/meeting/%lld/hall/vote/%lld/repeat",
                                 (long long)d->m.id, (long long)v->vote.id),
    };
    if (v->vote.state == VOTE_COUNTED || v->vote.state == VOTE_ANNOUNCED)
        return result_into(ctx, &v->vote, may_repeat(d, v), out);
    return keys_into(ctx, &v->vote, out);
}

const struct meeting_vote *meeting_vote_shown(const struct meeting_day *d)
{
    const struct meeting_vote *last = NULL;

    arr_each (i, d->votes_count) {
        const struct meeting_vote *v = &d->votes[i];

        if (meeting_vote_is_running(&v->vote))
            return v;
        if (v->vote.opened_at == 0 || v->vote.state == VOTE_INVALID ||
            (v->item_id != 0 && v->item_id != d->m.current_item_id))
            continue;
        if (last == NULL || v->vote.opened_at >= last->vote.opened_at)
            last = v;
    }
    return last;
}

/* ---- small things ---- */

struct tag_v meeting_day_tag(enum meeting_state state)
{
    static const char *const CLASSES[] = {
        [MEETING_DRAFT] = "",         [MEETING_NOTICED] = "wait", [MEETING_OPEN] = "doing",
        [MEETING_ADJOURNED] = "wait", [MEETING_CLOSED] = "ok",    [MEETING_MINUTED] = "ok",
        [MEETING_CANCELLED] = "bad",
    };

    return (struct tag_v){
        .label = text_of("meeting.state.", str_from(meeting_state_word(state))),
        .class = str_from(CLASSES[state]),
    };
}

int64_t meeting_timer_left(struct ctx *ctx, const struct meeting_hall *hall)
{
    return hall->timer_until > ctx->now ? hall->timer_until - ctx->now : 0;
}

struct option_v *meeting_day_people(struct ctx *ctx, const struct meeting_day *d, size_t *out_count)
{
    struct option_v *o = arena_array(ctx->arena, d->people_count, struct option_v);

    *out_count = d->people_count;
    arr_each (i, d->people_count)
        o[i] = (struct option_v){
            .value = str_printf(ctx->arena, "%lld", (long long)d->people[i].id),
            .label = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(d->people[i].name),
                                STR_ARG(d->people[i].title)),
        };
    return o;
}

struct option_v *meeting_day_item_options(struct ctx *ctx, const struct meeting_day *d,
                                          size_t *out_count)
{
    struct option_v *o = arena_array(ctx->arena, d->items_count, struct option_v);

    *out_count = 0;
    arr_each (i, d->items_count) {
        if (d->items[i].state == MEETING_ITEM_WITHDRAWN)
            continue;
        o[(*out_count)++] = (struct option_v){
            .value = str_printf(ctx->arena, "%lld", (long long)d->items[i].id),
            .label = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(d->items[i].number),
                                STR_ARG(d->items[i].title)),
        };
    }
    return o;
}
