// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the check list, checks and funds. */
#include "modules/station/station_store_report.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ROWS_MAX = 500 };

/* ---------------------------------------------------------------- the check list */

enum status station_standards(struct ctx *ctx, bool all, struct station_standard **out,
                              size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT s.id, s.version, s.place, s.grouping, s.title, s.active"
                " FROM station_standard s JOIN (SELECT g.congress_id, g.grouping AS name,"
                "  MIN(g.place) AS first FROM station_standard g WHERE g.congress_id = :congress"
                "  GROUP BY g.congress_id, g.grouping) k ON k.congress_id = s.congress_id"
                "  AND k.name = s.grouping"
                " WHERE s.congress_id = :congress AND (:all = 1 OR s.active = 1)"
                " ORDER BY k.first, s.grouping, s.place, s.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_BOOL("all", all),
                B_INT("most", STATION_STANDARDS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_standard);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct station_standard){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .place = cell_int(&r, i, 2),
            .grouping = cell_text(&r, i, 3),
            .title = cell_text(&r, i, 4),
            .active = cell_int(&r, i, 5) != 0,
        };
    return ST_OK;
}

enum status station_store_standard_insert(struct ctx *ctx, const struct station_standard *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_standard (congress_id, id, grouping, title, place, active)"
                " VALUES (:congress, :id, :grouping, :title, :place, 1)",
                B_INT("congress", ctx->congress_id), B_INT("id", s->id),
                B_TEXT("grouping", s->grouping), B_TEXT("title", s->title),
                B_INT("place", s->place)));
    return event_row(ctx, "station_standard", s->id);
}

enum status station_store_standard_update(struct ctx *ctx, const struct station_standard *s)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE station_standard SET grouping = :grouping, title = :title,"
                    " place = :place, active = :active, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("grouping", s->grouping), B_TEXT("title", s->title),
                    B_INT("place", s->place), B_BOOL("active", s->active),
                    B_INT("congress", ctx->congress_id), B_INT("id", s->id),
                    B_INT("version", s->version)));
    return event_row(ctx, "station_standard", s->id);
}

/* ---------------------------------------------------------------- checks */

#define CHECK                                                                                      \
    "c.id, c.version, c.station_id, c.checked_on, c.rectify_until, c.rectified_on, c.result,"      \
    " c.note,"                                                                                     \
    " (SELECT COUNT(*) FROM station_check_item i WHERE i.congress_id = c.congress_id"              \
    "  AND i.check_id = c.id AND i.passed = 1),"                                                   \
    " (SELECT COUNT(*) FROM station_check_item i WHERE i.congress_id = c.congress_id"              \
    "  AND i.check_id = c.id)"

static struct station_check read_check(const struct rows *r, size_t i)
{
    return (struct station_check){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .station_id = cell_int(r, i, 2),
        .checked_on = cell_date(r, i, 3),
        .rectify_until = cell_date(r, i, 4),
        .rectified_on = cell_date(r, i, 5),
        .result = cell_text(r, i, 6),
        .note = cell_text(r, i, 7),
        .passed = cell_int(r, i, 8),
        .items = cell_int(r, i, 9),
    };
}

static enum status read_checks(struct ctx *ctx, const struct rows *r, struct station_check **out,
                               size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct station_check);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_check(r, i);
    return ST_OK;
}

enum status station_store_check(struct ctx *ctx, int64_t id, struct station_check *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " CHECK
               " FROM station_check c WHERE c.congress_id = :congress AND c.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_check(&r, 0);
    return ST_OK;
}

enum status station_checks(struct ctx *ctx, int64_t station_id, struct station_check **out,
                           size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " CHECK " FROM station_check c WHERE c.congress_id = :congress"
                " AND c.station_id = :station ORDER BY c.checked_on DESC, c.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("station", station_id),
                B_INT("most", ROWS_MAX)));
    return read_checks(ctx, &r, out, out_count);
}

enum status station_store_due_checks(struct ctx *ctx, struct date from, struct date until,
                                     struct station_check **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " CHECK " FROM station_check c WHERE c.congress_id = :congress"
                " AND c.rectify_until >= :from AND c.rectify_until <= :until"
                " AND c.rectified_on IS NULL ORDER BY c.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_DATE(ctx->arena, "until", until), B_INT("most", ROWS_MAX)));
    return read_checks(ctx, &r, out, out_count);
}

enum status station_store_check_insert(struct ctx *ctx, const struct station_check *c)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_check (congress_id, id, station_id, checked_on, result,"
                " rectify_until, note) VALUES (:congress, :id, :station, :on, :result, :until,"
                " :note)",
                B_INT("congress", ctx->congress_id), B_INT("id", c->id),
                B_INT("station", c->station_id), B_DATE(ctx->arena, "on", c->checked_on),
                B_TEXT("result", c->result), B_DATE(ctx->arena, "until", c->rectify_until),
                B_TEXT("note", c->note)));
    return event_row(ctx, "station_check", c->id);
}

enum status station_store_check_item_insert(struct ctx *ctx, int64_t check_id,
                                            const struct station_check_item *i)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO station_check_item (congress_id, id, check_id, standard_id, title,"
                " passed) VALUES (:congress, :id, :check, :standard, :title, :passed)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("check", check_id),
                B_INT("standard", i->standard_id), B_TEXT("title", i->title),
                B_BOOL("passed", i->passed)));
    return event_row(ctx, "station_check_item", id);
}

enum status station_check_items(struct ctx *ctx, int64_t check_id, struct station_check_item **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT standard_id, title, passed FROM station_check_item"
                " WHERE congress_id = :congress AND check_id = :check ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("check", check_id),
                B_INT("most", STATION_STANDARDS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_check_item);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct station_check_item){cell_int(&r, i, 0), cell_text(&r, i, 1),
                                                cell_int(&r, i, 2) != 0};
    return ST_OK;
}

enum status station_store_check_update(struct ctx *ctx, const struct station_check *c)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE station_check SET rectified_on = :on, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_DATE(ctx->arena, "on", c->rectified_on), B_INT("congress", ctx->congress_id),
                    B_INT("id", c->id), B_INT("version", c->version)));
    return event_row(ctx, "station_check", c->id);
}

/* ---------------------------------------------------------------- funds */

enum status station_store_fund_insert(struct ctx *ctx, const struct station_fund *f)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO station_fund (congress_id, id, station_id, year, kind, amount_fen,"
                " on_day, purpose, document) VALUES (:congress, :id, :station, :year, :kind, :fen,"
                " :on, :purpose, :document)",
                B_INT("congress", ctx->congress_id), B_INT("id", f->id),
                B_INT("station", f->station_id), B_INT("year", f->year), B_TEXT("kind", f->kind),
                B_INT("fen", f->amount_fen), B_DATE(ctx->arena, "on", f->on),
                B_TEXT("purpose", f->purpose), B_TEXT("document", f->document)));
    return event_row(ctx, "station_fund", f->id);
}

enum status station_funds(struct ctx *ctx, int64_t station_id, int64_t year,
                          struct station_fund **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, station_id, year, kind, amount_fen, on_day, purpose, document"
                " FROM station_fund WHERE congress_id = :congress AND station_id = :station"
                " AND year = :year ORDER BY on_day, id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("station", station_id),
                B_INT("year", year), B_INT("most", ROWS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_fund);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct station_fund){
            .id = cell_int(&r, i, 0),
            .station_id = cell_int(&r, i, 1),
            .year = cell_int(&r, i, 2),
            .kind = cell_text(&r, i, 3),
            .amount_fen = cell_int(&r, i, 4),
            .on = cell_date(&r, i, 5),
            .purpose = cell_text(&r, i, 6),
            .document = cell_text(&r, i, 7),
        };
    return ST_OK;
}

enum status station_purse(struct ctx *ctx, int64_t station_id, int64_t year,
                          struct station_purse *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT kind, CAST(SUM(amount_fen) AS BIGINT) FROM station_fund"
                " WHERE congress_id = :congress AND year = :year"
                " AND (:station IS NULL OR station_id = :station) GROUP BY kind LIMIT 3",
                B_INT("congress", ctx->congress_id), B_INT("year", year),
                B_ID("station", station_id)));
    *out = (struct station_purse){0};
    arr_each (i, r.count) {
        const struct str kind = cell_text(&r, i, 0);
        int64_t *to = str_eqz(kind, "allocated") ? &out->allocated
                      : str_eqz(kind, "spent")   ? &out->spent
                                                 : &out->settled;

        *to = cell_int(&r, i, 1);
    }
    return ST_OK;
}
