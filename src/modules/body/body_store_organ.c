// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the working organs that the law names. */
#include "modules/body/body_list.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ORGANS_MAX = 200 };

enum status body_store_organs(struct ctx *ctx, struct body_organ **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT o.id, o.version, o.organ_id, o.role, o.street, n.name, o.from_on"
                " FROM body_organ o JOIN congress_v_organ n"
                " ON n.congress_id = o.congress_id AND n.id = o.organ_id"
                " WHERE o.congress_id = :congress ORDER BY o.role, o.street, o.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", ORGANS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct body_organ);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct body_organ){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .organ_id = cell_int(&r, i, 2),
            .role = cell_text(&r, i, 3),
            .street = cell_text(&r, i, 4),
            .name = cell_text(&r, i, 5),
            .from_on = cell_date(&r, i, 6),
        };
    return ST_OK;
}

enum status body_store_organ_insert(struct ctx *ctx, const struct body_organ *o)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO body_organ (congress_id, id, role, organ_id, street, from_on)"
                " VALUES (:congress, :id, :role, :organ, :street, :from)",
                B_INT("congress", ctx->congress_id), B_INT("id", o->id), B_TEXT("role", o->role),
                B_INT("organ", o->organ_id), B_TEXT("street", o->street),
                B_DATE(ctx->arena, "from", o->from_on)));
    return event_row(ctx, "body_organ", o->id);
}

enum status body_store_organ_delete(struct ctx *ctx, int64_t id, int64_t version)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM body_organ WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", id),
                    B_INT("version", version)));
    return event_row_gone(ctx, "body_organ", id);
}
