// SPDX-License-Identifier: MulanPSL-2.0
/* More than there is memory for, on both databases; and names that a test may not have. */
#include "base/arena_limit.h"
#include "platform/db/tests/dbtest.h"
#include "platform/db_pool.h"
#include <sys/wait.h>
#include <unistd.h>

static struct app app;
static struct ctx *ctx;
static struct arena *arena_of_the_program;

static void set_true(void *p)
{
    *(bool *)p = true;
}

static void close_arena(void *a)
{
    arena_close(a);
}

/* ---------------------------------------------------------------- more than there is memory for */

enum { SMALL_ARENA = 64 * 1024, LONG_NAME = 20 * 1024 };

static enum status long_names_tx(struct ctx *tx, const void *input)
{
    const struct str *name = input;

    arr_each (i, 8)
        TRY(dbtest_add(tx, &(struct dbtest_item){.name = {name->ptr, name->len - i}, .n = 77}));
    return ST_OK;
}

static enum status greedy_tx(struct ctx *tx, const void *input)
{
    TRY(dbtest_add(tx, input));
    tx->congress_id = 2; /* as somebody who means to put it back */
    for (;;)
        (void)arena_alloc(tx->arena, 1024);
}

struct read {
    struct rows rows;
    enum status st;
};

static void reads_apart(void *p)
{
    struct read *in = p;

    in->st = DB_ROWS(ctx, &in->rows, "SELECT name FROM t_item WHERE n = :n", B_INT("n", 77));
}

static void too_much_is_an_answer(void)
{
    static const char COUNT_SQL[] = "SELECT count(*) FROM t_item WHERE n = 78";
    struct arena *own = arena_open(SMALL_ARENA), *keep = ctx->arena;
    char *bytes = arena_alloc(keep, LONG_NAME);
    const struct str name = {bytes, LONG_NAME};
    struct read in = {.st = ST_OK};

    memset(bytes, 'n', LONG_NAME);
    OK(db_tx(ctx, long_names_tx, &name) == ST_OK, "eight rows of 20 KiB");
    ctx->arena = own;
    OK(arena_guarded(reads_apart, &in), "a statement is never left in the middle");
    EQ_INT(in.st, ST_BUSY, "it stops by itself, for another time");
    EQ_TEXT(ctx->err.key, "error.too_much", "and says why");
    EQ_INT(in.rows.count, 0, "without rows");
    arena_clear(own);
    EQ_INT(db_tx(ctx, greedy_tx, &(struct dbtest_item){.name = S("left"), .n = 78}), ST_BUSY,
           "a transaction that takes for ever");
    EQ_TEXT(ctx->err.key, "error.too_much", "says so as well");
    OK(ctx->arena == own && ctx->congress_id == 1, "its ctx is as it was");
    ctx->arena = keep;
    arena_close(own);
    EQ_INT(dbtest_int(ctx, COUNT_SQL), 0, "nothing is written");
    OK(db_tx(ctx, dbtest_add, &(struct dbtest_item){.name = S("next"), .n = 78}) == ST_OK,
       "the next one is");
    EQ_INT(dbtest_int(ctx, COUNT_SQL), 1, "once");
}

/* ---------------------------------------------------------------- what a left one held */

static void reads_with_its_own(void *p)
{
    struct ctx *own = ctx_open_system(&app, 1), *other = ctx_open_system(&app, 1);
    struct rows r;
    bool *freed = p;

    OK(DB_ROWS(own, &r, "SELECT 1 WHERE 1 = :n", B_INT("n", 1)) == ST_OK, "it reads");
    OK(DB_ROWS(other, &r, "SELECT 1 WHERE 1 = :n", B_INT("n", 1)) == ST_OK, "with two");
    arena_on_free(own->arena, set_true, freed);
    own->arena = arena_open(SMALL_ARENA); /* as a piece of it has one */
    arena_on_free(arena_of_the_program, close_arena, own->arena);
    ctx_close(other);
    for (;;)
        (void)arena_alloc(own->arena, 1024);
}

static void connections_come_back(void)
{
    struct db_stats before, after;
    bool freed = false;

    arena_of_the_program = arena_open(0);
    db_release(ctx->db);
    ctx->db = NULL;
    db_pool_stats(app.db, &before);
    OK(!arena_guarded(reads_with_its_own, &freed), "work with a ctx of its own is left");
    db_pool_stats(app.db, &after);
    EQ_INT(after.in_use, before.in_use, "its connection is free again");
    OK(freed, "and its memory");
    arena_close(arena_of_the_program);
}

/* ---------------------------------------------------------------- the tests themselves */

/* A name with a blank made no schema: the test was left out, and passed. */
static void a_test_has_a_name(enum db_kind kind, const char *name)
{
    const pid_t child = fork();
    int how = 0;

    ASSERT(child >= 0);
    if (child == 0) {
        struct app other;

        if (freopen("/dev/null", "w", stdout) == NULL)
            _exit(2);
        (void)dbtest_open(kind, name, NULL, &other);
        _exit(0);
    }
    ASSERT(waitpid(child, &how, 0) == child);
    OK(WIFEXITED(how) && WEXITSTATUS(how) == 1, "a test without a proper name ends the program");
}

static void suite(enum db_kind kind)
{
    if (!dbtest_open(kind, "limit", NULL, &app)) {
        tap_check(true, "limits on PostgreSQL # SKIP RENDA_TEST_PG is not set", __FILE__, 0);
        return;
    }
    ctx = dbtest_ctx(&app);
    too_much_is_an_answer();
    connections_come_back();
    ctx_close(ctx);
    dbtest_close(kind, "limit", &app);
}

int main(void)
{
    a_test_has_a_name(DB_SQLITE, "two words");
    a_test_has_a_name(DB_PGSQL, "two words");
    a_test_has_a_name(DB_PGSQL, "so-called");
    a_test_has_a_name(DB_SQLITE, "");
    suite(DB_SQLITE);
    suite(DB_PGSQL);
    return tap_done();
}
