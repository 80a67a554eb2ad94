// SPDX-License-Identifier: MulanPSL-2.0
/* The test of the constitution and the laws, drawn from the question bank of module training. */
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/congress/congress.h"
#include "modules/training/training.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { OPEN_DAYS = 30 };

struct setting {
    int64_t letter_id;
    struct training_test test;
    int64_t *out_id;
};

static enum status seat_for(struct ctx *ctx, int64_t test_id, const struct appointment *a)
{
    struct appointment_test t = {.id = db_new_id(ctx),
                                 .appointment_id = a->id,
                                 .way = S("bank"),
                                 .test_id = test_id,
                                 .percent = -1};
    const struct training_admission in = {.test_id = test_id, .name = a->person, .unit = a->post};

    TRY(training_admit(ctx, &in, &t.seat_id));
    return appointment_store_test_put(ctx, &t);
}

static enum status set_tx(struct ctx *ctx, const void *input)
{
    const struct setting *s = input;
    struct law_params params;
    struct appointment *all;
    size_t count, seats = 0;

    TRY(congress_law_params(ctx, ctx->today, &params));
    TRY(appointment_store_of_letter(ctx, s->letter_id, &all, &count));
    TRY(training_test_save(ctx, &s->test, s->out_id));
    TRY(training_test_open(ctx, *s->out_id, 1));
    arr_each (i, count) {
        enum office_law_office office = OFFICE_LAW_WORKING;
        enum office_law_act act = OFFICE_LAW_DISMISS;
        struct appointment_facts facts;

        (void)appointment_office_of(all[i].office, &office);
        (void)appointment_act_of(all[i].act, &act);
        if (!appointment_is_open(all[i].state) || !office_law_wants_test(&params, office, act))
            continue;
        TRY(appointment_facts_of(ctx, &all[i], &facts));
        if (facts.tested)
            continue;
        TRY(seat_for(ctx, *s->out_id, &all[i]));
        seats++;
    }
    if (seats == 0)
        return fail(&ctx->err, ST_RULE, "appointment.err.nobody_tested", NULL);
    return event_emit(ctx, "appointment.test_set", s->letter_id);
}

enum status appointment_test_set(struct ctx *ctx, int64_t letter_id, struct str draw,
                                 int64_t minutes, int64_t pass_percent, int64_t *out_test_id)
{
    struct appointment_letter l;
    struct setting s = {.letter_id = letter_id, .out_id = out_test_id};

    TRY(appointment_store_letter(ctx, letter_id, &l));
    s.test = (struct training_test){
        .title = TF(ctx->arena, "appointment.test_title", l.title),
        .draw = draw,
        .minutes = minutes,
        .pass_percent = pass_percent,
        .tries = 1, /* the answers are shown after it */
        .audience = S("listed"),
        .state = S("draft"),
        .closes_on = date_add_days(ctx->today, OPEN_DAYS),
        .origin = str_printf(ctx->arena, "/appointment/letter/%lld", (long long)letter_id),
    };
    return db_tx(ctx, set_tx, &s);
}

static enum status sat_tx(struct ctx *ctx, const void *input)
{
    const struct training_seat *seat = input;
    struct appointment_test t;

    TRY(appointment_store_test_of_seat(ctx, seat->id, &t));
    t.held_on = seat->done_on;
    t.percent = seat->best;
    t.passed = str_eqz(seat->state, "passed");
    TRY(appointment_store_test_put(ctx, &t));
    return event_emit(ctx, "appointment.tested", t.appointment_id);
}

enum status appointment_test_sat(struct ctx *ctx, int64_t seat_id)
{
    struct appointment_test t;
    struct training_seat seat;
    const enum status st = appointment_store_test_of_seat(ctx, seat_id, &t);

    if (st != ST_OK)
        return st == ST_NOT_FOUND ? ST_OK : st;
    TRY(training_seat_get(ctx, seat_id, &seat));
    if (date_none(seat.done_on) || (t.percent == seat.best && !date_none(t.held_on)))
        return ST_OK;
    return db_tx(ctx, sat_tx, &seat);
}
