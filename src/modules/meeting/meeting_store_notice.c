// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on notices that went out, leave, and private notes. */
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store_plan.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { NOTICES_MAX = 100, LEAVES_MAX = 2000, WAITING_MAX = 100 };

static const char REASON[] = "meeting_leave.reason", NOTE[] = "meeting_annotation.text";

/* ---------------------------------------------------------------- notices */

enum status meeting_store_notices(struct ctx *ctx, int64_t meeting_id, struct meeting_notice **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, number, sent_at, sent_on, sent_by, text, days, needed, reason"
                " FROM meeting_notice WHERE congress_id = :congress AND meeting_id = :meeting"
                " ORDER BY number LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id),
                B_INT("most", NOTICES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_notice);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct meeting_notice){
            .id = cell_int(&r, i, 0),
            .number = (unsigned)cell_int(&r, i, 1),
            .sent_at = cell_int(&r, i, 2),
            .sent_on = cell_date(&r, i, 3),
            .sent_by = cell_int(&r, i, 4),
            .text = cell_text(&r, i, 5),
            .days = (unsigned)cell_int(&r, i, 6),
            .needed = (unsigned)cell_int(&r, i, 7),
            .reason = cell_text(&r, i, 8),
        };
    return ST_OK;
}

enum status meeting_store_notice_insert(struct ctx *ctx, int64_t meeting_id,
                                        const struct meeting_notice *n)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO meeting_notice (congress_id, id, meeting_id, number, sent_at, sent_on,"
                " sent_by, text, days, needed, reason)"
                " VALUES (:congress, :id, :meeting, :number, :at, :on, :by, :text, :days, :needed,"
                " :reason)",
                B_INT("congress", ctx->congress_id), B_INT("id", n->id),
                B_INT("meeting", meeting_id), B_INT("number", n->number), B_INT("at", n->sent_at),
                B_DATE(ctx->arena, "on", n->sent_on), B_ID("by", n->sent_by),
                B_TEXT("text", n->text), B_INT("days", n->days), B_INT("needed", n->needed),
                B_TEXT("reason", n->reason)));
    return event_row(ctx, "meeting_notice", n->id);
}

/* ---------------------------------------------------------------- leave */

#define LEAVE                                                                                      \
    "l.id, l.version, l.meeting_id, l.person_id, l.asked_at, l.decided_at, l.decided_by,"          \
    " l.key_id, p.name, l.sort, l.reason_sealed, l.state, l.note,"                                 \
    " CASE WHEN p.capacity = 'attendee' AND (p.quota = 1 OR EXISTS (SELECT 1"                      \
    " FROM meeting_invitation v WHERE v.congress_id = p.congress_id AND v.person_id = p.id))"      \
    " THEN 1 ELSE 0 END FROM meeting_leave l"                                                      \
    " JOIN meeting_person p ON p.congress_id = l.congress_id AND p.id = l.person_id"

static struct meeting_leave_row read_leave(const struct rows *r, size_t i)
{
    return (struct meeting_leave_row){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .meeting_id = cell_int(r, i, 2),
        .person_id = cell_int(r, i, 3),
        .asked_at = cell_int(r, i, 4),
        .decided_at = cell_int(r, i, 5),
        .decided_by = cell_int(r, i, 6),
        .key_id = cell_int(r, i, 7),
        .person = cell_text(r, i, 8),
        .sort = cell_text(r, i, 9),
        .sealed = cell_text(r, i, 10),
        .state = cell_text(r, i, 11),
        .note = cell_text(r, i, 12),
        .invited = cell_int(r, i, 13) != 0,
    };
}

enum status meeting_store_leave(struct ctx *ctx, int64_t id, struct meeting_leave_row *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT " LEAVE " WHERE l.congress_id = :congress AND l.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_leave(&r, 0);
    return ST_OK;
}

enum status meeting_store_leaves(struct ctx *ctx, int64_t meeting_id, int64_t person_id,
                                 struct meeting_leave_row **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " LEAVE " WHERE l.congress_id = :congress AND l.meeting_id = :meeting"
                " AND (:person IS NULL OR l.person_id = :person) ORDER BY l.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id),
                B_ID("person", person_id), B_INT("most", LEAVES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_leave_row);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_leave(&r, i);
    return ST_OK;
}

enum status meeting_store_leaves_asked(struct ctx *ctx, struct meeting_leave_row **out,
                                       size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " LEAVE
                " JOIN meeting m ON m.congress_id = l.congress_id AND m.id = l.meeting_id"
                " WHERE l.congress_id = :congress AND l.state = 'asked'"
                " AND m.state IN ('draft', 'noticed', 'open', 'adjourned') ORDER BY l.id"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", WAITING_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_leave_row);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_leave(&r, i);
    return ST_OK;
}

enum status meeting_store_leaves_waiting(struct ctx *ctx, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT l.id FROM meeting_leave l"
                     " JOIN meeting m ON m.congress_id = l.congress_id AND m.id = l.meeting_id"
                     " WHERE l.congress_id = :congress AND l.state = 'asked'"
                     " AND m.state IN ('draft', 'noticed', 'open', 'adjourned') LIMIT :most",
                     B_INT("congress", ctx->congress_id), B_INT("most", WAITING_MAX)));
    *out = (int64_t)r.count;
    return ST_OK;
}

enum status meeting_store_leave_insert(struct ctx *ctx, const struct meeting_leave_row *l,
                                       struct str reason)
{
    struct str sealed;

    TRY(crypt_seal(ctx, l->key_id, REASON, reason, &sealed));
    TRY(DB_EXEC(ctx,
                "INSERT INTO meeting_leave (congress_id, id, meeting_id, person_id, sort, key_id,"
                " reason_sealed, state, asked_at, note)"
                " VALUES (:congress, :id, :meeting, :person, :sort, :key, :sealed, 'asked', :now,"
                " '')",
                B_INT("congress", ctx->congress_id), B_INT("id", l->id),
                B_INT("meeting", l->meeting_id), B_INT("person", l->person_id),
                B_TEXT("sort", l->sort), B_INT("key", l->key_id), B_SEALED("sealed", sealed),
                B_INT("now", ctx->now)));
    return event_row(ctx, "meeting_leave", l->id);
}

enum status meeting_store_leave_save(struct ctx *ctx, const struct meeting_leave_row *l)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE meeting_leave SET state = :state, note = :note, decided_at = :at, decided_by = :by,"
        " version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        B_TEXT("state", l->state), B_TEXT("note", l->note), B_ID("at", l->decided_at),
        B_ID("by", l->decided_by), B_INT("congress", ctx->congress_id), B_INT("id", l->id),
        B_INT("version", l->version)));
    return event_row(ctx, "meeting_leave", l->id);
}

enum status meeting_store_leave_reason(struct ctx *ctx, const struct meeting_leave_row *l,
                                       struct str *out)
{
    return crypt_open_kept(ctx, l->key_id, REASON, l->sealed, out);
}

/* ---------------------------------------------------------------- private notes */

enum status meeting_store_note(struct ctx *ctx, int64_t account_id, int64_t item_id,
                               struct str *out)
{
    struct rows r;

    *out = S("");
    TRY(DB_ROWS(ctx, &r,
                "SELECT key_id, sealed FROM meeting_annotation WHERE congress_id = :congress"
                " AND account_id = :account AND item_id = :item",
                B_INT("congress", ctx->congress_id), B_INT("account", account_id),
                B_INT("item", item_id)));
    if (r.count == 0)
        return ST_OK;
    return crypt_open_kept(ctx, cell_int(&r, 0, 0), NOTE, cell_text(&r, 0, 1), out);
}

enum status meeting_store_note_put(struct ctx *ctx, int64_t meeting_id, int64_t item_id,
                                   int64_t account_id, int64_t key_id, struct str text)
{
    struct str sealed;

    TRY(DB_EXEC(ctx,
                "DELETE FROM meeting_annotation WHERE congress_id = :congress"
                " AND account_id = :account AND item_id = :item",
                B_INT("congress", ctx->congress_id), B_INT("account", account_id),
                B_INT("item", item_id)));
    if (text.len == 0)
        return ST_OK;
    TRY(crypt_seal(ctx, key_id, NOTE, text, &sealed));
    return DB_EXEC(ctx,
                   "INSERT INTO meeting_annotation (congress_id, id, meeting_id, item_id,"
                   " account_id, key_id, sealed, written_at)"
                   " VALUES (:congress, :id, :meeting, :item, :account, :key, :sealed, :now)",
                   B_INT("congress", ctx->congress_id), B_INT("id", db_new_id(ctx)),
                   B_INT("meeting", meeting_id), B_INT("item", item_id),
                   B_INT("account", account_id), B_INT("key", key_id), B_SEALED("sealed", sealed),
                   B_INT("now", ctx->now));
}
