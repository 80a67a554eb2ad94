// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on targets of the structure. */
#include "modules/deputy/deputy_store_structure.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TARGETS_MAX = 200 };

enum status deputy_targets(struct ctx *ctx, struct deputy_target **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, dimension, value, bound, permille, basis FROM deputy_target"
                " WHERE congress_id = :congress ORDER BY dimension, id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", TARGETS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct deputy_target);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct deputy_target){
            .id = cell_int(&r, i, 0),
            .dimension = cell_text(&r, i, 1),
            .value = cell_text(&r, i, 2),
            .least = str_eqz(cell_text(&r, i, 3), "least"),
            .permille = cell_int(&r, i, 4),
            .basis = cell_text(&r, i, 5),
        };
    return ST_OK;
}

enum status deputy_store_target_set(struct ctx *ctx, const struct deputy_target *t)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "INSERT INTO deputy_target (congress_id, id, dimension, value, bound, permille,"
                " basis) VALUES (:congress, :id, :dimension, :value, :bound, :permille, :basis)"
                " ON CONFLICT (congress_id, dimension, value) DO UPDATE SET bound = :bound,"
                " permille = :permille, basis = :basis, version = deputy_target.version + 1"
                " RETURNING id",
                B_INT("congress", ctx->congress_id), B_INT("id", db_new_id(ctx)),
                B_TEXT("dimension", t->dimension), B_TEXT("value", t->value),
                B_Z("bound", t->least ? "least" : "most"), B_INT("permille", t->permille),
                B_TEXT("basis", t->basis)));
    return event_row(ctx, "deputy_target", cell_int(&r, 0, 0));
}

enum status deputy_store_target_drop(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM deputy_target WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row_gone(ctx, "deputy_target", id);
}
