// SPDX-License-Identifier: MulanPSL-2.0
/* A long transaction that fills empty tables: the server plans by what it knew of them before,
 * which is nothing, and then takes any index that begins with congress_id. Nobody else can tell it,
 * for nobody else sees the rows yet. So after some hundreds of rows we have it count, and again
 * when there are eight times as many. */
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

enum status pgsql_grown_by(struct db *db, const char *table, int64_t rows, struct err *err)
{
    struct pgsql_grown *g = db->grown;
    char sql[sizeof "ANALYZE (SKIP_LOCKED) " + TABLES * (NAME_BYTES + 2)];
    size_t len;

    if (g == NULL || rows <= 0)
        return ST_OK;
    remember(g, table);
    g->rows += (uint64_t)rows;
    if (g->rows < g->next)
        return ST_OK;
    g->next *= TIMES;
    len = (size_t)snprintf(sql, sizeof sql, "ANALYZE (SKIP_LOCKED) ");
    for (size_t i = 0; i < g->count; i++)
        len +=
            (size_t)snprintf(sql + len, sizeof sql - len, "%s%s", i == 0 ? "" : ", ", g->table[i]);
    return pgsql_script(db, sql, err);
}
