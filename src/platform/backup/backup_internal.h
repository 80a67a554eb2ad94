// SPDX-License-Identifier: MulanPSL-2.0
/** Inside backup and restore: the list in a backup, copies of databases, small things on files. */
#ifndef PLATFORM_BACKUP_INTERNAL_H
#define PLATFORM_BACKUP_INTERNAL_H
#include "base/buf.h"
#include "platform/backup.h"
#include "platform/db_pool.h"

#define MANIFEST_NAME "manifest.json"
#define SQLITE_ENTRY  "database/renda.db"
#define PGSQL_ENTRY   "database/renda.pgdump"

enum { HASH_BYTES = 32, ENTRIES_MAX = 1000000, MANIFEST_MAX = 1 << 29 };

struct backup_item {
    struct str name;  /* in the backup, "files/ab/…" */
    const char *path; /* on disk */
    int64_t bytes;
    uint8_t hash[HASH_BYTES]; /* SM3 */
};

struct backup_manifest {
    int64_t made_at;
    struct str version, database;
    struct backup_item *items;
    size_t count, capacity;
};

/** A place for one more item, in the arena. */
struct backup_item *manifest_add(struct arena *a, struct backup_manifest *m);
struct str manifest_write(struct arena *a, const struct backup_manifest *m);
/** false: no list of a backup, or a name in it that leads elsewhere. */
bool manifest_read(struct arena *a, struct str json, struct backup_manifest *out);

/** A copy of the database as it is at one moment, into a file that is not there yet. */
MUST_CHECK enum status database_copy(struct ctx *ctx, const char *path);
/** Does the copy open, is it sound, and does this program know all its migrations? For SQLite. */
MUST_CHECK enum status database_check(const char *path, struct err *err);
/** Fill an empty PostgreSQL database from a copy. ST_CONFLICT "backup.occupied" if it has tables.
 */
MUST_CHECK enum status database_fill(const char *url, const char *path, struct err *err);

/** SM3 and size of a file. */
MUST_CHECK enum status file_hash(const char *path, uint8_t out[HASH_BYTES], int64_t *out_bytes,
                                 struct err *err);
/** Flush a file or a directory to disk. */
MUST_CHECK enum status file_flush(const char *path, struct err *err);
/** The directories above a path, for us alone. */
MUST_CHECK enum status make_parents(const char *path, struct err *err);
/** Remove a directory with all in it; nothing if it is not there. */
void remove_tree(const char *path);
/** ST_BUSY "db.disk_full" for a full disk, otherwise ST_INTERNAL "backup.failed" with the reason.
 */
enum status file_failed(struct err *err, const char *path, int code);
#endif
