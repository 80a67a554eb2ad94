// SPDX-License-Identifier: MulanPSL-2.0
/* What the rows of a file would change in records that are there, cell by cell. */
#include "platform/import/import_differs.h"
#include "platform/import/import_walk.h"

/* What has to outlive the row. */
static void keep(struct walk *w, size_t number, const struct import_difference *d)
{
    struct import_report *r = &w->report;
    struct import_cell_change *cells;

    if (r->changes_count == IMPORT_CHANGES_MAX)
        return;
    if (r->changes == NULL)
        r->changes = arena_array(w->keep, IMPORT_CHANGES_MAX, struct import_change);
    cells = arena_array(w->keep, d->count, struct import_cell_change);
    arr_each (i, d->count)
        cells[i] = (struct import_cell_change){
            import_walk_heading(w, d->cells[i].column),
            str_dup(w->keep, d->cells[i].was),
            str_dup(w->keep, d->cells[i].now),
        };
    r->changes[r->changes_count++] =
        (struct import_change){number, str_dup(w->keep, d->name), cells, d->count};
}

enum status import_change_look(struct walk *w, const struct import_row *row, bool *out_changes)
{
    struct import_differing all = {0};

    *out_changes = false;
    if (w->kind->differs == NULL)
        return ST_OK;
    TRY(w->kind->differs(w->ctx, row, &all.d));
    *out_changes = all.d.name.len > 0 && all.d.count > 0;
    if (*out_changes)
        keep(w, row->number, &all.d);
    return ST_OK;
}

enum status import_brings_look(struct walk *w, const struct import_row *row)
{
    struct import_report *r = &w->report;
    struct str sentence;

    if (w->kind->brings == NULL || r->brings_count == IMPORT_BRINGS_MAX)
        return ST_OK;
    TRY(w->kind->brings(w->ctx, row, &sentence));
    arr_each (i, r->brings_count)
        if (str_eq(r->brings[i], sentence))
            return ST_OK;
    if (sentence.len > 0)
        r->brings[r->brings_count++] = str_dup(w->keep, sentence);
    return ST_OK;
}

void import_change_drop(struct walk *w, size_t row)
{
    struct import_report *r = &w->report;
    size_t kept = 0;

    arr_each (i, r->changes_count)
        if (r->changes[i].row != row)
            r->changes[kept++] = r->changes[i];
    r->changes_count = kept;
}
