// SPDX-License-Identifier: MulanPSL-2.0
/* The deputy's word on what was done: was there a talk, is the reply good. */
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web_letter.h"
#include "platform/text.h"

enum { NOTE_CHARS = 2000 };

/* ---------------------------------------------------------------------- was there a talk */

static struct suggestion_options open_contacts(struct ctx *ctx, const struct suggestion_detail *d)
{
    struct suggestion_options out = {
        .items = arena_array(ctx->arena, d->contacts_count, struct option_v)};

    arr_each (i, d->contacts_count) {
        const struct suggestion_contact *c = &d->contacts[i];

        if (!str_eqz(c->state, "recorded") || c->deputy_id != ctx->actor->deputy_id)
            continue;
        out.items[out.count++] = (struct option_v){
            .value = suggestion_web_int(ctx, c->id),
            .label =
                TF(ctx->arena, "suggestion.contact_of", c->organ_name,
                   text_date(ctx->arena, c->on, ctx->today), text_of("suggestion.way.", c->way)),
            .hint = c->summary,
        };
    }
    return out;
}

/* One talk is said; among several one chooses. */
static void put_contact(struct suggestion_form *f, const struct suggestion_options *contacts,
                        struct str chosen)
{
    if (contacts->count > 1) {
        (void)suggestion_form_choice(f, "radio", "contact", "suggestion.f.contact", chosen,
                                     contacts);
        return;
    }
    suggestion_form_hidden(f, "contact", contacts->items[0].value);
    suggestion_form_reading(f, contacts->items[0].label, contacts->items[0].hint);
}

enum status suggestion_web_check_contact_form(struct ctx *ctx, const struct request *rq,
                                              struct response *rs)
{
    struct suggestion_options answers =
        suggestion_word_options(ctx, NULL, "1 0", "suggestion.f.contact_agree.");
    const int64_t asked = param_id(rq, "contact");
    struct suggestion_options contacts;
    struct empty_v *empty;
    struct suggestion_form *f;
    struct suggestion_detail d;
    struct str chosen;

    TRY(suggestion_form_of(ctx, rq, DO_CHECK_CONTACT, &d, &f));
    contacts = open_contacts(ctx, &d);
    if (contacts.count == 0) {
        empty = arena_new(ctx->arena, struct empty_v);
        empty->title = T("suggestion.contact_none");
        empty->more = suggestion_link_dup(ctx, T("suggestion.back_to"), f->v.back);
        f->v.empty = empty;
        return suggestion_form_show(f, rs);
    }
    chosen = asked != 0 ? suggestion_web_int(ctx, asked) : S("");
    put_contact(f, &contacts, chosen);
    (void)suggestion_form_choice(f, "radio", "agree", "suggestion.f.contact_agree", S(""),
                                 &answers);
    form_max(suggestion_form_put(f, "text", "note", "suggestion.f.contact_note", S("")), NOTE_CHARS,
             3);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_check_contact(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    const struct suggestion_contact_check in = {
        .id = path_id(rq, "id"),
        .contact_id = param_id(rq, "contact"),
        .agree = str_eqz(param_text(rq, "agree"), "1"),
        .note = param_text(rq, "note"),
    };

    TRY(suggestion_check_contact(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_CHECK_CONTACT, in.id);
}

/* ---------------------------------------------------------------------- which reply */

/* Replies of this round; a deputy sees those he has not rated. */
static struct suggestion_options replies_to_rate(struct ctx *ctx, const struct suggestion_detail *d,
                                                 int64_t deputy_id)
{
    struct suggestion_options out = {
        .items = arena_array(ctx->arena, d->replies_count, struct option_v)};

    arr_each (i, d->replies_count) {
        const struct suggestion_reply *r = &d->replies[i];

        if (!str_eqz(r->state, "sent") || r->round != d->s.round ||
            (deputy_id != 0 && suggestion_web_has_rated(d, r->id, deputy_id)))
            continue;
        out.items[out.count++] = (struct option_v){
            .value = suggestion_web_int(ctx, r->id),
            .label = TF(ctx->arena, "suggestion.reply_of", r->organ_name,
                        text_date(ctx->arena, r->sent_on, ctx->today)),
        };
    }
    return out;
}

static const struct suggestion_reply *reply_with(const struct suggestion_detail *d,
                                                 struct str reply_id)
{
    int64_t id;

    arr_each (i, d->replies_count) {
        if (str_to_int(reply_id, &id) && d->replies[i].id == id)
            return &d->replies[i];
    }
    return NULL;
}

/* ---------------------------------------------------------------------- the page */

/* The office types what came on paper: for whom. */
static void put_for_deputy(struct suggestion_form *f, const struct suggestion_detail *d)
{
    struct suggestion_options signers = {
        .items = arena_array(f->ctx->arena, d->signers_count, struct option_v)};

    arr_each (i, d->signers_count) {
        if (str_eqz(d->signers[i].state, "confirmed"))
            signers.items[signers.count++] = (struct option_v){
                .value = suggestion_web_int(f->ctx, d->signers[i].deputy_id),
                .label = TF(f->ctx->arena, "suggestion.signer_of", d->signers[i].name,
                            d->signers[i].delegation_name),
            };
    }
    if (signers.count != 0)
        (void)suggestion_form_choice(f, "select", "for_deputy", "suggestion.f.for_deputy",
                                     signers.items[0].value, &signers);
}

/* What a "not satisfied" leads to, said before it is chosen. */
static enum status say_what_follows(struct suggestion_form *f, const struct suggestion_detail *d)
{
    const struct suggestion *s = &d->s;
    struct law_params params;
    bool redo;

    if (d->replies_count != 0 && d->replies[0].from_above) { /* no unit here has it */
        f->v.note = T("suggestion.rate.above");
        return ST_OK;
    }
    TRY(congress_law_params(f->ctx, f->ctx->today, &params));
    redo = s->dissatisfied_count < (int64_t)params.redo_rounds_before_chairmen;
    f->v.note = redo ? TF(f->ctx->arena, "suggestion.rate.redo",
                          suggestion_web_int(f->ctx, params.redo_months))
                     : suggestion_word(f->ctx, "suggestion.rate.", S("chairmen"));
    f->v.article =
        suggestion_web_basis(f->ctx, redo ? "redo_months" : "redo_rounds_before_chairmen");
    return ST_OK;
}

static void put_reply(struct suggestion_form *f, const struct suggestion_detail *d,
                      const struct suggestion_options *replies)
{
    const int64_t asked = param_id(f->rq, "reply");
    struct str chosen = asked != 0 ? suggestion_web_int(f->ctx, asked) : S("");
    const struct suggestion_reply *r;

    if (chosen.len == 0 && replies->count != 0)
        chosen = replies->items[0].value;
    r = reply_with(d, chosen);
    if (replies->count > 1)
        (void)suggestion_form_choice(f, "radio", "reply", "suggestion.f.which_reply", chosen,
                                     replies);
    else
        suggestion_form_hidden(f, "reply", chosen);
    if (r == NULL)
        return;
    suggestion_form_fact(f, "suggestion.fact.reply_from", r->organ_name);
    suggestion_form_fact(f, "suggestion.f.class",
                         suggestion_class_tag(f->ctx, r->class_code, r->class_kind).label);
    if (replies->count == 1)
        suggestion_form_reading(f, T("suggestion.rate.reply"), r->body);
}

/* Where a merged suggestion is rated: with its main one, whose replies it shares. */
static enum status load_main(struct ctx *ctx, struct suggestion_detail *d)
{
    if (d->s.state != SUGGESTION_MERGED || d->s.main_id == 0)
        return ST_OK;
    return suggestion_show(ctx, d->s.main_id, d);
}

enum status suggestion_web_rate_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_options marks =
        suggestion_word_options(ctx, NULL, "satisfied basic dissatisfied", "suggestion.mark.");
    struct suggestion_options replies;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_RATE, &d, &f));
    TRY(load_main(ctx, &d));
    replies = replies_to_rate(ctx, &d, ctx->actor->deputy_id);
    if (replies.count == 0) {
        struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

        empty->title = T("suggestion.rate.none");
        empty->more = suggestion_link_dup(ctx, T("suggestion.back_to"), f->v.back);
        f->v.empty = empty;
        return suggestion_form_show(f, rs);
    }
    suggestion_form_deadline(f, "suggestion.fact.rating_due", d.s.rating_due_on,
                             suggestion_web_basis(ctx, "rating_workdays"));
    put_reply(f, &d, &replies);
    if (ctx->actor->deputy_id == 0)
        put_for_deputy(f, &d);
    (void)suggestion_form_choice(f, "radio", "attitude", "suggestion.f.attitude", S(""), &marks);
    (void)suggestion_form_choice(f, "radio", "result", "suggestion.f.result", S(""), &marks);
    form_max(suggestion_form_put(f, "text", "reason", "suggestion.f.rate_why", S("")), NOTE_CHARS,
             4);
    TRY(say_what_follows(f, &d));
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_rate(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_rate in = {
        .id = path_id(rq, "id"),
        .reply_id = param_id(rq, "reply"),
        .for_deputy_id = param_id(rq, "for_deputy"),
        .reason = param_text(rq, "reason"),
    };

    (void)suggestion_mark_parse(param_text(rq, "attitude"), &in.attitude);
    (void)suggestion_mark_parse(param_text(rq, "result"), &in.result);
    TRY(suggestion_rate(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_RATE, in.id);
}
