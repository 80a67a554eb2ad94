// SPDX-License-Identifier: MulanPSL-2.0
/* One suite for both databases: values, error classes, transactions, the duty to tell the journal.
 */
#include "platform/db/tests/dbtest.h"
#include "platform/db/tests/dbtest_ready.h"
#include <unistd.h>

static struct app app;
static struct ctx *ctx;

/* ---------------------------------------------------------------- values */

static void values_come_back(void)
{
    static const char SQL[] = "SELECT :i, :t, :b, :none, ':i it''s -- not :t', \"n\" FROM "
                              "(SELECT 7 AS \"n\") AS x /* :not :a :param */ -- :nor this\n";
    static const int64_t NUMBERS[] = {0, 1, -1, INT64_MAX, INT64_MIN, 4294967296};
    const char blob[] = "a\0b\xff\n";
    struct rows r = {0};

    for (size_t i = 0; i < COUNT(NUMBERS); i++) {
        OK(DB_ROWS(ctx, &r, SQL, B_INT("i", NUMBERS[i]), B_TEXT("t", S("")), B_BLOB("b", "", 0),
                   B_OPT("none", S(""))) == ST_OK,
           "a query with every type");
        EQ_INT(cell_int(&r, 0, 0), NUMBERS[i], "the number comes back");
    }
    OK(!cell_null(&r, 0, 1) && cell_text(&r, 0, 1).len == 0, "empty text is not NULL");
    OK(!cell_null(&r, 0, 2) && cell_text(&r, 0, 2).len == 0, "empty blob is not NULL");
    OK(DB_ROWS(ctx, &r, SQL, B_INT("i", 1), B_TEXT("t", S("县'\"人:a;大\\")),
               B_BLOB("b", blob, sizeof blob), B_OPT("none", S(""))) == ST_OK,
       "a query with awkward values");
    EQ_STR(cell_text(&r, 0, 1), "县'\"人:a;大\\", "text with quotes comes back");
    OK(str_eq(cell_text(&r, 0, 2), (struct str){blob, sizeof blob}), "blob with NUL comes back");
    OK(cell_null(&r, 0, 3), "NULL comes back");
    EQ_STR(cell_text(&r, 0, 4), ":i it's -- not :t", "no parameter inside a literal");
    EQ_INT(cell_int(&r, 0, 5), 7, "quoted identifier");
    EQ_INT(r.cols, 6, "columns");
    EQ_INT(cell_text(&r, 0, 1).ptr[cell_text(&r, 0, 1).len], 0, "text ends in NUL");
    EQ_INT(cell_int(&r, 0, 1), 0, "text read as a number is 0");
    EQ_INT(cell_date(&r, 0, 1).year, 0, "text that is no date is no date");
}

static void dates_and_optional_values(void)
{
    struct rows r;

    OK(DB_ROWS(ctx, &r, "SELECT :d, :none, :id, :b, :z",
               B_DATE(ctx->arena, "d", (struct date){2026, 3, 12}),
               B_DATE(ctx->arena, "none", (struct date){0}), B_ID("id", 0), B_BOOL("b", true),
               B_Z("z", NULL)) == ST_OK,
       "dates");
    EQ_STR(cell_text(&r, 0, 0), "2026-03-12", "ISO text");
    EQ_INT(cell_date(&r, 0, 0).day, 12, "and a date again");
    OK(cell_null(&r, 0, 1), "no date is NULL");
    OK(cell_null(&r, 0, 2), "id 0 is NULL");
    EQ_INT(cell_int(&r, 0, 3), 1, "true is 1");
    OK(cell_null(&r, 0, 4), "no text is NULL");
    EQ_INT(dbtest_int(ctx, "SELECT sum(n) FROM (SELECT 1 AS n UNION ALL SELECT 2) AS x"), 3,
           "a sum is a whole number");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM t_counter"), 1, "a count");
    OK(DB_ROWS(ctx, &r, "SELECT n FROM t_counter WHERE n > :n", B_INT("n", 99)) == ST_OK &&
           r.count == 0,
       "no rows");
}

static void wrong_use_is_told(void)
{
    struct rows r;

    OK(DB_ROWS(ctx, &r, "SELECT :a", B_INT("b", 1)) == ST_INTERNAL, "a parameter without bind");
    OK(DB_ROWS(ctx, &r, "SELECT :a", B_INT("a", 1), B_INT("b", 1)) == ST_INTERNAL,
       "a bind without parameter");
    OK(DB_ROWS(ctx, &r, "SELECT :a ", B_TEXT("a", ((struct str){"x\0y", 3}))) == ST_INTERNAL,
       "text with NUL");
    OK(DB_ROWS(ctx, &r, "SELECT :a ", B_TEXT("a", S("\xff"))) == ST_INTERNAL, "not UTF-8");
    OK(db_rows(ctx, &r, "SELECT 1.5e0 * 1", NULL, 0) == ST_INTERNAL, "no floating point");
    OK(db_rows(ctx, &r, "SELEC 1", NULL, 0) == ST_INTERNAL, "not SQL");
    OK(db_rows(ctx, &r, "SELECT nothing FROM t_item", NULL, 0) == ST_INTERNAL, "no such column");
    OK(strstr(ctx->err.detail, "nothing") != NULL, "the detail names it");
    OK(db_exec(ctx, NULL, "DELETE FROM t_counter", NULL, 0) == ST_INTERNAL,
       "no write outside a transaction");
    OK(db_exec(ctx, NULL, "DROP TABLE t_counter", NULL, 0) == ST_INTERNAL, "no other statement");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM t_counter"), 1, "nothing happened");
    OK(DB_ONE(ctx, &r, "SELECT n FROM t_counter WHERE id = :id", B_INT("id", 77)) == ST_NOT_FOUND,
       "db_one() without a row");
    EQ_TEXT(ctx->err.key, "db.not_found", "its key");
}

/* ---------------------------------------------------------------- transactions */

static int64_t items(void)
{
    return dbtest_int(ctx, "SELECT count(*) FROM t_item");
}

static void unique_foreign_check(void)
{
    OK(db_tx(ctx, dbtest_add, &(struct dbtest_item){.name = S("secret-甲"), .n = 5}) == ST_OK,
       "a row");
    EQ_INT(dbtest_int(ctx, "SELECT n FROM t_item"), 5, "is there after the commit");
    OK(db_tx(ctx, dbtest_add, &(struct dbtest_item){.name = S("secret-甲"), .n = 5}) == ST_CONFLICT,
       "the same name again");
    EQ_TEXT(ctx->err.key, "db.unique", "is a conflict");
    OK(strstr(ctx->err.detail, "secret") == NULL, "the detail holds no value");
    EQ_INT(items(), 1, "one row");
}

static enum status foreign_tx(struct ctx *c, const void *input)
{
    (void)input;
    TRY(DB_EXEC(c, "INSERT INTO t_child (congress_id, id, item_id) VALUES (1, 1, :item)",
                B_INT("item", 999999)));
    db_note_row(c, "t_child", 1, false);
    dbtest_event(c);
    return ST_OK;
}

static enum status check_tx(struct ctx *c, const void *input)
{
    (void)input;
    return db_exec(c, NULL, "UPDATE t_item SET flag = 7", NULL, 0);
}

static enum status not_null_tx(struct ctx *c, const void *input)
{
    (void)input;
    return DB_EXEC(c, "UPDATE t_item SET name = :none", B_OPT("none", S("")));
}

static void other_constraints(void)
{
    OK(db_tx(ctx, foreign_tx, NULL) == ST_INTERNAL, "foreign key");
    EQ_TEXT(ctx->err.key, "db.internal", "is our fault");
    OK(db_tx(ctx, check_tx, NULL) == ST_INTERNAL, "CHECK");
    OK(db_tx(ctx, not_null_tx, NULL) == ST_INTERNAL, "NOT NULL");
}

static enum status rule_tx(struct ctx *c, const void *input)
{
    TRY(dbtest_add(c, input));
    return fail(&c->err, ST_RULE, "t.rule", "某法第一条");
}

static enum status swallow_tx(struct ctx *c, const void *input)
{
    TRY(dbtest_add(c, input));
    if (dbtest_add(c, input) != ST_OK) /* the unique name, twice */
        return ST_OK;
    return ST_INTERNAL;
}

static enum status after_failure_tx(struct ctx *c, const void *input)
{
    struct rows r;

    (void)swallow_tx(c, input);
    return DB_ROWS(c, &r, "SELECT :one", B_INT("one", 1));
}

static void rollback_leaves_nothing(void)
{
    const struct dbtest_item in = {.name = S("rolled back")};
    const int64_t before = items();

    OK(db_tx(ctx, rule_tx, &in) == ST_RULE, "a rule says no");
    EQ_TEXT(ctx->err.law, "某法第一条", "and its reason arrives");
    EQ_INT(items(), before, "nothing is left");
    OK(db_tx(ctx, swallow_tx, &in) == ST_CONFLICT, "a failed statement cannot be passed over");
    EQ_INT(items(), before, "nothing is left of it");
    OK(db_tx(ctx, after_failure_tx, &in) == ST_CONFLICT, "nor can one go on after it");
    EQ_INT(items(), before, "nothing is left of that");
}

static enum status inner_tx(struct ctx *c, const void *input)
{
    OK(db_in_tx(c), "inside");
    return db_tx(c, dbtest_add, input);
}

static void transactions_nest(void)
{
    const int64_t before = items();

    OK(!db_in_tx(ctx), "outside");
    OK(db_tx(ctx, inner_tx, &(struct dbtest_item){.name = S("nested")}) == ST_OK, "nested");
    EQ_INT(items(), before + 1, "one row");
    OK(!db_in_tx(ctx), "outside again");
}

static enum status returning_tx(struct ctx *c, const void *input)
{
    struct rows r;

    (void)input;
    TRY(DB_ROWS(c, &r,
                "UPDATE t_item SET n = n + :by, version = version + 1 WHERE name = :name"
                " RETURNING id, n, version",
                B_INT("by", 2), B_TEXT("name", S("secret-甲"))));
    EQ_INT(r.count, 1, "RETURNING gives the row");
    EQ_INT(cell_int(&r, 0, 1), 7, "as it is now");
    db_note_row(c, "t_item", cell_int(&r, 0, 0), false);
    dbtest_event(c);
    return ST_OK;
}

static enum status stale_tx(struct ctx *c, const void *input)
{
    (void)input;
    return DB_EXEC_ONE(c, "UPDATE t_item SET n = 0 WHERE name = :name AND version = :version",
                       B_TEXT("name", S("secret-甲")), B_INT("version", 1));
}

static void returning_and_versions(void)
{
    OK(db_tx(ctx, returning_tx, NULL) == ST_OK, "update with RETURNING");
    EQ_INT(dbtest_int(ctx, "SELECT n FROM t_item WHERE name = 'secret-甲'"), 7, "is stored");
    OK(db_tx(ctx, stale_tx, NULL) == ST_CONFLICT, "an old version");
    EQ_TEXT(ctx->err.key, "db.changed_meanwhile", "was changed meanwhile");
}

/* ---------------------------------------------------------------- the journal's due */

static enum status no_row_tx(struct ctx *c, const void *input)
{
    (void)input;
    TRY(DB_EXEC(c, "INSERT INTO t_item (congress_id, id, name) VALUES (1, :id, 'silent')",
                B_INT("id", db_new_id(c))));
    dbtest_event(c);
    return ST_OK;
}

static enum status no_event_tx(struct ctx *c, const void *input)
{
    const int64_t id = db_new_id(c);

    (void)input;
    TRY(DB_EXEC(c, "INSERT INTO t_item (congress_id, id, name) VALUES (1, :id, 'silent')",
                B_INT("id", id)));
    db_note_row(c, "t_item", id, false);
    return ST_OK;
}

static enum status one_for_many_tx(struct ctx *c, const void *input)
{
    (void)input;
    TRY(db_exec(c, NULL, "UPDATE t_item SET flag = 1", NULL, 0));
    db_note_row(c, "t_item", 1, false);
    dbtest_event(c);
    return ST_OK;
}

static enum status returning_silent_tx(struct ctx *c, const void *input)
{
    struct rows r;

    (void)input;
    return db_rows(c, &r, "DELETE FROM t_item RETURNING id", NULL, 0);
}

static enum status unlisted_tx(struct ctx *c, const void *input)
{
    (void)input;
    return db_exec(c, NULL, "INSERT INTO t_unlisted (congress_id, id) VALUES (1, 1)", NULL, 0);
}

static enum status scratch_tx(struct ctx *c, const void *input)
{
    (void)input;
    return DB_EXEC(c, "INSERT INTO t_scratch (congress_id, id, body) VALUES (1, :id, NULL)",
                   B_INT("id", db_new_id(c)));
}

static void no_write_without_event(void)
{
    static const struct {
        db_tx_fn *fn;
        const char *what, *table;
    } CASES[] = {
        {no_row_tx, "a write without event_row()", "t_item"},
        {no_event_tx, "a write without event_emit()", "t_item"},
        {one_for_many_tx, "many rows, one event_row()", "t_item"},
        {returning_silent_tx, "a silent DELETE with RETURNING", "t_item"},
        {unlisted_tx, "a table in no list", "t_unlisted"},
    };
    const int64_t before = items();

    for (size_t i = 0; i < COUNT(CASES); i++) {
        OK(db_tx(ctx, CASES[i].fn, NULL) == ST_INTERNAL, CASES[i].what);
        EQ_TEXT(ctx->err.key, "db.no_event", "is refused");
        OK(strstr(ctx->err.detail, CASES[i].table) != NULL, "naming the table");
        EQ_INT(items(), before, "and leaves nothing");
    }
    OK(db_tx(ctx, scratch_tx, NULL) == ST_OK, "an unjournalled table needs no event");
}

/* ---------------------------------------------------------------- form tokens, snapshots */

static void a_form_is_sent_once(void)
{
    const int64_t before = items();

    ctx->once = S("token-1");
    OK(db_tx(ctx, rule_tx, &(struct dbtest_item){.name = S("once")}) == ST_RULE, "refused");
    EQ_STR(ctx->once, "token-1", "the token is not used up");
    OK(db_tx(ctx, dbtest_add, &(struct dbtest_item){.name = S("once")}) == ST_OK, "sent");
    EQ_INT(ctx->once.len, 0, "the token is used up");
    ctx->once = S("token-1");
    OK(db_tx(ctx, dbtest_add, &(struct dbtest_item){.name = S("once more")}) == ST_CONFLICT,
       "sent again");
    EQ_TEXT(ctx->err.key, "form.already_sent", "says so");
    EQ_INT(items(), before + 1, "one row");
    ctx->once = S("");
    OK(db_once_purge(ctx, ctx->now) == ST_OK, "purge of older tokens");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM form_once"), 1, "keeps today's");
    OK(db_once_purge(ctx, ctx->now + 1) == ST_OK, "purge of all tokens");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM form_once"), 0, "removes it");
}

static enum status two_reads(struct ctx *c, void *arg)
{
    struct ctx *other = arg;
    const int64_t before = dbtest_int(c, "SELECT count(*) FROM t_item");

    OK(db_tx(other, dbtest_add, &(struct dbtest_item){.name = S("meanwhile")}) == ST_OK,
       "somebody writes meanwhile");
    EQ_INT(dbtest_int(c, "SELECT count(*) FROM t_item"), before, "the snapshot does not see it");
    return ST_OK;
}

static void reads_see_one_snapshot(void)
{
    struct ctx *other = dbtest_ctx(&app);
    const int64_t before = items();

    OK(db_read(ctx, two_reads, other) == ST_OK, "db_read()");
    EQ_INT(items(), before + 1, "afterwards it is seen");
    if (db_kind(ctx) == DB_SQLITE) {
        db_snapshot(ctx);
        EQ_INT(items(), before + 1, "the page's first read");
        OK(db_tx(other, dbtest_add, &(struct dbtest_item){.name = S("later")}) == ST_OK, "a write");
        EQ_INT(items(), before + 1, "the page's second read sees the same");
        OK(db_tx(ctx, dbtest_add, &(struct dbtest_item){.name = S("own")}) == ST_OK, "own write");
        EQ_INT(items(), before + 3, "after an own write all is seen");
    }
    ctx_close(other);
}

static void the_planner_is_told(void)
{
    static const char SQL[] = "SELECT stat FROM sqlite_stat1 WHERE idx = :index";
    struct rows r;

    if (db_kind(ctx) != DB_SQLITE) {
        EQ_INT(dbtest_int(ctx, "SELECT CASE current_setting('jit') WHEN 'off' THEN 0 ELSE 1 END"),
               0, "PostgreSQL compiles no query that it runs once");
        return;
    }
    OK(DB_ONE(ctx, &r, SQL, B_TEXT("index", S("t_item"))) == ST_OK, "the primary key");
    EQ_STR(cell_text(&r, 0, 0), "1000000 1000000 1", "a congress is large, a record is one row");
    OK(DB_ONE(ctx, &r, SQL, B_TEXT("index", S("t_item_n"))) == ST_OK, "an index");
    EQ_STR(cell_text(&r, 0, 0), "1000000 1000000 50000 20", "its columns by their names");
    OK(DB_ONE(ctx, &r, SQL, B_TEXT("index", S("t_item_name"))) == ST_OK, "a unique index");
    EQ_STR(cell_text(&r, 0, 0), "1000000 1000000 1", "ends in one row");
}

/* What the planner believes of the table, while nobody else sees the rows. */
static enum status growing_tx(struct ctx *c, const void *input)
{
    (void)input;
    for (int i = 0; i < 300; i++)
        TRY(dbtest_add(c, &(struct dbtest_item){.name = str_printf(c->arena, "grown %d", i)}));
    EQ_INT(dbtest_int(c, "SELECT CASE WHEN reltuples >= 250 THEN 1 ELSE 0 END FROM pg_class"
                         " WHERE oid = CAST('t_item' AS regclass)"),
           1, "a transaction that fills a table has it counted");
    return ST_OK;
}

static void a_growing_table_is_counted(void)
{
    if (db_kind(ctx) == DB_PGSQL)
        OK(db_tx(ctx, growing_tx, NULL) == ST_OK, "three hundred rows");
}

enum { FEW = 10, FEWS = 30, MORE_FEWS = 300 };

static enum status few_tx(struct ctx *c, const void *input)
{
    for (int i = 0; i < FEW; i++) {
        const int64_t id = db_new_id(c);

        TRY(DB_EXEC(c, "INSERT INTO t_child (congress_id, id, item_id) VALUES (1, :id, :item)",
                    B_INT("id", id), B_INT("item", *(const int64_t *)input)));
        db_note_row(c, "t_child", id, false);
        dbtest_event(c);
    }
    return ST_OK;
}

/* None of the transactions writes much, and the server counts by itself once a minute. */
static void a_table_filled_bit_by_bit_is_counted(void)
{
    static const char KNOWN[] = "SELECT CASE WHEN reltuples >= 250 THEN 1 ELSE 0 END FROM pg_class"
                                " WHERE oid = CAST('t_child' AS regclass)";
    const int64_t item = dbtest_int(ctx, "SELECT MIN(id) FROM t_item WHERE congress_id = 1");
    int failed = 0;

    if (db_kind(ctx) != DB_PGSQL)
        return;
    EQ_INT(dbtest_int(ctx, KNOWN), 0, "nobody knows of any rows yet");
    for (int i = 0; i < FEWS; i++)
        failed += db_tx(ctx, few_tx, &item) != ST_OK;
    EQ_INT(failed, 0, "ten rows each, thirty times");
    /* Left out while the server itself counts the table: tried again with the next rows. */
    for (int i = 0; i < MORE_FEWS && dbtest_int(ctx, KNOWN) == 0; i++)
        ASSERT(db_tx(ctx, few_tx, &item) == ST_OK);
    EQ_INT(dbtest_int(ctx, KNOWN), 1, "what short transactions write is added up and counted");
}

static enum status child_tx(struct ctx *c, const void *input)
{
    const int64_t id = db_new_id(c);

    TRY(DB_EXEC(c, "INSERT INTO t_child (congress_id, id, item_id) VALUES (1, :id, :item)",
                B_INT("id", id), B_INT("item", *(const int64_t *)input)));
    db_note_row(c, "t_child", id, false);
    dbtest_event(c);
    return ST_OK;
}

static void who_names_a_record(void)
{
    static const char *const EXCEPT[] = {"t_child", NULL};
    const char *table = "";
    int64_t id;

    OK(db_tx(ctx, dbtest_add, &(struct dbtest_item){.name = S("named")}) == ST_OK, "an item");
    id = dbtest_int(ctx, "SELECT id FROM t_item WHERE name = 'named'");
    OK(db_named_by(ctx, "item", id, NULL, &table) == ST_OK && table == NULL, "nobody names it");
    OK(db_tx(ctx, child_tx, &id) == ST_OK, "a child of it");
    OK(db_named_by(ctx, "item", id, NULL, &table) == ST_OK && table != NULL, "names it");
    EQ_TEXT(table != NULL ? table : "", "t_child", "by its table");
    OK(db_named_by(ctx, "item", id, EXCEPT, &table) == ST_OK && table == NULL,
       "a part of it does not count");
    OK(db_named_by(ctx, "nothing", id, NULL, &table) == ST_OK && table == NULL,
       "no column is named so");
}

/* As `createdb` makes it on a server that was set up without a language. */
static void another_encoding(void)
{
    struct app other = {0};
    char url[1024], name[64];
    struct ctx *c;
    struct rows r;

    snprintf(name, sizeof name, "t_ascii_%d", getpid());
    snprintf(url, sizeof url, "%s&dbname=%s", dbtest_url(DB_PGSQL, "ascii"), name);
    if (!dbtest_script("CREATE DATABASE {s} TEMPLATE template0 ENCODING 'SQL_ASCII'"
                       " LC_COLLATE 'C' LC_CTYPE 'C'",
                       name, "")) {
        OK(true, "another encoding # SKIP no database may be made on this server");
        return;
    }
    OK(db_pool_open(url, NULL, &other.db, &(struct err){0}) == ST_OK, "opened");
    c = dbtest_ctx(&other);
    EQ_INT(db_rows(c, &r, "SELECT 1", NULL, 0), ST_INTERNAL, "is refused before anything is read");
    EQ_TEXT(c->err.key, "db.encoding", "and why");
    EQ_INT(db_tx(c, child_tx, &(int64_t){1}), ST_INTERNAL, "or written");
    EQ_TEXT(c->err.key, "db.encoding", "at once");
    ctx_close(c);
    db_pool_close(other.db);
    OK(dbtest_script("DROP DATABASE {s} WITH (FORCE)", name, ""), "dropped");
}

static void suite(enum db_kind kind)
{
    if (!dbtest_open(kind, "conformance", NULL, &app)) {
        tap_check(true, "conformance on PostgreSQL # SKIP RENDA_TEST_PG is not set", __FILE__, 0);
        return;
    }
    ctx = dbtest_ctx(&app);
    values_come_back();
    dates_and_optional_values();
    wrong_use_is_told();
    unique_foreign_check();
    other_constraints();
    rollback_leaves_nothing();
    transactions_nest();
    returning_and_versions();
    no_write_without_event();
    a_form_is_sent_once();
    reads_see_one_snapshot();
    the_planner_is_told();
    a_growing_table_is_counted();
    a_table_filled_bit_by_bit_is_counted();
    who_names_a_record();
    if (kind == DB_PGSQL)
        another_encoding();
    ctx_close(ctx);
    dbtest_close(kind, "conformance", &app);
}

int main(void)
{
    suite(DB_SQLITE);
    suite(DB_PGSQL);
    return tap_done();
}
