// SPDX-License-Identifier: MulanPSL-2.0
/* The stages and the cards beside the text of a suggestion. */
#include "modules/suggestion/suggestion_web_card.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_party.h"
#include "platform/text.h"

enum { SOON_DAYS = 3 };

static struct str day(struct ctx *ctx, struct date d)
{
    return text_date(ctx->arena, d, ctx->today);
}

/* -------------------------------------------------------------------------------- stages */

static int64_t supervisions(const struct suggestion_detail *d)
{
    int64_t n = 0;

    arr_each (i, d->notes_count)
        n += !str_eqz(d->notes[i].kind, "progress");
    return n;
}

static struct str supervise_note(struct ctx *ctx, const struct suggestion_detail *d)
{
    const struct date on = date_none(d->s.first_handed_on) ? d->s.handed_on : d->s.first_handed_on;
    const int64_t n = supervisions(d);

    if (d->s.state == SUGGESTION_MERGED)
        return T("suggestion.stage.with_main");
    if (d->s.state == SUGGESTION_HANDED_UP && date_none(d->s.handed_on))
        return TF(ctx->arena, "suggestion.stage.handed_up", day(ctx, on));
    if (date_none(on))
        return T("suggestion.stage.not_handed");
    if (n == 0)
        return TF(ctx->arena, "suggestion.stage.handed", day(ctx, on));
    return TF(ctx->arena, "suggestion.stage.handed_supervised", day(ctx, on),
              suggestion_web_int(ctx, n));
}

static struct str handle_note(struct ctx *ctx, const struct suggestion *s)
{
    if (suggestion_state_open(s->state) && !date_none(s->due_on))
        return TF(ctx->arena, "suggestion.stage.reply_due", day(ctx, s->due_on));
    if (date_none(s->replied_on))
        return T("suggestion.stage.no_reply");
    if (s->round < 2)
        return TF(ctx->arena, "suggestion.stage.replied", day(ctx, s->replied_on));
    return TF(ctx->arena, "suggestion.stage.replied_round", day(ctx, s->replied_on),
              suggestion_web_int(ctx, s->round));
}

static struct str rate_note(struct ctx *ctx, const struct suggestion *s)
{
    switch (s->rating_state) {
    case RATING_NOT_DUE:
        return T("suggestion.stage.none");
    case RATING_DUE:
        return date_none(s->rating_due_on)
                   ? T("suggestion.stage.rate_wait")
                   : TF(ctx->arena, "suggestion.stage.rate_due", day(ctx, s->rating_due_on));
    case RATING_RATED:
        return TF(ctx->arena, "suggestion.stage.rated", suggestion_mark_tag(s->result).label,
                  day(ctx, s->rated_on));
    case RATING_EXCLUDED:
        return T("suggestion.stage.excluded");
    }
    return S("");
}

void suggestion_web_stages(struct ctx *ctx, const struct suggestion_detail *d, struct stages_v *out)
{
    const struct suggestion *s = &d->s;
    const bool handed = !date_none(s->handed_on);
    const bool open = suggestion_state_open(s->state);
    struct stage_v *items = arena_array(ctx->arena, 4, struct stage_v);

    items[0] = (struct stage_v){
        .mark = T("suggestion.stage.propose"),
        .title = T("suggestion.stage.propose_title"),
        .note = day(ctx, s->tabled_on),
        .done = !date_none(s->tabled_on),
        .now = date_none(s->tabled_on) || s->state == SUGGESTION_MORE_ASKED,
    };
    items[1] = (struct stage_v){
        .mark = T("suggestion.stage.supervise"),
        .title = T("suggestion.stage.supervise_title"),
        .note = supervise_note(ctx, d),
        .done = handed,
        .now = s->state == SUGGESTION_SUBMITTED || s->state == SUGGESTION_ACCEPTED,
    };
    items[2] = (struct stage_v){
        .mark = T("suggestion.stage.handle"),
        .title = T("suggestion.stage.handle_title"),
        .note = handle_note(ctx, s),
        .done = !date_none(s->replied_on) && !open,
        .now = open || s->state == SUGGESTION_HANDED_UP,
    };
    items[3] = (struct stage_v){
        .mark = T("suggestion.stage.rate"),
        .title = T("suggestion.stage.rate_title"),
        .note = rate_note(ctx, s),
        .done = s->state == SUGGESTION_CLOSED,
        .now = s->state == SUGGESTION_REPLIED || s->state == SUGGESTION_CHAIRMEN,
    };
    items[0].done = items[0].done && !items[0].now;
    *out = (struct stages_v){.label = T("suggestion.stages"), .items = items, .items_count = 4};
}

/* -------------------------------------------------------------------------------- due card */

/* The bar from the day the clock started to the day it ends. */
static const struct countdown_v *countdown(struct ctx *ctx, struct date from, struct date due)
{
    struct countdown_v *c = arena_new(ctx->arena, struct countdown_v);
    const int left = date_diff_days(due, ctx->today);
    const int all = date_none(from) ? 0 : date_diff_days(due, from);

    *c = (struct countdown_v){
        .lead = left < 0 ? T("suggestion.due.over") : T("suggestion.due.left"),
        .days = left < 0 ? -left : left,
        .unit = T("suggestion.due.day"),
        .note = TF(ctx->arena, "suggestion.due.until", day(ctx, due)),
        .class = left < 0            ? S("bad")
                 : left <= SOON_DAYS ? S("wait")
                                     : S(""),
        .all = all > 0 ? all : 0,
        .past = left < 0 ? all : all - left,
    };
    c->label = TF(ctx->arena, "suggestion.due.bar", suggestion_web_int(ctx, c->past),
                  suggestion_web_int(ctx, c->all));
    return c;
}

static void due_line(struct ctx *ctx, struct suggestion_show_v *v, struct str line)
{
    struct str *lines = arena_array(ctx->arena, v->due_lines_count + 1, struct str);

    arr_each (i, v->due_lines_count)
        lines[i] = v->due_lines[i];
    lines[v->due_lines_count++] = line;
    v->due_lines = lines;
}

/* Whether the reply was in time is of the first round; a later one has a day, and a rule, of its
 * own. */
static void replied_lines(struct ctx *ctx, const struct suggestion *s, struct suggestion_show_v *v)
{
    const bool again = s->round > 1 && date_cmp(s->replied_on, s->redo_on) >= 0;
    const struct date first = s->round > 1 ? s->first_due_on : s->due_on;

    if (!date_none(first))
        due_line(ctx, v,
                 TF(ctx->arena,
                    s->in_time ? "suggestion.due.replied_in_time" : "suggestion.due.replied_late",
                    day(ctx, first)));
    if (again)
        due_line(ctx, v,
                 TF(ctx->arena,
                    date_cmp(s->replied_on, s->due_on) <= 0 ? "suggestion.due.redone_in_time"
                                                            : "suggestion.due.redone_late",
                    day(ctx, s->due_on)));
}

/* A joint handler owes its opinion; the reply, and the day of it, is the lead's. */
static bool joint_card(struct ctx *ctx, const struct suggestion_detail *d,
                       struct suggestion_show_v *v)
{
    const struct suggestion_handling *h = suggestion_web_own(d);
    bool owes;

    if (h == NULL || h->role != ROLE_JOINT || date_none(h->opinion_due_on) ||
        !suggestion_state_open(d->s.state))
        return false;
    owes = h->state == HANDLING_ASSIGNED || h->state == HANDLING_SIGNED;
    v->due_title = T("suggestion.fact.opinion_due");
    if (owes)
        v->due = countdown(ctx, h->handed_on, h->opinion_due_on);
    else if (!date_none(h->opinion_on))
        due_line(ctx, v, TF(ctx->arena, "suggestion.due.advised", day(ctx, h->opinion_on)));
    if (!date_none(d->s.due_on))
        due_line(ctx, v, TF(ctx->arena, "suggestion.due.of_lead", day(ctx, d->s.due_on)));
    v->article = owes ? suggestion_web_opinion_basis(ctx, d, h) : S("");
    return true;
}

void suggestion_web_due_card(struct ctx *ctx, const struct suggestion_detail *d,
                             struct suggestion_show_v *v)
{
    const struct suggestion *s = &d->s;

    if (joint_card(ctx, d, v))
        return;
    v->article = s->due_basis;
    if (suggestion_state_open(s->state) && !date_none(s->due_on)) {
        v->due_title = T("suggestion.due.reply");
        v->due = countdown(ctx, s->handed_on, s->due_on);
        if (s->round < 2 && s->reply_months != 0)
            due_line(ctx, v,
                     TF(ctx->arena,
                        s->extended ? "suggestion.due.extended" : "suggestion.due.handed",
                        day(ctx, s->handed_on), suggestion_web_int(ctx, s->reply_months)));
        return;
    }
    if (suggestion_to_hand_over(s->kind, s->state) && !date_none(s->dispatch_due_on)) {
        v->due_title = T("suggestion.due.dispatch");
        v->due = countdown(ctx, s->tabled_on, s->dispatch_due_on);
        return;
    }
    if (s->state == SUGGESTION_REPLIED && !date_none(s->rating_due_on)) {
        v->due_title = T("suggestion.due.rating");
        v->due = countdown(ctx, s->replied_on, s->rating_due_on);
    } else if (!date_none(s->replied_on)) {
        v->due_title = T("suggestion.due.reply");
    }
    if (v->due_title.len != 0)
        replied_lines(ctx, s, v);
}

/* -------------------------------------------------------------------------------- ratings */

void suggestion_web_ratings(struct ctx *ctx, const struct suggestion_detail *d,
                            struct suggestion_show_v *v)
{
    struct suggestion_rating_row_v *rows =
        arena_array(ctx->arena, d->ratings_count + 1, struct suggestion_rating_row_v);

    arr_each (i, d->ratings_count) {
        const struct suggestion_rating *r = &d->ratings[i];

        rows[v->ratings_count++] = (struct suggestion_rating_row_v){
            .round = TF(ctx->arena, "suggestion.round_n", suggestion_web_int(ctx, r->round)),
            .organ = r->organ_name,
            .deputy = r->deputy_name,
            .result = suggestion_mark_tag(r->result),
            .attitude = suggestion_mark_tag(r->attitude).label,
            .reason = r->reason,
            .on = r->rated_on,
            .counts = r->counts,
        };
    }
    if (d->s.rating_state == RATING_DUE)
        rows[v->ratings_count++] = (struct suggestion_rating_row_v){
            .round = TF(ctx->arena, "suggestion.round_n", suggestion_web_int(ctx, d->s.round)),
            .result = suggestion_mark_tag(MARK_NONE),
            .attitude = T("suggestion.mark.none"),
        };
    v->ratings = rows;
}

/* -------------------------------------------------------------------------------- units */

void suggestion_web_units(struct ctx *ctx, const struct suggestion_detail *d,
                          struct suggestion_show_v *v)
{
    struct suggestion_unit_line_v *lines =
        arena_array(ctx->arena, d->handlings_count, struct suggestion_unit_line_v);

    arr_each (i, d->handlings_count) {
        const struct suggestion_handling *h = &d->handlings[i];
        const bool owes = h->role != ROLE_JOINT &&
                          (h->state == HANDLING_ASSIGNED || h->state == HANDLING_SIGNED ||
                           h->state == HANDLING_GIVEN_BACK);

        lines[v->units_count++] = (struct suggestion_unit_line_v){
            .organ = h->organ_name,
            .role = text_of("suggestion.role.", str_from(suggestion_role_word(h->role))),
            .state = text_of("suggestion.handling.", str_from(suggestion_handling_word(h->state))),
            .due_on = h->role == ROLE_JOINT ? h->opinion_due_on : h->due_on,
            .due = owes ? due_tag_make(ctx, h->due_on) : NULL,
            .class = h->class_code,
            .basis = h->due_basis,
        };
    }
    v->units = lines;
}

/* -------------------------------------------------------------------------------- info */

struct info {
    struct ctx *ctx;
    const struct suggestion_detail *d;
    struct kv_item_v *items;
    size_t count;
};

enum { INFO_MOST = 16 };

static void info_put(struct info *in, const char *label_key, struct str value)
{
    if (value.len == 0 || in->count == INFO_MOST)
        return;
    in->items[in->count++] = (struct kv_item_v){.label = text(label_key), .value = value};
}

static struct str units_in(const struct info *in, enum suggestion_role role)
{
    struct buf out = buf_new(in->ctx->arena, 0);

    arr_each (i, in->d->handlings_count) {
        const struct suggestion_handling *h = &in->d->handlings[i];

        if (h->role != role || h->state == HANDLING_MOVED || h->state == HANDLING_STOPPED)
            continue;
        buf_z(&out, out.len == 0 ? "" : "、");
        buf_str(&out, h->organ_name);
    }
    return buf_view(&out);
}

/* Co-signers, with how far those are who have not confirmed. */
static struct str signers(const struct info *in, bool merged)
{
    struct buf out = buf_new(in->ctx->arena, 0);

    arr_each (i, in->d->signers_count) {
        const struct suggestion_signer *g = &in->d->signers[i];
        const bool own = g->suggestion_id == 0 || g->suggestion_id == in->d->s.id;

        if (own == merged || (own && g->lead) || str_eqz(g->state, "dropped"))
            continue; /* whoever was left out has not signed, and is no author */
        buf_z(&out, out.len == 0 ? "" : "、");
        buf_str(&out, str_eqz(g->state, "confirmed") || merged
                          ? g->name
                          : TF(in->ctx->arena, "suggestion.info.signer_state", g->name,
                               text_of("suggestion.signer.", g->state)));
    }
    return buf_view(&out);
}

static struct str key_leaders(const struct info *in)
{
    struct buf out = buf_new(in->ctx->arena, 0);

    arr_each (i, in->d->keys_count) {
        const struct suggestion_key *k = &in->d->keys[i];
        const struct str who = k->leader_name.len != 0 ? k->leader_name : k->organ_name;
        const struct str how = text_of("suggestion.key_lead.", k->lead);

        buf_z(&out, out.len == 0 ? "" : "、");
        buf_str(&out,
                who.len == 0 ? how : TF(in->ctx->arena, "suggestion.info.key_value", who, how));
    }
    return buf_view(&out);
}

static struct str contact_person(const struct suggestion_detail *d)
{
    arr_each (i, d->replies_count) {
        if (str_eqz(d->replies[i].state, "sent") && d->replies[i].contact_person.len != 0)
            return d->replies[i].contact_person;
    }
    return S("");
}

static struct str public_text(const struct suggestion *s)
{
    if (s->public_text && s->public_reply)
        return T("suggestion.info.public_both");
    if (s->public_text)
        return T("suggestion.info.public_text");
    return s->public_reply ? T("suggestion.info.public_reply")
                           : T("suggestion.info.public_no_text");
}

void suggestion_web_info(struct ctx *ctx, const struct suggestion_detail *d, struct kv_v *out)
{
    struct info in = {ctx, d, arena_array(ctx->arena, INFO_MOST, struct kv_item_v), 0};

    info_put(&in, "suggestion.info.lead", units_in(&in, ROLE_LEAD));
    info_put(&in, "suggestion.info.joint", units_in(&in, ROLE_JOINT));
    info_put(&in, "suggestion.info.separate", units_in(&in, ROLE_SEPARATE));
    info_put(&in, "suggestion.info.contact_person", contact_person(d));
    info_put(&in, "suggestion.info.key", key_leaders(&in));
    if (d->s.complex && !d->s.extended) /* what was extended nobody had called so */
        info_put(&in, "suggestion.info.complex", T("suggestion.info.complex_yes"));
    if (d->s.extended)
        info_put(&in, "suggestion.info.extended", T("suggestion.info.extended_yes"));
    info_put(&in, "suggestion.info.public", public_text(&d->s));
    info_put(&in, "suggestion.info.signers", signers(&in, false));
    info_put(&in, "suggestion.info.merged_signers", signers(&in, true));
    *out = (struct kv_v){.items = in.items, .items_count = in.count};
}

/* ---------------------------------------------------------------------- promises and links */

struct tag_v suggestion_promise_tag(const struct suggestion_promise *p)
{
    struct tag_v tag = {.label = text_of("suggestion.promise.state.", p->state)};

    if (str_eqz(p->state, "done"))
        tag.class = S("ok");
    else if (str_eqz(p->state, "reported"))
        tag.class = S("wait");
    else if (str_eqz(p->state, "open"))
        tag.class = S("doing");
    return tag;
}

void suggestion_web_promise_lines(struct ctx *ctx, const struct suggestion_detail *d,
                                  struct suggestion_show_v *v)
{
    struct suggestion_promise_line_v *lines =
        arena_array(ctx->arena, d->promises_count, struct suggestion_promise_line_v);

    arr_each (i, d->promises_count) {
        const struct suggestion_promise *p = &d->promises[i];

        lines[v->promises_count++] = (struct suggestion_promise_line_v){
            .id = p->id,
            .what = p->what,
            .organ = p->organ_name,
            .due_on = p->due_on,
            .tag = suggestion_promise_tag(p),
            .url = str_printf(ctx->arena, "/suggestion/%lld/promise/%lld", (long long)d->s.id,
                              (long long)p->id),
        };
    }
    v->promises = lines;
}

static const char *link_key(const struct suggestion_link *l)
{
    const struct {
        const char *kind, *from, *to;
    } keys[] = {
        {"merged", "suggestion.link.merged", "suggestion.link.merged_into"},
        {"converted", "suggestion.link.converted", "suggestion.link.converted_to"},
        {"handed_up", "suggestion.link.handed_up_from", "suggestion.link.handed_up"},
        {"opinion", "suggestion.link.opinion", "suggestion.link.opinion"},
    };

    arr_each (i, COUNT(keys)) {
        if (str_eqz(l->kind, keys[i].kind))
            return l->outgoing ? keys[i].to : keys[i].from;
    }
    return "suggestion.link.similar";
}

void suggestion_web_links(struct ctx *ctx, const struct suggestion_detail *d,
                          struct suggestion_show_v *v)
{
    struct link_v *links = arena_array(ctx->arena, d->links_count + 1, struct link_v);
    struct suggestion_bill bill;

    if (str_eqz(d->s.source, "bill") && suggestion_bill_get(ctx, d->s.id, &bill) == ST_OK)
        links[v->links_count++] = (struct link_v){
            .label =
                TF(ctx->arena, "suggestion.link.from_motion", bill.name, bill.reason, bill.article),
            .url = bill.url,
        };
    arr_each (i, d->links_count) {
        const struct suggestion_link *l = &d->links[i];
        const char *module = str_eqz(l->kind, "opinion") ? "opinion" : "suggestion";
        const bool here = l->congress_id == 0 || l->congress_id == ctx->congress_id;

        links[v->links_count++] = (struct link_v){
            .label = text_fill(ctx->arena, link_key(l), &l->title, 1),
            .url = here && l->other_id != 0
                       ? str_printf(ctx->arena, "/%s/%lld", module, (long long)l->other_id)
                       : S(""),
        };
    }
    v->links = links;
}
