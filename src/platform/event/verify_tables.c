// SPDX-License-Identifier: MulanPSL-2.0
/* Rows as they are against rows as the journal says they were left: two lists in order of ids, read
 * side by side. Each batch is one snapshot, so that a running server raises no false alarm. */
#include "platform/event/event_store.h"
#include "platform/event/verify_internal.h"
#include <inttypes.h>

enum { BATCH = 300 };

struct batch {
    struct verify *v;
    const char *table;
    int64_t after; /* moved forward */
    bool end;
};

/* The last event of each row: row id, event, gone, hash. */
static enum status read_latest(struct ctx *ctx, const char *table, int64_t after, struct rows *out)
{
    return DB_ROWS(ctx, out,
                   "SELECT r.row_id, r.event_id, r.gone, r.hash FROM event_row r"
                   " WHERE r.congress_id = :congress AND r.table_name = :table"
                   " AND r.row_id > :after AND NOT EXISTS (SELECT 1 FROM event_row l"
                   "  WHERE l.congress_id = r.congress_id AND l.table_name = r.table_name"
                   "  AND l.row_id = r.row_id AND (l.event_id > r.event_id"
                   "   OR (l.event_id = r.event_id AND l.id > r.id)))"
                   " ORDER BY r.row_id LIMIT :limit",
                   B_INT("congress", ctx->congress_id), B_Z("table", table), B_INT("after", after),
                   B_INT("limit", BATCH));
}

static void compare(struct verify *v, const char *table, const struct rows *is, size_t at,
                    const struct rows *was, size_t then)
{
    const int64_t id = cell_int(was, then, 0), event_id = cell_int(was, then, 1);
    const struct str stored = cell_text(was, then, 3);
    uint8_t hash[SM3_BYTES];

    event_hash_row(is, at, hash);
    if (cell_int(was, then, 2) != 0)
        verify_fault(v,
                     "%s %" PRId64 " is in the database although event %" PRId64 " removed it: it"
                     " was inserted behind the program's back",
                     table, id, event_id);
    else if (stored.len != SM3_BYTES || memcmp(stored.ptr, hash, SM3_BYTES) != 0)
        verify_fault(v,
                     "%s %" PRId64 " is not as event %" PRId64
                     " left it: it was changed behind the program's back",
                     table, id, event_id);
}

static void only_in_table(struct verify *v, const char *table, int64_t id)
{
    verify_fault(
        v, "%s %" PRId64 " was written by no event: it was inserted behind the program's back",
        table, id);
}

static void only_in_journal(struct verify *v, const char *table, const struct rows *was,
                            size_t then)
{
    if (cell_int(was, then, 2) == 0)
        verify_fault(v,
                     "%s %" PRId64 ", last written by event %" PRId64
                     ", is not in the database: it was removed behind the program's back",
                     table, cell_int(was, then, 0), cell_int(was, then, 1));
}

static int64_t last_id(const struct rows *r, int id_column)
{
    return r->count < BATCH ? INT64_MAX : cell_int(r, r->count - 1, (size_t)id_column);
}

static void merge(struct verify *v, const char *table, const struct rows *is, int id,
                  const struct rows *was, int64_t upto)
{
    size_t i = 0, w = 0;

    for (;;) {
        const int64_t here = i < is->count ? cell_int(is, i, (size_t)id) : INT64_MAX;
        const int64_t then = w < was->count ? cell_int(was, w, 0) : INT64_MAX;
        const int64_t next = here < then ? here : then;

        if ((i == is->count && w == was->count) || next > upto)
            return;
        if (here == then)
            compare(v, table, is, i, was, w);
        else if (here < then)
            only_in_table(v, table, here);
        else
            only_in_journal(v, table, was, w);
        v->result->rows += here == next;
        i += here == next;
        w += then == next;
    }
}

static enum status check_batch(struct ctx *ctx, void *arg)
{
    struct batch *b = arg;
    struct rows is, was;
    int64_t upto_is, upto_was, upto;
    int id;

    TRY(event_store_table(ctx, b->table, ctx->congress_id, b->after, BATCH, &is));
    TRY(read_latest(ctx, b->table, b->after, &was));
    id = event_store_column(&is, "id");
    if (id < 0)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "table %s has no id", b->table);
    upto_is = last_id(&is, id);
    upto_was = last_id(&was, 0);
    upto = upto_is < upto_was ? upto_is : upto_was;
    merge(b->v, b->table, &is, id, &was, upto);
    b->end = upto == INT64_MAX;
    b->after = upto;
    return ST_OK;
}

static enum status check_table(struct verify *v, const char *table)
{
    struct batch b = {.v = v, .table = table, .after = INT64_MIN};

    while (!b.end) {
        const struct arena_mark mark = arena_mark(v->ctx->arena);

        TRY(db_read(v->ctx, check_batch, &b));
        arena_reset(v->ctx->arena, mark);
    }
    return ST_OK;
}

static bool is_known(struct str table)
{
    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (size_t t = 0; MODULES[m]->tables != NULL && MODULES[m]->tables[t] != NULL; t++)
            if (str_eqz(table, MODULES[m]->tables[t]))
                return true;
    return false;
}

static enum status check_unknown(struct verify *v)
{
    struct str table = S("");
    struct rows r;

    for (;;) {
        TRY(DB_ROWS(v->ctx, &r,
                    "SELECT MIN(table_name) FROM event_row"
                    " WHERE congress_id = :congress AND table_name > :after",
                    B_INT("congress", v->ctx->congress_id), B_TEXT("after", table)));
        if (cell_null(&r, 0, 0))
            return ST_OK;
        table = cell_text(&r, 0, 0);
        if (!is_known(table))
            verify_fault(v, "events speak of table " STR_FMT ", which this program does not have",
                         STR_ARG(table));
    }
}

enum status verify_tables(struct verify *v)
{
    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (size_t t = 0; MODULES[m]->tables != NULL && MODULES[m]->tables[t] != NULL; t++)
            TRY(check_table(v, MODULES[m]->tables[t]));
    return check_unknown(v);
}
