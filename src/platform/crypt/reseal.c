// SPDX-License-Identifier: MulanPSL-2.0
/* From one cipher to the other: the sealed values of all modules, table by table. */
#include "platform/crypt.h"
#include "platform/crypt/crypt_keys.h"
#include "platform/db/db_internal.h"
#include "platform/event.h"
#include <inttypes.h>

enum { RESEAL_BATCH = 200 };

struct batch {
    const struct sealed_column *column;
    int64_t after;
    int64_t *last; /* of the last attempt: id of the last row looked at, 0 at the end */
    int64_t *values;
};

/* Names are constants of a module's table. The first byte says how a value is sealed. */
static struct str find_sql(struct arena *a, const struct sealed_column *c)
{
    return str_printf(a,
                      "SELECT t.id, k.%s, t.%s FROM %s t JOIN %s k"
                      " ON k.congress_id = t.congress_id AND k.id = t.%s"
                      " WHERE t.congress_id = :congress AND t.id > :after AND t.%s IS NOT NULL"
                      " AND substr(t.%s, 1, 1) <> :first ORDER BY t.id LIMIT :limit",
                      c->key, c->column, c->table, c->key_table != NULL ? c->key_table : c->table,
                      c->key_row != NULL ? c->key_row : "id", c->column, c->column);
}

static struct str write_sql(struct arena *a, const struct sealed_column *c)
{
    return str_printf(a,
                      "UPDATE %s SET %s = :fresh WHERE congress_id = :congress AND id = :id"
                      " AND %s = :old",
                      c->table, c->column, c->column);
}

/* A row that somebody changes at the same moment is sealed the new way by him. */
static enum status write_row(struct ctx *ctx, const struct sealed_column *c, int64_t id,
                             struct str old, struct str fresh)
{
    const struct bind binds[] = {B_SEALED("fresh", fresh), B_INT("congress", ctx->congress_id),
                                 B_INT("id", id), B_SEALED("old", old)};
    bool journalled, exempt;
    int64_t changed;

    TRY(db_exec(ctx, &changed, write_sql(ctx->arena, c).ptr, binds, COUNT(binds)));
    db_table_class(c->table, &journalled, &exempt);
    return changed > 0 && journalled ? event_row(ctx, c->table, id) : ST_OK;
}

static enum status seal_row(struct ctx *ctx, const struct batch *b, const struct rows *r, size_t i)
{
    const int64_t id = cell_int(r, i, 0), key = cell_int(r, i, 1);
    const struct str old = cell_text(r, i, 2);
    struct str plain, fresh;
    const enum status st = crypt_open(ctx, key, b->column->bound, old, &plain);

    if (st == ST_NOT_FOUND) { /* destroyed: nothing can be done with it, nor read of it */
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    TRY(crypt_seal(ctx, key, b->column->bound, plain, &fresh));
    TRY(write_row(ctx, b->column, id, old, fresh));
    ++*b->values;
    return ST_OK;
}

static enum status batch_tx(struct ctx *ctx, const void *input)
{
    const struct batch *b = input;
    const char first = (char)crypt_cipher(ctx);
    const struct bind binds[] = {B_INT("congress", ctx->congress_id), B_INT("after", b->after),
                                 B_BLOB("first", &first, 1), B_INT("limit", RESEAL_BATCH)};
    struct rows r;

    *b->last = *b->values = 0;
    TRY(db_rows(ctx, &r, find_sql(ctx->arena, b->column).ptr, binds, COUNT(binds)));
    arr_each (i, r.count)
        TRY(seal_row(ctx, b, &r, i));
    if (r.count > 0)
        *b->last = cell_int(&r, r.count - 1, 0);
    if (*b->values == 0)
        return ST_OK;
    return event_emit_data(ctx, "crypt.values_sealed", 0,
                           str_printf(ctx->arena,
                                      "{\"column\":\"%s\",\"values\":%" PRId64 ",\"cipher\":%d}",
                                      b->column->bound, *b->values, first));
}

static enum status column_of(struct ctx *ctx, const struct sealed_column *c, int64_t *total)
{
    int64_t last = 0, values = 0;

    do {
        const struct arena_mark mark = arena_mark(ctx->arena);
        const struct batch b = {.column = c, .after = last, .last = &last, .values = &values};

        TRY(db_tx(ctx, batch_tx, &b));
        *total += values;
        arena_reset(ctx->arena, mark);
    } while (last != 0);
    return ST_OK;
}

static enum status congresses_of(struct ctx *ctx, const struct sealed_column *c, int64_t **out,
                                 size_t *out_count)
{
    const struct str sql =
        str_printf(ctx->arena,
                   "SELECT DISTINCT congress_id FROM %s WHERE congress_id > :none ORDER BY 1"
                   " LIMIT 10000",
                   c->table);
    const struct bind none = B_INT("none", 0);
    struct rows r;

    TRY(db_rows(ctx, &r, sql.ptr, &none, 1));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

static enum status everywhere(struct ctx *ctx, const struct sealed_column *c, int64_t *total)
{
    enum status st = ST_OK;
    int64_t *congresses;
    size_t count;

    TRY(congresses_of(ctx, c, &congresses, &count));
    for (size_t i = 0; st == ST_OK && i < count; i++) {
        ctx->congress_id = congresses[i];
        st = column_of(ctx, c, total);
    }
    ctx->congress_id = 0;
    return st;
}

enum status crypt_reseal(struct ctx *ctx, int64_t *out_values)
{
    ASSERT(ctx->congress_id == 0);
    *out_values = 0;
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct sealed_column *c = (*m)->sealed; c != NULL && c->table != NULL; c++)
            TRY(everywhere(ctx, c, out_values));
    return ST_OK;
}
