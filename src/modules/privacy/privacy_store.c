// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on privacy_period. */
#include "modules/privacy/privacy_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { PERIODS_MAX = 200 };

enum status privacy_store_periods(struct ctx *ctx, struct privacy_period **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT name, months, version FROM privacy_period WHERE congress_id = :congress"
                " ORDER BY name LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", PERIODS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct privacy_period);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct privacy_period){cell_text(&r, i, 0), cell_int(&r, i, 1), cell_int(&r, i, 2)};
    return ST_OK;
}

enum status privacy_store_set(struct ctx *ctx, const struct privacy_period *in)
{
    struct rows r;

    if (in->version == 0) {
        const int64_t id = db_new_id(ctx);

        TRY(DB_EXEC(ctx,
                    "INSERT INTO privacy_period (congress_id, id, name, months)"
                    " VALUES (:congress, :id, :name, :months)",
                    B_INT("congress", ctx->congress_id), B_INT("id", id), B_TEXT("name", in->name),
                    B_INT("months", in->months)));
        return event_row(ctx, "privacy_period", id);
    }
    TRY(DB_ROWS(ctx, &r,
                "UPDATE privacy_period SET months = :months, version = version + 1"
                " WHERE congress_id = :congress AND name = :name AND version = :version"
                " RETURNING id",
                B_INT("months", in->months), B_INT("congress", ctx->congress_id),
                B_TEXT("name", in->name), B_INT("version", in->version)));
    if (r.count == 0)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    return event_row(ctx, "privacy_period", cell_int(&r, 0, 0));
}
