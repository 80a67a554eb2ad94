// SPDX-License-Identifier: MulanPSL-2.0
/* Pictures that everybody may have: what goes out is drawn anew by a worker, since the file itself
 * says where and with which telephone it was taken. */
#include "modules/attachment/attachment_drawn.h"
#include "modules/attachment/attachment_store.h"
#include "platform/app.h"
#include "platform/db.h"
#include "platform/file.h"
#include "platform/file/file_name.h"
#include "platform/file/file_task.h"
#include "platform/log.h"

enum { AT_ONCE = 5, LOOKED_AT = 200 };

bool attachment_is_picture(struct str type)
{
    const enum file_type t = file_type_parse(type);

    return t >= FILE_JPEG && t <= FILE_HEIC;
}

struct drawn {
    int64_t version_id;
    struct str hash;
};

static enum status write_tx(struct ctx *ctx, const void *input)
{
    const struct drawn *d = input;

    return attachment_store_add_drawn(ctx, d->version_id, d->hash);
}

enum status attachment_draw(struct ctx *ctx, int64_t version_id)
{
    struct drawn d = {.version_id = version_id, .hash = S("")};
    struct attachment_version v;
    struct file_kept kept = {0};
    const char *path;
    struct str bytes;
    enum status st;

    TRY(attachment_store_version(ctx, version_id, &v));
    TRY(file_path(ctx, v.hash, &path));
    st = file_task_photo(ctx, path, &bytes);
    if (st == ST_OK) {
        TRY(file_keep_bytes(ctx, bytes, &kept));
        d.hash = kept.hash;
    } else if (st != ST_INVALID) {
        return st; /* not now */
    }
    ctx->err = (struct err){0};
    return db_tx(ctx, write_tx, &d);
}

enum status attachment_draw_due(struct ctx *ctx)
{
    int64_t *ids;
    size_t count, drawn = 0;

    if (ctx->app->worker == NULL)
        return ST_OK;
    TRY(attachment_store_undrawn(ctx, LOOKED_AT, &ids, &count));
    for (size_t i = 0; i < count && drawn < AT_ONCE; i++) {
        const enum status st = attachment_draw(ctx, ids[i]);

        if (st == ST_BUSY)
            return ST_OK;
        if (st != ST_OK && st != ST_NOT_FOUND)
            return st;
        /* One whose file is gone does not stop those after it; it may come back with a backup. */
        if (st == ST_OK)
            drawn++;
        ctx->err = (struct err){0};
    }
    return ST_OK;
}

void attachment_draw_now(struct ctx *ctx, int64_t version_id)
{
    const struct err was = ctx->err;
    const struct str once = ctx->once;
    struct str hash;
    enum status st = ST_OK;

    ctx->once = S("");
    if (ctx->app->worker != NULL && attachment_store_drawn(ctx, version_id, &hash) != ST_OK)
        st = attachment_draw(ctx, version_id);
    if (st != ST_OK)
        log_line(LOG_INFO, "attachment.drawn_later", LOG_INT("version", version_id),
                 LOG_Z("key", ctx->err.key != NULL ? ctx->err.key : ""));
    ctx->err = was;
    ctx->once = once;
}

enum status attachment_drawn_file(struct ctx *ctx, struct attachment_file *file)
{
    struct str hash;
    const enum status st = attachment_store_drawn(ctx, file->v.id, &hash);

    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return fail(&ctx->err, ST_RULE, "attachment.err.drawn_soon", NULL);
    }
    TRY(st);
    if (hash.len == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    file->v.hash = hash;
    file->v.name = file_name_with(ctx->arena, file->v.name, "jpg");
    file->content_type = "image/jpeg";
    return file_path(ctx, hash, &file->path);
}
