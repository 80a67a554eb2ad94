// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what opinions are made of, and on letters to deputies. */
#include "modules/resolution/resolution_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { POINTS_MAX = 200, REMARKS_MAX = 1000, DELIVERIES_MAX = 5000 };

enum status resolution_points(struct ctx *ctx, int64_t doc_id, struct resolution_point **out,
                              size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, doc_id, place, body FROM resolution_point"
                " WHERE congress_id = :congress AND doc_id = :doc ORDER BY place, id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("doc", doc_id),
                B_INT("most", POINTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct resolution_point);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct resolution_point){.id = cell_int(&r, i, 0),
                                              .version = cell_int(&r, i, 1),
                                              .doc_id = cell_int(&r, i, 2),
                                              .place = cell_int(&r, i, 3),
                                              .body = cell_text(&r, i, 4)};
    return ST_OK;
}

enum status resolution_store_insert_point(struct ctx *ctx, const struct resolution_point *p)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO resolution_point (congress_id, id, doc_id, place, body)"
                " VALUES (:congress, :id, :doc, :place, :body)",
                B_INT("congress", ctx->congress_id), B_INT("id", p->id), B_INT("doc", p->doc_id),
                B_INT("place", p->place), B_TEXT("body", p->body)));
    return event_row(ctx, "resolution_point", p->id);
}

enum status resolution_store_update_point(struct ctx *ctx, const struct resolution_point *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE resolution_point SET place = :place, body = :body,"
                    " version = version + 1 WHERE congress_id = :congress AND id = :id",
                    B_INT("place", p->place), B_TEXT("body", p->body),
                    B_INT("congress", ctx->congress_id), B_INT("id", p->id)));
    return event_row(ctx, "resolution_point", p->id);
}

enum status resolution_store_delete_point(struct ctx *ctx, const struct resolution_point *p)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "UPDATE resolution_remark SET point_id = NULL WHERE congress_id = :congress"
                " AND doc_id = :doc AND point_id = :point RETURNING id",
                B_INT("congress", ctx->congress_id), B_INT("doc", p->doc_id),
                B_INT("point", p->id)));
    arr_each (i, r.count)
        TRY(event_row(ctx, "resolution_remark", cell_int(&r, i, 0)));
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM resolution_point WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", p->id)));
    return event_row_gone(ctx, "resolution_point", p->id);
}

enum status resolution_remarks(struct ctx *ctx, int64_t doc_id, struct resolution_remark **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, doc_id, point_id, speech_id, speaker, body FROM resolution_remark"
                " WHERE congress_id = :congress AND doc_id = :doc ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("doc", doc_id),
                B_INT("most", REMARKS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct resolution_remark);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct resolution_remark){.id = cell_int(&r, i, 0),
                                               .doc_id = cell_int(&r, i, 1),
                                               .point_id = cell_int(&r, i, 2),
                                               .speech_id = cell_int(&r, i, 3),
                                               .speaker = cell_text(&r, i, 4),
                                               .body = cell_text(&r, i, 5)};
    return ST_OK;
}

enum status resolution_store_insert_remark(struct ctx *ctx, const struct resolution_remark *m)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO resolution_remark (congress_id, id, doc_id, point_id, speech_id,"
                " speaker, body) VALUES (:congress, :id, :doc, :point, :speech, :speaker, :body)",
                B_INT("congress", ctx->congress_id), B_INT("id", m->id), B_INT("doc", m->doc_id),
                B_ID("point", m->point_id), B_ID("speech", m->speech_id),
                B_TEXT("speaker", m->speaker), B_TEXT("body", m->body)));
    return event_row(ctx, "resolution_remark", m->id);
}

enum status resolution_store_group_remark(struct ctx *ctx, int64_t remark_id, int64_t point_id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE resolution_remark SET point_id = :point"
                    " WHERE congress_id = :congress AND id = :id",
                    B_ID("point", point_id), B_INT("congress", ctx->congress_id),
                    B_INT("id", remark_id)));
    return event_row(ctx, "resolution_remark", remark_id);
}

/* ---------------------------------------------------------------- letters */

#define DELIVERY_SELECT                                                                            \
    "SELECT l.id, l.doc_id, l.deputy_id, l.sent_at, l.answered_at, n.name, l.answer, d.title,"     \
    " d.signed_on FROM resolution_delivery l JOIN resolution_doc d"                                \
    " ON d.congress_id = l.congress_id AND d.id = l.doc_id JOIN deputy_v_name n"                   \
    " ON n.congress_id = l.congress_id AND n.id = l.deputy_id WHERE l.congress_id = :congress"

enum status resolution_deliveries(struct ctx *ctx, int64_t doc_id, int64_t deputy_id,
                                  struct resolution_delivery **out, size_t *out_count)
{
    struct rows r;

    if (doc_id != 0)
        TRY(DB_ROWS(ctx, &r,
                    DELIVERY_SELECT " AND l.doc_id = :doc ORDER BY (CASE WHEN l.answered_at IS NULL"
                                    " THEN 1 ELSE 0 END), l.id LIMIT :most",
                    B_INT("congress", ctx->congress_id), B_INT("doc", doc_id),
                    B_INT("most", DELIVERIES_MAX)));
    else
        TRY(DB_ROWS(ctx, &r,
                    DELIVERY_SELECT " AND l.deputy_id = :deputy ORDER BY l.id DESC LIMIT :most",
                    B_INT("congress", ctx->congress_id), B_INT("deputy", deputy_id),
                    B_INT("most", DELIVERIES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct resolution_delivery);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct resolution_delivery){
            .id = cell_int(&r, i, 0),
            .doc_id = cell_int(&r, i, 1),
            .deputy_id = cell_int(&r, i, 2),
            .sent_at = cell_int(&r, i, 3),
            .answered_at = cell_int(&r, i, 4),
            .deputy_name = cell_text(&r, i, 5),
            .answer = cell_text(&r, i, 6),
            .title = cell_text(&r, i, 7),
            .signed_on = cell_date(&r, i, 8),
        };
    return ST_OK;
}

enum status resolution_store_insert_delivery(struct ctx *ctx, const struct resolution_delivery *d)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO resolution_delivery (congress_id, id, doc_id, deputy_id, sent_at,"
                " answer) VALUES (:congress, :id, :doc, :deputy, :at, '')",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("doc", d->doc_id),
                B_INT("deputy", d->deputy_id), B_INT("at", ctx->now)));
    return event_row(ctx, "resolution_delivery", id);
}

enum status resolution_store_answer(struct ctx *ctx, int64_t id, struct str answer)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE resolution_delivery SET answer = :answer, answered_at = :at"
                    " WHERE congress_id = :congress AND id = :id",
                    B_TEXT("answer", answer), B_INT("at", ctx->now),
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "resolution_delivery", id);
}
