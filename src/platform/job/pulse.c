// SPDX-License-Identifier: MulanPSL-2.0
/* One thread that tells streams what has changed. */
#include "platform/pulse.h"
#include "platform/guarded.h"
#include "platform/log.h"
#include <pthread.h>
#include <time.h>

enum { BEATS_MAX = 256, NS_PER_MS = 1000000, MS = 1000, IDLE_MS = 3600 * 1000, LOOK_MS = 5 };

struct beat {
    const struct module *module; /* NULL: free */
    int64_t congress_id, id;
    int64_t due_ms;     /* when to beat next */
    int64_t last_ms;    /* when it beat last */
    int64_t touched_ms; /* first since then; 0: not */
    bool echo;          /* touched: once more after PULSE_ECHO_MS */
};

struct pulse {
    struct app *app;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool stop, stopped;
    struct beat beats[BEATS_MAX];
};

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * MS + t.tv_nsec / NS_PER_MS;
}

static const struct module *find_module(const char *name)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        if (strcmp((*m)->name, name) == 0)
            return (*m)->pulse != NULL ? *m : NULL;
    return NULL;
}

/* Its beat, or a free one; NULL: too many at once. Under the lock. */
static struct beat *beat_of(struct pulse *p, const struct module *m, int64_t congress_id,
                            int64_t id)
{
    struct beat *room = NULL;

    arr_each (i, (size_t)BEATS_MAX) {
        struct beat *b = &p->beats[i];

        if (b->module == m && b->congress_id == congress_id && b->id == id)
            return b;
        if (b->module == NULL && room == NULL)
            room = b;
    }
    if (room != NULL)
        *room = (struct beat){.module = m, .congress_id = congress_id, .id = id};
    return room;
}

void pulse_touch(struct app *app, const char *module, int64_t congress_id, int64_t id)
{
    struct pulse *p = app->pulse;
    const struct module *m = p != NULL ? find_module(module) : NULL;
    const int64_t now = now_ms();
    struct beat *b;

    if (m == NULL)
        return;
    pthread_mutex_lock(&p->lock);
    b = beat_of(p, m, congress_id, id);
    if (b != NULL) {
        const int64_t soon = b->last_ms + PULSE_MS > now ? b->last_ms + PULSE_MS : now;
        const bool later = b->due_ms == 0 || b->due_ms > soon;

        b->echo = true;
        if (b->touched_ms == 0)
            b->touched_ms = now;
        if (later) {
            b->due_ms = soon;
            pthread_cond_signal(&p->wake);
        }
    }
    pthread_mutex_unlock(&p->lock);
}

/* The one that is due first. Under the lock. */
static struct beat *first_due(struct pulse *p)
{
    struct beat *first = NULL;

    arr_each (i, (size_t)BEATS_MAX)
        if (p->beats[i].module != NULL && (first == NULL || p->beats[i].due_ms < first->due_ms))
            first = &p->beats[i];
    return first;
}

/* While a crowd waits for its answers those who look on are told later: writing to a thousand
 * screens takes as long as answering a thousand people. */
static bool lets_others_go_first(const struct pulse *p, const struct beat *b, int64_t now)
{
    return atomic_load_explicit(&p->app->crowd, memory_order_relaxed) > 0 && b->touched_ms != 0 &&
           now < b->touched_ms + PULSE_PATIENCE_MS;
}

/* false: the program stops. Under the lock, which it lets go while it waits. */
static bool wait_until_due(struct pulse *p, struct beat *out)
{
    while (!p->stop) {
        struct beat *first = first_due(p);
        const int64_t now = now_ms();
        const bool due = first != NULL && first->due_ms <= now;
        const int64_t until = due ? now + LOOK_MS : first != NULL ? first->due_ms : now + IDLE_MS;
        const struct timespec at = {.tv_sec = until / MS, .tv_nsec = until % MS * NS_PER_MS};

        if (due && !lets_others_go_first(p, first, now)) {
            first->last_ms = now;
            first->touched_ms = 0;
            first->due_ms = INT64_MAX; /* not again until this one is through */
            *out = *first;
            first->echo = false;
            return true;
        }
        (void)pthread_cond_timedwait(&p->wake, &p->lock, &at);
    }
    return false;
}

/* When again? Touched meanwhile: due_ms is no longer the far end. Under the lock. */
static void again(struct pulse *p, const struct beat *ran, int64_t again_ms)
{
    struct beat *b = beat_of(p, ran->module, ran->congress_id, ran->id);
    int64_t wait = again_ms;

    if (b == NULL)
        return;
    if (ran->echo && (wait == 0 || wait > PULSE_ECHO_MS))
        wait = PULSE_ECHO_MS;
    if (b->due_ms != INT64_MAX)
        return;
    if (wait == 0)
        *b = (struct beat){0};
    else
        b->due_ms = now_ms() + wait;
}

struct telling {
    const struct beat *beat;
    int64_t again_ms;
};

static enum status tell(struct ctx *ctx, void *with)
{
    struct telling *t = with;

    t->again_ms = t->beat->module->pulse(ctx, t->beat->id);
    return ST_OK;
}

/* What needs too much memory is told again after a while: a vote may have to close by the clock. */
static int64_t run(struct pulse *p, struct beat *b)
{
    struct ctx *ctx = ctx_open_system(p->app, b->congress_id);
    struct telling t = {.beat = b};

    if (ctx_guarded(ctx, tell, &t) != ST_OK) {
        log_line(LOG_ERROR, "pulse.too_much", LOG_Z("module", b->module->name),
                 LOG_INT("congress", b->congress_id), LOG_INT("id", b->id));
        t.again_ms = PULSE_TOO_MUCH_MS;
        b->echo = false;
    }
    ctx_close(ctx);
    return t.again_ms;
}

static void *pulse_main(void *arg)
{
    struct pulse *p = arg;
    struct beat b;

    pthread_mutex_lock(&p->lock);
    while (wait_until_due(p, &b)) {
        int64_t ms;

        pthread_mutex_unlock(&p->lock);
        ms = run(p, &b);
        pthread_mutex_lock(&p->lock);
        again(p, &b, ms);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

void pulse_start(struct app *app)
{
    struct pulse *p = calloc(1, sizeof *p);
    pthread_condattr_t monotonic;

    ASSERT(p != NULL && app->pulse == NULL);
    p->app = app;
    pthread_mutex_init(&p->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&p->wake, &monotonic);
    pthread_condattr_destroy(&monotonic);
    app->pulse = p;
    ASSERT(pthread_create(&p->thread, NULL, pulse_main, p) == 0);
}

void pulse_stop(struct app *app)
{
    struct pulse *p = app->pulse;

    if (p == NULL || p->stopped)
        return;
    pthread_mutex_lock(&p->lock);
    p->stop = true;
    pthread_cond_signal(&p->wake);
    pthread_mutex_unlock(&p->lock);
    pthread_join(p->thread, NULL);
    p->stopped = true;
}

void pulse_close(struct app *app)
{
    struct pulse *p = app->pulse;

    if (p == NULL)
        return;
    pulse_stop(app);
    pthread_cond_destroy(&p->wake);
    pthread_mutex_destroy(&p->lock);
    free(p);
    app->pulse = NULL;
}
