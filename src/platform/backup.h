// SPDX-License-Identifier: MulanPSL-2.0
/** Backup and restore of a whole installation: one ZIP file that holds the database as it was at
 *  one moment, uploaded files, the heads of the journal, and a list with the SM3 of each of them.
 *
 *  Not in it: DATA/keys. A backup with the keys beside it would protect nobody; they are copied by
 *  hand, apart (docs/personal-data.md). PostgreSQL is copied by its own pg_dump and pg_restore. */
#ifndef PLATFORM_BACKUP_H
#define PLATFORM_BACKUP_H
#include "platform/app.h"

enum { BACKUP_PATH_SIZE = 4096 };

struct backup_made {
    char path[BACKUP_PATH_SIZE];
    int64_t bytes; /* of the file */
    int64_t files; /* entries in it */
};

/** Make a backup while the server runs. `path` NULL: <backup_dir>/renda-<date>-<time>.zip. The file
 *  appears under its name only when it is whole and on disk. ST_CONFLICT "backup.there" when it
 *  exists; ST_BUSY "db.disk_full"; ST_INTERNAL "backup.failed" with the reason. */
MUST_CHECK enum status backup_make(struct ctx *ctx, const char *path, struct backup_made *out);

struct backup_restore {
    const char *path;     /* the backup */
    const char *keys_dir; /* copy *.key from here into DATA/keys; NULL: they are there already */
    bool replace;         /* what is there now moves to DATA/replaced-<time>/ */
};
struct backup_facts {
    int64_t made_at, files, bytes; /* bytes: unpacked */
    char version[32];              /* of the program that made it */
    char database[16];             /* "sqlite" or "pgsql" */
    char replaced[BACKUP_PATH_SIZE];
};
/** Put an installation back as the backup has it. Everything is unpacked beside and checked (list,
 *  sizes, SM3, the database's own check) before anything that is there changes. No ctx: the
 *  program is not open. ST_CONFLICT "backup.occupied": there is a database and replace is not set;
 *  "backup.running": a server uses the data; ST_INVALID "backup.broken": cut off, changed or no
 *  backup; "backup.other_database"; "backup.newer": made by a newer program. */
MUST_CHECK enum status backup_restore(const struct app_config *config,
                                      const struct backup_restore *what, struct backup_facts *out,
                                      struct err *err);
/** Read and check a backup without unpacking it. */
MUST_CHECK enum status backup_verify(const char *path, struct backup_facts *out, struct err *err);

struct backup_entry {
    struct str name; /* of the file in the directory */
    int64_t bytes, made_at;
};
/** The backups in the backup directory, newest first. */
MUST_CHECK enum status backup_list(struct ctx *ctx, struct backup_entry **out, size_t *out_count);
/** Where automatic backups go; NUL-terminated, in the arena. */
const char *backup_dir(struct ctx *ctx);

/** Does SQLite find its file sound (every page is read)? PostgreSQL checks itself: true. */
bool database_sound(struct ctx *ctx);

/** While a server runs it holds this lock on the data directory, so that a restore cannot pull it
 *  away. -1 and ST_CONFLICT "backup.running" when `exclusive` and somebody has it. */
MUST_CHECK enum status backup_lock(const char *data_dir, bool exclusive, int *out_fd,
                                   struct err *err);

/** The daily job, the commands backup and restore. For MODULES. */
extern const struct module backup_module;
#endif
