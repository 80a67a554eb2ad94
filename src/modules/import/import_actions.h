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

/** Keep a file for its preview, for this account and a day. ST_INVALID when it is no readable sheet
 *  with the headings of the kind. */
MUST_CHECK enum status import_upload_add(struct ctx *ctx, const struct import_kind *kind,
                                         const char *path, struct str file_name, int64_t *out_id);
/** A kept file of this account and kind. ST_NOT_FOUND "import.upload_gone". */
MUST_CHECK enum status import_upload_get(struct ctx *ctx, const struct import_kind *kind,
                                         int64_t id, struct import_upload *out,
                                         const char **out_path);
/** Forget a kept file of this account. */
MUST_CHECK enum status import_upload_drop(struct ctx *ctx, const struct import_kind *kind,
                                          int64_t id);

/** Bring a file in: all rows or none, and the batch, in one transaction. Emits "import.done" after
 *  the kind's own event. The errors of import_write(); what refused one row is told with its number
 *  ("import.row_refused"). */
MUST_CHECK enum status import_file(struct ctx *ctx, const struct import_kind *kind,
                                   const char *path, struct str file_name,
                                   enum import_repeats repeats, struct import_batch *out);
/** The last import of a file with the same bytes, ST_NOT_FOUND if there was none. */
MUST_CHECK enum status import_same_file(struct ctx *ctx, const struct import_kind *kind,
                                        struct str hash, struct import_batch *out);
MUST_CHECK enum status import_batch_get(struct ctx *ctx, int64_t id, struct import_batch *out);
/** The last IMPORT_BATCHES_SHOWN of the kinds the actor may bring in, newest first. */
MUST_CHECK enum status import_batches(struct ctx *ctx, struct import_batch **out,
                                      size_t *out_count);

/** Daily job: forget what was not brought in within a day. */
MUST_CHECK enum status import_sweep(struct ctx *ctx);

/** "refuse", "first", "last"; anything else refuses. */
enum import_repeats import_repeats_of(struct str word);
#endif
