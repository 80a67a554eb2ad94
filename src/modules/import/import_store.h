// SPDX-License-Identifier: MulanPSL-2.0
/** All SQL on the tables import_*. */
#ifndef IMPORT_STORE_H
#define IMPORT_STORE_H
#include "platform/ctx.h"

struct import_batch {
    int64_t id, account_id, at;
    struct str kind, file_name, file_hash, account_name;
    int64_t written, skipped, left_out, excluded, corrected;
    int64_t undone_at, kept; /* 0: it stands; records that were used meanwhile, and stayed */
    struct str undone_by;    /* also of one that is being undone */
};

struct import_upload {
    int64_t id, account_id, at;
    struct str kind, file_name, spool_name, file_hash;
    int64_t batch_id; /* what it became; 0: nothing yet */
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
/** Those of an account since an instant that have not become an import, newest first. */
MUST_CHECK enum status import_store_uploads(struct ctx *ctx, int64_t account_id, int64_t since,
                                            struct import_upload **out, size_t *out_count);
MUST_CHECK enum status import_store_upload_done(struct ctx *ctx, int64_t id, int64_t batch_id);
MUST_CHECK enum status import_store_drop_upload(struct ctx *ctx, int64_t id);
/** Forget those from before an instant, of ctx's congress. */
MUST_CHECK enum status import_store_drop_uploads_before(struct ctx *ctx, int64_t at);
/** ST_CONFLICT: it is undone already. */
MUST_CHECK enum status import_store_undone(struct ctx *ctx, int64_t id, struct str by,
                                           int64_t kept);
/** Somebody is undoing it. ST_CONFLICT: it is undone already. */
MUST_CHECK enum status import_store_undoing(struct ctx *ctx, int64_t id, struct str by);

struct import_named {
    struct str heading, column; /* "": is not read */
};
/** What foreign headings of a kind were read as, at most 500. */
MUST_CHECK enum status import_store_headings(struct ctx *ctx, struct str kind,
                                             struct import_named **out, size_t *out_count);
MUST_CHECK enum status import_store_name_heading(struct ctx *ctx, struct str kind,
                                                 const struct import_named *named);

/** A row that an import changed, as it was. */
struct import_was {
    int64_t batch_id, record; /* record: rows of one record carry the same */
    struct str name;          /* of the record, as people call it */
    struct str table, image, became;
    int64_t row_congress, row_id;
};
MUST_CHECK enum status import_store_was_add(struct ctx *ctx, const struct import_was *w);
/** The last one first. ST_RULE "import.undo_not": more than can be put back at once. */
MUST_CHECK enum status import_store_was(struct ctx *ctx, int64_t batch_id, struct import_was **out,
                                        size_t *out_count);
/** How many rows of the file: each time that a record was changed. */
MUST_CHECK enum status import_store_was_count(struct ctx *ctx, int64_t batch_id, int64_t *out);
MUST_CHECK enum status import_store_was_drop(struct ctx *ctx, int64_t batch_id);
/** Forget what was kept before an instant, in ctx's congress. */
MUST_CHECK enum status import_store_was_drop_before(struct ctx *ctx, int64_t at);

struct rows;
/** The ids in a column of import_written's rows, in order. */
int64_t *import_store_read_ids(struct ctx *ctx, const struct rows *r, size_t col,
                               size_t *out_count);
/** The records that an import made. */
MUST_CHECK enum status import_store_add_written(struct ctx *ctx, int64_t batch_id,
                                                const int64_t *ids, size_t count);
MUST_CHECK enum status import_store_written(struct ctx *ctx, int64_t batch_id, int64_t **out,
                                            size_t *out_count);
MUST_CHECK enum status import_store_has_written(struct ctx *ctx, int64_t batch_id, bool *out);
MUST_CHECK enum status import_store_drop_written(struct ctx *ctx, int64_t batch_id);
#endif
