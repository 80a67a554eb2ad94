// SPDX-License-Identifier: MulanPSL-2.0
/* PostgreSQL by libpq: connections, statements, error classes. */
#include "platform/db/db_pgsql.h"
#include "base/arena_limit.h"
#include "platform/db/db_kept.h"
#include <poll.h>
#include <sys/random.h>

enum { OID_BOOL = 16, OID_BYTEA = 17, OID_INT8 = 20, OID_INT2 = 21, OID_INT4 = 23, OID_TEXT = 25 };
enum { OID_FLOAT4 = 700, OID_FLOAT8 = 701, OID_NUMERIC = 1700 };

/* ---------------------------------------------------------------- errors */

static bool state_is(const char *state, const char *prefix)
{
    return strncmp(state, prefix, strlen(prefix)) == 0;
}

static enum status lost(struct db *db, const char *state, struct err *err)
{
    db->lost = db->retry = true;
    return fail_detail(err, ST_BUSY, "db.away", "postgresql %s", *state != '\0' ? state : "lost");
}

/* Messages of other classes than 42 (our own SQL) may hold values: they are left out. */
static enum status other_error(const PGresult *r, const char *state, struct err *err)
{
    const char *constraint = PQresultErrorField(r, PG_DIAG_CONSTRAINT_NAME);
    const char *message = PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY);

    if (state_is(state, "23505"))
        return fail_detail(err, ST_CONFLICT, "db.unique", "postgresql 23505 %s",
                           constraint != NULL ? constraint : "");
    if (state_is(state, "42"))
        return fail_detail(err, ST_INTERNAL, "db.internal", "postgresql %s: %s", state,
                           message != NULL ? message : "");
    return fail_detail(err, ST_INTERNAL, "db.internal", "postgresql %s %s", state,
                       constraint != NULL ? constraint : "");
}

enum status pgsql_error(struct db *db, const PGresult *r, struct err *err)
{
    const char *state = r != NULL ? PQresultErrorField(r, PG_DIAG_SQLSTATE) : NULL;

    if (state == NULL)
        state = "";
    db->lost = db->retry = false;
    if (PQstatus(db->handle) != CONNECTION_OK || *state == '\0' || state_is(state, "08") ||
        state_is(state, "57P0") || state_is(state, "25006"))
        return lost(db, state, err);
    if (state_is(state, "53100"))
        return fail_detail(err, ST_BUSY, "db.disk_full", "postgresql %s", state);
    if (state_is(state, "40") || state_is(state, "55P03")) {
        db->retry = true;
        return fail_detail(err, ST_BUSY, "db.busy", "postgresql %s", state);
    }
    if (state_is(state, "53") || state_is(state, "57014"))
        return fail_detail(err, ST_BUSY, "db.busy", "postgresql %s", state);
    if (state_is(state, "0A000") || state_is(state, "26000")) {
        /* A table was changed under a prepared statement: prepare all anew. */
        db->session++;
        db->retry = true;
        return fail_detail(err, ST_BUSY, "db.busy", "postgresql %s", state);
    }
    return other_error(r, state, err);
}

/* ---------------------------------------------------------------- connections */

/* libpq would print what the server remarks to stderr. */
static void no_notice(void *p, const char *message)
{
    (void)p;
    (void)message;
}

/* In another encoding (SQL_ASCII, where a server was made without a language) a character is not
 * what we take it for: texts would be cut in the middle of one, or not taken. */
static enum status check_encoding(struct db *db, struct err *err)
{
    const char *encoding = PQparameterStatus(db->handle, "server_encoding");

    if (encoding == NULL || strcmp(encoding, "UTF8") == 0)
        return ST_OK;
    (void)fail_detail(err, ST_INTERNAL, "db.encoding", "%s", encoding);
    PQfinish(db->handle);
    db->handle = NULL;
    db->lost = db->retry = false;
    return ST_INTERNAL;
}

static enum status connect_now(struct db *db, struct err *err)
{
    static const char *const NAMES[] = {"dbname", "client_encoding", "connect_timeout",
                                        "fallback_application_name", NULL};
    const char *const values[] = {db->pool->url, "UTF8", "5", "renda", NULL};
    char sql[440];

    PQfinish(db->handle);
    db->handle = PQconnectdbParams(NAMES, values, 1);
    db->reading = db->ending = false;
    db->session++;
    atomic_fetch_add(&db->pool->connects, 1);
    if (PQstatus(db->handle) != CONNECTION_OK) {
        PQfinish(db->handle);
        db->handle = NULL;
        return lost(db, "cannot connect", err);
    }
    TRY(check_encoding(db, err));
    PQsetNoticeProcessor(db->handle, no_notice, NULL);
    snprintf(sql, sizeof sql,
             "SET timezone TO 'UTC'; SET standard_conforming_strings TO on;"
             "SET statement_timeout TO %u; SET idle_in_transaction_session_timeout TO 120000;"
             "SET client_min_messages TO warning;"
             /* A congress is large, and what is asked of it has an index. With LIMIT the planner
              * thinks otherwise: counting hits of the search took five times as long. */
             /* The price of a scan that is "off" makes every such query look worth compiling: 0.1 s
              * for a query of a millisecond. */
             "SET enable_seqscan TO off; SET jit TO off;"
             "SELECT backend_start::text FROM pg_stat_activity WHERE pid = pg_backend_pid()",
             db->pool->options.statement_ms);
    return pgsql_one_text(db, sql, db->since, sizeof db->since, err);
}

/* A server that stopped has sent an end of file; nothing else comes unasked. */
static bool closed_by_server(PGconn *c)
{
    struct pollfd fd = {.fd = PQsocket(c), .events = POLLIN};

    if (PQstatus(c) != CONNECTION_OK)
        return true;
    if (poll(&fd, 1, 0) <= 0)
        return false;
    return PQconsumeInput(c) == 0 || PQstatus(c) != CONNECTION_OK ||
           (fd.revents & (POLLHUP | POLLERR)) != 0;
}

/* Hear what became of the COMMIT of a snapshot: nothing can be lost. */
static void hear_end(struct db *db)
{
    PGresult *r;

    if (!db->ending)
        return;
    db->ending = false;
    while ((r = PQgetResult(db->handle)) != NULL)
        PQclear(r);
}

enum status pgsql_ready(struct db *db, struct err *err)
{
    hear_end(db);
    if (db->handle != NULL && !closed_by_server(db->handle)) {
        if (PQtransactionStatus(db->handle) == PQTRANS_IDLE)
            return ST_OK;
        if (pgsql_script(db, "ROLLBACK", err) == ST_OK) /* left over from a failure */
            return ST_OK;
    }
    if (db->handle != NULL)
        db->pool->reconnects++;
    return connect_now(db, err);
}

enum status pgsql_script(struct db *db, const char *sql, struct err *err)
{
    ExecStatusType got;
    enum status st;
    PGresult *r;

    TRY(pgsql_settle(db, err));
    hear_end(db);
    r = PQexec(db->handle, sql);
    got = PQresultStatus(r);
    st = got == PGRES_COMMAND_OK || got == PGRES_TUPLES_OK ? ST_OK : pgsql_error(db, r, err);
    PQclear(r);
    return st;
}

enum status pgsql_one_text(struct db *db, const char *sql, char *out, size_t size, struct err *err)
{
    PGresult *r = PQexec(db->handle, sql);
    enum status st = ST_OK;

    if (PQresultStatus(r) != PGRES_TUPLES_OK || PQntuples(r) != 1)
        st = pgsql_error(db, r, err);
    else
        snprintf(out, size, "%s", PQgetvalue(r, 0, 0));
    PQclear(r);
    return st;
}

/* Connects at the first statement. */
static enum status pgsql_open(struct db *db, struct err *err)
{
    uint64_t random;

    if (getrandom(&random, sizeof random, 0) != sizeof random)
        return fail_detail(err, ST_INTERNAL, "db.cannot_open", "no random numbers");
    db->slot = (int64_t)(random >> 1);
    return ST_OK;
}

static void pgsql_close(struct db *db)
{
    pgsql_grown_end(db);
    pgsql_later_end(db);
    PQfinish(db->handle);
}

/* ---------------------------------------------------------------- statements */

static enum status pgsql_prepare(struct db *db, struct db_stmt *s, struct err *err)
{
    static const Oid OIDS[] = {
        [BIND_INT] = OID_INT8, [BIND_TEXT] = OID_TEXT, [BIND_BLOB] = OID_BYTEA};
    const int count = (int)s->info.names_count;
    Oid types[SQL_PARAMS_MAX];
    PGresult *r;
    enum status st;

    for (int i = 0; i < count; i++)
        types[i] = OIDS[s->type[i]];
    snprintf(s->name, sizeof s->name, "s%u", ++db->serial);
    r = PQprepare(db->handle, s->name, s->info.numbered, count, types);
    st = PQresultStatus(r) == PGRES_COMMAND_OK ? ST_OK : pgsql_error(db, r, err);
    PQclear(r);
    s->prepared = st == ST_OK;
    s->session = db->session;
    return st;
}

enum status pgsql_prepared(struct db *db, struct db_stmt *s, struct err *err)
{
    if (db->handle == NULL)
        return lost(db, "not connected", err);
    return s->prepared && s->session == db->session ? ST_OK : pgsql_prepare(db, s, err);
}

static void pgsql_unprepare(struct db *db, struct db_stmt *s)
{
    char sql[64];
    struct err ignored;

    if (s->session != db->session || PQstatus(db->handle) != CONNECTION_OK)
        return;
    snprintf(sql, sizeof sql, "DEALLOCATE %s", s->name);
    (void)pgsql_script(db, sql, &ignored);
}

void pgsql_values_of(const struct db_stmt *s, const struct bind *binds, struct pgsql_values *out)
{
    for (size_t i = 0; i < s->info.names_count; i++) {
        const struct bind *b = &binds[s->at[i]];

        out->formats[i] = 1;
        if (b->type == BIND_INT) {
            out->numbers[i] = __builtin_bswap64((uint64_t)b->n);
            out->values[i] = (const char *)&out->numbers[i];
            out->lengths[i] = sizeof out->numbers[i];
        } else {
            out->values[i] = b->s.ptr != NULL ? b->s.ptr : "";
            out->lengths[i] = (int)b->s.len;
        }
        if (b->null)
            out->values[i] = NULL;
    }
}

static PGresult *send(struct db *db, const struct db_stmt *s, const struct bind *binds)
{
    struct pgsql_values v;

    pgsql_values_of(s, binds, &v);
    return PQexecPrepared(db->handle, s->name, (int)s->info.names_count, v.values, v.lengths,
                          v.formats, 0);
}

static bool read_number(const char *text, struct cell *c)
{
    *c = (struct cell){.type = CELL_INT};
    return str_to_int(str_from(text), &c->n);
}

/* Results come as text: one format serves sums (numeric), counts and our own columns. */
static bool read_cell(struct arena *a, const PGresult *r, int row, int col, struct cell *c)
{
    const char *text = PQgetvalue(r, row, col);
    const size_t len = (size_t)PQgetlength(r, row, col);

    if (PQgetisnull(r, row, col)) {
        c->type = CELL_NULL;
        return true;
    }
    switch (PQftype(r, col)) {
    case OID_INT2:
    case OID_INT4:
    case OID_INT8:
    case OID_NUMERIC:
        return read_number(text, c);
    case OID_BOOL:
        *c = (struct cell){.type = CELL_INT, .n = *text == 't'};
        return true;
    case OID_FLOAT4:
    case OID_FLOAT8: /* no floating point in our tables */
        return false;
    case OID_BYTEA: {
        uint8_t *bytes = arena_alloc(a, len / 2 + 1);
        const int n = str_unhex((struct str){text + 2, len - 2}, bytes, len / 2 + 1);

        c->type = CELL_BLOB;
        c->s = (struct str){(const char *)bytes, n > 0 ? (size_t)n : 0};
        return n >= 0;
    }
    default:
        c->type = CELL_TEXT;
        c->s = str_dup(a, (struct str){text, len});
        return true;
    }
}

static void copy_names(const PGresult *r, const struct db_stmt *s, struct arena *a,
                       struct rows *out)
{
    const char **names = rows_names(a, s, out);

    for (size_t i = 0; names != NULL && i < out->cols; i++)
        names[i] = str_z(a, str_from(PQfname(r, (int)i)));
}

static enum status read_all(const struct db_stmt *s, const PGresult *r, struct arena *a,
                            struct rows *out, struct err *err)
{
    const size_t count = (size_t)PQntuples(r), cols = (size_t)PQnfields(r);
    struct cell *cells;

    if (count > DB_ROWS_MAX)
        return fail_detail(err, ST_INTERNAL, "db.too_many_rows", "%.100s", s->text);
    cells = arena_array(a, count * cols, struct cell);
    for (size_t i = 0; i < count * cols; i++) {
        if (arena_nearly_full(a))
            return fail_detail(err, ST_BUSY, "error.too_much", "%.100s", s->text);
        if (!read_cell(a, r, (int)(i / cols), (int)(i % cols), &cells[i]))
            return fail_detail(err, ST_INTERNAL, "db.internal",
                               "not an integer: column %zu of %.90s", i % cols, s->text);
    }
    *out = (struct rows){.count = count, .cols = cols, .cells = cells};
    copy_names(r, s, a, out);
    return ST_OK;
}

static enum status run_once(struct db *db, struct db_stmt *s, const struct bind *binds,
                            struct arena *a, struct rows *out, int64_t *changed, struct err *err)
{
    PGresult *r;
    ExecStatusType got;
    enum status st;

    TRY(pgsql_settle(db, err));
    if (db->reading && db->version_known && s->info.verb == SQL_READ)
        pgsql_tables_of(db, s);
    TRY(pgsql_prepared(db, s, err));
    r = send(db, s, binds);
    got = PQresultStatus(r);
    if (got != PGRES_TUPLES_OK && got != PGRES_COMMAND_OK)
        st = pgsql_error(db, r, err);
    else
        st = read_all(s, r, a, out, err);
    if (st == ST_OK && s->info.verb == SQL_WRITE && !str_to_int(str_from(PQcmdTuples(r)), changed))
        *changed = (int64_t)out->count;
    PQclear(r);
    if (st == ST_OK && s->info.verb == SQL_WRITE && db->txn != NULL)
        st = pgsql_grown_by(db, s->info.table, *changed, err);
    return st;
}

/* A statement failed, and with it the snapshot of the page: what is asked next, for a page that
 * says so, gets a new one. Was it the connection, or a table that was changed, then the statement
 * is run again; what the page has read before was true a moment ago. */
static enum status run_again(struct db *db, struct db_stmt *s, const struct bind *binds,
                             struct arena *a, struct rows *out, int64_t *changed, enum status st,
                             struct err *err)
{
    const bool again = db->retry;
    struct err ignored;

    db->reading = false;
    if (db->handle != NULL && PQstatus(db->handle) == CONNECTION_OK)
        (void)pgsql_script(db, "ROLLBACK", &ignored);
    if (!again)
        return st;
    TRY(db_pgsql_driver.read_begin(db, err));
    db->snapshots++;
    return run_once(db, s, binds, a, out, changed, err);
}

/* Outside a transaction it is a single read: after a lost connection it is simply asked again. */
static enum status pgsql_run(struct db *db, struct db_stmt *s, const struct bind *binds,
                             struct arena *a, struct rows *out, int64_t *changed, struct err *err)
{
    enum status st;

    db->retry = false;
    if (db->txn == NULL && db->reading && db->snapshot) {
        st = run_once(db, s, binds, a, out, changed, err);
        return st == ST_OK ? st : run_again(db, s, binds, a, out, changed, st, err);
    }
    if (db->txn != NULL || db->reading)
        return run_once(db, s, binds, a, out, changed, err);
    TRY(pgsql_ready(db, err));
    st = run_once(db, s, binds, a, out, changed, err);
    if (st == ST_OK || !db->retry)
        return st;
    TRY(pgsql_ready(db, err));
    return run_once(db, s, binds, a, out, changed, err);
}

/* ---------------------------------------------------------------- transactions */

static enum status pgsql_id_block(struct db *db, struct arena *a, struct err *err,
                                  int64_t *out_first)
{
    struct rows rows = {0};
    int64_t changed = 0;

    TRY(db_run(db, a, err, "SELECT nextval('id_sequence')", NULL, 0, &rows, &changed));
    *out_first = cell_int(&rows, 0, 0);
    return ST_OK;
}

/* The number is "renda" in ASCII. Held until the end of the transaction. */
static enum status pgsql_lock(struct db *db, struct err *err)
{
    TRY(pgsql_ready(db, err));
    TRY(pgsql_script(db, "SET statement_timeout TO 0; BEGIN", err));
    db->reading = true; /* a transaction is open: do not reconnect */
    db->version_known = false;
    return pgsql_script(db, "SELECT pg_advisory_xact_lock(491294221409)", err);
}

static enum status pgsql_unlock(struct db *db, bool commit, struct err *err)
{
    db->reading = false;
    return pgsql_script(db, commit ? "COMMIT" : "ROLLBACK", err);
}

static enum status pgsql_start(struct db_pool *pool, struct err *err)
{
    if (!PQisthreadsafe())
        return fail_detail(err, ST_INTERNAL, "db.cannot_open", "libpq: no threads");
    pool->history = db_history_open(NULL);
    pool->kept = kept_open((size_t)16 * 1024 * 1024);
    pool->seen = pgsql_seen_open();
    pool->relations = pgsql_relations_open();
    pool->growth = pgsql_growth_open();
    return ST_OK;
}

static void pgsql_stop(struct db_pool *pool)
{
    kept_close(pool->kept);
    db_history_close(pool->history);
    pgsql_seen_close(pool->seen);
    pgsql_relations_close(pool->relations);
    pgsql_growth_close(pool->growth);
}

const struct db_driver db_pgsql_driver = {
    .kind = DB_PGSQL,
    .start = pgsql_start,
    .stop = pgsql_stop,
    .open = pgsql_open,
    .close = pgsql_close,
    .prepare = pgsql_prepare,
    .unprepare = pgsql_unprepare,
    .run = pgsql_run,
    .later = pgsql_later,
    .settle = pgsql_settle,
    .script = pgsql_script,
    .tx = pgsql_tx,
    .read_begin = pgsql_read_begin,
    .read_end = pgsql_read_end,
    .id_block = pgsql_id_block,
    .lock = pgsql_lock,
    .unlock = pgsql_unlock,
};
