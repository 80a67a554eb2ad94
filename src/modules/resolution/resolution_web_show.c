// SPDX-License-Identifier: MulanPSL-2.0
/* One document: its text, where it comes from, how it was decided, and what became of it. */
#include "modules/congress/congress.h"
#include "modules/resolution/resolution_typed.h"
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"

static struct str day(struct page *p, struct date d)
{
    return text_date(p->ctx->arena, d, p->ctx->today);
}

static bool can(const struct ctx *ctx, const struct resolution_doc *d, enum resolution_verb verb,
                const char *permission)
{
    return resolution_allowed(d->state, verb) && may(ctx, permission);
}

/* ---------------------------------------------------------------- what can be done now */

static void drafting_acts(struct page *p, const struct resolution_doc *d)
{
    const long long id = (long long)d->id;
    struct ctx *ctx = p->ctx;

    if (can(ctx, d, RESOLUTION_SAVE, "resolution.write")) {
        page_act(p, "resolution.do.edit", false, "/resolution/%lld/edit", id);
        if (d->kind == RESOLUTION_OPINION)
            page_act(p, "resolution.do.gather", false, "/resolution/%lld/gather", id);
    }
    if (can(ctx, d, RESOLUTION_SUBMIT, "resolution.write"))
        page_post(p,
                  action_plain(ctx, "resolution.do.submit", true, "/resolution/%lld/submit", id));
    if (can(ctx, d, RESOLUTION_SEND_BACK, "resolution.approve"))
        page_act(p, "resolution.do.back", false, "/resolution/%lld/back", id);
    if (can(ctx, d, RESOLUTION_APPROVE, "resolution.approve"))
        page_act(p, resolution_needs_vote(d->kind) ? "resolution.do.pass" : "resolution.do.approve",
                 true, "/resolution/%lld/approve", id);
    if (can(ctx, d, RESOLUTION_SIGN, "resolution.sign"))
        page_act(p, "resolution.do.sign", true, "/resolution/%lld/sign", id);
}

static void signed_acts(struct page *p, const struct resolution_doc *d, bool sent)
{
    const long long id = (long long)d->id;
    struct ctx *ctx = p->ctx;
    const bool publish = can(ctx, d, RESOLUTION_PUBLISH, "resolution.publish");

    page_act(p, "resolution.do.paper", false, "/resolution/%lld/paper", id);
    if (resolution_kind_has_work(d->kind) && can(ctx, d, RESOLUTION_ASSIGN, "resolution.write"))
        page_act(p, d->kind == RESOLUTION_OPINION ? "resolution.do.send" : "resolution.do.assign",
                 d->kind == RESOLUTION_OPINION && !sent, "/resolution/%lld/assign", id);
    if (d->kind == RESOLUTION_LETTER && d->state == RESOLUTION_SIGNED &&
        may(ctx, "resolution.publish"))
        page_act(p, "resolution.do.deliver", true, "/resolution/%lld/deliver", id);
    if (publish)
        page_act(p,
                 date_none(d->published_on) ? "resolution.do.publish" : "resolution.do.republish",
                 d->kind != RESOLUTION_OPINION && date_none(d->published_on),
                 "/resolution/%lld/publish", id);
    if (can(ctx, d, RESOLUTION_FOLLOW, "resolution.write"))
        page_act(p, "resolution.do.follow", false, "/resolution/%lld/follow", id);
}

static void more_acts(struct page *p, const struct resolution_doc *d)
{
    const long long id = (long long)d->id;
    struct resolution_section_v *s;

    if (!may(p->ctx, "resolution.write"))
        return;
    s = page_section(p, true, "h-more", T("resolution.more"));
    section_act(p, s, "resolution.do.facts", false, "/resolution/%lld/facts", id);
    if (can(p->ctx, d, RESOLUTION_END, "resolution.sign"))
        section_act(p, s, "resolution.do.end", false, "/resolution/%lld/end", id);
    if (can(p->ctx, d, RESOLUTION_DROP, "resolution.write"))
        section_act(p, s, "resolution.do.drop", false, "/resolution/%lld/drop", id);
    if (!date_none(d->published_on) && may(p->ctx, "resolution.publish"))
        section_post(p, s,
                     action_ask(p->ctx, "resolution.do.unpublish", "resolution.ask.unpublish",
                                false, "/resolution/%lld/unpublish", id));
}

/* ---------------------------------------------------------------- the text and its facts */

static enum status text_section(struct page *p, const struct resolution_doc *d)
{
    struct resolution_section_v *s = page_section(p, false, "h-text", T("resolution.text"));
    struct resolution_text t;
    struct link_v *more;

    TRY(resolution_text_get(p->ctx, d, &t));
    s->body = t.body;
    if (t.body.len == 0)
        s->empty = T("resolution.text_none");
    if (d->revision > 1 && may(p->ctx, "resolution.read")) {
        more = arena_new(p->ctx->arena, struct link_v);
        *more =
            (struct link_v){TF(p->ctx->arena, "resolution.versions", web_int(p->ctx, d->revision)),
                            web_url(p->ctx, "/resolution/%lld/texts", (long long)d->id)};
        s->more = more;
    }
    if (may(p->ctx, "resolution.write"))
        section_act(p, s, "resolution.do.files", false, "/attachment/of/resolution_doc/%lld",
                    (long long)d->id);
    return web_files(p->ctx, "resolution_doc", d->id, false, &s->files);
}

static enum status other(struct page *p, struct resolution_section_v *s, const char *label,
                         int64_t id)
{
    struct resolution_doc o;

    if (id == 0)
        return ST_OK;
    TRY(resolution_load(p->ctx, id, &o));
    section_fact(p, s, label, o.title, web_url(p->ctx, "/resolution/%lld", (long long)id));
    return ST_OK;
}

static struct str by_whom(struct page *p, struct str name, int64_t at)
{
    return at == 0 ? S("")
                   : TF(p->ctx->arena, "resolution.typed_by", name,
                        text_instant(p->ctx->arena, at, p->ctx->today));
}

static enum status vote_section(struct page *p, const struct resolution_doc *d)
{
    struct resolution_section_v *s;
    struct resolution_typed t;

    if (!d->vote.counted)
        return ST_OK;
    TRY(resolution_typed_of(p->ctx, d->id, &t));
    s = page_section(p, true, "h-vote", T("resolution.vote"));
    s->body = d->vote.formula;
    if (d->vote.article.len != 0)
        s->fine = TF(p->ctx->arena, "word.article", d->vote.article);
    if (d->vote.vote_id != 0)
        section_fact(p, s, "resolution.vote_page", T("resolution.vote_open"),
                     web_url(p->ctx, "/vote/%lld", (long long)d->vote.vote_id));
    else
        section_fact(p, s, "resolution.vote_source", T("resolution.vote_typed"), S(""));
    section_fact(p, s, "resolution.typer", by_whom(p, t.typer, t.typed_at), S(""));
    section_fact(p, s, "resolution.checker", by_whom(p, t.checker, t.checked_at), S(""));
    return web_files(p->ctx, RESOLUTION_RECORD_FILES, d->id, false, &s->files);
}

/* In review: numbers that somebody else has to compare, and the paper they are compared with. */
static enum status typed_section(struct page *p, const struct resolution_doc *d)
{
    const long long id = (long long)d->id;
    struct ctx *ctx = p->ctx;
    struct resolution_section_v *s;
    struct resolution_typed t;

    if (d->state != RESOLUTION_REVIEW || !resolution_needs_vote(d->kind))
        return ST_OK;
    TRY(resolution_typed_of(ctx, d->id, &t));
    s = page_section(p, true, "h-typed", T("resolution.vote_typed"));
    s->fine = T("resolution.typed_how");
    if (t.id != 0) {
        s->body = web_typed_note(ctx, &t);
        section_fact(p, s, "resolution.typer", by_whom(p, t.typer, t.typed_at), S(""));
    }
    if (may(ctx, "resolution.approve") || may(ctx, "resolution.write")) {
        if (t.id != 0 && t.typed_by != ctx->actor->account_id)
            section_act(p, s, "resolution.do.confirm", true, "/resolution/%lld/confirm", id);
        section_act(p, s, "resolution.do.record_files", false,
                    "/attachment/of/" RESOLUTION_RECORD_FILES "/%lld", id);
    }
    return web_files(ctx, RESOLUTION_RECORD_FILES, d->id, false, &s->files);
}

static enum status facts_section(struct page *p, const struct resolution_doc *d)
{
    struct resolution_section_v *s = page_section(p, true, "h-facts", T("resolution.facts"));
    struct ctx *ctx = p->ctx;
    struct resolution_topic topic;

    section_fact(p, s, "resolution.number", d->number_text, S(""));
    section_fact(p, s, "resolution.origin", d->origin,
                 d->meeting_id != 0 ? web_url(ctx, "/meeting/%lld", (long long)d->meeting_id)
                                    : S(""));
    section_fact(p, s, "resolution.passed_on", day(p, d->passed_on), S(""));
    if (date_none(d->passed_on))
        section_fact(p, s, "resolution.approved_on", day(p, d->approved_on), S(""));
    section_fact(p, s, "resolution.approved_by", d->approved_by, S(""));
    section_fact(p, s, "resolution.signed_on", day(p, d->signed_on), S(""));
    section_fact(p, s, "resolution.signer", d->signer, S(""));
    section_fact(p, s, "resolution.effect_on", day(p, d->effect_on), S(""));
    section_fact(p, s, "resolution.published_on", day(p, d->published_on),
                 date_none(d->published_on) ? S("") : web_public_url(ctx, "", d->id, ""));
    if (d->power.len != 0)
        section_fact(p, s, "resolution.power", text_of("resolution.power.", d->power),
                     web_url(ctx, "/resolution?power=%s", str_z(ctx->arena, d->power)));
    if (d->rank != 0)
        section_fact(p, s, "resolution.rank",
                     TF(ctx->arena, "resolution.rank_is",
                        text_of("resolution.scope.", d->rank_scope), web_int(ctx, d->rank)),
                     S(""));
    section_fact(p, s, "resolution.rank_note", d->rank_note, S(""));
    if (d->topic_id != 0) {
        TRY(resolution_topic_get(ctx, d->topic_id, &topic));
        section_fact(p, s, "resolution.topic", topic.title, S("/resolution/topic"));
    }
    TRY(other(p, s, "resolution.amended_by", d->amended_by_id));
    if (!date_none(d->ended_on))
        section_fact(p, s, "resolution.ended",
                     str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(day(p, d->ended_on)),
                                STR_ARG(text_of("resolution.ended.", d->ended_how))),
                     S(""));
    return other(p, s, "resolution.ended_by", d->ended_by_id);
}

/* ---------------------------------------------------------------- what became of it */

static struct str work_meta(struct page *p, const struct resolution_work *w)
{
    struct arena *a = p->ctx->arena;
    const struct str sent = TF(a, "resolution.work.sent_on", day(p, w->sent_on)),
                     due = TF(a, "resolution.work.due_on", day(p, w->due_on));

    return str_printf(a, STR_FMT " · " STR_FMT " · " STR_FMT, STR_ARG(sent), STR_ARG(due),
                      STR_ARG(w->due_basis));
}

static enum status works_section(struct page *p, const struct resolution_doc *d)
{
    struct resolution_section_v *s;
    struct resolution_item_v *items;
    struct resolution_work *all;
    struct organ organ;
    size_t count;

    TRY(resolution_works(p->ctx, d->id, 0, &all, &count));
    if (count == 0)
        return ST_OK;
    s = page_section(p, false, "h-works",
                     d->kind == RESOLUTION_OPINION ? T("resolution.works.opinion")
                                                   : T("resolution.works"));
    items = section_items(p, s, count);
    arr_each (i, count) {
        const struct resolution_work *w = &all[i];
        const struct tag_v tag =
            w->mark.len != 0 && w->state != HANDLING_AGAIN ? mark_tag(w->mark) : work_tag(w->state);

        TRY(organ_get(p->ctx, w->organ_id, &organ));
        items[i] = (struct resolution_item_v){
            .title = organ.name,
            .url = web_url(p->ctx, "/resolution/handling/%lld", (long long)w->id),
            .meta = work_meta(p, w),
            .text = w->task,
            .tag = web_tag(p->ctx, tag.label, str_z(p->ctx->arena, tag.class)),
            .due = w->state == HANDLING_REPLIED || w->state == HANDLING_CLOSED
                       ? NULL
                       : due_tag_make(p->ctx, w->due_on),
        };
    }
    return ST_OK;
}

static enum status follows_section(struct page *p, const struct resolution_doc *d)
{
    struct timeline_v *line = arena_new(p->ctx->arena, struct timeline_v);
    struct resolution_section_v *s;
    struct resolution_follow *all;
    struct entry_v *entries;
    size_t count;

    TRY(resolution_follows(p->ctx, d->id, &all, &count));
    if (count == 0)
        return ST_OK;
    s = page_section(p, false, "h-follow",
                     TF(p->ctx->arena, "resolution.follows_of", web_int(p->ctx, (int64_t)count)));
    entries = arena_array(p->ctx->arena, count, struct entry_v);
    arr_each (i, count) {
        const struct resolution_follow *f = &all[count - 1 - i];

        entries[i] = (struct entry_v){
            .title = TF(p->ctx->arena, "resolution.follow_nth", web_int(p->ctx, f->number)),
            .class = str_eqz(f->result, "solved") ? S("done") : S(""),
            .tag = web_tag(p->ctx, text_of("resolution.result.", f->result),
                           str_eqz(f->result, "solved") ? "ok" : "doing"),
            .on = f->held_on,
            .who = f->place.len == 0 ? f->who
                                     : str_printf(p->ctx->arena, STR_FMT " " STR_FMT,
                                                  STR_ARG(f->who), STR_ARG(f->place)),
            .text = date_none(f->next_on)
                        ? f->finding
                        : str_printf(p->ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(f->finding),
                                     STR_ARG(TF(p->ctx->arena, "resolution.follow_next",
                                                day(p, f->next_on)))),
        };
    }
    *line = (struct timeline_v){.items = entries, .items_count = count};
    s->timeline = line;
    return ST_OK;
}

enum { ANSWERS_SHOWN = 30 };

static enum status letters_section(struct page *p, const struct resolution_doc *d)
{
    struct resolution_section_v *s;
    struct resolution_item_v *items;
    struct resolution_delivery *all;
    size_t count, answered = 0;

    TRY(resolution_deliveries(p->ctx, d->id, 0, &all, &count));
    if (count == 0)
        return ST_OK;
    arr_each (i, count)
        answered += all[i].answered_at != 0;
    s = page_section(p, false, "h-letters",
                     TF(p->ctx->arena, "resolution.letters_of", web_int(p->ctx, (int64_t)count),
                        web_int(p->ctx, (int64_t)answered)));
    items = section_items(p, s, answered > ANSWERS_SHOWN ? ANSWERS_SHOWN : answered);
    arr_each (i, s->items_count)
        items[i] = (struct resolution_item_v){
            .title = all[i].deputy_name,
            .meta = text_instant(p->ctx->arena, all[i].answered_at, p->ctx->today),
            .text = all[i].answer};
    if (answered == 0)
        s->empty = T("resolution.letters_none");
    return ST_OK;
}

/* To whom else it went: the first of them; each opens what he answered, or the form to note it. */
static enum status given_section(struct page *p, const struct resolution_doc *d)
{
    const struct resolution_letter_filter f = {
        .doc_id = d->id, .q = S(""), .state = S(""), .after = S(""), .limit = ANSWERS_SHOWN};
    struct link_v *more = arena_new(p->ctx->arena, struct link_v);
    struct resolution_section_v *s;
    struct resolution_item_v *items;
    struct resolution_letter *all;
    int64_t total, answered;
    struct str next;
    size_t count;

    TRY(resolution_letter_counts(p->ctx, d->id, &total, &answered));
    if (total == 0)
        return ST_OK;
    TRY(resolution_letter_page(p->ctx, &f, &all, &count, &next, &total));
    s = page_section(p, false, "h-given",
                     TF(p->ctx->arena, "resolution.given_of", web_int(p->ctx, total),
                        web_int(p->ctx, answered)));
    *more = (struct link_v){T("resolution.given.all"),
                            web_url(p->ctx, "/resolution/%lld/given", (long long)d->id)};
    s->more = more;
    items = section_items(p, s, count);
    arr_each (i, count)
        items[i] = (struct resolution_item_v){
            .title = web_given_name(&all[i]),
            .url = web_given_url(p->ctx, &all[i]),
            .meta = all[i].organ_id != 0 ? T("resolution.given.organ") : all[i].congress_name,
            .text = all[i].answer,
            .tag = web_given_tag(p->ctx, &all[i]),
        };
    return ST_OK;
}

static void notes_make(struct page *p, const struct resolution_doc *d)
{
    if (d->state == RESOLUTION_REVIEW && resolution_needs_vote(d->kind))
        page_note(p, "", T("resolution.note.vote"));
    else if (d->state == RESOLUTION_REVIEW)
        page_note(p, "", T("resolution.note.review"));
    else if (d->state == RESOLUTION_APPROVED)
        page_note(p, "", T("resolution.note.approved"));
    else if (d->state == RESOLUTION_ENDED)
        page_note(p, "warn", T("resolution.note.ended"));
}

enum status resolution_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct resolution_work *works;
    struct resolution_doc d;
    size_t works_count;
    struct tag_v tag;
    struct page *p;

    TRY(resolution_load(ctx, path_id(rq, "id"), &d));
    p = page_open(ctx, rq, d.title,
                  TF(ctx->arena, "resolution.meta_of",
                     d.number_text.len != 0 ? d.number_text : T("resolution.no_number"),
                     text_of("resolution.kind.", str_from(resolution_kind_word(d.kind)))));
    if (d.kind == RESOLUTION_OPINION)
        page_crumb(p, T("resolution.opinion.title"), S("/resolution/opinion"));
    else
        page_crumb(p, T("resolution.title"), S("/resolution"));
    p->v.id = d.id;
    p->v.version = d.version;
    p->v.kind = str_from(resolution_kind_word(d.kind));
    p->v.state = str_from(resolution_state_word(d.state));
    p->v.number = d.number_text;
    tag = state_tag(d.state);
    page_tag(p, tag.label, str_z(ctx->arena, tag.class));
    if (!date_none(d.published_on))
        page_tag(p, T("resolution.is_public"), "ok");
    notes_make(p, &d);
    drafting_acts(p, &d);
    TRY(resolution_works(ctx, d.id, 0, &works, &works_count));
    signed_acts(p, &d, works_count != 0);
    TRY(text_section(p, &d));
    TRY(works_section(p, &d));
    TRY(follows_section(p, &d));
    if (d.kind == RESOLUTION_LETTER)
        TRY(letters_section(p, &d));
    if (d.kind == RESOLUTION_LETTER)
        TRY(given_section(p, &d));
    TRY(vote_section(p, &d));
    TRY(typed_section(p, &d));
    TRY(facts_section(p, &d));
    more_acts(p, &d);
    return page_respond(p, rs, FRAME_STAFF);
}
