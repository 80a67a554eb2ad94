// SPDX-License-Identifier: MulanPSL-2.0
/* Many threads, and two programs at once: nothing lost, nothing doubled, ids unique for ever. */
#include "platform/db/tests/dbtest.h"
#include <pthread.h>
#include <sys/stat.h>
#include <time.h>

enum { THREADS_MAX = 64, ADDERS = 64, ADDS = 20, COUNTERS = 4, COUNTS = 25 };
enum { ID_THREADS = 8, ID_ROUNDS = 40, IDS_PER_ROUND = 7 };

struct worker {
    struct app *app;
    size_t number;
    uint64_t acknowledged;
    enum status worst;
};

/* Run fn in n threads, a ctx in each. */
static void in_threads(struct app *app, size_t n, void *(*fn)(void *), struct worker *workers)
{
    pthread_t threads[THREADS_MAX];

    for (size_t i = 0; i < n; i++) {
        workers[i] = (struct worker){.app = app, .number = i};
        ASSERT(pthread_create(&threads[i], NULL, fn, &workers[i]) == 0);
    }
    for (size_t i = 0; i < n; i++)
        pthread_join(threads[i], NULL);
}

static enum status worst_of(const struct worker *workers, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (workers[i].worst != ST_OK)
            return workers[i].worst;
    return ST_OK;
}

/* ---------------------------------------------------------------- lost updates */

static enum status increment_tx(struct ctx *ctx, const void *input)
{
    struct rows r;

    (void)input;
    TRY(DB_ONE(ctx, &r, "SELECT n FROM t_counter WHERE congress_id = 1 AND id = :id",
               B_INT("id", 1)));
    return DB_EXEC_ONE(ctx, "UPDATE t_counter SET n = :n WHERE congress_id = 1 AND id = :id",
                       B_INT("n", cell_int(&r, 0, 0) + 1), B_INT("id", 1));
}

static void *count_up(void *p)
{
    struct worker *w = p;
    struct ctx *ctx = dbtest_ctx(w->app);

    for (int i = 0; i < COUNTS; i++) {
        const enum status st = db_tx(ctx, increment_tx, NULL);

        if (st == ST_OK)
            w->acknowledged++;
        else if (st != ST_BUSY) /* retries may run out: then it has not happened */
            w->worst = st;
    }
    ctx_close(ctx);
    return NULL;
}

static void no_update_is_lost(struct app *app)
{
    struct worker workers[COUNTERS];
    struct ctx *ctx = dbtest_ctx(app);
    uint64_t acknowledged = 0;

    in_threads(app, COUNTERS, count_up, workers);
    for (size_t i = 0; i < COUNTERS; i++)
        acknowledged += workers[i].acknowledged;
    EQ_INT(worst_of(workers, COUNTERS), ST_OK, "counting up by several threads");
    EQ_INT(dbtest_int(ctx, "SELECT n FROM t_counter"), acknowledged, "loses no update");
    OK(acknowledged > COUNTERS * COUNTS * 9 / 10, "and few give up");
    ctx_close(ctx);
}

/* ---------------------------------------------------------------- group commit */

static void *add_items(void *p)
{
    struct worker *w = p;
    struct ctx *ctx = dbtest_ctx(w->app);

    for (int i = 0; i < ADDS; i++) {
        const struct dbtest_item item = {.name = str_printf(ctx->arena, "add-%zu-%d", w->number, i),
                                         .n = 1 << w->number % 20};

        if (db_tx(ctx, dbtest_add, &item) == ST_OK)
            w->acknowledged++;
        else
            w->worst = ST_INTERNAL;
        /* every acknowledged row can be read at once */
        if (dbtest_int(ctx, "SELECT count(*) FROM t_item") < i + 1)
            w->worst = ST_NOT_FOUND;
    }
    ctx_close(ctx);
    return NULL;
}

static int64_t milliseconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void all_that_was_acknowledged_is_there(struct app *app)
{
    struct worker workers[ADDERS];
    struct ctx *ctx = dbtest_ctx(app);
    struct db_stats before, after;
    const int64_t began = milliseconds();

    db_pool_stats(app->db, &before);
    in_threads(app, ADDERS, add_items, workers);
    db_pool_stats(app->db, &after);
    EQ_INT(worst_of(workers, ADDERS), ST_OK, "64 threads write");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM t_item"), ADDERS * ADDS, "every row is there");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM (SELECT DISTINCT name FROM t_item) AS x"),
           ADDERS * ADDS, "and once");
    EQ_INT(after.transactions - before.transactions, ADDERS * ADDS, "the pool counted them");
    if (db_kind(ctx) == DB_SQLITE)
        OK(after.commits - before.commits < ADDERS * ADDS, "several share one commit");
    printf("# %d transactions, %" PRIu64 " commits, %" PRIu64 " retries, %" PRId64 " ms\n",
           ADDERS * ADDS, after.commits - before.commits, after.retries - before.retries,
           milliseconds() - began);
    ctx_close(ctx);
}

/* ---------------------------------------------------------------- ids */

struct id_round {
    bool fails;
    int64_t *ids;
};

static enum status ids_tx(struct ctx *ctx, const void *input)
{
    const struct id_round *in = input;

    for (int i = 0; i < IDS_PER_ROUND; i++)
        in->ids[i] = db_new_id(ctx);
    TRY(DB_EXEC(ctx, "INSERT INTO t_scratch (congress_id, id, body) VALUES (1, :id, 'x')",
                B_INT("id", in->ids[0])));
    return in->fails ? fail(&ctx->err, ST_RULE, "t.rule", NULL) : ST_OK;
}

static int64_t id_table[2][ID_THREADS][ID_ROUNDS][IDS_PER_ROUND];

static void *take_ids(void *p)
{
    struct worker *w = p;
    struct ctx *ctx = dbtest_ctx(w->app);

    for (size_t i = 0; i < ID_ROUNDS; i++) {
        int64_t *ids = id_table[w->number / ID_THREADS][w->number % ID_THREADS][i];
        const struct id_round round = {.fails = i % 3 == 2, .ids = ids};
        const enum status st = db_tx(ctx, ids_tx, &round);

        if (st != (round.fails ? ST_RULE : ST_OK))
            w->worst = st;
        for (int k = 0; st != ST_OK && k < IDS_PER_ROUND; k++)
            ids[k] = 0; /* it never happened: these may be given out again */
    }
    ctx_close(ctx);
    return NULL;
}

static int by_value(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static int64_t all_ids_differ(void)
{
    int64_t *ids = &id_table[0][0][0][0], last = 0;
    const size_t n = sizeof id_table / sizeof(int64_t);
    bool differ = true;

    qsort(ids, n, sizeof *ids, by_value);
    for (size_t i = 0; i < n; i++) {
        differ = differ && (ids[i] == 0 || ids[i] != last) && ids[i] >= 0;
        last = ids[i] != 0 ? ids[i] : last;
    }
    OK(differ, "no id twice");
    return last;
}

struct program {
    struct app *app;
    struct worker workers[ID_THREADS];
    size_t first;
};

static void *run_program(void *p)
{
    struct program *program = p;
    pthread_t threads[ID_THREADS];

    for (size_t i = 0; i < ID_THREADS; i++) {
        program->workers[i] = (struct worker){.app = program->app, .number = program->first + i};
        ASSERT(pthread_create(&threads[i], NULL, take_ids, &program->workers[i]) == 0);
    }
    for (size_t i = 0; i < ID_THREADS; i++)
        pthread_join(threads[i], NULL);
    return NULL;
}

static struct app reopen(enum db_kind kind)
{
    struct app app = {0};
    struct err err;

    ASSERT(db_pool_open(dbtest_url(kind, "threads"), NULL, &app.db, &err) == ST_OK);
    return app;
}

static void ids_are_unique(enum db_kind kind, struct app *app)
{
    struct app second = reopen(kind), third;
    struct program programs[2] = {{.app = app}, {.app = &second, .first = ID_THREADS}};
    pthread_t thread;
    int64_t last, id;
    struct ctx *ctx;
    int64_t fresh[IDS_PER_ROUND];

    memset(id_table, 0, sizeof id_table);
    ASSERT(pthread_create(&thread, NULL, run_program, &programs[0]) == 0);
    run_program(&programs[1]);
    pthread_join(thread, NULL);
    EQ_INT(worst_of(programs[0].workers, ID_THREADS), ST_OK, "one program takes ids");
    EQ_INT(worst_of(programs[1].workers, ID_THREADS), ST_OK, "and another at once");
    last = all_ids_differ();
    db_pool_close(second.db);

    third = reopen(kind);
    ctx = dbtest_ctx(&third);
    OK(db_tx(ctx, ids_tx, &(struct id_round){.ids = fresh}) == ST_OK, "after a restart");
    id = fresh[0];
    OK(id > last, "ids go on above all others");
    OK(dbtest_int(ctx, "SELECT count(*) FROM (SELECT DISTINCT id FROM t_scratch) AS x") ==
           dbtest_int(ctx, "SELECT count(*) FROM t_scratch"),
       "rows with them are all different");
    ctx_close(ctx);
    db_pool_close(third.db);
}

/* ---------------------------------------------------------------- the log of SQLite */

static off_t log_bytes(void)
{
    char path[1100];
    struct stat s;

    snprintf(path, sizeof path, "%s-wal", dbtest_url(DB_SQLITE, "log") + 7);
    return stat(path, &s) == 0 ? s.st_size : -1;
}

static enum status write_tx(struct ctx *ctx, const void *input)
{
    return DB_EXEC(ctx, "INSERT INTO t_scratch (congress_id, id, body) VALUES (1, :id, :body)",
                   B_INT("id", db_new_id(ctx)), B_Z("body", input));
}

static bool write_many(struct ctx *ctx, int count)
{
    char body[4000];

    memset(body, 'x', sizeof body - 1);
    body[sizeof body - 1] = '\0';
    for (int i = 0; i < count; i++)
        if (db_tx(ctx, write_tx, body) != ST_OK)
            return false;
    return true;
}

static unsigned long long checkpoints(struct app *app)
{
    struct db_stats stats;

    db_pool_stats(app->db, &stats);
    return (unsigned long long)stats.checkpoints;
}

/* Writes, and every 50 rows lets the thread of checkpoints come to its turn, for ten seconds at
 * most: on a busy machine four megabytes are written before it has begun. */
static bool write_with_pauses(struct app *app, struct ctx *ctx, int count)
{
    const struct timespec pause = {.tv_nsec = 2000000};

    for (int i = 0; i < count; i += 50) {
        const unsigned long long before = checkpoints(app);

        if (!write_many(ctx, 50))
            return false;
        for (int k = 0; k < 5000 && checkpoints(app) == before; k++)
            nanosleep(&pause, NULL);
    }
    return true;
}

/* Checkpoints keep the log small; a reader that stays lets it grow, but stops nobody. */
static void the_log_stays_small(void)
{
    const struct db_options small = {.checkpoint_kib = 64, .not_durable = true};
    struct app app;
    struct ctx *ctx, *reader;
    off_t with_reader;

    ASSERT(dbtest_open(DB_SQLITE, "log", &small, &app));
    ctx = dbtest_ctx(&app);
    reader = dbtest_ctx(&app);
    OK(write_with_pauses(&app, ctx, 1000), "four megabytes written");
    OK(checkpoints(&app) > 0, "with checkpoints between");
    OK(log_bytes() > 0 && log_bytes() < 3 << 20, "leave a small log");
    db_snapshot(reader);
    EQ_INT(dbtest_int(reader, "SELECT count(*) FROM t_scratch"), 1000, "a reader stays");
    OK(write_many(ctx, 1000), "writing goes on");
    with_reader = log_bytes();
    OK(with_reader > 2 << 20, "the log grows");
    EQ_INT(dbtest_int(reader, "SELECT count(*) FROM t_scratch"), 1000, "it sees what it saw");
    ctx_close(reader);
    OK(write_with_pauses(&app, ctx, 500), "when it has gone");
    /* Two megabytes are written; what comes before the first turn of that thread adds to the log.
     */
    OK(log_bytes() - with_reader < 3 << 18, "the log soon grows no more");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM t_scratch"), 2500, "all rows are there");
    ctx_close(ctx);
    dbtest_close(DB_SQLITE, "log", &app);
}

/* ---------------------------------------------------------------- a pool that waits */

static void the_pool_waits(void)
{
    const struct db_options one = {.connections = 1, .wait_ms = 50};
    struct app app;
    struct db *first, *second;
    struct err err;

    if (!dbtest_open(DB_PGSQL, "pool", &one, &app))
        return;
    OK(db_acquire(app.db, &err, &first) == ST_OK, "the only connection");
    OK(db_acquire(app.db, &err, &second) == ST_BUSY, "a second one does not come");
    EQ_TEXT(err.key, "db.busy", "which is said");
    db_release(first);
    OK(db_acquire(app.db, &err, &second) == ST_OK, "once it is back it comes");
    db_release(second);
    dbtest_close(DB_PGSQL, "pool", &app);
}

/* ---------------------------------------------------------------- idle readers go */

static unsigned connections(struct app *app)
{
    struct db_stats stats;

    db_pool_stats(app->db, &stats);
    return stats.connections;
}

static void idle_readers_go(void)
{
    enum { READERS = 5 };
    struct ctx *readers[READERS];
    struct app app;

    ASSERT(dbtest_open(DB_SQLITE, "idle", NULL, &app));
    for (size_t i = 0; i < READERS; i++) {
        readers[i] = dbtest_ctx(&app);
        ASSERT(dbtest_int(readers[i], "SELECT count(*) FROM t_item") == 0);
    }
    EQ_INT(connections(&app), READERS, "five read at once");
    db_pool_tidy(app.db, 0, true);
    EQ_INT(connections(&app), READERS, "who is in use stays");
    for (size_t i = 0; i < READERS; i++)
        ctx_close(readers[i]);
    db_pool_tidy(app.db, 3600, true);
    EQ_INT(connections(&app), READERS, "and who was lately");
    db_pool_tidy(app.db, 0, true);
    EQ_INT(connections(&app), 2, "the rest goes, but for two");
    for (size_t i = 0; i < READERS; i++) {
        readers[i] = dbtest_ctx(&app);
        EQ_INT(dbtest_int(readers[i], "SELECT count(*) FROM t_item"), 0, "others come again");
    }
    for (size_t i = 0; i < READERS; i++)
        ctx_close(readers[i]);
    dbtest_close(DB_SQLITE, "idle", &app);
}

static void suite(enum db_kind kind)
{
    const struct db_options patient = {.connections = 12, .wait_ms = 60000};
    struct app app;

    if (!dbtest_open(kind, "threads", &patient, &app)) {
        tap_check(true, "threads on PostgreSQL # SKIP RENDA_TEST_PG is not set", __FILE__, 0);
        return;
    }
    no_update_is_lost(&app);
    all_that_was_acknowledged_is_there(&app);
    ids_are_unique(kind, &app);
    dbtest_close(kind, "threads", &app);
}

int main(void)
{
    suite(DB_SQLITE);
    suite(DB_PGSQL);
    the_log_stays_small();
    the_pool_waits();
    idle_readers_go();
    return tap_done();
}
