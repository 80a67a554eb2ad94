// SPDX-License-Identifier: MulanPSL-2.0
/* Letters about a suggestion: a unit's reply, and the office's reminder to a unit. */
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_papers.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- the reply */

static void promises(struct paper *p, const struct suggestion_detail *d, int64_t reply_id)
{
    size_t n = 0;

    arr_each (i, d->promises_count) {
        const struct suggestion_promise *m = &d->promises[i];
        const struct date due = date_none(m->first_due_on) ? m->due_on : m->first_due_on;

        if (m->reply_id != reply_id)
            continue;
        if (n++ == 0)
            paper_paragraph(p, T("suggestion.paper.promises"));
        paper_paragraph(p, TF(p->arena, "suggestion.paper.promise", str_printf(p->arena, "%zu", n),
                              m->what, paper_date(p->arena, due)));
    }
}

static enum status joint(struct ctx *ctx, struct paper *p, const struct suggestion_detail *d,
                         int64_t reply_id)
{
    struct suggestion_opinion *all;
    size_t count;

    TRY(suggestion_reply_opinions(ctx, d, reply_id, &all, &count));
    if (count != 0)
        paper_paragraph(p, T("suggestion.paper.joint"));
    arr_each (i, count)
        paper_paragraph(p,
                        TF(p->arena, "suggestion.paper.joint_of", all[i].organ_name, all[i].body));
    return ST_OK;
}

static struct str contact(struct ctx *ctx, struct str person, struct str phone)
{
    const struct str blank = T("suggestion.paper.blank");

    return TF(ctx->arena, "suggestion.paper.contact", person.len != 0 ? person : blank,
              phone.len != 0 ? phone : blank);
}

static struct str corner(struct ctx *ctx, const struct suggestion_reply *r)
{
    const struct str class =
        r->class_code.len != 0 ? TF(ctx->arena, "suggestion.paper.class", r->class_code) : S("");

    if (str_eqz(r->state, "sent"))
        return class;
    return str_printf(ctx->arena, STR_FMT STR_FMT, STR_ARG(class),
                      STR_ARG(T("suggestion.paper.unsent")));
}

static bool sees_reply(const struct suggestion_detail *d, int64_t reply_id)
{
    arr_each (i, d->replies_count)
        if (d->replies[i].id == reply_id)
            return true;
    return false;
}

static struct paper *letter_of(struct ctx *ctx, const struct suggestion_detail *d,
                               const struct suggestion_reply *r)
{
    const int year = date_none(r->sent_on) ? ctx->today.year : r->sent_on.year;
    struct paper *p = paper_new(
        ctx->arena, PAPER_LETTER,
        r->title.len != 0 ? r->title : TF(ctx->arena, "suggestion.reply.title_of", d->s.title));

    p->mark = r->organ_name;
    p->number = paper_number_line(ctx->arena, r->doc_number, year);
    p->corner = corner(ctx, r);
    p->signer = r->signer;
    p->signer_line = true;
    p->addressee = r->addressee;
    p->organ = r->organ_name;
    p->date = r->sent_on;
    p->date_line = true;
    p->sealed = true;
    p->note = contact(ctx, r->contact_person, r->phone);
    p->copy_to = r->copy_to;
    return p;
}

enum status suggestion_paper_reply(struct ctx *ctx, const struct suggestion_detail *d,
                                   int64_t reply_id, struct paper **out)
{
    struct suggestion_reply r;
    struct paper *p;

    if (!sees_reply(d, reply_id))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(suggestion_reply_get(ctx, reply_id, &r));
    p = letter_of(ctx, d, &r);
    paper_typed(p, r.body);
    promises(p, d, reply_id);
    if (r.not_solved_why.len != 0)
        paper_paragraph(p, TF(ctx->arena, "suggestion.paper.not_solved", r.not_solved_why));
    if (r.reported_upward.len != 0)
        paper_paragraph(p, TF(ctx->arena, "suggestion.paper.reported", r.reported_upward));
    TRY(joint(ctx, p, d, reply_id));
    *out = p;
    return ST_OK;
}

/* ---------------------------------------------------------------- the reminder */

bool suggestion_may_remind_units(const struct ctx *ctx)
{
    return may(ctx, "suggestion.assign") || may(ctx, "suggestion.supervise");
}

bool suggestion_owes_reply(const struct suggestion_handling *h)
{
    return h->role != ROLE_JOINT && !date_none(h->due_on) &&
           (h->state == HANDLING_ASSIGNED || h->state == HANDLING_SIGNED);
}

/* Whoever reminds writes in the name of his own organ. */
static enum status sender(struct ctx *ctx, struct str *out)
{
    struct congress congress;
    struct organ organ;

    if (ctx->actor->organ_id != 0) {
        TRY(organ_get(ctx, ctx->actor->organ_id, &organ));
        *out = organ.name;
        return ST_OK;
    }
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    *out = TF(ctx->arena, "suggestion.paper.committee", congress.name);
    return ST_OK;
}

static struct str lead_name(const struct suggestion_detail *d)
{
    arr_each (i, d->signers_count)
        if (d->signers[i].lead)
            return d->signers[i].name;
    return S("");
}

static void reminder_body(struct ctx *ctx, struct paper *p, const struct suggestion_detail *d,
                          const struct suggestion_handling *h, struct str number)
{
    const int late = date_diff_days(ctx->today, h->due_on);
    const struct str days = str_printf(ctx->arena, "%d", late > 0 ? late : -late);

    paper_paragraph(p, TF(ctx->arena, "suggestion.paper.reminder_what", lead_name(d), number,
                          d->s.title, paper_date(ctx->arena, h->handed_on),
                          paper_date(ctx->arena, h->due_on)));
    if (h->due_basis.len != 0)
        paper_paragraph(p, TF(ctx->arena, "suggestion.paper.reminder_law", h->due_basis));
    paper_paragraph(p, late > 0 ? TF(ctx->arena, "suggestion.paper.reminder_late", days)
                                : TF(ctx->arena, "suggestion.paper.reminder_soon", days));
    paper_paragraph(p, T("suggestion.paper.reminder_ask"));
}

static const struct suggestion_handling *owing(const struct suggestion_detail *d,
                                               int64_t handling_id)
{
    arr_each (i, d->handlings_count)
        if (suggestion_owes_reply(&d->handlings[i]) &&
            (handling_id == 0 || d->handlings[i].id == handling_id))
            return &d->handlings[i];
    return NULL;
}

enum status suggestion_paper_reminder(struct ctx *ctx, const struct suggestion_detail *d,
                                      int64_t handling_id, struct paper **out)
{
    const struct suggestion_handling *h = owing(d, handling_id);
    const struct str number = suggestion_number_text(ctx->arena, &d->s);
    struct paper *p;
    struct str from;

    if (!suggestion_may_remind_units(ctx))
        return fail(&ctx->err, ST_DENIED, "suggestion.not_yours", NULL);
    if (h == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(sender(ctx, &from));
    p = paper_new(ctx->arena, PAPER_LETTER,
                  TF(ctx->arena, "suggestion.paper.reminder_title", number));
    p->mark = from;
    p->number = paper_number_line(ctx->arena, S(""), ctx->today.year);
    p->addressee = h->organ_name;
    reminder_body(ctx, p, d, h, number);
    p->organ = from;
    p->date = ctx->today;
    p->sealed = true;
    p->note = contact(ctx, S(""), S(""));
    *out = p;
    return ST_OK;
}
