// SPDX-License-Identifier: MulanPSL-2.0
/* The chain grows whatever happens to servers: two at once, one killed; subscribers are told. */
#include "platform/db/db_internal.h"
#include "platform/event/dispatch.h"
#include "platform/event/tests/journaltest.h"
#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* ---------------------------------------------------------------- subscribers of the tests */

enum { TOLD_MAX = 4096, PATIENCE = 12000 }; /* looks: a minute at least */

static struct {
    pthread_mutex_t lock;
    int64_t subject[TOLD_MAX];
    size_t count;
} told = {.lock = PTHREAD_MUTEX_INITIALIZER};
static atomic_int all_told, stubborn_tries;
static atomic_bool stubborn, until_stop;

static enum status on_added(struct ctx *ctx, const struct event_view *e)
{
    ASSERT(ctx->actor->system && ctx->congress_id == e->congress_id && str_eqz(e->name, "t.added"));
    pthread_mutex_lock(&told.lock);
    if (told.count < TOLD_MAX)
        told.subject[told.count++] = e->subject_id;
    pthread_mutex_unlock(&told.lock);
    return ST_OK;
}

static enum status on_all(struct ctx *ctx, const struct event_view *e)
{
    (void)e;
    all_told++;
    for (int i = 0; i < PATIENCE && until_stop && !journal_stopping(ctx->app); i++)
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    return ST_OK;
}

static enum status on_changed(struct ctx *ctx, const struct event_view *e)
{
    (void)e;
    stubborn_tries++;
    return stubborn ? fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "stubborn") : ST_OK;
}

static const struct subscriber SUBSCRIBERS[] = {
    {"t.added", on_added}, {"t.*", on_all}, {"t.changed", on_changed}, {0}};
static const struct module listener_module = {.name = "listener", .subscribers = SUBSCRIBERS};

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &dbtest_module, &listener_module, NULL,
};

/* ---------------------------------------------------------------- helpers */

static void sound(struct journaltest *t, const char *what)
{
    struct buf report = buf_new(t->ctx->arena, 0);
    struct journal_result result = {.faults = -1};

    OK(journal_verify(t->ctx, &(struct journal_check){.all = true}, &report, &result) == ST_OK &&
           result.faults == 0,
       what);
    if (result.faults != 0)
        printf("# " STR_FMT "\n", STR_ARG(buf_view(&report)));
}

static int64_t number(struct journaltest *t, const char *sql)
{
    return dbtest_int(t->ctx, sql);
}

static const char UNSEALED[] = "SELECT COUNT(*) FROM event_unsealed";
static const char SEALED[] = "SELECT COUNT(*) FROM journal_seal WHERE congress_id = 1";

/* Bounded polling. */
static bool becomes(struct journaltest *t, const char *sql, int64_t want)
{
    for (int i = 0; i < PATIENCE; i++) {
        if (number(t, sql) == want)
            return true;
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    }
    return false;
}

/* ---------------------------------------------------------------- sealing */

static void test_threads(struct journaltest *t)
{
    journal_start(&t->app);
    journaltest_add(t->ctx, "a");
    t->ctx->congress_id = 2;
    journaltest_add(t->ctx, "b");
    t->ctx->congress_id = CONGRESS;
    OK(becomes(t, UNSEALED, 0), "the thread seals every congress");
    EQ_INT(number(t, SEALED), 1, "in its own chain");
    journaltest_add(t->ctx, "c");
    journal_stop(&t->app);
    EQ_INT(number(t, UNSEALED), 0, "stopping seals what is there");
    journal_stop(&t->app);
    OK(t->app.journal == NULL, "stopping twice is nothing");
    sound(t, "sound");
}

/* More than a batch, and a second pass with nothing to do. */
static void test_batches(struct journaltest *t)
{
    arr_each (i, 1203)
        journaltest_add(t->ctx, str_printf(t->ctx->arena, "n%zu", i).ptr);
    OK(journal_seal_now(t->ctx) == ST_OK, "sealed");
    EQ_INT(number(t, SEALED), 1203, "all of them");
    EQ_INT(number(t, "SELECT MAX(id) FROM journal_seal WHERE congress_id = 1"), 1203, "gapless");
    OK(journal_seal_now(t->ctx) == ST_OK && number(t, SEALED) == 1203, "nothing to do");
    EQ_INT(t->ctx->congress_id, CONGRESS, "the ctx keeps its congress");
    sound(t, "sound");
}

struct server {
    struct app app;
    int number;
    atomic_bool *stop;
    atomic_int *failures;
};

static void *writer_main(void *p)
{
    struct server *s = p;
    struct ctx *ctx = ctx_open_system(&s->app, CONGRESS);
    int64_t id = 0;

    arr_each (i, 60) {
        if (i % 3 == 0)
            id = journaltest_add(ctx, str_printf(ctx->arena, "w%d-%zu", s->number, i).ptr);
        else
            journaltest_change(ctx, id, (int64_t)i);
    }
    ctx_close(ctx);
    return NULL;
}

static void *sealer_main(void *p)
{
    struct server *s = p;

    while (!*s->stop) {
        struct ctx *ctx = ctx_open_system(&s->app, 0);

        if (journal_seal_now(ctx) != ST_OK && ctx->err.key != NULL) {
            printf("# sealer: %s %s\n", ctx->err.key, ctx->err.detail);
            ++*s->failures;
        }
        ctx_close(ctx);
    }
    return NULL;
}

/* Two programs on one database, each with its own pool, writers and sealer. */
static void test_two_servers(struct journaltest *t)
{
    struct server servers[2], writers[4];
    pthread_t sealing[2], writing[4];
    atomic_bool stop = false;
    atomic_int failures = 0;
    struct err err;

    arr_each (i, 2) {
        servers[i] = (struct server){.app = t->app, .stop = &stop, .failures = &failures};
        if (i == 1)
            ASSERT(db_pool_open(dbtest_url(t->kind, t->name), NULL, &servers[i].app.db, &err) ==
                   ST_OK);
        ASSERT(pthread_create(&sealing[i], NULL, sealer_main, &servers[i]) == 0);
    }
    arr_each (i, 4) {
        writers[i] = (struct server){.app = servers[i % 2].app, .number = (int)i};
        ASSERT(pthread_create(&writing[i], NULL, writer_main, &writers[i]) == 0);
    }
    arr_each (i, 4)
        pthread_join(writing[i], NULL);
    OK(becomes(t, UNSEALED, 0), "two sealers seal everything");
    stop = true;
    arr_each (i, 2)
        pthread_join(sealing[i], NULL);
    EQ_INT(failures, 0, "neither fails");
    EQ_INT(number(t, SEALED), 240, "each event once");
    sound(t, "one chain, and of several events about a row the last is the last");
    db_pool_close(servers[1].app.db);
}

/* ---------------------------------------------------------------- killed before sealing */

/* The other program: writes a byte to standard output after each commit, until it is killed. */
static int other_program(const char *url)
{
    struct app app = {0};
    struct ctx *ctx;
    struct err err;

    ASSERT(db_pool_open(url, NULL, &app.db, &err) == ST_OK);
    journal_start(&app);
    ctx = ctx_open_system(&app, CONGRESS);
    for (int i = 0;; i++) {
        journaltest_add(ctx, str_printf(ctx->arena, "k%d", i).ptr);
        if (write(STDOUT_FILENO, "+", 1) != 1)
            return 1;
    }
}

static void test_killed(struct journaltest *t)
{
    /* Has the process id in it: the parent's. */
    const char *url = str_dup(t->ctx->arena, str_from(dbtest_url(t->kind, t->name))).ptr;
    int ends[2], status;
    int64_t acknowledged = 0;
    char byte;
    pid_t pid;

    ASSERT(pipe(ends) == 0);
    fflush(stdout);
    pid = fork();
    ASSERT(pid >= 0);
    if (pid == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        execl("/proc/self/exe", "test_journal", url, (char *)NULL);
        _exit(1);
    }
    close(ends[1]);
    while (acknowledged < 150 && read(ends[0], &byte, 1) == 1)
        acknowledged++;
    kill(pid, SIGKILL);
    while (read(ends[0], &byte, 1) == 1)
        acknowledged++;
    waitpid(pid, &status, 0);
    close(ends[0]);
    OK(acknowledged >= 150, "killed while it wrote");
    OK(number(t, "SELECT COUNT(*) FROM event WHERE congress_id = 1") >= acknowledged,
       "every acknowledged event is there");
    OK(journal_seal_now(t->ctx) == ST_OK, "the next program seals the rest");
    EQ_INT(number(t, UNSEALED), 0, "nothing waits");
    EQ_INT(number(t, SEALED), number(t, "SELECT COUNT(*) FROM event WHERE congress_id = 1"),
           "every event is in the chain");
    sound(t, "sound");
}

/* ---------------------------------------------------------------- subscribers */

static void reset(void)
{
    told.count = 0;
    all_told = stubborn_tries = 0;
    stubborn = false;
}

static void dispatch(struct journaltest *t, const char *what)
{
    OK(journal_seal_now(t->ctx) == ST_OK && journal_dispatch_now(t->ctx) == ST_OK, what);
}

static void test_subscribers(struct journaltest *t)
{
    int64_t ids[3];

    reset();
    arr_each (i, 3)
        ids[i] = journaltest_add(t->ctx, str_printf(t->ctx->arena, "s%zu", i).ptr);
    OK(journal_dispatch_now(t->ctx) == ST_OK && told.count == 0, "nothing before it is sealed");
    journaltest_change(t->ctx, ids[0], 1);
    dispatch(t, "told");
    OK(told.count == 3 && told.subject[0] == ids[0] && told.subject[2] == ids[2],
       "of the events it named, in their order");
    EQ_INT(all_told, 4, "a pattern is told of all of a module");
    dispatch(t, "again");
    EQ_INT(told.count + (size_t)all_told, 7, "nothing twice when nothing failed");
    t->ctx->congress_id = 2;
    journaltest_add(t->ctx, "elsewhere");
    t->ctx->congress_id = CONGRESS;
    dispatch(t, "another congress");
    EQ_INT(told.count, 4, "is told as well");
}

/* What a subscriber does not want it passes over, batch by batch; and a crowd that stays does not
 * keep anybody from being told. */
static void test_passed_over(struct journaltest *t)
{
    enum { UNWANTED = 1130 }; /* more than is read at once, too */
    int64_t id = 0;

    reset();
    for (int i = 0; i < UNWANTED; i++)
        id = journaltest_add(t->ctx, str_printf(t->ctx->arena, "p%d", i).ptr);
    dispatch(t, "told of more than a batch");
    EQ_INT(all_told, UNWANTED, "who wants all of them");
    EQ_INT(number(t, "SELECT seal_id FROM event_cursor WHERE congress_id = 1"
                     " AND name = 'listener t.changed'"),
           number(t, "SELECT MAX(id) FROM journal_seal WHERE congress_id = 1"),
           "who wants none need not look at them again");
    EQ_INT(stubborn_tries, 0, "and was told of none");
    journaltest_change(t->ctx, id, 1);
    atomic_store(&t->app.crowd, 1);
    dispatch(t, "while a crowd waits");
    atomic_store(&t->app.crowd, 0);
    EQ_INT(stubborn_tries, 1, "the next one he wants he is told of");
}

static int events_read, cursors_read;

static int traced(unsigned kind, void *with, void *stmt, void *sql)
{
    (void)kind, (void)with, (void)stmt;
    events_read += strstr(sql, "FROM journal_seal s JOIN event e") != NULL;
    cursors_read += strstr(sql, "FROM event_cursor") != NULL;
    return 0;
}

static int64_t transactions(struct journaltest *t)
{
    struct db_stats stats;

    db_pool_stats(t->app.db, &stats);
    return (int64_t)stats.transactions;
}

/* There are three here, and sixty in the program: not each of them asks, nor does each that wants
 * nothing write where it stands. */
static void test_read_once(struct journaltest *t)
{
    int64_t *congresses, before, idle;
    size_t count;

    if (t->kind != DB_SQLITE)
        return;
    reset();
    t->app.stopped_at = t->ctx->now; /* the lease is not to be renewed between */
    journaltest_add(t->ctx, "first");
    dispatch(t, "everybody stands at the same place");
    ASSERT(journal_congresses(t->ctx, &congresses, &count) == ST_OK);
    ASSERT(sqlite3_trace_v2(t->ctx->db->handle, SQLITE_TRACE_STMT, traced, NULL) == SQLITE_OK);
    events_read = cursors_read = 0;
    before = transactions(t);
    ASSERT(journal_dispatch_now(t->ctx) == ST_OK);
    idle = transactions(t) - before;
    EQ_INT(events_read, (int)count,
           "nothing new: each congress is asked once, for all subscribers");
    EQ_INT(cursors_read, (int)count, "and so are their cursors");
    journaltest_add(t->ctx, "second");
    ASSERT(journal_seal_now(t->ctx) == ST_OK);
    events_read = 0;
    before = transactions(t);
    ASSERT(journal_dispatch_now(t->ctx) == ST_OK);
    EQ_INT(events_read, (int)count, "a new one is read once for all");
    EQ_INT(all_told, 2, "and told");
    EQ_INT(transactions(t) - before - idle, 3, "two wanted it; all the others in one transaction");
    ASSERT(sqlite3_trace_v2(t->ctx->db->handle, 0, NULL, NULL) == SQLITE_OK);
}

static void test_retry(struct journaltest *t)
{
    int64_t id;

    reset();
    t->app.stopped_at = t->ctx->now;
    stubborn = true;
    id = journaltest_add(t->ctx, "r");
    journaltest_change(t->ctx, id, 1);
    journaltest_change(t->ctx, id, 2);
    dispatch(t, "a subscriber that fails does not fail the dispatcher");
    EQ_INT(stubborn_tries, 1, "it is tried once, and later events wait behind it");
    EQ_INT(all_told, 3, "other subscribers are told");
    dispatch(t, "at once again");
    EQ_INT(stubborn_tries, 1, "not before its pause is over");
    t->ctx->now += 3;
    dispatch(t, "a little later");
    EQ_INT(stubborn_tries, 2, "tried again");
    t->ctx->now += 3;
    dispatch(t, "a little later");
    EQ_INT(stubborn_tries, 2, "the pause has doubled");
    stubborn = false;
    t->ctx->now += 300;
    dispatch(t, "when it works again");
    EQ_INT(stubborn_tries, 4, "it is told of all it missed");
}

static enum status told_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return DB_EXEC(ctx,
                   "INSERT INTO event_lease (congress_id, id, holder, until)"
                   " VALUES (0, 1, 'another server', :until) ON CONFLICT (congress_id, id)"
                   " DO UPDATE SET holder = 'another server', until = :until",
                   B_INT("until", ctx->now + 60));
}

static void test_lease(struct journaltest *t)
{
    reset();
    journaltest_add(t->ctx, "l");
    ASSERT(db_tx(t->ctx, told_tx, NULL) == ST_OK);
    dispatch(t, "while another server tells");
    EQ_INT(told.count, 0, "this one does not");
    t->ctx->now += 61;
    dispatch(t, "when that server is gone for a minute");
    EQ_INT(told.count, 1, "this one does");
}

static void test_dispatcher_thread(struct journaltest *t)
{
    reset();
    journal_start(&t->app);
    journaltest_add(t->ctx, "d");
    for (int i = 0; i < PATIENCE && all_told == 0; i++)
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    journal_stop(&t->app);
    EQ_INT(all_told, 1, "the thread tells");
    EQ_INT(number(t, "SELECT until FROM event_lease"), 0, "and gives its lease back");
}

/* Who stops does not wait until thousands are told: what is left is told by the next. */
static void test_stop_between(struct journaltest *t)
{
    enum { MANY = 250, A_BATCH = 100 };

    reset();
    for (int i = 0; i < MANY; i++)
        journaltest_add(t->ctx, str_printf(t->ctx->arena, "b%d", i).ptr);
    ASSERT(journal_seal_now(t->ctx) == ST_OK);
    until_stop = true;
    journal_start(&t->app);
    for (int i = 0; i < PATIENCE && all_told == 0; i++)
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    journal_stop(&t->app);
    until_stop = false;
    EQ_INT(all_told, A_BATCH, "stopped after the batch it was in");
    dispatch(t, "the next program");
    EQ_INT(all_told, MANY, "tells the rest, nothing twice");
    EQ_INT(told.count, MANY, "whoever had been told is not told again");
}

int main(int argc, char **argv)
{
    if (argc == 2)
        return other_program(argv[1]);
    journaltest_both("threads", test_threads);
    journaltest_both("batches", test_batches);
    journaltest_both("servers", test_two_servers);
    journaltest_both("kill", test_killed);
    journaltest_both("subscribers", test_subscribers);
    journaltest_both("passed", test_passed_over);
    journaltest_both("readonce", test_read_once);
    journaltest_both("retry", test_retry);
    journaltest_both("lease", test_lease);
    journaltest_both("dispatcher", test_dispatcher_thread);
    journaltest_both("stopbetween", test_stop_between);
    return tap_done();
}
