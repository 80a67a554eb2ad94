// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of the second step at sign-in. */
#include "modules/account/account_store_totp.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { CODES_MAX = 100, ROLES_MAX = 50 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define ACCOUNT  B_INT("account", account_id)
#define NOW      B_INT("now", ctx->now)

static const char SECRET[] = "account.totp";

/* ---------------------------------------------------------------- the secret */

enum status account_store_totp(struct ctx *ctx, int64_t account_id, int64_t key_id,
                               struct totp_row *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT t.secret_sealed, t.confirmed_at, s.step FROM account_totp t"
               " LEFT JOIN account_totp_step s ON s.congress_id = t.congress_id AND s.id = t.id"
               " WHERE t.congress_id = :congress AND t.id = :account",
               CONGRESS, ACCOUNT));
    *out = (struct totp_row){.confirmed = !cell_null(&r, 0, 1), .last_step = cell_int(&r, 0, 2)};
    return crypt_open(ctx, key_id, SECRET, cell_text(&r, 0, 0), &out->secret);
}

enum status account_store_totp_on(struct ctx *ctx, int64_t account_id, bool *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT t.id FROM account a JOIN account_totp t ON t.congress_id = a.congress_id"
                " AND t.id = a.id WHERE a.id = :account AND t.confirmed_at IS NOT NULL",
                ACCOUNT));
    *out = r.count != 0;
    return ST_OK;
}

enum status account_store_totp_start(struct ctx *ctx, int64_t account_id, int64_t key_id,
                                     struct str secret)
{
    struct str sealed;

    TRY(crypt_seal(ctx, key_id, SECRET, secret, &sealed));
    TRY(DB_EXEC(ctx,
                "INSERT INTO account_totp (congress_id, id, secret_sealed, started_at)"
                " VALUES (:congress, :account, :secret, :now) ON CONFLICT (congress_id, id)"
                " DO UPDATE SET secret_sealed = excluded.secret_sealed,"
                " started_at = excluded.started_at, confirmed_at = NULL",
                CONGRESS, ACCOUNT, NOW, B_SEALED("secret", sealed)));
    return event_row(ctx, "account_totp", account_id);
}

enum status account_store_totp_confirm(struct ctx *ctx, int64_t account_id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE account_totp SET confirmed_at = :now WHERE congress_id = :congress"
                    " AND id = :account AND confirmed_at IS NULL",
                    CONGRESS, ACCOUNT, NOW));
    return event_row(ctx, "account_totp", account_id);
}

enum status account_store_totp_step(struct ctx *ctx, int64_t account_id, int64_t step)
{
    return DB_EXEC_ONE(ctx,
                       "INSERT INTO account_totp_step (congress_id, id, step)"
                       " VALUES (:congress, :account, :step) ON CONFLICT (congress_id, id)"
                       " DO UPDATE SET step = excluded.step"
                       " WHERE account_totp_step.step < excluded.step",
                       CONGRESS, ACCOUNT, B_INT("step", step));
}

enum status account_store_totp_drop(struct ctx *ctx, int64_t account_id, bool *out_any)
{
    int64_t gone;

    TRY(account_store_codes_drop(ctx, account_id));
    TRY(DB_EXEC(ctx,
                "DELETE FROM account_totp_step WHERE congress_id = :congress AND id = :account",
                CONGRESS, ACCOUNT));
    TRY(db_exec(ctx, &gone,
                "DELETE FROM account_totp WHERE congress_id = :congress AND id = :account",
                BINDS(CONGRESS, ACCOUNT)));
    *out_any = gone != 0;
    return gone != 0 ? event_row_gone(ctx, "account_totp", account_id) : ST_OK;
}

/* ---------------------------------------------------------------- recovery codes */

enum status account_store_codes_drop(struct ctx *ctx, int64_t account_id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM account_totp_code WHERE congress_id = :congress"
                " AND account_id = :account LIMIT :most",
                CONGRESS, ACCOUNT, B_INT("most", CODES_MAX)));
    arr_each (i, r.count) {
        TRY(DB_EXEC_ONE(ctx,
                        "DELETE FROM account_totp_code WHERE congress_id = :congress AND id = :id",
                        CONGRESS, B_INT("id", cell_int(&r, i, 0))));
        TRY(event_row_gone(ctx, "account_totp_code", cell_int(&r, i, 0)));
    }
    return ST_OK;
}

enum status account_store_code_add(struct ctx *ctx, int64_t account_id, struct str hash)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO account_totp_code (congress_id, id, account_id, code_hash)"
                " VALUES (:congress, :id, :account, :hash)",
                CONGRESS, ACCOUNT, B_INT("id", id), B_TEXT("hash", hash)));
    return event_row(ctx, "account_totp_code", id);
}

enum status account_store_code_use(struct ctx *ctx, int64_t account_id, struct str hash)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id FROM account_totp_code WHERE congress_id = :congress"
               " AND account_id = :account AND code_hash = :hash AND used_at IS NULL",
               CONGRESS, ACCOUNT, B_TEXT("hash", hash)));
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE account_totp_code SET used_at = :now WHERE congress_id = :congress"
                    " AND id = :id AND used_at IS NULL",
                    CONGRESS, NOW, B_INT("id", cell_int(&r, 0, 0))));
    return event_row(ctx, "account_totp_code", cell_int(&r, 0, 0));
}

enum status account_store_codes_left(struct ctx *ctx, int64_t account_id, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*) FROM account_totp_code WHERE congress_id = :congress"
               " AND account_id = :account AND used_at IS NULL",
               CONGRESS, ACCOUNT));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

/* ---------------------------------------------------------------- roles that want it */

enum status account_store_role_second_set(struct ctx *ctx, struct str role, bool required)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "INSERT INTO account_role_second (congress_id, id, role, required)"
                " VALUES (:congress, :id, :role, :on) ON CONFLICT (congress_id, role)"
                " DO UPDATE SET required = excluded.required RETURNING id",
                CONGRESS, B_INT("id", db_new_id(ctx)), B_TEXT("role", role),
                B_BOOL("on", required)));
    return event_row(ctx, "account_role_second", cell_int(&r, 0, 0));
}

enum status account_store_roles_second(struct ctx *ctx, struct str **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT role FROM account_role_second WHERE congress_id = :congress"
                " AND required = 1 ORDER BY role LIMIT :most",
                CONGRESS, B_INT("most", ROLES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_text(&r, i, 0);
    return ST_OK;
}

/* ---------------------------------------------------------------- between the steps */

enum status account_store_second_add(struct ctx *ctx, const struct second_row *row,
                                     struct str token_hash)
{
    TRY(DB_EXEC(ctx, "DELETE FROM account_second WHERE ends_at < :now", NOW));
    return DB_EXEC(ctx,
                   "INSERT INTO account_second (congress_id, id, account_id, slip_id, token_hash,"
                   " ends_at) VALUES (:congress, :id, :account, :slip, :hash, :ends)",
                   CONGRESS, B_INT("id", db_new_id(ctx)), B_INT("account", row->account_id),
                   B_ID("slip", row->slip_id), B_TEXT("hash", token_hash),
                   B_INT("ends", row->ends_at));
}

enum status account_store_second_by_token(struct ctx *ctx, struct str token_hash,
                                          struct second_row *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, congress_id, account_id, slip_id, ends_at FROM account_second"
               " WHERE token_hash = :hash",
               B_TEXT("hash", token_hash)));
    *out = (struct second_row){.id = cell_int(&r, 0, 0),
                               .congress_id = cell_int(&r, 0, 1),
                               .account_id = cell_int(&r, 0, 2),
                               .slip_id = cell_int(&r, 0, 3),
                               .ends_at = cell_int(&r, 0, 4)};
    return ST_OK;
}

enum status account_store_second_use(struct ctx *ctx, int64_t id)
{
    return DB_EXEC_ONE(ctx, "DELETE FROM account_second WHERE congress_id = :congress AND id = :id",
                       CONGRESS, B_INT("id", id));
}
