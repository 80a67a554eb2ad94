// SPDX-License-Identifier: MulanPSL-2.0
/* The bound of durable writes: N threads each wait for a row of theirs to be committed; one writer
 * puts all that wait into one transaction. Bare SQLite, nothing else.
 * usage: group_commit FILE THREADS SECONDS; prints rows per second. */
#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { THREADS_MAX = 1024 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t work = PTHREAD_COND_INITIALIZER;
static int waiting;
static unsigned long taken, done, written; /* batches taken up, batches on disk, rows */
static pthread_cond_t committed = PTHREAD_COND_INITIALIZER;
static bool stop;

static void must(int rc, sqlite3 *db)
{
    if (rc != SQLITE_OK && rc != SQLITE_DONE && rc != SQLITE_ROW) {
        fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(db));
        exit(1);
    }
}

static void *client(void *arg)
{
    (void)arg;
    pthread_mutex_lock(&lock);
    while (!stop) {
        const unsigned long mine = taken + 1; /* the batch this row will be in */

        waiting++;
        pthread_cond_signal(&work);
        while (!stop && done < mine)
            pthread_cond_wait(&committed, &lock);
    }
    pthread_mutex_unlock(&lock);
    return NULL;
}

static sqlite3 *open_db(const char *path, sqlite3_stmt **insert)
{
    sqlite3 *db;

    unlink(path);
    must(sqlite3_open(path, &db), db);
    must(sqlite3_exec(db,
                      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                      "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER)",
                      NULL, NULL, NULL),
         db);
    must(sqlite3_prepare_v2(db, "INSERT INTO t (a, b) VALUES ('one row of the bare loop', 1)", -1,
                            insert, NULL),
         db);
    return db;
}

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    static pthread_t threads[THREADS_MAX];
    const int count = argc == 4 ? (int)strtol(argv[2], NULL, 10) : 0;
    const double seconds = argc == 4 ? strtod(argv[3], NULL) : 0;
    sqlite3_stmt *insert;
    sqlite3 *db;
    double began;

    if (count < 1 || count > THREADS_MAX) {
        fprintf(stderr, "usage: group_commit FILE THREADS SECONDS\n");
        return 2;
    }
    db = open_db(argv[1], &insert);
    for (int i = 0; i < count; i++)
        pthread_create(&threads[i], NULL, client, NULL);
    began = now();
    while (now() - began < seconds) {
        int batch;

        pthread_mutex_lock(&lock);
        while (waiting == 0)
            pthread_cond_wait(&work, &lock);
        batch = waiting;
        waiting = 0;
        taken++;
        pthread_mutex_unlock(&lock);
        must(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), db);
        for (int i = 0; i < batch; i++) {
            must(sqlite3_step(insert), db);
            sqlite3_reset(insert);
        }
        must(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), db);
        pthread_mutex_lock(&lock);
        done++;
        written += (unsigned long)batch;
        pthread_cond_broadcast(&committed);
        pthread_mutex_unlock(&lock);
    }
    printf("%.0f\n", (double)written / (now() - began));
    pthread_mutex_lock(&lock);
    stop = true;
    pthread_cond_broadcast(&committed);
    pthread_mutex_unlock(&lock);
    for (int i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
    sqlite3_finalize(insert);
    sqlite3_close(db);
    return 0;
}
