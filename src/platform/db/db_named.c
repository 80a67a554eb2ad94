// SPDX-License-Identifier: MulanPSL-2.0
/* Who names a record: columns "<thing>_id" and "<which>_<thing>_id" of the journalled tables. */
#include "platform/db/db_internal.h"

/* Table and column; the pattern is of the column's name. */
static const char *const COLUMNS_LIKE[] = {
    [DB_SQLITE] = "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c"
                  " WHERE m.type = 'table' AND c.name LIKE :like ESCAPE '!' ORDER BY 1, 2",
    [DB_PGSQL] = "SELECT CAST(c.relname AS TEXT), CAST(a.attname AS TEXT)"
                 " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
                 " WHERE c.relnamespace = (SELECT n.oid FROM pg_namespace n"
                 "  WHERE n.nspname = current_schema())"
                 " AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped"
                 " AND a.attname LIKE :like ESCAPE '!' ORDER BY 1, 2",
};

static bool is_among(const char *const *list, const char *name)
{
    for (; list != NULL && *list != NULL; list++)
        if (strcmp(*list, name) == 0)
            return true;
    return false;
}

static bool looked_at(const char *table, const char *const *except)
{
    bool journalled, exempt;

    db_table_class(table, &journalled, &exempt);
    return journalled && !is_among(except, table);
}

/* One column of the answer for each column that may name it. */
static struct str question(struct ctx *ctx, const struct rows *columns, const char *const *except,
                           const char **tables, size_t *out_count)
{
    struct buf sql = buf_new(ctx->arena, 0);

    arr_each (i, columns->count) {
        const char *const table = cell_text(columns, i, 0).ptr;

        if (!looked_at(table, except))
            continue;
        buf_z(&sql, *out_count == 0 ? "SELECT " : ", ");
        buf_str(&sql, str_printf(ctx->arena,
                                 "CASE WHEN EXISTS (SELECT 1 FROM %s WHERE congress_id = :congress"
                                 " AND %s = :id) THEN 1 ELSE 0 END",
                                 table, cell_text(columns, i, 1).ptr));
        tables[(*out_count)++] = table;
    }
    return str_dup(ctx->arena, buf_view(&sql));
}

enum status db_naming_make(struct ctx *ctx, const char *thing, const char *const *except,
                           struct db_naming *out)
{
    const struct str like = str_printf(ctx->arena, "%%%s!_id", thing);
    struct rows columns;
    const char **tables;
    struct str sql;
    size_t count = 0;

    TRY(DB_ROWS(ctx, &columns, COLUMNS_LIKE[db_kind(ctx)], B_TEXT("like", like)));
    tables = arena_array(ctx->arena, columns.count, const char *);
    sql = question(ctx, &columns, except, tables, &count);
    *out = (struct db_naming){
        .sql = count > 0 ? sql.ptr : NULL, .tables = tables, .count = count, .ready = true};
    return ST_OK;
}

enum status db_naming_ask(struct ctx *ctx, const struct db_naming *naming, int64_t id,
                          const char **out_table)
{
    struct rows r;

    ASSERT(naming->ready);
    *out_table = NULL;
    if (naming->sql == NULL)
        return ST_OK;
    TRY(DB_ONE(ctx, &r, naming->sql, B_INT("congress", ctx->congress_id), B_INT("id", id)));
    arr_each (i, naming->count) {
        if (cell_int(&r, 0, i) != 0) {
            *out_table = naming->tables[i];
            return ST_OK;
        }
    }
    return ST_OK;
}

enum status db_named_by(struct ctx *ctx, const char *thing, int64_t id, const char *const *except,
                        const char **out_table)
{
    struct db_naming naming;

    TRY(db_naming_make(ctx, thing, except, &naming));
    return db_naming_ask(ctx, &naming, id, out_table);
}
