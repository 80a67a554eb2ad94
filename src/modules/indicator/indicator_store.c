// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of what figures mean and meant, and of those that a leader looks at. */
#include "modules/indicator/indicator_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { DEFINITIONS_MOST = 100, NAMES_MOST = 5000, NOTES_MOST = 100, PINS_MOST = 60 };

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- definitions */

#define DEFINITION "id, name, from_on, hash, label, unit, text, numerator, denominator"

static struct indicator_definition read_definition(const struct rows *r, size_t i)
{
    return (struct indicator_definition){
        .id = cell_int(r, i, 0),
        .name = cell_text(r, i, 1),
        .from_on = cell_date(r, i, 2),
        .hash = cell_text(r, i, 3),
        .label = cell_text(r, i, 4),
        .unit = cell_text(r, i, 5),
        .text = cell_text(r, i, 6),
        .numerator = cell_text(r, i, 7),
        .denominator = cell_text(r, i, 8),
    };
}

static void read_definitions(struct ctx *ctx, const struct rows *r,
                             struct indicator_definition **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct indicator_definition);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_definition(r, i);
}

enum status indicator_store_definitions(struct ctx *ctx, struct str name,
                                        struct indicator_definition **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT " DEFINITION " FROM indicator_definition WHERE congress_id = :congress"
                     " AND name = :name ORDER BY from_on, id LIMIT :most",
                     CONGRESS, B_TEXT("name", name), B_INT("most", DEFINITIONS_MOST)));
    read_definitions(ctx, &r, out, out_count);
    return ST_OK;
}

enum status indicator_store_last_definitions(struct ctx *ctx, struct indicator_definition **out,
                                             size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " DEFINITION " FROM indicator_definition WHERE congress_id = :congress"
                " AND id IN (SELECT MAX(d.id) FROM indicator_definition d"
                " WHERE d.congress_id = :congress GROUP BY d.name) ORDER BY id LIMIT :most",
                CONGRESS, B_INT("most", NAMES_MOST)));
    read_definitions(ctx, &r, out, out_count);
    return ST_OK;
}

enum status indicator_store_definition_insert(struct ctx *ctx, const struct indicator_definition *m)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO indicator_definition (congress_id, id, name, from_on, hash, label,"
                " unit, text, numerator, denominator) VALUES (:congress, :id, :name, :from, :hash,"
                " :label, :unit, :text, :numerator, :denominator)",
                CONGRESS, B_INT("id", m->id), B_TEXT("name", m->name),
                B_DATE(ctx->arena, "from", m->from_on), B_TEXT("hash", m->hash),
                B_TEXT("label", m->label), B_TEXT("unit", m->unit), B_TEXT("text", m->text),
                B_TEXT("numerator", m->numerator), B_TEXT("denominator", m->denominator)));
    return event_row(ctx, "indicator_definition", m->id);
}

enum status indicator_store_notes(struct ctx *ctx, struct str name, struct indicator_note **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, name, from_on, text, written_at FROM indicator_note"
                " WHERE congress_id = :congress AND name = :name"
                " ORDER BY from_on DESC, id DESC LIMIT :most",
                CONGRESS, B_TEXT("name", name), B_INT("most", NOTES_MOST)));
    *out = arena_array(ctx->arena, r.count, struct indicator_note);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct indicator_note){.id = cell_int(&r, i, 0),
                                            .name = cell_text(&r, i, 1),
                                            .from_on = cell_date(&r, i, 2),
                                            .text = cell_text(&r, i, 3),
                                            .written_at = cell_int(&r, i, 4)};
    return ST_OK;
}

enum status indicator_store_note_insert(struct ctx *ctx, const struct indicator_note *n)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO indicator_note (congress_id, id, name, from_on, text, written_at)"
                " VALUES (:congress, :id, :name, :from, :text, :at)",
                CONGRESS, B_INT("id", n->id), B_TEXT("name", n->name),
                B_DATE(ctx->arena, "from", n->from_on), B_TEXT("text", n->text),
                B_INT("at", n->written_at)));
    return event_row(ctx, "indicator_note", n->id);
}

/* ---------------------------------------------------------------- what a leader looks at */

#define PIN "id, version, name, number, period, cockpit, screen, goal, at_most"

static struct indicator_pin read_pin(const struct rows *r, size_t i)
{
    return (struct indicator_pin){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .name = cell_text(r, i, 2),
        .number = cell_int(r, i, 3),
        .period = cell_text(r, i, 4),
        .cockpit = cell_int(r, i, 5) != 0,
        .screen = cell_int(r, i, 6) != 0,
        .goal = cell_int(r, i, 7),
        .has_goal = !cell_null(r, i, 7),
        .at_most = cell_int(r, i, 8) != 0,
    };
}

enum status indicator_store_pins(struct ctx *ctx, struct indicator_pin **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " PIN " FROM indicator_pin WHERE congress_id = :congress"
                " ORDER BY number, id LIMIT :most",
                CONGRESS, B_INT("most", PINS_MOST)));
    *out = arena_array(ctx->arena, r.count, struct indicator_pin);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_pin(&r, i);
    return ST_OK;
}

enum status indicator_store_pin(struct ctx *ctx, int64_t id, struct indicator_pin *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " PIN " FROM indicator_pin WHERE congress_id = :congress AND id = :id",
               CONGRESS, B_INT("id", id)));
    *out = read_pin(&r, 0);
    return ST_OK;
}

static struct bind goal_bind(const struct indicator_pin *p)
{
    struct bind b = B_INT("goal", p->goal);

    b.null = !p->has_goal;
    return b;
}

#define PIN_VALUES(p)                                                                              \
    CONGRESS, B_INT("id", (p)->id), B_TEXT("name", (p)->name), B_INT("number", (p)->number),       \
        B_TEXT("period", (p)->period), B_BOOL("cockpit", (p)->cockpit),                            \
        B_BOOL("screen", (p)->screen), goal_bind(p), B_BOOL("at_most", (p)->at_most)

enum status indicator_store_pin_insert(struct ctx *ctx, const struct indicator_pin *p)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO indicator_pin (congress_id, id, name, number, period, cockpit, screen,"
                " goal, at_most) VALUES (:congress, :id, :name, :number, :period, :cockpit,"
                " :screen, :goal, :at_most)",
                PIN_VALUES(p)));
    return event_row(ctx, "indicator_pin", p->id);
}

enum status indicator_store_pin_update(struct ctx *ctx, const struct indicator_pin *p)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE indicator_pin SET name = :name, number = :number, period = :period,"
                    " cockpit = :cockpit, screen = :screen, goal = :goal, at_most = :at_most,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    PIN_VALUES(p), B_INT("version", p->version)));
    return event_row(ctx, "indicator_pin", p->id);
}

enum status indicator_store_pin_delete(struct ctx *ctx, int64_t id, int64_t version)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM indicator_pin WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    CONGRESS, B_INT("id", id), B_INT("version", version)));
    return event_row_gone(ctx, "indicator_pin", id);
}
