// SPDX-License-Identifier: MulanPSL-2.0
/* Jobs run once for each day and congress, whatever happens to servers and to the jobs. */
#include "platform/event/tests/journaltest.h"
#include "platform/job.h"
#include <pthread.h>
#include <stdatomic.h>

static atomic_int daily_runs, periodic_runs, broken_runs, greedy_runs;
static atomic_bool broken_works;
static bool broken_takes_too_much;

static enum status daily(struct ctx *ctx)
{
    ASSERT(ctx->actor->system && ctx->congress_id != 0);
    daily_runs++;
    journaltest_add(ctx, str_printf(ctx->arena, "job %d", daily_runs).ptr);
    return ST_OK;
}

static enum status periodic(struct ctx *ctx)
{
    (void)ctx;
    periodic_runs++;
    return ST_OK;
}

static enum status broken(struct ctx *ctx)
{
    broken_runs++;
    if (broken_takes_too_much)
        (void)arena_grow(ctx->arena, NULL, 0, ((size_t)1 << 30) + 1);
    return broken_works ? ST_OK
                        : fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "it does not work");
}

static enum status greedy(struct ctx *ctx)
{
    (void)ctx;
    greedy_runs++;
    return ST_OK;
}

static enum status greedy_waits(struct ctx *ctx, bool *out)
{
    if (broken_takes_too_much)
        (void)arena_grow(ctx->arena, NULL, 0, ((size_t)1 << 30) + 1);
    *out = true;
    return ST_OK;
}

/* More than one run does, and a period that nobody waits for. MANY_PIECES would take the thread
 * longer than PATIENCE if it waited its few seconds between two of them. */
enum { PIECES = 5, MANY_PIECES = 30, EVERY_SECONDS = 10, PATIENCE_SECONDS = 60 };
_Static_assert((MANY_PIECES - 1) * EVERY_SECONDS > 2 * PATIENCE_SECONDS, "too few to tell");
static atomic_int pieces_left, pieces_runs, periodic_seen;

static enum status pieces(struct ctx *ctx)
{
    pieces_runs++;
    if (pieces_left > 0 && --pieces_left > 0)
        job_goes_on(ctx);
    periodic_seen = periodic_runs;
    return ST_OK;
}

static enum status pieces_wait(struct ctx *ctx, bool *out)
{
    (void)ctx;
    *out = pieces_left > 0;
    return ST_OK;
}

static const struct job JOBS[] = {
    {.name = "jobtest.pieces", .period_seconds = 3600, .run = pieces, .waits = pieces_wait},
    {.name = "jobtest.greedy", .period_seconds = 3600, .run = greedy, .waits = greedy_waits},
    {.name = "jobtest.daily", .daily = true, .run = daily},
    {.name = "jobtest.periodic", .period_seconds = 3600, .run = periodic},
    {.name = "jobtest.broken", .daily = true, .run = broken},
    {0},
};
static const struct module jobtest_module = {.name = "jobtest", .jobs = JOBS};

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &job_module, &dbtest_module, &jobtest_module, NULL,
};

static void run_due(struct journaltest *t, const char *what)
{
    struct err err = {0};

    OK(job_run_due(&t->app, &err) == ST_OK, what);
    if (err.key != NULL)
        printf("# %s %s\n", err.key, err.detail);
}

static void reset(struct journaltest *t)
{
    daily_runs = periodic_runs = broken_runs = greedy_runs = 0;
    pieces_left = pieces_runs = periodic_seen = 0;
    broken_works = false;
    t->app.config.quiet = true;
    t->app.config.today = (struct date){2026, 3, 2};
}

static void test_once(struct journaltest *t)
{
    reset(t);
    run_due(t, "no congress yet");
    EQ_INT(daily_runs, 0, "nothing to run");
    journaltest_add(t->ctx, "founded");
    run_due(t, "first pass");
    run_due(t, "second pass");
    EQ_INT(daily_runs, 1, "the daily job ran once");
    EQ_INT(periodic_runs, 1, "the other too");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM event_unsealed"), 0,
           "what jobs wrote is sealed at the end");
    t->app.config.today = (struct date){2026, 3, 3};
    run_due(t, "the next day");
    EQ_INT(daily_runs, 2, "the daily job runs again on the next day");
    EQ_INT(periodic_runs, 1, "the other waits for its period");
    journaltest_behind(t,
                       "UPDATE job_run SET until = until - 3601 WHERE name = 'jobtest.periodic'");
    run_due(t, "an hour later");
    EQ_INT(periodic_runs, 2, "the period is over");
    t->ctx->congress_id = 2;
    journaltest_add(t->ctx, "another congress");
    run_due(t, "with another congress");
    EQ_INT(daily_runs, 3, "each congress has its own run");
}

static const struct job_status *find(const struct job_status *list, size_t count, const char *name)
{
    arr_each (i, count)
        if (strcmp(list[i].name, name) == 0)
            return &list[i];
    return NULL;
}

static void test_failure(struct journaltest *t)
{
    const struct job_status *s;
    struct job_status *list;
    size_t count;

    reset(t);
    journaltest_add(t->ctx, "founded");
    OK(job_status(t->ctx, &list, &count) == ST_OK, "status before anything ran");
    s = find(list, count, "jobtest.broken");
    OK(s != NULL && str_eqz(s->state, "never"), "never");
    run_due(t, "a failing job does not stop the rest");
    EQ_INT(daily_runs + periodic_runs, 2, "others ran");
    EQ_INT(broken_runs, 1, "it was tried");
    run_due(t, "at once again");
    EQ_INT(broken_runs, 1, "not again within the minute");
    OK(job_status(t->ctx, &list, &count) == ST_OK, "status");
    s = find(list, count, "jobtest.broken");
    EQ_STR(s->state, "failed", "failed");
    EQ_STR(s->result, "internal: db.internal it does not work", "with its reason");
    journaltest_behind(t, "UPDATE job_run SET until = until - 76 WHERE name = 'jobtest.broken'");
    broken_works = true;
    run_due(t, "a minute later");
    OK(job_status(t->ctx, &list, &count) == ST_OK, "status");
    s = find(list, count, "jobtest.broken");
    EQ_STR(s->state, "done", "tried again and done");
    EQ_INT(s->tries, 2, "at the second try");
    EQ_STR(s->result, "", "no reason left");
    OK(date_cmp(s->day, t->app.config.today) == 0, "today");
    run_due(t, "and again");
    EQ_INT(broken_runs, 2, "then not again that day");
}

/* It reads what it may, and more: the program and the other jobs go on. */
static void test_too_much(struct journaltest *t)
{
    const struct job_status *s;
    struct job_status *list;
    size_t count;

    reset(t);
    broken_takes_too_much = true;
    journaltest_add(t->ctx, "founded");
    run_due(t, "a job that needs too much memory");
    broken_takes_too_much = false;
    EQ_INT(daily_runs + periodic_runs, 2, "others ran");
    EQ_INT(greedy_runs, 1, "and one that could not say whether something waits for it");
    OK(job_status(t->ctx, &list, &count) == ST_OK, "status");
    s = find(list, count, "jobtest.broken");
    EQ_STR(s->state, "failed", "it failed");
    EQ_STR(s->result, "busy: error.too_much an arena reached its limit", "with its reason");
}

static void test_died(struct journaltest *t)
{
    reset(t);
    broken_works = true;
    journaltest_add(t->ctx, "founded");
    run_due(t, "first pass");
    journaltest_behind(t, "UPDATE job_run SET state = 'running', ended_at = NULL,"
                          " until = started_at + 900 WHERE name = 'jobtest.daily'");
    run_due(t, "its server may still be at it");
    EQ_INT(daily_runs, 1, "a running job is left alone");
    journaltest_behind(t, "UPDATE job_run SET until = until - 901 WHERE name = 'jobtest.daily'");
    run_due(t, "its server died");
    EQ_INT(daily_runs, 2, "it is taken over");
}

/* ---- two servers ---- */

static void *server(void *p)
{
    struct app *app = p;
    struct err err = {0};

    for (int i = 0; i < 5; i++)
        if (job_run_due(app, &err) != ST_OK)
            printf("# %s %s\n", err.key, err.detail);
    return NULL;
}

static void test_two_servers(struct journaltest *t)
{
    struct app other;
    pthread_t a, b;
    struct err err;

    reset(t);
    broken_works = true;
    for (int64_t c = 1; c <= 5; c++) {
        t->ctx->congress_id = c;
        journaltest_add(t->ctx, "founded");
    }
    other = t->app;
    ASSERT(db_pool_open(dbtest_url(t->kind, t->name), NULL, &other.db, &err) == ST_OK);
    ASSERT(pthread_create(&a, NULL, server, &t->app) == 0);
    ASSERT(pthread_create(&b, NULL, server, &other) == 0);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    EQ_INT(daily_runs, 5, "two servers, five congresses: five runs");
    EQ_INT(periodic_runs, 5, "also of the job with a period");
    db_pool_close(other.db);
}

static void test_thread(struct journaltest *t)
{
    reset(t);
    broken_works = true;
    journaltest_add(t->ctx, "founded");
    job_start(&t->app);
    for (int i = 0; i < 6000 && (daily_runs == 0 || broken_runs == 0); i++)
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
    job_stop(&t->app);
    EQ_INT(daily_runs, 1, "the thread runs what is due");
    job_stop(&t->app);
    OK(t->app.jobs == NULL, "stopping twice is nothing");
}

static void period_over(struct journaltest *t, int n)
{
    journaltest_behind(t, "UPDATE job_run SET until = 0 WHERE name = 'jobtest.pieces'");
    pieces_runs = 0;
    pieces_left = n;
}

static void test_pieces(struct journaltest *t)
{
    static const char PAUSE[] =
        "SELECT until - ended_at FROM job_run WHERE name = 'jobtest.pieces'";

    reset(t);
    broken_works = true;
    pieces_left = PIECES;
    journaltest_add(t->ctx, "founded");
    run_due(t, "a command");
    EQ_INT(pieces_runs, PIECES, "does them all, and not once more");
    EQ_INT(periodic_seen, 1, "others had their turn between");
    EQ_INT(dbtest_int(t->ctx, PAUSE), 3600, "then the period counts");
    pieces_left = 1;
    run_due(t, "within the period");
    EQ_INT(pieces_runs, PIECES, "as of any other job");
    period_over(t, MANY_PIECES);
    job_start(&t->app);
    for (int i = 0; i < PATIENCE_SECONDS * 100 && pieces_left > 0; i++)
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
    job_stop(&t->app);
    EQ_INT(pieces_runs, MANY_PIECES, "the thread goes on until all is done, and not once more");
    EQ_INT(dbtest_int(t->ctx, PAUSE), 3600, "then its period counts");
}

static enum status ask_tx(struct ctx *ctx, const void *input)
{
    return job_ask(ctx, input);
}

static void test_asked(struct journaltest *t)
{
    struct job_status *list;
    size_t count;

    reset(t);
    broken_works = true;
    journaltest_add(t->ctx, "founded");
    OK(db_tx(t->ctx, ask_tx, "jobtest.daily") == ST_RULE, "what has not run is about to");
    t->ctx->err = (struct err){0};
    OK(db_tx(t->ctx, ask_tx, "jobtest.none") == ST_NOT_FOUND, "no such job");
    t->ctx->err = (struct err){0};
    run_due(t, "first pass");
    OK(db_tx(t->ctx, ask_tx, "jobtest.daily") == ST_OK, "asked for");
    OK(job_status(t->ctx, &list, &count) == ST_OK && find(list, count, "jobtest.daily")->asked,
       "as the status says");
    run_due(t, "second pass");
    run_due(t, "third pass");
    EQ_INT(daily_runs, 2, "it ran once more, and only once");
    EQ_INT(periodic_runs, 1, "others did not");
}

static void test_later_and_later(struct journaltest *t)
{
    reset(t);
    journaltest_add(t->ctx, "founded");
    run_due(t, "a failure");
    OK(dbtest_int(t->ctx, "SELECT until - ended_at FROM job_run WHERE name = 'jobtest.broken'") <=
           75,
       "a minute or a little more");
    for (int i = 0; i < 4; i++) {
        journaltest_behind(t, "UPDATE job_run SET until = 0 WHERE name = 'jobtest.broken'");
        run_due(t, "again");
    }
    OK(dbtest_int(t->ctx, "SELECT until - ended_at FROM job_run WHERE name = 'jobtest.broken'") >=
           960,
       "sixteen after the fifth");
}

int main(void)
{
    journaltest_both("asked", test_asked);
    journaltest_both("later", test_later_and_later);
    journaltest_both("once", test_once);
    journaltest_both("failure", test_failure);
    journaltest_both("too_much", test_too_much);
    journaltest_both("died", test_died);
    journaltest_both("servers", test_two_servers);
    journaltest_both("thread", test_thread);
    journaltest_both("pieces", test_pieces);
    return tap_done();
}
