// SPDX-License-Identifier: MulanPSL-2.0
/** An import of many rows: short transactions that together count as one, and what becomes of them
 *  when it fails, is stopped, or its program dies. docs/adr/0016. */
#ifndef IMPORT_STAGED_H
#define IMPORT_STAGED_H
#include "modules/import/import_actions.h"

/** Before an import of a kind begins: what a dead program has left of one is taken back, or told;
 * one that is just ending is waited for, at most a minute. ST_CONFLICT "import.other_running": one
 * is being written; ST_RULE "import.stopped": the plan's tick says so. */
MUST_CHECK enum status import_staged_clear(struct ctx *ctx, const struct import_kind *kind,
                                           const struct import_plan *plan);
/** Inside db_tx(): ST_CONFLICT "import.other_running" when another import of the kind is on. */
MUST_CHECK enum status import_staged_none(struct ctx *ctx, const struct import_kind *kind);

struct import_staged {
    const struct import_kind *kind;
    const struct import_plan *plan;
    struct import_ready *ready;
    struct import_batch batch; /* as far as it is known */
    int64_t upload_id;
};
/** Write it all; when that fails, take back what was written. Errors as import_write();
 *  ST_RULE "import.kept" (arg: how many) when records had to stay, since others have used them. */
MUST_CHECK enum status import_staged_write(struct ctx *ctx, const struct import_staged *in,
                                           struct import_batch *out, size_t *out_row);
#endif
