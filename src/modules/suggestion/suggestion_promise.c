// SPDX-License-Identifier: MulanPSL-2.0
/* The ledger of promises (承诺事项台账): they come back on their day until they are done. */
#include "modules/suggestion/suggestion_act.h"

static enum status load_promise(struct ctx *ctx, const struct act *a, int64_t promise_id,
                                struct suggestion_promise *out)
{
    const enum status st = suggestion_store_promise(ctx, promise_id, out);

    if (st == ST_OK && out->suggestion_id != a->s.id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return st;
}

static enum status need_state(struct ctx *ctx, const struct suggestion_promise *p,
                              const char *state)
{
    return str_eqz(p->state, state) ? ST_OK
                                    : fail(&ctx->err, ST_RULE, "suggestion.err.wrong_state", NULL);
}

static void need_later(struct ctx *ctx, struct date due_on)
{
    if (!date_valid(due_on) || date_cmp(due_on, ctx->today) <= 0)
        invalid(ctx, "new_due_on", "suggestion.err.not_later", NULL);
}

static enum status finish(struct ctx *ctx, struct act *a, struct suggestion_promise *p,
                          const struct suggestion_promise_report *r, const char *event)
{
    TRY(suggestion_store_update_promise(ctx, p));
    TRY(suggestion_store_add_promise_report(ctx, p->id, r));
    json_int(&a->json, "promise", p->id);
    json_int(&a->json, "organ", p->organ_id);
    json_str(&a->json, "kind", r->kind);
    return act_save(ctx, a, event);
}

static enum status report_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_promise_act *in = input;
    const struct suggestion_promise_report r = {
        .kind = in->what, .body = in->body, .new_due_on = in->new_due_on};
    struct suggestion_promise p;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_REPORT_PROMISE, &a));
    need_word(ctx, "what", in->what, "done postponed");
    need(ctx, "body", in->body);
    if (str_eqz(in->what, "postponed"))
        need_later(ctx, in->new_due_on);
    TRY(invalid_done(ctx));
    TRY(load_promise(ctx, &a, in->promise_id, &p));
    if (!ctx->actor->system && p.organ_id != ctx->actor->organ_id)
        return fail(&ctx->err, ST_DENIED, "suggestion.err.not_your_unit", NULL);
    TRY(need_state(ctx, &p, "open"));
    if (str_eqz(in->what, "done")) {
        p.state = S("reported");
        p.reported_on = ctx->today;
    } else {
        p.due_on = in->new_due_on;
        p.postponed++;
    }
    return finish(ctx, &a, &p, &r, "suggestion.promise_reported");
}

enum status suggestion_report_promise(struct ctx *ctx, const struct suggestion_promise_act *in)
{
    return db_tx(ctx, report_tx, in);
}

static enum status confirm_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_promise_act *in = input;
    const struct suggestion_promise_report r = {
        .kind = in->what, .body = in->body, .new_due_on = in->new_due_on};
    const bool done = str_eqz(in->what, "confirmed");
    struct suggestion_promise p;
    struct act_law law;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_CONFIRM_PROMISE, &a));
    need_word(ctx, "what", in->what, "confirmed refused");
    if (!done)
        need(ctx, "body", in->body);
    if (!done && !date_none(in->new_due_on))
        need_later(ctx, in->new_due_on);
    TRY(invalid_done(ctx));
    TRY(load_promise(ctx, &a, in->promise_id, &p));
    TRY(need_state(ctx, &p, "reported"));
    TRY(act_law(ctx, ctx->today, &law));
    if (done) {
        p.state = S("done");
        p.done_on = p.reported_on;
        p.kept = date_cmp(p.done_on, p.first_due_on) <= 0;
        p.mark_due_on = suggestion_law_promise_rating_due(&law.params, &law.cal, ctx->today);
        a.s.promises_open--;
    } else {
        p.state = S("open");
        p.reported_on = (struct date){0};
        if (!date_none(in->new_due_on))
            p.due_on = in->new_due_on;
    }
    return finish(ctx, &a, &p, &r, "suggestion.promise_confirmed");
}

enum status suggestion_confirm_promise(struct ctx *ctx, const struct suggestion_promise_act *in)
{
    return db_tx(ctx, confirm_tx, in);
}

static enum status rate_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_rate_promise *in = input;
    const struct suggestion_promise_report r = {.kind = S("rated"), .body = in->reason};
    struct suggestion_promise p;
    struct act_law law;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_RATE_PROMISE, &a));
    if (in->result == MARK_NONE)
        invalid(ctx, "result", "form.not_a_choice", NULL);
    if (in->result == MARK_DISSATISFIED)
        need(ctx, "reason", in->reason);
    TRY(invalid_done(ctx));
    TRY(load_promise(ctx, &a, in->promise_id, &p));
    TRY(need_state(ctx, &p, "done"));
    if (p.mark != MARK_NONE)
        return fail(&ctx->err, ST_RULE, "suggestion.err.rated", NULL);
    TRY(act_law(ctx, ctx->today, &law));
    p.marked_on = ctx->today;
    if (in->result == MARK_DISSATISFIED) {
        p.state = S("open");
        p.reported_on = p.done_on = (struct date){0};
        p.kept = false;
        p.postponed++;
        p.due_on = suggestion_law_redo_due(&law.params, &law.cal, ctx->today);
        a.s.promises_open++;
    } else {
        p.mark = in->result;
    }
    json_str(&a.json, "result", str_from(suggestion_mark_word(in->result)));
    return finish(ctx, &a, &p, &r, "suggestion.promise_rated");
}

enum status suggestion_rate_promise(struct ctx *ctx, const struct suggestion_rate_promise *in)
{
    return db_tx(ctx, rate_tx, in);
}
