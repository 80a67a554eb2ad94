// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of findings and figures. */
#include "modules/inspection/inspection_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { SERIES_MAX = 100, SHARES_MAX = 200 };

#define CONGRESS B_INT("congress", ctx->congress_id)

#define FINDING                                                                                    \
    "SELECT f.id, f.version, f.inspection_id, f.item_id, f.again_id, f.client, f.way, f.verdict,"  \
    " f.place, f.text, f.organ_id, f.found_on, f.due_on, f.account_id, f.finder, f.problem_id,"    \
    " i.title, t.cite, t.aspect, COALESCE(o.name, ''),"                                            \
    " COALESCE((SELECT MAX(g.id) FROM inspection_finding g WHERE g.congress_id = f.congress_id"    \
    " AND g.again_id = f.id), 0)"                                                                  \
    " FROM inspection_finding f JOIN inspection i ON i.congress_id = f.congress_id"                \
    " AND i.id = f.inspection_id JOIN inspection_item t ON t.congress_id = f.congress_id"          \
    " AND t.id = f.item_id LEFT JOIN congress_v_organ o ON o.congress_id = f.congress_id"          \
    " AND o.id = f.organ_id"

static struct inspection_finding read_finding(const struct rows *r, size_t n)
{
    return (struct inspection_finding){
        .id = cell_int(r, n, 0),
        .version = cell_int(r, n, 1),
        .inspection_id = cell_int(r, n, 2),
        .item_id = cell_int(r, n, 3),
        .again_id = cell_int(r, n, 4),
        .client = cell_text(r, n, 5),
        .way = cell_text(r, n, 6),
        .verdict = cell_text(r, n, 7),
        .place = cell_text(r, n, 8),
        .text = cell_text(r, n, 9),
        .organ_id = cell_int(r, n, 10),
        .found_on = cell_date(r, n, 11),
        .due_on = cell_date(r, n, 12),
        .account_id = cell_int(r, n, 13),
        .finder = cell_text(r, n, 14),
        .problem_id = cell_int(r, n, 15),
        .title = cell_text(r, n, 16),
        .cite = cell_text(r, n, 17),
        .aspect = cell_text(r, n, 18),
        .organ = cell_text(r, n, 19),
        .later_id = cell_int(r, n, 20),
    };
}

static void read_all(struct ctx *ctx, const struct rows *r, struct inspection_finding **out,
                     size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct inspection_finding);
    *out_count = r->count;
    arr_each (n, r->count)
        (*out)[n] = read_finding(r, n);
}

enum status inspection_store_finding(struct ctx *ctx, int64_t id, struct inspection_finding *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, FINDING " WHERE f.congress_id = :congress AND f.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_finding(&r, 0);
    return ST_OK;
}

enum status inspection_store_client(struct ctx *ctx, struct str client,
                                    struct inspection_finding *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, FINDING " WHERE f.congress_id = :congress AND f.client = :client", CONGRESS,
               B_TEXT("client", client)));
    *out = read_finding(&r, 0);
    return ST_OK;
}

enum status inspection_store_same(struct ctx *ctx, const struct inspection_finding *f,
                                  struct inspection_finding *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               FINDING " WHERE f.congress_id = :congress AND f.inspection_id = :inspection"
                       " AND f.item_id = :item AND f.place = :place AND f.found_on = :on"
                       " AND f.verdict = :verdict AND f.text = :text ORDER BY f.id LIMIT 1",
               CONGRESS, B_INT("inspection", f->inspection_id), B_INT("item", f->item_id),
               B_TEXT("place", f->place), B_DATE(ctx->arena, "on", f->found_on),
               B_TEXT("verdict", f->verdict), B_TEXT("text", f->text)));
    *out = read_finding(&r, 0);
    return ST_OK;
}

enum status inspection_store_series(struct ctx *ctx, int64_t id, struct inspection_finding **out,
                                    size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                FINDING " WHERE f.congress_id = :congress AND (f.id = :id OR f.again_id = :id)"
                        " ORDER BY f.id LIMIT :most",
                CONGRESS, B_INT("id", id), B_INT("most", SERIES_MAX)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status inspection_store_finding_insert(struct ctx *ctx, const struct inspection_finding *f)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO inspection_finding (congress_id, id, inspection_id, item_id,"
                " again_id, client, way, verdict, place, text, organ_id, found_on, due_on,"
                " account_id, finder, problem_id) VALUES (:congress, :id, :inspection, :item,"
                " :again, :client, :way, :verdict, :place, :text, :organ, :on, :due, :account,"
                " :finder, :problem)",
                CONGRESS, B_INT("id", f->id), B_INT("inspection", f->inspection_id),
                B_INT("item", f->item_id), B_ID("again", f->again_id), B_OPT("client", f->client),
                B_TEXT("way", f->way), B_TEXT("verdict", f->verdict), B_TEXT("place", f->place),
                B_TEXT("text", f->text), B_ID("organ", f->organ_id),
                B_DATE(ctx->arena, "on", f->found_on), B_DATE(ctx->arena, "due", f->due_on),
                B_ID("account", f->account_id), B_TEXT("finder", f->finder),
                B_ID("problem", f->problem_id)));
    return event_row(ctx, "inspection_finding", f->id);
}

enum status inspection_store_finding_update(struct ctx *ctx, const struct inspection_finding *f)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE inspection_finding SET problem_id = :problem, text = :text,"
                    " due_on = :due, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", f->id), B_ID("problem", f->problem_id),
                    B_TEXT("text", f->text), B_DATE(ctx->arena, "due", f->due_on),
                    B_INT("version", f->version)));
    return event_row(ctx, "inspection_finding", f->id);
}

enum status inspection_store_finding_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM inspection_finding WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "inspection_finding", id);
}

/* ---------------------------------------------------------------- the list */

static const struct db_filter FILTERS[] = {
    {"inspection", "f.inspection_id = :inspection", BIND_INT},
    {"item", "f.item_id = :item", BIND_INT},
    {"organ", "f.organ_id = :organ", BIND_INT},
    {"verdict", "f.verdict = :verdict", BIND_TEXT},
    {"wrong", "(:wrong = 1 AND f.verdict <> 'ok' AND f.again_id IS NULL)", BIND_INT},
    {"waiting",
     "(:waiting = 1 AND f.verdict <> 'ok' AND f.again_id IS NULL AND f.organ_id IS NOT NULL"
     " AND f.due_on IS NOT NULL AND f.problem_id IS NULL AND i.state IN ('running', 'reported'))",
     BIND_INT},
    {"aspect", "t.aspect = :aspect", BIND_TEXT},
    {"from", "f.found_on >= :from", BIND_TEXT},
    {"to", "f.found_on <= :to", BIND_TEXT},
    {"month", "substr(f.found_on, 1, 7) = :month", BIND_TEXT},
    {"q", "(f.place LIKE :q ESCAPE '!' OR f.text LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"on", "f.found_on", BIND_TEXT, "f.id"}, {0}};
static const struct db_list LIST = {
    .select = FINDING,
    .where = "f.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
};

enum status inspection_store_findings(struct ctx *ctx, const struct inspection_finding_filter *f,
                                      struct inspection_finding **out, size_t *out_count,
                                      struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_ID("inspection", f->inspection_id),
        B_ID("item", f->item_id),
        B_ID("organ", f->organ_id),
        B_OPT("verdict", f->verdict),
        B_ID("wrong", f->wrong),
        B_ID("waiting", f->waiting),
        B_OPT("aspect", f->aspect),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    read_all(ctx, &r, out, out_count);
    return db_list_count(ctx, &LIST, &q, INSPECTION_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- figures */

#define HELD                                                                                       \
    " FROM inspection i WHERE i.congress_id = :congress AND i.reported_on IS NOT NULL"             \
    " AND i.reported_on >= :from AND i.reported_on <= :to"
#define LOOKED(more)                                                                               \
    " FROM inspection_finding f JOIN inspection_item t ON t.congress_id = f.congress_id"           \
    " AND t.id = f.item_id LEFT JOIN congress_v_organ o ON o.congress_id = f.congress_id"          \
    " AND o.id = f.organ_id WHERE f.congress_id = :congress" more                                  \
    " AND f.found_on >= :from AND f.found_on <= :to"
#define WRONG " AND f.verdict <> 'ok' AND f.again_id IS NULL"
#define MONTHS(day, from)                                                                          \
    "SELECT substr(" day ", 1, 7), '', COUNT(*)" from " AND (:key IS NULL OR substr(" day          \
    ", 1, 7) = :key) GROUP BY substr(" day ", 1, 7)"                                               \
    " ORDER BY 1 LIMIT :most"
#define ASPECTS(from)                                                                              \
    "SELECT t.aspect, '', COUNT(*)" from " AND (:key IS NULL OR t.aspect = :key)"                  \
    " GROUP BY t.aspect ORDER BY 3 DESC, 1 LIMIT :most"
#define ORGANS(from)                                                                               \
    "SELECT CAST(COALESCE(f.organ_id, 0) AS TEXT), COALESCE(o.name, ''), COUNT(*)" from            \
    " AND f.organ_id IS NOT NULL AND (:key IS NULL OR CAST(f.organ_id AS TEXT) = :key)"            \
    " GROUP BY f.organ_id, o.name ORDER BY 3 DESC, 1 LIMIT :most"

enum column { BY_ALL, BY_MONTH, BY_ASPECT, BY_ORGAN, COLUMNS };

static const char *const SQL[][COLUMNS] = {
    [INSPECTION_HELD] = {"SELECT '', '', COUNT(*)" HELD, MONTHS("i.reported_on", HELD)},
    [INSPECTION_LOOKED] = {"SELECT '', '', COUNT(*)" LOOKED(""), MONTHS("f.found_on", LOOKED("")),
                           ASPECTS(LOOKED("")), ORGANS(LOOKED(""))},
    [INSPECTION_WRONG] = {"SELECT '', '', COUNT(*)" LOOKED(WRONG),
                          MONTHS("f.found_on", LOOKED(WRONG)), ASPECTS(LOOKED(WRONG)),
                          ORGANS(LOOKED(WRONG))},
};

static enum column column_of(const char *by)
{
    if (by == NULL)
        return BY_ALL;
    if (strcmp(by, "month") == 0)
        return BY_MONTH;
    return strcmp(by, "aspect") == 0 ? BY_ASPECT : BY_ORGAN;
}

enum status inspection_store_shares(struct ctx *ctx, enum inspection_measure what, struct date from,
                                    struct date to, const char *by, struct str key,
                                    struct inspection_share **out, size_t *out_count)
{
    const enum column column = column_of(by);
    const struct bind binds[] = {
        CONGRESS,          B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
        B_OPT("key", key), B_INT("most", SHARES_MAX),
    };
    struct rows r;

    ASSERT(SQL[what][column] != NULL);
    TRY(db_rows_kept(ctx, &r, SQL[what][column], binds, column == BY_ALL ? 3 : COUNT(binds)));
    *out = arena_array(ctx->arena, r.count, struct inspection_share);
    *out_count = r.count;
    arr_each (n, r.count)
        (*out)[n] =
            (struct inspection_share){cell_text(&r, n, 0), cell_text(&r, n, 1), cell_int(&r, n, 2)};
    return ST_OK;
}
