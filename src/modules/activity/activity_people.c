// SPDX-License-Identifier: MulanPSL-2.0
/* Who is asked, who answers, who was there. */
#include "modules/activity/activity_actions.h"
#include "modules/activity/activity_rules.h"
#include "modules/activity/activity_store.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/event.h"

enum { REASON_CHARS = 200, TEAM_CHARS = 60, TURN_MONTHS = 12 };

/* ---------------------------------------------------------------- asked */

static bool on_list(const struct activity_person *people, size_t count, int64_t deputy_id)
{
    arr_each (i, count)
        if (people[i].deputy_id == deputy_id)
            return true;
    return false;
}

static size_t not_declined(const struct activity_person *people, size_t count)
{
    size_t n = 0;

    arr_each (i, count)
        n += !str_eqz(people[i].answer, "no");
    return n;
}

static enum status ask_one(struct ctx *ctx, const struct activity *a, int64_t deputy_id,
                           struct str team)
{
    struct deputy d;
    const struct activity_person p = {.id = db_new_id(ctx),
                                      .activity_id = a->id,
                                      .deputy_id = deputy_id,
                                      .team = team,
                                      .answer = S("asked"),
                                      .reason = S(""),
                                      .presence = S("")};

    TRY(deputy_get(ctx, deputy_id, &d));
    TRY(deputy_check_acting(ctx, deputy_id, a->starts_on));
    return activity_store_person_insert(ctx, &p);
}

static enum status invite_tx(struct ctx *ctx, const void *input)
{
    const struct activity_ask *in = input;
    int64_t *fresh = arena_array(ctx->arena, in->count, int64_t);
    struct activity_person *people;
    struct activity a;
    size_t count, n = 0;

    TRY(activity_store_get(ctx, in->id, &a));
    TRY(activity_check_going(&a, &ctx->err));
    TRY(activity_store_people(ctx, a.id, &people, &count));
    arr_each (i, in->count)
        if (!on_list(people, count, in->deputies[i]) && !deputy_among(fresh, n, in->deputies[i]))
            fresh[n++] = in->deputies[i];
    if (a.quota > 0 && not_declined(people, count) + n > (size_t)a.quota)
        return fail(&ctx->err, ST_RULE, "activity.err.quota_full", NULL);
    arr_each (i, n)
        TRY(ask_one(ctx, &a, fresh[i], in->team));
    if (str_eqz(a.state, "open"))
        TRY(activity_tell_deputies(
            ctx, &a, str_eqz(a.sort, "bulletin") ? "activity.bulletin" : "activity.asked", fresh, n,
            S("")));
    return n == 0 ? ST_OK : event_emit(ctx, "activity.asked", a.id);
}

enum status activity_invite(struct ctx *ctx, const struct activity_ask *in)
{
    if (in->count == 0)
        invalid(ctx, "names", "activity.err.whom", NULL);
    invalid_long(ctx, "team", in->team, TEAM_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, invite_tx, in);
}

struct unasking {
    int64_t id, person_id;
};

static enum status unask_tx(struct ctx *ctx, const void *input)
{
    const struct unasking *in = input;
    struct activity_person p;
    struct activity a;

    TRY(activity_store_get(ctx, in->id, &a));
    TRY(activity_store_person(ctx, in->person_id, &p));
    if (p.activity_id != a.id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(activity_check_unask(&a, &p, &ctx->err));
    TRY(activity_store_person_delete(ctx, p.id));
    if (str_eqz(a.state, "open"))
        TRY(activity_tell_deputies(ctx, &a, "activity.unasked", &p.deputy_id, 1, S("")));
    return event_emit(ctx, "activity.unasked", a.id);
}

enum status activity_unask(struct ctx *ctx, int64_t id, int64_t person_id)
{
    return db_tx(ctx, unask_tx, &(struct unasking){id, person_id});
}

static const struct activity_turns *turn_of(const struct activity_turns *all, size_t count,
                                            int64_t deputy_id)
{
    size_t from = 0, to = count;

    while (from < to) {
        const size_t at = from + (to - from) / 2;

        if (all[at].deputy_id == deputy_id)
            return &all[at];
        if (all[at].deputy_id < deputy_id)
            from = at + 1;
        else
            to = at;
    }
    return NULL;
}

static int by_turn(const void *a, const void *b)
{
    return activity_turn_cmp(a, b);
}

enum status activity_in_turn(struct ctx *ctx, int64_t id, int64_t delegation_id, size_t count,
                             int64_t **out, size_t *out_count)
{
    struct activity_person *people;
    struct activity_turns *turns;
    struct activity_turn *order;
    struct deputy *deputies;
    size_t asked, turns_count, all, n = 0;

    TRY(activity_store_people(ctx, id, &people, &asked));
    TRY(activity_store_turns(ctx, date_add_days(ctx->today, -TURN_MONTHS * 30), &turns,
                             &turns_count));
    TRY(deputy_in_office(ctx, ctx->today, delegation_id, 0, &deputies, &all));
    order = arena_array(ctx->arena, all, struct activity_turn);
    arr_each (i, all) {
        const struct activity_turns *t = turn_of(turns, turns_count, deputies[i].id);

        if (on_list(people, asked, deputies[i].id))
            continue;
        order[n++] = (struct activity_turn){.deputy_id = deputies[i].id,
                                            .times = t == NULL ? 0 : t->times,
                                            .last_on = t == NULL ? (struct date){0} : t->last_on};
    }
    qsort(order, n, sizeof *order, by_turn);
    *out_count = n < count ? n : count;
    *out = arena_array(ctx->arena, *out_count, int64_t);
    arr_each (i, *out_count)
        (*out)[i] = order[i].deputy_id;
    return ST_OK;
}

/* ---------------------------------------------------------------- answers */

struct answering {
    int64_t id;
    struct str answer, reason;
};

static enum status answer_tx(struct ctx *ctx, const void *input)
{
    const struct answering *in = input;
    struct activity_person p;
    struct activity_count n;
    struct activity a;
    enum status st;

    TRY(activity_get(ctx, in->id, &a));
    st = activity_store_place(ctx, a.id, ctx->actor->deputy_id, &p);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    TRY(activity_store_count(ctx, a.id, &n));
    TRY(activity_check_answer(&a, st == ST_OK ? &p : NULL, in->answer, n.coming, ctx->today,
                              &ctx->err));
    TRY(deputy_check_acting(ctx, ctx->actor->deputy_id, a.starts_on));
    if (st == ST_NOT_FOUND) {
        p = (struct activity_person){.id = db_new_id(ctx),
                                     .activity_id = a.id,
                                     .deputy_id = ctx->actor->deputy_id,
                                     .team = S(""),
                                     .answer = in->answer,
                                     .reason = S(""),
                                     .presence = S(""),
                                     .read_at = ctx->now};
        TRY(activity_store_person_insert(ctx, &p));
    } else {
        p.answer = in->answer;
        p.reason = in->reason;
        TRY(activity_store_person_update(ctx, &p));
    }
    return event_emit(ctx, "activity.answered", a.id);
}

enum status activity_answer(struct ctx *ctx, int64_t id, struct str answer, struct str reason)
{
    if (ctx->actor->deputy_id == 0)
        return fail(&ctx->err, ST_DENIED, "activity.err.deputies_only", NULL);
    if (!str_among("yes no", answer))
        invalid(ctx, "answer", "activity.err.answer", NULL);
    if (str_eqz(answer, "no") && reason.len == 0)
        invalid(ctx, "reason", "activity.err.why_not", NULL);
    invalid_long(ctx, "reason", reason, REASON_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, answer_tx, &(struct answering){id, answer, reason});
}

static enum status read_tx(struct ctx *ctx, const void *input)
{
    struct activity_person p;

    TRY(activity_store_place(ctx, *(const int64_t *)input, ctx->actor->deputy_id, &p));
    if (p.read_at != 0)
        return ST_OK;
    p.read_at = ctx->now;
    TRY(activity_store_person_update(ctx, &p));
    return event_emit(ctx, "activity.read", p.activity_id);
}

enum status activity_read(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, read_tx, &id);
}

/* ---------------------------------------------------------------- the roll */

struct noting {
    int64_t id;
    const struct activity_note *notes;
    size_t count;
};

static enum status note_tx(struct ctx *ctx, const void *input)
{
    const struct noting *in = input;
    struct activity_person *people;
    struct activity a;
    size_t count, changed = 0;

    TRY(activity_store_get(ctx, in->id, &a));
    TRY(activity_check_roll(&a, ctx->today, &ctx->err));
    TRY(activity_store_people(ctx, a.id, &people, &count));
    arr_each (i, in->count) {
        arr_each (p, count) {
            if (people[p].id != in->notes[i].person_id ||
                str_eq(people[p].presence, in->notes[i].presence))
                continue;
            people[p].presence = in->notes[i].presence;
            TRY(activity_store_person_update(ctx, &people[p]));
            changed++;
        }
    }
    return changed == 0 ? ST_OK : event_emit(ctx, "activity.noted", a.id);
}

enum status activity_note_presence(struct ctx *ctx, int64_t id, const struct activity_note *notes,
                                   size_t count)
{
    arr_each (i, count)
        if (!str_among("attended excused absent", notes[i].presence))
            invalid(ctx, "presence", "activity.err.presence", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, note_tx, &(struct noting){id, notes, count});
}
