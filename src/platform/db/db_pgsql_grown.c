// SPDX-License-Identifier: MulanPSL-2.0
/* A long transaction that fills empty tables: the server plans by what it knew of them before,
 * which is nothing, and then takes any index that begins with congress_id. Nobody else can tell it,
 * for nobody else sees the rows yet. So after some hundreds of rows we have it count, and again
 * when there are eight times as many. A table that is known to be larger than that is left alone:
 * of an import in many pieces only the first ones need it. */
#include "platform/db/db_pgsql.h"

enum { TABLES = 24, FIRST_ROWS = 256, TIMES = 8, NAME_BYTES = 64 };

struct pgsql_grown {
    char table[TABLES][NAME_BYTES];
    size_t count;
    uint64_t rows, next;
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

static void remember(struct pgsql_grown *g, const char *table)
{
    for (size_t i = 0; i < g->count; i++)
        if (strcmp(g->table[i], table) == 0)
            return;
    if (g->count < TABLES)
        snprintf(g->table[g->count++], NAME_BYTES, "%s", table);
}

/* Those of the tables that the server takes for smaller than what was written by far: "a, b". */
static enum status too_small(struct db *db, const struct pgsql_grown *g, char *out, size_t size,
                             struct err *err)
{
    char sql[TABLES * (NAME_BYTES + 2) + 256];
    size_t len = (size_t)snprintf(sql, sizeof sql,
                                  "SELECT coalesce(string_agg(CAST(CAST(oid AS regclass) AS text),"
                                  " ', '), '') FROM pg_class WHERE oid = ANY(CAST('{");

    for (size_t i = 0; i < g->count; i++)
        len +=
            (size_t)snprintf(sql + len, sizeof sql - len, "%s%s", i == 0 ? "" : ",", g->table[i]);
    snprintf(sql + len, sizeof sql - len, "}' AS regclass[])) AND reltuples < %llu",
             (unsigned long long)g->rows * TIMES);
    return pgsql_one_text(db, sql, out, size, err);
}

enum status pgsql_grown_by(struct db *db, const char *table, int64_t rows, struct err *err)
{
    static const char ANALYZE[] = "ANALYZE (SKIP_LOCKED) ";
    struct pgsql_grown *g = db->grown;
    char sql[sizeof ANALYZE + TABLES * (NAME_BYTES + 2)];

    if (g == NULL || rows <= 0)
        return ST_OK;
    remember(g, table);
    g->rows += (uint64_t)rows;
    if (g->rows < g->next)
        return ST_OK;
    g->next *= TIMES;
    memcpy(sql, ANALYZE, sizeof ANALYZE);
    TRY(too_small(db, g, sql + sizeof ANALYZE - 1, sizeof sql - sizeof ANALYZE, err));
    return sql[sizeof ANALYZE - 1] == '\0' ? ST_OK : pgsql_script(db, sql, err);
}
