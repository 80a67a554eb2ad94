// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on roles and their permissions. */
#include "modules/account/account_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { ROLES_MAX = 100, GRANTS_MAX = 20000, PERMISSIONS_MOST = 2000 };

enum status account_store_role_add(struct ctx *ctx, struct str code, struct str name)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO account_role (congress_id, id, code, name)"
                " VALUES (:congress, :id, :code, :name)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_TEXT("code", code),
                B_TEXT("name", name)));
    return event_row(ctx, "account_role", id);
}

enum status account_store_roles(struct ctx *ctx, struct role **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT code, name FROM account_role WHERE congress_id = :congress ORDER BY id"
                " LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", ROLES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct role);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = (struct role){cell_text(&r, i, 0), cell_text(&r, i, 1)};
    }
    return ST_OK;
}

enum status account_store_grants(struct ctx *ctx, struct role_permission **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT role, permission FROM account_role_permission"
                " WHERE congress_id = :congress ORDER BY role, permission LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", GRANTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct role_permission);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = (struct role_permission){cell_text(&r, i, 0), cell_text(&r, i, 1)};
    }
    return ST_OK;
}

static void read_words(struct ctx *ctx, const struct rows *r, struct str **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct str);
    *out_count = r->count;
    arr_each (i, r->count) {
        (*out)[i] = cell_text(r, i, 0);
    }
}

enum status account_store_grants_of(struct ctx *ctx, int64_t congress_id, struct str role,
                                    struct str **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT permission FROM account_role_permission"
                " WHERE congress_id = :congress AND role = :role LIMIT :most",
                B_INT("congress", congress_id), B_TEXT("role", role),
                B_INT("most", PERMISSIONS_MOST)));
    read_words(ctx, &r, out, out_count);
    return ST_OK;
}

enum status account_store_grant(struct ctx *ctx, struct str role, struct str permission)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO account_role_permission (congress_id, id, role, permission)"
                " VALUES (:congress, :id, :role, :permission)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_TEXT("role", role),
                B_TEXT("permission", permission)));
    return event_row(ctx, "account_role_permission", id);
}

enum status account_store_revoke(struct ctx *ctx, struct str role, struct str permission)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id FROM account_role_permission"
               " WHERE congress_id = :congress AND role = :role AND permission = :permission",
               B_INT("congress", ctx->congress_id), B_TEXT("role", role),
               B_TEXT("permission", permission)));
    TRY(DB_EXEC_ONE(
        ctx, "DELETE FROM account_role_permission WHERE congress_id = :congress AND id = :id",
        B_INT("congress", ctx->congress_id), B_INT("id", cell_int(&r, 0, 0))));
    return event_row_gone(ctx, "account_role_permission", cell_int(&r, 0, 0));
}

enum status account_store_seeded(struct ctx *ctx, struct str **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT permission FROM account_seeded WHERE congress_id = :congress"
                " ORDER BY permission LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", PERMISSIONS_MOST)));
    read_words(ctx, &r, out, out_count);
    return ST_OK;
}

enum status account_store_seeded_add(struct ctx *ctx, struct str permission)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO account_seeded (congress_id, id, permission)"
                " VALUES (:congress, :id, :permission)",
                B_INT("congress", ctx->congress_id), B_INT("id", id),
                B_TEXT("permission", permission)));
    return event_row(ctx, "account_seeded", id);
}

enum status account_store_stamp_up(struct ctx *ctx)
{
    return DB_EXEC(ctx,
                   "INSERT INTO account_stamp (congress_id, id, stamp)"
                   " VALUES (:congress, :congress, 1)"
                   " ON CONFLICT (congress_id, id) DO UPDATE SET stamp = account_stamp.stamp + 1",
                   B_INT("congress", ctx->congress_id));
}

enum status account_store_stamp(struct ctx *ctx, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT stamp FROM account_stamp WHERE congress_id = :congress AND id = :congress",
                B_INT("congress", ctx->congress_id)));
    *out = r.count > 0 ? cell_int(&r, 0, 0) : 0;
    return ST_OK;
}
