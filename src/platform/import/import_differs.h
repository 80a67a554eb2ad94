// SPDX-License-Identifier: MulanPSL-2.0
/** For differs() of an import kind: noting what a row would change. */
#ifndef PLATFORM_IMPORT_IMPORT_DIFFERS_H
#define PLATFORM_IMPORT_IMPORT_DIFFERS_H
#include "base/date.h"
#include "platform/module.h"

/** A row of a table that write() changes. */
struct import_touched {
    const char *table; /* string constant */
    int64_t id;
    bool nation; /* of no congress */
};
enum { IMPORT_TOUCHED_MAX = 3 };
/** What differs() is always called with, as its first member: which rows go with the record is for
 *  undoing the import, not for the preview. */
struct import_differing {
    struct import_difference d;
    struct import_touched rows[IMPORT_TOUCHED_MAX];
    size_t rows_count;
};

/** Note that write() changes, makes or removes this row beside others of the record; a change whose
 *  rows nobody names cannot be put back. */
static inline void import_touches(struct import_difference *d, struct import_touched row)
{
    struct import_differing *all = (void *)d;

    if (all->rows_count < IMPORT_TOUCHED_MAX)
        all->rows[all->rows_count++] = row;
}

/** Note that a cell changes, unless it does not. */
static inline void import_differs(struct import_difference *d, size_t column, struct str was,
                                  struct str now)
{
    if (!str_eq(was, now) && d->count < IMPORT_COLUMNS_MAX)
        d->cells[d->count++] = (struct import_changed_cell){column, was, now};
}

/** A day as sheets write it. */
static inline struct str import_day(struct arena *a, struct date on)
{
    char text[DATE_TEXT_SIZE];

    return str_dup(a, str_from(date_format(on, text)));
}
#endif
