// SPDX-License-Identifier: MulanPSL-2.0
/* Votes of satisfaction with what an organ did about deliberation opinions: by the rule of the
 * place, round by round. */
#include "modules/congress/congress.h"
#include "modules/resolution/resolution.h"
#include "modules/supervision/supervision_actions.h"
#include "modules/supervision/supervision_store.h"
#include "modules/vote/vote.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum status supervision_rule_now(struct ctx *ctx, struct supervision_rule *out,
                                 struct str *out_words)
{
    struct law_params params;
    struct str good;

    TRY(congress_law_params(ctx, ctx->today, &params));
    *out = (struct supervision_rule){.of_all = params.rating_of_all,
                                     .percent = params.rating_percent,
                                     .basic = params.rating_counts_basic};
    good = out->basic ? T("supervision.rule.both") : T("supervision.rule.best");
    *out_words = out->of_all ? TF(ctx->arena, "supervision.rule.of_all", good)
                             : TF(ctx->arena, "supervision.rule.share", good,
                                  str_int(ctx->arena, (int64_t)out->percent));
    return ST_OK;
}

/* ---------------------------------------------------------------- numbers of a vote */

static enum status counts_of_vote(struct ctx *ctx, int64_t vote_id, struct organ *organ,
                                  struct supervision_count *out)
{
    const struct vote_line *line = NULL;
    struct vote_result r;
    struct vote v;

    TRY(vote_get(ctx, vote_id, &v));
    if (v.kind != VOTE_RATING || v.state != VOTE_ANNOUNCED)
        return fail(&ctx->err, ST_RULE, "supervision.err.vote_not_ready", NULL);
    TRY(vote_result(ctx, vote_id, &r));
    arr_each (i, r.lines_count)
        if (r.lines_count == 1 || str_eq(r.lines[i].name, organ->name) ||
            str_eq(r.lines[i].name, organ->short_name))
            line = &r.lines[i];
    if (line == NULL)
        return fail(&ctx->err, ST_RULE, "supervision.err.vote_of_others", NULL);
    *out = (struct supervision_count){.all = r.all_members,
                                      .ballots = r.ballots,
                                      .satisfied = line->grades[0],
                                      .basic = line->grades[1],
                                      .dissatisfied = line->grades[2]};
    return ST_OK;
}

/* ---------------------------------------------------------------- a round */

struct rating {
    const struct supervision_rate *in;
    struct supervision_round *out;
};

static enum status number_of(struct ctx *ctx, int64_t step_id, int64_t organ_id, int64_t *out)
{
    struct supervision_round *rounds;
    size_t count;

    *out = 1;
    TRY(supervision_store_rounds(ctx, step_id, &rounds, &count));
    arr_each (i, count) {
        if (rounds[i].organ_id != organ_id)
            continue;
        if (rounds[i].passed)
            return fail(&ctx->err, ST_RULE, "supervision.err.passed_already", NULL);
        *out = rounds[i].number + 1;
    }
    return ST_OK;
}

static struct str formula_of(struct ctx *ctx, const struct supervision_rule *rule,
                             const struct supervision_count *n, const struct supervision_rating *r)
{
    return TF(ctx->arena, r->passed ? "supervision.formula.passed" : "supervision.formula.failed",
              str_int(ctx->arena, r->good), str_int(ctx->arena, rule->of_all ? n->all : n->ballots),
              str_int(ctx->arena, r->needed));
}

static enum status judge(struct ctx *ctx, const struct supervision_rate *in,
                         struct supervision_count n, struct supervision_round *out)
{
    struct supervision_rating rating;
    struct supervision_rule rule;
    struct str words;

    TRY(supervision_rule_now(ctx, &rule, &words));
    if (!supervision_count_valid(&n))
        return fail_field(&ctx->err, "satisfied", "supervision.err.numbers", NULL);
    rating = supervision_rate_by(&rule, &n);
    if (!rating.passed && date_none(in->next_due_on))
        return fail_field(&ctx->err, "next_due_on", "supervision.err.next_due", NULL);
    out->all = n.all;
    out->ballots = n.ballots;
    out->satisfied = n.satisfied;
    out->basic = n.basic;
    out->dissatisfied = n.dissatisfied;
    out->rule = words;
    out->formula = formula_of(ctx, &rule, &n, &rating);
    out->mark = str_from(rating.mark);
    out->passed = rating.passed;
    out->next_due_on = rating.passed ? (struct date){0} : in->next_due_on;
    return ST_OK;
}

static enum status rate_tx(struct ctx *ctx, const void *input)
{
    const struct rating *r = input;
    const struct supervision_rate *in = r->in;
    struct supervision_round round = {.step_id = in->step_id,
                                      .handling_id = in->handling_id,
                                      .vote_id = in->vote_id,
                                      .held_on = in->on};
    struct supervision_count n = in->count;
    struct resolution_duty duty;
    struct supervision_step s;
    struct organ organ;

    TRY(supervision_store_step(ctx, in->step_id, &s));
    TRY(supervision_check_going(s.matter_state, &ctx->err));
    TRY(resolution_duty_get(ctx, in->handling_id, &duty));
    if (s.doc_id == 0 || duty.doc_id != s.doc_id)
        return fail(&ctx->err, ST_RULE, "supervision.err.no_doc", NULL);
    TRY(organ_get(ctx, duty.organ_id, &organ));
    if (in->vote_id != 0)
        TRY(counts_of_vote(ctx, in->vote_id, &organ, &n));
    round.organ_id = duty.organ_id;
    TRY(number_of(ctx, s.id, duty.organ_id, &round.number));
    TRY(judge(ctx, in, n, &round));
    round.id = db_new_id(ctx);
    TRY(supervision_store_round_add(ctx, &round));
    TRY(resolution_duty_rate(
        ctx, &(struct resolution_duty_mark){
                 .id = duty.id,
                 .mark = str_eqz(round.mark, "satisfied") ? "satisfied"
                         : str_eqz(round.mark, "basic")   ? "basic"
                                                          : "dissatisfied",
                 .note = round.passed
                             ? in->note
                             : TF(ctx->arena, "supervision.round_note", round.formula, in->note),
                 .next_due_on = round.next_due_on}));
    *r->out = round;
    return event_emit(ctx, "supervision.rated", s.id);
}

enum status supervision_poll_judge(struct ctx *ctx, struct supervision_poll *poll)
{
    struct supervision_count n = {poll->all, poll->ballots, poll->satisfied, poll->basic,
                                  poll->dissatisfied};
    /* A next day is the caller's business. */
    const struct supervision_rate any = {.next_due_on = ctx->today};
    struct supervision_round round = {0};
    struct organ organ;

    TRY(organ_get(ctx, poll->organ_id, &organ));
    if (poll->vote_id != 0)
        TRY(counts_of_vote(ctx, poll->vote_id, &organ, &n));
    TRY(judge(ctx, &any, n, &round));
    poll->all = n.all;
    poll->ballots = n.ballots;
    poll->satisfied = n.satisfied;
    poll->basic = n.basic;
    poll->dissatisfied = n.dissatisfied;
    poll->passed = round.passed;
    poll->mark = round.mark;
    poll->rule = round.rule;
    poll->formula = round.formula;
    return ST_OK;
}

static enum status take_tx(struct ctx *ctx, const void *input)
{
    const struct supervision_round *round = input;

    TRY(supervision_store_round_add(ctx, round));
    return event_emit(ctx, "supervision.rated", round->step_id);
}

enum status supervision_round_take(struct ctx *ctx, const struct supervision_round *round)
{
    return db_tx(ctx, take_tx, round);
}

enum status supervision_rate(struct ctx *ctx, const struct supervision_rate *in,
                             struct supervision_round *out)
{
    struct supervision_rate now = *in;

    if (date_none(now.on))
        now.on = ctx->today;
    if (date_cmp(now.on, ctx->today) > 0)
        invalid(ctx, "on", "supervision.err.stage_ahead", NULL);
    invalid_long(ctx, "note", now.note, SUPERVISION_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, rate_tx, &(struct rating){&now, out});
}
