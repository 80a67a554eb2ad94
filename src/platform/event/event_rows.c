// SPDX-License-Identifier: MulanPSL-2.0
/* Hashing the rows of an event and noting them. One by one on SQLite, where a statement costs a few
 * microseconds; on PostgreSQL many with two statements, for each is a journey there and back. */
#include "platform/event/event_rows.h"
#include "platform/event/event_store.h"

enum { WINDOW = 256 };

static enum status check_there(struct ctx *ctx, const struct db_row_note *n, bool there)
{
    if (!there && !n->gone)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.no_event",
                           "event_row(%s, %lld): there is no such row in congress %lld", n->table,
                           (long long)n->id, (long long)n->congress_id);
    if (there && n->gone)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.no_event",
                           "event_row_gone(%s, %lld): the row is still there", n->table,
                           (long long)n->id);
    return ST_OK;
}

/* ---- one by one ---- */

static enum status write_one(struct ctx *ctx, struct event_hash *eh, const struct event_fields *e,
                             const struct db_row_note *n)
{
    uint8_t hash[SM3_BYTES];
    const enum status st = event_store_row_hash(ctx, n->table, n->congress_id, n->id, hash);
    const struct event_row_fields row = {
        .congress_id = e->congress_id,
        .event_id = e->id,
        .id = eh->rows + 1,
        .table = str_from(n->table),
        .row_id = n->id,
        .hash = n->gone ? NULL : hash,
    };

    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    TRY(check_there(ctx, n, st == ST_OK));
    TRY(event_store_add_row(ctx, &row));
    event_hash_add(eh, row.table, row.row_id, row.hash);
    return ST_OK;
}

/* ---- many together ---- */

struct window {
    const struct db_row_note *notes[WINDOW];
    uint8_t hash[WINDOW][SM3_BYTES];
    bool there[WINDOW], asked[WINDOW];
    size_t count;
};

static void take_hash(struct window *w, const char *table, const struct rows *r, size_t row,
                      int id_column)
{
    const int64_t id = cell_int(r, row, (size_t)id_column);

    for (size_t i = 0; i < w->count; i++) {
        if (w->notes[i]->id != id || strcmp(w->notes[i]->table, table) != 0)
            continue;
        event_hash_row(r, row, w->hash[i]);
        w->there[i] = true;
        return;
    }
}

/* All rows of the window that are of the table of note `first`. */
static enum status hash_table(struct ctx *ctx, struct window *w, size_t first)
{
    const char *const table = w->notes[first]->table;
    struct buf ids = buf_new(ctx->arena, 0);
    struct rows r;
    int id_column;

    for (size_t i = first; i < w->count; i++) {
        if (strcmp(w->notes[i]->table, table) != 0)
            continue;
        buf_char(&ids, ids.len == 0 ? '{' : ',');
        buf_int(&ids, w->notes[i]->id);
        w->asked[i] = true;
    }
    buf_char(&ids, '}');
    TRY(event_store_rows(ctx, table, w->notes[first]->congress_id, buf_view(&ids), &r));
    id_column = event_store_column(&r, "id");
    for (size_t i = 0; id_column >= 0 && i < r.count; i++)
        take_hash(w, table, &r, i, id_column);
    return ST_OK;
}

static enum status write_window(struct ctx *ctx, struct event_hash *eh,
                                const struct event_fields *e, struct window *w)
{
    const int64_t first = eh->rows + 1;
    struct buf rows = buf_new(ctx->arena, 0);

    for (size_t i = 0; i < w->count; i++)
        if (!w->asked[i])
            TRY(hash_table(ctx, w, i));
    for (size_t i = 0; i < w->count; i++) {
        const struct db_row_note *n = w->notes[i];

        TRY(check_there(ctx, n, w->there[i]));
        event_hash_add(eh, str_from(n->table), n->id, n->gone ? NULL : w->hash[i]);
        buf_printf(&rows, "%s[\"%s\",%lld,%d]", i == 0 ? "[" : ",", n->table, (long long)n->id,
                   n->gone);
    }
    buf_char(&rows, ']');
    return event_store_add_rows(ctx, e, first, buf_view(&rows), w->hash[0], w->count * SM3_BYTES);
}

static enum status write_many(struct ctx *ctx, struct event_hash *eh, const struct event_fields *e,
                              const struct db_row_note *const *notes, size_t count)
{
    const struct arena_mark mark = arena_mark(ctx->arena);
    struct window *w = arena_new(ctx->arena, struct window);
    const struct arena_mark inner = arena_mark(ctx->arena);
    enum status st = ST_OK;

    for (size_t i = 0; i < count && st == ST_OK; i++) {
        if (notes[i]->congress_id == e->congress_id)
            w->notes[w->count++] = notes[i];
        if (w->count == 0 || (w->count < WINDOW && i + 1 < count))
            continue;
        st = write_window(ctx, eh, e, w);
        memset(w, 0, sizeof *w);
        arena_reset(ctx->arena, inner);
    }
    arena_reset(ctx->arena, mark);
    return st;
}

enum status event_rows_write(struct ctx *ctx, struct event_hash *eh, const struct event_fields *e,
                             const struct db_row_note *const *notes, size_t count)
{
    if (db_kind(ctx) == DB_PGSQL && count > 1)
        return write_many(ctx, eh, e, notes, count);
    arr_each (i, count)
        if (notes[i]->congress_id == e->congress_id)
            TRY(write_one(ctx, eh, e, notes[i]));
    return ST_OK;
}
