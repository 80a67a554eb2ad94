// SPDX-License-Identifier: MulanPSL-2.0
/* What a page was read from, and whether it would still be read like that (platform/kept.h,
 * ADR 0021). SQLite: the tables, and the count of commits. PostgreSQL: which transactions had
 * ended, as pg_current_snapshot() says it: top transactions that run, and the first number nobody
 * has ended yet. Two snapshots that say the same see the same, whoever writes: what commits under a
 * number leaves the list or moves the end, before its COMMIT is answered; and nothing that was on
 * neither side comes back. A change without a number of its own changes no row. */
#include "base/arena_limit.h"
#include "platform/app.h"
#include "platform/db/db_kept.h"
#include "platform/kept.h"

_Static_assert(sizeof(struct db_tables) == sizeof((struct db_source *)0)->tables, "the same set");
_Static_assert(DB_ENDED_BYTES == sizeof((struct db *)0)->ended, "the same text");

void db_beside(struct ctx *ctx)
{
    if (ctx->db != NULL)
        ctx->db->beside = true;
}

/* Of this very moment, "" when it cannot be told: with many transactions under way the text is too
 * long, and there is nothing to gain. A new connection may lead to another server: with it all
 * that was said before counts for nothing. */
static void ask_ended(struct db *db, struct arena *a, char out[DB_ENDED_BYTES])
{
    static const char SQL[] = "SELECT CAST(pg_current_snapshot() AS text)";
    struct rows r = {0};
    int64_t changed;
    struct err ignored;
    int n = DB_ENDED_BYTES;

    arena_hold();
    if (db_run(db, a, &ignored, SQL, NULL, 0, &r, &changed) == ST_OK && r.count == 1)
        n = snprintf(out, DB_ENDED_BYTES, "%u " STR_FMT, atomic_load(&db->pool->connects),
                     STR_ARG(cell_text(&r, 0, 0)));
    arena_let();
    if (n < 0 || n >= DB_ENDED_BYTES)
        out[0] = '\0';
}

void db_source_begin(struct ctx *ctx)
{
    struct err ignored;

    if (db_kind(ctx) != DB_PGSQL ||
        (ctx->db == NULL && db_acquire(ctx->app->db, &ignored, &ctx->db) != ST_OK))
        return;
    ask_ended(ctx->db, ctx->arena, ctx->db->ended);
}

static bool nothing_ended(const struct ctx *ctx, struct db_source *out)
{
    struct db *db = ctx->db;

    if (db->ended[0] == '\0' || db->reading || db->txn != NULL)
        return false;
    ask_ended(db, ctx->arena, out->ended);
    return strcmp(out->ended, db->ended) == 0;
}

bool db_source(const struct ctx *ctx, struct db_source *out)
{
    const struct db *db = ctx->db;

    *out = (struct db_source){.version = 0};
    if (db == NULL || db->beside)
        return false;
    if (db_kind(ctx) == DB_PGSQL)
        return nothing_ended(ctx, out);
    if (db->pool->kept == NULL || !db->reading || !db->version_known || db->snapshots != 1)
        return false;
    memcpy(out->tables, db->seen.bits, sizeof out->tables);
    out->version = db->version;
    return true;
}

static bool no_table_written(struct db_pool *pool, struct db_source *source)
{
    struct db_tables tables;
    uint32_t now;

    memcpy(tables.bits, source->tables, sizeof tables.bits);
    if (!db_history_version(pool->history, &now) || (int32_t)(now - source->version) < 0 ||
        !db_history_same(pool->history, &tables, source->version, now))
        return false;
    source->version = now;
    return true;
}

bool db_source_same(const struct ctx *ctx, struct db_source *source)
{
    if (db_kind(ctx) == DB_PGSQL)
        return ctx->db != NULL && ctx->db->ended[0] != '\0' &&
               strcmp(ctx->db->ended, source->ended) == 0;
    return no_table_written(ctx->app->db, source);
}
