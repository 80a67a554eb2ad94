// SPDX-License-Identifier: MulanPSL-2.0
/* Answers that are kept: never another answer than the statement itself would give. */
#include "platform/db/db_kept.h"
#include "platform/db/tests/dbtest.h"
#include "platform/kept.h"
#include <pthread.h>
#include <unistd.h>

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
/* Chance shows whether a statement was run. */
#define LITE "SELECT abs(random() % 1000000007) + "
#define PG   "SELECT CAST(random() * 1000000007 AS BIGINT) + "
static const char *const CHANCES[] = {LITE "(SELECT count(*) FROM t_item)",
                                      PG "(SELECT count(*) FROM t_item)"};
static const char *const OTHERS[] = {LITE "(SELECT count(*) FROM t_counter)",
                                     PG "(SELECT count(*) FROM t_counter)"};
static const char *const VIEWS[] = {LITE "(SELECT count(*) FROM t_v_named)",
                                    PG "(SELECT count(*) FROM t_v_named)"};
#define CHANCE CHANCES[kind]
#define OTHER  OTHERS[kind]

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
    EQ_INT(kept_int(page, ITEMS), before, "the page still sees what it saw");
    EQ_INT(dbtest_int(page, ITEMS), before, "also what nobody keeps");
    ctx_close(page);
    ctx_close(ctx);
}

static enum status count_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return DB_EXEC(ctx, "UPDATE t_counter SET n = n + :n WHERE id = 1", B_INT("n", 1));
}

static enum status counter_tx(struct ctx *ctx, const void *id)
{
    return DB_EXEC(ctx, "INSERT INTO t_counter (congress_id, id, n) VALUES (1, :id, 0)",
                   B_INT("id", *(const int64_t *)id));
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

static enum status add_one(struct ctx *ctx, const void *input)
{
    static int64_t number;

    (void)input;
    return dbtest_add(ctx, &(struct dbtest_item){
                               .name = str_printf(ctx->arena, "one %lld", (long long)++number)});
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
    OK(db_pool_open(dbtest_url(kind, "kept"), NULL, &second.db, &(struct err){0}) == ST_OK,
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
    struct ctx *page, *other = dbtest_ctx(&app);
    struct db_source *after = *(struct db_source *const *)input;
    struct db_source before;
    int64_t items, then;

    OK(ended_source(&page, &before, &items), "a page before it");
    ctx_close(page);
    TRY(dbtest_add(tx, &(struct dbtest_item){.name = S("under way")}));
    add(other, "committed while another is under way");
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

    OK(db_pool_open(dbtest_url(kind, "kept"), NULL, &second.db, &(struct err){0}) == ST_OK,
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
    if (kind == DB_SQLITE) {
        sources_of_pages();
        what_is_read_together_comes_first();
        another_program_ends_a_page();
    } else {
        ended_sources();
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
