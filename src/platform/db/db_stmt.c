// SPDX-License-Identifier: MulanPSL-2.0
/* The cache of prepared statements of a connection, and matching binds to parameters. */
#include "base/arena_limit.h"
#include "platform/db/db_internal.h"

static void stmt_free(struct db *db, struct db_stmt *s)
{
    if (s->prepared)
        db->pool->driver->unprepare(db, s);
    sql_info_free(&s->info);
    free(s->text);
    free(s);
}

void db_stmt_forget_all(struct db *db)
{
    for (size_t i = 0; i < STMT_SLOTS; i++) {
        while (db->cache.slot[i] != NULL) {
            struct db_stmt *s = db->cache.slot[i];

            db->cache.slot[i] = s->next;
            stmt_free(db, s);
        }
    }
    db->cache.count = 0;
}

static enum status stmt_new(struct db *db, const char *sql, struct db_stmt **out, struct err *err)
{
    struct db_stmt *s = calloc(1, sizeof *s);
    enum status st = ST_OK;

    ASSERT(s != NULL);
    s->text = strdup(sql);
    ASSERT(s->text != NULL);
    if (!sql_parse(s->text, &s->info) || s->info.names_count > SQL_PARAMS_MAX)
        st = fail_detail(err, ST_INTERNAL, "db.internal", "too many parameters");
    if (st == ST_OK && s->info.verb == SQL_WRITE)
        db_table_class(s->info.table, &s->journalled, &s->exempt);
    if (st == ST_OK && s->info.verb == SQL_WRITE)
        db_tables_add(&s->tables, s->info.table);
    if (st == ST_OK && s->info.verb == SQL_WRITE)
        db_tables_add_aside(&s->aside, s->info.table);
    if (st != ST_OK) {
        stmt_free(db, s);
        return st;
    }
    *out = s;
    return ST_OK;
}

/* Eight bytes at a time; the text is compared as well. */
static uint64_t hash_of(const char *sql)
{
    size_t len = strlen(sql);
    uint64_t h = len;

    for (; len >= 8; sql += 8, len -= 8) {
        uint64_t eight;

        memcpy(&eight, sql, 8);
        h = (h ^ eight) * 0x9e3779b97f4a7c15U;
        h ^= h >> 32;
    }
    for (; len > 0; sql++, len--)
        h = (h ^ (uint8_t)*sql) * 0x9e3779b97f4a7c15U;
    return h ^ h >> 29;
}

enum status db_stmt_get(struct db *db, const char *sql, struct db_stmt **out, struct err *err)
{
    const uint64_t hash = hash_of(sql);
    const size_t slot = hash % STMT_SLOTS;
    struct db_stmt *s;

    for (s = db->cache.slot[slot]; s != NULL; s = s->next) {
        if (s->hash == hash && strcmp(s->text, sql) == 0) {
            *out = s;
            return ST_OK;
        }
    }
    if (db->cache.count >= STMT_MAX)
        db_stmt_forget_all(db);
    TRY(stmt_new(db, sql, &s, err));
    s->hash = hash;
    s->next = db->cache.slot[slot];
    db->cache.slot[slot] = s;
    db->cache.count++;
    *out = s;
    return ST_OK;
}

enum status db_stmt_match(struct db_stmt *s, const struct bind *binds, size_t count,
                          struct err *err)
{
    uint64_t used = 0;

    if (count > SQL_PARAMS_MAX)
        return fail_detail(err, ST_INTERNAL, "db.internal", "%zu binds", count);
    for (size_t i = 0; i < s->info.names_count; i++) {
        const char *name = s->info.names[i];
        size_t at = s->at[i];

        if (at >= count || strcmp(binds[at].name, name) != 0)
            for (at = 0; at < count && strcmp(binds[at].name, name) != 0; at++)
                ;
        if (at == count)
            return fail_detail(err, ST_INTERNAL, "db.internal", "no bind for :%s", name);
        if (s->prepared && s->type[i] != binds[at].type)
            return fail_detail(err, ST_INTERNAL, "db.internal", "type of :%s changed", name);
        s->at[i] = (uint8_t)at;
        s->type[i] = binds[at].type;
        used |= (uint64_t)1 << at;
    }
    for (size_t i = 0; i < count; i++)
        if ((used >> i & 1) == 0)
            return fail_detail(err, ST_INTERNAL, "db.internal", "no parameter :%s in %.100s",
                               binds[i].name, s->text);
    return ST_OK;
}

enum status db_run(struct db *db, struct arena *a, struct err *err, const char *sql,
                   const struct bind *binds, size_t count, struct rows *out, int64_t *changed)
{
    struct db_stmt *s;
    enum status st;

    TRY(db_stmt_get(db, sql, &s, err));
    TRY(db_stmt_match(s, binds, count, err));
    arena_hold();
    st = db->pool->driver->run(db, s, binds, a, out, changed, err);
    arena_let();
    return st;
}

const char **rows_names(struct arena *a, const struct db_stmt *s, struct rows *rows)
{
    const char **names;

    if (strncmp(s->text, "SELECT * ", 9) != 0)
        return NULL;
    names = arena_array(a, rows->cols, const char *);
    rows->names = names;
    return names;
}
