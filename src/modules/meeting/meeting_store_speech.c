// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of requests and speeches. */
#include "modules/meeting/meeting_store_hall.h"
#include "platform/db.h"
#include "platform/event.h"

enum { FLOORS_MAX = 5000 };

#define COLUMNS                                                                                    \
    "s.id, s.version, s.meeting_id, s.item_id, s.person_id, s.place, p.name, p.title, s.kind,"     \
    " s.state, s.topic, s.summary, s.own_summary, s.ended_how, s.asked_at, s.warned_at,"           \
    " s.limit_seconds, s.began_at, s.ended_at, s.paused_at, s.paused_seconds"
#define FROM                                                                                       \
    " FROM meeting_speech s JOIN meeting_person p ON p.congress_id = s.congress_id"                \
    " AND p.id = s.person_id WHERE s.congress_id = :congress AND s.meeting_id = :meeting"

static struct meeting_floor read_floor(const struct rows *r, size_t i)
{
    return (struct meeting_floor){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .meeting_id = cell_int(r, i, 2),
        .item_id = cell_int(r, i, 3),
        .person_id = cell_int(r, i, 4),
        .place = cell_int(r, i, 5),
        .name = cell_text(r, i, 6),
        .title = cell_text(r, i, 7),
        .kind = cell_text(r, i, 8),
        .state = cell_text(r, i, 9),
        .topic = cell_text(r, i, 10),
        .summary = cell_text(r, i, 11),
        .own_summary = cell_text(r, i, 12),
        .ended_how = cell_text(r, i, 13),
        .asked_at = cell_int(r, i, 14),
        .warned_at = cell_int(r, i, 15),
        .limit_seconds = (unsigned)cell_int(r, i, 16),
        .clock = {.began_at = cell_int(r, i, 17),
                  .ended_at = cell_int(r, i, 18),
                  .paused_at = cell_int(r, i, 19),
                  .paused_seconds = cell_int(r, i, 20)},
    };
}

enum status meeting_store_floors(struct ctx *ctx, int64_t meeting_id, struct meeting_floor **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM " ORDER BY COALESCE(s.began_at, 0), s.place, s.id"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id),
                B_INT("most", FLOORS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_floor);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_floor(&r, i);
    return ST_OK;
}

enum status meeting_store_floor_add(struct ctx *ctx, const struct meeting_floor *in)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO meeting_speech (congress_id, id, meeting_id, item_id, person_id, place,"
        " kind, state, topic, asked_at, began_at, ended_at, paused_seconds, limit_seconds,"
        " ended_how, summary, own_summary)"
        " VALUES (:congress, :id, :meeting, :item, :person, :place, :kind, :state, :topic,"
        " :asked, :began, :ended, 0, :limit, :how, :summary, '')",
        B_INT("congress", ctx->congress_id), B_INT("id", in->id), B_INT("meeting", in->meeting_id),
        B_ID("item", in->item_id), B_INT("person", in->person_id), B_INT("place", in->place),
        B_TEXT("kind", in->kind), B_TEXT("state", in->state), B_TEXT("topic", in->topic),
        B_ID("asked", in->asked_at), B_ID("began", in->clock.began_at),
        B_ID("ended", in->clock.ended_at), B_INT("limit", in->limit_seconds),
        B_TEXT("how", in->ended_how), B_TEXT("summary", in->summary)));
    return event_row(ctx, "meeting_speech", in->id);
}

enum status meeting_store_floor_set(struct ctx *ctx, const struct meeting_floor *in)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE meeting_speech SET place = :place, state = :state, item_id = :item,"
        " began_at = :began, ended_at = :ended, paused_at = :paused,"
        " paused_seconds = :paused_seconds, limit_seconds = :limit, warned_at = :warned,"
        " ended_how = :how, summary = :summary, own_summary = :own, version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        B_INT("congress", ctx->congress_id), B_INT("id", in->id), B_INT("version", in->version),
        B_INT("place", in->place), B_TEXT("state", in->state), B_ID("item", in->item_id),
        B_ID("began", in->clock.began_at), B_ID("ended", in->clock.ended_at),
        B_ID("paused", in->clock.paused_at), B_INT("paused_seconds", in->clock.paused_seconds),
        B_INT("limit", in->limit_seconds), B_ID("warned", in->warned_at),
        B_TEXT("how", in->ended_how), B_TEXT("summary", in->summary),
        B_TEXT("own", in->own_summary)));
    return event_row(ctx, "meeting_speech", in->id);
}

enum status meeting_store_speeches(struct ctx *ctx, int64_t meeting_id, int64_t item_id,
                                   struct meeting_speech **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM " AND s.began_at IS NOT NULL"
                " AND (:item IS NULL OR s.item_id = :item) ORDER BY s.began_at, s.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id),
                B_ID("item", item_id), B_INT("most", FLOORS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_speech);
    *out_count = r.count;
    arr_each (i, r.count) {
        const struct meeting_floor f = read_floor(&r, i);

        (*out)[i] = (struct meeting_speech){
            .id = f.id,
            .meeting_id = f.meeting_id,
            .item_id = f.item_id,
            .person_id = f.person_id,
            .name = f.name,
            .summary = f.summary,
            .began_at = f.clock.began_at,
            .seconds = meeting_speech_used(&f.clock, ctx->now),
        };
    }
    return ST_OK;
}
