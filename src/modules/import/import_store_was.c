// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what imports changed. */
#include "modules/import/import_store.h"
#include "platform/db.h"

enum { WAS_MAX = 150000 };

enum status import_store_was_add(struct ctx *ctx, const struct import_was *w)
{
    return DB_EXEC_LATER(
        ctx,
        "INSERT INTO import_was (congress_id, id, batch_id, record, name, table_name, row_congress,"
        " row_id, image, became, at) VALUES (:congress, :id, :batch, :record, :name, :table,"
        " :row_congress, :row, :image, :became, :at)",
        B_INT("congress", ctx->congress_id), B_INT("id", db_new_id(ctx)),
        B_INT("batch", w->batch_id), B_INT("record", w->record), B_TEXT("name", w->name),
        B_TEXT("table", w->table), B_INT("row_congress", w->row_congress), B_INT("row", w->row_id),
        B_TEXT("image", w->image), B_TEXT("became", w->became), B_INT("at", ctx->now));
}

enum status import_store_was(struct ctx *ctx, int64_t batch_id, struct import_was **out,
                             size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT record, name, table_name, row_congress, row_id, image, became"
                " FROM import_was WHERE congress_id = :congress AND batch_id = :batch"
                " ORDER BY id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("batch", batch_id),
                B_INT("most", WAS_MAX)));
    if (r.count == WAS_MAX) /* a part of it would not do */
        return fail(&ctx->err, ST_RULE, "import.undo_not", NULL);
    *out = arena_array(ctx->arena, r.count, struct import_was);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct import_was){
            .batch_id = batch_id,
            .record = cell_int(&r, i, 0),
            .name = cell_text(&r, i, 1),
            .table = cell_text(&r, i, 2),
            .row_congress = cell_int(&r, i, 3),
            .row_id = cell_int(&r, i, 4),
            .image = cell_text(&r, i, 5),
            .became = cell_text(&r, i, 6),
        };
    return ST_OK;
}

enum status import_store_was_count(struct ctx *ctx, int64_t batch_id, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT CAST(COALESCE(SUM(r.n), 0) AS BIGINT) FROM (SELECT MAX(p.n) AS n FROM"
               " (SELECT record, COUNT(*) AS n FROM import_was WHERE congress_id = :congress"
               "  AND batch_id = :batch GROUP BY record, table_name, row_congress, row_id) p"
               " GROUP BY p.record) r",
               B_INT("congress", ctx->congress_id), B_INT("batch", batch_id)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status import_store_was_drop(struct ctx *ctx, int64_t batch_id)
{
    return DB_EXEC(ctx,
                   "DELETE FROM import_was WHERE congress_id = :congress AND batch_id = :batch",
                   B_INT("congress", ctx->congress_id), B_INT("batch", batch_id));
}

enum status import_store_was_drop_before(struct ctx *ctx, int64_t at)
{
    return DB_EXEC(ctx, "DELETE FROM import_was WHERE congress_id = :congress AND at < :at",
                   B_INT("congress", ctx->congress_id), B_INT("at", at));
}
