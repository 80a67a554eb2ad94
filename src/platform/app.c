// SPDX-License-Identifier: MulanPSL-2.0
/* Configuration from the environment; opening and closing what the whole program shares. */
#include "platform/app.h"
#include "platform/db_pool.h"
#include "platform/migrate.h"
#include <errno.h>
#include <sys/stat.h>
#include <time.h>

static const char *env(const char *name, const char *otherwise)
{
    const char *value = getenv(name);

    return value != NULL && *value != '\0' ? value : otherwise;
}

/* A number out of range counts as not set: the check of the configuration names it. */
static unsigned env_number(const char *name, unsigned otherwise, unsigned most)
{
    int64_t n;

    if (!str_to_int(str_from(env(name, "")), &n) || n < 0 || n > (int64_t)most)
        return otherwise;
    return (unsigned)n;
}

struct app_config app_config_from_env(void)
{
    struct app_config c = {
        .db_url = env("RENDA_DB", NULL),
        .data_dir = env("RENDA_DATA", "data"),
        .bind = env("RENDA_BIND", "127.0.0.1"),
        .port = env_number("PORT", 8080, 65535),
        .threads = env_number("RENDA_THREADS", 0, 256),
        .workers = env_number("RENDA_WORKERS", 16, 1024),
        .max_connections = env_number("RENDA_MAX_CONNECTIONS", 12000, 1000000),
        .max_connections_per_address =
            env_number("RENDA_MAX_CONNECTIONS_PER_ADDRESS", 12000, 1000000),
        .header_seconds = env_number("RENDA_HEADER_SECONDS", 10, 3600),
        .idle_seconds = env_number("RENDA_IDLE_SECONDS", 60, 3600),
        .body_min_bytes_per_second = env_number("RENDA_BODY_MIN_RATE", 1024, 1000000000),
        .trusted_proxies = env("RENDA_TRUSTED_PROXIES", ""),
        .quiet = strcmp(env("RENDA_QUIET", "0"), "0") != 0,
    };

    if (!date_parse(str_from(env("RENDA_TODAY", "")), &c.today))
        c.today = (struct date){0};
    return c;
}

/* Each missing part of the path, for us alone. */
static enum status make_dir(const char *path, struct err *err)
{
    char part[4096];
    const size_t len = strlen(path);

    if (len == 0 || len >= sizeof part)
        return fail_detail(err, ST_INVALID, "app.data_dir", "path of the data directory");
    for (size_t i = 1; i <= len; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0700) != 0 && errno != EEXIST)
            return fail_detail(err, ST_INVALID, "app.data_dir", "%s: %s", part, strerror(errno));
    }
    return ST_OK;
}

static enum status open_db(struct app *app, struct err *err)
{
    char url[4200];
    size_t pending;

    if (app->config.db_url == NULL)
        snprintf(url, sizeof url, "sqlite:%s/renda.db", app->config.data_dir);
    else
        snprintf(url, sizeof url, "%s", app->config.db_url);
    TRY(db_pool_open(url, NULL, &app->db, err));
    switch (app->config.migrate) {
    case APP_MIGRATE_RUN:
        return migrate_run(app->db, err, NULL, NULL);
    case APP_MIGRATE_CHECK:
        TRY(migrate_pending(app->db, err, &pending));
        return pending == 0 ? ST_OK
                            : fail_detail(err, ST_RULE, "db.migrations_pending",
                                          "%zu migrations to run: renda migrate", pending);
    case APP_MIGRATE_LEAVE:
        break;
    }
    return ST_OK;
}

enum status app_open(struct app *app, const struct app_config *config, struct err *err)
{
    const struct auth_hooks *auth = app->auth;
    enum status st;

    *app = (struct app){.config = *config, .auth = auth};
    TRY(make_dir(app->config.data_dir, err));
    st = open_db(app, err);
    if (st != ST_OK)
        app_close(app);
    return st;
}

void app_close(struct app *app)
{
    db_pool_close(app->db);
    app->db = NULL;
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
