// SPDX-License-Identifier: MulanPSL-2.0
/* Whose turn it is to sit in at a meeting (基层人大代表列席): of the grassroots deputies the least
 * often invited, longest ago, stroke order. The same records give the same order to whoever asks.
 */
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

static int by_turn(const void *a, const void *b)
{
    return meeting_turn_cmp(a, b);
}

static bool sits_there(const struct meeting_person *people, size_t count, int64_t deputy_id)
{
    arr_each (i, count)
        if (people[i].deputy_id == deputy_id)
            return true;
    return false;
}

static void add_history(struct meeting_turn *t, const struct meeting_invited *invited, size_t count)
{
    arr_each (i, count)
        if (invited[i].deputy_id == t->deputy_id) {
            t->times = invited[i].times;
            t->last = invited[i].last;
        }
}

static void rank_names(struct ctx *ctx, struct meeting_turn *turns, size_t count)
{
    struct str *names = arena_array(ctx->arena, count, struct str);
    size_t *order = arena_array(ctx->arena, count, size_t);

    arr_each (i, count)
        names[i] = turns[i].name;
    text_stroke_order(ctx->arena, names, count, order);
    arr_each (i, count)
        turns[order[i]].rank = i;
}

/* What the register says of the deputies of that day. */
struct electorate {
    struct deputy *deputies;
    size_t count;
    struct deputy_class *classes;
    size_t classes_count;
    int64_t *suspended;
    size_t suspended_count;
};

static bool is_grassroots(const struct electorate *e, const struct deputy *d)
{
    arr_each (i, e->classes_count)
        if (e->classes[i].id == d->class_id)
            return e->classes[i].grassroots;
    return false;
}

static enum status read_electorate(struct ctx *ctx, struct date on, struct electorate *out)
{
    TRY(deputy_in_office(ctx, on, 0, 0, &out->deputies, &out->count));
    TRY(deputy_classes(ctx, &out->classes, &out->classes_count));
    return deputy_suspended_on(ctx, on, &out->suspended, &out->suspended_count);
}

/* An office that has not begun to enter classes still invites in turn: then everybody. */
static void count_classes(const struct electorate *e, struct meeting_turns *out)
{
    size_t grassroots = 0;

    out->unsaid = 0;
    arr_each (i, e->count) {
        grassroots += is_grassroots(e, &e->deputies[i]);
        out->unsaid += e->deputies[i].class_id == 0;
    }
    out->everybody = grassroots == 0;
}

static bool takes_turns(const struct electorate *e, const struct meeting_turns *t,
                        const struct deputy *d)
{
    return !deputy_among(e->suspended, e->suspended_count, d->id) &&
           (t->everybody || is_grassroots(e, d));
}

static enum status list_turns(struct ctx *ctx, const struct meeting *m, const struct electorate *e,
                              const struct meeting_person *people, size_t people_count,
                              struct meeting_turns *out)
{
    struct meeting_invited *invited;
    struct congress_term term;
    size_t count;

    TRY(congress_term_now(ctx, &term));
    TRY(meeting_store_invited(ctx, m->kind, term.from_on, m->id, &invited, &count));
    out->list = arena_array(ctx->arena, e->count, struct meeting_turn);
    arr_each (i, e->count) {
        const struct deputy *d = &e->deputies[i];
        struct meeting_turn *t = &out->list[out->count];

        if (sits_there(people, people_count, d->id) || !takes_turns(e, out, d))
            continue;
        out->count++;
        *t = (struct meeting_turn){
            .deputy_id = d->id,
            .account_id = d->account_id,
            .name = d->name,
            .delegation = d->delegation_name,
            .class_name = d->class_name,
        };
        add_history(t, invited, count);
    }
    return ST_OK;
}

enum status meeting_turns(struct ctx *ctx, const struct meeting *m, struct meeting_turns *out)
{
    struct meeting_person *people;
    struct electorate e;
    size_t count;

    *out = (struct meeting_turns){.invited = 0};
    TRY(read_electorate(ctx, m->starts_on, &e));
    TRY(meeting_people(ctx, m->id, &people, &count));
    count_classes(&e, out);
    arr_each (i, count)
        out->invited += people[i].quota;
    TRY(list_turns(ctx, m, &e, people, count, out));
    rank_names(ctx, out->list, out->count);
    if (out->count > 1)
        qsort(out->list, out->count, sizeof *out->list, by_turn);
    return ST_OK;
}

struct inviting {
    int64_t meeting_id;
    unsigned n;
    size_t *out_added;
};

static enum status invite_tx(struct ctx *ctx, const void *input)
{
    const struct inviting *in = input;
    struct meeting_turns turns;
    struct meeting m;
    size_t added = 0;

    TRY(meeting_get(ctx, in->meeting_id, &m));
    if (!meeting_in_preparation(m.state))
        return fail(&ctx->err, ST_RULE, "meeting.begun", NULL);
    TRY(meeting_turns(ctx, &m, &turns));
    for (; added < in->n && added < turns.count; added++) {
        const struct meeting_person_new p = {
            .meeting_id = m.id,
            .deputy_id = turns.list[added].deputy_id,
            .capacity = MEETING_ATTENDEE,
            .quota = true,
            .mandate_id = turns.list[added].deputy_id,
        };
        int64_t id;

        TRY(meeting_person_put(ctx, &p, &id));
    }
    *in->out_added = added;
    if (added == 0)
        return fail(&ctx->err, ST_RULE, "meeting.quota_nobody", NULL);
    return event_emit_data(ctx, "meeting.quota_invited", m.id,
                           str_printf(ctx->arena, "{\"people\":%zu}", added));
}

enum status meeting_turns_invite(struct ctx *ctx, int64_t meeting_id, unsigned n, size_t *out_added)
{
    if (n == 0)
        return fail_field(&ctx->err, "count", "meeting.quota_none", NULL);
    return db_tx(ctx, invite_tx, &(struct inviting){meeting_id, n, out_added});
}
