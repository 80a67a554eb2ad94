// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of disciplinary sanctions. */
#include "modules/appointment/appointment_list.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)
#define SANCTION                                                                                   \
    "SELECT s.id, s.version, s.person_id, s.kind, s.organ, s.told_on, s.decided_on, s.number,"     \
    " s.note, p.name FROM appointment_sanction s JOIN appointment_person p"                        \
    " ON p.congress_id = s.congress_id AND p.id = s.person_id WHERE s.congress_id = :congress"

static struct appointment_sanction read_sanction(const struct rows *r, size_t i)
{
    return (struct appointment_sanction){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .person_id = cell_int(r, i, 2),
        .kind = cell_text(r, i, 3),
        .organ = cell_text(r, i, 4),
        .told_on = cell_date(r, i, 5),
        .decided_on = cell_date(r, i, 6),
        .number = cell_text(r, i, 7),
        .note = cell_text(r, i, 8),
        .person = cell_text(r, i, 9),
    };
}

enum status appointment_store_sanction(struct ctx *ctx, int64_t id,
                                       struct appointment_sanction *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, SANCTION " AND s.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_sanction(&r, 0);
    return ST_OK;
}

static void read_all(struct ctx *ctx, const struct rows *r, struct appointment_sanction **out,
                     size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct appointment_sanction);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_sanction(r, i);
}

enum status appointment_store_sanctions(struct ctx *ctx, int64_t person_id,
                                        struct appointment_sanction **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, SANCTION " AND s.person_id = :person ORDER BY s.id LIMIT 50", CONGRESS,
                B_INT("person", person_id)));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status appointment_store_sanctions_open(struct ctx *ctx, struct appointment_sanction **out,
                                             size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(
        ctx, &r, SANCTION " AND s.decided_on IS NULL ORDER BY s.told_on, s.id LIMIT 50", CONGRESS));
    read_all(ctx, &r, out, out_count);
    return ST_OK;
}

enum status appointment_store_sanction_put(struct ctx *ctx, const struct appointment_sanction *s,
                                           bool fresh)
{
    if (fresh)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO appointment_sanction (congress_id, id, person_id, kind, organ,"
                    " told_on, decided_on, number, note) VALUES (:congress, :id, :person, :kind,"
                    " :organ, :told, NULL, '', :note)",
                    CONGRESS, B_INT("id", s->id), B_INT("person", s->person_id),
                    B_TEXT("kind", s->kind), B_TEXT("organ", s->organ),
                    B_DATE(ctx->arena, "told", s->told_on), B_TEXT("note", s->note)));
    else
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE appointment_sanction SET decided_on = :decided, number = :number,"
                        " version = version + 1 WHERE congress_id = :congress AND id = :id"
                        " AND version = :version",
                        CONGRESS, B_INT("id", s->id), B_INT("version", s->version),
                        B_DATE(ctx->arena, "decided", s->decided_on), B_TEXT("number", s->number)));
    return event_row(ctx, "appointment_sanction", s->id);
}
