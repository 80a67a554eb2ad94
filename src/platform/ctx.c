// SPDX-License-Identifier: MulanPSL-2.0
/* What the actor may; work in an arena of its own; the ctx of jobs and commands. */
#include "platform/ctx.h"
#include "base/arena_limit.h"
#include "platform/app.h"
#include "platform/db_pool.h"
#include "platform/guarded.h"
#include "platform/module.h"
#include "platform/permission.h"
#include <time.h>

bool may(const struct ctx *ctx, const char *permission)
{
    const struct actor *actor = ctx->actor;

    if (permission == NULL)
        return false;
    if (strcmp(permission, PUBLIC) == 0)
        return true;
    if (strcmp(permission, SIGNED_IN) == 0)
        return actor->account_id != 0 || actor->system;
    if (actor->system)
        return permission_index(permission) >= 0;
    return actor->permissions != NULL && permission_set_has(actor->permissions, permission);
}

struct guarded {
    struct ctx *ctx;
    enum status (*work)(struct ctx *, void *);
    void *with;
    enum status st;
};

static void run_guarded(void *p)
{
    struct guarded *g = p;

    g->st = g->work(g->ctx, g->with);
}

enum status ctx_guarded(struct ctx *ctx, enum status (*work)(struct ctx *, void *), void *with)
{
    struct guarded g = {.ctx = ctx, .work = work, .with = with};
    struct ctx before = *ctx;

    if (arena_guarded(run_guarded, &g))
        return g.st;
    before.db = ctx->db;
    *ctx = before;
    return fail_detail(&ctx->err, ST_BUSY, "error.too_much", "an arena reached its limit");
}

/* An arena that the one before it closes, in case nobody comes back to do it. */
struct apart {
    struct arena *own;
};

static void close_apart(void *p)
{
    struct apart *a = p;

    arena_close(a->own);
    a->own = NULL;
}

enum status ctx_apart(struct ctx *ctx, enum status (*work)(struct ctx *ctx, void *with), void *with)
{
    struct arena *const keep = ctx->arena;
    struct apart *apart = arena_new(keep, struct apart);
    enum status st;

    arena_on_free(keep, close_apart, apart);
    apart->own = arena_open(0);
    ctx->arena = apart->own;
    st = work(ctx, with);
    ctx->arena = keep;
    if (st == ST_OK)
        close_apart(apart);
    return st;
}

int64_t app_now(const struct app *app)
{
    const int64_t stopped_at = atomic_load(&app->stopped_at);
    struct timespec now;

    if (stopped_at != 0)
        return stopped_at;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}

struct date app_today(const struct app *app)
{
    return date_none(app->config.today) ? date_of_instant(app_now(app), NULL) : app->config.today;
}

/* A ctx of its own, with what is closed even when a piece's arena is in its place. */
struct system_ctx {
    struct ctx ctx;
    struct actor actor;
    struct arena *arena;
    struct owed owed;
};

static void close_system(void *p)
{
    struct system_ctx *s = p;

    db_release(s->ctx.db);
    arena_close(s->arena);
}

struct ctx *ctx_open_system(struct app *app, int64_t congress_id)
{
    struct arena *arena = arena_open(0);
    struct system_ctx *s = arena_new(arena, struct system_ctx);
    struct ctx *ctx = &s->ctx;
    struct actor *actor = &s->actor;

    s->arena = arena;
    arena_owe(&s->owed, close_system, s);
    *actor = (struct actor){.congress_id = congress_id, .system = true, .name = S("")};
    *ctx = (struct ctx){
        .arena = arena,
        .app = app,
        .actor = actor,
        .congress_id = congress_id,
        .today = app_today(app),
        .now = app_now(app),
        .address = S(""),
        .request_id = S(""),
        .once = S(""),
    };
    return ctx;
}

void ctx_close(struct ctx *ctx)
{
    struct system_ctx *const s = (struct system_ctx *)ctx; /* it stands first */

    if (ctx == NULL)
        return;
    arena_settled(&s->owed);
    close_system(s);
}

void ctx_hand_over(struct ctx *ctx)
{
    arena_settled(&((struct system_ctx *)ctx)->owed);
}
