// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on deputy_people, and deputies counted by people. */
#include "modules/deputy/deputy_report.h"
#include "platform/db.h"
#include "platform/event.h"

enum { PEOPLE_MAX = 3000 };

enum status deputy_people(struct ctx *ctx, struct str kind, struct deputy_people **out,
                          size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT p.id, p.version, p.name, p.people, (SELECT COUNT(*) FROM deputy d"
                " WHERE d.congress_id = p.congress_id AND d.ethnic = p.name"
                " AND d.from_on <= :today AND (d.to_on IS NULL OR d.to_on >= :today))"
                " FROM deputy_people p WHERE p.congress_id = :congress AND p.kind = :kind"
                " ORDER BY p.people DESC, p.id LIMIT :most",
                B_DATE(ctx->arena, "today", ctx->today), B_INT("congress", ctx->congress_id),
                B_TEXT("kind", kind), B_INT("most", PEOPLE_MAX)));
    *out = arena_array(ctx->arena, r.count, struct deputy_people);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct deputy_people){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .kind = kind,
            .name = cell_text(&r, i, 2),
            .people = cell_int(&r, i, 3),
            .seated = cell_int(&r, i, 4),
        };
    return ST_OK;
}

enum status deputy_store_people_set(struct ctx *ctx, const struct deputy_people *p)
{
    if (p->version != 0) {
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE deputy_people SET people = :people, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        B_INT("people", p->people), B_INT("congress", ctx->congress_id),
                        B_INT("id", p->id), B_INT("version", p->version)));
    } else {
        TRY(DB_EXEC(ctx,
                    "INSERT INTO deputy_people (congress_id, id, kind, name, people)"
                    " VALUES (:congress, :id, :kind, :name, :people)",
                    B_INT("congress", ctx->congress_id), B_INT("id", p->id),
                    B_TEXT("kind", p->kind), B_TEXT("name", p->name), B_INT("people", p->people)));
    }
    return event_row(ctx, "deputy_people", p->id);
}
