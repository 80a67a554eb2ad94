// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the assessment of stations. */
#include "modules/station/station_store_report.h"
#include "platform/db.h"
#include "platform/event.h"

enum { MEASURES_MAX = 100, ITEMS_MAX = 40, RESULTS_MAX = 2000 };

static struct station_measure read_measure(const struct rows *r, size_t i)
{
    return (struct station_measure){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .name = cell_text(r, i, 2),
        .basis = cell_text(r, i, 3),
        .from_on = cell_date(r, i, 4),
        .to_on = cell_date(r, i, 5),
        .state = cell_text(r, i, 6),
    };
}

#define MEASURE                                                                                    \
    "SELECT id, version, name, basis, from_on, to_on, state FROM station_measure"                  \
    " WHERE congress_id = :congress"

enum status station_measures(struct ctx *ctx, struct station_measure **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, MEASURE " ORDER BY from_on DESC, id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", MEASURES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_measure);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_measure(&r, i);
    return ST_OK;
}

enum status station_measure_get(struct ctx *ctx, int64_t id, struct station_measure *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, MEASURE " AND id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_measure(&r, 0);
    return ST_OK;
}

enum status station_store_measure_insert(struct ctx *ctx, const struct station_measure *m)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_measure (congress_id, id, name, basis, from_on, to_on, state)"
                " VALUES (:congress, :id, :name, :basis, :from, :to, 'draft')",
                B_INT("congress", ctx->congress_id), B_INT("id", m->id), B_TEXT("name", m->name),
                B_TEXT("basis", m->basis), B_DATE(ctx->arena, "from", m->from_on),
                B_DATE(ctx->arena, "to", m->to_on)));
    return event_row(ctx, "station_measure", m->id);
}

enum status station_store_measure_update(struct ctx *ctx, const struct station_measure *m)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE station_measure SET state = :state, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("state", m->state), B_INT("congress", ctx->congress_id),
                    B_INT("id", m->id), B_INT("version", m->version)));
    return event_row(ctx, "station_measure", m->id);
}

enum status station_measure_items(struct ctx *ctx, int64_t measure_id,
                                  struct station_measure_item **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, measure_id, target, points, title, COALESCE(counts, figure)"
                " FROM station_measure_item"
                " WHERE congress_id = :congress AND measure_id = :measure ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("measure", measure_id),
                B_INT("most", ITEMS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_measure_item);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct station_measure_item){
            .id = cell_int(&r, i, 0),
            .measure_id = cell_int(&r, i, 1),
            .target = cell_int(&r, i, 2),
            .points = cell_int(&r, i, 3),
            .title = cell_text(&r, i, 4),
            .figure = cell_text(&r, i, 5),
        };
    return ST_OK;
}

enum status station_store_measure_item_insert(struct ctx *ctx, const struct station_measure_item *i)
{
    const bool newer = str_eqz(i->figure, "standards");

    TRY(DB_EXEC(ctx,
                "INSERT INTO station_measure_item (congress_id, id, measure_id, title, figure,"
                " counts, target, points) VALUES (:congress, :id, :measure, :title, :figure,"
                " :counts, :target, :points)",
                B_INT("congress", ctx->congress_id), B_INT("id", i->id),
                B_INT("measure", i->measure_id), B_TEXT("title", i->title),
                B_TEXT("figure", newer ? S("") : i->figure),
                B_OPT("counts", newer ? i->figure : S("")), B_INT("target", i->target),
                B_INT("points", i->points)));
    return event_row(ctx, "station_measure_item", i->id);
}

enum status station_store_measure_item_delete(struct ctx *ctx, int64_t measure_id, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM station_measure_item WHERE congress_id = :congress AND id = :id"
                    " AND measure_id = :measure",
                    B_INT("congress", ctx->congress_id), B_INT("id", id),
                    B_INT("measure", measure_id)));
    return event_row_gone(ctx, "station_measure_item", id);
}

/* ---------------------------------------------------------------- results */

#define RESULT                                                                                     \
    "SELECT r.id, r.version, r.measure_id, r.station_id, r.points, r.place, r.state,"              \
    " r.self_note, r.note, s.name FROM station_result r"                                           \
    " JOIN station s ON s.congress_id = r.congress_id AND s.id = r.station_id"                     \
    " WHERE r.congress_id = :congress"

static struct station_result read_result(const struct rows *r, size_t i)
{
    return (struct station_result){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .measure_id = cell_int(r, i, 2),
        .station_id = cell_int(r, i, 3),
        .points = cell_int(r, i, 4),
        .place = cell_int(r, i, 5),
        .state = cell_text(r, i, 6),
        .self_note = cell_text(r, i, 7),
        .note = cell_text(r, i, 8),
        .station = cell_text(r, i, 9),
    };
}

enum status station_results(struct ctx *ctx, int64_t measure_id, struct station_result **out,
                            size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                RESULT " AND r.measure_id = :measure ORDER BY r.place, s.division, s.name"
                       " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("measure", measure_id),
                B_INT("most", RESULTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_result);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_result(&r, i);
    return ST_OK;
}

enum status station_result_get(struct ctx *ctx, int64_t id, struct station_result *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, RESULT " AND r.id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_result(&r, 0);
    return ST_OK;
}

enum status station_selves_open(struct ctx *ctx, struct station_self **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT m.id, r.id, s.keeper_id, m.name, s.name FROM station_result r"
                " JOIN station_measure m ON m.congress_id = r.congress_id AND m.id = r.measure_id"
                " JOIN station s ON s.congress_id = r.congress_id AND s.id = r.station_id"
                " WHERE r.congress_id = :congress AND m.state = 'self' AND r.state = 'open'"
                " ORDER BY r.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", RESULTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_self);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct station_self){cell_int(&r, i, 0), cell_int(&r, i, 1), cell_int(&r, i, 2),
                                  cell_text(&r, i, 3), cell_text(&r, i, 4)};
    return ST_OK;
}

enum status station_store_result_insert(struct ctx *ctx, const struct station_result *r)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_result (congress_id, id, measure_id, station_id, state,"
                " points, place, self_note, note)"
                " VALUES (:congress, :id, :measure, :station, 'open', 0, 0, '', '')",
                B_INT("congress", ctx->congress_id), B_INT("id", r->id),
                B_INT("measure", r->measure_id), B_INT("station", r->station_id)));
    return event_row(ctx, "station_result", r->id);
}

enum status station_store_result_update(struct ctx *ctx, const struct station_result *r)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE station_result SET state = :state, points = :points, place = :place,"
                    " self_note = :self, note = :note, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("state", r->state), B_INT("points", r->points), B_INT("place", r->place),
                    B_TEXT("self", r->self_note), B_TEXT("note", r->note),
                    B_INT("congress", ctx->congress_id), B_INT("id", r->id),
                    B_INT("version", r->version)));
    return event_row(ctx, "station_result", r->id);
}

/* ---------------------------------------------------------------- scores */

enum status station_scores(struct ctx *ctx, int64_t result_id, struct station_score **out,
                           size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, item_id, figure, self_points, points FROM station_score"
                " WHERE congress_id = :congress AND result_id = :result ORDER BY item_id"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("result", result_id),
                B_INT("most", ITEMS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_score);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct station_score){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .item_id = cell_int(&r, i, 2),
            .figure = cell_int(&r, i, 3),
            .self_points = cell_int(&r, i, 4),
            .points = cell_int(&r, i, 5),
        };
    return ST_OK;
}

enum status station_store_score_insert(struct ctx *ctx, int64_t result_id,
                                       const struct station_score *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_score (congress_id, id, result_id, item_id, figure,"
                " self_points, points) VALUES (:congress, :id, :result, :item, :figure, :self,"
                " :points)",
                B_INT("congress", ctx->congress_id), B_INT("id", s->id), B_INT("result", result_id),
                B_INT("item", s->item_id), B_INT("figure", s->figure),
                B_INT("self", s->self_points), B_INT("points", s->points)));
    return event_row(ctx, "station_score", s->id);
}

enum status station_store_score_update(struct ctx *ctx, const struct station_score *s)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE station_score SET figure = :figure, self_points = :self,"
                    " points = :points, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_INT("figure", s->figure), B_INT("self", s->self_points),
                    B_INT("points", s->points), B_INT("congress", ctx->congress_id),
                    B_INT("id", s->id), B_INT("version", s->version)));
    return event_row(ctx, "station_score", s->id);
}

/* ---------------------------------------------------------------- what the records say */

enum status station_store_held(struct ctx *ctx, int64_t station_id, struct date from,
                               struct date to, int64_t *out_held, int64_t *out_all)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(SUM(CASE WHEN state = 'held' THEN 1 ELSE 0 END), 0), COUNT(*)"
               " FROM station_day WHERE congress_id = :congress AND station_id = :station"
               " AND on_day >= :from AND on_day <= :to AND state <> 'cancelled'",
               B_INT("congress", ctx->congress_id), B_INT("station", station_id),
               B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to)));
    *out_held = cell_int(&r, 0, 0);
    *out_all = cell_int(&r, 0, 1);
    return ST_OK;
}

enum status station_store_activities_held(struct ctx *ctx, int64_t station_id, struct date from,
                                          struct date to, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*) FROM station_activity WHERE congress_id = :congress"
               " AND station_id = :station AND on_day >= :from AND on_day <= :to"
               " AND state = 'held'",
               B_INT("congress", ctx->congress_id), B_INT("station", station_id),
               B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}
