// SPDX-License-Identifier: MulanPSL-2.0
/* The power goes at random instants while a hall votes: every vote that was acknowledged is on the
 * disk, none is there twice, and as many ballots as voters. */
#include "modules/vote/tests/powervfs.h"
#include "modules/vote/tests/votetest.h"
#include "platform/db_pool.h"
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <time.h>

enum { VOTERS = 600, THREADS = 8, CUTS = 30, PATIENCE_MS = 60000 };

struct hall {
    struct journaltest *t;
    int64_t vote_id;
    int64_t voters[VOTERS];
    atomic_bool acknowledged[VOTERS];
    atomic_size_t next, done, let_in; /* taken, through; so many may vote by now */
    bool secret;
};

static void pause_ms(long ms)
{
    const struct timespec t = {.tv_nsec = ms * 1000000};

    nanosleep(&t, NULL);
}

static void *people(void *arg)
{
    struct hall *h = arg;
    struct ctx *ctx = ctx_open_system(&h->t->app, h->t->ctx->congress_id);
    const struct vote_choice choice = {.marks = S("y")};
    size_t n;

    while ((n = atomic_fetch_add(&h->next, 1)) < VOTERS) {
        const struct arena_mark mark = arena_mark(ctx->arena);
        struct vote_receipt receipt;

        while (n >= atomic_load(&h->let_in))
            pause_ms(1);
        if (vote_cast(ctx, h->vote_id, h->voters[n], &choice, &receipt) == ST_OK)
            atomic_store(&h->acknowledged[n], true);
        atomic_fetch_add(&h->done, 1);
        arena_reset(ctx->arena, mark);
    }
    ctx_close(ctx);
    return NULL;
}

/* ---- what is found on the disk afterwards ---- */

static int64_t ask(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *s = NULL;
    int64_t n = -1;

    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
        n = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return n;
}

struct found {
    size_t votes, lost;
    int64_t slots, marks;
    bool sound;
};

static struct found inspect(const struct hall *h, const char *path, const bool *was_acknowledged)
{
    struct found f = {0};
    sqlite3 *db = NULL;
    sqlite3_stmt *s;

    ASSERT(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, "unix") == SQLITE_OK);
    ASSERT(sqlite3_prepare_v2(db, "SELECT count(*) FROM vote_cast WHERE id = ?", -1, &s, NULL) ==
           SQLITE_OK);
    arr_each (i, (size_t)VOTERS) {
        sqlite3_bind_int64(s, 1, h->voters[i]);
        if (sqlite3_step(s) == SQLITE_ROW && sqlite3_column_int64(s, 0) == 1)
            f.votes++;
        else
            f.lost += was_acknowledged[i];
        sqlite3_reset(s);
    }
    sqlite3_finalize(s);
    f.slots = ask(db, "SELECT count(*) FROM vote_slot");
    f.marks = ask(db, "SELECT COALESCE(SUM(length(marks) - length(replace(marks, ';', '')) + 1), 0)"
                      " FROM vote_sheet");
    f.sound = ask(db, "SELECT count(*) FROM pragma_quick_check() WHERE quick_check = 'ok'") == 1;
    sqlite3_close(db);
    return f;
}

static size_t cut_and_look(struct hall *h, const char *path, bool torn, struct found *sum)
{
    static bool was[VOTERS];
    size_t acknowledged = 0;
    struct found f;

    arr_each (i, (size_t)VOTERS) {
        was[i] = atomic_load(&h->acknowledged[i]);
        acknowledged += was[i];
    }
    powervfs_cut(dbtest_url(DB_SQLITE, h->t->name) + sizeof "sqlite:" - 1, path, torn);
    f = inspect(h, path, was);
    sum->lost += f.lost;
    sum->sound = sum->sound && f.sound;
    if (f.marks != (int64_t)f.votes || f.slots != (h->secret ? (int64_t)f.votes : 0))
        sum->votes++; /* half there */
    return acknowledged;
}

static void lights_out(struct hall *h)
{
    struct found sum = {.sound = true};
    pthread_t threads[THREADS];
    size_t in_the_middle = 0;
    char path[128];

    snprintf(path, sizeof path, "%s/cut.db", h->t->dir);
    arr_each (i, (size_t)THREADS)
        ASSERT(pthread_create(&threads[i], NULL, people, h) == 0);
    for (size_t i = 0; i < CUTS; i++) {
        const size_t from = i * VOTERS / CUTS, some = (size_t)rand() % (VOTERS / CUTS); /* NOLINT */
        size_t acknowledged;

        atomic_store(&h->let_in, (i + 1) * VOTERS / CUTS);
        for (int ms = 0; ms < PATIENCE_MS && atomic_load(&h->done) < from + some; ms++)
            pause_ms(1);
        acknowledged = cut_and_look(h, path, i % 2 == 1, &sum);
        in_the_middle += acknowledged > 0 && acknowledged < VOTERS;
    }
    arr_each (i, (size_t)THREADS)
        pthread_join(threads[i], NULL);
    OK(in_the_middle > CUTS / 2, "the power went in the middle of the vote");
    OK(powervfs_flushes() > 10, "which was flushed many times");
    EQ_INT(sum.lost, 0, "no acknowledged vote is lost");
    EQ_INT(sum.votes, 0, "no vote is there by half: marks, journal and ballots agree");
    OK(sum.sound, "the database is sound each time");
    EQ_INT(cut_and_look(h, path, false, &sum), VOTERS, "all were acknowledged in the end");
    EQ_INT(sum.lost, 0, "and are there");
}

static void hall_open(struct hall *h, bool secret)
{
    struct vote_new in = votetest_motion("断电也不丢票");

    h->secret = in.secret = secret;
    h->vote_id = votetest_create(h->t->ctx, &in);
    if (secret) {
        (void)votetest_scrutineer(h->t->ctx, h->vote_id, "监票人甲");
        (void)votetest_scrutineer(h->t->ctx, h->vote_id, "监票人乙");
    }
    votetest_open(h->t->ctx, h->vote_id, VOTERS, VOTERS);
    arr_each (i, (size_t)VOTERS)
        h->voters[i] = votetest_voter(h->t->ctx, h->vote_id, i + 1);
}

/* The test must be able to fail: a program that does not flush loses votes. */
static void careless(struct journaltest *t)
{
    static struct hall h;
    struct found sum = {.sound = true};
    char path[128];

    h = (struct hall){.t = t, .let_in = VOTERS};
    hall_open(&h, false);
    (void)people(&h);
    snprintf(path, sizeof path, "%s/cut.db", t->dir);
    (void)cut_and_look(&h, path, false, &sum);
    OK(sum.lost > 0, "a program that does not flush loses votes");
}

static void careful(struct journaltest *t)
{
    static struct hall h;

    h = (struct hall){.t = t};
    hall_open(&h, true);
    lights_out(&h);
}

int main(void)
{
    powervfs_install();
    srand((unsigned)time(NULL)); /* NOLINT */
    votetest_one(DB_SQLITE, "votecareless", careless);
    votetest_durable("votepower", careful);
    return tap_done();
}
