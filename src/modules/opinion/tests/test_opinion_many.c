// SPDX-License-Identifier: MulanPSL-2.0
/* Many opinions: what the next one costs does not grow with them. */
#include "modules/opinion/opinion_actions.h"
#include "modules/tests/modtest.h"

enum { PEOPLE = 300, OF_ONE = 200, LOOKED_AT_MOST = 20 };

static enum status say(struct ctx *ctx, struct str citizen)
{
    int64_t id;

    return opinion_register(ctx,
                            &(struct opinion_new){.channel = S("portal"),
                                                  .subject = S("路灯不亮"),
                                                  .body = S("村口路灯不亮，晚上看不见"),
                                                  .raised_at = ctx->now,
                                                  .citizen = citizen},
                            &id);
}

static enum status people_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    for (int i = 0; i < PEOPLE; i++)
        TRY(say(ctx, str_printf(ctx->arena, "郑小满%d", i)));
    return ST_OK;
}

static enum status one_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    for (int i = 0; i < OF_ONE; i++)
        TRY(say(ctx, S("何立秋")));
    return ST_OK;
}

/* How many rows of the table PostgreSQL has looked at in this transaction so far. */
static int64_t looked_at(struct ctx *ctx)
{
    return dbtest_int(ctx, "SELECT COALESCE(MAX(seq_tup_read + COALESCE(idx_tup_fetch, 0)), 0)"
                           " FROM pg_stat_xact_user_tables"
                           " WHERE relid = CAST('opinion' AS regclass)");
}

static enum status once_more_tx(struct ctx *ctx, const void *input)
{
    const int64_t before = looked_at(ctx);

    (void)input;
    TRY(say(ctx, S("何立秋")));
    EQ_INT(looked_at(ctx) - before > LOOKED_AT_MOST ? looked_at(ctx) - before : 0, 0,
           "his key is found without reading all that he has said");
    return ST_OK;
}

/* The server was told of many people who said one thing each; then one of them began. */
static void one_says_much(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;

    ASSERT(db_tx(ctx, people_tx, NULL) == ST_OK);
    if (t->kind == DB_PGSQL)
        journaltest_behind(t, "ANALYZE opinion");
    ASSERT(db_tx(ctx, one_tx, NULL) == ST_OK);
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(DISTINCT key_id) FROM opinion"), PEOPLE + 1,
           "one key for each person");
    if (t->kind == DB_PGSQL)
        OK(db_tx(ctx, once_more_tx, NULL) == ST_OK, "once more");
}

int main(void)
{
    modtest_both("opinion_many", one_says_much);
    return tap_done();
}
