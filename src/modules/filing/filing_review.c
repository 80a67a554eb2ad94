// SPDX-License-Identifier: MulanPSL-2.0
/* Committees and experts are asked and answer; the check list. */
#include "modules/congress/congress.h"
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_rules.h"
#include "modules/filing/filing_store.h"
#include "platform/db.h"
#include "platform/event.h"

/* ---------------------------------------------------------------- to committees and experts */

static bool asked(const struct filing_task *all, size_t count, int64_t organ_id, struct str expert)
{
    arr_each (i, count)
        if (organ_id != 0 ? all[i].organ_id == organ_id : str_eq(all[i].expert, expert))
            return true;
    return false;
}

static enum status ask_one(struct ctx *ctx, const struct filing *f, struct filing_task t)
{
    t.id = db_new_id(ctx);
    t.filing_id = f->id;
    t.asked_on = ctx->today;
    TRY(filing_clock(ctx, FILING_LAW_OPINION, ctx->today, false, &t.due_on));
    TRY(filing_store_task_insert(ctx, &t));
    return t.organ_id != 0 ? filing_tell(ctx, f, "filing.task", t.organ_id, S("")) : ST_OK;
}

static enum status distribute_tx(struct ctx *ctx, const void *input)
{
    const struct filing_send *in = input;
    struct filing_task *have;
    struct filing f;
    size_t count, added = 0;

    TRY(filing_store_get(ctx, in->id, &f));
    TRY(filing_next(f.state, S("distribute"), FILING_OFFICE, &f.state, &ctx->err));
    TRY(filing_store_tasks(ctx, f.id, &have, &count));
    arr_each (i, in->organs_count) {
        struct organ organ;

        TRY(organ_get(ctx, in->organs[i], &organ));
        if (asked(have, count, organ.id, S("")))
            continue;
        TRY(ask_one(ctx, &f, (struct filing_task){.organ_id = organ.id, .expert = S("")}));
        added++;
    }
    arr_each (i, in->experts_count) {
        if (in->experts[i].len == 0 || asked(have, count, 0, in->experts[i]))
            continue;
        TRY(ask_one(ctx, &f, (struct filing_task){.expert = in->experts[i]}));
        added++;
    }
    if (added == 0)
        return fail_field(&ctx->err, "organ", "filing.err.nobody", NULL);
    f.version = in->version;
    TRY(filing_store_update(ctx, &f));
    TRY(filing_note(ctx, f.id, "distribute", ctx->today, S("")));
    return event_emit(ctx, "filing.distributed", f.id);
}

enum status filing_distribute(struct ctx *ctx, const struct filing_send *in)
{
    arr_each (i, in->experts_count)
        invalid_long(ctx, "experts", in->experts[i], FILING_LINE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, distribute_tx, in);
}

static enum status answer_tx(struct ctx *ctx, const void *input)
{
    const struct filing_task *in = input;
    struct filing_task t;
    struct filing f;

    TRY(filing_store_task(ctx, in->id, &t));
    TRY(filing_store_get(ctx, t.filing_id, &f));
    if (!ctx->actor->system && !may(ctx, "filing.manage") &&
        (ctx->actor->organ_id == 0 || ctx->actor->organ_id != t.organ_id))
        return fail(&ctx->err, ST_DENIED, "filing.err.not_asked", NULL);
    if (str_eqz(f.state, "closed"))
        return fail(&ctx->err, ST_RULE, "filing.err.closed", NULL);
    t.version = in->version;
    t.verdict = in->verdict;
    t.text = in->text;
    t.answered_on = ctx->today;
    TRY(filing_store_task_update(ctx, &t));
    TRY(filing_tell(ctx, &f, "filing.opinion_given", 0, t.organ.len > 0 ? t.organ : t.expert));
    return event_emit(ctx, "filing.opinion_given", f.id);
}

enum status filing_task_answer(struct ctx *ctx, const struct filing_task *in)
{
    if (!filing_word_known("none problem", in->verdict))
        invalid(ctx, "verdict", "filing.err.verdict", NULL);
    if (in->text.len == 0)
        invalid(ctx, "text", "filing.err.opinion_text", NULL);
    invalid_long(ctx, "text", in->text, FILING_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, answer_tx, in);
}

/* ---------------------------------------------------------------- the check list */

static enum status review_tx(struct ctx *ctx, const void *input)
{
    const struct filing_checklist *in = input;
    struct filing f;

    TRY(filing_store_get(ctx, in->id, &f));
    TRY(filing_next(f.state, S("review"), FILING_OFFICE, &f.state, &ctx->err));
    arr_each (i, FILING_ITEMS_COUNT) {
        struct filing_point p = in->points[i];

        p.filing_id = f.id;
        TRY(filing_store_point_put(ctx, &p));
    }
    f.version = in->version;
    TRY(filing_store_update(ctx, &f));
    TRY(filing_note(ctx, f.id, "review", ctx->today, S("")));
    return event_emit(ctx, "filing.reviewed", f.id);
}

enum status filing_review(struct ctx *ctx, const struct filing_checklist *in)
{
    struct str rest = S(FILING_ITEMS), item;

    for (size_t i = 0; str_cut(&rest, ' ', &item); i++) {
        const struct filing_point *p = &in->points[i];
        const char *field = str_z(ctx->arena, item);

        if (!str_eq(p->item, item) || !filing_word_known("ok problem", p->verdict))
            invalid(ctx, field, "filing.err.point", NULL);
        else if (str_eqz(p->verdict, "problem") && p->note.len == 0)
            invalid(ctx, field, "filing.err.point_note", NULL);
        invalid_long(ctx, field, p->note, FILING_TEXT_CHARS);
    }
    TRY(invalid_done(ctx));
    return db_tx(ctx, review_tx, in);
}
