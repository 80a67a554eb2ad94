// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's inquiries: one that was held and rated, one for which questions are collected;
 * an investigation that has reported. */
#include "inquiry_demo_texts.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/inquiry/inquiry_actions.h"
#include "modules/inquiry/inquiry_parts.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { HOUR = 9, QUESTIONS = 8, WHOLE = 35, COLLECT_DAYS = 18 };

struct demo {
    struct date today;
    struct deputy *deputies;
    size_t count;
};

static enum status organ_of(struct ctx *ctx, struct str name, int64_t *out)
{
    struct organ organ;

    TRY(organ_by_name(ctx, name, &organ));
    *out = organ.id;
    return ST_OK;
}

static enum status move(struct ctx *ctx, int64_t id, enum inquiry_verb verb, struct str text)
{
    struct inquiry q;

    TRY(inquiry_store_get(ctx, id, &q));
    return inquiry_move(ctx, id, q.version, verb, text);
}

static enum status put_questions(struct ctx *ctx, const struct demo *d, int64_t id,
                                 int64_t *questions, size_t *count)
{
    struct str rest = str_from(inquiry_questions_txt), line, f[DEMO_FIELDS_MAX];

    while (*count < QUESTIONS && demo_line(&rest, &line)) {
        struct inquiry_question x = {.inquiry_id = id};

        if (line.ptr[0] == '#')
            continue;
        demo_fields(line, f);
        x.asker = f[0];
        x.text = f[2];
        x.deputy_id = d->deputies[*count % d->count].id;
        TRY(organ_of(ctx, f[1], &x.organ_id));
        TRY(inquiry_ask(ctx, &x, &questions[*count]));
        TRY(inquiry_question_do(
            ctx, &(struct inquiry_question_act){.id = questions[*count], .verb = QUESTION_CHOOSE}));
        (*count)++;
    }
    return ST_OK;
}

static enum status answer(struct ctx *ctx, const int64_t *questions, size_t count)
{
    struct str rest = str_from(inquiry_questions_txt), line, f[DEMO_FIELDS_MAX];
    size_t n = 0;

    while (n < count && demo_line(&rest, &line)) {
        if (line.ptr[0] == '#')
            continue;
        demo_fields(line, f);
        TRY(inquiry_question_do(
            ctx, &(struct inquiry_question_act){.id = questions[n], .verb = QUESTION_ASK}));
        TRY(inquiry_question_do(
            ctx, &(struct inquiry_question_act){
                     .id = questions[n], .verb = QUESTION_ANSWER, .answerer = f[3], .text = f[4]}));
        n++;
    }
    return ST_OK;
}

static enum status follow_up(struct ctx *ctx, int64_t id, int64_t parent)
{
    int64_t question, problem;

    TRY(inquiry_ask(ctx,
                    &(struct inquiry_question){.inquiry_id = id,
                                               .parent_id = parent,
                                               .asker = T("inquiry.demo.asker"),
                                               .text = T("inquiry.demo.follow")},
                    &question));
    TRY(inquiry_question_do(ctx,
                            &(struct inquiry_question_act){.id = question,
                                                           .verb = QUESTION_ANSWER,
                                                           .answerer = T("inquiry.demo.answerer"),
                                                           .text = T("inquiry.demo.answer")}));
    return inquiry_question_problem(ctx, parent, T("inquiry.demo.problem"),
                                    date_add_days(ctx->today, 60), &problem);
}

static enum status held(struct ctx *ctx, const struct demo *d)
{
    struct inquiry in = {.title = T("inquiry.demo.title"),
                         .text = T("inquiry.demo.text"),
                         .form = S("joint"),
                         .place = T("inquiry.demo.place"),
                         .chair = T("inquiry.demo.chair"),
                         .held_on = {d->today.year, 9, 23}};
    int64_t organs[3], questions[QUESTIONS], id;
    size_t count = 0;

    TRY(organ_of(ctx, T("inquiry.demo.organ1"), &organs[0]));
    TRY(organ_of(ctx, T("inquiry.demo.organ2"), &organs[1]));
    TRY(organ_of(ctx, T("inquiry.demo.organ3"), &organs[2]));
    demo_act(ctx, NULL, date_add_days(in.held_on, -COLLECT_DAYS), HOUR);
    TRY(inquiry_save(ctx, &in, organs, 3, &id));
    TRY(move(ctx, id, INQUIRY_COLLECT, S("")));
    demo_act(ctx, NULL, date_add_days(in.held_on, -3), HOUR);
    TRY(put_questions(ctx, d, id, questions, &count));
    demo_act(ctx, NULL, in.held_on, HOUR);
    TRY(move(ctx, id, INQUIRY_OPEN, S("")));
    TRY(answer(ctx, questions, count));
    TRY(follow_up(ctx, id, questions[0]));
    demo_act(ctx, NULL, in.held_on, HOUR + 2);
    TRY(move(ctx, id, INQUIRY_CLOSE, T("inquiry.demo.summary")));
    for (size_t i = 0; i < 3; i++) {
        struct supervision_poll poll = {.organ_id = organs[i],
                                        .all = WHOLE,
                                        .ballots = 33,
                                        .satisfied = 15 + 3 * (int64_t)i,
                                        .basic = 12 - 3 * (int64_t)i,
                                        .dissatisfied = 3};

        TRY(inquiry_rate(ctx, id, &poll));
    }
    return ST_OK;
}

static enum status ahead(struct ctx *ctx, const struct demo *d)
{
    struct inquiry in = {.title = T("inquiry.demo.next"),
                         .text = T("inquiry.demo.next_text"),
                         .form = S("plenary"),
                         .place = T("inquiry.demo.place"),
                         .chair = S(""),
                         .held_on = date_add_days(d->today, 20),
                         .collect_until = date_add_days(d->today, 12)};
    int64_t organ, id;

    demo_act(ctx, NULL, date_add_days(d->today, -2), HOUR);
    TRY(organ_of(ctx, T("inquiry.demo.organ4"), &organ));
    TRY(inquiry_save(ctx, &in, &organ, 1, &id));
    return move(ctx, id, INQUIRY_COLLECT, S(""));
}

static enum status step(struct ctx *ctx, int64_t id, enum inquiry_probe_verb verb, struct str text,
                        struct date on)
{
    struct inquiry_probe p;

    demo_act(ctx, NULL, on, HOUR);
    TRY(inquiry_store_probe(ctx, id, &p));
    return inquiry_probe_do(
        ctx, &(struct inquiry_probe_step){
                 .id = id, .version = p.version, .verb = verb, .text = text, .on = on});
}

static enum status probe(struct ctx *ctx, const struct demo *d)
{
    static const char *const POSTS[] = {"chair", "vice", "member", "member", "member"};
    const struct date start = {d->today.year, 5, 6};
    const struct inquiry_probe in = {.title = T("inquiry.demo.probe"),
                                     .reason = T("inquiry.demo.reason"),
                                     .mover = S("chairmen"),
                                     .proposed_on = start};
    int64_t id, other;

    demo_act(ctx, NULL, start, HOUR);
    TRY(inquiry_probe_save(ctx, &in, &id));
    for (size_t i = 0; i < COUNT(POSTS) && i < d->count; i++)
        TRY(inquiry_member_add(
            ctx,
            &(struct inquiry_member){.probe_id = id,
                                     .post = str_from(POSTS[i]),
                                     .deputy_id = d->deputies[i * 5 % d->count].id,
                                     .name = d->deputies[i * 5 % d->count].name},
            &other));
    TRY(step(ctx, id, PROBE_DECIDE, T("inquiry.demo.basis"), date_add_days(start, 9)));
    TRY(step(ctx, id, PROBE_BEGIN, S(""), date_add_days(start, 10)));
    TRY(inquiry_act_add(ctx,
                        &(struct inquiry_act){.probe_id = id,
                                              .sort = S("visit"),
                                              .who = S(""),
                                              .text = T("inquiry.demo.act"),
                                              .done_on = date_add_days(start, 10)},
                        &other));
    return step(ctx, id, PROBE_REPORT, T("inquiry.demo.report"), date_add_days(start, 60));
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    const struct demo *d = input;

    TRY(held(ctx, d));
    TRY(ahead(ctx, d));
    return d->count >= 25 ? probe(ctx, d) : ST_OK;
}

enum status inquiry_demo(struct ctx *ctx)
{
    struct demo d = {.today = ctx->today};
    const int64_t now = ctx->now;

    TRY(deputy_in_office(ctx, ctx->today, 0, 0, &d.deputies, &d.count));
    if (d.count == 0)
        return ST_OK;
    TRY(db_tx(ctx, demo_tx, &d));
    demo_act(ctx, NULL, d.today, 0);
    ctx->now = now;
    return ST_OK;
}
