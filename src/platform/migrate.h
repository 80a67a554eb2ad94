// SPDX-License-Identifier: MulanPSL-2.0
/** Bringing the tables of all modules up to date: numbered steps, forward only, each once.
 *
 *  Steps are the migrations/NNNN_name.sql of the modules (tools/embed.py), in the order of MODULES,
 *  after the platform's own. In them `{{clustered}}` is WITHOUT ROWID on SQLite and nothing on
 *  PostgreSQL, `{{blob}}` is BLOB or BYTEA; a line that starts with `{{sqlite}}` or `{{pgsql}}` is
 *  for that one only; `;` ends a statement (quotes and comments are seen). */
#ifndef PLATFORM_MIGRATE_H
#define PLATFORM_MIGRATE_H
#include "platform/db_pool.h"
#include "platform/module.h"
#include <stdio.h>

/** Run what is missing. With dry_run nothing is run: the statements are printed there instead.
 *  Safe to run twice, and by two programs at once (the second waits, then finds nothing to do).
 *  ST_INTERNAL "db.migration_changed": a step that has been run differs from the one compiled in;
 *  "db.migration_unknown": the database is newer than the program; "db.migration_failed": the
 *  statement is named in the detail and nothing of the step remains. */
MUST_CHECK enum status migrate_run(struct db_pool *pool, struct err *err, FILE *dry_run,
                                   size_t *out_count);
/** How many steps are missing, and (may be NULL) how many have been run. Same errors. */
MUST_CHECK enum status migrate_pending(struct db_pool *pool, struct err *err, size_t *out_count,
                                       size_t *out_done);

/** The text of one migration with the dialect words of a database replaced. */
struct str migrate_sql(struct arena *a, enum db_kind kind, const char *sql);
#endif
