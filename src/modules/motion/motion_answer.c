// SPDX-License-Identifier: MulanPSL-2.0
/* Answers to interpellations: given, signed, judged by those who asked. */
#include "modules/motion/motion_act.h"
#include "modules/motion/motion_store.h"
#include "platform/db.h"
#include "platform/event.h"

/* The answer of this round; a new one where there is none yet. */
static enum status this_round(struct ctx *ctx, const struct motion *m, struct motion_answer *out)
{
    struct motion_answer *answers;
    size_t count;

    TRY(motion_store_answers(ctx, m->id, &answers, &count));
    *out = (struct motion_answer){
        .round = m->round, .state = S("draft"), .way = m->way, .head_name = S(""), .body = S("")};
    arr_each (i, count) {
        if (answers[i].round == m->round)
            *out = answers[i];
    }
    return ST_OK;
}

static enum motion_law_answer_way way_of(const struct motion *m)
{
    enum motion_law_answer_way way = MOTION_LAW_WRITTEN;

    (void)motion_way_parse(m->way, &way);
    return way;
}

/* It is given: those who asked have their say. */
static enum status give(struct ctx *ctx, struct motion_act *a, struct motion_answer *answer)
{
    answer->state = S("given");
    TRY(motion_store_put_answer(ctx, a->m.id, answer));
    a->m.state = MOTION_ANSWERED;
    TRY(motion_tell(ctx, a, "motion.answered", MOTION_TO_SIGNERS | MOTION_TO_OFFICE, S("")));
    return motion_act_end(ctx, a, "motion.answered");
}

static void check_input(struct ctx *ctx, const struct motion_answer_new *in)
{
    if (in->head_name.len == 0)
        invalid(ctx, "head_name", "form.required", NULL);
    if (in->body.len == 0)
        invalid(ctx, "body", "form.required", NULL);
    if (date_cmp(in->on, ctx->today) > 0)
        invalid(ctx, "on", "motion.err.on_later", NULL);
}

static enum status answer_tx(struct ctx *ctx, const void *input)
{
    const struct motion_answer_new *in = input;
    struct motion_law_answer form;
    struct motion_answer answer;
    struct motion_act a;

    TRY(motion_act_begin(ctx, in->id, in->version, MOTION_ANSWER, &a));
    check_input(ctx, in);
    TRY(invalid_done(ctx));
    TRY(this_round(ctx, &a.m, &answer));
    form = (struct motion_law_answer){.way = way_of(&a.m),
                                      .head_present = in->head_present,
                                      .head_signed = in->head_signed && a.who.office,
                                      .body = motion_law_body_of(a.m.forum),
                                      .on = ctx->today};
    answer.head_name = in->head_name;
    answer.head_present = in->head_present;
    answer.body = in->body;
    answer.given_on = date_none(in->on) ? ctx->today : in->on;
    if (form.way != MOTION_LAW_WRITTEN || form.head_signed) {
        TRY(motion_law_check_answer(&form, &ctx->err));
        return give(ctx, &a, &answer);
    }
    TRY(motion_store_put_answer(ctx, a.m.id, &answer));
    TRY(motion_tell(ctx, &a, "motion.to_sign", MOTION_TO_HEAD, S("")));
    return motion_act_end(ctx, &a, "motion.answer_written");
}

enum status motion_answer(struct ctx *ctx, const struct motion_answer_new *in)
{
    return db_tx(ctx, answer_tx, in);
}

static enum status sign_answer_tx(struct ctx *ctx, const void *input)
{
    const struct motion_ref *in = input;
    struct motion_law_answer form;
    struct motion_answer answer;
    struct motion_act a;

    TRY(motion_act_begin(ctx, in->id, in->version, MOTION_SIGN_ANSWER, &a));
    TRY(this_round(ctx, &a.m, &answer));
    if (answer.id == 0)
        return fail(&ctx->err, ST_RULE, "motion.err.no_answer", NULL);
    form = (struct motion_law_answer){.way = way_of(&a.m),
                                      .head_signed = true,
                                      .body = motion_law_body_of(a.m.forum),
                                      .on = ctx->today};
    TRY(motion_law_check_answer(&form, &ctx->err));
    answer.given_on = ctx->today;
    answer.signed_by = ctx->actor->account_id;
    answer.signed_at = ctx->now;
    return give(ctx, &a, &answer);
}

enum status motion_sign_answer(struct ctx *ctx, const struct motion_ref *in)
{
    return db_tx(ctx, sign_answer_tx, in);
}

/* ---------------------------------------------------------------- satisfied or not */

struct opinions {
    uint32_t said, dissatisfied;
    bool own; /* the actor has spoken already */
};

static enum status count_marks(struct ctx *ctx, const struct motion *m, int64_t answer_id,
                               struct opinions *out)
{
    struct motion_mark *marks;
    size_t count;

    *out = (struct opinions){0};
    TRY(motion_store_marks(ctx, m->id, &marks, &count));
    arr_each (i, count) {
        if (marks[i].answer_id != answer_id)
            continue;
        out->said++;
        out->dissatisfied += !marks[i].satisfied;
        out->own = out->own || marks[i].deputy_id == ctx->actor->deputy_id;
    }
    return ST_OK;
}

/* Enough are not satisfied: again. All have spoken: done. */
static enum status after_mark(struct ctx *ctx, struct motion_act *a, const struct opinions *o)
{
    const uint32_t signers = (uint32_t)a->m.signer_count;
    const struct motion_law_again again =
        motion_law_again(motion_law_body_of(a->m.forum), signers, o->dissatisfied, ctx->today);

    if (again.reached) {
        a->m.state = MOTION_AGAIN;
        return motion_tell(ctx, a, "motion.again", MOTION_TO_OFFICE | MOTION_TO_UNIT,
                           str_from(again.article));
    }
    if (o->said < signers)
        return ST_OK;
    a->m.state = MOTION_CLOSED;
    a->m.closed_on = ctx->today;
    return ST_OK;
}

static enum status mark_tx(struct ctx *ctx, const void *input)
{
    const struct motion_mark_new *in = input;
    struct motion_answer answer;
    struct opinions o;
    struct motion_act a;

    TRY(motion_act_begin(ctx, in->id, 0, MOTION_MARK, &a));
    TRY(this_round(ctx, &a.m, &answer));
    TRY(count_marks(ctx, &a.m, answer.id, &o));
    if (o.own)
        return fail(&ctx->err, ST_RULE, "motion.err.marked", NULL);
    if (!in->satisfied && in->reason.len == 0)
        return fail_field(&ctx->err, "reason", "motion.err.reason", NULL);
    TRY(motion_store_add_mark(ctx, a.m.id,
                              &(struct motion_mark){.answer_id = answer.id,
                                                    .deputy_id = ctx->actor->deputy_id,
                                                    .satisfied = in->satisfied,
                                                    .reason = in->reason}));
    o.said++;
    o.dissatisfied += !in->satisfied;
    TRY(after_mark(ctx, &a, &o));
    return motion_act_end(ctx, &a, "motion.marked");
}

enum status motion_mark(struct ctx *ctx, const struct motion_mark_new *in)
{
    return db_tx(ctx, mark_tx, in);
}

static enum status close_tx(struct ctx *ctx, const void *input)
{
    const struct motion_ref *in = input;
    struct motion_act a;

    TRY(motion_act_begin(ctx, in->id, in->version, MOTION_CLOSE, &a));
    a.m.state = MOTION_CLOSED;
    a.m.closed_on = ctx->today;
    return motion_act_end(ctx, &a, "motion.closed");
}

enum status motion_close(struct ctx *ctx, const struct motion_ref *in)
{
    return db_tx(ctx, close_tx, in);
}
