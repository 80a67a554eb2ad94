// SPDX-License-Identifier: MulanPSL-2.0
/* PostgreSQL: the tables that a statement may read. The server does not say it before a statement
 * is planned, so the words of the text are looked up among the names of tables and views; a view
 * stands for the tables below it. A word in another meaning makes it one table too many, which only
 * costs. */
#include "platform/db/db_kept.h"
#include "platform/db/db_pgsql.h"

enum { RELATION_SLOTS = 4096, NAME_BYTES = 64 };

struct relation {
    struct relation *next; /* in its hash slot */
    struct db_tables tables, aside;
    char name[NAME_BYTES];
};

struct pgsql_relations {
    pthread_mutex_t lock;
    bool loaded;
    struct relation *slots[RELATION_SLOTS];
};

struct pgsql_relations *pgsql_relations_open(void)
{
    struct pgsql_relations *all = calloc(1, sizeof *all);

    ASSERT(all != NULL);
    pthread_mutex_init(&all->lock, NULL);
    return all;
}

void pgsql_relations_close(struct pgsql_relations *all)
{
    if (all == NULL)
        return;
    for (size_t i = 0; i < RELATION_SLOTS; i++) {
        while (all->slots[i] != NULL) {
            struct relation *r = all->slots[i];

            all->slots[i] = r->next;
            free(r);
        }
    }
    pthread_mutex_destroy(&all->lock);
    free(all);
}

static size_t slot_of(const char *name, size_t len)
{
    uint32_t h = 2166136261U;

    for (size_t i = 0; i < len; i++)
        h = (h ^ (uint8_t)name[i]) * 16777619U;
    return (h ^ h >> 16) % RELATION_SLOTS;
}

static struct relation *find(const struct pgsql_relations *all, const char *name, size_t len)
{
    struct relation *r = all->slots[slot_of(name, len)];

    while (r != NULL && (strncmp(r->name, name, len) != 0 || r->name[len] != '\0'))
        r = r->next;
    return r;
}

static void add(struct pgsql_relations *all, const char *name, const char *table)
{
    const size_t len = strlen(name), slot = slot_of(name, len);
    struct relation *r = find(all, name, len);

    if (r == NULL && len < NAME_BYTES) {
        r = calloc(1, sizeof *r);
        ASSERT(r != NULL);
        memcpy(r->name, name, len + 1);
        r->next = all->slots[slot];
        all->slots[slot] = r;
    }
    if (r == NULL)
        return;
    db_tables_add(&r->tables, table);
    db_tables_add_aside(&r->aside, table);
}

/* Under the lock. */
static bool load(struct db *db, struct pgsql_relations *all)
{
    static const char SQL[] =
        "WITH RECURSIVE below (name, oid) AS (SELECT relname, oid FROM pg_class"
        " WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND relnamespace NOT IN"
        " ('pg_catalog'::regnamespace, 'information_schema'::regnamespace,"
        " 'pg_toast'::regnamespace)"
        " UNION SELECT b.name, d.refobjid FROM below b JOIN pg_rewrite w ON w.ev_class = b.oid"
        " JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid"
        " AND d.refclassid = 'pg_class'::regclass)"
        " SELECT DISTINCT b.name, c.relname FROM below b JOIN pg_class c ON c.oid = b.oid";
    PGresult *r = PQexec(db->handle, SQL);
    const bool done = PQresultStatus(r) == PGRES_TUPLES_OK;

    for (int i = 0; done && i < PQntuples(r); i++)
        add(all, PQgetvalue(r, i, 0), PQgetvalue(r, i, 1));
    PQclear(r);
    return done;
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Under the lock. What is the server's own has no commits that we know. */
static void join_words(const struct pgsql_relations *all, const char *sql, struct db_stmt *s)
{
    while (*sql != '\0') {
        size_t len = 0;
        const struct relation *r;

        while (is_word(sql[len]))
            len++;
        r = len > 0 ? find(all, sql, len) : NULL;
        if (r != NULL) {
            db_tables_join(&s->tables, &r->tables);
            db_tables_join(&s->aside, &r->aside);
        }
        if (len > 3 && strncmp(sql, "pg_", 3) == 0)
            memset(&s->tables, 0xff, sizeof s->tables);
        sql += len > 0 ? len : 1;
    }
}

static bool is_empty(const struct db_tables *t)
{
    uint64_t any = 0;

    for (size_t i = 0; i < DB_TABLES_WORDS; i++)
        any |= t->bits[i];
    return any == 0;
}

void pgsql_tables_of(struct db *db, struct db_stmt *s)
{
    struct pgsql_relations *all = db->pool->relations;

    if (s->tables_known)
        return;
    pthread_mutex_lock(&all->lock);
    if (!all->loaded)
        all->loaded = load(db, all);
    join_words(all, s->text, s);
    if (!all->loaded || (is_empty(&s->tables) && strstr(s->text, "FROM ") != NULL))
        memset(&s->tables, 0xff, sizeof s->tables);
    db_tables_join(&s->aside, &s->tables);
    s->tables_known = all->loaded;
    pthread_mutex_unlock(&all->lock);
}
