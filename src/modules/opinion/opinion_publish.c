// SPDX-License-Identifier: MulanPSL-2.0
/* Publication after review, the local periods, and what the jobs do by themselves. */
#include "base/private.h"
#include "modules/opinion/opinion_act.h"

static bool is_confirmed(const struct opinion_publish *in, struct str id)
{
    arr_each (i, in->confirmed_count)
        if (str_eq(in->confirmed[i], id))
            return true;
    return false;
}

static void check_private(struct ctx *ctx, const char *field, struct str text,
                          const struct opinion_publish *in)
{
    struct private_finding *found;
    size_t count;

    private_scan(ctx->arena, text, &found, &count);
    arr_each (i, count) {
        if (is_confirmed(in, found[i].id))
            continue;
        invalid(ctx, field, "opinion.private", NULL);
        return;
    }
}

static enum status check_public(struct ctx *ctx, const struct opinion_case *c,
                                const struct opinion_publish *in)
{
    if (c->hidden)
        return fail(&ctx->err, ST_RULE, "opinion.publish_hidden", NULL);
    if (!c->open)
        return fail(&ctx->err, ST_RULE, "opinion.publish_refused", NULL);
    opinion_act_need(ctx, "subject", in->subject, true, OPINION_SUBJECT_CHARS);
    opinion_act_need(ctx, "body", in->body, true, OPINION_BODY_CHARS);
    opinion_act_need(ctx, "answer", in->answer, false, OPINION_TEXT_CHARS);
    check_private(ctx, "subject", in->subject, in);
    check_private(ctx, "body", in->body, in);
    check_private(ctx, "answer", in->answer, in);
    return invalid_done(ctx);
}

static enum status publish_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_publish *in = input;
    struct opinion_publication p;
    struct opinion_act a;

    TRY(opinion_act_begin(ctx, in->id, in->version, DO_PUBLISH, &a));
    if (in->published)
        TRY(check_public(ctx, &a.c, in));
    TRY(opinion_store_publication(ctx, in->id, &p));
    p.published = in->published;
    p.subject = in->published ? in->subject : S("");
    p.body = in->published ? in->body : S("");
    p.answer = in->published ? in->answer : S("");
    p.why_not = in->published ? S("") : in->why_not;
    p.confirmed = str_join(ctx->arena, in->confirmed, in->confirmed_count, S(" "));
    p.decided_on = ctx->today;
    TRY(opinion_store_save_publication(ctx, &p));
    a.c.published = in->published;
    TRY(opinion_act_step(ctx, &a, in->published ? "published" : "withheld", in->why_not, false));
    return opinion_act_save(ctx, &a, in->published ? "opinion.published" : "opinion.withheld");
}

enum status opinion_publish(struct ctx *ctx, const struct opinion_publish *in)
{
    opinion_act_need(ctx, "why_not", in->why_not, !in->published, OPINION_WORDS_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, publish_tx, in);
}

/* ---------------------------------------------------------------- periods */

static enum status period_set_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_period_set *in = input;
    struct opinion_period_row all[OPINION_PERIODS];
    enum opinion_step_period step = PERIOD_SORT;

    (void)opinion_period_parse(in->step, &step);
    TRY(opinion_store_periods(ctx, all));
    all[step].days = (unsigned)in->days;
    all[step].basis = in->basis;
    TRY(opinion_store_save_period(ctx, &all[step]));
    return event_emit_data(ctx, "opinion.period_set", ctx->congress_id,
                           str_printf(ctx->arena, "{\"step\":\"%s\",\"days\":%lld}",
                                      opinion_period_word(step), (long long)in->days));
}

enum status opinion_period_set(struct ctx *ctx, const struct opinion_period_set *in)
{
    enum opinion_step_period step;

    if (!opinion_period_parse(in->step, &step))
        invalid(ctx, "step", "form.choose", NULL);
    if (in->days < 1 || in->days > OPINION_PERIOD_MOST)
        invalid(ctx, "days", "opinion.days_wrong", NULL);
    opinion_act_need(ctx, "basis", in->basis, false, OPINION_WORDS_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, period_set_tx, in);
}

/* ---------------------------------------------------------------- of before */

enum { ADOPT_MOST = 500 };

static enum status adopt_tx(struct ctx *ctx, const void *input)
{
    size_t count;

    (void)input;
    TRY(opinion_store_adopt(ctx, ADOPT_MOST, &count));
    return count == 0 ? ST_OK : event_emit(ctx, "opinion.adopted", ctx->congress_id);
}

enum status opinion_adopt(struct ctx *ctx)
{
    bool more = true;

    while (more) {
        const struct arena_mark mark = arena_mark(ctx->arena);

        TRY(db_tx(ctx, adopt_tx, NULL));
        TRY(opinion_store_unadopted(ctx, &more));
        arena_reset(ctx->arena, mark);
    }
    return ST_OK;
}
