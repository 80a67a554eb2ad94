// SPDX-License-Identifier: MulanPSL-2.0
/* Who may know of a petition, who handles it, who leads it. */
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/petition/petition_actions.h"
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_store.h"
#include "platform/db.h"
#include "platform/event.h"

struct petition_reader petition_reader_of(const struct ctx *ctx)
{
    return (struct petition_reader){
        .account_id = ctx->actor->account_id,
        .organ_id = ctx->actor->organ_id,
        .all = may(ctx, "petition.read"),
        .unit = may(ctx, "petition.unit"),
        .system = ctx->actor->system,
    };
}

enum status petition_get(struct ctx *ctx, int64_t id, struct petition *out)
{
    struct organ organ;

    TRY(petition_store_get(ctx, id, out));
    if (out->organ_id == 0)
        return ST_OK;
    TRY(organ_get(ctx, out->organ_id, &organ));
    out->supervision = organ.kind == ORGAN_SUPERVISION;
    return ST_OK;
}

enum status petition_visible(struct ctx *ctx, const struct petition *p, bool *out)
{
    struct petition_reader reader = petition_reader_of(ctx);

    TRY(petition_accused(ctx, p->id, reader.account_id, &reader.accused));
    *out = petition_seen_by(p, &reader);
    return ST_OK;
}

enum status petition_load(struct ctx *ctx, int64_t id, struct petition *out)
{
    bool seen;

    TRY(petition_get(ctx, id, out));
    TRY(petition_visible(ctx, out, &seen));
    return seen ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status petition_in_hands(struct ctx *ctx, const struct petition *p, bool *out)
{
    const struct petition_reader reader = petition_reader_of(ctx);
    bool out_of_it;

    *out = petition_handled_by(p, &reader);
    if (!*out)
        return ST_OK;
    TRY(petition_recused(ctx, p->id, reader.account_id, &out_of_it));
    *out = !out_of_it;
    return ST_OK;
}

enum status petition_load_own(struct ctx *ctx, int64_t id, struct petition *out)
{
    const struct petition_reader reader = petition_reader_of(ctx);
    bool own;

    TRY(petition_load(ctx, id, out));
    TRY(petition_in_hands(ctx, out, &own));
    if (own)
        return ST_OK;
    return fail(&ctx->err, ST_DENIED,
                petition_handled_by(out, &reader) ? "petition.you_recused" : "petition.not_yours",
                NULL);
}

enum status petition_load_impartial(struct ctx *ctx, int64_t id, struct petition *out)
{
    bool out_of_it;

    TRY(petition_load(ctx, id, out));
    TRY(petition_recused(ctx, id, ctx->actor->account_id, &out_of_it));
    return out_of_it ? fail(&ctx->err, ST_DENIED, "petition.you_directed", NULL) : ST_OK;
}

/* ---------------------------------------------------------------- the handler */

struct giving {
    int64_t id, version, account_id;
    struct str why;
};

static enum status check_account(struct ctx *ctx, int64_t account_id, const char *field)
{
    struct account a;

    if (account_id == 0 || account_get(ctx, account_id, &a) != ST_OK || !a.active) {
        ctx->err = (struct err){0};
        invalid(ctx, field, "petition.err.account", NULL);
    }
    return invalid_done(ctx);
}

enum status petition_works_for_charged(struct ctx *ctx, const struct petition *p,
                                       int64_t account_id, bool *out)
{
    static const char *const ROLES[] = {"office", "leader", "handler", "chief"};
    struct err ignored = {0};

    *out = false;
    if (petition_law_check_transfer(p->matter, p->against_id, p->against_id, &ignored) == ST_OK)
        return ST_OK;
    arr_each (i, COUNT(ROLES)) {
        struct account_post *posts;
        size_t count;

        TRY(account_holders(ctx, ROLES[i], p->against_id, &posts, &count));
        arr_each (k, count)
            *out = *out || posts[k].account_id == account_id;
    }
    return ST_OK;
}

/* Whoever works for the organ it is against neither handles nor leads it, nor who keeps out of it.
 */
static enum status check_impartial(struct ctx *ctx, const struct petition *p, int64_t account_id)
{
    struct err charged = {0};
    bool found;

    TRY(petition_recused(ctx, p->id, account_id, &found));
    TRY(petition_law_check_impartial(found, &ctx->err));
    TRY(petition_works_for_charged(ctx, p, account_id, &found));
    if (!found)
        return ST_OK;
    if (petition_law_check_transfer(p->matter, p->against_id, p->against_id, &charged) == ST_OK)
        return ST_OK;
    (void)fail_field(&ctx->err, "account", "law.petition_charged_people", NULL);
    ctx->err.law = charged.law;
    return ST_RULE;
}

/* Who hands it on because it touches himself is not given it back, by whomever. */
static enum status remember_recusal(struct ctx *ctx, const struct petition *p, struct str why)
{
    struct petition_recusal r = {.petition_id = p->id,
                                 .account_id = p->handler_id,
                                 .ground = S("interest"),
                                 .decided = p->handler_id != ctx->actor->account_id,
                                 .on = ctx->today,
                                 .noted_by = ctx->actor->account_id};

    if (!str_eqz(why, "recused") || p->handler_id == 0)
        return ST_OK;
    r.id = db_new_id(ctx);
    return petition_store_recusal_insert(ctx, &r);
}

static enum status assign_tx(struct ctx *ctx, const void *input)
{
    const struct giving *in = input;
    struct petition p;

    TRY(petition_load_impartial(ctx, in->id, &p));
    if (p.state == PETITION_ENDED)
        return fail(&ctx->err, ST_RULE, "petition.is_ended", NULL);
    if (p.handler_id == in->account_id)
        return fail(&ctx->err, ST_RULE, "petition.handles_already", NULL);
    TRY(check_impartial(ctx, &p, in->account_id));
    TRY(remember_recusal(ctx, &p, in->why));
    if (str_eqz(in->why, "recused") && p.leader_id == p.handler_id)
        p.leader_id = 0;
    p.version = in->version;
    p.handler_id = in->account_id;
    TRY(petition_store_update(ctx, &p));
    TRY(petition_store_step(
        ctx, &p, &(struct petition_step){.act = S("assign"), .on = ctx->today, .word = in->why}));
    TRY(event_emit(ctx, "petition.assigned", p.id));
    return petition_tell(ctx, &p, "petition.assigned", p.handler_id, 0);
}

enum status petition_assign(struct ctx *ctx, int64_t id, int64_t version, int64_t account_id,
                            struct str why)
{
    TRY(check_account(ctx, account_id, "account"));
    return db_tx(ctx, assign_tx, &(struct giving){id, version, account_id, why});
}

static enum status lead_tx(struct ctx *ctx, const void *input)
{
    const struct giving *in = input;
    struct petition p;

    TRY(petition_load_impartial(ctx, in->id, &p));
    if (p.state == PETITION_ENDED)
        return fail(&ctx->err, ST_RULE, "petition.is_ended", NULL);
    TRY(check_impartial(ctx, &p, in->account_id));
    p.version = in->version;
    p.leader_id = in->account_id;
    TRY(petition_store_update(ctx, &p));
    TRY(petition_store_step(
        ctx, &p,
        &(struct petition_step){
            .act = p.leader_id != 0 ? S("lead") : S("unlead"), .on = ctx->today, .word = S("")}));
    TRY(event_emit(ctx, "petition.led", p.id));
    return p.leader_id != 0 ? petition_tell(ctx, &p, "petition.led", p.leader_id, 0) : ST_OK;
}

enum status petition_lead(struct ctx *ctx, int64_t id, int64_t version, int64_t account_id)
{
    if (account_id != 0)
        TRY(check_account(ctx, account_id, "account"));
    return db_tx(ctx, lead_tx, &(struct giving){id, version, account_id, S("")});
}

struct supervision {
    int64_t id, version;
    bool on;
};

static enum status supervise_tx(struct ctx *ctx, const void *input)
{
    const struct supervision *in = input;
    struct petition p;

    TRY(petition_load_impartial(ctx, in->id, &p));
    if (p.state == PETITION_ENDED)
        return fail(&ctx->err, ST_RULE, "petition.is_ended", NULL);
    p.version = in->version;
    p.supervised_on = in->on ? ctx->today : (struct date){0};
    TRY(petition_store_update(ctx, &p));
    TRY(petition_store_step(
        ctx, &p,
        &(struct petition_step){
            .act = in->on ? S("supervise") : S("unsupervise"), .on = ctx->today, .word = S("")}));
    TRY(event_emit(ctx, in->on ? "petition.supervised" : "petition.unsupervised", p.id));
    return in->on && p.organ_id != 0 ? petition_tell(ctx, &p, "petition.supervised", 0, p.organ_id)
                                     : ST_OK;
}

enum status petition_supervise(struct ctx *ctx, int64_t id, int64_t version, bool on)
{
    return db_tx(ctx, supervise_tx, &(struct supervision){id, version, on});
}
