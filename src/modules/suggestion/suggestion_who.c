// SPDX-License-Identifier: MulanPSL-2.0
/* Who the actor is to a suggestion. */
#include "modules/suggestion/suggestion_act.h"

bool suggestion_of_government(enum organ_kind kind)
{
    return kind == ORGAN_GOVERNMENT || kind == ORGAN_DEPARTMENT || kind == ORGAN_TOWNSHIP;
}

/* The congress hands over to everybody, its government to those that are no other branch's. */
bool suggestion_directs(const struct ctx *ctx, enum organ_kind kind)
{
    return ctx->actor->system || may(ctx, "suggestion.assign") || suggestion_of_government(kind) ||
           kind == ORGAN_OTHER;
}

enum status act_directs(struct ctx *ctx, int64_t organ_id, const char *field)
{
    struct organ organ;

    TRY(organ_get(ctx, organ_id, &organ));
    return suggestion_directs(ctx, organ.kind)
               ? ST_OK
               : fail_field(&ctx->err, field, "suggestion.err.not_governed", "");
}

/* Went through the government, or lies with one of its departments or townships. */
static enum status is_via_government(struct ctx *ctx, const struct act *a, bool *out)
{
    *out = a->s.via_organ_id != 0;
    for (size_t i = 0; i < a->units_count && !*out; i++) {
        struct organ organ;

        if (a->units[i].state == HANDLING_PLANNED)
            continue;
        TRY(organ_get(ctx, a->units[i].organ_id, &organ));
        *out = suggestion_of_government(organ.kind);
    }
    return ST_OK;
}

static enum status is_key_leader(struct ctx *ctx, const struct act *a, bool *out)
{
    struct suggestion_key *keys;
    size_t count;

    *out = false;
    if (!a->s.is_key)
        return ST_OK;
    TRY(suggestion_store_keys(ctx, a->s.id, &keys, &count));
    arr_each (i, count) {
        const bool mine =
            keys[i].leader_account_id != 0
                ? keys[i].leader_account_id == ctx->actor->account_id
                : keys[i].leader_organ_id != 0 && keys[i].leader_organ_id == ctx->actor->organ_id;

        *out = *out || (date_none(keys[i].ended_on) && mine);
    }
    return ST_OK;
}

static void see_signers(const struct act *a, int64_t deputy_id, struct suggestion_who *who)
{
    arr_each (i, a->signers_count) {
        const struct suggestion_signer *g = &a->signers[i];
        const bool own = g->suggestion_id == a->s.id;

        if (g->deputy_id != deputy_id || str_eqz(g->state, "dropped") ||
            str_eqz(g->state, "declined"))
            continue;
        who->lead_deputy = who->lead_deputy || (own && g->lead);
        who->cosigner = who->cosigner || (own && !g->lead);
        who->merged_author = who->merged_author || !own;
    }
}

static void see_units(const struct act *a, int64_t organ_id, struct suggestion_who *who)
{
    arr_each (i, a->units_count) {
        const struct suggestion_handling *h = &a->units[i];

        if (h->organ_id != organ_id || h->state == HANDLING_PLANNED || h->state == HANDLING_MOVED)
            continue;
        who->unit_main = who->unit_main || h->role != ROLE_JOINT;
        who->unit_joint = who->unit_joint || h->role == ROLE_JOINT;
    }
}

enum status suggestion_who_of(struct ctx *ctx, const struct act *a, struct suggestion_who *out)
{
    struct suggestion_who who = {
        .system = ctx->actor->system,
        .register_ = may(ctx, "suggestion.register"),
        .assign = may(ctx, "suggestion.assign"),
        .supervise = may(ctx, "suggestion.supervise"),
        .decide = may(ctx, "suggestion.decide"),
        .publish = may(ctx, "suggestion.publish"),
        .govern = may(ctx, "suggestion.govern"),
        .propose = may(ctx, "suggestion.propose"),
        .handle = may(ctx, "suggestion.handle"),
        .sign_off = may(ctx, "suggestion.sign_off"),
        .read_all = may(ctx, "suggestion.read_all"),
        .on_paper = str_eqz(a->s.source, "paper") || str_eqz(a->s.source, "import"),
        .is_public = a->s.public_text && !a->s.confidential,
    };

    if (ctx->actor->deputy_id != 0)
        see_signers(a, ctx->actor->deputy_id, &who);
    if (ctx->actor->organ_id != 0)
        see_units(a, ctx->actor->organ_id, &who);
    if (who.govern)
        TRY(is_via_government(ctx, a, &who.via_government));
    TRY(is_key_leader(ctx, a, &who.key_leader));
    *out = who;
    return ST_OK;
}
