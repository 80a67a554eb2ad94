// SPDX-License-Identifier: MulanPSL-2.0
/* The daily look at deadlines (到期预警), reminders to rate, and what happens when people leave. */
#include "modules/suggestion/suggestion_jobs.h"
#include "modules/account/account.h"
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_report.h"
#include "modules/suggestion/suggestion_store_escalation.h"
#include "platform/app.h"
#include "platform/guarded.h"
#include <stdlib.h>

enum { RANGE = 500 }; /* suggestions looked at together: a job must not grow with the congress */

struct aside {
    enum status (*fn)(struct ctx *, const void *);
    const void *input;
    bool write;
};

static enum status run_aside(struct ctx *ctx, void *with)
{
    const struct aside *a = with;

    return a->write ? db_tx(ctx, a->fn, a->input) : a->fn(ctx, a->input);
}

/* In memory of its own. */
static enum status aside(struct ctx *ctx, enum status (*fn)(struct ctx *, const void *),
                         const void *input, bool write)
{
    struct ctx *own = ctx_open_system(ctx->app, ctx->congress_id);
    enum status st;

    own->actor = ctx->actor;
    own->today = ctx->today;
    own->now = ctx->now;
    st = ctx_guarded(own, run_aside, &(struct aside){fn, input, write});
    if (st != ST_OK)
        ctx->err = own->err;
    ctx_close(own);
    return st;
}

/* ---------------------------------------------------------------- deadlines */

static int compare_ids(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

/* One deadline is the same from day to day: the task, its kind and its day. */
static int compare(const void *left, const void *right)
{
    const struct suggestion_deadline *a = left, *b = right;
    int c = compare_ids(a->suggestion_id, b->suggestion_id);

    if (c == 0)
        c = compare_ids(a->handling_id, b->handling_id);
    if (c == 0)
        c = compare_ids(a->promise_id, b->promise_id);
    if (c == 0)
        c = strcmp(a->kind, b->kind);
    return c != 0 ? c : date_cmp(a->due_on, b->due_on);
}

static enum status load_due(struct ctx *ctx, const struct suggestion_range *range,
                            const struct suggestion_warning_days *days,
                            struct suggestion_deadline **out, size_t *out_count)
{
    const struct date until = date_add_days(ctx->today, (int)days->soon);
    struct suggestion_deadline *parts[SUGGESTION_DEADLINES];
    size_t counts[SUGGESTION_DEADLINES], n = 0;

    arr_each (k, SUGGESTION_DEADLINES) {
        TRY(suggestion_store_deadlines(ctx, (enum suggestion_deadline_kind)k, range, until,
                                       &parts[k], &counts[k]));
        n += counts[k];
    }
    *out = arena_array(ctx->arena, n, struct suggestion_deadline);
    n = 0;
    arr_each (k, SUGGESTION_DEADLINES)
        arr_each (i, counts[k]) {
            (*out)[n] = parts[k][i];
            (*out)[n].level = suggestion_escalation_level(days, ctx->today, parts[k][i].due_on);
            n++;
        }
    qsort(*out, n, sizeof **out, compare);
    *out_count = n;
    return ST_OK;
}

static enum status tell(struct ctx *ctx, const char *event, const struct suggestion_deadline *d)
{
    struct act a = {0};

    act_data_begin(ctx, &a);
    json_str(&a.json, "kind", str_from(d->kind));
    json_int(&a.json, "level", d->level);
    json_int(&a.json, "organ", d->organ_id);
    json_date(&a.json, "due_on", d->due_on);
    json_object_end(&a.json);
    return event_emit_data(ctx, event, d->suggestion_id, buf_view(&a.data));
}

static enum status raise_one(struct ctx *ctx, const struct suggestion_deadline *d)
{
    TRY(suggestion_store_raise(ctx, d));
    if (strcmp(d->kind, "reply") == 0)
        TRY(suggestion_store_set_level(ctx, d));
    return tell(ctx, "suggestion.escalated", d);
}

struct looking {
    struct suggestion_range range;
    bool write;
    size_t *changes; /* set anew by each look */
};

/* What is no longer due, or has reached a higher level, ends. */
static enum status end_old(struct ctx *ctx, const struct looking *in,
                           const struct suggestion_deadline *raised, size_t count,
                           const struct suggestion_deadline *due, size_t due_count)
{
    arr_each (i, count) {
        const struct suggestion_deadline *still =
            due_count == 0 ? NULL : bsearch(&raised[i], due, due_count, sizeof *due, compare);

        if (still != NULL && still->level == raised[i].level)
            continue;
        ++*in->changes;
        if (!in->write)
            continue;
        TRY(suggestion_store_end_raised(ctx, raised[i].id));
        if (still == NULL && strcmp(raised[i].kind, "reply") == 0)
            TRY(suggestion_store_clear_level(ctx, raised[i].suggestion_id));
        TRY(tell(ctx, "suggestion.escalation_ended", &raised[i]));
    }
    return ST_OK;
}

static enum status raise_new(struct ctx *ctx, const struct looking *in,
                             const struct suggestion_deadline *due, size_t count,
                             struct suggestion_deadline *raised, size_t raised_count)
{
    if (raised_count != 0)
        qsort(raised, raised_count, sizeof *raised, compare);
    arr_each (i, count) {
        const struct suggestion_deadline *there =
            raised_count == 0 ? NULL
                              : bsearch(&due[i], raised, raised_count, sizeof *raised, compare);

        if (due[i].level == ESCALATION_NONE || (there != NULL && there->level >= due[i].level))
            continue;
        ++*in->changes;
        if (in->write)
            TRY(raise_one(ctx, &due[i]));
    }
    return ST_OK;
}

static enum status warning_days(struct ctx *ctx, struct suggestion_warning_days *out)
{
    TRY(suggestion_setting(ctx, "soon_days", &out->soon));
    TRY(suggestion_setting(ctx, "near_days", &out->near));
    return suggestion_setting(ctx, "late_days", &out->late);
}

static enum status look_at(struct ctx *ctx, const void *input)
{
    const struct looking *in = input;
    struct suggestion_deadline *due, *raised;
    size_t due_count, raised_count;
    struct suggestion_warning_days days;

    *in->changes = 0;
    TRY(warning_days(ctx, &days));
    TRY(load_due(ctx, &in->range, &days, &due, &due_count));
    TRY(suggestion_store_raised(ctx, &in->range, &raised, &raised_count));
    TRY(end_old(ctx, in, raised, raised_count, due, due_count));
    return raise_new(ctx, in, due, due_count, raised, raised_count);
}

/* Reading first: of most ranges nothing changes today, and others need not wait for that. */
static enum status escalate_range(struct ctx *ctx, const struct suggestion_range *range)
{
    size_t changes;
    struct looking in = {.range = *range, .changes = &changes};

    TRY(aside(ctx, look_at, &in, false));
    in.write = true;
    return changes > 0 ? aside(ctx, look_at, &in, true) : ST_OK;
}

static enum status escalate_all(struct ctx *ctx, unsigned most)
{
    struct suggestion_range range = {0};
    bool end = false;

    for (;;) {
        const struct arena_mark mark = arena_mark(ctx->arena);

        TRY(suggestion_store_range(ctx, range.upto, most, &range, &end));
        if (end)
            return ST_OK;
        TRY(escalate_range(ctx, &range));
        arena_reset(ctx->arena, mark);
    }
}

/* ---------------------------------------------------------------- ratings that do not come */

static enum status remind(struct ctx *ctx, struct act *a)
{
    a->s.reminders++;
    a->s.reminded_on = ctx->today;
    json_int(&a->json, "reminders", a->s.reminders);
    return act_save(ctx, a, "suggestion.rating_reminded");
}

static enum status chase_one(struct ctx *ctx, const void *input)
{
    const int64_t *id = input;
    struct act_law law;
    struct act a;

    TRY(act_load(ctx, *id, &a));
    TRY(act_law(ctx, ctx->today, &law));
    switch (suggestion_law_rating_state(&law.params, false, a.s.rating_due_on, ctx->today,
                                        (unsigned)a.s.reminders)) {
    case SUGGESTION_LAW_RATING_REMIND:
        return remind(ctx, &a);
    case SUGGESTION_LAW_RATING_EXCLUDED:
        TRY(suggestion_settle(ctx, &a, DO_EXCLUDE));
        return act_save(ctx, &a, "suggestion.excluded");
    case SUGGESTION_LAW_RATING_OPEN:
    case SUGGESTION_LAW_RATING_COUNTED:
        break;
    }
    return ST_OK;
}

/* After each reminder the deputy has as many days as units are warned ahead. */
static enum status chase_ratings(struct ctx *ctx, unsigned most)
{
    struct suggestion_warning_days days;
    int64_t *ids, after = 0;
    size_t count;

    TRY(warning_days(ctx, &days));
    do {
        const struct arena_mark mark = arena_mark(ctx->arena);

        TRY(suggestion_store_unrated(ctx, date_add_days(ctx->today, -(int)days.soon), after, most,
                                     &ids, &count));
        arr_each (i, count)
            TRY(aside(ctx, chase_one, &ids[i], true));
        after = count > 0 ? ids[count - 1] : after;
        arena_reset(ctx->arena, mark);
    } while (count > 0);
    return ST_OK;
}

enum status suggestion_escalate_by(struct ctx *ctx, unsigned most)
{
    TRY(escalate_all(ctx, most));
    TRY(suggestion_report_open(ctx));
    return chase_ratings(ctx, most);
}

enum status suggestion_escalate(struct ctx *ctx)
{
    return suggestion_escalate_by(ctx, RANGE);
}

enum status suggestion_escalations(struct ctx *ctx, unsigned limit,
                                   struct suggestion_escalation **out, size_t *out_count)
{
    const bool all =
        ctx->actor->system || may(ctx, "suggestion.read_all") || may(ctx, "suggestion.govern");

    if (!all && (ctx->actor->organ_id == 0 || !may(ctx, "suggestion.handle")))
        return fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL);
    return suggestion_store_escalations(ctx, all ? 0 : ctx->actor->organ_id, limit, out, out_count);
}

/* ---------------------------------------------------------------- people who leave */

struct hand_on {
    int64_t from, to;
};

static enum status hand_steps_on(struct ctx *ctx, const struct hand_on *h, size_t *changed)
{
    struct suggestion_signoff_step *steps;
    size_t count;

    TRY(suggestion_store_steps_of(ctx, h->from, &steps, &count));
    arr_each (i, count) {
        steps[i].account_id = h->to;
        TRY(suggestion_store_change_step(ctx, &steps[i]));
    }
    *changed += count;
    return ST_OK;
}

static enum status hand_keys_on(struct ctx *ctx, const struct hand_on *h, size_t *changed)
{
    struct suggestion_key *keys;
    struct account successor = {0};
    size_t count;

    TRY(suggestion_store_keys_of(ctx, h->from, &keys, &count));
    if (count != 0 && h->to != 0)
        TRY(account_get(ctx, h->to, &successor));
    arr_each (i, count) {
        keys[i].leader_account_id = h->to;
        if (h->to != 0)
            keys[i].leader_name = successor.name;
        TRY(suggestion_store_update_key(ctx, &keys[i]));
    }
    *changed += count;
    return ST_OK;
}

static enum status hand_on_tx(struct ctx *ctx, const void *input)
{
    const struct hand_on *h = input;
    size_t changed = 0;

    TRY(hand_steps_on(ctx, h, &changed));
    TRY(hand_keys_on(ctx, h, &changed));
    return changed != 0 ? event_emit(ctx, "suggestion.duties_handed_on", h->from) : ST_OK;
}

enum status suggestion_on_handed_on(struct ctx *ctx, const struct event_view *e)
{
    struct hand_on h = {.from = e->subject_id};

    TRY(account_successor(ctx, h.from, &h.to));
    if (h.to == h.from)
        h.to = 0; /* nobody took over: the step is any chief's, the key has no leader */
    return db_tx(ctx, hand_on_tx, &h);
}

const struct job SUGGESTION_JOBS[] = {
    {"suggestion.escalate", .daily = true, .run = suggestion_escalate},
    {0},
};

const struct subscriber SUGGESTION_SUBSCRIBERS[] = {
    {"congress.founded", suggestion_on_founded},
    {"account.handed_on", suggestion_on_handed_on},
    {0},
};
