// SPDX-License-Identifier: MulanPSL-2.0
/** Inside the PostgreSQL driver. */
#ifndef PLATFORM_DB_PGSQL_H
#define PLATFORM_DB_PGSQL_H
#include "platform/db/db_internal.h"
#include <libpq-fe.h>

/** Connect if there is no connection, or if the server has closed it meanwhile. ST_BUSY "db.away".
 *  Only outside a transaction. */
enum status pgsql_ready(struct db *db, struct err *err);
/** Class of a failed result (NULL: no memory or no connection). Sets db->retry and db->lost. */
enum status pgsql_error(struct db *db, const PGresult *r, struct err *err);
/** Run constant statements such as BEGIN. */
enum status pgsql_script(struct db *db, const char *sql, struct err *err);
/** A transaction begins: nothing is written yet. */
void pgsql_grown_begin(struct db *db);
/** The connection goes. */
void pgsql_grown_end(struct db *db);
/** It has written rows of a table; now and then the server is told to count. */
enum status pgsql_grown_by(struct db *db, const char *table, int64_t rows, struct err *err);
/** A write of the running transaction, sent on without waiting for its answer. */
enum status pgsql_later(struct db *db, struct db_stmt *s, const struct bind *binds,
                        struct err *err);
/** Hear the answers to all that was sent on; the first failure is the one told. Called before
 *  anything else is asked of the connection. */
enum status pgsql_settle(struct db *db, struct err *err);
/** The connection goes. */
void pgsql_later_end(struct db *db);
/** Prepare the statement unless it is. */
enum status pgsql_prepared(struct db *db, struct db_stmt *s, struct err *err);
/** Values of a prepared statement, all in binary: the bytes of text and blobs as they are, numbers
 *  big-endian. */
struct pgsql_values {
    const char *values[SQL_PARAMS_MAX];
    int lengths[SQL_PARAMS_MAX], formats[SQL_PARAMS_MAX];
    uint64_t numbers[SQL_PARAMS_MAX];
};
void pgsql_values_of(const struct db_stmt *s, const struct bind *binds, struct pgsql_values *out);
/** Run one statement and copy the text of its only cell, "" for NULL. */
enum status pgsql_one_text(struct db *db, const char *sql, char *out, size_t size, struct err *err);

/** db_tx(): SERIALIZABLE, tried again when the server or the connection gave up. */
enum status pgsql_tx(struct ctx *ctx, db_tx_fn *fn, const void *input);
#endif
