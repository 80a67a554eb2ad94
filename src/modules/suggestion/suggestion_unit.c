// SPDX-License-Identifier: MulanPSL-2.0
/* A unit signs for its task or gives it back; disputes are decided; tasks change hands. */
#include "modules/suggestion/suggestion_act.h"

static void tell_unit(struct act *a, const struct suggestion_handling *h)
{
    json_int(&a->json, "organ", h->organ_id);
    json_str(&a->json, "role", str_from(suggestion_role_word(h->role)));
}

static enum status sign_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_handling_ref *in = input;
    struct suggestion_handling *h;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_SIGN, &a));
    TRY(act_unit(ctx, &a, in->handling_id, false, &h));
    TRY(act_unit_move(ctx, h, UNIT_SIGN));
    h->signed_on = ctx->today;
    h->signed_by = ctx->actor->account_id;
    TRY(suggestion_store_update_unit(ctx, h));
    TRY(act_move(ctx, &a, DO_SIGN, TURN_UNITS));
    tell_unit(&a, h);
    return act_save(ctx, &a, "suggestion.signed_for");
}

enum status suggestion_sign(struct ctx *ctx, const struct suggestion_handling_ref *in)
{
    return db_tx(ctx, sign_tx, in);
}

static enum status check_give_back(struct ctx *ctx, const struct suggestion_handling *h)
{
    if (str_eqz(h->decision, "keep"))
        return fail(&ctx->err, ST_RULE, "suggestion.err.give_back_decided", NULL);
    if (date_cmp(ctx->today, h->sign_due_on) > 0)
        return act_refuse(ctx, "suggestion.err.give_back_late", "give_back_workdays");
    return ST_OK;
}

static enum status give_back_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_handling_ref *in = input;
    struct suggestion_handling *h;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_GIVE_BACK, &a));
    need(ctx, "note", in->note);
    TRY(invalid_done(ctx));
    TRY(act_unit(ctx, &a, in->handling_id, false, &h));
    TRY(check_give_back(ctx, h));
    TRY(act_unit_move(ctx, h, UNIT_GIVE_BACK));
    h->given_back_on = ctx->today;
    h->give_back_reason = in->note;
    TRY(suggestion_store_update_unit(ctx, h));
    TRY(act_move(ctx, &a, DO_GIVE_BACK, TURN_UNITS));
    tell_unit(&a, h);
    return act_save(ctx, &a, "suggestion.given_back");
}

enum status suggestion_give_back(struct ctx *ctx, const struct suggestion_handling_ref *in)
{
    return db_tx(ctx, give_back_tx, in);
}

/* ---------------------------------------------------------------- changing hands */

static enum status check_target(struct ctx *ctx, int64_t organ_id)
{
    struct organ organ;
    const enum status st = organ_get(ctx, organ_id, &organ);

    if (st == ST_NOT_FOUND || (st == ST_OK && (!organ.active || !organ.handles)))
        return fail_field(&ctx->err, "to_organ", "suggestion.err.unit_missing", "");
    TRY(st);
    return act_directs(ctx, organ_id, "to_organ");
}

/* A joint handler that becomes the lead leaves its old task; any other task of its own forbids it.
 */
static enum status make_room(struct ctx *ctx, struct act *a, const struct suggestion_handling *from,
                             int64_t organ_id)
{
    arr_each (i, a->units_count) {
        struct suggestion_handling *h = &a->units[i];

        if (h->organ_id != organ_id || !suggestion_unit_live(h))
            continue;
        if (h == from || h->role != ROLE_JOINT || from->role == ROLE_JOINT)
            return fail_field(&ctx->err, "to_organ", "suggestion.err.unit_twice", "");
        TRY(act_unit_move(ctx, h, h->state == HANDLING_ADVISED ? UNIT_STOP : UNIT_MOVE));
        TRY(suggestion_store_update_unit(ctx, h));
    }
    return ST_OK;
}

/* The first hand-over stays on record; whether the clock starts anew is a local rule. */
static enum status add_successor(struct ctx *ctx, struct act *a,
                                 const struct suggestion_handling *from, int64_t organ_id)
{
    struct suggestion_handling h = {.suggestion_id = a->s.id,
                                    .organ_id = organ_id,
                                    .role = from->role,
                                    .round = a->s.round,
                                    .complex = from->complex,
                                    .redo_count = from->redo_count};
    struct suggestion_clock clock;
    struct act_law law;

    TRY(act_law(ctx, ctx->today, &law));
    TRY(suggestion_clock_for(
        ctx, &a->s, suggestion_law_clock_start(&law.params, a->s.first_handed_on, ctx->today),
        h.complex, &clock));
    suggestion_start_unit(&law, &h, ctx->today, &clock);
    if (a->s.round > 1 && h.role != ROLE_JOINT) {
        h.due_basis = from->due_basis;
        h.due_on = law.params.restart_clock_on_reassign
                       ? suggestion_law_redo_due(&law.params, &law.cal, ctx->today)
                       : from->due_on;
    }
    TRY(suggestion_store_add_unit(ctx, &h));
    if (a->s.lead_organ_id == from->organ_id && h.role != ROLE_JOINT)
        a->s.lead_organ_id = organ_id;
    if (a->s.round == 1 && h.role == ROLE_LEAD)
        a->s.handed_on = h.clock_from;
    return suggestion_store_units(ctx, a->s.id, &a->units, &a->units_count);
}

static enum status move_unit(struct ctx *ctx, struct act *a, struct suggestion_handling *h,
                             const struct suggestion_dispute *in)
{
    TRY(check_target(ctx, in->to_organ_id));
    TRY(make_room(ctx, a, h, in->to_organ_id));
    TRY(act_unit_move(ctx, h, UNIT_MOVE));
    h->decision = S("move");
    h->decided_on = ctx->today;
    h->decision_reason = in->reason;
    h->escalation = ESCALATION_NONE;
    TRY(suggestion_store_update_unit(ctx, h));
    tell_unit(a, h);
    json_int(&a->json, "to_organ", in->to_organ_id);
    TRY(add_successor(ctx, a, h, in->to_organ_id));
    act_due(a);
    return ST_OK;
}

static enum status keep_unit(struct ctx *ctx, struct act *a, struct suggestion_handling *h,
                             struct str reason)
{
    TRY(act_unit_move(ctx, h, UNIT_KEEP));
    h->decision = S("keep");
    h->decided_on = ctx->today;
    h->decision_reason = reason;
    if (date_none(h->signed_on))
        h->signed_on = ctx->today; /* the decision binds: nothing is left to sign for */
    tell_unit(a, h);
    return suggestion_store_update_unit(ctx, h);
}

/* A joint handler with whom the matter has nothing to do: nobody has to take its place. The lead,
 * or one of several who answer for themselves, leaves a hole. */
static enum status release_unit(struct ctx *ctx, struct act *a, struct suggestion_handling *h,
                                const struct suggestion_dispute *in)
{
    if (h->role != ROLE_JOINT)
        return fail_field(&ctx->err, "release", "suggestion.err.release_joint", "");
    if (in->to_organ_id != 0)
        return fail_field(&ctx->err, "release", "suggestion.err.release_or_move", "");
    TRY(act_unit_move(ctx, h, UNIT_MOVE));
    h->decision = S("");
    h->decided_on = ctx->today;
    h->decision_reason = in->reason;
    h->escalation = ESCALATION_NONE;
    tell_unit(a, h);
    json_bool(&a->json, "released", true);
    return suggestion_store_update_unit(ctx, h);
}

static enum status settle(struct ctx *ctx, struct act *a, struct suggestion_handling *h,
                          const struct suggestion_dispute *in)
{
    if (in->release)
        return release_unit(ctx, a, h, in);
    return in->to_organ_id != 0 ? move_unit(ctx, a, h, in) : keep_unit(ctx, a, h, in->reason);
}

static enum status dispute_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_dispute *in = input;
    struct suggestion_handling *h;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_DECIDE_DISPUTE, &a));
    need(ctx, "reason", in->reason);
    TRY(invalid_done(ctx));
    TRY(act_unit(ctx, &a, in->handling_id, true, &h));
    TRY(act_directs(ctx, h->organ_id, "handling"));
    if (h->state != HANDLING_GIVEN_BACK)
        return fail(&ctx->err, ST_RULE, "suggestion.err.not_given_back", NULL);
    TRY(settle(ctx, &a, h, in));
    a.note = in->reason;
    TRY(act_move(ctx, &a, DO_DECIDE_DISPUTE, TURN_UNITS));
    return act_save(ctx, &a, "suggestion.dispute_decided");
}

enum status suggestion_decide_dispute(struct ctx *ctx, const struct suggestion_dispute *in)
{
    return db_tx(ctx, dispute_tx, in);
}

static enum status reassign_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_dispute *in = input;
    struct suggestion_handling *h;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_REASSIGN, &a));
    need(ctx, "reason", in->reason);
    TRY(invalid_done(ctx));
    TRY(act_unit(ctx, &a, in->handling_id, true, &h));
    TRY(act_directs(ctx, h->organ_id, "handling"));
    TRY(move_unit(ctx, &a, h, in));
    a.note = in->reason;
    TRY(act_move(ctx, &a, DO_REASSIGN, TURN_UNITS));
    return act_save(ctx, &a, "suggestion.reassigned");
}

enum status suggestion_reassign(struct ctx *ctx, const struct suggestion_dispute *in)
{
    return db_tx(ctx, reassign_tx, in);
}
