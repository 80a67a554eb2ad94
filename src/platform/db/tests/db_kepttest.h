// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of kept answers share: pages, and statements that show whether they were run. */
#ifndef DB_KEPTTEST_H
#define DB_KEPTTEST_H
#include "platform/db/db_kept.h"
#include "platform/db/tests/dbtest.h"
#include "platform/kept.h"

enum { THREADS = 4, ROUNDS = 25, MANY = 9000 };

static struct app app;
static enum db_kind kind;

/* A page: one snapshot, then everything is given back. */
static inline struct ctx *page_open(void)
{
    struct ctx *ctx = dbtest_ctx(&app);

    db_snapshot(ctx);
    return ctx;
}

static inline int64_t kept_int(struct ctx *ctx, const char *sql)
{
    struct rows r;

    if (db_one_kept(ctx, &r, sql, NULL, 0) != ST_OK)
        return -1;
    return cell_int(&r, 0, 0);
}

static inline int64_t page_int(const char *sql)
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

static inline void add(struct ctx *ctx, const char *name)
{
    OK(db_tx(ctx, dbtest_add, &(struct dbtest_item){.name = str_from(name)}) == ST_OK, "a write");
}

static inline enum status count_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return DB_EXEC(ctx, "UPDATE t_counter SET n = n + :n WHERE id = 1", B_INT("n", 1));
}

static inline enum status counter_tx(struct ctx *ctx, const void *id)
{
    return DB_EXEC(ctx, "INSERT INTO t_counter (congress_id, id, n) VALUES (1, :id, 0)",
                   B_INT("id", *(const int64_t *)id));
}

static inline enum status add_one(struct ctx *ctx, const void *input)
{
    static int64_t number;

    (void)input;
    return dbtest_add(ctx, &(struct dbtest_item){
                               .name = str_printf(ctx->arena, "one %lld", (long long)++number)});
}
#endif
