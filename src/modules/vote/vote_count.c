// SPDX-License-Identifier: MulanPSL-2.0
/* Closing and counting: ballots by device and counts of tellers joined in one total, judged, and
 * written down for good. Everything in the running transaction. */
#include "modules/vote/vote_count.h"
#include "modules/congress/congress.h"
#include "modules/vote/vote_rules.h"
#include "modules/vote/vote_rules_judge.h"
#include "modules/vote/vote_store.h"
#include "modules/vote/vote_store_count.h"
#include "modules/vote/vote_store_roll.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/pulse.h"

enum status vote_close_now(struct ctx *ctx, struct vote *v)
{
    uint32_t by_device;

    TRY(vote_store_numbers(ctx, v->id, &v->present, &v->voted, &by_device));
    v->state = VOTE_CLOSED;
    v->closed_at = ctx->now;
    TRY(vote_store_set(ctx, v, true));
    v->version++;
    TRY(vote_store_clock_drop(ctx, v->id));
    TRY(event_emit_data(
        ctx, "vote.closed", v->id,
        str_printf(ctx->arena, "{\"present\":%u,\"voted\":%u}", v->present, v->voted)));
    return vote_count_if_ready(ctx, v);
}

/* ---- sums ---- */

static void add_entry(struct arena *a, const struct vote_form *form, struct vote_sum *sum,
                      const struct vote_count *c)
{
    sum->ballots += c->ballots;
    sum->spoiled += c->spoiled;
    arr_each (i, c->lines_count) {
        struct vote_sum_line *line = &sum->lines[i];

        line->yes += c->lines[i].yes;
        line->no += c->lines[i].no;
        line->abstain += c->lines[i].abstain;
        arr_each (g, (size_t)VOTE_GRADES_MAX)
            line->grades[g] += c->lines[i].grades[g];
    }
    arr_each (i, c->write_ins_count)
        vote_rules_write_in_line(a, form, sum, c->write_ins[i].name)->yes += c->write_ins[i].votes;
}

/* Everybody who may have a ballot in this total: by device only who has voted; once hands or paper
 * are counted too, everybody present, unless the roll says who took a paper. */
static enum status takers(struct ctx *ctx, const struct vote *v, uint32_t *out)
{
    uint32_t present, voted, by_device;

    *out = v->method == VOTE_DEVICE ? v->voted : v->present;
    if (v->method != VOTE_PAPER || v->imported)
        return ST_OK;
    TRY(vote_store_numbers(ctx, v->id, &present, &voted, &by_device));
    if (voted > by_device)
        *out = voted;
    return ST_OK;
}

static struct vote_result result_of(const struct vote *v, const struct vote_sum *sum,
                                    const struct vote_judged *j)
{
    return (struct vote_result){
        .all_members = v->all_members,
        .present = v->present,
        .ballots = sum->ballots,
        .spoiled = sum->spoiled,
        .valid = sum->ballots - sum->spoiled,
        .not_pressed = v->present > sum->ballots ? v->present - sum->ballots : 0,
        .absent = v->all_members > v->present ? v->all_members - v->present : 0,
        .needed = j->needed,
        .valid_round = j->valid_round,
        .passed = j->passed,
    };
}

static void lines_of(struct ctx *ctx, const struct vote *v, const struct vote_option *options,
                     size_t options_count, const struct vote_sum *sum, const struct vote_judged *j,
                     struct vote_result *r)
{
    const size_t on_ballot = vote_lines(v, options_count);

    r->lines = arena_array(ctx->arena, sum->lines_count, struct vote_line);
    r->lines_count = sum->lines_count;
    arr_each (i, sum->lines_count) {
        const struct vote_sum_line *s = &sum->lines[i];
        const bool option = on_ballot == options_count && i < options_count;

        r->lines[i] = (struct vote_line){
            .option_id = option ? options[i].id : 0,
            .name = option          ? options[i].name
                    : i < on_ballot ? v->title
                                    : s->name,
            .note = option ? options[i].note : S(""),
            .yes = s->yes,
            .no = s->no,
            .abstain = s->abstain,
            .passed = j->lines[i].passed,
            .tied = j->lines[i].tied,
        };
        memcpy(r->lines[i].grades, s->grades, sizeof s->grades);
    }
}

static enum status add_up(struct ctx *ctx, const struct vote *v, const struct vote_form *form,
                          struct vote_sum *sum)
{
    struct vote_count hand;

    TRY(vote_ballots(v->sealed)->count(ctx, v, form, sum));
    if (v->method == VOTE_DEVICE)
        return ST_OK;
    TRY(vote_count_agreed(ctx, v, form, &hand));
    add_entry(ctx->arena, form, sum, &hand);
    return ST_OK;
}

static enum status write_result(struct ctx *ctx, const struct vote *v, const struct vote_result *r)
{
    TRY(vote_store_add_result(ctx, v->id, r));
    arr_each (i, r->lines_count)
        TRY(vote_store_add_line(ctx, v->id, (int64_t)i + 1, &r->lines[i]));
    return ST_OK;
}

/* The sum judged by the law of the day, and written down for good. */
static enum status judge_sum(struct ctx *ctx, struct vote *v, const struct vote_form *form,
                             struct vote_sum *sum, uint32_t all_takers)
{
    struct vote_option *options;
    struct law_params params;
    struct vote_result r;
    struct vote_judged j;
    struct vote_case c;
    size_t count;

    TRY(vote_store_options(ctx, v->id, &options, &count));
    TRY(congress_law_params(ctx, v->on, &params));
    vote_rules_settle(form, sum);
    c = (struct vote_case){
        .kind = v->kind,
        .rule = v->rule,
        .seats = v->seats,
        .pass_percent = v->pass_percent,
        .pass_grades = v->pass_grades,
        .all_members = v->all_members,
        .present = v->present,
        .takers = all_takers,
        .third_of_valid = params.third_of_valid,
    };
    j = vote_rules_judge(ctx->arena, &c, sum);
    r = result_of(v, sum, &j);
    lines_of(ctx, v, options, count, sum, &j, &r);
    TRY(vote_put_in_words(ctx, v, c.takers, &r));
    return write_result(ctx, v, &r);
}

static enum status count_now(struct ctx *ctx, struct vote *v)
{
    struct vote_form form;
    struct vote_sum sum;
    uint32_t who;

    TRY(vote_marks_agree(ctx, v));
    TRY(vote_form_get(ctx, v, &form));
    sum = vote_rules_sum(ctx->arena, &form);
    TRY(add_up(ctx, v, &form, &sum));
    TRY(takers(ctx, v, &who));
    TRY(judge_sum(ctx, v, &form, &sum, who));
    TRY(vote_ballots(v->sealed)->clear(ctx, v));
    TRY(vote_own_panel_over(ctx, v));
    v->state = VOTE_COUNTED;
    TRY(vote_store_set(ctx, v, true));
    v->version++;
    return event_emit(ctx, "vote.counted", v->id);
}

enum status vote_count_given(struct ctx *ctx, struct vote *v, const struct vote_count *given)
{
    struct vote_count_fault fault;
    struct vote_form form;
    struct vote_sum sum;

    TRY(vote_form_get(ctx, v, &form));
    fault = vote_rules_check_count(&form, v->method, given);
    if (fault.key != NULL)
        return fail_field(&ctx->err, fault.field, fault.key, NULL);
    sum = vote_rules_sum(ctx->arena, &form);
    add_entry(ctx->arena, &form, &sum, given);
    TRY(judge_sum(ctx, v, &form, &sum, v->present));
    v->state = VOTE_COUNTED;
    TRY(vote_store_set(ctx, v, true));
    v->version++;
    return ST_OK;
}

enum status vote_is_ready(struct ctx *ctx, const struct vote *v, bool *out)
{
    struct vote_count hand;
    struct vote_form form;
    enum status st;

    TRY(vote_ballots(v->sealed)->ready(ctx, v, out));
    if (!*out || v->method == VOTE_DEVICE)
        return ST_OK;
    TRY(vote_form_get(ctx, v, &form));
    st = vote_count_agreed(ctx, v, &form, &hand);
    *out = st == ST_OK;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

enum status vote_count_if_ready(struct ctx *ctx, struct vote *v)
{
    bool ready;

    TRY(vote_rules_may(v->state, VOTE_ACT_COUNT, &ctx->err));
    TRY(vote_is_ready(ctx, v, &ready));
    return ready ? count_now(ctx, v) : ST_OK;
}

void vote_touch(struct ctx *ctx, int64_t id)
{
    pulse_touch(ctx->app, "vote", ctx->congress_id, id);
}

void vote_cleared(struct ctx *ctx, const struct vote *v)
{
    vote_touch(ctx, v->id);
    if (db_in_tx(ctx)) /* a caller's, which may yet come to nothing: the job vote.tidy does it */
        return;
    if (v->state == VOTE_COUNTED || v->state == VOTE_ANNOUNCED || v->state == VOTE_INVALID)
        vote_ballots(v->sealed)->cleared(ctx, v);
}

enum status vote_result(struct ctx *ctx, int64_t id, struct vote_result *out)
{
    struct vote v;
    enum status st;

    TRY(vote_store_get(ctx, id, &v));
    st = vote_store_result(ctx, id, out);
    if (st == ST_NOT_FOUND)
        return fail(&ctx->err, ST_RULE, "vote.not_counted", NULL);
    TRY(st);
    out->all_members = v.all_members;
    out->present = v.present;
    return ST_OK;
}
