// SPDX-License-Identifier: MulanPSL-2.0
/* 督: notes of every kind, reminders, key suggestions and who leads them. */
#include "law/deputies_law.h"
#include "modules/account/account.h"
#include "modules/suggestion/suggestion_act.h"

/* ---------------------------------------------------------------- notes */

static enum suggestion_verb verb_of_note(struct str kind)
{
    if (str_eqz(kind, "progress"))
        return DO_PROGRESS;
    return str_eqz(kind, "reminder") ? DO_REMIND : DO_SUPERVISE;
}

/* The lead deputy inspects (领衔代表视察督办); the rest of supervision is not his. */
static bool only_visits(const struct suggestion_who *w)
{
    return !w->system && !w->supervise && !w->key_leader;
}

static enum status note_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_note_new *in = input;
    const enum suggestion_verb verb = verb_of_note(in->kind);
    struct suggestion_note n = {.kind = in->kind,
                                .place = in->place,
                                .participants = in->participants,
                                .body = in->body,
                                .organ_id = ctx->actor->organ_id};
    struct suggestion_handling *h = NULL;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, verb, &a));
    if (verb == DO_SUPERVISE && only_visits(&a.who) && !str_eqz(in->kind, "visit"))
        return fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL);
    need_word(ctx, "kind", in->kind, "progress supervision visit reminder meeting");
    need(ctx, "body", in->body);
    n.on = need_day(ctx, "on", in->on, a.s.tabled_on);
    if (str_eqz(in->kind, "visit"))
        need(ctx, "place", in->place);
    TRY(invalid_done(ctx));
    if (verb == DO_PROGRESS && !ctx->actor->system)
        TRY(act_unit(ctx, &a, in->handling_id, false, &h));
    else if (in->handling_id != 0)
        TRY(act_unit(ctx, &a, in->handling_id, true, &h));
    n.handling_id = h != NULL ? h->id : 0;
    TRY(suggestion_store_add_note(ctx, in->id, &n));
    a.note = in->body;
    json_str(&a.json, "kind", in->kind);
    json_int(&a.json, "organ", h != NULL ? h->organ_id : 0);
    return act_tell(ctx, &a, "suggestion.noted");
}

enum status suggestion_add_note(struct ctx *ctx, const struct suggestion_note_new *in)
{
    return db_tx(ctx, note_tx, in);
}

static enum status urge_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_urge *in = input;

    arr_each (i, in->count) {
        const struct suggestion_note_new note = {
            .id = in->ids[i], .kind = S("reminder"), .on = ctx->today, .body = in->body};

        TRY(note_tx(ctx, &note));
    }
    return ST_OK;
}

enum status suggestion_urge(struct ctx *ctx, const struct suggestion_urge *in)
{
    return db_tx(ctx, urge_tx, in);
}

/* ---------------------------------------------------------------- key suggestions */

enum status suggestion_may_be_key(struct ctx *ctx)
{
    struct act_law law;

    TRY(act_law(ctx, ctx->today, &law));
    return deputies_law_may_choose_key(law.level)
               ? ST_OK
               : fail(&ctx->err, ST_RULE, "suggestion.err.no_chairmen",
                      "《代表法》(2025-03-11)第52条第2款");
}

static enum status make_key_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_key_new *in = input;
    struct suggestion_key k = {.lead = in->lead,
                               .leader_account_id = in->leader_account_id,
                               .leader_organ_id = in->leader_organ_id,
                               .decided_by = in->decided_by};
    struct account account;
    struct organ organ;
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_MAKE_KEY, &a));
    TRY(suggestion_may_be_key(ctx));
    need_word(ctx, "lead", in->lead,
              "chairmen_member government_leader work_office lead_deputy collective");
    need(ctx, "decided_by", in->decided_by);
    k.decided_on = need_day(ctx, "decided_on", in->decided_on, a.s.tabled_on);
    if (in->leader_account_id == 0 &&
        (str_eqz(in->lead, "chairmen_member") || str_eqz(in->lead, "government_leader")))
        invalid(ctx, "leader", "suggestion.err.leader_missing", NULL);
    if (in->leader_organ_id == 0 && str_eqz(in->lead, "work_office"))
        invalid(ctx, "leader_organ", "suggestion.err.leader_missing", NULL);
    TRY(invalid_done(ctx));
    if (in->leader_account_id != 0) {
        TRY(account_get(ctx, in->leader_account_id, &account));
        k.leader_name = account.name;
    }
    if (in->leader_organ_id != 0)
        TRY(organ_get(ctx, in->leader_organ_id, &organ));
    TRY(suggestion_store_add_key(ctx, in->id, &k));
    a.s.is_key = true;
    json_str(&a.json, "lead", in->lead);
    json_int(&a.json, "leader", in->leader_account_id);
    json_int(&a.json, "organ", in->leader_organ_id);
    return act_save(ctx, &a, "suggestion.key_made");
}

enum status suggestion_make_key(struct ctx *ctx, const struct suggestion_key_new *in)
{
    return db_tx(ctx, make_key_tx, in);
}

static enum status end_key_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_key_end *in = input;
    struct suggestion_key *keys, *k = NULL;
    size_t count;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_END_KEY, &a));
    need(ctx, "finding", in->finding);
    TRY(invalid_done(ctx));
    TRY(suggestion_store_keys(ctx, in->id, &keys, &count));
    arr_each (i, count)
        if (keys[i].id == in->key_id && date_none(keys[i].ended_on))
            k = &keys[i];
    if (k == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    k->finding = in->finding;
    k->ended_on = ctx->today;
    TRY(suggestion_store_update_key(ctx, k));
    json_str(&a.json, "lead", k->lead);
    /* It stays a key suggestion: that it was one is a fact of the year. */
    return act_tell(ctx, &a, "suggestion.key_ended");
}

enum status suggestion_end_key(struct ctx *ctx, const struct suggestion_key_end *in)
{
    return db_tx(ctx, end_key_tx, in);
}
