// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on journal_seal, event_unsealed, journal_head. */
#include "platform/event/journal_store.h"
#include "platform/db/db_internal.h"

/* "renda" and the congress: other programs on the database server have other numbers. */
static int64_t lock_number(int64_t congress_id)
{
    return (int64_t)(0x72656e6461000000U ^ (uint64_t)congress_id);
}

enum status journal_store_lock(struct ctx *ctx, bool *out_ours)
{
    struct rows r;

    if (db_kind(ctx) == DB_SQLITE) { /* one writer at a time anyway */
        *out_ours = true;
        return ST_OK;
    }
    /* Outside the conflicts of serialisable writers: the sealer reads only what is committed, and
     * the lock below keeps every other sealer out. */
    TRY(ctx->db->pool->driver->script(ctx->db, "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
                                      &ctx->err));
    /* Advisory locks are one for the whole database: the table's oid keeps apart installations that
     * live in schemas of the same one. */
    TRY(DB_ROWS(ctx, &r,
                "SELECT CASE WHEN pg_try_advisory_xact_lock("
                "CAST(CAST(CAST('event' AS regclass) AS oid) AS bigint) # :number)"
                " THEN 1 ELSE 0 END",
                B_INT("number", lock_number(ctx->congress_id))));
    *out_ours = cell_int(&r, 0, 0) == 1;
    return ST_OK;
}

enum status journal_store_analyze(struct ctx *ctx, bool always)
{
    struct err ignored;
    struct rows r;

    if (db_kind(ctx) == DB_SQLITE)
        return ST_OK;
    TRY(db_rows(ctx, &r,
                "SELECT COUNT(*) FROM pg_class"
                " WHERE oid = CAST('event' AS regclass) AND reltuples < 0",
                NULL, 0));
    if (always || cell_int(&r, 0, 0) != 0)
        (void)ctx->db->pool->driver->script(
            ctx->db, "ANALYZE event, event_row, event_unsealed, journal_seal", &ignored);
    return ST_OK;
}

enum status journal_store_last(struct ctx *ctx, struct journal_link *out)
{
    struct journal_link link = {0};
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, chain FROM journal_seal WHERE congress_id = :congress"
                " ORDER BY id DESC LIMIT 1",
                B_INT("congress", ctx->congress_id)));
    if (r.count == 0) {
        journal_chain_first(ctx->congress_id, link.chain);
    } else {
        const struct str chain = cell_text(&r, 0, 1);

        link.n = cell_int(&r, 0, 0);
        if (chain.len != SM3_BYTES)
            return fail_detail(&ctx->err, ST_INTERNAL, "event.broken",
                               "journal_seal %lld of congress %lld has no chain", (long long)link.n,
                               (long long)ctx->congress_id);
        memcpy(link.chain, chain.ptr, SM3_BYTES);
    }
    *out = link;
    return ST_OK;
}

/* The event's hash and its seal, by their keys: as scalars, so that PostgreSQL cannot choose to
 * read whole tables that it has no statistics of. Entries without event, or of sealed events, are
 * left alone: somebody put them there, and they must not stop the rest. */
#define WAITING                                                                                    \
    "(SELECT u.congress_id AS congress_id, u.id AS id,"                                            \
    "  (SELECT e.hash FROM event e WHERE e.congress_id = u.congress_id AND e.id = u.id) AS hash,"  \
    "  (SELECT s.id FROM journal_seal s WHERE s.congress_id = u.congress_id"                       \
    "    AND s.event_id = u.id) AS seal FROM event_unsealed u) w"

enum status journal_store_waiting(struct ctx *ctx, unsigned limit, struct journal_waiting **out,
                                  size_t *out_count)
{
    struct journal_waiting *list;
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT w.id, w.hash FROM " WAITING
                " WHERE w.congress_id = :congress AND w.hash IS NOT NULL AND w.seal IS NULL"
                " ORDER BY w.id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("limit", limit)));
    list = arena_array(ctx->arena, r.count, struct journal_waiting);
    arr_each (i, r.count)
        list[i] = (struct journal_waiting){cell_int(&r, i, 0), cell_text(&r, i, 1)};
    *out = list;
    *out_count = r.count;
    return ST_OK;
}

/* All in two statements: one at a time, a sealer on PostgreSQL would fall behind its writers. */
enum status journal_store_seal(struct ctx *ctx, const struct journal_seals *s)
{
    const bool sqlite = db_kind(ctx) == DB_SQLITE;
    int64_t changed;

    TRY(db_exec(
        ctx, &changed,
        sqlite ? "INSERT INTO journal_seal (congress_id, id, event_id, chain, sealed_at)"
                 " SELECT :congress, :first + t.key, t.value,"
                 " substr(:chains, t.key * 32 + 1, 32), :now FROM json_each(:ids) AS t"
               : "INSERT INTO journal_seal (congress_id, id, event_id, chain, sealed_at)"
                 " SELECT :congress, :first + t.n - 1, CAST(t.v AS BIGINT),"
                 " substring(:chains FROM CAST((t.n - 1) * 32 + 1 AS INTEGER) FOR 32), :now"
                 " FROM json_array_elements_text(CAST(:ids AS JSON)) WITH ORDINALITY AS t(v, n)",
        BINDS(B_INT("congress", ctx->congress_id), B_INT("first", s->first),
              B_BLOB("chains", s->chains.ptr, s->chains.len), B_INT("now", ctx->now),
              B_TEXT("ids", s->event_ids))));
    if (changed != s->count)
        return fail_detail(&ctx->err, ST_INTERNAL, "event.broken", "%lld seals written, not %lld",
                           (long long)changed, (long long)s->count);
    return DB_EXEC(ctx,
                   sqlite ? "DELETE FROM event_unsealed WHERE congress_id = :congress"
                            " AND id IN (SELECT value FROM json_each(:ids))"
                          : "DELETE FROM event_unsealed WHERE congress_id = :congress"
                            " AND id IN (SELECT CAST(t.v AS BIGINT)"
                            "  FROM json_array_elements_text(CAST(:ids AS JSON)) AS t(v))",
                   B_INT("congress", ctx->congress_id), B_TEXT("ids", s->event_ids));
}

enum status journal_store_keep_head(struct ctx *ctx, const struct journal_link *link)
{
    return DB_EXEC(ctx,
                   "INSERT INTO journal_head (congress_id, id, chain, head_on)"
                   " VALUES (:congress, :id, :chain, :on)"
                   " ON CONFLICT (congress_id, id) DO NOTHING",
                   B_INT("congress", ctx->congress_id), B_INT("id", link->n),
                   B_BLOB("chain", link->chain, SM3_BYTES), B_DATE(ctx->arena, "on", ctx->today));
}

enum status journal_store_next_waiting(struct ctx *ctx, int64_t after, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT w.congress_id FROM " WAITING
                " WHERE w.congress_id > :after AND w.hash IS NOT NULL AND w.seal IS NULL"
                " ORDER BY w.congress_id, w.id LIMIT 1",
                B_INT("after", after)));
    *out = r.count == 0 ? JOURNAL_NO_CONGRESS : cell_int(&r, 0, 0);
    return ST_OK;
}

enum status journal_store_next_congress(struct ctx *ctx, const char *table, int64_t after,
                                        int64_t *out)
{
    const struct str sql =
        str_printf(ctx->arena, "SELECT MIN(congress_id) FROM %s WHERE congress_id > :after", table);
    struct rows r;

    TRY(DB_ROWS(ctx, &r, sql.ptr, B_INT("after", after)));
    *out = cell_null(&r, 0, 0) ? JOURNAL_NO_CONGRESS : cell_int(&r, 0, 0);
    return ST_OK;
}

enum status journal_store_waiting_all(struct ctx *ctx, int64_t *out)
{
    struct rows r;

    TRY(db_rows(ctx, &r,
                "SELECT COUNT(*) FROM (SELECT 1 FROM event_unsealed LIMIT 10000) AS waiting", NULL,
                0));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}
