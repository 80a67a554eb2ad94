// SPDX-License-Identifier: MulanPSL-2.0
/* The console of the hall: the meeting's course, its items, the floor, the screen. */
#include "modules/meeting/meeting_web_hall.h"
#include "modules/meeting/meeting_rules.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { EXTEND_MINUTES = 5, SPOKEN_SHOWN = 40 };

/* ---- the page ---- */

/* What runs, what is of the item under way, and whatever is prepared for another one. */
static enum status votes_into(struct ctx *ctx, const struct meeting_day *d,
                              struct meeting_hall_v *v)
{
    struct meeting_vote_row_v *rows =
        arena_array(ctx->arena, d->votes_count, struct meeting_vote_row_v);

    arr_each (i, d->votes_count) {
        const struct meeting_vote *vote = &d->votes[i];
        const bool here = vote->item_id == d->m.current_item_id;
        const bool later = !here && vote->item_id != 0 && vote->vote.state == VOTE_PREPARED &&
                           d->m.state != MEETING_CLOSED && d->m.state != MEETING_MINUTED;

        if (!here && !later && !meeting_vote_is_running(&vote->vote))
            continue;
        TRY(meeting_day_vote(ctx, d, vote, &rows[v->votes_count]));
        if (later) {
            rows[v->votes_count].prepared = false;
            rows[v->votes_count].call = d->m.state == MEETING_OPEN ? vote->item_id : 0;
        }
        if (rows[v->votes_count].running)
            v->running = &rows[v->votes_count];
        v->votes_count++;
    }
    v->votes = rows;
    return ST_OK;
}

static enum status proposals_into(struct ctx *ctx, const struct meeting_day *d,
                                  struct meeting_hall_v *v)
{
    struct meeting_proposal_row_v *rows;
    struct meeting_proposal *list;
    size_t count;

    TRY(meeting_proposals(ctx, d->m.id, &list, &count));
    rows = arena_array(ctx->arena, count, struct meeting_proposal_row_v);
    arr_each (i, count) {
        struct str title = list[i].title;

        for (size_t k = 0; title.len == 0 && k < d->items_count; k++)
            if (d->items[k].id == list[i].item_id)
                title = d->items[k].title;
        rows[i] = (struct meeting_proposal_row_v){
            .id = list[i].id,
            .kind = list[i].kind,
            .title = title,
            .reason = list[i].reason,
            .proposer = list[i].proposer,
            .state = list[i].state,
            .url = str_printf(ctx->arena, "/vote/%lld", (long long)list[i].vote_id),
        };
    }
    v->proposals = rows;
    v->proposals_count = count;
    return ST_OK;
}

static void items_into(struct ctx *ctx, const struct meeting_day *d, struct meeting_hall_v *v)
{
    const int64_t next = meeting_item_beside(d->items, d->items_count, d->m.current_item_id, 1);
    const int64_t prior = meeting_item_beside(d->items, d->items_count, d->m.current_item_id, -1);

    v->items = meeting_day_items(ctx, d, &v->items_count);
    arr_each (i, v->items_count) {
        if (v->items[i].id == next)
            v->next = &v->items[i];
        if (v->items[i].id == prior)
            v->prior = &v->items[i];
    }
    v->current = meeting_day_current(ctx, d);
    arr_each (i, d->items_count)
        if (d->items[i].id == d->m.current_item_id)
            v->begun_at = d->items[i].begun_at;
}

static void screens_into(struct ctx *ctx, const struct meeting_day *d, struct meeting_hall_v *v)
{
    struct option_v *o = arena_array(ctx->arena, MEETING_SHOW_BLANK + 1, struct option_v);

    for (int i = 0; i <= MEETING_SHOW_BLANK; i++) {
        const struct str word = str_from(meeting_show_word((enum meeting_show)i));

        o[i] = (struct option_v){.value = word,
                                 .label = text_of("meeting.screen.show.", word),
                                 .on = d->hall.screen == (enum meeting_show)i};
    }
    v->screens = o;
    v->screens_count = MEETING_SHOW_BLANK + 1;
    v->screen = str_from(meeting_show_word(d->hall.screen));
}

static void people_into(struct ctx *ctx, const struct meeting_day *d, struct meeting_hall_v *v)
{
    struct meeting_person_option_v *o =
        arena_array(ctx->arena, d->people_count, struct meeting_person_option_v);

    arr_each (i, d->people_count)
        if (d->people[i].capacity != MEETING_OBSERVER && d->people[i].capacity != MEETING_STAFF)
            o[v->people_count++] = (struct meeting_person_option_v){
                .id = d->people[i].id, .name = d->people[i].name, .title = d->people[i].title};
    v->people = o;
}

static void floor_into(struct ctx *ctx, const struct meeting_day *d, struct meeting_hall_v *v)
{
    v->speaker = meeting_day_speaker(ctx, d);
    v->waiting = meeting_day_floors(ctx, d, "asked", &v->waiting_count);
    v->spoken = meeting_day_floors(ctx, d, "done", &v->spoken_count);
    if (v->spoken_count > SPOKEN_SHOWN) {
        v->spoken += v->spoken_count - SPOKEN_SHOWN;
        v->spoken_count = SPOKEN_SHOWN;
    }
}

enum status meeting_web_hall(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_day d;
    struct meeting_hall_v v;

    TRY(meeting_day_load_people(ctx, path_id(rq, "id"), &d));
    v = (struct meeting_hall_v){
        .may_roll = may(ctx, "meeting.sign_in"),
        .meeting_id = d.m.id,
        .version = d.hall.version,
        .name = d.m.name,
        .state = str_from(meeting_state_word(d.m.state)),
        .state_tag = meeting_day_tag(d.m.state),
        .there = meeting_day_there(ctx, &d),
        .may_open = d.m.state == MEETING_NOTICED,
        .may_adjourn = d.m.state == MEETING_OPEN,
        .may_resume = d.m.state == MEETING_ADJOURNED,
        .may_close = d.m.state == MEETING_OPEN || d.m.state == MEETING_ADJOURNED,
        .is_open = d.m.state == MEETING_OPEN,
        .over = meeting_was_held(d.m.state) || d.m.state == MEETING_CANCELLED,
        .opened_at = d.hall.opened_at,
        .adjourned_at = d.hall.adjourned_at,
        .resumes_at = d.m.state == MEETING_ADJOURNED ? d.hall.resumes_at : 0,
        .timer_title = d.hall.timer_title,
        .timer_left = meeting_timer_left(ctx, &d.hall),
        .not_today = d.m.state == MEETING_NOTICED && (date_cmp(ctx->today, d.m.starts_on) < 0 ||
                                                      date_cmp(ctx->today, d.m.ends_on) > 0),
    };
    v.timer = v.timer_left > 0;
    items_into(ctx, &d, &v);
    screens_into(ctx, &d, &v);
    people_into(ctx, &d, &v);
    floor_into(ctx, &d, &v);
    TRY(votes_into(ctx, &d, &v));
    TRY(proposals_into(ctx, &d, &v));
    TRY(meeting_chair_note(ctx, d.m.id, &v.notes));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, d.m.name, &meeting_hall_view, &v);
}

static enum status back(struct ctx *ctx, const struct request *rq, struct response *rs,
                        const char *flash, struct str arg)
{
    const int64_t id = path_id(rq, "id");

    meeting_web_told(ctx, id);
    if (flash != NULL)
        respond_flash(rs, flash, arg);
    return respond_see_other(rs, "/meeting/%lld/hall", (long long)id);
}

/* ---- the course ---- */

enum status meeting_web_course(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id"), version = param_int(rq, "version");
    const struct str act = param_text(rq, "act");
    const int64_t minutes = param_int(rq, "minutes");

    if (str_eqz(act, "open")) {
        TRY(meeting_hall_open(ctx, id, version));
        return back(ctx, rq, rs, "meeting.hall.opened", S(""));
    }
    if (str_eqz(act, "adjourn")) {
        TRY(meeting_hall_adjourn(ctx, id, version, minutes > 0 ? ctx->now + minutes * 60 : 0,
                                 param_bool(rq, "sitting_over")));
        return back(ctx, rq, rs, "meeting.hall.adjourned", S(""));
    }
    if (str_eqz(act, "resume")) {
        TRY(meeting_hall_resume(ctx, id, version));
        return back(ctx, rq, rs, "meeting.hall.resumed", S(""));
    }
    TRY(meeting_hall_close(ctx, id, version));
    return back(ctx, rq, rs, "meeting.hall.closed", S(""));
}

enum status meeting_web_call(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(meeting_hall_call(ctx, &(struct meeting_call){.meeting_id = path_id(rq, "id"),
                                                      .version = param_int(rq, "version"),
                                                      .item_id = param_id(rq, "item")}));
    return back(ctx, rq, rs, NULL, S(""));
}

enum status meeting_web_show_screen(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    enum meeting_show show = MEETING_SHOW_AUTO;

    (void)meeting_show_parse(param_text(rq, "show"), &show);
    TRY(meeting_hall_screen(ctx, path_id(rq, "id"), show));
    return back(ctx, rq, rs, NULL, S(""));
}

enum status meeting_web_timer(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t minutes = param_int(rq, "minutes");

    if (minutes < 0)
        return fail_field(&ctx->err, "minutes", "meeting.hall.err.minutes", NULL);
    TRY(meeting_hall_timer(ctx, path_id(rq, "id"), param_text(rq, "title"), (unsigned)minutes));
    return back(ctx, rq, rs, NULL, S(""));
}

enum status meeting_web_note(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(meeting_chair_note_save(ctx, path_id(rq, "id"), param_text(rq, "body")));
    respond_flash(rs, "meeting.hall.notes_saved", S(""));
    return respond_see_other(rs, "/meeting/%lld/hall", (long long)path_id(rq, "id"));
}

/* ---- the floor ---- */

enum status meeting_web_ask_for(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct meeting_ask in = {.meeting_id = path_id(rq, "id"),
                                   .person_id = param_id(rq, "person"),
                                   .topic = param_text(rq, "topic"),
                                   .kind = param_text(rq, "kind")};
    int64_t id;

    TRY(meeting_ask_floor(ctx, &in, &id));
    return back(ctx, rq, rs, NULL, S(""));
}

static enum status floor_act(struct ctx *ctx, const struct request *rq, int64_t id, int64_t speech)
{
    const struct str act = param_text(rq, "act");
    const int64_t place = param_int(rq, "place");
    struct meeting_floor f;

    if (str_eqz(act, "give"))
        return meeting_floor_give(ctx, id, speech);
    if (str_eqz(act, "end") || str_eqz(act, "cut"))
        return meeting_floor_end(ctx, id, speech, str_eqz(act, "cut"));
    if (str_eqz(act, "warn"))
        return meeting_floor_act(ctx, id, speech, MEETING_FLOOR_WARN);
    if (str_eqz(act, "pause"))
        return meeting_floor_act(ctx, id, speech, MEETING_FLOOR_PAUSE);
    if (str_eqz(act, "go_on"))
        return meeting_floor_act(ctx, id, speech, MEETING_FLOOR_GO_ON);
    if (str_eqz(act, "extend"))
        return meeting_floor_extend(ctx, id, speech, EXTEND_MINUTES);
    if (str_eqz(act, "refuse"))
        return meeting_floor_drop(ctx, id, speech, true);
    if (str_eqz(act, "move"))
        return meeting_floor_move(ctx, id, speech, place > 0 ? (unsigned)place : 0);
    TRY(meeting_floor_get(ctx, id, speech, &f));
    return meeting_floor_move(ctx, id, speech, f.place > 1 ? (unsigned)f.place - 1 : 1);
}

enum status meeting_web_floor(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(floor_act(ctx, rq, path_id(rq, "id"), path_id(rq, "speech_id")));
    return back(ctx, rq, rs, NULL, S(""));
}
