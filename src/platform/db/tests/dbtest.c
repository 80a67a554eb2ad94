// SPDX-License-Identifier: MulanPSL-2.0
/* What the tests of the database share. */
#include "platform/db/tests/dbtest.h"
#include "dbtest_migrations.h"
#include <libpq-fe.h>
#include <unistd.h>

static const char *const TABLES[] = {"t_item", "t_child", NULL};
static const char *const UNJOURNALLED[] = {"t_scratch", "t_counter", NULL};

const struct module dbtest_module = {
    .name = "t",
    .migrations = dbtest_migrations,
    .tables = TABLES,
    .tables_unjournalled = UNJOURNALLED,
};

static const char *temp_dir(void)
{
    const char *dir = getenv("TMPDIR");

    return dir != NULL ? dir : "/tmp";
}

const char *dbtest_url(enum db_kind kind, const char *name)
{
    static char url[1024];
    const char *pg = getenv("RENDA_TEST_PG");

    if (kind == DB_SQLITE)
        snprintf(url, sizeof url, "sqlite:%s/renda-test-%s-%d.db", temp_dir(), name, getpid());
    else
        snprintf(url, sizeof url, "%s%soptions=-csearch_path%%3Dt_%s_%d", pg,
                 strchr(pg, '?') != NULL ? "&" : "?", name, getpid());
    return url;
}

static void remove_files(const char *name)
{
    static const char *const SUFFIXES[] = {"", "-wal", "-shm"};

    for (size_t i = 0; i < COUNT(SUFFIXES); i++) {
        char path[1100];

        snprintf(path, sizeof path, "%s%s", dbtest_url(DB_SQLITE, name) + 7, SUFFIXES[i]);
        unlink(path);
    }
}

static bool make_schema(const char *name, bool make)
{
    const char *url = getenv("RENDA_TEST_PG");
    char sql[256];
    PGconn *c;
    PGresult *r;
    bool good;

    if (url == NULL || *url == '\0') {
        printf("# PostgreSQL skipped: RENDA_TEST_PG is not set (script/test sets it)\n");
        return false;
    }
    c = PQconnectdb(url);
    snprintf(sql, sizeof sql, "DROP SCHEMA IF EXISTS t_%s_%d CASCADE; %s t_%s_%d", name, getpid(),
             make ? "CREATE SCHEMA" : "DROP SCHEMA IF EXISTS", name, getpid());
    PQclear(PQexec(c, "SET client_min_messages = error"));
    r = PQexec(c, sql);
    good = PQresultStatus(r) == PGRES_COMMAND_OK;
    if (!good)
        printf("# PostgreSQL: %s\n", PQerrorMessage(c));
    PQclear(r);
    PQfinish(c);
    return good;
}

bool dbtest_empty(enum db_kind kind, const char *name)
{
    if (kind == DB_PGSQL)
        return make_schema(name, true);
    remove_files(name);
    return true;
}

bool dbtest_open(enum db_kind kind, const char *name, const struct db_options *options,
                 struct app *app)
{
    struct err err = {0};

    *app = (struct app){0};
    if (!dbtest_empty(kind, name))
        return false;
    if (db_pool_open(dbtest_url(kind, name), options, &app->db, &err) != ST_OK ||
        migrate_run(app->db, &err, NULL, NULL) != ST_OK) {
        printf("Bail out! %s: %s\n", err.key, err.detail);
        exit(1);
    }
    return true;
}

void dbtest_close(enum db_kind kind, const char *name, struct app *app)
{
    db_pool_close(app->db);
    if (kind == DB_SQLITE)
        remove_files(name);
    else
        (void)make_schema(name, false);
}

struct ctx *dbtest_ctx(struct app *app)
{
    return ctx_open_system(app, 1);
}

int64_t dbtest_int(struct ctx *ctx, const char *sql)
{
    struct rows r;

    return db_one(ctx, &r, sql, NULL, 0) == ST_OK ? cell_int(&r, 0, 0) : -1;
}

void dbtest_event(struct ctx *ctx)
{
    db_note_event(ctx);
}

enum status dbtest_add(struct ctx *ctx, const void *item)
{
    const struct dbtest_item *in = item;
    const int64_t id = in->id != 0 ? in->id : db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO t_item (congress_id, id, name, n) VALUES (:congress, :id, :name, :n)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_TEXT("name", in->name),
                B_INT("n", in->n)));
    db_note_row(ctx, "t_item", id, false);
    dbtest_event(ctx);
    return ST_OK;
}
