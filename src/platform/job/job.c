// SPDX-License-Identifier: MulanPSL-2.0
/* Running what is due: claim, run, note the end. */
#include "platform/job.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/give_way.h"
#include "platform/guarded.h"
#include "platform/job/job_store.h"
#include "platform/journal.h"
#include "platform/log.h"
#include <pthread.h>
#include <time.h>

enum {
    RUNNING_SECONDS = 15 * 60,
    RETRY_SECONDS = 60,
    RETRY_MOST = 3600,
    EVERY_SECONDS = 10,
    PASSES_MOST = 10000 /* of a command: somebody may bring work faster than it is done */
};

/* ---------------------------------------------------------------- one job in one congress */

static enum status claim_tx(struct ctx *ctx, const void *input)
{
    return job_store_claim(ctx, input);
}

static enum status end_tx(struct ctx *ctx, const void *input)
{
    return job_store_end(ctx, input);
}

static struct str day_of(struct ctx *ctx, const struct job *job)
{
    return job->daily ? str_from(date_format(ctx->today, arena_alloc(ctx->arena, DATE_TEXT_SIZE)))
                      : S("");
}

struct asking {
    const struct job *job;
    bool waits;
};

static enum status ask(struct ctx *ctx, void *with)
{
    struct asking *a = with;

    return a->job->waits(ctx, &a->waits);
}

/* Where it cannot be told the job runs, and its own failure is noted: others do not wait for it. */
static bool waits_for_it(struct ctx *ctx, const struct job *job)
{
    struct asking a = {.job = job};

    return job->waits == NULL || ctx_guarded(ctx, ask, &a) != ST_OK || a.waits;
}

/* Reading first: most of the time there is nothing to do. */
static enum status claim(struct ctx *ctx, const struct job *job, bool *out_ours, int64_t *out_tries)
{
    const struct job_claim in = {
        .name = job->name,
        .day = day_of(ctx, job),
        .until = ctx->now + RUNNING_SECONDS,
        .again = !job->daily,
        .ours = out_ours,
    };
    struct job_run run;

    *out_ours = false;
    TRY(job_store_get(ctx, job->name, in.day, &run));
    *out_tries = run.tries + 1;
    if (run.asked_at != 0 && !str_eqz(run.state, "running"))
        return db_tx(ctx, claim_tx, &in);
    if (run.id != 0 && (run.until > ctx->now || (job->daily && str_eqz(run.state, "done"))))
        return ST_OK;
    if (!waits_for_it(ctx, job))
        return ST_OK;
    return db_tx(ctx, claim_tx, &in);
}

static void log_end(const struct ctx *ctx, const struct job *job, enum status st)
{
    const enum log_level level = st == ST_OK ? LOG_INFO : LOG_ERROR;

    if (st == ST_OK && (!job->daily || ctx->app->config.quiet))
        return;
    log_line(level, "job", LOG_Z("job", job->name), LOG_INT("congress", ctx->congress_id),
             LOG_STATUS(st), LOG_Z("key", st != ST_OK ? ctx->err.key : NULL),
             LOG_Z("detail", st != ST_OK ? ctx->err.detail : NULL));
}

void job_goes_on(struct ctx *ctx)
{
    ctx->goes_on = true;
}

bool job_gives_way(struct ctx *ctx)
{
    give_way(ctx->app);
    return atomic_load(&ctx->app->crowd) != 0;
}

static enum status run_it(struct ctx *ctx, void *with)
{
    const struct job *const *job = with;

    return (*job)->run(ctx);
}

/* In a ctx of its own, whose arena goes with it. */
static enum status run_job(struct ctx *ctx, const struct job *job, struct job_end *out)
{
    struct ctx *own = ctx_open_system(ctx->app, ctx->congress_id);
    const enum status st = ctx_guarded(own, run_it, &job);

    out->ended_at = app_now(ctx->app);
    if (st != ST_OK)
        out->result = str_printf(ctx->arena, "%s: %s %s", status_name(st),
                                 own->err.key != NULL ? own->err.key : "", own->err.detail);
    log_end(own, job, st);
    ASSERT(!own->goes_on || !job->daily); /* done for its day is done */
    out->goes_on = st == ST_OK && own->goes_on;
    ctx_close(own);
    return st;
}

/* 1, 2, 4 … minutes, an hour at most, and up to a quarter more by chance. */
static int64_t retry_seconds(int64_t tries)
{
    int64_t wait = RETRY_SECONDS;
    uint32_t random;

    for (int64_t i = 1; i < tries && wait < RETRY_MOST; i++)
        wait *= 2;
    if (wait > RETRY_MOST)
        wait = RETRY_MOST;
    crypt_random(&random, sizeof random);
    return wait + (int64_t)(random % (uint32_t)(wait / 4 + 1));
}

static enum status run_if_due(struct ctx *ctx, const struct job *job)
{
    struct job_end end = {.name = job->name, .day = day_of(ctx, job), .result = S("")};
    int64_t tries = 0;
    bool ours;
    enum status st;

    TRY(claim(ctx, job, &ours, &tries));
    if (!ours)
        return ST_OK;
    st = run_job(ctx, job, &end);
    end.state = st == ST_OK ? "done" : "failed";
    end.until = end.ended_at;
    if (!end.goes_on)
        end.until += st != ST_OK ? retry_seconds(tries) : (int64_t)job->period_seconds;
    ctx->goes_on = ctx->goes_on || end.goes_on;
    return db_tx(ctx, end_tx, &end);
}

/* ---------------------------------------------------------------- all of them */

static enum status run_congress(struct ctx *ctx)
{
    for (size_t m = 0; MODULES[m] != NULL; m++) {
        for (const struct job *j = MODULES[m]->jobs; j != NULL && j->name != NULL; j++) {
            const struct arena_mark mark = arena_mark(ctx->arena);

            give_way(ctx->app);
            TRY(run_if_due(ctx, j));
            arena_reset(ctx->arena, mark);
        }
    }
    return ST_OK;
}

static enum status run_all(struct ctx *ctx)
{
    int64_t *congresses;
    size_t count;

    TRY(journal_congresses(ctx, &congresses, &count));
    arr_each (i, count) {
        if (congresses[i] == 0) /* the installation itself is no congress */
            continue;
        ctx->congress_id = congresses[i];
        TRY(run_congress(ctx));
    }
    ctx->congress_id = 0;
    return ST_OK;
}

static enum status seal_and_tell(struct ctx *ctx)
{
    TRY(journal_seal_now(ctx));
    return journal_dispatch_now(ctx);
}

static enum status run_all_of(struct ctx *ctx, void *with)
{
    enum status (*const *fn)(struct ctx *) = with;

    return (*fn)(ctx);
}

/* Guarded, too, though each job is: what stands between them may not end the program either. */
static enum status with_ctx(struct app *app, struct err *err, enum status (*fn)(struct ctx *),
                            bool *out_goes_on)
{
    struct ctx *ctx = ctx_open_system(app, 0);
    const enum status st = ctx_guarded(ctx, run_all_of, &fn);

    if (st != ST_OK)
        *err = ctx->err;
    *out_goes_on = st == ST_OK && ctx->goes_on;
    ctx_close(ctx);
    return st;
}

/* Each pass at its own time: what goes on is due from the end of its last piece. */
enum status job_run_due(struct app *app, struct err *err)
{
    bool goes_on = true, nothing;

    TRY(with_ctx(app, err, seal_and_tell, &nothing));
    for (int passes = 0; goes_on && passes < PASSES_MOST; passes++)
        TRY(with_ctx(app, err, run_all, &goes_on));
    return with_ctx(app, err, journal_seal_now, &nothing);
}

static struct job_status status_of(const struct job *job, const struct job_run *run)
{
    struct job_status s = {
        .name = job->name,
        .daily = job->daily,
        .state = run->id != 0 ? run->state : S("never"),
        .started_at = run->started_at,
        .ended_at = run->ended_at,
        .tries = run->tries,
        .result = run->result,
        .asked = run->asked_at != 0,
    };

    if (run->id != 0 && !str_eqz(run->state, "running"))
        s.next_at = job->daily && str_eqz(run->state, "done") ? 0 : run->until;

    if (!date_parse(run->day, &s.day))
        s.day = (struct date){0};
    return s;
}

enum status job_status(struct ctx *ctx, struct job_status **out, size_t *out_count)
{
    struct job_status *list;
    size_t count = 0;

    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (const struct job *j = MODULES[m]->jobs; j != NULL && j->name != NULL; j++)
            count++;
    list = arena_array(ctx->arena, count, struct job_status);
    count = 0;
    for (size_t m = 0; MODULES[m] != NULL; m++) {
        for (const struct job *j = MODULES[m]->jobs; j != NULL && j->name != NULL; j++) {
            struct job_run run;

            TRY(job_store_last(ctx, j->name, &run));
            list[count++] = status_of(j, &run);
        }
    }
    *out = list;
    *out_count = count;
    return ST_OK;
}

static bool is_job(const char *name)
{
    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (const struct job *j = MODULES[m]->jobs; j != NULL && j->name != NULL; j++)
            if (strcmp(j->name, name) == 0)
                return true;
    return false;
}

enum status job_ask(struct ctx *ctx, const char *name)
{
    bool found;

    ASSERT(db_in_tx(ctx));
    if (!is_job(name))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(job_store_ask(ctx, name, &found));
    return found ? ST_OK : fail(&ctx->err, ST_RULE, "job.runs_now", NULL);
}

/* ---------------------------------------------------------------- the thread */

struct job_runner {
    struct app *app;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool stop;
};

/* false: time to stop. */
static bool wait_for_next(struct job_runner *r, unsigned seconds)
{
    struct timespec until;
    bool go_on;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += seconds;
    pthread_mutex_lock(&r->lock);
    while (!r->stop && pthread_cond_timedwait(&r->wake, &r->lock, &until) == 0)
        ;
    go_on = !r->stop;
    pthread_mutex_unlock(&r->lock);
    return go_on;
}

static void *runner_main(void *p)
{
    struct job_runner *r = p;
    bool goes_on;

    do {
        struct err err = {0};
        const enum status st = with_ctx(r->app, &err, run_all, &goes_on);

        if (st != ST_OK)
            log_line(LOG_ERROR, "job.run", LOG_STATUS(st), LOG_Z("key", err.key),
                     LOG_Z("detail", err.detail));
    } while (wait_for_next(r, goes_on ? 0 : EVERY_SECONDS));
    return NULL;
}

void job_start(struct app *app)
{
    struct job_runner *r = calloc(1, sizeof *r);
    pthread_condattr_t monotonic;

    ASSERT(r != NULL && app->jobs == NULL);
    r->app = app;
    pthread_mutex_init(&r->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&r->wake, &monotonic);
    pthread_condattr_destroy(&monotonic);
    app->jobs = r;
    ASSERT(pthread_create(&r->thread, NULL, runner_main, r) == 0);
}

void job_stop(struct app *app)
{
    struct job_runner *r = app->jobs;

    if (r == NULL)
        return;
    pthread_mutex_lock(&r->lock);
    r->stop = true;
    pthread_cond_signal(&r->wake);
    pthread_mutex_unlock(&r->lock);
    pthread_join(r->thread, NULL);
    pthread_cond_destroy(&r->wake);
    pthread_mutex_destroy(&r->lock);
    free(r);
    app->jobs = NULL;
}
