// SPDX-License-Identifier: MulanPSL-2.0
/* Writes that nobody asks the outcome of: sent one behind the other (libpq's pipeline), their
 * answers heard together. A journey there and back costs more than such a write. */
#include "platform/db/db_pgsql.h"

enum { LATER_MAX = 256 };

struct pgsql_later {
    size_t count;
    const char *tables[LATER_MAX]; /* of struct sql_info: live as long as the statements */
    int64_t changed[LATER_MAX];
    bool journalled[LATER_MAX];
};

void pgsql_later_end(struct db *db)
{
    free(db->later);
    db->later = NULL;
}

/* The answer to one write; false: the connection is gone. */
static bool hear(struct db *db, struct pgsql_later *l, size_t i, enum status *st, struct err *err)
{
    PGresult *r = PQgetResult(db->handle);

    if (r == NULL)
        return false;
    if (PQresultStatus(r) == PGRES_COMMAND_OK) {
        if (!str_to_int(str_from(PQcmdTuples(r)), &l->changed[i]))
            l->changed[i] = 0;
    } else if (*st == ST_OK) { /* those behind it are only told that it failed */
        *st = pgsql_error(db, r, err);
    }
    PQclear(r);
    return PQgetResult(db->handle) == NULL;
}

static enum status hear_all(struct db *db, struct pgsql_later *l, size_t count, struct err *err)
{
    enum status st = ST_OK;
    size_t heard = 0;
    PGresult *r;

    if (PQpipelineSync(db->handle) != 1)
        return pgsql_error(db, NULL, err);
    while (heard < count && hear(db, l, heard, &st, err))
        heard++;
    r = heard == count ? PQgetResult(db->handle) : NULL;
    if (r == NULL || PQresultStatus(r) != PGRES_PIPELINE_SYNC ||
        PQexitPipelineMode(db->handle) != 1)
        st = st != ST_OK ? st : pgsql_error(db, NULL, err);
    PQclear(r);
    return st;
}

enum status pgsql_settle(struct db *db, struct err *err)
{
    struct pgsql_later *l = db->later;
    const size_t count = l != NULL ? l->count : 0;
    enum status st;

    if (count == 0)
        return ST_OK;
    l->count = 0;
    st = hear_all(db, l, count, err);
    if (PQpipelineStatus(db->handle) != PQ_PIPELINE_OFF) { /* it cannot be used any more */
        PQfinish(db->handle);
        db->handle = NULL;
        db->lost = true;
    }
    for (size_t i = 0; i < count && st == ST_OK && db->txn != NULL; i++) {
        if (l->journalled[i])
            db_txn_written(db->txn, l->tables[i], l->changed[i]);
        st = pgsql_grown_by(db, l->tables[i], l->changed[i], err);
    }
    return st;
}

enum status pgsql_later(struct db *db, struct db_stmt *s, const struct bind *binds, struct err *err)
{
    struct pgsql_values v;
    struct pgsql_later *l = db->later;

    if (l == NULL) {
        l = db->later = calloc(1, sizeof *l);
        ASSERT(l != NULL);
    }
    if (l->count == LATER_MAX || !s->prepared || s->session != db->session)
        TRY(pgsql_settle(db, err));
    TRY(pgsql_prepared(db, s, err));
    if (l->count == 0 && PQenterPipelineMode(db->handle) != 1)
        return pgsql_error(db, NULL, err);
    pgsql_values_of(s, binds, &v);
    if (PQsendQueryPrepared(db->handle, s->name, (int)s->info.names_count, v.values, v.lengths,
                            v.formats, 0) != 1)
        return pgsql_error(db, NULL, err);
    l->tables[l->count] = s->info.table;
    l->journalled[l->count++] = s->journalled;
    return ST_OK;
}
