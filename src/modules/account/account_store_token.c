// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on slips, machines' tokens, known devices, failed sign-ins. */
#include "modules/account/account_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TOKENS_MAX = 500, SLIPS_MAX = 1000 };

/* ---------------------------------------------------------------- slips */

enum status account_store_slip_insert(struct ctx *ctx, const struct slip_row *row,
                                      struct str token_hash)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO account_slip (congress_id, id, account_id, token_hash, issued_by,"
                " created_at, ends_at) VALUES (:congress, :id, :account, :hash, :by, :now, :ends)",
                B_INT("congress", ctx->congress_id), B_INT("id", row->id),
                B_INT("account", row->account_id), B_TEXT("hash", token_hash),
                B_ID("by", ctx->actor->account_id), B_INT("now", ctx->now),
                B_INT("ends", row->ends_at)));
    return event_row(ctx, "account_slip", row->id);
}

enum status account_store_slip_by_token(struct ctx *ctx, struct str token_hash,
                                        struct slip_row *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, congress_id, account_id, created_at, ends_at, used_at, void_at"
               " FROM account_slip WHERE token_hash = :hash",
               B_TEXT("hash", token_hash)));
    *out = (struct slip_row){
        .id = cell_int(&r, 0, 0),
        .congress_id = cell_int(&r, 0, 1),
        .account_id = cell_int(&r, 0, 2),
        .created_at = cell_int(&r, 0, 3),
        .ends_at = cell_int(&r, 0, 4),
        .used_at = cell_int(&r, 0, 5),
        .void_at = cell_int(&r, 0, 6),
    };
    return ST_OK;
}

enum status account_store_slip_use(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE account_slip SET used_at = :now WHERE congress_id = :congress"
                    " AND id = :id AND used_at IS NULL AND void_at IS NULL",
                    B_INT("now", ctx->now), B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "account_slip", id);
}

enum status account_store_slips_void(struct ctx *ctx, int64_t account_id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM account_slip WHERE congress_id = :congress"
                " AND account_id = :account AND used_at IS NULL AND void_at IS NULL LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("account", account_id),
                B_INT("most", SLIPS_MAX)));
    arr_each (i, r.count) {
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE account_slip SET void_at = :now"
                        " WHERE congress_id = :congress AND id = :id",
                        B_INT("now", ctx->now), B_INT("congress", ctx->congress_id),
                        B_INT("id", cell_int(&r, i, 0))));
        TRY(event_row(ctx, "account_slip", cell_int(&r, i, 0)));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- machines' tokens */

static struct token_row read_token(const struct rows *r, size_t i)
{
    return (struct token_row){
        .id = cell_int(r, i, 0),
        .account_id = cell_int(r, i, 1),
        .name = cell_text(r, i, 2),
        .created_at = cell_int(r, i, 3),
        .ends_at = cell_int(r, i, 4),
        .revoked_at = cell_int(r, i, 5),
        .account_name = cell_text(r, i, 6),
        .scopes = cell_text(r, i, 7),
        .issued_by = cell_int(r, i, 8),
        .last_used_at = cell_int(r, i, 9),
    };
}

#define TOKEN_SELECT                                                                               \
    "SELECT t.id, t.account_id, t.name, t.created_at, t.ends_at, t.revoked_at, a.name,"            \
    " sc.scopes, sc.issued_by, u.last_used_at FROM account_token t"                                \
    " LEFT JOIN account_token_scope sc ON sc.congress_id = t.congress_id AND sc.id = t.id"         \
    " LEFT JOIN account_token_use u ON u.congress_id = t.congress_id AND u.id = t.id"              \
    " JOIN account a ON a.congress_id = t.congress_id AND a.id = t.account_id"                     \
    " WHERE t.congress_id = :congress "

enum status account_store_tokens(struct ctx *ctx, struct token_row **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, TOKEN_SELECT "ORDER BY t.revoked_at, t.id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", TOKENS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct token_row);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = read_token(&r, i);
    }
    return ST_OK;
}

enum status account_store_token_get(struct ctx *ctx, int64_t id, struct token_row *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, TOKEN_SELECT "AND t.id = :id", B_INT("congress", ctx->congress_id),
               B_INT("id", id)));
    *out = read_token(&r, 0);
    return ST_OK;
}

enum status account_store_token_insert(struct ctx *ctx, const struct token_row *row,
                                       struct str token_hash)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO account_token (congress_id, id, account_id, name, token_hash,"
        " created_at, ends_at) VALUES (:congress, :id, :account, :name, :hash, :now, :ends)",
        B_INT("congress", ctx->congress_id), B_INT("id", row->id),
        B_INT("account", row->account_id), B_TEXT("name", row->name), B_TEXT("hash", token_hash),
        B_INT("now", ctx->now), B_ID("ends", row->ends_at)));
    TRY(event_row(ctx, "account_token", row->id));
    TRY(DB_EXEC(ctx,
                "INSERT INTO account_token_scope (congress_id, id, scopes, issued_by)"
                " VALUES (:congress, :id, :scopes, :by)",
                B_INT("congress", ctx->congress_id), B_INT("id", row->id),
                B_TEXT("scopes", row->scopes), B_ID("by", ctx->actor->account_id)));
    return event_row(ctx, "account_token_scope", row->id);
}

enum status account_store_token_used(struct ctx *ctx, int64_t id, int64_t at)
{
    return DB_EXEC(ctx,
                   "INSERT INTO account_token_use (congress_id, id, last_used_at)"
                   " VALUES (:congress, :id, :at) ON CONFLICT (congress_id, id)"
                   " DO UPDATE SET last_used_at = excluded.last_used_at",
                   B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("at", at));
}

enum status account_store_tokens_ending(struct ctx *ctx, int64_t from, int64_t until,
                                        struct token_row **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                TOKEN_SELECT "AND t.revoked_at IS NULL AND t.ends_at > :from"
                             " AND t.ends_at <= :until ORDER BY t.ends_at, t.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("from", from), B_INT("until", until),
                B_INT("most", TOKENS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct token_row);
    *out_count = r.count;
    arr_each (i, r.count) {
        (*out)[i] = read_token(&r, i);
    }
    return ST_OK;
}

enum status account_store_token_revoke(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE account_token SET revoked_at = :now WHERE congress_id = :congress"
                    " AND id = :id AND revoked_at IS NULL",
                    B_INT("now", ctx->now), B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row(ctx, "account_token", id);
}

enum status account_store_tokens_revoke(struct ctx *ctx, int64_t account_id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM account_token WHERE congress_id = :congress"
                " AND account_id = :account AND revoked_at IS NULL LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("account", account_id),
                B_INT("most", TOKENS_MAX)));
    arr_each (i, r.count) {
        TRY(account_store_token_revoke(ctx, cell_int(&r, i, 0)));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- known devices */

enum status account_store_device_known(struct ctx *ctx, struct str token_hash, int64_t account_id,
                                       bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM account_device WHERE token_hash = :hash AND account_id = :account",
                B_TEXT("hash", token_hash), B_INT("account", account_id)));
    *out = r.count > 0;
    return ST_OK;
}

enum status account_store_device_add(struct ctx *ctx, struct str token_hash, int64_t account_id)
{
    return DB_EXEC(ctx,
                   "INSERT INTO account_device (congress_id, id, account_id, token_hash,"
                   " created_at) VALUES (:congress, :id, :account, :hash, :now)"
                   " ON CONFLICT (token_hash, account_id) DO NOTHING",
                   B_INT("congress", ctx->congress_id), B_INT("id", db_new_id(ctx)),
                   B_INT("account", account_id), B_TEXT("hash", token_hash),
                   B_INT("now", ctx->now));
}

/* ---------------------------------------------------------------- failed sign-ins */

enum status account_store_attempt(struct ctx *ctx, enum attempt_kind kind, struct str key_hash,
                                  struct attempt *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT failures, last_at, until_at FROM account_attempt"
                " WHERE kind = :kind AND key_hash = :key",
                B_Z("kind", account_attempt_word(kind)), B_TEXT("key", key_hash)));
    *out = (struct attempt){0};
    if (r.count == 0)
        return ST_OK;
    *out = (struct attempt){
        .failures = account_attempt_left(kind, cell_int(&r, 0, 0), ctx->now - cell_int(&r, 0, 1)),
        .last_at = cell_int(&r, 0, 1),
        .until_at = cell_int(&r, 0, 2),
    };
    return ST_OK;
}

enum status account_store_attempt_put(struct ctx *ctx, enum attempt_kind kind, struct str key_hash,
                                      const struct attempt *in)
{
    return DB_EXEC(ctx,
                   "INSERT INTO account_attempt (congress_id, id, kind, key_hash, failures,"
                   " last_at, until_at) VALUES (0, :id, :kind, :key, :failures, :last, :until)"
                   " ON CONFLICT (kind, key_hash) DO UPDATE SET failures = excluded.failures,"
                   " last_at = excluded.last_at, until_at = excluded.until_at",
                   B_INT("id", db_new_id(ctx)), B_Z("kind", account_attempt_word(kind)),
                   B_TEXT("key", key_hash), B_INT("failures", in->failures),
                   B_INT("last", in->last_at), B_INT("until", in->until_at));
}
