// SPDX-License-Identifier: MulanPSL-2.0
/* Who keeps out of a petition (回避).
 * @law Petition Regulation (2022-02-25) art. 28(3) */
#include "modules/account/account.h"
#include "modules/petition/petition_actions.h"
#include "modules/petition/petition_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum status petition_recusals(struct ctx *ctx, int64_t id, struct petition_recusal **out,
                              size_t *out_count)
{
    return petition_store_recusals(ctx, id, out, out_count);
}

/* Of any ground, or of `ground` alone. */
static enum status keeps_out(struct ctx *ctx, int64_t id, int64_t account_id, const char *ground,
                             bool *out)
{
    struct petition_recusal *list;
    size_t count;

    *out = false;
    if (account_id == 0)
        return ST_OK;
    TRY(petition_store_recusals(ctx, id, &list, &count));
    arr_each (i, count)
        *out = *out || (list[i].account_id == account_id && date_none(list[i].lifted_on) &&
                        (ground == NULL || str_eqz(list[i].ground, ground)));
    return ST_OK;
}

enum status petition_recused(struct ctx *ctx, int64_t id, int64_t account_id, bool *out)
{
    return keeps_out(ctx, id, account_id, NULL, out);
}

enum status petition_accused(struct ctx *ctx, int64_t id, int64_t account_id, bool *out)
{
    return keeps_out(ctx, id, account_id, "accused", out);
}

struct recusing {
    const struct petition_recusal *in;
    int64_t version;
};

static enum status recuse_tx(struct ctx *ctx, const void *input)
{
    const struct recusing *in = input;
    struct petition_recusal r = *in->in;
    struct petition p;
    bool already;

    TRY(petition_load_impartial(ctx, r.petition_id, &p));
    if (p.state == PETITION_ENDED)
        return fail(&ctx->err, ST_RULE, "petition.is_ended", NULL);
    if (p.handler_id == r.account_id)
        return fail_field(&ctx->err, "account", "petition.recused_handler", NULL);
    TRY(petition_recused(ctx, p.id, r.account_id, &already));
    if (already)
        return fail_field(&ctx->err, "account", "petition.recused_already", NULL);
    r.id = db_new_id(ctx);
    r.on = ctx->today;
    r.noted_by = ctx->actor->account_id;
    p.version = in->version;
    if (p.leader_id == r.account_id)
        p.leader_id = 0;
    TRY(petition_store_update(ctx, &p));
    TRY(petition_store_recusal_insert(ctx, &r));
    TRY(petition_store_step(
        ctx, &p, &(struct petition_step){.act = S("recuse"), .on = ctx->today, .word = r.ground}));
    return event_emit(ctx, "petition.recused", p.id);
}

enum status petition_recuse(struct ctx *ctx, const struct petition_recusal *in, int64_t version)
{
    struct account a;

    if (in->account_id == 0 || account_get(ctx, in->account_id, &a) != ST_OK || !a.active) {
        ctx->err = (struct err){0};
        invalid(ctx, "account", "petition.err.recused", NULL);
    }
    TRY(invalid_done(ctx));
    return db_tx(ctx, recuse_tx, &(struct recusing){in, version});
}

struct lifting {
    int64_t id, recusal_id;
};

static enum status lift_tx(struct ctx *ctx, const void *input)
{
    const struct lifting *in = input;
    struct petition_recusal *list;
    struct petition p;
    size_t count;

    TRY(petition_load_impartial(ctx, in->id, &p));
    TRY(petition_store_recusals(ctx, p.id, &list, &count));
    arr_each (i, count) {
        if (list[i].id != in->recusal_id)
            continue;
        if (!date_none(list[i].lifted_on))
            return fail(&ctx->err, ST_RULE, "petition.recusal_is_lifted", NULL);
        list[i].lifted_on = ctx->today;
        TRY(petition_store_recusal_lift(ctx, &list[i]));
        TRY(petition_store_step(
            ctx, &p,
            &(struct petition_step){.act = S("unrecuse"), .on = ctx->today, .word = S("")}));
        return event_emit(ctx, "petition.recusal_lifted", p.id);
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status petition_recusal_lift(struct ctx *ctx, int64_t id, int64_t recusal_id)
{
    return db_tx(ctx, lift_tx, &(struct lifting){id, recusal_id});
}
