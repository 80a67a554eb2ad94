// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the table body_member. */
#include "modules/body/body_rules.h"
#include "modules/body/body_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { MEMBERS_MAX = 20000, OF_PERSON_MAX = 1000 };

#define COLUMNS                                                                                    \
    "m.id, m.body_id, COALESCE(m.account_id, d.account_id), m.deputy_id,"                          \
    " COALESCE(d.name, m.name), m.title, m.post, m.place, m.from_on, m.to_on, m.left_reason,"      \
    " m.version"
#define FROM                                                                                       \
    " FROM body_member m LEFT JOIN deputy_v_name d"                                                \
    " ON d.congress_id = m.congress_id AND d.id = m.deputy_id "

static struct body_member read_member(const struct rows *r, size_t i)
{
    struct body_member m = {
        .id = cell_int(r, i, 0),
        .body_id = cell_int(r, i, 1),
        .account_id = cell_int(r, i, 2),
        .deputy_id = cell_int(r, i, 3),
        .name = cell_text(r, i, 4),
        .title = cell_text(r, i, 5),
        .place = (uint32_t)cell_int(r, i, 7),
        .from_on = cell_date(r, i, 8),
        .to_on = cell_date(r, i, 9),
        .left_reason = cell_text(r, i, 10),
        .version = cell_int(r, i, 11),
    };

    ASSERT(body_post_parse(cell_text(r, i, 6), &m.post));
    return m;
}

static void read_members(struct ctx *ctx, const struct rows *r, struct body_member **out,
                         size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct body_member);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_member(r, i);
}

enum status body_store_member(struct ctx *ctx, int64_t id, struct body_member *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, "SELECT " COLUMNS FROM "WHERE m.congress_id = :congress AND m.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_member(&r, 0);
    return ST_OK;
}

enum status body_store_members(struct ctx *ctx, int64_t body_id, struct date on,
                               struct body_member **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM "WHERE m.congress_id = :congress AND m.body_id = :body"
                " AND (:on IS NULL OR (m.from_on <= :on AND (m.to_on IS NULL OR m.to_on >= :on)))"
                " ORDER BY m.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("body", body_id),
                B_DATE(ctx->arena, "on", on), B_INT("most", MEMBERS_MAX)));
    read_members(ctx, &r, out, out_count);
    return ST_OK;
}

enum status body_store_members_of(struct ctx *ctx, int64_t deputy_id, int64_t account_id,
                                  struct body_member **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS FROM "WHERE m.congress_id = :congress"
                " AND (m.deputy_id = :deputy OR m.account_id = :account"
                " OR d.account_id = :account) ORDER BY m.from_on DESC, m.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_ID("deputy", deputy_id),
                B_ID("account", account_id), B_INT("most", OF_PERSON_MAX)));
    read_members(ctx, &r, out, out_count);
    return ST_OK;
}

enum status body_store_member_insert(struct ctx *ctx, const struct body_member *m)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO body_member (congress_id, id, body_id, deputy_id, account_id, name,"
                " title, post, place, from_on, to_on, left_reason)"
                " VALUES (:congress, :id, :body, :deputy, :account, :name, :title, :post, :place,"
                " :from, :to, :reason)",
                B_INT("congress", ctx->congress_id), B_INT("id", m->id), B_INT("body", m->body_id),
                B_ID("deputy", m->deputy_id), B_ID("account", m->account_id),
                B_TEXT("name", m->name), B_TEXT("title", m->title),
                B_Z("post", body_post_word(m->post)), B_INT("place", m->place),
                B_DATE(ctx->arena, "from", m->from_on), B_DATE(ctx->arena, "to", m->to_on),
                B_TEXT("reason", m->left_reason)));
    return event_row(ctx, "body_member", m->id);
}

enum status body_store_member_update(struct ctx *ctx, const struct body_member *m)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE body_member SET title = :title, post = :post, place = :place,"
                    " from_on = :from, to_on = :to, left_reason = :reason, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_TEXT("title", m->title), B_Z("post", body_post_word(m->post)),
                    B_INT("place", m->place), B_DATE(ctx->arena, "from", m->from_on),
                    B_DATE(ctx->arena, "to", m->to_on), B_TEXT("reason", m->left_reason),
                    B_INT("congress", ctx->congress_id), B_INT("id", m->id),
                    B_INT("version", m->version)));
    return event_row(ctx, "body_member", m->id);
}

enum status body_store_member_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM body_member WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row_gone(ctx, "body_member", id);
}
