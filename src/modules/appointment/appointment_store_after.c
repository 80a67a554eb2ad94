// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of certificates, reports and oaths. */
#include "modules/appointment/appointment_list.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

enum status appointment_store_certificate(struct ctx *ctx, int64_t id,
                                          struct appointment_certificate *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, appointment_id, year, number, signer, signed_on, handed_on"
                " FROM appointment_certificate WHERE congress_id = :congress"
                " AND appointment_id = :id",
                CONGRESS, B_INT("id", id)));
    if (r.count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = (struct appointment_certificate){
        cell_int(&r, 0, 0),  cell_int(&r, 0, 1),  cell_int(&r, 0, 2), cell_int(&r, 0, 3),
        cell_text(&r, 0, 4), cell_date(&r, 0, 5), cell_date(&r, 0, 6)};
    return ST_OK;
}

enum status appointment_store_certificate_last(struct ctx *ctx, int64_t year, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT COALESCE(MAX(number), 0) FROM appointment_certificate"
                " WHERE congress_id = :congress AND year = :year",
                CONGRESS, B_INT("year", year)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status appointment_store_certificate_put(struct ctx *ctx,
                                              const struct appointment_certificate *c)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO appointment_certificate (congress_id, id, appointment_id, year,"
                " number, signer, signed_on, handed_on) VALUES (:congress, :id, :matter, :year,"
                " :number, :signer, :signed, :handed)"
                " ON CONFLICT (congress_id, id) DO UPDATE SET handed_on = :handed",
                CONGRESS, B_INT("id", c->id), B_INT("matter", c->appointment_id),
                B_INT("year", c->year), B_INT("number", c->number), B_TEXT("signer", c->signer),
                B_DATE(ctx->arena, "signed", c->signed_on),
                B_DATE(ctx->arena, "handed", c->handed_on)));
    return event_row(ctx, "appointment_certificate", c->id);
}

enum status appointment_store_reports(struct ctx *ctx, int64_t id, struct appointment_report **out,
                                      size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, appointment_id, whom, paper, sent_on FROM appointment_report"
                " WHERE congress_id = :congress AND appointment_id = :id ORDER BY id",
                CONGRESS, B_INT("id", id)));
    *out = arena_array(ctx->arena, r.count, struct appointment_report);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct appointment_report){cell_int(&r, i, 0), cell_int(&r, i, 1), cell_text(&r, i, 2),
                                        cell_text(&r, i, 3), cell_date(&r, i, 4)};
    return ST_OK;
}

enum status appointment_store_report_add(struct ctx *ctx, const struct appointment_report *r)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO appointment_report (congress_id, id, appointment_id, whom, sent_on,"
                " paper) VALUES (:congress, :id, :matter, :whom, :day, :paper)",
                CONGRESS, B_INT("id", r->id), B_INT("matter", r->appointment_id),
                B_TEXT("whom", r->whom), B_DATE(ctx->arena, "day", r->sent_on),
                B_TEXT("paper", r->paper)));
    return event_row(ctx, "appointment_report", r->id);
}

/* ---------------------------------------------------------------- oaths */

enum status appointment_store_oath(struct ctx *ctx, int64_t id, struct appointment_oath *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, version, held_on, place, organiser, presider, leader, state, note"
               " FROM appointment_oath WHERE congress_id = :congress AND id = :id",
               CONGRESS, B_INT("id", id)));
    *out = (struct appointment_oath){
        .id = cell_int(&r, 0, 0),
        .version = cell_int(&r, 0, 1),
        .held_on = cell_date(&r, 0, 2),
        .place = cell_text(&r, 0, 3),
        .organiser = cell_text(&r, 0, 4),
        .presider = cell_text(&r, 0, 5),
        .leader = cell_text(&r, 0, 6),
        .state = cell_text(&r, 0, 7),
        .note = cell_text(&r, 0, 8),
    };
    return ST_OK;
}

#define OATH_VALUES(o)                                                                             \
    CONGRESS, B_INT("id", (o)->id), B_DATE(ctx->arena, "held", (o)->held_on),                      \
        B_TEXT("place", (o)->place), B_TEXT("organiser", (o)->organiser),                          \
        B_TEXT("presider", (o)->presider), B_TEXT("leader", (o)->leader),                          \
        B_TEXT("state", (o)->state), B_TEXT("note", (o)->note)

enum status appointment_store_oath_insert(struct ctx *ctx, const struct appointment_oath *o)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO appointment_oath (congress_id, id, held_on, place, organiser,"
                " presider, leader, state, note) VALUES (:congress, :id, :held, :place,"
                " :organiser, :presider, :leader, :state, :note)",
                OATH_VALUES(o)));
    return event_row(ctx, "appointment_oath", o->id);
}

enum status appointment_store_oath_update(struct ctx *ctx, const struct appointment_oath *o)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE appointment_oath SET held_on = :held, place = :place,"
                    " organiser = :organiser, presider = :presider, leader = :leader,"
                    " state = :state, note = :note, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    OATH_VALUES(o), B_INT("version", o->version)));
    return event_row(ctx, "appointment_oath", o->id);
}

enum status appointment_store_swearers(struct ctx *ctx, int64_t oath_id,
                                       struct appointment_swearer **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT s.id, s.oath_id, s.appointment_id, s.state, p.name, o.name"
                " FROM appointment_swearing s"
                " JOIN appointment a ON a.congress_id = s.congress_id AND a.id = s.appointment_id"
                " JOIN appointment_person p ON p.congress_id = a.congress_id AND p.id = a.person_id"
                " JOIN appointment_post o ON o.congress_id = a.congress_id AND o.id = a.post_id"
                " WHERE s.congress_id = :congress AND s.oath_id = :oath ORDER BY s.id",
                CONGRESS, B_INT("oath", oath_id)));
    *out = arena_array(ctx->arena, r.count, struct appointment_swearer);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct appointment_swearer){cell_int(&r, i, 0),  cell_int(&r, i, 1),
                                                 cell_int(&r, i, 2),  cell_text(&r, i, 3),
                                                 cell_text(&r, i, 4), cell_text(&r, i, 5)};
    return ST_OK;
}

enum status appointment_store_swearer_add(struct ctx *ctx, int64_t oath_id, int64_t appointment_id)
{
    const int64_t row = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO appointment_swearing (congress_id, id, oath_id, appointment_id, state)"
                " VALUES (:congress, :id, :oath, :matter, 'listed')",
                CONGRESS, B_INT("id", row), B_INT("oath", oath_id),
                B_INT("matter", appointment_id)));
    return event_row(ctx, "appointment_swearing", row);
}

enum status appointment_store_swearer_state(struct ctx *ctx, int64_t id, struct str state)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE appointment_swearing SET state = :state"
                    " WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id), B_TEXT("state", state)));
    return event_row(ctx, "appointment_swearing", id);
}
