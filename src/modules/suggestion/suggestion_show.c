// SPDX-License-Identifier: MulanPSL-2.0
/* One suggestion with everything that belongs to it, as the actor may see it. */
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/event.h"
#include "platform/text.h"

/* Deputies and the office do not see what a unit has not sent. */
static enum status load_replies(struct ctx *ctx, struct suggestion_detail *d)
{
    struct suggestion_reply_row *rows;
    size_t count, n = 0;

    TRY(suggestion_store_replies(ctx, d->s.id, &rows, &count));
    d->replies = arena_array(ctx->arena, count, struct suggestion_reply);
    arr_each (i, count)
        if (str_eqz(rows[i].r.state, "sent") || suggestion_sees_drafts(ctx, &rows[i].r))
            d->replies[n++] = rows[i].r;
    d->replies_count = n;
    return ST_OK;
}

static bool has_reply(const struct suggestion_detail *d, int64_t reply_id)
{
    arr_each (i, d->replies_count)
        if (d->replies[i].id == reply_id)
            return true;
    return false;
}

static enum status load_of_replies(struct ctx *ctx, struct suggestion_detail *d)
{
    size_t n = 0;

    TRY(suggestion_store_promises(ctx, d->s.id, &d->promises, &d->promises_count));
    arr_each (i, d->promises_count)
        if (has_reply(d, d->promises[i].reply_id))
            d->promises[n++] = d->promises[i];
    d->promises_count = n;
    TRY(suggestion_store_signoffs(ctx, d->s.id, &d->signoffs, &d->signoffs_count));
    n = 0;
    arr_each (i, d->signoffs_count)
        if (has_reply(d, d->signoffs[i].reply_id))
            d->signoffs[n++] = d->signoffs[i];
    d->signoffs_count = n;
    return suggestion_store_ratings(ctx, d->s.id, &d->ratings, &d->ratings_count);
}

/* What is only planned for the meeting is the office's business until it is done. */
static void keep_units(struct ctx *ctx, const struct act *a, struct suggestion_detail *d)
{
    size_t n = 0;

    d->handlings = a->units;
    arr_each (i, a->units_count) {
        const struct suggestion_handling *h = &a->units[i];

        if (h->state == HANDLING_PLANNED && !a->who.assign && !a->who.system)
            continue;
        if (h->organ_id == ctx->actor->organ_id && h->state != HANDLING_MOVED &&
            h->state != HANDLING_PLANNED)
            d->my_handling_id = h->id;
        d->handlings[n++] = *h;
    }
    d->handlings_count = n;
}

static uint64_t rights(const struct act *a)
{
    uint64_t may = 0;

    for (unsigned v = 0; v < SUGGESTION_VERBS; v++)
        if (suggestion_allowed(a->s.state, (enum suggestion_verb)v) &&
            suggestion_may(&a->who, (enum suggestion_verb)v))
            may |= (uint64_t)1 << v;
    return may;
}

/* What is only public is seen by the title it was published with. */
static enum status keep_public_title(struct ctx *ctx, struct suggestion *s)
{
    struct suggestion_publication *all;
    size_t count;

    TRY(suggestion_store_publications(ctx, s->id, &all, &count));
    s->title = s->refusal_note = s->refusal_reason = S("");
    arr_each (i, count)
        if (all[i].reply_id == 0 && all[i].is_public)
            s->title = all[i].title;
    return ST_OK;
}

static enum status get_fn(struct ctx *ctx, void *arg)
{
    struct suggestion *s = arg;
    struct act a;

    TRY(act_load(ctx, s->id, &a));
    *s = a.s;
    return suggestion_only_public(&a) ? keep_public_title(ctx, s) : ST_OK;
}

enum status suggestion_get(struct ctx *ctx, int64_t id, struct suggestion *out)
{
    struct suggestion s = {.id = id};

    TRY(db_read(ctx, get_fn, &s));
    *out = s;
    return ST_OK;
}

static const struct suggestion_publication *publication_of(const struct suggestion_detail *d,
                                                           int64_t reply_id)
{
    arr_each (i, d->publications_count)
        if (d->publications[i].is_public && d->publications[i].reply_id == reply_id)
            return &d->publications[i];
    return NULL;
}

struct suggestion_reply suggestion_reply_public(const struct suggestion_reply *r,
                                                const struct suggestion_publication *p)
{
    return (struct suggestion_reply){.id = r->id,
                                     .suggestion_id = r->suggestion_id,
                                     .organ_id = r->organ_id,
                                     .round = r->round,
                                     .organ_name = r->organ_name,
                                     .state = r->state,
                                     .doc_number = r->doc_number,
                                     .title = p->title,
                                     .body = p->body,
                                     .class_code = r->class_code,
                                     .class_kind = r->class_kind,
                                     .sent_on = r->sent_on};
}

/* Somebody who is none of the parties sees what the public sees. */
static void keep_public(struct suggestion_detail *d)
{
    const struct suggestion_publication *p = publication_of(d, 0);
    size_t n = 0;

    d->text = (struct suggestion_text){.revision = d->text.revision};
    if (p != NULL) {
        d->s.title = d->text.title = p->title;
        d->text.body = p->body;
    }
    arr_each (i, d->replies_count) {
        p = publication_of(d, d->replies[i].id);
        if (p == NULL)
            continue;
        d->replies[n] = suggestion_reply_public(&d->replies[i], p);
        n++;
    }
    d->replies_count = n;
    d->s.refusal_note = d->s.refusal_reason = S("");
    arr_each (i, d->signers_count)
        d->signers[i].reason = S("");
    arr_each (i, d->handlings_count)
        d->handlings[i].give_back_reason = d->handlings[i].decision_reason = S("");
    d->extensions_count = d->contacts_count = d->opinions_count = d->notes_count = 0;
    d->signoffs_count = d->promises_count = d->ratings_count = d->keys_count = 0;
    d->decisions_count = d->publications_count = d->links_count = d->gates_count = 0;
}

static enum status show_fn(struct ctx *ctx, void *arg)
{
    struct suggestion_detail *d = arg;
    const int64_t id = d->s.id;
    struct act a;

    TRY(act_load(ctx, id, &a));
    d->s = a.s;
    d->may = rights(&a);
    d->signers = a.signers;
    d->signers_count = a.signers_count;
    keep_units(ctx, &a, d);
    TRY(suggestion_store_text(ctx, id, a.s.text_revision, &d->text));
    TRY(suggestion_store_extensions(ctx, id, &d->extensions, &d->extensions_count));
    TRY(suggestion_store_contacts(ctx, id, &d->contacts, &d->contacts_count));
    TRY(suggestion_store_opinions(ctx, id, &d->opinions, &d->opinions_count));
    TRY(suggestion_store_notes(ctx, id, &d->notes, &d->notes_count));
    TRY(load_replies(ctx, d));
    TRY(load_of_replies(ctx, d));
    TRY(suggestion_store_keys(ctx, id, &d->keys, &d->keys_count));
    TRY(suggestion_store_gates(ctx, id, &d->gates, &d->gates_count));
    TRY(suggestion_store_decisions(ctx, id, &d->decisions, &d->decisions_count));
    TRY(suggestion_store_publications(ctx, id, &d->publications, &d->publications_count));
    TRY(suggestion_store_links(ctx, id, &d->links, &d->links_count));
    if (suggestion_only_public(&a)) {
        d->only_public = true;
        keep_public(d);
    }
    return ST_OK;
}

enum status suggestion_show(struct ctx *ctx, int64_t id, struct suggestion_detail *out)
{
    struct suggestion_detail d = {.s = {.id = id}};

    TRY(db_read(ctx, show_fn, &d));
    *out = d;
    return ST_OK;
}

enum status suggestion_texts(struct ctx *ctx, int64_t id, struct suggestion_text **out,
                             size_t *out_count)
{
    struct act a;

    TRY(act_load(ctx, id, &a));
    if (suggestion_only_public(&a)) /* one text was published, not its history */
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return suggestion_store_texts(ctx, id, out, out_count);
}

enum status suggestion_reply_versions(struct ctx *ctx, int64_t reply_id,
                                      struct suggestion_reply_version **out, size_t *out_count)
{
    struct suggestion_reply r;
    struct act a;

    TRY(suggestion_reply_get(ctx, reply_id, &r));
    TRY(act_load(ctx, r.suggestion_id, &a));
    if (suggestion_only_public(&a))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return suggestion_store_reply_versions(ctx, reply_id, out, out_count);
}

/* ---------------------------------------------------------------- what joint handlers say */

static bool said_before(const struct suggestion_opinion *o, const struct event_wrote *all,
                        size_t count, int64_t event_id)
{
    arr_each (i, count)
        if (all[i].row_id == o->id && str_eqz(all[i].table, "suggestion_opinion"))
            return all[i].event_id < event_id;
    return false;
}

/* The newest of each unit takes the place of its older one. */
static void put_opinion(struct suggestion_opinion *all, size_t *count,
                        const struct suggestion_opinion *o)
{
    size_t at = 0;

    while (at < *count && all[at].organ_id != o->organ_id)
        at++;
    all[at] = *o;
    *count += at == *count;
}

/* The journal knows what was there when the reply was saved: later words come into the letter when
 * it is saved again, never after it was signed. */
enum status suggestion_reply_opinions(struct ctx *ctx, const struct suggestion_detail *d,
                                      int64_t reply_id, struct suggestion_opinion **out,
                                      size_t *out_count)
{
    struct event_row_of *rows = arena_array(ctx->arena, d->opinions_count + 1, struct event_row_of);
    struct event_wrote *all;
    int64_t saved = 0;
    size_t count;

    *out = arena_array(ctx->arena, d->opinions_count, struct suggestion_opinion);
    *out_count = 0;
    rows[0] = (struct event_row_of){"suggestion_reply", reply_id};
    arr_each (i, d->opinions_count)
        rows[i + 1] = (struct event_row_of){"suggestion_opinion", d->opinions[i].id};
    TRY(event_wrote(ctx, rows, d->opinions_count + 1, &all, &count));
    arr_each (i, count)
        if (str_eqz(all[i].name, "suggestion.reply_drafted"))
            saved = all[i].event_id;
    arr_each (i, d->opinions_count) {
        const struct suggestion_opinion *o = &d->opinions[i];

        if (str_eqz(o->state, "given") && (reply_id == 0 || said_before(o, all, count, saved)))
            put_opinion(*out, out_count, o);
    }
    return ST_OK;
}

struct str suggestion_number_text(struct arena *a, const struct suggestion *s)
{
    struct str number;

    if (s->number == 0)
        return S("");
    number = str_int(a, s->number);
    if (s->kind == SUGGESTION_KIND_BILL)
        return TF(a, "suggestion.number.bill", number);
    if (s->in_session)
        return TF(a, "suggestion.number.session", number);
    return TF(a, "suggestion.number.recess",
              (struct str){s->number_series.ptr + 1, s->number_series.len - 1}, number);
}
