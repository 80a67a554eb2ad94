// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the money of all stations, and on taking back what an import has booked. */
#include "modules/station/station_store_report.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TOTAL_MAX = 100000 };

#define CONGRESS B_INT("congress", ctx->congress_id)

static struct station_fund read_fund(const struct rows *r, size_t i)
{
    return (struct station_fund){
        .id = cell_int(r, i, 0),
        .station_id = cell_int(r, i, 1),
        .year = cell_int(r, i, 2),
        .kind = cell_text(r, i, 3),
        .amount_fen = cell_int(r, i, 4),
        .on = cell_date(r, i, 5),
        .purpose = cell_text(r, i, 6),
        .document = cell_text(r, i, 7),
    };
}

#define COLUMNS "f.id, f.station_id, f.year, f.kind, f.amount_fen, f.on_day, f.purpose, f.document"

enum status station_store_fund(struct ctx *ctx, int64_t id, struct station_fund *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS
               " FROM station_fund f WHERE f.congress_id = :congress AND f.id = :id",
               CONGRESS, B_INT("id", id)));
    *out = read_fund(&r, 0);
    return ST_OK;
}

static const struct db_filter FILTERS[] = {
    {"station", "f.station_id = :station", BIND_INT},
    {"from", "f.year >= :from", BIND_INT},
    {"to", "f.year <= :to", BIND_INT},
    {"kind", "f.kind = :kind", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"day", "f.on_day", BIND_TEXT, "f.id"}, {0}};
static const struct db_list LIST = {
    .select = "SELECT " COLUMNS ", s.name FROM station_fund f"
              " JOIN station s ON s.congress_id = f.congress_id AND s.id = f.station_id",
    .where = "f.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM station_fund f",
};

enum status station_fund_page(struct ctx *ctx, const struct station_fund_filter *filter,
                              struct station_fund_row **out, size_t *out_count,
                              struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS, B_ID("station", filter->station_id),
                                 B_ID("from", filter->from), B_ID("to", filter->to),
                                 B_OPT("kind", filter->kind)};
    const struct db_list_query query = {.binds = binds,
                                        .binds_count = COUNT(binds),
                                        .after = filter->after,
                                        .limit = filter->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct station_fund_row);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct station_fund_row){read_fund(&r, i), cell_text(&r, i, 8)};
    return db_list_count(ctx, &LIST, &query, TOTAL_MAX, out_total);
}

enum status station_store_fund_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM station_fund WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "station_fund", id);
}

enum status station_store_standard_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM station_standard WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "station_standard", id);
}
