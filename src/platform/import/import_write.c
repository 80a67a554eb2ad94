// SPDX-License-Identifier: MulanPSL-2.0
/* Writing a file that has been checked: all rows or none. */
#include "platform/import/import_write.h"
#include "platform/db.h"
#include "platform/import/import_differs.h"

enum { FIRST_IDS = 256 };

struct writing {
    const struct import_ready *ready;
    struct import_counts counts;
    size_t row, ids_room;
};

static void add_id(struct walk *w, struct writing *writing, int64_t id)
{
    struct import_counts *c = &writing->counts;

    if (id == 0)
        return;
    if (c->ids_count == writing->ids_room) {
        const size_t room = writing->ids_room == 0 ? FIRST_IDS : writing->ids_room * 2;
        int64_t *ids = arena_array(w->keep, room, int64_t);

        if (c->ids_count > 0)
            memcpy(ids, c->ids, c->ids_count * sizeof *ids);
        c->ids = ids;
        writing->ids_room = room;
    }
    c->ids[c->ids_count++] = id;
}

enum status import_fail_faulty(struct ctx *ctx, size_t row)
{
    return fail_field(&ctx->err, NULL, "import.rows_faulty",
                      str_printf(ctx->arena, "%zu", row).ptr);
}

enum status import_write_row(struct walk *w, const struct import_ready *ready,
                             const struct import_row *row, enum import_written *out,
                             int64_t *out_id)
{
    struct str key;
    size_t faults;

    *out_id = 0;
    TRY(import_walk_check(w, row, &key, &faults));
    if (key.len > 0 && import_keys_entry(&ready->look->keys, key)->row != row->number) {
        *out = IMPORT_ROW_LEFT_OUT;
        return ST_OK;
    }
    if (faults > 0) /* an earlier row of this file stands in its way */
        return import_fail_faulty(w->ctx, row->number);
    return import_write_checked(w, ready, row, out, out_id);
}

void import_keep_with(struct import_ready *ready, const struct import_keeper *keeper)
{
    ready->keeper = keeper;
}

/* *out: all zero unless somebody wants to know and the row changes a record. */
static enum status differing(struct walk *w, const struct import_ready *ready,
                             const struct import_row *row, struct import_differing *out)
{
    if (ready->keeper == NULL || ready->kind->differs == NULL)
        return ST_OK;
    TRY(ready->kind->differs(w->ctx, row, &out->d));
    if (out->d.name.len == 0 || out->d.count == 0)
        out->rows_count = 0;
    return out->rows_count > 0 ? ready->keeper->before(w->ctx, ready->keeper->arg, out) : ST_OK;
}

enum status import_write_checked(struct walk *w, const struct import_ready *ready,
                                 const struct import_row *row, enum import_written *out,
                                 int64_t *out_id)
{
    struct import_differing *d = arena_new(w->ctx->arena, struct import_differing);
    struct import_row own = *row;
    bool skipped = false;

    *out_id = 0;
    own.out_id = out_id;
    TRY(differing(w, ready, row, d));
    TRY(ready->kind->write(w->ctx, &own, &skipped));
    *out = skipped ? IMPORT_ROW_SKIPPED : IMPORT_ROW_WRITTEN;
    if (skipped || d->rows_count == 0 || *out_id != 0)
        return ST_OK;
    return ready->keeper->after(w->ctx, ready->keeper->arg, d);
}

void import_count(struct import_counts *counts, enum import_written what)
{
    switch (what) {
    case IMPORT_ROW_WRITTEN:
        counts->written++;
        break;
    case IMPORT_ROW_SKIPPED:
        counts->skipped++;
        break;
    case IMPORT_ROW_LEFT_OUT:
        counts->left_out++;
        break;
    }
}

static enum status write_fn(struct walk *w, const struct import_row *row, void *arg)
{
    struct writing *writing = arg;
    enum import_written what;
    int64_t id;

    writing->row = row->number;
    TRY(import_write_row(w, writing->ready, row, &what, &id));
    import_count(&writing->counts, what);
    if (what == IMPORT_ROW_WRITTEN)
        add_id(w, writing, id);
    writing->row = 0;
    return ST_OK;
}

enum status import_prepare(struct ctx *ctx, const struct import_kind *kind, const char *path,
                           const struct import_plan *plan, struct import_ready **out,
                           size_t *out_row)
{
    struct import_ready *ready = arena_new(ctx->arena, struct import_ready);

    *ready = (struct import_ready){
        .kind = kind, .plan = plan, .path = path, .look = import_walk_new(ctx, kind, plan)};
    *out_row = 0;
    TRY(import_walk_look(ready->look, path));
    if (ready->look->report.faulty > 0) {
        *out_row = ready->look->report.faults[0].row;
        return import_fail_faulty(ctx, *out_row);
    }
    *out = ready;
    return ST_OK;
}

enum status import_write_ready(struct ctx *ctx, const struct import_ready *ready,
                               struct import_counts *out, size_t *out_row)
{
    struct walk *w = import_walk_new(ctx, ready->kind, ready->plan);
    struct writing writing = {.ready = ready};
    enum status st;

    ASSERT(db_in_tx(ctx));
    *out_row = 0;
    w->phase = IMPORT_WRITING;
    import_walk_ahead(w);
    TRY(import_walk_open(w, ready->path));
    st = import_walk_rows(w, write_fn, &writing);
    if (st != ST_OK) {
        *out_row = writing.row;
        return st;
    }
    if (ready->kind->finish != NULL)
        TRY(ready->kind->finish(ctx, writing.counts.written, writing.counts.skipped));
    writing.counts.excluded = w->report.excluded;
    writing.counts.corrected = w->report.corrected;
    *out = writing.counts;
    return ST_OK;
}

enum status import_write(struct ctx *ctx, const struct import_kind *kind, const char *path,
                         enum import_repeats repeats, struct import_counts *out, size_t *out_row)
{
    struct import_plan *plan = arena_new(ctx->arena, struct import_plan);
    struct import_ready *ready;

    ASSERT(db_in_tx(ctx));
    plan->repeats = repeats;
    TRY(import_prepare(ctx, kind, path, plan, &ready, out_row));
    return import_write_ready(ctx, ready, out, out_row);
}
