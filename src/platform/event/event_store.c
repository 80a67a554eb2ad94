// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on event, event_row, event_unsealed; SELECT * on journalled tables. */
#include "platform/event/event_store.h"
#include "platform/event_made.h"

enum status event_row_count(struct ctx *ctx, const char *table, int64_t id, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*) FROM event_row WHERE congress_id = :congress"
               " AND table_name = :table AND row_id = :id",
               B_INT("congress", ctx->congress_id), B_Z("table", table), B_INT("id", id)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status event_made_together(struct ctx *ctx, const char *table, int64_t id, const char *other,
                                int64_t other_id, bool *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT (SELECT MIN(event_id) FROM event_row WHERE congress_id = :congress"
               " AND table_name = :table AND row_id = :id), (SELECT MIN(event_id) FROM event_row"
               " WHERE congress_id = :congress AND table_name = :other AND row_id = :other_id)",
               B_INT("congress", ctx->congress_id), B_Z("table", table), B_INT("id", id),
               B_Z("other", other), B_INT("other_id", other_id)));
    *out = !cell_null(&r, 0, 0) && !cell_null(&r, 0, 1) && cell_int(&r, 0, 0) == cell_int(&r, 0, 1);
    return ST_OK;
}

/* The columns that event_wrote() reads, of the rows r. */
#define WROTE "SELECT r.table_name, r.row_id, e.id, e.at, e.name FROM "
#define WROTE_BY                                                                                   \
    " JOIN event e ON e.congress_id = r.congress_id AND e.id = r.event_id"                         \
    " WHERE r.congress_id = :congress ORDER BY e.id, r.table_name, r.row_id"

/* One question for all rows: on PostgreSQL each is a journey there and back. */
static enum status read_wrote(struct ctx *ctx, struct str refs, struct rows *out)
{
    if (db_kind(ctx) == DB_PGSQL)
        return DB_ROWS(ctx, out,
                       WROTE "json_array_elements(CAST(:refs AS JSON)) AS t(v)"
                             " JOIN event_row r ON r.congress_id = :congress"
                             " AND r.table_name = t.v->>0"
                             " AND r.row_id = CAST(t.v->>1 AS BIGINT)" WROTE_BY,
                       B_INT("congress", ctx->congress_id), B_TEXT("refs", refs));
    return DB_ROWS(ctx, out,
                   WROTE "json_each(:refs) AS t"
                         " JOIN event_row r ON r.congress_id = :congress"
                         " AND r.table_name = json_extract(t.value, '$[0]')"
                         " AND r.row_id = json_extract(t.value, '$[1]')" WROTE_BY,
                   B_INT("congress", ctx->congress_id), B_TEXT("refs", refs));
}

enum status event_wrote(struct ctx *ctx, const struct event_row_of *rows, size_t count,
                        struct event_wrote **out, size_t *out_count)
{
    struct buf refs = buf_new(ctx->arena, 0);
    struct rows r;

    arr_each (i, count)
        buf_printf(&refs, "%s[\"%s\",%lld]", i == 0 ? "[" : ",", rows[i].table,
                   (long long)rows[i].id);
    buf_z(&refs, count == 0 ? "[]" : "]");
    TRY(read_wrote(ctx, buf_view(&refs), &r));
    *out = arena_array(ctx->arena, r.count, struct event_wrote);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct event_wrote){
            .table = cell_text(&r, i, 0),
            .row_id = cell_int(&r, i, 1),
            .event_id = cell_int(&r, i, 2),
            .at = cell_int(&r, i, 3),
            .name = cell_text(&r, i, 4),
        };
    return ST_OK;
}

enum status event_store_next_id(struct ctx *ctx, int64_t congress_id, int64_t *out)
{
    struct rows r;

    /* PostgreSQL: the snapshot of a transaction is older than the number it asks for, and two that
     * write the same row never overlap; so of two events about a row, the later has the greater
     * number. MAX() would make all writers of a congress conflict. SQLite: one writer at a time. */
    if (db_kind(ctx) == DB_PGSQL)
        TRY(db_rows(ctx, &r, "SELECT nextval('event_order_id_seq')", NULL, 0));
    else
        TRY(DB_ROWS(ctx, &r,
                    "SELECT COALESCE(MAX(id), 0) + 1 FROM event WHERE congress_id = :congress",
                    B_INT("congress", congress_id)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status event_store_add(struct ctx *ctx, const struct event_fields *e,
                            const uint8_t hash[SM3_BYTES], int64_t held_by)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO event (congress_id, id, at, account_id, actor_name, address, name,"
                " subject_id, data, hash) VALUES (:congress, :id, :at, :account, :actor, :address,"
                " :name, :subject, :data, :hash)",
                B_INT("congress", e->congress_id), B_INT("id", e->id), B_INT("at", e->at),
                B_INT("account", e->account_id), B_TEXT("actor", e->actor_name),
                B_TEXT("address", e->address), B_TEXT("name", e->name),
                B_INT("subject", e->subject_id), B_TEXT("data", e->data),
                B_BLOB("hash", hash, SM3_BYTES)));
    if (held_by != 0)
        return DB_EXEC(ctx,
                       "INSERT INTO event_held (congress_id, id, held_by)"
                       " VALUES (:congress, :id, :by)",
                       B_INT("congress", e->congress_id), B_INT("id", e->id), B_INT("by", held_by));
    return DB_EXEC(ctx, "INSERT INTO event_unsealed (congress_id, id) VALUES (:congress, :id)",
                   B_INT("congress", e->congress_id), B_INT("id", e->id));
}

/* The first congress with held events, and the last of its first `limit`. */
static enum status held_first(struct ctx *ctx, int64_t held_by, unsigned limit,
                              int64_t *out_congress, int64_t *out_upto, bool *out_any)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT congress_id FROM event_held WHERE held_by = :by"
                " ORDER BY congress_id LIMIT 1",
                B_INT("by", held_by)));
    *out_any = r.count != 0;
    if (!*out_any)
        return ST_OK;
    *out_congress = cell_int(&r, 0, 0);
    TRY(DB_ROWS(ctx, &r,
                "SELECT MAX(h.id) FROM (SELECT id FROM event_held WHERE held_by = :by"
                " AND congress_id = :congress ORDER BY id LIMIT :limit) AS h",
                B_INT("by", held_by), B_INT("congress", *out_congress), B_INT("limit", limit)));
    *out_upto = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status event_store_release(struct ctx *ctx, int64_t held_by, unsigned limit, bool *out_more)
{
    int64_t congress_id = 0, upto = 0;

    TRY(held_first(ctx, held_by, limit, &congress_id, &upto, out_more));
    if (!*out_more)
        return ST_OK;
    TRY(DB_EXEC(ctx,
                "INSERT INTO event_unsealed (congress_id, id)"
                " SELECT congress_id, id FROM event_held WHERE held_by = :by"
                " AND congress_id = :congress AND id <= :upto",
                B_INT("by", held_by), B_INT("congress", congress_id), B_INT("upto", upto)));
    TRY(DB_EXEC(ctx,
                "DELETE FROM event_held WHERE held_by = :by AND congress_id = :congress"
                " AND id <= :upto",
                B_INT("by", held_by), B_INT("congress", congress_id), B_INT("upto", upto)));
    return held_first(ctx, held_by, 1, &congress_id, &upto, out_more);
}

enum status event_store_add_row(struct ctx *ctx, const struct event_row_fields *row)
{
    return DB_EXEC(ctx,
                   "INSERT INTO event_row (congress_id, event_id, id, table_name, row_id, gone,"
                   " hash) VALUES (:congress, :event, :id, :table, :row, :gone, :hash)",
                   B_INT("congress", row->congress_id), B_INT("event", row->event_id),
                   B_INT("id", row->id), B_TEXT("table", row->table), B_INT("row", row->row_id),
                   B_BOOL("gone", row->hash == NULL), B_BLOB("hash", row->hash, SM3_BYTES));
}

enum status event_store_row_hash(struct ctx *ctx, const char *table, int64_t congress_id,
                                 int64_t id, uint8_t out[SM3_BYTES])
{
    const struct arena_mark mark = arena_mark(ctx->arena);
    const struct str sql = str_printf(
        ctx->arena, "SELECT * FROM %s WHERE congress_id = :congress AND id = :id", table);
    enum status st;
    struct rows r;

    st = DB_ROWS(ctx, &r, sql.ptr, B_INT("congress", congress_id), B_INT("id", id));
    if (st == ST_OK && r.count == 0)
        st = ST_NOT_FOUND;
    if (st == ST_OK)
        event_hash_row(&r, 0, out);
    arena_reset(ctx->arena, mark);
    return st;
}

enum status event_store_rows(struct ctx *ctx, const char *table, int64_t congress_id,
                             struct str ids, struct rows *out)
{
    const struct str sql = str_printf(ctx->arena,
                                      "SELECT * FROM %s WHERE congress_id = :congress"
                                      " AND id = ANY(CAST(:ids AS BIGINT[]))",
                                      table);

    return DB_ROWS(ctx, out, sql.ptr, B_INT("congress", congress_id), B_TEXT("ids", ids));
}

enum status event_store_add_rows(struct ctx *ctx, const struct event_fields *e, int64_t first,
                                 struct str rows, const uint8_t *hashes, size_t hashes_bytes)
{
    return DB_EXEC(ctx,
                   "INSERT INTO event_row (congress_id, event_id, id, table_name, row_id, gone,"
                   " hash) SELECT :congress, :event, :first + t.n - 1, t.v->>0,"
                   " CAST(t.v->>1 AS BIGINT), CAST(t.v->>2 AS SMALLINT),"
                   " CASE WHEN t.v->>2 = '0' THEN substring(:hashes FROM"
                   "  CAST((t.n - 1) * 32 + 1 AS INTEGER) FOR 32) END"
                   " FROM json_array_elements(CAST(:rows AS JSON)) WITH ORDINALITY AS t(v, n)",
                   B_INT("congress", e->congress_id), B_INT("event", e->id), B_INT("first", first),
                   B_BLOB("hashes", hashes, hashes_bytes), B_TEXT("rows", rows));
}

enum status event_store_table(struct ctx *ctx, const char *table, int64_t congress_id,
                              int64_t after, unsigned limit, struct rows *out)
{
    const struct str sql = str_printf(ctx->arena,
                                      "SELECT * FROM %s WHERE congress_id = :congress"
                                      " AND id > :after ORDER BY id LIMIT :limit",
                                      table);

    return DB_ROWS(ctx, out, sql.ptr, B_INT("congress", congress_id), B_INT("after", after),
                   B_INT("limit", limit));
}

int event_store_column(const struct rows *r, const char *name)
{
    arr_each (i, r->cols)
        if (strcmp(r->names[i], name) == 0)
            return (int)i;
    return -1;
}

enum status event_store_history(struct ctx *ctx, const char *module, int64_t subject_id,
                                unsigned limit, struct event **out, size_t *out_count)
{
    const struct str prefix = str_printf(ctx->arena, "%s.", module);
    struct event *events;
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, at, account_id, actor_name, name, data FROM event"
                " WHERE congress_id = :congress AND subject_id = :subject"
                " AND substr(name, 1, CAST(:len AS INTEGER)) = :prefix ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("subject", subject_id),
                B_INT("len", (int64_t)prefix.len), B_TEXT("prefix", prefix),
                B_INT("limit", limit)));
    events = arena_array(ctx->arena, r.count, struct event);
    arr_each (i, r.count)
        events[i] = (struct event){
            .id = cell_int(&r, i, 0),
            .congress_id = ctx->congress_id,
            .subject_id = subject_id,
            .at = cell_int(&r, i, 1),
            .account_id = cell_int(&r, i, 2),
            .actor_name = cell_text(&r, i, 3),
            .name = cell_text(&r, i, 4),
            .data = cell_text(&r, i, 5),
        };
    *out = events;
    *out_count = r.count;
    return ST_OK;
}
