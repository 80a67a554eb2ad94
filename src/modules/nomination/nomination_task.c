// SPDX-License-Identifier: MulanPSL-2.0
/* What waits for whom: deputies may nominate, the office goes on. */
#include "modules/nomination/nomination_actions.h"
#include "modules/nomination/nomination_store.h"
#include "platform/db.h"

enum { TASKS_MAX = 50 };

struct gathering {
    struct ctx *ctx;
    struct nomination_task *list;
    size_t count;
};

static void add(struct gathering *g, const struct nomination_election *e, const char *what)
{
    unsigned second;

    if (g->count == TASKS_MAX)
        return;
    g->list[g->count++] = (struct nomination_task){
        .what = what,
        .title = e->title,
        .due_on = e->closes_at != 0 && e->state == NOMINATION_OPEN
                      ? date_of_instant(e->closes_at - 1, &second)
                      : (struct date){0},
        .url = str_printf(g->ctx->arena, "/nomination/%lld", (long long)e->id),
    };
}

/* Does a post of a closed election wait for the office? */
static enum status waits(struct ctx *ctx, const struct nomination_election *e, const char **out)
{
    struct nomination_post *posts;
    size_t count;

    *out = NULL;
    TRY(nomination_store_posts(ctx, e->id, &posts, &count));
    arr_each (i, count) {
        struct nomination_outcome o;

        if (date_none(posts[i].listed_on)) {
            *out = "settle";
            return ST_OK;
        }
        if (posts[i].vote_id == 0 || !date_none(posts[i].seated_on))
            continue;
        TRY(nomination_outcome(ctx, &posts[i], posts[i].vote_id, posts[i].seats, &o));
        if (o.announced && o.tied == 0 && o.count > 0)
            *out = "seat";
    }
    return ST_OK;
}

static enum status add_election(struct gathering *g, const struct nomination_election *e)
{
    const bool over = e->closes_at != 0 && g->ctx->now >= e->closes_at;
    const bool deputy = g->ctx->actor->deputy_id != 0 && may(g->ctx, "nomination.propose");
    const char *what = NULL;

    if (e->state == NOMINATION_OPEN && deputy && !over)
        add(g, e, "join");
    if (!may(g->ctx, "nomination.manage"))
        return ST_OK;
    if (e->state == NOMINATION_OPEN && over)
        add(g, e, "close");
    if (e->state == NOMINATION_CLOSED)
        TRY(waits(g->ctx, e, &what));
    if (what != NULL)
        add(g, e, what);
    return ST_OK;
}

enum status nomination_tasks(struct ctx *ctx, struct nomination_task **out, size_t *out_count)
{
    struct gathering g = {.ctx = ctx,
                          .list = arena_array(ctx->arena, TASKS_MAX, struct nomination_task)};
    struct nomination_election *all;
    size_t count;

    *out = g.list;
    *out_count = 0;
    if (!may(ctx, "nomination.read"))
        return ST_OK;
    TRY(nomination_store_elections(ctx, false, &all, &count));
    arr_each (i, count)
        TRY(add_election(&g, &all[i]));
    *out_count = g.count;
    return ST_OK;
}
