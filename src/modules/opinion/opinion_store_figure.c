// SPDX-License-Identifier: MulanPSL-2.0
/* SQL that counts: what was raised in a period, and what became of it. */
#include "modules/opinion/opinion_store.h"
#include "platform/db.h"

enum { FIGURES_MAX = 500, MONTHS_MAX = 5000, PLACES_MOST = 12 };

/* Those merged count: each of them was said by somebody. */
#define SUMS                                                                                       \
    " COUNT(*) AS n1,"                                                                             \
    " SUM(CASE WHEN c.outcome = 'solved' THEN 1 ELSE 0 END) AS n2,"                                \
    " SUM(CASE WHEN c.outcome <> '' THEN 1 ELSE 0 END) AS n3,"                                     \
    " SUM(CASE WHEN c.settled_on IS NOT NULL AND c.handle_due_on IS NOT NULL THEN 1 ELSE 0 END) "  \
    "AS n4,"                                                                                       \
    " SUM(CASE WHEN c.settled_on IS NOT NULL AND c.handle_due_on IS NOT NULL"                      \
    "  AND c.settled_on <= c.handle_due_on THEN 1 ELSE 0 END) AS n5,"                              \
    " SUM(CASE WHEN c.rating <> '' THEN 1 ELSE 0 END) AS n6,"                                      \
    " SUM(CASE WHEN c.rating IN ('satisfied', 'basic') THEN 1 ELSE 0 END) AS n7,"                  \
    " SUM(CASE WHEN c.rounds > 0 THEN 1 ELSE 0 END) AS n8"
#define RAISED " WHERE c.congress_id = :congress AND c.raised_on >= :from AND c.raised_on <= :to"
#define OF_KEY(expr)                                                                               \
    "SELECT " expr ", ''," SUMS " FROM opinion_case c" RAISED " AND (:key IS NULL OR " expr        \
    " = :key) GROUP BY " expr
#define MANY  " ORDER BY 3 DESC, 1 LIMIT :most"
#define MONTH "substr(c.raised_on, 1, 7)"
/* Each station and place once, then their township: far fewer than there are opinions. */
#define TOTAL(n) " CAST(SUM(" n ") AS BIGINT)"
#define TOTALS                                                                                     \
    TOTAL("n1")                                                                                    \
    "," TOTAL("n2") "," TOTAL("n3") "," TOTAL("n4") "," TOTAL("n5") "," TOTAL("n6") "," TOTAL(     \
        "n7") "," TOTAL("n8")
#define PLACES                                                                                     \
    "SELECT c.congress_id, c.station_id, o.place," SUMS " FROM opinion_case c JOIN opinion o"      \
    " ON o.congress_id = c.congress_id AND o.id = c.id" RAISED                                     \
    " GROUP BY c.congress_id, c.station_id, o.place"
#define OF_TOWN                                                                                    \
    "SELECT CAST(k AS TEXT), COALESCE((SELECT g.name FROM congress_v_delegation g"                 \
    " WHERE g.congress_id = :congress AND g.id = k), '')," TOTALS                                  \
    " FROM (SELECT x.*, " OPINION_TOWN(                                                            \
        "x", "x") " AS k FROM (" PLACES ") x) y"                                                   \
                  " WHERE (:key IS NULL OR CAST(k AS TEXT) = :key) GROUP BY k"
/* A number as text, the same in both databases. */
#define ID(column) "CAST(COALESCE(" column ", 0) AS TEXT)"

static const struct {
    const char *by, *sql;
} BY[] = {
    {"month", OF_KEY(MONTH) " ORDER BY 1 LIMIT :most"},
    {"channel", OF_KEY("c.channel") MANY},
    {"collector", OF_KEY("c.collector") MANY},
    {"station", OF_KEY(ID("c.station_id")) MANY},
    {"delegation", OF_TOWN MANY},
    {"topic", OF_KEY(ID("c.root_id")) MANY},
    {"handler", OF_KEY(ID("c.organ_id")) MANY},
    {"category", "SELECT o.category, ''," SUMS " FROM opinion_case c JOIN opinion o"
                 " ON o.congress_id = c.congress_id AND o.id = c.id" RAISED
                 " AND (:key IS NULL OR o.category = :key) GROUP BY o.category" MANY},
    {"place", "SELECT o.place, ''," SUMS " FROM opinion_case c JOIN opinion o"
              " ON o.congress_id = c.congress_id AND o.id = c.id" RAISED
              " AND (:key IS NULL OR o.place = :key) GROUP BY o.place" MANY},
};

enum status opinion_store_figures(struct ctx *ctx, struct date from, struct date to, const char *by,
                                  struct str key, struct opinion_figure **out, size_t *out_count)
{
    static const char TOTAL[] = "SELECT '', ''," SUMS " FROM opinion_case c" RAISED;
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
        B_DATE(ctx->arena, "to", to),        B_OPT("key", key),
        B_INT("most", FIGURES_MAX),
    };
    const char *sql = TOTAL;
    size_t count = 3;
    struct rows r;

    arr_each (i, COUNT(BY)) {
        if (by == NULL || strcmp(by, BY[i].by) != 0)
            continue;
        sql = BY[i].sql;
        count = COUNT(binds);
    }
    TRY(db_rows_kept(ctx, &r, sql, binds, count));
    *out = arena_array(ctx->arena, r.count, struct opinion_figure);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct opinion_figure){
            .key = cell_text(&r, i, 0),
            .label = cell_text(&r, i, 1),
            .received = cell_int(&r, i, 2),
            .solved = cell_int(&r, i, 3),
            .settled = cell_int(&r, i, 4),
            .timed = cell_int(&r, i, 5),
            .in_time = cell_int(&r, i, 6),
            .rated = cell_int(&r, i, 7),
            .good = cell_int(&r, i, 8),
            .again = cell_int(&r, i, 9),
        };
    return ST_OK;
}

enum status opinion_store_spot(struct ctx *ctx, struct date from, struct date to, struct str place,
                               unsigned limit, struct opinion_spot_words **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT COALESCE(c.root_id, 0), COUNT(*) FROM opinion_case c"
                     " JOIN opinion o ON o.congress_id = c.congress_id AND o.id = c.id" RAISED
                     " AND o.place = :place GROUP BY COALESCE(c.root_id, 0)"
                     " ORDER BY 2 DESC, 1 LIMIT :limit",
                     B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                     B_DATE(ctx->arena, "to", to), B_TEXT("place", place), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct opinion_spot_words);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct opinion_spot_words){cell_int(&r, i, 0), cell_int(&r, i, 1)};
    return ST_OK;
}

enum status opinion_store_over_time(struct ctx *ctx, struct date from, struct date to,
                                    bool by_place, struct opinion_month_count **out,
                                    size_t *out_count)
{
    static const char TOPICS_SQL[] =
        "SELECT " ID("c.root_id") ", " MONTH ", COUNT(*) FROM opinion_case c" RAISED
                                  " GROUP BY " ID("c.root_id") ", " MONTH
                                                               " ORDER BY 1, 2 LIMIT :most";
    static const char PLACES_SQL[] =
        "SELECT o.place, " MONTH ", COUNT(*) FROM opinion_case c JOIN opinion o"
        " ON o.congress_id = c.congress_id AND o.id = c.id" RAISED
        " AND o.place IN (SELECT t.place FROM (SELECT o.place, COUNT(*) AS n FROM opinion_case c"
        "  JOIN opinion o ON o.congress_id = c.congress_id AND o.id = c.id" RAISED
        "  AND o.place <> '' GROUP BY o.place ORDER BY 2 DESC, 1 LIMIT :places) t)"
        " GROUP BY o.place, " MONTH " ORDER BY 1, 2 LIMIT :most";
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
        B_DATE(ctx->arena, "to", to),        B_INT("most", MONTHS_MAX),
        B_INT("places", PLACES_MOST),
    };
    struct rows r;

    TRY(db_rows_kept(ctx, &r, by_place ? PLACES_SQL : TOPICS_SQL, binds,
                     by_place ? COUNT(binds) : COUNT(binds) - 1));
    *out = arena_array(ctx->arena, r.count, struct opinion_month_count);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct opinion_month_count){cell_text(&r, i, 0), cell_text(&r, i, 1),
                                                 cell_int(&r, i, 2)};
    return ST_OK;
}
