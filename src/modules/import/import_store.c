// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on imports and the files that wait for one. */
#include "modules/import/import_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define BATCH                                                                                      \
    "SELECT id, account_id, at, kind, file_name, file_hash, account_name, rows_written,"           \
    " rows_skipped, rows_left_out, rows_excluded, rows_corrected, undone_at, undone_by, rows_kept" \
    " FROM import_batch WHERE congress_id = :congress"

static struct import_batch read_batch(const struct rows *r, size_t i)
{
    return (struct import_batch){
        .id = cell_int(r, i, 0),
        .account_id = cell_int(r, i, 1),
        .at = cell_int(r, i, 2),
        .kind = cell_text(r, i, 3),
        .file_name = cell_text(r, i, 4),
        .file_hash = cell_text(r, i, 5),
        .account_name = cell_text(r, i, 6),
        .written = cell_int(r, i, 7),
        .skipped = cell_int(r, i, 8),
        .left_out = cell_int(r, i, 9),
        .excluded = cell_int(r, i, 10),
        .corrected = cell_int(r, i, 11),
        .undone_at = cell_int(r, i, 12),
        .undone_by = cell_text(r, i, 13),
        .kept = cell_int(r, i, 14),
    };
}

enum status import_store_add_batch(struct ctx *ctx, const struct import_batch *batch)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO import_batch (congress_id, id, kind, file_name, file_hash,"
                " rows_written, rows_skipped, rows_left_out, rows_excluded, rows_corrected, at,"
                " account_id, account_name)"
                " VALUES (:congress, :id, :kind, :file_name, :hash, :written, :skipped, :left_out,"
                " :excluded, :corrected, :at, :account, :account_name)",
                B_INT("congress", ctx->congress_id), B_INT("id", batch->id),
                B_TEXT("kind", batch->kind), B_TEXT("file_name", batch->file_name),
                B_TEXT("hash", batch->file_hash), B_INT("written", batch->written),
                B_INT("skipped", batch->skipped), B_INT("left_out", batch->left_out),
                B_ID("excluded", batch->excluded), B_ID("corrected", batch->corrected),
                B_INT("at", batch->at), B_ID("account", batch->account_id),
                B_TEXT("account_name", batch->account_name)));
    return event_row(ctx, "import_batch", batch->id);
}

enum status import_store_batch(struct ctx *ctx, int64_t id, struct import_batch *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, BATCH " AND id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_batch(&r, 0);
    return ST_OK;
}

enum status import_store_same(struct ctx *ctx, struct str kind, struct str hash,
                              struct import_batch *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, BATCH " AND file_hash = :hash AND kind = :kind ORDER BY id DESC LIMIT 1",
               B_INT("congress", ctx->congress_id), B_TEXT("hash", hash), B_TEXT("kind", kind)));
    *out = read_batch(&r, 0);
    return ST_OK;
}

enum status import_store_batches(struct ctx *ctx, unsigned most, struct import_batch **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, BATCH " ORDER BY id DESC LIMIT :most", B_INT("congress", ctx->congress_id),
                B_INT("most", most)));
    *out = arena_array(ctx->arena, r.count, struct import_batch);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_batch(&r, i);
    return ST_OK;
}

enum status import_store_add_upload(struct ctx *ctx, const struct import_upload *upload)
{
    return DB_EXEC(ctx,
                   "INSERT INTO import_upload (congress_id, id, account_id, kind, file_name,"
                   " spool_name, file_hash, at) VALUES (:congress, :id, :account, :kind,"
                   " :file_name, :spool_name, :hash, :at)",
                   B_INT("congress", ctx->congress_id), B_INT("id", upload->id),
                   B_INT("account", upload->account_id), B_TEXT("kind", upload->kind),
                   B_TEXT("file_name", upload->file_name), B_TEXT("spool_name", upload->spool_name),
                   B_TEXT("hash", upload->file_hash), B_INT("at", upload->at));
}

#define UPLOAD                                                                                     \
    "SELECT id, account_id, at, kind, file_name, spool_name, file_hash, batch_id"                  \
    " FROM import_upload WHERE congress_id = :congress"

static struct import_upload read_upload(const struct rows *r, size_t i)
{
    return (struct import_upload){
        .id = cell_int(r, i, 0),
        .account_id = cell_int(r, i, 1),
        .at = cell_int(r, i, 2),
        .kind = cell_text(r, i, 3),
        .file_name = cell_text(r, i, 4),
        .spool_name = cell_text(r, i, 5),
        .file_hash = cell_text(r, i, 6),
        .batch_id = cell_int(r, i, 7),
    };
}

enum status import_store_upload(struct ctx *ctx, int64_t id, struct import_upload *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, UPLOAD " AND id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_upload(&r, 0);
    return ST_OK;
}

enum status import_store_uploads(struct ctx *ctx, int64_t account_id, int64_t since,
                                 struct import_upload **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                UPLOAD " AND account_id = :account AND at >= :since AND batch_id IS NULL"
                       " ORDER BY id DESC LIMIT 20",
                B_INT("congress", ctx->congress_id), B_INT("account", account_id),
                B_INT("since", since)));
    *out = arena_array(ctx->arena, r.count, struct import_upload);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_upload(&r, i);
    return ST_OK;
}

enum status import_store_upload_done(struct ctx *ctx, int64_t id, int64_t batch_id)
{
    return DB_EXEC(ctx,
                   "UPDATE import_upload SET batch_id = :batch WHERE congress_id = :congress"
                   " AND id = :id",
                   B_INT("batch", batch_id), B_INT("congress", ctx->congress_id), B_INT("id", id));
}

enum status import_store_undone(struct ctx *ctx, int64_t id, struct str by, int64_t kept)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE import_batch SET undone_at = :at, undone_by = :by, rows_kept = :kept"
                    " WHERE congress_id = :congress AND id = :id AND undone_at IS NULL",
                    B_INT("at", ctx->now), B_TEXT("by", by), B_ID("kept", kept),
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "import_batch", id);
}

enum status import_store_undoing(struct ctx *ctx, int64_t id, struct str by)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE import_batch SET undone_by = :by"
                    " WHERE congress_id = :congress AND id = :id AND undone_at IS NULL",
                    B_TEXT("by", by), B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "import_batch", id);
}

enum status import_store_drop_upload(struct ctx *ctx, int64_t id)
{
    return DB_EXEC(ctx, "DELETE FROM import_upload WHERE congress_id = :congress AND id = :id",
                   B_INT("congress", ctx->congress_id), B_INT("id", id));
}

enum status import_store_drop_uploads_before(struct ctx *ctx, int64_t at)
{
    return DB_EXEC(ctx, "DELETE FROM import_upload WHERE congress_id = :congress AND at < :at",
                   B_INT("congress", ctx->congress_id), B_INT("at", at));
}
