// SPDX-License-Identifier: MulanPSL-2.0
/* One suite for both databases: values, errors, transactions, bookkeeping. */
#include "platform/db/tests/dbtest.h"

static struct app app;
static struct ctx *ctx;

/* ---------------------------------------------------------------- values */

static void values_go_out_and_come_back(void)
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
       "again");
    EQ_STR(cell_text(&r, 0, 1), "县'\"人:a;大\\", "text with quotes comes back");
    OK(str_eq(cell_text(&r, 0, 2), (struct str){blob, sizeof blob}), "blob with NUL comes back");
    OK(cell_null(&r, 0, 3), "NULL comes back");
    EQ_STR(cell_text(&r, 0, 4), ":i it's -- not :t", "no parameter inside a literal");
    EQ_INT(cell_int(&r, 0, 5), 7, "quoted identifier");
    EQ_INT(r.cols, 6, "columns");
    EQ_INT(cell_text(&r, 0, 1).ptr[cell_text(&r, 0, 1).len], 0, "text ends in NUL");
}

int main(void)
{
    if (!dbtest_open(DB_SQLITE, "conformance", NULL, &app))
        return 1;
    ctx = dbtest_ctx(&app);
    values_go_out_and_come_back();
    OK(db_tx(ctx, dbtest_add, &(struct dbtest_item){.name = S("a"), .n = 5}) == ST_OK, "insert");
    EQ_INT(dbtest_int(ctx, "SELECT n FROM t_item"), 5, "is there");
    OK(db_tx(ctx, dbtest_add, &(struct dbtest_item){.name = S("a"), .n = 5}) == ST_CONFLICT,
       "unique");
    EQ_TEXT(ctx->err.key, "db.unique", "unique");
    ctx_close(ctx);
    dbtest_close(DB_SQLITE, "conformance", &app);
    return tap_done();
}
