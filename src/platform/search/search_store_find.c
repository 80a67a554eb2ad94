// SPDX-License-Identifier: MulanPSL-2.0
/* Asking the index: newest first and how many, in the words of each database. */
#include "platform/db.h"
#include "platform/search/search_store.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- SQLite: rowids in order */

static enum status sqlite_ids(struct ctx *ctx, const struct search_filter *f, int64_t before,
                              unsigned limit, struct rows *out)
{
    return DB_ROWS(ctx, out,
                   "SELECT rowid FROM search_fts WHERE search_fts MATCH :query"
                   " AND rowid < :before ORDER BY rowid DESC LIMIT :limit",
                   B_TEXT("query", search_query_fts5(ctx->arena, f)), B_INT("before", before),
                   B_INT("limit", limit));
}

static enum status sqlite_count(struct ctx *ctx, const struct search_filter *f, int64_t most,
                                int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT count(*) FROM (SELECT rowid FROM search_fts WHERE search_fts MATCH :query"
                " ORDER BY rowid DESC LIMIT :limit)",
                B_TEXT("query", search_query_fts5(ctx->arena, f)), B_INT("limit", most + 1)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

/* ---------------------------------------------------------------- both */

enum status search_store_ids(struct ctx *ctx, const struct search_filter *f, int64_t before,
                             unsigned limit, int64_t **out, size_t *out_count)
{
    const int64_t below = before != 0 ? before : INT64_MAX;
    struct rows r = {0};

    if (db_kind(ctx) == DB_PGSQL)
        return search_store_newest(ctx, f, below, limit, false, out, out_count);
    TRY(sqlite_ids(ctx, f, below, limit, &r));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status search_store_likely(struct ctx *ctx, const struct search_filter *f, unsigned limit,
                                int64_t **out, size_t *out_count, bool *out_loose)
{
    *out_loose = db_kind(ctx) == DB_PGSQL && f->query != NULL && search_query_loose(f->query);
    if (*out_loose)
        return search_store_newest(ctx, f, INT64_MAX, limit, true, out, out_count);
    return search_store_ids(ctx, f, 0, limit, out, out_count);
}

/* From one walk of all that are counted, unless the page lies behind them. */
static enum status pgsql_page(struct ctx *ctx, const struct search_filter *f, int64_t below,
                              unsigned limit, int64_t most, int64_t **out, size_t *out_count,
                              int64_t *out_total)
{
    int64_t *all;
    size_t count, from = 0;

    TRY(search_store_newest(ctx, f, INT64_MAX, (size_t)most + 1, false, &all, &count));
    *out_total = (int64_t)count;
    while (from < count && all[from] >= below)
        from++;
    if (count > (size_t)most && count - from < limit)
        return search_store_newest(ctx, f, below, limit, false, out, out_count);
    *out = all + from;
    *out_count = count - from < limit ? count - from : limit;
    return ST_OK;
}

enum status search_store_page(struct ctx *ctx, const struct search_filter *f, int64_t before,
                              unsigned limit, int64_t most, int64_t **out, size_t *out_count,
                              int64_t *out_total)
{
    if (db_kind(ctx) == DB_PGSQL)
        return pgsql_page(ctx, f, before != 0 ? before : INT64_MAX, limit, most, out, out_count,
                          out_total);
    TRY(sqlite_count(ctx, f, most, out_total));
    return search_store_ids(ctx, f, before, limit, out, out_count);
}
