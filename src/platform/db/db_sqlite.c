// SPDX-License-Identifier: MulanPSL-2.0
/* SQLite: connections, statements, error classes. */
#include "platform/db/db_sqlite.h"
#include "base/arena_limit.h"
#include "platform/db/db_kept.h"
#include <errno.h>
#include <unistd.h>

enum { BUSY_MS = 5000 };

/* What SQLite itself calls a full disk is only ENOSPC. A limit on the size of files or a quota is
 * one too. When a commit fails it does not keep the system's error, which is then still the last of
 * this thread. */
static bool no_room(sqlite3 *h, int code)
{
    const int kept = sqlite3_system_errno(h);
    const int cause = kept != 0 ? kept : errno;

    return code == SQLITE_FULL ||
           (code == SQLITE_IOERR_WRITE && (cause == EFBIG || cause == EDQUOT || cause == ENOSPC));
}

enum status sqlite_error(struct db *db, int code, struct err *err)
{
    sqlite3 *const h = db->handle;
    const int primary = code & 0xff;

    db->retry = false;
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
        return fail_detail(err, ST_CONFLICT, "db.unique", "%s", sqlite3_errmsg(h));
    if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED) {
        db->retry = true;
        return fail_detail(err, ST_BUSY, "db.busy", "sqlite %d", code);
    }
    if (no_room(h, code))
        return fail_detail(err, ST_BUSY, "db.disk_full", "sqlite %d", code);
    if (primary == SQLITE_READONLY)
        return fail_detail(err, ST_BUSY, "db.read_only", "sqlite %d", code);
    if (primary == SQLITE_CANTOPEN)
        return fail_detail(err, ST_BUSY, "db.away", "sqlite %d: %s", code, sqlite3_errmsg(h));
    if (primary == SQLITE_CONSTRAINT || primary == SQLITE_ERROR)
        return fail_detail(err, ST_INTERNAL, "db.internal", "sqlite %d: %s", code,
                           sqlite3_errmsg(h));
    return fail_detail(err, ST_INTERNAL, "db.internal", "sqlite %d: %s", code,
                       sqlite3_errstr(code));
}

enum status sqlite_script(struct db *db, const char *sql, struct err *err)
{
    const int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);

    return code == SQLITE_OK ? ST_OK : sqlite_error(db, sqlite3_extended_errcode(db->handle), err);
}

static void configure(void)
{
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_initialize();
}

/* Two programs that open a new file at once: SQLite refuses one of them without waiting. */
static enum status use_log(struct db *db, struct err *err)
{
    enum status st = ST_BUSY;

    for (int ms = 0; ms < BUSY_MS && st == ST_BUSY; ms += 5) {
        st = sqlite_script(db, "PRAGMA journal_mode=WAL", err);
        if (st == ST_BUSY)
            sqlite3_sleep(5);
    }
    return st;
}

static enum status settings(struct db *db, struct err *err)
{
    const struct db_options *o = &db->pool->options;
    char sql[512];

    sqlite3_busy_timeout(db->handle, BUSY_MS);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    TRY(use_log(db, err));
    snprintf(sql, sizeof sql,
             "PRAGMA synchronous=%s; PRAGMA foreign_keys=ON;"
             "PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=67108864;"
             "PRAGMA mmap_size=268435456; PRAGMA cache_size=-8192; PRAGMA temp_store=MEMORY;"
             "PRAGMA trusted_schema=OFF; PRAGMA query_only=%d;",
             o->not_durable || db->pool->temporary ? "OFF" : "FULL", !db->writable);
    TRY(sqlite_script(db, sql, err));
    if (o->max_pages != 0) {
        snprintf(sql, sizeof sql, "PRAGMA max_page_count=%u", o->max_pages);
        TRY(sqlite_script(db, sql, err));
    }
    return ST_OK;
}

/* SQLite asks for each column that a statement reads, of the tables behind views as well. */
static int note_read(void *p, int action, const char *table, const char *column, const char *schema,
                     const char *view)
{
    struct db *db = p;

    (void)column, (void)schema, (void)view;
    if (action == SQLITE_READ && table != NULL && db->collecting != NULL)
        db_tables_add(db->collecting, table);
    return SQLITE_OK;
}

static enum status sqlite_open(struct db *db, struct err *err)
{
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX |
                      SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
    sqlite3 *h = NULL;
    const int code = sqlite3_open_v2(db->pool->path, &h, flags, NULL);
    enum status st;

    db->handle = h;
    if (code != SQLITE_OK)
        st = fail_detail(err, ST_INTERNAL, "db.cannot_open", "%s: %s", db->pool->path,
                         sqlite3_errstr(code));
    else
        st = settings(db, err);
    if (st == ST_OK)
        sqlite3_set_authorizer(h, note_read, db);
    if (st != ST_OK)
        sqlite3_close(h);
    return st;
}

static void sqlite_close(struct db *db)
{
    sqlite3_finalize(db->begin);
    sqlite3_finalize(db->commit);
    sqlite3_finalize(db->stamp);
    sqlite3_close(db->handle);
}

static void sqlite_shrink(struct db *db)
{
    (void)sqlite3_db_release_memory(db->handle);
}

static enum status sqlite_prepare(struct db *db, struct db_stmt *s, struct err *err)
{
    sqlite3_stmt *h;
    int code;

    db->collecting = s->info.verb == SQL_READ ? &s->tables : NULL;
    code = sqlite3_prepare_v3(db->handle, s->text, -1, SQLITE_PREPARE_PERSISTENT, &h, NULL);
    db->collecting = NULL;
    if (code != SQLITE_OK)
        return sqlite_error(db, code, err);
    s->handle = h;
    s->prepared = true;
    return ST_OK;
}

static void sqlite_unprepare(struct db *db, struct db_stmt *s)
{
    (void)db;
    sqlite3_finalize(s->handle);
    s->prepared = false;
}

/* The bytes live until the statement has run: nothing is copied. Parameters are numbered by first
 * appearance, as ours. */
static int bind_all(const struct db_stmt *s, const struct bind *binds)
{
    int code = SQLITE_OK;

    for (size_t i = 0; i < s->info.names_count && code == SQLITE_OK; i++) {
        const struct bind *b = &binds[s->at[i]];
        const char *bytes = b->s.ptr != NULL ? b->s.ptr : "";
        const int at = (int)i + 1;

        if (b->null)
            code = sqlite3_bind_null(s->handle, at);
        else if (b->type == BIND_INT)
            code = sqlite3_bind_int64(s->handle, at, b->n);
        else if (b->type == BIND_TEXT)
            code = sqlite3_bind_text64(s->handle, at, bytes, b->s.len, SQLITE_STATIC, SQLITE_UTF8);
        else
            code = sqlite3_bind_blob64(s->handle, at, bytes, b->s.len, SQLITE_STATIC);
    }
    return code;
}

static struct str copy_bytes(struct arena *a, const void *bytes, int len)
{
    return str_dup(a, (struct str){bytes != NULL ? bytes : "", (size_t)len});
}

/* A result that grows. */
struct growing {
    struct cell *cells;
    size_t cols, count, capacity;
};

static struct cell *add_row(struct arena *a, struct growing *g)
{
    if (g->count == g->capacity) {
        const size_t more = g->capacity == 0 ? 8 : g->capacity * 2;
        struct cell *bigger = arena_array(a, more * g->cols, struct cell);

        if (g->count != 0)
            memcpy(bigger, g->cells, g->count * g->cols * sizeof *bigger);
        g->cells = bigger;
        g->capacity = more;
    }
    return g->cells + g->count++ * g->cols;
}

static bool read_row(sqlite3_stmt *h, struct arena *a, struct growing *g)
{
    struct cell *cells = add_row(a, g);

    for (int i = 0; i < (int)g->cols; i++) {
        struct cell *c = &cells[i];

        switch (sqlite3_column_type(h, i)) {
        case SQLITE_NULL:
            c->type = CELL_NULL;
            break;
        case SQLITE_INTEGER:
            *c = (struct cell){.type = CELL_INT, .n = sqlite3_column_int64(h, i)};
            break;
        case SQLITE_TEXT:
            c->type = CELL_TEXT;
            c->s = copy_bytes(a, sqlite3_column_text(h, i), sqlite3_column_bytes(h, i));
            break;
        case SQLITE_BLOB:
            c->type = CELL_BLOB;
            c->s = copy_bytes(a, sqlite3_column_blob(h, i), sqlite3_column_bytes(h, i));
            break;
        default: /* no floating point in our tables */
            return false;
        }
    }
    return true;
}

static void copy_names(sqlite3_stmt *h, const struct db_stmt *s, struct arena *a, struct rows *out)
{
    const char **names = rows_names(a, s, out);

    for (int i = 0; names != NULL && i < (int)out->cols; i++)
        names[i] = str_z(a, str_from(sqlite3_column_name(h, i)));
}

static enum status step_all(struct db *db, struct db_stmt *s, struct arena *a, struct rows *out,
                            struct err *err)
{
    struct growing g = {.cols = 0};
    int code;

    while ((code = sqlite3_step(s->handle)) == SQLITE_ROW) {
        if (g.count == 0) /* only now: a table that was changed meanwhile has other columns */
            g.cols = (size_t)sqlite3_column_count(s->handle);
        if (g.count == DB_ROWS_MAX)
            return fail_detail(err, ST_INTERNAL, "db.too_many_rows", "%.100s", s->text);
        if (arena_nearly_full(a))
            return fail_detail(err, ST_BUSY, "error.too_much", "%.100s", s->text);
        if (!read_row(s->handle, a, &g))
            return fail_detail(err, ST_INTERNAL, "db.internal", "a float in %.100s", s->text);
    }
    if (g.count == 0)
        g.cols = (size_t)sqlite3_column_count(s->handle);
    *out = (struct rows){.count = g.count, .cols = g.cols, .cells = g.cells};
    copy_names(s->handle, s, a, out);
    return code == SQLITE_DONE ? ST_OK : sqlite_error(db, code, err);
}

static enum status sqlite_run(struct db *db, struct db_stmt *s, const struct bind *binds,
                              struct arena *a, struct rows *out, int64_t *changed, struct err *err)
{
    enum status st;
    int code;

    if (!s->prepared)
        TRY(sqlite_prepare(db, s, err));
    code = bind_all(s, binds);
    st = code == SQLITE_OK ? step_all(db, s, a, out, err) : sqlite_error(db, code, err);
    if (st == ST_OK && s->info.verb == SQL_WRITE)
        *changed = out->cols != 0 ? (int64_t)out->count : sqlite3_changes64(db->handle);
    sqlite3_reset(s->handle);
    return st;
}

/* Run one of the statements of every snapshot, prepared once. *out_n (may be NULL): its answer. */
static enum status run_own(struct db *db, void **stmt, const char *sql, int64_t *out_n,
                           struct err *err)
{
    sqlite3_stmt *h = *stmt;
    int code = SQLITE_OK;

    if (h == NULL)
        code = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &h, NULL);
    if (code != SQLITE_OK)
        return sqlite_error(db, code, err);
    *stmt = h;
    code = sqlite3_step(h);
    if (code == SQLITE_ROW && out_n != NULL)
        *out_n = sqlite3_column_int64(h, 0);
    sqlite3_reset(h);
    return code == SQLITE_DONE || code == SQLITE_ROW ? ST_OK : sqlite_error(db, code, err);
}

static void sqlite_read_end(struct db *db)
{
    struct err ignored;

    /* Nothing was written: whatever COMMIT says, nothing can be lost. */
    (void)run_own(db, &db->commit, "COMMIT", NULL, &ignored);
    db->reading = false;
}

/* Asking for something of the file is what begins the snapshot. Its version is known if nobody
 * has committed meanwhile. */
static enum status sqlite_read_begin(struct db *db, struct err *err)
{
    struct db_history *history = db->pool->history;
    uint32_t after = 0;
    enum status st;

    db->version_known = db_history_version(history, &db->version);
    TRY(run_own(db, &db->begin, "BEGIN", NULL, err));
    st = run_own(db, &db->stamp, "PRAGMA data_version", NULL, err);
    if (st != ST_OK) {
        sqlite_read_end(db);
        return st;
    }
    db->reading = true;
    db->version_known =
        db->version_known && db_history_version(history, &after) && after == db->version;
    return ST_OK;
}

enum status sqlite_id_block(struct db *db, struct arena *a, struct err *err, int64_t *out_first)
{
    static const char SQL[] = "UPDATE id_block SET next_id = next_id + 64"
                              " WHERE congress_id = 0 AND id = 1 RETURNING next_id - 64";
    struct rows rows = {0};
    int64_t changed = 0;

    _Static_assert(ID_BLOCK == 64, "as in the statement");
    TRY(db_run(db, a, err, SQL, NULL, 0, &rows, &changed));
    if (rows.count != 1)
        return fail_detail(err, ST_INTERNAL, "db.internal", "id_block is empty");
    *out_first = cell_int(&rows, 0, 0);
    return ST_OK;
}

static enum status sqlite_lock(struct db *db, struct err *err)
{
    return sqlite_script(db, "BEGIN EXCLUSIVE", err);
}

static enum status sqlite_unlock(struct db *db, bool commit, struct err *err)
{
    if (sqlite3_get_autocommit(db->handle))
        return ST_OK;
    return sqlite_script(db, commit ? "COMMIT" : "ROLLBACK", err);
}

/* "sqlite::memory:" is a private file: readers and the writer are connections of their own. */
static enum status make_temporary(struct db_pool *pool, struct err *err)
{
    char path[] = "/dev/shm/renda-XXXXXX";
    char path2[] = "/tmp/renda-XXXXXX";
    char *used = path;
    int fd = mkstemp(path);

    if (fd < 0) {
        used = path2;
        fd = mkstemp(path2);
    }
    if (fd < 0)
        return fail_detail(err, ST_INTERNAL, "db.cannot_open", "no temporary file");
    close(fd);
    free(pool->path);
    pool->path = strdup(used);
    return ST_OK;
}

static enum status sqlite_start(struct db_pool *pool, struct err *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, configure);
    if (pool->temporary)
        TRY(make_temporary(pool, err));
    return sqlite_writer_start(pool, err);
}

static void sqlite_stop(struct db_pool *pool)
{
    static const char *const SUFFIXES[] = {"", "-wal", "-shm"};

    sqlite_writer_stop(pool);
    for (size_t i = 0; pool->temporary && i < COUNT(SUFFIXES); i++) {
        char path[64];

        snprintf(path, sizeof path, "%s%s", pool->path, SUFFIXES[i]);
        unlink(path);
    }
}

const struct db_driver db_sqlite_driver = {
    .kind = DB_SQLITE,
    .start = sqlite_start,
    .stop = sqlite_stop,
    .open = sqlite_open,
    .close = sqlite_close,
    .shrink = sqlite_shrink,
    .prepare = sqlite_prepare,
    .unprepare = sqlite_unprepare,
    .run = sqlite_run,
    .script = sqlite_script,
    .tx = sqlite_tx,
    .read_begin = sqlite_read_begin,
    .read_end = sqlite_read_end,
    .id_block = sqlite_id_block,
    .lock = sqlite_lock,
    .unlock = sqlite_unlock,
    .hints = sqlite_hints,
};
