// SPDX-License-Identifier: MulanPSL-2.0
/* Somebody changes the database behind the program's back: `renda verify journal` finds it. */
#include "platform/event/event_hash.h"
#include "platform/event/journal_command.h"
#include "platform/event/tests/journaltest.h"
#include <fcntl.h>
#include <inttypes.h>
#include <unistd.h>

/* Five events: 0 adds a, 1 adds b, 2 adds c and d in one, 3 changes a, 4 removes b. */
enum { EVENTS = 5, ITEMS = 4 };

struct scene {
    int64_t event[EVENTS];
    int64_t item[ITEMS];
    struct journal_head head;
};

static const int64_t *two; /* ids for add_two_tx; a test has one thread */

static enum status add_two_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    for (int i = 0; i < 2; i++) {
        TRY(DB_EXEC(ctx,
                    "INSERT INTO t_item (congress_id, id, name, n)"
                    " VALUES (:congress, :id, :name, 1)",
                    B_INT("congress", ctx->congress_id), B_INT("id", two[i]),
                    B_Z("name", i == 0 ? "c" : "d")));
        TRY(event_row(ctx, "t_item", two[i]));
    }
    return event_emit(ctx, "t.two", two[0]);
}

static void seal(struct journaltest *t)
{
    OK(journal_seal_now(t->ctx) == ST_OK, "sealed");
}

static void set_scene(struct journaltest *t, struct scene *s)
{
    struct rows r;

    s->item[0] = journaltest_add(t->ctx, "a");
    s->item[1] = journaltest_add(t->ctx, "b");
    s->item[2] = s->item[1] + 1000;
    s->item[3] = s->item[1] + 1001;
    two = &s->item[2];
    ASSERT(db_tx(t->ctx, add_two_tx, NULL) == ST_OK);
    journaltest_change(t->ctx, s->item[0], 5);
    journaltest_remove(t->ctx, s->item[1]);
    ASSERT(journal_seal_now(t->ctx) == ST_OK);
    ASSERT(DB_ROWS(t->ctx, &r,
                   "SELECT id FROM event WHERE congress_id = :congress ORDER BY id LIMIT 100",
                   B_INT("congress", t->ctx->congress_id)) == ST_OK);
    ASSERT(r.count == EVENTS);
    arr_each (i, EVENTS)
        s->event[i] = cell_int(&r, i, 0);
    ASSERT(journal_head(t->ctx, &s->head) == ST_OK);
}

static bool verify_all = true; /* without a head: every congress, not only the ctx's */

/* Faults found; the report ends up in *out. */
static int64_t verify(struct journaltest *t, const struct journal_head *head, struct str *out)
{
    struct buf report = buf_new(t->ctx->arena, 0);
    const struct journal_check what = {
        .all = head == NULL && verify_all,
        .head_count = head != NULL ? head->count : 0,
        .head_chain = head != NULL ? head->chain : NULL,
    };
    struct journal_result result;

    if (journal_verify(t->ctx, &what, &report, &result) != ST_OK) {
        printf("# %s %s\n", t->ctx->err.key, t->ctx->err.detail);
        return -1;
    }
    *out = str_dup(t->ctx->arena, buf_view(&report));
    return result.faults;
}

static void finds(struct journaltest *t, const struct journal_head *head, const char *want,
                  const char *what)
{
    struct str report = S("");
    const int64_t faults = verify(t, head, &report);

    OK(faults > 0 && str_has(report, str_from(want)), what);
    if (faults <= 0 || !str_has(report, str_from(want)))
        printf("# wanted: %s\n# %" PRId64 " faults:\n# " STR_FMT "\n", want, faults,
               STR_ARG(report));
}

static void is_sound(struct journaltest *t, const struct journal_head *head, const char *what)
{
    struct str report = S("");
    const int64_t faults = verify(t, head, &report);

    EQ_INT(faults, 0, what);
    if (faults != 0)
        printf("# " STR_FMT "\n", STR_ARG(report));
}

/* In a statement and in what is wanted, E0 … E4 are the events, I0 … I3 the items, @ the congress:
 * each case has one of its own. */
struct tamper {
    const char *what, *sql, *want;
    bool elsewhere; /* the fault is in another congress */
};

static const struct tamper TAMPERS[] = {
    {"event: changed actor", "UPDATE event SET actor_name = 'x' WHERE congress_id = @ AND id = E1",
     "event E1 (t.added, subject I1): its fields"},
    {"event: changed time", "UPDATE event SET at = at - 1 WHERE congress_id = @ AND id = E4",
     "event E4 (t.removed"},
    {"event: changed data", "UPDATE event SET data = '' WHERE congress_id = @ AND id = E3",
     "event E3 (t.changed"},
    {"event: changed hash",
     "UPDATE event SET hash = (SELECT chain FROM journal_seal WHERE congress_id = @ AND id = 1)"
     " WHERE congress_id = @ AND id = E2",
     "the chain breaks at seal 3 (event E2)"},
    {"event: removed", "DELETE FROM event WHERE congress_id = @ AND id = E1",
     "event E1 (seal 2) was removed from table event"},
    {"event: inserted",
     "INSERT INTO event SELECT congress_id, id + 500, at, account_id, actor_name, address, name,"
     " subject_id, data, hash FROM event WHERE congress_id = @ AND id = E0",
     "is neither in the chain nor waiting for it"},
    {"event: two change places",
     "UPDATE event SET id = 9000 WHERE congress_id = @ AND id = E0;"
     "UPDATE event SET id = E0 WHERE congress_id = @ AND id = E1;"
     "UPDATE event SET id = E1 WHERE congress_id = @ AND id = 9000",
     "event E0 (t.added, subject I1): its fields"},

    {"event_row: changed hash",
     "UPDATE event_row SET hash = (SELECT chain FROM journal_seal WHERE congress_id = @ AND id = 1)"
     " WHERE congress_id = @ AND event_id = E2 AND id = 1",
     "event E2 (t.two, subject I2): its fields or its event_row"},
    {"event_row: changed row",
     "UPDATE event_row SET row_id = I3 WHERE congress_id = @ AND event_id = E3",
     "event E3 (t.changed"},
    {"event_row: changed to gone",
     "UPDATE event_row SET gone = 1, hash = NULL WHERE congress_id = @ AND event_id = E0",
     "event E0 (t.added"},
    {"event_row: removed",
     "DELETE FROM event_row WHERE congress_id = @ AND event_id = E2 AND id = 2", "event E2 (t.two"},
    {"event_row: removed, and its row with it",
     "DELETE FROM event_row WHERE congress_id = @ AND row_id = I3;"
     "DELETE FROM t_item WHERE congress_id = @ AND id = I3",
     "event E2 (t.two"},
    {"event_row: inserted into an event",
     "INSERT INTO event_row SELECT congress_id, E3, 2, table_name, row_id, gone, hash"
     " FROM event_row WHERE congress_id = @ AND event_id = E2 AND id = 1",
     "event E3 (t.changed"},
    {"event_row: inserted without an event",
     "INSERT INTO event_row SELECT congress_id, 9000, 1, table_name, row_id, gone, hash"
     " FROM event_row WHERE congress_id = @ AND event_id = E2 AND id = 1",
     "event_row has entries of event 9000, which does not exist"},
    {"event_row: two change places",
     "UPDATE event_row SET id = 9 WHERE congress_id = @ AND event_id = E2 AND id = 1;"
     "UPDATE event_row SET id = 1 WHERE congress_id = @ AND event_id = E2 AND id = 2;"
     "UPDATE event_row SET id = 2 WHERE congress_id = @ AND event_id = E2 AND id = 9",
     "event E2 (t.two"},

    {"journal_seal: changed chain",
     "UPDATE journal_seal SET chain = (SELECT hash FROM event WHERE congress_id = @ AND id = E0)"
     " WHERE congress_id = @ AND id = 3",
     "the chain breaks at seal 3"},
    {"journal_seal: changed event",
     "UPDATE journal_seal SET event_id = 9000 WHERE congress_id = @ AND id = 5",
     "event 9000 (seal 5) was removed"},
    {"journal_seal: removed in the middle",
     "DELETE FROM journal_seal WHERE congress_id = @ AND id = 3", "seals 3 to 3 are missing"},
    {"journal_seal: removed at the start",
     "DELETE FROM journal_seal WHERE congress_id = @ AND id = 1", "seals 1 to 1 are missing"},
    {"journal_seal: removed at the end",
     "DELETE FROM journal_seal WHERE congress_id = @ AND id = 5",
     "event E4 is neither in the chain nor waiting"},
    {"journal_seal: inserted",
     "INSERT INTO journal_seal SELECT congress_id, 6, 9000, chain, sealed_at FROM journal_seal"
     " WHERE congress_id = @ AND id = 5",
     "event 9000 (seal 6) was removed"},
    {"journal_seal: two change places",
     "UPDATE journal_seal SET id = 9 WHERE congress_id = @ AND id = 2;"
     "UPDATE journal_seal SET id = 2 WHERE congress_id = @ AND id = 3;"
     "UPDATE journal_seal SET id = 3 WHERE congress_id = @ AND id = 9",
     "the chain breaks at seal 2 (event E2)"},

    {"row: changed", "UPDATE t_item SET name = 'A' WHERE congress_id = @ AND id = I0",
     "t_item I0 is not as event E3 left it"},
    {"row: changed to NULL", "UPDATE t_item SET n = NULL WHERE congress_id = @ AND id = I3",
     "t_item I3 is not as event E2 left it"},
    {"row: removed", "DELETE FROM t_item WHERE congress_id = @ AND id = I2",
     "t_item I2, last written by event E2, is not in the database"},
    {"row: inserted", "INSERT INTO t_item (congress_id, id, name) VALUES (@, 9000, 'z')",
     "t_item 9000 was written by no event"},
    {"row: put back", "INSERT INTO t_item (congress_id, id, name, n) VALUES (@, I1, 'b', 0)",
     "t_item I1 is in the database although event E4 removed it"},
    {"row: two change places",
     "UPDATE t_item SET id = 9001 WHERE congress_id = @ AND id = I0;"
     "UPDATE t_item SET id = I0 WHERE congress_id = @ AND id = I2;"
     "UPDATE t_item SET id = I2 WHERE congress_id = @ AND id = 9001",
     "t_item I2 is not as event E2 left it"},
    {"row: inserted into another congress",
     "INSERT INTO t_item (congress_id, id, name) VALUES (77, 9000, 'z')",
     "congress 77: t_item 9000 was written by no event", true},
    {"row: of the keys", "UPDATE crypt_master SET fingerprint = 'x' WHERE id = 1",
     "congress 0: crypt_master 1 is not as event", true},

    {"event_unsealed: inserted for a sealed event",
     "INSERT INTO event_unsealed (congress_id, id) VALUES (@, E2)",
     "event_unsealed names event E2, which is in the chain already"},
    {"event_unsealed: inserted for no event",
     "INSERT INTO event_unsealed (congress_id, id) VALUES (@, 9000)",
     "event_unsealed names event 9000, which does not exist"},
};

static struct str fill(const struct ctx *ctx, const struct scene *s, const char *pattern)
{
    struct buf out = buf_new(ctx->arena, 0);

    for (const char *p = pattern; *p != '\0'; p++) {
        const bool event = *p == 'E' && p[1] >= '0' && p[1] < '0' + EVENTS;
        const bool item = *p == 'I' && p[1] >= '0' && p[1] < '0' + ITEMS;

        if (*p == '@')
            buf_int(&out, ctx->congress_id);
        else if (!event && !item)
            buf_char(&out, *p);
        if (!event && !item)
            continue;
        p++;
        buf_int(&out, event ? s->event[*p - '0'] : s->item[*p - '0']);
    }
    buf_char(&out, '\0');
    return buf_view(&out);
}

static void test_tampers(struct journaltest *t)
{
    const struct tamper *const end = TAMPERS + COUNT(TAMPERS);

    for (const struct tamper *c = TAMPERS; c < end; c++) {
        struct scene s;

        t->ctx->congress_id = 100 + (c - TAMPERS);
        set_scene(t, &s);
        journaltest_behind(t, "%s", fill(t->ctx, &s, c->sql).ptr);
        verify_all = c->elsewhere;
        finds(t, NULL, fill(t->ctx, &s, c->want).ptr, c->what);
        verify_all = true;
    }
}

static void test_sound(struct journaltest *t)
{
    struct journal_head empty;
    struct scene s;

    OK(journal_head(t->ctx, &empty) == ST_OK && empty.count == 0, "an empty journal has a head");
    is_sound(t, NULL, "an empty journal is sound");
    set_scene(t, &s);
    EQ_INT(s.head.count, EVENTS, "five events in the chain");
    is_sound(t, NULL, "an untouched journal is sound");
    is_sound(t, &s.head, "also with its head");
    is_sound(t, &empty, "and with the head it had before");
    journaltest_add(t->ctx, "later");
    is_sound(t, &s.head, "an event that waits for the chain is no fault");
    seal(t);
    is_sound(t, &s.head, "an older head holds when the journal has grown");
    t->ctx->now += 3600;
    journaltest_add(t->ctx, "in an hour");
    is_sound(t, NULL, "a young unsealed event is no fault");
    t->ctx->now += 61;
    finds(t, NULL, "is not in the chain after 61 seconds", "an old unsealed event is");
}

/* ---- before an event is sealed ---- */

static void test_unsealed(struct journaltest *t)
{
    const int64_t a = journaltest_add(t->ctx, "a"), b = journaltest_add(t->ctx, "b");

    is_sound(t, NULL, "two unsealed events");
    journaltest_behind(t, "UPDATE event SET name = 't.other' WHERE subject_id = %" PRId64, a);
    finds(t, NULL, "(t.other, subject", "an unsealed event was changed");
    journaltest_behind(t, "UPDATE event SET name = 't.added' WHERE subject_id = %" PRId64, a);
    journaltest_behind(t, "UPDATE event_row SET hash = NULL, gone = 1 WHERE row_id = %" PRId64, b);
    finds(t, NULL, "its fields or its event_row", "an entry of an unsealed event was changed");
    journaltest_behind(t, "DELETE FROM event_unsealed WHERE congress_id = 1");
    finds(t, NULL, "neither in the chain nor waiting", "an entry of event_unsealed was removed");
}

/* ---- what only a kept head shows ---- */

static void cut(struct journaltest *t, const struct scene *s)
{
    /* With the row as it was before, so that nothing in the database contradicts it. */
    journaltest_behind(t,
                       "DELETE FROM journal_seal WHERE congress_id = 1 AND id >= 4;"
                       "DELETE FROM event WHERE congress_id = 1 AND id >= %" PRId64
                       ";DELETE FROM event_row WHERE congress_id = 1 AND event_id >= %" PRId64
                       ";UPDATE t_item SET n = 0 WHERE congress_id = 1 AND id = %" PRId64
                       ";INSERT INTO t_item (congress_id, id, name, n) VALUES (1, %" PRId64
                       ", 'b', 0)",
                       s->event[3], s->event[3], s->item[0], s->item[1]);
}

static void test_cut(struct journaltest *t)
{
    struct scene s;

    set_scene(t, &s);
    cut(t, &s);
    is_sound(t, NULL, "a tail cut off with care contradicts nothing in the database");
    finds(t, &s.head, "the journal has only 3; its tail was cut off", "but the head tells");
}

static void test_cut_with_exported_head(struct journaltest *t)
{
    struct scene s;

    set_scene(t, &s);
    OK(journal_head_export(t->ctx) == ST_OK, "head exported");
    is_sound(t, NULL, "sound with an exported head");
    cut(t, &s);
    finds(t, NULL, "kept in journal_head of", "the head in the database tells");
    journaltest_behind(t, "DELETE FROM journal_head");
    finds(t, NULL, "/heads/1-", "and the file of the head does, when that is removed");
}

static void test_nothing_left(struct journaltest *t)
{
    static const char *const TABLES[] = {"journal_seal", "event",  "event_row",
                                         "journal_head", "t_item", "event_unsealed"};
    struct scene s;

    set_scene(t, &s);
    OK(journal_head_export(t->ctx) == ST_OK, "head exported");
    arr_each (i, COUNT(TABLES))
        journaltest_behind(t, "DELETE FROM %s WHERE congress_id = 1", TABLES[i]);
    finds(t, NULL, "congress 1: head of 5 events kept in", "a whole congress was removed");
}

static struct str hex(struct ctx *ctx, enum db_kind kind, const uint8_t hash[SM3_BYTES])
{
    return str_printf(ctx->arena, kind == DB_SQLITE ? "X'%s'" : "'\\x%s'",
                      str_hex(ctx->arena, hash, SM3_BYTES).ptr);
}

/* As an attacker who knows the format: another name for event 0, then every hash after it. */
static void rebuild(struct journaltest *t, const struct scene *s)
{
    struct ctx *ctx = t->ctx;
    uint8_t chain[SM3_BYTES], hash[SM3_BYTES];
    struct rows r, rows;

    journaltest_behind(t,
                       "UPDATE event SET actor_name = 'somebody' WHERE congress_id = 1"
                       " AND id = %" PRId64,
                       s->event[0]);
    journal_chain_first(1, chain);
    arr_each (i, EVENTS) {
        struct event_fields e = {.congress_id = 1, .id = s->event[i]};
        struct event_hash eh;

        ASSERT(DB_ONE(ctx, &r,
                      "SELECT at, account_id, actor_name, address, name, subject_id, data"
                      " FROM event WHERE congress_id = 1 AND id = :id",
                      B_INT("id", e.id)) == ST_OK);
        e.at = cell_int(&r, 0, 0);
        e.account_id = cell_int(&r, 0, 1);
        e.actor_name = cell_text(&r, 0, 2);
        e.address = cell_text(&r, 0, 3);
        e.name = cell_text(&r, 0, 4);
        e.subject_id = cell_int(&r, 0, 5);
        e.data = cell_text(&r, 0, 6);
        eh = event_hash_begin(&e);
        ASSERT(DB_ROWS(ctx, &rows,
                       "SELECT table_name, row_id, gone, hash FROM event_row"
                       " WHERE congress_id = 1 AND event_id = :id ORDER BY id",
                       B_INT("id", e.id)) == ST_OK);
        arr_each (k, rows.count)
            event_hash_add(&eh, cell_text(&rows, k, 0), cell_int(&rows, k, 1),
                           cell_int(&rows, k, 2) ? NULL
                                                 : (const uint8_t *)cell_text(&rows, k, 3).ptr);
        event_hash_end(&eh, hash);
        journal_chain_next(chain, (int64_t)i + 1, e.id, hash);
        journaltest_behind(t,
                           "UPDATE event SET hash = %s WHERE congress_id = 1 AND id = %" PRId64
                           ";UPDATE journal_seal SET chain = %s WHERE congress_id = 1 AND id = %d",
                           hex(ctx, t->kind, hash).ptr, e.id, hex(ctx, t->kind, chain).ptr,
                           (int)i + 1);
    }
}

static void test_rebuilt(struct journaltest *t)
{
    struct scene s;

    set_scene(t, &s);
    rebuild(t, &s);
    is_sound(t, NULL, "a chain rebuilt wholly contradicts nothing in the database");
    finds(t, &s.head, "the chain is another one", "but the head tells");
}

/* ---- more than one batch ---- */

struct many {
    int64_t from, to;
};

static enum status many_tx(struct ctx *ctx, const void *input)
{
    const struct many *in = input;

    for (int64_t id = in->from; id < in->to; id++) {
        TRY(DB_EXEC(ctx,
                    "INSERT INTO t_item (congress_id, id, name) VALUES (:congress, :id, :name)",
                    B_INT("congress", ctx->congress_id), B_INT("id", id),
                    B_TEXT("name", str_printf(ctx->arena, "m%d", (int)id))));
        TRY(event_row(ctx, "t_item", id));
        if (id % 2 == 0) /* every event has two rows; the last of the call one or two */
            TRY(event_emit(ctx, "t.many", id));
    }
    return event_emit(ctx, "t.many", 0);
}

static void test_many(struct journaltest *t)
{
    OK(db_tx(t->ctx, many_tx, &(struct many){100000, 103500}) == ST_OK, "many events");
    seal(t);
    is_sound(t, NULL, "many batches of events and rows");
    journaltest_behind(t, "UPDATE t_item SET n = 1 WHERE id = 101700");
    finds(t, NULL, "t_item 101700 is not as event", "one of many rows was changed");
    journaltest_behind(t, "DELETE FROM t_item WHERE id >= 100500");
    finds(t, NULL, "and 2800 more faults", "many removed rows; not all are listed");
}

/* ---- the command line ---- */

static int command(struct ctx *ctx, const char *head)
{
    char option[] = "--head", *argv[2] = {option, str_z(ctx->arena, str_from(head))};
    const int out = dup(STDOUT_FILENO), err = dup(STDERR_FILENO),
              null = open("/dev/null", O_WRONLY);
    int code;

    fflush(stdout);
    dup2(null, STDOUT_FILENO);
    dup2(null, STDERR_FILENO);
    code = journal_command_verify(ctx, head != NULL ? 2 : 0, argv);
    fflush(stdout);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    close(out);
    close(err);
    close(null);
    return code;
}

static void test_command(struct journaltest *t)
{
    struct ctx *all = ctx_open_system(&t->app, 0);
    struct scene s;
    struct str head;

    set_scene(t, &s);
    head = str_printf(t->ctx->arena, "%" PRId64 ":%s", s.head.count, s.head.chain);
    EQ_INT(command(all, NULL), 0, "sound: 0");
    EQ_INT(command(t->ctx, head.ptr), 0, "with the right head: 0");
    EQ_INT(command(all, head.ptr), 2, "a head of nobody knows which congress: 2");
    EQ_INT(command(t->ctx, "5"), 2, "no head at all: 2");
    EQ_INT(command(t->ctx, "5:abc"), 2, "half a head: 2");
    head = str_printf(t->ctx->arena, "6:%s", s.head.chain);
    EQ_INT(command(t->ctx, head.ptr), 1, "a head that the journal does not have: 1");
    journaltest_behind(t, "DELETE FROM t_item");
    EQ_INT(command(all, NULL), 1, "faults: 1");
    ctx_close(all);
}

int main(void)
{
    journaltest_both("sound", test_sound);
    journaltest_both("tampers", test_tampers);
    journaltest_both("unsealed", test_unsealed);
    journaltest_both("cut", test_cut);
    journaltest_both("export", test_cut_with_exported_head);
    journaltest_both("nothing", test_nothing_left);
    journaltest_both("rebuilt", test_rebuilt);
    journaltest_both("many", test_many);
    journaltest_both("command", test_command);
    return tap_done();
}
