// SPDX-License-Identifier: MulanPSL-2.0
/* Opening and closing the database; lending connections. */
#include "platform/db/db_internal.h"
#include <time.h>

enum { CONNECTIONS = 16, WAIT_MS = 5000, STATEMENT_MS = 30000, CHECKPOINT_KIB = 4096 };
enum { KEEP_FREE = 2 }; /* readers that stay, however long nobody asks */

static unsigned or_else(unsigned value, unsigned otherwise)
{
    return value != 0 ? value : otherwise;
}

static struct db_pool *pool_new(const struct db_options *options)
{
    struct db_pool *pool = calloc(1, sizeof *pool);
    pthread_condattr_t monotonic;

    ASSERT(pool != NULL);
    if (options != NULL)
        pool->options = *options;
    pool->options.connections = or_else(pool->options.connections, CONNECTIONS);
    pool->options.wait_ms = or_else(pool->options.wait_ms, WAIT_MS);
    pool->options.statement_ms = or_else(pool->options.statement_ms, STATEMENT_MS);
    pool->options.checkpoint_kib = or_else(pool->options.checkpoint_kib, CHECKPOINT_KIB);
    pthread_mutex_init(&pool->lock, NULL);
    pthread_mutex_init(&pool->id_lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&pool->freed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    return pool;
}

static void pool_free(struct db_pool *pool)
{
    pthread_mutex_destroy(&pool->lock);
    pthread_mutex_destroy(&pool->id_lock);
    pthread_cond_destroy(&pool->freed);
    free(pool->url);
    free(pool->path);
    free(pool);
}

static enum status choose_driver(struct db_pool *pool, const char *url, struct err *err)
{
    if (strncmp(url, "sqlite:", 7) == 0 && url[7] != '\0') {
        pool->driver = &db_sqlite_driver;
        pool->temporary = strcmp(url + 7, ":memory:") == 0;
        pool->path = strdup(url + 7);
        return ST_OK;
    }
    if (strncmp(url, "postgresql://", 13) == 0 || strncmp(url, "postgres://", 11) == 0) {
        pool->driver = &db_pgsql_driver;
        pool->url = strdup(url);
        return ST_OK;
    }
    return fail_detail(err, ST_INVALID, "db.url", "neither sqlite:PATH nor postgresql://");
}

enum status db_pool_open(const char *url, const struct db_options *options, struct db_pool **out,
                         struct err *err)
{
    struct db_pool *pool = pool_new(options);
    enum status st = choose_driver(pool, url, err);

    if (st == ST_OK)
        st = pool->driver->start(pool, err);
    if (st != ST_OK) {
        pool_free(pool);
        return st;
    }
    *out = pool;
    return ST_OK;
}

void db_pool_close(struct db_pool *pool)
{
    if (pool == NULL)
        return;
    while (pool->free != NULL) {
        struct db *db = pool->free;

        pool->free = db->next_free;
        db_close(db);
    }
    pool->driver->stop(pool);
    pool_free(pool);
}

enum status db_open(struct db_pool *pool, bool writable, struct db **out, struct err *err)
{
    struct db *db = calloc(1, sizeof *db);
    enum status st;

    ASSERT(db != NULL);
    db->pool = pool;
    db->writable = writable;
    db->serial = atomic_fetch_add(&pool->serial, 1) + 1;
    st = pool->driver->open(db, err);
    if (st != ST_OK) {
        free(db);
        return st;
    }
    *out = db;
    return ST_OK;
}

void db_close(struct db *db)
{
    if (db == NULL)
        return;
    db_stmt_forget_all(db);
    db->pool->driver->close(db);
    free(db);
}

/* SQLite readers are as many as there are threads; PostgreSQL's number is limited. */
static bool full(const struct db_pool *pool)
{
    return pool->driver->kind == DB_PGSQL && pool->connections >= pool->options.connections;
}

static bool wait_for_one(struct db_pool *pool)
{
    struct timespec until;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += pool->options.wait_ms / 1000;
    until.tv_nsec += (long)(pool->options.wait_ms % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    while (pool->free == NULL && full(pool))
        if (pthread_cond_timedwait(&pool->freed, &pool->lock, &until) != 0)
            return pool->free != NULL || !full(pool);
    return true;
}

enum status db_acquire(struct db_pool *pool, struct err *err, struct db **out)
{
    struct db *db = NULL;
    enum status st = ST_OK;
    bool more = false;

    pthread_mutex_lock(&pool->lock);
    if (wait_for_one(pool)) {
        db = pool->free;
        more = db == NULL;
        if (db != NULL)
            pool->free = db->next_free;
        pool->connections += more;
        pool->in_use++;
    }
    pthread_mutex_unlock(&pool->lock);
    if (db == NULL && !more)
        return fail_detail(err, ST_BUSY, "db.busy", "all %u connections in use for %u ms",
                           pool->options.connections, pool->options.wait_ms);
    if (more)
        st = db_open(pool, false, &db, err);
    if (st != ST_OK) {
        pthread_mutex_lock(&pool->lock);
        pool->connections--;
        pool->in_use--;
        pthread_mutex_unlock(&pool->lock);
        return st;
    }
    *out = db;
    return ST_OK;
}

static int64_t seconds_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC_COARSE, &t);
    return t.tv_sec;
}

/* The free ones stand in the order in which they were used, the last one first. */
static struct db *take_idle(struct db_pool *pool, int64_t before)
{
    struct db **at = &pool->free, *idle;
    size_t n = 0;

    while (*at != NULL && (n < KEEP_FREE || (*at)->idle_since > before)) {
        at = &(*at)->next_free;
        n++;
    }
    idle = *at;
    *at = NULL;
    for (const struct db *db = idle; db != NULL; db = db->next_free)
        pool->connections--;
    return idle;
}

void db_pool_tidy(struct db_pool *pool, unsigned seconds, bool resting)
{
    struct db *idle;

    if (pool->driver->shrink == NULL)
        return;
    pthread_mutex_lock(&pool->lock);
    idle = take_idle(pool, seconds_now() - (int64_t)seconds);
    for (struct db *db = resting ? pool->free : NULL; db != NULL; db = db->next_free)
        pool->driver->shrink(db);
    pthread_mutex_unlock(&pool->lock);
    while (idle != NULL) {
        struct db *db = idle;

        idle = db->next_free;
        db_close(db);
    }
}

void db_release(struct db *db)
{
    struct db_pool *pool;

    if (db == NULL)
        return;
    pool = db->pool;
    ASSERT(db->txn == NULL);
    if (db->reading)
        pool->driver->read_end(db);
    db->snapshot = false;
    pthread_mutex_lock(&pool->lock);
    db->idle_since = seconds_now();
    db->next_free = pool->free;
    pool->free = db;
    pool->in_use--;
    pthread_cond_signal(&pool->freed);
    pthread_mutex_unlock(&pool->lock);
}

void db_pool_stats(struct db_pool *pool, struct db_stats *out)
{
    pthread_mutex_lock(&pool->lock);
    *out = (struct db_stats){.connections = pool->connections, .in_use = pool->in_use};
    pthread_mutex_unlock(&pool->lock);
    out->transactions = pool->transactions;
    out->commits = pool->commits;
    out->retries = pool->retries;
    out->reconnects = pool->reconnects;
    out->checkpoints = pool->checkpoints;
}
