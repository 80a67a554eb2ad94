// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on leaders who guide stations, and on activities. */
#include "modules/station/station_store_report.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ROWS_MAX = 500 };

static struct station_guide read_guide(const struct rows *r, size_t i)
{
    return (struct station_guide){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .station_id = cell_int(r, i, 2),
        .deputy_id = cell_int(r, i, 3),
        .name = cell_text(r, i, 4),
        .from_on = cell_date(r, i, 5),
        .to_on = cell_date(r, i, 6),
    };
}

#define GUIDE                                                                                      \
    "SELECT g.id, g.version, g.station_id, g.deputy_id, COALESCE(n.name, g.name), g.from_on,"      \
    " g.to_on FROM station_guide g"                                                                \
    " LEFT JOIN deputy_v_name n ON n.congress_id = g.congress_id AND n.id = g.deputy_id"           \
    " WHERE g.congress_id = :congress"

enum status station_store_guide(struct ctx *ctx, int64_t id, struct station_guide *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, GUIDE " AND g.id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_guide(&r, 0);
    return ST_OK;
}

enum status station_guides(struct ctx *ctx, int64_t station_id, struct station_guide **out,
                           size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, GUIDE " AND g.station_id = :station ORDER BY g.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("station", station_id),
                B_INT("most", ROWS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_guide);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_guide(&r, i);
    return ST_OK;
}

enum status station_store_guide_insert(struct ctx *ctx, const struct station_guide *g)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_guide (congress_id, id, station_id, deputy_id, name, from_on)"
                " VALUES (:congress, :id, :station, :deputy, :name, :from)",
                B_INT("congress", ctx->congress_id), B_INT("id", g->id),
                B_INT("station", g->station_id), B_ID("deputy", g->deputy_id),
                B_TEXT("name", g->name), B_DATE(ctx->arena, "from", g->from_on)));
    return event_row(ctx, "station_guide", g->id);
}

enum status station_store_guide_end(struct ctx *ctx, const struct station_guide *g)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE station_guide SET to_on = :to, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_DATE(ctx->arena, "to", g->to_on), B_INT("congress", ctx->congress_id),
                    B_INT("id", g->id), B_INT("version", g->version)));
    return event_row(ctx, "station_guide", g->id);
}

enum status station_store_guidance_insert(struct ctx *ctx, const struct station_guidance *g)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_guidance (congress_id, id, station_id, guide_id, on_day,"
                " found, advice) VALUES (:congress, :id, :station, :guide, :on, :found, :advice)",
                B_INT("congress", ctx->congress_id), B_INT("id", g->id),
                B_INT("station", g->station_id), B_INT("guide", g->guide_id),
                B_DATE(ctx->arena, "on", g->on), B_TEXT("found", g->found),
                B_TEXT("advice", g->advice)));
    return event_row(ctx, "station_guidance", g->id);
}

enum status station_guidances(struct ctx *ctx, int64_t station_id, struct station_guidance **out,
                              size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT v.id, v.station_id, v.guide_id, COALESCE(n.name, g.name), v.found,"
                " v.advice, v.on_day FROM station_guidance v"
                " JOIN station_guide g ON g.congress_id = v.congress_id AND g.id = v.guide_id"
                " LEFT JOIN deputy_v_name n ON n.congress_id = g.congress_id AND n.id = "
                "g.deputy_id"
                " WHERE v.congress_id = :congress AND v.station_id = :station"
                " ORDER BY v.on_day DESC, v.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("station", station_id),
                B_INT("most", ROWS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_guidance);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct station_guidance){
            .id = cell_int(&r, i, 0),
            .station_id = cell_int(&r, i, 1),
            .guide_id = cell_int(&r, i, 2),
            .name = cell_text(&r, i, 3),
            .found = cell_text(&r, i, 4),
            .advice = cell_text(&r, i, 5),
            .on = cell_date(&r, i, 6),
        };
    return ST_OK;
}

/* ---------------------------------------------------------------- activities */

#define ACTIVITY                                                                                   \
    "SELECT id, version, station_id, kind, title, on_day, deputies, people, summary, state"        \
    " FROM station_activity WHERE congress_id = :congress"

static struct station_activity read_activity(const struct rows *r, size_t i)
{
    return (struct station_activity){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .station_id = cell_int(r, i, 2),
        .kind = cell_text(r, i, 3),
        .title = cell_text(r, i, 4),
        .on = cell_date(r, i, 5),
        .deputies = cell_int(r, i, 6),
        .people = cell_int(r, i, 7),
        .summary = cell_text(r, i, 8),
        .state = cell_text(r, i, 9),
    };
}

enum status station_activity_get(struct ctx *ctx, int64_t id, struct station_activity *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, ACTIVITY " AND id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_activity(&r, 0);
    return ST_OK;
}

enum status station_activities(struct ctx *ctx, int64_t station_id, struct station_activity **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                ACTIVITY " AND station_id = :station ORDER BY on_day DESC, id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("station", station_id),
                B_INT("most", ROWS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_activity);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_activity(&r, i);
    return ST_OK;
}

#define VALUES(a)                                                                                  \
    B_INT("congress", ctx->congress_id), B_INT("id", (a)->id), B_TEXT("kind", (a)->kind),          \
        B_TEXT("title", (a)->title), B_DATE(ctx->arena, "on", (a)->on),                            \
        B_INT("deputies", (a)->deputies), B_INT("people", (a)->people),                            \
        B_TEXT("summary", (a)->summary), B_TEXT("state", (a)->state)

enum status station_store_activity_insert(struct ctx *ctx, const struct station_activity *a)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_activity (congress_id, id, station_id, kind, title, on_day,"
                " deputies, people, summary, state) VALUES (:congress, :id, :station, :kind,"
                " :title, :on, :deputies, :people, :summary, :state)",
                VALUES(a), B_INT("station", a->station_id)));
    return event_row(ctx, "station_activity", a->id);
}

enum status station_store_activity_update(struct ctx *ctx, const struct station_activity *a)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE station_activity SET kind = :kind, title = :title, on_day = :on,"
                    " deputies = :deputies, people = :people, summary = :summary, state = :state,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    VALUES(a), B_INT("version", a->version)));
    return event_row(ctx, "station_activity", a->id);
}
