// SPDX-License-Identifier: MulanPSL-2.0
/** Opening the database, and lending connections to those who make a ctx (HTTP, jobs, main). */
#ifndef PLATFORM_DB_POOL_H
#define PLATFORM_DB_POOL_H
#include "platform/db.h"

struct db_pool;

struct db_options {
    unsigned connections;    /* PostgreSQL: at most so many; 0: 16 */
    unsigned wait_ms;        /* wait so long for a free connection; 0: 5000 */
    unsigned statement_ms;   /* PostgreSQL statement_timeout; 0: 30000 */
    unsigned checkpoint_kib; /* SQLite: checkpoint once the log has grown so far; 0: 4096 */
    unsigned max_pages;      /* SQLite: PRAGMA max_page_count, for tests; 0: no limit */
    bool not_durable;        /* SQLite: synchronous=OFF, for tests and demo data only */
};

/** url: "sqlite:PATH", "sqlite::memory:" (a private file, gone on close) or "postgresql://…".
 *  options may be NULL. A database that is away is not an error here for PostgreSQL: the first
 *  statement reports it. Errors: ST_INVALID "db.url"; ST_INTERNAL "db.cannot_open". */
MUST_CHECK enum status db_pool_open(const char *url, const struct db_options *options,
                                    struct db_pool **out, struct err *err);
/** Stops the writer after the transactions that wait; connections lent out must be back. */
void db_pool_close(struct db_pool *pool);

/** A connection for ctx->db. Not needed beforehand: a ctx with db == NULL takes one from
 *  ctx->app->db at its first statement. ST_BUSY "db.busy" when all stay taken. */
MUST_CHECK enum status db_acquire(struct db_pool *pool, struct err *err, struct db **out);
/** Give it back. NULL is allowed. Ends the snapshot of db_snapshot(). */
void db_release(struct db *db);
/** From the first read on, until db_release() or the next db_tx(), all reads of this ctx see one
 *  snapshot of the database (PostgreSQL: unless a statement fails; then the next read begins
 *  another). Cheaper than a transaction for each read: HTTP calls it for every page. Not for what
 *  lives long. */
void db_snapshot(struct ctx *ctx);

/** Close readers that nobody has used for `seconds`, but for the two used last: each has the pages
 * it has read and the whole schema in memory. `resting`: nobody waits for anything, so the two give
 *  back their pages. SQLite; PostgreSQL keeps all. */
void db_pool_tidy(struct db_pool *pool, unsigned seconds, bool resting);

struct db_stats {
    uint64_t transactions; /* committed */
    uint64_t commits;      /* SQLite: on disk; less than transactions when grouped */
    uint64_t retries, reconnects, checkpoints;
    unsigned connections, in_use;
};
void db_pool_stats(struct db_pool *pool, struct db_stats *out);

/** Forget one-time form tokens used up, and connections last used, before `before` (UTC seconds, a
 *  day ago or more). Own transaction. */
MUST_CHECK enum status db_once_purge(struct ctx *ctx, int64_t before);
#endif
