// SPDX-License-Identifier: MulanPSL-2.0
/* The handling process of a suggestion, newest first, put together from its records; what happened
 * on one day stands in the order of the journal, with its hour. */
#include "modules/suggestion/suggestion_web_timeline.h"
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_files.h"
#include "platform/text.h"

struct log {
    struct ctx *ctx;
    const struct suggestion_detail *d;
    struct timeline_line *lines;
    size_t count, cap;
    enum status st; /* of reading the files */
};

enum { LAST_ROUND = INT32_MAX };

static void later(int64_t *round, int64_t than)
{
    if (*round < than)
        *round = than;
}

/* The round a record was written in: ids grow, so those of an earlier round's rating are smaller. 0
 * for what comes after all rounds. */
static int64_t round_at(const struct suggestion_detail *d, int64_t id)
{
    int64_t round = 1;

    if (id == 0)
        return LAST_ROUND;
    arr_each (i, d->replies_count) {
        if (d->replies[i].id < id)
            later(&round, d->replies[i].round);
    }
    arr_each (i, d->ratings_count) {
        const struct suggestion_rating *r = &d->ratings[i];

        if (r->id < id && r->counts && r->result == MARK_DISSATISFIED && r->round < d->s.round)
            later(&round, r->round + 1);
    }
    return round;
}

/* `id`: of the record that the line tells of, for the round it belongs to. */
static struct entry_v *add(struct log *l, enum timeline_rank rank, int64_t id, struct date on,
                           struct str title)
{
    struct timeline_line *line = &l->lines[l->count];

    ASSERT(l->count < l->cap);
    *line = (struct timeline_line){
        .day = date_to_days(on),
        .round = round_at(l->d, id),
        .rank = rank,
        .at = l->count,
        .entry = {.title = title, .class = S("done"), .on = on},
    };
    l->count++;
    return &line->entry;
}

/* The last line tells what an event did with this row: the latest of those named ("rated decided",
 * without "suggestion."), on the line's own day if there is one; NULL: the event that made the row.
 */
static void wrote(struct log *l, const char *table, int64_t id, const char *events)
{
    struct timeline_line *line = &l->lines[l->count - 1];

    line->row = (struct event_row_of){table, id};
    line->events = events;
}

static struct entry_v *add_of_unit(struct log *l, enum timeline_rank rank,
                                   const struct suggestion_handling *h, struct date on,
                                   struct str title, const char *events)
{
    struct entry_v *e = add(l, rank, h->id, on, title);

    l->lines[l->count - 1].unit = h->id;
    wrote(l, "suggestion_handling", h->id, events);
    return e;
}

/* ---------------------------------------------------------------------- 提 */

static void add_begin(struct log *l)
{
    const struct suggestion *s = &l->d->s;
    struct entry_v *e;

    if (!date_none(s->tabled_on)) {
        e = add(l, RANK_TABLED, s->id, s->tabled_on, T("suggestion.log.tabled"));
        e->who = suggestion_web_authors(l->ctx, l->d);
        wrote(l, "suggestion", s->id, "submitted");
        l->lines[l->count - 1].first = true; /* after a gap was filled it is submitted once more */
    }
    if (!date_none(s->accepted_on)) {
        (void)add(l, RANK_ACCEPTED, s->id, s->accepted_on, T("suggestion.log.accepted"));
        wrote(l, "suggestion", s->id, "accepted");
    }
    if (!date_none(s->closed_on)) {
        (void)add(l, RANK_CLOSED, 0, s->closed_on, T("suggestion.log.closed"));
        wrote(l, "suggestion", s->id, "rated excluded decided result_imported");
    }
}

/* ---------------------------------------------------------------------- 交 */

static struct str unit_in_role(struct ctx *ctx, const struct suggestion_handling *h)
{
    return TF(ctx->arena, "suggestion.log.handed_to", h->organ_name,
              text_of("suggestion.role.", str_from(suggestion_role_word(h->role))));
}

/* "没有实际内容（参照…）：请写明线路", or the one of them that there is. */
static struct str gate_text(struct ctx *ctx, const struct suggestion_gate *g)
{
    struct str why;

    if (g->reason.len == 0)
        return g->note;
    why = text_of("law.unfit.", g->reason);
    return g->note.len == 0 ? why : TF(ctx->arena, "suggestion.log.gate_why", why, g->note);
}

static void add_gate(struct log *l, const struct suggestion_gate *g)
{
    const bool before = str_eqz(g->kind, "returned") || str_eqz(g->kind, "more_asked");
    struct entry_v *e = add(l, before ? RANK_GATE : RANK_HANDED, g->id, g->on,
                            text_of("suggestion.log.gate.", g->kind));

    e->who = g->about;
    e->text = gate_text(l->ctx, g);
    wrote(l, "suggestion_gate", g->id, NULL);
    if (str_eqz(g->kind, "returned"))
        e->class = S("bad");
}

/* Who got the task that this unit lost by decision; NULL where it is not certain: on the day of the
 * hand-over itself any other unit of the same role may be it, but there is one lead. */
static const struct suggestion_handling *successor(const struct suggestion_detail *d,
                                                   const struct suggestion_handling *h)
{
    const struct suggestion_handling *found = NULL;

    if (!str_eqz(h->decision, "move") ||
        (h->role != ROLE_LEAD && date_cmp(h->handed_on, h->decided_on) == 0))
        return NULL;
    arr_each (i, d->handlings_count) {
        const struct suggestion_handling *o = &d->handlings[i];

        if (o->id > h->id && o->role == h->role && date_cmp(o->handed_on, h->decided_on) == 0 &&
            (found == NULL || o->id < found->id))
            found = o;
    }
    return found;
}

static bool succeeds(const struct suggestion_detail *d, const struct suggestion_handling *h)
{
    arr_each (i, d->handlings_count) {
        if (successor(d, &d->handlings[i]) == h)
            return true;
    }
    return false;
}

/* To the government, which names the units or passes it on to those named. */
static enum status add_via(struct log *l)
{
    const struct suggestion *s = &l->d->s;
    struct organ government;

    if (s->via_organ_id == 0 || date_none(s->first_handed_on))
        return ST_OK;
    TRY(organ_get(l->ctx, s->via_organ_id, &government));
    add(l, RANK_HANDED, s->id, s->first_handed_on, T("suggestion.log.handed"))->who =
        government.name;
    wrote(l, "suggestion", s->id, "handed_over");
    return ST_OK;
}

/* Units handed over on one day stand in one entry; who took over from another stands with the
 * decision. */
static void add_handed(struct log *l, size_t first)
{
    const struct suggestion_handling *all = l->d->handlings;
    struct buf who = buf_new(l->ctx->arena, 0);

    if (date_none(all[first].handed_on) || succeeds(l->d, &all[first]))
        return;
    arr_each (i, first) {
        if (date_cmp(all[i].handed_on, all[first].handed_on) == 0 && !succeeds(l->d, &all[i]))
            return;
    }
    for (size_t i = first; i < l->d->handlings_count; i++) {
        if (date_cmp(all[i].handed_on, all[first].handed_on) != 0 || succeeds(l->d, &all[i]))
            continue;
        buf_z(&who, i == first ? "" : "、");
        buf_str(&who, unit_in_role(l->ctx, &all[i]));
    }
    add(l, RANK_HANDED, all[first].id, all[first].handed_on,
        l->d->s.via_organ_id != 0 ? T("suggestion.log.handed_on") : T("suggestion.log.handed"))
        ->who = buf_view(&who);
    wrote(l, "suggestion_handling", all[first].id, "handed_over handed_on");
}

static struct str decided_title(struct log *l, const struct suggestion_handling *h)
{
    const struct suggestion_handling *to = successor(l->d, h);

    if (to != NULL)
        return TF(l->ctx->arena, "suggestion.log.dispute_moved", to->organ_name);
    if (h->decision.len == 0)
        return T("suggestion.log.dispute_released");
    return str_eqz(h->decision, "move") ? T("suggestion.log.dispute_move")
                                        : T("suggestion.log.dispute_keep");
}

static void add_unit(struct log *l, const struct suggestion_handling *h)
{
    struct entry_v *e;

    if (!date_none(h->given_back_on)) {
        e = add_of_unit(l, RANK_GIVEN_BACK, h, h->given_back_on, T("suggestion.log.given_back"),
                        "given_back");
        e->who = h->organ_name;
        e->text = h->give_back_reason;
    }
    if (!date_none(h->decided_on)) {
        e = add_of_unit(l, RANK_DISPUTE, h, h->decided_on, decided_title(l, h),
                        "dispute_decided reassigned");
        e->who = h->organ_name;
        e->text = h->decision_reason;
    }
    /* who has to keep it without having signed counts as if he had, but did not */
    if (!date_none(h->signed_on) && !(str_eqz(h->decision, "keep") && h->signed_by == 0 &&
                                      date_cmp(h->signed_on, h->decided_on) == 0))
        add_of_unit(l, RANK_SIGNED, h, h->signed_on, T("suggestion.log.signed"), "signed_for")
            ->who = h->organ_name;
}

static void add_extension(struct log *l, const struct suggestion_extension *x)
{
    struct ctx *ctx = l->ctx;
    const struct str until = text_date(ctx->arena, x->wanted_on, ctx->today);
    struct entry_v *e = add(l, RANK_EXTENSION, x->id, x->asked_on,
                            TF(ctx->arena, "suggestion.log.extension_asked", until));

    e->text = x->reason;
    wrote(l, "suggestion_extension", x->id, NULL);
    if (date_none(x->decided_on))
        return;
    e = add(l, RANK_EXTENSION, x->id, x->decided_on,
            str_eqz(x->state, "granted") ? TF(ctx->arena, "suggestion.log.extension_granted", until)
                                         : T("suggestion.log.extension_refused"));
    e->text = x->decision_reason;
    wrote(l, "suggestion_extension", x->id, "extension_granted extension_refused");
}

/* ---------------------------------------------------------------------- 办 */

static void add_contact(struct log *l, const struct suggestion_contact *c)
{
    struct entry_v *e =
        add(l, RANK_CONTACT, c->id, c->on,
            TF(l->ctx->arena, "suggestion.log.contact", text_of("suggestion.way.", c->way)));

    e->who = c->organ_name;
    e->text = c->summary;
    wrote(l, "suggestion_contact", c->id, NULL);
    if (str_eqz(c->state, "disputed")) {
        e->class = S("bad");
        e->tag = suggestion_tag_dup(l->ctx,
                                    (struct tag_v){T("suggestion.log.contact_disputed"), S("bad")});
    }
}

static void add_files(struct log *l, struct entry_v *e, const char *kind, int64_t id)
{
    const struct files_v *files = NULL;

    if (l->st == ST_OK)
        l->st = suggestion_web_files(l->ctx, kind, id, &files);
    e->files = files;
}

static void add_note(struct log *l, const struct suggestion_note *n)
{
    struct ctx *ctx = l->ctx;
    struct entry_v *e =
        add(l, RANK_NOTE, n->id, date_none(n->on) ? suggestion_timeline_day(n->at) : n->on,
            text_of("suggestion.log.note.", n->kind));

    e->text = n->body;
    wrote(l, "suggestion_note", n->id, NULL);
    add_files(l, e, SUGGESTION_NOTE_FILES, n->id);
    if (n->account_id != 0 && n->account_id == ctx->actor->account_id &&
        date_none(l->d->s.closed_on))
        e->more = suggestion_link_dup(ctx, T("suggestion.files.add"),
                                      suggestion_web_files_url(ctx, SUGGESTION_NOTE_FILES, n->id));
    e->who = n->organ_name.len != 0 ? n->organ_name : n->account_name;
    if (n->place.len != 0 && n->participants.len != 0)
        e->who = TF(ctx->arena, "suggestion.log.note_where", n->place, n->participants);
    else if (n->participants.len != 0 || n->place.len != 0)
        e->who = n->participants.len != 0 ? n->participants : n->place;
}

static void add_opinion(struct log *l, const struct suggestion_opinion *o)
{
    struct entry_v *e = add(l, RANK_OPINION, o->id, suggestion_timeline_day(o->at),
                            str_eqz(o->state, "asked_again") ? T("suggestion.log.asked_again")
                                                             : T("suggestion.log.opinion"));

    e->who = o->organ_name;
    e->text = o->body;
    wrote(l, "suggestion_opinion", o->id, NULL);
}

static void add_reply(struct log *l, const struct suggestion_reply *r)
{
    struct ctx *ctx = l->ctx;
    struct entry_v *e;

    if (!str_eqz(r->state, "sent"))
        return;
    e = add(l, RANK_REPLY, r->id + 1, r->sent_on,
            r->from_above
                ? T("suggestion.log.reply_above")
                : TF(ctx->arena, "suggestion.log.reply", suggestion_web_int(ctx, r->round)));
    e->who = r->organ_name;
    if (r->signer.len != 0)
        e->who = TF(ctx->arena, "suggestion.log.reply_who", r->organ_name, r->signer);
    if (r->class_code.len != 0)
        e->tag = suggestion_tag_dup(ctx, suggestion_class_tag(ctx, r->class_code, r->class_kind));
    e->reply = r->body;
    wrote(l, "suggestion_reply", r->id, "reply_sent replied up_answered");
    add_files(l, e, SUGGESTION_REPLY_FILES, r->id);
    e->more = suggestion_link_dup(
        ctx, r->doc_number.len != 0 ? r->doc_number : T("suggestion.log.reply_full"),
        str_printf(ctx->arena, "/suggestion/%lld/reply/%lld", (long long)l->d->s.id,
                   (long long)r->id));
}

/* ---------------------------------------------------------------------- 评, 督, 公开 */

static void add_rating(struct log *l, const struct suggestion_rating *r)
{
    const bool bad = r->result == MARK_DISSATISFIED || r->attitude == MARK_DISSATISFIED;
    const bool redone = bad && r->counts && r->round < l->d->s.round;
    struct entry_v *e = add(
        l, RANK_RATED, r->reply_id + 1, r->rated_on,
        redone ? T("suggestion.log.rated_redo")
               : TF(l->ctx->arena, "suggestion.log.rated", suggestion_mark_tag(r->result).label));

    e->class = bad ? S("bad") : S("done");
    e->who = r->deputy_name;
    e->text = r->reason;
    wrote(l, "suggestion_rating", r->id, NULL);
}

static void add_key(struct log *l, const struct suggestion_key *k)
{
    const struct str how = text_of("suggestion.key_lead.", k->lead);
    struct entry_v *e = add(l, RANK_KEY, k->id, k->decided_on, T("suggestion.log.key"));

    wrote(l, "suggestion_key", k->id, NULL);
    e->who = TF(l->ctx->arena, "suggestion.log.key_who", k->decided_by, how);
    if (k->leader_name.len != 0)
        e->who = TF(l->ctx->arena, "suggestion.log.key_leader", e->who, k->leader_name);
    if (!date_none(k->ended_on)) {
        e = add(l, RANK_DECISION, 0, k->ended_on, T("suggestion.log.key_ended"));
        e->text = k->finding;
        wrote(l, "suggestion_key", k->id, "key_ended");
    }
}

static void add_decision(struct log *l, const struct suggestion_decision *d)
{
    struct entry_v *e = add(l, RANK_DECISION, d->id, d->on,
                            suggestion_word(l->ctx, "suggestion.log.decision.", d->decision));

    e->who = d->meeting;
    e->text = d->reason;
    wrote(l, "suggestion_decision", d->id, NULL);
}

static void add_publication(struct log *l, const struct suggestion_publication *p)
{
    if (!p->is_public)
        (void)add(l, RANK_PUBLISHED, p->id, p->on, T("suggestion.log.not_published"));
    else
        (void)add(l, RANK_PUBLISHED, p->id, p->on,
                  p->reply_id == 0 ? T("suggestion.log.published_text")
                                   : T("suggestion.log.published_reply"));
    wrote(l, "suggestion_publication", p->id, "published kept_closed");
}

static void add_promise(struct log *l, const struct suggestion_promise *p)
{
    if (date_none(p->done_on))
        return;
    add(l, RANK_PROMISE, 0, p->done_on, T("suggestion.log.promise_done"))->text = p->what;
    wrote(l, "suggestion_promise", p->id, "promise_confirmed");
}

/* ---------------------------------------------------------------------- together */

static enum status add_all(struct log *l)
{
    const struct suggestion_detail *d = l->d;

    add_begin(l);
    arr_each (i, d->gates_count)
        add_gate(l, &d->gates[i]);
    TRY(add_via(l));
    arr_each (i, d->handlings_count) {
        add_handed(l, i);
        add_unit(l, &d->handlings[i]);
    }
    arr_each (i, d->extensions_count)
        add_extension(l, &d->extensions[i]);
    arr_each (i, d->contacts_count)
        add_contact(l, &d->contacts[i]);
    arr_each (i, d->notes_count)
        add_note(l, &d->notes[i]);
    arr_each (i, d->opinions_count)
        add_opinion(l, &d->opinions[i]);
    arr_each (i, d->replies_count) /* they come newest first */
        add_reply(l, &d->replies[d->replies_count - 1 - i]);
    arr_each (i, d->ratings_count)
        add_rating(l, &d->ratings[i]);
    arr_each (i, d->keys_count)
        add_key(l, &d->keys[i]);
    arr_each (i, d->decisions_count)
        add_decision(l, &d->decisions[i]);
    arr_each (i, d->publications_count)
        add_publication(l, &d->publications[i]);
    arr_each (i, d->promises_count)
        add_promise(l, &d->promises[i]);
    return ST_OK;
}

/* Most lines the records can give. */
static size_t room_for(const struct suggestion_detail *d)
{
    return 4 + d->gates_count + d->handlings_count * 4 + d->extensions_count * 2 +
           d->contacts_count + d->notes_count + d->opinions_count + d->replies_count +
           d->ratings_count + d->keys_count * 2 + d->decisions_count + d->publications_count +
           d->promises_count;
}

/* ---------------------------------------------------------------------- now */

/* What everybody waits for now; false when nothing is open. */
static bool waiting(struct ctx *ctx, const struct suggestion *s, struct entry_v *out)
{
    static const char *const KEYS[SUGGESTION_STATES] = {
        [SUGGESTION_SUBMITTED] = "accept",      [SUGGESTION_ACCEPTED] = "hand_over",
        [SUGGESTION_AT_GOVERNMENT] = "hand_on", [SUGGESTION_HANDED_OVER] = "sign",
        [SUGGESTION_GIVEN_BACK] = "dispute",    [SUGGESTION_HANDLING] = "reply",
        [SUGGESTION_REPLIED] = "rating",        [SUGGESTION_REDO] = "reply",
        [SUGGESTION_CHAIRMEN] = "chairmen",     [SUGGESTION_HANDED_UP] = "above",
    };

    if (KEYS[s->state] == NULL)
        return false;
    *out = (struct entry_v){
        .title = text_of("suggestion.log.wait_", str_from(KEYS[s->state])),
        .class = S("now"),
    };
    if (s->state == SUGGESTION_REPLIED && s->reminders != 0)
        out->who = TF(ctx->arena, "suggestion.log.reminded", suggestion_web_int(ctx, s->reminders),
                      text_date(ctx->arena, s->reminded_on, ctx->today));
    return true;
}

enum status suggestion_web_timeline(struct ctx *ctx, const struct suggestion_detail *d,
                                    struct timeline_v *out)
{
    struct log l = {.ctx = ctx, .d = d, .cap = room_for(d)};
    struct entry_v *entries;
    size_t count = 0;

    l.lines = arena_array(ctx->arena, l.cap, struct timeline_line);
    TRY(add_all(&l));
    TRY(suggestion_timeline_when(ctx, d, &l.lines, &l.count));
    entries = arena_array(ctx->arena, l.count + 1, struct entry_v);
    count += waiting(ctx, &d->s, &entries[0]);
    arr_each (i, l.count)
        entries[count++] = l.lines[i].entry;
    *out = (struct timeline_v){.items = entries, .items_count = count};
    return l.st;
}
