// SPDX-License-Identifier: MulanPSL-2.0
/** For undo() of an import kind: what else stands in the way of a record that is to go. */
#ifndef PLATFORM_IMPORT_IMPORT_UNDO_H
#define PLATFORM_IMPORT_IMPORT_UNDO_H
#include "platform/db.h"
#include "platform/module.h"

/** changes() of kinds whose rows never change a record. */
static inline enum status import_changes_nothing(struct ctx *ctx, const struct import_row *row,
                                                 bool *out_changes)
{
    (void)ctx;
    (void)row;
    *out_changes = false;
    return ST_OK;
}

/** Is this record taken back by the same undoing? */
static inline bool import_undo_includes(const struct import_undo *undo, int64_t id)
{
    size_t from = 0, to = undo->together_count;

    while (from < to) {
        const size_t at = from + (to - from) / 2;

        if (undo->together[at] == id)
            return true;
        if (undo->together[at] < id)
            from = at + 1;
        else
            to = at;
    }
    return false;
}

/** Do other tables name the record, in columns "<thing>_id"? Then undo->why says so, unless it has
 *  said something already. Tables in `except` hold parts of it. */
static inline enum status import_undo_check(struct ctx *ctx, const char *thing, int64_t id,
                                            const char *const *except, struct import_undo *undo)
{
    struct db_naming own = {0}, *naming = undo->naming != NULL ? undo->naming : &own;
    struct arena *const before = ctx->arena;
    const char *table;
    enum status st = ST_OK;

    if (undo->why != NULL)
        return ST_OK;
    if (!naming->ready) {
        ctx->arena = undo->naming != NULL ? undo->keep : before;
        st = db_naming_make(ctx, thing, except, naming);
        ctx->arena = before;
    }
    TRY(st);
    TRY(db_naming_ask(ctx, naming, id, &table));
    if (table != NULL)
        undo->why = "import.undo.named";
    return ST_OK;
}
#endif
