// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on who told problems, when the time of that is over. */
#include "modules/station/station_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { LIST_MAX = 1000 };

enum status station_store_told_by(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                                  struct station_problem **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, settled_on FROM station_problem WHERE congress_id = :congress"
                " AND id > :after AND key_id IS NOT NULL AND settled_on <= :until"
                " ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("after", after),
                B_DATE(ctx->arena, "until", until),
                B_INT("most", limit < LIST_MAX ? limit : LIST_MAX)));
    *out = arena_array(ctx->arena, r.count, struct station_problem);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct station_problem){.id = cell_int(&r, i, 0), .settled_on = cell_date(&r, i, 1)};
    return ST_OK;
}

enum status station_store_forget(struct ctx *ctx, int64_t id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT key_id FROM station_problem WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    if (cell_null(&r, 0, 0))
        return ST_OK;
    TRY(crypt_key_destroy(ctx, cell_int(&r, 0, 0)));
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE station_problem SET key_id = NULL, citizen_sealed = NULL,"
                    " contact_sealed = NULL, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "station_problem", id);
}
