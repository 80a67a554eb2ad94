// SPDX-License-Identifier: MulanPSL-2.0
/* 提: drafts, co-signers who confirm, submitting, confidentiality. */
#include "law/deputies_law.h"
#include "law/organic_law.h"
#include "modules/deputy/deputy.h"
#include "modules/opinion/opinion.h"
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/crypt.h"

enum { COSIGNERS_MAX = 200 };

static bool is_open_signer(const struct suggestion_signer *g)
{
    return !str_eqz(g->state, "declined") && !str_eqz(g->state, "dropped");
}

static int64_t count_signers(const struct act *a)
{
    int64_t n = 0;

    arr_each (i, a->signers_count)
        n += a->signers[i].suggestion_id == a->s.id && is_open_signer(&a->signers[i]);
    return n;
}

/* ---------------------------------------------------------------- signers of a draft */

static bool listed(const struct suggestion_draft *in, int64_t deputy_id)
{
    arr_each (i, in->cosigners_count)
        if (in->cosigners[i] == deputy_id)
            return true;
    return false;
}

/* Who is no longer wanted goes; once tabled he stays on record as dropped. */
static enum status drop_cosigners(struct ctx *ctx, struct act *a, const struct suggestion_draft *in)
{
    arr_each (i, a->signers_count) {
        struct suggestion_signer *g = &a->signers[i];

        if (g->lead || g->suggestion_id != a->s.id || listed(in, g->deputy_id))
            continue;
        if (date_none(a->s.tabled_on)) {
            TRY(suggestion_store_drop_signer(ctx, g->id));
        } else if (!str_eqz(g->state, "dropped")) {
            g->state = S("dropped");
            TRY(suggestion_store_update_signer(ctx, g));
        }
    }
    return ST_OK;
}

static enum status invite(struct ctx *ctx, struct act *a, int64_t deputy_id)
{
    struct suggestion_signer fresh = {.deputy_id = deputy_id, .state = S("invited")};
    struct deputy deputy;

    arr_each (i, a->signers_count) {
        struct suggestion_signer *g = &a->signers[i];

        if (g->deputy_id != deputy_id || g->suggestion_id != a->s.id)
            continue;
        if (is_open_signer(g))
            return ST_OK;
        g->state = S("invited");
        g->decided_at = 0;
        return suggestion_store_update_signer(ctx, g);
    }
    TRY(deputy_get(ctx, deputy_id, &deputy));
    if (!deputy.in_office)
        return fail_field(&ctx->err, "cosigners", "suggestion.err.not_in_office",
                          str_z(ctx->arena, deputy.name));
    return suggestion_store_add_signer(ctx, a->s.id, &fresh);
}

static enum status save_cosigners(struct ctx *ctx, struct act *a, const struct suggestion_draft *in)
{
    if (in->cosigners == NULL)
        return ST_OK;
    if (in->cosigners_count > COSIGNERS_MAX)
        return fail_field(&ctx->err, "cosigners", "suggestion.err.too_many_cosigners", "200");
    TRY(drop_cosigners(ctx, a, in));
    arr_each (i, in->cosigners_count)
        if (in->cosigners[i] != a->s.lead_deputy_id)
            TRY(invite(ctx, a, in->cosigners[i]));
    TRY(suggestion_store_signers(ctx, a->s.id, &a->signers, &a->signers_count));
    return ST_OK;
}

/* A text that others have confirmed is not the one they will have signed. */
static enum status ask_again(struct ctx *ctx, struct act *a)
{
    arr_each (i, a->signers_count) {
        struct suggestion_signer *g = &a->signers[i];

        if (g->lead || g->suggestion_id != a->s.id || !str_eqz(g->state, "confirmed"))
            continue;
        g->state = S("invited");
        g->decided_at = 0;
        TRY(suggestion_store_update_signer(ctx, g));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- saving */

static bool same_text(const struct suggestion_text *t, const struct suggestion_draft *in)
{
    return str_eq(t->title, in->title) && str_eq(t->body, in->body) &&
           str_eq(t->cause, in->cause) && str_eq(t->grounds, in->grounds) &&
           str_eq(t->proposal, in->proposal);
}

/* Until it has been tabled one revision is written over and over; after that each change is kept.
 */
static enum status save_text(struct ctx *ctx, struct act *a, const struct suggestion_draft *in)
{
    struct suggestion_text t;

    TRY(suggestion_store_text(ctx, a->s.id, a->s.text_revision, &t));
    if (same_text(&t, in))
        return ST_OK;
    if (!date_none(a->s.tabled_on)) {
        t.id = 0;
        t.revision = ++a->s.text_revision;
    }
    t.title = in->title;
    t.body = in->body;
    t.cause = in->cause;
    t.grounds = in->grounds;
    t.proposal = in->proposal;
    TRY(suggestion_store_save_text(ctx, a->s.id, &t));
    return ask_again(ctx, a);
}

enum status suggestion_link_opinion(struct ctx *ctx, int64_t id, int64_t opinion_id)
{
    const struct suggestion_link link = {
        .kind = S("opinion"), .congress_id = ctx->congress_id, .other_id = opinion_id};

    struct opinion opinion;

    if (opinion_id == 0)
        return ST_OK;
    TRY(suggestion_opinion(ctx, opinion_id, &opinion));
    TRY(suggestion_store_add_link(ctx, id, &link));
    return opinion_mark_used(ctx, opinion_id, id);
}

struct save {
    const struct suggestion_draft *in;
    int64_t *out_id;
};

static enum status new_draft(struct ctx *ctx, const struct suggestion_draft *in, int64_t deputy_id,
                             struct act *a)
{
    const struct suggestion_signer lead = {
        .deputy_id = deputy_id, .lead = true, .state = S("confirmed"), .decided_at = ctx->now};
    struct suggestion_text t = {.revision = 1,
                                .title = in->title,
                                .body = in->body,
                                .cause = in->cause,
                                .grounds = in->grounds,
                                .proposal = in->proposal};
    struct deputy deputy;

    TRY(deputy_get(ctx, deputy_id, &deputy));
    *a = (struct act){.s = {.id = db_new_id(ctx),
                            .version = 1,
                            .kind = in->kind,
                            .state = SUGGESTION_DRAFT,
                            .title = in->title,
                            .text_revision = 1,
                            .lead_deputy_id = deputy_id,
                            .delegation_id = deputy.delegation_id,
                            .signer_count = 1,
                            .source = S("app"),
                            .category_id = in->category_id,
                            .round = 1,
                            .confidential = in->confidential}};
    act_data_begin(ctx, a);
    TRY(suggestion_store_insert(ctx, &a->s));
    TRY(suggestion_store_save_text(ctx, a->s.id, &t));
    TRY(suggestion_store_add_signer(ctx, a->s.id, &lead));
    TRY(suggestion_link_opinion(ctx, a->s.id, in->from_opinion_id));
    return suggestion_store_signers(ctx, a->s.id, &a->signers, &a->signers_count);
}

/* Somebody else's text: with his consent on record, and his wish for silence stands. */
static enum status check_consent(struct ctx *ctx, struct act *a, const struct suggestion_draft *in)
{
    if (a->who.lead_deputy || a->who.system)
        return ST_OK;
    need(ctx, "consent", in->consent);
    json_str(&a->json, "consent", in->consent);
    return invalid_done(ctx);
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct save *save = input;
    const struct suggestion_draft *in = save->in;
    struct act a;

    if (in->id == 0) {
        if (ctx->actor->deputy_id == 0 || !may(ctx, "suggestion.propose"))
            return fail(&ctx->err, ST_DENIED, "suggestion.err.not_a_deputy", NULL);
        TRY(new_draft(ctx, in, ctx->actor->deputy_id, &a));
    } else {
        TRY(act_begin(ctx, in->id, in->version, DO_SAVE, &a));
        TRY(check_consent(ctx, &a, in));
        TRY(save_text(ctx, &a, in));
        a.s.title = in->title;
        a.s.confidential = in->confidential || (a.s.confidential && !a.who.lead_deputy);
        if (in->category_id != 0)
            a.s.category_id = in->category_id;
        if (date_none(a.s.tabled_on))
            a.s.kind = in->kind;
    }
    TRY(save_cosigners(ctx, &a, in));
    a.s.signer_count = count_signers(&a);
    if (save->out_id != NULL)
        *save->out_id = a.s.id;
    return act_save(ctx, &a, "suggestion.saved");
}

enum status suggestion_save(struct ctx *ctx, const struct suggestion_draft *in, int64_t *out_id)
{
    return db_tx(ctx, save_tx, &(struct save){in, out_id});
}

/* ---------------------------------------------------------------- confirming */

static enum status ask_confirm_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_ref *in = input;
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_ASK_CONFIRM, &a));
    if (count_signers(&a) < 2)
        return fail(&ctx->err, ST_RULE, "suggestion.err.nobody_to_confirm", NULL);
    need(ctx, "title", a.s.title);
    TRY(invalid_done(ctx));
    TRY(act_move(ctx, &a, DO_ASK_CONFIRM, TURN_ONLY));
    return act_save(ctx, &a, "suggestion.confirmation_asked");
}

enum status suggestion_ask_confirm(struct ctx *ctx, const struct suggestion_ref *in)
{
    return db_tx(ctx, ask_confirm_tx, in);
}

static enum status pull_back_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_ref *in = input;
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_PULL_BACK, &a));
    TRY(act_move(ctx, &a, DO_PULL_BACK, TURN_ONLY));
    return act_save(ctx, &a, "suggestion.pulled_back");
}

enum status suggestion_pull_back(struct ctx *ctx, const struct suggestion_ref *in)
{
    return db_tx(ctx, pull_back_tx, in);
}

struct str suggestion_text_mark(struct ctx *ctx, const struct suggestion *s,
                                const struct suggestion_text *t)
{
    const struct str parts[] = {s->kind == SUGGESTION_KIND_BILL ? S("bill") : S("suggestion"),
                                t->title,
                                t->body,
                                t->cause,
                                t->grounds,
                                t->proposal};

    return crypt_blind(ctx, "suggestion.text",
                       str_join(ctx->arena, parts, COUNT(parts), S("\x1e")));
}

/* The lead deputy may have taken it back, changed it, and asked again while this one was read. The
 * version of the whole says nothing: it counts each confirmation. */
static enum status check_read(struct ctx *ctx, const struct act *a, struct str mark)
{
    struct suggestion_text t;

    if (mark.len == 0)
        return ST_OK;
    TRY(suggestion_store_text(ctx, a->s.id, a->s.text_revision, &t));
    return str_eq(suggestion_text_mark(ctx, &a->s, &t), mark)
               ? ST_OK
               : fail(&ctx->err, ST_CONFLICT, "suggestion.err.text_changed", NULL);
}

static enum status confirm_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_confirm *in = input;
    struct suggestion_signer *g;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_CONFIRM, &a));
    g = act_own_signer(ctx, &a);
    if (g == NULL)
        return fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL);
    if (in->agree)
        TRY(check_read(ctx, &a, in->mark));
    g->state = in->agree ? S("confirmed") : S("declined");
    g->reason = in->reason;
    g->decided_at = ctx->now;
    TRY(suggestion_store_update_signer(ctx, g));
    json_bool(&a.json, "agree", in->agree);
    json_int(&a.json, "deputy", g->deputy_id);
    a.s.signer_count = count_signers(&a);
    return act_save(ctx, &a, "suggestion.confirmed");
}

enum status suggestion_confirm(struct ctx *ctx, const struct suggestion_confirm *in)
{
    return db_tx(ctx, confirm_tx, in);
}

/* ---------------------------------------------------------------- submitting */

static enum status drop_unconfirmed(struct ctx *ctx, struct act *a)
{
    int64_t drop = 0;

    TRY(suggestion_setting(ctx, "drop_unconfirmed", &drop));
    if (drop == 0)
        return ST_OK;
    arr_each (i, a->signers_count) {
        struct suggestion_signer *g = &a->signers[i];

        if (g->suggestion_id != a->s.id || !str_eqz(g->state, "invited"))
            continue;
        g->state = S("dropped");
        TRY(suggestion_store_update_signer(ctx, g));
    }
    return ST_OK;
}

static void need_text(struct ctx *ctx, const struct suggestion *s, const struct suggestion_text *t)
{
    need(ctx, "title", t->title);
    if (s->kind == SUGGESTION_KIND_SUGGESTION)
        need(ctx, "body", t->body);
}

static enum status check_bill(struct ctx *ctx, const struct suggestion_text *t, enum level level,
                              uint32_t signers)
{
    const struct deputies_law_bill bill = {
        .has_cause = str_trim(t->cause).len != 0,
        .has_grounds = str_trim(t->grounds).len != 0,
        .has_proposal = str_trim(t->proposal).len != 0,
        .within_powers = true, /* the presidium's to judge, when it decides on the agenda */
    };

    TRY(deputies_law_check_bill(&bill, &ctx->err));
    if (!organic_law_bill_signed(level, signers))
        return fail(&ctx->err, ST_RULE, "suggestion.err.bill_signers",
                    "《地方组织法》(2022-03-11)第22条第2款");
    return ST_OK;
}

/* The law speaks of bills while the congress meets; some places take them before, for the next
 * session. */
static enum status check_recess(struct ctx *ctx, const struct suggestion *s)
{
    bool allowed;

    if (s->in_session)
        return ST_OK;
    TRY(suggestion_bill_in_recess(ctx, &allowed));
    return allowed ? ST_OK
                   : fail(&ctx->err, ST_RULE, "suggestion.err.bill_in_recess",
                          "《地方组织法》(2022-03-11)第22条第2款");
}

enum status suggestion_check_form(struct ctx *ctx, const struct act *a, enum level level)
{
    struct suggestion_law_draft draft = {.matters = 1};
    struct suggestion_text t;

    TRY(suggestion_store_text(ctx, a->s.id, a->s.text_revision, &t));
    need_text(ctx, &a->s, &t);
    TRY(invalid_done(ctx));
    draft.specific = a->s.kind == SUGGESTION_KIND_BILL || str_trim(t.body).len != 0;
    arr_each (i, a->signers_count) {
        const struct suggestion_signer *g = &a->signers[i];

        if (g->suggestion_id != a->s.id || g->lead || !is_open_signer(g))
            continue;
        draft.cosigners++;
        draft.confirmed += str_eqz(g->state, "confirmed");
    }
    TRY(suggestion_law_check_draft(&draft, &ctx->err));
    if (a->s.kind != SUGGESTION_KIND_BILL)
        return ST_OK;
    TRY(check_bill(ctx, &t, level, draft.confirmed + 1));
    return check_recess(ctx, &a->s);
}

enum status suggestion_table(struct ctx *ctx, struct suggestion *s, struct date on)
{
    struct congress_session session;
    struct act_law law;
    bool open = false;
    enum status st;

    st = congress_session_at(ctx, on, &session, &open);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    TRY(act_law(ctx, on, &law));
    s->tabled_on = on;
    s->in_session = st == ST_OK && open;
    s->session_id = st == ST_OK ? session.id : 0;
    s->dispatch_due_on = s->in_session ? suggestion_law_hand_over_meeting_due(&law.params, &law.cal,
                                                                              session.closes_on)
                                       : suggestion_law_dispatch_due(&law.params, &law.cal, on);
    return ST_OK;
}

static enum status submit_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_submit *in = input;
    struct act_law law;
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_SUBMIT, &a));
    if (!in->one_matter)
        return fail_field(&ctx->err, "one_matter", "suggestion.err.one_matter", "");
    TRY(drop_unconfirmed(ctx, &a));
    TRY(act_law(ctx, ctx->today, &law));
    if (date_none(a.s.tabled_on)) {
        TRY(suggestion_table(ctx, &a.s, ctx->today));
        TRY(suggestion_bill_in_time(ctx, &a, in->as_suggestion));
    }
    TRY(suggestion_check_form(ctx, &a, law.level));
    a.s.signer_count = count_signers(&a);
    a.s.refusal_reason = a.s.refusal_note = S("");
    TRY(act_move(ctx, &a, DO_SUBMIT, TURN_ONLY));
    return act_save(ctx, &a, "suggestion.submitted");
}

enum status suggestion_submit(struct ctx *ctx, const struct suggestion_submit *in)
{
    return db_tx(ctx, submit_tx, in);
}
