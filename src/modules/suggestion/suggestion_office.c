// SPDX-License-Identifier: MulanPSL-2.0
/* The gate at the office: paper, numbers, returns, merging, converting, categories. */
#include "modules/deputy/deputy.h"
#include "modules/suggestion/suggestion_act.h"

/* ---------------------------------------------------------------- handed in on paper */

struct paper {
    const struct suggestion_paper *in;
    int64_t *out_id;
};

static enum status add_paper_signers(struct ctx *ctx, int64_t id, const struct suggestion_paper *in,
                                     int64_t *out_count)
{
    struct suggestion_signer g = {.deputy_id = in->lead_deputy_id,
                                  .lead = true,
                                  .state = S("confirmed"),
                                  .decided_at = ctx->now};

    *out_count = 1;
    TRY(suggestion_store_add_signer(ctx, id, &g));
    g.lead = false;
    arr_each (i, in->draft.cosigners_count) {
        struct deputy deputy;

        g.deputy_id = in->draft.cosigners[i];
        if (g.deputy_id == in->lead_deputy_id)
            continue;
        TRY(deputy_get(ctx, g.deputy_id, &deputy));
        TRY(suggestion_store_add_signer(ctx, id, &g));
        ++*out_count;
    }
    return ST_OK;
}

/* Only what is said can be written down later; a bill is written. */
static void check_voiced(struct ctx *ctx, const struct suggestion *s)
{
    if (date_none(s->voiced_on))
        return;
    if (s->kind == SUGGESTION_KIND_BILL)
        invalid(ctx, "voiced_on", "suggestion.err.voiced_bill", NULL);
    else if (date_cmp(s->tabled_on, s->voiced_on) < 0)
        invalid(ctx, "voiced_on", "suggestion.err.voiced_later", NULL);
}

static enum status new_record(struct ctx *ctx, const struct suggestion_paper *in, struct act *a)
{
    const struct suggestion_draft *d = &in->draft;
    struct suggestion_text t = {.revision = 1,
                                .title = d->title,
                                .body = d->body,
                                .cause = d->cause,
                                .grounds = d->grounds,
                                .proposal = d->proposal};
    struct deputy deputy;

    TRY(deputy_get(ctx, in->lead_deputy_id, &deputy));
    *a = (struct act){.s = {.id = db_new_id(ctx),
                            .version = 1,
                            .kind = d->kind,
                            .state = SUGGESTION_SUBMITTED,
                            .title = d->title,
                            .text_revision = 1,
                            .lead_deputy_id = deputy.id,
                            .delegation_id = deputy.delegation_id,
                            .signer_count = 1,
                            .source = in->source.len != 0 ? in->source : S("paper"),
                            .category_id = d->category_id,
                            .round = 1,
                            .confidential = d->confidential,
                            .voiced_on = in->voiced_on}};
    act_data_begin(ctx, a);
    TRY(suggestion_table(ctx, &a->s, need_day(ctx, "tabled_on", in->tabled_on, (struct date){0})));
    check_voiced(ctx, &a->s);
    TRY(invalid_done(ctx));
    TRY(suggestion_check_bill_day(ctx, &a->s));
    TRY(suggestion_store_insert(ctx, &a->s));
    TRY(suggestion_store_save_text(ctx, a->s.id, &t));
    TRY(add_paper_signers(ctx, a->s.id, in, &a->s.signer_count));
    TRY(suggestion_link_opinion(ctx, a->s.id, d->from_opinion_id));
    return suggestion_store_signers(ctx, a->s.id, &a->signers, &a->signers_count);
}

static enum status paper_tx(struct ctx *ctx, const void *input)
{
    const struct paper *p = input;
    struct act_law law;
    struct act a;

    if (!ctx->actor->system && !may(ctx, "suggestion.register"))
        return fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL);
    if (p->in->lead_deputy_id == 0)
        return fail_field(&ctx->err, "lead_deputy", "suggestion.err.lead_missing", "");
    TRY(deputy_check_acting(ctx, p->in->lead_deputy_id, ctx->today));
    TRY(new_record(ctx, p->in, &a));
    TRY(act_law(ctx, a.s.tabled_on, &law));
    TRY(suggestion_check_form(ctx, &a, law.level));
    if (p->out_id != NULL)
        *p->out_id = a.s.id;
    return act_save(ctx, &a, "suggestion.submitted");
}

enum status suggestion_enter_paper(struct ctx *ctx, const struct suggestion_paper *in,
                                   int64_t *out_id)
{
    return db_tx(ctx, paper_tx, &(struct paper){in, out_id});
}

/* ---------------------------------------------------------------- accepting */

static enum status check_category(struct ctx *ctx, int64_t category_id)
{
    struct suggestion_category *all;
    size_t count;

    if (category_id == 0)
        return ST_OK;
    TRY(suggestion_store_categories(ctx, &all, &count));
    arr_each (i, count)
        if (all[i].id == category_id && all[i].active)
            return ST_OK;
    return fail_field(&ctx->err, "category", "form.not_a_choice", "");
}

static struct str series_of(struct arena *a, const struct suggestion *s)
{
    if (s->kind == SUGGESTION_KIND_BILL)
        return str_printf(a, "b%lld", (long long)s->session_id);
    if (s->in_session)
        return str_printf(a, "s%lld", (long long)s->session_id);
    return str_printf(a, "r%d", s->tabled_on.year);
}

static enum status give_number(struct ctx *ctx, struct suggestion *s, int64_t wanted)
{
    const struct str series = series_of(ctx->arena, s);
    int64_t taken_by = 0;
    enum status st;

    if (s->number != 0 && (wanted == 0 || wanted == s->number))
        return ST_OK; /* accepted before: a number is never given twice */
    if (wanted < 0)
        return fail_field(&ctx->err, "number", "form.not_positive", "");
    if (wanted == 0)
        TRY(suggestion_store_next_number(ctx, series, &wanted));
    st = suggestion_store_by_number(ctx, series, wanted, &taken_by);
    if (st == ST_OK) {
        (void)fail_field(&ctx->err, "number", "suggestion.err.number_taken", "");
        return ST_CONFLICT;
    }
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    s->number_series = series;
    s->number = wanted;
    return ST_OK;
}

/* A bill handed in before a session is dealt with at it, with those tabled there. */
static enum status join_session(struct ctx *ctx, struct suggestion *s)
{
    struct congress_session session;
    bool open = false;
    enum status st;

    if (s->kind != SUGGESTION_KIND_BILL || s->in_session || s->number != 0)
        return ST_OK;
    st = congress_session_at(ctx, ctx->today, &session, &open);
    if (st == ST_OK && open)
        s->session_id = session.id;
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status accept_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_accept *in = input;
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_ACCEPT, &a));
    TRY(check_category(ctx, in->category_id));
    if (in->category_id != 0)
        a.s.category_id = in->category_id;
    TRY(join_session(ctx, &a.s));
    TRY(give_number(ctx, &a.s, in->number));
    TRY(act_move(ctx, &a, DO_ACCEPT, TURN_ONLY));
    a.s.accepted_on = ctx->today;
    json_str(&a.json, "series", a.s.number_series);
    json_int(&a.json, "number", a.s.number);
    return act_save(ctx, &a, "suggestion.accepted");
}

enum status suggestion_accept(struct ctx *ctx, const struct suggestion_accept *in)
{
    return db_tx(ctx, accept_tx, in);
}

static enum status classify_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_classify *in = input;
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_CLASSIFY, &a));
    TRY(check_category(ctx, in->category_id));
    a.s.category_id = in->category_id;
    json_int(&a.json, "category", in->category_id);
    return act_save(ctx, &a, "suggestion.classified");
}

enum status suggestion_classify(struct ctx *ctx, const struct suggestion_classify *in)
{
    return db_tx(ctx, classify_tx, in);
}

/* ---------------------------------------------------------------- back to the deputy */

static const char *law_of_reason(struct str word)
{
    arr_each (i, SUGGESTION_LAW_UNFIT_COUNT)
        if (str_eqz(word, SUGGESTION_LAW_UNFIT[i].word))
            return SUGGESTION_LAW_UNFIT[i].law;
    return NULL;
}

static enum status drop_plan(struct ctx *ctx, struct act *a)
{
    arr_each (i, a->units_count)
        if (a->units[i].state == HANDLING_PLANNED)
            TRY(suggestion_store_drop_unit(ctx, a->units[i].id));
    a->s.batch_id = 0;
    return ST_OK;
}

static enum status refuse(struct ctx *ctx, const struct suggestion_refuse *in,
                          enum suggestion_verb verb, const char *event)
{
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, verb, &a));
    need(ctx, "note", in->note);
    if (verb == DO_RETURN && law_of_reason(in->reason) == NULL)
        invalid(ctx, "reason", "form.not_a_choice", NULL);
    TRY(invalid_done(ctx));
    TRY(drop_plan(ctx, &a));
    TRY(act_move(ctx, &a, verb, TURN_ONLY));
    a.s.refusal_reason = in->reason;
    a.s.refusal_note = in->note;
    a.note = in->note;
    TRY(suggestion_store_add_gate(ctx, in->id,
                                  &(struct suggestion_gate){
                                      .kind = verb == DO_RETURN ? S("returned") : S("more_asked"),
                                      .reason = in->reason,
                                      .note = in->note,
                                  }));
    json_str(&a.json, "reason", in->reason);
    TRY(act_save(ctx, &a, event));
    return suggestion_pass_refusal_down(ctx, &a);
}

static enum status return_tx(struct ctx *ctx, const void *input)
{
    return refuse(ctx, input, DO_RETURN, "suggestion.returned");
}

enum status suggestion_return(struct ctx *ctx, const struct suggestion_refuse *in)
{
    return db_tx(ctx, return_tx, in);
}

static enum status ask_more_tx(struct ctx *ctx, const void *input)
{
    return refuse(ctx, input, DO_ASK_MORE, "suggestion.more_asked");
}

enum status suggestion_ask_more(struct ctx *ctx, const struct suggestion_refuse *in)
{
    return db_tx(ctx, ask_more_tx, in);
}

/* ---------------------------------------------------------------- merging */

bool suggestion_takes_others(enum suggestion_state state)
{
    return suggestion_allowed(state, DO_CLASSIFY) && state != SUGGESTION_CLOSED &&
           state != SUGGESTION_CHAIRMEN && state != SUGGESTION_HANDED_UP;
}

/* What was merged into the duplicate follows it. */
static enum status follow(struct ctx *ctx, int64_t from_id, int64_t main_id)
{
    int64_t *ids;
    size_t count;

    TRY(suggestion_store_merged(ctx, from_id, &ids, &count));
    arr_each (i, count) {
        struct suggestion child;

        TRY(suggestion_store_get(ctx, ids[i], &child));
        child.main_id = main_id;
        TRY(suggestion_store_update(ctx, &child));
    }
    return ST_OK;
}

static enum status merge_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_merge *in = input;
    const struct suggestion_link link = {
        .kind = S("merged"), .congress_id = ctx->congress_id, .other_id = in->main_id};
    struct suggestion main;
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_MERGE, &a));
    if (in->main_id == in->id)
        return fail_field(&ctx->err, "main", "suggestion.err.merge_itself", "");
    TRY(suggestion_store_get(ctx, in->main_id, &main));
    if (main.kind != a.s.kind || !suggestion_takes_others(main.state) || a.s.origin_id != 0)
        return fail(&ctx->err, ST_RULE, "suggestion.err.merge_main", NULL);
    TRY(drop_plan(ctx, &a));
    TRY(follow(ctx, in->id, in->main_id));
    TRY(act_move(ctx, &a, DO_MERGE, TURN_ONLY));
    a.s.main_id = in->main_id;
    TRY(suggestion_store_add_link(ctx, in->id, &link));
    TRY(suggestion_store_add_gate(
        ctx, in->id,
        &(struct suggestion_gate){.kind = S("merged"), .note = in->note, .about = main.title}));
    TRY(suggestion_store_add_gate(
        ctx, in->main_id,
        &(struct suggestion_gate){.kind = S("took"), .note = in->note, .about = a.s.title}));
    json_int(&a.json, "main", in->main_id);
    return act_save(ctx, &a, "suggestion.merged");
}

enum status suggestion_merge(struct ctx *ctx, const struct suggestion_merge *in)
{
    return db_tx(ctx, merge_tx, in);
}

/* ---------------------------------------------------------------- a bill becomes a suggestion */

struct convert {
    const struct suggestion_convert *in;
    int64_t *out_id;
};

static enum status copy_as_suggestion(struct ctx *ctx, const struct act *bill, int64_t *out_id)
{
    struct suggestion_text t;
    struct suggestion s = {
        .id = db_new_id(ctx),
        .kind = SUGGESTION_KIND_SUGGESTION,
        .state = SUGGESTION_SUBMITTED,
        .title = bill->s.title,
        .text_revision = 1,
        .lead_deputy_id = bill->s.lead_deputy_id,
        .delegation_id = bill->s.delegation_id,
        .signer_count = bill->s.signer_count,
        .source = S("bill"),
        .session_id = bill->s.session_id,
        .in_session = bill->s.in_session,
        .tabled_on = bill->s.tabled_on,
        .dispatch_due_on = bill->s.dispatch_due_on,
        .category_id = bill->s.category_id,
        .round = 1,
        .confidential = bill->s.confidential,
    };

    TRY(suggestion_store_text(ctx, bill->s.id, bill->s.text_revision, &t));
    t.body = suggestion_bill_as_body(ctx->arena, &t);
    t.cause = t.grounds = t.proposal = S("");
    t.id = 0;
    t.revision = 1;
    TRY(suggestion_store_insert(ctx, &s));
    TRY(suggestion_store_save_text(ctx, s.id, &t));
    arr_each (i, bill->signers_count)
        if (bill->signers[i].suggestion_id == bill->s.id &&
            str_eqz(bill->signers[i].state, "confirmed"))
            TRY(suggestion_store_add_signer(ctx, s.id, &bill->signers[i]));
    *out_id = s.id;
    return ST_OK;
}

static enum status convert_tx(struct ctx *ctx, const void *input)
{
    const struct convert *c = input;
    const struct suggestion_convert *in = c->in;
    struct suggestion_link link = {.kind = S("converted"), .congress_id = ctx->congress_id};
    const struct suggestion_law_bill facts = {
        .presidium_declined = !date_none(in->declined_on),
        .draft = {.matters = 1, .specific = true},
    };
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_CONVERT, &a));
    if (a.s.kind != SUGGESTION_KIND_BILL)
        return fail(&ctx->err, ST_RULE, "suggestion.err.not_a_bill", NULL);
    TRY(suggestion_law_check_conversion(&facts, &ctx->err));
    (void)need_day(ctx, "declined_on", in->declined_on, a.s.tabled_on);
    TRY(invalid_done(ctx));
    TRY(copy_as_suggestion(ctx, &a, &link.other_id));
    TRY(suggestion_store_add_link(ctx, in->id, &link));
    TRY(act_move(ctx, &a, DO_CONVERT, TURN_ONLY));
    a.s.refusal_note = in->note;
    json_int(&a.json, "suggestion", link.other_id);
    json_date(&a.json, "declined_on", in->declined_on);
    if (c->out_id != NULL)
        *c->out_id = link.other_id;
    return act_save(ctx, &a, "suggestion.converted");
}

enum status suggestion_convert(struct ctx *ctx, const struct suggestion_convert *in,
                               int64_t *out_id)
{
    return db_tx(ctx, convert_tx, &(struct convert){in, out_id});
}
