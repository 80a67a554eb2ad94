// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of activities that are a group's own. */
#include "modules/activity/activity_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { GROUPS_MAX = 1000 };

#define CONGRESS B_INT("congress", ctx->congress_id)

enum status activity_store_set_group(struct ctx *ctx, int64_t activity_id, int64_t group_id,
                                     bool had)
{
    if (group_id == 0 && !had)
        return ST_OK;
    if (group_id == 0) {
        TRY(DB_EXEC_ONE(ctx,
                        "DELETE FROM activity_group WHERE congress_id = :congress AND id = :id",
                        CONGRESS, B_INT("id", activity_id)));
        return event_row_gone(ctx, "activity_group", activity_id);
    }
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO activity_group (congress_id, id, body_id) VALUES (:congress, :id, :body)"
        " ON CONFLICT (congress_id, id) DO UPDATE SET body_id = :body,"
        " version = activity_group.version + 1",
        CONGRESS, B_INT("id", activity_id), B_INT("body", group_id)));
    return event_row(ctx, "activity_group", activity_id);
}

enum status activity_store_group_counts(struct ctx *ctx, struct date from, struct date to,
                                        struct activity_group_count **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT g.body_id, SUM(CASE a.state WHEN 'held' THEN 1 ELSE 0 END),"
                " SUM(CASE a.state WHEN 'held' THEN 0 ELSE 1 END),"
                " MAX(CASE a.state WHEN 'held' THEN a.starts_on ELSE NULL END)"
                " FROM activity_group g"
                " JOIN activity a ON a.congress_id = g.congress_id AND a.id = g.id"
                " WHERE g.congress_id = :congress AND a.starts_on >= :from"
                " AND a.starts_on <= :to AND (a.state = 'held'"
                " OR (a.state IN ('planned', 'open') AND a.ends_on >= :today))"
                " GROUP BY g.body_id ORDER BY g.body_id LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_DATE(ctx->arena, "today", ctx->today), B_INT("most", GROUPS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct activity_group_count);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct activity_group_count){.group_id = cell_int(&r, i, 0),
                                                  .held = cell_int(&r, i, 1),
                                                  .ahead = cell_int(&r, i, 2),
                                                  .last_on = cell_date(&r, i, 3)};
    return ST_OK;
}
