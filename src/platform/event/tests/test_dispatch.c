// SPDX-License-Identifier: MulanPSL-2.0
/* Telling that takes long: another server takes over, a lease is kept, congresses take turns. */
#include "platform/event/tests/journaltest.h"

/* ---------------------------------------------------------------- subscribers of the tests */

static int all_told;
static void (*meanwhile)(int nth); /* what happens while the subscriber of all is told */

static enum status on_all(struct ctx *ctx, const struct event_view *e)
{
    (void)ctx, (void)e;
    all_told++;
    if (meanwhile != NULL)
        meanwhile(all_told);
    return ST_OK;
}

static enum status on_changed(struct ctx *ctx, const struct event_view *e)
{
    (void)ctx, (void)e;
    return ST_OK;
}

static int before_second;

static enum status on_removed(struct ctx *ctx, const struct event_view *e)
{
    (void)e;
    if (ctx->congress_id == 2)
        before_second = all_told;
    return ST_OK;
}

static const struct subscriber SUBSCRIBERS[] = {
    {"t.*", on_all}, {"t.changed", on_changed}, {"t.removed", on_removed}, {0}};
static const struct module listener_module = {.name = "listener", .subscribers = SUBSCRIBERS};

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &dbtest_module, &listener_module, NULL,
};

static int64_t number(struct journaltest *t, const char *sql)
{
    return dbtest_int(t->ctx, sql);
}

static void dispatch(struct journaltest *t, const char *what)
{
    OK(journal_seal_now(t->ctx) == ST_OK && journal_dispatch_now(t->ctx) == ST_OK, what);
}

/* ---------------------------------------------------------------- slower than the lease */

enum { LONG = 250, OF_A_BATCH = 100, LEASE = 60 };

static struct {
    struct journaltest *t;
    struct app other; /* of the same database */
    int64_t until;
} slow;

static void long_journal(struct journaltest *t)
{
    all_told = 0;
    slow.t = t;
    slow.until = 0;
    t->app.stopped_at = t->ctx->now;
    for (int i = 0; i < LONG; i++)
        journaltest_add(t->ctx, str_printf(t->ctx->arena, "o%d", i).ptr);
    ASSERT(journal_seal_now(t->ctx) == ST_OK);
}

static void time_goes_on(int64_t seconds)
{
    slow.t->app.stopped_at += seconds;
    slow.other.stopped_at = slow.t->app.stopped_at;
}

static const char THEIR_PLACE[] =
    "SELECT seal_id FROM event_cursor WHERE congress_id = 1 AND name = 'listener t.*'";

/* Another server takes this one for dead, while it is slow. */
static void taken_over(int nth)
{
    struct ctx *ctx;

    if (nth != 1)
        return;
    time_goes_on(LEASE + 1);
    ctx = ctx_open_system(&slow.other, 0);
    OK(journal_dispatch_now(ctx) == ST_OK, "another server takes over");
    ctx_close(ctx);
    EQ_INT(all_told, LONG + 1, "and tells all of it");
}

static void open_other(struct journaltest *t)
{
    struct err err;

    slow.other = t->app;
    ASSERT(db_pool_open(dbtest_url(t->kind, t->name), NULL, &slow.other.db, &err) == ST_OK);
}

static void test_overtaken(struct journaltest *t)
{
    long_journal(t);
    open_other(t);
    meanwhile = taken_over;
    OK(journal_dispatch_now(t->ctx) == ST_OK, "and the slow one ends well");
    meanwhile = NULL;
    EQ_INT(all_told, LONG + OF_A_BATCH, "only the batch that it was in was told twice");
    EQ_INT(number(t, THEIR_PLACE), LONG, "nobody goes back");
    EQ_INT(number(t, "SELECT SUM(failures) + SUM(retry_at) FROM event_cursor"), 0, "none failed");
    dispatch(t, "once more");
    EQ_INT(all_told, LONG + OF_A_BATCH, "nothing is left");
    db_pool_close(slow.other.db);
}

/* What another server, which is still there, has from now on. */
static void taken_away(int nth)
{
    if (nth != 1)
        return;
    time_goes_on(LEASE + 1);
    journaltest_behind(slow.t, "UPDATE event_lease SET holder = 'another server', until = %lld",
                       (long long)slow.t->app.stopped_at + LEASE);
}

static void test_lease_lost(struct journaltest *t)
{
    long_journal(t);
    meanwhile = taken_away;
    OK(journal_dispatch_now(t->ctx) == ST_OK, "who was too slow");
    meanwhile = NULL;
    EQ_INT(all_told, OF_A_BATCH, "leaves the rest to the other");
    EQ_INT(number(t, THEIR_PLACE), OF_A_BATCH, "from where it stands");
}

static void slow_batches(int nth)
{
    if (nth == OF_A_BATCH)
        time_goes_on(LEASE - 10);
    if (nth == OF_A_BATCH + 1)
        slow.until = number(slow.t, "SELECT until FROM event_lease");
}

static void test_lease_kept(struct journaltest *t)
{
    long_journal(t);
    meanwhile = slow_batches;
    OK(journal_dispatch_now(t->ctx) == ST_OK, "who is slow, but not that slow");
    meanwhile = NULL;
    EQ_INT(all_told, LONG, "goes on");
    EQ_INT(slow.until, t->app.stopped_at + LEASE, "having renewed its lease between the batches");
}

/* Somebody else's failure is not forgotten by who only passes over what it does not want. */
static void fails_elsewhere(int nth)
{
    if (nth == 1)
        journaltest_behind(slow.t, "UPDATE event_cursor SET failures = 3, retry_at = 99"
                                   " WHERE congress_id = 1 AND name = 'listener t.changed'");
}

static void test_others_failures(struct journaltest *t)
{
    slow.t = t;
    journaltest_add(t->ctx, "first");
    dispatch(t, "all have a place");
    all_told = 0;
    journaltest_add(t->ctx, "second");
    meanwhile = fails_elsewhere;
    dispatch(t, "one has failed meanwhile");
    meanwhile = NULL;
    EQ_INT(number(t, "SELECT failures FROM event_cursor WHERE congress_id = 1"
                     " AND name = 'listener t.changed'"),
           3, "which is still known");
}

/* ---------------------------------------------------------------- one after the other */

/* A congress with much to tell does not keep the next one waiting for all of it. */
static void test_turns(struct journaltest *t)
{
    enum { MUCH = 1700, A_TURN = 1000 };

    all_told = 0;
    before_second = -1;
    for (int i = 0; i < MUCH; i++)
        journaltest_add(t->ctx, str_printf(t->ctx->arena, "m%d", i).ptr);
    t->ctx->congress_id = 2;
    journaltest_remove(t->ctx, journaltest_add(t->ctx, "little"));
    t->ctx->congress_id = CONGRESS;
    dispatch(t, "all are told");
    EQ_INT(all_told, MUCH + 2, "of everything, once");
    OK(before_second > 0 && before_second <= A_TURN + 2, "the small congress in its turn");
}

int main(void)
{
    journaltest_both("overtaken", test_overtaken);
    journaltest_both("leaselost", test_lease_lost);
    journaltest_both("leasekept", test_lease_kept);
    journaltest_both("failures", test_others_failures);
    journaltest_both("turns", test_turns);
    return tap_done();
}
