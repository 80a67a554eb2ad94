// SPDX-License-Identifier: MulanPSL-2.0
/* What the tests of the database share. */
#include "platform/db/tests/dbtest.h"
#include "dbtest_migrations.h"
#include "platform/crypt.h"
#include "platform/db/tests/dbtest_ready.h"
#include <fcntl.h>
#include <libpq-fe.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const TABLES[] = {"t_item", "t_child", NULL};
static const char *const UNJOURNALLED[] = {"t_scratch", "t_counter", NULL};

/* As test_crypt.c uses it: the key's id stands in n. */
static const struct sealed_column SEALED[] = {{"t_item", "data", "n", "t_item.data"}, {0}};

const struct module dbtest_module = {
    .name = "t",
    .migrations = dbtest_migrations,
    .tables = TABLES,
    .sealed = SEALED,
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

/* ---------------------------------------------------------------- PostgreSQL, behind the pool */

PGconn *dbtest_connection(void)
{
    static PGconn *kept;
    static pid_t owner;

    if (owner != getpid()) /* of a parent: it goes on using it */
        kept = NULL;
    owner = getpid();
    if (kept != NULL && PQstatus(kept) == CONNECTION_OK)
        return kept;
    PQfinish(kept);
    kept = PQconnectdb(getenv("RENDA_TEST_PG"));
    PQclear(PQexec(kept, "SET client_min_messages = error"));
    return kept;
}

bool dbtest_script(const char *sql, const char *s, const char *k)
{
    PGconn *c = dbtest_connection();
    char filled[2048];
    size_t n = 0;
    PGresult *r;
    bool good;

    for (; *sql != '\0' && n < sizeof filled - 100; sql++) {
        if (strncmp(sql, "{s}", 3) != 0 && strncmp(sql, "{k}", 3) != 0) {
            filled[n++] = *sql;
            continue;
        }
        n += (size_t)snprintf(filled + n, sizeof filled - n, "%s", sql[1] == 's' ? s : k);
        sql += 2;
    }
    filled[n] = '\0';
    r = PQexec(c, filled);
    good = PQresultStatus(r) == PGRES_COMMAND_OK || PQresultStatus(r) == PGRES_TUPLES_OK;
    if (!good)
        printf("# PostgreSQL: %s\n", PQerrorMessage(c));
    PQclear(r);
    return good;
}

static bool pg_is_there(void)
{
    const char *url = getenv("RENDA_TEST_PG");

    if (url != NULL && *url != '\0')
        return true;
    printf("# PostgreSQL skipped: RENDA_TEST_PG is not set (script/soak sets it)\n");
    return false;
}

static const char *schema_of(const char *name, char out[64])
{
    snprintf(out, 64, "t_%s_%d", name, getpid());
    return out;
}

static void bail(const char *name, const char *why, const char *detail)
{
    printf("Bail out! %s: %s %s\n", name, why, detail);
    exit(1);
}

/* It becomes the name of a schema, or part of a file's. */
static void check_name(enum db_kind kind, const char *name)
{
    static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    const size_t len = strlen(name);

    if (len == 0 || len > 48 || strpbrk(name, " /") != NULL ||
        (kind == DB_PGSQL && strspn(name, LETTERS) != len))
        bail(name, "is no name for a test's database:", "a-z, 0-9 and _, at most 48");
}

/* ---------------------------------------------------------------- migrated once in a program */

/* The tables are the same for every database of one test program: they are made once, then the
 * file is copied, or the schema of the last test is emptied and renamed. */
static struct {
    pid_t owner; /* a forked child leaves it alone */
    char file[1100], schema[64], kept[64];
    bool handed_on; /* of all modules, from another program (dbtest_ready.h) */
} ready;

/* The rows that the migrations themselves have brought. */
const char DBTEST_KEEP[] =
    "CREATE SCHEMA {k};"
    "DO $$ DECLARE t record; n bigint; BEGIN"
    " FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = '{s}' LOOP"
    " EXECUTE format('SELECT count(*) FROM (SELECT 1 FROM {s}.%I LIMIT 1) x', t.tablename) INTO n;"
    " IF n > 0 THEN EXECUTE format('CREATE TABLE {k}.%1$I AS TABLE {s}.%1$I', t.tablename); END IF;"
    " END LOOP; END $$";
static const char RESET[] =
    "SET LOCAL session_replication_role = replica;"
    "DO $$ DECLARE t record; BEGIN"
    " FOR t IN SELECT relname FROM pg_class WHERE relnamespace = '{s}'::regnamespace"
    " AND relkind = 'r' AND pg_relation_size(oid) > 0 LOOP" /* the others never had a row */
    " EXECUTE format('DELETE FROM {s}.%I', t.relname); END LOOP;"
    " FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = '{k}' LOOP"
    " EXECUTE format('INSERT INTO {s}.%1$I SELECT * FROM {k}.%1$I', t.tablename); END LOOP;"
    " FOR t IN SELECT sequencename FROM pg_sequences WHERE schemaname = '{s}' LOOP"
    " EXECUTE format('ALTER SEQUENCE {s}.%I RESTART', t.sequencename); END LOOP; END $$";

static void forget_ready(void)
{
    if (ready.owner != getpid())
        return;
    if (*ready.file != '\0')
        unlink(ready.file);
    if (ready.handed_on && *ready.schema != '\0') {
        dbtest_ready_give(ready.schema, ready.kept);
        return;
    }
    if (*ready.schema != '\0')
        (void)dbtest_script("DROP SCHEMA IF EXISTS {s} CASCADE", ready.schema, "");
    if (*ready.kept != '\0')
        (void)dbtest_script("DROP SCHEMA IF EXISTS {k} CASCADE", "", ready.kept);
}

static void own_ready(void)
{
    if (ready.owner == getpid())
        return;
    memset(&ready, 0, sizeof ready);
    ready.owner = getpid();
    atexit(forget_ready);
}

static bool copy_file(const char *from, const char *to)
{
    const int in = open(from, O_RDONLY | O_CLOEXEC);
    const int out = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    struct stat st;
    off_t at = 0;
    bool good = in >= 0 && out >= 0 && fstat(in, &st) == 0;

    while (good && at < st.st_size)
        good = sendfile(out, in, &at, (size_t)(st.st_size - at)) > 0;
    if (in >= 0)
        close(in);
    return (out < 0 || close(out) == 0) && good;
}

/* Empty tables for `name`, made before in this program. */
static bool take_ready(enum db_kind kind, const char *name)
{
    char schema[64];

    own_ready();
    if (kind == DB_SQLITE)
        return *ready.file != '\0' && copy_file(ready.file, dbtest_url(kind, name) + 7);
    if (*ready.kept == '\0')
        ready.handed_on = dbtest_ready_take(ready.schema, ready.kept);
    if (*ready.schema == '\0' || !dbtest_script(RESET, ready.schema, ready.kept) ||
        (ready.handed_on && !dbtest_ready_trim(ready.schema)))
        return false;
    schema_of(name, schema);
    if (strcmp(schema, ready.schema) != 0 &&
        !(dbtest_script("DROP SCHEMA IF EXISTS {s} CASCADE", schema, "") &&
          dbtest_script("ALTER SCHEMA {k} RENAME TO {s}", schema, ready.schema)))
        return false;
    *ready.schema = '\0';
    return true;
}

static void keep_ready(enum db_kind kind, const char *name)
{
    char schema[64];

    if (kind == DB_PGSQL && *ready.kept == '\0') {
        snprintf(ready.kept, sizeof ready.kept, "t_kept_%d", getpid());
        if (!dbtest_script(DBTEST_KEEP, schema_of(name, schema), ready.kept))
            *ready.kept = '\0';
    }
}

/* A file with all tables, closed, so that nothing is left in its log. */
static void make_file(void)
{
    struct err err = {0};
    struct db_pool *pool;
    char url[1200];

    snprintf(ready.file, sizeof ready.file, "%s/renda-test-ready-%d.db", temp_dir(), getpid());
    unlink(ready.file);
    snprintf(url, sizeof url, "sqlite:%s", ready.file);
    if (db_pool_open(url, &(struct db_options){.not_durable = true}, &pool, &err) != ST_OK ||
        migrate_run(pool, &err, NULL, NULL) != ST_OK)
        bail("template", err.key, err.detail);
    db_pool_close(pool);
}

bool dbtest_empty(enum db_kind kind, const char *name)
{
    char schema[64];

    check_name(kind, name);
    if (kind == DB_PGSQL) {
        if (!pg_is_there())
            return false;
        if (!dbtest_script("DROP SCHEMA IF EXISTS {s} CASCADE; CREATE SCHEMA {s}",
                           schema_of(name, schema), ""))
            bail(name, "no schema", schema);
        return true;
    }
    remove_files(name);
    return true;
}

bool dbtest_open(enum db_kind kind, const char *name, const struct db_options *options,
                 struct app *app)
{
    struct err err = {0};
    bool migrated;

    check_name(kind, name);
    *app = (struct app){0};
    if (kind == DB_PGSQL && !pg_is_there())
        return false;
    if (kind == DB_SQLITE)
        remove_files(name);
    own_ready();
    if (kind == DB_SQLITE && *ready.file == '\0')
        make_file();
    migrated = take_ready(kind, name);
    if (!migrated && !dbtest_empty(kind, name))
        return false;
    if (db_pool_open(dbtest_url(kind, name), options, &app->db, &err) != ST_OK)
        bail(name, err.key, err.detail);
    if (migrated)
        return true;
    if (migrate_run(app->db, &err, NULL, NULL) != ST_OK)
        bail(name, err.key, err.detail);
    keep_ready(kind, name);
    return true;
}

void dbtest_close(enum db_kind kind, const char *name, struct app *app)
{
    char schema[64];

    db_pool_close(app->db);
    if (kind == DB_SQLITE) {
        remove_files(name);
        return;
    }
    schema_of(name, schema);
    if (ready.owner == getpid() && *ready.schema == '\0' && *ready.kept != '\0')
        snprintf(ready.schema, sizeof ready.schema, "%s", schema);
    else
        (void)dbtest_script("DROP SCHEMA IF EXISTS {s} CASCADE", schema, "");
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
