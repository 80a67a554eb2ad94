// SPDX-License-Identifier: MulanPSL-2.0
/* Opening and closing what the whole program shares. */
#include "platform/app.h"
#include "platform/db_pool.h"
#include "platform/keyring.h"
#include "platform/migrate.h"
#include "platform/task.h"
#include "platform/worker.h"
#include <errno.h>
#include <sys/stat.h>

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
    /* Every worker may hold one, and jobs and the journal need some. */
    const struct db_options options = {.connections = app->config.workers + 8};
    char url[4200];

    if (app->config.db_url == NULL)
        snprintf(url, sizeof url, "sqlite:%s/renda.db", app->config.data_dir);
    else
        snprintf(url, sizeof url, "%s", app->config.db_url);
    return db_pool_open(url, &options, &app->db, err);
}

static enum status bring_up_to_date(struct app *app, struct err *err)
{
    size_t pending = 0, done = 0;

    if (app->config.migrate == APP_MIGRATE_RUN)
        return migrate_run(app->db, err, NULL, NULL);
    TRY(migrate_pending(app->db, err, &pending, &done));
    if (app->config.migrate == APP_MIGRATE_NEW && done == 0)
        return migrate_run(app->db, err, NULL, NULL);
    return pending == 0 ? ST_OK
                        : fail_detail(err, ST_RULE, "db.migrations_pending",
                                      "%zu migrations to run: renda migrate", pending);
}

static enum status start_crypt(struct app *app, struct err *err)
{
    struct ctx *ctx = ctx_open_system(app, 0);
    const enum status st = crypt_start(ctx);

    if (st != ST_OK)
        *err = ctx->err;
    ctx_close(ctx);
    return st;
}

enum { WORKERS_AT_ONCE = 2 };

static enum status open_workers(struct app *app, struct err *err)
{
    char dir[4200];

    snprintf(dir, sizeof dir, "%s/worker", app->config.data_dir);
    return worker_pool_open(dir, WORKERS_AT_ONCE, NULL, &app->worker, err);
}

static enum status open_all(struct app *app, struct err *err)
{
    TRY(make_dir(app->config.data_dir, err));
    TRY(open_workers(app, err));
    app->tasks = task_pool_open();
    TRY(open_db(app, err));
    TRY(keyring_open(app->config.data_dir, &app->keys, err));
    if (app->config.migrate == APP_MIGRATE_LEAVE)
        return ST_OK;
    TRY(bring_up_to_date(app, err));
    return start_crypt(app, err);
}

enum status app_open(struct app *app, const struct app_config *config, struct err *err)
{
    enum status st;

    *app = (struct app){.config = *config};
    umask(077); /* whatever we make is for us alone */
    st = open_all(app, err);
    if (st != ST_OK)
        app_close(app);
    return st;
}

void app_close(struct app *app)
{
    task_pool_close(app->tasks);
    app->tasks = NULL;
    if (app->auth != NULL && app->auth->close != NULL)
        app->auth->close(app);
    db_pool_close(app->db);
    app->db = NULL;
    keyring_close(app->keys);
    app->keys = NULL;
    worker_pool_close(app->worker);
    app->worker = NULL;
}
