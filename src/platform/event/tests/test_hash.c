// SPDX-License-Identifier: MulanPSL-2.0
/* The bytes that are hashed never change: pinned to values computed from docs/journal.md by another
 * program, and equal on both databases. */
#include "platform/event/event_store.h"
#include "platform/event/tests/journaltest.h"

static const char ROW[] = "39e0153cd7d9d011a833d0d0ef39440484a0fe135ce3684577f76daaae338f15";
static const char ROW_NULLS[] = "905ad59bd62318c7ebfd3fcbb6cd88bc400e97f0a3e6ea48de1b2e848129467a";
static const char EVENT[] = "404394c7d13378e991f9ee11a89c7f3c819d21c598b05c2a38cf78051cfc8176";
static const char CHAIN_0[] = "3e6d81ef9177e98bbb4cab753737e834cf49c8467913d415c45aff407bcd7bd1";
static const char CHAIN_1[] = "3691345cac8b138e505f9718f76cbc4b9b6d475c82b2391e6b0e17fc8f252e34";

static struct arena *arena;

static void is(const uint8_t hash[SM3_BYTES], const char *want, const char *what)
{
    EQ_STR(str_hex(arena, hash, SM3_BYTES), want, what);
}

static void test_event_and_chain(void)
{
    const struct event_fields e = {
        .congress_id = 1,
        .id = 9,
        .at = 1772323200,
        .account_id = 5,
        .subject_id = 42,
        .actor_name = S("王小明"),
        .address = S("192.0.2.1"),
        .name = S("t.added"),
        .data = S("{}"),
    };
    struct event_hash eh = event_hash_begin(&e);
    uint8_t row[SM3_BYTES], hash[SM3_BYTES], chain[SM3_BYTES];

    ASSERT(str_unhex(str_from(ROW), row, sizeof row) == SM3_BYTES);
    event_hash_add(&eh, S("t_item"), 42, row);
    event_hash_add(&eh, S("t_child"), 43, NULL);
    event_hash_end(&eh, hash);
    is(hash, EVENT, "an event with a written and a removed row");
    journal_chain_first(1, chain);
    is(chain, CHAIN_0, "the beginning of a chain");
    journal_chain_next(chain, 1, 9, hash);
    is(chain, CHAIN_1, "its first link");
}

static void test_order(void)
{
    static const char *const NAMES[] = {"b", "a", "c"}, *const SORTED[] = {"a", "b", "c"};
    const struct cell cells[] = {
        {.type = CELL_INT, .n = 2}, {.type = CELL_TEXT, .s = S("1")}, {.type = CELL_NULL}};
    const struct cell sorted[] = {
        {.type = CELL_TEXT, .s = S("1")}, {.type = CELL_INT, .n = 2}, {.type = CELL_NULL}};
    struct cell other[3];
    struct rows r = {.count = 1, .cols = 3, .cells = cells, .names = NAMES};
    uint8_t one[SM3_BYTES], two[SM3_BYTES];

    event_hash_row(&r, 0, one);
    r.names = SORTED;
    r.cells = sorted;
    event_hash_row(&r, 0, two);
    OK(memcmp(one, two, SM3_BYTES) == 0, "the order of columns does not matter");
    r.cols = 2;
    event_hash_row(&r, 0, two);
    OK(memcmp(one, two, SM3_BYTES) == 0, "nor does a column that is NULL");
    memcpy(other, sorted, sizeof other);
    other[0].type = CELL_BLOB;
    r.cells = other;
    event_hash_row(&r, 0, two);
    OK(memcmp(one, two, SM3_BYTES) != 0, "text and bytes differ");
    other[0] = (struct cell){.type = CELL_INT, .n = 1};
    event_hash_row(&r, 0, two);
    OK(memcmp(one, two, SM3_BYTES) != 0, "text and number differ");
    r.cols = 3;
    other[0] = sorted[0];
    other[2] = (struct cell){.type = CELL_TEXT, .s = S("")};
    event_hash_row(&r, 0, two);
    OK(memcmp(one, two, SM3_BYTES) != 0, "nothing and empty text differ");
}

static void test_row(struct journaltest *t)
{
    uint8_t hash[SM3_BYTES];

    journaltest_behind(t,
                       "INSERT INTO t_item (congress_id, id, name, n, flag, data, version)"
                       " VALUES (1, 42, '云溪县', -7, 1, %s, 3), (1, 43, '', NULL, 1, NULL, 3)",
                       t->kind == DB_SQLITE ? "X'00FF'" : "'\\x00ff'");
    OK(event_store_row_hash(t->ctx, "t_item", 1, 42, hash) == ST_OK, "a row");
    is(hash, ROW, "has the same hash on every database");
    journaltest_behind(t, "UPDATE t_item SET id = 41 WHERE id = 42;"
                          "UPDATE t_item SET id = 42 WHERE id = 43");
    OK(event_store_row_hash(t->ctx, "t_item", 1, 42, hash) == ST_OK, "a row with NULLs");
    is(hash, ROW_NULLS, "has the same hash on every database");
    OK(event_store_row_hash(t->ctx, "t_item", 1, 43, hash) == ST_NOT_FOUND, "no row, no hash");
}

int main(void)
{
    arena = arena_open(0);
    test_event_and_chain();
    test_order();
    journaltest_both("hash", test_row);
    arena_close(arena);
    return tap_done();
}
