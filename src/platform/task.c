// SPDX-License-Identifier: MulanPSL-2.0
/* Tasks: a bounded number of threads that end before the database is closed. */
#include "platform/task.h"
#include "platform/guarded.h"
#include "platform/log.h"
#include "platform/permission.h"
#include <pthread.h>
#include <stdatomic.h>

struct run {
    struct task_pool *pool;
    struct ctx *ctx;
    void (*fn)(struct ctx *, void *);
    void *arg;
};

struct task_pool {
    pthread_mutex_t lock;
    pthread_cond_t ended;
    size_t running;
    atomic_bool stop;
};

struct task_pool *task_pool_open(void)
{
    struct task_pool *pool = calloc(1, sizeof *pool);

    ASSERT(pool != NULL);
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->ended, NULL);
    return pool;
}

void task_pool_close(struct task_pool *pool)
{
    if (pool == NULL)
        return;
    atomic_store(&pool->stop, true);
    pthread_mutex_lock(&pool->lock);
    while (pool->running > 0)
        pthread_cond_wait(&pool->ended, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
    pthread_cond_destroy(&pool->ended);
    pthread_mutex_destroy(&pool->lock);
    free(pool);
}

bool task_stopping(const struct app *app)
{
    return app->tasks != NULL && atomic_load(&app->tasks->stop);
}

struct ctx *task_ctx(const struct ctx *ctx)
{
    struct ctx *own = ctx_open_system(ctx->app, ctx->congress_id);
    struct actor *actor = arena_new(own->arena, struct actor);

    *actor = *ctx->actor;
    actor->name = str_dup(own->arena, actor->name);
    if (actor->permissions != NULL) {
        struct permission_set *set = arena_new(own->arena, struct permission_set);

        *set = *actor->permissions;
        actor->permissions = set;
    }
    own->actor = actor;
    own->today = ctx->today;
    own->now = ctx->now;
    own->address = str_dup(own->arena, ctx->address);
    own->request_id = str_dup(own->arena, ctx->request_id);
    own->once = str_dup(own->arena, ctx->once);
    return own;
}

static void leave(struct task_pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->running--;
    pthread_cond_broadcast(&pool->ended);
    pthread_mutex_unlock(&pool->lock);
}

static enum status run_it(struct ctx *ctx, void *with)
{
    const struct run *task = with;

    task->fn(ctx, task->arg);
    return ST_OK;
}

/* With the arena that it began with: that of a piece may be in its place when it is left. */
static void run_guarded(struct run *task)
{
    if (ctx_guarded(task->ctx, run_it, task) != ST_OK)
        log_line(LOG_ERROR, "task.too_much", LOG_INT("congress", task->ctx->congress_id));
}

static void *run(void *p)
{
    struct run task = *(struct run *)p;

    run_guarded(&task);
    ctx_close(task.ctx);
    leave(task.pool);
    return NULL;
}

static bool enter(struct task_pool *pool)
{
    bool entered;

    pthread_mutex_lock(&pool->lock);
    entered = pool->running < TASKS_MAX && !atomic_load(&pool->stop);
    pool->running += entered;
    pthread_mutex_unlock(&pool->lock);
    return entered;
}

static bool spawn(struct run *task)
{
    pthread_attr_t attr;
    pthread_t thread;
    bool started;

    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    started = pthread_create(&thread, &attr, run, task) == 0;
    pthread_attr_destroy(&attr);
    return started;
}

enum status task_start(struct ctx *ctx, struct ctx *own, void (*fn)(struct ctx *, void *),
                       void *arg)
{
    struct run *task = arena_new(own->arena, struct run);

    *task = (struct run){ctx->app->tasks, own, fn, arg};
    if (task->pool == NULL) {
        fn(own, arg);
        ctx_close(own);
        return ST_OK;
    }
    if (enter(task->pool)) {
        struct task_pool *pool = task->pool;

        ctx_hand_over(own);
        if (spawn(task))
            return ST_OK;
        leave(pool);
    }
    ctx_close(own);
    return fail(&ctx->err, ST_BUSY, "task.too_many", NULL);
}
