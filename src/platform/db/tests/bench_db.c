// SPDX-License-Identifier: MulanPSL-2.0
/* How many transactions a second are acknowledged on disk, against what SQLite itself does with the
 * same rows in groups. Usage: bench_db URL [THREADS [SECONDS]]. Prints name, tab, number. */
#include "platform/db/tests/dbtest.h"
#include <sqlite3.h>
#include <time.h>
#include <unistd.h>

enum { THREADS_MAX = 256 };

struct load {
    struct app *app;
    atomic_bool *stop;
    uint64_t done;
};

static double seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static enum status scratch_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return DB_EXEC(ctx, "INSERT INTO t_scratch (congress_id, id, body) VALUES (1, :id, :body)",
                   B_INT("id", db_new_id(ctx)), B_TEXT("body", S("a vote is about this long")));
}

static void *write_on(void *p)
{
    struct load *load = p;
    struct arena *arena = arena_open(0);
    const struct actor actor = {.system = true};

    while (!*load->stop) {
        struct ctx ctx = {.arena = arena, .app = load->app, .actor = &actor, .congress_id = 1};

        for (int i = 0; i < 100 && !*load->stop; i++)
            load->done += db_tx(&ctx, scratch_tx, NULL) == ST_OK;
        db_release(ctx.db);
        arena_clear(arena);
    }
    arena_close(arena);
    return NULL;
}

static void ours(struct app *app, size_t threads, unsigned duration)
{
    static struct load loads[THREADS_MAX];
    pthread_t ids[THREADS_MAX];
    atomic_bool stop = false;
    struct db_stats before, after;
    uint64_t done = 0;
    double began = seconds();

    db_pool_stats(app->db, &before);
    for (size_t i = 0; i < threads; i++) {
        loads[i] = (struct load){.app = app, .stop = &stop};
        ASSERT(pthread_create(&ids[i], NULL, write_on, &loads[i]) == 0);
    }
    sleep(duration);
    stop = true;
    for (size_t i = 0; i < threads; i++) {
        pthread_join(ids[i], NULL);
        done += loads[i].done;
    }
    began = seconds() - began;
    db_pool_stats(app->db, &after);
    printf("transactions_per_second\t%.0f\n", (double)done / began);
    printf("commits_per_second\t%.0f\n", (double)(after.commits - before.commits) / began);
    printf("checkpoints\t%" PRIu64 "\n", after.checkpoints - before.checkpoints);
}

/* One thread, nothing around it: savepoints and rows of as many as wait, one commit. */
static void bare(const char *path, size_t group, unsigned duration)
{
    sqlite3 *h;
    sqlite3_stmt *insert, *begin, *commit, *save, *release;
    uint64_t done = 0;
    double began;

    ASSERT(sqlite3_open(path, &h) == SQLITE_OK);
    sqlite3_exec(
        h,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
        "DROP TABLE IF EXISTS bare; CREATE TABLE bare (congress_id BIGINT, id BIGINT, body TEXT,"
        " PRIMARY KEY (congress_id, id))",
        NULL, NULL, NULL);
    sqlite3_prepare_v2(h, "INSERT INTO bare VALUES (1, ?, ?)", -1, &insert, NULL);
    sqlite3_prepare_v2(h, "BEGIN IMMEDIATE", -1, &begin, NULL);
    sqlite3_prepare_v2(h, "COMMIT", -1, &commit, NULL);
    sqlite3_prepare_v2(h, "SAVEPOINT m", -1, &save, NULL);
    sqlite3_prepare_v2(h, "RELEASE m", -1, &release, NULL);
    for (began = seconds(); seconds() - began < duration;) {
        sqlite3_step(begin);
        sqlite3_reset(begin);
        for (size_t i = 0; i < group; i++) {
            sqlite3_step(save);
            sqlite3_reset(save);
            sqlite3_bind_int64(insert, 1, (int64_t)++done);
            sqlite3_bind_text(insert, 2, "a vote is about this long", -1, SQLITE_STATIC);
            ASSERT(sqlite3_step(insert) == SQLITE_DONE);
            sqlite3_reset(insert);
            sqlite3_step(release);
            sqlite3_reset(release);
        }
        ASSERT(sqlite3_step(commit) == SQLITE_DONE);
        sqlite3_reset(commit);
    }
    printf("bare_rows_per_second\t%.0f\n", (double)done / (seconds() - began));
    sqlite3_finalize(insert);
    sqlite3_finalize(begin);
    sqlite3_finalize(commit);
    sqlite3_finalize(save);
    sqlite3_finalize(release);
    sqlite3_close(h);
}

int main(int argc, char **argv)
{
    const size_t threads = argc > 2 ? (size_t)strtoul(argv[2], NULL, 10) : 64;
    const unsigned duration = argc > 3 ? (unsigned)strtoul(argv[3], NULL, 10) : 3;
    const struct db_options options = {.connections = 32, .wait_ms = 60000};
    struct app app = {0};
    struct err err = {0};

    if (argc < 2 || threads == 0 || threads > THREADS_MAX) {
        fprintf(stderr, "usage: bench_db URL [THREADS [SECONDS]]\n");
        return 2;
    }
    if (db_pool_open(argv[1], &options, &app.db, &err) != ST_OK ||
        migrate_run(app.db, &err, NULL, NULL) != ST_OK) {
        fprintf(stderr, "bench_db: %s: %s\n", err.key, err.detail);
        return 1;
    }
    ours(&app, threads, duration);
    db_pool_close(app.db);
    if (strncmp(argv[1], "sqlite:", 7) == 0)
        bare(argv[1] + 7, threads, duration);
    return 0;
}
