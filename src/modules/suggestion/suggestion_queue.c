// SPDX-License-Identifier: MulanPSL-2.0
/* "Waiting for me": which kinds of tasks an actor has, put together by due day. */
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_report.h"
#include "modules/suggestion/suggestion_store_queue.h"
#include "platform/text.h"
#include <stdlib.h>

enum {
    MENU_MOST = 100, /* the menu shows "99+" from here on */
    PUBLISH_FEW = 3, /* more wait as one task: they are decided together */
    UNDECIDED_MAX = 5000
};

struct kinds {
    enum suggestion_task_kind all[SUGGESTION_TASKS];
    size_t count;
};

static void add(struct kinds *k, bool on, const enum suggestion_task_kind *kinds, size_t count)
{
    for (size_t i = 0; on && i < count; i++)
        k->all[k->count++] = kinds[i];
}

#define ADD(k, on, ...)                                                                            \
    add((k), (on), (const enum suggestion_task_kind[]){__VA_ARGS__},                               \
        COUNT(((const enum suggestion_task_kind[]){__VA_ARGS__})))

static struct kinds kinds_of(const struct ctx *ctx)
{
    const bool assign = may(ctx, "suggestion.assign");
    const bool unit = may(ctx, "suggestion.handle") && ctx->actor->organ_id != 0;
    const bool deputy = ctx->actor->deputy_id != 0;
    struct kinds k = {0};

    ADD(&k, may(ctx, "suggestion.register"), TASK_ACCEPT);
    ADD(&k, assign, TASK_HAND_OVER, TASK_DISPUTE, TASK_EXTENSION);
    ADD(&k, !assign && may(ctx, "suggestion.govern"), TASK_HAND_ON, TASK_GOV_DISPUTE);
    ADD(&k, may(ctx, "suggestion.register"), TASK_CONFIRM_PROMISE);
    ADD(&k, may(ctx, "suggestion.publish"), TASK_PUBLISH);
    ADD(&k, may(ctx, "suggestion.decide"), TASK_DECIDE);
    ADD(&k, may(ctx, "suggestion.lead"), TASK_LEAD, TASK_END_KEY, TASK_LATE);
    ADD(&k, unit, TASK_SIGN, TASK_CONTACT, TASK_REPLY, TASK_SEND, TASK_ADVISE, TASK_PROMISE,
        TASK_SIGN_OFF);
    ADD(&k, unit && may(ctx, "suggestion.chief"), TASK_LATE_UNIT);
    ADD(&k, deputy, TASK_CONFIRM, TASK_AGREE_WITHDRAW, TASK_WITHDRAW, TASK_EDIT, TASK_RATE,
        TASK_CHECK_CONTACT, TASK_RATE_PROMISE);
    return k;
}

static enum status actor_of(struct ctx *ctx, struct suggestion_task_actor *out)
{
    int64_t soon = 0;

    TRY(suggestion_setting(ctx, "soon_days", &soon));
    *out = (struct suggestion_task_actor){
        .organ_id = ctx->actor->organ_id,
        .account_id = ctx->actor->account_id,
        .deputy_id = ctx->actor->deputy_id,
        .chief = may(ctx, "suggestion.chief"),
        .soon = date_add_days(ctx->today, (int)soon),
    };
    return ST_OK;
}

/* What others have made ready for a signature comes first, what has no day last. */
static int by_due(const void *left, const void *right)
{
    const struct suggestion_task *a = left, *b = right;
    const bool sign_a = strcmp(a->kind, "sign_off") == 0, sign_b = strcmp(b->kind, "sign_off") == 0;

    if (sign_a != sign_b)
        return sign_a ? -1 : 1;
    if (date_none(a->due_on) != date_none(b->due_on))
        return date_none(a->due_on) ? 1 : -1;
    if (date_cmp(a->due_on, b->due_on) != 0)
        return date_cmp(a->due_on, b->due_on);
    return a->id < b->id ? -1 : a->id > b->id;
}

/* By when a dispute is to be decided depends on local rule and calendar. */
static enum status set_dispute_days(struct ctx *ctx, struct suggestion_task *tasks, size_t count)
{
    struct act_law law;

    if (count == 0)
        return ST_OK;
    TRY(act_law(ctx, ctx->today, &law));
    arr_each (i, count)
        tasks[i].due_on = suggestion_law_reassign_due(&law.params, &law.cal, tasks[i].due_on);
    return ST_OK;
}

/* Naming the unit does not take as long as the reply: so many workdays as the office has set. */
static enum status set_hand_on_days(struct ctx *ctx, struct suggestion_task *tasks, size_t count)
{
    struct act_law law;
    int64_t days;

    if (count == 0)
        return ST_OK;
    TRY(act_law(ctx, ctx->today, &law));
    TRY(suggestion_setting(ctx, "hand_on_workdays", &days));
    arr_each (i, count)
        tasks[i].due_on = calendar_add_workdays(&law.cal, tasks[i].due_on, (unsigned)days);
    return ST_OK;
}

/* Many undecided publications are one thing to do, done on one page. */
static void fold_publish(struct ctx *ctx, int64_t total, struct suggestion_task *tasks,
                         size_t *count)
{
    struct str number = str_printf(ctx->arena, "%lld", (long long)total);

    tasks[0] = (struct suggestion_task){
        .kind = "publish_many",
        .verb = "publish",
        .title = TF(ctx->arena, "suggestion.publish_many.task", number),
    };
    *count = 1;
}

enum status suggestion_undecided(struct ctx *ctx, int64_t **out, size_t *out_count)
{
    struct suggestion_task_actor actor;
    struct suggestion_task *tasks;
    int64_t *ids;

    TRY(actor_of(ctx, &actor));
    TRY(suggestion_store_tasks(ctx, TASK_PUBLISH, &actor, UNDECIDED_MAX, &tasks, out_count));
    ids = arena_array(ctx->arena, *out_count, int64_t);
    arr_each (i, *out_count)
        ids[i] = tasks[i].id;
    *out = ids;
    return ST_OK;
}

/* The yearly reports: given by their day, then published. */
static enum status add_reports(struct ctx *ctx, struct suggestion_task *tasks, size_t room,
                               size_t *count, int64_t *total)
{
    struct suggestion_report *all;
    size_t n;

    TRY(suggestion_report_waiting(ctx, &all, &n));
    for (size_t i = 0; i < n && *count < room; i++) {
        const bool given = !date_none(all[i].given_on);

        tasks[(*count)++] = (struct suggestion_task){
            .kind = given ? "report_publish" : "report",
            .verb = str_z(ctx->arena, str_printf(ctx->arena, "report/%lld", (long long)all[i].id)),
            .title = suggestion_report_name(ctx, &all[i]),
            .who = all[i].organ_name,
            .due_on = given ? (struct date){0} : all[i].due_on,
        };
    }
    *total += (int64_t)n;
    return ST_OK;
}

enum status suggestion_queue(struct ctx *ctx, unsigned limit, struct suggestion_task **out,
                             size_t *out_count, int64_t *out_total)
{
    const struct kinds kinds = kinds_of(ctx);
    struct suggestion_task_actor actor;
    struct suggestion_task *all =
        arena_array(ctx->arena, (kinds.count + 1) * limit + 1, struct suggestion_task);
    size_t n = 0;

    TRY(actor_of(ctx, &actor));
    *out_total = 0;
    arr_each (i, kinds.count) {
        const enum suggestion_task_kind kind = kinds.all[i];
        struct suggestion_task *tasks;
        size_t count;
        int64_t total = 0;

        TRY(suggestion_store_tasks(ctx, kind, &actor, limit, &tasks, &count));
        if (kind == TASK_DISPUTE || kind == TASK_GOV_DISPUTE)
            TRY(set_dispute_days(ctx, tasks, count));
        if (kind == TASK_HAND_ON)
            TRY(set_hand_on_days(ctx, tasks, count));
        if (count == limit)
            TRY(suggestion_store_tasks_count(ctx, kind, &actor, false, &total));
        total = count == limit ? total : (int64_t)count;
        if (kind == TASK_PUBLISH && total > PUBLISH_FEW) {
            fold_publish(ctx, total, tasks, &count);
            total = 1;
        }
        *out_total += total;
        if (count != 0)
            memcpy(&all[n], tasks, count * sizeof *tasks);
        n += count;
    }
    TRY(add_reports(ctx, all, n + limit, &n, out_total));
    qsort(all, n, sizeof *all, by_due);
    *out = all;
    *out_count = n < limit ? n : limit;
    return ST_OK;
}

struct str suggestion_task_url(struct ctx *ctx, const struct suggestion_task *t)
{
    if (t->id == 0)
        return str_printf(ctx->arena, "/suggestion/%s", t->verb);
    if (t->verb == NULL || t->verb[0] == '\0')
        return str_printf(ctx->arena, "/suggestion/%lld", (long long)t->id);
    if (t->promise_id != 0)
        return str_printf(ctx->arena, "/suggestion/%lld/%s?promise=%lld", (long long)t->id, t->verb,
                          (long long)t->promise_id);
    return str_printf(ctx->arena, "/suggestion/%lld/%s", (long long)t->id, t->verb);
}

enum status suggestion_queue_count(struct ctx *ctx, int64_t *out)
{
    const struct kinds kinds = kinds_of(ctx);
    struct suggestion_task_actor actor;
    struct suggestion_report *reports;
    size_t reports_count;
    int64_t sum = 0;

    TRY(actor_of(ctx, &actor));
    for (size_t i = 0; i < kinds.count && sum < MENU_MOST; i++) {
        int64_t count = 0;

        TRY(suggestion_store_tasks_count(ctx, kinds.all[i], &actor, true, &count));
        sum += kinds.all[i] == TASK_PUBLISH && count > PUBLISH_FEW ? 1 : count;
    }
    TRY(suggestion_report_waiting(ctx, &reports, &reports_count));
    *out = sum + (int64_t)reports_count;
    return ST_OK;
}
