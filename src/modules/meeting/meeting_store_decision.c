// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of the votes of agendas and what came of them. */
#include "modules/meeting/meeting_store_hall.h"
#include "platform/db.h"

/* One vote, whatever became of it, or all of those kinds that were announced with that result. */
enum status meeting_store_decisions(struct ctx *ctx, const struct meeting_decided *want,
                                    int64_t vote_id, struct meeting_decision **out,
                                    size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(
        ctx, &r,
        "SELECT v.id, i.id, m.id, k.code, v.title, v.state, v.held_on, COALESCE(v.passed, 0),"
        " m.name, i.number FROM vote_v_result v"
        " JOIN meeting_item i ON i.congress_id = v.congress_id AND i.id = v.origin_id"
        " JOIN meeting m ON m.congress_id = i.congress_id AND m.id = i.meeting_id"
        " JOIN meeting_kind k ON k.congress_id = m.congress_id AND k.id = m.kind_id"
        " WHERE v.congress_id = :congress AND v.origin = 'meeting_item'"
        " AND (:id IS NOT NULL OR (v.kind = 'motion' AND v.state = 'announced'"
        " AND v.passed = :passed AND v.held_on >= :since))"
        " AND (:id IS NULL OR v.id = :id)"
        " AND (:kinds IS NULL OR :kinds LIKE '% ' || k.code || ' %')"
        " ORDER BY v.held_on DESC, v.id DESC LIMIT :limit",
        B_INT("congress", ctx->congress_id), B_ID("id", vote_id), B_BOOL("passed", want->passed),
        B_DATE(ctx->arena, "since",
               date_none(want->since) ? (struct date){1949, 10, 1} : want->since),
        B_OPT("kinds", want->kinds.len > 0
                           ? str_printf(ctx->arena, " " STR_FMT " ", STR_ARG(want->kinds))
                           : S("")),
        B_INT("limit", want->limit)));
    *out = arena_array(ctx->arena, r.count, struct meeting_decision);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct meeting_decision){
            .vote_id = cell_int(&r, i, 0),
            .item_id = cell_int(&r, i, 1),
            .meeting_id = cell_int(&r, i, 2),
            .kind = cell_text(&r, i, 3),
            .title = cell_text(&r, i, 4),
            .state = cell_text(&r, i, 5),
            .on = cell_date(&r, i, 6),
            .passed = cell_int(&r, i, 7) != 0,
            .meeting = cell_text(&r, i, 8),
            .number = cell_text(&r, i, 9),
        };
    return ST_OK;
}
