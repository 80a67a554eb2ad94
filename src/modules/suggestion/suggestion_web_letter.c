// SPDX-License-Identifier: MulanPSL-2.0
/* The reply as a letter: on A4, and with the steps of its sign-off. */
#include "modules/suggestion/suggestion_web_letter.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web_files.h"
#include "platform/text.h"

/* ---------------------------------------------------------------------- the letter */

void suggestion_web_promises_of(struct ctx *ctx, const struct suggestion_detail *d,
                                int64_t reply_id, const struct suggestion_letter_promise_v **out,
                                size_t *out_count)
{
    struct suggestion_letter_promise_v *all =
        arena_array(ctx->arena, d->promises_count, struct suggestion_letter_promise_v);
    size_t count = 0;

    arr_each (i, d->promises_count) {
        const struct suggestion_promise *p = &d->promises[i];

        if (p->reply_id == reply_id)
            all[count++] = (struct suggestion_letter_promise_v){
                .what = p->what,
                .due_on = date_none(p->first_due_on) ? p->due_on : p->first_due_on};
    }
    *out = all;
    *out_count = count;
}

enum status suggestion_web_joint(struct ctx *ctx, const struct suggestion_detail *d,
                                 int64_t reply_id, const struct suggestion_said_v **out,
                                 size_t *out_count)
{
    struct suggestion_opinion *opinions;
    struct suggestion_said_v *all;

    TRY(suggestion_reply_opinions(ctx, d, reply_id, &opinions, out_count));
    all = arena_array(ctx->arena, *out_count, struct suggestion_said_v);
    arr_each (i, *out_count)
        all[i] = (struct suggestion_said_v){opinions[i].organ_name, opinions[i].body};
    *out = all;
    return ST_OK;
}

static struct str number_and_title(struct ctx *ctx, const struct suggestion_detail *d)
{
    return TF(ctx->arena, "suggestion.form_meta", suggestion_web_number(ctx, &d->s), d->s.title);
}

static const struct tag_v *state_tag(struct ctx *ctx, struct str state)
{
    struct str class = S("");

    if (str_eqz(state, "sent"))
        return NULL;
    if (str_eqz(state, "signing") || str_eqz(state, "approved"))
        class = S("wait");
    else if (str_eqz(state, "sent_back"))
        class = S("bad");
    return suggestion_tag_dup(ctx,
                              (struct tag_v){text_of("suggestion.reply_state.", state), class});
}

enum status suggestion_web_letter_of(struct ctx *ctx, const struct suggestion_detail *d,
                                     int64_t reply_id, struct suggestion_letter_v *out)
{
    struct suggestion_reply r;

    TRY(suggestion_reply_get(ctx, reply_id, &r));
    if (r.suggestion_id != d->s.id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = (struct suggestion_letter_v){
        .title =
            r.title.len != 0 ? r.title : TF(ctx->arena, "suggestion.reply.title_of", d->s.title),
        .meta = number_and_title(ctx, d),
        .state = r.state,
        .tag = state_tag(ctx, r.state),
        .organ = r.organ_name,
        .doc_number = r.doc_number,
        .addressee = r.addressee,
        .body = r.body,
        .class = r.class_code,
        .not_solved_why = r.not_solved_why,
        .reported_upward = r.reported_upward,
        .signer = r.signer,
        .contact_person = r.contact_person,
        .phone = r.phone,
        .copy_to = r.copy_to,
        .sent_on = r.sent_on,
        .day = text_date(ctx->arena, r.sent_on, (struct date){0}),
        .revision = r.revision,
    };
    if (r.class_code.len != 0)
        out->result = suggestion_class_tag(ctx, r.class_code, r.class_kind).label;
    suggestion_web_promises_of(ctx, d, r.id, &out->promises, &out->promises_count);
    TRY(suggestion_web_joint(ctx, d, r.id, &out->joint, &out->joint_count));
    if (d->only_public)
        return suggestion_web_open_files(ctx, SUGGESTION_REPLY_FILES, r.id, &out->files);
    out->files_url = suggestion_web_files_url(ctx, SUGGESTION_REPLY_FILES, r.id);
    return suggestion_web_files(ctx, SUGGESTION_REPLY_FILES, r.id, &out->files);
}

/* ---------------------------------------------------------------------- steps of sign-off */

/* Approved, and still for the text as it is now. */
static struct str made_label(struct ctx *ctx, const struct suggestion_signoff *s, bool valid)
{
    if (!s->approved)
        return T("suggestion.step.sent_back");
    if (valid)
        return T("suggestion.step.approved");
    return TF(ctx->arena, "suggestion.step.void", suggestion_web_int(ctx, s->revision));
}

static struct suggestion_step_v made_step(struct ctx *ctx, const struct suggestion_signoff *s,
                                          bool valid)
{
    return (struct suggestion_step_v){
        .name = s->step_name.len != 0 ? s->step_name : T("suggestion.step.chief"),
        .who = s->account_name,
        .at = s->at,
        .state = !s->approved ? S("bad")
                 : valid      ? S("done")
                              : S(""),
        .label = made_label(ctx, s, valid),
        .reason = s->reason,
    };
}

/* From which sign-off of a reply on they are for its present text: the last first step, unless it
 * has to go through all of them again. */
static size_t first_valid(const struct suggestion_detail *d, const struct suggestion_reply *r)
{
    size_t first = d->signoffs_count;

    if (str_eqz(r->state, "draft") || str_eqz(r->state, "sent_back") ||
        (str_eqz(r->state, "signing") && r->step == 1))
        return first;
    arr_each (i, d->signoffs_count) {
        if (d->signoffs[i].reply_id == r->id && d->signoffs[i].step <= 1)
            first = i;
    }
    return first;
}

static struct suggestion_step_v coming_step(const struct suggestion_signoff_step *step, bool now)
{
    return (struct suggestion_step_v){
        .name = step != NULL && step->name.len != 0 ? step->name : T("suggestion.step.chief"),
        .state = now ? S("now") : S(""),
        .label = now ? T("suggestion.step.now") : T("suggestion.step.later"),
    };
}

enum status suggestion_web_sign_steps(struct ctx *ctx, const struct suggestion_detail *d,
                                      const struct suggestion_reply *r,
                                      const struct suggestion_step_v **out, size_t *out_count)
{
    struct suggestion_signoff_step *steps;
    struct suggestion_step_v *all;
    size_t steps_count, count = 0;
    const bool signing = str_eqz(r->state, "signing");
    const size_t valid = first_valid(d, r);

    TRY(suggestion_signoff_steps(ctx, r->organ_id, &steps, &steps_count));
    all = arena_array(ctx->arena, d->signoffs_count + steps_count + 1, struct suggestion_step_v);
    arr_each (i, d->signoffs_count) {
        if (d->signoffs[i].reply_id == r->id)
            all[count++] = made_step(ctx, &d->signoffs[i], i >= valid);
    }
    for (size_t i = signing && r->step > 0 ? (size_t)r->step - 1 : 0;
         !str_eqz(r->state, "approved") && !str_eqz(r->state, "sent") && i < steps_count; i++)
        all[count++] = coming_step(&steps[i], signing && (int64_t)i + 1 == r->step);
    if (steps_count == 0 && !str_eqz(r->state, "approved") && !str_eqz(r->state, "sent"))
        all[count++] = coming_step(NULL, signing);
    *out = all;
    *out_count = count;
    return ST_OK;
}

/* ---------------------------------------------------------------------- the page to print */

static struct crumbs_v crumbs_of(struct ctx *ctx, const struct suggestion_detail *d)
{
    struct link_v *links = arena_array(ctx->arena, 2, struct link_v);

    links[0] = (struct link_v){.label = T("suggestion.menu"), .url = S("/suggestion")};
    links[1] = (struct link_v){
        .label = suggestion_web_number(ctx, &d->s),
        .url = str_printf(ctx->arena, "/suggestion/%lld", (long long)d->s.id),
    };
    return (struct crumbs_v){.items = links, .items_count = 2, .here = T("suggestion.letter")};
}

/* The same as an office's letter. */
static struct str paper_url(struct ctx *ctx, const struct suggestion_detail *d, int64_t reply_id,
                            const char *format)
{
    return str_printf(ctx->arena, "/suggestion/%lld/paper/reply?reply=%lld&format=%s",
                      (long long)d->s.id, (long long)reply_id, format);
}

enum status suggestion_web_letter(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t reply_id = path_id(rq, "reply_id");
    struct suggestion_letter_v v;
    struct suggestion_detail d;

    TRY(suggestion_show(ctx, path_id(rq, "id"), &d));
    TRY(suggestion_web_letter_of(ctx, &d, reply_id, &v));
    arr_each (i, d.replies_count) {
        if (d.replies[i].id == reply_id && !str_eqz(d.replies[i].state, "sent"))
            TRY(suggestion_web_sign_steps(ctx, &d, &d.replies[i], &v.steps, &v.steps_count));
    }
    v.crumbs = crumbs_of(ctx, &d);
    v.pdf_url = paper_url(ctx, &d, reply_id, "pdf");
    v.docx_url = paper_url(ctx, &d, reply_id, "docx");
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &suggestion_letter_view, &v);
}
