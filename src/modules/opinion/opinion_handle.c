// SPDX-License-Identifier: MulanPSL-2.0
/* From the office to those who handle, and back: classify, assign, take, give back, result. */
#include "modules/congress/congress.h"
#include "modules/opinion/opinion_act.h"
#include "modules/station/station.h"

/* ---------------------------------------------------------------- classify */

static enum status classify_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_classify *in = input;
    struct opinion_topic t;
    struct opinion_act a;

    TRY(opinion_act_begin(ctx, in->id, in->version, DO_CLASSIFY, &a));
    if (opinion_store_topic(ctx, in->topic_id, &t) != ST_OK || !t.active) {
        ctx->err = (struct err){0};
        invalid(ctx, "topic", "form.choose", NULL);
        return invalid_done(ctx);
    }
    opinion_act_move(&a, DO_CLASSIFY, a.from);
    a.c.topic_id = t.id;
    a.c.root_id = t.root_id;
    a.c.topic_by = S("person");
    if (a.from == OPINION_RECEIVED)
        TRY(opinion_act_due(ctx, PERIOD_SORT, &a.c.due_on));
    json_int(&a.json, "topic", t.id);
    TRY(opinion_act_step_of(ctx, &a,
                            (struct opinion_step_row){.kind = S("classified"), .text = t.path}));
    return opinion_act_save(ctx, &a, "opinion.classified");
}

enum status opinion_classify(struct ctx *ctx, const struct opinion_classify *in)
{
    return db_tx(ctx, classify_tx, in);
}

/* ---------------------------------------------------------------- assign */

/* Which organ's people have to do with it; the station's own is the one that runs it. */
static enum status handler_of(struct ctx *ctx, const struct opinion_assign *in,
                              struct opinion_case *c)
{
    struct station station;
    struct organ organ;

    c->handler = in->handler;
    c->organ_id = 0;
    if (str_eqz(in->handler, "office"))
        return ST_OK;
    if (str_eqz(in->handler, "station")) {
        if (in->station_id == 0 || station_get(ctx, in->station_id, &station) != ST_OK) {
            ctx->err = (struct err){0};
            invalid(ctx, "station", "form.choose", NULL);
            return invalid_done(ctx);
        }
        c->station_id = station.id;
        c->organ_id = station.organ_id;
        return ST_OK;
    }
    if (in->organ_id == 0 || organ_get(ctx, in->organ_id, &organ) != ST_OK || !organ.active) {
        ctx->err = (struct err){0};
        invalid(ctx, "organ", "form.choose", NULL);
        return invalid_done(ctx);
    }
    c->organ_id = organ.id;
    return ST_OK;
}

static enum status assign_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_assign *in = input;
    struct opinion_act a;

    TRY(opinion_act_begin(ctx, in->id, in->version, DO_ASSIGN, &a));
    TRY(handler_of(ctx, in, &a.c));
    opinion_act_move(&a, DO_ASSIGN, a.from);
    a.c.due_on = in->due_on;
    if (date_none(in->due_on))
        TRY(opinion_act_due(ctx, opinion_period_of(in->handler), &a.c.due_on));
    else if (date_cmp(in->due_on, ctx->today) < 0)
        invalid(ctx, "due_on", "opinion.due_past", NULL);
    TRY(invalid_done(ctx));
    a.c.handle_due_on = a.c.due_on;
    json_str(&a.json, "handler", a.c.handler);
    json_int(&a.json, "organ", a.c.organ_id);
    json_date(&a.json, "due_on", a.c.due_on);
    TRY(opinion_act_step_of(ctx, &a,
                            (struct opinion_step_row){
                                .kind = a.from == OPINION_ASSIGNED || a.from == OPINION_HANDLING
                                            ? S("reassigned")
                                            : S("assigned"),
                                .handler = a.c.handler,
                                .organ_id = a.c.organ_id,
                                .other_id = str_eqz(a.c.handler, "station") ? a.c.station_id : 0,
                                .due_on = a.c.due_on,
                                .text = in->note,
                            }));
    TRY(opinion_act_save(ctx, &a, "opinion.assigned"));
    TRY(opinion_tell_station(ctx, &a.c));
    return opinion_tell(ctx, "opinion.assigned", &a.c, in->note);
}

enum status opinion_assign(struct ctx *ctx, const struct opinion_assign *in)
{
    opinion_act_need_word(ctx, "handler", in->handler, "office station township organ");
    opinion_act_need(ctx, "note", in->note, false, OPINION_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, assign_tx, in);
}

/* ---------------------------------------------------------------- take, pass on, give back */

static enum status take_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_say *in = input;
    struct opinion_act a;

    TRY(opinion_act_begin(ctx, in->id, in->version, DO_TAKE, &a));
    opinion_act_move(&a, DO_TAKE, a.from);
    TRY(opinion_act_step(ctx, &a, "taken", S(""), false));
    return opinion_act_save(ctx, &a, "opinion.taken");
}

enum status opinion_take(struct ctx *ctx, const struct opinion_say *in)
{
    return db_tx(ctx, take_tx, in);
}

/* The clock begins anew: the township has its own period. */
static enum status pass_on_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_say *in = input;
    struct opinion_act a;

    TRY(opinion_act_begin(ctx, in->id, in->version, DO_PASS_ON, &a));
    if (a.c.organ_id == 0)
        return fail(&ctx->err, ST_RULE, "opinion.station_alone", NULL);
    opinion_act_move(&a, DO_PASS_ON, a.from);
    a.c.handler = S("township");
    TRY(opinion_act_due(ctx, PERIOD_TOWNSHIP, &a.c.due_on));
    a.c.handle_due_on = a.c.due_on;
    TRY(opinion_act_step_of(ctx, &a,
                            (struct opinion_step_row){.kind = S("passed_on"),
                                                      .handler = a.c.handler,
                                                      .organ_id = a.c.organ_id,
                                                      .due_on = a.c.due_on,
                                                      .text = in->note}));
    TRY(opinion_act_save(ctx, &a, "opinion.passed_on"));
    return opinion_tell(ctx, "opinion.assigned", &a.c, in->note);
}

enum status opinion_pass_on(struct ctx *ctx, const struct opinion_say *in)
{
    opinion_act_need(ctx, "note", in->note, true, OPINION_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, pass_on_tx, in);
}

static enum status give_back_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_say *in = input;
    struct opinion_act a;

    TRY(opinion_act_begin(ctx, in->id, in->version, DO_GIVE_BACK, &a));
    opinion_act_move(&a, DO_GIVE_BACK, a.from);
    TRY(opinion_act_step(ctx, &a, "given_back", in->note, false));
    a.c.handler = S("");
    a.c.organ_id = 0;
    a.c.handle_due_on = (struct date){0};
    TRY(opinion_act_due(ctx, PERIOD_SORT, &a.c.due_on));
    TRY(opinion_act_save(ctx, &a, "opinion.given_back"));
    return opinion_tell(ctx, "opinion.given_back", &a.c, in->note);
}

enum status opinion_give_back(struct ctx *ctx, const struct opinion_say *in)
{
    opinion_act_need(ctx, "note", in->note, true, OPINION_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, give_back_tx, in);
}

/* ---------------------------------------------------------------- reject, restore */

static enum status reject_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_say *in = input;
    struct opinion_act a;

    TRY(opinion_act_begin(ctx, in->id, in->version, DO_REJECT, &a));
    opinion_act_move(&a, DO_REJECT, a.from);
    a.c.due_on = (struct date){0};
    TRY(opinion_act_step(ctx, &a, "rejected", in->note, true));
    TRY(opinion_act_save(ctx, &a, "opinion.rejected"));
    return opinion_tell_station(ctx, &a.c);
}

enum status opinion_reject(struct ctx *ctx, const struct opinion_say *in)
{
    opinion_act_need(ctx, "note", in->note, true, OPINION_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, reject_tx, in);
}

static enum status restore_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_say *in = input;
    struct opinion_act a;

    TRY(opinion_act_begin(ctx, in->id, in->version, DO_RESTORE, &a));
    opinion_act_move(&a, DO_RESTORE, a.from);
    a.c.handler = S("");
    a.c.organ_id = 0;
    TRY(opinion_act_due(ctx, PERIOD_SORT, &a.c.due_on));
    TRY(opinion_act_step(ctx, &a, "restored", in->note, false));
    return opinion_act_save(ctx, &a, "opinion.restored");
}

enum status opinion_restore(struct ctx *ctx, const struct opinion_say *in)
{
    return db_tx(ctx, restore_tx, in);
}

/* ---------------------------------------------------------------- notes */

static enum status note_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_note *in = input;
    struct opinion_act a;

    TRY(opinion_act_begin(ctx, in->id, 0, DO_NOTE, &a));
    TRY(opinion_act_step(ctx, &a, "note", in->text, in->shown));
    return event_emit(ctx, "opinion.noted", in->id);
}

enum status opinion_note(struct ctx *ctx, const struct opinion_note *in)
{
    opinion_act_need(ctx, "text", in->text, true, OPINION_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, note_tx, in);
}
