// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on event, event_row, event_unsealed; SELECT * on journalled tables. */
#include "platform/event/event_store.h"

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
                            const uint8_t hash[SM3_BYTES])
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
    return DB_EXEC(ctx, "INSERT INTO event_unsealed (congress_id, id) VALUES (:congress, :id)",
                   B_INT("congress", e->congress_id), B_INT("id", e->id));
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
