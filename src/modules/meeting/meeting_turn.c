// SPDX-License-Identifier: MulanPSL-2.0
/* Whose turn it is to sit in at a meeting (基层人大代表列席): least often invited, longest ago,
 * stroke order. The same records give the same order to whoever asks. */
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

enum status meeting_turns(struct ctx *ctx, const struct meeting *m, struct meeting_turn **out,
                          size_t *out_count, size_t *out_invited)
{
    struct meeting_invited *invited;
    struct meeting_person *people;
    struct congress_term term;
    struct deputy *deputies;
    size_t count, people_count, invited_count, suspended_count, n = 0;
    int64_t *suspended;

    TRY(congress_term_now(ctx, &term));
    TRY(deputy_in_office(ctx, m->starts_on, 0, 0, &deputies, &count));
    TRY(deputy_suspended_on(ctx, m->starts_on, &suspended, &suspended_count));
    TRY(meeting_people(ctx, m->id, &people, &people_count));
    TRY(meeting_store_invited(ctx, m->kind, term.from_on, m->id, &invited, &invited_count));
    *out = arena_array(ctx->arena, count, struct meeting_turn);
    *out_invited = 0;
    arr_each (i, people_count)
        *out_invited += people[i].quota;
    arr_each (i, count) {
        struct meeting_turn *t = &(*out)[n];

        if (sits_there(people, people_count, deputies[i].id) ||
            deputy_among(suspended, suspended_count, deputies[i].id))
            continue;
        n++;
        *t = (struct meeting_turn){
            .deputy_id = deputies[i].id,
            .account_id = deputies[i].account_id,
            .name = deputies[i].name,
            .delegation = deputies[i].delegation_name,
        };
        add_history(t, invited, invited_count);
    }
    rank_names(ctx, *out, n);
    if (n > 1)
        qsort(*out, n, sizeof **out, by_turn);
    *out_count = n;
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
    struct meeting_turn *turns;
    struct meeting m;
    size_t count, invited, added = 0;

    TRY(meeting_get(ctx, in->meeting_id, &m));
    if (!meeting_in_preparation(m.state))
        return fail(&ctx->err, ST_RULE, "meeting.begun", NULL);
    TRY(meeting_turns(ctx, &m, &turns, &count, &invited));
    for (; added < in->n && added < count; added++) {
        const struct meeting_person_new p = {
            .meeting_id = m.id,
            .deputy_id = turns[added].deputy_id,
            .capacity = MEETING_ATTENDEE,
            .quota = true,
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
