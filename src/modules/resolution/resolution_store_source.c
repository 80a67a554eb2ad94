// SPDX-License-Identifier: MulanPSL-2.0
/* What others publish about meetings and votes, for choices in forms. */
#include "modules/resolution/resolution_store.h"
#include "platform/db.h"

enum { MEETINGS_MAX = 100, ITEMS_MAX = 300, VOTES_MAX = 100 };

enum status resolution_store_meetings(struct ctx *ctx, struct date from, int64_t **out,
                                      size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM meeting_v_name WHERE congress_id = :congress"
                " AND starts_on >= :from AND starts_on <= :today"
                " AND state IN ('open', 'adjourned', 'closed', 'minuted')"
                " ORDER BY starts_on DESC, id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_DATE(ctx->arena, "today", ctx->today), B_INT("most", MEETINGS_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}
