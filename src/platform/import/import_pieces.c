// SPDX-License-Identifier: MulanPSL-2.0
/* Writing a large file in pieces: rows are read into memory outside of any transaction, then some
 * of them are written in one that ends after a moment, and so on. */
#include "platform/db.h"
#include "platform/import/import_write.h"
#include <time.h>

enum { FIRST_CHANGES = 256, MS_PER_SECOND = 1000, NS_PER_MS = 1000000 };

struct piece {
    struct walk *w;
    struct import_ready *ready;
    const struct import_pieces *pieces;
    struct arena *rows_arena, *tx_arena;
    struct import_row *rows; /* read and not yet written, in rows_arena */
    size_t rows_count, rows_done;
    struct import_counts counts; /* of what is committed */
    /* Of the transaction that runs, set anew by each try: */
    struct import_counts now;
    size_t taken, put_off_count;
    uint32_t *put_off;
    size_t row; /* the one that failed, 0: none */
};

bool import_in_pieces(const struct import_ready *ready)
{
    return ready->kind->changes != NULL && ready->kind->undo != NULL &&
           ready->look->report.good > IMPORT_WHOLE_ROWS;
}

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * MS_PER_SECOND + t.tv_nsec / NS_PER_MS;
}

/* ---- one transaction ---- */

static enum status write_row(struct piece *p, const struct import_row *row)
{
    enum import_written what;
    bool changes = false;
    int64_t id;

    TRY(p->ready->kind->changes(p->w->ctx, row, &changes));
    if (changes) {
        p->put_off[p->put_off_count++] = (uint32_t)row->number;
        return ST_OK;
    }
    TRY(p->ready->look->report.left_out == 0 ? import_write_checked(p->w, p->ready, row, &what, &id)
                                             : import_write_row(p->w, p->ready, row, &what, &id));
    import_count(&p->now, what);
    if (what == IMPORT_ROW_WRITTEN && id != 0)
        p->now.ids[p->now.ids_count++] = id;
    return ST_OK;
}

/* Before the first of some rows is written. */
static enum status look_ahead(struct ctx *ctx, struct piece *p)
{
    const size_t at = p->rows_done + p->taken, left = p->rows_count - at;

    if (p->ready->kind->ahead == NULL || db_kind(ctx) != DB_PGSQL ||
        p->taken % IMPORT_AHEAD_ROWS != 0)
        return ST_OK;
    return import_look_ahead(ctx, p->ready->kind, &p->rows[at],
                             left < IMPORT_AHEAD_ROWS ? left : IMPORT_AHEAD_ROWS);
}

static enum status write_rows(struct ctx *ctx, struct piece *p, int64_t until)
{
    struct arena *const keep = ctx->arena;
    enum status st = ST_OK;

    while (st == ST_OK && p->rows_done + p->taken < p->rows_count &&
           (p->taken == 0 || now_ms() < until)) {
        const struct import_row *row = &p->rows[p->rows_done + p->taken];

        ctx->arena = keep;
        TRY(look_ahead(ctx, p));
        ctx->arena = p->w->row;
        arena_clear(p->w->row);
        st = write_row(p, row);
        if (st != ST_OK)
            p->row = row->number;
        p->taken++;
    }
    ctx->arena = keep;
    return st;
}

static enum status piece_tx(struct ctx *ctx, const void *input)
{
    struct piece *p = *(struct piece *const *)input;
    const size_t left = p->rows_count - p->rows_done;

    p->taken = p->put_off_count = p->row = 0;
    p->now = (struct import_counts){.ids = arena_array(ctx->arena, left, int64_t)};
    p->put_off = arena_array(ctx->arena, left, uint32_t);
    TRY(p->pieces->begin(ctx, p->pieces->arg));
    TRY(write_rows(ctx, p, now_ms() + IMPORT_PIECE_MS));
    return p->pieces->end(ctx, p->pieces->arg, &p->now);
}

/* ---- what is committed ---- */

static void put_off(struct walk *w, struct import_ready *r, uint32_t row)
{
    if (r->changes_count == r->changes_room) {
        const size_t room = r->changes_room == 0 ? FIRST_CHANGES : r->changes_room * 2;
        uint32_t *rows = arena_array(w->keep, room, uint32_t);

        if (r->changes_count > 0)
            memcpy(rows, r->changes, r->changes_count * sizeof *rows);
        r->changes = rows;
        r->changes_room = room;
    }
    r->changes[r->changes_count++] = row;
}

static void take(struct piece *p)
{
    p->rows_done += p->taken;
    p->counts.written += p->now.written;
    p->counts.skipped += p->now.skipped;
    p->counts.left_out += p->now.left_out;
    arr_each (i, p->put_off_count)
        put_off(p->w, p->ready, p->put_off[i]);
}

static enum status write_all(struct piece *p)
{
    struct ctx *const ctx = p->w->ctx;
    struct arena *const before = ctx->arena;
    enum status st = ST_OK;

    while (st == ST_OK && p->rows_done < p->rows_count) {
        arena_clear(p->tx_arena);
        ctx->arena = p->tx_arena;
        st = db_tx(ctx, piece_tx, &p);
        if (st == ST_OK)
            take(p);
    }
    ctx->arena = before;
    p->rows_done = p->rows_count = 0;
    arena_clear(p->rows_arena);
    p->rows = NULL;
    return st;
}

/* ---- the file ---- */

static enum status piece_fn(struct walk *w, const struct import_row *row, void *arg)
{
    struct piece *p = arg;
    struct import_row *copy;

    if (p->rows == NULL)
        p->rows = arena_array(p->rows_arena, IMPORT_PIECE_ROWS, struct import_row);
    copy = &p->rows[p->rows_count++];
    copy->number = row->number;
    copy->out_id = NULL;
    copy->ahead = NULL;
    arr_each (i, w->header.columns)
        copy->cells[i] = str_dup(p->rows_arena, row->cells[i]);
    return p->rows_count == IMPORT_PIECE_ROWS ? write_all(p) : ST_OK;
}

static void close_arena(void *p)
{
    arena_close(p);
}

static struct arena *own_arena(struct ctx *ctx)
{
    struct arena *a = arena_open(0);

    arena_on_free(ctx->arena, close_arena, a);
    return a;
}

enum status import_write_pieces(struct ctx *ctx, struct import_ready *ready,
                                const struct import_pieces *pieces, struct import_counts *out,
                                size_t *out_row)
{
    struct piece p = {.w = import_walk_new(ctx, ready->kind, ready->plan),
                      .ready = ready,
                      .pieces = pieces,
                      .rows_arena = own_arena(ctx),
                      .tx_arena = own_arena(ctx)};
    enum status st;

    ASSERT(!db_in_tx(ctx));
    *out_row = 0;
    p.w->phase = IMPORT_WRITING;
    TRY(import_walk_open(p.w, ready->path));
    st = import_walk_rows(p.w, piece_fn, &p);
    if (st == ST_OK)
        st = write_all(&p);
    *out_row = st != ST_OK ? p.row : 0;
    p.counts.excluded = p.w->report.excluded;
    p.counts.corrected = p.w->report.corrected;
    *out = p.counts;
    return st;
}

/* ---- the rest ---- */

struct rest {
    const struct import_ready *ready;
    struct import_counts counts;
    size_t next, row;
};

static enum status rest_fn(struct walk *w, const struct import_row *row, void *arg)
{
    struct rest *r = arg;
    enum import_written what;
    int64_t id;

    if (r->next == r->ready->changes_count || r->ready->changes[r->next] != row->number)
        return ST_OK;
    r->next++;
    r->row = row->number;
    TRY(import_write_row(w, r->ready, row, &what, &id));
    import_count(&r->counts, what);
    r->row = 0;
    return ST_OK;
}

enum status import_write_rest(struct ctx *ctx, const struct import_ready *ready,
                              const struct import_counts *counts, struct import_counts *out,
                              size_t *out_row)
{
    struct rest rest = {.ready = ready, .counts = *counts};
    enum status st = ST_OK;

    ASSERT(db_in_tx(ctx));
    *out_row = 0;
    if (ready->changes_count > 0) {
        struct walk *w = import_walk_new(ctx, ready->kind, ready->plan);

        w->phase = IMPORT_WRITING;
        TRY(import_walk_open(w, ready->path));
        st = import_walk_rows(w, rest_fn, &rest);
    }
    if (st != ST_OK) {
        *out_row = rest.row;
        return st;
    }
    if (ready->kind->finish != NULL)
        TRY(ready->kind->finish(ctx, rest.counts.written, rest.counts.skipped));
    *out = rest.counts;
    return ST_OK;
}
