// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on attachments and their versions. Limits, work and texts: attachment_store_work.c */
#include "modules/attachment/attachment_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ROWS_MAX = 500, HASHES_MAX = 100000 };

#define COLUMNS                                                                                    \
    "a.id, a.version, a.owner_kind, a.owner_id, a.is_open, a.removed, a.number, v.id, v.name,"     \
    " v.type, v.size_bytes, v.hash, v.state, v.refused, v.added_at, v.added_by,"                   \
    " COALESCE(n.name, ''), COALESCE(w.thumb_state, '')"
#define JOINED                                                                                     \
    " FROM attachment a JOIN attachment_version v ON v.congress_id = a.congress_id"                \
    " AND v.attachment_id = a.id AND v.number = a.number"                                          \
    " LEFT JOIN attachment_work w ON w.congress_id = v.congress_id AND w.id = v.id"                \
    " LEFT JOIN account_v_name n ON n.congress_id = v.congress_id AND n.id = v.added_by"

static struct attachment read_one(const struct rows *r, size_t i)
{
    return (struct attachment){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .owner_kind = cell_text(r, i, 2),
        .owner_id = cell_int(r, i, 3),
        .open = cell_int(r, i, 4) != 0,
        .removed = cell_int(r, i, 5) != 0,
        .number = cell_int(r, i, 6),
        .version_id = cell_int(r, i, 7),
        .name = cell_text(r, i, 8),
        .type = cell_text(r, i, 9),
        .size_bytes = cell_int(r, i, 10),
        .hash = cell_text(r, i, 11),
        .state = cell_text(r, i, 12),
        .refused = cell_text(r, i, 13),
        .added_at = cell_int(r, i, 14),
        .added_by = cell_int(r, i, 15),
        .added_by_name = cell_text(r, i, 16),
        .thumb = str_eqz(cell_text(r, i, 17), "done"),
    };
}

enum status attachment_store_get(struct ctx *ctx, int64_t id, struct attachment *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT " COLUMNS JOINED " WHERE a.congress_id = :congress AND a.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_one(&r, 0);
    return ST_OK;
}

enum status attachment_store_find(struct ctx *ctx, int64_t id, int64_t *out_congress_id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT congress_id FROM attachment WHERE id = :id LIMIT 1",
               B_INT("id", id)));
    *out_congress_id = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status attachment_store_of(struct ctx *ctx, struct attachment_of of, struct attachment **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS JOINED " WHERE a.congress_id = :congress"
                " AND a.owner_kind = :kind AND a.owner_id = :owner AND a.removed = 0"
                " ORDER BY a.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_Z("kind", of.kind), B_INT("owner", of.id),
                B_INT("most", ROWS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct attachment);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_one(&r, i);
    return ST_OK;
}

/* ---------------------------------------------------------------- writing */

static enum status insert_version(struct ctx *ctx, struct attachment *a, int64_t made_from)
{
    a->version_id = db_new_id(ctx);
    TRY(DB_EXEC(ctx,
                "INSERT INTO attachment_version (congress_id, id, attachment_id, number, name,"
                " type, size_bytes, hash, state, refused, made_from, added_at, added_by)"
                " VALUES (:congress, :id, :attachment, :number, :name, :type, :size, :hash,"
                " :state, '', :made_from, :now, :by)",
                B_INT("congress", ctx->congress_id), B_INT("id", a->version_id),
                B_INT("attachment", a->id), B_INT("number", a->number), B_TEXT("name", a->name),
                B_TEXT("type", a->type), B_INT("size", a->size_bytes), B_TEXT("hash", a->hash),
                B_TEXT("state", a->state), B_ID("made_from", made_from), B_INT("now", ctx->now),
                B_ID("by", ctx->actor->account_id)));
    return event_row(ctx, "attachment_version", a->version_id);
}

enum status attachment_store_add(struct ctx *ctx, struct attachment *a)
{
    a->id = db_new_id(ctx);
    a->version = a->number = 1;
    TRY(DB_EXEC(ctx,
                "INSERT INTO attachment (congress_id, id, owner_kind, owner_id, number, is_open)"
                " VALUES (:congress, :id, :kind, :owner, 1, :open)",
                B_INT("congress", ctx->congress_id), B_INT("id", a->id),
                B_TEXT("kind", a->owner_kind), B_INT("owner", a->owner_id),
                B_BOOL("open", a->open)));
    TRY(event_row(ctx, "attachment", a->id));
    return insert_version(ctx, a, 0);
}

enum status attachment_store_add_version(struct ctx *ctx, struct attachment *a, int64_t made_from)
{
    a->number++;
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE attachment SET number = :number, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_INT("number", a->number), B_INT("congress", ctx->congress_id),
                    B_INT("id", a->id), B_INT("version", a->version)));
    a->version++;
    TRY(event_row(ctx, "attachment", a->id));
    return insert_version(ctx, a, made_from);
}

enum status attachment_store_update(struct ctx *ctx, struct attachment *a)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE attachment SET is_open = :open, removed = :removed,"
                    " removed_at = :removed_at, removed_by = :removed_by, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_BOOL("open", a->open), B_BOOL("removed", a->removed),
                    B_ID("removed_at", a->removed ? ctx->now : 0),
                    B_ID("removed_by", a->removed ? ctx->actor->account_id : 0),
                    B_INT("congress", ctx->congress_id), B_INT("id", a->id),
                    B_INT("version", a->version)));
    a->version++;
    return event_row(ctx, "attachment", a->id);
}

enum status attachment_store_set_state(struct ctx *ctx, int64_t version_id, const char *state,
                                       const char *refused)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE attachment_version SET state = :state, refused = :refused"
                    " WHERE congress_id = :congress AND id = :id",
                    B_Z("state", state), B_Z("refused", refused),
                    B_INT("congress", ctx->congress_id), B_INT("id", version_id)));
    return event_row(ctx, "attachment_version", version_id);
}

/* ---------------------------------------------------------------- versions */

#define VERSION_COLUMNS                                                                            \
    "v.id, v.attachment_id, v.number, v.size_bytes, COALESCE(v.made_from, 0), v.added_at,"         \
    " COALESCE(v.added_by, 0), v.name, v.type, v.hash, v.state, v.refused,"                        \
    " COALESCE(n.name, ''), COALESCE(w.thumb_state, ''), COALESCE(w.thumb_hash, ''),"              \
    " COALESCE(w.text_state, ''), COALESCE(w.form_state, '')"
#define VERSION_JOINED                                                                             \
    " FROM attachment_version v"                                                                   \
    " LEFT JOIN attachment_work w ON w.congress_id = v.congress_id AND w.id = v.id"                \
    " LEFT JOIN account_v_name n ON n.congress_id = v.congress_id AND n.id = v.added_by"

static struct attachment_version read_version(const struct rows *r, size_t i)
{
    return (struct attachment_version){
        .id = cell_int(r, i, 0),
        .attachment_id = cell_int(r, i, 1),
        .number = cell_int(r, i, 2),
        .size_bytes = cell_int(r, i, 3),
        .made_from = cell_int(r, i, 4),
        .added_at = cell_int(r, i, 5),
        .added_by = cell_int(r, i, 6),
        .name = cell_text(r, i, 7),
        .type = cell_text(r, i, 8),
        .hash = cell_text(r, i, 9),
        .state = cell_text(r, i, 10),
        .refused = cell_text(r, i, 11),
        .added_by_name = cell_text(r, i, 12),
        .thumb_state = cell_text(r, i, 13),
        .thumb_hash = cell_text(r, i, 14),
        .text_state = cell_text(r, i, 15),
        .form_state = cell_text(r, i, 16),
    };
}

enum status attachment_store_version(struct ctx *ctx, int64_t id, struct attachment_version *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " VERSION_COLUMNS VERSION_JOINED
               " WHERE v.congress_id = :congress AND v.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_version(&r, 0);
    return ST_OK;
}

enum status attachment_store_versions(struct ctx *ctx, int64_t attachment_id,
                                      struct attachment_version **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " VERSION_COLUMNS VERSION_JOINED
                " WHERE v.congress_id = :congress AND v.attachment_id = :attachment"
                " ORDER BY v.number DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("attachment", attachment_id),
                B_INT("most", ROWS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct attachment_version);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_version(&r, i);
    return ST_OK;
}

enum status attachment_store_hashes(struct ctx *ctx, struct str prefix, struct str **out,
                                    size_t *out_count)
{
    const struct str past = str_printf(ctx->arena, STR_FMT "g", STR_ARG(prefix));
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT hash FROM attachment_version WHERE hash >= :from AND hash < :past"
                " UNION SELECT thumb_hash FROM attachment_work"
                " WHERE thumb_hash >= :from AND thumb_hash < :past"
                " UNION SELECT hash FROM attachment_drawn"
                " WHERE hash >= :from AND hash < :past LIMIT :most",
                B_TEXT("from", prefix), B_TEXT("past", past), B_INT("most", HASHES_MAX)));
    if (r.count == HASHES_MAX)
        return fail_detail(&ctx->err, ST_INTERNAL, "error.internal", "too many files: " STR_FMT,
                           STR_ARG(prefix));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_text(&r, i, 0);
    return ST_OK;
}

/* ---------------------------------------------------------------- how much there is */

enum status attachment_usage(struct ctx *ctx, struct attachment_usage **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT type, COUNT(*), SUM(size_bytes) FROM attachment_version"
                " WHERE congress_id = :congress GROUP BY type ORDER BY 3 DESC, 1",
                B_INT("congress", ctx->congress_id)));
    *out = arena_array(ctx->arena, r.count, struct attachment_usage);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct attachment_usage){cell_text(&r, i, 0), cell_int(&r, i, 1), cell_int(&r, i, 2)};
    return ST_OK;
}

enum status attachment_largest(struct ctx *ctx, unsigned limit, struct attachment_large **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT v.id, v.size_bytes, v.added_at, v.type, a.owner_kind"
                " FROM attachment_version v JOIN attachment a"
                " ON a.congress_id = v.congress_id AND a.id = v.attachment_id"
                " WHERE v.congress_id = :congress ORDER BY v.size_bytes DESC, v.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", limit)));
    *out = arena_array(ctx->arena, r.count, struct attachment_large);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct attachment_large){.id = cell_int(&r, i, 0),
                                              .bytes = cell_int(&r, i, 1),
                                              .added_at = cell_int(&r, i, 2),
                                              .type = cell_text(&r, i, 3),
                                              .owner_kind = cell_text(&r, i, 4)};
    return ST_OK;
}
