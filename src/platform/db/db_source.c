// SPDX-License-Identifier: MulanPSL-2.0
/* What a page was read from, and whether it would still be read like that (platform/kept.h,
 * ADR 0021): the tables, and the version of all rows; what was written between two versions is in
 * db_history.c. SQLite counts commits; for PostgreSQL see db_pgsql_seen.c. */
#include "base/arena_limit.h"
#include "platform/app.h"
#include "platform/db/db_kept.h"
#include "platform/kept.h"

_Static_assert(sizeof(struct db_tables) == sizeof((struct db_source *)0)->tables, "the same set");

void db_beside(struct ctx *ctx)
{
    if (ctx->db != NULL)
        ctx->db->beside = true;
}

void db_source_begin(struct ctx *ctx)
{
    struct err ignored;

    if (db_kind(ctx) != DB_PGSQL)
        return;
    db_snapshot(ctx);
    if (ctx->db == NULL || ctx->db->reading || ctx->db->txn != NULL)
        return;
    arena_hold();
    if (ctx->db->pool->driver->read_begin(ctx->db, &ignored) == ST_OK)
        ctx->db->snapshots++;
    arena_let();
}

bool db_source(const struct ctx *ctx, struct db_source *out)
{
    const struct db *db = ctx->db;

    *out = (struct db_source){.version = 0};
    if (db == NULL || db->beside)
        return false;
    if (db->pool->kept == NULL || !db->reading || !db->version_known || db->snapshots != 1)
        return false;
    memcpy(out->tables, db->seen.bits, sizeof out->tables);
    out->version = db->version;
    return true;
}

/* PostgreSQL: what the snapshot sees that this page has begun with. */
static bool version_now(const struct ctx *ctx, uint32_t *out)
{
    if (db_kind(ctx) != DB_PGSQL)
        return db_history_version(ctx->app->db->history, out);
    if (ctx->db == NULL || !ctx->db->reading || !ctx->db->version_known || ctx->db->snapshots != 1)
        return false;
    *out = ctx->db->version;
    return true;
}

bool db_source_same(const struct ctx *ctx, struct db_source *source)
{
    struct db_history *history = ctx->app->db->history;
    struct db_tables tables;
    uint32_t now;

    memcpy(tables.bits, source->tables, sizeof tables.bits);
    if (!version_now(ctx, &now) || (int32_t)(now - source->version) < 0 ||
        !db_history_same(history, &tables, source->version, now))
        return false;
    source->version = now;
    return true;
}
