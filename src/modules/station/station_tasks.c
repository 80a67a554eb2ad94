// SPDX-License-Identifier: MulanPSL-2.0
/* What of the stations waits for somebody: days on duty, receptions not written down, what has to
 * be put right. */
#include "modules/station/station_jobs.h"
#include "modules/station/station_list.h"
#include "modules/station/station_store_report.h"
#include "modules/station/station_store_rota.h"
#include "platform/text.h"

/* Days: receptions older than that are no longer asked for; duties and deadlines show so long
 * before. */
enum { LOGS_BACK = 60, DUTIES_AHEAD = 7, CHECKS_AHEAD = 14, CHECKS_BACK = 366, TASKS_MAX = 500 };

struct gather {
    struct ctx *ctx;
    struct task *tasks;
    size_t count;
};

static void add(struct gather *g, struct task task)
{
    if (g->count < TASKS_MAX)
        g->tasks[g->count++] = task;
}

/* The office, or who keeps the station. */
static bool keeps(const struct ctx *ctx, int64_t keeper_id)
{
    return may(ctx, "station.edit") ||
           (may(ctx, "station.keep") && keeper_id == ctx->actor->account_id);
}

static struct str day_url(struct ctx *ctx, int64_t id)
{
    return str_printf(ctx->arena, "/station/day/%lld", (long long)id);
}

static enum status own_duties(struct gather *g)
{
    struct ctx *ctx = g->ctx;
    struct station_due_row *rows;
    size_t count;

    TRY(station_store_due_duties(ctx, ctx->today, date_add_days(ctx->today, DUTIES_AHEAD), &rows,
                                 &count));
    arr_each (i, count)
        if (rows[i].deputy_id == ctx->actor->deputy_id)
            add(g, (struct task){.label = T("station.task.duty"),
                                 .title = rows[i].station,
                                 .due_on = rows[i].on,
                                 .url = day_url(ctx, rows[i].day_id)});
    return ST_OK;
}

static enum status logs(struct gather *g)
{
    struct ctx *ctx = g->ctx;
    struct station_due_row *rows;
    size_t count;

    TRY(station_store_due_logs(ctx, date_add_days(ctx->today, -LOGS_BACK),
                               date_add_days(ctx->today, -1), &rows, &count));
    arr_each (i, count)
        if (keeps(ctx, rows[i].keeper_id))
            add(g, (struct task){.label = T("station.task.log"),
                                 .title = rows[i].station,
                                 .who = text_date(ctx->arena, rows[i].on, ctx->today),
                                 .due_on = date_add_days(rows[i].on, 1),
                                 .url = day_url(ctx, rows[i].day_id)});
    return ST_OK;
}

static enum status checks(struct gather *g)
{
    struct ctx *ctx = g->ctx;
    struct station_check *rows;
    struct station s;
    size_t count;

    TRY(station_store_due_checks(ctx, date_add_days(ctx->today, -CHECKS_BACK),
                                 date_add_days(ctx->today, CHECKS_AHEAD), &rows, &count));
    arr_each (i, count) {
        TRY(station_get(ctx, rows[i].station_id, &s));
        if (keeps(ctx, s.keeper_id))
            add(g, (struct task){
                       .label = T("station.task.rectify"),
                       .title = s.name,
                       .due_on = rows[i].rectify_until,
                       .url = str_printf(ctx->arena, "/station/%lld/book", (long long)s.id)});
    }
    return ST_OK;
}

/* Of an assessment: what the stations that he keeps say of themselves. */
static enum status selves(struct gather *g)
{
    struct ctx *ctx = g->ctx;
    struct station_self *all;
    size_t count;

    TRY(station_selves_open(ctx, &all, &count));
    arr_each (i, count)
        if (all[i].keeper_id == ctx->actor->account_id)
            add(g, (struct task){.label = T("station.task.self"),
                                 .title = all[i].station,
                                 .who = all[i].measure,
                                 .url = str_printf(ctx->arena, "/station/measure/%lld/score/%lld",
                                                   (long long)all[i].measure_id,
                                                   (long long)all[i].result_id)});
    return ST_OK;
}

/* What he does of problems that are handled together. */
static enum status shares(struct gather *g)
{
    struct ctx *ctx = g->ctx;
    struct station_joint *all;
    size_t count;

    TRY(station_shares_open(ctx, ctx->actor->account_id, &all, &count));
    arr_each (i, count)
        add(g, (struct task){.label = T("station.task.share"),
                             .title = all[i].what,
                             .who = all[i].subject,
                             .due_on = all[i].due_on,
                             .url = str_printf(ctx->arena, "/station/problem/%lld",
                                               (long long)all[i].problem_id)});
    return ST_OK;
}

static int by_day(const void *a, const void *b)
{
    const struct task *x = a, *y = b;

    return date_cmp(x->due_on, y->due_on);
}

enum status station_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                          int64_t *out_total)
{
    struct gather g = {ctx, arena_array(ctx->arena, TASKS_MAX, struct task), 0};

    if (ctx->actor->deputy_id != 0)
        TRY(own_duties(&g));
    if (may(ctx, "station.edit") || may(ctx, "station.keep")) {
        TRY(logs(&g));
        TRY(checks(&g));
        TRY(selves(&g));
    }
    if (may(ctx, "station.view"))
        TRY(shares(&g));
    if (g.count > 1)
        qsort(g.tasks, g.count, sizeof *g.tasks, by_day);
    *out = g.tasks;
    *out_count = g.count < limit ? g.count : limit;
    *out_total = (int64_t)g.count;
    return ST_OK;
}
