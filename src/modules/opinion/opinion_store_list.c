// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on opinions: lists and counts. */
#include "base/utf8.h"
#include "modules/opinion/opinion_store.h"
#include "platform/db.h"

enum { COUNT_MAX = 10000, SHARES_MAX = 500 };

static const struct db_filter FILTERS[] = {
    {"q", "(o.subject LIKE :q ESCAPE '!' OR o.body LIKE :q ESCAPE '!' OR o.number = :exact)",
     BIND_TEXT},
    {"category", "o.category = :category", BIND_TEXT},
    {"source", "o.source = :source", BIND_TEXT},
    {"state", "o.state = :state", BIND_TEXT},
    {"from", "o.raised_on >= :from", BIND_TEXT},
    {"to", "o.raised_on <= :to", BIND_TEXT},
    {0},
};

static const struct db_sort SORTS[] = {
    {"raised", "o.raised_at", BIND_INT, "o.id"},
    {"category", "o.category", BIND_TEXT, "o.id"},
    {0},
};

static const struct db_list LIST = {
    .select = "SELECT o.id, o.source, o.number, o.subject, o.place, o.category, o.state,"
              " o.raised_at, o.raised_on FROM opinion o",
    .where = "o.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
};

static struct opinion read_row(const struct rows *r, size_t i)
{
    return (struct opinion){
        .id = cell_int(r, i, 0),
        .source = cell_text(r, i, 1),
        .number = cell_text(r, i, 2),
        .subject = cell_text(r, i, 3),
        .place = cell_text(r, i, 4),
        .category = cell_text(r, i, 5),
        .state = cell_text(r, i, 6),
        .raised_at = cell_int(r, i, 7),
        .raised_on = cell_date(r, i, 8),
    };
}

enum status opinion_page(struct ctx *ctx, const struct opinion_filter *filter, struct opinion **out,
                         size_t *out_count, struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_OPT("q", db_contains(ctx->arena, filter->q)),
        B_OPT("exact", filter->q),
        B_OPT("category", filter->category),
        B_OPT("source", filter->source),
        B_OPT("state", filter->state),
        B_DATE(ctx->arena, "from", filter->from),
        B_DATE(ctx->arena, "to", filter->to),
    };
    const struct db_list_query query = {
        .binds = binds,
        .binds_count = COUNT(binds),
        .sort = filter->sort,
        .after = filter->after,
        .limit = filter->limit,
    };
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct opinion);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_row(&r, i);
    return db_list_count(ctx, &LIST, &query, COUNT_MAX, out_total);
}

enum { NEWEST_MAX = 500, PLACE_CHARS_LEAST = 2 };

bool opinion_near(const struct opinion *o, const struct opinion_home *home)
{
    if (!str_eqz(o->source, "online") && !str_eqz(o->source, "station"))
        return false;
    if (utf8_chars(o->place.ptr, o->place.len) < PLACE_CHARS_LEAST)
        return false;
    return str_has(home->here, o->place) || (home->town.len != 0 && str_has(o->place, home->town));
}

enum status opinion_list_near(struct ctx *ctx, const struct opinion_home *home, unsigned limit,
                              struct opinion **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT o.id, o.source, o.number, o.subject, o.place, o.category, o.state,"
                " o.raised_at, o.raised_on FROM opinion o WHERE o.congress_id = :congress"
                " AND o.source IN ('online', 'station') AND o.place <> ''"
                " ORDER BY o.raised_at DESC, o.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", NEWEST_MAX)));
    *out = arena_array(ctx->arena, limit, struct opinion);
    *out_count = 0;
    for (size_t i = 0; i < r.count && *out_count < limit; i++) {
        const struct opinion o = read_row(&r, i);

        if (opinion_near(&o, home))
            (*out)[(*out_count)++] = o;
    }
    return ST_OK;
}

#define RECEIVED                                                                                   \
    " FROM opinion WHERE congress_id = :congress AND raised_on >= :from AND raised_on <= :to"

enum status opinion_counts(struct ctx *ctx, struct date from, struct date to, const char *by,
                           struct str key, struct opinion_share **out, size_t *out_count)
{
    static const char TOTAL[] = "SELECT '', COUNT(*)" RECEIVED;
    static const char CATEGORY[] =
        "SELECT category, COUNT(*)" RECEIVED " AND (:key IS NULL OR category = :key)"
        " GROUP BY category ORDER BY 2 DESC, 1 LIMIT :most";
    static const char MONTH[] = "SELECT substr(raised_on, 1, 7), COUNT(*)" RECEIVED
                                " AND (:key IS NULL OR substr(raised_on, 1, 7) = :key)"
                                " GROUP BY substr(raised_on, 1, 7) ORDER BY 1 LIMIT :most";
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
        B_DATE(ctx->arena, "to", to),        B_OPT("key", key),
        B_INT("most", SHARES_MAX),
    };
    struct rows r;

    if (by == NULL)
        TRY(db_rows_kept(ctx, &r, TOTAL, binds, 3));
    else
        TRY(db_rows_kept(ctx, &r, strcmp(by, "month") == 0 ? MONTH : CATEGORY, binds,
                         COUNT(binds)));
    *out = arena_array(ctx->arena, r.count, struct opinion_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct opinion_share){cell_text(&r, i, 0), cell_int(&r, i, 1)};
    return ST_OK;
}

/* From one category to the next in the index, instead of through all rows. */
enum status opinion_categories(struct ctx *ctx, struct str **out, size_t *out_count)
{
    static const char SQL[] =
        "WITH RECURSIVE c (category) AS ("
        " SELECT MIN(category) FROM opinion WHERE congress_id = :congress"
        " UNION ALL"
        " SELECT (SELECT MIN(o.category) FROM opinion o"
        "         WHERE o.congress_id = :congress AND o.category > c.category)"
        " FROM c WHERE c.category IS NOT NULL)"
        " SELECT category FROM c WHERE category <> '' LIMIT :most";
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r, SQL, B_INT("congress", ctx->congress_id), B_INT("most", SHARES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_text(&r, i, 0);
    return ST_OK;
}

enum status opinion_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                              size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM opinion WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}
