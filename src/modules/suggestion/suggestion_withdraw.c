// SPDX-License-Identifier: MulanPSL-2.0
/* 撤回: throwing drafts away, withdrawing, keeping out of the public eye. */
#include "law/organic_law.h"
#include "modules/suggestion/suggestion_act.h"

static enum status discard_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_ref *in = input;
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_DISCARD, &a));
    TRY(act_move(ctx, &a, DO_DISCARD, TURN_ONLY));
    return act_save(ctx, &a, "suggestion.discarded");
}

enum status suggestion_discard(struct ctx *ctx, const struct suggestion_ref *in)
{
    return db_tx(ctx, discard_tx, in);
}

static struct suggestion_signer *lead_signer(const struct act *a)
{
    arr_each (i, a->signers_count)
        if (a->signers[i].lead && a->signers[i].suggestion_id == a->s.id)
            return &a->signers[i];
    return NULL;
}

/* Has the lead deputy asked the others to withdraw it with him? */
static bool is_asked(const struct act *a)
{
    const struct suggestion_signer *lead = lead_signer(a);

    return lead != NULL && lead->withdraw_agreed;
}

static enum status agree_withdraw_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_ref *in = input;
    struct suggestion_signer *g;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_AGREE_WITHDRAW, &a));
    g = act_own_signer(ctx, &a);
    if (g == NULL)
        return fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL);
    if (!is_asked(&a))
        return fail(&ctx->err, ST_RULE, "suggestion.err.withdrawal_not_asked", NULL);
    g->withdraw_agreed = true;
    TRY(suggestion_store_update_signer(ctx, g));
    json_int(&a.json, "deputy", g->deputy_id);
    return act_tell(ctx, &a, "suggestion.withdrawal_agreed");
}

enum status suggestion_agree_withdraw(struct ctx *ctx, const struct suggestion_ref *in)
{
    return db_tx(ctx, agree_withdraw_tx, in);
}

/* A bill by the Organic Law, a suggestion by the local rule. On paper, typed by the office, all
 * have signed. */
static enum status check_withdrawal(struct ctx *ctx, const struct act *a, bool in_writing)
{
    const bool paper = a->who.register_ && !a->who.lead_deputy;
    const struct organic_law_withdrawal bill = {.on_agenda = a->s.state == SUGGESTION_ACCEPTED,
                                                .presidium_agrees = paper};
    struct suggestion_law_withdrawal facts = {
        .in_writing = in_writing,
        .handed_over = !date_none(a->s.first_handed_on),
        .replied = !date_none(a->s.first_replied_on),
    };
    struct act_law law;

    if (a->s.kind == SUGGESTION_KIND_BILL)
        return organic_law_check_withdrawal(&bill, &ctx->err);
    arr_each (i, a->signers_count) {
        const struct suggestion_signer *g = &a->signers[i];

        if (g->suggestion_id != a->s.id || !str_eqz(g->state, "confirmed"))
            continue;
        facts.signers++;
        facts.agreeing += g->lead || g->withdraw_agreed || paper;
    }
    TRY(act_law(ctx, ctx->today, &law));
    return suggestion_law_check_withdrawal(&law.params, &facts, &ctx->err);
}

/* Nothing but the others' consent is missing: they are asked for it, each in his queue. */
static enum status ask_signers(struct ctx *ctx, struct act *a, struct str note)
{
    struct suggestion_signer *lead = lead_signer(a);

    ctx->err = (struct err){0};
    lead->withdraw_agreed = true;
    lead->reason = note;
    TRY(suggestion_store_update_signer(ctx, lead));
    return act_tell(ctx, a, "suggestion.withdrawal_asked");
}

static enum status withdraw_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_ref *in = input;
    enum status st;
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_WITHDRAW, &a));
    st = check_withdrawal(ctx, &a, str_trim(in->note).len != 0);
    if (st == ST_RULE && strcmp(ctx->err.key, "law.withdrawal_not_unanimous") == 0)
        return ask_signers(ctx, &a, in->note);
    TRY(st);
    TRY(act_stop_units(ctx, &a));
    TRY(act_move(ctx, &a, DO_WITHDRAW, TURN_ONLY));
    a.s.refusal_note = in->note;
    a.s.escalation = ESCALATION_NONE;
    a.s.public_text = a.s.public_reply = false; /* taken back: no longer anybody's to read */
    TRY(act_save(ctx, &a, "suggestion.withdrawn"));
    return suggestion_pass_withdrawal_up(ctx, &a);
}

enum status suggestion_withdraw(struct ctx *ctx, const struct suggestion_ref *in)
{
    return db_tx(ctx, withdraw_tx, in);
}

static enum status confidential_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_confidential *in = input;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_SET_CONFIDENTIAL, &a));
    if (!in->on && !a.who.lead_deputy && !a.who.system)
        return fail(&ctx->err, ST_DENIED, "suggestion.err.deputys_wish",
                    "参照《青岛市代表建议工作条例》第18条");
    a.s.confidential = in->on;
    json_bool(&a.json, "on", in->on);
    return act_save(ctx, &a, "suggestion.confidentiality_set");
}

enum status suggestion_set_confidential(struct ctx *ctx, const struct suggestion_confidential *in)
{
    return db_tx(ctx, confidential_tx, in);
}
