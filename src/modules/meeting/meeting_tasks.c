// SPDX-License-Identifier: MulanPSL-2.0
/* What of meetings waits for somebody: topics and leave to decide, notices to send and to answer,
 * papers that are missing, a hall to run, sealed votes to count. */
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_hall.h"
#include "modules/meeting/meeting_parts.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store_plan.h"
#include "modules/vote/vote.h"
#include <string.h>

enum { TASKS_MAX = 200, SOON_DAYS = 10, LATE_DAYS = 60, ANSWER_DAYS = 90 };

struct gathering {
    struct ctx *ctx;
    struct meeting_task *tasks;
    size_t count;
};

static void add(struct gathering *g, const char *what, struct str title, struct str who,
                struct date due_on, struct str url)
{
    if (g->count < TASKS_MAX)
        g->tasks[g->count++] = (struct meeting_task){what, title, who, url, due_on};
}

static struct str url_of(struct ctx *ctx, int64_t id, const char *rest)
{
    return str_printf(ctx->arena, "/meeting/%lld%s", (long long)id, rest);
}

/* ---------------------------------------------------------------- to decide */

static enum status topics(struct gathering *g)
{
    struct meeting_topic *all;
    size_t count;

    TRY(meeting_topics(g->ctx, S("proposed"), &all, &count));
    arr_each (i, count)
        if (!meeting_topic_own(g->ctx, &all[i]))
            add(g, "topic", all[i].title, S(""), all[i].wanted_on,
                str_printf(g->ctx->arena, "/meeting/topic/%lld", (long long)all[i].id));
    return ST_OK;
}

static enum status leaves(struct gathering *g)
{
    struct meeting_leave_row *all;
    size_t count;

    TRY(meeting_store_leaves_asked(g->ctx, &all, &count));
    arr_each (i, count) {
        struct meeting m;

        TRY(meeting_get(g->ctx, all[i].meeting_id, &m));
        if (meeting_seen(g->ctx, &m))
            add(g, "leave", m.name, all[i].person, m.starts_on, url_of(g->ctx, m.id, "/leaves"));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- to prepare, to run */

static enum status dues(struct gathering *g, const char *name, const char *what, const char *rest)
{
    const struct date today = g->ctx->today;
    struct due_item *all;
    size_t count;

    for (const struct due_source *d = MEETING_DUES; d->name != NULL; d++) {
        if (strcmp(d->name, name) != 0)
            continue;
        TRY(d->list(g->ctx, date_add_days(today, -LATE_DAYS), date_add_days(today, SOON_DAYS), &all,
                    &count));
        arr_each (i, count)
            add(g, what, all[i].title, S(""), all[i].due_on,
                url_of(g->ctx, all[i].subject_id, rest));
    }
    return ST_OK;
}

static enum status halls(struct gathering *g)
{
    const struct date today = g->ctx->today;
    struct meeting *all;
    size_t count;

    TRY(meeting_store_between(g->ctx, S(""), date_add_days(today, -SOON_DAYS), today, &all,
                              &count));
    arr_each (i, count)
        if (meeting_is_today(&all[i], today) && meeting_seen(g->ctx, &all[i]))
            add(g, all[i].state == MEETING_NOTICED ? "hold" : "run", all[i].name, all[i].place,
                all[i].starts_on, url_of(g->ctx, all[i].id, "/hall"));
    return ST_OK;
}

static enum status sealed(struct gathering *g)
{
    struct vote *all;
    size_t count;

    TRY(vote_to_count(g->ctx, &all, &count));
    arr_each (i, count)
        add(g, "count", all[i].title, all[i].body_name, all[i].on,
            str_printf(g->ctx->arena, "/vote/%lld", (long long)all[i].id));
    return ST_OK;
}

/* ---------------------------------------------------------------- to answer */

static enum status answers(struct gathering *g)
{
    struct meeting_near *all;
    size_t count;

    TRY(meeting_near(g->ctx, ANSWER_DAYS, &all, &count));
    arr_each (i, count)
        if (meeting_unanswered(&all[i].m, &all[i].me))
            add(g, "answer", all[i].m.name, S(""), all[i].m.starts_on,
                url_of(g->ctx, all[i].m.id, ""));
    return ST_OK;
}

bool meeting_unanswered(const struct meeting *m, const struct meeting_person *me)
{
    return m->state == MEETING_NOTICED && (me->receipt.len == 0 || str_eqz(me->receipt, "read"));
}

enum status meeting_tasks(struct ctx *ctx, struct meeting_task **out, size_t *out_count)
{
    struct gathering g = {.ctx = ctx,
                          .tasks = arena_array(ctx->arena, TASKS_MAX, struct meeting_task)};

    TRY(answers(&g));
    if (may(ctx, "meeting.run"))
        TRY(halls(&g));
    if (may(ctx, "meeting.decide")) {
        TRY(leaves(&g));
        TRY(topics(&g));
    }
    if (may(ctx, "meeting.prepare")) {
        TRY(dues(&g, "meeting.notice", "notice", "/notice"));
        TRY(dues(&g, "meeting.papers", "papers", ""));
    }
    if (may(ctx, "vote.run"))
        TRY(sealed(&g));
    *out = g.tasks;
    *out_count = g.count;
    return ST_OK;
}
