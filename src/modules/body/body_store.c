// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the table body. */
#include "modules/body/body_store.h"
#include "modules/body/body_rules.h"
#include "platform/db.h"
#include "platform/event.h"

enum { BODIES_MAX = 5000 };

#define COLUMNS                                                                                    \
    "b.id, b.kind, b.name, b.short_name, b.organ_id, b.delegation_id, b.session_id,"               \
    " b.fixed_seats, b.from_on, b.to_on, b.version"
#define FROM  " FROM body b "
#define LIVES "(:on IS NULL OR (b.from_on <= :on AND (b.to_on IS NULL OR b.to_on >= :on))) "

static struct body read_body(const struct rows *r, size_t i)
{
    struct body b = {
        .id = cell_int(r, i, 0),
        .name = cell_text(r, i, 2),
        .short_name = cell_text(r, i, 3),
        .organ_id = cell_int(r, i, 4),
        .delegation_id = cell_int(r, i, 5),
        .session_id = cell_int(r, i, 6),
        .fixed_seats = (uint32_t)cell_int(r, i, 7),
        .from_on = cell_date(r, i, 8),
        .to_on = cell_date(r, i, 9),
        .version = cell_int(r, i, 10),
    };

    ASSERT(body_kind_parse(cell_text(r, i, 1), &b.kind));
    return b;
}

enum status body_get(struct ctx *ctx, int64_t id, struct body *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT " COLUMNS FROM "WHERE b.congress_id = :congress AND b.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_body(&r, 0);
    return ST_OK;
}

static int by_kind_and_name(const void *a, const void *b)
{
    const struct body *x = a, *y = b;

    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return body_name_cmp(x->name, y->name);
}

enum status body_list(struct ctx *ctx, struct date on, struct body **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM "WHERE b.congress_id = :congress AND " LIVES
                "ORDER BY b.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "on", on),
                B_INT("most", BODIES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct body);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_body(&r, i);
    qsort(*out, r.count, sizeof **out, by_kind_and_name);
    return ST_OK;
}

enum status body_store_of_kind(struct ctx *ctx, const char *kind, struct date on, struct body *out)
{
    struct rows r;

    TRY(DB_ONE(
        ctx, &r,
        "SELECT " COLUMNS FROM "WHERE b.congress_id = :congress AND b.kind = :kind AND " LIVES
        "ORDER BY b.from_on DESC, b.id DESC LIMIT 1",
        B_INT("congress", ctx->congress_id), B_Z("kind", kind), B_DATE(ctx->arena, "on", on)));
    *out = read_body(&r, 0);
    return ST_OK;
}

enum status body_store_of_delegation(struct ctx *ctx, int64_t delegation_id, struct body *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS FROM "WHERE b.congress_id = :congress"
               " AND b.delegation_id = :delegation ORDER BY b.from_on DESC, b.id DESC LIMIT 1",
               B_INT("congress", ctx->congress_id), B_INT("delegation", delegation_id)));
    *out = read_body(&r, 0);
    return ST_OK;
}

enum status body_store_by_name(struct ctx *ctx, struct str name, struct date on, struct body *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS FROM "WHERE b.congress_id = :congress"
               " AND (b.name = :name OR b.short_name = :name)"
               " ORDER BY CASE WHEN b.name = :name THEN 0"
               " WHEN b.from_on <= :on AND (b.to_on IS NULL OR b.to_on >= :on) THEN 1 ELSE 2 END,"
               " b.from_on DESC, b.id DESC LIMIT 1",
               B_INT("congress", ctx->congress_id), B_TEXT("name", name),
               B_DATE(ctx->arena, "on", on)));
    *out = read_body(&r, 0);
    return ST_OK;
}

enum status body_store_insert(struct ctx *ctx, const struct body *b)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO body (congress_id, id, kind, name, short_name, organ_id,"
                " delegation_id, session_id, fixed_seats, from_on, to_on)"
                " VALUES (:congress, :id, :kind, :name, :short, :organ, :delegation, :session,"
                " :seats, :from, :to)",
                B_INT("congress", ctx->congress_id), B_INT("id", b->id),
                B_Z("kind", body_kind_word(b->kind)), B_TEXT("name", b->name),
                B_TEXT("short", b->short_name), B_ID("organ", b->organ_id),
                B_ID("delegation", b->delegation_id), B_ID("session", b->session_id),
                B_INT("seats", b->fixed_seats), B_DATE(ctx->arena, "from", b->from_on),
                B_DATE(ctx->arena, "to", b->to_on)));
    return event_row(ctx, "body", b->id);
}

enum status body_store_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM body WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row_gone(ctx, "body", id);
}

enum status body_store_update(struct ctx *ctx, const struct body *b)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE body SET name = :name, short_name = :short, organ_id = :organ,"
                    " session_id = :session, fixed_seats = :seats, from_on = :from,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("name", b->name), B_TEXT("short", b->short_name),
                    B_ID("organ", b->organ_id), B_ID("session", b->session_id),
                    B_INT("seats", b->fixed_seats), B_DATE(ctx->arena, "from", b->from_on),
                    B_INT("congress", ctx->congress_id), B_INT("id", b->id),
                    B_INT("version", b->version)));
    return event_row(ctx, "body", b->id);
}

enum status body_store_end(struct ctx *ctx, int64_t id, int64_t version, struct date on)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE body SET to_on = :on, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_DATE(ctx->arena, "on", on), B_INT("congress", ctx->congress_id),
                    B_INT("id", id), B_INT("version", version)));
    return event_row(ctx, "body", id);
}

enum status body_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                           size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM body WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status body_store_count(struct ctx *ctx, const char *kind, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT COUNT(*) FROM body WHERE congress_id = :congress AND kind = :kind",
               B_INT("congress", ctx->congress_id), B_Z("kind", kind)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}
