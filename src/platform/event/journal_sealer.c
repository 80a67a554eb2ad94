// SPDX-License-Identifier: MulanPSL-2.0
/* Chaining committed events, and the threads that do it beside the server. */
#include "platform/event/dispatch.h"
#include "platform/event/journal_store.h"
#include "platform/give_way.h"
#include "platform/guarded.h"
#include "platform/journal.h"
#include "platform/log.h"
#include <pthread.h>
#include <time.h>

enum { SEAL_BATCH = 500, SEAL_EVERY_MS = 300, DISPATCH_EVERY_MS = 500 };

/* ---------------------------------------------------------------- sealing */

/* Out of reach of a transaction's own retries: set anew by each. */
struct seal {
    size_t *count;
};

static enum status append(struct ctx *ctx, struct journal_link *link,
                          const struct journal_waiting *events, size_t count)
{
    struct buf ids = buf_new(ctx->arena, 0), chains = buf_new(ctx->arena, 0);
    struct journal_seals seals = {.first = link->n + 1};

    buf_char(&ids, '[');
    arr_each (i, count) {
        if (events[i].hash.len != SM3_BYTES) /* somebody changed it: verify says so */
            continue;
        link->n++;
        journal_chain_next(link->chain, link->n, events[i].event_id,
                           (const uint8_t *)events[i].hash.ptr);
        if (seals.count++ != 0)
            buf_char(&ids, ',');
        buf_int(&ids, events[i].event_id);
        buf_put(&chains, link->chain, SM3_BYTES);
    }
    buf_char(&ids, ']');
    seals.event_ids = buf_view(&ids);
    seals.chains = buf_view(&chains);
    return seals.count != 0 ? journal_store_seal(ctx, &seals) : ST_OK;
}

static enum status seal_tx(struct ctx *ctx, const void *input)
{
    const struct seal *in = input;
    struct journal_waiting *events;
    struct journal_link link;
    bool ours;

    *in->count = 0;
    TRY(journal_store_lock(ctx, &ours));
    if (!ours)
        return ST_OK;
    TRY(journal_store_last(ctx, &link));
    TRY(journal_store_waiting(ctx, SEAL_BATCH, &events, in->count));
    return append(ctx, &link, events, *in->count);
}

static enum status seal_congress(struct ctx *ctx)
{
    size_t count;
    const struct seal in = {.count = &count};

    do {
        const struct arena_mark mark = arena_mark(ctx->arena);
        enum status st;

        give_way(ctx->app);
        st = db_tx(ctx, seal_tx, &in);
        arena_reset(ctx->arena, mark);
        if (st == ST_CONFLICT) /* another server sealed them first */
            return ST_OK;
        TRY(st);
        if (count == SEAL_BATCH)
            TRY(journal_store_analyze(ctx, false));
    } while (count == SEAL_BATCH);
    return ST_OK;
}

enum status journal_seal_now(struct ctx *ctx)
{
    const int64_t home = ctx->congress_id;
    enum status st = ST_OK;
    int64_t congress_id = INT64_MIN;

    while (st == ST_OK) {
        st = journal_store_next_waiting(ctx, congress_id, &congress_id);
        if (st != ST_OK || congress_id == JOURNAL_NO_CONGRESS)
            break;
        ctx->congress_id = congress_id;
        st = seal_congress(ctx);
    }
    ctx->congress_id = home;
    return st;
}

/* ---------------------------------------------------------------- threads */

struct beat {
    struct journal *journal;
    const char *what;
    enum status (*run)(struct ctx *), (*end)(struct ctx *);
    unsigned every_ms;
    pthread_t thread;
};

struct journal {
    struct app *app;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool stop;
    struct beat sealer, dispatcher;
};

/* false: time to stop. */
static bool sleep_ms(struct journal *j, unsigned ms)
{
    struct timespec until;
    bool go_on;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += ms / 1000;
    until.tv_nsec += (long)(ms % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    pthread_mutex_lock(&j->lock);
    while (!j->stop && pthread_cond_timedwait(&j->wake, &j->lock, &until) == 0)
        ;
    go_on = !j->stop;
    pthread_mutex_unlock(&j->lock);
    return go_on;
}

static enum status run_beat(struct ctx *ctx, void *with)
{
    enum status (*const *fn)(struct ctx *) = with;

    return (*fn)(ctx);
}

/* Guarded: what needs too much memory fails as if the database were busy, is logged, and comes
 * again. */
static enum status beat_once(const struct beat *b, enum status (*fn)(struct ctx *))
{
    struct ctx *ctx = ctx_open_system(b->journal->app, 0);
    const enum status st = ctx_guarded(ctx, run_beat, &fn);

    if (st != ST_OK)
        log_line(LOG_ERROR, b->what, LOG_STATUS(st), LOG_Z("key", ctx->err.key),
                 LOG_Z("detail", ctx->err.detail));
    ctx_close(ctx);
    return st;
}

/* A database that is away is asked again after a while, not three times a second. */
static unsigned pause_ms(const struct beat *b, enum status st)
{
    enum { BUSY_MS = 1000, AFTER_FAILURE_MS = 5000 };

    if (st == ST_OK)
        return b->every_ms;
    return st == ST_BUSY ? BUSY_MS : AFTER_FAILURE_MS;
}

static void *beat_main(void *p)
{
    struct beat *b = p;

    while (sleep_ms(b->journal, pause_ms(b, beat_once(b, b->run))))
        ;
    (void)beat_once(b, b->end);
    return NULL;
}

static void beat_start(struct journal *j, struct beat *b)
{
    b->journal = j;
    ASSERT(pthread_create(&b->thread, NULL, beat_main, b) == 0);
}

void journal_start(struct app *app)
{
    struct journal *j = calloc(1, sizeof *j);
    pthread_condattr_t monotonic;

    ASSERT(j != NULL && app->journal == NULL);
    j->app = app;
    pthread_mutex_init(&j->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&j->wake, &monotonic);
    pthread_condattr_destroy(&monotonic);
    j->sealer = (struct beat){
        .what = "journal.seal",
        .run = journal_seal_now,
        .end = journal_seal_now,
        .every_ms = SEAL_EVERY_MS,
    };
    j->dispatcher = (struct beat){
        .what = "journal.dispatch",
        .run = journal_dispatch_now,
        .end = journal_dispatch_end,
        .every_ms = DISPATCH_EVERY_MS,
    };
    app->journal = j;
    beat_start(j, &j->sealer);
    beat_start(j, &j->dispatcher);
}

bool journal_stopping(const struct app *app)
{
    struct journal *j = app->journal;
    bool stop;

    if (j == NULL)
        return false;
    pthread_mutex_lock(&j->lock);
    stop = j->stop;
    pthread_mutex_unlock(&j->lock);
    return stop;
}

void journal_stop(struct app *app)
{
    struct journal *j = app->journal;

    if (j == NULL)
        return;
    pthread_mutex_lock(&j->lock);
    j->stop = true;
    pthread_cond_broadcast(&j->wake);
    pthread_mutex_unlock(&j->lock);
    pthread_join(j->sealer.thread, NULL);
    pthread_join(j->dispatcher.thread, NULL);
    pthread_cond_destroy(&j->wake);
    pthread_mutex_destroy(&j->lock);
    free(j);
    app->journal = NULL;
}
