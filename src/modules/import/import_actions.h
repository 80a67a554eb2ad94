// SPDX-License-Identifier: MulanPSL-2.0
/** Keeping an uploaded file, looking at it, bringing it in. */
#ifndef IMPORT_ACTIONS_H
#define IMPORT_ACTIONS_H
#include "modules/import/import_store.h"
#include "platform/import.h"

enum { IMPORT_BATCHES_SHOWN = 20, IMPORT_FILE_NAME_CHARS = 120 };

/** The kind of that name, if the actor may bring it in. ST_NOT_FOUND; ST_DENIED. */
MUST_CHECK enum status import_allowed_kind(struct ctx *ctx, struct str name,
                                           const struct import_kind **out);

/** The kind's own name of a column; NULL if it has none of that name. */
const char *import_column_named(const struct import_kind *kind, struct str name);

/** Keep a file for its preview, for this account and a day. *out_assign: its headings are not (all)
 *  known and have to be assigned first. ST_INVALID when it is no readable sheet. */
MUST_CHECK enum status import_upload_add(struct ctx *ctx, const struct import_kind *kind,
                                         const char *path, struct str file_name, int64_t *out_id,
                                         bool *out_assign);
/** As import_upload_get(), also when the file is used up. */
MUST_CHECK enum status import_upload_find(struct ctx *ctx, const struct import_kind *kind,
                                          int64_t id, struct import_upload *out);
/** The actor's files that have not become an import, newest first. */
MUST_CHECK enum status import_uploads(struct ctx *ctx, struct import_upload **out,
                                      size_t *out_count);
/** A kept file of this account and kind. ST_NOT_FOUND "import.upload_gone". */
MUST_CHECK enum status import_upload_get(struct ctx *ctx, const struct import_kind *kind,
                                         int64_t id, struct import_upload *out,
                                         const char **out_path);
/** Forget a kept file of this account. ST_CONFLICT "import.running". */
MUST_CHECK enum status import_upload_drop(struct ctx *ctx, const struct import_kind *kind,
                                          int64_t id);

/** Inside db_tx(): the batch, whose id is set, with these counts; the upload has become it. Emits
 *  "import.done". */
MUST_CHECK enum status import_batch_close(struct ctx *ctx, struct import_batch *batch,
                                          const struct import_counts *counts,
                                          const struct import_plan *plan, int64_t upload_id);

/** Bring a file in: all rows or none, and the batch; a large file in several transactions that are
 *  taken back when one fails (import_staged.h). Emits "import.done" after
 *  the kind's own event. The errors of import_write(); what refused one row is told with its number
 *  ("import.row_refused"). */
MUST_CHECK enum status import_file(struct ctx *ctx, const struct import_kind *kind,
                                   const char *path, struct str file_name,
                                   enum import_repeats repeats, struct import_batch *out);
/** The same with all that was said about the file; upload_id (0: none) becomes the batch. Rows are
 *  checked before the transaction, so that other writers wait for the writing alone. */
MUST_CHECK enum status import_file_plan(struct ctx *ctx, const struct import_kind *kind,
                                        const char *path, struct str file_name,
                                        const struct import_plan *plan, int64_t upload_id,
                                        struct import_batch *out);

/** Bring a kept file in, in a thread of its own. ST_CONFLICT "import.running"; ST_BUSY. */
MUST_CHECK enum status import_start(struct ctx *ctx, const struct import_kind *kind,
                                    const struct import_upload *upload, const char *path,
                                    enum import_repeats repeats);
/** Wait for it, at most so long. */
void import_wait(struct ctx *ctx, const struct import_upload *upload, unsigned timeout_ms);

/* ---- what is said about a kept file ---- */

/** Read the file's headings as `aliases`, and remember it for the next file of the kind.
 *  ST_INVALID: "import.assigned_twice" (arg: heading), "import.columns_needed" (arg: headings). */
MUST_CHECK enum status import_assign(struct ctx *ctx, const struct import_kind *kind,
                                     const struct import_upload *upload,
                                     const struct import_alias *aliases, size_t count);
/** Put cells right and leave rows out (patches without column), in any order; rows in `back` are no
 *  longer left out. */
MUST_CHECK enum status import_correct(struct ctx *ctx, const struct import_kind *kind,
                                      const struct import_upload *upload,
                                      const struct import_patch *patches, size_t count,
                                      const size_t *back, size_t back_count);

/* ---- taking an import back ---- */

enum { IMPORT_BLOCKED_SHOWN = 50 };
/** May it be undone: does its kind know how, were records made or what it changed is kept, is it
 *  not undone already? */
MUST_CHECK enum status import_can_undo(struct ctx *ctx, const struct import_batch *b, bool *out);
/** Of its rows, those that changed a record that was there: undoing puts it back, or, where nothing
 *  (or no longer) is kept of what it was, leaves it. */
struct import_changed {
    int64_t restorable, staying;
};
MUST_CHECK enum status import_changed_rows(struct ctx *ctx, const struct import_batch *b,
                                           struct import_changed *out);
/** The records that have to stay, at most IMPORT_BLOCKED_SHOWN. */
MUST_CHECK enum status import_blocked(struct ctx *ctx, const struct import_batch *b,
                                      struct import_undo **out, size_t *out_count);
/** Take back all the records it made and put back those it changed, or none of them. Emits
 *  "import.undone". ST_RULE "import.undo_blocked" (arg: how many have to stay), "import.undo_not";
 *  ST_CONFLICT when it is undone. */
MUST_CHECK enum status import_undo(struct ctx *ctx, int64_t batch_id);
/** The same; of many records in a thread of its own (*out_going), after it is certain that none has
 *  to stay. One that somebody uses while it goes on stays, and is counted in the batch. */
MUST_CHECK enum status import_undo_start(struct ctx *ctx, int64_t batch_id, bool *out_going);
/** Is it being undone just now? */
MUST_CHECK enum status import_undoing(struct ctx *ctx, const struct import_batch *b,
                                      bool *out_going);

/** The last import of a file with the same bytes, ST_NOT_FOUND if there was none. */
MUST_CHECK enum status import_same_file(struct ctx *ctx, const struct import_kind *kind,
                                        struct str hash, struct import_batch *out);
MUST_CHECK enum status import_batch_get(struct ctx *ctx, int64_t id, struct import_batch *out);
/** The last IMPORT_BATCHES_SHOWN of the kinds the actor may bring in, newest first. */
MUST_CHECK enum status import_batches(struct ctx *ctx, struct import_batch **out,
                                      size_t *out_count);

/** Daily job: forget what was not brought in within a day, and what can no longer be put back. */
MUST_CHECK enum status import_sweep(struct ctx *ctx);

/** Job: end what programs that died have left. */
MUST_CHECK enum status import_recover(struct ctx *ctx);
MUST_CHECK enum status import_recover_waits(struct ctx *ctx, bool *out);

/** "refuse", "first", "last"; anything else refuses. */
enum import_repeats import_repeats_of(struct str word);
#endif
