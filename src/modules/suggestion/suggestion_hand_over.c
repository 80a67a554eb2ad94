// SPDX-License-Identifier: MulanPSL-2.0
/* 交: planning units, handing over, the government's office handing on. */
#include "modules/suggestion/suggestion_act.h"

/* ---------------------------------------------------------------- units */

static enum status check_organs(struct ctx *ctx, const struct suggestion_unit *units, size_t count)
{
    arr_each (i, count) {
        struct organ organ;
        const enum status st = organ_get(ctx, units[i].organ_id, &organ);

        if (st == ST_NOT_FOUND)
            return fail_field(&ctx->err, "units", "suggestion.err.unit_missing", "");
        TRY(st);
        if (!organ.active || !organ.handles)
            return fail_field(&ctx->err, "units", "suggestion.err.unit_cannot",
                              str_z(ctx->arena, organ.name));
    }
    return ST_OK;
}

/* What was asked for, or what was planned. */
static void choose_units(struct ctx *ctx, const struct act *a, const struct suggestion_assign *in,
                         struct suggestion_unit **out, size_t *out_count)
{
    size_t n = 0;

    *out = arena_array(ctx->arena, in->units_count + a->units_count, struct suggestion_unit);
    arr_each (i, in->units_count)
        (*out)[n++] = in->units[i];
    for (size_t i = 0; in->units_count == 0 && i < a->units_count; i++)
        if (a->units[i].state == HANDLING_PLANNED)
            (*out)[n++] = (struct suggestion_unit){a->units[i].organ_id, a->units[i].role};
    *out_count = n;
}

static enum status drop_planned(struct ctx *ctx, struct act *a)
{
    arr_each (i, a->units_count)
        if (a->units[i].state == HANDLING_PLANNED)
            TRY(suggestion_store_drop_unit(ctx, a->units[i].id));
    return suggestion_store_units(ctx, a->s.id, &a->units, &a->units_count);
}

static void tell_units(struct act *a, const struct suggestion_unit *units, size_t count)
{
    json_array(&a->json, "units");
    arr_each (i, count) {
        json_object(&a->json, NULL);
        json_int(&a->json, "organ", units[i].organ_id);
        json_str(&a->json, "role", str_from(suggestion_role_word(units[i].role)));
        json_object_end(&a->json);
    }
    json_array_end(&a->json);
}

/* ---------------------------------------------------------------- planning */

static enum status plan_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_assign *in = input;
    struct suggestion_batch batch;
    bool separate = false;
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_PLAN, &a));
    TRY(suggestion_check_units(in->units, in->units_count, &separate, &ctx->err));
    TRY(check_organs(ctx, in->units, in->units_count));
    if (in->batch_id != 0) {
        TRY(suggestion_store_batch(ctx, in->batch_id, &batch));
        if (str_eqz(batch.state, "done"))
            return fail(&ctx->err, ST_RULE, "suggestion.err.batch_done", NULL);
    }
    TRY(drop_planned(ctx, &a));
    arr_each (i, in->units_count) {
        struct suggestion_handling h = {.suggestion_id = in->id,
                                        .organ_id = in->units[i].organ_id,
                                        .role = in->units[i].role,
                                        .state = HANDLING_PLANNED,
                                        .round = a.s.round};

        TRY(suggestion_store_add_unit(ctx, &h));
    }
    a.s.batch_id = in->batch_id;
    a.s.complex = in->complex;
    tell_units(&a, in->units, in->units_count);
    json_int(&a.json, "batch", in->batch_id);
    return act_save(ctx, &a, "suggestion.planned");
}

enum status suggestion_plan(struct ctx *ctx, const struct suggestion_assign *in)
{
    return db_tx(ctx, plan_tx, in);
}

/* ---------------------------------------------------------------- the clock starts */

enum status suggestion_clock_of(struct ctx *ctx, struct date from, bool complex,
                                struct suggestion_clock *out)
{
    struct act_law law;
    struct str basis;

    TRY(act_law(ctx, from, &law));
    TRY(congress_law_basis(ctx, complex ? "reply_months_complex" : "reply_months", from, &basis));
    *out = suggestion_clock_start(&law.params, &law.cal, from, complex);
    out->basis = str_z(ctx->arena, basis);
    return ST_OK;
}

enum status suggestion_clock_for(struct ctx *ctx, const struct suggestion *s, struct date from,
                                 bool complex, struct suggestion_clock *out)
{
    struct act_law law;
    struct str basis;

    if (date_none(s->voiced_on) || complex)
        return suggestion_clock_of(ctx, from, complex, out);
    TRY(act_law(ctx, from, &law));
    TRY(congress_law_basis(ctx, "oral_reply_months", from, &basis));
    *out = suggestion_clock_voiced(&law.params, &law.cal, from);
    out->basis = str_z(ctx->arena, basis);
    return ST_OK;
}

void suggestion_start_unit(const struct act_law *law, struct suggestion_handling *h,
                           struct date handed_on, const struct suggestion_clock *clock)
{
    h->state = HANDLING_ASSIGNED;
    h->handed_on = handed_on;
    h->clock_from = clock->from;
    h->sign_due_on = suggestion_law_give_back_due(&law->params, &law->cal, handed_on);
    if (h->role == ROLE_JOINT) {
        h->opinion_due_on = suggestion_law_joint_opinion_due(&law->params, &law->cal, handed_on);
        return;
    }
    h->due_on = clock->due_on;
    h->reply_months = clock->months;
    h->due_basis = str_from(clock->basis);
    h->contact_due_on = suggestion_law_first_contact_due(&law->params, &law->cal, handed_on);
}

static enum status start_units(struct ctx *ctx, struct act *a, const struct act_law *law,
                               const struct suggestion_unit *units, size_t count,
                               struct date handed_on)
{
    struct suggestion_clock clock;

    TRY(suggestion_clock_for(ctx, &a->s, a->s.handed_on, a->s.complex, &clock));
    a->s.lead_organ_id = 0;
    arr_each (i, count) {
        struct suggestion_handling h = {.suggestion_id = a->s.id,
                                        .organ_id = units[i].organ_id,
                                        .role = units[i].role,
                                        .round = a->s.round,
                                        .complex = a->s.complex};

        suggestion_start_unit(law, &h, handed_on, &clock);
        TRY(suggestion_store_add_unit(ctx, &h));
        if (units[i].role != ROLE_JOINT && a->s.lead_organ_id == 0)
            a->s.lead_organ_id = units[i].organ_id;
    }
    TRY(suggestion_store_units(ctx, a->s.id, &a->units, &a->units_count));
    act_due(a);
    tell_units(a, units, count);
    return ST_OK;
}

/* The clock of the whole: what every unit's is counted from unless it changes hands later. */
static enum status start_clock(struct ctx *ctx, struct act *a, struct date on)
{
    struct suggestion_clock clock;

    TRY(suggestion_clock_for(ctx, &a->s, on, a->s.complex, &clock));
    a->s.handed_on = on;
    if (date_none(a->s.first_handed_on))
        a->s.first_handed_on = on;
    a->s.due_on = clock.due_on;
    if (a->s.round == 1)
        a->s.first_due_on = clock.due_on;
    a->s.reply_months = clock.months;
    a->s.due_basis = str_from(clock.basis);
    return ST_OK;
}

static enum status check_via(struct ctx *ctx, int64_t organ_id)
{
    struct organ organ;

    if (organ_get(ctx, organ_id, &organ) != ST_OK || organ.kind != ORGAN_GOVERNMENT)
        return fail_field(&ctx->err, "via", "suggestion.err.not_government", "");
    return ST_OK;
}

static enum status hand_over_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_assign *in = input;
    struct suggestion_unit *units;
    size_t count;
    struct act_law law;
    struct date on;
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_HAND_OVER, &a));
    if (a.s.kind == SUGGESTION_KIND_BILL)
        return fail(&ctx->err, ST_RULE, "suggestion.err.bill_not_handed", NULL);
    on = need_day(ctx, "handed_on", in->handed_on, a.s.accepted_on);
    TRY(invalid_done(ctx));
    TRY(act_law(ctx, on, &law));
    choose_units(ctx, &a, in, &units, &count);
    a.s.complex = in->complex || (in->units_count == 0 && a.s.complex);
    a.s.via_organ_id = in->via_organ_id;
    TRY(start_clock(ctx, &a, on));
    if (in->via_organ_id != 0)
        TRY(check_via(ctx, in->via_organ_id));
    if (in->via_organ_id != 0 && in->units_count == 0) {
        TRY(act_move(ctx, &a, DO_HAND_OVER, TURN_GOVERNMENT));
        return act_save(ctx, &a, "suggestion.handed_over");
    }
    TRY(suggestion_check_units(units, count, &a.s.separate, &ctx->err));
    TRY(check_organs(ctx, units, count));
    TRY(drop_planned(ctx, &a));
    TRY(start_units(ctx, &a, &law, units, count, on));
    TRY(act_move(ctx, &a, DO_HAND_OVER, TURN_ONLY));
    return act_save(ctx, &a, "suggestion.handed_over");
}

enum status suggestion_hand_over(struct ctx *ctx, const struct suggestion_assign *in)
{
    return db_tx(ctx, hand_over_tx, in);
}

static enum status hand_on_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_assign *in = input;
    struct suggestion_unit *units;
    size_t count;
    struct act_law law;
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_HAND_ON, &a));
    choose_units(ctx, &a, in, &units, &count);
    TRY(suggestion_check_units(units, count, &a.s.separate, &ctx->err));
    TRY(check_organs(ctx, units, count));
    arr_each (i, in->units_count) /* what was planned was the office's choice */
        TRY(act_directs(ctx, in->units[i].organ_id, "units"));
    TRY(act_law(ctx, a.s.handed_on, &law));
    TRY(drop_planned(ctx, &a));
    TRY(start_units(ctx, &a, &law, units, count, ctx->today));
    TRY(act_move(ctx, &a, DO_HAND_ON, TURN_ONLY));
    return act_save(ctx, &a, "suggestion.handed_on");
}

enum status suggestion_hand_on(struct ctx *ctx, const struct suggestion_assign *in)
{
    return db_tx(ctx, hand_on_tx, in);
}
