// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what has been brought in from published records. */
#include "modules/meeting/meeting_store_roll.h"
#include "platform/db.h"
#include "platform/event.h"

enum status meeting_store_source(struct ctx *ctx, struct str source, struct meeting_source *out)
{
    struct rows r;

    *out = (struct meeting_source){.source = source};
    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, meeting_id, item_id, vote_id FROM meeting_source"
                " WHERE congress_id = :congress AND source = :source",
                B_INT("congress", ctx->congress_id), B_TEXT("source", source)));
    if (r.count == 0)
        return ST_OK;
    out->id = cell_int(&r, 0, 0);
    out->version = cell_int(&r, 0, 1);
    out->meeting_id = cell_int(&r, 0, 2);
    out->item_id = cell_int(&r, 0, 3);
    out->vote_id = cell_int(&r, 0, 4);
    return ST_OK;
}

enum status meeting_store_source_add(struct ctx *ctx, const struct meeting_source *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO meeting_source (congress_id, id, source, meeting_id, item_id, vote_id)"
                " VALUES (:congress, :id, :source, :meeting, :item, :vote)",
                B_INT("congress", ctx->congress_id), B_INT("id", s->id),
                B_TEXT("source", s->source), B_INT("meeting", s->meeting_id),
                B_ID("item", s->item_id), B_ID("vote", s->vote_id)));
    return event_row(ctx, "meeting_source", s->id);
}

enum status meeting_store_source_vote(struct ctx *ctx, const struct meeting_source *s)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE meeting_source SET vote_id = :vote, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_ID("vote", s->vote_id), B_INT("congress", ctx->congress_id),
                    B_INT("id", s->id), B_INT("version", s->version)));
    return event_row(ctx, "meeting_source", s->id);
}
