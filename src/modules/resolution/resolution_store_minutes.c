// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on minutes and their parts. */
#include "modules/resolution/resolution_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { MINUTES_MAX = 500, PARTS_MAX = 2000 };

#define MINUTES_SELECT                                                                             \
    "SELECT m.id, m.version, m.revision, m.meeting_id, m.frozen_at, m.drafted_by, m.kind,"         \
    " m.state, m.title, m.number, m.chair, m.recorder, m.hash, m.held_on, m.chair_on,"             \
    " m.recorder_on, m.chair_by, m.recorder_by, m.chair_noted, m.recorder_noted,"                  \
    " m.chair_noted_by, m.recorder_noted_by FROM resolution_minutes m WHERE m.congress_id = "      \
    ":congress"

static struct resolution_minutes read_minutes(const struct rows *r, size_t i)
{
    return (struct resolution_minutes){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .revision = cell_int(r, i, 2),
        .meeting_id = cell_int(r, i, 3),
        .frozen_at = cell_int(r, i, 4),
        .drafted_by = cell_int(r, i, 5),
        .summary = str_eqz(cell_text(r, i, 6), "summary"),
        .state = cell_text(r, i, 7),
        .title = cell_text(r, i, 8),
        .number = cell_text(r, i, 9),
        .chair = cell_text(r, i, 10),
        .recorder = cell_text(r, i, 11),
        .hash = cell_text(r, i, 12),
        .held_on = cell_date(r, i, 13),
        .chair_on = cell_date(r, i, 14),
        .recorder_on = cell_date(r, i, 15),
        .chair_by = cell_int(r, i, 16),
        .recorder_by = cell_int(r, i, 17),
        .chair_noted = cell_text(r, i, 18),
        .recorder_noted = cell_text(r, i, 19),
        .chair_noted_by = cell_int(r, i, 20),
        .recorder_noted_by = cell_int(r, i, 21),
    };
}

enum status resolution_minutes_get(struct ctx *ctx, int64_t id, struct resolution_minutes *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, MINUTES_SELECT " AND m.id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_minutes(&r, 0);
    return ST_OK;
}

enum status resolution_minutes_all(struct ctx *ctx, int64_t meeting_id,
                                   struct resolution_minutes **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                MINUTES_SELECT " AND (:meeting IS NULL OR m.meeting_id = :meeting)"
                               " ORDER BY m.held_on DESC, m.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_ID("meeting", meeting_id),
                B_INT("most", MINUTES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct resolution_minutes);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_minutes(&r, i);
    return ST_OK;
}

enum status resolution_store_minutes_waiting(struct ctx *ctx, struct resolution_minutes **out,
                                             size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, MINUTES_SELECT " AND m.state = 'review' ORDER BY m.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", MINUTES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct resolution_minutes);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_minutes(&r, i);
    return ST_OK;
}

#define MINUTES_BINDS(ctx, m)                                                                      \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (m)->id), B_TEXT("state", (m)->state),      \
        B_TEXT("title", (m)->title), B_DATE((ctx)->arena, "held_on", (m)->held_on),                \
        B_TEXT("number", (m)->number), B_TEXT("chair", (m)->chair),                                \
        B_TEXT("recorder", (m)->recorder), B_DATE((ctx)->arena, "chair_on", (m)->chair_on),        \
        B_DATE((ctx)->arena, "recorder_on", (m)->recorder_on), B_INT("revision", (m)->revision),   \
        B_OPT("hash", (m)->hash), B_ID("frozen", (m)->frozen_at)

enum status resolution_store_insert_minutes(struct ctx *ctx, const struct resolution_minutes *m)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO resolution_minutes (congress_id, id, kind, state, meeting_id, title,"
                " held_on, number, chair, recorder, chair_on, recorder_on, revision, hash,"
                " frozen_at, drafted_by) VALUES (:congress, :id, :kind, :state, :meeting, :title,"
                " :held_on, :number, :chair, :recorder, :chair_on, :recorder_on, :revision, :hash,"
                " :frozen, :by)",
                MINUTES_BINDS(ctx, m), B_Z("kind", m->summary ? "summary" : "record"),
                B_ID("meeting", m->meeting_id), B_INT("by", m->drafted_by)));
    return event_row(ctx, "resolution_minutes", m->id);
}

enum status resolution_store_update_minutes(struct ctx *ctx, const struct resolution_minutes *m)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE resolution_minutes SET state = :state, title = :title,"
                    " held_on = :held_on, number = :number, chair = :chair, recorder = :recorder,"
                    " chair_on = :chair_on, recorder_on = :recorder_on, revision = :revision,"
                    " hash = :hash, frozen_at = :frozen, chair_by = :chair_by,"
                    " recorder_by = :recorder_by, chair_noted = :chair_noted,"
                    " recorder_noted = :recorder_noted, chair_noted_by = :chair_noted_by,"
                    " recorder_noted_by = :recorder_noted_by, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    MINUTES_BINDS(ctx, m), B_INT("version", m->version),
                    B_ID("chair_noted_by", m->chair_noted_by),
                    B_ID("recorder_noted_by", m->recorder_noted_by), B_ID("chair_by", m->chair_by),
                    B_ID("recorder_by", m->recorder_by), B_OPT("chair_noted", m->chair_noted),
                    B_OPT("recorder_noted", m->recorder_noted)));
    return event_row(ctx, "resolution_minutes", m->id);
}

/* ---------------------------------------------------------------- parts */

enum status resolution_parts(struct ctx *ctx, int64_t minutes_id, struct resolution_part **out,
                             size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, minutes_id, place, source_id, kind, label, source, derived, body"
                " FROM resolution_part WHERE congress_id = :congress AND minutes_id = :minutes"
                " ORDER BY place LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("minutes", minutes_id),
                B_INT("most", PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct resolution_part);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct resolution_part){
            .id = cell_int(&r, i, 0),
            .minutes_id = cell_int(&r, i, 1),
            .place = cell_int(&r, i, 2),
            .source_id = cell_int(&r, i, 3),
            .kind = cell_text(&r, i, 4),
            .label = cell_text(&r, i, 5),
            .source = cell_text(&r, i, 6),
            .derived = cell_text(&r, i, 7),
            .body = cell_text(&r, i, 8),
        };
    return ST_OK;
}

enum status resolution_store_insert_part(struct ctx *ctx, const struct resolution_part *p)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO resolution_part (congress_id, id, minutes_id, place, kind, label,"
                " source, source_id, derived, body) VALUES (:congress, :id, :minutes, :place,"
                " :kind, :label, :source, :source_id, :derived, :body)",
                B_INT("congress", ctx->congress_id), B_INT("id", id),
                B_INT("minutes", p->minutes_id), B_INT("place", p->place), B_TEXT("kind", p->kind),
                B_TEXT("label", p->label), B_TEXT("source", p->source),
                B_ID("source_id", p->source_id), B_TEXT("derived", p->derived),
                B_TEXT("body", p->body)));
    return event_row(ctx, "resolution_part", id);
}

enum status resolution_store_update_part(struct ctx *ctx, const struct resolution_part *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE resolution_part SET label = :label, derived = :derived, body = :body"
                    " WHERE congress_id = :congress AND id = :id",
                    B_TEXT("label", p->label), B_TEXT("derived", p->derived),
                    B_TEXT("body", p->body), B_INT("congress", ctx->congress_id),
                    B_INT("id", p->id)));
    return event_row(ctx, "resolution_part", p->id);
}

enum status resolution_store_delete_part(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM resolution_part WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row_gone(ctx, "resolution_part", id);
}
