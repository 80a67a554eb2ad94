// SPDX-License-Identifier: MulanPSL-2.0
/* Questions: offered, chosen, put, answered, followed up, and what is to be put right. */
#include "modules/congress/congress.h"
#include "modules/inquiry/inquiry_actions.h"
#include "modules/inquiry/inquiry_store.h"
#include "platform/db.h"
#include "platform/event.h"

/* ---------------------------------------------------------------- offered */

struct asking {
    const struct inquiry_question *in;
    int64_t *out_id;
};

static bool office(const struct ctx *ctx)
{
    return ctx->actor->system || may(ctx, "inquiry.manage");
}

bool inquiry_asks(const struct ctx *ctx)
{
    return office(ctx) || may(ctx, "inquiry.ask");
}

bool inquiry_sees(const struct ctx *ctx, const struct inquiry_question *x)
{
    if (ctx->actor->system || may(ctx, "inquiry.read") || x->asked_at != 0)
        return true;
    return x->account_id != 0 && x->account_id == ctx->actor->account_id;
}

static enum status place_of(struct ctx *ctx, struct inquiry_question *x)
{
    struct inquiry_question *all, parent;
    size_t count;

    if (x->parent_id != 0) {
        TRY(inquiry_store_question(ctx, x->parent_id, &parent));
        if (parent.inquiry_id != x->inquiry_id || !inquiry_sees(ctx, &parent))
            return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
        x->place = parent.place;
        x->organ_id = x->organ_id != 0 ? x->organ_id : parent.organ_id;
        return ST_OK;
    }
    TRY(inquiry_store_questions(ctx, x->inquiry_id, &all, &count));
    x->place = 1;
    arr_each (i, count)
        if (all[i].place >= x->place)
            x->place = all[i].place + 1;
    return ST_OK;
}

static enum status ask_tx(struct ctx *ctx, const void *input)
{
    const struct asking *a = input;
    struct inquiry_question x = *a->in;
    struct inquiry q;

    TRY(inquiry_get(ctx, x.inquiry_id, &q));
    if (!inquiry_asks(ctx))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (!office(ctx) || !str_eqz(q.state, "planned"))
        TRY(inquiry_check_ask(&q, ctx->today, &ctx->err));
    TRY(place_of(ctx, &x));
    x.id = db_new_id(ctx);
    x.state = str_eqz(q.state, "open") && x.parent_id != 0 ? S("chosen") : S("offered");
    TRY(inquiry_store_question_add(ctx, &x));
    *a->out_id = x.id;
    return event_emit(ctx, "inquiry.offered", q.id);
}

enum status inquiry_ask(struct ctx *ctx, const struct inquiry_question *in, int64_t *out_id)
{
    struct inquiry_question x = *in;

    if (x.asker.len == 0 || !office(ctx)) {
        x.asker = ctx->actor->name;
        x.account_id = ctx->actor->account_id;
        x.deputy_id = ctx->actor->deputy_id;
    }
    inquiry_need(ctx, "asker", x.asker, true, INQUIRY_LINE_CHARS);
    inquiry_need(ctx, "text", x.text, true, INQUIRY_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, ask_tx, &(struct asking){&x, out_id});
}

/* ---------------------------------------------------------------- put and answered */

static const char *event_of(enum inquiry_question_verb verb)
{
    static const char *const NAMES[] = {
        [QUESTION_CHOOSE] = "inquiry.chosen",
        [QUESTION_LEAVE] = "inquiry.left_out",
        [QUESTION_ASK] = "inquiry.asked",
        [QUESTION_ANSWER] = "inquiry.answered",
    };

    return NAMES[verb];
}

/* What is put is what everybody looks at. */
static enum status show(struct ctx *ctx, struct inquiry *q, int64_t question_id)
{
    if (q->question_id == question_id)
        return ST_OK;
    q->question_id = question_id;
    return inquiry_store_put(ctx, q, false);
}

static enum status do_tx(struct ctx *ctx, const void *input)
{
    const struct inquiry_question_act *in = input;
    struct inquiry_question x;
    struct inquiry q;
    const char *next;

    TRY(inquiry_store_question(ctx, in->id, &x));
    TRY(inquiry_store_get(ctx, x.inquiry_id, &q));
    next = inquiry_question_next(x.state, in->verb, str_eqz(q.state, "open"));
    if (next == NULL)
        return fail(&ctx->err, ST_RULE, "inquiry.err.question_state", NULL);
    x.state = str_from(next);
    if (in->organ_id != 0)
        x.organ_id = in->organ_id;
    if (in->verb == QUESTION_ASK || in->verb == QUESTION_ANSWER)
        x.asked_at = x.asked_at != 0 ? x.asked_at : ctx->now;
    if (in->verb == QUESTION_ANSWER) {
        x.answer = in->text;
        x.answerer = in->answerer;
        x.answered_at = x.answered_at != 0 ? x.answered_at : ctx->now;
    }
    TRY(inquiry_store_question_put(ctx, &x));
    if (str_eqz(q.state, "open") && (in->verb == QUESTION_ASK || in->verb == QUESTION_ANSWER))
        TRY(show(ctx, &q, x.id));
    return event_emit(ctx, event_of(in->verb), q.id);
}

enum status inquiry_question_do(struct ctx *ctx, const struct inquiry_question_act *in)
{
    struct organ organ;

    if (in->verb == QUESTION_ANSWER) {
        inquiry_need(ctx, "text", in->text, true, INQUIRY_REPORT_CHARS);
        inquiry_need(ctx, "answerer", in->answerer, true, INQUIRY_LINE_CHARS);
    }
    if (in->organ_id != 0 && organ_get(ctx, in->organ_id, &organ) != ST_OK) {
        ctx->err = (struct err){0};
        invalid(ctx, "organ", "form.choose", NULL);
    }
    TRY(invalid_done(ctx));
    return db_tx(ctx, do_tx, in);
}

/* ---------------------------------------------------------------- to be put right */

struct finding {
    int64_t id;
    struct str title;
    struct date due_on;
    int64_t *out_id;
};

static enum status problem_tx(struct ctx *ctx, const void *input)
{
    const struct finding *f = input;
    struct inquiry_question x;
    struct inquiry q;

    TRY(inquiry_store_question(ctx, f->id, &x));
    TRY(inquiry_store_get(ctx, x.inquiry_id, &q));
    if (x.problem_id != 0)
        return fail(&ctx->err, ST_RULE, "inquiry.err.problem_there", NULL);
    TRY(supervision_problem_add(ctx,
                                &(struct supervision_problem){
                                    .matter_id = q.matter_id,
                                    .origin = S("inquiry"),
                                    .origin_id = q.id,
                                    .url = str_printf(ctx->arena, "/inquiry/%lld", (long long)q.id),
                                    .title = f->title,
                                    .text = str_printf(ctx->arena, STR_FMT "\n" STR_FMT,
                                                       STR_ARG(x.text), STR_ARG(x.answer)),
                                    .place = S(""),
                                    .organ_id = x.organ_id,
                                    .due_on = f->due_on},
                                &x.problem_id));
    TRY(inquiry_store_question_put(ctx, &x));
    *f->out_id = x.problem_id;
    return event_emit(ctx, "inquiry.problem_found", q.id);
}

enum status inquiry_question_problem(struct ctx *ctx, int64_t id, struct str title,
                                     struct date due_on, int64_t *out_problem_id)
{
    inquiry_need(ctx, "title", title, true, SUPERVISION_TITLE_CHARS);
    if (date_none(due_on))
        invalid(ctx, "due_on", "form.required", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, problem_tx, &(struct finding){id, title, due_on, out_problem_id});
}
