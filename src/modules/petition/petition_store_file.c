// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of what petitioners hand in: sealed whole, under the key of the petition. */
#include "modules/petition/petition_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

static const char NAME[] = "petition_file.name", BYTES[] = "petition_file.bytes";

enum status petition_store_file_insert(struct ctx *ctx, const struct petition *p,
                                       struct petition_file *f)
{
    struct str name, bytes;

    f->id = db_new_id(ctx);
    TRY(crypt_seal(ctx, p->key_id, NAME, f->name, &name));
    TRY(crypt_seal(ctx, p->key_id, BYTES, f->bytes, &bytes));
    TRY(DB_EXEC(ctx,
                "INSERT INTO petition_file (congress_id, id, petition_id, type, size_bytes,"
                " added_by, added_at, name_sealed, bytes_sealed) VALUES (:congress, :id,"
                " :petition, :type, :size, :by, :at, :name, :bytes)",
                B_INT("congress", ctx->congress_id), B_INT("id", f->id), B_INT("petition", p->id),
                B_TEXT("type", f->type), B_INT("size", (int64_t)f->bytes.len),
                B_ID("by", ctx->actor->account_id), B_INT("at", ctx->now), B_SEALED("name", name),
                B_SEALED("bytes", bytes)));
    return event_row(ctx, "petition_file", f->id);
}

enum status petition_store_files(struct ctx *ctx, const struct petition *p,
                                 struct petition_file **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(
        ctx, &r,
        "SELECT id, type, size_bytes, added_at, name_sealed FROM petition_file"
        " WHERE congress_id = :congress AND petition_id = :petition ORDER BY id LIMIT :most",
        B_INT("congress", ctx->congress_id), B_INT("petition", p->id),
        B_INT("most", PETITION_FILES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct petition_file);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = (struct petition_file){.id = cell_int(&r, i, 0),
                                           .type = cell_text(&r, i, 1),
                                           .size_bytes = cell_int(&r, i, 2),
                                           .added_at = cell_int(&r, i, 3)};
        TRY(crypt_open_kept(ctx, p->key_id, NAME, cell_text(&r, i, 4), &(*out)[i].name));
    }
    return ST_OK;
}

enum status petition_store_file(struct ctx *ctx, const struct petition *p, int64_t id,
                                struct petition_file *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT type, size_bytes, name_sealed, bytes_sealed FROM petition_file"
               " WHERE congress_id = :congress AND id = :id AND petition_id = :petition",
               B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("petition", p->id)));
    *out = (struct petition_file){
        .id = id, .type = cell_text(&r, 0, 0), .size_bytes = cell_int(&r, 0, 1)};
    TRY(crypt_open(ctx, p->key_id, NAME, cell_text(&r, 0, 2), &out->name));
    return crypt_open(ctx, p->key_id, BYTES, cell_text(&r, 0, 3), &out->bytes);
}

enum status petition_store_file_delete(struct ctx *ctx, int64_t petition_id, int64_t id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "DELETE FROM petition_file WHERE congress_id = :congress"
                " AND petition_id = :petition AND (:id = 0 OR id = :id) RETURNING id",
                B_INT("congress", ctx->congress_id), B_INT("petition", petition_id),
                B_INT("id", id)));
    if (r.count == 0 && id != 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    arr_each (i, r.count)
        TRY(event_row_gone(ctx, "petition_file", cell_int(&r, i, 0)));
    return ST_OK;
}
