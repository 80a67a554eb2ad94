// SPDX-License-Identifier: MulanPSL-2.0
/* Asking the index: newest first and how many, in the words of each database. */
#include "platform/db.h"
#include "platform/search/search_store.h"
#include <stdlib.h>

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

/* ---------------------------------------------------------------- PostgreSQL: by months
 *
 * GIN gives all hits or none: for a common word that is a large part of the table. So the newest
 * month is asked first, then four, sixteen and 64, at last everything: a common word is satisfied
 * early, a rare one has a short list anyway. GIN jumps over what the rarer token leaves out. */

enum { WINDOWS = 5 };

static struct str months(struct arena *a, struct str query, int64_t newest, unsigned window)
{
    struct buf b = buf_new(a, 0);

    if (window + 1 == WINDOWS)
        return query;
    buf_str(&b, query);
    buf_z(&b, " & (");
    for (int64_t i = 0; i < (int64_t)1 << (2 * window); i++) {
        buf_z(&b, i != 0 ? " | '=d:" : "'=d:");
        buf_int(&b, newest - i);
        buf_char(&b, '\'');
    }
    buf_char(&b, ')');
    return buf_view(&b);
}

static enum status newest_month(struct ctx *ctx, int64_t before, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM search_fts WHERE congress_id = :congress AND id < :before"
                " ORDER BY id DESC LIMIT 1",
                CONGRESS, B_INT("before", before)));
    *out = r.count != 0 ? cell_int(&r, 0, 0) >> (SEARCH_DAY_SHIFT + SEARCH_BUCKET_SHIFT) : 0;
    return ST_OK;
}

static enum status pgsql_ids(struct ctx *ctx, const struct search_filter *f, int64_t before,
                             unsigned limit, struct rows *out)
{
    const struct str query = search_query_tsquery(ctx->arena, f);
    int64_t newest;

    TRY(newest_month(ctx, before, &newest));
    out->count = 0;
    for (unsigned w = 0; w < WINDOWS && out->count < limit; w++)
        TRY(DB_ROWS(ctx, out,
                    "WITH hit AS MATERIALIZED (SELECT id FROM search_fts"
                    " WHERE tokens @@ CAST(:query AS tsquery))"
                    " SELECT id FROM hit WHERE id < :before ORDER BY id DESC LIMIT :limit",
                    B_TEXT("query", months(ctx->arena, query, newest, w)), B_INT("before", before),
                    B_INT("limit", limit)));
    return ST_OK;
}

/* Ids of hits in no order, at most `most` + 1. A phrase is read in each text that has its pairs, so
 * a rare one is not asked for again and again: what 16 months tell decides whether all is asked
 * next. */
static enum status pgsql_some(struct ctx *ctx, const struct search_filter *f, int64_t most,
                              struct rows *out)
{
    enum { FIRST = 2, RATIO = 8 };
    const struct str query = search_query_tsquery(ctx->arena, f);
    int64_t newest;

    TRY(newest_month(ctx, INT64_MAX, &newest));
    out->count = 0;
    for (unsigned w = FIRST; w < WINDOWS && (int64_t)out->count <= most; w++) {
        TRY(DB_ROWS(ctx, out,
                    "SELECT id FROM search_fts WHERE tokens @@ CAST(:query AS tsquery)"
                    " LIMIT :limit",
                    B_TEXT("query", months(ctx->arena, query, newest, w)),
                    B_INT("limit", most + 1)));
        if (w == FIRST && (int64_t)out->count * RATIO <= most)
            w = WINDOWS - 2;
    }
    return ST_OK;
}

static int newest_first(const void *x, const void *y)
{
    const int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

    return a > b ? -1 : a < b;
}

/* All hits are known: the page is among them. */
static void page_of(struct ctx *ctx, const struct rows *all, int64_t below, unsigned limit,
                    int64_t **out, size_t *out_count)
{
    size_t n = 0;

    *out = arena_array(ctx->arena, all->count, int64_t);
    arr_each (i, all->count)
        if (cell_int(all, i, 0) < below)
            (*out)[n++] = cell_int(all, i, 0);
    if (n > 1)
        qsort(*out, n, sizeof **out, newest_first);
    *out_count = n < limit ? n : limit;
}

/* ---------------------------------------------------------------- both */

enum status search_store_ids(struct ctx *ctx, const struct search_filter *f, int64_t before,
                             unsigned limit, int64_t **out, size_t *out_count)
{
    const int64_t below = before != 0 ? before : INT64_MAX;
    struct rows r = {0};

    if (db_kind(ctx) == DB_SQLITE)
        TRY(sqlite_ids(ctx, f, below, limit, &r));
    else
        TRY(pgsql_ids(ctx, f, below, limit, &r));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status search_store_page(struct ctx *ctx, const struct search_filter *f, int64_t before,
                              unsigned limit, int64_t most, int64_t **out, size_t *out_count,
                              int64_t *out_total)
{
    struct rows some;

    if (db_kind(ctx) == DB_SQLITE) {
        TRY(sqlite_count(ctx, f, most, out_total));
        return search_store_ids(ctx, f, before, limit, out, out_count);
    }
    TRY(pgsql_some(ctx, f, most, &some));
    *out_total = (int64_t)some.count;
    if (*out_total > most)
        return search_store_ids(ctx, f, before, limit, out, out_count);
    page_of(ctx, &some, before != 0 ? before : INT64_MAX, limit, out, out_count);
    return ST_OK;
}
