// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on the table deputy_help. */
#include "modules/deputy/deputy_store_help.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { NOTED_MAX = 10000 };

static const char BOUND[] = "deputy.help";

enum status deputy_store_help(struct ctx *ctx, int64_t deputy_id, int64_t *out_version,
                              struct str *out_plain)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT version, key_id, help_sealed FROM deputy_help"
                " WHERE congress_id = :congress AND id = :id",
                B_INT("congress", ctx->congress_id), B_INT("id", deputy_id)));
    *out_version = r.count > 0 ? cell_int(&r, 0, 0) : 0;
    *out_plain = S("");
    if (r.count == 0)
        return ST_OK;
    return crypt_open_kept(ctx, cell_int(&r, 0, 1), BOUND, cell_text(&r, 0, 2), out_plain);
}

enum status deputy_store_help_set(struct ctx *ctx, int64_t deputy_id, int64_t key_id,
                                  int64_t version, struct str plain)
{
    int64_t stored;
    struct str before, sealed;

    TRY(deputy_store_help(ctx, deputy_id, &stored, &before));
    if (stored != version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    TRY(crypt_seal(ctx, key_id, BOUND, plain, &sealed));
    if (version == 0)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO deputy_help (congress_id, id, key_id, help_sealed)"
                    " VALUES (:congress, :id, :key, :help)",
                    B_INT("congress", ctx->congress_id), B_INT("id", deputy_id),
                    B_INT("key", key_id), B_SEALED("help", sealed)));
    else
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE deputy_help SET help_sealed = :help, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        B_SEALED("help", sealed), B_INT("congress", ctx->congress_id),
                        B_INT("id", deputy_id), B_INT("version", version)));
    return event_row(ctx, "deputy_help", deputy_id);
}

enum status deputy_store_help_forget(struct ctx *ctx, int64_t deputy_id)
{
    int64_t changed;

    TRY(db_exec(ctx, &changed, "DELETE FROM deputy_help WHERE congress_id = :congress AND id = :id",
                BINDS(B_INT("congress", ctx->congress_id), B_INT("id", deputy_id))));
    return changed > 0 ? event_row_gone(ctx, "deputy_help", deputy_id) : ST_OK;
}

enum status deputy_help_noted(struct ctx *ctx, int64_t **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM deputy_help WHERE congress_id = :congress"
                " AND help_sealed IS NOT NULL AND NOT EXISTS (SELECT 1 FROM deputy d"
                " WHERE d.congress_id = deputy_help.congress_id AND d.id = deputy_help.id"
                " AND d.to_on <= :today) ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "today", ctx->today),
                B_INT("most", NOTED_MAX)));
    *out = arena_array(ctx->arena, r.count, int64_t);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_int(&r, i, 0);
    return ST_OK;
}
