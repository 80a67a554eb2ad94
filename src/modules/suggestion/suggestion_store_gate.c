// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of what the office did at the gate: sent back, asked for more, merged, handed up. */
#include "modules/suggestion/suggestion_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum status suggestion_store_add_gate(struct ctx *ctx, int64_t suggestion_id,
                                      const struct suggestion_gate *g)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(
        ctx,
        "INSERT INTO suggestion_gate (congress_id, id, suggestion_id, kind, done_on, reason,"
        " note, about, created_by)"
        " VALUES (:congress, :id, :of, :kind, :on, :reason, :note, :about, :by)",
        B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("of", suggestion_id),
        B_TEXT("kind", g->kind), B_DATE(ctx->arena, "on", ctx->today), B_TEXT("reason", g->reason),
        B_TEXT("note", g->note), B_TEXT("about", g->about), B_INT("by", ctx->actor->account_id)));
    return event_row(ctx, "suggestion_gate", id);
}

enum status suggestion_store_gates(struct ctx *ctx, int64_t suggestion_id,
                                   struct suggestion_gate **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, kind, done_on, reason, note, about FROM suggestion_gate"
                " WHERE congress_id = :congress AND suggestion_id = :of ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("of", suggestion_id),
                B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_gate);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct suggestion_gate){.id = cell_int(&r, i, 0),
                                             .kind = cell_text(&r, i, 1),
                                             .on = cell_date(&r, i, 2),
                                             .reason = cell_text(&r, i, 3),
                                             .note = cell_text(&r, i, 4),
                                             .about = cell_text(&r, i, 5)};
    return ST_OK;
}
