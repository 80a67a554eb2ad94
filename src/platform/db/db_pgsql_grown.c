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
    MOST_MS = 2000, /* that a request waits for what is counted after its commit */
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

static const char ANALYZE[] = "ANALYZE (SKIP_LOCKED) ";

enum { ANALYZE_BYTES = sizeof ANALYZE + TABLES * (NAME_BYTES + 2) };

/* ANALYZE of those of the tables that the server takes for smaller than their `rows`; "": none. */
static enum status too_small(struct db *db, const struct pgsql_grown *g, char out[ANALYZE_BYTES],
                             struct err *err)
{
    char sql[TABLES * (NAME_BYTES + 32) + 256];
    char names[ANALYZE_BYTES - sizeof ANALYZE];
    size_t len = (size_t)snprintf(sql, sizeof sql,
                                  "SELECT coalesce(string_agg(CAST(CAST(oid AS regclass) AS text),"
                                  " ', '), '') FROM pg_class JOIN (VALUES ");

    for (size_t i = 0; i < g->count; i++)
        len += (size_t)snprintf(sql + len, sizeof sql - len, "%s('%s', %llu)", i == 0 ? "" : ", ",
                                g->at[i].table, (unsigned long long)g->at[i].rows);
    snprintf(sql + len, sizeof sql - len,
             ") AS t (name, wrote) ON oid = CAST(name AS regclass) WHERE reltuples < wrote");
    TRY(pgsql_one_text(db, sql, names, sizeof names, err));
    snprintf(out, ANALYZE_BYTES, "%s%s", names[0] == '\0' ? "" : ANALYZE, names);
    return ST_OK;
}

/* Of a transaction that has written so much all of its tables are looked at. */
static enum status count_now(struct db *db, struct err *err)
{
    struct pgsql_grown all = *db->grown;
    char sql[ANALYZE_BYTES];

    for (size_t i = 0; i < all.count; i++)
        all.at[i].rows = db->grown->rows * TIMES;
    TRY(too_small(db, &all, sql, err));
    return sql[0] == '\0' ? ST_OK : pgsql_script(db, sql, err);
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
    return count_now(db, err);
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

/* Those of `g` that it is time to look at, with what has been written to each. They are looked at
 * again soon, unless counted() says that there is no need. */
static void add_up(struct pgsql_growth *all, const struct pgsql_grown *g, struct pgsql_grown *out)
{
    out->count = 0;
    pthread_mutex_lock(&all->lock);
    for (size_t i = 0; i < g->count; i++) {
        struct written *w = entry_of(all, g->at[i].table);

        if (w == NULL)
            continue;
        w->rows += g->at[i].rows;
        if (w->rows < w->next)
            continue;
        w->next = w->rows + w->rows / TIMES + FIRST_ROWS;
        out->at[out->count++] = *w;
    }
    pthread_mutex_unlock(&all->lock);
}

static void counted(struct pgsql_growth *all, const struct pgsql_grown *due)
{
    pthread_mutex_lock(&all->lock);
    for (size_t i = 0; i < due->count; i++) {
        struct written *w = entry_of(all, due->at[i].table);

        if (w != NULL && w->next < due->at[i].rows * TIMES)
            w->next = due->at[i].rows * TIMES;
    }
    pthread_mutex_unlock(&all->lock);
}

/* The server warns of tables it has left out: another counts them, or we may not. */
static void warned(void *p, const char *message)
{
    (void)message;
    *(bool *)p = true;
}

/* A transaction of its own, whose number is noted: it changes no row, and what is kept of answers
 * (db_pgsql_seen.c) stays good. */
static enum status begin_counting(struct db *db, struct err *err)
{
    char sql[64], number[32];

    snprintf(sql, sizeof sql, "BEGIN; SET LOCAL statement_timeout TO %d", MOST_MS);
    TRY(pgsql_script(db, sql, err));
    TRY(pgsql_one_text(db, "SELECT CAST(pg_current_xact_id() AS text)", number, sizeof number,
                       err));
    pgsql_seen_commit(db->pool->seen);
    pgsql_seen_committed(db->pool->seen, strtoull(number, NULL, 10), &(struct db_tables){0});
    return ST_OK;
}

static enum status count_in_time(struct db *db, const char *sql, bool *out_left_out,
                                 struct err *err)
{
    PQnoticeProcessor before;
    struct err ignored;
    enum status st;

    *out_left_out = false;
    before = PQsetNoticeProcessor(db->handle, warned, out_left_out);
    st = begin_counting(db, err);
    if (st == ST_OK)
        st = pgsql_script(db, sql, err);
    if (st == ST_OK)
        st = pgsql_script(db, "COMMIT", err);
    (void)PQsetNoticeProcessor(db->handle, before, NULL);
    if (st != ST_OK && !db->lost)
        (void)pgsql_script(db, "ROLLBACK", &ignored);
    return st;
}

void pgsql_grown_committed(struct db *db)
{
    char sql[ANALYZE_BYTES];
    struct pgsql_grown due;
    struct err ignored; /* the server writes to its own log what failed; it is tried again soon */
    bool left_out = false;
    enum status st;

    if (db->grown == NULL || db->grown->count == 0)
        return;
    add_up(db->pool->growth, db->grown, &due);
    if (due.count == 0)
        return;
    st = too_small(db, &due, sql, &ignored);
    if (st == ST_OK && sql[0] != '\0')
        st = count_in_time(db, sql, &left_out, &ignored);
    if (st == ST_OK && !left_out)
        counted(db->pool->growth, &due);
}
