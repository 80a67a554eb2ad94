// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the deputies who serve at stations. */
#include "modules/station/station_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { PEOPLE_MAX = 2000 };

#define COLUMNS                                                                                    \
    "d.id, d.version, d.station_id, d.deputy_id, COALESCE(n.name, d.name), d.level, d.from_on,"    \
    " d.to_on, m.outside_id"
#define FROM                                                                                       \
    " FROM station_deputy d"                                                                       \
    " LEFT JOIN deputy_v_name n ON n.congress_id = d.congress_id AND n.id = d.deputy_id"           \
    " LEFT JOIN station_mandate m ON m.congress_id = d.congress_id AND m.id = d.id"

static struct station_deputy read_deputy(const struct rows *r, size_t i)
{
    return (struct station_deputy){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .station_id = cell_int(r, i, 2),
        .deputy_id = cell_int(r, i, 3),
        .name = cell_text(r, i, 4),
        .level = cell_text(r, i, 5),
        .from_on = cell_date(r, i, 6),
        .to_on = cell_date(r, i, 7),
        .outside_id = cell_int(r, i, 8),
    };
}

static enum status read_all(struct ctx *ctx, const struct rows *r, struct station_deputy **out,
                            size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct station_deputy);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_deputy(r, i);
    return ST_OK;
}

enum status station_store_deputy(struct ctx *ctx, int64_t id, struct station_deputy *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT " COLUMNS FROM " WHERE d.congress_id = :congress AND d.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_deputy(&r, 0);
    return ST_OK;
}

enum status station_deputies_at(struct ctx *ctx, int64_t station_id, struct date on,
                                struct station_deputy **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT " COLUMNS FROM " WHERE d.congress_id = :congress"
                     " AND d.station_id = :station AND d.from_on <= :on"
                     " AND (d.to_on IS NULL OR d.to_on >= :on)"
                     " ORDER BY CASE d.level WHEN 'nation' THEN 0 WHEN 'province' THEN 1"
                     " WHEN 'city' THEN 2 WHEN 'county' THEN 3 ELSE 4 END, d.id LIMIT :most",
                     B_INT("congress", ctx->congress_id), B_INT("station", station_id),
                     B_DATE(ctx->arena, "on", on), B_INT("most", PEOPLE_MAX)));
    return read_all(ctx, &r, out, out_count);
}

enum status station_store_deputies(struct ctx *ctx, int64_t station_id, struct station_deputy **out,
                                   size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM " WHERE d.congress_id = :congress"
                " AND d.station_id = :station ORDER BY d.from_on DESC, d.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("station", station_id),
                B_INT("most", PEOPLE_MAX)));
    return read_all(ctx, &r, out, out_count);
}

enum status station_store_of_deputy(struct ctx *ctx, int64_t deputy_id, struct station_deputy **out,
                                    size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM " WHERE d.congress_id = :congress"
                " AND d.deputy_id = :deputy ORDER BY d.from_on DESC, d.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("deputy", deputy_id),
                B_INT("most", PEOPLE_MAX)));
    return read_all(ctx, &r, out, out_count);
}

enum status station_store_assigned(struct ctx *ctx, const struct station_deputy *d,
                                   struct station_deputy *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS FROM " WHERE d.congress_id = :congress"
               " AND d.station_id = :station AND d.from_on <= :on"
               " AND (d.to_on IS NULL OR d.to_on >= :on)"
               " AND ((:deputy IS NOT NULL AND d.deputy_id = :deputy)"
               " OR (:deputy IS NULL AND d.deputy_id IS NULL AND d.name = :name"
               " AND (:outside IS NULL OR m.outside_id IS NULL OR m.outside_id = :outside)))"
               " ORDER BY d.id LIMIT 1",
               B_INT("congress", ctx->congress_id), B_INT("station", d->station_id),
               B_DATE(ctx->arena, "on", d->from_on), B_ID("deputy", d->deputy_id),
               B_ID("outside", d->outside_id), B_TEXT("name", d->name)));
    *out = read_deputy(&r, 0);
    return ST_OK;
}

enum status station_store_deputy_insert(struct ctx *ctx, const struct station_deputy *d)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_deputy (congress_id, id, station_id, deputy_id, name, level,"
                " from_on, to_on) VALUES (:congress, :id, :station, :deputy, :name, :level, :from,"
                " :to)",
                B_INT("congress", ctx->congress_id), B_INT("id", d->id),
                B_INT("station", d->station_id), B_ID("deputy", d->deputy_id),
                B_TEXT("name", d->name), B_TEXT("level", d->level),
                B_DATE(ctx->arena, "from", d->from_on), B_DATE(ctx->arena, "to", d->to_on)));
    TRY(event_row(ctx, "station_deputy", d->id));
    return d->outside_id != 0 ? station_store_mandate(ctx, d->id, d->outside_id) : ST_OK;
}

enum status station_store_mandate(struct ctx *ctx, int64_t id, int64_t outside_id)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_mandate (congress_id, id, outside_id)"
                " VALUES (:congress, :id, :outside)",
                B_INT("congress", ctx->congress_id), B_INT("id", id),
                B_INT("outside", outside_id)));
    return event_row(ctx, "station_mandate", id);
}

enum status station_store_deputy_end(struct ctx *ctx, const struct station_deputy *d)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE station_deputy SET to_on = :to, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_DATE(ctx->arena, "to", d->to_on), B_INT("congress", ctx->congress_id),
                    B_INT("id", d->id), B_INT("version", d->version)));
    return event_row(ctx, "station_deputy", d->id);
}

enum status station_store_deputy_delete(struct ctx *ctx, const struct station_deputy *d)
{
    if (d->outside_id != 0) {
        TRY(DB_EXEC_ONE(ctx,
                        "DELETE FROM station_mandate WHERE congress_id = :congress AND id = :id",
                        B_INT("congress", ctx->congress_id), B_INT("id", d->id)));
        TRY(event_row_gone(ctx, "station_mandate", d->id));
    }
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM station_deputy WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", d->id),
                    B_INT("version", d->version)));
    return event_row_gone(ctx, "station_deputy", d->id);
}
