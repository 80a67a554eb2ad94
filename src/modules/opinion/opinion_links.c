// SPDX-License-Identifier: MulanPSL-2.0
/* What stations note becomes an opinion; what became of it goes back to the station. A suggestion
 * that was answered brings its opinion back, so that the person hears of it. */
#include "modules/congress/congress.h"
#include "modules/opinion/opinion_act.h"
#include "modules/opinion/opinion_parts.h"
#include "modules/station/station.h"
#include "platform/text.h"

enum status opinion_station_name(struct ctx *ctx, int64_t id, struct str *out)
{
    struct station s;
    enum status st;

    *out = S("");
    if (id == 0)
        return ST_OK;
    st = station_get(ctx, id, &s);
    if (st == ST_OK)
        *out = s.name;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

enum status opinion_handler_name(struct ctx *ctx, struct str handler, int64_t organ_id,
                                 int64_t station_id, struct str *out)
{
    struct organ o;
    enum status st;

    *out = S("");
    if (str_eqz(handler, "station") && station_id != 0)
        return opinion_station_name(ctx, station_id, out);
    if (organ_id == 0)
        return ST_OK;
    st = organ_get(ctx, organ_id, &o);
    if (st == ST_OK)
        *out = o.name;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

/* ---------------------------------------------------------------- stations */

enum status opinion_tell_station(struct ctx *ctx, const struct opinion_case *c)
{
    const char *state = "handling";

    if (c->problem_id == 0)
        return ST_OK;
    if (str_eqz(c->outcome, "solved"))
        state = "solved";
    else if (str_eqz(c->outcome, "explained") || c->state == OPINION_REJECTED)
        state = "explained";
    return station_problem_settle(ctx, &(struct station_settle){
                                           .id = c->problem_id,
                                           .state = state,
                                           .level = str_eqz(c->handler, "station")    ? "station"
                                                    : str_eqz(c->handler, "township") ? "township"
                                                    : c->handler.len > 0              ? "county"
                                                                                      : NULL,
                                           .result = S(""),
                                           .on = c->settled_on,
                                       });
}

static enum status take_up_tx(struct ctx *ctx, const void *input)
{
    const struct station_problem *p = input;
    struct opinion_new in = {
        .channel = S("reception"),
        .number = str_printf(ctx->arena, "Z%lld", (long long)p->id),
        .subject = p->subject,
        .body = p->body.len > 0 ? p->body : p->subject,
        .place = p->place,
        .raised_at = date_begin(p->noted_on),
        .collector = S("deputy"),
        .station_id = p->station_id,
        .problem_id = p->id,
    };
    int64_t id;

    if (p->named)
        TRY(station_problem_citizen(ctx, p->id, &in.citizen, &in.contact));
    TRY(opinion_register(ctx, &in, &id));
    return station_problem_take_up(ctx, p->id, id);
}

enum status opinion_take_up(struct ctx *ctx, int64_t problem_id)
{
    struct station_problem p;
    int64_t id;
    enum status st = station_problem_get(ctx, problem_id, &p);

    if (st == ST_NOT_FOUND || (st == ST_OK && p.opinion_id != 0)) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    st = opinion_store_by_problem(ctx, p.id, &id);
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    return db_tx(ctx, take_up_tx, &p);
}

static enum status on_problem(struct ctx *ctx, const struct event_view *event)
{
    return opinion_take_up(ctx, event->subject_id);
}

/* ---------------------------------------------------------------- suggestions */

struct coming_back {
    int64_t opinion_id, suggestion_id;
    const char *kind;
};

/* Its person waits for an answer: the office gives it, or hands it on. */
static enum status come_back_tx(struct ctx *ctx, const void *input)
{
    const struct coming_back *in = input;
    struct opinion_act a;

    TRY(opinion_act_begin_free(ctx, in->opinion_id, DO_COME_BACK, &a));
    opinion_act_move(&a, DO_COME_BACK, a.from);
    a.c.handler = S("office");
    a.c.organ_id = 0;
    TRY(opinion_act_due(ctx, PERIOD_OFFICE, &a.c.due_on));
    a.c.handle_due_on = a.c.due_on;
    json_int(&a.json, "suggestion", in->suggestion_id);
    TRY(opinion_act_step_of(ctx, &a,
                            (struct opinion_step_row){.kind = str_from(in->kind),
                                                      .other_id = in->suggestion_id,
                                                      .text = S(""),
                                                      .due_on = a.c.due_on,
                                                      .shown = true}));
    TRY(opinion_act_save(ctx, &a, "opinion.came_back"));
    return opinion_tell(ctx, "opinion.came_back", &a.c, S(""));
}

static enum status bring_back(struct ctx *ctx, int64_t suggestion_id, const char *kind)
{
    struct opinion *from;
    size_t count;

    TRY(opinion_of_suggestion(ctx, suggestion_id, &from, &count));
    arr_each (i, count)
        if (str_eqz(from[i].state, "suggestion"))
            TRY(db_tx(ctx, come_back_tx, &(struct coming_back){from[i].id, suggestion_id, kind}));
    return ST_OK;
}

static enum status on_replied(struct ctx *ctx, const struct event_view *event)
{
    return bring_back(ctx, event->subject_id, "suggestion_replied");
}

static enum status on_ended(struct ctx *ctx, const struct event_view *event)
{
    return bring_back(ctx, event->subject_id, "suggestion_ended");
}

const struct subscriber OPINION_SUBSCRIBERS[] = {
    {"station.problem_noted", on_problem, NULL}, {"suggestion.replied", on_replied, NULL},
    {"suggestion.withdrawn", on_ended, NULL},    {"suggestion.discarded", on_ended, NULL},
    {"suggestion.excluded", on_ended, NULL},     {0},
};
