// SPDX-License-Identifier: MulanPSL-2.0
/* Requests of a crowd: a hall votes, and a thousand people post the same small thing at the same
 * instant. A thread for each and a transaction for each would cost more than the thing itself. The
 * event thread reads what is wanted, one thread writes what has gathered in one transaction, and
 * the event threads answer after its commit. */
#include "platform/http/crowd.h"
#include "platform/db_pool.h"

enum { GATHER_MAX = 512, STACK_BYTES = 1024 * 1024 };

struct batch {
    const struct crowd *crowd;
    struct crowd_item *items[GATHER_MAX];
    struct exchange *of[GATHER_MAX];
    size_t count;
};

static enum status write_tx(struct ctx *ctx, const void *input)
{
    const struct batch *b = input;

    for (size_t i = 0; i < b->count; i++) { /* SQLite may begin a batch again */
        b->items[i]->st = ST_OK;
        b->items[i]->ctx->err = (struct err){0};
    }
    return b->crowd->write(ctx, b->items, b->count);
}

static void write_batch(struct http *http, struct batch *b)
{
    struct ctx *ctx = ctx_open_system(http->app, b->items[0]->ctx->congress_id);
    const enum status st = db_tx(ctx, write_tx, b);

    for (size_t i = 0; st != ST_OK && i < b->count; i++) {
        b->items[i]->st = st;
        b->items[i]->ctx->err = ctx->err;
    }
    ctx_close(ctx);
}

static bool fits(const struct batch *b, const struct exchange *x)
{
    return b->count == 0 || (b->count < GATHER_MAX && x->route->crowd == b->crowd &&
                             x->parked->ctx->congress_id == b->items[0]->ctx->congress_id);
}

/* The first that wait and belong together; none when the server stops. */
static void take(struct gathering *g, struct batch *b)
{
    b->count = 0;
    pthread_mutex_lock(&g->lock);
    while (g->first == NULL && !g->stopping)
        pthread_cond_wait(&g->wake, &g->lock);
    while (g->first != NULL && fits(b, g->first)) {
        struct exchange *x = g->first;

        g->first = x->next;
        g->waiting--;
        b->crowd = x->route->crowd;
        b->items[b->count] = x->parked;
        b->of[b->count++] = x;
    }
    pthread_mutex_unlock(&g->lock);
}

/* Its event thread answers; where reading means waiting for a server (PostgreSQL), what went wrong
 * is told by a worker, who may have to read for the page that is shown again. */
static void answer_one(struct http *http, struct exchange *x)
{
    struct MHD_Connection *mhd = x->mhd;

    if (http->inline_reads || x->parked->st == ST_OK || !workers_push(&http->workers, x))
        MHD_resume_connection(mhd);
}

static void *gathering_run(void *arg)
{
    struct http *http = arg;
    struct batch *b = calloc(1, sizeof *b);

    if (b == NULL)
        abort();
    for (take(&http->gathering, b); b->count > 0; take(&http->gathering, b)) {
        write_batch(http, b);
        for (size_t i = 0; i < b->count; i++)
            answer_one(http, b->of[i]);
    }
    free(b);
    return NULL;
}

unsigned crowd_waiting_max(const struct http *http)
{
    const unsigned said = http->app->config.crowd_waiting;

    return said != 0 ? said : CROWD_WAITING_MAX;
}

bool gathering_push(struct gathering *g, struct exchange *x)
{
    bool taken, wake;

    x->next = NULL;
    pthread_mutex_lock(&g->lock);
    taken = g->waiting < g->waiting_max && !g->stopping;
    wake = g->first == NULL;
    if (taken) {
        if (wake)
            g->first = x;
        else
            g->last->next = x;
        g->last = x;
        g->waiting++;
    }
    pthread_mutex_unlock(&g->lock);
    if (taken && wake)
        pthread_cond_signal(&g->wake);
    if (!taken)
        x->parked->st = fail(&x->parked->ctx->err, ST_BUSY, "error.busy", NULL);
    return taken;
}

enum status gathering_start(struct http *http, struct err *err)
{
    struct gathering *g = &http->gathering;
    pthread_attr_t attr;
    int failed;

    g->waiting_max = crowd_waiting_max(http);
    pthread_mutex_init(&g->lock, NULL);
    pthread_cond_init(&g->wake, NULL);
    pthread_attr_init(&attr);
    pthread_attr_setstacksize(&attr, STACK_BYTES);
    failed = pthread_create(&g->thread, &attr, gathering_run, http);
    pthread_attr_destroy(&attr);
    return failed == 0 ? ST_OK
                       : fail_detail(err, ST_INTERNAL, "error.internal", "no thread for crowds");
}

void gathering_stop(struct gathering *g)
{
    pthread_mutex_lock(&g->lock);
    g->stopping = true;
    pthread_cond_signal(&g->wake);
    pthread_mutex_unlock(&g->lock);
    pthread_join(g->thread, NULL);
    pthread_cond_destroy(&g->wake);
    pthread_mutex_destroy(&g->lock);
}

enum status crowd_park(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct crowd_item *item = arena_new(rq->arena, struct crowd_item);

    *item = (struct crowd_item){.ctx = ctx};
    TRY(rq->route->crowd->enter(ctx, rq, rs, &item->data));
    if (!rs->done) {
        rq->exchange->parked = item;
        atomic_fetch_add(&ctx->app->crowd, 1);
    }
    return ST_OK;
}

struct alone {
    const struct crowd *crowd;
    struct crowd_item *item;
};

static enum status alone_tx(struct ctx *ctx, const void *input)
{
    const struct alone *in = input;

    in->item->st = ST_OK;
    TRY(in->crowd->write(ctx, &(struct crowd_item *){in->item}, 1));
    return in->item->st;
}

enum status crowd_alone(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct crowd_item item = {.ctx = ctx};
    const struct alone in = {rq->route->crowd, &item};

    TRY(in.crowd->enter(ctx, rq, rs, &item.data));
    if (rs->done)
        return ST_OK;
    ctx->once = S("");
    TRY(db_tx(ctx, alone_tx, &in));
    return in.crowd->leave(ctx, rq, rs, item.data);
}
