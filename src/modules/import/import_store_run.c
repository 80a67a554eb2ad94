// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on imports that are being written in pieces, and on the parts they leave. */
#include "modules/import/import_store_run.h"
#include "modules/import/import_store.h"
#include "platform/db.h"

#define RUN                                                                                        \
    "SELECT id, beat_at, kind, file_name, state, rows_written, rows_kept FROM import_run"          \
    " WHERE congress_id = :congress"

static struct import_going read_run(const struct rows *r, size_t i)
{
    return (struct import_going){
        .id = cell_int(r, i, 0),
        .beat_at = cell_int(r, i, 1),
        .kind = cell_text(r, i, 2),
        .file_name = cell_text(r, i, 3),
        .state = cell_text(r, i, 4),
        .written = cell_int(r, i, 5),
        .kept = cell_int(r, i, 6),
    };
}

enum status import_store_run_add(struct ctx *ctx, const struct import_going *run)
{
    return DB_EXEC(ctx,
                   "INSERT INTO import_run (congress_id, id, kind, file_name, state, rows_written,"
                   " rows_kept, beat_at) VALUES (:congress, :id, :kind, :file_name, 'writing', 0,"
                   " 0, :at)",
                   B_INT("congress", ctx->congress_id), B_INT("id", run->id),
                   B_TEXT("kind", run->kind), B_TEXT("file_name", run->file_name),
                   B_INT("at", run->beat_at));
}

enum status import_store_run_of(struct ctx *ctx, struct str kind, struct import_going *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, RUN " AND kind = :kind", B_INT("congress", ctx->congress_id),
               B_TEXT("kind", kind)));
    *out = read_run(&r, 0);
    return ST_OK;
}

enum status import_store_run_get(struct ctx *ctx, int64_t id, struct import_going *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, RUN " AND id = :id", B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_run(&r, 0);
    return ST_OK;
}

enum status import_store_runs(struct ctx *ctx, struct import_going **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, RUN " ORDER BY id LIMIT 100", B_INT("congress", ctx->congress_id)));
    *out = arena_array(ctx->arena, r.count, struct import_going);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_run(&r, i);
    return ST_OK;
}

enum status import_store_run_beat(struct ctx *ctx, int64_t id, const char *state, int64_t at,
                                  int64_t written, int64_t kept)
{
    return DB_EXEC_ONE(
        ctx,
        "UPDATE import_run SET beat_at = :at, rows_written = rows_written + :written,"
        " rows_kept = rows_kept + :kept"
        " WHERE congress_id = :congress AND id = :id AND state = :state",
        B_INT("at", at), B_INT("written", written), B_INT("kept", kept),
        B_INT("congress", ctx->congress_id), B_INT("id", id), B_Z("state", state));
}

enum status import_store_run_state(struct ctx *ctx, int64_t id, struct str from, const char *to,
                                   int64_t seen_at, int64_t at)
{
    return DB_EXEC_ONE(ctx,
                       "UPDATE import_run SET state = :to, beat_at = :at"
                       " WHERE congress_id = :congress AND id = :id AND state = :from"
                       " AND beat_at = :seen",
                       B_Z("to", to), B_INT("at", at), B_INT("congress", ctx->congress_id),
                       B_INT("id", id), B_TEXT("from", from), B_INT("seen", seen_at));
}

enum status import_store_run_drop(struct ctx *ctx, int64_t id)
{
    return DB_EXEC(ctx, "DELETE FROM import_run WHERE congress_id = :congress AND id = :id",
                   B_INT("congress", ctx->congress_id), B_INT("id", id));
}

enum status import_store_last_part(struct ctx *ctx, int64_t batch_id, int64_t *out_part,
                                   int64_t **out, size_t *out_count)
{
    struct rows r;

    *out_part = 0;
    *out_count = 0;
    TRY(DB_ROWS(ctx, &r,
                "SELECT id, records FROM import_written WHERE congress_id = :congress"
                " AND batch_id = :batch ORDER BY id DESC LIMIT 1",
                B_INT("congress", ctx->congress_id), B_INT("batch", batch_id)));
    if (r.count == 0)
        return ST_OK;
    *out_part = cell_int(&r, 0, 0);
    *out = import_store_read_ids(ctx, &r, 1, out_count);
    return ST_OK;
}

enum status import_store_drop_part(struct ctx *ctx, int64_t part)
{
    return DB_EXEC(ctx, "DELETE FROM import_written WHERE congress_id = :congress AND id = :id",
                   B_INT("congress", ctx->congress_id), B_INT("id", part));
}
