// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the groups that the register names. */
#include "modules/deputy/deputy_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { WORDS_MAX = 2000, MEMBERS_MAX = 10000 };

enum status deputy_group_words(struct ctx *ctx, struct str **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT DISTINCT group_name FROM deputy WHERE congress_id = :congress"
                " AND group_name <> '' AND (to_on IS NULL OR to_on >= :today)"
                " ORDER BY group_name LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "today", ctx->today),
                B_INT("most", WORDS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_text(&r, i, 0);
    return ST_OK;
}

enum status deputy_store_in_group(struct ctx *ctx, struct str group, int64_t **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM deputy WHERE congress_id = :congress AND group_name = :group"
                " AND (to_on IS NULL OR to_on >= :today) ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_TEXT("group", group),
                B_DATE(ctx->arena, "today", ctx->today), B_INT("most", MEMBERS_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status deputy_store_set_group(struct ctx *ctx, int64_t id, struct str group)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE deputy SET group_name = :group, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id",
                    B_TEXT("group", group), B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "deputy", id);
}
