// SPDX-License-Identifier: MulanPSL-2.0
/* What a handling unit does before it replies: sign, give back, extend, contact, advise, note. */
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_web_files.h"
#include "modules/suggestion/suggestion_web_party.h"
#include "platform/reveal.h"
#include "platform/text.h"

enum { NOTE_CHARS = 2000, LONG_CHARS = 4000, BODY_CHARS = 10000 };

/* -------------------------------------------------------------------------------- shared */

const struct suggestion_handling *suggestion_web_own(const struct suggestion_detail *d)
{
    arr_each (i, d->handlings_count) {
        if (d->my_handling_id != 0 && d->handlings[i].id == d->my_handling_id)
            return &d->handlings[i];
    }
    return NULL;
}

struct str suggestion_web_basis(struct ctx *ctx, const char *param)
{
    struct str basis;

    return congress_law_basis(ctx, param, ctx->today, &basis) == ST_OK ? basis : S("");
}

void suggestion_form_deadline(struct suggestion_form *f, const char *label_key, struct date due_on,
                              struct str basis)
{
    struct ctx *ctx = f->ctx;
    const struct due_tag_v *due = due_tag_make(ctx, due_on);
    struct str day;

    if (due == NULL)
        return;
    day = TF(ctx->arena, "suggestion.fact.until", text_date(ctx->arena, due_on, ctx->today),
             due->label);
    suggestion_form_fact(
        f, label_key, basis.len == 0 ? day : TF(ctx->arena, "suggestion.fact.by_law", day, basis));
}

/* A heading of a bill's part and what it says; nothing for an empty part. */
static void put_part(struct buf *out, struct str heading, struct str body)
{
    if (body.len == 0)
        return;
    if (out->len != 0)
        buf_z(out, "\n");
    buf_str(out, heading);
    buf_z(out, "\n");
    buf_str(out, body);
}

struct str suggestion_web_text(struct ctx *ctx, const struct suggestion_detail *d)
{
    struct buf out = buf_new(ctx->arena, 0);

    if (d->s.kind != SUGGESTION_KIND_BILL)
        return d->text.body;
    put_part(&out, T("suggestion.f.cause"), d->text.cause);
    put_part(&out, T("suggestion.f.grounds"), d->text.grounds);
    put_part(&out, T("suggestion.f.proposal"), d->text.proposal);
    return buf_view(&out);
}

enum status suggestion_form_read_text(struct suggestion_form *f, const struct suggestion_detail *d)
{
    suggestion_form_reading(f, T("suggestion.show.text"), suggestion_web_text(f->ctx, d));
    return suggestion_web_files(f->ctx, SUGGESTION_FILES, d->s.id, &f->v.files);
}

/* The form of an act of one's own unit, if the unit can still do it. */
static enum status unit_form(struct ctx *ctx, const struct request *rq, enum suggestion_verb verb,
                             struct suggestion_detail *d, struct suggestion_form **out)
{
    const struct suggestion_handling *h;

    TRY(suggestion_form_of(ctx, rq, verb, d, out));
    h = suggestion_web_own(d);
    if (form_again(rq) || suggestion_web_offers(ctx, d, verb))
        return ST_OK;
    if (verb == DO_GIVE_BACK && h != NULL && date_cmp(ctx->today, h->sign_due_on) > 0)
        return fail(&ctx->err, ST_RULE, "suggestion.err.give_back_late",
                    str_z(ctx->arena, suggestion_web_basis(ctx, "give_back_workdays")));
    return fail(&ctx->err, ST_RULE, "suggestion.not_now", NULL);
}

/* ---------------------------------------------------------------------- sign, give back */

/* In months or, where the place counts so, in workdays; asked again, in days of its own. */
struct str suggestion_web_opinion_basis(struct ctx *ctx, const struct suggestion_detail *d,
                                        const struct suggestion_handling *h)
{
    struct law_params params;
    struct str basis = S("");
    const char *param = "joint_opinion_months";

    if (congress_law_params(ctx, h->handed_on, &params) == ST_OK &&
        params.joint_opinion_workdays != 0)
        param = "joint_opinion_workdays";
    arr_each (i, d->opinions_count)
        if (d->opinions[i].handling_id == h->id && str_eqz(d->opinions[i].state, "asked_again"))
            param = "joint_opinion_redo_workdays";
    return congress_law_basis(ctx, param, h->handed_on, &basis) == ST_OK ? basis : S("");
}

static void put_opinion_due(struct suggestion_form *f, const struct suggestion_detail *d,
                            const struct suggestion_handling *h)
{
    suggestion_form_deadline(f, "suggestion.fact.opinion_due", h->opinion_due_on,
                             suggestion_web_opinion_basis(f->ctx, d, h));
}

static void put_clock(struct suggestion_form *f, const struct suggestion_detail *d,
                      const struct suggestion_handling *h)
{
    suggestion_form_fact(f, "suggestion.fact.role",
                         text_of("suggestion.role.", str_from(suggestion_role_word(h->role))));
    suggestion_form_deadline(f, "suggestion.fact.reply_due", h->due_on, h->due_basis);
    suggestion_form_deadline(f, "suggestion.fact.contact_due", h->contact_due_on,
                             suggestion_web_basis(f->ctx, "first_contact_workdays"));
    put_opinion_due(f, d, h);
    suggestion_form_deadline(f, "suggestion.fact.give_back_due", h->sign_due_on,
                             suggestion_web_basis(f->ctx, "give_back_workdays"));
}

enum status suggestion_web_sign_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_handling *h;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(unit_form(ctx, rq, DO_SIGN, &d, &f));
    h = suggestion_web_own(&d);
    suggestion_form_fact(f, "suggestion.f.lead_deputy", suggestion_web_authors(ctx, &d));
    if (h != NULL)
        put_clock(f, &d, h);
    TRY(suggestion_form_read_text(f, &d));
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_sign(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_handling_ref in = {.id = path_id(rq, "id")};

    TRY(suggestion_sign(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_SIGN, in.id);
}

enum status suggestion_web_give_back_form(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    const struct suggestion_handling *h;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(unit_form(ctx, rq, DO_GIVE_BACK, &d, &f));
    h = suggestion_web_own(&d);
    if (h != NULL) {
        suggestion_form_fact(f, "suggestion.fact.handed_on",
                             text_date(ctx->arena, h->handed_on, ctx->today));
        suggestion_form_deadline(f, "suggestion.fact.give_back_due", h->sign_due_on,
                                 suggestion_web_basis(ctx, "give_back_workdays"));
    }
    form_max(suggestion_form_put(f, "text", "note", "suggestion.f.give_back_why", S("")),
             NOTE_CHARS, 5);
    f->v.risk = true;
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_give_back(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const NAMES[] = {"version", "note", NULL};
    const struct suggestion_handling_ref in = {
        .id = path_id(rq, "id"),
        .note = param_text(rq, "note"),
    };

    if (suggestion_web_unsure(rq))
        return suggestion_web_ask(ctx, rq, rs, "give-back", NAMES, suggestion_web_page_of(ctx, rq));
    TRY(suggestion_give_back(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_GIVE_BACK, in.id);
}

/* ---------------------------------------------------------------------- extension */

enum status suggestion_web_ask_extension_form(struct ctx *ctx, const struct request *rq,
                                              struct response *rs)
{
    const struct suggestion_handling *h;
    struct suggestion_clock longest = {0};
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(unit_form(ctx, rq, DO_ASK_EXTENSION, &d, &f));
    h = suggestion_web_own(&d);
    if (h != NULL) {
        TRY(suggestion_clock_of(ctx, h->clock_from, true, &longest));
        suggestion_form_fact(f, "suggestion.fact.handed_on",
                             text_date(ctx->arena, h->clock_from, ctx->today));
        suggestion_form_deadline(f, "suggestion.fact.due_now", h->due_on, h->due_basis);
        suggestion_form_deadline(f, "suggestion.fact.due_longest", longest.due_on,
                                 str_from(longest.basis));
    }
    (void)suggestion_form_put(f, "date", "wanted_on", "suggestion.f.wanted_on",
                              suggestion_web_iso(ctx, longest.due_on));
    form_max(suggestion_form_put(f, "text", "reason", "suggestion.f.extension_why", S("")),
             NOTE_CHARS, 5);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_ask_extension(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    const struct suggestion_extend in = {
        .id = path_id(rq, "id"),
        .wanted_on = param_date(rq, "wanted_on"),
        .reason = param_text(rq, "reason"),
    };

    TRY(suggestion_ask_extension(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_ASK_EXTENSION, in.id);
}

/* ---------------------------------------------------------------------- contact */

/* Everybody who signed, authors of merged ones too; the lead deputy first. */
static struct suggestion_options signer_options(struct ctx *ctx, const struct suggestion_detail *d)
{
    struct suggestion_options out = {
        .items = arena_array(ctx->arena, d->signers_count, struct option_v)};

    for (int lead = 1; lead >= 0; lead--) {
        arr_each (i, d->signers_count) {
            const struct suggestion_signer *g = &d->signers[i];
            const bool first = g->lead && g->suggestion_id == d->s.id;

            if (first != (lead == 1) || !str_eqz(g->state, "confirmed"))
                continue;
            out.items[out.count++] = (struct option_v){
                .value = suggestion_web_int(ctx, g->deputy_id),
                .label = TF(ctx->arena, "suggestion.signer_of", g->name, g->delegation_name),
            };
        }
    }
    return out;
}

/* The lead deputy's telephone is for the unit that has to contact him, as long as it owes a reply.
 */
static bool has_to_contact(const struct suggestion_detail *d)
{
    const struct suggestion_handling *h = suggestion_web_own(d);

    return h != NULL && h->role != ROLE_JOINT && d->s.lead_deputy_id != 0 &&
           suggestion_state_open(d->s.state) &&
           (h->state == HANDLING_ASSIGNED || h->state == HANDLING_SIGNED);
}

/* Masked until somebody of the unit says why; that is written down (docs/personal-data.md). */
static enum status put_telephone(struct suggestion_form *f, const struct suggestion_detail *d)
{
    struct reveal_v *reveal = arena_new(f->ctx->arena, struct reveal_v);
    struct deputy_secret secret;

    if (!has_to_contact(d))
        return ST_OK;
    suggestion_form_fact(f, "suggestion.f.lead_deputy", suggestion_web_authors(f->ctx, d));
    TRY(deputy_secret(f->ctx, d->s.lead_deputy_id, &secret));
    if (secret.phone.len == 0) {
        suggestion_form_fact(f, "suggestion.fact.telephone", T("suggestion.fact.no_telephone"));
        return ST_OK;
    }
    TRY(reveal_make(f->ctx, f->rq, "suggestion", d->s.id,
                    str_printf(f->ctx->arena, "/suggestion/%lld/reveal", (long long)d->s.id),
                    reveal));
    suggestion_form_fact(f, "suggestion.fact.telephone",
                         reveal->open ? secret.phone : mask_phone(f->ctx->arena, secret.phone));
    f->v.reveal = reveal;
    return ST_OK;
}

enum status suggestion_web_reveal(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_detail d;
    struct deputy deputy;

    TRY(suggestion_show(ctx, path_id(rq, "id"), &d));
    if (!has_to_contact(&d))
        return fail(&ctx->err, ST_DENIED, "suggestion.not_yours", NULL);
    TRY(deputy_get(ctx, d.s.lead_deputy_id, &deputy));
    return respond_reveal(
        ctx, rq, rs,
        &(struct look_new){.kind = "suggestion", .id = d.s.id, .key_id = deputy.key_id},
        str_printf(ctx->arena, "/suggestion/%lld/contact", (long long)d.s.id));
}

enum status suggestion_web_contact_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const struct suggestion_handling *h;
    struct suggestion_options ways =
        suggestion_word_options(ctx, NULL, "face phone writing", "suggestion.way.");
    struct suggestion_options signers;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(unit_form(ctx, rq, DO_CONTACT, &d, &f));
    signers = signer_options(ctx, &d);
    h = suggestion_web_own(&d);
    TRY(put_telephone(f, &d));
    if (h != NULL)
        suggestion_form_deadline(f, "suggestion.fact.contact_due", h->contact_due_on,
                                 suggestion_web_basis(ctx, "first_contact_workdays"));
    if (signers.count > 1)
        (void)suggestion_form_choice(f, "select", "deputy", "suggestion.f.contact_deputy",
                                     signers.items[0].value, &signers);
    (void)suggestion_form_choice(f, "radio", "way", "suggestion.f.way", S(""), &ways);
    (void)suggestion_form_put(f, "date", "on", "suggestion.f.contact_on",
                              suggestion_web_iso(ctx, ctx->today));
    form_max(suggestion_form_put(f, "text", "summary", "suggestion.f.contact_summary", S("")),
             LONG_CHARS, 5);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_contact(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_contact_new in = {
        .id = path_id(rq, "id"),
        .deputy_id = param_id(rq, "deputy"),
        .way = param_text(rq, "way"),
        .on = param_date(rq, "on"),
        .summary = param_text(rq, "summary"),
    };

    TRY(suggestion_contact(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_CONTACT, in.id);
}

/* ---------------------------------------------------------------------- progress */

enum status suggestion_web_progress_form(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(unit_form(ctx, rq, DO_PROGRESS, &d, &f));
    (void)suggestion_form_put(f, "date", "on", "suggestion.f.on",
                              suggestion_web_iso(ctx, ctx->today));
    form_max(suggestion_form_put(f, "text", "body", "suggestion.f.progress", S("")), LONG_CHARS, 6);
    (void)suggestion_form_may(f, "line", "place", "suggestion.f.place", S(""));
    (void)suggestion_form_may(f, "line", "participants", "suggestion.f.participants", S(""));
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_progress(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_note_new in = {
        .id = path_id(rq, "id"),
        .kind = S("progress"),
        .on = param_date(rq, "on"),
        .place = param_text(rq, "place"),
        .participants = param_text(rq, "participants"),
        .body = param_text(rq, "body"),
    };

    TRY(suggestion_add_note(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_PROGRESS, in.id);
}

/* ---------------------------------------------------------------------- joint handlers */

enum status suggestion_web_advise_form(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const struct suggestion_handling *h;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(unit_form(ctx, rq, DO_ADVISE, &d, &f));
    h = suggestion_web_own(&d);
    if (h != NULL)
        put_opinion_due(f, &d, h);
    arr_each (i, d.opinions_count) {
        if (h != NULL && d.opinions[i].handling_id == h->id &&
            str_eqz(d.opinions[i].state, "asked_again"))
            suggestion_form_fact(f, "suggestion.fact.asked_again", d.opinions[i].body);
    }
    TRY(suggestion_form_read_text(f, &d));
    form_max(suggestion_form_put(f, "text", "body", "suggestion.f.opinion", S("")), BODY_CHARS, 8);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_advise(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_advise in = {
        .id = path_id(rq, "id"),
        .body = param_text(rq, "body"),
    };

    TRY(suggestion_advise(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_ADVISE, in.id);
}

/* Joint handlers whose opinion is there. */
static struct suggestion_options advised_options(struct ctx *ctx, const struct suggestion_detail *d)
{
    struct suggestion_options out = {
        .items = arena_array(ctx->arena, d->handlings_count, struct option_v)};

    arr_each (i, d->handlings_count) {
        const struct suggestion_handling *h = &d->handlings[i];

        if (h->role == ROLE_JOINT && h->state == HANDLING_ADVISED)
            out.items[out.count++] =
                (struct option_v){.value = suggestion_web_int(ctx, h->id), .label = h->organ_name};
    }
    return out;
}

static const struct empty_v *nobody_advised(struct ctx *ctx, struct str back)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty = (struct empty_v){
        .title = T("suggestion.advice_none"),
        .text = T("suggestion.advice_none_text"),
        .more = suggestion_link_dup(ctx, T("suggestion.back_to"), back),
    };
    return empty;
}

enum status suggestion_web_ask_advice_form(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    struct suggestion_options units;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_ASK_ADVICE, &d, &f));
    units = advised_options(ctx, &d);
    if (units.count == 0) {
        f->v.empty = nobody_advised(ctx, f->v.back);
        return suggestion_form_show(f, rs);
    }
    arr_each (i, d.opinions_count) {
        if (str_eqz(d.opinions[i].state, "given"))
            suggestion_form_fact(f, "suggestion.fact.opinion",
                                 TF(ctx->arena, "suggestion.fact.opinion_of",
                                    d.opinions[i].organ_name, d.opinions[i].body));
    }
    (void)suggestion_form_choice(f, "radio", "handling", "suggestion.f.handling",
                                 units.count == 1 ? units.items[0].value : S(""), &units);
    form_max(suggestion_form_put(f, "text", "body", "suggestion.f.advice_why", S("")), NOTE_CHARS,
             5);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_ask_advice(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    const struct suggestion_advise in = {
        .id = path_id(rq, "id"),
        .handling_id = param_id(rq, "handling"),
        .body = param_text(rq, "body"),
    };

    TRY(suggestion_ask_advice(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_ASK_ADVICE, in.id);
}
