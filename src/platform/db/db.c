// SPDX-License-Identifier: MulanPSL-2.0
/* The front that modules call: checks, counts, and hands on to the driver. */
#include "base/arena_limit.h"
#include "base/utf8.h"
#include "platform/app.h"
#include "platform/db/db_kept.h"

struct str db_contains(struct arena *a, struct str q)
{
    struct buf b = buf_new(a, 0);

    if (q.len == 0)
        return S("");
    buf_char(&b, '%');
    for (size_t i = 0; i < q.len; i++) {
        if (q.ptr[i] == '%' || q.ptr[i] == '_' || q.ptr[i] == '!')
            buf_char(&b, '!');
        buf_char(&b, q.ptr[i]);
    }
    buf_char(&b, '%');
    return buf_view(&b);
}

struct bind B_DATE(struct arena *a, const char *name, struct date d) {
    char *text;

    if (date_none(d))
        return (struct bind){.name = name, .type = BIND_TEXT, .null = true};
    text = arena_alloc(a, DATE_TEXT_SIZE);
    return B_Z(name, date_format(d, text));
}

static enum status
need_db(struct ctx *ctx)
{
    return ctx->db != NULL ? ST_OK : db_acquire(ctx->app->db, &ctx->err, &ctx->db);
}

static enum status check_texts(struct ctx *ctx, const struct bind *binds, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct bind *b = &binds[i];

        if (b->type != BIND_TEXT || b->null || b->s.len == 0)
            continue;
        if (memchr(b->s.ptr, '\0', b->s.len) != NULL || !utf8_valid(b->s.ptr, b->s.len))
            return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", ":%s is not UTF-8 text",
                               b->name);
    }
    return ST_OK;
}

/* May this statement run here? */
static enum status check_verb(struct ctx *ctx, const struct db_stmt *s)
{
    if (s->info.verb == SQL_READ)
        return ST_OK;
    if (s->info.verb != SQL_WRITE)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "not a statement for here: %.80s",
                           s->text);
    if (ctx->db->txn == NULL)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "write outside db_tx(): %.80s",
                           s->text);
    if (!s->journalled && !s->exempt)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.no_event",
                           "table %s is in no list of its module", s->info.table);
    return ST_OK;
}

/* How a statement is run. */
enum how {
    PLAIN,
    KEPT,  /* the answer may be one that is kept */
    RENEW, /* and is kept anew */
    ASIDE, /* a write that leaves what is kept as it is */
    LATER  /* a write whose outcome is heard of later */
};

/* Asking PostgreSQL costs more than keeping does: there each answer of a page is kept. */
static bool may_keep(const struct db *db, const struct db_stmt *s, enum how how)
{
    const bool worth = how == KEPT || how == RENEW ||
                       (db->pool->driver->kind == DB_PGSQL && db->snapshot && db->reading);

    return worth && db->pool->kept != NULL && db->txn == NULL && s->info.verb == SQL_READ;
}

static enum status run_checked(struct ctx *ctx, const char *sql, const struct bind *binds,
                               size_t count, enum how how, struct rows *out, int64_t *changed)
{
    const struct db_driver *driver = ctx->db->pool->driver;
    struct db_stmt *s;

    TRY(check_texts(ctx, binds, count));
    TRY(db_stmt_get(ctx->db, sql, &s, &ctx->err));
    TRY(check_verb(ctx, s));
    TRY(db_stmt_match(s, binds, count, &ctx->err));
    if (ctx->db->snapshot && !ctx->db->reading && ctx->db->txn == NULL) {
        TRY(driver->read_begin(ctx->db, &ctx->err));
        ctx->db->snapshots++;
    }
    if (may_keep(ctx->db, s, how))
        return db_kept_run(ctx, s, binds,
                           how == KEPT    ? KEPT_ASKED
                           : how == RENEW ? KEPT_RENEWED
                                          : KEPT_ALL,
                           out);
    if (s->info.verb == SQL_WRITE && how != ASIDE)
        db_tables_join(&ctx->db->wrote, &s->tables);
    if (s->info.verb == SQL_WRITE && driver->kind == DB_PGSQL)
        db_tables_join(&ctx->db->wrote, &s->aside);
    if (how == LATER && s->info.verb == SQL_WRITE && driver->later != NULL)
        return driver->later(ctx->db, s, binds, &ctx->err);
    TRY(driver->run(ctx->db, s, binds, ctx->arena, out, changed, &ctx->err));
    db_tables_join(&ctx->db->seen, &s->tables);
    if (s->journalled)
        db_txn_written(ctx->db->txn, s->info.table, *changed);
    return ST_OK;
}

/* A failed statement spoils a PostgreSQL transaction, so it spoils one on SQLite as well. */
static enum status run(struct ctx *ctx, const char *sql, const struct bind *binds, size_t count,
                       enum how how, struct rows *out, int64_t *changed)
{
    struct db_txn *txn;
    enum status st;

    TRY(need_db(ctx));
    txn = ctx->db->txn;
    if (txn != NULL && txn->failed)
        return txn->failed_status;
    arena_hold(); /* a statement is not left in the middle, nor what is kept while it is locked */
    st = run_checked(ctx, sql, binds, count, how, out, changed);
    arena_let();
    if (st != ST_OK && txn != NULL) {
        txn->failed = true;
        txn->failed_status = st;
    }
    return st;
}

static enum status query(struct ctx *ctx, struct rows *out, const char *sql,
                         const struct bind *binds, size_t count, enum how how)
{
    struct rows rows = {0};
    int64_t changed = 0;

    TRY(run(ctx, sql, binds, count, how, &rows, &changed));
    *out = rows;
    return ST_OK;
}

enum status db_rows(struct ctx *ctx, struct rows *out, const char *sql, const struct bind *binds,
                    size_t count)
{
    return query(ctx, out, sql, binds, count, PLAIN);
}

enum status db_rows_kept(struct ctx *ctx, struct rows *out, const char *sql,
                         const struct bind *binds, size_t count)
{
    return query(ctx, out, sql, binds, count, KEPT);
}

enum status db_rows_renewed(struct ctx *ctx, struct rows *out, const char *sql,
                            const struct bind *binds, size_t count)
{
    return query(ctx, out, sql, binds, count, RENEW);
}

static enum status exec(struct ctx *ctx, int64_t *out_changed, const char *sql,
                        const struct bind *binds, size_t count, enum how how)
{
    struct rows rows = {0};
    int64_t changed = 0;

    TRY(run(ctx, sql, binds, count, how, &rows, &changed));
    if (out_changed != NULL)
        *out_changed = changed;
    return ST_OK;
}

enum status db_exec(struct ctx *ctx, int64_t *out_changed, const char *sql,
                    const struct bind *binds, size_t count)
{
    return exec(ctx, out_changed, sql, binds, count, PLAIN);
}

enum status db_exec_aside(struct ctx *ctx, const char *sql, const struct bind *binds, size_t count)
{
    return exec(ctx, NULL, sql, binds, count, ASIDE);
}

enum status db_exec_later(struct ctx *ctx, const char *sql, const struct bind *binds, size_t count)
{
    return exec(ctx, NULL, sql, binds, count, LATER);
}

static enum status at_least_one(struct ctx *ctx, const struct rows *rows, struct rows *out)
{
    if (rows->count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = *rows;
    return ST_OK;
}

enum status db_one(struct ctx *ctx, struct rows *out, const char *sql, const struct bind *binds,
                   size_t count)
{
    struct rows rows;

    TRY(db_rows(ctx, &rows, sql, binds, count));
    return at_least_one(ctx, &rows, out);
}

enum status db_one_kept(struct ctx *ctx, struct rows *out, const char *sql,
                        const struct bind *binds, size_t count)
{
    struct rows rows;

    TRY(db_rows_kept(ctx, &rows, sql, binds, count));
    return at_least_one(ctx, &rows, out);
}

enum status db_exec_one(struct ctx *ctx, const char *sql, const struct bind *binds, size_t count)
{
    int64_t changed;

    TRY(db_exec(ctx, &changed, sql, binds, count));
    if (changed == 0)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    if (changed > 1)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "%lld rows changed, not one",
                           (long long)changed);
    return ST_OK;
}

static const struct cell *cell_at(const struct rows *r, size_t row, size_t col)
{
    ASSERT(row < r->count && col < r->cols);
    return &r->cells[row * r->cols + col];
}

int64_t cell_int(const struct rows *r, size_t row, size_t col)
{
    const struct cell *c = cell_at(r, row, col);

    return c->type == CELL_INT ? c->n : 0;
}

void rows_ids(struct arena *a, const struct rows *r, int64_t **out, size_t *out_count)
{
    *out = arena_array(a, r->count, int64_t);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = cell_int(r, i, 0);
}

struct str cell_text(const struct rows *r, size_t row, size_t col)
{
    const struct cell *c = cell_at(r, row, col);

    return c->type == CELL_TEXT || c->type == CELL_BLOB ? c->s : S("");
}

struct date cell_date(const struct rows *r, size_t row, size_t col)
{
    struct date d;

    return date_parse(cell_text(r, row, col), &d) ? d : (struct date){0};
}

bool cell_null(const struct rows *r, size_t row, size_t col)
{
    return cell_at(r, row, col)->type == CELL_NULL;
}

bool db_in_tx(const struct ctx *ctx)
{
    return db_txn(ctx) != NULL;
}

static void end_reading(struct db *db)
{
    if (db->reading && db->txn == NULL)
        db->pool->driver->read_end(db);
}

enum status db_tx(struct ctx *ctx, enum status (*fn)(struct ctx *, const void *), const void *input)
{
    if (db_in_tx(ctx))
        return fn(ctx, input);
    TRY(need_db(ctx));
    ctx->db->beside = true;
    end_reading(ctx->db);
    TRY(ctx->db->pool->driver->tx(ctx, fn, input));
    ctx->once = (struct str){0};
    return ST_OK;
}

enum status db_read(struct ctx *ctx, enum status (*fn)(struct ctx *, void *), void *arg)
{
    enum status st;

    TRY(need_db(ctx));
    if (ctx->db->txn != NULL || ctx->db->reading)
        return fn(ctx, arg);
    TRY(ctx->db->pool->driver->read_begin(ctx->db, &ctx->err));
    ctx->db->snapshots++;
    st = fn(ctx, arg);
    if (!ctx->db->snapshot) /* else it is that of all that follows, too */
        end_reading(ctx->db);
    return st;
}

void db_snapshot(struct ctx *ctx)
{
    struct err err;

    if (ctx->db == NULL && db_acquire(ctx->app->db, &err, &ctx->db) != ST_OK)
        return; /* the first statement will try again and report */
    if (ctx->db->snapshot)
        return;
    ctx->db->seen = (struct db_tables){0};
    ctx->db->snapshots = 0;
    ctx->db->beside = false;
    ctx->db->snapshot = true;
}

enum db_kind db_kind(const struct ctx *ctx)
{
    return ctx->db != NULL ? ctx->db->pool->driver->kind : ctx->app->db->driver->kind;
}

/* Hi-lo: a block of numbers from the database, handed out from memory. */
int64_t db_new_id(struct ctx *ctx)
{
    struct db_txn *txn = db_txn(ctx);
    struct db_pool *pool;
    int64_t first = 0, id = 0;
    enum status st;

    ASSERT(txn != NULL);
    pool = ctx->db->pool;
    pthread_mutex_lock(&pool->id_lock);
    if (pool->id_next < pool->id_end)
        id = pool->id_next++;
    pthread_mutex_unlock(&pool->id_lock);
    if (id != 0)
        return id;
    st = pool->driver->id_block(ctx->db, ctx->arena, &ctx->err, &first);
    if (st != ST_OK) {
        txn->failed = true;
        txn->failed_status = st;
        return 0;
    }
    pthread_mutex_lock(&pool->id_lock);
    pool->id_next = first + 1;
    pool->id_end = first + ID_BLOCK;
    pthread_mutex_unlock(&pool->id_lock);
    return first;
}
