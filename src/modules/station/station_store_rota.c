// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on reception days, their series and duties. */
#include "modules/station/station_store_rota.h"
#include "platform/db.h"
#include "platform/event.h"

enum { NEXT_MAX = 1000, SERIES_MAX = 5000, OF_STATION_MAX = 100 };

/* One row a duty; days come together, since a day's rows stand side by side. */
enum status station_store_next(struct ctx *ctx, int64_t station_id, unsigned limit,
                               struct str comma, struct station_duty_day **out, size_t *out_count)
{
    struct station_duty_day *days;
    struct rows r;
    size_t n = 0;

    TRY(DB_ROWS_KEPT(
        ctx, &r,
        "SELECT x.id, x.station_id, x.on_day, x.from_minute, x.to_minute, s.name,"
        " COALESCE(n.name, u.name)"
        " FROM (SELECT d.congress_id, d.id, d.station_id, d.on_day, d.from_minute,"
        "  d.to_minute FROM station_day d WHERE d.congress_id = :congress"
        "  AND d.on_day >= :today AND d.state = 'scheduled'"
        "  AND (:station IS NULL OR d.station_id = :station)"
        "  ORDER BY d.on_day, d.from_minute, d.id LIMIT :most) x"
        " JOIN station s ON s.congress_id = x.congress_id AND s.id = x.station_id"
        " LEFT JOIN station_duty u ON u.congress_id = x.congress_id AND u.day_id = x.id"
        "  AND u.state IN ('on', 'came')"
        " LEFT JOIN deputy_v_name n ON n.congress_id = u.congress_id AND n.id = u.deputy_id"
        " WHERE s.state IN ('running', 'rectify')"
        " ORDER BY x.on_day, x.from_minute, x.id, u.id",
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "today", ctx->today),
        B_ID("station", station_id), B_INT("most", limit < NEXT_MAX ? limit : NEXT_MAX)));
    days = arena_array(ctx->arena, r.count, struct station_duty_day);
    arr_each (i, r.count) {
        const struct str name = cell_text(&r, i, 6);

        if (n == 0 || days[n - 1].id != cell_int(&r, i, 0))
            days[n++] = (struct station_duty_day){.id = cell_int(&r, i, 0),
                                                  .station_id = cell_int(&r, i, 1),
                                                  .on = cell_date(&r, i, 2),
                                                  .from_minute = (unsigned)cell_int(&r, i, 3),
                                                  .to_minute = (unsigned)cell_int(&r, i, 4),
                                                  .station = cell_text(&r, i, 5),
                                                  .names = name};
        else
            days[n - 1].names =
                str_printf(ctx->arena, STR_FMT STR_FMT STR_FMT, STR_ARG(days[n - 1].names),
                           STR_ARG(comma), STR_ARG(name));
    }
    *out = days;
    *out_count = n;
    return ST_OK;
}

/* ---------------------------------------------------------------- series */

#define SERIES                                                                                     \
    "s.id, s.version, s.station_id, s.title, s.rule, s.nth, s.weekday, s.shift, s.from_on,"        \
    " s.to_on, s.from_minute, s.to_minute, s.seats"

static struct station_series read_series(const struct rows *r, size_t i)
{
    struct station_series s = {
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .station_id = cell_int(r, i, 2),
        .title = cell_text(r, i, 3),
        .cycle = {.nth = (unsigned)cell_int(r, i, 5),
                  .weekday = (unsigned)cell_int(r, i, 6),
                  .shift = cell_int(r, i, 7) != 0,
                  .from_on = cell_date(r, i, 8),
                  .to_on = cell_date(r, i, 9)},
        .from_minute = (unsigned)cell_int(r, i, 10),
        .to_minute = (unsigned)cell_int(r, i, 11),
        .seats = cell_int(r, i, 12),
    };

    ASSERT(station_rule_parse(cell_text(r, i, 4), &s.cycle.rule));
    return s;
}

static enum status read_all_series(struct ctx *ctx, const struct rows *r,
                                   struct station_series **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct station_series);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_series(r, i);
    return ST_OK;
}

enum status station_series_get(struct ctx *ctx, int64_t id, struct station_series *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " SERIES
               " FROM station_series s WHERE s.congress_id = :congress AND s.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_series(&r, 0);
    return ST_OK;
}

enum status station_series_of(struct ctx *ctx, int64_t station_id, struct station_series **out,
                              size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " SERIES " FROM station_series s WHERE s.congress_id = :congress"
                " AND s.station_id = :station ORDER BY s.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("station", station_id),
                B_INT("most", OF_STATION_MAX)));
    return read_all_series(ctx, &r, out, out_count);
}

enum status station_store_series_on(struct ctx *ctx, struct date on, struct station_series **out,
                                    size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " SERIES " FROM station_series s"
                " JOIN station t ON t.congress_id = s.congress_id AND t.id = s.station_id"
                " WHERE s.congress_id = :congress AND (s.to_on IS NULL OR s.to_on >= :on)"
                " AND t.state IN ('running', 'rectify') ORDER BY s.station_id, s.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "on", on),
                B_INT("most", SERIES_MAX)));
    return read_all_series(ctx, &r, out, out_count);
}

enum status station_store_series_insert(struct ctx *ctx, const struct station_series *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_series (congress_id, id, station_id, title, rule, nth,"
                " weekday, from_minute, to_minute, seats, shift, from_on, to_on)"
                " VALUES (:congress, :id, :station, :title, :rule, :nth, :weekday, :begins, :ends,"
                " :seats, :shift, :from, :to)",
                B_INT("congress", ctx->congress_id), B_INT("id", s->id),
                B_INT("station", s->station_id), B_TEXT("title", s->title),
                B_Z("rule", station_rule_word(s->cycle.rule)), B_INT("nth", s->cycle.nth),
                B_INT("weekday", s->cycle.weekday), B_INT("begins", s->from_minute),
                B_INT("ends", s->to_minute), B_INT("seats", s->seats),
                B_BOOL("shift", s->cycle.shift), B_DATE(ctx->arena, "from", s->cycle.from_on),
                B_DATE(ctx->arena, "to", s->cycle.to_on)));
    return event_row(ctx, "station_series", s->id);
}

enum status station_store_series_end(struct ctx *ctx, const struct station_series *s)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE station_series SET to_on = :to, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_DATE(ctx->arena, "to", s->cycle.to_on), B_INT("congress", ctx->congress_id),
                    B_INT("id", s->id), B_INT("version", s->version)));
    return event_row(ctx, "station_series", s->id);
}
