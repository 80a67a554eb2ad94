// SPDX-License-Identifier: MulanPSL-2.0
/* What an import changed in records that were there: kept row by row, put back row by row. */
#include "modules/import/import_was.h"
#include "platform/db.h"
#include "platform/import/import_differs.h"
#include "platform/row_image.h"
#include <stdlib.h>

/* ---- keeping ---- */

static struct row_place place_of(const struct ctx *ctx, const struct import_touched *t)
{
    return (struct row_place){t->table, t->nation ? 0 : ctx->congress_id, t->id};
}

static enum status before(struct ctx *ctx, void *arg, const struct import_differing *d)
{
    struct import_keeping *k = arg;

    arr_each (i, d->rows_count) {
        const struct row_place at = place_of(ctx, &d->rows[i]);

        TRY(row_image_take(ctx, &at, &k->images[i]));
    }
    return ST_OK;
}

static enum status after(struct ctx *ctx, void *arg, const struct import_differing *d)
{
    const struct import_keeping *k = arg;

    arr_each (i, d->rows_count) {
        const struct row_place at = place_of(ctx, &d->rows[i]);
        struct import_was was = {.batch_id = k->batch_id,
                                 .record = d->rows[0].id,
                                 .name = d->d.name,
                                 .table = str_from(at.table),
                                 .row_congress = at.congress_id,
                                 .row_id = at.id,
                                 .image = k->images[i]};
        struct str now;

        TRY(row_image_take(ctx, &at, &now));
        if (str_eq(now, was.image))
            continue;
        was.became = row_image_hash(ctx, now);
        TRY(import_store_was_add(ctx, &was));
    }
    return ST_OK;
}

void import_was_keep(struct import_keeping *k, struct import_ready *ready)
{
    k->keeper = (struct import_keeper){before, after, k};
    import_keep_with(ready, &k->keeper);
}

/* ---- putting back ---- */

/* The tables of all modules: what stands in the store names one of them, or nothing. */
static const char *table_of(struct str name)
{
    for (size_t i = 0; MODULES[i] != NULL; i++) {
        const char *const *const lists[] = {MODULES[i]->tables, MODULES[i]->tables_unjournalled};

        arr_each (k, COUNT(lists))
            for (const char *const *t = lists[k]; t != NULL && *t != NULL; t++)
                if (str_eqz(name, *t))
                    return *t;
    }
    return NULL;
}

static struct row_place place_was(const struct import_was *was)
{
    return (struct row_place){table_of(was->table), was->row_congress, was->row_id};
}

struct kept {
    const struct import_was *was;
};

/* The rows of one place together, what the import did last to it first. */
static int by_place(const void *a, const void *b)
{
    const struct import_was *const x = ((const struct kept *)a)->was;
    const struct import_was *const y = ((const struct kept *)b)->was;
    const int named = str_cmp(x->table, y->table);

    if (named != 0)
        return named;
    if (x->row_congress != y->row_congress)
        return x->row_congress < y->row_congress ? -1 : 1;
    if (x->row_id != y->row_id)
        return x->row_id < y->row_id ? -1 : 1;
    return x < y ? -1 : x > y; /* newest first */
}

static bool is_one_place(const struct import_was *a, const struct import_was *b)
{
    return str_eq(a->table, b->table) && a->row_congress == b->row_congress &&
           a->row_id == b->row_id;
}

/* What the import left: of the last change of a row, what stands there now; of one before, what the
 * next change found. */
static enum status is_unchanged(struct ctx *ctx, const struct import_was *was,
                                const struct import_was *next, bool *out)
{
    const struct row_place at = place_was(was);
    struct str now;

    *out = false;
    if (at.table == NULL)
        return ST_OK;
    if (next != NULL)
        now = next->image;
    else
        TRY(row_image_take(ctx, &at, &now));
    *out = str_eq(row_image_hash(ctx, now), was->became);
    return ST_OK;
}

/* For each of them. */
static enum status unchanged(struct ctx *ctx, const struct import_was *all, size_t count, bool *out)
{
    struct kept *sorted = arena_array(ctx->arena, count, struct kept);

    arr_each (i, count)
        sorted[i].was = &all[i];
    if (count > 1)
        qsort(sorted, count, sizeof *sorted, by_place);
    arr_each (i, count) {
        const struct import_was *was = sorted[i].was, *next = NULL;

        if (i > 0 && is_one_place(sorted[i - 1].was, was))
            next = sorted[i - 1].was;
        TRY(is_unchanged(ctx, was, next, &out[was - all]));
    }
    return ST_OK;
}

static void block(struct import_putting *p, const struct import_was *was, int64_t *last)
{
    if (*last == was->record)
        return;
    *last = was->record;
    if (p->shown != NULL && p->blocked < p->room)
        p->shown[p->blocked] =
            (struct import_undo){.name = was->name, .why = "import.undo.changed"};
    p->blocked++;
}

enum status import_was_look(struct ctx *ctx, int64_t batch_id, struct import_putting *out)
{
    int64_t last = 0;
    bool *same;

    out->blocked = 0;
    TRY(import_store_was(ctx, batch_id, &out->all, &out->count));
    same = arena_array(ctx->arena, out->count, bool);
    TRY(unchanged(ctx, out->all, out->count, same));
    arr_each (i, out->count)
        if (!same[i])
            block(out, &out->all[i], &last);
    return ST_OK;
}

enum status import_was_put(struct ctx *ctx, const struct import_putting *p)
{
    arr_each (i, p->count) {
        const struct row_place at = place_was(&p->all[i]);

        TRY(row_image_put(ctx, &at, p->all[i].image));
    }
    return p->count > 0 ? import_store_was_drop(ctx, p->all[0].batch_id) : ST_OK;
}

static int compare(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return x < y ? -1 : x > y;
}

enum status import_was_together(struct ctx *ctx, int64_t batch_id, int64_t **ids, size_t *count)
{
    struct import_was *all;
    int64_t *both;
    size_t more;

    TRY(import_store_was(ctx, batch_id, &all, &more));
    both = arena_array(ctx->arena, *count + more, int64_t);
    if (*count > 0)
        memcpy(both, *ids, *count * sizeof *both);
    arr_each (i, more)
        both[*count + i] = all[i].row_id;
    *ids = both;
    *count += more;
    if (*count > 1)
        qsort(both, *count, sizeof *both, compare);
    return ST_OK;
}
