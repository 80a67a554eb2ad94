// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of budgets, spending, subscriptions, and of the figures. */
#include "modules/allowance/allowance_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { SHARES_MAX = 500 };

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- budgets */

#define BUDGET                                                                                     \
    "SELECT b.id, b.version, b.year, b.scope, COALESCE(b.scope_id, 0), b.holder, b.title, b.fen,"  \
    " (SELECT CAST(COALESCE(SUM(s.fen), 0) AS BIGINT) FROM allowance_spend s"                      \
    "  WHERE s.congress_id = b.congress_id AND s.budget_id = b.id) FROM allowance_budget b"

static struct allowance_budget read_budget(const struct rows *r, size_t i)
{
    return (struct allowance_budget){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = cell_int(r, i, 2),
        .scope = cell_text(r, i, 3),
        .scope_id = cell_int(r, i, 4),
        .holder = cell_text(r, i, 5),
        .title = cell_text(r, i, 6),
        .fen = cell_int(r, i, 7),
        .spent = cell_int(r, i, 8),
    };
}

enum status allowance_store_budget(struct ctx *ctx, int64_t id, struct allowance_budget *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, BUDGET " WHERE b.congress_id = :congress AND b.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_budget(&r, 0);
    return ST_OK;
}

enum status allowance_store_budget_titled(struct ctx *ctx, int64_t year, struct str title,
                                          struct str holder, struct allowance_budget *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               BUDGET " WHERE b.congress_id = :congress AND b.year = :year AND b.title = :title"
                      " AND b.holder = :holder",
               CONGRESS, B_INT("year", year), B_TEXT("title", title), B_TEXT("holder", holder)));
    *out = read_budget(&r, 0);
    return ST_OK;
}

#define BUDGET_VALUES(ctx, b)                                                                      \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (b)->id), B_INT("year", (b)->year),         \
        B_TEXT("scope", (b)->scope), B_ID("scope_id", (b)->scope_id),                              \
        B_TEXT("holder", (b)->holder), B_TEXT("title", (b)->title), B_INT("fen", (b)->fen)

enum status allowance_store_budget_put(struct ctx *ctx, const struct allowance_budget *b,
                                       bool there)
{
    if (there)
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE allowance_budget SET year = :year, scope = :scope,"
                        " scope_id = :scope_id, holder = :holder, title = :title, fen = :fen,"
                        " version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        BUDGET_VALUES(ctx, b), B_INT("version", b->version)));
    else
        TRY(DB_EXEC(ctx,
                    "INSERT INTO allowance_budget (congress_id, id, year, scope, scope_id, holder,"
                    " title, fen) VALUES (:congress, :id, :year, :scope, :scope_id, :holder,"
                    " :title, :fen)",
                    BUDGET_VALUES(ctx, b)));
    return event_row(ctx, "allowance_budget", b->id);
}

enum status allowance_store_budget_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM allowance_budget WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "allowance_budget", id);
}

enum status allowance_store_budget_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                       int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM allowance_budget WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

#define YEAR_DAY "CAST(b.year AS TEXT) || '-01-01'"

static const struct db_filter BUDGET_FILTERS[] = {
    {"scope", "b.scope = :scope", BIND_TEXT},
    {"year", "b.year = :year", BIND_INT},
    {"from", YEAR_DAY " >= :from", BIND_TEXT},
    {"to", YEAR_DAY " <= :to", BIND_TEXT},
    {"q", "(b.title LIKE :q ESCAPE '!' OR b.holder LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort BUDGET_SORTS[] = {{"year", "b.year", BIND_INT, "b.id"}, {0}};
static const struct db_list BUDGETS = {
    .select = BUDGET,
    .where = "b.congress_id = :congress",
    .filters = BUDGET_FILTERS,
    .sorts = BUDGET_SORTS,
    .count_from = " FROM allowance_budget b",
};

enum status allowance_store_budgets(struct ctx *ctx, const struct allowance_budget_filter *f,
                                    struct allowance_budget **out, size_t *out_count,
                                    struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("scope", f->scope),
        B_ID("year", f->year),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &BUDGETS, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct allowance_budget);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_budget(&r, i);
    return db_list_count(ctx, &BUDGETS, &q, ALLOWANCE_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- spending */

enum status allowance_store_spend_insert(struct ctx *ctx, const struct allowance_spend *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO allowance_spend (congress_id, id, budget_id, list_id, use, what,"
                " payee, on_day, fen) VALUES (:congress, :id, :budget, :list, :use, :what, :payee,"
                " :on, :fen)",
                CONGRESS, B_INT("id", s->id), B_INT("budget", s->budget_id),
                B_ID("list", s->list_id), B_TEXT("use", s->use), B_TEXT("what", s->what),
                B_TEXT("payee", s->payee), B_DATE(ctx->arena, "on", s->on), B_INT("fen", s->fen)));
    return event_row(ctx, "allowance_spend", s->id);
}

enum status allowance_store_spend_delete(struct ctx *ctx, int64_t budget_id, int64_t id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(list_id, 0), use FROM allowance_spend WHERE congress_id = :congress"
               " AND id = :id AND budget_id = :budget",
               CONGRESS, B_INT("id", id), B_INT("budget", budget_id)));
    if (cell_int(&r, 0, 0) != 0)
        return fail(&ctx->err, ST_RULE, "allowance.err.of_list", NULL);
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM allowance_spend WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "allowance_spend", id);
}

static const struct db_filter SPEND_FILTERS[] = {
    {"use", "s.use = :use", BIND_TEXT},
    {"budget", "s.budget_id = :budget", BIND_INT},
    {"from", "s.on_day >= :from", BIND_TEXT},
    {"to", "s.on_day <= :to", BIND_TEXT},
    {"month", "substr(s.on_day, 1, 7) = :month", BIND_TEXT},
    {"q", "(s.what LIKE :q ESCAPE '!' OR s.payee LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort SPEND_SORTS[] = {{"on", "s.on_day", BIND_TEXT, "s.id"}, {0}};
static const struct db_list SPENDS = {
    .select = "SELECT s.id, s.budget_id, COALESCE(s.list_id, 0), s.use, s.what, s.payee, s.on_day,"
              " s.fen, b.title FROM allowance_spend s JOIN allowance_budget b"
              " ON b.congress_id = s.congress_id AND b.id = s.budget_id",
    .where = "s.congress_id = :congress",
    .filters = SPEND_FILTERS,
    .sorts = SPEND_SORTS,
};

enum status allowance_store_spends(struct ctx *ctx, const struct allowance_spend_filter *f,
                                   struct allowance_spend **out, size_t *out_count,
                                   struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("use", f->use),
        B_ID("budget", f->budget_id),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &SPENDS, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct allowance_spend);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct allowance_spend){
            .id = cell_int(&r, i, 0),
            .budget_id = cell_int(&r, i, 1),
            .list_id = cell_int(&r, i, 2),
            .use = cell_text(&r, i, 3),
            .what = cell_text(&r, i, 4),
            .payee = cell_text(&r, i, 5),
            .on = cell_date(&r, i, 6),
            .fen = cell_int(&r, i, 7),
            .title = cell_text(&r, i, 8),
        };
    return db_list_count(ctx, &SPENDS, &q, ALLOWANCE_TOTAL_MAX, out_total);
}

/* ---------------------------------------------------------------- figures */

#define LINES                                                                                      \
    " FROM allowance_line n JOIN allowance_list l ON l.congress_id = n.congress_id"                \
    " AND l.id = n.list_id WHERE n.congress_id = :congress AND l.month || '-01' >= :from"          \
    " AND l.month || '-01' <= :to"
#define SETTLED   " AND l.state IN ('approved', 'paid')"
#define SUM(what) ", CAST(COALESCE(SUM(" what "), 0) AS BIGINT)"
#define BY(key, values, from)                                                                      \
    "SELECT " key values from " AND (:key IS NULL OR " key " = :key) GROUP BY 1 ORDER BY 1"        \
    " LIMIT :most"
#define ALL(values, from) "SELECT ''" values from
#define PAID_VALUES       SUM("n.fen") ", 0"
#define COVERED_VALUES                                                                             \
    SUM("CASE WHEN l.state IN ('approved', 'paid') THEN 1 ELSE 0 END") ", COUNT(*)"
#define COVERED_FROM LINES " AND n.kind = 'lost' AND n.fen > 0"
#define SPENT_FROM                                                                                 \
    " FROM allowance_spend s WHERE s.congress_id = :congress AND s.on_day >= :from"                \
    " AND s.on_day <= :to"
#define BUDGET_FROM                                                                                \
    " FROM allowance_budget b WHERE b.congress_id = :congress AND " YEAR_DAY " >= :from"           \
    " AND " YEAR_DAY " <= :to"

enum part { WHOLE, MONTH, KIND, PARTS };

static const char *const SQL[][PARTS] = {
    [ALLOWANCE_PAID] = {ALL(PAID_VALUES, LINES SETTLED), BY("l.month", PAID_VALUES, LINES SETTLED),
                        BY("n.kind", PAID_VALUES, LINES SETTLED)},
    [ALLOWANCE_COVERED] = {ALL(COVERED_VALUES, COVERED_FROM),
                           BY("l.month", COVERED_VALUES, COVERED_FROM), NULL},
    [ALLOWANCE_SPENT] = {ALL(SUM("s.fen") ", 0", SPENT_FROM),
                         BY("substr(s.on_day, 1, 7)", SUM("s.fen") ", 0", SPENT_FROM),
                         BY("s.use", SUM("s.fen") ", 0", SPENT_FROM)},
    [ALLOWANCE_BUDGETED] = {ALL(SUM("b.fen") ", 0", BUDGET_FROM), NULL,
                            BY("b.scope", SUM("b.fen") ", 0", BUDGET_FROM)},
};

enum status allowance_store_shares(struct ctx *ctx, enum allowance_measure what, struct date from,
                                   struct date to, const char *by, struct str key,
                                   struct allowance_share **out, size_t *out_count)
{
    const enum part part = by == NULL ? WHOLE : strcmp(by, "month") == 0 ? MONTH : KIND;
    const struct bind binds[] = {
        CONGRESS,          B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
        B_OPT("key", key), B_INT("most", SHARES_MAX),
    };
    struct rows r;

    TRY(db_rows_kept(ctx, &r, SQL[what][part], binds, by == NULL ? 3 : COUNT(binds)));
    *out = arena_array(ctx->arena, r.count, struct allowance_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct allowance_share){cell_text(&r, i, 0), cell_int(&r, i, 1), cell_int(&r, i, 2)};
    return ST_OK;
}
