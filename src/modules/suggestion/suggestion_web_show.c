// SPDX-License-Identifier: MulanPSL-2.0
/* One suggestion: what it says, how far it is, what may be done now. */
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_card.h"
#include "modules/suggestion/suggestion_web_files.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "modules/suggestion/suggestion_web_party.h"
#include "platform/text.h"

/* -------------------------------------------------------------------------------- acts */

/* Those that bring the matter forward come first: the first one possible is the blue button. */
/* clang-format off */
static const enum suggestion_verb ORDER[] = {
    DO_ACCEPT, DO_HAND_OVER, DO_HAND_ON, DO_DECIDE_DISPUTE,
    DO_DECIDE, DO_UP_ANSWER, DO_DECIDE_EXTENSION, DO_SIGN,
    DO_SIGN_OFF, DO_SEND_REPLY, DO_SUBMIT_REPLY, DO_DRAFT_REPLY,
    DO_ADVISE, DO_CONFIRM, DO_SUBMIT, DO_SAVE,
    DO_REMIND, DO_RATE, DO_RETURN, DO_CONTACT,
    DO_PLAN, DO_SUPERVISE, DO_CONFIRM_PROMISE, DO_CHECK_CONTACT,
    DO_ASK_CONFIRM, DO_PULL_BACK, DO_ASK_MORE, DO_MERGE,
    DO_CONVERT, DO_HAND_UP, DO_CLASSIFY, DO_GIVE_BACK,
    DO_ASK_ADVICE, DO_PROGRESS, DO_ASK_EXTENSION, DO_REPORT_PROMISE,
    DO_REASSIGN, DO_MAKE_KEY, DO_END_KEY, DO_RATE_PROMISE,
    DO_PUBLISH, DO_AGREE_WITHDRAW, DO_SET_CONFIDENTIAL, DO_WITHDRAW,
    DO_DISCARD,
};
/* clang-format on */

enum { BUTTONS = 2 };

/* The office does not rate: it types what came on paper, and reminds the deputy first. */
static struct str act_label(struct ctx *ctx, const struct suggestion_detail *d,
                            enum suggestion_verb verb)
{
    if (verb == DO_RATE && ctx->actor->deputy_id == 0)
        return T("suggestion.rate_paper");
    if (verb == DO_REMIND && d->s.state == SUGGESTION_REPLIED)
        return T("suggestion.remind_rating");
    return suggestion_word(ctx, "suggestion.do.", str_from(suggestion_verb_word(verb)));
}

/* Closed, and nobody has decided whether the public may read it: that comes next. */
static bool publish_is_next(const struct suggestion_detail *d)
{
    return d->s.state == SUGGESTION_CLOSED && d->publications_count == 0;
}

static void act_put(struct ctx *ctx, const struct suggestion_detail *d, enum suggestion_verb verb,
                    struct suggestion_act_v *acts, size_t *count)
{
    const char *word = suggestion_verb_word(verb);

    if (!suggestion_web_offers(ctx, d, verb))
        return;
    acts[*count] = (struct suggestion_act_v){
        .verb = str_from(word),
        .label = act_label(ctx, d, verb),
        .url = str_printf(ctx->arena, "/suggestion/%lld/%s", (long long)d->s.id, word),
        .primary = *count == 0,
    };
    ++*count;
}

static void acts_make(struct ctx *ctx, const struct suggestion_detail *d,
                      struct suggestion_show_v *v)
{
    struct suggestion_act_v *acts = arena_array(ctx->arena, COUNT(ORDER), struct suggestion_act_v);
    const bool publish_first = publish_is_next(d);
    size_t count = 0;

    if (publish_first)
        act_put(ctx, d, DO_PUBLISH, acts, &count);
    arr_each (i, COUNT(ORDER))
        if (ORDER[i] != DO_PUBLISH || !publish_first)
            act_put(ctx, d, ORDER[i], acts, &count);
    v->acts = acts;
    v->acts_count = count < BUTTONS ? count : BUTTONS;
    v->more_acts = acts + v->acts_count;
    v->more_acts_count = count - v->acts_count;
}

/* -------------------------------------------------------------------------------- head */

static enum status meta_make(struct ctx *ctx, const struct suggestion_detail *d, struct str *out)
{
    struct suggestion_category *categories;
    size_t count;

    *out = TF(ctx->arena, "suggestion.meta", suggestion_web_number(ctx, &d->s),
              d->s.in_session ? T("suggestion.in_session") : T("suggestion.in_recess"),
              suggestion_web_authors(ctx, d));
    if (d->s.category_id == 0)
        return ST_OK;
    TRY(suggestion_categories(ctx, &categories, &count));
    arr_each (i, count) {
        if (categories[i].id == d->s.category_id)
            *out = TF(ctx->arena, "suggestion.meta_category", *out, categories[i].name);
    }
    return ST_OK;
}

static void tags_make(struct ctx *ctx, const struct suggestion_detail *d,
                      struct suggestion_show_v *v)
{
    struct tag_v *tags = arena_array(ctx->arena, 5, struct tag_v);
    const struct suggestion_handling *own = suggestion_web_own(d);
    const bool joint = own != NULL && own->role == ROLE_JOINT;
    const struct due_tag_v *due = joint ? NULL : due_tag_make(ctx, d->s.due_on);

    tags[v->tags_count++] = suggestion_state_tag(ctx, d->s.state);
    if (suggestion_state_open(d->s.state) && due != NULL)
        tags[v->tags_count++] = (struct tag_v){.label = due->label, .class = due->class};
    if (d->s.is_key)
        tags[v->tags_count++] = (struct tag_v){.label = T("suggestion.key_tag"), .class = S("")};
    if (!date_none(d->s.voiced_on))
        tags[v->tags_count++] = (struct tag_v){.label = T("suggestion.voiced_tag"), .class = S("")};
    if (d->s.class_code.len != 0)
        tags[v->tags_count++] = suggestion_class_tag(ctx, d->s.class_code, d->s.class_kind);
    v->tags = tags;
}

static struct str unfit_text(struct str reason)
{
    if (reason.len == 0 || str_eqz(reason, "other"))
        return T("suggestion.unfit_other");
    return text_of("law.unfit.", reason);
}

/* Who decides is asked, the unit that asked knows it waits, others know what is going on. */
static struct str given_back_text(const struct suggestion_detail *d)
{
    if ((d->may & (UINT64_C(1) << DO_DECIDE_DISPUTE)) != 0)
        return T("suggestion.note.given_back");
    return d->my_handling_id != 0 ? T("suggestion.note.given_back_own")
                                  : T("suggestion.next.given_back");
}

static void notes_make(struct ctx *ctx, const struct suggestion_detail *d,
                       struct suggestion_show_v *v)
{
    const struct suggestion *s = &d->s;
    struct note_v *notes = arena_array(ctx->arena, 4, struct note_v);
    struct note_v *n = notes;

    if (s->state == SUGGESTION_RETURNED)
        *n++ = (struct note_v){.bad = true,
                               .text = TF(ctx->arena, "suggestion.note.returned",
                                          unfit_text(s->refusal_reason), s->refusal_note)};
    else if (s->state == SUGGESTION_MORE_ASKED)
        *n++ = (struct note_v){
            .warn = true, .text = TF(ctx->arena, "suggestion.note.more_asked", s->refusal_note)};
    else if (s->state == SUGGESTION_MERGED)
        *n++ = suggestion_web_merged_note(ctx, d);
    else if (s->state == SUGGESTION_GIVEN_BACK)
        *n++ = (struct note_v){.warn = true, .text = given_back_text(d)};
    else if (s->state == SUGGESTION_CHAIRMEN)
        *n++ = (struct note_v){.bad = true,
                               .text = suggestion_word(ctx, "suggestion.note.", S("chairmen"))};
    else if (s->state == SUGGESTION_REDO)
        *n++ = (struct note_v){
            .bad = true,
            .text = TF(ctx->arena, "suggestion.note.redo", suggestion_web_int(ctx, s->round))};
    if (s->confidential)
        *n++ = (struct note_v){.warn = true, .text = T("suggestion.note.confidential")};
    v->notes = notes;
    v->notes_count = (size_t)(n - notes);
}

/* -------------------------------------------------------------------------------- the page */

static void facts_make(const struct suggestion_detail *d, struct suggestion_show_v *v)
{
    v->id = d->s.id;
    v->version = d->s.version;
    v->title = d->s.title;
    v->kind = d->s.kind == SUGGESTION_KIND_BILL ? S("bill") : S("suggestion");
    v->state = str_from(suggestion_state_word(d->s.state));
    v->body = d->text.body;
    v->cause = d->text.cause;
    v->grounds = d->text.grounds;
    v->proposal = d->text.proposal;
    v->revisions = d->text.revision;
    v->tabled_on = d->s.tabled_on;
    v->handed_on = d->s.handed_on;
    v->due_on = d->s.due_on;
    v->replied_on = d->s.replied_on;
    v->rated_on = d->s.rated_on;
    v->complex = d->s.complex;
    v->extended = d->s.extended;
    v->key = d->s.is_key;
}

/* Somebody who is none of the parties sees what the public sees. */
static enum status files_make(struct ctx *ctx, const struct suggestion_detail *d,
                              struct suggestion_show_v *v)
{
    if (d->only_public)
        return suggestion_web_open_files(ctx, SUGGESTION_FILES, d->s.id, &v->files);
    v->files_url = suggestion_web_files_url(ctx, SUGGESTION_FILES, d->s.id);
    return suggestion_web_files(ctx, SUGGESTION_FILES, d->s.id, &v->files);
}

enum status suggestion_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_show_v v = {0};
    struct suggestion_detail d;

    TRY(suggestion_show(ctx, path_id(rq, "id"), &d));
    if (suggestion_web_is_deputy(ctx) && !wants_json(rq))
        return suggestion_web_deputy_show(ctx, rq, rs, &d);
    facts_make(&d, &v);
    v.number = suggestion_web_number(ctx, &d.s);
    v.crumbs = suggestion_web_crumbs(ctx, v.number);
    TRY(meta_make(ctx, &d, &v.meta));
    if (d.text.revision > 1)
        v.texts_url = str_printf(ctx->arena, "/suggestion/%lld/text", (long long)v.id);
    tags_make(ctx, &d, &v);
    acts_make(ctx, &d, &v);
    notes_make(ctx, &d, &v);
    suggestion_web_stages(ctx, &d, &v.stages);
    TRY(suggestion_web_timeline(ctx, &d, &v.timeline));
    TRY(files_make(ctx, &d, &v));
    suggestion_web_due_card(ctx, &d, &v);
    suggestion_web_ratings(ctx, &d, &v);
    suggestion_web_units(ctx, &d, &v);
    suggestion_web_info(ctx, &d, &v.info);
    suggestion_web_promise_lines(ctx, &d, &v);
    suggestion_web_links(ctx, &d, &v);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &suggestion_show_view, &v);
}

enum status suggestion_web_texts(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct suggestion_texts_v v = {0};
    struct suggestion s;
    struct suggestion_text *texts;
    struct suggestion_text_row_v *rows;
    size_t count;

    TRY(suggestion_get(ctx, path_id(rq, "id"), &s));
    TRY(suggestion_texts(ctx, s.id, &texts, &count));
    rows = arena_array(ctx->arena, count, struct suggestion_text_row_v);
    arr_each (i, count) {
        const struct suggestion_text *t = &texts[count - 1 - i];

        rows[i] = (struct suggestion_text_row_v){
            .revision = t->revision,
            .at = t->saved_at,
            .current = t->revision == s.text_revision,
            .title = t->title,
            .body = t->body,
            .cause = t->cause,
            .grounds = t->grounds,
            .proposal = t->proposal,
        };
    }
    v.crumbs = suggestion_web_crumbs_of(ctx, &s, T("suggestion.texts.title"));
    v.title = s.title;
    v.rows = rows;
    v.rows_count = count;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("suggestion.texts.title"),
                        &suggestion_texts_view, &v);
}
