// SPDX-License-Identifier: MulanPSL-2.0
/* Writes that nobody waits for count as if they had been waited for: what reads after them sees
 * them, what is wrong with one fails the transaction, and the connection is as good as before. */
#include "platform/db/tests/dbtest.h"

enum { MANY = 700 };

static struct app app;
static struct ctx *ctx;

static int64_t items(void)
{
    return dbtest_int(ctx, "SELECT count(*) FROM t_item");
}

static enum status add(struct ctx *c, int64_t id, struct str name)
{
    TRY(DB_EXEC_LATER(c, "INSERT INTO t_item (congress_id, id, name, n) VALUES (1, :id, :name, :n)",
                      B_INT("id", id), B_TEXT("name", name), B_INT("n", id)));
    db_note_row(c, "t_item", id, false);
    return ST_OK;
}

static enum status add_some(struct ctx *c, const char *prefix, int count)
{
    for (int i = 0; i < count; i++)
        TRY(add(c, db_new_id(c), str_printf(c->arena, "%s%d", prefix, i)));
    return ST_OK;
}

static enum status many_tx(struct ctx *c, const void *input)
{
    (void)input;
    TRY(add_some(c, "m", MANY));
    EQ_INT(dbtest_int(c, "SELECT count(*) FROM t_item WHERE name LIKE 'm%'"), MANY,
           "a question sees all of them");
    TRY(add(c, db_new_id(c), S("m last")));
    TRY(DB_EXEC_LATER(c, "UPDATE t_item SET n = :n WHERE congress_id = 1 AND name = :name",
                      B_INT("n", -1), B_TEXT("name", S("m last"))));
    db_note_row(c, "t_item", 0, false);
    dbtest_event(c);
    return ST_OK;
}

static void they_count(void)
{
    OK(db_tx(ctx, many_tx, NULL) == ST_OK, "many writes, in a row and between others");
    EQ_INT(items(), MANY + 1, "all are there after the commit");
    EQ_INT(dbtest_int(ctx, "SELECT n FROM t_item WHERE name = 'm last'"), -1, "in their order");
}

static enum status twice_tx(struct ctx *c, const void *input)
{
    (void)input;
    TRY(add_some(c, "d", 3));
    TRY(add(c, db_new_id(c), S("d1")));
    TRY(add_some(c, "e", 300));
    dbtest_event(c);
    return ST_OK;
}

static enum status silent_tx(struct ctx *c, const void *input)
{
    (void)input;
    return DB_EXEC_LATER(c, "INSERT INTO t_item (congress_id, id, name) VALUES (1, :id, 'silent')",
                         B_INT("id", db_new_id(c)));
}

static enum status no_tx(struct ctx *c, const void *input)
{
    (void)input;
    TRY(add_some(c, "n", 20));
    return fail(&c->err, ST_RULE, "t.no", NULL);
}

static enum status wrong_tx(struct ctx *c, const void *input)
{
    (void)input;
    TRY(add_some(c, "w", 2));
    TRY(DB_EXEC_LATER(c, "UPDATE t_item SET flag = :two WHERE congress_id = 1 AND name = 'w1'",
                      B_INT("two", 2)));
    return dbtest_int(c, "SELECT 1") == 1 ? fail(&c->err, ST_RULE, "t.heard_nothing", NULL)
                                          : ST_INTERNAL;
}

static void what_is_wrong_is_told(void)
{
    static const struct {
        db_tx_fn *fn;
        enum status st;
        const char *what;
    } CASES[] = {
        {twice_tx, ST_CONFLICT, "a name that is taken"},
        {silent_tx, ST_INTERNAL, "a write that no event speaks of"},
        {no_tx, ST_RULE, "an action that says no"},
        {wrong_tx, ST_INTERNAL, "a value that is not allowed, heard by the next question"},
    };
    const int64_t before = items();

    for (size_t i = 0; i < COUNT(CASES); i++) {
        OK(db_tx(ctx, CASES[i].fn, NULL) == CASES[i].st, CASES[i].what);
        EQ_INT(items(), before, "leaves nothing, and the connection can be used");
    }
}

static void suite(enum db_kind kind)
{
    if (!dbtest_open(kind, "later", NULL, &app)) {
        tap_check(true, "later on PostgreSQL # SKIP RENDA_TEST_PG is not set", __FILE__, 0);
        return;
    }
    ctx = dbtest_ctx(&app);
    they_count();
    what_is_wrong_is_told();
    ctx_close(ctx);
    dbtest_close(kind, "later", &app);
}

int main(void)
{
    suite(DB_SQLITE);
    suite(DB_PGSQL);
    return tap_done();
}
