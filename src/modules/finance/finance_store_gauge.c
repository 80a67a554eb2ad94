// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of state assets, government debt, economic indicators, and of figures. */
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

enum { SHARES_MAX = 500 };

/* ---------------------------------------------------------------- state assets */

enum status finance_store_assets(struct ctx *ctx, struct finance_asset **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT a.id, a.version, a.year, a.sort, a.whole_fen, a.debt_fen, a.units, a.note"
                " FROM finance_asset a WHERE a.congress_id = :congress"
                " ORDER BY a.year DESC, a.sort LIMIT :most",
                CONGRESS, B_INT("most", FINANCE_SERIES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct finance_asset);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct finance_asset){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .year = (int)cell_int(&r, i, 2),
            .sort = cell_text(&r, i, 3),
            .whole_fen = cell_int(&r, i, 4),
            .debt_fen = cell_int(&r, i, 5),
            .units = cell_int(&r, i, 6),
            .note = cell_text(&r, i, 7),
        };
    return ST_OK;
}

/* The row of a year and sort, 0 none. */
static enum status row_of(struct ctx *ctx, const char *sql, int year, struct str sort, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, sql, CONGRESS, B_INT("year", year), B_TEXT("sort", sort)));
    *out = r.count > 0 ? cell_int(&r, 0, 0) : 0;
    return ST_OK;
}

#define ASSET_VALUES(ctx, a, at)                                                                   \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (at)), B_INT("whole", (a)->whole_fen),      \
        B_INT("debt", (a)->debt_fen), B_INT("units", (a)->units), B_TEXT("note", (a)->note)

enum status finance_store_asset_put(struct ctx *ctx, const struct finance_asset *a)
{
    int64_t id;

    TRY(row_of(ctx,
               "SELECT a.id FROM finance_asset a WHERE a.congress_id = :congress"
               " AND a.year = :year AND a.sort = :sort",
               a->year, a->sort, &id));
    if (id != 0) {
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE finance_asset SET whole_fen = :whole, debt_fen = :debt,"
                        " units = :units, note = :note, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        ASSET_VALUES(ctx, a, id), B_INT("version", a->version)));
        return event_row(ctx, "finance_asset", id);
    }
    id = db_new_id(ctx);
    TRY(DB_EXEC(ctx,
                "INSERT INTO finance_asset (congress_id, id, year, sort, whole_fen, debt_fen,"
                " units, note) VALUES (:congress, :id, :year, :sort, :whole, :debt, :units, :note)",
                ASSET_VALUES(ctx, a, id), B_INT("year", a->year), B_TEXT("sort", a->sort)));
    return event_row(ctx, "finance_asset", id);
}

/* ---------------------------------------------------------------- debt */

enum status finance_store_debts(struct ctx *ctx, struct finance_debt **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT d.id, d.version, d.year, d.sort, d.limit_fen, d.balance_fen, d.new_fen,"
                " d.repaid_fen, d.interest_fen, d.note FROM finance_debt d"
                " WHERE d.congress_id = :congress ORDER BY d.year DESC, d.sort LIMIT :most",
                CONGRESS, B_INT("most", FINANCE_SERIES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct finance_debt);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct finance_debt){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .year = (int)cell_int(&r, i, 2),
            .sort = cell_text(&r, i, 3),
            .limit_fen = cell_int(&r, i, 4),
            .balance_fen = cell_int(&r, i, 5),
            .new_fen = cell_int(&r, i, 6),
            .repaid_fen = cell_int(&r, i, 7),
            .interest_fen = cell_int(&r, i, 8),
            .note = cell_text(&r, i, 9),
        };
    return ST_OK;
}

#define DEBT_VALUES(ctx, d, at)                                                                    \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (at)), B_INT("limit", (d)->limit_fen),      \
        B_INT("balance", (d)->balance_fen), B_INT("fresh", (d)->new_fen),                          \
        B_INT("repaid", (d)->repaid_fen), B_INT("interest", (d)->interest_fen),                    \
        B_TEXT("note", (d)->note)

enum status finance_store_debt_put(struct ctx *ctx, const struct finance_debt *d)
{
    int64_t id;

    TRY(row_of(ctx,
               "SELECT d.id FROM finance_debt d WHERE d.congress_id = :congress"
               " AND d.year = :year AND d.sort = :sort",
               d->year, d->sort, &id));
    if (id != 0) {
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE finance_debt SET limit_fen = :limit, balance_fen = :balance,"
                        " new_fen = :fresh, repaid_fen = :repaid, interest_fen = :interest,"
                        " note = :note, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        DEBT_VALUES(ctx, d, id), B_INT("version", d->version)));
        return event_row(ctx, "finance_debt", id);
    }
    id = db_new_id(ctx);
    TRY(DB_EXEC(ctx,
                "INSERT INTO finance_debt (congress_id, id, year, sort, limit_fen, balance_fen,"
                " new_fen, repaid_fen, interest_fen, note) VALUES (:congress, :id, :year, :sort,"
                " :limit, :balance, :fresh, :repaid, :interest, :note)",
                DEBT_VALUES(ctx, d, id), B_INT("year", d->year), B_TEXT("sort", d->sort)));
    return event_row(ctx, "finance_debt", id);
}

/* ---------------------------------------------------------------- economic indicators */

#define NEWEST(column)                                                                             \
    " (SELECT m." column " FROM finance_reading m WHERE m.congress_id = g.congress_id"             \
    " AND m.gauge_id = g.id ORDER BY m.month DESC LIMIT 1)"
#define GAUGE                                                                                      \
    "SELECT g.id, g.version, g.name, g.unit," NEWEST("month") "," NEWEST("value") "," NEWEST(      \
        "growth_bp") " FROM finance_gauge g"

static struct finance_gauge read_gauge(const struct rows *r, size_t i)
{
    return (struct finance_gauge){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .name = cell_text(r, i, 2),
        .unit = cell_text(r, i, 3),
        .month = cell_text(r, i, 4),
        .value = cell_int(r, i, 5),
        .growth_bp = cell_null(r, i, 6) ? FINANCE_NO_BP : cell_int(r, i, 6),
    };
}

enum status finance_store_gauges(struct ctx *ctx, struct finance_gauge **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, GAUGE " WHERE g.congress_id = :congress ORDER BY g.id LIMIT :most",
                CONGRESS, B_INT("most", FINANCE_SERIES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct finance_gauge);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_gauge(&r, i);
    return ST_OK;
}

enum status finance_store_gauge(struct ctx *ctx, int64_t id, struct finance_gauge *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, GAUGE " WHERE g.congress_id = :congress AND g.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_gauge(&r, 0);
    return ST_OK;
}

enum status finance_store_gauge_named(struct ctx *ctx, struct str name, struct finance_gauge *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, GAUGE " WHERE g.congress_id = :congress AND g.name = :name", CONGRESS,
               B_TEXT("name", name)));
    *out = read_gauge(&r, 0);
    return ST_OK;
}

enum status finance_store_gauge_insert(struct ctx *ctx, const struct finance_gauge *g)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO finance_gauge (congress_id, id, name, unit)"
                " VALUES (:congress, :id, :name, :unit)",
                CONGRESS, B_INT("id", g->id), B_TEXT("name", g->name), B_TEXT("unit", g->unit)));
    return event_row(ctx, "finance_gauge", g->id);
}

static struct finance_reading read_reading(const struct rows *r, size_t i)
{
    return (struct finance_reading){
        .id = cell_int(r, i, 0),
        .gauge_id = cell_int(r, i, 1),
        .month = cell_text(r, i, 2),
        .value = cell_int(r, i, 3),
        .growth_bp = cell_null(r, i, 4) ? FINANCE_NO_BP : cell_int(r, i, 4),
    };
}

enum status finance_store_readings(struct ctx *ctx, int64_t gauge_id, struct finance_reading **out,
                                   size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT m.id, m.gauge_id, m.month, m.value, m.growth_bp FROM finance_reading m"
                " WHERE m.congress_id = :congress AND m.gauge_id = :gauge"
                " ORDER BY m.month DESC LIMIT :most",
                CONGRESS, B_INT("gauge", gauge_id), B_INT("most", FINANCE_SERIES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct finance_reading);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[r.count - 1 - i] = read_reading(&r, i);
    return ST_OK;
}

enum status finance_store_reading_gauge(struct ctx *ctx, int64_t id, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT gauge_id FROM finance_reading WHERE congress_id = :congress AND id = :id",
                B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = r.count > 0 ? cell_int(&r, 0, 0) : 0;
    return ST_OK;
}

enum status finance_store_reading_of(struct ctx *ctx, int64_t gauge_id, struct str month,
                                     struct finance_reading *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT m.id, m.gauge_id, m.month, m.value, m.growth_bp FROM finance_reading m"
               " WHERE m.congress_id = :congress AND m.gauge_id = :gauge AND m.month = :month",
               CONGRESS, B_INT("gauge", gauge_id), B_TEXT("month", month)));
    *out = read_reading(&r, 0);
    return ST_OK;
}

enum status finance_store_reading_put(struct ctx *ctx, const struct finance_reading *r, bool update)
{
    struct bind growth = B_INT("growth", r->growth_bp);

    growth.null = r->growth_bp == FINANCE_NO_BP;
    if (update)
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE finance_reading SET value = :value, growth_bp = :growth,"
                        " version = version + 1 WHERE congress_id = :congress AND id = :id",
                        CONGRESS, B_INT("id", r->id), B_INT("value", r->value), growth));
    else
        TRY(DB_EXEC(ctx,
                    "INSERT INTO finance_reading (congress_id, id, gauge_id, month, value,"
                    " growth_bp) VALUES (:congress, :id, :gauge, :month, :value, :growth)",
                    CONGRESS, B_INT("id", r->id), B_INT("value", r->value), growth,
                    B_INT("gauge", r->gauge_id), B_TEXT("month", r->month)));
    return event_row(ctx, "finance_reading", r->id);
}

/* ---------------------------------------------------------------- figures */

#define WITHIN(day)     " WHERE x.congress_id = :congress AND " day " >= :from AND " day " <= :to"
#define ITEMS           " FROM finance_item x" WITHIN("x.done_on") " AND " FINANCE_PROVED("x")
#define WARNINGS        " FROM finance_warning x" WITHIN("x.raised_on")
#define CLOSED          WARNINGS " AND x.state = 'closed'"
#define FINDINGS        " FROM finance_finding x" WITHIN("x.found_on")
#define MENDED          FINDINGS " AND x.state IN ('reported', 'closed')"
#define COUNTED         "COUNT(*)"
#define MONEY           "CAST(COALESCE(SUM(x.fen), 0) AS BIGINT)"
#define ALL(what, from) "SELECT '', '', " what from
#define BY(key, label, what, from)                                                                 \
    "SELECT " key ", " label ", " what from " AND (:key IS NULL OR " key " = :key)"                \
    " GROUP BY 1 ORDER BY 1 LIMIT :most"
#define MONTH(day) "substr(" day ", 1, 7)"
#define ORGAN      "CAST(COALESCE(x.organ_id, 0) AS TEXT)"

enum { BY_ALL, BY_MONTH, BY_KIND, BY_ORGAN, BYS };

static const char *const SQL[][BYS] = {
    [FINANCE_HEARD] = {ALL(COUNTED, ITEMS), BY(MONTH("x.done_on"), "''", COUNTED, ITEMS),
                       BY("x.kind", "''", COUNTED, ITEMS), NULL},
    [FINANCE_WARNED] = {ALL(COUNTED, WARNINGS), BY(MONTH("x.raised_on"), "''", COUNTED, WARNINGS),
                        BY("x.kind", "''", COUNTED, WARNINGS), NULL},
    [FINANCE_WARNED_CLOSED] = {ALL(COUNTED, CLOSED),
                               BY(MONTH("x.raised_on"), "''", COUNTED, CLOSED),
                               BY("x.kind", "''", COUNTED, CLOSED), NULL},
    [FINANCE_FOUND] = {ALL(COUNTED, FINDINGS), BY(MONTH("x.found_on"), "''", COUNTED, FINDINGS),
                       BY("x.sort", "''", COUNTED, FINDINGS),
                       BY(ORGAN, "MIN(x.organ)", COUNTED, FINDINGS)},
    [FINANCE_FOUND_MENDED] = {ALL(COUNTED, MENDED), BY(MONTH("x.found_on"), "''", COUNTED, MENDED),
                              BY("x.sort", "''", COUNTED, MENDED),
                              BY(ORGAN, "MIN(x.organ)", COUNTED, MENDED)},
    [FINANCE_FOUND_MONEY] = {ALL(MONEY, FINDINGS), BY(MONTH("x.found_on"), "''", MONEY, FINDINGS),
                             BY("x.sort", "''", MONEY, FINDINGS),
                             BY(ORGAN, "MIN(x.organ)", MONEY, FINDINGS)},
};

static int column_of(const char *by)
{
    if (by == NULL)
        return BY_ALL;
    if (strcmp(by, "month") == 0)
        return BY_MONTH;
    return strcmp(by, "unit") == 0 ? BY_ORGAN : BY_KIND;
}

enum status finance_store_shares(struct ctx *ctx, enum finance_figure what, struct date from,
                                 struct date to, const char *by, struct str key,
                                 struct finance_share **out, size_t *out_count)
{
    const int column = column_of(by);
    const struct bind binds[] = {
        CONGRESS,          B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
        B_OPT("key", key), B_INT("most", SHARES_MAX),
    };
    struct rows r;

    TRY(db_rows_kept(ctx, &r, SQL[what][column], binds, column == BY_ALL ? 3 : COUNT(binds)));
    *out = arena_array(ctx->arena, r.count, struct finance_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct finance_share){cell_text(&r, i, 0), cell_text(&r, i, 1), cell_int(&r, i, 2)};
    return ST_OK;
}
