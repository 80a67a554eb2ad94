// SPDX-License-Identifier: MulanPSL-2.0
/* Answers that are kept: never another answer than the statement itself would give. */
#include "platform/db/db_kept.h"
#include "platform/db/tests/db_kepttest.h"
#include "platform/db/tests/dbtest.h"
#include "platform/kept.h"
#include <pthread.h>
#include <unistd.h>

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
    EQ_INT(kept_int(page, ITEMS), before, "the page still sees what it saw");
    EQ_INT(dbtest_int(page, ITEMS), before, "also what nobody keeps");
    ctx_close(page);
    ctx_close(ctx);
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

/* Is the answer still there after such a write (NULL: none)? PostgreSQL: other tests may be at work
 * on the same server, then it is tried again. */
static bool stays(const char *sql, struct ctx *ctx, db_tx_fn *write)
{
    for (int i = 0; i < (kind == DB_SQLITE ? 1 : 2000); i++) {
        const int64_t first = page_int(sql);

        if (write != NULL)
            OK(db_tx(ctx, write, NULL) == ST_OK, "a write");
        if (page_int(sql) == first)
            return true;
    }
    return false;
}

static bool ends(const char *sql, struct ctx *ctx, db_tx_fn *write)
{
    const int64_t first = page_int(sql);

    OK(db_tx(ctx, write, NULL) == ST_OK, "a write");
    return page_int(sql) != first;
}

static int64_t plain_page_int(const char *sql)
{
    struct ctx *ctx = page_open();
    const int64_t n = dbtest_int(ctx, sql);

    ctx_close(ctx);
    return n;
}

static bool plain_stays(const char *sql, struct ctx *ctx, db_tx_fn *write, int tries)
{
    for (int i = 0; i < tries; i++) {
        const int64_t first = plain_page_int(sql);

        if (write != NULL)
            OK(db_tx(ctx, write, NULL) == ST_OK, "a write");
        if (plain_page_int(sql) == first)
            return true;
    }
    return false;
}

/* On PostgreSQL each answer of a page is kept, but for what says nothing of a table. */
static void what_nobody_asked_to_keep(struct ctx *ctx)
{
    static const char BARE[] = "SELECT CAST(random() * 1000000007 AS BIGINT)";
    static const char SERVER[] = "SELECT CAST(random() * 1000000007 AS BIGINT) + (SELECT count(*)"
                                 " FROM t_item) + 0 * pg_backend_pid()";

    if (kind == DB_SQLITE) {
        OK(!plain_stays(OTHER, ctx, NULL, 5), "SQLite: only what asks for it is kept");
        return;
    }
    OK(plain_stays(OTHER, ctx, NULL, 2000), "kept from page to page");
    OK(plain_stays(OTHER, ctx, add_one, 2000), "while another table was written");
    OK(!plain_stays(OTHER, ctx, count_tx, 5), "until its own was");
    OK(!plain_stays(OTHER, ctx, aside_tx, 5), "be it aside");
    OK(!plain_stays(BARE, ctx, NULL, 5), "no table is read");
    OK(!plain_stays(SERVER, ctx, NULL, 5), "the server itself is asked");
}

static void it_is_kept(void)
{
    struct ctx *ctx = dbtest_ctx(&app);

    OK(stays(CHANCE, ctx, NULL), "the answer was kept from page to page");
    OK(stays(CHANCE, ctx, count_tx), "while another table was written");
    OK(stays(OTHER, ctx, add_one), "or that one");
    OK(stays(VIEWS[kind], ctx, count_tx), "that of a view, too");
    OK(ends(CHANCE, ctx, add_one), "until its table was written");
    OK(ends(OTHER, ctx, count_tx), "each by its own");
    OK(ends(VIEWS[kind], ctx, add_one), "a view by the table below it");
    OK(stays(OTHER, ctx, aside_tx), "a write aside leaves what is kept");
    what_nobody_asked_to_keep(ctx);
    if (kind == DB_SQLITE) {
        EQ_INT(kept_int(ctx, CHANCE), page_int(CHANCE), "outside a snapshot, too");
        aside(ctx, page_int(CHANCE));
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
    kept_size(page->db->pool->kept, &count, &bytes);
    OK(count < MANY && bytes <= (size_t)4 << 20, "memory is bounded");
    ctx_close(page);
}

/* Lists make a statement for each set of filters. */
static void many_statements(void)
{
    struct ctx *page = page_open();
    size_t before, after, bytes;
    bool right = true;
    struct rows r;

    for (int i = 0; i < 2500 && right; i++) {
        const char *sql = str_printf(page->arena, "SELECT :n + %d", i).ptr;

        right = DB_ONE_KEPT(page, &r, sql, B_INT("n", 1)) == ST_OK && cell_int(&r, 0, 0) == i + 1;
    }
    OK(right, "many different statements");
    kept_size(page->db->pool->kept, &before, &bytes);
    OK(DB_ONE_KEPT(page, &r, "SELECT :n + 70000", B_INT("n", 1)) == ST_OK &&
           cell_int(&r, 0, 0) == 70001,
       "and one more");
    kept_size(page->db->pool->kept, &after, &bytes);
    EQ_INT((int64_t)after - (int64_t)before, 1, "whose answer is kept, too");
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

/* ---- PostgreSQL: what has ended */

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
    values_tell_answers_apart();
    answers_outlive_what_is_kept();
    it_is_bounded();
    many_statements();
    nobody_misses_his_own_write();
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
