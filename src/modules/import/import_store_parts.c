// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on remembered headings and on the records that an import made. */
#include "modules/import/import_store.h"
#include "platform/db.h"

enum { HEADINGS_MAX = 500, IDS_PER_PART = 1000, PARTS_MAX = 100000 };

/* ---- headings ---- */

enum status import_store_headings(struct ctx *ctx, struct str kind, struct import_named **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT heading, column_name FROM import_heading WHERE congress_id = :congress"
                " AND kind = :kind ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_TEXT("kind", kind),
                B_INT("most", HEADINGS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct import_named);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct import_named){cell_text(&r, i, 0), cell_text(&r, i, 1)};
    return ST_OK;
}

enum status import_store_name_heading(struct ctx *ctx, struct str kind,
                                      const struct import_named *named)
{
    return DB_EXEC(ctx,
                   "INSERT INTO import_heading (congress_id, id, kind, heading, column_name)"
                   " VALUES (:congress, :id, :kind, :heading, :column)"
                   " ON CONFLICT (congress_id, kind, heading) DO UPDATE"
                   " SET column_name = excluded.column_name",
                   B_INT("congress", ctx->congress_id), B_INT("id", db_new_id(ctx)),
                   B_TEXT("kind", kind), B_TEXT("heading", named->heading),
                   B_OPT("column", named->column));
}

/* ---- records ---- */

static enum status add_part(struct ctx *ctx, int64_t batch_id, const int64_t *ids, size_t count)
{
    struct buf b = buf_new(ctx->arena, 0);

    arr_each (i, count) {
        if (i > 0)
            buf_char(&b, ' ');
        buf_int(&b, ids[i]);
    }
    return DB_EXEC(ctx,
                   "INSERT INTO import_written (congress_id, id, batch_id, records)"
                   " VALUES (:congress, :id, :batch, :records)",
                   B_INT("congress", ctx->congress_id), B_INT("id", db_new_id(ctx)),
                   B_INT("batch", batch_id), B_TEXT("records", buf_view(&b)));
}

enum status import_store_add_written(struct ctx *ctx, int64_t batch_id, const int64_t *ids,
                                     size_t count)
{
    for (size_t at = 0; at < count; at += IDS_PER_PART)
        TRY(add_part(ctx, batch_id, ids + at,
                     count - at < IDS_PER_PART ? count - at : IDS_PER_PART));
    return ST_OK;
}

int64_t *import_store_read_ids(struct ctx *ctx, const struct rows *r, size_t col, size_t *out_count)
{
    size_t room = 0, count = 0;
    int64_t *ids;

    arr_each (i, r->count) {
        const struct str text = cell_text(r, i, col);

        arr_each (k, text.len)
            room += text.ptr[k] == ' ';
        room++;
    }
    ids = arena_array(ctx->arena, room, int64_t);
    arr_each (i, r->count) {
        struct str rest = cell_text(r, i, col), word;

        while (str_cut(&rest, ' ', &word) && count < room)
            if (str_to_int(word, &ids[count]))
                count++;
    }
    *out_count = count;
    return ids;
}

enum status import_store_written(struct ctx *ctx, int64_t batch_id, int64_t **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT records FROM import_written WHERE congress_id = :congress"
                " AND batch_id = :batch ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("batch", batch_id),
                B_INT("most", PARTS_MAX)));
    *out = import_store_read_ids(ctx, &r, 0, out_count);
    return ST_OK;
}

enum status import_store_drop_written(struct ctx *ctx, int64_t batch_id)
{
    return DB_EXEC(ctx,
                   "DELETE FROM import_written WHERE congress_id = :congress"
                   " AND batch_id = :batch",
                   B_INT("congress", ctx->congress_id), B_INT("batch", batch_id));
}

enum status import_store_has_written(struct ctx *ctx, int64_t batch_id, bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT 1 FROM import_written WHERE congress_id = :congress AND batch_id = :batch"
                " LIMIT 1",
                B_INT("congress", ctx->congress_id), B_INT("batch", batch_id)));
    *out = r.count > 0;
    return ST_OK;
}
