// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on one-time codes. */
#include "modules/vote/vote_store_code.h"
#include "platform/db.h"
#include "platform/event.h"

enum { VOTES_MAX = 20 };

enum status vote_store_code_add(struct ctx *ctx, const struct vote_code *code)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO vote_code (congress_id, id, panel, panel_id, account_id, deputy_id,"
                " name, hash, ended) VALUES (:congress, :id, :panel, :panel_id, :account, :deputy,"
                " :name, :hash, 0)",
                B_INT("congress", ctx->congress_id), B_INT("id", id), B_TEXT("panel", code->panel),
                B_INT("panel_id", code->panel_id), B_ID("account", code->account_id),
                B_ID("deputy", code->deputy_id), B_TEXT("name", code->name),
                B_TEXT("hash", code->hash)));
    return event_row(ctx, "vote_code", id);
}

enum status vote_store_codes_end(struct ctx *ctx, struct str panel, int64_t panel_id)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "UPDATE vote_code SET ended = 1, version = version + 1"
                " WHERE congress_id = :congress AND panel = :panel AND panel_id = :panel_id"
                " AND ended = 0 RETURNING id",
                B_INT("congress", ctx->congress_id), B_TEXT("panel", panel),
                B_INT("panel_id", panel_id)));
    arr_each (i, r.count)
        TRY(event_row(ctx, "vote_code", cell_int(&r, i, 0)));
    return ST_OK;
}

enum status vote_store_code_find(struct ctx *ctx, struct str hash, struct vote_code *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT congress_id, id, panel, panel_id, account_id, deputy_id, name FROM vote_code"
               " WHERE hash = :hash AND ended = 0",
               B_TEXT("hash", hash)));
    *out = (struct vote_code){
        .congress_id = cell_int(&r, 0, 0),
        .id = cell_int(&r, 0, 1),
        .panel = cell_text(&r, 0, 2),
        .panel_id = cell_int(&r, 0, 3),
        .account_id = cell_int(&r, 0, 4),
        .deputy_id = cell_int(&r, 0, 5),
        .name = cell_text(&r, 0, 6),
        .hash = hash,
    };
    return ST_OK;
}

enum status vote_store_code_votes(struct ctx *ctx, const struct vote_code *code,
                                  struct vote_code_vote **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT v.id, w.id, w.present, c.id FROM vote v"
                " JOIN vote_voter w ON w.congress_id = v.congress_id AND w.vote_id = v.id"
                " LEFT JOIN vote_cast c ON c.congress_id = w.congress_id AND c.id = w.id"
                " WHERE v.congress_id = :congress AND v.state = 'open' AND v.method = 'device'"
                " AND ((:panel = 'vote' AND v.id = :panel_id)"
                "      OR (v.panel = :panel AND v.panel_id = :panel_id))"
                " AND (w.account_id = :account OR w.deputy_id = :deputy"
                "      OR (:nobody = 1 AND w.account_id IS NULL AND w.deputy_id IS NULL"
                "          AND w.name = :name))"
                " ORDER BY v.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_TEXT("panel", code->panel),
                B_INT("panel_id", code->panel_id), B_INT("account", code->account_id),
                B_INT("deputy", code->deputy_id),
                B_BOOL("nobody", code->account_id == 0 && code->deputy_id == 0),
                B_TEXT("name", code->name), B_INT("most", VOTES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct vote_code_vote);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct vote_code_vote){
            .vote_id = cell_int(&r, i, 0),
            .voter_id = cell_int(&r, i, 1),
            .present = cell_int(&r, i, 2) != 0,
            .voted = !cell_null(&r, i, 3),
        };
    return ST_OK;
}
