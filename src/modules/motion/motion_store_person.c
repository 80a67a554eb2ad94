// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of what is said about a motion, by the person concerned and by a committee, and of the
 * agendas it stands on. */
#include "modules/motion/motion_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { PARTS_MAX = 200 };

enum status motion_store_add_defence(struct ctx *ctx, int64_t motion_id,
                                     const struct motion_defence *d)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO motion_defence (congress_id, id, motion_id, way, said_on, body,"
                " by_person, printed, account_id, at) VALUES (:congress, :id, :motion, :way, :on,"
                " :body, :own, :printed, :account, :at)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("motion", motion_id),
                B_TEXT("way", d->way), B_DATE(ctx->arena, "on", d->on), B_TEXT("body", d->body),
                B_BOOL("own", d->by_person), B_BOOL("printed", d->printed),
                B_ID("account", ctx->actor->account_id), B_INT("at", ctx->now)));
    return event_row(ctx, "motion_defence", id);
}

enum status motion_store_defences(struct ctx *ctx, int64_t id, struct motion_defence **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, at, way, said_on, body, by_person, printed FROM motion_defence"
                " WHERE congress_id = :congress AND motion_id = :id ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("most", PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct motion_defence);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct motion_defence){.id = cell_int(&r, i, 0),
                                            .at = cell_int(&r, i, 1),
                                            .way = cell_text(&r, i, 2),
                                            .on = cell_date(&r, i, 3),
                                            .body = cell_text(&r, i, 4),
                                            .by_person = cell_int(&r, i, 5) != 0,
                                            .printed = cell_int(&r, i, 6) != 0};
    return ST_OK;
}

enum status motion_store_add_report(struct ctx *ctx, int64_t motion_id,
                                    const struct motion_report *r)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO motion_report (congress_id, id, motion_id, organ_id, advice,"
                " reported_on, body, account_id, at) VALUES (:congress, :id, :motion, :organ,"
                " :advice, :on, :body, :account, :at)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("motion", motion_id),
                B_ID("organ", r->organ_id), B_TEXT("advice", r->advice),
                B_DATE(ctx->arena, "on", r->on), B_TEXT("body", r->body),
                B_ID("account", ctx->actor->account_id), B_INT("at", ctx->now)));
    return event_row(ctx, "motion_report", id);
}

enum status motion_store_reports(struct ctx *ctx, int64_t id, struct motion_report **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT p.id, p.organ_id, p.at, o.name, p.advice, p.reported_on, p.body"
                " FROM motion_report p LEFT JOIN congress_v_organ o"
                " ON o.congress_id = p.congress_id AND o.id = p.organ_id"
                " WHERE p.congress_id = :congress AND p.motion_id = :id ORDER BY p.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("most", PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct motion_report);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct motion_report){.id = cell_int(&r, i, 0),
                                           .organ_id = cell_int(&r, i, 1),
                                           .at = cell_int(&r, i, 2),
                                           .organ_name = cell_text(&r, i, 3),
                                           .advice = cell_text(&r, i, 4),
                                           .on = cell_date(&r, i, 5),
                                           .body = cell_text(&r, i, 6)};
    return ST_OK;
}

enum status motion_store_put_item(struct ctx *ctx, int64_t motion_id, const struct motion_item *it)
{
    struct rows r;
    int64_t id;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM motion_item WHERE congress_id = :congress AND motion_id = :motion"
                " AND item_id = :item",
                B_INT("congress", ctx->congress_id), B_INT("motion", motion_id),
                B_INT("item", it->item_id)));
    if (r.count > 0) {
        id = cell_int(&r, 0, 0);
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE motion_item SET gone = :gone WHERE congress_id = :congress"
                        " AND id = :id",
                        B_BOOL("gone", it->gone), B_INT("congress", ctx->congress_id),
                        B_INT("id", id)));
        return event_row(ctx, "motion_item", id);
    }
    id = db_new_id(ctx);
    TRY(DB_EXEC(ctx,
                "INSERT INTO motion_item (congress_id, id, motion_id, item_id, meeting, url,"
                " held_on, gone, at) VALUES (:congress, :id, :motion, :item, :meeting, :url, :on,"
                " :gone, :at)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("motion", motion_id),
                B_INT("item", it->item_id), B_TEXT("meeting", it->meeting), B_TEXT("url", it->url),
                B_DATE(ctx->arena, "on", it->held_on), B_BOOL("gone", it->gone),
                B_INT("at", ctx->now)));
    return event_row(ctx, "motion_item", id);
}

enum status motion_store_items(struct ctx *ctx, int64_t id, struct motion_item **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT item_id, meeting, url, held_on, gone FROM motion_item"
                " WHERE congress_id = :congress AND motion_id = :id ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("most", PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct motion_item);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct motion_item){.item_id = cell_int(&r, i, 0),
                                         .meeting = cell_text(&r, i, 1),
                                         .url = cell_text(&r, i, 2),
                                         .held_on = cell_date(&r, i, 3),
                                         .gone = cell_int(&r, i, 4) != 0};
    return ST_OK;
}
