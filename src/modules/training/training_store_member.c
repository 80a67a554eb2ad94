// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of who is on the list of a class, and of certificates. */
#include "modules/training/training_list.h"
#include "modules/training/training_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)
#define MEMBER                                                                                     \
    "SELECT m.id, m.version, m.class_id, m.deputy_id, d.name, d.delegation_name, m.answer,"        \
    " m.reason, m.presence, m.how, COALESCE(m.signed_at, 0), c.title, c.form, c.starts_on,"        \
    " c.hours FROM training_member m JOIN training c ON c.congress_id = m.congress_id"             \
    " AND c.id = m.class_id JOIN deputy_v_name d ON d.congress_id = m.congress_id"                 \
    " AND d.id = m.deputy_id WHERE m.congress_id = :congress"

static struct training_member read_member(const struct rows *r, size_t i)
{
    return (struct training_member){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .class_id = cell_int(r, i, 2),
        .deputy_id = cell_int(r, i, 3),
        .name = cell_text(r, i, 4),
        .delegation = cell_text(r, i, 5),
        .answer = cell_text(r, i, 6),
        .reason = cell_text(r, i, 7),
        .presence = cell_text(r, i, 8),
        .how = cell_text(r, i, 9),
        .signed_at = cell_int(r, i, 10),
        .title = cell_text(r, i, 11),
        .form = cell_text(r, i, 12),
        .on = cell_date(r, i, 13),
        .hours = cell_int(r, i, 14),
    };
}

enum status training_store_members(struct ctx *ctx, int64_t class_id, struct training_member **out,
                                   size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                MEMBER " AND m.class_id = :class ORDER BY d.delegation_id, d.id"
                       " LIMIT :most",
                CONGRESS, B_INT("class", class_id), B_INT("most", TRAINING_PEOPLE_MAX)));
    *out = arena_array(ctx->arena, r.count, struct training_member);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_member(&r, i);
    return ST_OK;
}

enum status training_store_place(struct ctx *ctx, int64_t class_id, int64_t deputy_id,
                                 struct training_member *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, MEMBER " AND m.class_id = :class AND m.deputy_id = :deputy", CONGRESS,
               B_INT("class", class_id), B_INT("deputy", deputy_id)));
    *out = read_member(&r, 0);
    return ST_OK;
}

enum status training_store_member(struct ctx *ctx, int64_t id, struct training_member *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, MEMBER " AND m.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_member(&r, 0);
    return ST_OK;
}

#define VALUES(ctx, m)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (m)->id), B_TEXT("answer", (m)->answer),    \
        B_TEXT("reason", (m)->reason), B_TEXT("presence", (m)->presence), B_TEXT("how", (m)->how), \
        B_ID("signed", (m)->signed_at)

enum status training_store_member_insert(struct ctx *ctx, const struct training_member *m)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO training_member (congress_id, id, class_id, deputy_id, answer, reason,"
                " presence, how, signed_at) VALUES (:congress, :id, :class, :deputy, :answer,"
                " :reason, :presence, :how, :signed)",
                VALUES(ctx, m), B_INT("class", m->class_id), B_INT("deputy", m->deputy_id)));
    return event_row(ctx, "training_member", m->id);
}

enum status training_store_member_update(struct ctx *ctx, const struct training_member *m)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE training_member SET answer = :answer, reason = :reason,"
                    " presence = :presence, how = :how, signed_at = :signed, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    VALUES(ctx, m), B_INT("version", m->version)));
    return event_row(ctx, "training_member", m->id);
}

enum status training_store_member_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM training_member WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "training_member", id);
}

enum status training_store_count(struct ctx *ctx, int64_t id, struct training_count *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*), COALESCE(SUM(CASE WHEN answer = 'yes' THEN 1 ELSE 0 END), 0),"
               " COALESCE(SUM(CASE WHEN presence = '' AND answer <> 'no' THEN 1 ELSE 0 END), 0)"
               " FROM training_member WHERE congress_id = :congress AND class_id = :id",
               CONGRESS, B_INT("id", id)));
    *out = (struct training_count){cell_int(&r, 0, 0), cell_int(&r, 0, 1), cell_int(&r, 0, 2)};
    return ST_OK;
}

enum status training_store_hours(struct ctx *ctx, struct date since, int64_t **out_ids,
                                 int64_t **out_hours, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT m.deputy_id, CAST(SUM(c.hours) AS BIGINT) FROM training_member m"
                " JOIN training c ON c.congress_id = m.congress_id AND c.id = m.class_id"
                " WHERE m.congress_id = :congress AND m.presence = 'attended'"
                " AND c.state <> 'cancelled' AND c.starts_on >= :since"
                " GROUP BY m.deputy_id ORDER BY m.deputy_id LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "since", since), B_INT("most", DB_ROWS_MAX)));
    *out_ids = arena_array(ctx->arena, r.count, int64_t);
    *out_hours = arena_array(ctx->arena, r.count, int64_t);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out_ids)[i] = cell_int(&r, i, 0);
        (*out_hours)[i] = cell_int(&r, i, 1);
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- certificates */

enum status training_store_earners(struct ctx *ctx, int64_t class_id, struct training_earner **out,
                                   size_t *out_count, int64_t *out_tests)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*) FROM training_test WHERE congress_id = :congress"
               " AND class_id = :class AND state <> 'draft'",
               CONGRESS, B_INT("class", class_id)));
    *out_tests = cell_int(&r, 0, 0);
    TRY(DB_ROWS(ctx, &r,
                "SELECT m.deputy_id, (SELECT COUNT(*) FROM training_seat s JOIN training_test t"
                " ON t.congress_id = s.congress_id AND t.id = s.test_id"
                " WHERE s.congress_id = m.congress_id AND s.deputy_id = m.deputy_id"
                " AND t.class_id = m.class_id AND t.state <> 'draft' AND s.state = 'passed'),"
                " d.name, m.presence FROM training_member m"
                " JOIN deputy_v_name d ON d.congress_id = m.congress_id AND d.id = m.deputy_id"
                " WHERE m.congress_id = :congress AND m.class_id = :class AND NOT EXISTS"
                " (SELECT 1 FROM training_certificate x WHERE x.congress_id = m.congress_id"
                "  AND x.class_id = m.class_id AND x.deputy_id = m.deputy_id)"
                " ORDER BY m.id LIMIT :most",
                CONGRESS, B_INT("class", class_id), B_INT("most", TRAINING_PEOPLE_MAX)));
    *out = arena_array(ctx->arena, r.count, struct training_earner);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct training_earner){cell_int(&r, i, 0), cell_int(&r, i, 1),
                                             cell_text(&r, i, 2), cell_text(&r, i, 3)};
    return ST_OK;
}

enum status training_store_last_number(struct ctx *ctx, int year, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(MAX(number), 0) FROM training_certificate"
               " WHERE congress_id = :congress AND year = :year",
               CONGRESS, B_INT("year", year)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status training_store_certify(struct ctx *ctx, const struct training_certificate *c)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO training_certificate (congress_id, id, class_id, deputy_id, name,"
                " title, year, number, hours, from_on, to_on, given_on) VALUES (:congress, :id,"
                " :class, :deputy, :name, :title, :year, :number, :hours, :from, :to, :given)",
                CONGRESS, B_INT("id", c->id), B_INT("class", c->class_id),
                B_INT("deputy", c->deputy_id), B_TEXT("name", c->name), B_TEXT("title", c->title),
                B_INT("year", c->year), B_INT("number", c->number), B_INT("hours", c->hours),
                B_DATE(ctx->arena, "from", c->from_on), B_DATE(ctx->arena, "to", c->to_on),
                B_DATE(ctx->arena, "given", c->given_on)));
    return event_row(ctx, "training_certificate", c->id);
}

enum status training_store_certificate(struct ctx *ctx, int64_t id,
                                       struct training_certificate *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, class_id, deputy_id, name, title, year, number, hours, from_on, to_on,"
               " given_on FROM training_certificate WHERE congress_id = :congress AND id = :id",
               CONGRESS, B_INT("id", id)));
    *out = (struct training_certificate){
        .id = cell_int(&r, 0, 0),
        .class_id = cell_int(&r, 0, 1),
        .deputy_id = cell_int(&r, 0, 2),
        .name = cell_text(&r, 0, 3),
        .title = cell_text(&r, 0, 4),
        .year = cell_int(&r, 0, 5),
        .number = cell_int(&r, 0, 6),
        .hours = cell_int(&r, 0, 7),
        .from_on = cell_date(&r, 0, 8),
        .to_on = cell_date(&r, 0, 9),
        .given_on = cell_date(&r, 0, 10),
    };
    return ST_OK;
}
