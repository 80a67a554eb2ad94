// SPDX-License-Identifier: MulanPSL-2.0
/* Tables that grow faster than the server counts them. It plans by what it knew of an empty table,
 * which is nothing, and then takes any index that begins with congress_id: each row that is asked
 * for by its id costs reading all of them.
 *
 * Within a long transaction nobody else can tell it, for nobody else sees the rows yet: after some
 * hundreds of rows we have it count, and again when there are eight times as many. Many short ones
 * that fill a table within its minute (autovacuum_naptime) are the same to it: what was committed
 * is added up for the whole program. A table that is known to be larger than that is left alone: of
 * an import in many pieces only the first ones need it. */
#include "platform/db/db_pgsql.h"

enum {
    TABLES = 24,       /* that one transaction writes to */
    ALL_TABLES = 1024, /* of the program, and room to find them quickly */
    FIRST_ROWS = 256,
    TIMES = 8,
    NAME_BYTES = 64
};

struct written {
    char table[NAME_BYTES]; /* "": none */
    uint64_t rows, next;
};

struct pgsql_grown {
    struct written at[TABLES];
    size_t count;
    uint64_t rows, next;
};

struct pgsql_growth {
    pthread_mutex_t lock;
    size_t count;
    struct written at[ALL_TABLES];
};

void pgsql_grown_begin(struct db *db)
{
    if (db->grown == NULL)
        db->grown = malloc(sizeof *db->grown);
    ASSERT(db->grown != NULL);
    db->grown->count = 0;
    db->grown->rows = 0;
    db->grown->next = FIRST_ROWS;
}

void pgsql_grown_end(struct db *db)
{
    free(db->grown);
    db->grown = NULL;
}

static void remember(struct pgsql_grown *g, const char *table, uint64_t rows)
{
    size_t i = 0;

    g->rows += rows;
    while (i < g->count && strcmp(g->at[i].table, table) != 0)
        i++;
    if (i == TABLES)
        return;
    if (i == g->count) {
        snprintf(g->at[i].table, NAME_BYTES, "%s", table);
        g->at[i].rows = 0;
        g->count++;
    }
    g->at[i].rows += rows;
}

/* Those of the tables that the server takes for smaller than `rows`: "a, b". */
static enum status too_small(struct db *db, const struct pgsql_grown *g, uint64_t rows, char *out,
                             size_t size, struct err *err)
{
    char sql[TABLES * (NAME_BYTES + 2) + 256];
    size_t len = (size_t)snprintf(sql, sizeof sql,
                                  "SELECT coalesce(string_agg(CAST(CAST(oid AS regclass) AS text),"
                                  " ', '), '') FROM pg_class WHERE oid = ANY(CAST('{");

    for (size_t i = 0; i < g->count; i++)
        len += (size_t)snprintf(sql + len, sizeof sql - len, "%s%s", i == 0 ? "" : ",",
                                g->at[i].table);
    snprintf(sql + len, sizeof sql - len, "}' AS regclass[])) AND reltuples < %llu",
             (unsigned long long)rows);
    return pgsql_one_text(db, sql, out, size, err);
}

static enum status count_those(struct db *db, const struct pgsql_grown *g, uint64_t rows,
                               struct err *err)
{
    static const char ANALYZE[] = "ANALYZE (SKIP_LOCKED) ";
    char sql[sizeof ANALYZE + TABLES * (NAME_BYTES + 2)];

    memcpy(sql, ANALYZE, sizeof ANALYZE);
    TRY(too_small(db, g, rows, sql + sizeof ANALYZE - 1, sizeof sql - sizeof ANALYZE, err));
    return sql[sizeof ANALYZE - 1] == '\0' ? ST_OK : pgsql_script(db, sql, err);
}

enum status pgsql_grown_by(struct db *db, const char *table, int64_t rows, struct err *err)
{
    struct pgsql_grown *g = db->grown;

    if (g == NULL || rows <= 0)
        return ST_OK;
    remember(g, table, (uint64_t)rows);
    if (g->rows < g->next)
        return ST_OK;
    g->next *= TIMES;
    return count_those(db, g, g->rows * TIMES, err);
}

/* ---------------------------------------------------------------- what the whole program writes */

struct pgsql_growth *pgsql_growth_open(void)
{
    struct pgsql_growth *all = calloc(1, sizeof *all);

    ASSERT(all != NULL);
    pthread_mutex_init(&all->lock, NULL);
    return all;
}

void pgsql_growth_close(struct pgsql_growth *all)
{
    if (all == NULL)
        return;
    pthread_mutex_destroy(&all->lock);
    free(all);
}

/* NULL: there are more tables than anybody has. */
static struct written *entry_of(struct pgsql_growth *all, const char *table)
{
    uint32_t at = 2166136261U; /* FNV-1a */

    for (const char *c = table; *c != '\0'; c++)
        at = (at ^ (unsigned char)*c) * 16777619U;
    for (at %= ALL_TABLES; all->at[at].table[0] != '\0'; at = (at + 1) % ALL_TABLES)
        if (strcmp(all->at[at].table, table) == 0)
            return &all->at[at];
    if (all->count == ALL_TABLES / 2)
        return NULL;
    all->count++;
    snprintf(all->at[at].table, NAME_BYTES, "%s", table);
    all->at[at].next = FIRST_ROWS;
    return &all->at[at];
}

/* Those of `g` that it is time to look at, and what at least has been written to each. */
static uint64_t add_up(struct pgsql_growth *all, const struct pgsql_grown *g,
                       struct pgsql_grown *out)
{
    uint64_t least = 0;

    out->count = 0;
    pthread_mutex_lock(&all->lock);
    for (size_t i = 0; i < g->count; i++) {
        struct written *w = entry_of(all, g->at[i].table);

        if (w == NULL)
            continue;
        w->rows += g->at[i].rows;
        if (w->rows < w->next)
            continue;
        while (w->next <= w->rows)
            w->next *= TIMES;
        out->at[out->count++] = *w;
        least = least == 0 || w->rows < least ? w->rows : least;
    }
    pthread_mutex_unlock(&all->lock);
    return least;
}

void pgsql_grown_committed(struct db *db)
{
    struct pgsql_grown due;
    struct err ignored;
    uint64_t least;

    if (db->grown == NULL || db->grown->count == 0)
        return;
    least = add_up(db->pool->growth, db->grown, &due);
    if (due.count != 0)
        (void)count_those(db, &due, least, &ignored);
}
