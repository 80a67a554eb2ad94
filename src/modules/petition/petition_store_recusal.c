// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the table petition_recusal. */
#include "modules/petition/petition_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { OF_PETITION_MAX = 200 };

enum status petition_store_recusal_insert(struct ctx *ctx, const struct petition_recusal *r)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO petition_recusal (congress_id, id, petition_id, account_id, ground,"
                " decided, on_day, noted_by) VALUES (:congress, :id, :petition, :account, :ground,"
                " :decided, :on, :by)",
                B_INT("congress", ctx->congress_id), B_INT("id", r->id),
                B_INT("petition", r->petition_id), B_INT("account", r->account_id),
                B_TEXT("ground", r->ground), B_INT("decided", r->decided ? 1 : 0),
                B_DATE(ctx->arena, "on", r->on), B_ID("by", r->noted_by)));
    return event_row(ctx, "petition_recusal", r->id);
}

enum status petition_store_recusal_lift(struct ctx *ctx, const struct petition_recusal *r)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE petition_recusal SET lifted_on = :on, lifted_by = :by,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_DATE(ctx->arena, "on", r->lifted_on), B_INT("by", ctx->actor->account_id),
                    B_INT("congress", ctx->congress_id), B_INT("id", r->id),
                    B_INT("version", r->version)));
    return event_row(ctx, "petition_recusal", r->id);
}

enum status petition_store_recusals(struct ctx *ctx, int64_t petition_id,
                                    struct petition_recusal **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, account_id, noted_by, ground, decided, on_day, lifted_on"
                " FROM petition_recusal WHERE congress_id = :congress AND petition_id = :petition"
                " ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("petition", petition_id),
                B_INT("most", OF_PETITION_MAX)));
    *out = arena_array(ctx->arena, r.count, struct petition_recusal);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct petition_recusal){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .petition_id = petition_id,
            .account_id = cell_int(&r, i, 2),
            .noted_by = cell_int(&r, i, 3),
            .ground = cell_text(&r, i, 4),
            .decided = cell_int(&r, i, 5) != 0,
            .on = cell_date(&r, i, 6),
            .lifted_on = cell_date(&r, i, 7),
        };
    return ST_OK;
}
