// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of help_away. */
#include "modules/help/help_store.h"
#include "platform/db.h"

#define CONGRESS B_INT("congress", ctx->congress_id)
#define ME       B_INT("me", ctx->actor->account_id)

enum status help_store_is_away(struct ctx *ctx, bool *out)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT 1 FROM help_away WHERE congress_id = :congress AND id = :me LIMIT 1",
                     CONGRESS, ME));
    *out = r.count != 0;
    return ST_OK;
}

enum status help_store_put_away(struct ctx *ctx)
{
    return DB_EXEC(ctx,
                   "INSERT INTO help_away (congress_id, id, at) VALUES (:congress, :me, :now)"
                   " ON CONFLICT (congress_id, id) DO NOTHING",
                   CONGRESS, ME, B_INT("now", ctx->now));
}

enum status help_store_deputy_signed(struct ctx *ctx, bool *out)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT 1 FROM deputy_v_name WHERE congress_id = :congress"
                     " AND account_id IS NOT NULL LIMIT 1",
                     CONGRESS));
    *out = r.count != 0;
    return ST_OK;
}
