// SPDX-License-Identifier: MulanPSL-2.0
/* PostgreSQL transactions: serialisable, tried again when the server or the connection gave up, and
 * never in doubt about whether a commit took place. */
#include "platform/db/db_pgsql.h"
#include <sys/random.h>
#include <time.h>

enum { TRIES_MAX = 12, PAUSE_FIRST_MS = 2, PAUSE_MAX_MS = 500, SETTLE_TRIES = 30 };

/* Full jitter: between nothing and twice as much as last time. */
static void pause_before(unsigned attempt)
{
    unsigned most = PAUSE_FIRST_MS << (attempt < 8 ? attempt : 8), random = 0;
    struct timespec t;

    most = most > PAUSE_MAX_MS ? PAUSE_MAX_MS : most;
    if (getrandom(&random, sizeof random, 0) != sizeof random)
        random = most / 2;
    random %= most * 1000 + 1; /* microseconds */
    t = (struct timespec){.tv_sec = random / 1000000, .tv_nsec = (long)(random % 1000000) * 1000};
    nanosleep(&t, NULL);
}

/* The number of the transaction is asked for at once: it tells later how a commit ended whose
 * answer got lost. */
static enum status begin(struct db *db, char *xid, size_t size, struct err *err)
{
    static const char BEGIN[] = "BEGIN ISOLATION LEVEL SERIALIZABLE;"
                                "SELECT pg_current_xact_id()::text";

    TRY(pgsql_ready(db, err));
    return pgsql_one_text(db, BEGIN, xid, size, err);
}

/* The connection broke while COMMIT was under way. Ask the server, once it answers again. */
static enum status settle(struct db *db, const char *xid, struct err *err)
{
    char sql[128], state[32] = "";

    snprintf(sql, sizeof sql, "SELECT pg_xact_status('%s'::xid8)", xid);
    for (unsigned i = 0; i < SETTLE_TRIES; i++) {
        pause_before(i);
        if (pgsql_ready(db, err) != ST_OK ||
            pgsql_one_text(db, sql, state, sizeof state, err) != ST_OK)
            continue;
        if (strcmp(state, "committed") == 0)
            return ST_OK;
        if (strcmp(state, "aborted") == 0) {
            db->retry = true;
            return fail_detail(err, ST_BUSY, "db.away", "connection lost before the commit");
        }
    }
    db->retry = false; /* it may have been committed: never again by ourselves */
    return fail_detail(err, ST_BUSY, "db.away", "connection lost in a commit: outcome unknown");
}

static enum status commit(struct db *db, const char *xid, struct err *err)
{
    PGresult *r = PQexec(db->handle, "COMMIT");
    enum status st = ST_OK;

    if (PQresultStatus(r) != PGRES_COMMAND_OK) {
        st = pgsql_error(db, r, err);
        if (db->lost)
            st = settle(db, xid, err);
    } else if (strcmp(PQcmdStatus(r), "COMMIT") != 0) {
        st = fail_detail(err, ST_INTERNAL, "db.internal", "commit turned into rollback");
    }
    PQclear(r);
    return st;
}

static enum status try_once(struct ctx *ctx, db_tx_fn *fn, const void *input)
{
    struct db *db = ctx->db;
    struct db_txn txn;
    struct err ignored;
    char xid[24];
    enum status st = begin(db, xid, sizeof xid, &ctx->err);

    if (st != ST_OK)
        return st;
    st = db_txn_try(ctx, db, &txn, fn, input);
    if (st == ST_OK)
        return commit(db, xid, &ctx->err);
    if (!txn.failed)
        db->retry = false; /* fn said no: that is an answer */
    if (!db->lost && PQtransactionStatus(db->handle) != PQTRANS_IDLE) {
        const bool retry = db->retry;

        (void)pgsql_script(db, "ROLLBACK", &ignored);
        db->retry = retry;
    }
    return st;
}

enum status pgsql_tx(struct ctx *ctx, db_tx_fn *fn, const void *input)
{
    const struct ctx before = *ctx;
    enum status st = ST_BUSY;

    for (unsigned i = 0; i < TRIES_MAX; i++) {
        if (i != 0) {
            ctx->db->pool->retries++;
            pause_before(i);
            *ctx = before;
        }
        ctx->db->retry = ctx->db->lost = false;
        st = try_once(ctx, fn, input);
        if (st == ST_OK) {
            ctx->db->pool->transactions++;
            ctx->db->pool->commits++;
            return ST_OK;
        }
        if (!ctx->db->retry)
            break;
    }
    return st;
}
