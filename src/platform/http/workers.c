// SPDX-License-Identifier: MulanPSL-2.0
/* Threads for requests that may wait: posts, heavy reads, everything on PostgreSQL. */
#include "platform/http/crowd.h"

enum { WORKERS_DEFAULT = 16, WORKER_STACK_BYTES = 1024 * 1024 };

static unsigned *waiting_of(struct worker_pool *pool, const struct exchange *x)
{
    return x->gathers ? &pool->crowd_waiting : &pool->waiting;
}

static struct exchange *next_of(struct worker_pool *pool)
{
    struct exchange *x;

    pthread_mutex_lock(&pool->lock);
    while (pool->first == NULL && !pool->stopping)
        pthread_cond_wait(&pool->wake, &pool->lock);
    x = pool->first;
    if (x != NULL) {
        pool->first = x->next;
        *waiting_of(pool, x) -= 1;
        pool->running++;
    }
    pthread_mutex_unlock(&pool->lock);
    return x;
}

/* Another thread may have it, and be done with it, as soon as it is in the gathering. */
static void work(struct http *http, struct exchange *x)
{
    struct MHD_Connection *mhd = x->mhd;

    if (x->parked == NULL) {
        exchange_run(lane_here(http), x);
        if (x->parked != NULL && gathering_push(&http->gathering, x))
            return;
    }
    if (x->parked != NULL)
        exchange_finish(lane_here(http), x);
    MHD_resume_connection(mhd);
}

static void *worker_run(void *arg)
{
    struct worker_pool *pool = arg;
    struct exchange *x;

    while ((x = next_of(pool)) != NULL) {
        work(pool->http, x);
        pthread_mutex_lock(&pool->lock);
        pool->running--;
        pthread_mutex_unlock(&pool->lock);
    }
    return NULL;
}

bool workers_push(struct worker_pool *pool, struct exchange *x)
{
    bool taken;

    x->next = NULL;
    pthread_mutex_lock(&pool->lock);
    taken =
        *waiting_of(pool, x) < (x->gathers ? crowd_waiting_max(pool->http) : pool->waiting_max) &&
        !pool->stopping;
    if (taken) {
        if (pool->first == NULL)
            pool->first = x;
        else
            pool->last->next = x;
        pool->last = x;
        *waiting_of(pool, x) += 1;
        pthread_cond_signal(&pool->wake);
    }
    pthread_mutex_unlock(&pool->lock);
    return taken;
}

bool workers_idle(struct worker_pool *pool)
{
    bool idle;

    pthread_mutex_lock(&pool->lock);
    idle = pool->first == NULL && pool->running == 0;
    pthread_mutex_unlock(&pool->lock);
    return idle;
}

enum status workers_start(struct http *http, struct worker_pool *pool, unsigned threads,
                          unsigned waiting_max, struct err *err)
{
    const unsigned want = threads != 0 ? threads : WORKERS_DEFAULT;
    pthread_attr_t attr;

    pool->http = http;
    pool->waiting_max = waiting_max;
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->wake, NULL);
    pool->ids = calloc(want, sizeof *pool->ids);
    if (pool->ids == NULL)
        abort();
    pthread_attr_init(&attr);
    pthread_attr_setstacksize(&attr, WORKER_STACK_BYTES);
    while (pool->threads < want &&
           pthread_create(&pool->ids[pool->threads], &attr, worker_run, pool) == 0)
        pool->threads++;
    pthread_attr_destroy(&attr);
    if (pool->threads < want)
        return fail_detail(err, ST_INTERNAL, "error.internal", "only %u of %u worker threads",
                           pool->threads, want);
    return ST_OK;
}

void workers_stop(struct worker_pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->stopping = true;
    pthread_cond_broadcast(&pool->wake);
    pthread_mutex_unlock(&pool->lock);
    for (unsigned i = 0; i < pool->threads; i++)
        pthread_join(pool->ids[i], NULL);
    free(pool->ids);
    pthread_cond_destroy(&pool->wake);
    pthread_mutex_destroy(&pool->lock);
}
