// SPDX-License-Identifier: MulanPSL-2.0
/* Writing events: what is stored, what is refused, what history shows. */
#include "platform/event/tests/journaltest.h"

static int64_t count(struct journaltest *t, const char *sql)
{
    return dbtest_int(t->ctx, sql);
}

static void test_one(struct journaltest *t)
{
    const int64_t id = journaltest_add(t->ctx, "one");
    struct event_row_of rows[2] = {{"t_item", 0}, {"t_item", 0}};
    const struct event *events;
    struct event_wrote *wrote;
    size_t events_count;

    EQ_INT(count(t, "SELECT COUNT(*) FROM event WHERE congress_id = 1"), 1, "one event");
    EQ_INT(count(t, "SELECT COUNT(*) FROM event_row WHERE congress_id = 1 AND gone = 0"), 1,
           "with one row");
    EQ_INT(count(t, "SELECT COUNT(*) FROM event_unsealed WHERE congress_id = 1"), 1,
           "waiting for the chain");
    journaltest_change(t->ctx, id, 5);
    journaltest_remove(t->ctx, id);
    OK(event_history(t->ctx, "t", id, 10, &events, &events_count) == ST_OK && events_count == 3,
       "three events about the item");
    EQ_STR(events[0].name, "t.added", "oldest first");
    EQ_STR(events[1].data, "{\"why\":\"test\"}", "data are kept");
    EQ_STR(events[2].name, "t.removed", "newest last");
    OK(events[0].id < events[1].id && events[1].id < events[2].id, "ids grow");
    OK(event_history(t->ctx, "other", id, 10, &events, &events_count) == ST_OK && events_count == 0,
       "another module's history of the same number is empty");
    OK(event_history(t->ctx, "t", id, 2, &events, &events_count) == ST_OK && events_count == 2,
       "limit");
    OK(event_wrote(t->ctx, rows, 0, &wrote, &events_count) == ST_OK && events_count == 0,
       "no row, no event");
    rows[0].id = id;
    rows[1].id = journaltest_add(t->ctx, "two");
    (void)journaltest_add(t->ctx, "not asked for");
    OK(event_wrote(t->ctx, rows, 2, &wrote, &events_count) == ST_OK && events_count == 4,
       "what wrote two rows");
    EQ_STR(wrote[0].name, "t.added", "in the order of the journal");
    EQ_STR(wrote[2].name, "t.removed", "also that a row is gone");
    OK(wrote[3].row_id == rows[1].id && str_eqz(wrote[3].table, "t_item"), "and which row it was");
    OK(wrote[2].event_id < wrote[3].event_id && wrote[3].at == t->ctx->now,
       "numbered, with its time");
}

static enum status insert(struct ctx *ctx, int64_t id, const char *name)
{
    return DB_EXEC(ctx, "INSERT INTO t_item (congress_id, id, name) VALUES (:congress, :id, :name)",
                   B_INT("congress", ctx->congress_id), B_INT("id", id), B_Z("name", name));
}

/* ---- refusals ---- */

static enum status no_row_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    TRY(insert(ctx, 900, "x"));
    return event_emit(ctx, "t.added", 900);
}

static enum status no_event_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    TRY(insert(ctx, 900, "x"));
    return event_row(ctx, "t_item", 900);
}

static enum status wrong_row_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    TRY(insert(ctx, 900, "x"));
    TRY(event_row(ctx, "t_item", 901));
    return event_emit(ctx, "t.added", 900);
}

static enum status not_gone_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    TRY(insert(ctx, 900, "x"));
    TRY(event_row_gone(ctx, "t_item", 900));
    return event_emit(ctx, "t.added", 900);
}

static void test_refused(struct journaltest *t)
{
    static const struct {
        enum status (*fn)(struct ctx *, const void *);
        const char *what;
    } CASES[] = {
        {no_row_tx, "a written row that nobody noted is refused"},
        {no_event_tx, "a noted row without an event is refused"},
        {wrong_row_tx, "noting a row that is not there is refused"},
        {not_gone_tx, "calling a row gone that is there is refused"},
    };

    arr_each (i, COUNT(CASES)) {
        OK(db_tx(t->ctx, CASES[i].fn, NULL) == ST_INTERNAL, CASES[i].what);
        EQ_TEXT(t->ctx->err.key, "db.no_event", "key");
    }
    EQ_INT(count(t, "SELECT COUNT(*) FROM t_item"), 0, "nothing was written");
    EQ_INT(count(t, "SELECT COUNT(*) FROM event WHERE congress_id = 1"), 0, "no event either");
}

/* ---- one transaction, many rows ---- */

static enum status twice_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    for (int64_t id = 700; id < 703; id++) {
        TRY(insert(ctx, id, str_printf(ctx->arena, "x%d", (int)id).ptr));
        TRY(event_row(ctx, "t_item", id));
    }
    TRY(DB_EXEC(ctx, "UPDATE t_item SET n = 7 WHERE congress_id = 1 AND id = :id",
                B_INT("id", 701)));
    TRY(event_row(ctx, "t_item", 701));
    TRY(DB_EXEC(ctx, "DELETE FROM t_item WHERE congress_id = 1 AND id = :id", B_INT("id", 702)));
    TRY(event_row_gone(ctx, "t_item", 702));
    return event_emit(ctx, "t.many", 700);
}

static enum status two_congresses_tx(struct ctx *ctx, const void *input)
{
    const int64_t home = ctx->congress_id;

    (void)input;
    TRY(insert(ctx, 800, "here"));
    TRY(event_row(ctx, "t_item", 800));
    ctx->congress_id = 9;
    TRY(insert(ctx, 801, "there"));
    TRY(event_row(ctx, "t_item", 801));
    ctx->congress_id = home;
    return event_emit(ctx, "t.sent", 800);
}

static void test_many(struct journaltest *t)
{
    OK(db_tx(t->ctx, twice_tx, NULL) == ST_OK, "several rows, some twice");
    EQ_INT(count(t, "SELECT COUNT(*) FROM event_row WHERE congress_id = 1"), 3,
           "each row counts once");
    EQ_INT(count(t, "SELECT row_id FROM event_row WHERE congress_id = 1 AND gone = 1"), 702,
           "as it was in the end");
    OK(db_tx(t->ctx, two_congresses_tx, NULL) == ST_OK, "rows of two congresses");
    EQ_INT(count(t, "SELECT COUNT(*) FROM event WHERE name = 't.sent'"), 2,
           "both journals have the event");
    EQ_INT(count(t, "SELECT row_id FROM event_row WHERE congress_id = 9"), 801,
           "each with its own row");
    EQ_INT(count(t, "SELECT COUNT(*) FROM event_row WHERE congress_id = 1 AND row_id = 801"), 0,
           "and not the other's");
}

int main(void)
{
    journaltest_both("one", test_one);
    journaltest_both("refused", test_refused);
    journaltest_both("many", test_many);
    return tap_done();
}
