// SPDX-License-Identifier: MulanPSL-2.0
/* Numbers typed from paper: they count when the paper is attached or a second account has compared
 * them. */
#include "modules/resolution/resolution_typed.h"
#include "modules/attachment/attachment.h"
#include "modules/resolution/resolution_act.h"

enum status resolution_has_scan(struct ctx *ctx, const char *kind, int64_t id, bool *out)
{
    struct attachment *all;
    size_t count;

    *out = false;
    TRY(attachment_list_shown(ctx, (struct attachment_of){kind, id}, &all, &count));
    arr_each (i, count)
        *out = *out || !str_eqz(all[i].state, "refused");
    return ST_OK;
}

enum status resolution_typed_of(struct ctx *ctx, int64_t doc_id, struct resolution_typed *out)
{
    return resolution_store_typed(ctx, doc_id, out);
}

enum status resolution_type(struct ctx *ctx, const struct resolution_approve *in,
                            const struct resolution_doc *d)
{
    struct resolution_typed t;

    TRY(resolution_store_typed(ctx, d->id, &t));
    t.doc_id = d->id;
    t.on = in->on;
    t.by = in->by;
    t.vote = d->vote;
    t.typed_at = ctx->now;
    t.typed_by = ctx->actor->account_id;
    t.typer = ctx->actor->name;
    TRY(resolution_store_typed_put(ctx, &t));
    return event_emit(ctx, "resolution.typed", d->id);
}

enum status resolution_typed_drop(struct ctx *ctx, int64_t doc_id)
{
    struct resolution_typed t;

    TRY(resolution_store_typed(ctx, doc_id, &t));
    return t.id == 0 || t.checked_at != 0 ? ST_OK : resolution_store_typed_delete(ctx, t.id);
}

struct confirmation {
    int64_t doc_id, version;
};

static enum status confirm_tx(struct ctx *ctx, const void *input)
{
    const struct confirmation *in = input;
    struct resolution_typed t;
    struct resolution_doc d;

    TRY(resolution_begin(ctx, in->doc_id, 0, RESOLUTION_APPROVE, &d));
    TRY(resolution_store_typed(ctx, d.id, &t));
    if (t.id == 0)
        return fail(&ctx->err, ST_RULE, "resolution.typed_none", NULL);
    if (in->version != 0 && in->version != t.version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    if (t.typed_by == ctx->actor->account_id)
        return fail(&ctx->err, ST_RULE, "resolution.typed_own", NULL);
    d.vote = t.vote;
    d.vote.counted = true;
    d.vote.formula = resolution_formula(ctx, d.body_kind, &t.vote);
    d.vote.article = str_from(resolution_majority_article(d.body_kind, t.on));
    TRY(resolution_check_issue(d.kind, d.body_kind, &d.vote, t.on, &ctx->err));
    t.checked_at = ctx->now;
    t.checked_by = ctx->actor->account_id;
    t.checker = ctx->actor->name;
    TRY(resolution_store_typed_put(ctx, &t));
    d.passed_on = t.on;
    return resolution_pass(ctx, &d, t.on, t.by);
}

enum status resolution_confirm(struct ctx *ctx, int64_t doc_id, int64_t version)
{
    return db_tx(ctx, confirm_tx, &(struct confirmation){doc_id, version});
}
