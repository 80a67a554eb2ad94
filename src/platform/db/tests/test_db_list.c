// SPDX-License-Identifier: MulanPSL-2.0
/* Lists page by page: walked in both directions they equal one big query; cursors are checked. */
#include "platform/db/tests/dbtest.h"

enum { ITEMS = 57, NS = 5 };

static struct app app;
static struct ctx *ctx;

static const struct db_filter FILTERS[] = {
    {"n", "s.n = :n", BIND_INT},
    {"from", "s.id >= :from", BIND_INT},
    {"name", "s.name = :name", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {
    {"n", "s.n", BIND_INT, "s.id"},
    {"name", "s.name", BIND_TEXT, "s.id"},
    {"group", "CASE WHEN s.n > 2 THEN 'b' ELSE 'a' END", BIND_TEXT, "s.id"},
    {0},
};
static const struct db_list LIST = {
    .select = "SELECT s.id, s.name, (SELECT count(*) FROM t_child c WHERE c.item_id = s.id)"
              " FROM t_item s",
    .where = "s.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
};

static enum status fill_tx(struct ctx *c, const void *input)
{
    (void)input;
    for (int i = 0; i < ITEMS; i++) {
        char name[32];

        snprintf(name, sizeof name, "%s%02d", i % 2 ? "县" : "a", i * 37 % ITEMS);
        TRY(dbtest_add(c, &(struct dbtest_item){.name = str_dup(c->arena, str_from(name)),
                                                .n = i * 11 % NS - 2}));
    }
    return ST_OK;
}

/* The ids in the order of one query without pages. */
static struct rows whole(const char *order)
{
    static const char *const SQL[][2] = {
        {"n", "SELECT id FROM t_item ORDER BY n, id"},
        {"-n", "SELECT id FROM t_item ORDER BY n DESC, id DESC"},
        {"name", "SELECT id FROM t_item ORDER BY name, id"},
        {"-name", "SELECT id FROM t_item ORDER BY name DESC, id DESC"},
        {"group", "SELECT id FROM t_item ORDER BY CASE WHEN n > 2 THEN 'b' ELSE 'a' END, id"},
        {"-group",
         "SELECT id FROM t_item ORDER BY CASE WHEN n > 2 THEN 'b' ELSE 'a' END DESC, id DESC"},
    };
    struct rows r = {0};

    for (size_t i = 0; i < COUNT(SQL); i++)
        if (strcmp(SQL[i][0], order) == 0)
            ASSERT(db_rows(ctx, &r, SQL[i][1], NULL, 0) == ST_OK);
    return r;
}

static void pages_equal_the_whole(const char *order, unsigned limit)
{
    const struct rows want = whole(order);
    const struct bind binds[] = {B_INT("congress", 1), B_TEXT("name", S(""))};
    struct db_list_query q = {.binds = binds, .binds_count = 1, .sort = order, .limit = limit};
    struct rows page;
    struct str next = S("");
    size_t at = 0, pages = 0;
    bool same = true;

    do {
        q.after = next;
        if (db_list(ctx, &LIST, &q, &page, &next) != ST_OK || page.count > limit) {
            same = false;
            break;
        }
        for (size_t i = 0; i < page.count; i++, at++)
            same = same && at < want.count && cell_int(&page, i, 0) == cell_int(&want, at, 0) &&
                   cell_int(&page, i, page.cols - 1) == cell_int(&page, i, 0);
        pages++;
    } while (next.len != 0);
    printf("# %s by %u: %zu pages\n", order, limit, pages);
    OK(same && at == want.count && at == ITEMS, "the pages together are the whole");
    EQ_INT(pages, (ITEMS + limit - 1) / limit, "and no page too many");
}

static void filters_apply(void)
{
    struct bind binds[] = {B_INT("congress", 1), B_INT("n", 1), B_OPT("name", S("")),
                           B_INT("from", 0)};
    struct db_list_query q = {.binds = binds, .binds_count = COUNT(binds), .limit = 200};
    struct rows r;
    struct str next;
    int64_t count;

    OK(db_list(ctx, &LIST, &q, &r, &next) == ST_OK, "a filter");
    EQ_INT(r.count, dbtest_int(ctx, "SELECT count(*) FROM t_item WHERE n = 1"), "its rows");
    OK(r.count > 5, "there are some");
    EQ_INT(next.len, 0, "all on one page");
    OK(db_list_count(ctx, &LIST, &q, 1000, &count) == ST_OK, "their number");
    EQ_INT(count, r.count, "is right");
    OK(db_list_count(ctx, &LIST, &q, 3, &count) == ST_OK && count == 4, "counted up to a limit");
    binds[1].null = true;
    OK(db_list_count(ctx, &LIST, &q, 1000, &count) == ST_OK && count == ITEMS,
       "a filter without value is left out");
    binds[0] = B_INT("congress", 2);
    OK(db_list(ctx, &LIST, &q, &r, &next) == ST_OK && r.count == 0, "another congress has none");
}

static void bad_input_is_refused(void)
{
    const struct bind binds[] = {B_INT("congress", 1)};
    struct db_list_query q = {.binds = binds, .binds_count = 1, .sort = "n", .limit = 10};
    struct rows r;
    struct str next, none;
    char *cursor;

    OK(db_list(ctx, &LIST, &q, &r, &next) == ST_OK && next.len != 0, "a first page");
    q.sort = "name";
    q.after = next;
    OK(db_list(ctx, &LIST, &q, &r, &none) == ST_INVALID, "its cursor in another order");
    EQ_TEXT(ctx->err.field, "after", "names the field");
    q.sort = "-n";
    OK(db_list(ctx, &LIST, &q, &r, &none) == ST_INVALID, "its cursor in the other direction");
    q.sort = "n";
    for (size_t i = 0; i < next.len; i++) {
        cursor = str_z(ctx->arena, next);
        cursor[i] = cursor[i] == 'A' ? 'B' : 'A';
        q.after = str_from(cursor);
        if (db_list(ctx, &LIST, &q, &r, &none) != ST_INVALID)
            break;
        if (i + 1 == next.len)
            OK(true, "a cursor with any character changed");
        q.after = (struct str){next.ptr, i};
        if (i != 0 && db_list(ctx, &LIST, &q, &r, &none) != ST_INVALID)
            OK(false, "a cursor cut short");
    }
    q.after = S("!!不是!!");
    OK(db_list(ctx, &LIST, &q, &r, &none) == ST_INVALID, "no cursor at all");
    q.after = S("");
    q.sort = "password";
    OK(db_list(ctx, &LIST, &q, &r, &none) == ST_INVALID, "an order that does not exist");
    EQ_TEXT(ctx->err.field, "sort", "names the field");
    q.sort = "";
    OK(db_list(ctx, &LIST, &q, &r, &none) == ST_OK, "none given: the first, descending");
    EQ_INT(cell_int(&r, 0, r.cols - 2), 2, "starts at the greatest");
}

/* The condition of the next page must be a range of the index, not a filter over all rows. */
static void the_index_is_used(void)
{
    static const char SQL[] = "EXPLAIN QUERY PLAN SELECT s.id FROM t_item s WHERE (s.congress_id ="
                              " :congress) AND s.n >= :v AND (s.n > :v OR s.id > :id)"
                              " ORDER BY s.n ASC, s.id ASC LIMIT 10";
    struct rows r;

    OK(DB_ROWS(ctx, &r, SQL, B_INT("congress", 1), B_INT("v", 1), B_INT("id", 1)) == ST_OK, "plan");
    OK(str_has(cell_text(&r, 0, 3), S("t_item_n (congress_id=? AND n>?)")), "a range of the index");
    EQ_INT(r.count, 1, "and no sorting");
}

static void suite(enum db_kind kind)
{
    static const char *const ORDERS[] = {"n", "-n", "name", "-name", "group", "-group"};
    static const unsigned LIMITS[] = {1, 7, 19, 57, 100};

    if (!dbtest_open(kind, "list", NULL, &app)) {
        tap_check(true, "lists on PostgreSQL # SKIP RENDA_TEST_PG is not set", __FILE__, 0);
        return;
    }
    ctx = dbtest_ctx(&app);
    OK(db_tx(ctx, fill_tx, NULL) == ST_OK, "rows with many equal values");
    for (size_t o = 0; o < COUNT(ORDERS); o++)
        for (size_t l = 0; l < COUNT(LIMITS); l++)
            pages_equal_the_whole(ORDERS[o], LIMITS[l]);
    filters_apply();
    bad_input_is_refused();
    if (kind == DB_SQLITE)
        the_index_is_used();
    ctx_close(ctx);
    dbtest_close(kind, "list", &app);
}

int main(void)
{
    suite(DB_SQLITE);
    suite(DB_PGSQL);
    return tap_done();
}
