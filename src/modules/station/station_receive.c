// SPDX-License-Identifier: MulanPSL-2.0
/* Receptions written down: who received, how many came, what they told. */
#include "base/utf8.h"
#include "modules/deputy/deputy.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_plan.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { NOTE_CHARS = 2000, CLIENT_BYTES = 64, NUMBER_BYTES = 60 };

static void check_told(struct ctx *ctx, const struct station_told *t)
{
    if (t->subject.len == 0)
        invalid(ctx, "subject", "station.subject_missing", NULL);
    invalid_long(ctx, "subject", t->subject, STATION_PROBLEM_CHARS);
    invalid_long(ctx, "body", t->body, STATION_BODY_CHARS);
    invalid_long(ctx, "place", t->place, STATION_PLACE_CHARS);
    invalid_long(ctx, "citizen", t->citizen, STATION_PERSON_CHARS);
    invalid_long(ctx, "contact", t->contact, STATION_PERSON_CHARS);
    if (t->level.len > 0 && !station_word_known(t->level, "station community township county"))
        invalid(ctx, "level", "station.handler_wrong", NULL);
}

static void check_head(struct ctx *ctx, const struct station_reception *r)
{
    if (date_none(r->on) || date_cmp(r->on, ctx->today) > 0)
        invalid(ctx, "on", "station.day_ahead", NULL);
    if (r->people < 0 || r->people > STATION_PEOPLE_MAX)
        invalid(ctx, "people", "station.people_wrong", NULL);
    invalid_long(ctx, "note", r->note, NOTE_CHARS);
    if (r->client.len > CLIENT_BYTES || r->number.len > NUMBER_BYTES)
        invalid(ctx, "client", "station.client_wrong", NULL);
}

enum status station_receive_check(struct ctx *ctx, const struct station_receive *in)
{
    check_head(ctx, &in->r);
    if (in->visits_count == 0)
        invalid(ctx, "deputies", "station.nobody_received", NULL);
    if (in->visits_count > STATION_VISITS_MAX)
        invalid(ctx, "deputies", "station.too_many_deputies", NULL);
    if (in->told_count > STATION_PROBLEMS_MAX)
        invalid(ctx, "subject", "station.too_many_problems", NULL);
    arr_each (i, in->told_count)
        check_told(ctx, &in->told[i]);
    return invalid_done(ctx);
}

/* ---------------------------------------------------------------- writing */

static enum status write_visits(struct ctx *ctx, const struct station_reception *r,
                                const struct station_receive *in)
{
    struct str own;

    TRY(station_own_level(ctx, &own));
    arr_each (i, in->visits_count) {
        struct station_visit v = in->visits[i];
        struct deputy who;

        v.id = db_new_id(ctx);
        if (v.deputy_id != 0 && v.name.len == 0) {
            TRY(deputy_get(ctx, v.deputy_id, &who));
            v.name = who.name;
        }
        if (v.level.len == 0)
            v.level = own;
        TRY(station_store_visit_insert(ctx, r, &v));
    }
    return ST_OK;
}

static enum status write_problem(struct ctx *ctx, const struct station_reception *r,
                                 const struct station_told *t, int64_t *out_id)
{
    const struct station_problem p = {
        .id = db_new_id(ctx),
        .station_id = r->station_id,
        .reception_id = r->id,
        .noted_on = r->on,
        .subject = t->subject,
        .body = t->body,
        .place = t->place,
        .level = t->level,
        .state = t->state.len > 0 ? t->state : S("collected"),
        .result = t->result,
        .settled_on = t->settled_on,
    };

    if (out_id != NULL)
        *out_id = p.id;
    return station_store_problem_insert(ctx, &p, t->number,
                                        &(struct station_problem_secret){t->citizen, t->contact});
}

enum status station_receive_write(struct ctx *ctx, const struct station_receive *in,
                                  int64_t *out_id)
{
    struct station_reception r = in->r;

    r.id = db_new_id(ctx);
    r.entered_by = ctx->actor->account_id;
    r.entered_at = ctx->now;
    TRY(station_store_reception_insert(ctx, &r));
    *out_id = r.id;
    TRY(write_visits(ctx, &r, in));
    arr_each (i, in->told_count)
        TRY(write_problem(ctx, &r, &in->told[i], NULL));
    return ST_OK;
}

struct receiving {
    const struct station_receive *in;
    int64_t *out_id;
};

/* Has the device of this account sent it before? Another account's key is no copy of it. */
static enum status sent_before(struct ctx *ctx, struct str client, int64_t *out_id)
{
    struct station_reception have;
    enum status st;

    *out_id = 0;
    if (client.len == 0)
        return ST_OK;
    st = station_store_reception_by(ctx, "client", client, &have);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    if (have.entered_by != ctx->actor->account_id)
        return fail(&ctx->err, ST_CONFLICT, "station.client_taken", NULL);
    *out_id = have.id;
    return ST_OK;
}

static enum status tell_problems(struct ctx *ctx, int64_t reception_id)
{
    struct station_problem *problems;
    size_t count;

    TRY(station_store_problems_of(ctx, reception_id, &problems, &count));
    arr_each (i, count) {
        if (date_none(problems[i].settled_on))
            TRY(event_emit(ctx, "station.problem_noted", problems[i].id));
    }
    return ST_OK;
}

/* The reception day it was, if it was one. */
static enum status hold_day(struct ctx *ctx, const struct station_receive *in, int64_t *out_day_id)
{
    int64_t came[STATION_VISITS_MAX];
    size_t count = 0;

    arr_each (i, in->visits_count) {
        if (in->visits[i].deputy_id != 0)
            came[count++] = in->visits[i].deputy_id;
    }
    return station_day_hold(ctx, in->r.station_id, in->r.on, came, count, out_day_id);
}

static enum status receive_tx(struct ctx *ctx, const void *input)
{
    const struct receiving *in = input;
    struct station_receive now = *in->in;
    struct station s;

    TRY(sent_before(ctx, in->in->r.client, in->out_id));
    if (*in->out_id != 0)
        return ST_OK;
    TRY(station_get(ctx, in->in->r.station_id, &s));
    if (str_eqz(s.state, "planned") || str_eqz(s.state, "closed"))
        return fail(&ctx->err, ST_RULE, "station.not_open", NULL);
    TRY(hold_day(ctx, in->in, &now.r.day_id));
    TRY(station_receive_write(ctx, &now, in->out_id));
    TRY(event_emit(ctx, "station.received", *in->out_id));
    return tell_problems(ctx, *in->out_id);
}

enum status station_receive(struct ctx *ctx, const struct station_receive *in, int64_t *out_id)
{
    bool allowed;

    TRY(station_may_receive(ctx, in->r.station_id, &allowed));
    if (!allowed)
        return fail(&ctx->err, ST_DENIED, "station.not_yours", NULL);
    TRY(station_receive_check(ctx, in));
    return db_tx(ctx, receive_tx, &(struct receiving){in, out_id});
}

/* ---------------------------------------------------------------- put right, taken back */

enum status station_reception_get(struct ctx *ctx, int64_t id, struct station_reception *out)
{
    return station_store_reception(ctx, id, out);
}

enum status station_reception_problems(struct ctx *ctx, int64_t reception_id,
                                       struct station_problem **out, size_t *out_count)
{
    return station_store_problems_of(ctx, reception_id, out, out_count);
}

static enum status change_tx(struct ctx *ctx, const void *input)
{
    const struct station_reception *in = input;
    struct station_reception r;
    bool allowed;

    TRY(station_store_reception(ctx, in->id, &r));
    TRY(station_may_receive(ctx, r.station_id, &allowed));
    if (!allowed)
        return fail(&ctx->err, ST_DENIED, "station.not_yours", NULL);
    r.version = in->version;
    r.people = in->people;
    r.note = in->note;
    TRY(station_store_reception_update(ctx, &r));
    return event_emit(ctx, "station.reception_changed", r.id);
}

enum status station_reception_change(struct ctx *ctx, const struct station_reception *in)
{
    struct station_reception r = *in;

    r.on = ctx->today;
    check_head(ctx, &r);
    TRY(invalid_done(ctx));
    return db_tx(ctx, change_tx, in);
}

enum status station_reception_remove(struct ctx *ctx, const struct station_reception *r)
{
    struct station_problem *problems;
    struct station_visit *visits;
    size_t count;

    TRY(station_store_problems_of(ctx, r->id, &problems, &count));
    arr_each (i, count)
        TRY(station_store_problem_delete(ctx, &problems[i]));
    TRY(station_visits(ctx, r->id, &visits, &count));
    arr_each (i, count)
        TRY(station_store_visit_delete(ctx, visits[i].id));
    return station_store_reception_delete(ctx, r);
}

/* ---------------------------------------------------------------- told at the desk */

struct noting {
    struct station_reception r;
    const struct station_told *told;
    int64_t *out_id;
};

static enum status note_tx(struct ctx *ctx, const void *input)
{
    const struct noting *n = input;

    TRY(write_problem(ctx, &n->r, n->told, n->out_id));
    return event_emit(ctx, "station.problem_noted", *n->out_id);
}

enum status station_problem_note(struct ctx *ctx, int64_t station_id, int64_t reception_id,
                                 struct date on, const struct station_told *in, int64_t *out_id)
{
    const struct noting n = {{.id = reception_id, .station_id = station_id, .on = on}, in, out_id};
    struct station_reception r;
    bool allowed;

    TRY(station_may_receive(ctx, station_id, &allowed));
    if (!allowed)
        return fail(&ctx->err, ST_DENIED, "station.not_yours", NULL);
    if (reception_id != 0) {
        TRY(station_store_reception(ctx, reception_id, &r));
        if (r.station_id != station_id)
            return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    }
    if (date_none(on) || date_cmp(on, ctx->today) > 0)
        invalid(ctx, "on", "station.day_ahead", NULL);
    check_told(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, note_tx, &n);
}
