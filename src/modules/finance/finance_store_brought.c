// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of taking back what an import has brought. */
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define OF(table)   " FROM " table " t WHERE t.congress_id = :congress AND t.id = :id"
#define GONE(table) "DELETE FROM " table " WHERE congress_id = :congress AND id = :id"

static const struct brought {
    const char *table, *look, *gone;
} TABLES[] = {
    {"finance_code", "SELECT t.code, t.version, 0" OF("finance_code"), GONE("finance_code")},
    {"finance_finding", "SELECT t.title, t.version, 0" OF("finance_finding"),
     GONE("finance_finding")},
    {"finance_project",
     "SELECT t.name, t.version, (SELECT COUNT(*) FROM finance_progress g"
     " WHERE g.congress_id = t.congress_id AND g.project_id = t.id)" OF("finance_project"),
     GONE("finance_project")},
    {"finance_transfer", "SELECT t.name, t.version, 0" OF("finance_transfer"),
     GONE("finance_transfer")},
    {"finance_reading", "SELECT t.month, t.version, 0" OF("finance_reading"),
     GONE("finance_reading")},
};

static const struct brought *of(const char *table)
{
    arr_each (i, COUNT(TABLES))
        if (strcmp(TABLES[i].table, table) == 0)
            return &TABLES[i];
    return &TABLES[0];
}

enum status finance_store_brought(struct ctx *ctx, const char *table, int64_t id,
                                  struct str *out_name, bool *out_changed)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, of(table)->look, B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out_name = cell_text(&r, 0, 0);
    *out_changed = cell_int(&r, 0, 1) != 1 || cell_int(&r, 0, 2) != 0;
    return ST_OK;
}

enum status finance_store_delete(struct ctx *ctx, const char *table, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, of(table)->gone, B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row_gone(ctx, of(table)->table, id);
}
