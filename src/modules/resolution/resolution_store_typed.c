// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on numbers that were typed from paper. */
#include "modules/resolution/resolution_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum status resolution_store_typed(struct ctx *ctx, int64_t doc_id, struct resolution_typed *out)
{
    struct rows r;

    *out = (struct resolution_typed){0};
    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, typed_at, typed_by, checked_at, checked_by, passed_on,"
                " passed_by, typer, checker, vote_yes, vote_no, vote_abstain, vote_present,"
                " vote_all FROM resolution_typed WHERE congress_id = :congress AND doc_id = :doc"
                " LIMIT 1",
                B_INT("congress", ctx->congress_id), B_INT("doc", doc_id)));
    if (r.count == 0)
        return ST_OK;
    *out = (struct resolution_typed){
        .id = cell_int(&r, 0, 0),
        .version = cell_int(&r, 0, 1),
        .doc_id = doc_id,
        .typed_at = cell_int(&r, 0, 2),
        .typed_by = cell_int(&r, 0, 3),
        .checked_at = cell_int(&r, 0, 4),
        .checked_by = cell_int(&r, 0, 5),
        .on = cell_date(&r, 0, 6),
        .by = cell_text(&r, 0, 7),
        .typer = cell_text(&r, 0, 8),
        .checker = cell_text(&r, 0, 9),
        .vote = {.counted = true,
                 .yes = (uint32_t)cell_int(&r, 0, 10),
                 .no = (uint32_t)cell_int(&r, 0, 11),
                 .abstain = (uint32_t)cell_int(&r, 0, 12),
                 .present = (uint32_t)cell_int(&r, 0, 13),
                 .all = (uint32_t)cell_int(&r, 0, 14)},
    };
    return ST_OK;
}

#define TYPED_BINDS(ctx, t)                                                                        \
    B_INT("congress", (ctx)->congress_id), B_DATE((ctx)->arena, "on", (t)->on),                    \
        B_TEXT("by", (t)->by), B_INT("yes", (t)->vote.yes), B_INT("no", (t)->vote.no),             \
        B_INT("abstain", (t)->vote.abstain), B_INT("present", (t)->vote.present),                  \
        B_INT("all", (t)->vote.all), B_INT("typed_at", (t)->typed_at),                             \
        B_INT("typed_by", (t)->typed_by), B_TEXT("typer", (t)->typer),                             \
        B_ID("checked_at", (t)->checked_at), B_ID("checked_by", (t)->checked_by),                  \
        B_OPT("checker", (t)->checker)

enum status resolution_store_typed_put(struct ctx *ctx, const struct resolution_typed *t)
{
    const int64_t id = t->id != 0 ? t->id : db_new_id(ctx);

    if (t->id == 0)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO resolution_typed (congress_id, id, doc_id, passed_on, passed_by,"
                    " vote_yes, vote_no, vote_abstain, vote_present, vote_all, typed_at, typed_by,"
                    " typer, checked_at, checked_by, checker) VALUES (:congress, :id, :doc, :on,"
                    " :by, :yes, :no, :abstain, :present, :all, :typed_at, :typed_by, :typer,"
                    " :checked_at, :checked_by, :checker)",
                    TYPED_BINDS(ctx, t), B_INT("id", id), B_INT("doc", t->doc_id)));
    else
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE resolution_typed SET passed_on = :on, passed_by = :by,"
                        " vote_yes = :yes, vote_no = :no, vote_abstain = :abstain,"
                        " vote_present = :present, vote_all = :all, typed_at = :typed_at,"
                        " typed_by = :typed_by, typer = :typer, checked_at = :checked_at,"
                        " checked_by = :checked_by, checker = :checker, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        TYPED_BINDS(ctx, t), B_INT("id", id), B_INT("version", t->version)));
    return event_row(ctx, "resolution_typed", id);
}

enum status resolution_store_typed_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM resolution_typed WHERE congress_id = :congress AND id = :id",
                    B_INT("congress", ctx->congress_id), B_INT("id", id)));
    return event_row_gone(ctx, "resolution_typed", id);
}

enum status resolution_store_typed_waiting(struct ctx *ctx, int64_t not_by, int64_t **out,
                                           size_t *out_count)
{
    enum { WAITING_MAX = 200 };
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT t.doc_id FROM resolution_typed t JOIN resolution_doc d"
                " ON d.congress_id = t.congress_id AND d.id = t.doc_id"
                " WHERE t.congress_id = :congress AND t.checked_at IS NULL"
                " AND d.state = 'review' AND t.typed_by <> :by ORDER BY t.id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("by", not_by),
                B_INT("most", WAITING_MAX)));
    *out = arena_array(ctx->arena, r.count, int64_t);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_int(&r, i, 0);
    return ST_OK;
}
