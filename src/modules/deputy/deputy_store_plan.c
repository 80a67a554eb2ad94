// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on seats, constituencies and by-elections. */
#include "modules/deputy/deputy_store_plan.h"
#include "platform/db.h"
#include "platform/event.h"

enum { CONSTITUENCIES_MAX = 5000, BYELECTIONS_MAX = 500 };

enum status deputy_seats(struct ctx *ctx, struct deputy_seats *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, version, population, formula, total, raised, decided_by, document,"
               " reason, decided_on, filed_on FROM deputy_seats WHERE congress_id = :congress"
               " ORDER BY decided_on DESC, id DESC LIMIT 1",
               B_INT("congress", ctx->congress_id)));
    *out = (struct deputy_seats){
        .id = cell_int(&r, 0, 0),
        .version = cell_int(&r, 0, 1),
        .population = cell_int(&r, 0, 2),
        .formula = cell_int(&r, 0, 3),
        .total = cell_int(&r, 0, 4),
        .raised = cell_int(&r, 0, 5) != 0,
        .decided_by = cell_text(&r, 0, 6),
        .document = cell_text(&r, 0, 7),
        .reason = cell_text(&r, 0, 8),
        .decided_on = cell_date(&r, 0, 9),
        .filed_on = cell_date(&r, 0, 10),
    };
    return ST_OK;
}

enum status deputy_store_seats_insert(struct ctx *ctx, const struct deputy_seats *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO deputy_seats (congress_id, id, population, formula, raised, total,"
                " decided_by, document, decided_on, reason) VALUES (:congress, :id, :population,"
                " :formula, :raised, :total, :by, :document, :on, :reason)",
                B_INT("congress", ctx->congress_id), B_INT("id", s->id),
                B_INT("population", s->population), B_INT("formula", s->formula),
                B_BOOL("raised", s->raised), B_INT("total", s->total), B_TEXT("by", s->decided_by),
                B_TEXT("document", s->document), B_DATE(ctx->arena, "on", s->decided_on),
                B_TEXT("reason", s->reason)));
    return event_row(ctx, "deputy_seats", s->id);
}

enum status deputy_store_seats_filed(struct ctx *ctx, int64_t id, int64_t version, struct date on)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE deputy_seats SET filed_on = :on, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_DATE(ctx->arena, "on", on), B_INT("congress", ctx->congress_id),
                    B_INT("id", id), B_INT("version", version)));
    return event_row(ctx, "deputy_seats", id);
}

/* ---------------------------------------------------------------- constituencies */

#define SEATED                                                                                     \
    "(SELECT COUNT(*) FROM deputy d WHERE d.congress_id = c.congress_id"                           \
    " AND d.constituency = c.name AND d.from_on <= :today"                                         \
    " AND (d.to_on IS NULL OR d.to_on >= :today))"
#define LAST                                                                                       \
    "(SELECT l.id FROM deputy l WHERE l.congress_id = c.congress_id"                               \
    " AND l.constituency = c.name AND l.to_on < :today AND l.left_reason <> 'term'"                \
    " ORDER BY l.to_on DESC, l.id DESC LIMIT 1)"

enum status deputy_constituencies(struct ctx *ctx, bool vacant, struct deputy_constituency **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT x.id, x.version, x.seats, x.seated, x.name, x.sort, x.area, x.active,"
                " e.name, e.left_reason, e.to_on FROM (SELECT c.congress_id, c.id, c.version,"
                " c.seats, " SEATED " AS seated, c.name, c.sort, c.area, c.active, " LAST
                " AS last_id FROM deputy_constituency c WHERE c.congress_id = :congress) x"
                " LEFT JOIN deputy e ON e.congress_id = x.congress_id AND e.id = x.last_id"
                " WHERE x.congress_id = :congress AND (:vacant = 0 OR (x.active = 1"
                " AND x.seated < x.seats)) ORDER BY x.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "today", ctx->today),
                B_BOOL("vacant", vacant), B_INT("most", CONSTITUENCIES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct deputy_constituency);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct deputy_constituency){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .seats = cell_int(&r, i, 2),
            .seated = cell_int(&r, i, 3),
            .name = cell_text(&r, i, 4),
            .sort = cell_text(&r, i, 5),
            .area = cell_text(&r, i, 6),
            .active = cell_int(&r, i, 7) != 0,
            .left = cell_text(&r, i, 8),
            .left_reason = cell_text(&r, i, 9),
            .left_on = cell_date(&r, i, 10),
        };
    return ST_OK;
}

enum status deputy_store_constituencies_new(struct ctx *ctx, struct deputy_constituency **out,
                                            size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT d.constituency, COUNT(*) FROM deputy d WHERE d.congress_id = :congress"
                " AND d.constituency <> '' AND d.from_on <= :today"
                " AND (d.to_on IS NULL OR d.to_on >= :today) AND NOT EXISTS (SELECT 1"
                " FROM deputy_constituency c WHERE c.congress_id = d.congress_id"
                " AND c.name = d.constituency) GROUP BY d.constituency"
                " ORDER BY MIN(d.id) LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "today", ctx->today),
                B_INT("most", CONSTITUENCIES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct deputy_constituency);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct deputy_constituency){.name = cell_text(&r, i, 0), .seats = cell_int(&r, i, 1)};
    return ST_OK;
}

enum status deputy_store_constituency_insert(struct ctx *ctx, const struct deputy_constituency *c)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO deputy_constituency (congress_id, id, name, sort, seats, area, active)"
                " VALUES (:congress, :id, :name, :sort, :seats, :area, :active)",
                B_INT("congress", ctx->congress_id), B_INT("id", c->id), B_TEXT("name", c->name),
                B_TEXT("sort", c->sort), B_INT("seats", c->seats), B_TEXT("area", c->area),
                B_BOOL("active", c->active)));
    return event_row(ctx, "deputy_constituency", c->id);
}

enum status deputy_store_constituency_update(struct ctx *ctx, const struct deputy_constituency *c)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE deputy_constituency SET name = :name, sort = :sort, seats = :seats,"
                    " area = :area, active = :active, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("name", c->name), B_TEXT("sort", c->sort), B_INT("seats", c->seats),
                    B_TEXT("area", c->area), B_BOOL("active", c->active),
                    B_INT("congress", ctx->congress_id), B_INT("id", c->id),
                    B_INT("version", c->version)));
    return event_row(ctx, "deputy_constituency", c->id);
}

/* ---------------------------------------------------------------- by-elections */

#define BYELECTION                                                                                 \
    "SELECT b.id, b.version, b.constituency_id, b.seats, c.name, b.basis, b.state, b.result,"      \
    " b.voting_on FROM deputy_byelection b JOIN deputy_constituency c"                             \
    " ON c.congress_id = b.congress_id AND c.id = b.constituency_id"                               \
    " WHERE b.congress_id = :congress "

static struct deputy_byelection read_byelection(const struct rows *r, size_t i)
{
    return (struct deputy_byelection){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .constituency_id = cell_int(r, i, 2),
        .seats = cell_int(r, i, 3),
        .constituency = cell_text(r, i, 4),
        .basis = cell_text(r, i, 5),
        .state = cell_text(r, i, 6),
        .result = cell_text(r, i, 7),
        .voting_on = cell_date(r, i, 8),
    };
}

enum status deputy_byelections(struct ctx *ctx, struct deputy_byelection **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, BYELECTION "ORDER BY b.voting_on DESC, b.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", BYELECTIONS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct deputy_byelection);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_byelection(&r, i);
    return ST_OK;
}

enum status deputy_byelection_get(struct ctx *ctx, int64_t id, struct deputy_byelection *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, BYELECTION "AND b.id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_byelection(&r, 0);
    return ST_OK;
}

enum status deputy_store_byelection_insert(struct ctx *ctx, const struct deputy_byelection *b)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO deputy_byelection (congress_id, id, constituency_id, seats, voting_on,"
                " basis, state, result) VALUES (:congress, :id, :constituency, :seats, :on, :basis,"
                " 'planned', '')",
                B_INT("congress", ctx->congress_id), B_INT("id", b->id),
                B_INT("constituency", b->constituency_id), B_INT("seats", b->seats),
                B_DATE(ctx->arena, "on", b->voting_on), B_TEXT("basis", b->basis)));
    return event_row(ctx, "deputy_byelection", b->id);
}

enum status deputy_store_byelection_end(struct ctx *ctx, int64_t id, int64_t version,
                                        struct str state, struct str result)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE deputy_byelection SET state = :state, result = :result,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("state", state), B_TEXT("result", result),
                    B_INT("congress", ctx->congress_id), B_INT("id", id),
                    B_INT("version", version)));
    return event_row(ctx, "deputy_byelection", id);
}
