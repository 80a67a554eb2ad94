// SPDX-License-Identifier: MulanPSL-2.0
/* What deputies have signed on paper, entered by the office. */
#include "modules/motion/motion_act.h"
#include "modules/motion/motion_store.h"
#include "platform/db.h"
#include "platform/event.h"

struct entering {
    const struct motion_paper *in;
    int64_t *out_id;
};

/* The lead and the others, each once; all sit in the body it goes to. */
static enum status people_of(struct ctx *ctx, const struct motion_paper *in, struct motion *m,
                             int64_t **out, size_t *out_count)
{
    int64_t *lead;
    size_t count;

    TRY(motion_named(ctx, m, "lead", in->lead, &lead, &count));
    if (count != 1)
        return fail_field(&ctx->err, "lead", "motion.err.one_lead", NULL);
    m->lead_deputy_id = lead[0];
    TRY(motion_named(ctx, m, "names", in->signers, out, out_count));
    arr_each (i, *out_count)
        if ((*out)[i] == m->lead_deputy_id)
            (*out)[i] = (*out)[--*out_count];
    m->signer_count = (int64_t)*out_count + 1;
    return ST_OK;
}

static enum status add_signers(struct ctx *ctx, const struct motion *m, const int64_t *ids,
                               size_t count)
{
    struct motion_signer *signers;
    size_t there;

    TRY(motion_store_add_signer(ctx, m->id, m->lead_deputy_id, true));
    arr_each (i, count)
        TRY(motion_store_add_signer(ctx, m->id, ids[i], false));
    TRY(motion_store_signers(ctx, m->id, &signers, &there));
    arr_each (i, there)
        if (!signers[i].lead)
            TRY(motion_store_set_signer(ctx, &signers[i], "signed"));
    return ST_OK;
}

static enum status enter_tx(struct ctx *ctx, const void *input)
{
    const struct entering *e = input;
    const struct motion_draft *text = &e->in->text;
    struct motion m = {
        .id = db_new_id(ctx),
        .kind = e->in->kind,
        .forum = e->in->forum,
        .state = MOTION_DRAFT,
        .mover = S("members"),
        .paper = true,
        .title = text->title,
        .cause = text->cause,
        .grounds = text->grounds,
        .proposal = text->proposal,
        .question = text->question,
        .content = text->content,
        .subject_text = text->subject_text,
        .target_organ_id = text->target_organ_id,
        .subject_id = text->subject_id,
        .way = S(""),
        .basis = S(""),
        .created_at = ctx->now,
    };
    struct motion_act a;
    int64_t *ids;
    size_t count;

    TRY(people_of(ctx, e->in, &m, &ids, &count));
    TRY(motion_store_insert(ctx, &m));
    TRY(add_signers(ctx, &m, ids, count));
    TRY(event_emit(ctx, "motion.drafted", m.id));
    TRY(motion_act_load(ctx, m.id, 0, &a));
    *e->out_id = m.id;
    return motion_hand_in(ctx, &a, false);
}

enum status motion_enter_paper(struct ctx *ctx, const struct motion_paper *in, int64_t *out_id)
{
    if (!may(ctx, "motion.manage"))
        return fail(&ctx->err, ST_DENIED, "motion.err.not_yours", NULL);
    return db_tx(ctx, enter_tx, &(struct entering){in, out_id});
}
