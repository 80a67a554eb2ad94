// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on posts: who holds which role, where, from when to when. */
#include "modules/account/account_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { POSTS_MAX = 200, HOLDERS_MAX = 2000 };

#define COLUMNS                                                                                    \
    "p.id, p.account_id, p.organ_id, p.deputy_id, a.name, p.role, p.title, o.name, p.from_on,"     \
    " p.to_on"
/* An account may hold posts in another congress than its own. */
#define FROM                                                                                       \
    " FROM account_post p JOIN account a ON a.id = p.account_id"                                   \
    " LEFT JOIN congress_v_organ o ON o.congress_id = p.congress_id AND o.id = p.organ_id"         \
    " WHERE p.congress_id = :congress "
#define TODAY "p.from_on <= :today AND (p.to_on IS NULL OR p.to_on >= :today) "

static void read_posts(struct ctx *ctx, const struct rows *r, struct account_post **out,
                       size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct account_post);
    *out_count = r->count;
    arr_each (i, r->count) {
        (*out)[i] = (struct account_post){
            .id = cell_int(r, i, 0),
            .account_id = cell_int(r, i, 1),
            .organ_id = cell_int(r, i, 2),
            .deputy_id = cell_int(r, i, 3),
            .name = cell_text(r, i, 4),
            .role = cell_text(r, i, 5),
            .title = cell_text(r, i, 6),
            .organ_name = cell_text(r, i, 7),
            .from_on = cell_date(r, i, 8),
            .to_on = cell_date(r, i, 9),
        };
    }
}

enum status account_posts(struct ctx *ctx, int64_t account_id, struct account_post **out,
                          size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM
                "AND p.account_id = :account ORDER BY p.from_on DESC, p.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("account", account_id),
                B_INT("most", POSTS_MAX)));
    read_posts(ctx, &r, out, out_count);
    return ST_OK;
}

enum status account_store_posts_today(struct ctx *ctx, int64_t account_id,
                                      struct account_post **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM "AND p.account_id = :account AND " TODAY
                "ORDER BY p.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("account", account_id),
                B_DATE(ctx->arena, "today", ctx->today), B_INT("most", POSTS_MAX)));
    read_posts(ctx, &r, out, out_count);
    return ST_OK;
}

enum status account_store_my_posts(struct ctx *ctx, int64_t account_id, struct my_post **out,
                                   size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(
        ctx, &r,
        "SELECT p.id, p.congress_id, p.role, p.title, o.name, c.name, p.organ_id, p.from_on,"
        " p.to_on FROM account_post p"
        " JOIN congress_v_name c ON c.congress_id = p.congress_id AND c.id = p.congress_id"
        " LEFT JOIN congress_v_organ o"
        " ON o.congress_id = p.congress_id AND o.id = p.organ_id"
        " WHERE p.account_id = :account AND " TODAY "ORDER BY p.congress_id, p.id LIMIT :most",
        B_INT("account", account_id), B_DATE(ctx->arena, "today", ctx->today),
        B_INT("most", POSTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct my_post);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = (struct my_post){
            .id = cell_int(&r, i, 0),
            .congress_id = cell_int(&r, i, 1),
            .role = cell_text(&r, i, 2),
            .title = cell_text(&r, i, 3),
            .organ_name = cell_text(&r, i, 4),
            .congress_name = cell_text(&r, i, 5),
            .organ_id = cell_int(&r, i, 6),
            .from_on = cell_date(&r, i, 7),
            .to_on = cell_date(&r, i, 8),
        };
    }
    return ST_OK;
}

enum status account_holders(struct ctx *ctx, const char *role, int64_t organ_id,
                            struct account_post **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM "AND p.role = :role AND " TODAY
                "AND (:organ = 0 OR p.organ_id = :organ) AND a.active = 1"
                " ORDER BY o.name, a.name, p.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_Z("role", role),
                B_DATE(ctx->arena, "today", ctx->today), B_INT("organ", organ_id),
                B_INT("most", HOLDERS_MAX)));
    read_posts(ctx, &r, out, out_count);
    return ST_OK;
}

enum status account_permits(struct ctx *ctx, int64_t account_id, const char *permission, bool *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*)" FROM "AND p.account_id = :account AND " TODAY
               "AND a.active = 1 AND EXISTS (SELECT 1 FROM account_role_permission g"
               " WHERE g.congress_id = p.congress_id AND g.role = p.role"
               " AND g.permission = :permission)",
               B_INT("congress", ctx->congress_id), B_INT("account", account_id),
               B_DATE(ctx->arena, "today", ctx->today), B_Z("permission", permission)));
    *out = cell_int(&r, 0, 0) > 0;
    return ST_OK;
}

enum status account_store_others_with(struct ctx *ctx, const char *role, int64_t account_id,
                                      int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(DISTINCT p.account_id)" FROM "AND p.role = :role AND " TODAY
               "AND p.account_id <> :account AND a.active = 1",
               B_INT("congress", ctx->congress_id), B_Z("role", role),
               B_DATE(ctx->arena, "today", ctx->today), B_INT("account", account_id)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status account_deputy(struct ctx *ctx, int64_t account_id, int64_t *out)
{
    struct account_post *posts;
    size_t count;

    TRY(account_store_posts_today(ctx, account_id, &posts, &count));
    *out = 0;
    arr_each (i, count) {
        if (posts[i].deputy_id != 0)
            *out = posts[i].deputy_id;
    }
    return ST_OK;
}

enum status account_store_post_get(struct ctx *ctx, int64_t id, struct post_row *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, account_id, organ_id, deputy_id, role, title, from_on, to_on"
               " FROM account_post WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = (struct post_row){
        .id = cell_int(&r, 0, 0),
        .account_id = cell_int(&r, 0, 1),
        .organ_id = cell_int(&r, 0, 2),
        .deputy_id = cell_int(&r, 0, 3),
        .role = cell_text(&r, 0, 4),
        .title = cell_text(&r, 0, 5),
        .from_on = cell_date(&r, 0, 6),
        .to_on = cell_date(&r, 0, 7),
    };
    return ST_OK;
}

enum status account_store_post_insert(struct ctx *ctx, const struct post_row *row)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO account_post (congress_id, id, account_id, role, organ_id, deputy_id,"
                " title, from_on, to_on) VALUES (:congress, :id, :account, :role, :organ, :deputy,"
                " :title, :from, :to)",
                B_INT("congress", ctx->congress_id), B_INT("id", row->id),
                B_INT("account", row->account_id), B_TEXT("role", row->role),
                B_ID("organ", row->organ_id), B_ID("deputy", row->deputy_id),
                B_TEXT("title", row->title), B_DATE(ctx->arena, "from", row->from_on),
                B_DATE(ctx->arena, "to", row->to_on)));
    return event_row(ctx, "account_post", row->id);
}

enum status account_store_post_end(struct ctx *ctx, int64_t id, struct date to_on)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE account_post SET to_on = :to, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id",
                    B_DATE(ctx->arena, "to", to_on), B_INT("congress", ctx->congress_id),
                    B_INT("id", id)));
    return event_row(ctx, "account_post", id);
}

enum status account_of_deputy(struct ctx *ctx, int64_t deputy_id, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT p.account_id" FROM "AND p.role = 'deputy' AND p.deputy_id = :deputy"
                " AND a.active = 1 AND " TODAY "ORDER BY p.id DESC LIMIT 1",
                B_INT("congress", ctx->congress_id), B_INT("deputy", deputy_id),
                B_DATE(ctx->arena, "today", ctx->today)));
    *out = r.count > 0 ? cell_int(&r, 0, 0) : 0;
    return ST_OK;
}
