// SPDX-License-Identifier: MulanPSL-2.0
/* Asking PostgreSQL's index, newest first. GIN gives all hits or none: for a common word that is a
 * large part of the table. So some months are asked at a time, as many as will do by what the ones
 * before have given: a common word is satisfied early, a rare one has a short list anyway, and GIN
 * jumps over what the rarer token leaves out. The index knows no places: what it only holds likely
 * is read here. And whoever sees most of all documents is better asked for at each hit than in the
 * index, where his keys stand in every second document. */
#include "platform/db/db_internal.h"
#include "platform/search/search_store.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

enum {
    FIRST_MONTHS = 2,
    MONTHS_MAX = 12, /* each one costs something at each candidate */
    FEW = 8,         /* so few in the first months: all the rest at once */
    LIKELY = 5000,   /* hits to be read are fetched so many at a time */
    READ = 250,
    SEEN = 1000, /* asked whether he may see them, which reads no texts */
    MONTH_SHIFT = SEARCH_DAY_SHIFT + SEARCH_BUCKET_SHIFT
};

struct walk {
    struct ctx *ctx;
    const struct search_filter *filter;
    struct str query;
    bool loose;
    size_t need, count;
    int64_t *ids;
    size_t likely; /* what the index has given, before it was read */
    /* The question without who asks, and his keys as arrays: */
    struct str words, keys, except;
    bool by_rows; /* his keys are looked at in each hit */
};

enum { SEES_MUCH = 4 }; /* at least every fourth document */

/* "{a,b}": names of keys have no other signs. */
static struct str array_of(struct arena *a, const struct search_keys_any *keys)
{
    struct buf b = buf_new(a, 0);

    buf_char(&b, '{');
    arr_each (i, keys->count)
        buf_printf(&b, "%s\"" STR_FMT "\"", i != 0 ? "," : "", STR_ARG(keys->at[i]));
    buf_char(&b, '}');
    return buf_view(&b);
}

/* Who asks stands in one group of keys, and in what is excepted. */
static void part_words(struct walk *w)
{
    struct arena *a = w->ctx->arena;
    const struct search_filter *f = w->filter;
    struct search_keys_any *groups = arena_array(a, f->keys_count, struct search_keys_any);
    struct search_filter words = *f;
    const struct search_keys_any *who = NULL;

    words.keys = groups;
    words.keys_count = 0;
    words.except = (struct search_keys_any){0};
    arr_each (i, f->keys_count) {
        if (who == NULL && f->keys[i].count > 0 && str_starts(f->keys[i].at[0], S("=a.")))
            who = &f->keys[i];
        else
            groups[words.keys_count++] = f->keys[i];
    }
    if (who == NULL || (words.query == NULL && words.any.count == 0))
        return;
    w->words = search_query_tsquery(a, &words);
    w->keys = array_of(a, who);
    w->except = array_of(a, &f->except);
}

/* The newest month with a document older than `below`; false: there is none. */
static enum status newest_month(struct ctx *ctx, int64_t below, int64_t *out, bool *out_any)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM search_fts WHERE congress_id = :congress AND id < :below"
                " ORDER BY id DESC LIMIT 1",
                CONGRESS, B_INT("below", below)));
    *out_any = r.count != 0;
    *out = *out_any ? cell_int(&r, 0, 0) >> MONTH_SHIFT : 0;
    return ST_OK;
}

/* The question, for `months` up to this one; 0: for all there is. */
static struct str in_months(struct arena *a, struct str query, int64_t newest, int64_t months)
{
    struct buf b = buf_new(a, 0);

    if (months == 0)
        return query;
    buf_str(&b, query);
    buf_z(&b, " & (");
    for (int64_t i = 0; i < months; i++) {
        buf_z(&b, i != 0 ? " | '=d:" : "'=d:");
        buf_int(&b, newest - i);
        buf_char(&b, '\'');
    }
    buf_char(&b, ')');
    return buf_view(&b);
}

/* Which of these he may see, in the same order. */
static enum status seen_of(struct walk *w, const int64_t **ids, size_t *count)
{
    const struct ctx *ctx = w->ctx;
    struct rows r;
    int64_t *seen;

    if (!w->by_rows)
        return ST_OK;
    TRY(DB_ROWS(w->ctx, &r,
                "SELECT d.id FROM json_array_elements_text(CAST(:ids AS json)) AS t (value)"
                " JOIN search_doc d ON d.congress_id = :congress AND d.id = CAST(t.value AS bigint)"
                " WHERE string_to_array(d.keys, ' ') && CAST(:keys AS TEXT[])"
                " AND NOT string_to_array(d.keys, ' ') && CAST(:except AS TEXT[])"
                " ORDER BY d.id DESC",
                B_TEXT("ids", search_store_list(w->ctx->arena, *ids, *count)), CONGRESS,
                B_TEXT("keys", w->keys), B_TEXT("except", w->except)));
    rows_ids(w->ctx->arena, &r, &seen, count);
    *ids = seen;
    return ST_OK;
}

/* Those of the likely ones that do have it. */
static enum status read_some(struct walk *w, const int64_t *ids, size_t count)
{
    struct arena *a = w->ctx->arena;
    struct search_text *texts;
    size_t n;

    TRY(search_store_texts(w->ctx, ids, count, &texts, &n));
    for (size_t i = 0; i < n && w->count < w->need; i++) {
        const struct arena_mark one = arena_mark(a);

        const struct str parts[SEARCH_PARTS] = {search_fold(a, texts[i].title, false).text,
                                                search_fold(a, texts[i].body, false).text,
                                                search_fold(a, texts[i].people, false).text};

        if (search_holds(a, w->filter->query, parts))
            w->ids[w->count++] = texts[i].id;
        arena_reset(a, one);
    }
    return ST_OK;
}

static enum status take_some(struct walk *w, const int64_t *ids, size_t count)
{
    TRY(seen_of(w, &ids, &count));
    if (w->loose)
        return read_some(w, ids, count);
    for (size_t i = 0; i < count && w->count < w->need; i++)
        w->ids[w->count++] = ids[i];
    return ST_OK;
}

static enum status take(struct walk *w, const struct rows *r)
{
    const size_t step = w->loose ? READ : w->by_rows ? SEEN : r->count;
    int64_t *ids;
    size_t count;

    rows_ids(w->ctx->arena, r, &ids, &count);
    w->likely += count;
    for (size_t at = 0; at < count && w->count < w->need; at += step) {
        const struct arena_mark mark = arena_mark(w->ctx->arena);

        TRY(take_some(w, ids + at, count - at < step ? count - at : step));
        arena_reset(w->ctx->arena, mark);
    }
    return ST_OK;
}

static enum status ask_once(struct walk *w, struct str query, int64_t below, size_t limit,
                            struct rows *out)
{
    const struct ctx *ctx = w->ctx;

    return DB_ROWS(w->ctx, out,
                   "WITH hit AS MATERIALIZED (SELECT congress_id, id FROM search_fts"
                   " WHERE tokens @@ CAST(:query AS tsquery))"
                   " SELECT id FROM hit WHERE congress_id = :congress AND id < :below"
                   " ORDER BY id DESC LIMIT :limit",
                   B_TEXT("query", query), CONGRESS, B_INT("below", below),
                   B_INT("limit", (int64_t)limit));
}

/* All of some months below `below`, until there are enough. */
static enum status ask(struct walk *w, struct str query, int64_t below)
{
    bool more = true;

    while (more && w->count < w->need) {
        const size_t limit = w->loose || w->by_rows ? LIKELY : w->need - w->count;
        struct rows r;

        TRY(ask_once(w, query, below, limit, &r));
        TRY(take(w, &r));
        more = r.count == limit;
        below = r.count != 0 ? cell_int(&r, r.count - 1, 0) : below;
    }
    return ST_OK;
}

/* Before everything is asked: would the first months have given much more to somebody who sees all?
 * Then his keys are the rarest thing in the question, and the index does well with them. */
static enum status choose(struct walk *w, int64_t newest, int64_t below, size_t given)
{
    const size_t most = SEES_MUCH * (given + FEW / 2);
    struct rows r;

    part_words(w);
    if (w->words.len == 0)
        return ST_OK;
    TRY(ask_once(w, in_months(w->ctx->arena, w->words, newest, FIRST_MONTHS), below, most + 1, &r));
    w->by_rows = r.count <= most;
    if (w->by_rows)
        w->query = w->words;
    return ST_OK;
}

/* How many months to ask next, after `done` of them; 0: all the rest. */
static int64_t months_next(const struct walk *w, int64_t done)
{
    const int64_t hits = (int64_t)w->count, left = (int64_t)w->need - hits;
    int64_t months;

    if (hits <= FEW)
        return 0;
    months = left * done / hits + 1;
    months += months / 4;
    return months > MONTHS_MAX ? 0 : months;
}

static enum status walk(struct walk *w, int64_t below)
{
    const int64_t first_below = below;
    int64_t months = FIRST_MONTHS, done = 0, newest = 0, first = 0;
    size_t given = 0;
    bool any = true;

    for (;;) {
        TRY(newest_month(w->ctx, below, &newest, &any));
        if (!any)
            return ST_OK;
        first = done == 0 ? newest : first;
        TRY(ask(w, in_months(w->ctx->arena, w->query, newest, months), below));
        if (months == 0 || w->count >= w->need)
            return ST_OK;
        given = done == 0 ? w->likely : given;
        done += months;
        below = (newest - months + 1) << MONTH_SHIFT;
        months = months_next(w, done);
        if (months == 0)
            TRY(choose(w, first, first_below, given));
    }
}

enum status search_store_newest(struct ctx *ctx, const struct search_filter *f, int64_t below,
                                size_t need, bool likely, int64_t **out, size_t *out_count)
{
    struct walk w = {
        .ctx = ctx,
        .filter = f,
        .query = search_query_tsquery(ctx->arena, f),
        .loose = !likely && f->query != NULL && search_query_loose(f->query),
        .need = need,
        .ids = arena_array(ctx->arena, need, int64_t),
    };

    TRY(walk(&w, below));
    *out = w.ids;
    *out_count = w.count;
    return ST_OK;
}

/* ---------------------------------------------------------------- filling it */

/* What is new waits in a list that every question reads: short in everyday life, for a rebuild as
 * long as can be sorted at once. */
enum status search_store_many(struct ctx *ctx, bool many)
{
    static const char MANY[] = "ALTER INDEX search_fts_tokens SET (gin_pending_list_limit = 16384);"
                               "SET work_mem TO '64MB'",
                      FEW_AGAIN[] =
                          "ALTER INDEX search_fts_tokens SET (gin_pending_list_limit = 256);"
                          "SELECT gin_clean_pending_list('search_fts_tokens'); RESET work_mem";
    struct rows r;

    if (db_kind(ctx) != DB_PGSQL)
        return ST_OK;
    TRY(db_rows(ctx, &r, "SELECT 1", NULL, 0)); /* there is a connection */
    return ctx->db->pool->driver->script(ctx->db, many ? MANY : FEW_AGAIN, &ctx->err);
}
