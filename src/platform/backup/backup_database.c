// SPDX-License-Identifier: MulanPSL-2.0
/* Copies of databases: SQLite by its backup interface, PostgreSQL by pg_dump and pg_restore. */
#include "platform/backup/backup_internal.h"
#include "platform/backup/backup_run.h"
#include "platform/db/db_internal.h"
#include "platform/migrate.h"
#include <sqlite3.h>
#include <sys/stat.h>

/* ---------------------------------------------------------------- SQLite */

/* All pages in one step: one read snapshot, and the writer goes on beside it. */
static int copy_pages(sqlite3 *from, sqlite3 *to)
{
    sqlite3_backup *b = sqlite3_backup_init(to, "main", from, "main");
    int code;

    if (b == NULL)
        return sqlite3_extended_errcode(to);
    code = sqlite3_backup_step(b, -1);
    sqlite3_backup_finish(b);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

static enum status copy_sqlite(struct ctx *ctx, const char *path)
{
    struct db *from;
    sqlite3 *to = NULL;
    int code;

    TRY(db_open(ctx->app->db, false, &from, &ctx->err));
    code = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    if (code == SQLITE_OK)
        code = copy_pages(from->handle, to);
    sqlite3_close(to);
    db_close(from);
    if (code == SQLITE_OK)
        return ST_OK;
    if (code == SQLITE_FULL || (code & 0xff) == SQLITE_IOERR)
        return fail_detail(&ctx->err, ST_BUSY, "db.disk_full", "sqlite %d", code);
    return fail_detail(&ctx->err, ST_INTERNAL, "backup.failed", "sqlite %d: %s", code,
                       sqlite3_errstr(code));
}

static int first_text(void *out, int cols, char **values, char **names)
{
    (void)names;
    snprintf(out, 64, "%s", cols > 0 && values[0] != NULL ? values[0] : "");
    return 1; /* one row is enough */
}

static bool file_sound(const char *path)
{
    char answer[64] = "";
    sqlite3 *h = NULL;

    if (sqlite3_open_v2(path, &h, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
        (void)sqlite3_exec(h, "PRAGMA quick_check(1)", first_text, answer, NULL);
    sqlite3_close(h);
    return strcmp(answer, "ok") == 0;
}

bool database_sound(struct ctx *ctx)
{
    return db_kind(ctx) != DB_SQLITE || file_sound(ctx->app->db->path);
}

enum status database_check(const char *path, struct err *err)
{
    char url[BACKUP_PATH_SIZE + 8];
    struct db_pool *pool;
    size_t pending;
    enum status st;

    if (!file_sound(path))
        return fail_detail(err, ST_INVALID, "backup.broken", "database");
    snprintf(url, sizeof url, "sqlite:%s", path);
    TRY(db_pool_open(url, NULL, &pool, err));
    st = migrate_pending(pool, err, &pending, NULL);
    db_pool_close(pool);
    if (st != ST_OK && err->key != NULL && strcmp(err->key, "db.migration_unknown") == 0)
        return fail(err, ST_INVALID, "backup.newer", NULL);
    return st;
}

/* ---------------------------------------------------------------- PostgreSQL */

static enum status copy_pgsql(struct ctx *ctx, const char *path)
{
    const char *const words[] = {"pg_dump",         "--format=custom", "--compress=1", "--no-owner",
                                 "--no-privileges", "--file",          path,           NULL};

    return run_pgsql(ctx->app->db->url, words, &ctx->err);
}

static enum status is_empty(const char *url, struct err *err)
{
    struct db_pool *pool;
    struct rows r = {0};
    struct arena *a = arena_open(0);
    struct db *db;
    int64_t changed;
    enum status st = db_pool_open(url, NULL, &pool, err);

    if (st == ST_OK) {
        st = db_open(pool, false, &db, err);
        if (st == ST_OK) {
            st = db_run(db, a, err,
                        "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema()", NULL,
                        0, &r, &changed);
            db_close(db);
        }
        db_pool_close(pool);
    }
    if (st == ST_OK && cell_int(&r, 0, 0) != 0)
        st = fail(err, ST_CONFLICT, "backup.occupied", NULL);
    arena_close(a);
    return st;
}

enum status database_fill(const char *url, const char *path, struct err *err)
{
    const char *const words[] = {"pg_restore",
                                 "--single-transaction",
                                 "--exit-on-error",
                                 "--no-owner",
                                 "--no-privileges",
                                 "--dbname",
                                 RUN_PGSQL_NAME,
                                 path,
                                 NULL};

    TRY(is_empty(url, err));
    return run_pgsql(url, words, err);
}

enum status database_copy(struct ctx *ctx, const char *path)
{
    return db_kind(ctx) == DB_SQLITE ? copy_sqlite(ctx, path) : copy_pgsql(ctx, path);
}
