// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on meetings. Kinds: meeting_store_kind.c; items and people: meeting_store_item.c,
 * meeting_store_person.c; the list: meeting_store_list.c */
#include "modules/meeting/meeting_store.h"
#include "modules/meeting/meeting_store_row.h"
#include "platform/event.h"

enum { BELOW_MAX = 200, BETWEEN_MAX = 400 };

struct meeting meeting_store_read(const struct rows *r, size_t i)
{
    struct meeting m = {
        .id = cell_int(r, i, 0),
        .kind_id = cell_int(r, i, 1),
        .rule_id = cell_int(r, i, 2),
        .body_id = cell_int(r, i, 3),
        .session_id = cell_int(r, i, 4),
        .parent_id = cell_int(r, i, 5),
        .version = cell_int(r, i, 6),
        .name = cell_text(r, i, 7),
        .kind = cell_text(r, i, 8),
        .kind_name = cell_text(r, i, 9),
        .place = cell_text(r, i, 10),
        .number = (int)cell_int(r, i, 11),
        .starts_on = cell_date(r, i, 13),
        .ends_on = cell_date(r, i, 14),
        .starts_at = cell_int(r, i, 15),
        .current_item_id = cell_int(r, i, 16),
        .opened_at = cell_int(r, i, 17),
        .closed_at = cell_int(r, i, 18),
        .all_members = (uint32_t)cell_int(r, i, 19),
        .seat_rows = (unsigned)cell_int(r, i, 20),
        .seat_cols = (unsigned)cell_int(r, i, 21),
        .closed_door = cell_int(r, i, 22) != 0,
        .recorded = cell_int(r, i, 23) != 0,
        .urgent_reason = cell_text(r, i, 24),
        .cancel_reason = cell_text(r, i, 25),
    };

    (void)meeting_state_parse(cell_text(r, i, 12), &m.state);
    return m;
}

void meeting_store_read_all(struct ctx *ctx, const struct rows *r, struct meeting **out,
                            size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct meeting);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = meeting_store_read(r, i);
}

enum status meeting_get(struct ctx *ctx, int64_t id, struct meeting *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, MEETING_SELECT " WHERE m.congress_id = :congress AND m.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = meeting_store_read(&r, 0);
    return ST_OK;
}

enum status meeting_store_last_number(struct ctx *ctx, int64_t kind_id, int64_t body_id,
                                      struct date from, int *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(MAX(number), 0) FROM meeting WHERE congress_id = :congress"
               " AND kind_id = :kind AND COALESCE(body_id, 0) = :body AND starts_on >= :from"
               " AND state <> 'cancelled'",
               B_INT("congress", ctx->congress_id), B_INT("kind", kind_id), B_INT("body", body_id),
               B_DATE(ctx->arena, "from", from)));
    *out = (int)cell_int(&r, 0, 0);
    return ST_OK;
}

enum status meeting_store_below(struct ctx *ctx, int64_t parent_id, struct meeting **out,
                                size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                MEETING_SELECT " WHERE m.congress_id = :congress AND m.parent_id = :parent"
                               " ORDER BY m.starts_on, COALESCE(m.starts_at, 0), m.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("parent", parent_id),
                B_INT("most", BELOW_MAX)));
    meeting_store_read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status meeting_store_between(struct ctx *ctx, struct str kind, struct date from,
                                  struct date to, struct meeting **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                MEETING_SELECT " WHERE m.congress_id = :congress AND m.starts_on >= :from"
                               " AND m.starts_on <= :to AND m.state <> 'cancelled'"
                               " AND (:kind IS NULL OR k.code = :kind)"
                               " ORDER BY m.starts_on, COALESCE(m.starts_at, 0), m.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_DATE(ctx->arena, "to", to), B_OPT("kind", kind), B_INT("most", BETWEEN_MAX)));
    meeting_store_read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status meeting_store_recorded(struct ctx *ctx, const char *sort, struct date from,
                                   unsigned limit, struct meeting **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                MEETING_SELECT " WHERE m.congress_id = :congress AND m.starts_on >= :from"
                               " AND m.recorded = 1 AND m.state <> 'cancelled'"
                               " AND EXISTS (SELECT 1 FROM meeting_item i"
                               "  WHERE i.congress_id = m.congress_id AND i.meeting_id = m.id"
                               "  AND i.sort = :sort)"
                               " ORDER BY m.starts_on DESC, m.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                B_Z("sort", sort), B_INT("most", limit)));
    meeting_store_read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status meeting_store_of_account(struct ctx *ctx, int64_t account_id, unsigned limit,
                                     struct meeting **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                MEETING_SELECT
                " JOIN meeting_person p ON p.congress_id = m.congress_id AND p.meeting_id = m.id"
                " WHERE m.congress_id = :congress AND p.account_id = :account"
                " AND m.state <> 'draft' ORDER BY m.starts_on DESC, m.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("account", account_id),
                B_INT("most", limit)));
    meeting_store_read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status meeting_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                              size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM meeting WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- writing */

enum status meeting_store_insert(struct ctx *ctx, const struct meeting *m)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO meeting (congress_id, id, kind_id, rule_id, body_id, session_id, parent_id,"
        " name, place, number, state, starts_on, ends_on, starts_at, urgent_reason, cancel_reason,"
        " recorded, all_members, seat_rows, seat_cols, opened_at, closed_at, created_at)"
        " VALUES (:congress, :id, :kind, :rule, :body, :session, :parent, :name, :place, :number,"
        " :state, :starts_on, :ends_on, :starts_at, :urgent, '', :recorded, :all_members, 0, 0,"
        " :opened, :closed, :now)",
        B_INT("congress", ctx->congress_id), B_INT("id", m->id), B_INT("kind", m->kind_id),
        B_INT("rule", m->rule_id), B_ID("body", m->body_id), B_ID("session", m->session_id),
        B_ID("parent", m->parent_id), B_TEXT("name", m->name), B_TEXT("place", m->place),
        B_INT("number", m->number), B_Z("state", meeting_state_word(m->state)),
        B_DATE(ctx->arena, "starts_on", m->starts_on), B_DATE(ctx->arena, "ends_on", m->ends_on),
        B_ID("starts_at", m->starts_at), B_TEXT("urgent", m->urgent_reason),
        B_BOOL("recorded", m->recorded), B_INT("all_members", m->all_members),
        B_ID("opened", m->opened_at), B_ID("closed", m->closed_at), B_INT("now", ctx->now)));
    return event_row(ctx, "meeting", m->id);
}

enum status meeting_store_save(struct ctx *ctx, const struct meeting *m)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE meeting SET name = :name, place = :place, number = :number, state = :state,"
        " starts_on = :starts_on, ends_on = :ends_on, starts_at = :starts_at,"
        " current_item_id = :item, opened_at = :opened, closed_at = :closed,"
        " all_members = :all_members, seat_rows = :seat_rows, seat_cols = :seat_cols,"
        " urgent_reason = :urgent, cancel_reason = :cancel, version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        B_TEXT("name", m->name), B_TEXT("place", m->place), B_INT("number", m->number),
        B_Z("state", meeting_state_word(m->state)), B_DATE(ctx->arena, "starts_on", m->starts_on),
        B_DATE(ctx->arena, "ends_on", m->ends_on), B_ID("starts_at", m->starts_at),
        B_ID("item", m->current_item_id), B_ID("opened", m->opened_at),
        B_ID("closed", m->closed_at), B_INT("all_members", m->all_members),
        B_INT("seat_rows", m->seat_rows), B_INT("seat_cols", m->seat_cols),
        B_TEXT("urgent", m->urgent_reason), B_TEXT("cancel", m->cancel_reason),
        B_INT("congress", ctx->congress_id), B_INT("id", m->id), B_INT("version", m->version)));
    return event_row(ctx, "meeting", m->id);
}

enum status meeting_store_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM meeting WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row_gone(ctx, "meeting", id);
}

enum status meeting_store_set_recorded(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC(ctx, "UPDATE meeting SET recorded = 1 WHERE congress_id = :congress AND id = :id",
                B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "meeting", id);
}
