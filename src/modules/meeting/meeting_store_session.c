// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on sessions called in between, terms, members by video and inquiries. */
#include "modules/meeting/meeting_session.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TERMS_MAX = 50, REMOTES_MAX = 500, INQUIRIES_MAX = 500 };

/* ---- called in between ---- */

enum status meeting_store_extra(struct ctx *ctx, int64_t meeting_id, struct meeting_extra *out,
                                bool *out_found)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, called_by, proposing, whole, reason, decided_on"
                " FROM meeting_extra WHERE congress_id = :congress AND meeting_id = :meeting"
                " LIMIT 1",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id)));
    *out = (struct meeting_extra){.meeting_id = meeting_id, .reason = S(""), .called_by = S("")};
    *out_found = r.count > 0;
    if (r.count > 0)
        *out = (struct meeting_extra){
            .id = cell_int(&r, 0, 0),
            .version = cell_int(&r, 0, 1),
            .meeting_id = meeting_id,
            .called_by = cell_text(&r, 0, 2),
            .proposing = (uint32_t)cell_int(&r, 0, 3),
            .whole = (uint32_t)cell_int(&r, 0, 4),
            .reason = cell_text(&r, 0, 5),
            .decided_on = cell_date(&r, 0, 6),
        };
    return ST_OK;
}

enum status meeting_store_extra_put(struct ctx *ctx, const struct meeting_extra *e)
{
    if (e->version == 0)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO meeting_extra (congress_id, id, meeting_id, called_by, proposing,"
                    " whole, reason, decided_on)"
                    " VALUES (:congress, :id, :meeting, :by, :proposing, :whole, :reason, :on)",
                    B_INT("congress", ctx->congress_id), B_INT("id", e->id),
                    B_INT("meeting", e->meeting_id), B_TEXT("by", e->called_by),
                    B_INT("proposing", e->proposing), B_INT("whole", e->whole),
                    B_TEXT("reason", e->reason), B_DATE(ctx->arena, "on", e->decided_on)));
    else
        TRY(DB_EXEC_ONE(
            ctx,
            "UPDATE meeting_extra SET called_by = :by, proposing = :proposing,"
            " whole = :whole, reason = :reason, decided_on = :on,"
            " version = version + 1"
            " WHERE congress_id = :congress AND id = :id AND version = :version",
            B_TEXT("by", e->called_by), B_INT("proposing", e->proposing), B_INT("whole", e->whole),
            B_TEXT("reason", e->reason), B_DATE(ctx->arena, "on", e->decided_on),
            B_INT("congress", ctx->congress_id), B_INT("id", e->id), B_INT("version", e->version)));
    return event_row(ctx, "meeting_extra", e->id);
}

/* ---- terms ---- */

enum status meeting_store_terms(struct ctx *ctx, struct meeting_term **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, number, elected_on FROM meeting_term"
                " WHERE congress_id = :congress ORDER BY number DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", TERMS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_term);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct meeting_term){cell_int(&r, i, 0), cell_int(&r, i, 1),
                                          (int)cell_int(&r, i, 2), cell_date(&r, i, 3)};
    return ST_OK;
}

enum status meeting_store_term_put(struct ctx *ctx, const struct meeting_term *t)
{
    if (t->version == 0)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO meeting_term (congress_id, id, number, elected_on)"
                    " VALUES (:congress, :id, :number, :on)",
                    B_INT("congress", ctx->congress_id), B_INT("id", t->id),
                    B_INT("number", t->number), B_DATE(ctx->arena, "on", t->elected_on)));
    else
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE meeting_term SET elected_on = :on, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        B_DATE(ctx->arena, "on", t->elected_on),
                        B_INT("congress", ctx->congress_id), B_INT("id", t->id),
                        B_INT("version", t->version)));
    return event_row(ctx, "meeting_term", t->id);
}

/* ---- by video ---- */

enum status meeting_store_remotes(struct ctx *ctx, int64_t meeting_id, struct meeting_remote **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, person_id, reason, decided_on FROM meeting_remote"
                " WHERE congress_id = :congress AND meeting_id = :meeting ORDER BY person_id"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id),
                B_INT("most", REMOTES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_remote);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct meeting_remote){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .meeting_id = meeting_id,
            .person_id = cell_int(&r, i, 2),
            .reason = cell_text(&r, i, 3),
            .decided_on = cell_date(&r, i, 4),
        };
    return ST_OK;
}

enum status meeting_store_remote_insert(struct ctx *ctx, const struct meeting_remote *m)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO meeting_remote (congress_id, id, meeting_id, person_id, reason,"
                " decided_on) VALUES (:congress, :id, :meeting, :person, :reason, :on)",
                B_INT("congress", ctx->congress_id), B_INT("id", m->id),
                B_INT("meeting", m->meeting_id), B_INT("person", m->person_id),
                B_TEXT("reason", m->reason), B_DATE(ctx->arena, "on", m->decided_on)));
    return event_row(ctx, "meeting_remote", m->id);
}

enum status meeting_store_remote_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM meeting_remote WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row_gone(ctx, "meeting_remote", id);
}

/* ---- inquiries ---- */

enum status meeting_store_inquiries(struct ctx *ctx, int64_t item_id, int64_t id,
                                    struct meeting_inquiry **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT q.id, q.version, q.meeting_id, q.item_id, q.person_id, q.organ_id, p.name,"
                " o.name, q.question, q.asked_at, q.answerer, q.rank, q.answer, q.answered_at"
                " FROM meeting_inquiry q"
                " JOIN meeting_person p ON p.congress_id = q.congress_id AND p.id = q.person_id"
                " JOIN congress_v_organ o ON o.congress_id = q.congress_id AND o.id = q.organ_id"
                " WHERE q.congress_id = :congress AND (:item IS NULL OR q.item_id = :item)"
                " AND (:id IS NULL OR q.id = :id) ORDER BY q.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_ID("item", item_id), B_ID("id", id),
                B_INT("most", INQUIRIES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_inquiry);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct meeting_inquiry){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .meeting_id = cell_int(&r, i, 2),
            .item_id = cell_int(&r, i, 3),
            .person_id = cell_int(&r, i, 4),
            .organ_id = cell_int(&r, i, 5),
            .who = cell_text(&r, i, 6),
            .organ = cell_text(&r, i, 7),
            .question = cell_text(&r, i, 8),
            .asked_at = cell_int(&r, i, 9),
            .answerer = cell_text(&r, i, 10),
            .rank = cell_text(&r, i, 11),
            .answer = cell_text(&r, i, 12),
            .answered_at = cell_int(&r, i, 13),
        };
    return ST_OK;
}

enum status meeting_store_inquiry_insert(struct ctx *ctx, const struct meeting_inquiry *q)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO meeting_inquiry (congress_id, id, meeting_id, item_id, person_id,"
                " organ_id, question, asked_at, answerer, rank, answer)"
                " VALUES (:congress, :id, :meeting, :item, :person, :organ, :question, :at, '', '',"
                " '')",
                B_INT("congress", ctx->congress_id), B_INT("id", q->id),
                B_INT("meeting", q->meeting_id), B_INT("item", q->item_id),
                B_INT("person", q->person_id), B_INT("organ", q->organ_id),
                B_TEXT("question", q->question), B_INT("at", q->asked_at)));
    return event_row(ctx, "meeting_inquiry", q->id);
}

enum status meeting_store_inquiry_answer(struct ctx *ctx, const struct meeting_inquiry *q)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE meeting_inquiry SET answerer = :who, rank = :rank, answer = :answer,"
                    " answered_at = :at, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("who", q->answerer), B_TEXT("rank", q->rank),
                    B_TEXT("answer", q->answer), B_INT("at", q->answered_at),
                    B_INT("congress", ctx->congress_id), B_INT("id", q->id),
                    B_INT("version", q->version)));
    return event_row(ctx, "meeting_inquiry", q->id);
}
