// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the limits of attachments, the work that is left to do on them, and their texts. */
#include "modules/attachment/attachment_store.h"
#include "platform/db.h"
#include "platform/event.h"

/* ---------------------------------------------------------------- limits */

enum status attachment_store_limits(struct ctx *ctx, struct attachment_limit **out,
                                    size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT type_group, allowed, most_mib, id, version FROM attachment_limit"
                " WHERE congress_id = :congress ORDER BY id LIMIT 20",
                B_INT("congress", ctx->congress_id)));
    *out = arena_array(ctx->arena, r.count, struct attachment_limit);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct attachment_limit){
            .group = cell_text(&r, i, 0),
            .allowed = cell_int(&r, i, 1) != 0,
            .most_mib = cell_int(&r, i, 2),
            .id = cell_int(&r, i, 3),
            .version = cell_int(&r, i, 4),
        };
    return ST_OK;
}

enum status attachment_store_set_limit(struct ctx *ctx, const struct attachment_limit *l)
{
    const int64_t id = l->id != 0 ? l->id : db_new_id(ctx);

    if (l->id == 0)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO attachment_limit (congress_id, id, type_group, allowed, most_mib)"
                    " VALUES (:congress, :id, :group, :allowed, :most)",
                    B_INT("congress", ctx->congress_id), B_INT("id", id), B_TEXT("group", l->group),
                    B_BOOL("allowed", l->allowed), B_INT("most", l->most_mib)));
    else
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE attachment_limit SET allowed = :allowed, most_mib = :most,"
                        " version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        B_BOOL("allowed", l->allowed), B_INT("most", l->most_mib),
                        B_INT("congress", ctx->congress_id), B_INT("id", id),
                        B_INT("version", l->version)));
    return event_row(ctx, "attachment_limit", id);
}

/* ---------------------------------------------------------------- work */

enum status attachment_store_add_work(struct ctx *ctx, const struct attachment_work *w)
{
    return DB_EXEC(ctx,
                   "INSERT INTO attachment_work (congress_id, id, thumb_state, thumb_hash,"
                   " text_state, form_state, open, tries, again_at)"
                   " VALUES (:congress, :id, :thumb, :thumb_hash, :text, :form, :open, 0, 0)",
                   B_INT("congress", ctx->congress_id), B_INT("id", w->id),
                   B_TEXT("thumb", w->thumb_state), B_TEXT("thumb_hash", w->thumb_hash),
                   B_TEXT("text", w->text_state), B_TEXT("form", w->form_state),
                   B_BOOL("open", w->open));
}

enum status attachment_store_save_work(struct ctx *ctx, const struct attachment_work *w)
{
    return DB_EXEC_ONE(ctx,
                       "UPDATE attachment_work SET thumb_state = :thumb, thumb_hash = :thumb_hash,"
                       " text_state = :text, form_state = :form, open = :open, tries = :tries,"
                       " again_at = :again WHERE congress_id = :congress AND id = :id",
                       B_TEXT("thumb", w->thumb_state), B_TEXT("thumb_hash", w->thumb_hash),
                       B_TEXT("text", w->text_state), B_TEXT("form", w->form_state),
                       B_BOOL("open", w->open), B_INT("tries", w->tries),
                       B_INT("again", w->again_at), B_INT("congress", ctx->congress_id),
                       B_INT("id", w->id));
}

#define WORK "id, thumb_state, thumb_hash, text_state, form_state, open, tries, again_at"

static struct attachment_work read_work(const struct rows *r, size_t i)
{
    return (struct attachment_work){
        .id = cell_int(r, i, 0),
        .thumb_state = cell_text(r, i, 1),
        .thumb_hash = cell_text(r, i, 2),
        .text_state = cell_text(r, i, 3),
        .form_state = cell_text(r, i, 4),
        .open = cell_int(r, i, 5) != 0,
        .tries = cell_int(r, i, 6),
        .again_at = cell_int(r, i, 7),
    };
}

enum status attachment_store_work(struct ctx *ctx, int64_t version_id, struct attachment_work *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " WORK " FROM attachment_work WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", version_id)));
    *out = read_work(&r, 0);
    return ST_OK;
}

enum status attachment_store_due(struct ctx *ctx, int64_t now, unsigned limit,
                                 struct attachment_work **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " WORK " FROM attachment_work WHERE congress_id = :congress AND open = 1"
                " AND again_at <= :now ORDER BY again_at, id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("now", now), B_INT("most", limit)));
    *out = arena_array(ctx->arena, r.count, struct attachment_work);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_work(&r, i);
    return ST_OK;
}

enum status attachment_store_save_text(struct ctx *ctx, int64_t version_id, struct str body)
{
    TRY(DB_EXEC(ctx, "DELETE FROM attachment_text WHERE congress_id = :congress AND id = :id",
                B_INT("congress", ctx->congress_id), B_INT("id", version_id)));
    if (body.len == 0)
        return ST_OK;
    return DB_EXEC(ctx,
                   "INSERT INTO attachment_text (congress_id, id, body)"
                   " VALUES (:congress, :id, :body)",
                   B_INT("congress", ctx->congress_id), B_INT("id", version_id),
                   B_TEXT("body", body));
}

/* ---------------------------------------------------------------- pictures for everybody */

enum status attachment_store_drawn(struct ctx *ctx, int64_t version_id, struct str *out_hash)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT hash FROM attachment_drawn WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", version_id)));
    *out_hash = cell_text(&r, 0, 0);
    return ST_OK;
}

enum status attachment_store_add_drawn(struct ctx *ctx, int64_t version_id, struct str hash)
{
    return DB_EXEC(ctx,
                   "INSERT INTO attachment_drawn (congress_id, id, hash)"
                   " VALUES (:congress, :id, :hash) ON CONFLICT DO NOTHING",
                   B_INT("congress", ctx->congress_id), B_INT("id", version_id),
                   B_TEXT("hash", hash));
}

enum status attachment_store_undrawn(struct ctx *ctx, unsigned limit, int64_t **out,
                                     size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT v.id FROM attachment a JOIN attachment_version v"
                " ON v.congress_id = a.congress_id AND v.attachment_id = a.id"
                " AND v.number = a.number WHERE a.congress_id = :congress AND a.is_open = 1"
                " AND a.removed = 0 AND v.state IN ('clean', 'unchecked')"
                " AND v.type IN ('jpeg', 'png', 'gif', 'webp', 'heic')"
                " AND NOT EXISTS (SELECT 1 FROM attachment_drawn d"
                " WHERE d.congress_id = v.congress_id AND d.id = v.id)"
                " ORDER BY v.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", limit)));
    *out = arena_array(ctx->arena, r.count, int64_t);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_int(&r, i, 0);
    return ST_OK;
}
