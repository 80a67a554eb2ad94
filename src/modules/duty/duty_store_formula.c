// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on formulas. */
#include "modules/duty/duty_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { FORMULAS_MAX = 200, ITEMS_MAX = 200 };

#define FORMULA                                                                                    \
    "SELECT id, version, base, most, set_at, from_on, basis FROM duty_formula"                     \
    " WHERE congress_id = :congress"

static struct duty_formula read_formula(const struct rows *r, size_t i)
{
    return (struct duty_formula){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .base = cell_int(r, i, 2),
        .most = cell_int(r, i, 3),
        .set_at = cell_int(r, i, 4),
        .from_on = cell_date(r, i, 5),
        .basis = cell_text(r, i, 6),
    };
}

static enum status read_items(struct ctx *ctx, struct duty_formula *f)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT what, points, penalty, most, least FROM duty_formula_item"
                     " WHERE congress_id = :congress AND formula_id = :formula"
                     " ORDER BY place, id LIMIT :most",
                     B_INT("congress", ctx->congress_id), B_INT("formula", f->id),
                     B_INT("most", ITEMS_MAX)));
    f->items = arena_array(ctx->arena, r.count, struct duty_item);
    f->items_count = r.count;
    arr_each (i, r.count)
        f->items[i] = (struct duty_item){
            .what = cell_text(&r, i, 0),
            .points = cell_int(&r, i, 1),
            .penalty = cell_int(&r, i, 2),
            .most = cell_int(&r, i, 3),
            .least = cell_int(&r, i, 4),
        };
    return ST_OK;
}

enum status duty_store_formula_on(struct ctx *ctx, struct date on, struct duty_formula *out)
{
    struct rows r;

    TRY(DB_ONE_KEPT(ctx, &r, FORMULA " AND from_on <= :on ORDER BY from_on DESC LIMIT 1",
                    B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "on", on)));
    *out = read_formula(&r, 0);
    return read_items(ctx, out);
}

enum status duty_store_formula(struct ctx *ctx, int64_t id, struct duty_formula *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, FORMULA " AND id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_formula(&r, 0);
    return read_items(ctx, out);
}

enum status duty_store_formulas(struct ctx *ctx, struct duty_formula **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, FORMULA " ORDER BY from_on DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", FORMULAS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct duty_formula);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_formula(&r, i);
    return ST_OK;
}

static enum status insert_items(struct ctx *ctx, const struct duty_formula *f)
{
    arr_each (i, f->items_count) {
        const struct duty_item *it = &f->items[i];
        const int64_t id = db_new_id(ctx);

        TRY(DB_EXEC(ctx,
                    "INSERT INTO duty_formula_item (congress_id, id, formula_id, place, what,"
                    " points, penalty, most, least) VALUES (:congress, :id, :formula, :place,"
                    " :what, :points, :penalty, :most, :least)",
                    B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("formula", f->id),
                    B_INT("place", (int64_t)i + 1), B_TEXT("what", it->what),
                    B_INT("points", it->points), B_INT("penalty", it->penalty),
                    B_INT("most", it->most), B_INT("least", it->least)));
        TRY(event_row(ctx, "duty_formula_item", id));
    }
    return ST_OK;
}

enum status duty_store_formula_insert(struct ctx *ctx, const struct duty_formula *f)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO duty_formula (congress_id, id, from_on, base, most, basis, set_at)"
                " VALUES (:congress, :id, :from, :base, :most, :basis, :at)",
                B_INT("congress", ctx->congress_id), B_INT("id", f->id),
                B_DATE(ctx->arena, "from", f->from_on), B_INT("base", f->base),
                B_INT("most", f->most), B_TEXT("basis", f->basis), B_INT("at", f->set_at)));
    TRY(event_row(ctx, "duty_formula", f->id));
    return insert_items(ctx, f);
}

static enum status delete_items(struct ctx *ctx, int64_t formula_id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "DELETE FROM duty_formula_item WHERE congress_id = :congress"
                " AND formula_id = :formula RETURNING id",
                B_INT("congress", ctx->congress_id), B_INT("formula", formula_id)));
    arr_each (i, r.count)
        TRY(event_row_gone(ctx, "duty_formula_item", cell_int(&r, i, 0)));
    return ST_OK;
}

enum status duty_store_formula_update(struct ctx *ctx, const struct duty_formula *f)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE duty_formula SET base = :base, most = :most, basis = :basis,"
                    " set_at = :at, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_INT("base", f->base), B_INT("most", f->most), B_TEXT("basis", f->basis),
                    B_INT("at", f->set_at), B_INT("congress", ctx->congress_id), B_INT("id", f->id),
                    B_INT("version", f->version)));
    TRY(event_row(ctx, "duty_formula", f->id));
    TRY(delete_items(ctx, f->id));
    return insert_items(ctx, f);
}
