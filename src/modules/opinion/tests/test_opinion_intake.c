// SPDX-License-Identifier: MulanPSL-2.0
/* What was taken in and waits: asking for it does not cost more for all that is done already. */
#include "modules/opinion/opinion_store_intake.h"
#include "modules/tests/modtest.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { DONE = 300, LOOKED_AT_MOST = 20 };

struct taking {
    struct opinion_intake_row *rows;
    size_t count;
};

static enum status take_tx(struct ctx *ctx, const void *input)
{
    const struct taking *in = input;
    int64_t key_id;

    TRY(crypt_key_new(ctx, &key_id));
    arr_each (i, in->count) {
        struct opinion_intake_row *row = &in->rows[i];

        row->key_id = key_id;
        row->taken_at = ctx->now;
        row->sealed = S("sealed");
    }
    TRY(opinion_store_take_in(ctx, in->rows, in->count));
    return event_emit(ctx, "opinion.taken_in", in->rows[0].id);
}

static enum status settle_tx(struct ctx *ctx, const void *input)
{
    const struct taking *in = input;

    arr_each (i, in->count)
        TRY(opinion_store_intake_settle(ctx, in->rows[i].id, 0, true));
    return event_emit(ctx, "opinion.recorded", in->rows[0].id);
}

/* How many rows of the table PostgreSQL has looked at in this transaction so far. */
static int64_t looked_at(struct ctx *ctx)
{
    return dbtest_int(ctx, "SELECT COALESCE(MAX(seq_tup_read + COALESCE(idx_tup_fetch, 0)), 0)"
                           " FROM pg_stat_xact_user_tables"
                           " WHERE relid = CAST('opinion_intake' AS regclass)");
}

/* Even where the server may read a table from its beginning, which the program tells it not to. */
static enum status asked_tx(struct ctx *ctx, const void *input)
{
    const int64_t allowed =
        dbtest_int(ctx, "SELECT LENGTH(set_config('enable_seqscan', 'on', true))");
    const int64_t before = looked_at(ctx);
    int64_t more;
    bool is;

    EQ_INT(allowed, 2, "it may");
    TRY(opinion_store_intake_waits(ctx, &is));
    more = looked_at(ctx) - before;
    OK(is == *(const bool *)input, "does anything wait?");
    EQ_INT(more > LOOKED_AT_MOST ? more : 0, 0, "it is known without looking at what is done");
    return ST_OK;
}

static bool waits(struct ctx *ctx)
{
    bool is = false;

    ASSERT(opinion_store_intake_waits(ctx, &is) == ST_OK);
    return is;
}

/* The server was told of many that wait; then they were done, and it was not told again. */
static void waiting(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct opinion_intake_row rows[DONE] = {0};
    struct opinion_intake_row late = {.once_hash = S("late"), .code_hash = S("late")};
    static const bool YES = true, NO = false;

    OK(!waits(ctx), "nobody has said anything");
    arr_each (i, DONE)
        rows[i].once_hash = rows[i].code_hash = str_int(ctx->arena, (int64_t)i);
    ASSERT(db_tx(ctx, take_tx, &(struct taking){rows, DONE}) == ST_OK);
    OK(waits(ctx), "many wait");
    if (t->kind == DB_PGSQL)
        journaltest_behind(t, "ANALYZE opinion_intake");
    ASSERT(db_tx(ctx, settle_tx, &(struct taking){rows, DONE}) == ST_OK);
    OK(!waits(ctx), "all are done");
    if (t->kind == DB_PGSQL)
        ASSERT(db_tx(ctx, asked_tx, &NO) == ST_OK);
    ASSERT(db_tx(ctx, take_tx, &(struct taking){&late, 1}) == ST_OK);
    OK(waits(ctx), "one is late");
    if (t->kind == DB_PGSQL)
        ASSERT(db_tx(ctx, asked_tx, &YES) == ST_OK);
}

int main(void)
{
    modtest_both("opinion_intake", waiting);
    return tap_done();
}
