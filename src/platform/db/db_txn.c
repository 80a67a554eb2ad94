// SPDX-License-Identifier: MulanPSL-2.0
/* What a transaction wrote against what it told the journal; one-time form tokens. */
#include "platform/db/db_internal.h"
#include "platform/guarded.h"
#include "platform/module.h"

static const char *const OWN_TABLES[] = {"id_block", "form_once", "idempotency", "schema_migration",
                                         "commit_slot"};

struct db_txn *db_txn(const struct ctx *ctx)
{
    return ctx->db != NULL ? ctx->db->txn : NULL;
}

static bool listed(const char *const *tables, const char *table)
{
    for (; tables != NULL && *tables != NULL; tables++)
        if (strcmp(*tables, table) == 0)
            return true;
    return false;
}

void db_table_class(const char *table, bool *out_journalled, bool *out_exempt)
{
    *out_journalled = *out_exempt = false;
    for (size_t i = 0; i < COUNT(OWN_TABLES); i++)
        *out_exempt = *out_exempt || strcmp(OWN_TABLES[i], table) == 0;
    for (size_t i = 0; MODULES[i] != NULL; i++) {
        *out_journalled = *out_journalled || listed(MODULES[i]->tables, table);
        *out_exempt = *out_exempt || listed(MODULES[i]->tables_unjournalled, table);
    }
}

static struct db_table_use *use_of(struct db_txn *txn, const char *table)
{
    for (size_t i = 0; i < txn->used_count; i++)
        if (strcmp(txn->used[i].table, table) == 0)
            return &txn->used[i];
    if (txn->used_count == DB_TABLES_PER_TX_MAX)
        return NULL;
    txn->used[txn->used_count] = (struct db_table_use){.table = table};
    return &txn->used[txn->used_count++];
}

static void note_failure(struct db_txn *txn, enum status st)
{
    if (!txn->failed) {
        txn->failed = true;
        txn->failed_status = st;
    }
}

void db_txn_written(struct db_txn *txn, const char *table, int64_t rows)
{
    struct db_table_use *use = use_of(txn, table);

    if (use != NULL)
        use->written += rows;
    else
        note_failure(txn, ST_INTERNAL);
}

void db_note_row(struct ctx *ctx, const char *table, int64_t id, bool gone)
{
    struct db_txn *txn = db_txn(ctx);
    struct db_row_note *note;
    struct db_table_use *use;

    ASSERT(txn != NULL);
    use = use_of(txn, table);
    if (use != NULL)
        use->noted++;
    note = arena_new(txn->arena, struct db_row_note);
    *note = (struct db_row_note){
        .table = table, .congress_id = ctx->congress_id, .id = id, .gone = gone};
    *txn->pending_end = note;
    txn->pending_end = &note->next;
    txn->pending_count++;
}

void db_note_event(struct ctx *ctx)
{
    struct db_txn *txn = db_txn(ctx);

    ASSERT(txn != NULL);
    txn->events++;
    txn->pending = NULL;
    txn->pending_end = &txn->pending;
    txn->pending_count = 0;
}

enum status db_txn_check(const struct db_txn *txn, struct err *err)
{
    for (size_t i = 0; i < txn->used_count; i++) {
        const struct db_table_use *use = &txn->used[i];

        if (use->written > use->noted)
            return fail_detail(err, ST_INTERNAL, "db.no_event",
                               "table %s: %lld rows written, event_row() called %lld times",
                               use->table, (long long)use->written, (long long)use->noted);
    }
    if (txn->pending != NULL)
        return fail_detail(err, ST_INTERNAL, "db.no_event", "table %s: no event_emit() after it",
                           txn->pending->table);
    return ST_OK;
}

static enum status once_use(struct ctx *ctx)
{
    static const char SQL[] = "INSERT INTO form_once (congress_id, token, used_at)"
                              " VALUES (:congress, :token, :at)";
    enum status st;

    if (ctx->once.len == 0)
        return ST_OK;
    st = DB_EXEC(ctx, SQL, B_INT("congress", ctx->congress_id), B_TEXT("token", ctx->once),
                 B_INT("at", ctx->now));
    return st == ST_CONFLICT ? fail(&ctx->err, ST_CONFLICT, "form.already_sent", NULL) : st;
}

/* What was sent on has an answer before the commit. */
static enum status settle(struct db *db, struct db_txn *txn, struct err *err)
{
    const struct db_driver *driver = db->pool->driver;
    const enum status st = driver->settle != NULL ? driver->settle(db, err) : ST_OK;

    if (st != ST_OK)
        note_failure(txn, st);
    return st;
}

struct tried {
    db_tx_fn *fn;
    const void *input;
};

static enum status run_fn(struct ctx *ctx, void *with)
{
    const struct tried *t = with;

    return t->fn(ctx, t->input);
}

enum status db_txn_try(struct ctx *ctx, struct db *db, struct db_txn *txn, db_tx_fn *fn,
                       const void *input)
{
    struct db *reader = ctx->db;
    enum status st;

    *txn = (struct db_txn){.arena = ctx->arena};
    txn->pending_end = &txn->pending;
    db->retry = false;
    db->txn = txn;
    ctx->db = db;
    st = once_use(ctx);
    if (st == ST_OK)
        st = ctx_guarded(ctx, run_fn, &(struct tried){fn, input});
    if (st == ST_OK && txn->failed)
        st = txn->failed_status;
    if (st == ST_OK)
        st = settle(db, txn, &ctx->err);
    if (st == ST_OK)
        st = db_txn_check(txn, &ctx->err);
    ctx->db = reader;
    db->txn = NULL;
    return st;
}

struct purge {
    int64_t before;
};

static enum status purge_tx(struct ctx *ctx, const void *input)
{
    const struct purge *in = input;

    if (db_kind(ctx) == DB_PGSQL)
        TRY(DB_EXEC(ctx, "DELETE FROM commit_slot WHERE at < :before",
                    B_INT("before", in->before)));
    TRY(DB_EXEC(ctx, "DELETE FROM idempotency WHERE at < :before", B_INT("before", in->before)));
    return DB_EXEC(ctx, "DELETE FROM form_once WHERE used_at < :before",
                   B_INT("before", in->before));
}

enum status db_once_purge(struct ctx *ctx, int64_t before)
{
    return db_tx(ctx, purge_tx, &(struct purge){before});
}
