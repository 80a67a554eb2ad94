// SPDX-License-Identifier: MulanPSL-2.0
/** Rows that an import changed, as they were: kept while it writes, put back when it is undone. */
#ifndef IMPORT_WAS_H
#define IMPORT_WAS_H
#include "modules/import/import_store.h"
#include "platform/import.h"
#include "platform/module.h"

/** Old values are not kept for ever: after so many days what an import changed stays. */
enum { IMPORT_WAS_DAYS = 90 };

/** While an import writes. `batch_id` is set before the first row. */
struct import_keeping {
    int64_t batch_id;
    struct str images[8];
    struct import_keeper keeper;
};
/** Let the import tell `k`, which outlives it. */
void import_was_keep(struct import_keeping *k, struct import_ready *ready);

struct import_putting {
    struct import_was *all; /* newest first */
    size_t count;
    struct import_undo *shown; /* those that cannot, at most `room`; may be NULL */
    size_t room, blocked;      /* blocked: records changed since, or gone */
};
/** What was kept of an import, and which of it has been changed since. Writes nothing. */
MUST_CHECK enum status import_was_look(struct ctx *ctx, int64_t batch_id,
                                       struct import_putting *out);
/** Put back what import_was_look() found, none of it blocked, and forget it. Only in db_tx(). */
MUST_CHECK enum status import_was_put(struct ctx *ctx, const struct import_putting *p);
/** The ids of the rows beside those of `ids`, all ascending: what goes back goes together. */
MUST_CHECK enum status import_was_together(struct ctx *ctx, int64_t batch_id, int64_t **ids,
                                           size_t *count);
#endif
