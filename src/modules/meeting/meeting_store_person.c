// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the people of meetings. */
#include "modules/meeting/meeting_hall.h"
#include "modules/meeting/meeting_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { PEOPLE_MAX = 20000, INVITED_MAX = 20000, HALLS_MAX = 20 };

#define COLUMNS                                                                                    \
    "p.id, p.meeting_id, p.member_id, p.account_id, p.deputy_id, p.version, p.name, p.title,"      \
    " p.place, p.capacity, p.quota, p.receipt, p.receipt_at, p.seat, p.present, p.first_in_at,"    \
    " p.last_out_at, p.absence,"                                                                   \
    " COALESCE((SELECT v.mandate_id FROM meeting_invitation v"                                     \
    " WHERE v.congress_id = p.congress_id AND v.person_id = p.id),"                                \
    " CASE WHEN p.quota = 1 THEN p.deputy_id END)"

static struct meeting_person read_person(const struct rows *r, size_t i)
{
    struct meeting_person p = {
        .id = cell_int(r, i, 0),
        .meeting_id = cell_int(r, i, 1),
        .member_id = cell_int(r, i, 2),
        .account_id = cell_int(r, i, 3),
        .deputy_id = cell_int(r, i, 4),
        .version = cell_int(r, i, 5),
        .name = cell_text(r, i, 6),
        .title = cell_text(r, i, 7),
        .place = (uint32_t)cell_int(r, i, 8),
        .quota = cell_int(r, i, 10) != 0,
        .receipt = cell_text(r, i, 11),
        .receipt_at = cell_int(r, i, 12),
        .seat = cell_text(r, i, 13),
        .present = cell_int(r, i, 14) != 0,
        .first_in_at = cell_int(r, i, 15),
        .last_out_at = cell_int(r, i, 16),
        .absence = cell_text(r, i, 17),
        .mandate_id = cell_int(r, i, 18),
    };

    (void)meeting_capacity_parse(cell_text(r, i, 9), &p.capacity);
    return p;
}

enum status meeting_people(struct ctx *ctx, int64_t meeting_id, struct meeting_person **out,
                           size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM meeting_person p WHERE p.congress_id = :congress"
                " AND p.meeting_id = :meeting"
                " ORDER BY CASE p.capacity WHEN 'member' THEN 0 WHEN 'attendee' THEN 1"
                " WHEN 'observer' THEN 2 ELSE 3 END, p.place, p.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id),
                B_INT("most", PEOPLE_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_person);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_person(&r, i);
    return ST_OK;
}

enum status meeting_person_get(struct ctx *ctx, int64_t id, struct meeting_person *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM meeting_person p WHERE p.congress_id = :congress"
               " AND p.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_person(&r, 0);
    return ST_OK;
}

enum status meeting_person_of(struct ctx *ctx, int64_t meeting_id, int64_t account_id,
                              struct meeting_person *out)
{
    struct rows r;

    if (account_id == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM meeting_person p WHERE p.congress_id = :congress"
               " AND p.meeting_id = :meeting AND p.account_id = :account ORDER BY p.id LIMIT 1",
               B_INT("congress", ctx->congress_id), B_INT("meeting", meeting_id),
               B_INT("account", account_id)));
    *out = read_person(&r, 0);
    return ST_OK;
}

enum status meeting_there(struct ctx *ctx, int64_t meeting_id, int64_t late_from,
                          struct meeting_there *out)
{
    struct rows r;

    TRY(DB_ONE_KEPT(
        ctx, &r,
        "SELECT COUNT(CASE WHEN p.capacity = 'member' THEN 1 END),"
        " COUNT(CASE WHEN p.capacity = 'member' AND p.present = 1 THEN 1 END),"
        " COUNT(CASE WHEN p.capacity <> 'member' AND p.present = 1 THEN 1 END),"
        " COUNT(CASE WHEN p.capacity = 'member' AND CAST(:late AS BIGINT) <> 0"
        " AND p.first_in_at >= CAST(:late AS BIGINT) THEN 1 END)"
        " FROM meeting_person p WHERE p.congress_id = :congress AND p.meeting_id = :meeting",
        B_INT("late", late_from), B_INT("congress", ctx->congress_id),
        B_INT("meeting", meeting_id)));
    *out = (struct meeting_there){
        .members = (uint32_t)cell_int(&r, 0, 0),
        .present = (uint32_t)cell_int(&r, 0, 1),
        .guests = (uint32_t)cell_int(&r, 0, 2),
        .late = (uint32_t)cell_int(&r, 0, 3),
    };
    return ST_OK;
}

enum status meeting_store_of_deputy(struct ctx *ctx, int64_t deputy_id, struct meeting_person **out,
                                    size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM meeting_person p"
                " JOIN meeting m ON m.congress_id = p.congress_id AND m.id = p.meeting_id"
                " WHERE p.congress_id = :congress AND p.deputy_id = :deputy"
                " AND m.state IN ('noticed', 'open', 'adjourned') ORDER BY p.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("deputy", deputy_id),
                B_INT("most", HALLS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_person);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_person(&r, i);
    return ST_OK;
}

enum status meeting_store_invited(struct ctx *ctx, struct str kind, struct date from, int64_t but,
                                  struct meeting_invited **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT p.deputy_id, COUNT(*), MAX(m.starts_on) FROM meeting_person p"
                " JOIN meeting m ON m.congress_id = p.congress_id AND m.id = p.meeting_id"
                " JOIN meeting_kind k ON k.congress_id = m.congress_id AND k.id = m.kind_id"
                " WHERE p.congress_id = :congress AND p.quota = 1 AND p.deputy_id IS NOT NULL"
                " AND k.code = :kind AND m.starts_on >= :from AND m.state <> 'cancelled'"
                " AND m.id <> :but GROUP BY p.deputy_id ORDER BY p.deputy_id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_TEXT("kind", kind),
                B_DATE(ctx->arena, "from", from), B_INT("but", but), B_INT("most", INVITED_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_invited);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct meeting_invited){cell_int(&r, i, 0), (unsigned)cell_int(&r, i, 1),
                                             cell_date(&r, i, 2)};
    return ST_OK;
}

/* ---------------------------------------------------------------- writing */

static enum status insert_invitation(struct ctx *ctx, const struct meeting_person *p)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO meeting_invitation (congress_id, id, person_id, mandate_id)"
                " VALUES (:congress, :id, :person, :mandate)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("person", p->id),
                B_INT("mandate", p->mandate_id)));
    return event_row(ctx, "meeting_invitation", id);
}

enum status meeting_store_person_insert(struct ctx *ctx, const struct meeting_person *p)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO meeting_person (congress_id, id, meeting_id, member_id, account_id, deputy_id,"
        " name, title, place, capacity, quota, receipt, receipt_at, seat, present, first_in_at,"
        " last_out_at, absence)"
        " VALUES (:congress, :id, :meeting, :member, :account, :deputy, :name, :title, :place,"
        " :capacity, :quota, :receipt, :receipt_at, :seat, :present, :first_in, :last_out,"
        " :absence)",
        B_INT("congress", ctx->congress_id), B_INT("id", p->id), B_INT("meeting", p->meeting_id),
        B_ID("member", p->member_id), B_ID("account", p->account_id), B_ID("deputy", p->deputy_id),
        B_TEXT("name", p->name), B_TEXT("title", p->title), B_INT("place", p->place),
        B_Z("capacity", meeting_capacity_word(p->capacity)), B_BOOL("quota", p->quota),
        B_TEXT("receipt", p->receipt), B_ID("receipt_at", p->receipt_at), B_TEXT("seat", p->seat),
        B_BOOL("present", p->present), B_ID("first_in", p->first_in_at),
        B_ID("last_out", p->last_out_at), B_OPT("absence", p->absence)));
    TRY(event_row(ctx, "meeting_person", p->id));
    return p->mandate_id != 0 ? insert_invitation(ctx, p) : ST_OK;
}

enum status meeting_store_person_save(struct ctx *ctx, const struct meeting_person *p)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE meeting_person SET account_id = :account, name = :name, title = :title,"
        " place = :place, capacity = :capacity, quota = :quota, receipt = :receipt,"
        " receipt_at = :receipt_at, seat = :seat, present = :present, first_in_at = :first_in,"
        " last_out_at = :last_out, version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        B_ID("account", p->account_id), B_TEXT("name", p->name), B_TEXT("title", p->title),
        B_INT("place", p->place), B_Z("capacity", meeting_capacity_word(p->capacity)),
        B_BOOL("quota", p->quota), B_TEXT("receipt", p->receipt), B_ID("receipt_at", p->receipt_at),
        B_TEXT("seat", p->seat), B_BOOL("present", p->present), B_ID("first_in", p->first_in_at),
        B_ID("last_out", p->last_out_at), B_INT("congress", ctx->congress_id), B_INT("id", p->id),
        B_INT("version", p->version)));
    return event_row(ctx, "meeting_person", p->id);
}

/* What hangs on him goes with him: papers that name him, leave he asked for, his invitation. */
static enum status delete_parts(struct ctx *ctx, int64_t person_id)
{
    static const struct {
        const char *table, *sql;
    } PARTS[] = {
        {"meeting_paper_reader", "DELETE FROM meeting_paper_reader WHERE congress_id = :congress"
                                 " AND person_id = :person RETURNING id"},
        {"meeting_leave", "DELETE FROM meeting_leave WHERE congress_id = :congress"
                          " AND person_id = :person RETURNING id"},
        {"meeting_invitation", "DELETE FROM meeting_invitation WHERE congress_id = :congress"
                               " AND person_id = :person RETURNING id"},
    };

    arr_each (i, COUNT(PARTS)) {
        struct rows r;

        TRY(DB_ROWS(ctx, &r, PARTS[i].sql, B_INT("congress", ctx->congress_id),
                    B_INT("person", person_id)));
        arr_each (k, r.count)
            TRY(event_row_gone(ctx, PARTS[i].table, cell_int(&r, k, 0)));
    }
    return ST_OK;
}

enum status meeting_store_person_delete(struct ctx *ctx, const struct meeting_person *p)
{
    TRY(delete_parts(ctx, p->id));
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM meeting_person WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", p->id),
                    B_INT("version", p->version)));
    return event_row_gone(ctx, "meeting_person", p->id);
}
