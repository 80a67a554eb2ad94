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
/** It was committed. What all connections of the pool have written is added up, and when it has
 *  become much the server is told to count. A failure of that is none of the transaction's. */
void pgsql_grown_committed(struct db *db);
struct pgsql_growth *pgsql_growth_open(void);
void pgsql_growth_close(struct pgsql_growth *all);
/** A write of the running transaction, sent on without waiting for its answer. */
enum status pgsql_later(struct db *db, struct db_stmt *s, const struct bind *binds,
                        struct err *err);
/** Hear the answers to all that was sent on; the first failure is the one told. Called before
 *  anything else is asked of the connection. */
enum status pgsql_settle(struct db *db, struct err *err);
/** The connection goes. */
void pgsql_later_end(struct db *db);
/** The tables that a statement reads, into s->tables. On a connection that is at rest. */
void pgsql_tables_of(struct db *db, struct db_stmt *s);
struct pgsql_relations *pgsql_relations_open(void);
void pgsql_relations_close(struct pgsql_relations *all);

struct pgsql_seen *pgsql_seen_open(void);
void pgsql_seen_close(struct pgsql_seen *s);
/** The version of all rows that a snapshot sees, by the text of pg_current_snapshot(); `connects`
 *  is pool->connects before it was asked for. false: it cannot be told. */
bool pgsql_seen_version(struct db_pool *pool, unsigned connects, const char *text, uint32_t *out);
/** A transaction of ours is about to be committed. */
void pgsql_seen_commit(struct pgsql_seen *s);
/** It was, under this number (0: it was not, or nobody can tell), having written these tables. */
void pgsql_seen_committed(struct pgsql_seen *s, uint64_t number, const struct db_tables *wrote);

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

/** One snapshot from now on, and its version. */
enum status pgsql_read_begin(struct db *db, struct err *err);
/** Nobody waits for its end. */
void pgsql_read_end(struct db *db);
/** db_tx(): SERIALIZABLE, tried again when the server or the connection gave up. */
enum status pgsql_tx(struct ctx *ctx, db_tx_fn *fn, const void *input);
#endif
