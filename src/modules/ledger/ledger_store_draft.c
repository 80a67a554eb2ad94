// SPDX-License-Identifier: MulanPSL-2.0
/* Drafts of definitions, and counts of entries that a new definition is about. */
#include "modules/ledger/ledger_store_draft.h"

#define COLUMNS "SELECT id, version, based_on, changed_at, kind, body, changed_by_name "

static void read_row(const struct rows *r, size_t i, struct ledger_draft *out)
{
    *out = (struct ledger_draft){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .based_on = cell_int(r, i, 2),
        .changed_at = cell_int(r, i, 3),
        .kind = cell_text(r, i, 4),
        .body = cell_text(r, i, 5),
        .changed_by_name = cell_text(r, i, 6),
    };
}

enum status ledger_store_drafts(struct ctx *ctx, struct ledger_draft **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                COLUMNS
                "FROM ledger_draft WHERE congress_id = :congress ORDER BY id DESC LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("most", LEDGER_DRAFTS)));
    *out = arena_array(ctx->arena, r.count, struct ledger_draft);
    *out_count = r.count;
    arr_each (i, r.count)
        read_row(&r, i, &(*out)[i]);
    return ST_OK;
}

enum status ledger_store_draft(struct ctx *ctx, int64_t id, struct ledger_draft *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, COLUMNS "FROM ledger_draft WHERE congress_id = :congress AND id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    read_row(&r, 0, out);
    return ST_OK;
}

enum status ledger_store_draft_of(struct ctx *ctx, struct str kind, struct ledger_draft *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, COLUMNS "FROM ledger_draft WHERE congress_id = :congress AND kind = :kind",
               B_INT("congress", ctx->congress_id), B_TEXT("kind", kind)));
    read_row(&r, 0, out);
    return ST_OK;
}

enum status ledger_store_draft_insert(struct ctx *ctx, const struct ledger_draft *row)
{
    return DB_EXEC(ctx,
                   "INSERT INTO ledger_draft (congress_id, id, kind, based_on, body, changed_at, "
                   "changed_by_name) VALUES (:congress, :id, :kind, :based_on, :body, :at, :by)",
                   B_INT("congress", ctx->congress_id), B_INT("id", row->id),
                   B_TEXT("kind", row->kind), B_ID("based_on", row->based_on),
                   B_TEXT("body", row->body), B_INT("at", ctx->now),
                   B_TEXT("by", ctx->actor->name));
}

enum status ledger_store_draft_update(struct ctx *ctx, const struct ledger_draft *row)
{
    return DB_EXEC_ONE(ctx,
                       "UPDATE ledger_draft SET based_on = :based_on, body = :body, "
                       "changed_at = :at, changed_by_name = :by, version = version + 1 "
                       "WHERE congress_id = :congress AND id = :id AND version = :version",
                       B_ID("based_on", row->based_on), B_TEXT("body", row->body),
                       B_INT("at", ctx->now), B_TEXT("by", ctx->actor->name),
                       B_INT("congress", ctx->congress_id), B_INT("id", row->id),
                       B_INT("version", row->version));
}

enum status ledger_store_draft_delete(struct ctx *ctx, int64_t id, int64_t version)
{
    return DB_EXEC_ONE(ctx,
                       "DELETE FROM ledger_draft WHERE congress_id = :congress AND id = :id AND "
                       "version = :version",
                       B_INT("congress", ctx->congress_id), B_INT("id", id),
                       B_INT("version", version));
}

/* ---------------------------------------------------------------- counts */

static enum status counted(struct ctx *ctx, const char *sql, const struct bind *binds, size_t count,
                           int64_t *out)
{
    struct rows r;

    TRY(db_one(ctx, &r, sql, binds, count));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status ledger_store_count_values(struct ctx *ctx, int64_t kind_id, struct str field,
                                      struct str value, int64_t *out)
{
    return counted(ctx,
                   "SELECT count(*) FROM ledger_entry e JOIN ledger_value v ON v.congress_id = "
                   "e.congress_id AND v.entry_id = e.id WHERE e.congress_id = :congress AND "
                   "e.kind_id = :kind AND v.field = :field AND v.text <> '' AND (:value = '' OR "
                   "v.text = :value)",
                   BINDS(B_INT("congress", ctx->congress_id), B_INT("kind", kind_id),
                         B_TEXT("field", field), B_TEXT("value", value)),
                   out);
}

enum status ledger_store_count_blank(struct ctx *ctx, int64_t kind_id, struct str field,
                                     int64_t *out)
{
    return counted(
        ctx,
        "SELECT count(*) FROM ledger_entry e WHERE e.congress_id = :congress AND "
        "e.kind_id = :kind AND NOT EXISTS (SELECT 1 FROM ledger_value v WHERE "
        "v.congress_id = e.congress_id AND v.entry_id = e.id AND v.field = :field AND "
        "v.text <> '')",
        BINDS(B_INT("congress", ctx->congress_id), B_INT("kind", kind_id), B_TEXT("field", field)),
        out);
}

enum status ledger_store_count_state(struct ctx *ctx, int64_t kind_id, struct str state,
                                     int64_t *out)
{
    return counted(
        ctx,
        "SELECT count(*) FROM ledger_entry WHERE congress_id = :congress AND kind_id = "
        ":kind AND state = :state",
        BINDS(B_INT("congress", ctx->congress_id), B_INT("kind", kind_id), B_TEXT("state", state)),
        out);
}
