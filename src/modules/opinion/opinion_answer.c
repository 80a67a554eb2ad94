// SPDX-License-Identifier: MulanPSL-2.0
/* The result, the answer to the person, his word on it, and the end. */
#include "modules/congress/congress.h"
#include "modules/opinion/opinion_act.h"

static enum opinion_state state_of(struct str outcome)
{
    enum opinion_state state = OPINION_SOLVED;

    (void)opinion_state_parse(outcome, &state);
    return state;
}

/* ---------------------------------------------------------------- the answer */

/* What those who were merged into it said of an answer before: the new one is for them, too. */
static enum status ratings_gone(struct ctx *ctx, int64_t id)
{
    struct opinion_case c;
    int64_t *ids;
    size_t count;

    TRY(opinion_store_merged(ctx, id, &ids, &count));
    arr_each (i, count) {
        TRY(opinion_store_case(ctx, ids[i], &c));
        if (c.rating.len == 0)
            continue;
        c.rating = S("");
        c.rated_on = (struct date){0};
        TRY(opinion_store_save_case(ctx, &c));
    }
    return ST_OK;
}

static enum status answer_in(struct ctx *ctx, struct opinion_act *a, struct str text)
{
    opinion_act_move(a, DO_ANSWER, a->c.state);
    a->c.answered_at = ctx->now;
    a->c.due_on = (struct date){0};
    a->c.rating = S("");
    a->c.rated_on = (struct date){0};
    TRY(ratings_gone(ctx, a->c.id));
    return opinion_act_step_of(ctx, a,
                               (struct opinion_step_row){.kind = S("answered"),
                                                         .handler = a->c.handler,
                                                         .organ_id = a->c.organ_id,
                                                         .word = a->c.outcome,
                                                         .text = text,
                                                         .shown = true});
}

static enum status answer_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_say *in = input;
    struct opinion_act a;

    TRY(opinion_act_begin(ctx, in->id, in->version, DO_ANSWER, &a));
    TRY(answer_in(ctx, &a, in->note));
    return opinion_act_save(ctx, &a, "opinion.answered");
}

enum status opinion_answer(struct ctx *ctx, const struct opinion_say *in)
{
    opinion_act_need(ctx, "note", in->note, true, OPINION_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, answer_tx, in);
}

/* ---------------------------------------------------------------- the result */

static enum status finish_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_finish *in = input;
    struct opinion_act a;

    TRY(opinion_act_begin(ctx, in->id, in->version, DO_FINISH, &a));
    opinion_act_move(&a, DO_FINISH, state_of(in->outcome));
    a.c.outcome = in->outcome;
    a.c.settled_on = ctx->today;
    a.c.promise_on = str_eqz(in->outcome, "promised") ? in->promise_on : (struct date){0};
    TRY(opinion_act_due(ctx, PERIOD_ANSWER, &a.c.due_on));
    json_str(&a.json, "outcome", in->outcome);
    TRY(opinion_act_step_of(ctx, &a,
                            (struct opinion_step_row){.kind = S("finished"),
                                                      .handler = a.c.handler,
                                                      .organ_id = a.c.organ_id,
                                                      .due_on = a.c.promise_on,
                                                      .word = in->outcome,
                                                      .text = in->note}));
    if (in->answer.len > 0)
        TRY(answer_in(ctx, &a, in->answer));
    TRY(opinion_act_save(ctx, &a, in->answer.len > 0 ? "opinion.answered" : "opinion.finished"));
    TRY(opinion_tell_station(ctx, &a.c));
    return opinion_tell(ctx, "opinion.finished", &a.c, in->note);
}

enum status opinion_finish(struct ctx *ctx, const struct opinion_finish *in)
{
    opinion_act_need_word(ctx, "outcome", in->outcome, OPINION_OUTCOMES);
    opinion_act_need(ctx, "note", in->note, true, OPINION_TEXT_CHARS);
    opinion_act_need(ctx, "answer", in->answer, false, OPINION_TEXT_CHARS);
    if (str_eqz(in->outcome, "promised") && date_cmp(in->promise_on, ctx->today) <= 0)
        invalid(ctx, "promise_on", "opinion.promise_when", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, finish_tx, in);
}

static enum status keep_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_say *in = input;
    struct opinion_act a;

    TRY(opinion_act_begin(ctx, in->id, in->version, DO_KEEP, &a));
    if (!str_eqz(a.c.outcome, "promised"))
        return fail(&ctx->err, ST_RULE, "opinion.no_promise", NULL);
    opinion_act_move(&a, DO_KEEP, a.from);
    a.c.outcome = S("solved");
    a.c.promise_on = (struct date){0};
    TRY(opinion_act_step(ctx, &a, "kept", in->note, true));
    TRY(opinion_act_save(ctx, &a, "opinion.promise_kept"));
    return opinion_tell_station(ctx, &a.c);
}

enum status opinion_keep(struct ctx *ctx, const struct opinion_say *in)
{
    opinion_act_need(ctx, "note", in->note, true, OPINION_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, keep_tx, in);
}

/* ---------------------------------------------------------------- the end */

static enum status close_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_say *in = input;
    struct opinion_act a;

    TRY(opinion_act_begin(ctx, in->id, in->version, DO_CLOSE, &a));
    opinion_act_move(&a, DO_CLOSE, a.from);
    TRY(opinion_act_step(ctx, &a, "closed", in->note, false));
    return opinion_act_save(ctx, &a, "opinion.closed");
}

enum status opinion_close(struct ctx *ctx, const struct opinion_say *in)
{
    return db_tx(ctx, close_tx, in);
}

enum { CLOSE_MOST = 200 };

static enum status close_silent_tx(struct ctx *ctx, const void *input)
{
    const int64_t *before = input;
    int64_t *ids;
    size_t count;

    TRY(opinion_store_to_close(ctx, *before, CLOSE_MOST, &ids, &count));
    arr_each (i, count)
        TRY(close_tx(ctx, &(struct opinion_say){.id = ids[i]}));
    return ST_OK;
}

/* The last day of an answer whose period of so many working days is over. */
static struct date silent_since(const struct calendar *cal, struct date today, unsigned days)
{
    struct date d = date_add_days(today, -(int)days);

    while (date_cmp(opinion_due(cal, d, days), today) >= 0)
        d = date_add_days(d, -1);
    return d;
}

enum status opinion_close_silent(struct ctx *ctx)
{
    struct opinion_period_row periods[OPINION_PERIODS];
    struct calendar cal;
    int64_t before;

    TRY(opinion_store_periods(ctx, periods));
    TRY(congress_calendar(ctx, &cal));
    before = date_begin(
        date_add_days(silent_since(&cal, ctx->today, (unsigned)periods[PERIOD_RATE].days), 1));
    return db_tx(ctx, close_silent_tx, &before);
}

/* ---------------------------------------------------------------- the person's word */

static enum status rating_check(struct ctx *ctx, const struct opinion_case *own,
                                const struct opinion_case *main)
{
    if (own->rating.len > 0)
        return fail(&ctx->err, ST_RULE, "opinion.rate_done", NULL);
    if (main->state != OPINION_ANSWERED && main->state != OPINION_RATED)
        return fail(&ctx->err, ST_RULE, "opinion.rate_early", NULL);
    return ST_OK;
}

/* Of one that was merged: his own word, on his own record. */
static enum status rate_own(struct ctx *ctx, struct opinion_case *own,
                            const struct opinion_rate *in)
{
    const struct opinion_act a = {.c = *own};

    TRY(opinion_act_step_of(
        ctx, &a,
        (struct opinion_step_row){
            .kind = S("rated"), .word = in->rating, .text = in->words, .shown = true}));
    own->rating = in->rating;
    own->rated_on = ctx->today;
    return opinion_store_save_case(ctx, own);
}

/* What is handled again lies with whoever had it; the second time it ends. */
static enum status rate_main(struct ctx *ctx, struct opinion_act *a, const struct opinion_rate *in,
                             bool own)
{
    const bool bad = str_eqz(in->rating, "dissatisfied");

    if (bad || a->c.state == OPINION_ANSWERED)
        opinion_act_move(a, bad ? DO_RATE_BAD : DO_RATE_GOOD, a->c.state);
    if (own) {
        a->c.rating = in->rating;
        a->c.rated_on = ctx->today;
    }
    if (a->c.state == OPINION_HANDLING) {
        a->c.rounds++;
        a->c.settled_on = (struct date){0};
        a->c.outcome = S("");
        TRY(opinion_act_due(ctx, opinion_period_of(a->c.handler), &a->c.due_on));
        a->c.handle_due_on = a->c.due_on;
    }
    json_str(&a->json, "rating", in->rating);
    return ST_OK;
}

static enum status rate_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_rate *in = input;
    struct opinion_case own;
    struct opinion_act a;
    int64_t id;

    TRY(opinion_store_by_code(ctx, in->code, in->pin, &id));
    TRY(opinion_store_case(ctx, id, &own));
    TRY(opinion_act_begin_free(ctx, own.state == OPINION_MERGED ? own.into_id : id, DO_NOTE, &a));
    TRY(rating_check(ctx, &own, &a.c));
    if (own.id != a.c.id)
        TRY(rate_own(ctx, &own, in));
    else
        TRY(opinion_act_step_of(
            ctx, &a,
            (struct opinion_step_row){
                .kind = S("rated"), .word = in->rating, .text = in->words, .shown = true}));
    TRY(rate_main(ctx, &a, in, own.id == a.c.id));
    TRY(opinion_act_save(ctx, &a, "opinion.rated"));
    if (a.c.state != OPINION_HANDLING)
        return ST_OK;
    TRY(opinion_tell_station(ctx, &a.c));
    return opinion_tell(ctx, "opinion.again", &a.c, in->words);
}

enum status opinion_rate(struct ctx *ctx, const struct opinion_rate *in)
{
    struct opinion_rate own = *in;
    enum status st;

    own.code = opinion_code_clean(ctx->arena, in->code);
    opinion_act_need_word(ctx, "rating", in->rating, OPINION_RATINGS);
    opinion_act_need(ctx, "words", in->words, false, OPINION_WORDS_CHARS);
    TRY(invalid_done(ctx));
    st = db_tx(ctx, rate_tx, &own);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return fail(&ctx->err, ST_NOT_FOUND, "opinion.follow_unknown", NULL);
    }
    return st;
}
