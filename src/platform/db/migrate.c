// SPDX-License-Identifier: MulanPSL-2.0
/* Migrations: what is missing, one transaction each, under a lock that all programs respect. */
#include "platform/migrate.h"
#include "platform/db/db_internal.h"
#include "platform_migrations.h"
#include <inttypes.h>
#include <sodium.h>
#include <time.h>

/* A step with the module it belongs to. */
struct step {
    const char *module;
    const struct migration *migration;
    char checksum[33];
};

struct plan {
    struct db_pool *pool;
    struct db *db;
    struct arena *arena;
    struct err *err;
    struct step *steps;
    size_t count;
    struct rows done; /* module, number, checksum */
};

struct str migrate_sql(struct arena *a, enum db_kind kind, const char *sql)
{
    static const struct {
        const char *word, *by[2];
    } WORDS[] = {
        {"{{clustered}}", {[DB_SQLITE] = "WITHOUT ROWID", [DB_PGSQL] = ""}},
        {"{{blob}}", {[DB_SQLITE] = "BLOB", [DB_PGSQL] = "BYTEA"}},
        {"{{sqlite}}", {[DB_SQLITE] = "", [DB_PGSQL] = "--"}},
        {"{{pgsql}}", {[DB_SQLITE] = "--", [DB_PGSQL] = ""}},
    };
    struct buf out = buf_new(a, 0);

    while (*sql != '\0') {
        size_t i = 0;

        while (i < COUNT(WORDS) && strncmp(sql, WORDS[i].word, strlen(WORDS[i].word)) != 0)
            i++;
        if (i == COUNT(WORDS)) {
            buf_char(&out, *sql++);
            continue;
        }
        buf_z(&out, WORDS[i].by[kind]);
        sql += strlen(WORDS[i].word);
    }
    return buf_view(&out);
}

/* Of the text as written, so that it is the same for both databases. */
static void checksum(const char *sql, char out[33])
{
    unsigned char hash[16];

    crypto_generichash(hash, sizeof hash, (const unsigned char *)sql, strlen(sql), NULL, 0);
    sodium_bin2hex(out, 33, hash, sizeof hash);
}

static void add_steps(struct plan *p, const char *module, const struct migration *m)
{
    for (; m != NULL && m->sql != NULL; m++) {
        if (p->steps != NULL) {
            p->steps[p->count] = (struct step){.module = module, .migration = m};
            checksum(m->sql, p->steps[p->count].checksum);
        }
        p->count++;
    }
}

static void list_steps(struct plan *p)
{
    for (int counting = 1; counting >= 0; counting--) {
        p->count = 0;
        add_steps(p, "platform", platform_migrations);
        for (size_t i = 0; MODULES[i] != NULL; i++)
            add_steps(p, MODULES[i]->name, MODULES[i]->migrations);
        if (counting)
            p->steps = arena_array(p->arena, p->count, struct step);
    }
}

static enum status query(struct plan *p, const char *sql, const struct bind *binds, size_t count,
                         struct rows *out)
{
    int64_t changed;

    *out = (struct rows){0};
    return db_run(p->db, p->arena, p->err, sql, binds, count, out, &changed);
}

static enum status read_done(struct plan *p)
{
    static const char *const EXISTS[] = {
        [DB_SQLITE] = "SELECT count(*) FROM sqlite_master WHERE name = 'schema_migration'",
        [DB_PGSQL] = "SELECT count(*) FROM pg_tables WHERE tablename = 'schema_migration'"
                     " AND schemaname = ANY (current_schemas(false))",
    };
    struct rows exists;

    p->done = (struct rows){0};
    TRY(query(p, EXISTS[p->pool->driver->kind], NULL, 0, &exists));
    if (cell_int(&exists, 0, 0) == 0)
        return ST_OK;
    return query(p, "SELECT module, number, checksum FROM schema_migration ORDER BY module, number",
                 NULL, 0, &p->done);
}

static bool is_step(const struct step *s, const struct rows *done, size_t row)
{
    return str_eqz(cell_text(done, row, 0), s->module) &&
           cell_int(done, row, 1) == s->migration->number;
}

/* What has been run must be compiled in, unchanged. */
static enum status check_done(struct plan *p)
{
    arr_each (row, p->done.count) {
        size_t i = 0;

        while (i < p->count && !is_step(&p->steps[i], &p->done, row))
            i++;
        if (i == p->count)
            return fail_detail(p->err, ST_INTERNAL, "db.migration_unknown",
                               "%s %" PRId64 " is in the database, not in this program",
                               cell_text(&p->done, row, 0).ptr, cell_int(&p->done, row, 1));
        if (!str_eqz(cell_text(&p->done, row, 2), p->steps[i].checksum))
            return fail_detail(p->err, ST_INTERNAL, "db.migration_changed",
                               "%s/%s was changed after it had been run", p->steps[i].module,
                               p->steps[i].migration->name);
    }
    return ST_OK;
}

static bool is_done(const struct plan *p, const struct step *s)
{
    arr_each (row, p->done.count)
        if (is_step(s, &p->done, row))
            return true;
    return false;
}

static enum status run_step(struct plan *p, const struct step *s)
{
    static const char NOTE[] = "INSERT INTO schema_migration"
                               " (module, number, name, checksum, applied_at)"
                               " VALUES (:module, :number, :name, :checksum, :at)";
    struct str script = migrate_sql(p->arena, p->pool->driver->kind, s->migration->sql), one;
    struct rows none;
    struct err why;

    while (sql_next_statement(&script, &one)) {
        if (p->pool->driver->script(p->db, str_z(p->arena, one), &why) != ST_OK)
            return fail_detail(p->err, ST_INTERNAL, "db.migration_failed", "%s/%s: %.90s: %.50s",
                               s->module, s->migration->name, why.detail, one.ptr);
    }
    return query(p, NOTE,
                 BINDS(B_Z("module", s->module), B_INT("number", s->migration->number),
                       B_Z("name", s->migration->name), B_Z("checksum", s->checksum),
                       B_INT("at", (int64_t)time(NULL))),
                 &none);
}

static void print_step(const struct plan *p, const struct step *s, FILE *to)
{
    struct str script = migrate_sql(p->arena, p->pool->driver->kind, s->migration->sql), one;

    fprintf(to, "-- %s/%s\n", s->module, s->migration->name);
    while (sql_next_statement(&script, &one))
        fprintf(to, STR_FMT ";\n", STR_ARG(one));
    fputc('\n', to);
}

/* Under the lock: look again, since another program may have been faster. */
static enum status run_missing(struct plan *p, FILE *dry_run, size_t *count)
{
    static const char TABLE[] = "CREATE TABLE IF NOT EXISTS schema_migration ("
                                "module TEXT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL,"
                                " checksum TEXT NOT NULL, applied_at BIGINT NOT NULL,"
                                " PRIMARY KEY (module, number))";

    TRY(read_done(p));
    TRY(check_done(p));
    if (dry_run == NULL)
        TRY(p->pool->driver->script(p->db, TABLE, p->err));
    for (size_t i = 0; i < p->count; i++) {
        if (is_done(p, &p->steps[i]))
            continue;
        ++*count;
        if (dry_run != NULL)
            print_step(p, &p->steps[i], dry_run);
        else
            TRY(run_step(p, &p->steps[i]));
    }
    if (*count != 0 && dry_run == NULL && p->pool->driver->hints != NULL)
        return p->pool->driver->hints(p->db, p->err);
    return ST_OK;
}

static enum status locked(struct plan *p, FILE *dry_run, size_t *count)
{
    struct err ignored;
    enum status st, end;

    TRY(read_done(p));
    TRY(check_done(p));
    if (p->done.count == p->count)
        return ST_OK;
    TRY(p->pool->driver->lock(p->db, p->err));
    st = run_missing(p, dry_run, count);
    end = p->pool->driver->unlock(p->db, st == ST_OK, st == ST_OK ? p->err : &ignored);
    return st == ST_OK ? end : st;
}

static enum status with_plan(struct db_pool *pool, struct err *err, struct plan *p)
{
    *p = (struct plan){.pool = pool, .err = err};
    TRY(db_open(pool, true, &p->db, err));
    p->arena = arena_open(0);
    list_steps(p);
    return ST_OK;
}

static void plan_close(struct plan *p)
{
    db_close(p->db);
    arena_close(p->arena);
}

enum status migrate_run(struct db_pool *pool, struct err *err, FILE *dry_run, size_t *out_count)
{
    struct plan p;
    size_t count = 0;
    enum status st;

    TRY(with_plan(pool, err, &p));
    st = locked(&p, dry_run, &count);
    plan_close(&p);
    if (st == ST_OK && out_count != NULL)
        *out_count = count;
    return st;
}

enum status migrate_pending(struct db_pool *pool, struct err *err, size_t *out_count,
                            size_t *out_done)
{
    struct plan p;
    enum status st;

    TRY(with_plan(pool, err, &p));
    st = read_done(&p);
    if (st == ST_OK)
        st = check_done(&p);
    if (st == ST_OK)
        *out_count = p.count - p.done.count;
    if (st == ST_OK && out_done != NULL)
        *out_done = p.done.count;
    plan_close(&p);
    return st;
}
