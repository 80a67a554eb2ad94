// SPDX-License-Identifier: MulanPSL-2.0
/* PostgreSQL transactions. Those that read see one snapshot; those that write are serialisable,
 * tried again when the server or the connection gave up, and never in doubt about whether a commit
 * took place. */
#include "platform/db/db_pgsql.h"
#include <inttypes.h>
#include <sys/random.h>
#include <time.h>

enum { TRIES_MAX = 12, PAUSE_FIRST_MS = 2, PAUSE_MAX_MS = 500, SETTLE_SECONDS = 30 };
enum { SNAPSHOT_BYTES = 1024 };

/* ---------------------------------------------------------------- reading */

static enum status snapshot_begin(struct db *db, struct err *err)
{
    static const char BEGIN[] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;"
                                /* On a standby it leaves out what still runs. */
                                "SELECT CASE WHEN pg_is_in_recovery() THEN ''"
                                " ELSE CAST(pg_current_snapshot() AS text) END";
    const unsigned connects = atomic_load(&db->pool->connects);
    char text[SNAPSHOT_BYTES];

    TRY(pgsql_one_text(db, BEGIN, text, sizeof text, err));
    db->version_known = strlen(text) < sizeof text - 1 &&
                        pgsql_seen_version(db->pool, connects, text, &db->version);
    return ST_OK;
}

enum status pgsql_read_begin(struct db *db, struct err *err)
{
    TRY(pgsql_ready(db, err));
    if (snapshot_begin(db, err) != ST_OK) {
        TRY(pgsql_ready(db, err));
        TRY(snapshot_begin(db, err));
    }
    db->reading = true;
    return ST_OK;
}

void pgsql_read_end(struct db *db)
{
    struct err ignored;

    db->reading = false;
    if (db->handle == NULL || pgsql_settle(db, &ignored) != ST_OK)
        return;
    /* Nobody waits for the answer. */
    if (PQtransactionStatus(db->handle) == PQTRANS_INTRANS &&
        PQsendQuery(db->handle, "COMMIT") == 1)
        db->ending = true;
    else
        (void)pgsql_script(db, "ROLLBACK", &ignored);
}

/* ---------------------------------------------------------------- writing */

/* Full jitter: between nothing and twice as much as last time. */
static void pause_before(unsigned attempt)
{
    unsigned most = (unsigned)PAUSE_FIRST_MS << (attempt < 8 ? attempt : 8), random = 0;
    struct timespec t;

    most = most > PAUSE_MAX_MS ? PAUSE_MAX_MS : most;
    if (getrandom(&random, sizeof random, 0) != sizeof random)
        random = most / 2;
    random %= most * 1000 + 1; /* microseconds */
    t = (struct timespec){.tv_sec = random / 1000000, .tv_nsec = (long)(random % 1000000) * 1000};
    nanosleep(&t, NULL);
}

static enum status begin(struct db *db, struct err *err)
{
    TRY(pgsql_ready(db, err));
    pgsql_grown_begin(db);
    db->wrote = (struct db_tables){0};
    return pgsql_script(db, "BEGIN ISOLATION LEVEL SERIALIZABLE", err);
}

/* Ask whether the commit took place. The old process of the server may still be at it: end it. */
static enum status look_up(struct db *db, const char *since, int pid, bool *out_done,
                           struct err *err)
{
    char sql[256], n[32] = "";

    TRY(pgsql_ready(db, err));
    snprintf(sql, sizeof sql,
             "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity"
             " WHERE pid = %d AND backend_start = '%s'",
             pid, since);
    TRY(pgsql_one_text(db, sql, n, sizeof n, err));
    snprintf(sql, sizeof sql, "SELECT coalesce(max(n), 0) FROM commit_slot WHERE slot = %" PRId64,
             db->slot);
    TRY(pgsql_one_text(db, sql, n, sizeof n, err));
    *out_done = strtoll(n, NULL, 10) == db->commit_n;
    return ST_OK;
}

static int64_t seconds_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec;
}

/* The connection broke while COMMIT was under way: find out, once the server answers again. A small
 * machine takes its time to bring one back that has crashed. */
static enum status settle(struct db *db, int pid, struct err *err)
{
    const int64_t until = seconds_now() + SETTLE_SECONDS;
    char since[sizeof db->since];
    bool done;

    memcpy(since, db->since, sizeof since);
    for (unsigned i = 0; seconds_now() < until; i++) {
        pause_before(i);
        if (look_up(db, since, pid, &done, err) != ST_OK)
            continue;
        if (done)
            return ST_OK;
        db->retry = true;
        return fail_detail(err, ST_BUSY, "db.away", "connection lost before the commit");
    }
    db->retry = false; /* it may have been committed: never again by ourselves */
    return fail_detail(err, ST_BUSY, "db.away", "connection lost in a commit: outcome unknown");
}

/* The answer to the mark, which tells the number of the transaction, and the one to COMMIT (or to
 * whatever failed first). */
static PGresult *send_commit(struct db *db, const char *sql, uint64_t *out_number)
{
    PGresult *r, *last = NULL;

    *out_number = 0;
    if (PQsendQuery(db->handle, sql) != 1)
        return NULL;
    while ((r = PQgetResult(db->handle)) != NULL) {
        if (PQresultStatus(r) == PGRES_TUPLES_OK && PQntuples(r) == 1)
            *out_number = strtoull(PQgetvalue(r, 0, 0), NULL, 10);
        PQclear(last);
        last = r;
    }
    return last;
}

/* The mark and the commit go in one message. ON CONFLICT reads nothing that another serialisable
 * transaction could write, so it causes no failure. */
static enum status commit(struct db *db, struct err *err)
{
    const int pid = PQbackendPID(db->handle);
    enum status st = ST_OK;
    uint64_t number;
    char sql[320];
    PGresult *r;

    snprintf(sql, sizeof sql,
             "INSERT INTO commit_slot (slot, n, at) VALUES (%" PRId64 ", %" PRId64 ", %" PRId64 ")"
             " ON CONFLICT (slot) DO UPDATE SET n = EXCLUDED.n, at = EXCLUDED.at"
             " RETURNING CAST(pg_current_xact_id() AS text); COMMIT",
             db->slot, ++db->commit_n, (int64_t)time(NULL));
    pgsql_seen_commit(db->pool->seen);
    r = send_commit(db, sql, &number);
    pgsql_seen_committed(db->pool->seen, number, &db->wrote);
    if (PQresultStatus(r) != PGRES_COMMAND_OK) {
        st = pgsql_error(db, r, err);
        if (db->lost)
            st = settle(db, pid, err);
    } else if (strcmp(PQcmdStatus(r), "COMMIT") != 0) {
        st = fail_detail(err, ST_INTERNAL, "db.internal", "commit turned into rollback");
    }
    PQclear(r);
    if (st == ST_OK && !db->lost)
        pgsql_grown_committed(db);
    return st;
}

static enum status try_once(struct ctx *ctx, db_tx_fn *fn, const void *input)
{
    struct db *db = ctx->db;
    struct db_txn txn;
    struct err ignored;
    enum status st;

    TRY(begin(db, &ctx->err));
    st = db_txn_try(ctx, db, &txn, fn, input);
    if (st == ST_OK)
        st = commit(db, &ctx->err);
    else if (!txn.failed)
        db->retry = false; /* fn said no: that is an answer */
    if (st != ST_OK && !db->lost && PQtransactionStatus(db->handle) != PQTRANS_IDLE) {
        const bool retry = db->retry;

        (void)pgsql_settle(db, &ignored);
        (void)pgsql_script(db, "ROLLBACK", &ignored);
        db->retry = retry;
    }
    return st;
}

enum status db_lock(struct ctx *ctx, const char *const *tables)
{
    struct db_txn *txn = db_txn(ctx);
    struct buf sql = buf_new(ctx->arena, 0);
    enum status st;

    ASSERT(txn != NULL);
    if (db_kind(ctx) != DB_PGSQL || tables == NULL || tables[0] == NULL)
        return ST_OK;
    for (size_t i = 0; tables[i] != NULL; i++)
        buf_printf(&sql, "%s%s", i == 0 ? "LOCK TABLE " : ", ", tables[i]);
    buf_z(&sql, " IN SHARE ROW EXCLUSIVE MODE");
    buf_char(&sql, '\0');
    st = pgsql_script(ctx->db, sql.ptr, &ctx->err);
    if (st != ST_OK && !txn->failed) {
        txn->failed = true;
        txn->failed_status = st;
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
