// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on organs and delegations. */
#include "modules/congress/congress_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ORGANS_MAX = 5000, DELEGATIONS_MAX = 1000 };

#define ORGAN_COLUMNS                                                                              \
    "o.id, o.parent_id, o.kind, o.name, o.short_name, o.handles, o.active, o.closed_on, o.version"

static struct organ read_organ(const struct rows *r, size_t i)
{
    struct organ o = {
        .id = cell_int(r, i, 0),
        .parent_id = cell_int(r, i, 1),
        .name = cell_text(r, i, 3),
        .short_name = cell_text(r, i, 4),
        .handles = cell_int(r, i, 5) != 0,
        .active = cell_int(r, i, 6) != 0,
        .closed_on = cell_date(r, i, 7),
        .version = cell_int(r, i, 8),
    };

    if (!organ_kind_parse(cell_text(r, i, 2), &o.kind))
        o.kind = ORGAN_OTHER;
    return o;
}

static void read_organs(struct ctx *ctx, const struct rows *r, struct organ **out,
                        size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct organ);
    *out_count = r->count;
    arr_each (i, r->count) {
        (*out)[i] = read_organ(r, i);
    }
}

enum status organ_get(struct ctx *ctx, int64_t id, struct organ *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " ORGAN_COLUMNS " FROM congress_organ o"
               " WHERE o.congress_id = :congress AND o.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_organ(&r, 0);
    return ST_OK;
}

enum status organ_list(struct ctx *ctx, bool handlers_only, struct organ **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " ORGAN_COLUMNS " FROM congress_organ o"
                " WHERE o.congress_id = :congress AND o.active = 1"
                " AND (:all = 1 OR o.handles = 1) ORDER BY o.kind, o.name LIMIT :most",
                B_INT("congress", ctx->congress_id), B_BOOL("all", !handlers_only),
                B_INT("most", ORGANS_MAX)));
    read_organs(ctx, &r, out, out_count);
    return ST_OK;
}

enum status organ_list_of(struct ctx *ctx, enum organ_kind kind, struct organ **out,
                          size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " ORGAN_COLUMNS " FROM congress_organ o"
                " WHERE o.congress_id = :congress AND o.active = 1 AND o.kind = :kind"
                " ORDER BY o.name LIMIT :most",
                B_INT("congress", ctx->congress_id), B_Z("kind", organ_kind_word(kind)),
                B_INT("most", ORGANS_MAX)));
    read_organs(ctx, &r, out, out_count);
    return ST_OK;
}

enum status organ_by_name(struct ctx *ctx, struct str name, struct organ *out)
{
    struct rows r;

    /* The full name is unique; a short name counts only if no full name matches. */
    TRY(DB_ONE(ctx, &r,
               "SELECT " ORGAN_COLUMNS " FROM congress_organ o"
               " WHERE o.congress_id = :congress AND (o.name = :name OR o.short_name = :name)"
               " ORDER BY CASE WHEN o.name = :name THEN 0 ELSE 1 END, o.active DESC, o.id LIMIT 1",
               B_INT("congress", ctx->congress_id), B_TEXT("name", name)));
    *out = read_organ(&r, 0);
    return ST_OK;
}

enum status congress_store_organ_page(struct ctx *ctx, const struct organ_filter *filter,
                                      struct organ **out, size_t *out_count, struct str *out_next)
{
    static const struct db_filter FILTERS[] = {
        {"kind", "o.kind = :kind", BIND_TEXT},
        {"q", "(o.name LIKE :q ESCAPE '!' OR o.short_name LIKE :q ESCAPE '!')", BIND_TEXT},
        {"handles", "o.handles = :handles", BIND_INT},
        {"active", "o.active = :active", BIND_INT},
        {0},
    };
    static const struct db_sort SORTS[] = {
        {"name", "o.name", BIND_TEXT, "o.id"},
        {0},
    };
    static const struct db_list LIST = {
        .select = "SELECT " ORGAN_COLUMNS " FROM congress_organ o",
        .where = "o.congress_id = :congress",
        .filters = FILTERS,
        .sorts = SORTS,
    };
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_OPT("kind", filter->kind),
        B_OPT("q", db_contains(ctx->arena, filter->q)),
        B_ID("handles", filter->handlers_only ? 1 : 0),
        B_ID("active", filter->closed_too ? 0 : 1),
    };
    const struct db_list_query query = {
        .binds = binds,
        .binds_count = COUNT(binds),
        .sort = "name",
        .after = filter->after,
        .limit = filter->limit,
    };
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    read_organs(ctx, &r, out, out_count);
    return ST_OK;
}

enum status congress_store_organ_insert(struct ctx *ctx, const struct organ *in)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO congress_organ (congress_id, id, parent_id, kind, name, short_name,"
                " handles) VALUES (:congress, :id, :parent, :kind, :name, :short, :handles)",
                B_INT("congress", ctx->congress_id), B_INT("id", in->id),
                B_ID("parent", in->parent_id), B_Z("kind", organ_kind_word(in->kind)),
                B_TEXT("name", in->name), B_TEXT("short", in->short_name),
                B_BOOL("handles", in->handles)));
    return event_row(ctx, "congress_organ", in->id);
}

enum status congress_store_organ_update(struct ctx *ctx, const struct organ *in)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE congress_organ SET parent_id = :parent, kind = :kind, name = :name,"
        " short_name = :short, handles = :handles, active = :active,"
        " closed_on = :closed, version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND version = :version",
        B_ID("parent", in->parent_id), B_Z("kind", organ_kind_word(in->kind)),
        B_TEXT("name", in->name), B_TEXT("short", in->short_name), B_BOOL("handles", in->handles),
        B_BOOL("active", in->active), B_DATE(ctx->arena, "closed", in->closed_on),
        B_INT("congress", ctx->congress_id), B_INT("id", in->id), B_INT("version", in->version)));
    return event_row(ctx, "congress_organ", in->id);
}

enum status congress_store_organ_below(struct ctx *ctx, int64_t id, int64_t **out,
                                       size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM congress_organ WHERE congress_id = :congress AND parent_id = :id"
                " ORDER BY id",
                B_INT("congress", ctx->congress_id), B_INT("id", id)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status congress_store_organ_delete(struct ctx *ctx, const struct organ *organ)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM congress_organ WHERE congress_id = :congress AND id = :id"
                    " AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", organ->id),
                    B_INT("version", organ->version)));
    return event_row_gone(ctx, "congress_organ", organ->id);
}

enum status congress_store_organ_children(struct ctx *ctx, int64_t id, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*) FROM congress_organ"
               " WHERE congress_id = :congress AND parent_id = :id AND active = 1",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status congress_store_organ_counts(struct ctx *ctx, int64_t *out_active, int64_t *out_handlers)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*), SUM(handles) FROM congress_organ"
               " WHERE congress_id = :congress AND active = 1",
               B_INT("congress", ctx->congress_id)));
    *out_active = cell_int(&r, 0, 0);
    *out_handlers = cell_int(&r, 0, 1);
    return ST_OK;
}

/* ---------------------------------------------------------------- delegations */

static struct delegation read_delegation(const struct rows *r, size_t i)
{
    return (struct delegation){
        .id = cell_int(r, i, 0),
        .name = cell_text(r, i, 1),
        .active = cell_int(r, i, 2) != 0,
        .version = cell_int(r, i, 3),
    };
}

enum status delegation_list(struct ctx *ctx, struct delegation **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, name, active, version FROM congress_delegation"
                " WHERE congress_id = :congress AND active = 1 ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", DELEGATIONS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct delegation);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = read_delegation(&r, i);
    }
    return ST_OK;
}

enum status delegation_by_name(struct ctx *ctx, struct str name, int64_t *out_id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id FROM congress_delegation WHERE congress_id = :congress AND name = :name",
               B_INT("congress", ctx->congress_id), B_TEXT("name", name)));
    *out_id = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status congress_store_delegation_get(struct ctx *ctx, int64_t id, struct delegation *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, name, active, version FROM congress_delegation"
               " WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_delegation(&r, 0);
    return ST_OK;
}

enum status congress_store_delegation_insert(struct ctx *ctx, const struct delegation *in)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO congress_delegation (congress_id, id, name)"
                " VALUES (:congress, :id, :name)",
                B_INT("congress", ctx->congress_id), B_INT("id", in->id),
                B_TEXT("name", in->name)));
    return event_row(ctx, "congress_delegation", in->id);
}

enum status congress_store_delegation_update(struct ctx *ctx, const struct delegation *in)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE congress_delegation SET name = :name, active = :active,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("name", in->name), B_BOOL("active", in->active),
                    B_INT("congress", ctx->congress_id), B_INT("id", in->id),
                    B_INT("version", in->version)));
    return event_row(ctx, "congress_delegation", in->id);
}

enum status congress_store_organ_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                                     size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM congress_organ WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}
