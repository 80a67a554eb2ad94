// SPDX-License-Identifier: MulanPSL-2.0
/** From a file that has arrived to a row that names it. */
#ifndef ATTACHMENT_TAKE_H
#define ATTACHMENT_TAKE_H
#include "modules/attachment/attachment_actions.h"
#include "modules/attachment/attachment_store.h"
#include "platform/file.h"
#include "platform/file/file_type.h"

/** A file that has been checked and kept; ready for a row. */
struct attachment_taken {
    const struct file_kind *kind;
    struct file_kept kept;
    struct str name;
    struct str text_state, body; /* as in attachment_work; body when done or cut */
};

/** Look at the file at `path`, called `name` by who sent it, and keep it. Faults are noted at the
 *  field "file"; then out->kind is NULL. Outside a transaction. */
MUST_CHECK enum status attachment_take(struct ctx *ctx, const char *path, struct str name,
                                       struct attachment_taken *out);
/** Is the file of an old form that can be turned into a new one here? */
bool attachment_can_convert(enum file_type type);

/** Rows of one taken file; fills `a`. `a->id` != 0: a new version of that one. Only in db_tx(). */
MUST_CHECK enum status attachment_put(struct ctx *ctx, struct attachment *a, int64_t made_from,
                                      const struct attachment_taken *t);

/** Text of a file as far as it can be read, in a worker: *out_state as in attachment_work ("todo":
 *  no place was free). ST_INVALID with a key of attachment.err.* when the file itself is a danger
 *  (a bomb). */
MUST_CHECK enum status attachment_read_text(struct ctx *ctx, const char *path, enum file_type type,
                                            struct str *out_state, struct str *out_body);
/** Does its name or the beginning of its text bear the mark of a state secret? */
bool attachment_is_secret(struct str name, struct str body);
#endif
