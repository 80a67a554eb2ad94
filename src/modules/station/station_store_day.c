// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on reception days and on who is on duty. */
#include "modules/station/station_store_rota.h"
#include "platform/db.h"
#include "platform/event.h"

enum { DAYS_MAX = 500, DUTIES_MAX = 200, LAST_MAX = 5000, DUES_MAX = 5000, TOTAL_MAX = 10000 };

#define DAY                                                                                        \
    "d.id, d.version, d.station_id, d.series_id, d.title, d.state, d.reason, d.planned_on,"        \
    " d.on_day, d.from_minute, d.to_minute, t.name"
#define DAY_FROM                                                                                   \
    " FROM station_day d JOIN station t ON t.congress_id = d.congress_id AND t.id = d.station_id"

static struct station_day read_day(const struct rows *r, size_t i)
{
    return (struct station_day){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .station_id = cell_int(r, i, 2),
        .series_id = cell_int(r, i, 3),
        .title = cell_text(r, i, 4),
        .state = cell_text(r, i, 5),
        .reason = cell_text(r, i, 6),
        .planned_on = cell_date(r, i, 7),
        .on = cell_date(r, i, 8),
        .from_minute = (unsigned)cell_int(r, i, 9),
        .to_minute = (unsigned)cell_int(r, i, 10),
        .station = cell_text(r, i, 11),
    };
}

static enum status read_days(struct ctx *ctx, const struct rows *r, struct station_day **out,
                             size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct station_day);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_day(r, i);
    return ST_OK;
}

enum status station_day_get(struct ctx *ctx, int64_t id, struct station_day *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT " DAY DAY_FROM " WHERE d.congress_id = :congress AND d.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_day(&r, 0);
    return ST_OK;
}

static const struct db_filter FILTERS[] = {
    {"station", "d.station_id = :station", BIND_INT},
    {"deputy",
     "EXISTS (SELECT 1 FROM station_duty u WHERE u.congress_id = d.congress_id"
     " AND u.day_id = d.id AND u.deputy_id = :deputy AND u.state <> 'excused')",
     BIND_INT},
    {"from", "d.on_day >= :from", BIND_TEXT},
    {"to", "d.on_day <= :to", BIND_TEXT},
    {"state", "d.state = :state", BIND_TEXT},
    {0},
};

static const struct db_sort SORTS[] = {
    {"day", "d.on_day", BIND_TEXT, "d.id"},
    {0},
};

static const struct db_list LIST = {
    .select = "SELECT " DAY DAY_FROM,
    .where = "d.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM station_day d",
};

enum status station_day_page(struct ctx *ctx, const struct station_day_filter *f,
                             struct station_day **out, size_t *out_count, struct str *out_next,
                             int64_t *out_total)
{
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_ID("station", f->station_id),
        B_ID("deputy", f->deputy_id),        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),     B_OPT("state", f->state),
    };
    const struct db_list_query query = {.binds = binds,
                                        .binds_count = COUNT(binds),
                                        .sort = f->sort,
                                        .after = f->after,
                                        .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    TRY(read_days(ctx, &r, out, out_count));
    return db_list_count(ctx, &LIST, &query, TOTAL_MAX, out_total);
}

enum status station_store_day_planned(struct ctx *ctx, int64_t series_id, struct date planned_on,
                                      bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM station_day WHERE congress_id = :congress"
                " AND series_id = :series AND planned_on = :planned",
                B_INT("congress", ctx->congress_id), B_INT("series", series_id),
                B_DATE(ctx->arena, "planned", planned_on)));
    *out = r.count > 0;
    return ST_OK;
}

enum status station_store_days_after(struct ctx *ctx, int64_t series_id, struct date on,
                                     struct station_day **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " DAY DAY_FROM " WHERE d.congress_id = :congress"
                " AND d.series_id = :series AND d.on_day > :on AND d.state = 'scheduled'"
                " ORDER BY d.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("series", series_id),
                B_DATE(ctx->arena, "on", on), B_INT("most", DAYS_MAX)));
    return read_days(ctx, &r, out, out_count);
}

enum status station_store_day_on(struct ctx *ctx, int64_t station_id, struct date on,
                                 struct station_day *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " DAY DAY_FROM " WHERE d.congress_id = :congress"
               " AND d.station_id = :station AND d.on_day = :on AND d.state <> 'cancelled'"
               " ORDER BY d.id LIMIT 1",
               B_INT("congress", ctx->congress_id), B_INT("station", station_id),
               B_DATE(ctx->arena, "on", on)));
    *out = read_day(&r, 0);
    return ST_OK;
}

enum status station_store_day_insert(struct ctx *ctx, const struct station_day *d)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_day (congress_id, id, station_id, series_id, title,"
                " planned_on, on_day, from_minute, to_minute, state, reason)"
                " VALUES (:congress, :id, :station, :series, :title, :planned, :on, :begins, :ends,"
                " 'scheduled', '')",
                B_INT("congress", ctx->congress_id), B_INT("id", d->id),
                B_INT("station", d->station_id), B_ID("series", d->series_id),
                B_TEXT("title", d->title), B_DATE(ctx->arena, "planned", d->planned_on),
                B_DATE(ctx->arena, "on", d->on), B_INT("begins", d->from_minute),
                B_INT("ends", d->to_minute)));
    return event_row(ctx, "station_day", d->id);
}

enum status station_store_day_update(struct ctx *ctx, const struct station_day *d)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE station_day SET state = :state, reason = :reason,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("state", d->state), B_TEXT("reason", d->reason),
                    B_INT("congress", ctx->congress_id), B_INT("id", d->id),
                    B_INT("version", d->version)));
    return event_row(ctx, "station_day", d->id);
}

/* ---------------------------------------------------------------- duties */

#define DUTY                                                                                       \
    "u.id, u.version, u.day_id, u.deputy_id, COALESCE(n.name, u.name), u.level, u.state,"          \
    " u.replaces, u.reason"
#define DUTY_FROM                                                                                  \
    " FROM station_duty u"                                                                         \
    " LEFT JOIN deputy_v_name n ON n.congress_id = u.congress_id AND n.id = u.deputy_id"

static struct station_duty read_duty(const struct rows *r, size_t i)
{
    return (struct station_duty){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .day_id = cell_int(r, i, 2),
        .deputy_id = cell_int(r, i, 3),
        .name = cell_text(r, i, 4),
        .level = cell_text(r, i, 5),
        .state = cell_text(r, i, 6),
        .replaces = cell_int(r, i, 7),
        .reason = cell_text(r, i, 8),
    };
}

enum status station_store_duty(struct ctx *ctx, int64_t id, struct station_duty *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT " DUTY DUTY_FROM " WHERE u.congress_id = :congress AND u.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_duty(&r, 0);
    return ST_OK;
}

enum status station_duties(struct ctx *ctx, int64_t day_id, struct station_duty **out,
                           size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " DUTY DUTY_FROM " WHERE u.congress_id = :congress AND u.day_id = :day"
                " ORDER BY u.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("day", day_id),
                B_INT("most", DUTIES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_duty);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_duty(&r, i);
    return ST_OK;
}

enum status station_store_duty_insert(struct ctx *ctx, const struct station_duty *d)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_duty (congress_id, id, day_id, deputy_id, name, level, state,"
                " replaces, reason) VALUES (:congress, :id, :day, :deputy, :name, :level, :state,"
                " :replaces, :reason)",
                B_INT("congress", ctx->congress_id), B_INT("id", d->id), B_INT("day", d->day_id),
                B_ID("deputy", d->deputy_id), B_TEXT("name", d->name), B_TEXT("level", d->level),
                B_TEXT("state", d->state), B_ID("replaces", d->replaces),
                B_TEXT("reason", d->reason)));
    return event_row(ctx, "station_duty", d->id);
}

enum status station_store_duty_update(struct ctx *ctx, const struct station_duty *d)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE station_duty SET state = :state, reason = :reason,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("state", d->state), B_TEXT("reason", d->reason),
                    B_INT("congress", ctx->congress_id), B_INT("id", d->id),
                    B_INT("version", d->version)));
    return event_row(ctx, "station_duty", d->id);
}

enum status station_store_last(struct ctx *ctx, int64_t station_id, struct station_last **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT u.deputy_id, MAX(d.on_day) FROM station_duty u"
                " JOIN station_day d ON d.congress_id = u.congress_id AND d.id = u.day_id"
                " WHERE u.congress_id = :congress AND d.station_id = :station"
                " AND u.deputy_id IS NOT NULL AND u.state IN ('on', 'came')"
                " AND d.state <> 'cancelled'"
                " GROUP BY u.deputy_id ORDER BY u.deputy_id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("station", station_id),
                B_INT("most", LAST_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_last);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct station_last){cell_int(&r, i, 0), cell_date(&r, i, 1)};
    return ST_OK;
}

/* ---------------------------------------------------------------- deadlines */

static enum status read_dues(struct ctx *ctx, const struct rows *r, struct station_due_row **out,
                             size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct station_due_row);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = (struct station_due_row){
            .day_id = cell_int(r, i, 0),
            .duty_id = cell_int(r, i, 1),
            .deputy_id = cell_int(r, i, 2),
            .station_id = cell_int(r, i, 3),
            .keeper_id = cell_int(r, i, 4),
            .organ_id = cell_int(r, i, 5),
            .on = cell_date(r, i, 6),
            .station = cell_text(r, i, 7),
        };
    return ST_OK;
}

enum status station_store_due_duties(struct ctx *ctx, struct date from, struct date until,
                                     struct station_due_row **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT d.id, u.id, u.deputy_id, t.id, t.keeper_id, t.organ_id, d.on_day, t.name"
                " FROM station_day d"
                " JOIN station t ON t.congress_id = d.congress_id AND t.id = d.station_id"
                " JOIN station_duty u ON u.congress_id = d.congress_id AND u.day_id = d.id"
                " WHERE d.congress_id = :congress AND d.on_day >= :from AND d.on_day <= :until"
                " AND d.state = 'scheduled' AND u.state = 'on' AND u.deputy_id IS NOT NULL"
                " ORDER BY d.id, u.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_DATE(ctx->arena, "until", until), B_INT("most", DUES_MAX)));
    return read_dues(ctx, &r, out, out_count);
}

enum status station_store_due_logs(struct ctx *ctx, struct date from, struct date until,
                                   struct station_due_row **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT d.id, NULL, NULL, t.id, t.keeper_id, t.organ_id, d.on_day, t.name"
                " FROM station_day d"
                " JOIN station t ON t.congress_id = d.congress_id AND t.id = d.station_id"
                " WHERE d.congress_id = :congress AND d.on_day >= :from AND d.on_day <= :until"
                " AND d.state = 'scheduled' ORDER BY d.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_DATE(ctx->arena, "until", until), B_INT("most", DUES_MAX)));
    return read_dues(ctx, &r, out, out_count);
}
