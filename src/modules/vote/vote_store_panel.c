// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on scrutineers and sealed choices. */
#include "modules/vote/vote_store_panel.h"
#include "platform/db.h"
#include "platform/event.h"

#define COLUMNS                                                                                    \
    "id, panel, panel_id, name, account_id, deputy_id, public_key, version, taken_at, taken_how,"  \
    " kept_at, shown_to"

static struct vote_store_scrutineer read_one(const struct rows *r, size_t i)
{
    return (struct vote_store_scrutineer){
        .id = cell_int(r, i, 0),
        .panel = cell_text(r, i, 1),
        .panel_id = cell_int(r, i, 2),
        .name = cell_text(r, i, 3),
        .account_id = cell_int(r, i, 4),
        .deputy_id = cell_int(r, i, 5),
        .public_key = cell_text(r, i, 6),
        .version = cell_int(r, i, 7),
        .taken_at = cell_int(r, i, 8),
        .how = cell_text(r, i, 9),
        .kept_at = cell_int(r, i, 10),
        .shown_to = cell_int(r, i, 11),
    };
}

/* An empty key is none, and not NULL. */
static struct bind key_of(const struct vote_store_scrutineer *s)
{
    return B_BLOB("key", s->public_key.len > 0 ? s->public_key.ptr : "", s->public_key.len);
}

enum status vote_store_panel(struct ctx *ctx, struct str panel, int64_t panel_id, bool over,
                             struct vote_store_scrutineer **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT " COLUMNS " FROM vote_scrutineer WHERE congress_id = :congress"
                " AND panel = :panel AND panel_id = :id AND (ended = 0"
                " OR (CAST(:over AS INTEGER) = 1 AND ended_how = 'over')) ORDER BY id LIMIT 10",
                B_INT("congress", ctx->congress_id), B_TEXT("panel", panel), B_INT("id", panel_id),
                B_BOOL("over", over)));
    *out = arena_array(ctx->arena, r.count, struct vote_store_scrutineer);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_one(&r, i);
    return ST_OK;
}

enum status vote_store_scrutineer(struct ctx *ctx, int64_t id, struct vote_store_scrutineer *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT " COLUMNS " FROM vote_scrutineer WHERE congress_id = :congress"
               " AND id = :id AND ended = 0",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_one(&r, 0);
    return ST_OK;
}

enum status vote_store_add_scrutineer(struct ctx *ctx, int64_t id,
                                      const struct vote_store_scrutineer *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO vote_scrutineer (congress_id, id, panel, panel_id, name, account_id,"
                " deputy_id, public_key, ended) VALUES (:congress, :id, :panel, :panel_id, :name,"
                " :account, :deputy, :key, 0)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_TEXT("panel", s->panel),
                B_INT("panel_id", s->panel_id), B_TEXT("name", s->name),
                B_ID("account", s->account_id), B_ID("deputy", s->deputy_id), key_of(s)));
    return event_row(ctx, "vote_scrutineer", id);
}

enum status vote_store_set_scrutineer(struct ctx *ctx, const struct vote_store_scrutineer *s)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE vote_scrutineer SET public_key = :key, taken_at = :taken,"
                    " taken_how = :how, kept_at = :kept, shown_to = :shown_to,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    key_of(s), B_ID("taken", s->taken_at), B_OPT("how", s->how),
                    B_ID("kept", s->kept_at), B_ID("shown_to", s->shown_to),
                    B_INT("congress", ctx->congress_id), B_INT("id", s->id),
                    B_INT("version", s->version)));
    return event_row(ctx, "vote_scrutineer", s->id);
}

enum status vote_store_panel_over(struct ctx *ctx, struct str panel, int64_t panel_id, size_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "UPDATE vote_scrutineer SET ended = 1, ended_how = 'over', version = version + 1"
                " WHERE congress_id = :congress AND panel = :panel AND panel_id = :id"
                " AND ended = 0 RETURNING id",
                B_INT("congress", ctx->congress_id), B_TEXT("panel", panel),
                B_INT("id", panel_id)));
    arr_each (i, r.count)
        TRY(event_row(ctx, "vote_scrutineer", cell_int(&r, i, 0)));
    *out = r.count;
    return ST_OK;
}

enum status vote_store_end_scrutineer(struct ctx *ctx, const struct vote_store_scrutineer *s)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE vote_scrutineer SET ended = 1, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    B_INT("congress", ctx->congress_id), B_INT("id", s->id),
                    B_INT("version", s->version)));
    return event_row(ctx, "vote_scrutineer", s->id);
}

enum status vote_store_panel_busy(struct ctx *ctx, struct str panel, int64_t panel_id, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT count(*) FROM vote WHERE congress_id = :congress"
               " AND state IN ('open', 'closed') AND public_key IS NOT NULL"
               " AND ((panel = :panel AND panel_id = :id)"
               " OR (CAST(:own AS INTEGER) = 1 AND id = :id))",
               B_INT("congress", ctx->congress_id), B_TEXT("panel", panel), B_INT("id", panel_id),
               B_INT("own", str_eqz(panel, "vote"))));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status vote_store_panel_prepared(struct ctx *ctx, struct str panel, int64_t panel_id,
                                      int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM vote WHERE congress_id = :congress AND state = 'prepared'"
                " AND ((panel = :panel AND panel_id = :id)"
                " OR (CAST(:own AS INTEGER) = 1 AND id = :id)) ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_TEXT("panel", panel), B_INT("id", panel_id),
                B_INT("own", str_eqz(panel, "vote")), B_INT("most", DB_ROWS_MAX)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---- sealed choices ---- */

enum status vote_store_put_slot(struct ctx *ctx, int64_t vote_id, int64_t slot,
                                const uint8_t *sealed, size_t len)
{
    return DB_EXEC(ctx,
                   "INSERT INTO vote_slot (congress_id, id, vote_id, sealed)"
                   " VALUES (:congress, :id, :vote, :sealed)",
                   B_INT("congress", ctx->congress_id), B_INT("id", slot), B_INT("vote", vote_id),
                   B_BLOB("sealed", sealed, len));
}

enum status vote_store_slots(struct ctx *ctx, int64_t vote_id, struct str **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT sealed FROM vote_slot WHERE congress_id = :congress AND vote_id = :vote"
                " ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("vote", vote_id),
                B_INT("most", DB_ROWS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_text(&r, i, 0);
    return ST_OK;
}

enum status vote_store_drop_slots(struct ctx *ctx, int64_t vote_id)
{
    return DB_EXEC(ctx, "DELETE FROM vote_slot WHERE congress_id = :congress AND vote_id = :vote",
                   B_INT("congress", ctx->congress_id), B_INT("vote", vote_id));
}
