// SPDX-License-Identifier: MulanPSL-2.0
/* The one writer of a SQLite database. Transactions wait in a queue; the writer takes all that
 * wait, runs each in a savepoint of one transaction, commits once, then wakes the callers. */
#include "platform/db/db_kept.h"
#include "platform/db/db_sqlite.h"
#include <semaphore.h>
#include <time.h>

enum { BATCH_MAX = 256, BUSY_TRIES = 3, REST_SECONDS = 3 };

/* A transaction that waits; lives on its caller's stack. */
struct job {
    struct job *next;
    struct ctx *ctx;
    db_tx_fn *fn;
    const void *input;
    struct ctx before; /* to start again from */
    enum status st;
    sem_t done;
};

struct writer {
    struct db_pool *pool;
    struct db *db;
    pthread_t thread, checkpoint_thread;
    pthread_mutex_t lock;
    pthread_cond_t wake, wake_checkpoint;
    struct job *first, **last;
    bool stop, checkpoint_wanted;
    int log_pages, asked_pages; /* in the log; then, when a checkpoint was last asked for */
    int page_bytes;
};

static void push(struct writer *w, struct job *job)
{
    pthread_mutex_lock(&w->lock);
    job->next = NULL;
    *w->last = job;
    w->last = &job->next;
    pthread_cond_signal(&w->wake);
    pthread_mutex_unlock(&w->lock);
}

/* Under the lock, which it lets go. When nobody has come for a while, the pages that are only kept
 * to be quick are given back. */
static void wait_for_job(struct writer *w)
{
    struct timespec until;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += REST_SECONDS;
    while (w->first == NULL && !w->stop)
        if (pthread_cond_timedwait(&w->wake, &w->lock, &until) != 0)
            break;
    if (w->first != NULL || w->stop)
        return;
    (void)sqlite3_db_release_memory(w->db->handle);
    while (w->first == NULL && !w->stop)
        pthread_cond_wait(&w->wake, &w->lock);
}

/* All that wait, at most BATCH_MAX; 0 when the pool closes. */
static size_t take(struct writer *w, struct job **batch)
{
    size_t n = 0;

    pthread_mutex_lock(&w->lock);
    wait_for_job(w);
    while (w->first != NULL && n < BATCH_MAX) {
        batch[n++] = w->first;
        w->first = w->first->next;
    }
    if (w->first == NULL)
        w->last = &w->first;
    pthread_mutex_unlock(&w->lock);
    return n;
}

/* ---- ids: a block taken in a transaction that does not commit must not be used further ---- */

static void drop_ids(struct writer *w)
{
    pthread_mutex_lock(&w->pool->id_lock);
    w->pool->id_next = w->pool->id_end = 0;
    pthread_mutex_unlock(&w->pool->id_lock);
}

static int64_t ids_end(struct writer *w)
{
    int64_t end;

    pthread_mutex_lock(&w->pool->id_lock);
    end = w->pool->id_end;
    pthread_mutex_unlock(&w->pool->id_lock);
    return end;
}

/* ---- one member of a batch ---- */

static bool in_transaction(const struct writer *w)
{
    return sqlite3_get_autocommit(w->db->handle) == 0;
}

static void undo(struct writer *w, const char *sql)
{
    struct err ignored;

    if (in_transaction(w))
        (void)sqlite_script(w->db, sql, &ignored);
}

static void run_member(struct writer *w, struct job *job)
{
    const int64_t ids_before = ids_end(w);
    struct db_txn txn;

    *job->ctx = job->before;
    job->st = sqlite_script(w->db, "SAVEPOINT member", &job->ctx->err);
    if (job->st == ST_OK) {
        job->st = db_txn_try(job->ctx, w->db, &txn, job->fn, job->input);
        if (job->st == ST_OK)
            job->st = sqlite_script(w->db, "RELEASE member", &job->ctx->err);
        else
            undo(w, "ROLLBACK TO member; RELEASE member");
    }
    /* The block's row went back with the savepoint: its numbers will be given out again. */
    if (job->st != ST_OK && ids_end(w) != ids_before)
        drop_ids(w);
}

static void fail_all(struct job **jobs, size_t n, enum status st, const struct err *err)
{
    for (size_t i = 0; i < n; i++) {
        if (jobs[i]->st == ST_OK) {
            jobs[i]->st = st;
            jobs[i]->ctx->err = *err;
        }
    }
}

/* Begin, waiting for other programs that write to the file. */
static enum status begin(struct writer *w, struct err *err)
{
    enum status st = ST_BUSY;

    for (int i = 0; i < BUSY_TRIES && st == ST_BUSY; i++) {
        st = sqlite_script(w->db, "BEGIN IMMEDIATE", err);
        if (st == ST_BUSY && !w->db->retry)
            break;
    }
    return st;
}

/* Others see what a commit has written only after it is noted what that is. What changes no row may
 * commit nothing, and takes no number. */
static enum status commit(struct writer *w, int64_t changes_before, struct err *err)
{
    struct db_history *history = w->pool->history;
    uint32_t before = 0, after = 0;
    const bool noted = sqlite3_total_changes64(w->db->handle) != changes_before &&
                       db_history_version(history, &before);
    enum status st;

    if (noted)
        db_history_commit(history, before + 1, &w->db->wrote);
    st = sqlite_script(w->db, "COMMIT", err);
    if (noted && (st != ST_OK || !db_history_version(history, &after) || after == before))
        db_history_undo(history, before + 1);
    return st;
}

/* All members in one transaction. false: SQLite gave the transaction up in mid-batch (disk full,
 * I/O error); nothing is written, and each member must be run again by itself. */
static bool run_together(struct writer *w, struct job **jobs, size_t n)
{
    const int64_t ids_before = ids_end(w);
    struct err err;
    enum status st = begin(w, &err);
    const int64_t changes_before = sqlite3_total_changes64(w->db->handle);
    uint64_t good = 0;

    w->db->wrote = (struct db_tables){0};

    if (st != ST_OK) {
        fail_all(jobs, n, st, &err);
        return true;
    }
    for (size_t i = 0; i < n; i++) {
        run_member(w, jobs[i]);
        if (!in_transaction(w)) {
            drop_ids(w);
            return false;
        }
        good += jobs[i]->st == ST_OK;
    }
    st = commit(w, changes_before, &err);
    if (st == ST_OK) {
        w->pool->transactions += good;
        w->pool->commits++;
        return true;
    }
    undo(w, "ROLLBACK");
    if (ids_end(w) != ids_before)
        drop_ids(w);
    fail_all(jobs, n, st, &err);
    return true;
}

static void run_alone(struct writer *w, struct job *job)
{
    job->st = ST_OK;
    *job->ctx = job->before;
    if (!run_together(w, &job, 1) && job->st == ST_OK)
        job->st = fail_detail(&job->ctx->err, ST_INTERNAL, "db.internal", "rolled back by SQLite");
}

static void run_batch(struct writer *w, struct job **jobs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        jobs[i]->st = ST_OK;
        jobs[i]->before = *jobs[i]->ctx;
    }
    if (!run_together(w, jobs, n)) {
        for (size_t i = 0; i < n; i++)
            run_alone(w, jobs[i]);
    }
    for (size_t i = 0; i < n; i++)
        sem_post(&jobs[i]->done);
}

/* ---- checkpoints, by another connection, so that the writer does not wait for them ---- */

static int on_commit_to_log(void *p, sqlite3 *h, const char *name, int pages)
{
    struct writer *w = p;

    (void)h;
    (void)name;
    w->log_pages = pages;
    return SQLITE_OK;
}

static int64_t kib(const struct writer *w, int pages)
{
    return (int64_t)pages * w->page_bytes / 1024;
}

static void checkpoint(struct writer *w, struct db *db)
{
    if (sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL) ==
        SQLITE_OK)
        w->pool->checkpoints++;
}

/* Each time the log has grown by so much: a reader that stays may have stopped the last one. */
static void want_checkpoint(struct writer *w)
{
    const int64_t limit = w->pool->options.checkpoint_kib;
    const int pages = w->log_pages;

    if (pages < w->asked_pages)
        w->asked_pages = 0; /* the log has started from its beginning */
    if (kib(w, pages - w->asked_pages) < limit)
        return;
    w->asked_pages = pages;
    /* The other connection never catches up with a writer that does not pause: then the writer
     * does the rest, and the next commit starts the log from its beginning. */
    if (kib(w, pages) > 8 * limit) {
        checkpoint(w, w->db);
        return;
    }
    pthread_mutex_lock(&w->lock);
    w->checkpoint_wanted = true;
    pthread_cond_signal(&w->wake_checkpoint);
    pthread_mutex_unlock(&w->lock);
}

static void *checkpoint_main(void *p)
{
    struct writer *w = p;
    struct db *db;
    struct err err;
    bool go_on = db_open(w->pool, true, &db, &err) == ST_OK;

    if (!go_on)
        return NULL; /* the writer does it */
    while (go_on) {
        pthread_mutex_lock(&w->lock);
        while (!w->checkpoint_wanted && !w->stop)
            pthread_cond_wait(&w->wake_checkpoint, &w->lock);
        w->checkpoint_wanted = false;
        go_on = !w->stop;
        pthread_mutex_unlock(&w->lock);
        if (go_on)
            checkpoint(w, db);
    }
    db_close(db);
    return NULL;
}

static void *writer_main(void *p)
{
    struct writer *w = p;
    struct job *batch[BATCH_MAX];
    size_t n;

    while ((n = take(w, batch)) != 0) {
        run_batch(w, batch, n);
        want_checkpoint(w);
    }
    return NULL;
}

static enum status read_page_size(struct writer *w, struct err *err)
{
    struct arena *a = arena_open(0);
    struct rows rows = {0};
    int64_t changed;
    enum status st = db_run(w->db, a, err, "PRAGMA page_size", NULL, 0, &rows, &changed);

    if (st == ST_OK)
        w->page_bytes = (int)cell_int(&rows, 0, 0);
    arena_close(a);
    return st;
}

/* What SQLite shares with other programs about the log; it is there once something was read. */
static const void *log_index(struct writer *w)
{
    enum { FIRST = 0, BYTES = 32768 }; /* as SQLite maps it */
    sqlite3_file *file = NULL;
    void volatile *at = NULL;
    struct err ignored;
    const void *index;

    if (sqlite_script(w->db, "SELECT count(*) FROM sqlite_schema", &ignored) != ST_OK ||
        sqlite3_file_control(w->db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) !=
            SQLITE_OK ||
        file == NULL || file->pMethods == NULL || file->pMethods->iVersion < 2 ||
        file->pMethods->xShmMap(file, FIRST, BYTES, 0, &at) != SQLITE_OK)
        return NULL;
    memcpy(&index, &at, sizeof index);
    return index;
}

enum status sqlite_writer_start(struct db_pool *pool, struct err *err)
{
    struct writer *w = calloc(1, sizeof *w);
    enum status st;

    ASSERT(w != NULL);
    w->pool = pool;
    w->last = &w->first;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->wake, NULL);
    pthread_cond_init(&w->wake_checkpoint, NULL);
    st = db_open(pool, true, &w->db, err);
    if (st == ST_OK)
        st = read_page_size(w, err);
    if (st != ST_OK) {
        db_close(w->db);
        free(w);
        return st;
    }
    pool->own = w;
    pool->history = db_history_open(log_index(w));
    pool->kept = kept_open((size_t)4 * 1024 * 1024);
    sqlite3_wal_hook(w->db->handle, on_commit_to_log, w);
    ASSERT(pthread_create(&w->thread, NULL, writer_main, w) == 0);
    ASSERT(pthread_create(&w->checkpoint_thread, NULL, checkpoint_main, w) == 0);
    return ST_OK;
}

void sqlite_writer_stop(struct db_pool *pool)
{
    struct writer *w = pool->own;

    pthread_mutex_lock(&w->lock);
    w->stop = true;
    pthread_cond_signal(&w->wake);
    pthread_cond_signal(&w->wake_checkpoint);
    pthread_mutex_unlock(&w->lock);
    pthread_join(w->thread, NULL);
    pthread_join(w->checkpoint_thread, NULL);
    kept_close(pool->kept);
    db_history_close(pool->history);
    pool->kept = NULL;
    pool->history = NULL;
    db_close(w->db); /* the last connection moves the whole log into the file */
    pthread_mutex_destroy(&w->lock);
    pthread_cond_destroy(&w->wake);
    pthread_cond_destroy(&w->wake_checkpoint);
    free(w);
}

enum status sqlite_tx(struct ctx *ctx, db_tx_fn *fn, const void *input)
{
    struct writer *w = ctx->db->pool->own;
    struct job job = {.ctx = ctx, .fn = fn, .input = input};

    if (pthread_equal(pthread_self(), w->thread))
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal",
                           "db_tx() of another ctx inside a transaction");
    sem_init(&job.done, 0, 0);
    push(w, &job);
    while (sem_wait(&job.done) != 0)
        ;
    sem_destroy(&job.done);
    return job.st;
}
