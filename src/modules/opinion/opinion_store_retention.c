// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of opinions whose time is over: who raised them is forgotten. */
#include "modules/opinion/opinion_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

#define WISH "opinion_wish.wish"

enum status opinion_store_ended(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                                struct opinion_ended **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT o.id, o.number, COALESCE(c.settled_on, c.raised_on) FROM opinion o"
                " JOIN opinion_case c ON c.congress_id = o.congress_id AND c.id = o.id"
                " WHERE o.congress_id = :congress AND o.id > :after AND o.key_id IS NOT NULL"
                " AND COALESCE(c.settled_on, c.raised_on) <= :until"
                " AND c.state IN ('answered', 'rated', 'closed', 'merged', 'rejected',"
                " 'suggestion') AND (o.citizen_sealed IS NOT NULL OR o.contact_sealed IS NOT NULL"
                " OR c.address_sealed IS NOT NULL OR EXISTS (SELECT 1 FROM opinion_wish w"
                " WHERE w.congress_id = o.congress_id AND w.id = o.id)) ORDER BY o.id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("after", after),
                B_DATE(ctx->arena, "until", until), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct opinion_ended);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct opinion_ended){cell_int(&r, i, 0), cell_text(&r, i, 1), cell_date(&r, i, 2)};
    return ST_OK;
}

/* The key is one person's: it goes with the last of what he raised. */
static enum status key_gone(struct ctx *ctx, int64_t key_id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COUNT(*) FROM opinion WHERE congress_id = :congress AND key_id = :key"
               " AND (citizen_sealed IS NOT NULL OR contact_sealed IS NOT NULL)",
               B_INT("congress", ctx->congress_id), B_INT("key", key_id)));
    return cell_int(&r, 0, 0) == 0 ? crypt_key_destroy(ctx, key_id) : ST_OK;
}

enum status opinion_store_forget(struct ctx *ctx, int64_t id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "UPDATE opinion SET citizen_sealed = NULL, citizen_blind = NULL,"
                " contact_sealed = NULL, version = version + 1"
                " WHERE congress_id = :congress AND id = :id AND key_id IS NOT NULL"
                " RETURNING key_id",
                B_INT("congress", ctx->congress_id), B_INT("id", id)));
    if (r.count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(event_row(ctx, "opinion", id));
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE opinion_case SET address_sealed = NULL, contact_blind = NULL,"
                    " code_blind = NULL, pin_blind = NULL, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    TRY(event_row(ctx, "opinion_case", id));
    TRY(opinion_store_drop_wish(ctx, id));
    return key_gone(ctx, cell_int(&r, 0, 0));
}

/* ---------------------------------------------------------------- how he wants to be told */

enum status opinion_store_add_wish(struct ctx *ctx, int64_t id, int64_t key_id, struct str wish)
{
    struct str sealed;

    TRY(crypt_seal(ctx, key_id, WISH, wish, &sealed));
    TRY(DB_EXEC(ctx,
                "INSERT INTO opinion_wish (congress_id, id, key_id, wish_sealed)"
                " VALUES (:congress, :id, :key, :wish)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("key", key_id),
                B_SEALED("wish", sealed)));
    return event_row(ctx, "opinion_wish", id);
}

enum status opinion_store_wish(struct ctx *ctx, int64_t id, struct str *out)
{
    struct rows r;

    *out = S("");
    TRY(DB_ROWS(ctx, &r,
                "SELECT key_id, wish_sealed FROM opinion_wish WHERE congress_id = :congress"
                " AND id = :id",
                B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return r.count == 0 ? ST_OK
                        : crypt_open_kept(ctx, cell_int(&r, 0, 0), WISH, cell_text(&r, 0, 1), out);
}

enum status opinion_store_drop_wish(struct ctx *ctx, int64_t id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "DELETE FROM opinion_wish WHERE congress_id = :congress AND id = :id RETURNING id",
                B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return r.count == 0 ? ST_OK : event_row_gone(ctx, "opinion_wish", id);
}
