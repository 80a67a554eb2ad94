// SPDX-License-Identifier: MulanPSL-2.0
/* 办: extensions, contact with the deputy, opinions of joint handlers, notes. */
#include "law/deputies_law.h"
#include "modules/suggestion/suggestion_act.h"

/* ---------------------------------------------------------------- extension */

static enum status check_extension(struct ctx *ctx, const struct suggestion_handling *h,
                                   struct date wanted_on, const struct act_law *law)
{
    /* That it is difficult is what the unit claims and the office judges; the deputy sees the
     * request and the decision among his papers at once. */
    const struct suggestion_law_extension ext = {.handed_over = h->clock_from,
                                                 .wanted = wanted_on,
                                                 .complex = true,
                                                 .consented = true,
                                                 .deputy_informed = true};

    if (h->state != HANDLING_SIGNED || h->round > 1)
        return fail(&ctx->err, ST_RULE, "suggestion.err.wrong_state", NULL);
    if (date_cmp(ctx->today, h->due_on) > 0)
        return fail(&ctx->err, ST_RULE, "suggestion.err.extension_late",
                    str_z(ctx->arena, h->due_basis));
    if (!date_valid(wanted_on) || date_cmp(wanted_on, h->due_on) <= 0)
        return fail_field(&ctx->err, "wanted_on", "suggestion.err.extension_shorter", "");
    return suggestion_law_check_extension(&law->params, &law->cal, &ext, &ctx->err);
}

static enum status pending_extension(struct ctx *ctx, const struct act *a, int64_t handling_id,
                                     int64_t extension_id, struct suggestion_extension *out)
{
    struct suggestion_extension *all;
    size_t count;

    TRY(suggestion_store_extensions(ctx, a->s.id, &all, &count));
    arr_each (i, count) {
        if (!str_eqz(all[i].state, "asked"))
            continue;
        if (all[i].id == extension_id || all[i].handling_id == handling_id) {
            *out = all[i];
            return ST_OK;
        }
    }
    return ST_NOT_FOUND;
}

/* The whole may wait as long as its units may. */
static enum status grant(struct ctx *ctx, struct act *a, struct suggestion_handling *h,
                         struct date until)
{
    struct suggestion_clock clock;

    TRY(suggestion_clock_of(ctx, h->clock_from, true, &clock));
    h->due_on = until;
    h->complex = h->extended = true;
    h->reply_months = clock.months;
    h->due_basis = str_from(clock.basis);
    h->escalation = ESCALATION_NONE;
    TRY(suggestion_store_update_unit(ctx, h));
    a->s.extended = a->s.complex = true;
    a->s.reply_months = h->reply_months;
    a->s.due_basis = h->due_basis;
    a->s.escalation = ESCALATION_NONE;
    act_due(a);
    return ST_OK;
}

static enum status decide_extension(struct ctx *ctx, struct act *a, struct suggestion_extension *e,
                                    bool granted, struct str reason)
{
    struct suggestion_handling *h;

    TRY(act_unit(ctx, a, e->handling_id, true, &h));
    if (granted && h->state == HANDLING_REPLIED)
        return fail(&ctx->err, ST_RULE, "suggestion.err.extension_answered", NULL);
    e->state = granted ? S("granted") : S("refused");
    e->decided_on = ctx->today;
    e->decided_by = ctx->actor->account_id;
    e->decision_reason = reason;
    TRY(suggestion_store_decide_extension(ctx, e));
    json_int(&a->json, "organ", h->organ_id);
    json_date(&a->json, "wanted_on", e->wanted_on);
    return granted ? grant(ctx, a, h, e->wanted_on) : ST_OK;
}

static enum status ask_extension_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_extend *in = input;
    struct suggestion_extension e = {0};
    struct suggestion_handling *h;
    struct act_law law;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_ASK_EXTENSION, &a));
    need(ctx, "reason", in->reason);
    TRY(invalid_done(ctx));
    TRY(act_unit(ctx, &a, in->handling_id, false, &h));
    TRY(act_law(ctx, h->clock_from, &law));
    TRY(check_extension(ctx, h, in->wanted_on, &law));
    if (pending_extension(ctx, &a, h->id, 0, &e) == ST_OK)
        return fail(&ctx->err, ST_RULE, "suggestion.err.extension_pending", NULL);
    e = (struct suggestion_extension){.handling_id = h->id,
                                      .asked_on = ctx->today,
                                      .asked_by = ctx->actor->account_id,
                                      .wanted_on = in->wanted_on,
                                      .old_due_on = h->due_on,
                                      .reason = in->reason};
    TRY(suggestion_store_add_extension(ctx, in->id, &e));
    if (law.params.extension_needs_consent) {
        json_int(&a.json, "organ", h->organ_id);
        json_date(&a.json, "wanted_on", in->wanted_on);
        return act_tell(ctx, &a, "suggestion.extension_asked");
    }
    TRY(decide_extension(ctx, &a, &e, true, S("")));
    return act_save(ctx, &a, "suggestion.extension_granted");
}

enum status suggestion_ask_extension(struct ctx *ctx, const struct suggestion_extend *in)
{
    return db_tx(ctx, ask_extension_tx, in);
}

static enum status decide_extension_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_extend_decide *in = input;
    struct suggestion_extension e;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_DECIDE_EXTENSION, &a));
    if (!in->grant)
        need(ctx, "reason", in->reason);
    TRY(invalid_done(ctx));
    if (pending_extension(ctx, &a, 0, in->extension_id, &e) != ST_OK)
        return fail(&ctx->err, ST_NOT_FOUND, "suggestion.err.no_extension", NULL);
    TRY(decide_extension(ctx, &a, &e, in->grant, in->reason));
    a.note = in->reason;
    return act_save(ctx, &a,
                    in->grant ? "suggestion.extension_granted" : "suggestion.extension_refused");
}

enum status suggestion_decide_extension(struct ctx *ctx, const struct suggestion_extend_decide *in)
{
    return db_tx(ctx, decide_extension_tx, in);
}

/* ---------------------------------------------------------------- contact with the deputy */

static bool is_author(const struct act *a, int64_t deputy_id)
{
    arr_each (i, a->signers_count)
        if (a->signers[i].deputy_id == deputy_id)
            return true;
    return false;
}

static enum status contact_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_contact_new *in = input;
    struct suggestion_contact c = {.way = in->way, .summary = in->summary};
    struct suggestion_handling *h;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_CONTACT, &a));
    TRY(act_unit(ctx, &a, in->handling_id, false, &h));
    if (h->state == HANDLING_ASSIGNED || h->state == HANDLING_GIVEN_BACK)
        return fail(&ctx->err, ST_RULE, "suggestion.err.sign_first", NULL);
    need_word(ctx, "way", in->way, "face phone writing");
    need(ctx, "summary", in->summary);
    c.on = need_day(ctx, "on", in->on, h->handed_on);
    c.deputy_id = in->deputy_id != 0 ? in->deputy_id : a.s.lead_deputy_id;
    if (c.deputy_id != 0 && !is_author(&a, c.deputy_id))
        invalid(ctx, "deputy", "form.not_a_choice", NULL);
    TRY(invalid_done(ctx));
    c.handling_id = h->id;
    c.organ_id = h->organ_id;
    TRY(suggestion_store_add_contact(ctx, in->id, &c));
    if (date_none(h->contacted_on) || date_cmp(c.on, h->contacted_on) > 0)
        h->contacted_on = c.on;
    TRY(suggestion_store_update_unit(ctx, h));
    json_int(&a.json, "organ", h->organ_id);
    json_int(&a.json, "deputy", c.deputy_id);
    json_str(&a.json, "way", c.way);
    return act_tell(ctx, &a, "suggestion.contacted");
}

enum status suggestion_contact(struct ctx *ctx, const struct suggestion_contact_new *in)
{
    return db_tx(ctx, contact_tx, in);
}

/* Can this talk stand for the one that is disputed? In a later round only one after the demand to
 * handle it again; of that very day, one that was noted after the disputed one. */
static bool stands_in(const struct suggestion_contact *k, const struct suggestion_contact *disputed,
                      const struct suggestion_handling *h, struct date redo_on)
{
    const int since = date_cmp(k->on, redo_on);

    if (k->handling_id != h->id || str_eqz(k->state, "disputed"))
        return false;
    return h->round < 2 || since > 0 || (since == 0 && k > disputed);
}

/* The last talk that nobody disputes; where none counted, none begins to. */
static enum status recount_contacts(struct ctx *ctx, struct act *a,
                                    const struct suggestion_contact *all, size_t count,
                                    const struct suggestion_contact *disputed)
{
    arr_each (i, a->units_count) {
        struct suggestion_handling *h = &a->units[i];

        if (h->id != disputed->handling_id || date_none(h->contacted_on))
            continue;
        h->contacted_on = (struct date){0};
        arr_each (k, count)
            if (stands_in(&all[k], disputed, h, a->s.redo_on) &&
                date_cmp(all[k].on, h->contacted_on) > 0)
                h->contacted_on = all[k].on;
        return suggestion_store_update_unit(ctx, h);
    }
    return ST_OK;
}

static enum status check_contact_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_contact_check *in = input;
    struct suggestion_contact *all, *c = NULL;
    size_t count;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_CHECK_CONTACT, &a));
    TRY(suggestion_store_contacts(ctx, in->id, &all, &count));
    arr_each (i, count)
        if (all[i].id == in->contact_id)
            c = &all[i];
    if (c == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (!ctx->actor->system && c->deputy_id != ctx->actor->deputy_id)
        return fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL);
    if (!str_eqz(c->state, "recorded"))
        return fail(&ctx->err, ST_RULE, "suggestion.err.contact_checked", NULL);
    if (!in->agree)
        need(ctx, "note", in->note);
    TRY(invalid_done(ctx));
    c->state = in->agree ? S("confirmed") : S("disputed");
    c->deputy_note = in->note;
    TRY(suggestion_store_check_contact(ctx, c));
    if (!in->agree)
        TRY(recount_contacts(ctx, &a, all, count, c));
    json_bool(&a.json, "agree", in->agree);
    json_int(&a.json, "organ", c->organ_id);
    return act_tell(ctx, &a, "suggestion.contact_checked");
}

enum status suggestion_check_contact(struct ctx *ctx, const struct suggestion_contact_check *in)
{
    return db_tx(ctx, check_contact_tx, in);
}

/* ---------------------------------------------------------------- joint handlers */

static enum status advise_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_advise *in = input;
    struct suggestion_opinion o = {.body = in->body, .state = S("given")};
    struct suggestion_handling *h;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_ADVISE, &a));
    need(ctx, "body", in->body);
    TRY(invalid_done(ctx));
    TRY(act_unit(ctx, &a, in->handling_id, false, &h));
    if (h->role != ROLE_JOINT)
        return fail(&ctx->err, ST_RULE, "suggestion.err.not_joint", NULL);
    TRY(act_unit_move(ctx, h, UNIT_ADVISE));
    h->opinion_on = ctx->today;
    h->escalation = ESCALATION_NONE;
    TRY(suggestion_store_update_unit(ctx, h));
    o.handling_id = h->id;
    o.organ_id = h->organ_id;
    TRY(suggestion_store_add_opinion(ctx, in->id, &o));
    json_int(&a.json, "organ", h->organ_id);
    return act_tell(ctx, &a, "suggestion.advised");
}

enum status suggestion_advise(struct ctx *ctx, const struct suggestion_advise *in)
{
    return db_tx(ctx, advise_tx, in);
}

static enum status ask_advice_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_advise *in = input;
    struct suggestion_opinion o = {.body = in->body, .state = S("asked_again")};
    struct suggestion_handling *h;
    struct act_law law;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_ASK_ADVICE, &a));
    need(ctx, "body", in->body);
    TRY(invalid_done(ctx));
    TRY(act_unit(ctx, &a, in->handling_id, true, &h));
    if (h->role != ROLE_JOINT)
        return fail(&ctx->err, ST_RULE, "suggestion.err.not_joint", NULL);
    TRY(act_law(ctx, ctx->today, &law));
    TRY(act_unit_move(ctx, h, UNIT_ASK_ADVICE));
    h->opinion_on = (struct date){0};
    h->opinion_due_on = suggestion_law_joint_opinion_redo_due(&law.params, &law.cal, ctx->today);
    TRY(suggestion_store_update_unit(ctx, h));
    o.handling_id = h->id;
    o.organ_id = ctx->actor->organ_id;
    TRY(suggestion_store_add_opinion(ctx, in->id, &o));
    json_int(&a.json, "organ", h->organ_id);
    return act_tell(ctx, &a, "suggestion.advice_asked");
}

enum status suggestion_ask_advice(struct ctx *ctx, const struct suggestion_advise *in)
{
    return db_tx(ctx, ask_advice_tx, in);
}
