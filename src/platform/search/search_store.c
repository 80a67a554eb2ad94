// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on search_doc and what keeps it: rows, the index beside them, the version. */
#include "platform/search/search_store.h"
#include "platform/db.h"

#define CONGRESS B_INT("congress", ctx->congress_id)
#define COLUMNS                                                                                    \
    "d.id, d.kind, d.record_id, d.part, d.chunk, d.title, d.body, d.url, d.day, d.organ_id,"       \
    " d.state, d.people, d.keys, d.indexed"

static struct search_row row_of(const struct rows *r, size_t i)
{
    return (struct search_row){
        .id = cell_int(r, i, 0),
        .kind = cell_text(r, i, 1),
        .record_id = cell_int(r, i, 2),
        .part = cell_text(r, i, 3),
        .chunk = cell_int(r, i, 4),
        .title = cell_text(r, i, 5),
        .body = cell_text(r, i, 6),
        .url = cell_text(r, i, 7),
        .day = cell_date(r, i, 8),
        .organ_id = cell_int(r, i, 9),
        .state = cell_text(r, i, 10),
        .people = cell_text(r, i, 11),
        .keys = cell_text(r, i, 12),
        .indexed = cell_int(r, i, 13) != 0,
    };
}

static void rows_of(struct ctx *ctx, const struct rows *r, struct search_row **out, size_t *count)
{
    *out = arena_array(ctx->arena, r->count, struct search_row);
    *count = r->count;
    arr_each (i, r->count)
        (*out)[i] = row_of(r, i);
}

enum status search_store_of_record(struct ctx *ctx, const char *kind, int64_t record_id,
                                   struct search_row **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM search_doc d WHERE d.congress_id = :congress"
                " AND d.kind = :kind AND d.record_id = :record ORDER BY d.part, d.chunk",
                CONGRESS, B_Z("kind", kind), B_INT("record", record_id)));
    rows_of(ctx, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- the index itself */

/* About a month: PostgreSQL looks into the newest of these first. */
static struct str with_bucket(struct ctx *ctx, const struct search_row *row)
{
    return str_printf(ctx->arena, STR_FMT " =d:%lld", STR_ARG(row->keys),
                      (long long)(date_to_days(row->day) >> SEARCH_BUCKET_SHIFT));
}

/* Names stand in the index with the body. */
static struct str searched(struct ctx *ctx, const struct search_row *row)
{
    if (row->people.len == 0 || row->chunk != 0)
        return row->body;
    return str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(row->people), STR_ARG(row->body));
}

static enum status index_put(struct ctx *ctx, const struct search_row *row)
{
    const struct arena_mark mark = arena_mark(ctx->arena);
    enum status st;

    if (db_kind(ctx) == DB_SQLITE)
        st = DB_EXEC(ctx, "INSERT INTO search_fts (rowid, tokens) VALUES (:id, :tokens)",
                     B_INT("id", row->id),
                     B_TEXT("tokens", search_index_fts5(ctx->arena, row->keys, row->title,
                                                        searched(ctx, row))));
    else
        st = DB_EXEC_LATER(ctx,
                           "INSERT INTO search_fts (congress_id, id, tokens)"
                           " VALUES (:congress, :id, CAST(:tokens AS tsvector))",
                           CONGRESS, B_INT("id", row->id),
                           B_TEXT("tokens", search_index_tsvector(ctx->arena, with_bucket(ctx, row),
                                                                  row->title, searched(ctx, row))));
    arena_reset(ctx->arena, mark);
    return st;
}

/* FTS5 keeps no text: to forget a row it wants to hear again what it was told. */
static enum status index_drop(struct ctx *ctx, const struct search_row *row)
{
    if (db_kind(ctx) == DB_SQLITE)
        return DB_EXEC(ctx,
                       "INSERT INTO search_fts (search_fts, rowid, tokens)"
                       " VALUES ('delete', :id, :tokens)",
                       B_INT("id", row->id),
                       B_TEXT("tokens", search_index_fts5(ctx->arena, row->keys, row->title,
                                                          searched(ctx, row))));
    return DB_EXEC(ctx, "DELETE FROM search_fts WHERE congress_id = :congress AND id = :id",
                   CONGRESS, B_INT("id", row->id));
}

enum status search_store_insert(struct ctx *ctx, const struct search_row *row)
{
    TRY(DB_EXEC_LATER(
        ctx,
        "INSERT INTO search_doc (congress_id, id, kind, record_id, part, chunk, title,"
        " body, url, day, organ_id, state, people, keys, indexed)"
        " VALUES (:congress, :id, :kind, :record, :part, :chunk, :title, :body, :url,"
        " :day, :organ, :state, :people, :keys, :indexed)",
        CONGRESS, B_INT("id", row->id), B_TEXT("kind", row->kind), B_INT("record", row->record_id),
        B_TEXT("part", row->part), B_INT("chunk", row->chunk), B_TEXT("title", row->title),
        B_TEXT("body", row->body), B_TEXT("url", row->url), B_DATE(ctx->arena, "day", row->day),
        B_INT("organ", row->organ_id), B_TEXT("state", row->state), B_TEXT("people", row->people),
        B_TEXT("keys", row->keys), B_BOOL("indexed", row->indexed)));
    return row->indexed ? index_put(ctx, row) : ST_OK;
}

enum status search_store_delete(struct ctx *ctx, const struct search_row *row)
{
    if (row->indexed)
        TRY(index_drop(ctx, row));
    return DB_EXEC(ctx, "DELETE FROM search_doc WHERE congress_id = :congress AND id = :id",
                   CONGRESS, B_INT("id", row->id));
}

enum status search_store_clear(struct ctx *ctx)
{
    if (db_kind(ctx) == DB_SQLITE)
        TRY(db_exec(ctx, NULL, "INSERT INTO search_fts (search_fts) VALUES ('delete-all')", NULL,
                    0));
    else
        TRY(db_exec(ctx, NULL, "DELETE FROM search_fts", NULL, 0));
    return db_exec(ctx, NULL, "DELETE FROM search_doc", NULL, 0);
}

enum status search_store_index_waiting(struct ctx *ctx, unsigned limit, size_t *out)
{
    struct search_row *rows;
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM search_doc d WHERE d.congress_id = :congress"
                " AND d.indexed = 0 ORDER BY d.id LIMIT :limit",
                CONGRESS, B_INT("limit", limit)));
    rows_of(ctx, &r, &rows, out);
    arr_each (i, *out)
        TRY(index_put(ctx, &rows[i]));
    if (*out == 0)
        return ST_OK;
    return DB_EXEC(ctx,
                   "UPDATE search_doc SET indexed = 1 WHERE congress_id = :congress"
                   " AND indexed = 0 AND id BETWEEN :first AND :last",
                   CONGRESS, B_INT("first", rows[0].id), B_INT("last", rows[*out - 1].id));
}

enum status search_store_optimize(struct ctx *ctx)
{
    if (db_kind(ctx) != DB_SQLITE)
        return ST_OK;
    return db_exec(ctx, NULL, "INSERT INTO search_fts (search_fts) VALUES ('optimize')", NULL, 0);
}

int64_t search_store_version_now(const struct ctx *ctx)
{
    return db_kind(ctx) == DB_PGSQL ? SEARCH_VERSION_PGSQL : SEARCH_VERSION_SQLITE;
}

enum status search_store_version(struct ctx *ctx, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, "SELECT version FROM search_state WHERE congress_id = 0 AND id = :one",
                B_INT("one", 1)));
    *out = r.count != 0 ? cell_int(&r, 0, 0) : 0;
    return ST_OK;
}

enum status search_store_set_version(struct ctx *ctx, int64_t version)
{
    return DB_EXEC(ctx,
                   "INSERT INTO search_state (congress_id, id, version) VALUES (0, 1, :version)"
                   " ON CONFLICT (congress_id, id) DO UPDATE SET version = :version",
                   B_INT("version", version));
}

enum status search_store_written(struct ctx *ctx, int64_t event_id, int64_t after, unsigned limit,
                                 struct search_written **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, table_name, row_id FROM event_row WHERE congress_id = :congress"
                " AND event_id = :event AND id > :after ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("event", event_id), B_INT("after", after), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct search_written);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct search_written){cell_int(&r, i, 0), cell_text(&r, i, 1), cell_int(&r, i, 2)};
    return ST_OK;
}

/* ---------------------------------------------------------------- rows by id */

#define ROWS_SQLITE(columns)                                                                       \
    "SELECT " columns " FROM json_each(:ids) AS t JOIN search_doc d"                               \
    " ON d.congress_id = :congress AND d.id = t.value ORDER BY t.key"
#define ROWS_PGSQL(columns)                                                                        \
    "SELECT " columns " FROM json_array_elements_text(CAST(:ids AS json)) WITH ORDINALITY AS"      \
    " t (value, key) JOIN search_doc d ON d.congress_id = :congress"                               \
    " AND d.id = CAST(t.value AS bigint) ORDER BY t.key"

struct str search_store_list(struct arena *a, const int64_t *ids, size_t count)
{
    struct buf list = buf_new(a, 0);

    buf_char(&list, '[');
    arr_each (i, count) {
        if (i != 0)
            buf_char(&list, ',');
        buf_int(&list, ids[i]);
    }
    buf_char(&list, ']');
    return buf_view(&list);
}

enum status search_store_rows(struct ctx *ctx, const int64_t *ids, size_t count,
                              struct search_row **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, db_kind(ctx) == DB_SQLITE ? ROWS_SQLITE(COLUMNS) : ROWS_PGSQL(COLUMNS),
                B_TEXT("ids", search_store_list(ctx->arena, ids, count)), CONGRESS));
    rows_of(ctx, &r, out, out_count);
    return ST_OK;
}

#define TEXTS "d.id, d.title, d.body, CASE WHEN d.chunk = 0 THEN d.people ELSE '' END"

enum status search_store_texts(struct ctx *ctx, const int64_t *ids, size_t count,
                               struct search_text **out, size_t *out_count)
{
    static const char *const SQL[] = {
        [DB_SQLITE] = ROWS_SQLITE(TEXTS),
        [DB_PGSQL] = ROWS_PGSQL(TEXTS),
    };
    struct rows r;

    TRY(DB_ROWS(ctx, &r, SQL[db_kind(ctx)],
                B_TEXT("ids", search_store_list(ctx->arena, ids, count)), CONGRESS));
    *out = arena_array(ctx->arena, r.count, struct search_text);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct search_text){cell_int(&r, i, 0), cell_text(&r, i, 1),
                                         cell_text(&r, i, 2), cell_text(&r, i, 3)};
    return ST_OK;
}

enum status search_store_alone(struct ctx *ctx, bool *out)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(
        ctx, &r,
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM search_doc WHERE congress_id < :congress)"
        " OR EXISTS (SELECT 1 FROM search_doc WHERE congress_id > :congress)"
        " THEN 1 ELSE 0 END",
        CONGRESS));
    *out = cell_int(&r, 0, 0) == 0;
    return ST_OK;
}
