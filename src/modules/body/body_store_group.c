// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on groups of deputies that are one with the register. */
#include "modules/body/body_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { GROUPS_MAX = 2000 };

#define CONGRESS B_INT("congress", ctx->congress_id)

enum status body_store_group_mark(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC(ctx, "INSERT INTO body_group (congress_id, id) VALUES (:congress, :id)", CONGRESS,
                B_INT("id", id)));
    return event_row(ctx, "body_group", id);
}

enum status body_store_group_unmark(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM body_group WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "body_group", id);
}

enum status body_store_reopen(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE body SET to_on = NULL, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row(ctx, "body", id);
}

enum status body_store_groups_unmarked(struct ctx *ctx, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT b.id FROM body b WHERE b.congress_id = :congress AND b.kind = 'group'"
                " AND NOT EXISTS (SELECT 1 FROM body_group g"
                " WHERE g.congress_id = b.congress_id AND g.id = b.id) ORDER BY b.id LIMIT :most",
                CONGRESS, B_INT("most", GROUPS_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status body_store_group_words(struct ctx *ctx, struct str **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT DISTINCT d.group_name FROM deputy_v_name d"
                " WHERE d.congress_id = :congress AND d.group_name <> ''"
                " AND (d.to_on IS NULL OR d.to_on >= :today)"
                " AND NOT EXISTS (SELECT 1 FROM body b WHERE b.congress_id = d.congress_id"
                " AND b.kind = 'group' AND b.name = d.group_name AND b.to_on IS NULL)"
                " ORDER BY d.group_name LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "today", ctx->today), B_INT("most", GROUPS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_text(&r, i, 0);
    return ST_OK;
}
