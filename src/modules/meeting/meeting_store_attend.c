// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of coming and going. */
#include "modules/meeting/meeting_store_hall.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ATTENDS_MAX = 50000 };

static struct meeting_attend read_attend(const struct rows *r, size_t i)
{
    return (struct meeting_attend){
        .id = cell_int(r, i, 0),
        .meeting_id = cell_int(r, i, 1),
        .person_id = cell_int(r, i, 2),
        .came_at = cell_int(r, i, 3),
        .came_how = cell_text(r, i, 4),
        .left_at = cell_int(r, i, 5),
        .left_how = cell_text(r, i, 6),
        .reason = cell_text(r, i, 7),
        .undone = cell_int(r, i, 8) != 0,
    };
}

enum status meeting_store_attends(struct ctx *ctx, int64_t meeting_id, int64_t person_id,
                                  struct meeting_attend **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, meeting_id, person_id, came_at, came_how, left_at, left_how, reason,"
                " undone FROM meeting_attend WHERE congress_id = :congress"
                " AND meeting_id = :meeting AND (:person IS NULL OR person_id = :person)"
                " ORDER BY person_id, came_at, id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id),
                B_ID("person", person_id), B_INT("most", ATTENDS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_attend);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_attend(&r, i);
    return ST_OK;
}

enum status meeting_store_attend_add(struct ctx *ctx, const struct meeting_attend *in)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO meeting_attend (congress_id, id, meeting_id, person_id, came_at,"
                " came_how, left_how, reason, undone)"
                " VALUES (:congress, :id, :meeting, :person, :at, :how, '', '', 0)",
                B_INT("congress", ctx->congress_id), B_INT("id", id),
                B_INT("meeting", in->meeting_id), B_INT("person", in->person_id),
                B_INT("at", in->came_at), B_TEXT("how", in->came_how)));
    return event_row(ctx, "meeting_attend", id);
}

enum status meeting_store_attend_set(struct ctx *ctx, const struct meeting_attend *in)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE meeting_attend SET left_at = :at, left_how = :how, reason = :reason,"
                    " undone = :undone WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", in->id),
                    B_ID("at", in->left_at), B_TEXT("how", in->left_how),
                    B_TEXT("reason", in->reason), B_BOOL("undone", in->undone)));
    return event_row(ctx, "meeting_attend", in->id);
}

enum status meeting_store_person_presence(struct ctx *ctx, int64_t person_id, bool present,
                                          int64_t first_in_at, int64_t last_out_at)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE meeting_person SET present = :present, first_in_at = :first,"
                    " last_out_at = :last, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", person_id),
                    B_BOOL("present", present), B_ID("first", first_in_at),
                    B_ID("last", last_out_at)));
    return event_row(ctx, "meeting_person", person_id);
}

enum status meeting_store_guess(struct ctx *ctx, int64_t meeting_id, int64_t *out_failures,
                                int64_t *out_last_at)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT failures, last_at FROM meeting_guess"
                " WHERE congress_id = :congress AND id = :id",
                B_INT("congress", ctx->congress_id), B_INT("id", meeting_id)));
    *out_failures = r.count > 0 ? cell_int(&r, 0, 0) : 0;
    *out_last_at = r.count > 0 ? cell_int(&r, 0, 1) : 0;
    return ST_OK;
}

enum status meeting_store_guess_put(struct ctx *ctx, int64_t meeting_id, int64_t failures,
                                    int64_t last_at)
{
    return DB_EXEC(ctx,
                   "INSERT INTO meeting_guess (congress_id, id, failures, last_at)"
                   " VALUES (:congress, :id, :failures, :at)"
                   " ON CONFLICT (congress_id, id) DO UPDATE SET failures = excluded.failures,"
                   " last_at = excluded.last_at",
                   B_INT("congress", ctx->congress_id), B_INT("id", meeting_id),
                   B_INT("failures", failures), B_INT("at", last_at));
}
