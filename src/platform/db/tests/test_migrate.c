// SPDX-License-Identifier: MulanPSL-2.0
/* Migrations: once, by one of many, unchanged, whole or not at all. */
#include "platform/db/tests/dbtest.h"
#include <sys/wait.h>
#include <unistd.h>

/* The module of this test; its second step is put in and taken out. */
/* Steps of the platform itself, which come first. */
enum { OURS = 3 };

static struct migration steps[] = {
    {1, "0001_m",
     "CREATE TABLE m_one (congress_id BIGINT NOT NULL, id BIGINT NOT NULL, data "
     "{{blob}}, PRIMARY KEY (congress_id, id)) {{clustered}};\n"
     "-- a comment; with a semicolon\n"
     "INSERT INTO m_one (congress_id, id) VALUES (1, 1);\n"
     "{{sqlite}} INSERT INTO m_one (congress_id, id) VALUES (2, 2);\n"
     "{{pgsql}} INSERT INTO m_one (congress_id, id) VALUES (3, 3);\n"},
    {0},
    {0},
    {0},
};
static const struct migration SECOND = {
    2, "0002_more", "ALTER TABLE m_one ADD COLUMN more TEXT NOT NULL DEFAULT 'a;b';"};
static const struct migration BROKEN = {
    2, "0002_broken", "INSERT INTO m_one (congress_id, id) VALUES (9, 9); CREATE TABEL x (y INT);"};

static const struct module m_module = {.name = "m", .migrations = steps};
const struct module *const MODULES[] = {&m_module, NULL};

static struct app app;
static struct err err;

static int64_t number(const char *sql)
{
    struct ctx *ctx = dbtest_ctx(&app);
    const int64_t n = dbtest_int(ctx, sql);

    ctx_close(ctx);
    return n;
}

/* Change what the program remembers, behind its back. */
static void tamper(const char *sql)
{
    struct db *db;

    ASSERT(db_open(app.db, true, &db, &err) == ST_OK);
    if (app.db->driver->kind == DB_PGSQL)
        ASSERT(app.db->driver->lock(db, &err) == ST_OK);
    ASSERT(app.db->driver->script(db, sql, &err) == ST_OK);
    if (app.db->driver->kind == DB_PGSQL)
        ASSERT(app.db->driver->unlock(db, true, &err) == ST_OK);
    db_close(db);
}

static void each_step_runs_once(enum db_kind kind)
{
    size_t count = 99;

    OK(migrate_pending(app.db, &err, &count, NULL) == ST_OK, "an empty database");
    EQ_INT(count, OURS + 1, "all steps are missing");
    OK(migrate_run(app.db, &err, NULL, &count) == ST_OK, "run");
    EQ_INT(count, OURS + 1, "all steps");
    OK(migrate_run(app.db, &err, NULL, &count) == ST_OK, "run again");
    EQ_INT(count, 0, "nothing to do");
    EQ_INT(number("SELECT sum(id) FROM m_one"), kind == DB_SQLITE ? 3 : 4,
           "lines for the other database are left out");
    steps[1] = SECOND;
    OK(migrate_pending(app.db, &err, &count, NULL) == ST_OK && count == 1, "a new step");
    OK(migrate_run(app.db, &err, NULL, &count) == ST_OK && count == 1, "runs alone");
    EQ_INT(number("SELECT count(*) FROM m_one WHERE more = 'a;b'"), 2, "and did its work");
}

static void a_dry_run_changes_nothing(void)
{
    char *text = NULL;
    size_t size, count;
    FILE *to = open_memstream(&text, &size);

    steps[1] = SECOND;
    OK(migrate_run(app.db, &err, to, &count) == ST_OK, "dry run");
    fclose(to);
    EQ_INT(count, OURS + 2, "of all steps and one more");
    OK(strstr(text, "-- m/0002_more\nALTER TABLE m_one") != NULL, "shows what would run");
    OK(strstr(text, "{{") == NULL, "in the words of the database");
    free(text);
    OK(migrate_pending(app.db, &err, &count, NULL) == ST_OK && count == OURS + 2,
       "and runs nothing");
    steps[1] = (struct migration){0};
}

static void tampering_is_found(void)
{
    size_t count;

    tamper("UPDATE schema_migration SET checksum = 'x' || checksum WHERE module = 'm'"
           " AND number = 2");
    OK(migrate_run(app.db, &err, NULL, &count) == ST_INTERNAL, "a changed step");
    EQ_TEXT(err.key, "db.migration_changed", "is refused");
    OK(strstr(err.detail, "m/0002_more") != NULL, "by name");
    OK(migrate_pending(app.db, &err, &count, NULL) == ST_INTERNAL, "also when only asking");
    tamper("UPDATE schema_migration SET checksum = substr(checksum, 2) WHERE module = 'm'"
           " AND number = 2");
    OK(migrate_run(app.db, &err, NULL, &count) == ST_OK, "mended");
    tamper("INSERT INTO schema_migration (module, number, name, checksum, applied_at)"
           " VALUES ('future', 7, '0007_future', 'x', 0)");
    OK(migrate_run(app.db, &err, NULL, &count) == ST_INTERNAL, "a database that is newer");
    EQ_TEXT(err.key, "db.migration_unknown", "is refused");
    tamper("DELETE FROM schema_migration WHERE module = 'future'");
}

static void a_broken_step_leaves_nothing(void)
{
    const int64_t before = number("SELECT count(*) FROM m_one");
    size_t count;

    steps[2] = BROKEN;
    steps[2].number = 3;
    OK(migrate_run(app.db, &err, NULL, &count) == ST_INTERNAL, "a step with an error");
    EQ_TEXT(err.key, "db.migration_failed", "is told");
    OK(strstr(err.detail, "m/0002_broken") != NULL && strstr(err.detail, "TABEL") != NULL,
       "with step and statement");
    EQ_INT(number("SELECT count(*) FROM m_one"), before, "nothing of it remains");
    steps[2] = (struct migration){0};
    OK(migrate_run(app.db, &err, NULL, &count) == ST_OK, "the database is as before");
}

/* In a process of its own: wait for the start, migrate, tell how many steps were run. */
static int migrate_in_child(const char *url, int start)
{
    struct db_pool *pool;
    size_t count;
    char c;

    if (read(start, &c, 1) != 0 || db_pool_open(url, NULL, &pool, &err) != ST_OK ||
        migrate_run(pool, &err, NULL, &count) != ST_OK) {
        fprintf(stderr, "# %s: %s\n", err.key, err.detail);
        return 100;
    }
    db_pool_close(pool);
    return (int)count;
}

static void two_programs_at_once(enum db_kind kind)
{
    int start[2], status, sum = 0;
    pid_t children[2];
    char url[1024];

    snprintf(url, sizeof url, "%s", dbtest_url(kind, "migrate"));
    ASSERT(pipe(start) == 0);
    fflush(stdout);
    for (size_t i = 0; i < COUNT(children); i++) {
        children[i] = fork();
        ASSERT(children[i] >= 0);
        if (children[i] == 0) {
            close(start[1]);
            _exit(migrate_in_child(url, start[0]));
        }
    }
    close(start[0]);
    close(start[1]); /* both read the end of the file now */
    for (size_t i = 0; i < COUNT(children); i++) {
        ASSERT(waitpid(children[i], &status, 0) == children[i]);
        sum += WIFEXITED(status) ? WEXITSTATUS(status) : 1000;
    }
    EQ_INT(sum, OURS + 1, "two programs at once: each step once");
}

static void suite(enum db_kind kind)
{
    steps[1] = steps[2] = (struct migration){0};
    for (int i = 0; i < 5; i++) {
        if (!dbtest_empty(kind, "migrate")) {
            tap_check(true, "migrations on PostgreSQL # SKIP RENDA_TEST_PG is not set", __FILE__,
                      0);
            return;
        }
        two_programs_at_once(kind);
    }
    ASSERT(dbtest_empty(kind, "migrate"));
    app = (struct app){0};
    ASSERT(db_pool_open(dbtest_url(kind, "migrate"), NULL, &app.db, &err) == ST_OK);
    a_dry_run_changes_nothing();
    each_step_runs_once(kind);
    tampering_is_found();
    a_broken_step_leaves_nothing();
    dbtest_close(kind, "migrate", &app);
}

int main(void)
{
    suite(DB_SQLITE);
    suite(DB_PGSQL);
    return tap_done();
}
