// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of the lists of key expenditures. */
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { KEYS_MAX = 200 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define KEY      "SELECT k.id, k.version, k.year, k.code, k.name FROM finance_key k"

static struct finance_key read_key(const struct rows *r, size_t i)
{
    return (struct finance_key){.id = cell_int(r, i, 0),
                                .version = cell_int(r, i, 1),
                                .year = (int)cell_int(r, i, 2),
                                .code = cell_text(r, i, 3),
                                .name = cell_text(r, i, 4)};
}

enum status finance_store_keys(struct ctx *ctx, int year, struct finance_key **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                KEY " WHERE k.congress_id = :congress AND k.year = (SELECT MAX(o.year)"
                    " FROM finance_key o WHERE o.congress_id = :congress AND o.year <= :year)"
                    " ORDER BY k.code, k.name, k.id LIMIT :most",
                CONGRESS, B_INT("year", year), B_INT("most", KEYS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct finance_key);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_key(&r, i);
    return ST_OK;
}

enum status finance_store_key(struct ctx *ctx, int64_t id, struct finance_key *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, KEY " WHERE k.congress_id = :congress AND k.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_key(&r, 0);
    return ST_OK;
}

enum status finance_store_key_put(struct ctx *ctx, const struct finance_key *k, bool new_one)
{
    if (new_one)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO finance_key (congress_id, id, year, code, name)"
                    " VALUES (:congress, :id, :year, :code, :name)",
                    CONGRESS, B_INT("id", k->id), B_INT("year", k->year), B_TEXT("code", k->code),
                    B_TEXT("name", k->name)));
    else
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE finance_key SET code = :code, name = :name, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        CONGRESS, B_INT("id", k->id), B_TEXT("code", k->code),
                        B_TEXT("name", k->name), B_INT("version", k->version)));
    return event_row(ctx, "finance_key", k->id);
}

enum status finance_store_key_drop(struct ctx *ctx, int64_t id, int64_t version)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM finance_key WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    CONGRESS, B_INT("id", id), B_INT("version", version)));
    return event_row_gone(ctx, "finance_key", id);
}
