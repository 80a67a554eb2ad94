// SPDX-License-Identifier: MulanPSL-2.0
/** All SQL on import_batch and import_upload. */
#ifndef IMPORT_STORE_H
#define IMPORT_STORE_H
#include "platform/ctx.h"

struct import_batch {
    int64_t id, account_id, at;
    struct str kind, file_name, file_hash, account_name;
    int64_t written, skipped, left_out;
};

struct import_upload {
    int64_t id, account_id, at;
    struct str kind, file_name, spool_name, file_hash;
};

MUST_CHECK enum status import_store_add_batch(struct ctx *ctx, const struct import_batch *batch);
MUST_CHECK enum status import_store_batch(struct ctx *ctx, int64_t id, struct import_batch *out);
/** The last one of this kind from a file with this hash; ST_NOT_FOUND. */
MUST_CHECK enum status import_store_same(struct ctx *ctx, struct str kind, struct str hash,
                                         struct import_batch *out);
/** The last `most`, newest first. */
MUST_CHECK enum status import_store_batches(struct ctx *ctx, unsigned most,
                                            struct import_batch **out, size_t *out_count);

MUST_CHECK enum status import_store_add_upload(struct ctx *ctx, const struct import_upload *upload);
MUST_CHECK enum status import_store_upload(struct ctx *ctx, int64_t id, struct import_upload *out);
MUST_CHECK enum status import_store_drop_upload(struct ctx *ctx, int64_t id);
/** Forget those from before an instant, of ctx's congress. */
MUST_CHECK enum status import_store_drop_uploads_before(struct ctx *ctx, int64_t at);
#endif
