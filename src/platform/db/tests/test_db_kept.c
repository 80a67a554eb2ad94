// SPDX-License-Identifier: MulanPSL-2.0
/* Answers that are kept: never another answer than the statement itself would give. */
#include "platform/db/db_kept.h"
#include "platform/db/tests/dbtest.h"
#include "platform/kept.h"
#include <pthread.h>

enum { THREADS = 4, ROUNDS = 25, MANY = 9000 };

static struct app app;
static enum db_kind kind;

/* A page: one snapshot, then everything is given back. */
static struct ctx *page_open(void)
{
    struct ctx *ctx = dbtest_ctx(&app);

    db_snapshot(ctx);
    return ctx;
}

static int64_t kept_int(struct ctx *ctx, const char *sql)
{
    struct rows r;

    if (db_one_kept(ctx, &r, sql, NULL, 0) != ST_OK)
        return -1;
    return cell_int(&r, 0, 0);
}

static int64_t page_int(const char *sql)
{
    struct ctx *ctx = page_open();
    const int64_t n = kept_int(ctx, sql);

    ctx_close(ctx);
    return n;
}

static const char ITEMS[] = "SELECT count(*) FROM t_item";
static const char CHANCE[] = "SELECT abs(random() % 1000000007) + (SELECT count(*) FROM t_item)";
static const char OTHER[] = "SELECT abs(random() % 1000000007) + (SELECT count(*) FROM t_counter)";

static void add(struct ctx *ctx, const char *name)
{
    OK(db_tx(ctx, dbtest_add, &(struct dbtest_item){.name = str_from(name)}) == ST_OK, "a write");
}

static void every_write_is_seen(void)
{
    struct ctx *ctx = dbtest_ctx(&app), *page = page_open();
    const int64_t before = kept_int(page, ITEMS);

    add(page, "own");
    EQ_INT(kept_int(page, ITEMS), before + 1, "one's own write, in the same page");
    ctx_close(page);
    EQ_INT(page_int(ITEMS), before + 1, "in the next page");
    add(ctx, "other");
    EQ_INT(page_int(ITEMS), before + 2, "a write of another connection");
    EQ_INT(page_int(ITEMS), before + 2, "asked again");
    ctx_close(ctx);
}

static void another_program_is_seen(void)
{
    struct app second = app;
    const int64_t before = page_int(ITEMS);
    struct ctx *ctx;

    OK(db_pool_open(dbtest_url(kind, "kept"), NULL, &second.db, &(struct err){0}) == ST_OK,
       "the database opened a second time");
    ctx = dbtest_ctx(&second);
    for (int i = 1; i <= ROUNDS; i++) {
        char name[24];

        snprintf(name, sizeof name, "program %d", i);
        add(ctx, name);
        EQ_INT(page_int(ITEMS), before + i, "its write is seen at once");
    }
    ctx_close(ctx);
    db_pool_close(second.db);
}

static void a_snapshot_stays(void)
{
    struct ctx *ctx = dbtest_ctx(&app), *page = page_open();
    const int64_t before = kept_int(page, ITEMS);

    add(ctx, "meanwhile");
    EQ_INT(kept_int(page, ITEMS), kind == DB_SQLITE ? before : before + 1,
           "SQLite: the page still sees what it saw");
    ctx_close(page);
    ctx_close(ctx);
}

static enum status count_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return DB_EXEC(ctx, "UPDATE t_counter SET n = n + :n WHERE id = 1", B_INT("n", 1));
}

static enum status aside_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return db_exec_aside(ctx, "UPDATE t_counter SET n = n + :n WHERE id = 1", BINDS(B_INT("n", 1)));
}

/* A write that leaves what is kept, until somebody asks for it anew. */
static void aside(struct ctx *ctx, int64_t first)
{
    const int64_t other = page_int(OTHER);
    struct rows r;

    OK(db_tx(ctx, aside_tx, NULL) == ST_OK, "a write aside");
    EQ_INT(page_int(OTHER), other, "leaves what is kept");
    OK(db_rows_renewed(ctx, &r, OTHER, NULL, 0) == ST_OK && cell_int(&r, 0, 0) != other, "renewed");
    EQ_INT(page_int(OTHER), cell_int(&r, 0, 0), "is what is kept from now on");
    EQ_INT(page_int(CHANCE), first, "nothing else was touched");
}

/* Chance shows whether the statement was run. */
static void it_is_kept(void)
{
    struct ctx *ctx = dbtest_ctx(&app);
    const int64_t first = page_int(CHANCE);

    if (kind == DB_SQLITE) {
        const int64_t other = page_int(OTHER);
        int64_t now;

        EQ_INT(page_int(CHANCE), first, "the answer was kept from page to page");
        EQ_INT(kept_int(ctx, CHANCE), first, "and outside a snapshot");
        add(ctx, "end of it");
        now = kept_int(ctx, CHANCE);
        OK(now != first, "until its table was written");
        EQ_INT(page_int(CHANCE), now, "then the new one is kept");
        EQ_INT(page_int(OTHER), other, "what another table tells stays");
        OK(db_tx(ctx, count_tx, NULL) == ST_OK, "a write to that one");
        OK(page_int(OTHER) != other, "ends it");
        EQ_INT(page_int(CHANCE), now, "and not the first");
        aside(ctx, now);
    }
    ctx_close(ctx);
}

static enum status count_in_tx(struct ctx *ctx, const void *input)
{
    const int64_t before = kept_int(ctx, ITEMS);

    TRY(dbtest_add(ctx, input));
    EQ_INT(kept_int(ctx, ITEMS), before + 1, "a transaction sees what it has just written");
    return ST_OK;
}

static void transactions_keep_nothing(void)
{
    struct ctx *page = page_open();

    OK(kept_int(page, ITEMS) > 0, "kept before the transaction");
    OK(db_tx(page, count_in_tx, &(struct dbtest_item){.name = S("in tx")}) == ST_OK, "a write");
    ctx_close(page);
}

static struct str echo(struct ctx *ctx, struct bind a, struct bind b)
{
    struct rows r;

    OK(DB_ONE_KEPT(ctx, &r, "SELECT COALESCE(:a, 'none') || '/' || COALESCE(:b, 'none')", a, b) ==
           ST_OK,
       "an answer");
    return cell_text(&r, 0, 0);
}

static void values_tell_answers_apart(void)
{
    char longer[2000];
    struct ctx *page = page_open();

    memset(longer, 'x', sizeof longer);
    for (int i = 0; i < 2; i++) {
        EQ_STR(echo(page, B_TEXT("a", S("ab")), B_TEXT("b", S("c"))), "ab/c", "one");
        EQ_STR(echo(page, B_TEXT("a", S("a")), B_TEXT("b", S("bc"))), "a/bc", "cut elsewhere");
        EQ_STR(echo(page, B_TEXT("a", S("")), B_TEXT("b", S("c"))), "/c", "empty");
        EQ_STR(echo(page, B_OPT("a", S("")), B_TEXT("b", S("c"))), "none/c", "NULL");
        longer[1999] = i == 0 ? 'y' : 'z';
        OK(str_ends(
               echo(page, B_TEXT("a", S("q")), B_TEXT("b", ((struct str){longer, sizeof longer}))),
               i == 0 ? S("xy") : S("xz")),
           "values too long to be a key");
    }
    OK(echo(page, B_TEXT("a", S("a")), B_TEXT("b", S("bc"))).ptr[4] == '\0', "text ends in NUL");
    ctx_close(page);
}

static void answers_outlive_what_is_kept(void)
{
    struct ctx *ctx = dbtest_ctx(&app), *page = page_open();
    struct str kept, again;

    (void)echo(page, B_TEXT("a", S("建议")), B_TEXT("b", S("第1号")));
    kept = echo(page, B_TEXT("a", S("建议")), B_TEXT("b", S("第1号")));
    add(page, "drops what is kept");
    again = echo(page, B_TEXT("a", S("建议")), B_TEXT("b", S("第2号")));
    EQ_STR(kept, "建议/第1号", "the old answer is still there");
    EQ_STR(again, "建议/第2号", "beside the new one");
    ctx_close(page);
    ctx_close(ctx);
}

static void it_is_bounded(void)
{
    static const char SQL[] = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                              " WHERE i < :most) SELECT i, 'row ' || :text FROM n LIMIT 20000";
    struct ctx *page = page_open();
    size_t count, bytes;
    bool right = true;
    struct rows r;

    for (int i = 0; i < MANY / 10 && right; i++)
        right = DB_ROWS_KEPT(page, &r, SQL, B_INT("most", i % 40 + 1), B_TEXT("text", S("x"))) ==
                    ST_OK &&
                r.count == (size_t)(i % 40) + 1;
    OK(right, "as many rows as asked for");
    for (int i = 0; i < MANY && right; i++)
        right = DB_ONE_KEPT(page, &r, "SELECT :n + 1", B_INT("n", i)) == ST_OK &&
                cell_int(&r, 0, 0) == i + 1;
    OK(right, "each its answer");
    OK(DB_ROWS_KEPT(page, &r, SQL, B_INT("most", 9000), B_TEXT("text", S("x"))) == ST_OK &&
           r.count == 9000 && cell_int(&r, 8999, 0) == 9000,
       "a large answer");
    if (kind == DB_SQLITE) {
        kept_size(page->db->pool->kept, &count, &bytes);
        OK(count < MANY && bytes <= (size_t)4 << 20, "memory is bounded");
    }
    ctx_close(page);
}

static void *write_and_look(void *p)
{
    const int64_t number = (int64_t)(intptr_t)p;
    struct ctx *ctx = dbtest_ctx(&app);
    bool right = true;

    for (int64_t i = 1; i <= ROUNDS && right; i++) {
        const struct dbtest_item item = {
            .name = str_printf(ctx->arena, "t%lld-%lld", (long long)number, (long long)i),
            .n = 1000 + number};
        struct ctx *page;
        struct rows r;

        right = db_tx(ctx, dbtest_add, &item) == ST_OK;
        page = page_open();
        right = right &&
                DB_ONE_KEPT(page, &r, "SELECT count(*) FROM t_item WHERE n = :n",
                            B_INT("n", item.n)) == ST_OK &&
                cell_int(&r, 0, 0) == i;
        ctx_close(page);
    }
    ctx_close(ctx);
    return right ? p : NULL;
}

static void nobody_misses_his_own_write(void)
{
    pthread_t threads[THREADS];

    for (intptr_t i = 0; i < THREADS; i++)
        ASSERT(pthread_create(&threads[i], NULL, write_and_look, (void *)(i + 1)) == 0);
    for (intptr_t i = 0; i < THREADS; i++) {
        void *right = NULL;

        pthread_join(threads[i], &right);
        OK(right != NULL, "every page after a write shows it");
    }
}

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
        OK(db_source_same(app.db, &s), "it is as it was");
        OK(db_tx(ctx, count_tx, NULL) == ST_OK, "a write to a table that was not read");
    }
    OK(db_source_same(app.db, &s), "leaves it");
    page = page_open();
    OK(dbtest_int(page, "SELECT count(*) FROM t_item i, t_child c WHERE c.item_id = i.id") >= 0 &&
           db_source(page, &other),
       "an answer that nobody keeps counts as well");
    ctx_close(page);
    add(ctx, "what was read");
    OK(!db_source_same(app.db, &s) && !db_source_same(app.db, &other), "a write to it ends it");
    OK(!db_source_same(app.db, &s), "for ever");
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
    OK(db_source(page, &s) && !db_source_same(app.db, &s), "which is old by now");
    ctx_close(page);
    ctx_close(ctx);
}

static void another_program_ends_a_page(void)
{
    struct app second = app;
    struct ctx *ctx, *page = page_open();
    struct db_source s;

    OK(source_of(page, true, &s), "what was read is known");
    ctx_close(page);
    OK(db_pool_open(dbtest_url(kind, "kept"), NULL, &second.db, &(struct err){0}) == ST_OK,
       "the database opened a second time");
    ctx = dbtest_ctx(&second);
    OK(db_source_same(app.db, &s), "opening it changes nothing");
    OK(db_tx(ctx, count_tx, NULL) == ST_OK, "another program writes another table");
    OK(!db_source_same(app.db, &s), "which nobody can know here");
    ctx_close(ctx);
    db_pool_close(second.db);
}

static void no_sources(void)
{
    struct ctx *page = page_open();
    struct db_source s;

    OK(!source_of(page, true, &s), "PostgreSQL: no page is kept");
    ctx_close(page);
}

static void suite(void)
{
    if (!dbtest_open(kind, "kept", NULL, &app)) {
        tap_check(true, "kept answers on PostgreSQL # SKIP RENDA_TEST_PG is not set", __FILE__, 0);
        return;
    }
    every_write_is_seen();
    another_program_is_seen();
    a_snapshot_stays();
    it_is_kept();
    transactions_keep_nothing();
    if (kind == DB_SQLITE)
        values_tell_answers_apart();
    answers_outlive_what_is_kept();
    it_is_bounded();
    nobody_misses_his_own_write();
    if (kind == DB_SQLITE) {
        sources_of_pages();
        what_is_read_together_comes_first();
        another_program_ends_a_page();
    } else {
        no_sources();
    }
    dbtest_close(kind, "kept", &app);
}

int main(void)
{
    kind = DB_SQLITE;
    suite();
    kind = DB_PGSQL;
    suite();
    return tap_done();
}
