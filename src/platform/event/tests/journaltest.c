// SPDX-License-Identifier: MulanPSL-2.0
/* What the tests of journal, keys and jobs share. */
#include "platform/event/tests/journaltest.h"
#include "platform/db_pool.h"
#include <dirent.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <unistd.h>

bool journaltest_open(struct journaltest *t, enum db_kind kind, const char *name)
{
    const struct db_options options = {.not_durable = true}; /* killed programs, not machines */

    return journaltest_open_with(t, kind, name, &options);
}

bool journaltest_open_with(struct journaltest *t, enum db_kind kind, const char *name,
                           const struct db_options *options)
{
    struct ctx *ctx;
    struct err err;

    *t = (struct journaltest){.kind = kind, .name = name};
    if (!dbtest_open(kind, name, options, &t->app))
        return false;
    snprintf(t->dir, sizeof t->dir, "/tmp/renda-test-XXXXXX");
    ASSERT(mkdtemp(t->dir) != NULL);
    t->app.config.data_dir = t->dir;
    if (keyring_open(t->dir, &t->app.keys, &err) != ST_OK) {
        printf("Bail out! %s\n", err.detail);
        exit(1);
    }
    ctx = ctx_open_system(&t->app, 0);
    if (crypt_start(ctx) != ST_OK) {
        printf("Bail out! %s\n", ctx->err.detail);
        exit(1);
    }
    ctx_close(ctx);
    t->ctx = ctx_open_system(&t->app, CONGRESS);
    return true;
}

static void remove_tree(const char *dir)
{
    struct dirent *entry;
    DIR *d = opendir(dir);

    while (d != NULL && (entry = readdir(d)) != NULL) {
        char path[512];

        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", dir, entry->d_name);
        if (unlink(path) != 0)
            remove_tree(path);
    }
    if (d != NULL)
        closedir(d);
    rmdir(dir);
}

void journaltest_close(struct journaltest *t)
{
    ctx_close(t->ctx);
    dbtest_close(t->kind, t->name, &t->app);
    keyring_close(t->app.keys);
    remove_tree(t->dir);
}

void journaltest_both(const char *name, void (*fn)(struct journaltest *))
{
    static const enum db_kind KINDS[] = {DB_SQLITE, DB_PGSQL};

    for (size_t i = 0; i < COUNT(KINDS); i++) {
        struct journaltest t;

        if (!journaltest_open(&t, KINDS[i], name))
            continue;
        printf("# %s on %s\n", name, KINDS[i] == DB_SQLITE ? "SQLite" : "PostgreSQL");
        fn(&t);
        journaltest_close(&t);
    }
}

struct change {
    int64_t id, n;
    struct str name;
    int64_t *out_id;
};

static void must(struct ctx *ctx, enum status st, const char *what)
{
    if (st == ST_OK)
        return;
    printf("Bail out! %s: %s %s\n", what, ctx->err.key, ctx->err.detail);
    exit(1);
}

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct change *in = input;
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO t_item (congress_id, id, name, n) VALUES (:congress, :id, :name, 0)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_TEXT("name", in->name)));
    TRY(event_row(ctx, "t_item", id));
    *in->out_id = id;
    return event_emit(ctx, "t.added", id);
}

int64_t journaltest_add(struct ctx *ctx, const char *name)
{
    int64_t id = 0;

    must(ctx, db_tx(ctx, add_tx, &(struct change){.name = str_from(name), .out_id = &id}), "add");
    return id;
}

static enum status change_tx(struct ctx *ctx, const void *input)
{
    const struct change *in = input;

    TRY(DB_EXEC_ONE(ctx, "UPDATE t_item SET n = :n WHERE congress_id = :congress AND id = :id",
                    B_INT("n", in->n), B_INT("congress", ctx->congress_id), B_INT("id", in->id)));
    TRY(event_row(ctx, "t_item", in->id));
    return event_emit_data(ctx, "t.changed", in->id, S("{\"why\":\"test\"}"));
}

void journaltest_change(struct ctx *ctx, int64_t id, int64_t n)
{
    must(ctx, db_tx(ctx, change_tx, &(struct change){.id = id, .n = n}), "change");
}

static enum status remove_tx(struct ctx *ctx, const void *input)
{
    const struct change *in = input;

    TRY(DB_EXEC_ONE(ctx, "DELETE FROM t_item WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", in->id)));
    TRY(event_row_gone(ctx, "t_item", in->id));
    return event_emit(ctx, "t.removed", in->id);
}

void journaltest_remove(struct ctx *ctx, int64_t id)
{
    must(ctx, db_tx(ctx, remove_tx, &(struct change){.id = id}), "remove");
}

static bool sqlite_script(const char *path, const char *sql)
{
    sqlite3 *h;
    bool good = sqlite3_open(path, &h) == SQLITE_OK && sqlite3_busy_timeout(h, 5000) == SQLITE_OK &&
                sqlite3_exec(h, sql, NULL, NULL, NULL) == SQLITE_OK;

    if (!good)
        printf("# %s\n", sqlite3_errmsg(h));
    sqlite3_close(h);
    return good;
}

static bool pgsql_script(const char *url, const char *sql)
{
    PGconn *c = PQconnectdb(url);
    PGresult *r = PQexec(c, sql);
    const bool good = PQresultStatus(r) == PGRES_COMMAND_OK;

    if (!good)
        printf("# %s\n", PQerrorMessage(c));
    PQclear(r);
    PQfinish(c);
    return good;
}

void journaltest_behind(struct journaltest *t, const char *fmt, ...)
{
    const char *url = dbtest_url(t->kind, t->name);
    char sql[1024];
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(sql, sizeof sql, fmt, ap);
    va_end(ap);
    if (t->kind == DB_SQLITE ? sqlite_script(url + strlen("sqlite:"), sql) : pgsql_script(url, sql))
        return;
    printf("Bail out! %s\n", sql);
    exit(1);
}
