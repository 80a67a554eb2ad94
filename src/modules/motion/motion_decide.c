// SPDX-License-Identifier: MulanPSL-2.0
/* What presidium or chairmen's meeting decided, what the body voted, and what became of it. */
#include "law/vote_law.h"
#include "modules/congress/congress.h"
#include "modules/motion/motion_act.h"
#include "modules/motion/motion_store.h"
#include "modules/suggestion/suggestion.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

static struct date day_or_today(const struct ctx *ctx, struct date d)
{
    return date_none(d) ? ctx->today : d;
}

enum status motion_check_day(struct ctx *ctx, const struct motion *m, struct date on)
{
    if (date_cmp(on, ctx->today) > 0)
        invalid(ctx, "on", "motion.err.on_later", NULL);
    else if (date_cmp(on, m->submitted_on) < 0)
        invalid(ctx, "on", "motion.err.on_before", NULL);
    return invalid_done(ctx);
}

/* ---------------------------------------------------------------- decisions */

static enum status begin_answer(struct ctx *ctx, struct motion *m, const struct motion_decide *in)
{
    enum motion_law_answer_way way;
    enum level level;

    if (!motion_way_parse(in->way, &way))
        invalid(ctx, "way", "form.required", NULL);
    if (!date_none(in->due_on) && date_cmp(in->due_on, day_or_today(ctx, in->on)) < 0)
        invalid(ctx, "due_on", "motion.err.due_before", NULL);
    TRY(invalid_done(ctx));
    TRY(motion_level(ctx, &level));
    if (!motion_law_answer_possible(motion_law_body_of(m->forum), level, way))
        return fail(&ctx->err, ST_RULE, "motion.err.way",
                    motion_law_way_article(motion_law_body_of(m->forum), ctx->today));
    m->way = in->way;
    m->due_on = in->due_on;
    m->round++;
    return ST_OK;
}

/* Consent comes too late once it was put to the vote. */
static enum status check_consent(struct ctx *ctx, const struct motion *m)
{
    const struct motion_law_withdrawal facts = {.body = motion_law_body_of(m->forum),
                                                .on_agenda = true,
                                                .put_to_vote = !date_none(m->put_to_vote_on),
                                                .agreed = true};

    return motion_law_check_withdrawal(&facts, &ctx->err);
}

static enum status apply(struct ctx *ctx, struct motion *m, const struct motion_decide *in,
                         enum motion_state to)
{
    if (to == MOTION_ANSWERING)
        TRY(begin_answer(ctx, m, in));
    if (to == MOTION_AT_COMMITTEE && in->organ_id == 0 && !motion_of_person(m->kind))
        return fail_field(&ctx->err, "organ", "motion.err.committee", NULL);
    if (to == MOTION_WITHDRAWN)
        TRY(check_consent(ctx, m));
    if (str_eqz(in->decision, "put_to_vote")) {
        TRY(motion_check_heard(ctx, m));
        m->put_to_vote_on = day_or_today(ctx, in->on);
        return ST_OK;
    }
    if (to == MOTION_WITHDRAWN || to == MOTION_DECLINED || to == MOTION_CLOSED)
        m->closed_on = day_or_today(ctx, in->on);
    if (m->state == MOTION_LISTED)
        m->withdraw_asked_on = (struct date){0};
    m->state = to;
    m->decided_on = day_or_today(ctx, in->on);
    return ST_OK;
}

static enum status setting_of(struct ctx *ctx, const struct motion *m, struct motion_setting *out)
{
    struct organ organ;

    *out = (struct motion_setting){.on = ctx->today};
    TRY(motion_level(ctx, &out->level));
    if (m->mover_organ_id == 0)
        return ST_OK;
    TRY(organ_get(ctx, m->mover_organ_id, &organ));
    out->by_chairmen = organ.kind == ORGAN_CHAIRMEN_MEETING;
    return ST_OK;
}

enum status motion_may_decide(struct ctx *ctx, const struct motion *m, struct str decision,
                              bool *out)
{
    struct motion_setting at;
    enum motion_state to;
    struct err none = {0};

    TRY(setting_of(ctx, m, &at));
    *out = motion_decided(m, &at, decision, &to, &none) == ST_OK;
    return ST_OK;
}

static enum status decide_tx(struct ctx *ctx, const void *input)
{
    const struct motion_decide *in = input;
    struct motion_setting at;
    enum motion_state to;
    struct motion_act a;

    TRY(motion_act_begin(ctx, in->id, in->version, MOTION_DECIDE, &a));
    TRY(motion_check_day(ctx, &a.m, day_or_today(ctx, in->on)));
    TRY(setting_of(ctx, &a.m, &at));
    TRY(motion_decided(&a.m, &at, in->decision, &to, &ctx->err));
    TRY(apply(ctx, &a.m, in, to));
    TRY(motion_store_add_decision(
        ctx, a.m.id,
        &(struct motion_decision){.decision = in->decision,
                                  .on = day_or_today(ctx, in->on),
                                  .organ_id = to == MOTION_AT_COMMITTEE ? in->organ_id : 0,
                                  .note = in->note}));
    TRY(motion_tell(ctx, &a, "motion.decided", MOTION_TO_SIGNERS,
                    text_of("motion.decision.", in->decision)));
    if (to == MOTION_ANSWERING)
        TRY(motion_tell(ctx, &a, "motion.to_answer", MOTION_TO_UNIT | MOTION_TO_HEAD, in->note));
    return motion_act_end(ctx, &a, "motion.decided");
}

enum status motion_decide(struct ctx *ctx, const struct motion_decide *in)
{
    return db_tx(ctx, decide_tx, in);
}

/* ---------------------------------------------------------------- the vote */

/* Amendments that are still to be voted stand in the way of the text. */
static enum status check_order(struct ctx *ctx, const struct motion *m)
{
    struct vote_law_open open = {0};
    struct motion *amendments;
    size_t count;

    TRY(motion_store_amendments(ctx, m->id, &amendments, &count));
    arr_each (i, count)
        open.amendments += amendments[i].state == MOTION_LISTED;
    return vote_law_check_order(&open, &ctx->err);
}

static enum status result_tx(struct ctx *ctx, const void *input)
{
    const struct motion_result *in = input;
    const struct date on = day_or_today(ctx, in->on);
    struct motion_act a;

    TRY(motion_act_begin(ctx, in->id, in->version, MOTION_RESULT, &a));
    TRY(motion_check_day(ctx, &a.m, on));
    TRY(check_order(ctx, &a.m));
    TRY(motion_check_heard(ctx, &a.m));
    a.m.state = in->passed ? MOTION_PASSED : MOTION_REJECTED;
    a.m.closed_on = on;
    a.m.vote_id = in->vote_id;
    if (in->passed && motion_of_person(a.m.kind))
        TRY(motion_take_effect(ctx, &a.m, on));
    TRY(motion_store_add_decision(
        ctx, a.m.id,
        &(struct motion_decision){
            .decision = in->passed ? S("passed") : S("rejected"), .on = on, .note = in->note}));
    TRY(motion_tell(ctx, &a, "motion.decided", MOTION_TO_SIGNERS,
                    text_of("motion.decision.", in->passed ? S("passed") : S("rejected"))));
    return motion_act_end(ctx, &a, "motion.result_noted");
}

enum status motion_result(struct ctx *ctx, const struct motion_result *in)
{
    return db_tx(ctx, result_tx, in);
}

/* ---------------------------------------------------------------- a suggestion of it */

struct converting {
    const struct motion_convert *in;
    int64_t *out_id;
};

static struct str as_body(struct ctx *ctx, const struct motion *m)
{
    return TF(ctx->arena, "motion.as_suggestion", motion_number_text(ctx->arena, m), m->cause,
              m->grounds, m->proposal);
}

static struct str url_of(struct ctx *ctx, int64_t id)
{
    return str_printf(ctx->arena, "/motion/%lld", (long long)id);
}

static enum status convert_tx(struct ctx *ctx, const void *input)
{
    const struct converting *c = input;
    struct motion_act a;
    int64_t *cosigners;
    size_t n = 0;

    TRY(motion_act_begin(ctx, c->in->id, c->in->version, MOTION_CONVERT, &a));
    if (c->in->reason.len == 0)
        return fail_field(&ctx->err, "reason", "form.required", NULL);
    a.m.convert_reason = c->in->reason;
    cosigners = arena_array(ctx->arena, a.signers_count, int64_t);
    arr_each (i, a.signers_count) {
        if (!a.signers[i].lead && str_eqz(a.signers[i].state, "signed"))
            cosigners[n++] = a.signers[i].deputy_id;
    }
    TRY(suggestion_from_bill(
        ctx,
        &(struct suggestion_from_bill){.lead_deputy_id = a.m.lead_deputy_id,
                                       .cosigners = cosigners,
                                       .cosigners_count = n,
                                       .title = a.m.title,
                                       .body = as_body(ctx, &a.m),
                                       .url = url_of(ctx, a.m.id),
                                       .name = motion_number_text(ctx->arena, &a.m),
                                       .reason = c->in->reason,
                                       .article = S(MOTION_CONVERT_LAW)},
        &a.m.suggestion_id));
    if (c->out_id != NULL)
        *c->out_id = a.m.suggestion_id;
    TRY(motion_tell(ctx, &a, "motion.converted", MOTION_TO_SIGNERS, S("")));
    return motion_act_end(ctx, &a, "motion.converted");
}

enum status motion_convert(struct ctx *ctx, const struct motion_convert *in,
                           int64_t *out_suggestion_id)
{
    return db_tx(ctx, convert_tx, &(struct converting){in, out_suggestion_id});
}
