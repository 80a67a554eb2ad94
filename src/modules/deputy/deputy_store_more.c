// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what stands beside a deputy: class of occupation, wage, what the name is sorted by. */
#include "modules/deputy/deputy_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { CLASSES_MAX = 200 };

/* A row only for those of whom something is said, or was. */
enum status deputy_store_more(struct ctx *ctx, const struct deputy_row *row)
{
    int64_t changed;

    TRY(db_exec(ctx, &changed,
                "UPDATE deputy_more SET class_id = :class, wage = :wage, version = version + 1"
                " WHERE congress_id = :congress AND id = :id",
                BINDS(B_ID("class", row->class_id), B_TEXT("wage", row->plain->wage),
                      B_INT("congress", ctx->congress_id), B_INT("id", row->id))));
    if (changed > 0)
        return event_row(ctx, "deputy_more", row->id);
    if (row->class_id == 0 && row->plain->wage.len == 0)
        return ST_OK;
    TRY(DB_EXEC(ctx,
                "INSERT INTO deputy_more (congress_id, id, class_id, wage)"
                " VALUES (:congress, :id, :class, :wage)",
                B_INT("congress", ctx->congress_id), B_INT("id", row->id),
                B_ID("class", row->class_id), B_TEXT("wage", row->plain->wage)));
    return event_row(ctx, "deputy_more", row->id);
}

enum status deputy_store_more_delete(struct ctx *ctx, int64_t id)
{
    int64_t changed;

    TRY(DB_EXEC(ctx, "DELETE FROM deputy_order WHERE congress_id = :congress AND id = :id",
                B_INT("congress", ctx->congress_id), B_INT("id", id)));
    TRY(db_exec(ctx, &changed, "DELETE FROM deputy_more WHERE congress_id = :congress AND id = :id",
                BINDS(B_INT("congress", ctx->congress_id), B_INT("id", id))));
    return changed > 0 ? event_row_gone(ctx, "deputy_more", id) : ST_OK;
}

enum status deputy_store_order(struct ctx *ctx, int64_t id, const struct deputy_keys *keys)
{
    return DB_EXEC(ctx,
                   "INSERT INTO deputy_order (congress_id, id, pinyin, stroke, made_by)"
                   " VALUES (:congress, :id, :pinyin, :stroke, :by)"
                   " ON CONFLICT (congress_id, id) DO UPDATE SET pinyin = :pinyin,"
                   " stroke = :stroke, made_by = :by",
                   B_INT("congress", ctx->congress_id), B_INT("id", id),
                   B_TEXT("pinyin", keys->pinyin), B_TEXT("stroke", keys->stroke),
                   B_TEXT("by", keys->made_by));
}

enum status deputy_store_unsorted(struct ctx *ctx, struct str made_by, unsigned limit,
                                  struct deputy_unsorted **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT d.id, d.name FROM (SELECT congress_id, id, name FROM deputy"
                " UNION ALL SELECT congress_id, id, name FROM deputy_outside) d"
                " LEFT JOIN deputy_order o ON o.congress_id = d.congress_id AND o.id = d.id"
                " WHERE d.congress_id = :congress AND (o.made_by IS NULL OR o.made_by <> :by)"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_TEXT("by", made_by), B_INT("most", limit)));
    *out = arena_array(ctx->arena, r.count, struct deputy_unsorted);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct deputy_unsorted){cell_int(&r, i, 0), cell_text(&r, i, 1)};
    return ST_OK;
}

/* ---------------------------------------------------------------- classes */

#define CLASS "SELECT id, version, place, name, grassroots, active FROM deputy_class"

static struct deputy_class read_class(const struct rows *r, size_t i)
{
    return (struct deputy_class){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .place = cell_int(r, i, 2),
        .name = cell_text(r, i, 3),
        .grassroots = cell_int(r, i, 4) != 0,
        .active = cell_int(r, i, 5) != 0,
    };
}

enum status deputy_classes(struct ctx *ctx, struct deputy_class **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r, CLASS " WHERE congress_id = :congress ORDER BY place, id LIMIT :most",
                     B_INT("congress", ctx->congress_id), B_INT("most", CLASSES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct deputy_class);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_class(&r, i);
    return ST_OK;
}

enum status deputy_store_class(struct ctx *ctx, int64_t id, struct deputy_class *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, CLASS " WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_class(&r, 0);
    return ST_OK;
}

enum status deputy_store_class_named(struct ctx *ctx, struct str name, int64_t *out_id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id FROM deputy_class WHERE congress_id = :congress AND name = :name",
               B_INT("congress", ctx->congress_id), B_TEXT("name", name)));
    *out_id = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status deputy_store_class_insert(struct ctx *ctx, const struct deputy_class *c)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO deputy_class (congress_id, id, name, place, grassroots, active)"
                " VALUES (:congress, :id, :name, :place, :grassroots, :active)",
                B_INT("congress", ctx->congress_id), B_INT("id", c->id), B_TEXT("name", c->name),
                B_INT("place", c->place), B_BOOL("grassroots", c->grassroots),
                B_BOOL("active", c->active)));
    return event_row(ctx, "deputy_class", c->id);
}

enum status deputy_store_class_update(struct ctx *ctx, const struct deputy_class *c)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE deputy_class SET name = :name, grassroots = :grassroots,"
                    " active = :active, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("name", c->name), B_BOOL("grassroots", c->grassroots),
                    B_BOOL("active", c->active), B_INT("congress", ctx->congress_id),
                    B_INT("id", c->id), B_INT("version", c->version)));
    return event_row(ctx, "deputy_class", c->id);
}
