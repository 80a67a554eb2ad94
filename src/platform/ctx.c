// SPDX-License-Identifier: MulanPSL-2.0
/* What the actor may; the ctx of jobs and commands. */
#include "platform/ctx.h"
#include "platform/app.h"
#include "platform/db_pool.h"
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

int64_t app_now(const struct app *app)
{
    struct timespec now;

    (void)app;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}

struct date app_today(const struct app *app)
{
    return date_none(app->config.today) ? date_of_instant(app_now(app), NULL) : app->config.today;
}

struct ctx *ctx_open_system(struct app *app, int64_t congress_id)
{
    struct arena *arena = arena_open(0);
    struct ctx *ctx = arena_new(arena, struct ctx);
    struct actor *actor = arena_new(arena, struct actor);

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
    if (ctx == NULL)
        return;
    db_release(ctx->db);
    arena_close(ctx->arena);
}
