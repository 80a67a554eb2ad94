// SPDX-License-Identifier: MulanPSL-2.0
/* Reading motions: one, its details, lists. */
#include "modules/congress/congress.h"
#include "modules/motion/motion_act.h"
#include "modules/motion/motion_store.h"
#include "platform/text.h"

enum status motion_get(struct ctx *ctx, int64_t id, struct motion *out)
{
    struct motion_act a;

    TRY(motion_act_load(ctx, id, 0, &a));
    *out = a.m;
    return ST_OK;
}

static enum status organ_name(struct ctx *ctx, int64_t id, struct str *out)
{
    struct organ organ;

    *out = S("");
    if (id == 0)
        return ST_OK;
    TRY(organ_get(ctx, id, &organ));
    *out = organ.name;
    return ST_OK;
}

static enum status names(struct ctx *ctx, struct motion_detail *d)
{
    struct motion subject;

    TRY(organ_name(ctx, d->m.target_organ_id, &d->target_name));
    TRY(organ_name(ctx, d->m.mover_organ_id, &d->mover_name));
    d->lead_name = S("");
    if (str_eqz(d->m.mover, "presidium"))
        d->mover_name = T("motion.mover.presidium");
    arr_each (i, d->signers_count) {
        if (d->signers[i].lead)
            d->lead_name = d->signers[i].name;
    }
    d->subject_name = d->m.subject_text;
    if (d->m.subject_id == 0)
        return ST_OK;
    TRY(motion_store_get(ctx, d->m.subject_id, &subject));
    d->subject_name = subject.title;
    return ST_OK;
}

/* What is written and not yet signed is the business of the organ and of the office. */
static void hide_drafts(struct motion_detail *d, const struct motion_who *who)
{
    size_t n = 0;

    if (who->unit || who->head || who->office)
        return;
    arr_each (i, d->answers_count) {
        if (!str_eqz(d->answers[i].state, "draft"))
            d->answers[n++] = d->answers[i];
    }
    d->answers_count = n;
}

static bool has_marked(const struct ctx *ctx, const struct motion_detail *d)
{
    const int64_t answer = d->answers_count > 0 ? d->answers[d->answers_count - 1].id : 0;

    arr_each (i, d->marks_count) {
        if (d->marks[i].answer_id == answer && d->marks[i].deputy_id == ctx->actor->deputy_id)
            return true;
    }
    return false;
}

static bool has_written(const struct motion_detail *d)
{
    return d->answers_count > 0 && d->answers[d->answers_count - 1].round == d->m.round &&
           str_eqz(d->answers[d->answers_count - 1].state, "draft");
}

enum status motion_show(struct ctx *ctx, int64_t id, struct motion_detail *out)
{
    struct motion_act a;

    *out = (struct motion_detail){0};
    TRY(motion_act_load(ctx, id, 0, &a));
    out->m = a.m;
    out->signers = a.signers;
    out->signers_count = a.signers_count;
    TRY(motion_store_decisions(ctx, id, &out->decisions, &out->decisions_count));
    TRY(motion_store_answers(ctx, id, &out->answers, &out->answers_count));
    TRY(motion_store_marks(ctx, id, &out->marks, &out->marks_count));
    TRY(motion_store_amendments(ctx, id, &out->amendments, &out->amendments_count));
    TRY(motion_store_defences(ctx, id, &out->defences, &out->defences_count));
    TRY(motion_store_reports(ctx, id, &out->reports, &out->reports_count));
    TRY(motion_store_items(ctx, id, &out->items, &out->items_count));
    TRY(names(ctx, out));
    for (enum motion_verb v = MOTION_EDIT; v < MOTION_VERBS; v++)
        out->may |= motion_may(&a.m, &a.who, v) ? 1U << v : 0U;
    if (has_marked(ctx, out))
        out->may &= ~(1U << MOTION_MARK);
    if (!has_written(out))
        out->may &= ~(1U << MOTION_SIGN_ANSWER);
    hide_drafts(out, &a.who);
    return ST_OK;
}

static struct motion_viewer viewer(const struct ctx *ctx)
{
    const bool answers = may(ctx, "motion.answer") || may(ctx, "motion.sign_answer");

    return (struct motion_viewer){
        .all = may(ctx, "motion.all"),
        .office = may(ctx, "motion.manage"),
        .deputy_id = ctx->actor->deputy_id,
        .organ_id = answers ? ctx->actor->organ_id : 0,
        .account_id = ctx->actor->account_id,
    };
}

enum status motion_page(struct ctx *ctx, const struct motion_filter *filter, struct motion **out,
                        size_t *out_count, struct str *out_next, int64_t *out_total)
{
    const struct motion_viewer who = viewer(ctx);

    return motion_store_page(ctx, &who, filter, out, out_count, out_next, out_total);
}

enum status motion_waiting(struct ctx *ctx, int64_t *out)
{
    const struct motion_viewer who = viewer(ctx);

    return motion_store_waiting(ctx, &who, out);
}
