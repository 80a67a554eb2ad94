// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the table deputy_suspension. */
#include "modules/deputy/deputy_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { OF_DEPUTY_MAX = 100, OF_DAY_MAX = 10000 };

#define COLUMNS "id, deputy_id, ground, decided_by, document, reported_on, from_on, to_on, version"

static struct deputy_suspension read_suspension(const struct rows *r, size_t i)
{
    return (struct deputy_suspension){
        .id = cell_int(r, i, 0),
        .deputy_id = cell_int(r, i, 1),
        .ground = cell_text(r, i, 2),
        .decided_by = cell_text(r, i, 3),
        .document = cell_text(r, i, 4),
        .reported_on = cell_date(r, i, 5),
        .from_on = cell_date(r, i, 6),
        .to_on = cell_date(r, i, 7),
        .version = cell_int(r, i, 8),
    };
}

enum status deputy_store_suspension(struct ctx *ctx, int64_t id, struct deputy_suspension *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM deputy_suspension WHERE congress_id = :congress"
               " AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_suspension(&r, 0);
    return ST_OK;
}

enum status deputy_suspensions(struct ctx *ctx, int64_t deputy_id, struct deputy_suspension **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM deputy_suspension WHERE congress_id = :congress"
                " AND deputy_id = :deputy ORDER BY from_on, id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("deputy", deputy_id),
                B_INT("most", OF_DEPUTY_MAX)));
    *out = arena_array(ctx->arena, r.count, struct deputy_suspension);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_suspension(&r, i);
    return ST_OK;
}

enum status deputy_suspended_on(struct ctx *ctx, struct date on, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT DISTINCT deputy_id FROM deputy_suspension WHERE congress_id = :congress"
                " AND from_on <= :on AND (to_on IS NULL OR to_on >= :on)"
                " ORDER BY deputy_id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "on", on),
                B_INT("most", OF_DAY_MAX)));
    *out = arena_array(ctx->arena, r.count, int64_t);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_int(&r, i, 0);
    return ST_OK;
}

enum status deputy_store_suspension_insert(struct ctx *ctx, const struct deputy_suspension *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO deputy_suspension (congress_id, id, deputy_id, ground, decided_by,"
                " document, reported_on, from_on, to_on)"
                " VALUES (:congress, :id, :deputy, :ground, :decided_by, :document, :reported,"
                " :from, :to)",
                B_INT("congress", ctx->congress_id), B_INT("id", s->id),
                B_INT("deputy", s->deputy_id), B_TEXT("ground", s->ground),
                B_TEXT("decided_by", s->decided_by), B_TEXT("document", s->document),
                B_DATE(ctx->arena, "reported", s->reported_on),
                B_DATE(ctx->arena, "from", s->from_on), B_DATE(ctx->arena, "to", s->to_on)));
    return event_row(ctx, "deputy_suspension", s->id);
}

enum status deputy_store_suspension_end(struct ctx *ctx, int64_t id, int64_t version,
                                        struct date last)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE deputy_suspension SET to_on = :last, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_DATE(ctx->arena, "last", last), B_INT("congress", ctx->congress_id),
                    B_INT("id", id), B_INT("version", version)));
    return event_row(ctx, "deputy_suspension", id);
}
