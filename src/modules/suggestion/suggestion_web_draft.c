// SPDX-License-Identifier: MulanPSL-2.0
/* A deputy writes: plain boxes, saved as typed, co-signers found by name without a script. */
#include "base/json.h"
#include "modules/deputy/deputy.h"
#include "modules/opinion/opinion.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_web_files.h"
#include "modules/suggestion/suggestion_web_party.h"
#include "platform/text.h"
#include "platform/view.h"
#include "suggestion_party_view.h"

enum { BODY_CHARS = 10000, FOUND_MAX = 20 };

/* ---------------------------------------------------------------------- what is being written */

/* The stored draft, or an empty one of a kind. */
struct draft {
    struct suggestion_detail d;
    bool fresh, bill;
    int64_t opinion_id; /* of the citizen's opinion it grows from, while it is not saved */
};

static struct str url_of(struct ctx *ctx, int64_t id)
{
    return id == 0 ? S("/suggestion/draft/new")
                   : str_printf(ctx->arena, "/suggestion/draft/%lld", (long long)id);
}

static enum status begin_from(struct suggestion_form *f, struct draft *w)
{
    struct opinion o;

    TRY(suggestion_form_opinion(f, &o));
    w->opinion_id = o.id;
    w->d.text.title = suggestion_opinion_title(f->ctx, &o);
    w->d.text.body = o.body;
    return ST_OK;
}

static enum status draft_open(struct ctx *ctx, const struct request *rq, struct draft *out,
                              struct suggestion_form **out_form)
{
    const int64_t id = path_id(rq, "id");

    *out = (struct draft){.fresh = id == 0};
    if (id == 0) {
        out->bill = str_eqz(param_text(rq, "kind"), "bill");
        *out_form = suggestion_form_open(ctx, rq, "draft", url_of(ctx, 0), S("/suggestion/mine"));
        suggestion_form_version(*out_form, 0);
        return begin_from(*out_form, out);
    }
    TRY(suggestion_form_of(ctx, rq, DO_SAVE, &out->d, out_form));
    (*out_form)->v.url = url_of(ctx, id);
    out->bill = out->d.s.kind == SUGGESTION_KIND_BILL;
    return ST_OK;
}

/* ---------------------------------------------------------------------- fields */

static enum status put_fields(struct suggestion_form *f, const struct draft *w)
{
    const struct suggestion_text *t = &w->d.text;

    suggestion_form_hidden(f, "kind", w->bill ? S("bill") : S("suggestion"));
    (void)suggestion_form_put(f, "line", "title",
                              w->bill ? "suggestion.f.bill_title" : "suggestion.f.title", t->title);
    if (!w->bill) {
        form_max(suggestion_form_put(f, "text", "body", "suggestion.f.body", t->body), BODY_CHARS,
                 12);
        return ST_OK;
    }
    form_max(suggestion_form_put(f, "text", "cause", "suggestion.f.cause", t->cause), 0, 4);
    form_max(suggestion_form_put(f, "text", "grounds", "suggestion.f.grounds", t->grounds), 0, 5);
    form_max(suggestion_form_put(f, "text", "proposal", "suggestion.f.proposal", t->proposal), 0,
             8);
    return ST_OK;
}

static enum status put_more(struct suggestion_form *f, const struct draft *w)
{
    const int64_t stored = w->d.s.category_id;
    struct suggestion_options categories;
    struct field_v *category;

    if (!w->fresh && w->d.s.lead_deputy_id != f->ctx->actor->deputy_id)
        (void)suggestion_form_put(f, "line", "consent", "suggestion.f.consent", S(""));

    TRY(suggestion_category_options(f->ctx, "suggestion.f.category_later", &categories));
    category = suggestion_form_choice(f, "select", "category", "suggestion.f.category",
                                      stored != 0 ? suggestion_web_int(f->ctx, stored) : S(""),
                                      &categories);
    form_optional(category);
    (void)suggestion_form_put(f, "check", "confidential", "suggestion.f.confidential_own",
                              w->d.s.confidential ? S("1") : S(""));
    return ST_OK;
}

/* ---------------------------------------------------------------------- co-signers */

static const struct tag_v *signer_tag(struct ctx *ctx, struct str state)
{
    struct str class = S("");

    if (str_eqz(state, "confirmed"))
        class = S("ok");
    else if (str_eqz(state, "declined"))
        class = S("bad");
    return suggestion_tag_dup(ctx, (struct tag_v){text_of("suggestion.signer.", state), class});
}

static bool typed_cosigner(const struct request *rq, int64_t deputy_id)
{
    arr_each (i, param_count(rq, "cosigner")) {
        if (param_int_at(rq, "cosigner", i) == deputy_id)
            return true;
    }
    return false;
}

/* Those asked so far; whoever is not wanted is unticked. */
static void put_cosigners(struct ctx *ctx, const struct request *rq, const struct draft *w,
                          struct suggestion_draft_v *v)
{
    struct suggestion_cosigner_v *all =
        arena_array(ctx->arena, w->d.signers_count, struct suggestion_cosigner_v);

    arr_each (i, w->d.signers_count) {
        const struct suggestion_signer *g = &w->d.signers[i];

        if (g->lead || g->suggestion_id != w->d.s.id || str_eqz(g->state, "dropped"))
            continue;
        all[v->cosigners_count++] = (struct suggestion_cosigner_v){
            .id = g->deputy_id,
            .name = g->name,
            .delegation = g->delegation_name,
            .state = g->state,
            .tag = signer_tag(ctx, g->state),
            .on =
                form_again(rq) ? typed_cosigner(rq, g->deputy_id) : !str_eqz(g->state, "declined"),
        };
    }
    v->cosigners = all;
}

static bool among(const struct suggestion_draft_v *v, int64_t deputy_id)
{
    arr_each (i, v->cosigners_count) {
        if (v->cosigners[i].id == deputy_id)
            return true;
    }
    return false;
}

static enum status put_found(struct suggestion_form *f, struct suggestion_draft_v *v)
{
    struct ctx *ctx = f->ctx;
    const struct str q = param_text(f->rq, "find");
    struct suggestion_cosigner_v *all =
        arena_array(ctx->arena, FOUND_MAX, struct suggestion_cosigner_v);
    struct deputy *found;
    size_t count;

    v->find = form_field(ctx, f->rq, "line", "find", "suggestion.f.find_deputy", S(""));
    form_optional(&v->find);
    if (q.len == 0)
        return ST_OK;
    TRY(deputy_find(ctx, q, FOUND_MAX, &found, &count));
    arr_each (i, count) {
        if (found[i].id == ctx->actor->deputy_id || among(v, found[i].id))
            continue;
        all[v->found_count++] = (struct suggestion_cosigner_v){
            .id = found[i].id,
            .name = found[i].name,
            .delegation = found[i].delegation_name,
            .on = form_again(f->rq) && typed_cosigner(f->rq, found[i].id),
        };
    }
    v->found = all;
    if (v->found_count == 0)
        v->find_none = TF(ctx->arena, "suggestion.draft.nobody", q);
    return ST_OK;
}

/* ---------------------------------------------------------------------- the page */

/* Until when it may be a bill. */
static enum status put_bill_time(struct ctx *ctx, struct note_v *note, struct suggestion_draft_v *v)
{
    int64_t until;
    bool late;

    TRY(suggestion_bill_until(ctx, &until, &late));
    if (until == 0)
        return ST_OK;
    *note = (struct note_v){
        .warn = late,
        .text = late ? T("suggestion.draft.bill_late")
                     : TF(ctx->arena, "suggestion.draft.bill_until",
                          text_instant(ctx->arena, until, ctx->today)),
    };
    v->notes_count++;
    return ST_OK;
}

/* Why it came back, and what a suggestion should be. */
static enum status put_notes(struct ctx *ctx, const struct draft *w, struct suggestion_draft_v *v)
{
    struct note_v *notes = arena_array(ctx->arena, 3, struct note_v);
    const struct suggestion *s = &w->d.s;

    v->notes = notes;
    if (!w->fresh && s->state == SUGGESTION_MORE_ASKED)
        notes[v->notes_count++] = (struct note_v){
            .warn = true, .title = T("suggestion.draft.more_asked"), .text = s->refusal_note};
    if (!w->fresh && s->state == SUGGESTION_RETURNED)
        notes[v->notes_count++] = (struct note_v){
            .bad = true, .title = T("suggestion.draft.returned"), .text = s->refusal_note};
    notes[v->notes_count++] = (struct note_v){.text = w->bill ? T("suggestion.draft.bill_lead")
                                                              : T("suggestion.draft.one_matter")};
    return w->bill && date_none(s->tabled_on) ? put_bill_time(ctx, &notes[v->notes_count], v)
                                              : ST_OK;
}

static void put_links(struct ctx *ctx, const struct draft *w, struct suggestion_draft_v *v)
{
    if (w->fresh) {
        v->other_url = w->bill ? S("/suggestion/draft/new") : S("/motion/new?kind=bill");
        v->other_label =
            w->bill ? T("suggestion.draft.as_suggestion") : T("suggestion.draft.as_bill");
        return;
    }
    if ((w->d.may & (UINT64_C(1) << DO_DISCARD)) != 0)
        v->discard_url = str_printf(ctx->arena, "/suggestion/%lld/discard", (long long)v->id);
}

static struct str title_of(const struct draft *w)
{
    if (w->bill)
        return w->fresh ? T("suggestion.draft.new_bill") : T("suggestion.draft.edit_bill");
    return w->fresh ? T("suggestion.do.draft") : T("suggestion.draft.edit");
}

enum status suggestion_web_draft_form(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct suggestion_draft_v v = {0};
    struct suggestion_form *f;
    struct draft w;
    size_t hidden, shown;

    if (path_id(rq, "id") == 0 && str_eqz(param_text(rq, "kind"), "bill") && !form_again(rq))
        return respond_see_other(rs, "/motion/new?kind=bill");
    TRY(draft_open(ctx, rq, &w, &f));
    v.id = w.d.s.id;
    v.title = title_of(&w);
    v.url = f->v.url;
    v.typed_url = v.id == 0 ? S("/suggestion/similar/typed")
                            : str_printf(ctx->arena, "/suggestion/%lld/similar", (long long)v.id);
    TRY(put_fields(f, &w));
    hidden = w.opinion_id != 0 ? 3 : 2; /* version, kind, the opinion */
    shown = f->v.fields_count;
    TRY(put_more(f, &w));
    v.hidden = f->fields;
    v.hidden_count = hidden;
    v.fields = f->fields + hidden;
    v.fields_count = shown - hidden;
    v.more = f->fields + shown;
    v.more_count = f->v.fields_count - shown;
    put_cosigners(ctx, rq, &w, &v);
    TRY(put_found(f, &v));
    v.may_ask = v.cosigners_count + v.found_count != 0;
    TRY(put_notes(ctx, &w, &v));
    put_links(ctx, &w, &v);
    if (!w.fresh)
        TRY(suggestion_web_files(ctx, SUGGESTION_FILES, w.d.s.id, &v.files));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_PHONE, v.title, &suggestion_draft_view, &v);
}

/* ---------------------------------------------------------------------- saving */

static const int64_t *cosigners_of(struct ctx *ctx, const struct request *rq, size_t *out_count)
{
    const size_t count = param_count(rq, "cosigner");
    int64_t *ids = arena_array(ctx->arena, count + 1, int64_t);

    arr_each (i, count)
        ids[i] = param_int_at(rq, "cosigner", i);
    *out_count = count;
    return ids;
}

/* To a script that saves while one writes: where to save next, and from which version. */
static enum status tell_saved(struct ctx *ctx, struct response *rs, int64_t id)
{
    struct buf out = buf_new(ctx->arena, 0);
    struct json j = json_begin(&out);
    struct suggestion s;

    TRY(suggestion_get(ctx, id, &s));
    json_object(&j, NULL);
    json_str(&j, "location", url_of(ctx, id));
    json_int(&j, "id", id);
    json_int(&j, "version", s.version);
    json_object_end(&j);
    return respond_bytes(rs, "application/json", S(""), buf_view(&out));
}

/* Back to the same form, which shows who bears the name. */
static enum status show_found(struct ctx *ctx, const struct request *rq, struct response *rs,
                              int64_t id)
{
    struct buf q = buf_new(ctx->arena, 0);

    html_put_url(&q, param_text(rq, "find"));
    return respond_see_other(rs, "/suggestion/draft/%lld?find=" STR_FMT "#f-find", (long long)id,
                             STR_ARG(buf_view(&q)));
}

static enum status go_on(struct ctx *ctx, const struct request *rq, struct response *rs, int64_t id)
{
    const struct str then = param_text(rq, "then");

    if (str_eqz(then, "find"))
        return show_found(ctx, rq, rs, id);
    if (wants_json(rq))
        return tell_saved(ctx, rs, id);
    if (str_eqz(then, "attach"))
        return respond_see_other(rs, "/attachment/of/" SUGGESTION_FILES "/%lld", (long long)id);
    if (str_eqz(then, "ask"))
        return respond_see_other(rs, "/suggestion/%lld/ask-confirm", (long long)id);
    if (str_eqz(then, "submit"))
        return respond_see_other(rs, "/suggestion/%lld/submit", (long long)id);
    respond_flash(rs, "suggestion.draft.saved", S(""));
    return respond_see_other(rs, "/suggestion/draft/%lld", (long long)id);
}

/* Who goes on to submit, or to ask others, hears at each field what is still empty, all at once. */
static enum status check_whole(struct ctx *ctx, const struct request *rq, bool bill)
{
    static const struct {
        const char *field, *gap;
        bool of_bill, of_suggestion;
    } PARTS[] = {
        {"title", "suggestion.gap.title", true, true},
        {"body", "suggestion.gap.body", false, true},
        {"cause", "suggestion.gap.cause", true, false},
        {"grounds", "suggestion.gap.grounds", true, false},
        {"proposal", "suggestion.gap.proposal", true, false},
    };

    if (!str_among("submit ask", param_text(rq, "then")))
        return ST_OK;
    arr_each (i, COUNT(PARTS))
        if ((bill ? PARTS[i].of_bill : PARTS[i].of_suggestion) &&
            str_trim(param_text(rq, PARTS[i].field)).len == 0)
            invalid(ctx, PARTS[i].field, PARTS[i].gap, NULL);
    return invalid_done(ctx);
}

enum status suggestion_web_draft(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_draft in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .kind = str_eqz(param_text(rq, "kind"), "bill") ? SUGGESTION_KIND_BILL
                                                        : SUGGESTION_KIND_SUGGESTION,
        .title = param_text(rq, "title"),
        .body = param_text(rq, "body"),
        .cause = param_text(rq, "cause"),
        .grounds = param_text(rq, "grounds"),
        .proposal = param_text(rq, "proposal"),
        .category_id = param_id(rq, "category"),
        .confidential = param_bool(rq, "confidential"),
        .consent = param_text(rq, "consent"),
        .from_opinion_id = param_id(rq, "opinion"),
    };
    int64_t id = in.id;

    if (id == 0 && in.kind == SUGGESTION_KIND_BILL)
        return fail(&ctx->err, ST_RULE, "suggestion.err.bill_elsewhere", NULL);
    TRY(check_whole(ctx, rq, in.kind == SUGGESTION_KIND_BILL));
    in.cosigners = cosigners_of(ctx, rq, &in.cosigners_count);
    TRY(suggestion_save(ctx, &in, &id));
    return go_on(ctx, rq, rs, id);
}

/* /suggestion/{id}/edit, where the verb leads. */
enum status suggestion_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    (void)ctx;
    return respond_see_other(rs, "/suggestion/draft/%lld", (long long)path_id(rq, "id"));
}
