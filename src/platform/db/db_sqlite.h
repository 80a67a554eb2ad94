// SPDX-License-Identifier: MulanPSL-2.0
/** Inside the SQLite driver: the connection, and the one writer thread. */
#ifndef PLATFORM_DB_SQLITE_H
#define PLATFORM_DB_SQLITE_H
#include "platform/db/db_internal.h"
#include <sqlite3.h>

/** Class of an error of SQLite; the detail names code and, where it holds no value, the message. */
enum status sqlite_error(struct db *db, int code, struct err *err);
/** Run constant statements such as BEGIN. */
enum status sqlite_script(struct db *db, const char *sql, struct err *err);
/** Tell the planner how large tables are and how many rows share a value: the same in every file.
 */
enum status sqlite_hints(struct db *db, struct err *err);
enum status sqlite_id_block(struct db *db, struct arena *a, struct err *err, int64_t *out_first);

/** Start and stop the writer and the checkpointer. */
enum status sqlite_writer_start(struct db_pool *pool, struct err *err);
void sqlite_writer_stop(struct db_pool *pool);
/** db_tx(): wait in the queue, come back after the commit. */
enum status sqlite_tx(struct ctx *ctx, db_tx_fn *fn, const void *input);
#endif
