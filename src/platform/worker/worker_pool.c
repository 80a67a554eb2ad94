// SPDX-License-Identifier: MulanPSL-2.0
/* Places: a few workers at once, the rest wait for a bounded time. */
#include "platform/worker/worker_internal.h"
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <sys/stat.h>
#include <time.h>

enum { OLD_SECONDS = 3600 };

struct worker_pool {
    pthread_mutex_t lock;
    pthread_cond_t freed;
    unsigned places, taken;
    char dir[PATH_MAX];
    char exe[PATH_MAX];
};

enum status worker_pool_open(const char *dir, unsigned at_once, const char *exe,
                             struct worker_pool **out, struct err *err)
{
    struct worker_pool *pool = calloc(1, sizeof *pool);
    pthread_condattr_t attr;
    char full[PATH_MAX];

    ASSERT(pool != NULL && at_once > 0);
    if ((mkdir(dir, 0700) != 0 && errno != EEXIST) || realpath(dir, full) == NULL ||
        strlen(full) + sizeof "/w.XXXXXX" > sizeof pool->dir) {
        free(pool);
        return fail_detail(err, ST_INTERNAL, "worker.refused", "%s: %s", dir, strerror(errno));
    }
    memcpy(pool->dir, full, strlen(full) + 1);
    snprintf(pool->exe, sizeof pool->exe, "%s", exe != NULL ? exe : "/proc/self/exe");
    pool->places = at_once;
    pthread_mutex_init(&pool->lock, NULL);
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&pool->freed, &attr);
    pthread_condattr_destroy(&attr);
    dir_remove_old(pool->dir, (int64_t)time(NULL) - OLD_SECONDS);
    *out = pool;
    return ST_OK;
}

void worker_pool_close(struct worker_pool *pool)
{
    if (pool == NULL)
        return;
    pthread_cond_destroy(&pool->freed);
    pthread_mutex_destroy(&pool->lock);
    free(pool);
}

enum status pool_enter(struct worker_pool *pool, unsigned wait_seconds, struct err *err)
{
    struct timespec until;
    bool got;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += wait_seconds;
    pthread_mutex_lock(&pool->lock);
    while (pool->taken == pool->places)
        if (pthread_cond_timedwait(&pool->freed, &pool->lock, &until) != 0)
            break;
    got = pool->taken < pool->places;
    if (got)
        pool->taken++;
    pthread_mutex_unlock(&pool->lock);
    return got ? ST_OK : fail(err, ST_BUSY, "worker.busy", NULL);
}

void pool_leave(struct worker_pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->taken--;
    pthread_cond_signal(&pool->freed);
    pthread_mutex_unlock(&pool->lock);
}

const char *pool_dir(const struct worker_pool *pool)
{
    return pool->dir;
}

const char *pool_exe(const struct worker_pool *pool)
{
    return pool->exe;
}

/* ---------------------------------------------------------------- limits */

static unsigned either(unsigned given, unsigned otherwise)
{
    return given != 0 ? given : otherwise;
}

struct worker_limits limits_settle(struct worker_limits l, bool program)
{
    l.seconds = either(l.seconds, program ? 60 : 30);
    l.cpu_seconds = either(l.cpu_seconds, l.seconds);
    l.memory_mib = either(l.memory_mib, program ? 4096 : 1024);
    l.output_mib = either(l.output_mib, 64);
    l.files = either(l.files, program ? 256 : 64);
    l.processes = either(l.processes, 2048);
    l.wait_seconds = either(l.wait_seconds, 30);
    return l;
}
