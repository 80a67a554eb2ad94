// SPDX-License-Identifier: MulanPSL-2.0
/* Methods of a matter: planned, through their stages, with who takes part and what is looked at. */
#include "law/meeting_law.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting.h"
#include "modules/supervision/supervision_actions.h"
#include "modules/supervision/supervision_store.h"
#include "platform/db.h"
#include "platform/event.h"

/* ---------------------------------------------------------------- planned */

struct saving {
    const struct supervision_step *in;
    int64_t *out_id;
};

static struct str first_stage(struct str method)
{
    struct str rest = str_from(supervision_flow(method)), one = S("");

    (void)str_cut(&rest, ' ', &one);
    return one;
}

static enum status add(struct ctx *ctx, struct supervision_step *s)
{
    struct supervision_stage stage = {.done_on = ctx->today, .note = S("")};
    struct matter m;

    TRY(supervision_store_matter(ctx, s->matter_id, &m));
    TRY(supervision_check_going(m.state, &ctx->err));
    TRY(supervision_store_last_step(ctx, m.id, s->method, &s->number));
    s->number++;
    s->id = db_new_id(ctx);
    s->stage = first_stage(s->method);
    s->state = S("planned");
    TRY(supervision_store_step_put(ctx, s, true));
    stage.id = db_new_id(ctx);
    stage.step_id = s->id;
    stage.stage = s->stage;
    stage.noted_by = ctx->actor->name;
    TRY(supervision_store_stage_add(ctx, &stage));
    return supervision_matter_follow(ctx, m.id);
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *v = input;
    struct supervision_step s = *v->in, have;

    if (s.id == 0) {
        TRY(add(ctx, &s));
    } else {
        TRY(supervision_store_step(ctx, s.id, &have));
        TRY(supervision_check_going(have.matter_state, &ctx->err));
        if (str_eqz(have.state, "cancelled"))
            return fail(&ctx->err, ST_RULE, "supervision.err.step_cancelled", NULL);
        have.version = s.version;
        have.title = s.title;
        have.organ_id = s.organ_id;
        have.organ = s.organ_id != 0 ? have.organ : s.organ;
        have.with_whom = s.with_whom;
        have.place = s.place;
        have.starts_on = s.starts_on;
        have.period_from = s.period_from;
        have.period_to = s.period_to;
        have.report = s.report;
        if (s.url.len > 0)
            have.url = s.url;
        TRY(supervision_store_step_put(ctx, &have, false));
    }
    *v->out_id = s.id;
    return event_emit(ctx, "supervision.step_saved", s.id);
}

static void check(struct ctx *ctx, const struct supervision_step *in)
{
    if (!str_among(SUPERVISION_METHODS, in->method))
        invalid(ctx, "method", "form.choose", NULL);
    supervision_need(ctx, "title", in->title, SUPERVISION_TITLE_CHARS);
    invalid_long(ctx, "with_whom", in->with_whom, SUPERVISION_LINE_CHARS);
    invalid_long(ctx, "place", in->place, SUPERVISION_LINE_CHARS);
    invalid_long(ctx, "report", in->report, SUPERVISION_TEXT_CHARS);
    invalid_long(ctx, "url", in->url, SUPERVISION_URL_CHARS);
    if (in->url.len > 0 && (in->url.ptr[0] != '/' || str_starts(in->url, S("//"))))
        invalid(ctx, "url", "supervision.err.source_url", NULL);
    if (date_none(in->starts_on))
        invalid(ctx, "starts_on", "form.required", NULL);
    if (!date_none(in->period_to) &&
        (date_none(in->period_from) || date_cmp(in->period_to, in->period_from) < 0))
        invalid(ctx, "period_to", "supervision.err.ends", NULL);
    supervision_check_organ(ctx, in->organ_id, false);
}

enum status supervision_step_save(struct ctx *ctx, const struct supervision_step *in,
                                  int64_t *out_id)
{
    check(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct saving){in, out_id});
}

/* ---------------------------------------------------------------- stages */

static enum status put_stage(struct ctx *ctx, struct supervision_step *s, struct str stage,
                             struct date on, struct str note)
{
    const struct supervision_stage row = {.id = db_new_id(ctx),
                                          .step_id = s->id,
                                          .stage = stage,
                                          .done_on = on,
                                          .note = note,
                                          .noted_by = ctx->actor->name};

    s->stage = stage;
    s->state = str_from(supervision_stage_state(s->method, stage));
    if (date_none(s->held_on) && supervision_stage_counts(s->method, stage))
        s->held_on = on;
    return supervision_store_stage_add(ctx, &row);
}

static enum status facts_of(struct ctx *ctx, const struct supervision_step *s,
                            struct supervision_facts *out)
{
    struct supervision_round *rounds;
    size_t count;

    *out = (struct supervision_facts){.method = s->method,
                                      .stage = s->stage,
                                      .state = s->state,
                                      .has_doc = s->doc_id != 0,
                                      .reported = s->report.len > 0};
    TRY(supervision_store_rounds(ctx, s->id, &rounds, &count));
    out->passed = count > 0 && rounds[count - 1].passed;
    return ST_OK;
}

/* The item of an agenda brings its meeting along; the meeting is one the actor may know of. */
static enum status take_meeting(struct ctx *ctx, const struct supervision_advance *in,
                                struct supervision_step *s)
{
    struct meeting_item item;
    struct meeting m;

    s->item_id = in->item_id != 0 ? in->item_id : s->item_id;
    s->meeting_id = in->meeting_id != 0 ? in->meeting_id : s->meeting_id;
    s->doc_id = in->doc_id != 0 ? in->doc_id : s->doc_id;
    if (in->item_id != 0) {
        TRY(meeting_item_get(ctx, in->item_id, &item));
        s->meeting_id = item.meeting_id;
    }
    if (in->item_id == 0 && in->meeting_id == 0)
        return ST_OK;
    TRY(meeting_get(ctx, s->meeting_id, &m));
    return meeting_visible(ctx, &m);
}

static enum status advance_tx(struct ctx *ctx, const void *input)
{
    const struct supervision_advance *in = input;
    struct supervision_facts facts;
    struct supervision_step s;

    TRY(supervision_store_step(ctx, in->id, &s));
    TRY(supervision_check_going(s.matter_state, &ctx->err));
    TRY(take_meeting(ctx, in, &s));
    if (in->report.len > 0)
        s.report = in->report;
    TRY(facts_of(ctx, &s, &facts));
    TRY(supervision_check_stage(&facts, in->stage, in->on, ctx->today, &ctx->err));
    s.version = in->version;
    TRY(put_stage(ctx, &s, in->stage, in->on, in->note));
    TRY(supervision_store_step_put(ctx, &s, false));
    TRY(supervision_matter_follow(ctx, s.matter_id));
    return event_emit(ctx, "supervision.step_advanced", s.id);
}

enum status supervision_step_advance(struct ctx *ctx, const struct supervision_advance *in)
{
    struct supervision_advance now = *in;

    if (date_none(now.on))
        now.on = ctx->today;
    invalid_long(ctx, "note", now.note, SUPERVISION_TEXT_CHARS);
    invalid_long(ctx, "report", now.report, SUPERVISION_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, advance_tx, &now);
}

static enum status cancel_tx(struct ctx *ctx, const void *input)
{
    const struct supervision_advance *in = input;
    struct supervision_step s;

    TRY(supervision_store_step(ctx, in->id, &s));
    TRY(supervision_check_going(s.matter_state, &ctx->err));
    if (str_eqz(s.state, "cancelled"))
        return fail(&ctx->err, ST_RULE, "supervision.err.step_cancelled", NULL);
    s.version = in->version;
    s.state = S("cancelled");
    s.report = in->note;
    TRY(supervision_store_step_put(ctx, &s, false));
    TRY(supervision_matter_follow(ctx, s.matter_id));
    return event_emit(ctx, "supervision.step_cancelled", s.id);
}

enum status supervision_step_cancel(struct ctx *ctx, int64_t id, int64_t version, struct str reason)
{
    supervision_need(ctx, "reason", reason, SUPERVISION_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, cancel_tx,
                 &(struct supervision_advance){.id = id, .version = version, .note = reason});
}

/* ---------------------------------------------------------------- records of other modules */

struct linking {
    const struct supervision_link *in;
    int64_t *out_id;
};

static enum status link_tx(struct ctx *ctx, const void *input)
{
    const struct linking *l = input;
    const struct supervision_link *in = l->in;
    struct supervision_step s;
    enum status st = supervision_store_step_of_url(ctx, in->url, &s);
    struct str stage;

    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        s = (struct supervision_step){.matter_id = in->matter_id,
                                      .method = str_from(in->method),
                                      .title = in->title,
                                      .organ_id = in->organ_id,
                                      .organ = S(""),
                                      .with_whom = S(""),
                                      .place = S(""),
                                      .url = in->url,
                                      .report = S(""),
                                      .starts_on = in->starts_on};
        TRY(add(ctx, &s));
        TRY(supervision_store_step(ctx, s.id, &s));
    }
    s.title = in->title;
    s.organ_id = in->organ_id != 0 ? in->organ_id : s.organ_id;
    s.starts_on = in->starts_on;
    s.report = in->report.len > 0 ? in->report : s.report;
    stage = in->stage.len > 0 ? in->stage : s.stage;
    if (supervision_stage_place(s.method, stage) > supervision_stage_place(s.method, s.stage))
        TRY(put_stage(ctx, &s, stage, date_none(in->held_on) ? ctx->today : in->held_on, S("")));
    if (!date_none(in->held_on))
        s.held_on = in->held_on;
    TRY(supervision_store_step_put(ctx, &s, false));
    TRY(supervision_matter_follow(ctx, s.matter_id));
    *l->out_id = s.id;
    return event_emit(ctx, "supervision.step_linked", s.id);
}

enum status supervision_step_link(struct ctx *ctx, const struct supervision_link *in,
                                  int64_t *out_step_id)
{
    return db_tx(ctx, link_tx, &(struct linking){in, out_step_id});
}

/* ---------------------------------------------------------------- days before a hearing */

enum status supervision_timers(struct ctx *ctx, const struct supervision_step *s,
                               struct supervision_timer out[SUPERVISION_TIMERS])
{
    static const struct {
        const char *stage;
        enum meeting_law_task task;
    } TASKS[SUPERVISION_TIMERS] = {{"drafted", MEETING_LAW_REPORT_DRAFT},
                                   {"final", MEETING_LAW_REPORT},
                                   {"sent", MEETING_LAW_REPORT_TO_MEMBERS}};
    struct meeting_law_event event = {
        .body = LAW_BODY_STANDING_COMMITTEE, .level = LEVEL_COUNTY, .starts_on = s->starts_on};
    struct law_params params;
    struct calendar cal;
    struct meeting m;

    if (s->meeting_id != 0) {
        TRY(meeting_get(ctx, s->meeting_id, &m));
        event.starts_on = m.starts_on;
    }
    TRY(congress_law_params(ctx, event.starts_on, &params));
    TRY(congress_calendar(ctx, &cal));
    arr_each (i, SUPERVISION_TIMERS) {
        const struct meeting_law_lead lead = meeting_law_lead(TASKS[i].task, &event, &params, &cal);

        out[i] = (struct supervision_timer){TASKS[i].stage, lead.by, lead.article};
    }
    return ST_OK;
}
