// SPDX-License-Identifier: MulanPSL-2.0
/* One opinion: what was said, how it stands, what can be done, what was done. */
#include "modules/attachment/attachment.h"
#include "modules/opinion/opinion_parts.h"
#include "modules/opinion/opinion_web.h"
#include "modules/opinion/opinion_web_common.h"
#include "platform/crypt.h"
#include "platform/reveal.h"

enum { LINKS_MAX = 12, FACTS_MAX = 12, MERGED_SHOWN = 50 };

struct showing {
    struct ctx *ctx;
    const struct request *rq;
    struct opinion o;
    struct opinion_case c;
    bool verbs[OPINION_VERBS];
    bool open; /* may read what is hidden */
    struct opinion_show_v *v;
};

/* ---------------------------------------------------------------- what can be done */

static void put_link(struct showing *s, struct link_v *links, enum opinion_verb verb)
{
    const char *word = opinion_verb_word(verb);

    if (!s->verbs[verb] || (verb == DO_PUBLISH && (s->c.hidden || !s->c.open)))
        return;
    links[s->v->links_count++] = (struct link_v){
        .label = text(str_printf(s->ctx->arena, "opinion.do.%s", word).ptr),
        .url = opinion_ui_url(s->ctx, s->c.id, str_printf(s->ctx->arena, "/%s", word).ptr),
    };
}

static void put_act(struct showing *s, struct action_v *acts, enum opinion_verb verb)
{
    const char *word = opinion_verb_word(verb);

    if (!s->verbs[verb])
        return;
    acts[s->v->acts_count] = (struct action_v){
        .url = opinion_ui_url(s->ctx, s->c.id, str_printf(s->ctx->arena, "/%s", word).ptr),
        .label = text(str_printf(s->ctx->arena, "opinion.do.%s", word).ptr),
        .primary = s->v->acts_count == 0 && verb == DO_TAKE,
    };
    s->v->acts_count++;
}

static void acts_make(struct showing *s)
{
    static const enum opinion_verb PAGES[] = {DO_FINISH,  DO_ANSWER,  DO_KEEP,      DO_CLASSIFY,
                                              DO_ASSIGN,  DO_PASS_ON, DO_GIVE_BACK, DO_MERGE,
                                              DO_PUBLISH, DO_REJECT,  DO_NOTE};
    static const enum opinion_verb AT_ONCE[] = {DO_TAKE, DO_CLOSE, DO_RESTORE, DO_SPLIT};
    struct link_v *links = arena_array(s->ctx->arena, LINKS_MAX, struct link_v);
    struct action_v *acts = arena_array(s->ctx->arena, COUNT(AT_ONCE), struct action_v);

    arr_each (i, COUNT(PAGES))
        put_link(s, links, PAGES[i]);
    arr_each (i, COUNT(AT_ONCE))
        put_act(s, acts, AT_ONCE[i]);
    if (may(s->ctx, "petition.register") && may(s->ctx, "opinion.contact") &&
        s->v->links_count < LINKS_MAX)
        links[s->v->links_count++] = (struct link_v){
            .label = T("opinion.do.petition"),
            .url = str_printf(s->ctx->arena, "/petition/new?opinion=%lld", (long long)s->c.id)};
    s->v->links = links;
    s->v->acts = acts;
    s->v->next = text_of("opinion.next.", s->o.state);
}

/* The office drafts for a deputy who signs on paper, a deputy drafts an own one. */
static struct str draft_url(struct ctx *ctx, const struct opinion_case *c)
{
    if (c->hidden || !opinion_allowed(c->state, DO_TURN) || c->state >= OPINION_ANSWERED)
        return S("");
    if (may(ctx, "suggestion.register"))
        return str_printf(ctx->arena, "/suggestion/new?opinion=%lld", (long long)c->id);
    if (may(ctx, "suggestion.propose"))
        return str_printf(ctx->arena, "/suggestion/draft/new?opinion=%lld", (long long)c->id);
    return S("");
}

/* ---------------------------------------------------------------- facts */

static void put_fact(struct kv_item_v *items, size_t *n, const char *label, struct str value,
                     struct str url)
{
    if (value.len > 0 && *n < FACTS_MAX)
        items[(*n)++] = (struct kv_item_v){.label = text(label), .value = value, .url = url};
}

static struct str list_of(struct ctx *ctx, const char *field, int64_t id)
{
    return may(ctx, "opinion.read")
               ? str_printf(ctx->arena, "/opinion?%s=%lld", field, (long long)id)
               : S("");
}

static enum status topic_path(struct ctx *ctx, int64_t id, struct str *out)
{
    struct opinion_topic t;

    *out = S("");
    if (id == 0)
        return ST_OK;
    TRY(opinion_store_topic(ctx, id, &t));
    *out = t.path;
    return ST_OK;
}

static enum status facts_make(struct showing *s)
{
    struct kv_item_v *items = arena_array(s->ctx->arena, FACTS_MAX, struct kv_item_v);
    struct opinion_show_v *v = s->v;
    struct ctx *ctx = s->ctx;
    size_t n = 0;

    TRY(topic_path(ctx, s->c.topic_id, &v->topic));
    TRY(opinion_station_name(ctx, s->c.station_id, &v->station));
    TRY(opinion_handler_name(ctx, s->c.handler, s->c.organ_id, s->c.station_id, &v->handler));
    if (str_eqz(s->c.handler, "office"))
        v->handler = T("opinion.handler.office");
    put_fact(items, &n, "opinion.topic", v->topic, list_of(ctx, "topic", s->c.topic_id));
    put_fact(items, &n, "opinion.category", s->o.category, S(""));
    put_fact(items, &n, "opinion.place", s->o.place, S(""));
    put_fact(items, &n, "opinion.station", v->station, list_of(ctx, "station", s->c.station_id));
    if (s->c.collector.len > 0)
        put_fact(items, &n, "opinion.collector", text_of("opinion.collector.", s->c.collector),
                 S(""));
    put_fact(items, &n, "opinion.has_it", v->handler,
             s->c.organ_id == 0 ? S("") : list_of(ctx, "organ", s->c.organ_id));
    put_fact(items, &n, "opinion.due_on", text_date(ctx->arena, s->c.due_on, ctx->today), S(""));
    if (s->c.outcome.len > 0)
        put_fact(items, &n, "opinion.outcome", text_of("opinion.outcome.", s->c.outcome), S(""));
    put_fact(items, &n, "opinion.promise_on", text_date(ctx->arena, s->c.promise_on, ctx->today),
             S(""));
    if (s->c.rating.len > 0)
        put_fact(items, &n, "opinion.rating", text_of("opinion.rating.", s->c.rating), S(""));
    if (s->c.alike > 1)
        put_fact(items, &n, "opinion.alike_count", str_int(ctx->arena, s->c.alike), S(""));
    v->facts = (struct kv_v){.items = items, .items_count = n};
    return ST_OK;
}

/* Masked until he has said why. */
static enum status person_make(struct showing *s)
{
    struct reveal_v *reveal = arena_new(s->ctx->arena, struct reveal_v);
    struct opinion_show_v *v = s->v;
    struct arena *a = s->ctx->arena;

    v->citizen = v->contact = v->address = v->wish = S("");
    v->known = s->open;
    if (!v->known)
        return ST_OK;
    TRY(opinion_citizen(s->ctx, s->c.id, &v->citizen, &v->contact));
    TRY(opinion_store_address(s->ctx, s->c.id, &v->address));
    TRY(opinion_store_wish(s->ctx, s->c.id, &v->wish));
    if (v->citizen.len == 0 && v->contact.len == 0 && v->address.len == 0 && v->wish.len == 0)
        return ST_OK;
    TRY(reveal_make(s->ctx, s->rq, "opinion", s->c.id, opinion_ui_url(s->ctx, s->c.id, "/reveal"),
                    reveal));
    v->reveal = reveal;
    if (reveal->open)
        return ST_OK;
    v->citizen = mask_name(a, v->citizen);
    v->contact = mask_phone(a, v->contact);
    v->address = mask_address(a, v->address);
    v->wish = mask_all(v->wish);
    return ST_OK;
}

/* ---------------------------------------------------------------- what is like it */

static struct str joined(struct ctx *ctx, const struct str *words, size_t count)
{
    return str_join(ctx->arena, words, count, S("、"));
}

static enum status guesses_make(struct showing *s)
{
    struct ctx *ctx = s->ctx;
    struct opinion_guess_row_v *rows;
    struct opinion_guess *guesses;
    int64_t learnt;

    if (!s->verbs[DO_CLASSIFY] || s->c.topic_id != 0 || s->c.hidden)
        return ST_OK;
    TRY(opinion_guess(ctx, s->o.subject, s->o.body, &guesses, &s->v->guesses_count, &learnt));
    rows = arena_array(ctx->arena, s->v->guesses_count, struct opinion_guess_row_v);
    arr_each (i, s->v->guesses_count)
        rows[i] = (struct opinion_guess_row_v){
            .topic_id = guesses[i].topic_id,
            .path = guesses[i].path,
            .share = str_printf(ctx->arena, "%u%%", guesses[i].share / 10),
            .words = joined(ctx, guesses[i].words, guesses[i].words_count),
            .post = opinion_ui_url(ctx, s->c.id, "/classify"),
        };
    s->v->guesses = rows;
    s->v->learnt = TF(ctx->arena, "opinion.guess_from", str_int(ctx->arena, learnt));
    return ST_OK;
}

static enum status alikes_make(struct showing *s)
{
    struct ctx *ctx = s->ctx;
    struct opinion_alike_row_v *rows;
    struct opinion_alike *all;

    if (!s->verbs[DO_MERGE])
        return ST_OK;
    TRY(opinion_alikes(ctx, s->c.id, &all, &s->v->alikes_count));
    rows = arena_array(ctx->arena, s->v->alikes_count, struct opinion_alike_row_v);
    arr_each (i, s->v->alikes_count)
        rows[i] = (struct opinion_alike_row_v){
            .id = all[i].id,
            .subject = all[i].subject,
            .meta = TF(ctx->arena, "opinion.alike_meta", all[i].number,
                       text_date(ctx->arena, all[i].raised_on, ctx->today),
                       text_of("opinion.state.", all[i].state)),
            .why = joined(ctx, all[i].why.reasons, all[i].why.reasons_count),
            .post = opinion_ui_url(ctx, s->c.id, "/merge"),
        };
    s->v->alikes = rows;
    return ST_OK;
}

static enum status merged_make(struct showing *s)
{
    const struct opinion_filter filter = {.into_id = s->c.id, .limit = MERGED_SHOWN};
    struct ctx *ctx = s->ctx;
    struct opinion_alike_row_v *rows;
    struct opinion_row *all;
    struct str next;

    if (s->c.alike <= 1)
        return ST_OK;
    TRY(opinion_rows(ctx, &filter, &all, &s->v->merged_count, &next, &s->v->merged_n));
    rows = arena_array(ctx->arena, s->v->merged_count, struct opinion_alike_row_v);
    arr_each (i, s->v->merged_count)
        rows[i] = (struct opinion_alike_row_v){
            .id = all[i].o.id,
            .subject = all[i].o.subject,
            .meta = TF(ctx->arena, "opinion.merged_meta", all[i].o.number,
                       text_date(ctx->arena, all[i].o.raised_on, ctx->today)),
        };
    s->v->merged = rows;
    return ST_OK;
}

/* ---------------------------------------------------------------- what was done */

static enum status entry_make(struct showing *s, const struct opinion_step_row *r,
                              struct entry_v *out)
{
    struct ctx *ctx = s->ctx;
    struct str who;

    TRY(opinion_handler_name(
        ctx, r->handler, r->organ_id,
        str_eqz(r->handler, "station") ? (r->other_id != 0 ? r->other_id : s->c.station_id) : 0,
        &who));
    *out = (struct entry_v){
        .title = text_of("opinion.step.", r->kind),
        .class = str_eqz(r->kind, "answered") ? S("done") : S(""),
        .at = r->at,
        .who = who,
        .text = str_eqz(r->kind, "answered") ? S("") : r->text,
        .reply = str_eqz(r->kind, "answered") ? r->text : S(""),
    };
    if (r->word.len > 0 && str_eqz(r->kind, "rated"))
        out->title = TF(ctx->arena, "opinion.step.rated_as", text_of("opinion.rating.", r->word));
    else if (r->word.len > 0 && str_eqz(r->kind, "finished"))
        out->title =
            TF(ctx->arena, "opinion.step.finished_as", text_of("opinion.outcome.", r->word));
    return ST_OK;
}

static enum status steps_make(struct showing *s)
{
    struct opinion_step_row *rows;
    struct entry_v *items;
    size_t count;

    TRY(opinion_store_steps(s->ctx, s->c.id, s->open && s->c.hidden ? s->c.key_id : 0, &rows,
                            &count));
    items = arena_array(s->ctx->arena, count + 1, struct entry_v);
    arr_each (i, count)
        TRY(entry_make(s, &rows[i], &items[count - 1 - i]));
    items[count] = (struct entry_v){
        .title = T("opinion.step.received"), .class = S("done"), .at = s->c.raised_at};
    s->v->steps = (struct timeline_v){.items = items, .items_count = count + 1};
    return ST_OK;
}

static enum status made_make(struct showing *s)
{
    struct opinion_from_it_v *made;
    int64_t *suggestions;
    size_t count;

    TRY(opinion_uses(s->ctx, s->c.id, &suggestions, &count));
    made = arena_array(s->ctx->arena, count, struct opinion_from_it_v);
    arr_each (i, count)
        made[i] = (struct opinion_from_it_v){
            .suggestion_id = suggestions[i],
            .url = str_printf(s->ctx->arena, "/suggestion/%lld", (long long)suggestions[i]),
        };
    s->v->made = made;
    s->v->made_count = count;
    return ST_OK;
}

static enum status files_make(struct showing *s)
{
    const struct attachment_of of = {"opinion", s->c.id};
    struct attachment *all;
    struct file_link_v *items;
    size_t count;

    if (s->v->sealed)
        return ST_OK;
    TRY(attachment_list(s->ctx, of, &all, &count));
    items = arena_array(s->ctx->arena, count, struct file_link_v);
    arr_each (i, count)
        items[i] = (struct file_link_v){
            .label = all[i].name,
            .url = attachment_url(s->ctx->arena, &all[i]),
            .size = all[i].size_bytes,
            .thumb = all[i].thumb ? attachment_thumb_url(s->ctx->arena, &all[i]) : S(""),
        };
    s->v->files = (struct files_v){.items = items, .items_count = count};
    s->v->files_url = s->verbs[DO_NOTE] ? attachment_page_url(s->ctx->arena, of) : S("");
    return ST_OK;
}

/* ---------------------------------------------------------------- the page */

static enum status into_make(struct showing *s)
{
    struct link_v *into = arena_new(s->ctx->arena, struct link_v);
    struct opinion o;

    if (s->c.into_id == 0)
        return ST_OK;
    TRY(opinion_get(s->ctx, s->c.into_id, &o));
    *into = (struct link_v){.label = o.subject, .url = opinion_ui_url(s->ctx, o.id, "")};
    s->v->into = into;
    return ST_OK;
}

static enum status words_make(struct showing *s)
{
    struct opinion_show_v *v = s->v;

    v->hidden = s->c.hidden;
    v->sealed = s->c.hidden && !s->open;
    v->subject = s->o.subject;
    v->body = s->o.body;
    if (v->hidden && s->open)
        TRY(opinion_store_words(s->ctx, s->c.id, &v->subject, &v->body));
    return ST_OK;
}

static enum status fill(struct showing *s)
{
    struct opinion_show_v *v = s->v;

    *v = (struct opinion_show_v){
        .id = s->o.id,
        .version = s->c.version,
        .number = s->o.number,
        .source = s->o.source,
        .channel = s->o.channel,
        .category = s->o.category,
        .place = s->o.place,
        .raised_at = s->o.raised_at,
        .state = s->o.state,
        .state_tag = opinion_ui_state_tag(s->o.state),
        .due = due_tag_make(s->ctx, s->c.due_on),
        .due_on = s->c.due_on,
        .outcome = s->c.outcome,
        .rating = s->c.rating,
        .rounds = s->c.rounds,
        .collector = s->c.collector,
    };
    TRY(words_make(s));
    acts_make(s);
    TRY(facts_make(s));
    TRY(person_make(s));
    TRY(guesses_make(s));
    TRY(alikes_make(s));
    TRY(merged_make(s));
    TRY(into_make(s));
    TRY(steps_make(s));
    TRY(made_make(s));
    TRY(files_make(s));
    v->draft_url = draft_url(s->ctx, &s->c);
    v->crumbs = opinion_ui_crumbs(s->ctx, v->subject);
    return ST_OK;
}

enum status opinion_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_show_v v;
    struct showing s = {.ctx = ctx, .rq = rq, .v = &v};

    TRY(opinion_case_seen(ctx, path_id(rq, "id"), &s.c));
    TRY(opinion_get(ctx, s.c.id, &s.o));
    opinion_verbs(ctx, &s.c, s.verbs);
    s.open = opinion_may_open(ctx, &s.c);
    TRY(fill(&s));
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.subject, &opinion_show_view, &v);
}

enum status opinion_web_reveal(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct opinion_case c;
    struct opinion o;

    TRY(opinion_case_seen(ctx, path_id(rq, "id"), &c));
    if (!opinion_may_open(ctx, &c))
        return fail(&ctx->err, ST_DENIED, "opinion.not_yours", NULL);
    TRY(opinion_get(ctx, c.id, &o));
    return respond_reveal(ctx, rq, rs,
                          &(struct look_new){.kind = "opinion", .id = c.id, .key_id = o.key_id},
                          opinion_ui_url(ctx, c.id, ""));
}
