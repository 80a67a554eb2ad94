// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on imports that are being written in pieces. */
#ifndef IMPORT_STORE_RUN_H
#define IMPORT_STORE_RUN_H
#include "platform/ctx.h"

struct import_going {
    int64_t id, beat_at;
    struct str kind, file_name, state; /* "writing", "back", "done" */
    int64_t written, kept;             /* kept: records that could not be taken back */
};

MUST_CHECK enum status import_store_run_add(struct ctx *ctx, const struct import_going *run);
/** The one of this kind; ST_NOT_FOUND. */
MUST_CHECK enum status import_store_run_of(struct ctx *ctx, struct str kind,
                                           struct import_going *out);
MUST_CHECK enum status import_store_run_get(struct ctx *ctx, int64_t id, struct import_going *out);
/** All of this congress, at most 100. */
MUST_CHECK enum status import_store_runs(struct ctx *ctx, struct import_going **out,
                                         size_t *out_count);
/** It lives at `at`, and has written or kept so many more. ST_CONFLICT: it is not in `state`, or is
 *  gone: somebody else has taken it over. */
MUST_CHECK enum status import_store_run_beat(struct ctx *ctx, int64_t id, const char *state,
                                             int64_t at, int64_t written, int64_t kept);
/** ST_CONFLICT: it is not in the first state, or has lived since `seen_at`. */
MUST_CHECK enum status import_store_run_state(struct ctx *ctx, int64_t id, struct str from,
                                              const char *to, int64_t seen_at, int64_t at);
MUST_CHECK enum status import_store_run_drop(struct ctx *ctx, int64_t id);

/** The last part of the records that an import made, in the order of making; *out_part 0: none. */
MUST_CHECK enum status import_store_last_part(struct ctx *ctx, int64_t batch_id, int64_t *out_part,
                                              int64_t **out, size_t *out_count);
MUST_CHECK enum status import_store_drop_part(struct ctx *ctx, int64_t part);
#endif
