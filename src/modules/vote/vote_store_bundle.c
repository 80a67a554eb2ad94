// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on bundles of paper ballots. */
#include "modules/vote/vote_store_bundle.h"
#include "platform/db.h"
#include "platform/event.h"

enum { BUNDLES_MAX = 4000 };

enum status vote_store_bundles(struct ctx *ctx, int64_t vote_id, struct vote_store_bundle **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, account_id, version, name, figures, number FROM vote_bundle"
                " WHERE congress_id = :congress AND vote_id = :vote"
                " ORDER BY number, id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("vote", vote_id),
                B_INT("most", BUNDLES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct vote_store_bundle);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct vote_store_bundle){
            .id = cell_int(&r, i, 0),
            .vote_id = vote_id,
            .account_id = cell_int(&r, i, 1),
            .version = cell_int(&r, i, 2),
            .name = cell_text(&r, i, 3),
            .figures = cell_text(&r, i, 4),
            .number = (unsigned)cell_int(&r, i, 5),
        };
    return ST_OK;
}

enum status vote_store_bundle_add(struct ctx *ctx, const struct vote_store_bundle *b)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO vote_bundle (congress_id, id, vote_id, account_id, name, number,"
                " figures) VALUES (:congress, :id, :vote, :account, :name, :number, :figures)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("vote", b->vote_id),
                B_INT("account", b->account_id), B_TEXT("name", b->name),
                B_INT("number", b->number), B_TEXT("figures", b->figures)));
    return event_row(ctx, "vote_bundle", id);
}

enum status vote_store_bundle_set(struct ctx *ctx, const struct vote_store_bundle *b)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE vote_bundle SET figures = :figures, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("figures", b->figures), B_INT("congress", ctx->congress_id),
                    B_INT("id", b->id), B_INT("version", b->version)));
    return event_row(ctx, "vote_bundle", b->id);
}
