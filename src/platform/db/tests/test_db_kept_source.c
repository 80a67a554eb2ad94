// SPDX-License-Identifier: MulanPSL-2.0
/* What a page was made from: whether it would be made the same again. */
#include "platform/db/db_kept.h"
#include "platform/db/tests/db_kepttest.h"
#include "platform/db/tests/dbtest.h"
#include "platform/kept.h"
#include <pthread.h>
#include <unistd.h>

/* What a page that reads ITEMS was read from; false: nobody can tell. */
static bool source_of(struct ctx *page, bool twice, struct db_source *out)
{
    (void)kept_int(page, ITEMS);
    if (twice) /* once more, now that the answer is kept */
        (void)kept_int(page, ITEMS);
    return db_source(page, out);
}

static void sources_of_pages(void)
{
    struct ctx *ctx = dbtest_ctx(&app), *page = page_open();
    struct db_source s, other;

    OK(!db_source(page, &s), "nothing was read");
    OK(source_of(page, true, &s), "what was read is known");
    ctx_close(page);
    for (int i = 0; i < 3; i++) {
        OK(db_source_same(ctx, &s), "it is as it was");
        OK(db_tx(ctx, count_tx, NULL) == ST_OK, "a write to a table that was not read");
    }
    OK(db_source_same(ctx, &s), "leaves it");
    page = page_open();
    OK(dbtest_int(page, "SELECT count(*) FROM t_item i, t_child c WHERE c.item_id = i.id") >= 0 &&
           db_source(page, &other),
       "an answer that nobody keeps counts as well");
    ctx_close(page);
    add(ctx, "what was read");
    OK(!db_source_same(ctx, &s) && !db_source_same(ctx, &other), "a write to it ends it");
    OK(!db_source_same(ctx, &s), "for ever");
    page = page_open();
    OK(source_of(page, false, &s), "read anew");
    db_beside(page);
    OK(!db_source(page, &s), "with something beside the database");
    ctx_close(page);
    page = page_open();
    OK(source_of(page, false, &s), "read anew");
    OK(db_tx(page, count_tx, NULL) == ST_OK && !source_of(page, false, &s), "and then written");
    ctx_close(page);
    OK(!source_of(ctx, true, &s), "no snapshot, no page");
    ctx_close(ctx);
}

static enum status count_items(struct ctx *page, void *out)
{
    *(int64_t *)out = dbtest_int(page, "SELECT count(*) FROM t_item");
    return ST_OK;
}

static void what_is_read_together_comes_first(void)
{
    struct ctx *ctx = dbtest_ctx(&app), *page = page_open();
    struct db_source s;
    int64_t first = -1, then = -1;

    OK(db_read(page, count_items, &first) == ST_OK, "several reads from one snapshot");
    add(ctx, "between two readings");
    OK(count_items(page, &then) == ST_OK && then == first, "it is that of the whole page");
    OK(db_source(page, &s) && !db_source_same(ctx, &s), "which is old by now");
    ctx_close(page);
    ctx_close(ctx);
}

static void another_program_ends_a_page(void)
{
    struct app second = app;
    struct ctx *other, *ctx = dbtest_ctx(&app), *page = page_open();
    struct db_source s;

    OK(source_of(page, true, &s), "what was read is known");
    ctx_close(page);
    OK(db_pool_open(dbtest_url(kind, "kept_source"), NULL, &second.db, &(struct err){0}) == ST_OK,
       "the database opened a second time");
    other = dbtest_ctx(&second);
    OK(db_source_same(ctx, &s), "opening it changes nothing");
    OK(db_tx(other, count_tx, NULL) == ST_OK, "another program writes another table");
    OK(!db_source_same(ctx, &s), "which nobody can know here");
    ctx_close(other);
    ctx_close(ctx);
    db_pool_close(second.db);
}

/* ---- PostgreSQL: what has ended */

/* A page that begins now and reads ITEMS; false: too much is under way. Other tests may be at work
 * on the same server: it is tried again. */
static bool ended_source(struct ctx **out_page, struct db_source *out, int64_t *out_items)
{
    for (int i = 0; i < 2000; i++) {
        struct ctx *page = dbtest_ctx(&app);

        db_snapshot(page);
        *out_items = kept_int(page, ITEMS);
        *out_page = page;
        if (db_source(page, out))
            return true;
        ctx_close(page);
    }
    return false;
}

static bool still_the_same(struct db_source *s)
{
    struct ctx *now = dbtest_ctx(&app);
    bool same;

    db_source_begin(now);
    same = db_source_same(now, s);
    ctx_close(now);
    return same;
}

/* Is a page that reads ITEMS still true after this write? */
static bool source_stays(struct ctx *ctx, db_tx_fn *write, int tries)
{
    bool same = false;

    for (int i = 0; i < tries && !same; i++) {
        struct db_source s;
        struct ctx *page;
        int64_t items;

        if (!ended_source(&page, &s, &items))
            return false;
        ctx_close(page);
        OK(db_tx(ctx, write, NULL) == ST_OK, "a write");
        same = still_the_same(&s);
    }
    return same;
}

static void its_own_page(struct ctx *ctx)
{
    struct ctx *page;
    struct db_source s;
    int64_t items;

    OK(ended_source(&page, &s, &items), "what had ended when a page was made");
    OK(db_source_same(page, &s), "is what had ended when it began");
    db_beside(page);
    OK(!db_source(page, &s), "with something beside the database");
    ctx_close(page);
    OK(ended_source(&page, &s, &items), "another");
    OK(db_tx(page, count_tx, NULL) == ST_OK && !db_source(page, &s), "that has written");
    ctx_close(page);
    OK(ended_source(&page, &s, &items), "another");
    add(ctx, "while it was made");
    OK(db_source(page, &s) && !still_the_same(&s), "written while it was made: it is old");
    ctx_close(page);
    OK(source_stays(ctx, count_tx, 2000), "a write to another table leaves it");
    OK(!source_stays(ctx, add_one, 5), "a write to its own does not");
    page = dbtest_ctx(&app);
    OK(kept_int(page, ITEMS) >= 0 && !db_source(page, &s), "and one that nobody began");
    OK(!db_source_same(page, &s), "is like no other");
    ctx_close(page);
}

/* Inside a transaction that has written and is not committed. */
static enum status under_way_tx(struct ctx *tx, const void *input)
{
    static int tries; /* the server may have it begun again */
    struct ctx *page, *other = dbtest_ctx(&app);
    struct db_source *after = *(struct db_source *const *)input;
    struct db_source before;
    int64_t items, then;

    OK(ended_source(&page, &before, &items), "a page before it");
    ctx_close(page);
    TRY(dbtest_add(tx, &(struct dbtest_item){.name = S("under way")}));
    add(other, str_printf(other->arena, "committed while one is under way %d", ++tries).ptr);
    OK(!still_the_same(&before), "the page before is old");
    OK(ended_source(&page, after, &then), "a page beside it");
    EQ_INT(then, items + 1, "does not show what is not committed");
    ctx_close(page);
    ctx_close(other);
    return ST_OK;
}

static void what_is_under_way(struct ctx *ctx)
{
    struct db_source s, *to = &s;

    OK(db_tx(ctx, under_way_tx, &to) == ST_OK, "it is committed");
    OK(!still_the_same(&s), "and ends a page that was made beside it");
}

struct hammer {
    struct app *app;
    unsigned seed;
    atomic_bool *stop;
};

static enum status hammer_tx(struct ctx *ctx, const void *input)
{
    const unsigned how = *(const unsigned *)input;

    TRY(db_exec(ctx, NULL, "UPDATE t_counter SET n = n + 1 WHERE id = :id",
                BINDS(B_INT("id", 10 + how % 4))));
    usleep(how % 7 * 300);
    return how % 5 == 0 ? ST_RULE : ST_OK; /* some come to nothing */
}

static void *hammering(void *p)
{
    struct hammer *h = p;
    struct ctx *ctx = dbtest_ctx(h->app);

    while (!atomic_load(h->stop)) {
        const unsigned how = h->seed = h->seed * 1103515245U + 12345U;

        (void)!db_tx(ctx, hammer_tx, &(unsigned){how >> 8});
        usleep(how >> 8 & 2047);
    }
    ctx_close(ctx);
    return NULL;
}

/* Two programs with transactions that overlap, come to nothing, take their time: whenever what had
 * ended is said to be the same, so is what was read. */
static void the_same_is_the_same(struct ctx *ctx)
{
#define SUM                                                                                        \
    "SELECT (SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) FROM t_counter WHERE id BETWEEN 10 AND "   \
    "13)"
    struct app second = app;
    atomic_bool stop = false;
    struct hammer h[THREADS];
    pthread_t threads[THREADS];
    struct db_source last = {.version = 0}, s;
    int64_t sum = -1, same = 0, others = 0, wrong = 0;

    OK(db_pool_open(dbtest_url(kind, "kept_source"), NULL, &second.db, &(struct err){0}) == ST_OK,
       "another program");
    for (int i = 10; i < 14; i++)
        OK(db_tx(ctx, counter_tx, &(int64_t){i}) == ST_OK, "a counter");
    arr_each (i, THREADS) {
        h[i] = (struct hammer){i % 2 == 0 ? &app : &second, 77 * (unsigned)i + 1, &stop};
        ASSERT(pthread_create(&threads[i], NULL, hammering, &h[i]) == 0);
    }
    for (int i = 0; i < 3000 || (same < 20 && i < 30000); i++) {
        struct ctx *page = dbtest_ctx(&app);
        int64_t now;

        db_source_begin(page);
        now = dbtest_int(page, SUM);                                     /* may be kept */
        wrong += dbtest_int(page, SUM " + 0 * pg_backend_pid()") != now; /* never is */
        wrong += kept_int(page, SUM) != now;                             /* of one snapshot */
        if (sum >= 0 && db_source_same(page, &last)) { /* as of the page's beginning */
            struct db_source at_end;

            if (db_source(page, &at_end)) {
                same++;
                wrong += now != sum;
            }
        } else if (db_source(page, &s)) {
            others += now != sum;
            last = s;
            sum = now;
        }
        ctx_close(page);
    }
    atomic_store(&stop, true);
    arr_each (i, THREADS)
        pthread_join(threads[i], NULL);
    db_pool_close(second.db);
    printf("# the same %lld times, something else %lld times\n", (long long)same,
           (long long)others);
    OK(same >= 20 && others >= 20, "both were seen");
    EQ_INT(wrong, 0, "what is said to be the same is the same");
}

static void ended_sources(void)
{
    struct ctx *ctx = dbtest_ctx(&app), *page;
    struct db_source s;
    int64_t items;

    its_own_page(ctx);
    what_is_under_way(ctx);
    the_same_is_the_same(ctx);
    OK(ended_source(&page, &s, &items), "a page");
    ctx_close(page);
    atomic_fetch_add(&app.db->connects, 1);
    OK(!still_the_same(&s), "a new connection, perhaps to another server, ends all");
    ctx_close(ctx);
}

static void suite(void)
{
    if (!dbtest_open(kind, "kept_source", NULL, &app)) {
        tap_check(true, "sources on PostgreSQL # SKIP RENDA_TEST_PG is not set", __FILE__, 0);
        return;
    }
    if (kind == DB_SQLITE) {
        sources_of_pages();
        what_is_read_together_comes_first();
        another_program_ends_a_page();
    } else {
        ended_sources();
    }
    dbtest_close(kind, "kept_source", &app);
}

int main(void)
{
    kind = DB_SQLITE;
    suite();
    kind = DB_PGSQL;
    suite();
    return tap_done();
}
