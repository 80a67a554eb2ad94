// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of bills of another module that became suggestions. */
#include "modules/suggestion/suggestion_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum status suggestion_store_add_bill(struct ctx *ctx, int64_t suggestion_id,
                                      const struct suggestion_bill *b)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_bill (congress_id, id, suggestion_id, url, name, reason,"
                " article) VALUES (:congress, :id, :of, :url, :name, :reason, :article)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("of", suggestion_id),
                B_TEXT("url", b->url), B_TEXT("name", b->name), B_TEXT("reason", b->reason),
                B_TEXT("article", b->article)));
    return event_row(ctx, "suggestion_bill", id);
}

enum status suggestion_bill_get(struct ctx *ctx, int64_t suggestion_id, struct suggestion_bill *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT url, name, reason, article FROM suggestion_bill"
                " WHERE congress_id = :congress AND suggestion_id = :of",
                B_INT("congress", ctx->congress_id), B_INT("of", suggestion_id)));
    if (r.count == 0)
        return ST_NOT_FOUND;
    *out = (struct suggestion_bill){.url = cell_text(&r, 0, 0),
                                    .name = cell_text(&r, 0, 1),
                                    .reason = cell_text(&r, 0, 2),
                                    .article = cell_text(&r, 0, 3)};
    return ST_OK;
}
