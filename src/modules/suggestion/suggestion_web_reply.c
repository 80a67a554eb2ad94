// SPDX-License-Identifier: MulanPSL-2.0
/* The unit's reply in the unified format: drafted, saved as typed, both versions after a conflict.
 */
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web_files.h"
#include "modules/suggestion/suggestion_web_letter.h"
#include "modules/suggestion/suggestion_web_party.h"
#include "platform/text.h"
#include "suggestion_party_view.h"

enum { BODY_CHARS = 20000, NOTE_CHARS = 2000, PROMISE_LINES = 3, PROMISE_SPARE = 2, NAMED_MAX = 5 };

const struct suggestion_reply *suggestion_web_own_reply(const struct suggestion_detail *d)
{
    const struct suggestion_handling *h = suggestion_web_own(d);

    arr_each (i, d->replies_count) {
        if (h != NULL && d->replies[i].handling_id == h->id && d->replies[i].round == h->round)
            return &d->replies[i];
    }
    return NULL;
}

/* ---------------------------------------------------------------------- what is there already */

/* Whoever must get a reply of his own, by local rule; the first few by name. Authors of merged
 * suggestions keep their own. */
static enum status addressees(struct ctx *ctx, const struct suggestion_detail *d, struct str *out)
{
    struct buf names = buf_new(ctx->arena, 0);
    struct law_params params;
    int64_t count = 0;

    TRY(congress_law_params(ctx, ctx->today, &params));
    arr_each (i, d->signers_count) {
        const struct suggestion_signer *g = &d->signers[i];

        if (!str_eqz(g->state, "confirmed") || !suggestion_law_replied_separately(&params, g->lead))
            continue;
        if (++count > NAMED_MAX)
            continue;
        if (names.len != 0)
            buf_str(&names, T("suggestion.name_gap"));
        buf_str(&names, g->name);
    }
    if (count > NAMED_MAX)
        *out = TF(ctx->arena, "suggestion.reply.addressee_many", buf_view(&names),
                  suggestion_web_int(ctx, count));
    else if (count != 0)
        *out = TF(ctx->arena, "suggestion.reply.addressee_of", buf_view(&names));
    return ST_OK;
}

/* The stored draft; else what can be known without typing. */
static enum status stored_reply(struct ctx *ctx, const struct suggestion_detail *d,
                                struct suggestion_reply *out)
{
    const struct suggestion_reply *own = suggestion_web_own_reply(d);

    if (own != NULL)
        return suggestion_reply_get(ctx, own->id, out);
    *out = (struct suggestion_reply){
        .title = TF(ctx->arena, "suggestion.reply.title_of", d->s.title),
    };
    return addressees(ctx, d, &out->addressee);
}

/* ---------------------------------------------------------------------- the lines of promises */

static size_t stored_promises(struct ctx *ctx, const struct suggestion_detail *d, int64_t reply_id,
                              struct suggestion_promise_field_v *out)
{
    size_t count = 0;

    arr_each (i, d->promises_count) {
        const struct suggestion_promise *p = &d->promises[i];

        if (reply_id == 0 || p->reply_id != reply_id)
            continue;
        out[count++] = (struct suggestion_promise_field_v){
            .what = p->what, .due_on = suggestion_web_iso(ctx, p->due_on)};
    }
    return count;
}

static struct str typed_at(const struct request *rq, const char *name, size_t i)
{
    return i < param_count(rq, name) ? param_text_at(rq, name, i) : S("");
}

static size_t typed_promises(const struct request *rq, struct suggestion_promise_field_v *out)
{
    const size_t lines = param_count(rq, "promise_what");

    arr_each (i, lines)
        out[i] = (struct suggestion_promise_field_v){.what = typed_at(rq, "promise_what", i),
                                                     .due_on = typed_at(rq, "promise_due", i)};
    return lines;
}

/* Always a few empty lines: more promises need no script. */
static void put_promises(struct suggestion_form *f, const struct suggestion_detail *d,
                         int64_t reply_id, struct suggestion_reply_v *v)
{
    const size_t room =
        d->promises_count + param_count(f->rq, "promise_what") + PROMISE_LINES + PROMISE_SPARE;
    struct suggestion_promise_field_v *lines =
        arena_array(f->ctx->arena, room, struct suggestion_promise_field_v);
    size_t count = form_again(f->rq) ? typed_promises(f->rq, lines)
                                     : stored_promises(f->ctx, d, reply_id, lines) + PROMISE_SPARE;

    if (count < PROMISE_LINES)
        count = PROMISE_LINES;
    arr_each (i, count)
        lines[i].place = (int64_t)i + 1;
    v->promises = lines;
    v->promises_count = count;
    if (f->ctx->err.field != NULL && strcmp(f->ctx->err.field, "promises") == 0)
        v->promises_error = text(f->ctx->err.key);
}

/* A date as a date picker sends it, or as one types it: 2026-3-5, 2026.3.5, 2026/3/5. */
static struct date typed_date(struct str s)
{
    int64_t part[3] = {0};
    size_t at = 0;

    arr_each (i, s.len) {
        const char c = s.ptr[i];

        if (c >= '0' && c <= '9' && part[at] < 10000)
            part[at] = part[at] * 10 + (c - '0');
        else if ((c == '-' || c == '.' || c == '/') && at < 2)
            at++;
        else
            return (struct date){0};
    }
    if (part[1] > 12 || part[2] > 31)
        return (struct date){0};
    return (struct date){(int)part[0], (unsigned)part[1], (unsigned)part[2]};
}

/* Lines with anything in them. */
static const struct suggestion_promise_new *promises_of(struct ctx *ctx, const struct request *rq,
                                                        size_t *out_count)
{
    const size_t lines = param_count(rq, "promise_what");
    struct suggestion_promise_new *out =
        arena_array(ctx->arena, lines, struct suggestion_promise_new);
    size_t count = 0;

    arr_each (i, lines) {
        const struct str what = typed_at(rq, "promise_what", i);
        const struct str due = typed_at(rq, "promise_due", i);

        if (what.len == 0 && due.len == 0)
            continue;
        out[count++] = (struct suggestion_promise_new){.what = what, .due_on = typed_date(due)};
    }
    *out_count = count;
    return out;
}

/* ---------------------------------------------------------------------- the page */

static struct field_v *put_line(struct suggestion_form *f, const char *name, const char *label,
                                struct str stored)
{
    return suggestion_form_put(f, "line", name, label, stored);
}

static void put_head(struct suggestion_form *f, const struct suggestion_reply *r)
{
    (void)put_line(f, "doc_number", "suggestion.f.reply_number", r->doc_number);
    (void)put_line(f, "addressee", "suggestion.f.addressee", r->addressee);
    (void)put_line(f, "title", "suggestion.f.reply_title", r->title);
    form_max(suggestion_form_put(f, "text", "body", "suggestion.f.reply_body", r->body), BODY_CHARS,
             14);
}

static void put_whys(struct suggestion_form *f, const struct suggestion_reply *r)
{
    form_max(suggestion_form_put(f, "text", "not_solved_why", "suggestion.f.not_solved_why",
                                 r->not_solved_why),
             NOTE_CHARS, 3);
    form_max(suggestion_form_put(f, "text", "reported_upward", "suggestion.f.reported_upward",
                                 r->reported_upward),
             NOTE_CHARS, 3);
}

static void put_foot(struct suggestion_form *f, const struct suggestion_reply *r)
{
    (void)put_line(f, "signer", "suggestion.f.signer", r->signer);
    (void)put_line(f, "contact_person", "suggestion.f.contact_person", r->contact_person);
    put_line(f, "phone", "suggestion.f.phone", r->phone)->inputmode = S("tel");
    (void)suggestion_form_may(f, "line", "copy_to", "suggestion.f.copy_to", r->copy_to);
}

/* Why it is on the desk again. */
static void put_notes(struct ctx *ctx, const struct suggestion_detail *d,
                      const struct suggestion_reply *r, struct suggestion_reply_v *v)
{
    struct note_v *notes = arena_array(ctx->arena, 3, struct note_v);

    v->notes = notes;
    if (d->s.round > 1)
        notes[v->notes_count++] = (struct note_v){.warn = true, .text = T("suggestion.reply.redo")};
    if (str_eqz(r->state, "approved"))
        notes[v->notes_count++] =
            (struct note_v){.warn = true, .text = T("suggestion.reply.approved")};
    if (!str_eqz(r->state, "sent_back"))
        return;
    for (size_t i = d->signoffs_count; i > 0; i--) {
        const struct suggestion_signoff *s = &d->signoffs[i - 1];

        if (s->reply_id != r->id || s->approved)
            continue;
        notes[v->notes_count++] = (struct note_v){
            .bad = true,
            .text = TF(ctx->arena, "suggestion.reply.sent_back", s->account_name, s->reason)};
        return;
    }
}

/* ---------------------------------------------------------------------- beside the form */

/* Why the deputy was not satisfied, and what the meeting said that decided after that. */
static void put_why(struct ctx *ctx, const struct suggestion_detail *d,
                    struct suggestion_reply_v *v)
{
    struct suggestion_said_v *all =
        arena_array(ctx->arena, d->ratings_count + d->decisions_count, struct suggestion_said_v);
    int64_t last = 0;

    v->why = all;
    arr_each (i, d->ratings_count) {
        const struct suggestion_rating *r = &d->ratings[i];

        if (r->round + 1 != d->s.round ||
            (r->result != MARK_DISSATISFIED && r->attitude != MARK_DISSATISFIED))
            continue;
        all[v->why_count++] = (struct suggestion_said_v){
            TF(ctx->arena, "suggestion.reply.why_deputy", r->deputy_name),
            r->reason.len != 0 ? r->reason : T("suggestion.reply.why_none")};
        last = r->id;
    }
    arr_each (i, d->decisions_count)
        if (last != 0 && d->decisions[i].id > last)
            all[v->why_count++] =
                (struct suggestion_said_v){d->decisions[i].meeting, d->decisions[i].reason};
}

static bool says_nothing_yet(const struct suggestion_handling *h)
{
    return h->role == ROLE_JOINT && (h->state == HANDLING_ASSIGNED || h->state == HANDLING_SIGNED);
}

static bool same_words(const struct suggestion_said_v *a, size_t a_count,
                       const struct suggestion_said_v *b, size_t b_count)
{
    if (a_count != b_count)
        return false;
    arr_each (i, a_count)
        if (!str_eq(a[i].text, b[i].text))
            return false;
    return true;
}

/* What joint handlers said, and whom one still waits for. */
static enum status put_opinions(struct ctx *ctx, const struct suggestion_detail *d,
                                const struct suggestion_reply *stored, struct suggestion_reply_v *v)
{
    const struct suggestion_said_v *given, *in_letter;
    struct suggestion_said_v *all;
    size_t given_count, letter_count;

    TRY(suggestion_web_joint(ctx, d, 0, &given, &given_count));
    all = arena_array(ctx->arena, given_count + d->handlings_count, struct suggestion_said_v);
    arr_each (i, given_count)
        all[v->opinions_count++] = given[i];
    arr_each (i, d->handlings_count) {
        const struct suggestion_handling *h = &d->handlings[i];

        if (says_nothing_yet(h))
            all[v->opinions_count++] = (struct suggestion_said_v){
                h->organ_name, date_none(h->opinion_due_on)
                                   ? T("suggestion.reply.opinion_none")
                                   : TF(ctx->arena, "suggestion.reply.opinion_due",
                                        text_date(ctx->arena, h->opinion_due_on, ctx->today))};
    }
    v->opinions = all;
    if (given_count == 0)
        return ST_OK;
    v->tip = T("suggestion.reply.opinions_go");
    if (stored->id == 0)
        return ST_OK;
    TRY(suggestion_web_joint(ctx, d, stored->id, &in_letter, &letter_count));
    if (same_words(given, given_count, in_letter, letter_count))
        return ST_OK;
    v->tip = S("");
    v->newer = T("suggestion.reply.opinions_newer");
    return ST_OK;
}

static void put_facts(struct suggestion_form *f, const struct suggestion_detail *d)
{
    const struct suggestion_handling *h = suggestion_web_own(d);

    if (h == NULL)
        return;
    suggestion_form_deadline(f, "suggestion.fact.reply_due", h->due_on, h->due_basis);
    suggestion_form_fact(f, "suggestion.fact.contacted",
                         date_none(h->contacted_on)
                             ? T("suggestion.fact.not_contacted")
                             : text_date(f->ctx->arena, h->contacted_on, f->ctx->today));
}

/* Fields in the order of the paper; `from` and `to` are places in the form. */
static void slice(const struct suggestion_form *f, size_t from, const struct field_v **out,
                  size_t *out_count)
{
    *out = &f->fields[from];
    *out_count = f->v.fields_count - from;
}

enum status suggestion_web_reply_form(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct suggestion_reply_v v = {0};
    struct suggestion_options classes;
    struct suggestion_reply stored;
    struct suggestion_form *f;
    struct suggestion_detail d;
    size_t from;

    TRY(suggestion_form_of(ctx, rq, DO_DRAFT_REPLY, &d, &f));
    TRY(stored_reply(ctx, &d, &stored));
    if (!form_again(rq) && (str_eqz(stored.state, "signing") || str_eqz(stored.state, "sent")))
        return respond_see_other(rs, "/suggestion/%lld/reply/%lld", (long long)d.s.id,
                                 (long long)stored.id);
    TRY(suggestion_class_options(ctx, NULL, &classes));
    suggestion_form_version(f, stored.version);
    v.version = f->fields[0];
    from = f->v.fields_count;
    put_head(f, &stored);
    slice(f, from, &v.head, &v.head_count);
    v.classes = *suggestion_form_choice(f, "radio", "class", "suggestion.f.class",
                                        stored.class_code, &classes);
    from = f->v.fields_count;
    put_whys(f, &stored);
    slice(f, from, &v.whys, &v.whys_count);
    from = f->v.fields_count;
    put_foot(f, &stored);
    slice(f, from, &v.foot, &v.foot_count);
    put_promises(f, &d, stored.id, &v);
    put_notes(ctx, &d, &stored, &v);
    put_why(ctx, &d, &v);
    TRY(put_opinions(ctx, &d, &stored, &v));
    v.reading = suggestion_web_text(ctx, &d);
    put_facts(f, &d);
    v.crumbs = f->v.crumbs;
    v.title = f->v.title;
    v.meta = f->v.meta;
    v.facts = f->v.facts;
    v.facts_count = f->v.facts_count;
    v.url = f->v.url;
    v.back = f->v.back;
    if (stored.id != 0)
        TRY(suggestion_web_files(ctx, SUGGESTION_REPLY_FILES, stored.id, &v.files));
    if (stored.revision != 0)
        v.saved =
            TF(ctx->arena, "suggestion.reply.revision", suggestion_web_int(ctx, stored.revision));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &suggestion_reply_view, &v);
}

enum status suggestion_web_reply(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_reply_draft in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .doc_number = param_text(rq, "doc_number"),
        .addressee = param_text(rq, "addressee"),
        .title = param_text(rq, "title"),
        .body = param_text(rq, "body"),
        .class_code = param_text(rq, "class"),
        .signer = param_text(rq, "signer"),
        .contact_person = param_text(rq, "contact_person"),
        .phone = param_text(rq, "phone"),
        .copy_to = param_text(rq, "copy_to"),
        .not_solved_why = param_text(rq, "not_solved_why"),
        .reported_upward = param_text(rq, "reported_upward"),
    };
    int64_t reply_id = 0;

    in.promises = promises_of(ctx, rq, &in.promises_count);
    TRY(suggestion_draft_reply(ctx, &in, &reply_id));
    if (str_eqz(param_text(rq, "then"), "attach"))
        return respond_see_other(rs, "/attachment/of/" SUGGESTION_REPLY_FILES "/%lld",
                                 (long long)reply_id);
    if (str_eqz(param_text(rq, "then"), "submit"))
        return respond_see_other(rs, "/suggestion/%lld/submit-reply", (long long)in.id);
    respond_flash(rs, "suggestion.reply.saved", S(""));
    return respond_see_other(rs, "/suggestion/%lld/reply", (long long)in.id);
}
