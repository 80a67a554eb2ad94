// SPDX-License-Identifier: MulanPSL-2.0
/* What organs owe: given to them, signed for, rated, returned, closed; and followed up. */
#include "modules/congress/congress.h"
#include "modules/resolution/resolution_act.h"

enum { ORGANS_MAX = 30, MONTHS_MAX = 24 };

bool resolution_own_work(const struct ctx *ctx, const struct resolution_work *w)
{
    return ctx->actor->organ_id != 0 && w->organ_id == ctx->actor->organ_id;
}

enum status resolution_work_load(struct ctx *ctx, int64_t id, struct resolution_work *out)
{
    struct organ organ;

    TRY(resolution_store_work(ctx, id, out));
    if (!ctx->actor->system && !may(ctx, "resolution.read") && !resolution_own_work(ctx, out))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(organ_get(ctx, out->organ_id, &organ));
    out->organ_name = organ.name;
    return ST_OK;
}

enum status resolution_begin_work(struct ctx *ctx, int64_t id, int64_t version,
                                  enum handling_verb verb, struct resolution_work *w)
{
    enum handling_state to;
    const bool units = verb == HANDLING_RECEIVE || verb == HANDLING_WRITE || verb == HANDLING_REPLY;

    TRY(resolution_work_load(ctx, id, w));
    if (units && !ctx->actor->system && !resolution_own_work(ctx, w))
        return fail(&ctx->err, ST_DENIED, "resolution.not_yours", NULL);
    if (version != 0 && version != w->version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    return handling_next(w->state, verb, &to, &ctx->err);
}

/* ---------------------------------------------------------------- giving it to organs */

enum status resolution_period(struct ctx *ctx, unsigned *out_months, struct str *out_basis)
{
    struct law_params params;

    TRY(congress_law_params(ctx, ctx->today, &params));
    *out_months = params.opinion_reply_months;
    return congress_law_basis(ctx, "opinion_reply_months", ctx->today, out_basis);
}

struct assigning {
    const struct resolution_assign *in;
    struct resolution_work w;
};

static enum status assign_tx(struct ctx *ctx, const void *input)
{
    const struct assigning *a = input;
    struct resolution_work *have;
    struct resolution_doc d;
    size_t count;

    TRY(resolution_begin(ctx, a->in->doc_id, a->in->version, RESOLUTION_ASSIGN, &d));
    if (!resolution_kind_has_work(d.kind))
        return fail(&ctx->err, ST_RULE, "resolution.no_work", NULL);
    TRY(resolution_works(ctx, d.id, 0, &have, &count));
    arr_each (i, a->in->organs_count) {
        struct resolution_work w = a->w;

        arr_each (k, count)
            if (d.kind == RESOLUTION_OPINION && have[k].organ_id == a->in->organs[i])
                return fail(&ctx->err, ST_RULE, "resolution.sent_already", NULL);
        w.id = db_new_id(ctx);
        w.organ_id = a->in->organs[i];
        w.doc_title = d.title;
        w.doc_number = d.number_text;
        w.doc_kind = d.kind;
        TRY(resolution_store_insert_work(ctx, &w));
        TRY(resolution_tell_work(ctx, "resolution.assigned", &w, S("")));
    }
    return event_emit(ctx, "resolution.assigned", d.id);
}

static enum status check_organs(struct ctx *ctx, const struct resolution_assign *in)
{
    struct organ organ;

    if (in->organs_count == 0 || in->organs_count > ORGANS_MAX)
        invalid(ctx, "organ", "form.choose", NULL);
    arr_each (i, in->organs_count) {
        arr_each (k, i)
            if (in->organs[k] == in->organs[i])
                invalid(ctx, "organ", "resolution.sent_already", NULL);
        if (organ_get(ctx, in->organs[i], &organ) != ST_OK || !organ.active)
            invalid(ctx, "organ", "form.choose", NULL);
    }
    return invalid_done(ctx);
}

enum status resolution_assign(struct ctx *ctx, const struct resolution_assign *in)
{
    struct assigning a = {.in = in,
                          .w = {.doc_id = in->doc_id,
                                .task = in->task,
                                .round = 1,
                                .sent_on = date_none(in->sent_on) ? ctx->today : in->sent_on,
                                .due_basis = in->basis}};
    unsigned months = in->months;
    struct law_params params;
    struct resolution_doc d;
    struct calendar cal;
    struct str basis;

    TRY(resolution_load(ctx, in->doc_id, &d));
    TRY(resolution_period(ctx, &months, &basis));
    TRY(congress_law_params(ctx, ctx->today, &params));
    TRY(congress_calendar(ctx, &cal));
    if (in->months != 0 && in->months != months && in->basis.len == 0)
        invalid(ctx, "basis", "resolution.basis_missing", NULL);
    if (in->months > MONTHS_MAX)
        invalid(ctx, "months", "resolution.months_wrong", NULL);
    if (d.kind != RESOLUTION_OPINION && in->task.len == 0)
        invalid(ctx, "task", "form.required", NULL);
    resolution_need(ctx, "task", in->task, false, RESOLUTION_NOTE_CHARS);
    resolution_need(ctx, "basis", in->basis, false, RESOLUTION_TITLE_CHARS);
    TRY(check_organs(ctx, in));
    if (in->months != 0)
        months = in->months;
    else if (in->basis.len == 0)
        a.w.due_basis = basis;
    a.w.months = months;
    a.w.due_on = resolution_reply_due(&params, &cal, a.w.sent_on, months);
    if (!date_none(in->due_on)) {
        a.w.due_on = in->due_on;
        a.w.months = 0;
    }
    if (date_cmp(a.w.due_on, a.w.sent_on) < 0)
        invalid(ctx, "due_on", "resolution.due_before", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, assign_tx, &a);
}

/* ---------------------------------------------------------------- one step of a duty */

struct step {
    const struct resolution_work_act *in;
    enum handling_verb verb;
    struct date due_on;
};

static const char *event_of(enum handling_verb verb)
{
    return verb == HANDLING_RECEIVE ? "resolution.received"
           : verb == HANDLING_CLOSE ? "resolution.closed"
                                    : "resolution.returned";
}

static enum status again(struct ctx *ctx, struct resolution_work *w, struct date due_on)
{
    if (date_cmp(due_on, ctx->today) < 0)
        return fail(&ctx->err, ST_RULE, "resolution.due_past", NULL);
    w->round++;
    w->due_on = due_on;
    w->months = 0;
    w->closed_on = (struct date){0};
    return ST_OK;
}

static enum status step_tx(struct ctx *ctx, const void *input)
{
    const struct step *s = input;
    struct resolution_work w;

    TRY(resolution_begin_work(ctx, s->in->id, s->in->version, s->verb, &w));
    TRY(handling_next(w.state, s->verb, &w.state, &ctx->err));
    if (s->verb == HANDLING_RECEIVE) {
        w.received_on = ctx->today;
        w.receiver = ctx->actor->name;
    } else if (s->verb == HANDLING_CLOSE) {
        w.closed_on = ctx->today;
    } else {
        TRY(again(ctx, &w, s->due_on));
    }
    TRY(resolution_store_update_work(ctx, &w));
    TRY(event_emit(ctx, event_of(s->verb), w.doc_id));
    if (s->verb == HANDLING_RECEIVE)
        return ST_OK;
    return resolution_tell_work(ctx, event_of(s->verb), &w, s->in->note);
}

enum status resolution_receive(struct ctx *ctx, const struct resolution_work_act *in)
{
    return db_tx(ctx, step_tx, &(struct step){.in = in, .verb = HANDLING_RECEIVE});
}

enum status resolution_close(struct ctx *ctx, const struct resolution_work_act *in)
{
    return db_tx(ctx, step_tx, &(struct step){.in = in, .verb = HANDLING_CLOSE});
}

enum status resolution_return(struct ctx *ctx, const struct resolution_return *in)
{
    const struct resolution_work_act act = {in->id, in->version, in->note};

    resolution_need(ctx, "note", in->note, true, RESOLUTION_NOTE_CHARS);
    if (date_none(in->due_on))
        invalid(ctx, "due_on", "form.required", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, step_tx, &(struct step){&act, HANDLING_RETURN, in->due_on});
}

/* ---------------------------------------------------------------- rated */

static enum status mark_tx(struct ctx *ctx, const void *input)
{
    const struct resolution_mark *in = input;
    const bool bad = str_eqz(in->mark, "dissatisfied");
    struct resolution_work w;

    TRY(resolution_begin_work(ctx, in->id, in->version, HANDLING_MARK, &w));
    w.mark = in->mark;
    w.mark_how = in->how;
    w.mark_vote = in->vote_id;
    w.mark_note = in->note;
    w.marked_on = ctx->today;
    TRY(handling_next(w.state, bad ? HANDLING_RETURN : HANDLING_MARK, &w.state, &ctx->err));
    if (bad)
        TRY(again(ctx, &w, in->due_on));
    TRY(resolution_store_update_work(ctx, &w));
    TRY(event_emit(ctx, "resolution.marked", w.doc_id));
    return resolution_tell_work(ctx, bad ? "resolution.returned" : "resolution.marked", &w,
                                in->note);
}

enum status resolution_mark(struct ctx *ctx, const struct resolution_mark *in)
{
    struct resolution_mark now = *in;
    struct resolution_work w;

    if (now.vote_id != 0) {
        TRY(resolution_work_load(ctx, in->id, &w));
        TRY(resolution_source_rating(ctx, now.vote_id, w.organ_id, &now.mark));
        now.how = S("vote");
    }
    resolution_need_word(ctx, "mark", now.mark, "satisfied basic dissatisfied");
    resolution_need_word(ctx, "how", now.how, "vote committee");
    resolution_need(ctx, "note", now.note, str_eqz(now.mark, "dissatisfied"),
                    RESOLUTION_NOTE_CHARS);
    if (str_eqz(now.mark, "dissatisfied") && date_none(now.due_on))
        invalid(ctx, "due_on", "form.required", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, mark_tx, &now);
}

enum status resolution_duty_get(struct ctx *ctx, int64_t id, struct resolution_duty *out)
{
    struct resolution_work w;

    TRY(resolution_work_load(ctx, id, &w));
    *out = (struct resolution_duty){.id = w.id,
                                    .doc_id = w.doc_id,
                                    .organ_id = w.organ_id,
                                    .round = w.round,
                                    .state = str_from(handling_state_word(w.state)),
                                    .due_on = w.due_on};
    return ST_OK;
}

enum status resolution_duty_rate(struct ctx *ctx, const struct resolution_duty_mark *in)
{
    struct resolution_work w;

    TRY(resolution_work_load(ctx, in->id, &w));
    return resolution_mark(ctx, &(struct resolution_mark){.id = w.id,
                                                          .version = w.version,
                                                          .vote_id = in->vote_id,
                                                          .mark = str_from(in->mark),
                                                          .how = S("vote"),
                                                          .note = in->note,
                                                          .due_on = in->next_due_on});
}

/* ---------------------------------------------------------------- followed up */

static enum status follow_tx(struct ctx *ctx, const void *input)
{
    const struct resolution_follow_new *in = input;
    struct resolution_follow f = {
        .doc_id = in->doc_id,
        .handling_id = in->handling_id,
        .held_on = in->held_on,
        .next_on = in->next_on,
        .who = in->who,
        .place = in->place,
        .finding = in->finding,
        .result = in->result,
    };
    struct resolution_doc d;
    struct resolution_work w;

    TRY(resolution_begin(ctx, in->doc_id, 0, RESOLUTION_FOLLOW, &d));
    if (in->handling_id != 0) {
        TRY(resolution_store_work(ctx, in->handling_id, &w));
        if (w.doc_id != d.id)
            return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    }
    TRY(resolution_store_insert_follow(ctx, &f));
    return event_emit(ctx, "resolution.followed", d.id);
}

enum status resolution_follow(struct ctx *ctx, const struct resolution_follow_new *in)
{
    struct resolution_follow_new now = *in;

    if (date_none(now.held_on))
        now.held_on = ctx->today;
    if (date_cmp(now.held_on, ctx->today) > 0)
        invalid(ctx, "held_on", "resolution.later", NULL);
    if (!date_none(now.next_on) && date_cmp(now.next_on, now.held_on) <= 0)
        invalid(ctx, "next_on", "resolution.next_before", NULL);
    resolution_need(ctx, "who", now.who, true, RESOLUTION_TITLE_CHARS);
    resolution_need(ctx, "place", now.place, false, RESOLUTION_NAME_CHARS);
    resolution_need(ctx, "finding", now.finding, true, 4000);
    resolution_need_word(ctx, "result", now.result, "open progress solved");
    TRY(invalid_done(ctx));
    return db_tx(ctx, follow_tx, &now);
}

/* ---------------------------------------------------------------- what waits */

enum status resolution_queue_count(struct ctx *ctx, int64_t *out)
{
    return resolution_store_queue_count(ctx, out);
}

enum status resolution_own_count(struct ctx *ctx, int64_t *out)
{
    *out = 0;
    if (ctx->actor->organ_id == 0)
        return ST_OK;
    return resolution_store_work_count(
        ctx, ctx->actor->organ_id,
        !may(ctx, "resolution.handle") && may(ctx, "resolution.sign_off"), out);
}
