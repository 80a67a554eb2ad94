// SPDX-License-Identifier: MulanPSL-2.0
/* Into sign-off, signing off, sending: one page that shows the letter and its steps. */
#include "modules/account/account.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web_letter.h"
#include "platform/text.h"
#include <stddef.h>

enum { NOTE_CHARS = 2000 };

/* ---------------------------------------------------------------------- what is missing */

/* Fields every reply needs, with their labels in the form of the reply. */
static const struct needed {
    const char *field, *label;
    size_t at;
} NEEDED[] = {
    {"doc_number", "suggestion.f.reply_number", offsetof(struct suggestion_reply, doc_number)},
    {"addressee", "suggestion.f.addressee", offsetof(struct suggestion_reply, addressee)},
    {"body", "suggestion.f.reply_body", offsetof(struct suggestion_reply, body)},
    {"class", "suggestion.f.class", offsetof(struct suggestion_reply, class_code)},
    {"signer", "suggestion.f.signer", offsetof(struct suggestion_reply, signer)},
    {"contact_person", "suggestion.f.contact_person",
     offsetof(struct suggestion_reply, contact_person)},
};

static void add_gap(struct ctx *ctx, int64_t id, struct link_v *gaps, size_t *count,
                    const char *field, struct str label)
{
    gaps[(*count)++] = (struct link_v){
        .label = label,
        .url = str_printf(ctx->arena, "/suggestion/%lld/reply#f-%s", (long long)id, field),
    };
}

/* Take one missing field after the other out of a copy; false: the rule names one we do not show.
 */
static bool fill_missing(struct suggestion_reply *copy, const char *field,
                         const struct needed **out)
{
    arr_each (i, COUNT(NEEDED)) {
        if (strcmp(NEEDED[i].field, field) != 0)
            continue;
        *(struct str *)(void *)((char *)copy + NEEDED[i].at) = S("-");
        *out = &NEEDED[i];
        return true;
    }
    return false;
}

static const char *class_field(struct str kind)
{
    if (str_eqz(kind, "being_solved"))
        return "promises";
    return str_eqz(kind, "not_solvable") ? "not_solved_why" : "reported_upward";
}

/* Everything that keeps the letter from sign-off, each with the place where it is put right. */
static void gaps_make(struct ctx *ctx, const struct suggestion_detail *d,
                      const struct suggestion_reply *r, struct suggestion_sign_off_v *v)
{
    const struct suggestion_handling *h = suggestion_web_own(d);
    struct link_v *gaps = arena_array(ctx->arena, COUNT(NEEDED) + 2, struct link_v);
    struct suggestion_reply copy = *r;
    struct err why = {0};
    const struct needed *needed;
    const char *field;

    while ((field = suggestion_reply_fault(&copy)) != NULL && fill_missing(&copy, field, &needed))
        add_gap(ctx, d->s.id, gaps, &v->gaps_count, field,
                TF(ctx->arena, "suggestion.gap.field", text(needed->label)));
    if (r->class_code.len != 0 &&
        suggestion_check_class(r, v->letter->promises_count, &why) != ST_OK && why.key != NULL)
        add_gap(ctx, d->s.id, gaps, &v->gaps_count, class_field(r->class_kind), text(why.key));
    if (h != NULL && (date_none(h->contacted_on) ||
                      (h->round > 1 && date_cmp(h->contacted_on, d->s.redo_on) < 0)))
        gaps[v->gaps_count++] = (struct link_v){
            .label = T("suggestion.gap.contact"),
            .url = str_printf(ctx->arena, "/suggestion/%lld/contact", (long long)d->s.id),
        };
    v->gaps = gaps;
}

/* ---------------------------------------------------------------------- the page */

/* What stands on all three pages. The letter is that of the actor's unit. */
static enum status open_page(struct suggestion_form *f, const struct suggestion_detail *d,
                             const struct suggestion_reply *r, struct suggestion_sign_off_v *v)
{
    struct ctx *ctx = f->ctx;
    struct suggestion_letter_v *letter = arena_new(ctx->arena, struct suggestion_letter_v);

    TRY(suggestion_web_letter_of(ctx, d, r->id, letter));
    TRY(suggestion_web_sign_steps(ctx, d, r, &v->steps, &v->steps_count));
    v->letter = letter;
    v->letter_url =
        str_printf(ctx->arena, "/suggestion/%lld/reply/%lld", (long long)d->s.id, (long long)r->id);
    v->crumbs = f->v.crumbs;
    v->title = f->v.title;
    v->meta = f->v.meta;
    v->note = f->v.note;
    v->url = f->v.url;
    v->go = f->v.go;
    v->back = f->v.back;
    return ST_OK;
}

static enum status show_page(struct suggestion_form *f, struct suggestion_sign_off_v *v,
                             struct response *rs)
{
    v->fields = f->fields;
    v->fields_count = f->v.fields_count;
    form_errors(f->ctx, f->rq, &v->errors);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->title, &suggestion_sign_off_view, v);
}

/* The draft of the actor's unit, or that there is none. */
static enum status need_own(struct ctx *ctx, const struct suggestion_detail *d,
                            const struct suggestion_reply **out)
{
    *out = suggestion_web_own_reply(d);
    if (*out == NULL)
        return fail(&ctx->err, ST_RULE, "suggestion.reply.none", NULL);
    return ST_OK;
}

/* ---------------------------------------------------------------------- into sign-off */

/* A unit that has just come may have nobody yet who signs: a letter would wait for ever. */
static enum status note_nobody_signs(struct ctx *ctx, const struct suggestion_reply *r,
                                     struct suggestion_sign_off_v *v)
{
    struct suggestion_signoff_step *steps;
    struct account_post *chiefs;
    size_t count, named = 0;

    TRY(suggestion_signoff_steps(ctx, r->organ_id, &steps, &count));
    arr_each (i, count)
        named += steps[i].account_id != 0;
    if (may(ctx, "suggestion.chief") || (count != 0 && named == count))
        return ST_OK;
    TRY(account_holders(ctx, "chief", r->organ_id, &chiefs, &count));
    if (count == 0)
        v->nobody = T("suggestion.reply.nobody_signs");
    return ST_OK;
}

enum status suggestion_web_submit_reply_form(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    struct suggestion_sign_off_v v = {0};
    const struct suggestion_reply *r;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_SUBMIT_REPLY, &d, &f));
    TRY(need_own(ctx, &d, &r));
    TRY(open_page(f, &d, r, &v));
    if (!str_eqz(r->state, "draft") && !str_eqz(r->state, "sent_back"))
        return respond_see_other(rs, STR_FMT, STR_ARG(v.letter_url));
    gaps_make(ctx, &d, r, &v);
    if (v.gaps_count != 0)
        v.url = S("");
    TRY(note_nobody_signs(ctx, r, &v));
    v.back = str_printf(ctx->arena, "/suggestion/%lld/reply", (long long)d.s.id);
    return show_page(f, &v, rs);
}

enum status suggestion_web_submit_reply(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const struct suggestion_handling_ref in = {.id = path_id(rq, "id")};

    TRY(suggestion_submit_reply(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_SUBMIT_REPLY, in.id);
}

/* ---------------------------------------------------------------------- signing off */

enum status suggestion_web_sign_off_form(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct suggestion_options answers =
        suggestion_word_options(ctx, NULL, "1 0", "suggestion.f.approve.");
    struct suggestion_sign_off_v v = {0};
    const struct suggestion_reply *r;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_SIGN_OFF, &d, &f));
    TRY(need_own(ctx, &d, &r));
    TRY(open_page(f, &d, r, &v));
    if (!str_eqz(r->state, "signing") && !form_again(rq))
        return respond_see_other(rs, STR_FMT, STR_ARG(v.letter_url));
    suggestion_form_hidden(f, "reply", suggestion_web_int(ctx, r->id));
    suggestion_form_shown(f, "reply_version", suggestion_web_int(ctx, r->version));
    (void)suggestion_form_choice(f, "radio", "approve", "suggestion.f.approve", S(""), &answers);
    form_max(suggestion_form_put(f, "text", "reason", "suggestion.f.sign_off_why", S("")),
             NOTE_CHARS, 3);
    return show_page(f, &v, rs);
}

enum status suggestion_web_sign_off(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_sign_off in = {
        .id = path_id(rq, "id"),
        .reply_id = param_id(rq, "reply"),
        .reply_version = param_int(rq, "reply_version"),
        .approve = str_eqz(param_text(rq, "approve"), "1"),
        .reason = param_text(rq, "reason"),
    };

    TRY(suggestion_sign_off(ctx, &in));
    respond_flash(
        rs, in.approve ? "suggestion.do.sign-off.done" : "suggestion.do.sign-off.returned", S(""));
    return respond_see_other(rs, "/suggestion/%lld", (long long)in.id);
}

/* ---------------------------------------------------------------------- sending */

enum status suggestion_web_send_reply_form(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    struct suggestion_sign_off_v v = {0};
    const struct suggestion_reply *r;
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_SEND_REPLY, &d, &f));
    TRY(need_own(ctx, &d, &r));
    TRY(open_page(f, &d, r, &v));
    if (!str_eqz(r->state, "approved") && !form_again(rq))
        return respond_see_other(rs, STR_FMT, STR_ARG(v.letter_url));
    return show_page(f, &v, rs);
}

enum status suggestion_web_send_reply(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    const struct suggestion_handling_ref in = {.id = path_id(rq, "id")};

    TRY(suggestion_send_reply(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_SEND_REPLY, in.id);
}
