// SPDX-License-Identifier: MulanPSL-2.0
/* One suggestion for a deputy, on a phone: how far it is, what comes next, what to do now. */
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web_files.h"
#include "modules/suggestion/suggestion_web_letter.h"
#include "platform/text.h"

static bool can(const struct suggestion_detail *d, enum suggestion_verb verb)
{
    return (d->may & (UINT64_C(1) << verb)) != 0;
}

static struct str day(struct ctx *ctx, struct date d)
{
    return text_date(ctx->arena, d, ctx->today);
}

static struct str url_of(struct ctx *ctx, const struct suggestion_detail *d, const char *rest)
{
    return str_printf(ctx->arena, "/suggestion/%lld%s", (long long)d->s.id, rest);
}

/* ---------------------------------------------------------------------- what can be done */

static void acts_from(struct ctx *ctx, const struct suggestion_detail *d,
                      const enum suggestion_verb *verbs, size_t verbs_count, bool first,
                      const struct suggestion_deputy_act_v **out, size_t *out_count)
{
    struct suggestion_deputy_act_v *acts =
        arena_array(ctx->arena, verbs_count, struct suggestion_deputy_act_v);
    size_t count = 0;

    arr_each (i, verbs_count) {
        const char *word = suggestion_verb_word(verbs[i]);

        if (!suggestion_web_offers(ctx, d, verbs[i]))
            continue;
        acts[count] = (struct suggestion_deputy_act_v){
            .label = suggestion_word(ctx, "suggestion.do.", str_from(word)),
            .url = url_of(ctx, d, str_printf(ctx->arena, "/%s", word).ptr),
            .primary = first && count == 0,
        };
        count++;
    }
    *out = acts;
    *out_count = count;
}

static void acts_make(struct ctx *ctx, const struct suggestion_detail *d,
                      struct suggestion_deputy_v *v)
{
    static const enum suggestion_verb NOW[] = {
        DO_RATE,          DO_CONFIRM,         DO_SAVE,         DO_SUBMIT,
        DO_CHECK_CONTACT, DO_CONFIRM_PROMISE, DO_RATE_PROMISE, DO_ASK_CONFIRM,
    };
    static const enum suggestion_verb REST[] = {
        DO_PULL_BACK, DO_SUPERVISE, DO_AGREE_WITHDRAW, DO_SET_CONFIDENTIAL, DO_WITHDRAW, DO_DISCARD,
    };

    acts_from(ctx, d, NOW, COUNT(NOW), true, &v->acts, &v->acts_count);
    acts_from(ctx, d, REST, COUNT(REST), false, &v->more_acts, &v->more_acts_count);
}

/* ---------------------------------------------------------------------- what comes next */

static struct str names_of_units(struct ctx *ctx, const struct suggestion_detail *d)
{
    struct buf out = buf_new(ctx->arena, 0);

    arr_each (i, d->handlings_count) {
        const struct suggestion_handling *h = &d->handlings[i];

        if (h->role == ROLE_JOINT || h->state == HANDLING_MOVED || h->state == HANDLING_PLANNED)
            continue;
        if (out.len != 0)
            buf_str(&out, T("suggestion.name_gap"));
        buf_str(&out, h->organ_name);
    }
    return buf_view(&out);
}

struct sayings {
    struct str lines[4];
    size_t count;
};

static void say(struct sayings *s, struct str line)
{
    if (line.len != 0 && s->count < COUNT(s->lines))
        s->lines[s->count++] = line;
}

/* The reply and its day, counted from the hand-over by the article that set it. */
static void say_reply_due(struct ctx *ctx, const struct suggestion_detail *d, struct sayings *s,
                          struct suggestion_deputy_v *v)
{
    const struct suggestion *g = &d->s;

    if (date_none(g->due_on))
        return;
    say(s, TF(ctx->arena, "suggestion.next.reply_by", day(ctx, g->due_on),
              due_tag_make(ctx, g->due_on)->label));
    if (g->round == 1 && g->reply_months != 0)
        say(s, TF(ctx->arena, g->extended ? "suggestion.next.extended" : "suggestion.next.counted",
                  suggestion_web_int(ctx, g->reply_months), day(ctx, g->handed_on)));
    v->article = g->due_basis;
}

static void say_before_hand_over(struct ctx *ctx, const struct suggestion *g, struct sayings *s)
{
    if (!date_none(g->dispatch_due_on))
        say(s, TF(ctx->arena, "suggestion.next.dispatch_by", day(ctx, g->dispatch_due_on)));
}

static void say_rating(struct ctx *ctx, const struct suggestion_detail *d, struct sayings *s,
                       struct suggestion_deputy_v *v)
{
    if (!suggestion_web_offers(ctx, d, DO_RATE)) {
        say(s, T("suggestion.next.others_rate"));
        return;
    }
    say(s, T("suggestion.next.rate"));
    if (!date_none(d->s.rating_due_on)) {
        say(s, TF(ctx->arena, "suggestion.next.rate_by", day(ctx, d->s.rating_due_on),
                  due_tag_make(ctx, d->s.rating_due_on)->label));
        v->article = suggestion_web_basis(ctx, "rating_workdays");
    }
}

static void say_confirming(struct ctx *ctx, const struct suggestion_detail *d, struct sayings *s)
{
    int64_t confirmed = 0, declined = 0, asked = 0;

    arr_each (i, d->signers_count) {
        const struct suggestion_signer *g = &d->signers[i];

        if (g->lead || g->suggestion_id != d->s.id || str_eqz(g->state, "dropped"))
            continue;
        asked++;
        confirmed += str_eqz(g->state, "confirmed");
        declined += str_eqz(g->state, "declined");
    }
    if (suggestion_web_offers(ctx, d, DO_CONFIRM))
        say(s, T("suggestion.next.confirm"));
    say(s, TF(ctx->arena, "suggestion.next.confirmed", suggestion_web_int(ctx, confirmed),
              suggestion_web_int(ctx, asked)));
    if (declined != 0)
        say(s, TF(ctx->arena, "suggestion.next.declined", suggestion_web_int(ctx, declined)));
}

static void say_closed(struct ctx *ctx, const struct suggestion *g, struct sayings *s)
{
    say(s, TF(ctx->arena, "suggestion.next.closed", day(ctx, g->closed_on)));
    if (g->promises_open != 0)
        say(s,
            TF(ctx->arena, "suggestion.next.promises", suggestion_web_int(ctx, g->promises_open)));
}

static void say_at_work(struct ctx *ctx, const struct suggestion_detail *d, struct sayings *s,
                        struct suggestion_deputy_v *v)
{
    const struct str units = names_of_units(ctx, d);

    if (d->s.state == SUGGESTION_AT_GOVERNMENT)
        say(s, T("suggestion.next.at_government"));
    else if (d->s.state == SUGGESTION_HANDED_OVER)
        say(s, TF(ctx->arena, "suggestion.next.handed_over", units));
    else if (d->s.state == SUGGESTION_GIVEN_BACK)
        say(s, T("suggestion.next.given_back"));
    else
        say(s, TF(ctx->arena, d->s.round > 1 ? "suggestion.next.redo" : "suggestion.next.handling",
                  units));
    say_reply_due(ctx, d, s, v);
}

static void next_make(struct ctx *ctx, const struct suggestion_detail *d,
                      struct suggestion_deputy_v *v)
{
    static const char *const PLAIN[SUGGESTION_STATES] = {
        [SUGGESTION_DRAFT] = "draft",           [SUGGESTION_SUBMITTED] = "submitted",
        [SUGGESTION_MORE_ASKED] = "more_asked", [SUGGESTION_RETURNED] = "returned",
        [SUGGESTION_ACCEPTED] = "accepted",     [SUGGESTION_CHAIRMEN] = "chairmen",
        [SUGGESTION_HANDED_UP] = "handed_up",   [SUGGESTION_MERGED] = "merged",
        [SUGGESTION_CONVERTED] = "converted",   [SUGGESTION_WITHDRAWN] = "withdrawn",
    };
    const enum suggestion_state state = d->s.state;
    struct sayings s = {.count = 0};
    struct str *lines;

    if (PLAIN[state] != NULL)
        say(&s, suggestion_word(ctx, "suggestion.next.", str_from(PLAIN[state])));
    if (state == SUGGESTION_SUBMITTED || state == SUGGESTION_ACCEPTED)
        say_before_hand_over(ctx, &d->s, &s);
    else if (state == SUGGESTION_CONFIRMING)
        say_confirming(ctx, d, &s);
    else if (suggestion_state_open(state))
        say_at_work(ctx, d, &s, v);
    else if (state == SUGGESTION_REPLIED)
        say_rating(ctx, d, &s, v);
    else if (state == SUGGESTION_CLOSED)
        say_closed(ctx, &d->s, &s);
    lines = arena_array(ctx->arena, s.count, struct str);
    arr_each (i, s.count)
        lines[i] = s.lines[i];
    v->next = lines;
    v->next_count = s.count;
}

/* ---------------------------------------------------------------------- head */

static void head_make(struct ctx *ctx, const struct suggestion_detail *d,
                      struct suggestion_deputy_v *v)
{
    struct tag_v *tags = arena_array(ctx->arena, 2, struct tag_v);
    struct note_v *notes = arena_array(ctx->arena, 2, struct note_v);

    v->id = d->s.id;
    v->number = suggestion_web_number(ctx, &d->s);
    v->title = d->s.title.len != 0 ? d->s.title : T("suggestion.mine.no_title");
    v->meta = TF(ctx->arena, "suggestion.mine.meta", v->number, suggestion_web_authors(ctx, d));
    tags[v->tags_count++] = suggestion_state_tag(ctx, d->s.state);
    if (d->s.is_key)
        tags[v->tags_count++] = (struct tag_v){.label = T("suggestion.key_tag"), .class = S("")};
    v->tags = tags;
    v->notes = notes;
    if (d->s.state == SUGGESTION_MERGED && d->s.main_id != 0)
        notes[v->notes_count++] = suggestion_web_merged_note(ctx, d);
    if (d->s.refusal_note.len == 0)
        return;
    if (d->s.state == SUGGESTION_MORE_ASKED || d->s.state == SUGGESTION_RETURNED)
        notes[v->notes_count++] = (struct note_v){
            .warn = d->s.state == SUGGESTION_MORE_ASKED,
            .bad = d->s.state == SUGGESTION_RETURNED,
            .title = d->s.state == SUGGESTION_MORE_ASKED ? T("suggestion.draft.more_asked")
                                                         : T("suggestion.draft.returned"),
            .text = d->s.refusal_note,
        };
}

/* ---------------------------------------------------------------------- replies and the rest */

static const struct tag_v *rated_tag(struct ctx *ctx, const struct suggestion_detail *d,
                                     int64_t reply_id)
{
    arr_each (i, d->ratings_count) {
        const struct suggestion_rating *g = &d->ratings[i];

        if (g->reply_id == reply_id && g->deputy_id == ctx->actor->deputy_id)
            return suggestion_tag_dup(ctx, suggestion_mark_tag(g->result));
    }
    return NULL;
}

static enum status reply_make(struct ctx *ctx, const struct suggestion_detail *d, bool several,
                              const struct suggestion_reply *r,
                              struct suggestion_deputy_reply_v *out)
{
    struct suggestion_reply open;

    TRY(suggestion_reply_get(ctx, r->id, &open));
    *out = (struct suggestion_deputy_reply_v){
        .organ = r->organ_name,
        .sent_on = r->sent_on,
        .round = d->s.round > 1
                     ? TF(ctx->arena, "suggestion.log.reply", suggestion_web_int(ctx, r->round))
                     : S(""),
        .body = r->body,
        .why = r->not_solved_why.len != 0 ? r->not_solved_why : r->reported_upward,
        .contact = open.contact_person,
        .phone = open.phone,
        .url = url_of(ctx, d, str_printf(ctx->arena, "/reply/%lld", (long long)r->id).ptr),
        .rated = rated_tag(ctx, d, r->id),
    };
    if (!d->only_public)
        TRY(suggestion_web_files(ctx, SUGGESTION_REPLY_FILES, r->id, &out->files));
    if (r->class_code.len != 0)
        out->tag = suggestion_tag_dup(ctx, suggestion_class_tag(ctx, r->class_code, r->class_kind));
    if (several && suggestion_web_offers(ctx, d, DO_RATE) && r->round == d->s.round &&
        out->rated == NULL)
        out->rate_url =
            url_of(ctx, d, str_printf(ctx->arena, "/rate?reply=%lld", (long long)r->id).ptr);
    return ST_OK;
}

static enum status replies_make(struct ctx *ctx, const struct suggestion_detail *d,
                                struct suggestion_deputy_v *v)
{
    struct suggestion_deputy_reply_v *all =
        arena_array(ctx->arena, d->replies_count, struct suggestion_deputy_reply_v);
    size_t sent = 0;

    arr_each (i, d->replies_count)
        sent += str_eqz(d->replies[i].state, "sent") && d->replies[i].round == d->s.round;
    arr_each (i, d->replies_count) {
        if (str_eqz(d->replies[i].state, "sent"))
            TRY(reply_make(ctx, d, sent > 1, &d->replies[i], &all[v->replies_count++]));
    }
    v->replies = all;
    return ST_OK;
}

static void contacts_make(struct ctx *ctx, const struct suggestion_detail *d,
                          struct suggestion_deputy_v *v)
{
    struct suggestion_deputy_contact_v *all =
        arena_array(ctx->arena, d->contacts_count, struct suggestion_deputy_contact_v);

    arr_each (i, d->contacts_count) {
        const struct suggestion_contact *c = &d->contacts[i];
        const bool open = str_eqz(c->state, "recorded");
        const bool mine = c->deputy_id == ctx->actor->deputy_id && can(d, DO_CHECK_CONTACT);

        all[i] = (struct suggestion_deputy_contact_v){
            .organ = c->organ_name,
            .on = c->on,
            .way = text_of("suggestion.way.", c->way),
            .summary = c->summary,
            .tag = {text_of("suggestion.contact_state.", c->state), str_eqz(c->state, "confirmed")
                                                                        ? S("ok")
                                                                    : open ? S("wait")
                                                                           : S("bad")},
        };
        if (open && d->s.state == SUGGESTION_CLOSED)
            all[i].tag = (struct tag_v){T("suggestion.contact_state.never"), S("")};
        if (open && mine)
            all[i].url =
                url_of(ctx, d,
                       str_printf(ctx->arena, "/check-contact?contact=%lld", (long long)c->id).ptr);
    }
    v->contacts = all;
    v->contacts_count = d->contacts_count;
}

static void promises_make(struct ctx *ctx, const struct suggestion_detail *d,
                          struct suggestion_deputy_v *v)
{
    struct suggestion_deputy_promise_v *all =
        arena_array(ctx->arena, d->promises_count, struct suggestion_deputy_promise_v);

    arr_each (i, d->promises_count) {
        const struct suggestion_promise *p = &d->promises[i];

        if (str_eqz(p->state, "drafted"))
            continue;
        all[v->promises_count++] = (struct suggestion_deputy_promise_v){
            .what = p->what,
            .organ = p->organ_name,
            .due_on = p->due_on,
            .tag = {text_of("suggestion.promise.state.", p->state),
                    str_eqz(p->state, "done") ? S("ok") : S("wait")},
            .url = url_of(ctx, d, str_printf(ctx->arena, "/promise/%lld", (long long)p->id).ptr),
        };
    }
    v->promises = all;
}

static void signers_make(struct ctx *ctx, const struct suggestion_detail *d,
                         struct suggestion_deputy_v *v)
{
    struct suggestion_cosigner_v *all =
        arena_array(ctx->arena, d->signers_count, struct suggestion_cosigner_v);

    arr_each (i, d->signers_count) {
        const struct suggestion_signer *g = &d->signers[i];

        if (str_eqz(g->state, "dropped"))
            continue;
        all[v->signers_count++] = (struct suggestion_cosigner_v){
            .id = g->deputy_id,
            .name = g->name,
            .delegation = g->delegation_name,
            .state = g->state,
            .tag = g->lead || str_eqz(g->state, "confirmed")
                       ? NULL
                       : suggestion_tag_dup(
                             ctx, (struct tag_v){text_of("suggestion.signer.", g->state), S("")}),
        };
    }
    v->signers = all;
}

static void units_make(struct ctx *ctx, const struct suggestion_detail *d, struct kv_v *out)
{
    struct kv_item_v *items = arena_array(ctx->arena, d->handlings_count, struct kv_item_v);

    arr_each (i, d->handlings_count) {
        const struct suggestion_handling *h = &d->handlings[i];

        if (h->state == HANDLING_MOVED || h->state == HANDLING_PLANNED)
            continue;
        items[out->items_count++] = (struct kv_item_v){
            .label = text_of("suggestion.role.", str_from(suggestion_role_word(h->role))),
            .value =
                TF(ctx->arena, "suggestion.unit_state", h->organ_name,
                   text_of("suggestion.handling.", str_from(suggestion_handling_word(h->state)))),
        };
    }
    out->items = items;
}

enum status suggestion_web_deputy_show(struct ctx *ctx, const struct request *rq,
                                       struct response *rs, const struct suggestion_detail *d)
{
    struct suggestion_deputy_v v = {0};

    head_make(ctx, d, &v);
    next_make(ctx, d, &v);
    acts_make(ctx, d, &v);
    suggestion_web_stages(ctx, d, &v.stages);
    TRY(suggestion_web_timeline(ctx, d, &v.timeline));
    if (d->only_public) {
        TRY(suggestion_web_open_files(ctx, SUGGESTION_FILES, d->s.id, &v.files));
    } else {
        TRY(suggestion_web_files(ctx, SUGGESTION_FILES, d->s.id, &v.files));
        v.files_url = suggestion_web_files_url(ctx, SUGGESTION_FILES, d->s.id);
    }
    v.body = suggestion_web_text(ctx, d);
    if (d->text.revision > 1)
        v.texts_url = url_of(ctx, d, "/text");
    TRY(replies_make(ctx, d, &v));
    contacts_make(ctx, d, &v);
    promises_make(ctx, d, &v);
    signers_make(ctx, d, &v);
    units_make(ctx, d, &v.units);
    v.units_any = v.units.items_count != 0;
    return respond_view(ctx, rq, rs, FRAME_PHONE, v.title, &suggestion_deputy_view, &v);
}
