// SPDX-License-Identifier: MulanPSL-2.0
/** The end of an import in pieces: told on as a whole, or taken back. */
#ifndef IMPORT_TAKE_BACK_H
#define IMPORT_TAKE_BACK_H
#include "modules/import/import_store.h"
#include "modules/import/import_store_run.h"
#include "platform/import.h"

/** All is written, or all taken back: let go of its events, and forget it. Ends `alive`. */
MUST_CHECK enum status import_settle(struct ctx *ctx, int64_t id, struct import_alive *alive);
/** A finished import is undone from now on: inside db_tx(); what follows is import_take_back(), by
 *  this program or the one that comes after it. *out: it runs. Emits "import.undo_begun".
 *  ST_CONFLICT "import.other_running". */
MUST_CHECK enum status import_undo_begin(struct ctx *ctx, const struct import_batch *b,
                                         struct import_going *out);
/** Take the records away that it made, the last one first, in short transactions, then settle it.
 *  run->kept: how many had to stay. Errors leave the rest for the job. plan: its tick is told; may
 *  be NULL. Emits "import.piece_taken_back" for each part, then "import.taken_back"; when it was
 *  finished before: marks it undone, and emits "import.undone". */
MUST_CHECK enum status import_take_back(struct ctx *ctx, struct import_going *run,
                                        struct import_alive *alive, const struct import_plan *plan);
#endif
