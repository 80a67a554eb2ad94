// SPDX-License-Identifier: MulanPSL-2.0
/** The store of files: each lies once under the SM3 of its bytes, DATA/files/ab/cdef…, and is never
 *  changed. Rows of modules name it by that hash; struct module.files says which ones they name,
 * and a daily job removes what no row names and is older than a day. README: what a backup takes.
 */
#ifndef PLATFORM_FILE_H
#define PLATFORM_FILE_H
#include "platform/ctx.h"

enum { FILE_HASH_CHARS = 64, FILE_SPARED_SECONDS = 86400 };

struct file_kept {
    struct str hash; /* lower-case hexadecimal, in ctx->arena */
    int64_t size_bytes;
    bool fresh; /* it was not there before */
};

/** Take the file at `path` (on any disk, usually an upload in the spool) into the store; on return
 *  it is on disk, whatever happens to the machine. `path` stays where it is. To be called outside
 *  a transaction, before the row that names the hash: a file whose row is never written is swept.
 *  ST_BUSY "file.disk_full"; ST_INTERNAL "file.cannot_keep". */
MUST_CHECK enum status file_keep(struct ctx *ctx, const char *path, struct file_kept *out);
MUST_CHECK enum status file_keep_bytes(struct ctx *ctx, struct str bytes, struct file_kept *out);
/** A row is about to name a stored file once more: spare it for another day. ST_NOT_FOUND. */
MUST_CHECK enum status file_keep_again(struct ctx *ctx, struct str hash);

/** Where it lies; to be opened for reading only. ST_NOT_FOUND "file.gone" (also for what is no
 *  hash). */
MUST_CHECK enum status file_path(struct ctx *ctx, struct str hash, const char **out_path);
/** All of it, if it has at most `most` bytes; else ST_INVALID "file.too_big". */
MUST_CHECK enum status file_read(struct ctx *ctx, struct str hash, size_t most, struct str *out);
/** Are its bytes still those of its name? ST_INTERNAL "file.damaged". */
MUST_CHECK enum status file_verify(struct ctx *ctx, struct str hash);

struct file_totals {
    int64_t files, bytes;
};
/** All that is stored, orphans included. */
MUST_CHECK enum status file_totals(struct ctx *ctx, struct file_totals *out);
/** Those that no module names, whatever their age. */
MUST_CHECK enum status file_orphans(struct ctx *ctx, struct file_totals *out);
/** Remove files that no module names (all congresses) and that were kept more than a day before
 *  ctx->now, and what keeping left behind half done. Safe while the server runs, and in two
 *  processes at once. */
MUST_CHECK enum status file_sweep(struct ctx *ctx, struct file_totals *out_removed);

/** The daily sweep. For MODULES. */
extern const struct module file_module;
#endif
