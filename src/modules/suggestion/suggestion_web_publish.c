// SPDX-License-Identifier: MulanPSL-2.0
/* Publishing a suggestion's text and its replies: exactly what the public will see, with all that
 * looks private marked before it is out. */
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "platform/text.h"

enum { BODY_CHARS = 20000, NOTE_CHARS = 1000, FIELDS = 8 };

/* What is in the form: decided before, or typed just now. */
struct draft {
    int64_t reply_id;
    bool typed;
    struct str is_public, why_not, note, title, body;
};

/* ---------------------------------------------------------------------- what is in the form */

static const struct suggestion_reply *reply_of(const struct suggestion_detail *d, int64_t id)
{
    arr_each (i, d->replies_count) {
        if (d->replies[i].id == id && str_eqz(d->replies[i].state, "sent"))
            return &d->replies[i];
    }
    return NULL;
}

/* The latest decision on the text or the reply; else the original, undecided. */
static enum status draft_stored(struct ctx *ctx, const struct suggestion_detail *d,
                                int64_t reply_id, struct draft *out)
{
    const struct suggestion_reply *reply = reply_of(d, reply_id);

    *out = (struct draft){
        .reply_id = reply_id,
        .is_public = d->s.confidential ? S("0") : S("1"),
        .why_not = d->s.confidential ? S("deputy_asked") : S(""),
        .title = d->text.title,
        .body = d->text.body.len != 0 ? d->text.body : d->text.proposal,
    };
    if (reply_id != 0 && reply == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (reply != NULL) {
        out->title = reply->title;
        out->body = reply->body;
    }
    arr_each (i, d->publications_count) {
        const struct suggestion_publication *p = &d->publications[i];

        if (p->reply_id != reply_id)
            continue;
        out->is_public = p->is_public ? S("1") : S("0");
        out->why_not = p->why_not;
        out->note = p->note;
        if (p->body.len != 0) {
            out->title = p->title;
            out->body = p->body;
        }
    }
    return ST_OK;
}

static void draft_typed(const struct request *rq, struct draft *d)
{
    d->typed = true;
    d->is_public = param_text(rq, "is_public");
    d->why_not = param_text(rq, "why_not");
    d->note = param_text(rq, "note");
    d->title = param_text(rq, "title");
    d->body = param_text(rq, "body");
}

/* -------------------------------------------------------------------------------- fields */

static struct field_v choice(struct ctx *ctx, const struct request *rq, const char *name,
                             const char *label, struct str value, const char *none,
                             const char *words, const char *prefix, const char *kind)
{
    const struct suggestion_options options = suggestion_word_options(ctx, none, words, prefix);
    struct field_v f = form_field(ctx, rq, kind, name, label, value);

    form_options(ctx, &f, options.items, options.count);
    return f;
}

static void fields_make(struct ctx *ctx, const struct request *rq, const struct draft *d,
                        int64_t version, struct suggestion_publish_v *v)
{
    struct field_v *f = arena_array(ctx->arena, FIELDS, struct field_v);
    size_t n = 0;

    f[n++] =
        form_field(ctx, rq, "hidden", "version", "word.none", suggestion_web_int(ctx, version));
    if (d->reply_id != 0)
        f[n++] = form_field(ctx, rq, "hidden", "reply", "word.none",
                            suggestion_web_int(ctx, d->reply_id));
    f[n++] = choice(ctx, rq, "is_public", "suggestion.f.is_public", d->is_public, NULL, "1 0",
                    "suggestion.f.is_public.", "radio");
    f[n++] =
        choice(ctx, rq, "why_not", "suggestion.f.why_not", d->why_not, "suggestion.f.why_not_none",
               "secret privacy deputy_asked other", "suggestion.f.why_not.", "select");
    f[n] = form_field(ctx, rq, "text", "note", "suggestion.f.note", d->note);
    form_optional(&f[n]);
    form_max(&f[n++], NOTE_CHARS, 2);
    f[n++] = form_field(ctx, rq, "line", "title", "suggestion.f.public_title", d->title);
    f[n] = form_field(ctx, rq, "text", "body", "suggestion.f.public_body", d->body);
    form_max(&f[n++], BODY_CHARS, 14);
    v->fields = f;
    v->fields_count = n;
}

/* -------------------------------------------------------------------------------- preview */

static struct str cut(struct str s, size_t from, size_t to)
{
    return (struct str){s.ptr + from, to - from};
}

static void preview_make(struct ctx *ctx, struct str body, struct suggestion_publish_v *v)
{
    struct private_finding *found;
    struct suggestion_piece_v *pieces;
    size_t count, at = 0;

    private_scan(ctx->arena, body, &found, &count);
    pieces = arena_array(ctx->arena, count * 2 + 1, struct suggestion_piece_v);
    arr_each (i, count) {
        if (found[i].at > at)
            pieces[v->preview_count++].text = cut(body, at, found[i].at);
        pieces[v->preview_count++] = (struct suggestion_piece_v){
            .text = cut(body, found[i].at, found[i].at + found[i].len),
            .kind = str_from(private_word(found[i].kind)),
        };
        at = found[i].at + found[i].len;
    }
    if (at < body.len)
        pieces[v->preview_count++].text = cut(body, at, body.len);
    v->preview = pieces;
}

static bool looked_at(const struct request *rq, struct str id)
{
    arr_each (i, param_count(rq, "confirmed")) {
        if (str_eq(param_text_at(rq, "confirmed", i), id))
            return true;
    }
    return false;
}

static void findings_add(struct ctx *ctx, const struct request *rq, struct str text,
                         struct suggestion_finding_v *out, size_t *count, size_t cap)
{
    struct private_finding *found;
    size_t found_count;

    private_scan(ctx->arena, text, &found, &found_count);
    arr_each (i, found_count) {
        bool known = false;

        arr_each (k, *count)
            known = known || str_eq(out[k].id, found[i].id);
        if (known || *count == cap)
            continue;
        out[(*count)++] = (struct suggestion_finding_v){
            .id = found[i].id,
            .kind = str_from(private_word(found[i].kind)),
            .value = cut(text, found[i].at, found[i].at + found[i].len),
            .on = looked_at(rq, found[i].id),
        };
    }
}

static void findings_make(struct ctx *ctx, const struct request *rq, const struct draft *d,
                          struct suggestion_publish_v *v)
{
    const size_t cap = 100;
    struct suggestion_finding_v *all = arena_array(ctx->arena, cap, struct suggestion_finding_v);

    findings_add(ctx, rq, d->title, all, &v->findings_count, cap);
    findings_add(ctx, rq, d->body, all, &v->findings_count, cap);
    v->findings = all;
    v->clean = v->findings_count == 0;
}

/* -------------------------------------------------------------------------------- the page */

static void tabs_make(struct ctx *ctx, const struct suggestion_detail *d, int64_t reply_id,
                      struct suggestion_publish_v *v)
{
    struct tab_v *tabs = arena_array(ctx->arena, d->replies_count + 1, struct tab_v);

    tabs[v->tabs.items_count++] = (struct tab_v){
        .label = T("suggestion.publish.text_tab"), .url = v->url, .on = reply_id == 0};
    arr_each (i, d->replies_count) {
        const struct suggestion_reply *r = &d->replies[i];

        if (!str_eqz(r->state, "sent"))
            continue;
        tabs[v->tabs.items_count++] = (struct tab_v){
            .label = TF(ctx->arena, "suggestion.publish.reply_tab", r->organ_name,
                        suggestion_web_int(ctx, r->round)),
            .url = str_printf(ctx->arena, STR_FMT "?reply=%lld", STR_ARG(v->url), (long long)r->id),
            .on = r->id == reply_id,
        };
    }
    v->tabs.items = tabs;
    v->tabs.label = T("suggestion.do.publish");
}

static enum status page(struct ctx *ctx, const struct request *rq, struct response *rs,
                        const struct suggestion_detail *d, const struct draft *draft)
{
    struct suggestion_publish_v v = {
        .title = d->s.title,
        .url = str_printf(ctx->arena, "/suggestion/%lld/publish", (long long)d->s.id),
        .back = str_printf(ctx->arena, "/suggestion/%lld", (long long)d->s.id),
        .version = d->s.version,
        .article = T("suggestion.publish.law"),
        .preview_title = draft->title,
    };

    v.crumbs = suggestion_web_crumbs_of(ctx, &d->s, T("suggestion.do.publish"));
    v.meta = TF(ctx->arena, "suggestion.form_meta", suggestion_web_number(ctx, &d->s), d->s.title);
    if (d->s.confidential)
        v.asked = T("suggestion.publish.asked");
    tabs_make(ctx, d, draft->reply_id, &v);
    fields_make(ctx, rq, draft, d->s.version, &v);
    preview_make(ctx, draft->body, &v);
    findings_make(ctx, rq, draft, &v);
    v.masked = private_mask(ctx->arena, draft->body);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("suggestion.do.publish"),
                        &suggestion_publish_view, &v);
}

/* The suggestion, if its publication is this actor's business. */
static enum status load(struct ctx *ctx, const struct request *rq, struct suggestion_detail *d)
{
    TRY(suggestion_show(ctx, path_id(rq, "id"), d));
    if (!form_again(rq) && (d->may & (UINT64_C(1) << DO_PUBLISH)) == 0)
        return fail(&ctx->err, ST_RULE, "suggestion.not_now", NULL);
    return ST_OK;
}

enum status suggestion_web_publish_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct suggestion_detail d;
    struct draft draft;

    TRY(load(ctx, rq, &d));
    TRY(draft_stored(ctx, &d, param_id(rq, "reply"), &draft));
    if (form_again(rq))
        draft_typed(rq, &draft);
    return page(ctx, rq, rs, &d, &draft);
}

/* Only look at it again, or with everything private masked: nothing is stored. */
static enum status look_again(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_detail d;
    struct draft draft;

    TRY(load(ctx, rq, &d));
    TRY(draft_stored(ctx, &d, param_id(rq, "reply"), &draft));
    draft_typed(rq, &draft);
    if (param_bool(rq, "mask")) {
        draft.title = private_mask(ctx->arena, draft.title);
        draft.body = private_mask(ctx->arena, draft.body);
    }
    return page(ctx, rq, rs, &d, &draft);
}

/* The first reply, oldest first, of which nobody has said yet whether it becomes public; 0: none.
 */
static int64_t undecided_reply(const struct suggestion_detail *d)
{
    for (size_t i = d->replies_count; i-- > 0;) {
        bool decided = !str_eqz(d->replies[i].state, "sent");

        arr_each (k, d->publications_count)
            decided = decided || d->publications[k].reply_id == d->replies[i].id;
        if (!decided)
            return d->replies[i].id;
    }
    return 0;
}

enum status suggestion_web_publish(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t count = param_count(rq, "confirmed");
    struct str *confirmed = arena_array(ctx->arena, count, struct str);
    const struct suggestion_publish in = {
        .id = path_id(rq, "id"),
        .reply_id = param_id(rq, "reply"),
        .is_public = str_eqz(param_text(rq, "is_public"), "1"),
        .why_not = param_text(rq, "why_not"),
        .note = param_text(rq, "note"),
        .title = param_text(rq, "title"),
        .body = param_text(rq, "body"),
        .confirmed = confirmed,
        .confirmed_count = count,
    };
    struct suggestion_detail d;
    int64_t reply;

    if (param_bool(rq, "look") || param_bool(rq, "mask"))
        return look_again(ctx, rq, rs);
    arr_each (i, count)
        confirmed[i] = param_text_at(rq, "confirmed", i);
    TRY(suggestion_publish(ctx, &in));
    TRY(suggestion_show(ctx, in.id, &d));
    reply = in.is_public ? undecided_reply(&d) : 0;
    if (reply == 0)
        return suggestion_web_done(ctx, rs, DO_PUBLISH, in.id);
    respond_flash(rs, "suggestion.publish.go_on", S(""));
    return respond_see_other(rs, "/suggestion/%lld/publish?reply=%lld", (long long)in.id,
                             (long long)reply);
}
