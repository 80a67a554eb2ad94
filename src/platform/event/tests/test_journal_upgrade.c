// SPDX-License-Identifier: MulanPSL-2.0
/* An installation that was upgraded: rows written before a migration are still as the journal says,
 * those written after it, too, and what somebody puts into the new column behind its back is found.
 */
#include "platform/event/tests/journaltest.h"

static int64_t faults(struct journaltest *t)
{
    struct buf report = buf_new(t->ctx->arena, 0);
    struct journal_result r = {.faults = -1};

    ASSERT(journal_seal_now(t->ctx) == ST_OK);
    /* PostgreSQL says once that a prepared statement no longer fits its table. */
    if (journal_verify(t->ctx, &(struct journal_check){.all = true}, &report, &r) == ST_BUSY)
        ASSERT(journal_verify(t->ctx, &(struct journal_check){.all = true}, &report, &r) == ST_OK);
    return r.faults;
}

static enum status note_tx(struct ctx *ctx, const void *input)
{
    const int64_t id = *(const int64_t *)input;

    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE t_item SET note = 'by us' WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    TRY(event_row(ctx, "t_item", id));
    return event_emit(ctx, "t.noted", id);
}

/* What migrations do: a column, and a table made anew since its CHECKs have changed. */
static void upgrade(struct journaltest *t)
{
    journaltest_behind(t, "ALTER TABLE t_item ADD COLUMN note TEXT");
    journaltest_behind(t,
                       "CREATE TABLE new_item (note TEXT, version BIGINT NOT NULL DEFAULT 1,"
                       " data %s, flag SMALLINT NOT NULL DEFAULT 0 CHECK (flag IN (0, 1, 2)),"
                       " n BIGINT, name TEXT NOT NULL, id BIGINT NOT NULL,"
                       " congress_id BIGINT NOT NULL, PRIMARY KEY (congress_id, id))",
                       t->kind == DB_SQLITE ? "BLOB" : "BYTEA");
    journaltest_behind(t, "INSERT INTO new_item (congress_id, id, name, n, flag, data, version)"
                          " SELECT congress_id, id, name, n, flag, data, version FROM t_item");
    journaltest_behind(t, "ALTER TABLE t_item RENAME TO old_item");
    journaltest_behind(t, "ALTER TABLE new_item RENAME TO t_item");
}

static void upgraded(struct journaltest *t)
{
    const int64_t a = journaltest_add(t->ctx, "a"), b = journaltest_add(t->ctx, "b");

    EQ_INT(faults(t), 0, "sound before");
    upgrade(t);
    EQ_INT(faults(t), 0, "the rows of before are still as they were noted");
    journaltest_change(t->ctx, a, 7);
    (void)journaltest_add(t->ctx, "c");
    EQ_INT(faults(t), 0, "the program goes on without the new column");
    OK(db_tx(t->ctx, note_tx, &a) == ST_OK, "and writes it");
    EQ_INT(faults(t), 0, "which the journal knows");

    journaltest_behind(t, "UPDATE t_item SET note = 'forged' WHERE id = %lld", (long long)b);
    EQ_INT(faults(t), 1, "a value of an old row that nobody wrote is found");
    journaltest_behind(t, "UPDATE t_item SET note = NULL WHERE id = %lld", (long long)b);
    EQ_INT(faults(t), 0, "and without it all is well");
    journaltest_behind(t, "ALTER TABLE t_item ADD COLUMN more BIGINT NOT NULL DEFAULT 0");
    EQ_INT(faults(t), 3, "why tools/check_migrations.py refuses a column with a default");
}

int main(void)
{
    journaltest_both("upgrade", upgraded);
    return tap_done();
}
